"""Terms of pyoxigraph as terms of rdflib: the only place where both are known, imported when rdflib is asked for."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox
import rdflib


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Dataset:
    """Quads as an rdflib Dataset whose default graph is the union of all graphs.

    Literals keep their text as written; none is normalized.
    """
    from kg.publishing.vocabulary import NAMESPACES

    dataset = rdflib.Dataset(default_union=True)
    for prefix, space in NAMESPACES.items():
        dataset.bind(prefix, space.iri, replace=True)
    known: dict[object, rdflib.term.Node] = {}

    def node(term: object) -> rdflib.term.Node:
        found = known.get(term)
        if found is None:
            found = known[term] = _node(term)
        return found

    graphs: dict[object, rdflib.Graph] = {}
    for quad in quads:
        name = quad.graph_name
        if name not in graphs:
            graphs[name] = dataset.default_graph if isinstance(name, ox.DefaultGraph) else dataset.graph(node(name))  # type: ignore[arg-type]
        graphs[name].add((node(quad.subject), node(quad.predicate), node(quad.object)))
    return dataset


def to_rdflib_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """Triples as one plain rdflib Graph, the form that pySHACL and owlrl work on fastest."""
    graph = rdflib.Graph()
    known: dict[object, rdflib.term.Node] = {}
    for triple in triples:
        terms = (triple.subject, triple.predicate, triple.object)
        for term in terms:
            if term not in known:
                known[term] = _node(term)
        graph.add((known[terms[0]], known[terms[1]], known[terms[2]]))
    return graph


def _node(term: object) -> rdflib.term.Node:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        kind = term.datatype.value
        datatype = None if kind == "http://www.w3.org/2001/XMLSchema#string" else rdflib.URIRef(kind)
        return rdflib.Literal(term.value, datatype=datatype, normalize=False)
    raise TypeError(f"rdflib has no counterpart of {term}")
