"""Where something happened: what is found as a place, and whose place it is. Also a manual: one table a kind."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reading import where

from kg.errors import BadData
from kg.reading import gazetteer, places
from kg.reading.line import line
from kg.reading.places import SiteFinder, place_terms
from kg.reading.tokens import words_of

MET = "Emmanuel Macron CONSULT Vladimir Putin"
SHELLED = "Israel ASSAULT Hamas"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # a capital, a city, a state, a territory, a seat
        ("في برلين", "place/berlin"),
        ("في جنيف", "place/geneva"),
        ("في دير الزور", "place/deir-ez-zor"),
        ("في ألمانيا", "state/DEU"),
        ("في القدس", "territory/jerusalem"),
        ("في قصر الإليزيه", "place/elysee-palace"),
        ("ببرلين", "place/berlin"),
        # a side of it, near it, in it
        ("في شمال سوريا", "state/SYR"),
        ("في جنوب غرب فرنسا", "state/FRA"),
        ("قرب دمشق", "place/damascus"),
        ("داخل سوريا", "state/SYR"),
        # by the noun that says it is a place
        ("في العاصمة الألمانية", "place/berlin"),
        ("في العاصمة الألمانية برلين", "place/berlin"),
        ("في العاصمة برلين", "place/berlin"),
        ("في مدينة جنيف", "place/geneva"),
        ("في مدينة جنين", "place/jenin"),
        ("في مدينة القدس", "territory/jerusalem"),
        # unknown, in the words of the text
        ("في مدينة أوباري", "مدينة أوباري"),
        ("في بلدة بيت حانون", "بلدة بيت حانون"),
        ("في محافظة الضالع", "محافظة الضالع"),
        ("في مطار هيثرو", "مطار هيثرو"),
        # no place, or none that is known
        ("في أوباري", ""),
        ("في منطقة النزاع", ""),
        ("في المدينة", ""),
        ("خارج سوريا", ""),
        ("في إيرلندا الشمالية", ""),
        ("في جنين", ""),  # also a word: «an embryo»
        ("على حدود سوريا", ""),
    ],
)
def test_what_is_a_place(read, words: str, expected: str) -> None:
    assert where(read(f"التقى ماكرون بوتين {words}."))[MET] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # what is done to things and people has the place told behind it
        ("قصفت إسرائيل مواقع لحماس في قطاع غزة.", {SHELLED: "territory/gaza-strip"}),
        ("وفي مدينة رفح، قصفت إسرائيل مواقع لحماس.", {SHELLED: "place/rafah"}),
        ("قصفت إسرائيل مواقع لحماس شمالي سوريا.", {SHELLED: "state/SYR"}),
        ("شنت إسرائيل غارات على مواقع لحماس في قطاع غزة.", {SHELLED: "territory/gaza-strip"}),
        ("جرت محادثات بين روسيا وتركيا في جنيف.", {"Russia CONSULT Turkey": "place/geneva"}),
        ("عقد ماكرون لقاء مع بوتين في مدينة سوتشي الروسية.", {MET: "place/sochi"}),
        ("التقى الرئيس الفرنسي إيمانويل ماكرون نظيره الروسي فلاديمير بوتين في برلين.", {MET: "place/berlin"}),
        # what is said was said where the speaker was
        ("اتهمت تركيا إيران بالتدخل في سوريا.", {"Turkey ACCUSE Iran": ""}),
        ("انتقدت فرنسا الوضع في سوريا وإيران.", {}),
        ("دعا ماكرون في باريس روسيا إلى ضبط النفس.", {"Emmanuel Macron REQUEST nobody": "place/paris"}),
        ("دعا ماكرون في مؤتمر صحفي في باريس روسيا إلى ضبط النفس.", {"Emmanuel Macron REQUEST nobody": "place/paris"}),
        ("وفي واشنطن، رحب ماكرون بالموقف الروسي.", {"Emmanuel Macron SUPPORT Russia": "place/washington"}),
        # who is there anyway
        ("دعا السفير الأميركي في بيروت إسرائيل إلى ضبط النفس.", {"United States REQUEST Israel": ""}),
        ("شن الحوثيون في اليمن هجوما على السعودية.", {"Houthis ASSAULT Saudi Arabia": ""}),
        # another matter, another clause
        ("التقى ماكرون بوتين بعد اجتماع في برلين.", {MET: ""}),
        ("التقى ماكرون بوتين بعد أن زار أنقرة في تركيا.", {MET: ""}),
        # what is only meant has no place yet
        ("سيلتقي ماكرون بوتين في برلين.", {"Emmanuel Macron AGREE Vladimir Putin": ""}),
    ],
)
def test_a_place_belongs_to_the_act_it_stands_with(read, sentence: str, expected: dict[str, str]) -> None:
    found = where(read(sentence))
    assert {act: found.get(act) for act in expected} == expected


def test_a_capital_that_acts_is_no_place_and_one_that_is_a_place_does_not_act(read) -> None:
    reading = read("دعت باريس أنقرة إلى الحوار. والتقى ماكرون وبوتين في برلين.")
    assert "place/paris" not in reading.places and "state/DEU" not in {mention.actor for mention in reading.mentions}
    assert reading.places["place/berlin"].en == ("Berlin",)


def test_the_words_of_the_place_are_kept(read) -> None:
    reading = read("التقى ماكرون وبوتين في العاصمة الألمانية.")
    place = reading.statements[0].evidence[0].place
    assert place is not None
    assert reading.article.text[place.begin : place.end] == "العاصمة الألمانية"
    assert (place.value, place.reason) == ("place/berlin", "the capital of the state named")


def test_a_statement_has_the_first_place_that_a_reading_tells(read) -> None:
    (statement,) = read("التقى ماكرون وبوتين. والتقى ماكرون وبوتين في جنيف. والتقى ماكرون وبوتين في برلين.").statements
    assert statement.location == "place/geneva"


TERMS = sorted({word for words in place_terms().values() for word in words})
WORDS = st.sampled_from([*TERMS, "برلين", "دير", "الزور", "سوريا", "،", "#", "غزة", "و", "27"])


@settings(deadline=None)  # the first example loads the actor base
@given(st.one_of(st.lists(WORDS, max_size=10).map(" ".join), st.text(max_size=60)))
def test_no_text_is_too_strange(text: str) -> None:
    words = words_of(text)
    if words and words[-1].sentence == 0:
        for site in SiteFinder(gazetteer.load()).find(line(words, []), words):
            assert 0 <= site.begin < site.end <= len(text)
            assert site.value


def test_to_know_a_place_makes_nobody_of_it() -> None:
    base = gazetteer.load()
    assert "place/aleppo" in base.places and base.capitals["state/SYR"] == "place/damascus"
    assert base.owners(["حلب"]) == []
    assert not base.places.keys() & {entry.actor for entries in base.names.values() for entry in entries}


def test_a_wrong_row_is_named(monkeypatch, tmp_path) -> None:
    (tmp_path / "place-terms.tsv").write_text("word\tkind\nمدينة\tcity\n", encoding="utf-8")
    monkeypatch.setattr(places, "path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(BadData, match=r"line 2: unknown kind city; allowed are slot, where"):
        place_terms.__wrapped__()
