"""The alliance graph: who stands with whom and who against whom, as a signed, weighted networkx graph.

    network = alliances(graph)                          # what reporters assert
    network = alliances(graph, claims=True)             # and what others only claim, marked as such
    network = alliances(graph, by_state=True)           # ministers, armies and peoples count as their states

Every interaction with a target that is not negated counts. Its sign and weight are those of its class in the ontology
(`kg:weight`, after Goldstein 1992), so a new class of interaction needs no line here. Its figures are in `camps.py`, its
pictures in `drawing/`.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, RdfFormat, Store, parse

from kg import resources
from kg.model import ACTOR_KINDS
from kg.publishing.queries import Graph, asker
from kg.publishing.vocabulary import KG, OWL, RDF, RDFS

if TYPE_CHECKING:
    import networkx

SIGNS: Mapping[int, str] = MappingProxyType({1: "positive", -1: "negative", 0: "neutral"})
"""Sign of an edge -> its name, which is also the edge's key (with `-claimed` where it is only claimed)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A class of interactions, as the ontology describes it.

    Attributes:
        name: local name, `Support`.
        weight: from -10 (fighting) to 10 (closest cooperation); 0 where the act says nothing of the relation.
        quad: quad class, `VerbalCooperation` and the like.
        parent: the class it refines, or empty.
        mutual: whether both parties do it alike (its direct property is symmetric).
        labels: by language, `ar` and `en`.
    """

    name: str
    weight: float
    quad: str = ""
    parent: str = ""
    mutual: bool = False
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)

    @property
    def sign(self) -> int:
        """1, -1 or 0: the sign of the weight."""
        return (self.weight > 0) - (self.weight < 0)


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence that supports an edge.

    Attributes:
        interaction: IRI of the interaction.
        kind: local name of its class.
        text: the sentence's words; empty where the graph does not keep them.
        marks: (begin, end, role) in code points of `text`, in order; roles are `cue`, `source`, `target`, `speaker`.
        source, target: IRIs of the actors as they were read, before any folding.
        document: IRI of the document, with its title, publisher and address where known.
        date: day of the interaction, else of the document.
        sentence: number of the sentence in the document.
        cue: the words that say what happened.
        speakers: IRIs of those who claim it; empty when the reporter says it.
    """

    interaction: str
    kind: str
    source: str
    target: str
    document: str
    text: str = ""
    marks: tuple[tuple[int, int, str], ...] = ()
    title: str = ""
    publisher: str = ""
    url: str = ""
    date: date | None = None
    sentence: int = 0
    cue: str = ""
    speakers: tuple[str, ...] = ()


@cache
def _ontology() -> Store:
    store = Store()
    store.extend(parse(path=str(resources.path("ontology", "geokg.ttl")), format=RdfFormat.TURTLE))
    return store


def _labels(node: NamedNode) -> dict[str, str]:
    found = [quad.object for quad in _ontology().quads_for_pattern(node, RDFS.label, None)]
    return {label.language: label.value for label in found if isinstance(label, Literal) and label.language}


@cache
def kinds() -> Mapping[str, Kind]:
    """Every class of interactions by its local name, read from the ontology.

    Example:
        >>> kinds()["Assault"].sign
        -1
    """
    store = _ontology()

    def one(subject: NamedNode, predicate: NamedNode) -> Any:
        return next((quad.object for quad in store.quads_for_pattern(subject, predicate, None)), None)

    symmetric = NamedNode(f"{OWL.iri}SymmetricProperty")
    found: dict[str, Kind] = {}
    for quad in store.quads_for_pattern(None, KG.weight, None):
        if isinstance(node := quad.subject, NamedNode) and (quad_class := one(node, KG.quadClass)) is not None:
            edge, parent = one(node, KG.directProperty), one(node, RDFS.subClassOf)
            name = _local(node.value)
            found[name] = Kind(
                name,
                float(cast(Literal, quad.object).value),
                _local(quad_class.value),
                "" if parent in (None, KG.Interaction) else _local(parent.value),
                edge is not None and next(store.quads_for_pattern(edge, RDF.type, symmetric), None) is not None,
                _labels(node),
            )
    return MappingProxyType(dict(sorted(found.items())))


def alliances(
    graph: Graph,
    *,
    claims: bool = False,
    by_state: bool = False,
    neutral: bool = True,
    since: date | None = None,
    until: date | None = None,
) -> networkx.MultiDiGraph:
    """The signed, weighted graph of actors.

    Args:
        graph: a `kg.Graph`, a store, or an rdflib graph.
        claims: also take what is only attributed to someone; such edges stay apart and carry `claim`.
        by_state: let persons, bodies, forces and peoples count as the state they act for (`kg:actsFor`), where that is one.
            What then happens inside one state is left out.
        neutral: also take interactions that weigh nothing, such as requests.
        since, until: first and last day; without a date an interaction is then left out.

    Returns:
        A MultiDiGraph. Nodes are IRIs with `ar`, `en` (labels), `kind`, `iso3`. There is one edge for each ordered pair, sign
        and standing, its key `positive`, `negative`, `neutral` or the same with `-claimed`, with
        `sign` (1, -1, 0), `weight` (sum over interactions), `count`, `classes` (name -> count), `claim`, `mutual` (whether
        all its acts are, like a meeting, of both), `passages` (see `Passage`).
        `network.graph` tells `interactions`, `documents`, `first`, `last`, `claims`, `by_state`, and in `actors` the attributes
        of everybody the passages name, nodes or not.

    Example:
        >>> alliances(kg.Graph.load("graph.ttl")).edges(data="weight")                            # doctest: +SKIP
    """
    import networkx

    found = _Reader(graph)
    homes = found.homes if by_state else {}
    passages: dict[tuple[str, str, str], list[Passage]] = defaultdict(list)
    for passage in found.passages():
        kind = kinds()[passage.kind]
        source, target = homes.get(passage.source, passage.source), homes.get(passage.target, passage.target)
        if source == target or (passage.speakers and not claims) or not (kind.sign or neutral) or _outside(passage, since, until):
            continue
        key = SIGNS[kind.sign] + ("-claimed" if passage.speakers else "")
        passages[source, target, key].append(passage)
    network = networkx.MultiDiGraph(name="alliances")
    for iri in sorted({actor for source, target, _ in passages for actor in (source, target)}):
        network.add_node(iri, **found.actor(iri))
    for (source, target, key), seen in sorted(passages.items()):
        seen.sort(key=lambda it: (it.date or date.max, it.document, it.sentence, it.interaction, it.marks))
        network.add_edge(source, target, key=key, **_edge(seen))
    every = [passage for seen in passages.values() for passage in seen]
    days = sorted({passage.date for passage in every if passage.date})
    named = {iri for passage in every for iri in (passage.source, passage.target, *passage.speakers)}
    network.graph.update(
        actors={iri: found.actor(iri) for iri in sorted(named)},
        interactions=len({passage.interaction for passage in every}),
        documents=len({passage.document for passage in every}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        claims=claims,
        by_state=by_state,
    )
    return network


def _edge(passages: list[Passage]) -> dict[str, Any]:
    """The attributes of one edge; an interaction counts once, however many sentences tell it."""
    kind_of = {passage.interaction: kinds()[passage.kind] for passage in passages}
    counted = Counter(kind.name for kind in kind_of.values())
    return {
        "sign": next(iter(kind_of.values())).sign,
        "weight": round(sum(kind.weight for kind in kind_of.values()), 3),
        "count": len(kind_of),
        "classes": dict(sorted(counted.items(), key=lambda it: (-it[1], it[0]))),
        "claim": bool(passages[0].speakers),
        "mutual": all(kind.mutual for kind in kind_of.values()),
        "passages": tuple(passages),
    }


def _outside(passage: Passage, since: date | None, until: date | None) -> bool:
    if since is None and until is None:
        return False
    return passage.date is None or (since is not None and passage.date < since) or (until is not None and passage.date > until)


class _Reader:
    """What the alliance graph takes from a graph, in a handful of queries."""

    def __init__(self, graph: Graph) -> None:
        self._ask = asker(graph)
        names = " ".join(f"kg:{kind}" for kind in ACTOR_KINDS)
        self._kinds = self._by_subject(f"SELECT ?x ?y {{ VALUES ?y {{ {names} }} ?x a ?y }}")
        self._iso3 = self._by_subject("SELECT ?x ?y { ?x kg:iso3 ?y }")
        self._labels: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for row in self._rows("SELECT DISTINCT ?x ?y { ?x rdfs:label ?y }"):
            self._labels[row["x"].value][row["y"].language or ""].append(row["y"].value)
        homes = self._by_subject("SELECT ?x ?y { ?x kg:actsFor ?y }")
        self.homes = {actor: states[0] for actor, states in homes.items() if len(states) == 1}

    def actor(self, iri: str) -> dict[str, str]:
        """The attributes of a node."""
        if iri == KG.UnnamedReports.value:
            return {**_labels(KG.UnnamedReports), "kind": "UnnamedSource", "iso3": ""}
        labels = self._labels.get(iri, {})
        given = {language: min(labels[language]) for language in ("ar", "en", "") if labels.get(language)}
        last = next(iter(given.values()), iri.rpartition("/")[2])
        kind, iso3 = self._kinds.get(iri, ["OtherActor"]), self._iso3.get(iri, [""])
        return {"ar": given.get("ar", last), "en": given.get("en", last), "kind": _local(kind[0]), "iso3": iso3[0]}

    def passages(self) -> Iterator[Passage]:
        """Every place that supports an interaction which has a target and is not negated; one without words if it has none."""
        documents = self._documents()
        evidence = self._evidence()
        facts: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        asked = """SELECT DISTINCT ?i ?class ?source ?target ?document ?speaker ?date ?during {
            ?i kg:target ?target ; kg:source ?source ; kg:document ?document ; a ?class .
            FILTER NOT EXISTS { ?i kg:negated true }
            OPTIONAL { ?i kg:attributedTo ?speaker } OPTIONAL { ?i kg:date ?date } OPTIONAL { ?i kg:during ?during } }"""
        for row in self._rows(asked):
            for name, term in row.items():
                facts[row["i"].value][name].add(term.value)
        for iri, fact in sorted(facts.items()):
            classes = {name for name in map(_local, fact["class"]) if name in kinds()}
            finest = sorted(classes - {kinds()[name].parent for name in classes})
            if finest:
                source, target, document = (min(fact[name]) for name in ("source", "target", "document"))
                about = documents.get(document, {})
                base = Passage(
                    iri, finest[0], source, target, document,
                    title=about.get("title", ""), publisher=about.get("publisher", ""), url=about.get("url", ""),
                    date=_day([*sorted(fact["date"]), *sorted(fact["during"]), about.get("date", "")]),
                    speakers=tuple(sorted(fact["speaker"])),
                )  # fmt: skip
                yield from (replace(base, **found) for found in evidence.get(iri, [{}]))

    def _documents(self) -> dict[str, dict[str, str]]:
        asked = """SELECT ?d ?title ?date ?publisher ?url { ?d a kg:Document
            OPTIONAL { ?d dcterms:title ?title } OPTIONAL { ?d dcterms:date ?date }
            OPTIONAL { ?d dcterms:publisher ?publisher } OPTIONAL { ?d dcterms:source ?url } }"""
        rows = [{name: term.value for name, term in row.items()} for row in self._rows(asked)]
        return {row["d"]: row for row in sorted(rows, key=lambda row: sorted(row.items()))}

    def _evidence(self) -> dict[str, list[dict[str, Any]]]:
        spans: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        asked = """SELECT DISTINCT ?e ?role ?begin ?end { VALUES ?role { kg:sourcePhrase kg:targetPhrase kg:speakerPhrase }
            ?e ?role ?phrase . ?phrase nif:beginIndex ?begin ; nif:endIndex ?end }"""
        for row in self._rows(asked):
            role = _local(row["role"].value).removesuffix("Phrase")
            spans[row["e"].value].append((int(row["begin"].value), int(row["end"].value), role))
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        asked = """SELECT DISTINCT ?i ?e ?text ?at ?sentence ?cue ?begin ?end {
            ?i kg:target ?target ; kg:evidence ?e . ?e nif:anchorOf ?text
            OPTIONAL { ?e nif:beginIndex ?at } OPTIONAL { ?e kg:sentence ?sentence }
            OPTIONAL { ?e kg:trigger ?cue } OPTIONAL { ?e kg:triggerBegin ?begin ; kg:triggerEnd ?end } }"""
        for row in self._rows(asked):
            text, at = row["text"].value, int(row["at"].value) if "at" in row else 0
            marks = list(spans[row["e"].value])
            if "begin" in row and "end" in row:
                marks.append((int(row["begin"].value), int(row["end"].value), "cue"))
            inside = sorted((begin - at, end - at, role) for begin, end, role in marks if at <= begin < end <= at + len(text))
            found[row["i"].value].append(
                {
                    "text": text,
                    "marks": tuple(inside) if "at" in row else (),
                    "sentence": int(row["sentence"].value) if "sentence" in row else 0,
                    "cue": row["cue"].value if "cue" in row else "",
                }
            )
        return found

    def _by_subject(self, asked: str) -> dict[str, list[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(asked):
            found[row["x"].value].add(row["y"].value)
        return {subject: sorted(values) for subject, values in found.items()}

    def _rows(self, asked: str) -> Iterator[dict[str, Any]]:
        results = cast(QuerySolutions, self._ask(asked))
        names = [variable.value for variable in results.variables]
        for solution in results:
            yield {name: solution[name] for name in names if solution[name] is not None}


def _local(iri: str) -> str:
    return iri.rpartition("#")[2]


def _day(written: Iterable[str]) -> date | None:
    """The first that is a day, or a month or year, which counts from its first day."""
    for text in written:
        try:
            return date.fromisoformat(f"{text[:10]}-01-01"[:10])
        except ValueError:
            continue
    return None
