"""A graph as the project writes it conforms; each kind of broken graph is caught and told in a sentence."""

import time
from dataclasses import replace

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdf_samples import ACTORS, READING

from kg.model import Actor
from kg.publishing.graph import Graph
from kg.publishing.iris import document_iri, evidence_iri, phrase_iri
from kg.publishing.rdf import document_quads
from kg.publishing.validation import validate
from kg.publishing.vocabulary import DCTERMS, ITSRDF, KG, NIF, ORG, RDF, RDFS, SCHEMA, TIME, XSD, resource

SUPPORT = resource("interaction/a000000000000001")
DENIAL = resource("interaction/a000000000000005")
DOCUMENT = document_iri(READING)
EVIDENCE = evidence_iri(READING.document, READING.statements[0].evidence[0])
MEMBERSHIP = resource("membership/b000000000000001")
ARMENIA, FRANCE, MACRON = resource("state/ARM"), resource("state/FRA"), resource("person/emmanuel-macron")


def number(value: object, kind: str = "integer") -> Literal:
    return Literal(str(value), datatype=XSD[kind])


def broken(*, without=(), having=()) -> Graph:
    """The sample's graph without the quads of some (subject, predicate) and with some triples more."""
    kept = [quad for quad in document_quads(READING) if (quad.subject, quad.predicate) not in without]
    return Graph([*kept, *(Quad(*triple) for triple in having)])


def instead(subject, predicate, *objects) -> Graph:
    return broken(without=[(subject, predicate)], having=[(subject, predicate, it) for it in objects])


def test_what_the_project_writes_conforms():
    assert validate(Graph(document_quads(READING))) == []


@pytest.mark.parametrize(
    "options", [{"text": False}, {"mentions": False}, {"named_graphs": True}, {"base": "https://example.org/"}]
)
def test_it_conforms_with_every_option(options):
    assert validate(Graph(document_quads(READING, **options), base=options.get("base", "https://w3id.org/geokg/resource/"))) == []


BROKEN = {
    "a claim without source": (broken(without=[(SUPPORT, KG.source)]), "must have exactly one source"),
    "a claim with two sources": (broken(having=[(SUPPORT, KG.source, FRANCE)]), "must have exactly one source"),
    "a claim with two targets": (broken(having=[(SUPPORT, KG.target, FRANCE)]), "must not have more than one target"),
    "a claim against itself": (instead(SUPPORT, KG.target, MACRON), "same source and target"),
    "a claim without evidence": (broken(without=[(SUPPORT, KG.evidence)]), "has no evidence"),
    "evidence from another document": (
        instead(EVIDENCE, NIF.referenceContext, resource("document/ffffffffffffffff")),
        "evidence in another document",
    ),
    "a target that nothing describes": (instead(SUPPORT, KG.target, resource("place/somewhere")), "target that is not described"),
    "a territory that acts": (
        instead(SUPPORT, KG.source, resource("territory/nagorno-karabakh")),
        "source that is not described as an actor",
    ),
    "a claim by reports as an actor": (instead(DENIAL, KG.source, KG.UnnamedReports), "source that is not described as an actor"),
    "a claim attributed to a text": (instead(DENIAL, KG.attributedTo, Literal("تقارير")), "attributed to what is neither"),
    "a confidence above one": (instead(SUPPORT, KG.confidence, number("1.5", "decimal")), "a decimal from 0 to 1"),
    "a date that is none": (instead(SUPPORT, KG.date, Literal("أمس")), "valid xsd:date"),
    "a month that is no month": (instead(SUPPORT, KG.during, Literal("2020-09-27", datatype=XSD.date)), "one month or year"),
    "support and assault at once": (broken(having=[(SUPPORT, RDF.type, KG.Assault)]), "both a kg:Assault and a kg:Support"),
    "a claim of no class": (broken(without=[(SUPPORT, RDF.type)]), "of no class of interactions"),
    "a state that is a person": (broken(having=[(ARMENIA, RDF.type, KG.Person)]), "both a kg:Person and a kg:State"),
    "an actor that acts for a person": (instead(MACRON, KG.actsFor, resource("person/b")), "not described as a state"),
    "an actor without name": (broken(without=[(ARMENIA, RDFS.label)]), "has no name"),
    "two names in one language": (
        broken(having=[(ARMENIA, RDFS.label, Literal("Hayastan", language="en"))]),
        "two names in one language",
    ),
    "a name without language": (instead(ARMENIA, RDFS.label, Literal("Armenia")), "name without language"),
    "an ISO code in small letters": (instead(ARMENIA, KG.iso3, Literal("arm")), "three capital letters"),
    "an ISO code on a person": (broken(having=[(MACRON, KG.iso3, Literal("MAC"))]), "is no state"),
    "a document without identifier": (broken(without=[(DOCUMENT, DCTERMS.identifier)]), "exactly one identifier"),
    "a document of which nothing is said": (
        instead(SUPPORT, KG.document, resource("document/0")),
        "not described as a kg:Document",
    ),
    "evidence beyond the end of the text": (instead(EVIDENCE, NIF.endIndex, number(9999)), "after the end of its document"),
    "evidence with other words than the text": (
        instead(EVIDENCE, NIF.anchorOf, Literal("غير هذا", language="ar")),
        "do not stand at",
    ),
    "evidence that ends before it begins": (instead(EVIDENCE, NIF.endIndex, number(1)), "ends before it begins"),
    "a trigger that ends before it begins": (instead(EVIDENCE, KG.triggerEnd, number(1)), "trigger that ends before it begins"),
    "a phrase in no document": (
        broken(without=[(phrase_iri(DOCUMENT, 0, 5), NIF.referenceContext)]),
        "lie in exactly one document",
    ),
    "a phrase that stands for a text": (instead(phrase_iri(DOCUMENT, 0, 5), ITSRDF.taIdentRef, Literal("فرنسا")), "is no IRI"),
    "a membership with an unknown role": (instead(MEMBERSHIP, KG.role, Literal("president")), "exactly one role"),
    "a membership without organization": (
        broken(without=[(MEMBERSHIP, ORG.organization)]),
        "exactly one state, body or organization",
    ),
    "a membership in itself": (instead(MEMBERSHIP, ORG.organization, MACRON), "same member and organization"),
    "a membership read without evidence": (broken(without=[(MEMBERSHIP, KG.evidence)]), "read in a document but has no evidence"),
    "an office in nothing": (broken(having=[(resource("office/x"), RDF.type, KG.Office)]), "office in no organization"),
    "a misspelt property": (broken(having=[(SUPPORT, NamedNode(f"{KG.iri}sourse"), FRANCE)]), "it has kg:source"),
    "a misspelt class": (broken(having=[(ARMENIA, RDF.type, NamedNode(f"{KG.iri}Sttae"))]), "it has kg:State"),
}  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "التقى ماكرون بوتين في العاصمة الألمانية برلين الأحد.",
        "قصفت إسرائيل مواقع لحماس في مدينة أوباري في سبتمبر الماضي.",
        "قصفت إسرائيل مواقع لحماس في قطاع غزة عام 2014.",
    ],
)
def test_times_and_places_conform(read, sentence):
    graph = Graph(document_quads(read(sentence)))
    assert list(graph.match(None, KG.placePhrase)) and list(graph.match(None, KG.timePhrase))
    assert validate(graph) == []


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_graph_is_caught(kind):
    graph, told = BROKEN[kind]
    problems = validate(graph, consistency="both a" in told)
    assert any(told in str(problem) for problem in problems), [str(problem) for problem in problems]
    assert all(problem.message_ar for problem in problems)


@pytest.mark.parametrize(
    ("start", "end", "wrong"),
    [("2018-04-08", "2012-01-01", True), ("2018", "2012", True), ("2012", "2012-06-01", False), ("2012-01-01", "2018", False)],
)
def test_a_tenure_must_not_end_before_it_begins(start, end, wrong):
    interval = resource("interval/x")
    kinds = [XSD.gYear if len(it) == 4 else XSD.date for it in (start, end)]
    graph = Graph(
        [
            Quad(interval, RDF.type, TIME.Interval),
            Quad(interval, SCHEMA.startDate, Literal(start, datatype=kinds[0])),
            Quad(interval, SCHEMA.endDate, Literal(end, datatype=kinds[1])),
        ]
    )
    assert [it.message for it in validate(graph)] == ([f"ends before it begins, in {start}"] if wrong else [])


def test_a_state_without_iso_code_is_only_a_warning():
    graph = Graph(document_quads(replace(READING, actors={**ACTORS, "state/x": Actor("state/x", "State", ("دولة سابقة",))})))
    assert [(it.severity, it.node) for it in validate(graph)] == [("warning", "state x")]


def test_a_problem_names_document_sentence_and_triple():
    (problem,) = validate(instead(SUPPORT, KG.confidence, number("1.5", "decimal")))
    assert str(problem) == (
        "minsk-notes, sentence 2 «أعلن الرئيس الفرنسي إيمانويل ماكرون دعمه للشعب الأرمني.»: interaction a000000000000001 "
        'must have at most one confidence, a decimal from 0 to 1 [interaction:a000000000000001 kg:confidence "1.5"^^xsd:decimal]'
    )


def test_a_problem_can_be_told_in_arabic():
    (problem,) = validate(broken(without=[(SUPPORT, KG.source)]))
    assert problem.told(language="ar").startswith("minsk-notes، الجملة 2 «أعلن الرئيس")
    assert "يجب أن يكون له فاعل واحد" in problem.told(language="ar")


def test_checking_does_not_change_the_graph():
    graph = Graph(document_quads(READING))
    before = set(graph.quads)
    validate(graph)
    assert set(graph.quads) == before


def test_the_ontology_beside_the_data_changes_nothing(tmp_path):
    graph = Graph(document_quads(READING))
    assert validate(graph, consistency=False) == validate(graph, shapes=False) == []


def test_sixty_documents_take_seconds():
    graph = Graph()
    for number_ in range(60):
        graph.add(
            replace(
                READING,
                document=f"{number_:016x}",
                article=replace(READING.article, id=f"d{number_}"),
                statements=tuple(replace(it, id=f"{number_:04x}{it.id[4:]}") for it in READING.statements),
                memberships=tuple(replace(it, id=f"{number_:04x}{it.id[4:]}") for it in READING.memberships),
            )
        )
    began = time.monotonic()
    assert validate(graph) == []
    assert time.monotonic() - began < 30
