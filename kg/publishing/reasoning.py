"""What follows from a graph by the rules in ontology/rules/: SPARQL CONSTRUCT, executed over the data and the ontology together.

direct-edges.rq   the edge that stands for what a report itself asserts
memberships.rq    org:memberOf, kg:chairs, kg:coChairs, kg:holdsOffice and the offices, from memberships
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, RdfFormat, Store, Triple

from kg.errors import BadData
from kg.publishing.graph import Graph
from kg.resources import files, path

_ONTOLOGY = NamedNode("https://w3id.org/geokg/ontology")


def rules() -> list[Path]:
    """The derivation rules, sorted by name.

    Example:
        >>> [rule.stem for rule in rules()]
        ['direct-edges', 'memberships']
    """
    return files("ontology/rules", "*.rq")


def derive(graph: Graph, *, only: Sequence[Path] | None = None) -> Iterator[Triple]:
    """Every triple that the rules give for a graph, each once, sorted, whether or not the graph has it already.

    Args:
        graph: the data; it is not changed. The ontology is loaded beside it.
        only: these rules instead of all; any file with a CONSTRUCT query.

    Raises:
        BadData: a rule is not a CONSTRUCT query; the message names its file.
    """
    beside = Store()
    beside.extend(graph.quads)
    beside.load(path=str(path("ontology", "geokg.ttl")), format=RdfFormat.TURTLE, to_graph=_ONTOLOGY)
    derived: set[Triple] = set()
    for rule in rules() if only is None else only:
        derived.update(_construct(beside, rule))
    yield from sorted(derived, key=str)


def apply(graph: Graph, *, named_graph: NamedNode | None = None) -> int:
    """Add to a graph what the rules give and it lacks.

    Args:
        graph: the data, changed in place.
        named_graph: where the derived triples go; the default graph unless told otherwise.

    Returns:
        How many triples were new.
    """
    place = named_graph or DefaultGraph()
    new = [triple for triple in derive(graph) if triple not in graph]
    graph.extend(Quad(triple.subject, triple.predicate, triple.object, place) for triple in new)
    return len(new)


def _construct(store: Store, rule: Path) -> QueryTriples:
    try:
        results = store.query(rule.read_text(encoding="utf-8"), use_default_graph_as_union=True)
    except SyntaxError as error:
        raise BadData(f"this rule is not SPARQL: {error.msg or error}", where=str(rule)) from None
    if not isinstance(results, QueryTriples):
        raise BadData("a rule must be a CONSTRUCT query, which gives triples", where=str(rule))
    return results
