"""What is written parses back the same, in every format and parser; other shapes of a graph; `kg convert` and `kg diff`."""

from __future__ import annotations

import csv
import gzip
import io
import json
import shutil
import subprocess
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, Triple, parse
from query_samples import quads
from rdf_samples import READING
from rdflib.compare import isomorphic

from kg.errors import WrongUse
from kg.publishing.diff import compare
from kg.publishing.formats import FORMATS
from kg.publishing.graph import Graph
from kg.publishing.interchange import annotated, by_document
from kg.publishing.jsonld import context
from kg.publishing.vocabulary import KG, RDF, resource

SMALL = Path(__file__).parent / "data" / "small.ttl"
IN_RDFLIB = {"ttl": "turtle", "nt": "nt", "nq": "nquads", "trig": "trig", "jsonld": "json-ld"}
WITH_GRAPHS = ("nq", "trig", "jsonld")


@pytest.fixture(params=["the sample reading", "five articles", "the small graph"])
def graph(request: pytest.FixtureRequest) -> Graph:
    if request.param == "five articles":
        return Graph(quads())
    if request.param == "the small graph":
        return Graph.load(SMALL)
    made = Graph()
    made.add(READING)
    return made


# --- round trips


@pytest.mark.parametrize("ending", FORMATS)
def test_pyoxigraph_reads_what_was_written(graph: Graph, ending: str) -> None:
    back = Graph(parse(graph.to_bytes(format=ending), format=FORMATS[ending]))
    assert set(back.quads) == set(graph.quads)


@pytest.mark.parametrize("ending", FORMATS)
def test_rdflib_reads_a_graph_isomorphic_to_what_was_written(graph: Graph, ending: str) -> None:
    back = rdflib.Dataset(default_union=True).parse(data=graph.to_bytes(format=ending), format=IN_RDFLIB[ending])
    plain = rdflib.Graph().parse(data=graph.to_bytes(format="nt"), format="nt")
    read = rdflib.Graph()
    for subject, predicate, value, _ in back.quads():
        read.add((subject, predicate, value))
    assert isomorphic(read, plain)


@pytest.mark.skipif(shutil.which("rapper") is None, reason="the parser of the Raptor library (raptor2-utils) is not installed")
@pytest.mark.parametrize("ending", ["ttl", "nt", "nq"])
def test_raptor_reads_as_many_triples(graph: Graph, ending: str) -> None:
    kind = {"ttl": "turtle", "nt": "ntriples", "nq": "nquads"}[ending]
    command = ["rapper", "-q", "-i", kind, "-o", "ntriples", "-", "urn:base"]
    ran = subprocess.run(command, input=graph.to_bytes(format=ending), capture_output=True, check=True)
    back = {quad.triple for quad in parse(ran.stdout, format=RdfFormat.N_TRIPLES)}
    assert back == {quad.triple for quad in graph.quads}


@pytest.mark.parametrize("ending", WITH_GRAPHS)
def test_named_graphs_come_back_in_both_parsers(ending: str) -> None:
    graph = Graph(quads(named_graphs=True))
    written = graph.to_bytes(format=ending)
    assert set(parse(written, format=FORMATS[ending])) == set(graph.quads)
    in_rdflib = rdflib.Dataset().parse(data=written, format=IN_RDFLIB[ending])
    again = parse(in_rdflib.serialize(format="nquads").encode(), format=RdfFormat.N_QUADS)
    assert set(again) == set(graph.quads)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_same_quads_give_the_same_bytes_in_any_order(graph: Graph, ending: str) -> None:
    held = sorted(graph.quads, key=str)
    assert Graph(reversed(held)).to_bytes(format=ending) == Graph(held).to_bytes(format=ending)


# --- JSON-LD


def test_jsonld_has_short_names_and_one_node_a_line() -> None:
    france = next(
        line for line in Graph.load(SMALL).to_bytes(format="jsonld").decode().splitlines() if '"id": "state:FRA"' in line
    )
    node = json.loads(france.rstrip(","))
    assert node["type"] == "kg:State"
    assert node["label"] == {"ar": "فرنسا", "en": "France"}
    assert node["supports"] == ["people:armenians", "state:TUR"]
    assert node["iso3"] == "FRA"


def test_no_short_name_hides_a_prefix() -> None:
    prefixes = {name for name, value in context().items() if isinstance(value, str)}
    assert not prefixes & {name for name, value in context().items() if isinstance(value, dict)}
    assert len(prefixes) > 20


def test_values_that_no_short_name_fits_keep_their_type_and_language() -> None:
    odd = """@prefix kg: <https://w3id.org/geokg/ontology#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        <urn:x> kg:date "2020"^^xsd:gYear ; kg:iso3 "x"@en ; kg:source "no address" ; kg:sentence "007"^^xsd:integer, 7 ;
            <urn:p> "٣"@ar, <urn:o>, true, 1.50 ; kg:content "plain" ; kg:confidence 5e-1 ."""
    graph = Graph(parse(odd.encode(), format=RdfFormat.TURTLE))
    assert set(parse(graph.to_bytes(format="jsonld"), format=RdfFormat.JSON_LD)) == set(graph.quads)


# --- a graph a document, annotated edges


def test_by_document_puts_each_articles_triples_in_its_graph() -> None:
    homes = {(str(quad.subject), str(quad.predicate)): str(quad.graph_name) for quad in by_document(Graph.load(SMALL).quads)}
    paris = "<https://w3id.org/geokg/resource/document/21a960f822d3288f>"
    assert homes[str(resource("interaction/6c9d66c66edeff0b")), str(KG.source)] == paris
    assert homes[str(resource("evidence/334f19cde1400ad6")), str(KG.rule)] == paris
    assert homes[str(resource("state/FRA")), str(KG.supports)] == "DEFAULT"


def test_an_annotated_edge_names_the_statements_behind_it() -> None:
    graph = Graph(annotated(Graph.load(SMALL).quads))
    edge = Triple(resource("state/FRA"), KG.supports, resource("people/armenians"))
    behind = sorted(triple.subject.value.rpartition("/")[2] for triple in graph.match(None, RDF.reifies, edge))
    assert behind == ["6c9d66c66edeff0b", "b1426a381f23bdc0"]
    held = {triple.object for triple in graph.match(None, RDF.reifies)}
    assert all(isinstance(triple, Triple) and triple in graph for triple in held), "each annotated edge is in the graph"
    denied = resource("interaction/ce0074a8cab0b3fa")  # a claim
    assert not list(graph.match(denied, RDF.reifies))


def test_annotations_can_be_asked_for_in_sparql() -> None:
    graph = Graph(annotated(Graph.load(SMALL).quads))
    found = graph.query(
        "SELECT ?day { ?it rdf:reifies <<( state:FRA kg:supports people:armenians )>> ; kg:document/dcterms:date ?day }"
    )
    assert sorted(str(row["day"]) for row in found) == ["2021-03-04", "2021-04-10"]


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig"])
def test_annotated_edges_come_back(ending: str) -> None:
    graph = Graph(annotated(Graph.load(SMALL).quads))
    assert set(parse(graph.to_bytes(format=ending), format=FORMATS[ending])) == set(graph.quads)


def test_jsonld_refuses_annotated_edges() -> None:
    with pytest.raises(WrongUse, match="JSON-LD cannot hold annotated edges"):
        Graph(annotated(Graph.load(SMALL).quads)).to_bytes(format="jsonld")


# --- kg convert


def test_convert_writes_events_in_the_columns_of_event_data(kg, tmp_path: Path) -> None:
    ran = kg("convert", SMALL, "-o", tmp_path / "events.csv")
    assert (ran.code, ran.err) == (0, f"{tmp_path / 'events.csv'}: 10 events\n")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "events.csv").read_text(encoding="utf-8"))))
    first = ["date", "source", "target", "plover", "quad_class", "goldstein", "article"]
    assert list(rows[0])[:7] == first
    assert [rows[0][name] for name in first] == [
        "2021-03-03", "person/nikol-pashinyan", "TUR", "ACCUSE", "3", "-2", "paris-ankara-2021-03-04",
    ]  # fmt: skip
    claimed = kg("convert", SMALL, "--format", "csv", "--claims").out
    assert sum("person/nikol-pashinyan" in row["claimed_by"] for row in csv.DictReader(io.StringIO(claimed))) == 1


def test_convert_changes_format_and_shape(kg, tmp_path: Path) -> None:
    assert kg("convert", SMALL, "-o", tmp_path / "a.nq.gz", "--named-graphs").code == 0
    assert len(Graph.load(tmp_path / "a.nq.gz")) == len(Graph.load(SMALL))
    assert b"document/21a960f822d3288f> .\n" in gzip.decompress((tmp_path / "a.nq.gz").read_bytes())
    assert "rdf:reifies <<( state:TUR kg:accuses state:FRA )>>" in kg("convert", SMALL, "--annotate").out
    assert kg("convert", tmp_path / "a.nq.gz", "-o", tmp_path / "b.jsonld").code == 0
    assert {quad.triple for quad in Graph.load(tmp_path / "b.jsonld").quads} == {quad.triple for quad in Graph.load(SMALL).quads}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("-o", "x.gexf"),
            "names no graph format; allowed are .ttl, .nq, .trig, .jsonld, .nt, .csv, each also with .gz; kg graph",
        ),
        (("-o", "x.ttl", "--named-graphs"), "--named-graphs needs a format that has graphs"),
        (("-o", "x.jsonld", "--annotate"), "--annotate needs a format with RDF 1.2"),
        (("-o", "x.ttl", "--claims"), "--claims belongs to csv"),
    ],
)
def test_convert_refuses_what_a_format_cannot_hold(kg, arguments: tuple[str, ...], message: str) -> None:
    ran = kg("convert", SMALL, *arguments)
    assert ran.code == 2
    assert message in ran.err


# --- kg diff


def changed_graph() -> Graph:
    """The small graph with another target, another confidence, a statement taken out and one from elsewhere put in."""
    text = SMALL.read_text(encoding="utf-8").replace("kg:confidence 0.8", "kg:confidence 0.7")
    store = Store()
    store.load(text.encode(), format=RdfFormat.TURTLE)
    act = resource("interaction/3b779bdb92323edd")
    store.remove(Quad(act, KG.target, resource("state/TUR")))
    store.add(Quad(act, KG.target, resource("state/AZE")))
    for quad in list(store.quads_for_pattern(resource("interaction/c1eb603ed9fc7a36"), None, None)):
        store.remove(quad)
    return Graph(store)


def test_a_diff_tells_what_was_gained_lost_and_changed_in_words() -> None:
    old, new = Graph.load(SMALL), changed_graph()
    found = compare(old, new)
    assert [change.told.splitlines()[:2] for change in found.changes] == [
        ["- Turkey · Support → Azerbaijan", found.changes[0].told.splitlines()[1]],
        ["~ Nikol Pashinyan · Accusation → Turkey", "    target: Turkey, now Azerbaijan"],
        ["~ according to Nikol Pashinyan: Turkey · MilitaryAid → Azerbaijan", "    confidence: 0.8, now 0.7"],
    ]
    assert found.summary.startswith("statements: 0 gained, 1 lost, 2 changed; articles: 0 gained, 0 lost; triples: 2 gained, ")
    assert compare(new, old).summary.startswith("statements: 1 gained, 0 lost, 2 changed")
    assert "باشينيان" in compare(old, new, lang="ar").changes[1].told


def test_a_statement_read_anew_from_the_same_words_has_changed() -> None:
    old, new = Graph.load(SMALL), Graph()
    act, other = resource("interaction/3b779bdb92323edd"), resource("interaction/0000000000000000")

    def renamed(term: object) -> object:
        return other if term == act else term

    for quad in old.quads:
        target = resource("state/AZE") if (quad.subject, quad.predicate) == (act, KG.target) else quad.object
        new.extend([Quad(renamed(quad.subject), quad.predicate, target)])  # type: ignore[arg-type]
    (change,) = compare(old, new).changes
    assert (change.kind, change.differences) == ("changed", ["target: Turkey, now Azerbaijan"])


def test_named_graphs_alone_are_no_difference(kg, tmp_path: Path) -> None:
    assert compare(Graph.load(SMALL), Graph(by_document(Graph.load(SMALL).quads))).summary == "the two graphs say the same"
    assert kg("diff", SMALL, SMALL) == (kg("diff", SMALL, SMALL).__class__)(0, "", "the two graphs say the same\n")


def test_diff_on_the_command_line(kg, tmp_path: Path) -> None:
    changed_graph().save(tmp_path / "new.ttl")
    ran = kg("diff", SMALL, tmp_path / "new.ttl", "--format", "json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["change"] for line in lines] == ["lost", "changed", "changed"]
    assert lines[1]["differences"] == ["target: Turkey, now Azerbaijan"]
    assert kg("diff", SMALL, tmp_path / "nowhere.ttl").code == 1


# --- what is refused unless asked for


def test_an_update_runs_on_a_store_and_only_where_allowed(kg, tmp_path: Path) -> None:
    from kg.publishing.stores import open_store

    with open_store(tmp_path / "news.db") as store:
        store.load(Graph.load(SMALL).quads)
    update = "DELETE WHERE { state:FRA kg:iso3 ?code }"
    assert "say --allow update" in kg("query", update, tmp_path / "news.db").err
    assert kg("query", update, tmp_path / "news.db", "--allow", "update").code == 0
    with open_store(tmp_path / "news.db", read_only=True) as store:
        assert not bool(store.query("ASK { state:FRA kg:iso3 ?code }"))
    assert "a graph file, which no update changes" in kg("query", update, SMALL, "--allow", "update").err
    broken = kg("query", "DELETE WHERE { state:FRA kg:iso3 }", tmp_path / "news.db", "--allow", "update").err
    assert "this is not a SPARQL update: line 1, column" in broken and "^" in broken


def test_asking_another_server_is_allowed_by_name(kg) -> None:
    asked = "SELECT ?who { ?who kg:iso3 'FRA' OPTIONAL { SERVICE SILENT <http://127.0.0.1:9/none> { ?who ?p ?o } } }"
    assert "say --allow service" in kg("query", asked, SMALL).err
    assert "state:FRA" in kg("query", asked, SMALL, "--allow", "service").out
    assert "not SPARQL: line 1" in kg("query", asked + "}", SMALL, "--allow", "service").err


def test_a_node_of_the_sample_is_one(graph: Graph) -> None:
    assert all(isinstance(quad.subject, NamedNode) for quad in graph.quads), "no blank nodes are written"
