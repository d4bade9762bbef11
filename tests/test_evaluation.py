"""`kg evaluate`: a graph against articles that people annotated; what counts as right, and what a bad file is told."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import Ran

import kg
from kg.errors import BadData, MissingResource
from kg.evaluation import Evaluation, evaluate
from kg.evaluation.actors import Named, name_key, named, same, same_state
from kg.evaluation.gold import read_gold

Kg = Callable[..., Ran]

PREFIXES = """
@prefix kg: <https://w3id.org/geokg/ontology#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix : <https://example.org/> .
"""

ACTORS = """
:FRA a kg:State ; rdfs:label "فرنسا"@ar, "France"@en ; kg:iso3 "FRA" .
:TUR a kg:State ; rdfs:label "تركيا"@ar, "Turkey"@en ; kg:iso3 "TUR" .
:ARM a kg:State ; rdfs:label "أرمينيا"@ar, "Armenia"@en ; kg:iso3 "ARM" .
:macron a kg:Person ; rdfs:label "إيمانويل ماكرون"@ar, "Emmanuel Macron"@en ; kg:actsFor :FRA .
:erdogan a kg:Person ; rdfs:label "رجب طيب أردوغان"@ar, "Recep Tayyip Erdogan"@en ; kg:actsFor :TUR .
:minsk a kg:InternationalOrganization ; rdfs:label "مجموعة مينسك"@ar, "OSCE Minsk Group"@en .
:a a kg:Document ; dcterms:identifier "a" ; kg:mentions :macron, :FRA, :TUR, :minsk .
"""


def actor(en: str, ar: str, kind: str, country: str | None = None) -> dict[str, Any]:
    return {"en": en, "ar": ar, "type": kind, "country": country}


FRANCE = actor("France", "فرنسا", "state", "FRA")
TURKEY = actor("Turkey", "تركيا", "state", "TUR")
ARMENIA = actor("Armenia", "أرمينيا", "state", "ARM")
MACRON = actor("Emmanuel Macron", "ماكرون", "person", "FRA")
ERDOGAN = actor("Recep Tayyip Erdogan", "أردوغان", "person", "TUR")
MINSK = actor("Minsk Group", "مجموعة مينسك", "igo")


def relation(source: dict[str, Any], kind: str, target: dict[str, Any] | None, **more: Any) -> dict[str, Any]:
    return {"line": 1, "source": source, "type": kind, "target": target, **more}


def said(name: str, kind: str, source: str, target: str = "", more: str = "") -> str:
    """An interaction of a graph."""
    aim = f"kg:target :{target} ; " if target else ""
    return f":{name} a kg:{kind} ; kg:source :{source} ; {aim}{more} kg:document :a .\n"


@pytest.fixture
def score(tmp_path: Path) -> Callable[..., Evaluation]:
    """Scores statements in Turtle against the relations of one document."""

    def run(relations: list[dict[str, Any]], statements: str = "", *, actors: str = ACTORS, **more: Any) -> Evaluation:
        gold, graph = tmp_path / "gold.json", tmp_path / "graph.ttl"
        gold.write_text(json.dumps([{"id": "a", "relations": relations, **more}]), encoding="utf-8")
        graph.write_text(PREFIXES + actors + statements, encoding="utf-8")
        return evaluate(gold, graph)

    return run


def counts(result: Evaluation, *modes: str) -> list[tuple[int, int, int]]:
    """Right, missed, spurious in some modes."""
    return [(found.right, found.missed, found.spurious) for found in (result.modes[mode] for mode in modes)]


RELATIONS = ("strict", "dyad", "detect")

# what is right in which mode

RIGHT, WRONG = (1, 0, 0), (0, 1, 1)
CASES = [
    pytest.param(MACRON, "ACCUSE", TURKEY, said("i", "Accusation", "macron", "TUR"), [RIGHT] * 3, id="the same"),
    pytest.param(MACRON, "ACCUSE", TURKEY, said("i", "Accusation", "FRA", "TUR"), [WRONG, RIGHT, RIGHT], id="his state instead"),
    pytest.param(FRANCE, "ACCUSE", TURKEY, said("i", "Accusation", "macron", "erdogan"), [WRONG, RIGHT, RIGHT], id="their leaders instead"),
    pytest.param(FRANCE, "ACCUSE", TURKEY, said("i", "Accusation", "FRA", "ARM"), [WRONG, WRONG, RIGHT], id="another target"),
    pytest.param(FRANCE, "REQUEST", None, said("i", "Request", "FRA"), [RIGHT] * 3, id="no target, none said"),
    pytest.param(FRANCE, "REQUEST", None, said("i", "Request", "FRA", "TUR"), [WRONG, WRONG, RIGHT], id="no target, one said"),
    pytest.param(FRANCE, "REQUEST", TURKEY, said("i", "Request", "FRA"), [WRONG, WRONG, RIGHT], id="a target, none said"),
    pytest.param(FRANCE, "ACCUSE", TURKEY, said("i", "Threat", "FRA", "TUR"), [WRONG] * 3, id="another type"),
    pytest.param(FRANCE, "ACCUSE", TURKEY, said("i", "Accusation", "TUR", "FRA"), [WRONG] * 3, id="the wrong way round"),
    pytest.param(FRANCE, "REQUEST", TURKEY, said("i", "CeasefireCall", "FRA", "TUR"), [RIGHT] * 3, id="a finer class counts as its type"),
    pytest.param(FRANCE, "REQUEST", TURKEY, said("i", "Request, kg:DialogueCall", "FRA", "TUR"), [RIGHT] * 3, id="both classes count once"),
    pytest.param(FRANCE, "ASSAULT", TURKEY, said("i", "Assault", "FRA", "TUR", "kg:negated true ;"), [RIGHT] * 3, id="a negated one counts"),
    pytest.param(FRANCE, "AID", ARMENIA, said("i", "Aid", "FRA", "ARM", "kg:attributedTo :TUR ;"), [RIGHT] * 3, id="an attributed one counts"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "target", "statements", "expected"), CASES)
def test_a_relation_is_right_by_source_type_and_target(
    score: Callable[..., Evaluation],
    source: dict[str, Any],
    kind: str,
    target: dict[str, Any] | None,
    statements: str,
    expected: list[tuple[int, int, int]],
) -> None:
    assert counts(score([relation(source, kind, target)], statements), *RELATIONS) == expected


def test_every_mode_counts_right_missed_and_spurious(score: Callable[..., Evaluation]) -> None:
    result = score(
        [
            relation(MACRON, "ACCUSE", TURKEY),  # said
            relation(FRANCE, "ACCUSE", TURKEY),  # not said, but of the same states as the one above
            relation(MACRON, "SUPPORT", ARMENIA),  # said of France
            relation(TURKEY, "THREATEN", FRANCE, negated=True),  # said without a target
            relation(ERDOGAN, "REJECT", None, by="reports"),  # not said
        ],
        said("i1", "Accusation", "macron", "TUR")
        + said("i2", "Support", "FRA", "ARM")
        + said("i3", "Threat", "TUR")
        + said("i4", "Assault", "TUR", "ARM"),
        roles=[
            {"line": 1, "person": MACRON, "role": "head_of_state", "of": FRANCE},
            {"line": 1, "person": ERDOGAN, "role": "head_of_state", "of": TURKEY},
        ],
        memberships=[{"line": 2, "member": FRANCE, "of": MINSK, "as": "co_chair"}],
    )
    assert counts(result, *RELATIONS) == [(1, 4, 3), (2, 2, 2), (3, 1, 1)]
    assert counts(result, "actors", "roles", "members") == [(4, 2, 0), (0, 2, 0), (0, 1, 0)]
    strict = result.modes["strict"]
    assert (strict.precision, strict.recall, round(strict.f1, 3)) == (0.25, 0.2, 0.222)
    assert {name: (it.right, it.missed, it.spurious) for name, it in result.types.items()} == {
        "ACCUSE": (1, 1, 0), "SUPPORT": (0, 1, 1), "THREATEN": (0, 1, 1), "REJECT": (0, 1, 0), "ASSAULT": (0, 0, 1),
    }  # fmt: skip


def test_what_is_said_twice_counts_once(score: Callable[..., Evaluation]) -> None:
    twice = said("i1", "Accusation", "FRA", "TUR") + said("i2", "Accusation", "FRA", "TUR", "kg:negated true ;")
    assert counts(score([relation(FRANCE, "ACCUSE", TURKEY)], twice), "strict") == [(1, 0, 0)]


def test_one_claim_answers_one_annotation(score: Callable[..., Evaluation]) -> None:
    """«جيش» of two names: both annotated, one said."""
    army = actor("Turkish Army", "الجيش التركي", "armed_forces", "TUR")
    forces = actor("Turkish Army Forces", "الجيش التركي", "armed_forces", "TUR")
    more = ':army a kg:ArmedForces ; rdfs:label "الجيش التركي"@ar ; kg:actsFor :TUR .\n' + said("i", "Assault", "army", "ARM")
    assert counts(score([relation(army, "ASSAULT", ARMENIA), relation(forces, "ASSAULT", ARMENIA)], more), "strict") == [
        (1, 1, 0)
    ]


def test_documents_that_nobody_annotated_do_not_count(score: Callable[..., Evaluation]) -> None:
    other = ':b a kg:Document ; dcterms:identifier "b" . :i a kg:Threat ; kg:source :FRA ; kg:document :b .\n'
    result = score([], other)
    assert counts(result, "strict") == [(0, 0, 0)]
    assert (result.documents, result.known, result.found) == (1, 1, 0)
    assert (result.modes["strict"].precision, result.modes["strict"].recall, result.modes["strict"].f1) == (0, 0, 0)


ROLE = {"line": 1, "person": MACRON, "role": "head_of_state", "of": FRANCE}
CHAIR = {"line": 2, "member": FRANCE, "of": MINSK, "as": "co_chair"}
STANDING = [
    pytest.param("head_of_state", "macron", "FRA", [(1, 0, 0), (0, 1, 0)], id="role"),
    pytest.param("spokesperson", "macron", "FRA", [(0, 1, 1), (0, 1, 0)], id="another role"),
    pytest.param("co_chair", "FRA", "minsk", [(0, 1, 0), (1, 0, 0)], id="membership"),
    pytest.param("member", "FRA", "minsk", [(0, 1, 0), (0, 1, 1)], id="member is not co-chair"),
]


@pytest.mark.parametrize(("role", "member", "of", "expected"), STANDING)
def test_roles_and_memberships_read_in_the_document_are_scored(
    score: Callable[..., Evaluation], role: str, member: str, of: str, expected: list[tuple[int, int, int]]
) -> None:
    node = f':m a org:Membership ; org:member :{member} ; org:organization :{of} ; kg:role "{role}" ; kg:document :a .\n'
    assert counts(score([], node, roles=[ROLE], memberships=[CHAIR]), "roles", "members") == expected


def test_tenures_of_the_actor_base_are_no_claims_of_the_document(score: Callable[..., Evaluation]) -> None:
    tenure = ':m a org:Membership ; org:member :macron ; org:organization :FRA ; kg:role "head_of_state" .\n'
    assert counts(score([], tenure, roles=[ROLE]), "roles") == [(0, 1, 0)]


# who is the same


def gold(*labels: str, kind: str = "other", country: str = "") -> Named:
    return named(labels, name=labels[0], kind=kind, country=country)


def found(*labels: str, code: str = "", country: str = "") -> Named:
    return named(labels, name=labels[0], code=code, country=country)


SAME = [
    pytest.param(gold("فرنسا", kind="state", country="FRA"), found("الجمهورية الفرنسية", code="FRA"), True, id="a state by its code"),
    pytest.param(gold("الكونغو", kind="state", country="COD"), found("الكونغو", code="COG"), False, id="one name, two states"),
    pytest.param(gold("فرنسا", kind="state", country="FRA"), found("حكومة باريس", country="FRA"), False, id="a state is no body of it"),
    pytest.param(gold("الشعب الأرمني", kind="people", country="ARM"), found("أرمينيا", code="ARM"), False, id="a people is no state"),
    pytest.param(gold("الشعب الأرمني", kind="people", country="ARM"), found("الأرمن", "الشَّعب الارمنى", country="ARM"), True, id="by the letters that matter"),
    pytest.param(gold("ماكرون", kind="person", country="FRA"), found("إيمانويل ماكرون", country="FRA"), True, id="a surname"),
    pytest.param(gold("ماكرون", kind="person", country="FRA"), found("إيمانويل ماكرون"), True, id="a surname, no state known"),
    pytest.param(gold("ماكرون", kind="person", country="FRA"), found("إيمانويل ماكرون", country="CAN"), False, id="a surname of another state"),
    pytest.param(gold("علي بن حسن", kind="person"), found("بن"), False, id="a short word is no name"),
    pytest.param(gold("جون كيري", kind="person"), found("جون ميجور"), False, id="a first name is not enough"),
    pytest.param(gold("Minsk Group", kind="igo"), found("OSCE Minsk Group"), True, id="two words within three"),
    pytest.param(gold("الاتحاد", kind="igo"), found("الاتحاد الأفريقي"), False, id="one word is not enough"),
    pytest.param(gold("Houthi movement", kind="armed_group"), found("Houthis movement"), True, id="nearly the same letters"),
    pytest.param(gold("Movement of the Houthis", kind="armed_group"), found("Houthis Movement"), True, id="another order"),
    pytest.param(None, None, True, id="nobody is nobody"),
    pytest.param(gold("فرنسا", kind="state", country="FRA"), None, False, id="somebody is not nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "expected"), SAME)
def test_an_annotated_actor_and_one_of_the_graph_are_the_same(one: Named | None, other: Named | None, expected: bool) -> None:
    assert same(one, other) is expected


def test_reduced_to_states_a_president_is_his_country() -> None:
    macron = gold("ماكرون", kind="person", country="FRA")
    assert same_state(macron, found("فرنسا", code="FRA"))
    assert same_state(macron, found("وزارة الدفاع الفرنسية", country="FRA"))
    assert not same_state(macron, found("ماكرون", country="CAN"))


def test_without_a_state_names_decide_in_that_mode_too() -> None:
    assert same_state(gold("مجموعة مينسك", kind="igo"), found("مجموعة مينسك"))


KEYS = [
    ("الإمارات", "امارات"),
    ("والحكومة", "حكومه"),
    ("لليمن", "يمن"),
    ("مُصْطَفَى", "مصطفي"),
    ("الـقـدس", "قدس"),
    ("ال", "ال"),
    ("The U.S. Army", "u s army"),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_names_are_compared_without_articles_marks_and_case(name: str, key: str) -> None:
    assert name_key(name) == key


# calibration


def test_calibration_tells_how_many_are_right_in_each_bin_of_confidence(score: Callable[..., Evaluation]) -> None:
    result = score(
        [relation(FRANCE, "ACCUSE", TURKEY), relation(TURKEY, "THREATEN", FRANCE)],
        said("i1", "Accusation", "FRA", "TUR", "kg:confidence 1.0 ;")
        + said("i2", "Assault", "FRA", "TUR", "kg:confidence 0.8 ;")
        + said("i3", "Threat", "TUR", "FRA", "kg:confidence 0.79 ;")
        + said("i4", "Support", "ARM", "FRA", "kg:confidence 0.2 ;")
        + said("i5", "Support", "FRA", "ARM"),
    )
    assert [(it.right, it.count) for it in result.calibration] == [(0, 0), (0, 1), (0, 0), (1, 1), (1, 2)]
    assert (result.calibration[4].share, result.calibration[4].mean) == (0.5, 0.9)
    assert (result.calibration[0].share, result.unstated) == (None, 1)


# files


@pytest.mark.parametrize("ending", ["nt", "nq", "trig", "jsonld", "ttl.gz", "nq.gz"])
def test_every_format_of_graphs_is_scored_alike(tmp_path: Path, ending: str) -> None:
    annotated, written = tmp_path / "gold.json", tmp_path / "graph.ttl"
    annotated.write_text(json.dumps([{"id": "a", "relations": [relation(MACRON, "ACCUSE", TURKEY)]}]), encoding="utf-8")
    written.write_text(PREFIXES + ACTORS + said("i", "Accusation", "macron", "TUR"), encoding="utf-8")
    graph = kg.Graph.load(written)
    assert evaluate(annotated, graph.save(tmp_path / f"again.{ending}")).as_dict() == evaluate(annotated, graph).as_dict()


def test_a_graph_file_that_is_broken_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text("[]", encoding="utf-8")
    (tmp_path / "graph.ttl").write_text("@prefix\nnonsense", encoding="utf-8")
    with pytest.raises(BadData, match=r"graph\.ttl, line \d: this is not Turtle"):
        evaluate(tmp_path / "gold.json", tmp_path / "graph.ttl")


DOCUMENT = {"id": "a", "relations": [relation(MACRON, "ACCUSE", TURKEY)]}
BAD = [
    pytest.param({"id": "a"}, "this is an object; annotated articles are an array", id="no array"),
    pytest.param([3], "document 1: this is the number 3; it is an object with id, relations", id="no document"),
    pytest.param([{"relations": []}], "document 1: the field id is missing", id="no id"),
    pytest.param([{"id": 7, "relations": []}], "document 1: id is the number 7; it is a text", id="an id that is no text"),
    pytest.param([{"id": "a", "relations": [], "role": []}], "there is no field 'role'; needed are id, relations, allowed are roles", id="a misspelt field"),
    pytest.param([DOCUMENT, DOCUMENT], "two documents have the id 'a'", id="an id of two"),
    pytest.param([{"id": "a", "relations": {}}], r"document 1 \(a\): relations is an object; it is an array", id="relations that are no array"),
    pytest.param([relation(MACRON, "BLAME", TURKEY)], r"relations\[0\]: type is 'BLAME'; allowed are AGREE, CONSULT, .*ASSAULT", id="an unknown PLOVER type"),
    pytest.param([relation(MACRON, "ACCUSE", TURKEY, sub="loud")], "sub is 'loud'; allowed are ceasefire", id="an unknown subtype"),
    pytest.param([relation(MACRON, "ACCUSE", TURKEY, negated="no")], "negated is the text 'no'; it is true or false", id="negated, not a boolean"),
    pytest.param([relation(MACRON, "ACCUSE", TURKEY, by=MACRON)], "by is an object; it is the speaker's English name, or null", id="a speaker that is no name"),
    pytest.param([relation(MACRON, "ACCUSE", TURKEY, line="3")], "line is the text '3'; it is a whole number", id="a line that is no number"),
    pytest.param([{"source": MACRON, "type": "ACCUSE"}], r"relations\[0\]: the field target is missing", id="no target, not even null"),
    pytest.param([relation({"en": "X", "type": "king"}, "ACCUSE", None)], r"relations\[0\], source: type is 'king'; allowed are state, ", id="an unknown kind of actor"),
    pytest.param([relation(actor("X", "س", "person", "France"), "ACCUSE", None)], "source: country is 'France'; it is an ISO 3166-1", id="a country that is no code"),
    pytest.param([relation(actor("", "س", "person"), "ACCUSE", None)], "source: en is the text ''; it is the actor's usual English name", id="no English name"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "told"), BAD)
def test_a_bad_file_is_told_in_a_sentence_with_file_document_and_field(tmp_path: Path, content: Any, told: str) -> None:
    file = tmp_path / "gold.json"
    if isinstance(content, list) and content and isinstance(content[0], dict) and "type" in content[0]:
        content = [{"id": "a", "relations": content}]
    file.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(BadData, match=told) as raised:
        read_gold(file)
    assert str(raised.value).startswith(str(file))


def test_a_role_of_no_list_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps([{"id": "a", "relations": [], "roles": [{**ROLE, "role": "president"}]}]))
    with pytest.raises(BadData, match=r"roles\[0\]: role is 'president'; allowed are head_of_state, head_of_government"):
        read_gold(tmp_path / "gold.json")


def test_what_is_not_json_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('[\n{"id": }]', encoding="utf-8")
    with pytest.raises(BadData, match=r"gold\.json, line 2: this is not JSON"):
        read_gold(tmp_path / "gold.json")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(MissingResource, match="there is no file of annotated articles"):
        read_gold(tmp_path / "none.json")


# the command


@pytest.fixture
def annotated(tmp_path: Path) -> Path:
    """Annotations of the article that `graph_file` was built from: two relations, one of them not in it."""
    relations = [relation(TURKEY, "ACCUSE", ARMENIA), relation(FRANCE, "SUPPORT", ARMENIA)]
    file = tmp_path / "gold.json"
    file.write_text(json.dumps([{"id": "ankara-2021-03-04", "relations": relations}]), encoding="utf-8")
    return file


def test_the_command_shows_scores_by_type_by_mode_and_by_confidence(kg: Kg, annotated: Path, graph_file: Path) -> None:
    ran = kg("evaluate", annotated, graph_file)
    rows = [line.split() for line in ran.out.splitlines()]
    assert (ran.code, ["ACCUSE", "1.000", "1.000", "1.000", "1", "0", "0"] in rows) == (0, True)
    assert ["strict", "0.333", "0.500", "0.400", "1", "1", "2"] in rows
    assert any(row[:3] == ["0.8", "to", "1"] for row in rows)
    assert "1 annotated documents, 1 with relations in the graph" in ran.err


def test_the_command_lists_what_was_missed_and_what_is_spurious(kg: Kg, annotated: Path, graph_file: Path) -> None:
    lines = kg("evaluate", annotated, graph_file, "--errors").out.splitlines()
    assert "missed   ankara-2021-03-04 line 1, strict: SUPPORT(France, Armenia)" in lines
    assert any("spurious ankara-2021-03-04 sentence 3, strict: REQUEST(France, Turkey) «" in line for line in lines)


def test_json_has_the_same_figures(kg: Kg, annotated: Path, graph_file: Path) -> None:
    told = json.loads(kg("evaluate", annotated, graph_file, "--errors", "--format", "json").out)
    assert told["strict"] == {"precision": 0.3333, "recall": 0.5, "f1": 0.4, "tp": 1, "fn": 1, "fp": 2}
    assert told["per_type"]["SUPPORT"]["fn"] == 1
    assert {error["what"] for error in told["errors"]} == {"missed", "spurious"}


def test_standard_input_is_scored(kg: Kg, annotated: Path, graph_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with graph_file.open("rb") as graph:
        monkeypatch.setattr("sys.stdin", type("Given", (), {"buffer": graph}))
        assert json.loads(kg("evaluate", annotated, "-", "--format", "json").out)["strict"]["tp"] == 1


def test_identifiers_that_do_not_meet_are_said(kg: Kg, tmp_path: Path, graph_file: Path) -> None:
    (tmp_path / "gold.json").write_text(json.dumps([{"id": "other", "relations": []}]), encoding="utf-8")
    assert "none of these documents is in the graph" in kg("evaluate", tmp_path / "gold.json", graph_file).err


def test_a_bad_file_ends_with_one_sentence_and_code_1(kg: Kg, tmp_path: Path, graph_file: Path) -> None:
    (tmp_path / "gold.json").write_text("{}", encoding="utf-8")
    ran = kg("evaluate", tmp_path / "gold.json", graph_file)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)


# the reference scorer, where the gold set is at hand

SHARED = Path(__file__).resolve().parents[2] / "shared"
MODES = ("strict", "dyad", "detect", "actors", "roles", "members")


@pytest.mark.skipif(not (SHARED / "tools" / "score.py").exists(), reason="the gold set is not at hand")
@pytest.mark.parametrize(("name", "ending"), [("dev", "ttl"), ("dev", "nq"), ("dev", "trig"), ("train", "ttl"), ("seed", "ttl")])
def test_the_figures_are_those_of_the_reference_scorer(tmp_path: Path, name: str, ending: str) -> None:
    given = SHARED / "gold" / f"{name}.jsonl"
    articles = given if given.exists() else Path(__file__).resolve().parents[1] / "seeds" / "articles"
    gold_file = SHARED / "gold" / f"{name}.gold.json"
    graph = kg.build(articles).save(tmp_path / f"graph.{ending}")
    command = [sys.executable, str(SHARED / "tools" / "score.py"), str(gold_file), str(graph), "--json"]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    reference: dict[str, Any] = json.loads(ran.stdout)
    ours: dict[str, Any] = evaluate(gold_file, graph).as_dict()
    assert {mode: ours[mode] for mode in MODES} == {mode: reference[mode] for mode in MODES}
    assert {kind: {each: it[each] for each in ("tp", "fn", "fp")} for kind, it in ours["per_type"].items()} == reference[
        "per_type"
    ]
    assert reference["documents"].items() <= ours["documents"].items()
