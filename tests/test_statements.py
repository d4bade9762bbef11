"""Statements: equal readings are one, each keeps every place it was read in, and its id is the same on every machine."""

from __future__ import annotations

import hashlib
from datetime import date as Date

import pytest
from reading import said

from kg.model import Actor, Article, Evidence, Relation
from kg.reading import pipeline
from kg.reading.statements import digest, document_id, membership, merge, statement_id, with_states


def relation(*, at: int = 0, kind: str = "REQUEST", target: str = "state/TUR", **values: object) -> Relation:
    """A call of France's on Turkey in sentence `at`."""
    evidence = Evidence(at * 100, at * 100 + 50, "…", at, "دعت", at * 100, at * 100 + 3)
    return Relation(kind, "state/FRA", target, evidence, **values)  # type: ignore[arg-type]


# ids


def test_the_id_of_a_statement_is_sixteen_hex_digits() -> None:
    name = statement_id("d", relation())
    assert len(name) == 16 and set(name) <= set("0123456789abcdef")


def test_the_id_of_a_statement_never_changes() -> None:
    assert statement_id("0123456789abcdef", relation()) == "7028691c47356798"


def test_the_id_is_the_hash_of_document_class_source_target_and_attribution() -> None:
    parts = ["d", "REQUEST", "state/FRA", "state/TUR", "state/DEU"]
    assert statement_id("d", relation(by="state/DEU")) == hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


SAME_ID = [
    pytest.param(relation(at=3), id="another sentence"),
    pytest.param(relation(sub="ceasefire"), id="another subtype"),
    pytest.param(relation(confidence=0.3), id="another confidence"),
    pytest.param(relation(content="وقف النار"), id="another content"),
]

OTHER_ID = [
    pytest.param(relation(kind="ACCUSE"), id="another class"),
    pytest.param(relation(target="state/GRC"), id="another target"),
    pytest.param(relation(target=""), id="no target"),
    pytest.param(relation(by="state/DEU"), id="another speaker"),
    pytest.param(relation(negated=True), id="denied"),
]


@pytest.mark.parametrize("other", SAME_ID)
def test_what_does_not_change_the_id(other: Relation) -> None:
    assert statement_id("d", other) == statement_id("d", relation())


@pytest.mark.parametrize("other", OTHER_ID)
def test_what_changes_the_id(other: Relation) -> None:
    assert statement_id("d", other) != statement_id("d", relation())


def test_the_same_statement_in_another_document_has_another_id() -> None:
    assert statement_id("d", relation()) != statement_id("e", relation())


def test_parts_of_an_id_do_not_run_together() -> None:
    assert digest("ab", "c") != digest("a", "bc")


DOCUMENTS = [
    pytest.param(Article("a", "نص آخر"), True, id="a corrected text replaces the old one"),
    pytest.param(Article("a", "نص", date=Date(2020, 1, 1)), True, id="a corrected date too"),
    pytest.param(Article("b", "نص"), False, id="another identifier"),
    pytest.param(Article("a", "نص", publisher="الوطن"), False, id="another newspaper"),
    pytest.param(Article("a", "نص", url="https://example.org/1"), False, id="another address"),
]


@pytest.mark.parametrize(("article", "same"), DOCUMENTS)
def test_a_document_is_named_by_identifier_publisher_and_address(article: Article, same: bool) -> None:
    assert (document_id(article) == document_id(Article("a", "نص"))) is same


def test_a_membership_is_named_by_document_member_organization_and_role() -> None:
    place = relation().evidence
    assert membership("d", "state/SWE", "organization/nato", "member", place).id == digest(
        "d", "state/SWE", "organization/nato", "member"
    )


# merging


def test_equal_readings_are_one_statement_with_all_their_places() -> None:
    (statement,) = merge("d", [relation(at=0), relation(at=4)])
    assert [evidence.sentence for evidence in statement.evidence] == [0, 4]


def test_one_place_read_twice_counts_once() -> None:
    (statement,) = merge("d", [relation(at=2), relation(at=2)])
    assert len(statement.evidence) == 1


def test_the_highest_confidence_wins() -> None:
    (statement,) = merge("d", [relation(confidence=0.4), relation(at=1, confidence=0.9)])
    assert statement.confidence == 0.9


@pytest.mark.parametrize(
    ("first", "second", "kept"), [("", "ceasefire", "ceasefire"), ("meeting", "phone", "phone"), ("visit", "phone", "visit")]
)
def test_the_most_specific_subtype_wins_else_the_first(first: str, second: str, kept: str) -> None:
    (statement,) = merge("d", [relation(sub=first), relation(at=1, sub=second)])
    assert statement.sub == kept


def test_date_place_and_content_are_those_said_first() -> None:
    (statement,) = merge(
        "d",
        [relation(), relation(at=1, date=Date(2020, 9, 27), location="جنيف", content="هدنة"), relation(at=2, location="فيينا")],
    )
    assert (statement.date, statement.location, statement.content) == (Date(2020, 9, 27), "جنيف", "هدنة")


def test_a_month_counts_only_where_no_reading_tells_a_day() -> None:
    (statement,) = merge("d", [relation(during="2020"), relation(at=1, during="2020-09")])
    assert (statement.date, statement.during) == (None, "2020")
    (statement,) = merge("d", [relation(during="2020"), relation(at=1, date=Date(2020, 9, 27))])
    assert (statement.date, statement.during) == (Date(2020, 9, 27), "")


def test_statements_stand_in_the_order_of_their_first_place() -> None:
    found = merge("d", [relation(at=0), relation(at=1, kind="ACCUSE"), relation(at=2)])
    assert [statement.type for statement in found] == ["REQUEST", "ACCUSE"]


def test_nothing_read_is_nothing_stated() -> None:
    assert merge("d", []) == ()


def test_actors_bring_the_states_they_act_for() -> None:
    actors = {
        "person/x": Actor("person/x", "Person", acts_for="state/FRA"),
        "state/FRA": Actor("state/FRA", "State"),
        "state/DEU": Actor("state/DEU", "State"),
    }
    assert list(with_states(["person/x"], actors)) == ["person/x", "state/FRA"]


# in an article


def test_a_statement_made_twice_in_an_article_is_one_with_two_places(read) -> None:
    reading = read("دعت فرنسا تركيا إلى التهدئة. وكررت باريس موقفها. ودعت فرنسا تركيا إلى الحوار.")
    (statement,) = [each for each in reading.statements if each.type == "REQUEST"]
    assert [evidence.sentence for evidence in statement.evidence] == [0, 2]


def test_a_claim_and_a_plain_statement_of_the_same_are_two(read) -> None:
    reading = read("تدعم تركيا أذربيجان. وقال ماكرون إن تركيا تدعم أذربيجان.")
    assert said(reading) == {"Turkey SUPPORT Azerbaijan", "Turkey SUPPORT Azerbaijan by Emmanuel Macron"}


def test_evidence_holds_the_sentence_the_cue_and_the_mentions(read) -> None:
    text = "بدأت القمة أمس. اتهم ماكرون تركيا بالتصعيد."
    evidence = read(text).statements[0].evidence[0]
    assert text[evidence.begin : evidence.end] == evidence.text == "اتهم ماكرون تركيا بالتصعيد."
    assert text[evidence.trigger_begin : evidence.trigger_end] == evidence.trigger == "اتهم"
    assert [text[who.begin : who.end] for who in (evidence.source, evidence.target) if who] == ["ماكرون", "تركيا"]


def test_evidence_names_the_line_of_the_lexicon_that_read_it(read) -> None:
    evidence = read("اتهم ماكرون تركيا بالتصعيد.").statements[0].evidence[0]
    assert evidence.rule.startswith("accuse.tsv:") and "(verb)" in evidence.rule


def test_evidence_of_a_claim_names_the_speakers_mention(read) -> None:
    text = "قال أردوغان إن فرنسا تدعم أرمينيا."
    speaker = read(text).statements[0].evidence[0].speaker
    assert speaker is not None and text[speaker.begin : speaker.end] == "أردوغان"


def test_a_threshold_leaves_out_what_is_less_sure(nlp) -> None:
    article = Article("t", "اتهم ماكرون تركيا بالتصعيد.")
    assert pipeline.read(nlp, article).statements and not pipeline.read(nlp, article, threshold=1.01).statements


def test_every_confidence_lies_between_zero_and_one(read) -> None:
    reading = read("دعت فرنسا تركيا إلى الحوار. شنت تركيا هجوما على سوريا. جاءت دعوة ألمانيا لليونان بعد القمة.")
    assert reading.statements and all(0 < statement.confidence <= 1 for statement in reading.statements)
