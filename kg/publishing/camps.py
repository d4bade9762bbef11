"""Figures of the alliance graph as a signed network: settled or not, who camps with whom, who stands between.

ties(network)       one signed tie a pair             blocs(network)      camps
balance(network)    friends of friends are friends    brokers(network)    go-betweens
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx


@dataclass(frozen=True, slots=True)
class Balance:
    """How far a network is one of «the friend of my friend is my friend» (structural balance: Cartwright and Harary, 1956).

    Attributes:
        balanced: triangles whose signs multiply to plus: three friends, or two against one.
        unbalanced: the other triangles, where somebody is the friend of an enemy's enemy and yet his enemy.
    """

    balanced: int
    unbalanced: int

    @property
    def share(self) -> float | None:
        """The part of triangles that is balanced, 0 to 1; None where there is no triangle."""
        total = self.balanced + self.unbalanced
        return self.balanced / total if total else None


def ties(network: networkx.MultiDiGraph) -> networkx.Graph:
    """The network without direction, sign and standing: one tie a pair, `weight` the sum of all asserted acts between the two."""
    import networkx

    plain = networkx.Graph()
    plain.add_nodes_from(network)
    for source, target, edge in network.edges(data=True):
        if edge["sign"] and not edge["claim"]:
            before = plain.get_edge_data(source, target, {"weight": 0.0})["weight"]
            plain.add_edge(source, target, weight=before + edge["weight"])
    plain.remove_edges_from([pair for *pair, weight in plain.edges(data="weight") if not weight])
    return plain


def balance(network: networkx.MultiDiGraph) -> Balance:
    """Counts balanced and unbalanced triangles: few unbalanced ones mean that the camps are settled."""
    plain = ties(network)
    place = {actor: number for number, actor in enumerate(plain)}
    counted: Counter[bool] = Counter()
    for first in plain:
        later = [actor for actor in plain[first] if place[actor] > place[first]]
        for second, third in combinations(later, 2):
            if plain.has_edge(second, third):
                weights = [plain[a][b]["weight"] for a, b in ((first, second), (second, third), (first, third))]
                counted[sum(weight < 0 for weight in weights) % 2 == 0] += 1
    return Balance(counted[True], counted[False])


def blocs(network: networkx.MultiDiGraph) -> list[tuple[str, ...]]:
    """Camps: actors grouped so that friendly acts fall inside and hostile ones between, as far as merging step by step finds.

    Starts from single actors and joins the two groups with the greatest positive sum of weights between them until none is left
    (greedy correlation clustering; Bansal, Blum and Chawla, 2004). Largest first; actors without a camp are left out.
    """
    groups: dict[str, tuple[str, ...]] = {actor: (actor,) for actor in network}
    between: dict[str, dict[str, float]] = defaultdict(dict)
    for one, other, weight in ties(network).edges(data="weight"):
        between[one][other] = between[other][one] = weight
    while True:
        friendly = [(-weight, one, other) for one, row in between.items() for other, weight in row.items() if weight > 0]
        if not friendly:
            break
        _, one, other = min(friendly)
        groups[one] += groups.pop(other)
        for neighbour, weight in between.pop(other).items():
            del between[neighbour][other]
            if neighbour != one:
                between[one][neighbour] = between[neighbour][one] = between[one].get(neighbour, 0.0) + weight
    found = [tuple(sorted(members)) for members in groups.values() if len(members) > 1]
    return sorted(found, key=lambda members: (-len(members), members))


def brokers(network: networkx.MultiDiGraph, *, limit: int = 10) -> list[tuple[str, float]]:
    """Go-betweens: actors on the shortest friendly ways between others (betweenness, 0 to 1), the strongest first."""
    import networkx

    friendly = networkx.Graph()
    for one, other, weight in ties(network).edges(data="weight"):
        if weight > 0:
            friendly.add_edge(one, other, far=1 / weight)
    scores = networkx.betweenness_centrality(friendly, weight="far")
    ranked = sorted(((actor, round(score, 4)) for actor, score in scores.items() if score > 0), key=lambda it: (-it[1], it[0]))
    return ranked[:limit]
