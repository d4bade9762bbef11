"""One reading as RDF: what is written for a document, an actor, a claim, and its place in the text."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad
from rdf_samples import ACTORS, MACRON, READING, TEXT

from kg.errors import BadGraph, MissingResource, WrongUse
from kg.model import Actor, Circumstance, Membership, Place
from kg.publishing.graph import Graph
from kg.publishing.iris import decimal, office_iri, phrase_iri
from kg.publishing.rdf import direct_edges, document_iri, document_quads, run_iri, run_quads
from kg.publishing.vocabulary import DCTERMS, ITSRDF, KG, NIF, ORG, PROV, RDF, RDFS, SKOS, XSD, resource

DOCUMENT = document_iri(READING)
INTERACTION = {n: resource(f"interaction/a00000000000000{n}") for n in range(1, 6)}


@pytest.fixture
def graph() -> Graph:
    return Graph(document_quads(READING))


def objects(graph: Graph, subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {it.object.value for it in graph.match(subject, predicate)}


def changed(**changes: object) -> Graph:
    return Graph(document_quads(replace(READING, **changes)))


# --- documents


def test_a_document_says_what_it_is_and_where_it_comes_from(graph):
    assert objects(graph, DOCUMENT, DCTERMS.identifier) == {"minsk-notes"}
    assert objects(graph, DOCUMENT, DCTERMS.date) == {"2020-09-28"}
    assert objects(graph, DOCUMENT, DCTERMS.publisher) == {"صحيفة المثال"}
    assert objects(graph, DOCUMENT, DCTERMS.source) == {"https://example.org/a%20b?id=1"}


def test_a_document_mentions_every_actor_found_in_it(graph):
    mentioned = objects(graph, DOCUMENT, KG.mentions)
    assert resource("organization/minsk-group").value in mentioned
    assert resource("territory/nagorno-karabakh").value not in mentioned  # described, since something happened there


def test_the_text_can_be_left_out_but_its_length_and_sentences_stay():
    graph = Graph(document_quads(READING, text=False))
    assert not list(graph.match(DOCUMENT, NIF.isString))
    assert objects(graph, DOCUMENT, NIF.endIndex) == {str(len(TEXT))}
    assert list(graph.match(None, KG.trigger))


def test_where_the_article_came_from_on_disk_is_never_written(graph):
    assert not any("notes.txt" in str(quad) for quad in graph.quads)


def test_an_address_that_is_none_is_kept_as_words():
    graph = changed(article=replace(READING.article, url="العدد 12، صفحة 3"))
    assert not list(graph.match(DOCUMENT, DCTERMS.source))
    assert objects(graph, DOCUMENT, DCTERMS.bibliographicCitation) == {"العدد 12، صفحة 3"}


def test_named_graphs_bear_the_name_of_the_document():
    assert {quad.graph_name for quad in document_quads(READING, named_graphs=True)} == {DOCUMENT}
    assert {quad.graph_name for quad in document_quads(READING)} == {DefaultGraph()}


def test_resources_live_below_the_base_one_gives():
    quads = list(document_quads(READING, base="https://example.org/data/"))
    assert Quad(NamedNode("https://example.org/data/state/ARM"), RDF.type, KG.State) in quads
    assert not any("w3id.org/geokg/resource" in str(quad) for quad in quads)


# --- actors


def test_the_first_label_of_a_language_is_the_label_and_the_others_are_alternatives(graph):
    territory = resource("territory/nagorno-karabakh")
    assert objects(graph, territory, RDFS.label) == {"قره باغ", "Nagorno-Karabakh"}
    assert objects(graph, territory, SKOS.altLabel) == {"كاراباخ"}


def test_names_seen_in_the_text_become_labels_but_titles_and_capitals_do_not(graph):
    assert objects(graph, resource("person/emmanuel-macron"), SKOS.altLabel) == {"ماكرون"}
    assert "باريس" not in objects(graph, resource("state/FRA"), SKOS.altLabel)


def test_an_actor_acts_for_a_state_that_is_described_too(graph):
    assert objects(graph, resource("people/armenians"), KG.actsFor) == {resource("state/ARM").value}
    assert objects(graph, resource("state/ARM"), KG.iso3) == {"ARM"}


def test_an_actor_first_seen_here_and_named_only_in_the_text_gets_its_label_from_there():
    graph = changed(actors={**ACTORS, "person/emmanuel-macron": Actor("person/emmanuel-macron", "Person", known=False)})
    assert "إيمانويل ماكرون" in objects(graph, resource("person/emmanuel-macron"), RDFS.label)


# --- claims and their evidence


def test_a_claim_has_its_class_and_the_finer_one(graph):
    assert objects(graph, INTERACTION[1], RDF.type) == {KG.Support.value}
    assert objects(graph, INTERACTION[2], RDF.type) == {KG.Request.value, KG.CeasefireCall.value}


def test_a_subtype_without_a_class_is_an_aspect():
    graph = changed(statements=(replace(READING.statements[0], type="CONCEDE", sub="ceasefire"),))
    assert objects(graph, INTERACTION[1], KG.aspect) == {"ceasefire"}
    assert objects(graph, INTERACTION[1], RDF.type) == {KG.Concession.value}


def test_polarity_speaker_date_place_and_confidence_are_written(graph):
    assert objects(graph, INTERACTION[5], KG.negated) == {"true"}
    assert objects(graph, INTERACTION[5], KG.attributedTo) == {KG.UnnamedReports.value}
    assert objects(graph, INTERACTION[4], KG.attributedTo) == {resource("person/emmanuel-macron").value}
    assert objects(graph, INTERACTION[2], KG.date) == {"2020-09-27"}
    assert objects(graph, INTERACTION[2], KG.location) == {resource("territory/nagorno-karabakh").value}
    assert objects(graph, INTERACTION[1], KG.confidence) == {"0.9"}


def test_a_place_known_only_by_its_words_becomes_a_place_with_that_name():
    graph = changed(statements=(replace(READING.statements[0], location="بلدة حدودية"),))
    (place,) = graph.match(INTERACTION[1], KG.location)
    assert objects(graph, place.object, RDFS.label) == {"بلدة حدودية"}
    assert objects(graph, place.object, RDF.type) == {KG.Place.value}


def test_a_place_of_the_actor_base_comes_with_its_names():
    statement = replace(READING.statements[0], location="place/paris")
    graph = changed(statements=(statement,), places={"place/paris": Place("place/paris", ("باريس",), ("Paris", "City of Light"))})
    assert objects(graph, INTERACTION[1], KG.location) == {resource("place/paris").value}
    assert objects(graph, resource("place/paris"), RDF.type) == {KG.Place.value}
    assert objects(graph, resource("place/paris"), RDFS.label) == {"باريس", "Paris"}
    assert objects(graph, resource("place/paris"), SKOS.altLabel) == {"City of Light"}
    assert resource("place/paris").value not in objects(graph, DOCUMENT, KG.mentions), "a place is no actor"


@pytest.mark.parametrize(("during", "kind"), [("2020-09", XSD.gYearMonth), ("2020", XSD.gYear)])
def test_a_month_or_year_is_kept_as_exact_as_it_is(during, kind):
    graph = changed(statements=(replace(READING.statements[0], during=during),))
    assert [it.object for it in graph.match(INTERACTION[1], KG.during)] == [Literal(during, datatype=kind)]
    assert not list(graph.match(INTERACTION[1], KG.date))


def test_the_words_that_tell_when_and_where_are_linked_with_what_they_were_resolved_to():
    first = READING.statements[0]
    place = replace(first.evidence[0], time=Circumstance(0, 5, "2020-09", "why"), place=Circumstance(6, 9, "place/paris", "how"))
    graph = changed(statements=(replace(first, evidence=(place,)),))
    (when,), (where,) = graph.match(None, KG.timePhrase), graph.match(None, KG.placePhrase)
    assert [it.object for it in graph.match(when.object, RDF.value)] == [Literal("2020-09", datatype=XSD.gYearMonth)]
    assert objects(graph, when.object, NIF.anchorOf) == {TEXT[:5]}
    assert "why" in objects(graph, when.object, KG.resolvedBy)
    assert objects(graph, where.object, ITSRDF.taIdentRef) == {resource("place/paris").value}
    assert objects(graph, where.object, KG.resolvedBy) == {"how"}


def test_evidence_is_the_sentence_with_its_cue_in_code_points_of_the_text(graph):
    (link,) = graph.match(INTERACTION[2], KG.evidence)
    (begin,), (end,) = objects(graph, link.object, KG.triggerBegin), objects(graph, link.object, KG.triggerEnd)
    assert TEXT[int(begin) : int(end)] == "دعا"
    assert objects(graph, link.object, NIF.anchorOf) == {"ودعا ماكرون أذربيجان إلى وقف القتال في قره باغ."}
    assert objects(graph, link.object, KG.sentence) == {"2"}


def test_the_words_of_each_role_are_linked_to_who_they_stand_for(graph):
    phrase = phrase_iri(DOCUMENT, MACRON.begin, MACRON.end)
    assert objects(graph, phrase, ITSRDF.taIdentRef) == {resource("person/emmanuel-macron").value}
    assert objects(graph, phrase, KG.resolvedBy) == {"name"}
    assert [it.subject for it in graph.match(None, KG.sourcePhrase, phrase)]


def test_mentions_that_fill_no_role_can_be_left_out():
    paris = phrase_iri(DOCUMENT, 0, 5)
    assert list(Graph(document_quads(READING)).match(paris))
    assert not list(Graph(document_quads(READING, mentions=False)).match(paris))


# --- direct edges


def test_what_the_report_asserts_becomes_an_edge(graph):
    assert objects(graph, resource("person/emmanuel-macron"), KG.supports) == {resource("people/armenians").value}
    assert objects(graph, resource("person/emmanuel-macron"), KG.callsForCeasefire) == {resource("state/AZE").value}


def test_what_is_denied_or_claimed_by_another_does_not(graph):
    assert not list(graph.match(None, KG.assaults))
    assert not list(graph.match(None, KG.aids))


def test_a_claim_without_target_gives_no_edge():
    reading = replace(READING, statements=(replace(READING.statements[0], target=""),), memberships=())
    assert list(direct_edges(reading)) == []


def test_memberships_give_offices_and_chairs(graph):
    office = office_iri(resource("state/FRA"), "head_of_state")
    assert office == resource("office/FRA/head_of_state")
    assert objects(graph, resource("person/emmanuel-macron"), KG.holdsOffice) == {office.value}
    assert objects(graph, office, KG.heads) == {resource("state/FRA").value}
    assert objects(graph, resource("state/FRA"), KG.chairs) == {resource("organization/minsk-group").value}
    assert objects(graph, resource("state/FRA"), ORG.memberOf) == {resource("organization/minsk-group").value}


def test_a_spokesperson_holds_an_office_that_heads_nothing():
    membership = Membership("c", "person/emmanuel-macron", "state/FRA", "spokesperson", READING.memberships[0].evidence)
    graph = changed(memberships=(membership,))
    assert list(graph.match(None, KG.holdsOffice))
    assert not list(graph.match(None, KG.heads))


# --- the same on every machine


def test_each_quad_comes_once_and_always_in_the_same_order():
    first, second = list(document_quads(READING)), list(document_quads(READING))
    assert first == second
    assert len(first) == len(set(first))


def test_storing_a_graph_changes_none_of_its_terms():
    assert set(Graph(document_quads(READING)).quads) == set(document_quads(READING))


def test_there_are_no_blank_nodes():
    assert all(
        isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal) for quad in document_quads(READING)
    )


@pytest.mark.parametrize(("number", "text"), [(1.0, "1"), (0.0, "0"), (0.5, "0.5"), (0.12345, "0.123"), (1e-9, "0")])
def test_decimals_are_spelt_as_stores_spell_them(number, text):
    assert decimal(number).value == text


def test_half_an_emoji_does_not_stop_the_writer_or_shift_an_offset():
    article = replace(READING.article, text="\ud83d" + TEXT[1:], title="عنوان \ud83d")
    graph = changed(article=article)
    (text,) = objects(graph, DOCUMENT, NIF.isString)
    assert len(text) == len(TEXT)


def test_a_run_is_the_same_for_the_same_version_and_settings_in_any_order():
    one = run_iri("0.1.0", {"text": True, "base": "x"})
    assert one == run_iri("0.1.0", {"base": "x", "text": True})
    assert one != run_iri("0.2.0", {"base": "x", "text": True})


def test_a_run_says_when_it_began_only_where_asked():
    began = datetime(2020, 9, 28, 12, tzinfo=UTC)
    assert not [quad for quad in run_quads("0.1.0", {}) if quad.predicate == PROV.startedAtTime]
    (quad,) = [quad for quad in run_quads("0.1.0", {}, began) if quad.predicate == PROV.startedAtTime]
    assert quad.object.value == "2020-09-28T12:00:00Z"


def test_documents_point_to_their_run():
    run = run_iri("0.1.0", {})
    assert objects(Graph(document_quads(READING, run=run)), DOCUMENT, PROV.wasGeneratedBy) == {run.value}


# --- the graph that users hold


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld", "ttl.gz", "nq.gz"])
def test_what_is_saved_loads_back_the_same(graph, tmp_path, ending):
    assert set(Graph.load(graph.save(tmp_path / f"graph.{ending}")).quads) == set(graph.quads)


def test_named_graphs_survive_in_formats_that_have_them(tmp_path):
    graph = Graph(document_quads(READING, named_graphs=True))
    for ending in ("nq", "trig", "jsonld"):
        assert set(Graph.load(graph.save(tmp_path / f"graph.{ending}")).quads) == set(graph.quads)


def test_queries_see_named_graphs_and_need_no_prefixes():
    graph = Graph(document_quads(READING, named_graphs=True))
    answer = graph.query("SELECT ?whom { person:emmanuel-macron kg:supports ?whom }")
    assert answer == [{"whom": resource("people/armenians").value}]


def test_values_come_as_python_values(graph):
    (row,) = graph.query("SELECT ?d ?c { ?i kg:date ?d ; kg:confidence ?c }")
    assert row == {"d": date(2020, 9, 27), "c": 1}


def test_parameters_are_bound_as_terms_and_never_pasted(graph):
    assert graph.query("SELECT ?s { ?s kg:iso3 ?code }", code="FRA") == [{"s": resource("state/FRA").value}]
    assert graph.query("SELECT ?s { ?s kg:iso3 ?code }", code='FRA" . ?s ?p "') == []


def test_ask_and_construct_answer_too(graph):
    assert graph.query("ASK { ?i a kg:CeasefireCall }") == [{"answer": True}]
    assert graph.query("CONSTRUCT { ?s kg:supports ?o } WHERE { ?s kg:supports ?o }")[0]["predicate"] == KG.supports.value


def test_a_query_that_is_no_sparql_says_where(graph):
    with pytest.raises(WrongUse, match="line 1"):
        graph.query("SELECT ?x { ?x ?y }")


def test_an_unknown_ending_lists_the_known_ones(graph, tmp_path):
    with pytest.raises(WrongUse, match="ttl, nt, nq, trig, jsonld"):
        graph.save(tmp_path / "graph.xlsx")


def test_a_broken_file_is_named_with_its_line(tmp_path):
    broken = tmp_path / "broken.ttl"
    broken.write_text("@prefix kg: <https://w3id.org/geokg/ontology#> .\nkg:a a kg:State .\n  نص .\n", encoding="utf-8")
    with pytest.raises(BadGraph, match=r"broken\.ttl, line 3"):
        Graph.load(broken)


def test_a_missing_file_and_a_file_that_is_not_gzip_are_told(tmp_path):
    with pytest.raises(MissingResource, match="no graph file"):
        Graph.load(tmp_path / "none.ttl")
    (tmp_path / "plain.ttl.gz").write_bytes(b"not gzip")
    with pytest.raises(BadGraph, match=r"plain\.ttl\.gz"):
        Graph.load(tmp_path / "plain.ttl.gz")


def test_a_place_that_cannot_be_written_leaves_nothing_behind(graph, tmp_path):
    with pytest.raises(WrongUse, match="cannot be written"):
        graph.save(tmp_path / "no-such-folder" / "graph.ttl")
    graph.save(tmp_path / "graph.ttl")
    assert [file.name for file in tmp_path.iterdir()] == ["graph.ttl"]


def test_rdflib_gets_the_same_triples_with_their_spelling(graph):
    dataset = graph.rdflib()
    assert len(dataset) == len(graph)
    assert any(str(it) == "0.9" for it in dataset.objects(None, dataset.namespace_manager.expand_curie("kg:confidence")))


def test_a_notebook_shows_how_many_of_what_there_is(graph):
    assert "<td>State</td>" in graph._repr_html_()
