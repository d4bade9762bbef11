"""Turtle for people: grouped by document, each actor once, only the prefixes it uses, and the same bytes always."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdf_samples import READING
from rdflib.compare import isomorphic

from kg.publishing.graph import Graph
from kg.publishing.rdf import document_quads, run_iri, run_quads
from kg.publishing.turtle import to_turtle
from kg.publishing.vocabulary import KG, RDF, RDFS, XSD, resource

OTHER = replace(
    READING,
    article=replace(READING.article, id="another", title="عنوان\nفي سطرين # وفيه \u202e حيلة"),
    document="ffeeddccbbaa0099",
    statements=tuple(replace(it, id=f"f{it.id[1:]}") for it in READING.statements),
    memberships=tuple(replace(it, id=f"f{it.id[1:]}") for it in READING.memberships),
)


@pytest.fixture(scope="module")
def quads():
    run = run_iri("0.1.0", {})
    return [*document_quads(READING, run=run), *document_quads(OTHER, run=run), *run_quads("0.1.0", {})]


@pytest.fixture(scope="module")
def turtle(quads) -> str:
    return to_turtle(quads)


def test_a_direct_edge_reads_like_a_sentence():
    triples = [
        Triple(resource("state/FRA"), RDF.type, KG.State),
        Triple(resource("state/FRA"), RDFS.label, Literal("France", language="en")),
        Triple(resource("state/FRA"), RDFS.label, Literal("فرنسا", language="ar")),
        Triple(resource("state/FRA"), KG.supports, resource("people/armenians")),
    ]
    assert to_turtle(triples) == (
        "@prefix kg: <https://w3id.org/geokg/ontology#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        "@prefix state: <https://w3id.org/geokg/resource/state/> .\n"
        "@prefix people: <https://w3id.org/geokg/resource/people/> .\n"
        "\n"
        "state:FRA a kg:State ;\n"
        '    rdfs:label "فرنسا"@ar, "France"@en ;\n'
        "    kg:supports people:armenians .\n"
    )


def test_documents_are_named_in_a_comment_and_sorted_by_identifier(turtle):
    comments = [line for line in turtle.splitlines() if line.startswith("#")]
    assert comments == [
        "# --- actors",
        "# --- another · عنوان في سطرين # وفيه حيلة",
        "# --- minsk-notes · باريس تحث الطرفين على الهدوء",
        "# --- runs",
    ]


def test_each_actor_stands_once_however_many_documents_name_it(turtle):
    assert turtle.count("\nstate:ARM a kg:State") == 1


def test_interactions_come_in_text_order_each_followed_by_its_evidence(turtle):
    part = turtle[turtle.index("# --- minsk-notes") :]
    starts = [line.split(":")[0] for line in part.splitlines() if line[:1].isalpha()]
    assert starts[:11] == ["doc", *["interaction", "evidence"] * 5]


def test_only_prefixes_that_occur_are_declared(turtle):
    head, _, body = turtle.partition("\n\n")
    declared = [line.split()[1] for line in head.splitlines()]
    assert "run:" in declared
    assert "coalition:" not in declared
    assert all(prefix in body for prefix in declared)


def test_rdflib_and_pyoxigraph_read_back_the_same_graph(quads, turtle):
    back = {(it.subject, it.predicate, it.object) for it in parse(turtle.encode(), format=RdfFormat.TURTLE)}
    assert back == {(it.subject, it.predicate, it.object) for it in quads}
    plain = rdflib.Graph().parse(data="".join(f"{it.triple} .\n" for it in quads), format="nt")
    assert isomorphic(rdflib.Graph().parse(data=turtle, format="turtle"), plain)


def test_the_order_in_which_triples_come_does_not_matter(quads, turtle):
    for seed in range(3):
        shuffled = [*quads, *quads[:50]]
        random.Random(seed).shuffle(shuffled)
        assert to_turtle(shuffled) == turtle
    assert Graph(quads).to_bytes().decode() == turtle


@pytest.mark.parametrize("ending", ["ttl", "nt", "nq", "trig", "jsonld"])
def test_bytes_are_the_same_under_every_hash_seed(ending):
    code = (
        "import sys; from rdf_samples import READING; "
        "from kg.publishing.graph import Graph; from kg.publishing.rdf import document_quads; "
        f"sys.stdout.buffer.write(Graph(document_quads(READING, named_graphs=True)).to_bytes(format={ending!r}))"
    )
    here = Path(__file__).parent
    written = set()
    for seed in ("0", "1", "4242"):
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{here.parent}{os.pathsep}{here}"}
        written.add(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env).stdout)
    assert len(written) == 1
    assert written.pop()


@pytest.mark.parametrize(
    "text",
    ['"', "\\", "\n", "\r\n", "\t", '"""', "'", "نص «مقتبس»", "\u202eمعكوس", "😀", "\x00", "\ufeff", "a\\nb", "# not a comment"],
)
def test_any_text_survives(text):
    triple = Triple(resource("state/ARM"), RDFS.label, Literal(text, language="ar"))
    (back,) = parse(to_turtle([triple]).encode(), format=RdfFormat.TURTLE)
    assert back.triple == triple


@pytest.mark.parametrize(
    "path",
    [
        "office/ARM/head_of_state",
        "person/a.",
        "person/.a",
        "person/محمد",
        "person/a%20b",
        "document/1#char=1,2",
        "person/-a",
        "person/",
    ],
)
def test_any_name_survives(path):
    triple = Triple(resource(path), RDF.type, KG.State)
    (back,) = parse(to_turtle([triple]).encode(), format=RdfFormat.TURTLE)
    assert back.triple == triple


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1", "integer"),
        ("0.85", "decimal"),
        ("1", "decimal"),
        ("true", "boolean"),
        ("1", "boolean"),
        ("2020", "gYear"),
        ("x", "integer"),
        ("5.", "decimal"),
    ],
)
def test_any_value_keeps_spelling_and_datatype(value, kind):
    triple = Triple(resource("state/ARM"), KG.content, Literal(value, datatype=XSD[kind]))
    (back,) = parse(to_turtle([triple]).encode(), format=RdfFormat.TURTLE)
    assert back.triple == triple


def test_graphs_of_others_are_written_too():
    triples = [Triple(BlankNode("b"), NamedNode("urn:x:y"), NamedNode("mailto:someone@example.org"))]
    assert "_:b <urn:x:y> <mailto:someone@example.org> ." in to_turtle(triples)


def test_nothing_gives_nothing():
    assert to_turtle([]) == ""
