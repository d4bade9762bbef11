"""The contract of stores, run on every backend: in memory, on disk, and behind a SPARQL endpoint on loopback."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from sparql_endpoint import Endpoint, serving

from kg.errors import MissingResource, WrongUse
from kg.publishing.queries import get
from kg.publishing.stores import Store, open_store
from kg.publishing.stores.http import HttpStore
from kg.publishing.vocabulary import BASE, KG, RDF, RDFS

SMALL = Path(__file__).parent / "data" / "small.ttl"
ONE, OTHER = (ox.NamedNode(f"{BASE}document/{digit * 16}") for digit in "12")
FRANCE, TURKEY = (ox.NamedNode(f"{BASE}state/{code}") for code in ("FRA", "TUR"))
ASKED = "SELECT ?who ?name { ?who kg:supports ?whom ; rdfs:label ?name }"


def document(graph: ox.NamedNode, *, source: ox.NamedNode = FRANCE, target: ox.NamedNode = TURKEY) -> list[ox.Quad]:
    """What a document says, all in its own graph, descriptions of actors too."""
    act = ox.NamedNode(graph.value.replace("document", "interaction"))
    return [
        ox.Quad(graph, RDF.type, KG.Document, graph),
        ox.Quad(act, RDF.type, KG.Support, graph),
        ox.Quad(act, KG.source, source, graph),
        ox.Quad(act, KG.target, target, graph),
        ox.Quad(act, KG.document, graph, graph),
        ox.Quad(source, RDF.type, KG.State, graph),
        ox.Quad(source, RDFS.label, ox.Literal("فرنسا" if source == FRANCE else "تركيا", language="ar"), graph),
        ox.Quad(source, KG.supports, target, graph),
    ]


@pytest.fixture
def endpoint() -> Iterator[tuple[str, type[Endpoint]]]:
    with serving() as found:
        yield found


@pytest.fixture(params=["memory", "oxigraph", "http"])
def store(request: pytest.FixtureRequest, tmp_path: Path, endpoint: tuple[str, type[Endpoint]]) -> Iterator[Store]:
    address = {"memory": "memory:", "oxigraph": tmp_path / "news.db", "http": endpoint[0]}[request.param]
    with open_store(address) as opened:
        yield opened


def names(store: Store) -> list[tuple[str, str]]:
    return sorted((row["who"].value, row["name"].value) for row in store.query(ASKED))  # type: ignore[union-attr]


# the contract


def test_what_is_loaded_is_counted_once(store):
    assert store.load(document(ONE)) == 8
    assert store.load(document(ONE)) == 8
    assert store.count() == 8


def test_queries_see_all_graphs_and_know_the_prefixes(store):
    store.load(document(ONE))
    assert names(store) == [(FRANCE.value, "فرنسا")]
    assert bool(store.query("ASK { ?i a kg:Support ; kg:source state:FRA }"))
    triples = list(store.query("CONSTRUCT { ?a kg:supports ?b } WHERE { ?a kg:supports ?b }"))  # type: ignore[arg-type]
    assert [str(triple.object) for triple in triples] == [str(TURKEY)]


def test_what_describes_an_actor_is_kept_once_for_all_documents(store):
    store.load(document(ONE))
    store.load(document(OTHER))
    assert store.count() == 14
    assert names(store) == [(FRANCE.value, "فرنسا")] * 2  # the edge lies in two graphs, the label in one


def test_replacing_a_document_leaves_nothing_of_the_old_one_and_all_of_the_others(store):
    store.load([*document(ONE), *document(OTHER)])
    assert store.replace(ONE, document(ONE, source=TURKEY, target=FRANCE)) == 8
    assert names(store) == [(FRANCE.value, "فرنسا"), (TURKEY.value, "تركيا")]
    sources = store.query(f"SELECT ?who {{ ?i kg:document {ONE} ; kg:source ?who }}")
    assert [row["who"] for row in sources] == [TURKEY]  # type: ignore[union-attr]


def test_a_new_document_may_be_replaced_too(store):
    store.replace(ONE, (ox.Quad(*quad.triple) for quad in document(ONE)))
    assert names(store) == [(FRANCE.value, "فرنسا")]
    assert bool(store.query(f"ASK {{ GRAPH {ONE} {{ ?i a kg:Support }} }}"))


def test_a_replacement_that_fails_leaves_the_old(store):
    store.load(document(ONE))

    def failing() -> Iterator[ox.Quad]:
        yield from document(ONE, source=TURKEY)
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        store.replace(ONE, failing())
    assert names(store) == [(FRANCE.value, "فرنسا")]


def test_all_is_exported_with_its_graphs(store):
    store.load(document(ONE))
    written = io.BytesIO()
    store.export(written)
    quads = set(ox.parse(written.getvalue(), format=ox.RdfFormat.N_QUADS))
    assert len(quads) == 8
    assert {quad.graph_name for quad in quads} == {ONE, ox.DefaultGraph()}


def test_a_format_without_graphs_gets_every_triple_once(store):
    store.load([*document(ONE), *document(OTHER)])
    written = io.BytesIO()
    store.export(written, format=ox.RdfFormat.N_TRIPLES)
    assert len(written.getvalue().splitlines()) == 13


def test_saved_queries_run_on_it(store):
    flat = ox.Store()
    flat.load(path=str(SMALL))
    store.load(flat)
    table = get("who-supports-whom").run(store, actor="أذربيجان", lang="ar").labelled()
    assert [row[:3] for row in table.rows] == [("تركيا", "أذربيجان", 1)]


def test_a_query_that_is_no_sparql_is_shown(store):
    with pytest.raises(WrongUse, match="the query is not SPARQL: line 1, column"):
        store.query("SELECT ?s { ?s kg:supports }")
    with pytest.raises(WrongUse, match="is an update"):
        store.query("DROP ALL")


# each backend's own


def test_a_store_on_disk_keeps_what_was_loaded(tmp_path):
    with open_store(tmp_path / "news.db") as store:
        store.load(document(ONE))
    with open_store(tmp_path / "news.db") as store:
        assert store.count() == 8
    with open_store(tmp_path / "news.db", read_only=True) as store:
        assert names(store) == [(FRANCE.value, "فرنسا")]


def test_a_closed_store_says_so():
    store = open_store("memory:")
    store.close()
    with pytest.raises(WrongUse, match="this store was closed"):
        store.count()


def test_a_folder_of_something_else_is_no_store(tmp_path):
    (tmp_path / "article.txt").write_text("خبر", encoding="utf-8")
    with pytest.raises(WrongUse, match="holds other files; an embedded store wants a folder of its own"):
        open_store(tmp_path)
    with pytest.raises(WrongUse, match="is a file; an embedded store is a folder"):
        open_store(tmp_path / "article.txt")
    with pytest.raises(MissingResource, match="there is no store in .*; make one with: kg load"):
        open_store(tmp_path / "none.db", read_only=True)


def test_a_store_that_another_writes_to_is_refused(tmp_path):
    with open_store(tmp_path / "news.db"), pytest.raises(WrongUse, match="another process writes to the store"):
        open_store(tmp_path / "news.db")


def test_a_silent_endpoint_is_named():
    with pytest.raises(
        MissingResource, match="no SPARQL endpoint answers at http://127.0.0.1:1/query: .*; is the server started?"
    ):
        HttpStore("http://127.0.0.1:1/query").query("ASK { ?s ?p ?o }")


def test_a_busy_endpoint_is_asked_again(endpoint):
    address, handler = endpoint
    handler.refusals = [503]
    assert HttpStore(address).count() == 0


@pytest.mark.parametrize(
    ("status", "message"), [(401, "wants credentials .401.; set KG_ENDPOINT_USER"), (500, "refuses this .500.")]
)
def test_a_refusing_endpoint_is_named(endpoint, status, message):
    address, handler = endpoint
    handler.refusals = [status]
    with pytest.raises(WrongUse, match=message):
        HttpStore(address).query("ASK { ?s ?p ?o }")
