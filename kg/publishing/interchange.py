"""Other shapes of the same graph: a graph a document, and edges that say which statements they stand for (RDF 1.2).

by_document(quads)   each document's triples in the graph of its name, descriptions of actors in the default graph
annotated(quads)     state:FRA kg:supports people:armenians ~ interaction:6c9d66c66edeff0b .
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.publishing.vocabulary import DIRECT, KG, NIF, RDF

_OWNERS = (KG.document, NIF.referenceContext)


def by_document(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Quads with those of each document in the graph of its name: itself, its statements, memberships and phrases.

    What describes actors and places, and the direct edges, which several documents may give, stay in the default graph.

    Example:
        >>> document, claim = NamedNode("urn:document"), NamedNode("urn:claim")
        >>> [str(quad.graph_name) for quad in by_document([Quad(claim, KG.document, document)])]
        ['<urn:document>']
    """
    held = list(quads)
    owners = {quad.subject: quad.object for quad in held if quad.predicate in _OWNERS and isinstance(quad.object, NamedNode)}
    owners |= {
        quad.subject: quad.subject
        for quad in held
        if quad.predicate == RDF.type and quad.object == KG.Document and isinstance(quad.subject, NamedNode)
    }
    for quad in held:
        owner = owners.get(quad.subject)
        yield Quad(quad.subject, quad.predicate, quad.object, owner if isinstance(owner, NamedNode) else DefaultGraph())


def annotated(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads, and for each direct edge the statements behind it as its reifiers: RDF 1.2 triple terms.

    A statement that is denied, or only claimed, stands behind no edge. The statement's own properties (document, date,
    confidence, evidence) are then the annotations of the edge; no new node is made.

    Example:
        >>> quads = list(annotated(graph.quads))                                                  # doctest: +SKIP
    """
    facts: dict[NamedNode | BlankNode | Triple, dict[NamedNode, list[Quad]]] = {}
    for quad in quads:
        yield quad
        if quad.predicate in (RDF.type, KG.source, KG.target, KG.negated, KG.attributedTo):
            facts.setdefault(quad.subject, {}).setdefault(quad.predicate, []).append(quad)
    for statement, known in facts.items():
        denied = Literal(True) in [quad.object for quad in known.get(KG.negated, ())]
        if denied or KG.attributedTo in known or KG.source not in known or KG.target not in known:
            continue
        source, target = known[KG.source][0], known[KG.target][0]
        kinds = [quad.object for quad in known.get(RDF.type, ()) if isinstance(quad.object, NamedNode)]
        for edge in dict.fromkeys(DIRECT[kind] for kind in kinds if kind in DIRECT):
            yield Quad(statement, RDF.reifies, Triple(source.object, edge, target.object), source.graph_name)  # type: ignore[arg-type]
