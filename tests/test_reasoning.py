"""The derivation rules: what they give, and that writing a document gives the same without running them."""

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Quad, Triple
from rdf_samples import READING

from kg.errors import BadData
from kg.model import PLOVER, SUBTYPES, Membership
from kg.publishing.graph import Graph
from kg.publishing.rdf import direct_edges, document_quads
from kg.publishing.reasoning import apply, derive, rules
from kg.publishing.vocabulary import BASE, FOLDERS, KG, ROLE, SUBCLASS, resource


def nodes_only(reading, *, base=BASE) -> Graph:
    """The graph of a reading without its direct edges."""
    edges = set(direct_edges(reading, base=base))
    return Graph((quad for quad in document_quads(reading, base=base) if quad.triple not in edges), base=base)


def every_kind_of_claim():
    first = READING.statements[0]
    for place, (plover, sub) in enumerate((plover, sub) for plover in PLOVER for sub in ("", *SUBTYPES)):
        yield replace(
            first, id=f"{place:016x}", type=plover, sub=sub, negated=place % 5 == 1, by="state/FRA" if place % 7 == 1 else ""
        )
    yield replace(first, id=f"{999:016x}", target="")


def every_kind_of_membership():
    evidence = READING.memberships[0].evidence
    places = [f"{folder}/x" for folder in FOLDERS.values()] + ["body/ARM/ministry-of-defence", "state/ARM", "somewhere/else"]
    for number, (place, role) in enumerate((place, role) for place in places for role in (*ROLE, "unheard_of")):
        yield Membership(f"{number:016x}", "person/emmanuel-macron", place, role, evidence)


@pytest.mark.parametrize("base", [BASE, "https://example.org/organization/data/", "urn:example:"])
def test_edges_written_with_a_document_are_those_the_rules_derive(base):
    reading = replace(READING, statements=tuple(every_kind_of_claim()), memberships=tuple(every_kind_of_membership()))
    assert set(derive(nodes_only(reading, base=base))) == set(direct_edges(reading, base=base))


def test_every_finer_class_is_among_those_claims():
    assert {(it.type, it.sub) for it in every_kind_of_claim()} >= set(SUBCLASS)


def test_a_ceasefire_call_gives_its_own_edge_and_that_of_a_request():
    edges = {(it.predicate, it.object) for it in derive(nodes_only(READING)) if it.object == resource("state/AZE")}
    assert edges == {(KG.callsForCeasefire, resource("state/AZE")), (KG.requestsOf, resource("state/AZE"))}


def test_claims_and_denials_stay_nodes():
    assert not {it.predicate for it in derive(nodes_only(READING))} & {KG.aids, KG.assaults}


def test_rules_see_named_graphs():
    graph = Graph(document_quads(READING, named_graphs=True))
    assert set(derive(graph)) == set(direct_edges(READING))


def test_what_is_derived_comes_in_one_order():
    assert list(derive(Graph(document_quads(READING)))) == sorted(set(direct_edges(READING)), key=str)


def test_deriving_changes_nothing_and_applying_adds_what_lacks_once():
    graph = nodes_only(READING)
    before = len(graph)
    assert list(derive(graph))
    assert len(graph) == before
    added = apply(graph, named_graph=NamedNode("urn:example:derived"))
    assert added == len(set(direct_edges(READING)))
    assert apply(graph) == 0


def test_an_own_rule_can_be_run(tmp_path):
    rule = tmp_path / "mutual.rq"
    text = "PREFIX kg: <https://w3id.org/geokg/ontology#> CONSTRUCT { ?b kg:consultsWith ?a } WHERE { ?a kg:consultsWith ?b }"
    rule.write_text(text, encoding="utf-8")
    france, egypt = resource("state/FRA"), resource("state/EGY")
    assert list(derive(Graph([Quad(france, KG.consultsWith, egypt)]), only=[rule])) == [Triple(egypt, KG.consultsWith, france)]


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "CONSTRUCT { ?s ?p } WHERE"])
def test_a_rule_that_is_none_is_named(tmp_path, text):
    rule = tmp_path / "broken.rq"
    rule.write_text(text, encoding="utf-8")
    with pytest.raises(BadData, match=r"broken\.rq"):
        list(derive(Graph(), only=[rule]))


def test_every_rule_says_in_two_languages_what_it_is():
    for rule in rules():
        head = rule.read_text(encoding="utf-8")
        assert all(f"# {it}:" in head for it in ("title", "title@ar", "description", "description@ar"))
