"""Whether a graph is as it should be, told in sentences that name the document, the sentence of the text and the triple.

shapes       ontology/shapes.ttl by pySHACL
ontology     contradictions with ontology/geokg.ttl by the OWL 2 RL rules of owlrl, such as a state that is a person
text         the words of evidence against the document's own text at their offsets
vocabulary   terms in the ontology's namespace that the ontology does not have
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.publishing.graph import Graph
from kg.publishing.problems import WORDS_KEPT, Places, Problem
from kg.publishing.vocabulary import KG, NIF, RDF, SCHEMA
from kg.resources import path

if TYPE_CHECKING:
    import rdflib

__all__ = ["Problem", "validate"]

_SH = "http://www.w3.org/ns/shacl#"
_DISJOINT = re.compile(r"Disjoint classes (\S+) and (\S+) have a common individual (\S+)")
_LACKING = ("MinCountConstraintComponent", "EqualsConstraintComponent", "HasValueConstraintComponent")
_IDLE = frozenset({KG.evidence, KG.sourcePhrase, KG.targetPhrase, KG.speakerPhrase, KG.timePhrase, KG.placePhrase})


def validate(graph: Graph, *, shapes: bool = True, consistency: bool = True) -> list[Problem]:
    """Check a graph against the shapes, the ontology, its own texts and the vocabulary.

    Args:
        graph: the data; it is not changed.
        shapes: run pySHACL (about 2 s for 20,000 triples).
        consistency: run owlrl (about as long).

    Returns:
        The problems, by document and sentence; empty when the graph is as it should be.

    Example:
        >>> validate(Graph())
        []
    """
    places = Places(graph)
    found: set[Problem] = {*_vocabulary(graph, places), *_texts(graph, places), *_intervals(graph, places)}
    if shapes and len(graph):
        found.update(_shapes(graph, places))
    if consistency and len(graph):
        found.update(_ontology(graph, places))
    return sorted(found)


def _shapes(graph: Graph, places: Places) -> Iterator[Problem]:
    import rdflib

    from kg.publishing.convert import to_rdflib_graph

    pyshacl = import_module("pyshacl")  # heavy, so imported when asked for
    shapes = to_rdflib_graph(_shipped("shapes.ttl"))
    both = to_rdflib_graph(chain(graph.match(), _shipped("geokg.ttl")))  # mixed here: pySHACL mixes slowly
    _, report, _ = pyshacl.validate(both, shacl_graph=shapes, inplace=True)
    sh = rdflib.Namespace(_SH)
    for result in report.subjects(rdflib.RDF.type, sh.ValidationResult):
        shape = report.value(result, sh.sourceShape)
        predicate = _predicate(report.value(result, sh.resultPath), report) or _predicate(shapes.value(shape, sh.path), shapes)
        lacking = str(report.value(result, sh.sourceConstraintComponent)).endswith(_LACKING)
        value = None if lacking or predicate is None else report.value(result, sh.value)
        told = sorted((*shapes.objects(shape, sh.message), *report.objects(result, sh.resultMessage)))
        messages = {getattr(it, "language", "") or "en": str(it) for it in told}
        english = messages.get("en") or next(iter(messages.values()), "breaks a shape")
        yield places.problem(
            str(report.value(result, sh.focusNode)),
            str(predicate) if predicate is not None else RDF.type.value,
            places.shown(value),
            english,
            messages.get("ar", english),
            check="shapes",
            severity=str(report.value(result, sh.resultSeverity)).removeprefix(_SH).lower(),
        )


def _predicate(found: rdflib.term.Node | None, where: rdflib.Graph) -> rdflib.term.Node | None:
    """The property of a SHACL path; of a path of several, the first."""
    import rdflib

    return where.value(found, rdflib.RDF.first) if isinstance(found, rdflib.BNode) else found


def _ontology(graph: Graph, places: Places) -> Iterator[Problem]:
    import rdflib

    from kg.publishing.convert import to_rdflib_graph

    owlrl = import_module("owlrl")
    closed = rdflib.Graph()
    ontology = to_rdflib_graph(_shipped("geokg.ttl"))
    notes = {*ontology.subjects(rdflib.RDF.type, rdflib.OWL.AnnotationProperty), rdflib.RDFS.label, rdflib.RDFS.isDefinedBy}
    for axiom in ontology:
        if axiom[1] not in notes and axiom[2] != rdflib.OWL.AnnotationProperty:
            closed.add(axiom)
    for subject, predicate, object in _assertions(graph):
        closed.add((rdflib.URIRef(subject.value), rdflib.URIRef(predicate.value), rdflib.URIRef(object.value)))
    reasoner = owlrl.OWLRL_Semantics(closed, axioms=False, daxioms=False, rdfs=False)
    reasoner.closure()
    for error in dict.fromkeys(reasoner.error_messages):
        match = _DISJOINT.search(error)
        if not match:
            told = f"is contradicted: {error}", f"يناقضها الرسم: {error}"
            yield places.problem(KG.iri, RDF.type.value, "?", *told, check="ontology")
            continue
        first, second = sorted(places.short(it) for it in match.groups()[:2])
        yield places.problem(
            match[3],
            RDF.type.value,
            f"{first}, {second}",
            f"is both a {first} and a {second}, which exclude each other",
            f"هو {first} و{second} معا، وهما لا يجتمعان",
            check="ontology",
        )


def _shipped(name: str) -> list[Triple]:
    return [quad.triple for quad in parse(path=path("ontology", name), format=RdfFormat.TURTLE)]


def _assertions(graph: Graph) -> Iterator[tuple[NamedNode, NamedNode, NamedNode]]:
    """What the ontology's axioms bear on: types and properties between nodes; not texts, offsets, evidence."""
    for triple in graph.match():
        subject, predicate, object = triple.subject, triple.predicate, triple.object
        if not isinstance(subject, NamedNode) or not isinstance(object, NamedNode) or predicate in _IDLE:
            continue
        if (object if predicate == RDF.type else predicate) in KG:
            yield subject, predicate, object


def _texts(graph: Graph, places: Places) -> Iterator[Problem]:
    texts, words = _values(graph, NIF.isString), _values(graph, NIF.anchorOf)
    begins, ends = _numbers(graph, NIF.beginIndex), _numbers(graph, NIF.endIndex)
    for phrase, document in _pairs(graph, NIF.referenceContext):
        begin, end, text = begins.get(phrase), ends.get(phrase), texts.get(document)
        if begin is None or end is None:
            continue
        length = len(text) if text is not None else ends.get(document)
        if length is not None and end > length:
            yield places.problem(
                phrase.value,
                NIF.endIndex.value,
                str(end),
                f"ends at {end}, after the end of its document, which has {length} characters",
                f"ينتهي عند {end} بعد آخر وثيقته، وطولها {length}",
                check="text",
            )
        elif text is not None and phrase in words and text[begin:end] != words[phrase]:
            there = text[begin:end][:WORDS_KEPT]
            yield places.problem(
                phrase.value,
                NIF.anchorOf.value,
                f'"{words[phrase][:WORDS_KEPT]}"',
                f"has words that do not stand at {begin} to {end} in its document, where one reads «{there}»",
                f"ألفاظه ليست ما في وثيقته من {begin} إلى {end}، وهو «{there}»",
                check="text",
            )


def _intervals(graph: Graph, places: Places) -> Iterator[Problem]:
    ends = _values(graph, SCHEMA.endDate)
    for interval, start in _values(graph, SCHEMA.startDate).items():
        end = ends.get(interval, start)
        known = min(len(start), len(end))  # ISO 8601: what both say, year or month or day, compares as text
        if end[:known] < start[:known]:
            told = f"ends before it begins, in {start}", f"تنتهي قبل أن تبدأ، وبدايتها {start}"
            yield places.problem(interval.value, SCHEMA.endDate.value, f'"{end}"', *told, check="dates")


def _pairs(graph: Graph, predicate: NamedNode) -> list[tuple[NamedNode, NamedNode]]:
    found = ((it.subject, it.object) for it in graph.match(None, predicate))
    return [(one, two) for one, two in found if isinstance(one, NamedNode) and isinstance(two, NamedNode)]


def _values(graph: Graph, predicate: NamedNode) -> dict[NamedNode, str]:
    found = ((it.subject, it.object) for it in graph.match(None, predicate))
    return {one: two.value for one, two in found if isinstance(one, NamedNode) and isinstance(two, Literal)}


def _numbers(graph: Graph, predicate: NamedNode) -> dict[NamedNode, int]:
    found = _values(graph, predicate).items()
    return {subject: int(digits) for subject, digits in found if digits.isascii() and digits.isdigit()}


def _vocabulary(graph: Graph, places: Places) -> Iterator[Problem]:
    for triple in graph.match():
        for term in (triple.predicate, triple.object):
            if isinstance(term, NamedNode) and term.value.startswith(KG.iri) and term not in KG:
                yield _unknown(triple, term.value.removeprefix(KG.iri), places)


def _unknown(triple: Triple, name: str, places: Places) -> Problem:
    near = ", ".join(f"kg:{it}" for it in get_close_matches(name, list(KG), n=2)) or "nothing like it"
    return places.problem(
        triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject),
        triple.predicate.value,
        places.shown(triple.object),
        f"uses kg:{name}, which the ontology does not have; it has {near}",
        f"يستعمل kg:{name} وليس في الأنطولوجيا؛ وفيها {near}",
        check="vocabulary",
    )
