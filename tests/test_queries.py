"""Saved queries: every one on a small graph with the exact rows, in two engines; parameters, heads, refusals."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store
from sparql_endpoint import serving
from test_query_rows import ROWS as MORE_ROWS

from kg.errors import BadData, WrongUse
from kg.publishing.binding import bind, check, variables
from kg.publishing.heads import read_head
from kg.publishing.queries import SavedQuery, Table, Triples, ask, get, saved
from kg.publishing.stores.http import HttpStore
from kg.publishing.vocabulary import CLASS, KG, NIF, RDF, SUBCLASS, XSD
from kg.resources import path

SMALL = Path(__file__).parent / "data" / "small.ttl"
BASE = "https://w3id.org/geokg/resource/"
PARIS, CAUCASUS = f"{BASE}document/21a960f822d3288f", f"{BASE}document/38b9ca5e88a4581d"
DAY, BLAMED, APRIL = date(2021, 3, 4), date(2021, 3, 3), date(2021, 4, 10)


@pytest.fixture(scope="module")
def graph() -> Store:
    store = Store()
    store.load(path=str(SMALL))
    return store


@pytest.fixture(scope="module")
def in_rdflib():
    rdflib = pytest.importorskip("rdflib")
    return rdflib.Graph().parse(SMALL)


def named_graphs() -> Store:
    """The small graph with a named graph a document, its descriptions of actors in the default graph: as stores hold it."""
    from kg.publishing.stores import open_store

    flat = Store()
    flat.load(path=str(SMALL))
    store = open_store("memory:")
    for document in (PARIS, CAUCASUS):
        about = (KG.document, NIF.referenceContext)
        own = {document, *(quad.subject.value for quad in flat if quad.predicate in about and quad.object.value == document)}
        store.load(Quad(*quad.triple, NamedNode(document)) for quad in flat if quad.subject.value in own)
    taken = {quad.triple for quad in store.store}  # type: ignore[attr-defined]
    store.load(Quad(*quad.triple) for quad in flat if quad.triple not in taken)
    return store.store  # type: ignore[attr-defined, no-any-return]


# every question, every row, in reading form: columns of IRIs give way to their labels

ROWS: dict[str, tuple[dict[str, object], list[tuple[object, ...]]]] = {
    "who-supports-whom": (
        {},
        [
            ("France", "Armenians", 2, 2, DAY, APRIL),
            ("France", "Turkey", 1, 1, DAY, DAY),
            ("Turkey", "Azerbaijan", 1, 1, APRIL, APRIL),
            ("Turkey", "France", 1, 1, DAY, DAY),
        ],
    ),
    "ceasefire-calls": (
        {},
        [
            (
                DAY,
                "Emmanuel Macron",
                "Nagorno-Karabakh",
                None,
                "ودعا الرئيس الفرنسي إيمانويل ماكرون إلى وقف إطلاق النار في كاراباخ.",
                PARIS,
            )
        ],
    ),
    "accusations": (
        {},
        [
            (BLAMED, "Nikol Pashinyan", "Turkey", "تسليح أذربيجان", "واتهم باشينيان تركيا بتسليح أذربيجان.", PARIS),
            (APRIL, "Turkey", "France", None, "واتهمت تركيا فرنسا بالانحياز.", CAUCASUS),
        ],
    ),
    "claims": (
        {},
        [
            ("Nikol Pashinyan", "Turkey", "AID", "Azerbaijan", False, "واتهم باشينيان تركيا بتسليح أذربيجان.", PARIS),
            ("UnnamedReports", "Turkey", "AID", "Azerbaijan", False, "وبحسب تقارير، سلحت أنقرة أذربيجان.", CAUCASUS),
        ],
    ),
    "leaders": (
        {},
        [
            ("Emmanuel Macron", "head_of_state", "France", "France", None, None, 1),
            ("Emmanuel Macron", "head_of_state", "France", "France", "2017-05-14", None, 0),
        ],
    ),
    "organization-members": (
        {"organization": "مجموعة مينسك"},
        [
            ("Armenia", "member", "1992", "2017", 0),
            ("France", "co_chair", None, None, 1),
            ("Russia", "co_chair", None, None, 0),
        ],
    ),
    "evidence": (
        {"source": "FRA", "target": "تركيا"},
        [
            (
                "SUPPORT",
                "",
                False,
                None,
                "دعمت",
                "ودعمت فرنسا تركيا.",
                5,
                176,
                194,
                "verb: subject before object",
                Decimal(1),
                DAY,
                PARIS,
                "paris-ankara-2021-03-04",
            ),
            (
                "SUPPORT",
                "",
                True,
                None,
                "تدعم",
                "ولم تدعم فرنسا تركيا.",
                3,
                74,
                95,
                "verb: subject before object",
                Decimal(1),
                APRIL,
                CAUCASUS,
                "caucasus-2021-04-10",
            ),
        ],
    ),
    "mediators": ({}, [("Russia", "Armenia", 1, 0, 1), ("Russia", "Azerbaijan", 1, 0, 1)]),
    "contradictions": (
        {},
        [
            ("asserted and denied", "France", "Turkey", "SUPPORT", "not SUPPORT", 1, 1),
            ("cooperation and conflict", "Turkey", "France", "SUPPORT", "ACCUSE", 1, 1),
        ],
    ),
    "timeline": (
        {"actor": "France", "from": "2021-03", "to": "2021-03"},
        [
            (DAY, "France", "SUPPORT", "", "Armenians", False, None),
            (DAY, "France", "SUPPORT", "", "Turkey", False, None),
            (DAY, "Turkey", "SUPPORT", "", "France", False, None),
        ],
    ),
    "actor-profile": (
        {"actor": "FRA"},
        [
            ("1 kind", "State", None, None),
            ("2 name", None, "France (en)", None),
            ("2 name", None, "فرنسا (ar)", None),
            ("4 is", "مجموعة مينسك", "co_chair", None),
            ("5 has", "Emmanuel Macron", "head_of_state", None),
            ("6 acts", None, "SUPPORT", 3),
            ("7 is acted on", None, "ACCUSE", 1),
            ("7 is acted on", None, "SUPPORT", 1),
            ("8 mentioned", None, "articles", 2),
        ],
    ),
    "dyads": (
        {},
        [
            ("France", "Armenians", 2, 2, 0, Decimal("7"), Decimal("3.5")),
            ("Turkey", "France", 2, 1, 1, Decimal("1.5"), Decimal("0.75")),
            ("Emmanuel Macron", "Nagorno-Karabakh", 1, 0, 0, Decimal(0), Decimal(0)),
            ("France", "Turkey", 1, 1, 0, Decimal("3.5"), Decimal("3.5")),
            ("Nikol Pashinyan", "Turkey", 1, 0, 1, Decimal(-2), Decimal(-2)),
            ("Russia", "Armenia", 1, 1, 0, Decimal(1), Decimal(1)),
            ("Russia", "Azerbaijan", 1, 1, 0, Decimal(1), Decimal(1)),
            ("Turkey", "Azerbaijan", 1, 1, 0, Decimal("3.5"), Decimal("3.5")),
        ],
    ),
    "most-active-actors": (
        {"lang": "ar", "least": 2},
        [
            ("تركيا", "State", 5, 3, 0, 2),
            ("فرنسا", "State", 4, 2, 0, 2),
            ("روسيا", "State", 2, 0, 0, 1),
            ("نيكول باشينيان", "Person", 1, 0, 1, 1),
            ("أذربيجان", "State", 0, 4, 0, 2),
            ("الشعب الأرمني", "People", 0, 2, 0, 2),
        ],
    ),
    "documents": (
        {},
        [
            (PARIS, "paris-ankara-2021-03-04", DAY, "صحيفة المثال", "فرنسا وتركيا والقوقاز", 6, 7),
            (CAUCASUS, "caucasus-2021-04-10", APRIL, "وكالة النموذج", "وساطة روسية في القوقاز", 7, 7),
        ],
    ),
    "attribution": (
        {},
        [
            ("SUPPORT", 6, 5, 0, 0, 1),
            ("ACCUSE", 2, 2, 0, 0, 0),
            ("AID", 2, 0, 1, 1, 0),
            ("CONSULT", 2, 2, 0, 0, 0),
            ("REQUEST", 1, 1, 0, 0, 0),
        ],
    ),
}
EDGES = [
    ("France", 3.5, "Armenians"),
    ("France", 3.5, "Armenians"),
    ("France", 3.5, "Turkey"),
    ("Nikol Pashinyan", -2.0, "Turkey"),
    ("Turkey", -2.0, "France"),
    ("Turkey", 3.5, "Azerbaijan"),
    ("Turkey", 3.5, "France"),
]


def rows(name: str, graph: object, params: dict[str, object]) -> list[tuple[object, ...]]:
    answer = get(name).run(graph, **params)
    assert isinstance(answer, Table)
    width = len(ROWS[name][1][0])
    return [row[:width] for row in answer.labelled().rows]


@pytest.mark.parametrize("name", ROWS)
def test_each_query_gives_these_rows(name, graph):
    params, expected = ROWS[name]
    assert rows(name, graph, params) == expected


@pytest.mark.parametrize("name", ROWS)
def test_each_query_gives_the_same_rows_in_rdflib(name, in_rdflib):
    params, expected = ROWS[name]
    assert rows(name, in_rdflib, params) == expected


@pytest.mark.parametrize("name", ROWS)
def test_each_query_sees_named_graphs_and_counts_nothing_twice(name):
    params, expected = ROWS[name]
    assert rows(name, named_graphs(), params) == expected


@pytest.fixture(scope="module")
def remote(graph):
    with serving(graph) as (address, _):
        yield HttpStore(address)


@pytest.mark.parametrize("name", ROWS)
def test_each_query_gives_the_same_rows_from_an_endpoint(name, remote):
    params, expected = ROWS[name]
    assert rows(name, remote, params) == expected


def signed(triples: Triples) -> list[tuple[str, float, str]]:
    held = Store()
    held.extend(Quad(*triple) for triple in triples)
    found = ask(
        held,
        """SELECT ?source ?weight ?target { ?i kg:source ?s ; kg:weight ?weight ; kg:target ?t .
           ?s rdfs:label ?source . ?t rdfs:label ?target FILTER(LANG(?source) = "en" && LANG(?target) = "en") } """,
    )
    assert isinstance(found, Table)
    return sorted((str(source), float(str(weight)), str(target)) for source, weight, target in found.rows)


def test_alliance_edges_are_signed_and_leave_out_claims_and_denials(graph, in_rdflib):
    for engine in (graph, in_rdflib, named_graphs()):
        answer = get("alliance-edges").run(engine)
        assert isinstance(answer, Triples)
        assert signed(answer) == EDGES


def test_every_saved_query_is_tested_here():
    assert {query.name for query in saved()} == {*ROWS, *MORE_ROWS, "alliance-edges"}
    assert len(saved()) >= 54


def test_the_readme_lists_every_query():
    readme = path("queries", "README.md").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^\| `([\w-]+)` \|", readme, re.MULTILINE)[: len(saved())]) == sorted(
        query.name for query in saved()
    )


# parameters


@pytest.mark.parametrize(
    "actor",
    [
        "FRA",
        "fra",
        "France",
        "فرنسا",
        "فَرنسا",
        f"{BASE}state/FRA",
        f"<{BASE}state/FRA>",
        "state/FRA",
        "state:FRA",
        NamedNode(f"{BASE}state/FRA"),
    ],
)
def test_an_actor_is_given_by_code_label_or_iri(actor, graph):
    answer = get("who-supports-whom").run(graph, actor=actor)
    assert [row[1::2][:2] for row in answer.rows] == [("France", "Armenians"), ("France", "Turkey"), ("Turkey", "France")]  # type: ignore[union-attr]


@pytest.mark.parametrize(("name", "person"), [("ماكرون", "Emmanuel Macron"), ("ايمانويل ماكرون", "Emmanuel Macron")])
def test_an_actor_is_found_by_other_names_and_spellings(name, person, graph):
    answer = get("ceasefire-calls").run(graph, actor=name)
    assert [row[2] for row in answer.rows] == [person]  # type: ignore[union-attr]


def test_what_happened_in_a_month_or_year_is_shown_so_and_stands_at_its_beginning(graph):
    held = Store()
    held.extend(graph)
    act = next(quad.subject for quad in held.quads_for_pattern(None, RDF.type, KG.CeasefireCall, None))
    held.add(Quad(act, KG.during, Literal("2015-06", datatype=XSD.gYearMonth)))
    (row,) = get("ceasefire-calls").run(held).labelled().rows
    assert row[0] == "2015-06"
    assert get("ceasefire-calls").run(held, **{"from": "2015-06", "to": "2015-06"}).rows
    assert not get("ceasefire-calls").run(held, **{"from": "2015-07"}).rows
    assert [row[0] for row in get("timeline").run(held, actor="Emmanuel Macron").rows][0] == "2015-06"


def test_an_unknown_actor_gets_suggestions(graph):
    with pytest.raises(WrongUse, match=r"the graph has no actor called 'Frence'; did you mean France \(state/FRA\)"):
        get("timeline").run(graph, actor="Frence")
    with pytest.raises(WrongUse, match="the graph says nothing of .*state/XXX"):
        get("timeline").run(graph, actor="state/XXX")


def test_a_name_of_two_actors_is_refused(graph):
    held = Store()
    held.extend(list(graph))
    for who in ("one", "two"):
        held.add(Quad(NamedNode(f"{BASE}person/{who}"), NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), KG.Person))
        held.add(
            Quad(
                NamedNode(f"{BASE}person/{who}"),
                NamedNode("http://www.w3.org/2000/01/rdf-schema#label"),
                Literal("علي", language="ar"),
            )
        )
    with pytest.raises(WrongUse, match="'علي' may be person/one, person/two; give one of these instead"):
        get("timeline").run(held, actor="علي")


@pytest.mark.parametrize("asked", ["AID", "aid", "kg:Aid", "MilitaryAid", "military aid"])
def test_a_class_is_given_by_its_name_or_plovers(asked, graph):
    answer = get("timeline").run(graph, **{"actor": "TUR", "class": asked})
    assert {row[3] for row in answer.rows} == {"AID"}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("params", "message"),
    [
        (
            {},
            "the query timeline needs the parameter actor .Actor, actor.; for example: kg query timeline out/graph.ttl --param actor=FRA",
        ),
        ({"actor": "FRA", "form": "2020"}, "the query timeline has no parameter form; did you mean from"),
        ({"actor": "FRA", "from": "yesterday"}, "the parameter from is a day, month or year such as 2020-09-28, 2020-09 or 2020"),
        ({"actor": "FRA", "class": "love"}, "the parameter class is a class of interactions, not 'love'; allowed: Agreement,"),
        ({"actor": "FRA", "lang": "fr"}, "the parameter lang is one of ar, en, not 'fr'"),
        ({"actor": ""}, "the parameter actor is empty"),
    ],
)
def test_wrong_parameters_are_named(params, message, graph):
    with pytest.raises(WrongUse, match=message):
        get("timeline").run(graph, **params)


def test_a_whole_number_is_wanted_where_one_is_wanted(graph):
    with pytest.raises(WrongUse, match="the parameter least is a whole number, not 'many'"):
        get("dyads").run(graph, least="many")


ATTACKS = [
    'FRA" } UNION { ?s ?p ?o } #',
    "> } ; DROP ALL #",
    f"{BASE}state/FRA> ?p ?o }} UNION {{ ?a ?b ?c . #",
    "<http://x> || true",
    "') || (1=1",
    '"""',
    "\\",
    "\n}\n",
    "state/FRA>",
    "?s",
]


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("name", ["actor", "from", "class", "lang"])
def test_no_value_becomes_a_part_of_the_query(attack, name, graph):
    params = {"actor": "FRA"} | {name: attack}
    with pytest.raises(WrongUse):
        get("timeline").run(graph, **params)


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_bound_text_stays_one_literal(attack):
    held = Store()
    held.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(attack)))
    query = bind("SELECT ?s WHERE { ?s ?p ?o FILTER(BOUND(?_x) && ?o = ?_x) }", {"_x": Literal(attack)})
    assert [row["s"].value for row in held.query(query)] == ["urn:s"]  # type: ignore[union-attr]
    assert variables(query) == ["s", "p", "o"]


def test_binding_leaves_strings_comments_and_iris_alone():
    text = 'ASK { ?s ?p \'?_x\' , """?_x""" , <urn:?_x> # ?_x\n , ?_x , $_x }'
    assert bind(text, {"_x": Literal(1)}).count("XMLSchema#integer") == 2


# what is refused


@pytest.mark.parametrize(
    "text", ["DELETE WHERE { ?s ?p ?o }", "PREFIX a: <urn:a> INSERT DATA { a:s a:p 'SELECT' }", "# SELECT\nDROP ALL", "CLEAR ALL"]
)
def test_updates_are_refused(text, graph):
    with pytest.raises(WrongUse, match="the query is an update .*; only queries that read are run"):
        ask(graph, text)


def test_asking_another_server_is_refused(graph):
    with pytest.raises(WrongUse, match="asks another server"):
        ask(graph, "SELECT * { SERVICE <http://example.org/sparql> { ?s ?p ?o } }")
    assert check("SELECT ?service { ?service ?p 'SERVICE' } # SERVICE") == "SELECT"


def test_a_syntax_error_shows_the_line_and_a_caret(graph):
    with pytest.raises(WrongUse) as error:
        ask(graph, "SELECT ?s\nWHERE { ?s kg:supports }")
    assert str(error.value).splitlines()[1:] == ["2 | WHERE { ?s kg:supports }", "                           ^"]
    assert "line 2, column 24" in str(error.value)


def test_an_unknown_query_gets_suggestions():
    with pytest.raises(WrongUse, match="there is no saved query 'who-suports-whom'; did you mean who-supports-whom"):
        get("who-suports-whom")
    assert get("who_supports_whom") == get("who-supports-whom.rq")


# heads


def test_every_query_tells_what_it_is_in_both_languages():
    for query in saved():
        for words in (query.head.title, query.head.description, *(param.title for param in query.params)):
            assert any("\u0621" <= letter <= "\u064a" for letter in words["ar"]), query.name
            assert words["en"].isascii(), query.name
        assert query.head.tags


def test_heads_are_yaml_as_grlc_reads_it():
    yaml = pytest.importorskip("yaml")
    for query in saved():
        head = yaml.safe_load("\n".join(line[2:] for line in query.text.splitlines() if line.startswith("#+")))
        assert head["summary"] == query.head.title["en"]
        assert head["tags"] == list(query.head.tags)
        assert {name: str(value) for pair in head.get("defaults", []) for name, value in pair.items()} == {
            param.name: param.default for param in query.params if param.default is not None
        }


def test_labels_are_english_unless_asked_otherwise_everywhere():
    assert {param.default for query in saved() for param in query.params if param.name == "lang"} == {"en"}


HEAD = """#+ summary: Who
#+ summary-ar: من
#+ description: Who does.
#+ description-ar: من يفعل.
#+ tags:
#+   - actors
#+ params:
#+   actor:
#+     type: actor
#+     title: Actor
#+     title-ar: الفاعل
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("summary: Who", "sumary: Who", "#. sumary is not known; allowed: summary, summary-ar"),
        ("#+ summary: Who\n", "", "#. summary is missing"),
        ("type: actor", "type: country", "the parameter actor has the type country; allowed: actor, class"),
        ("  actor:", "  who:", "the query uses no ._who_iri .or .__who_iri, if optional. for its parameter who"),
        ("#+   - actors", "#+    - actors", "the indentation is not understood|tags is missing"),
        ("summary: Who", 'summary: "Who', "a quotation mark is missing"),
        ("summary: Who", "summary: a: b", "stands in double quotes"),
        ("#+ params:", "#+ what is this", "this line is no «key: value»"),
    ],
)
def test_a_slip_in_a_head_is_refused(old, new, message):
    with pytest.raises(BadData, match=message):
        read_head(HEAD.replace(old, new), variables=["_actor_iri"], where="test.rq")


def test_a_variable_that_no_parameter_declares_is_refused():
    with pytest.raises(BadData, match=r"params does not declare \?_day_xsd_date"):
        read_head(HEAD, variables=["_actor_iri", "_day_xsd_date"], where="test.rq")


def test_a_query_of_ones_own_is_read_from_its_file(tmp_path, graph):
    file = tmp_path / "who.rq"
    file.write_text(
        HEAD + "PREFIX kg: <https://w3id.org/geokg/ontology#>\nSELECT ?x { ?_actor_iri kg:supports ?x } ORDER BY ?x",
        encoding="utf-8",
    )
    answer = SavedQuery.read(file).run(graph, actor="FRA")
    assert answer.rows == [(f"{BASE}people/armenians",), (f"{BASE}state/TUR",)]  # type: ignore[union-attr]


# vocabulary


def test_queries_name_every_class_of_the_vocabulary():
    for query in saved():
        if "?type)" in query.text:
            for name, iri in CLASS.items():
                assert f'(kg:{iri.value.removeprefix(KG.iri)} "{name}")' in query.text, query.name
        if "?finer {" in query.text:
            for iri in SUBCLASS.values():
                assert f"kg:{iri.value.removeprefix(KG.iri)}" in query.text, query.name


def test_weights_are_those_of_the_ontology():
    ontology = Store()
    ontology.load(path=str(path("ontology", "geokg.ttl")))
    weights = {
        quad.subject.value.removeprefix(KG.iri): Decimal(quad.object.value)
        for quad in ontology.quads_for_pattern(None, KG.weight, None)
    }
    for name in ("dyads", "alliance-edges"):
        text = get(name).text
        for kind in (iri.value.removeprefix(KG.iri) for iri in CLASS.values()):
            if f"(kg:{kind} " in text:
                written = re.search(rf'\(kg:{kind} "?(-?[\d.]+)', text)
                assert written and Decimal(written[1]) == weights[kind]


# answers


def test_a_table_as_csv_and_json(graph):
    table = get("mediators").run(graph)
    assert table.as_csv().splitlines()[:2] == [
        "mediator,mediatorLabel,party,partyLabel,statements,claimed,documents",
        f"{BASE}state/RUS,Russia,{BASE}state/ARM,Armenia,1,0,1",
    ]
    first = json.loads(table.as_json())["results"]["bindings"][0]
    assert first["mediator"] == {"type": "uri", "value": f"{BASE}state/RUS"}
    assert first["statements"] == {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}


def test_triples_as_turtle_are_the_same_every_time(graph, in_rdflib):
    one, other = get("alliance-edges").run(graph), get("alliance-edges").run(named_graphs())
    assert isinstance(one, Triples) and isinstance(other, Triples)
    assert one.as_turtle() == other.as_turtle()
    assert one.as_ntriples() == "".join(sorted(one.as_ntriples().splitlines(keepends=True)))


def test_asking_loads_no_language_processing():
    code = "import sys; from kg.publishing.queries import saved as s; s(); print({'spacy', 'rdflib'} & set(sys.modules) or [])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SMALL.parents[2])
    assert done.stdout.strip() == "[]"
