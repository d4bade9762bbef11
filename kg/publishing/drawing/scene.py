"""What a picture shows, before it is drawn: actors with places and sizes, ties with widths and names, title and caption."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.publishing.alliances import kinds
from kg.publishing.drawing.layout import Box, Place, curve, label_sides, positions
from kg.publishing.drawing.look import day, group_of, look, word

if TYPE_CHECKING:
    import networkx

LINE = 17.0
"""Height of a line of a label, in points."""
_LETTER = {True: 9.0, False: 7.6}  # of bold letters and others, rather too wide than too narrow
_WRAP, _LONGEST = 17, 46


@dataclass(frozen=True, slots=True)
class Actor:
    """A node: place and diameter in points, y downwards; labels by language, broken into lines, and where each stands."""

    iri: str
    labels: Mapping[str, str]
    sides: Mapping[str, str]
    kind: str
    group: str
    iso3: str
    count: int
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Tie:
    """An edge: how far it bends aside, width in points, names of its acts by language, and what the network knows of it."""

    source: str
    target: str
    sign: int
    claim: bool
    mutual: bool
    bend: float
    width: float
    labels: Mapping[str, str]
    data: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a picture shows. Titles and captions are by language."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    titles: Mapping[str, str]
    captions: Mapping[str, tuple[str, ...]]
    facts: Mapping[str, Any]


def scene(
    network: networkx.MultiDiGraph, *, title: str = "", top: int | None = None, languages: tuple[str, ...] = ("ar", "en")
) -> Scene:
    """Lays a network out.

    Args:
        network: see `kg.publishing.alliances.alliances`.
        title: stands above in every language; without one the usual title does.
        top: keep only so many actors, those with the most interactions, and of them those that are tied to another one kept.
        languages: labels that must find room.
    """
    import networkx

    kept = busiest(network, top)
    counts = _counts(kept)
    sizes = {iri: round(min(58.0, 20 + 6 * math.sqrt(counts[iri])), 2) for iri in kept}
    labels = {iri: {lang: _lines(str(node[lang])) for lang in look()["words"]} for iri, node in kept.nodes(data=True)}
    plain = networkx.Graph()
    plain.add_nodes_from(kept)
    sums: Counter[tuple[str, str]] = Counter()
    for source, target, edge in kept.edges(data=True):
        pair = (min(source, target), max(source, target))
        sums[pair] += edge["weight"]
        plain.add_edge(*pair, sign=(sums[pair] > 0) - (sums[pair] < 0))
    bold = {iri: group_of(kind) == "state" for iri, kind in kept.nodes(data="kind")}
    extents = {lang: {iri: _extent(labels[iri][lang], bold[iri]) for iri in kept} for lang in look()["words"]}
    boxes = {iri: _box([extents[lang][iri] for lang in languages], sizes[iri]) for iri in kept}
    places = positions(plain, boxes)
    edges = sorted(kept.edges(keys=True, data=True), key=lambda it: it[:3])
    bends = _bends([(source, target) for source, target, _, _ in edges])
    ways = [curve(places[source], places[target], bend) for (source, target, _, _), bend in zip(edges, bends, strict=True)]
    sides = {lang: _sides(places, sizes, extents[lang], ways) for lang in extents}
    actors = [
        Actor(
            iri, labels[iri], {lang: sides[lang][iri] for lang in sides}, node["kind"], group_of(node["kind"]), node["iso3"],
            counts[iri], round(places[iri][0], 1), round(places[iri][1], 1), sizes[iri],
        )
        for iri, node in sorted(kept.nodes(data=True))
    ]  # fmt: skip
    ties = [
        Tie(source, target, edge["sign"], edge["claim"], edge["mutual"], bend, _width(edge), acts(edge["classes"]), edge)
        for (source, target, _, edge), bend in zip(edges, bends, strict=True)
    ]
    titles = {lang: title or word("title", lang) for lang in look()["words"]}
    return Scene(tuple(actors), tuple(ties), titles, {lang: _caption(network, kept, lang) for lang in titles}, network.graph)


def busiest(network: networkx.MultiDiGraph, top: int | None) -> networkx.MultiDiGraph:
    """The part of a network between the actors with the most interactions; the whole where it has no more than `top`."""
    if top is None or len(network) <= top:
        return network
    counts = _counts(network)
    kept = network.subgraph(sorted(network, key=lambda iri: (-counts[iri], iri))[:top])
    tied = [iri for iri in kept if kept.degree(iri)]
    return kept.subgraph(tied or list(kept))


def acts(classes: Mapping[str, int], *, most: int = 2) -> dict[str, str]:
    """The names of a tie's acts by language, the commonest first: `مساعدة ×2، دعم`."""
    found = {}
    for lang in look()["words"]:
        names = [kinds()[name].labels.get(lang, name) + (f" ×{count}" if count > 1 else "") for name, count in classes.items()]
        found[lang] = word("and", lang).join(names[:most]) + (" …" if len(names) > most else "")
    return found


def _counts(network: networkx.MultiDiGraph) -> Counter[str]:
    counts: Counter[str] = Counter()
    for source, target, count in network.edges(data="count"):
        counts[source] += count
        counts[target] += count
    return counts


def _width(edge: Mapping[str, Any]) -> float:
    width = 1.4 + 1.1 * math.log2(1 + abs(edge["weight"]) / 2) if edge["sign"] else 1.2 + 0.5 * math.log2(edge["count"])
    return round(min(width, 7.0), 2)


def _lines(label: str) -> str:
    """A label broken at blanks, cut where it is very long."""
    label = " ".join(label.split())
    label = label if len(label) <= _LONGEST else label[: _LONGEST - 1].rstrip() + "…"
    lines = [""]
    for part in label.split(" "):
        if lines[-1] and len(lines[-1]) + 1 + len(part) > _WRAP:
            lines.append(part)
        else:
            lines[-1] = f"{lines[-1]} {part}".strip()
    return "\n".join(lines)


def _extent(label: str, bold: bool) -> tuple[float, float]:
    """About how wide and high a label is."""
    lines = label.split("\n")
    return max(map(len, lines)) * _LETTER[bold], len(lines) * LINE


def _box(extents: Sequence[tuple[float, float]], size: float) -> Box:
    return max(size, *(wide for wide, _ in extents)) + 4, size / 2 + 3, size / 2 + 5 + max(high for _, high in extents)


def _sides(
    places: Mapping[str, Place], sizes: Mapping[str, float], extents: Mapping[str, Place], ways: list[Any]
) -> dict[str, str]:
    import numpy

    points = numpy.concatenate(ways) if ways else numpy.zeros((0, 2))
    return label_sides({iri: (places[iri], sizes[iri], extents[iri]) for iri in places}, points)


def _bends(ends: list[tuple[str, str]]) -> list[float]:
    """How far each tie bends aside, so that all ties between two actors can be told apart."""
    between: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, (source, target) in enumerate(ends):
        between[min(source, target), max(source, target)].append(number)
    found = [0.0] * len(ends)
    for (first, _), several in between.items():
        for place, number in enumerate(several):
            bend = 0.09 if len(several) == 1 else (place - (len(several) - 1) / 2) * min(0.3, 0.9 / len(several))
            found[number] = bend if ends[number][0] == first else -bend
    return found


def _caption(network: networkx.MultiDiGraph, kept: networkx.MultiDiGraph, lang: str) -> tuple[str, ...]:
    facts = network.graph
    first, last = facts.get("first"), facts.get("last")
    period = day(first, lang) if first == last else f"{day(first, lang)} – {day(last, lang)}"
    of, several = word("of", lang), len(kept) < len(network)
    actors = f"{len(kept)} {of} {len(network)} ({word('most', lang)})" if several else str(len(network))
    ties, all_ties = kept.number_of_edges(), network.number_of_edges()
    return (
        f"{word('period', lang)}: {period}",
        f"{word('actors', lang)}: {actors}",
        f"{word('ties', lang)}: {f'{ties} {of} {all_ties}' if ties < all_ties else ties}",
        f"{word('documents', lang)}: {facts.get('documents', 0)}",
        word("claimed" if facts.get("claims") else "asserted", lang),
    )
