"""What holds for every text, however odd: offsets cut the original, ids are stable and plain ASCII, nothing raises."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.model import Article, Reading
from kg.reading import pipeline
from kg.reading.arabic.normalize import display, match_key, surface_offset
from kg.reading.arabic.sentences import tokenize
from kg.reading.names import slug
from kg.reading.tokens import words_of

ID = re.compile(r"[a-z]+(/[A-Za-z0-9._-]+)+")
HEX = re.compile(r"[0-9a-f]{16}")

SPOKEN = """
دعت دعا اتهم اتهمت قصف وقصفت هاجم أعلنت سيزور لم لن قد إن أن التي الذي إلى على من مع ضد بين بحسب وفقا تقارير فرنسا
وتركيا لتركيا الأرميني التركية أنقرة موسكو الكرملين ماكرون باشينيان الرئيس الفرنسي وزير الخارجية الروسي المتحدث باسم
نظيره الأمين العام للأمم المتحدة هذه المجموعة البلدين بلاده زعماء هجوما هجومها على عقوبات دعم دعمه المدعومة متهما وقف
إطلاق النار عضو بقيادة قطر مالي حزب الله كتائب الفجر أيمن الصفدي بن أبو كما فعلت وهو يدعمها للبنان اللجنة العليا
"""
WORDS = SPOKEN.split()
PUNCTUATION = ["،", ".", "؟", "!", ":", "؛", "…", "«", "»", '"', "(", ")", "-", "—", "\n", "\n\n", "#", "_", "/", "%"]
ODD = [
    *("\u200f", "\u202b", "\u202c", "\u2067", "\u2069", "\u200d", "\ufeff", "ـ", "\u064e", "\u0651", "\u0670", "\ufefb"),
    *(
        "پ",
        "گ",
        "ی",
        "ک",
        "ژ",
        "NATO",
        "é",
        "٣",
        "2020",
        "🙂",
        "👩\u200d👧",
        "\U0001d54f",
        "\ud7ff",
        "\x00",
        "\t",
        "\u00a0",
        "\u2028",
    ),
]

news = st.lists(st.sampled_from(WORDS + PUNCTUATION), max_size=40).map(" ".join)
glued_news = st.lists(st.sampled_from(WORDS + PUNCTUATION + ODD), max_size=30).map("".join)
odd_news = glued_news | st.lists(st.sampled_from(WORDS + ODD), max_size=30).map(" ".join)
anything = st.text(max_size=120)
arabic = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF), max_size=80)

quick = settings(deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
reading_one = settings(quick, max_examples=200, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def check(reading: Reading) -> None:
    """What must hold for whatever was read."""
    text = reading.article.text
    for mention in reading.mentions:
        assert 0 <= mention.begin < mention.end <= len(text)
        assert mention.actor in reading.actors and mention.reason
    places = [place for statement in reading.statements for place in statement.evidence]
    places += [stated.evidence for stated in reading.memberships]
    for place in places:
        assert place.text == text[place.begin : place.end]
        assert place.trigger == text[place.trigger_begin : place.trigger_end] and place.trigger
        assert place.begin <= place.trigger_begin < place.trigger_end <= place.end
        for mention in (place.source, place.target, place.speaker):
            assert mention is None or 0 <= mention.begin < mention.end <= len(text)
    for statement in reading.statements:
        assert HEX.fullmatch(statement.id) and statement.source
        assert statement.source not in (statement.target, statement.by)
        assert {statement.source, *filter(None, [statement.target])} <= set(reading.actors)
    assert len({statement.id for statement in reading.statements}) == len(reading.statements)
    for actor in reading.actors.values():
        assert ID.fullmatch(actor.id) and actor.id.isascii() and actor.label


@reading_one
@given(text=news)
def test_news_words_in_any_order_are_read_without_error(nlp, text: str) -> None:
    check(pipeline.read(nlp, Article("x", text)))


@reading_one
@given(text=odd_news)
def test_news_with_odd_characters_is_read_without_error(nlp, text: str) -> None:
    check(pipeline.read(nlp, Article("x", text)))


@reading_one
@given(text=anything | arabic)
def test_any_text_is_read_without_error(nlp, text: str) -> None:
    check(pipeline.read(nlp, Article("x", text)))


@reading_one
@given(text=news)
def test_the_same_text_gives_the_same_statements_in_the_same_order(nlp, text: str) -> None:
    once, again = (pipeline.read(nlp, Article("x", text)) for _ in range(2))
    assert once == again


ODD_TEXTS = [
    pytest.param("رفع التقرير للجنة التحقيق العليا.", id="«لل» before an unknown organization"),
    pytest.param("وصل وزير الخارجية الفرنسي \U0001d54f أمس.", id="a letter of another script behind a title"),
    pytest.param("", id="empty"),
    pytest.param(" \n\t ", id="white space"),
    pytest.param(".", id="a full stop"),
    pytest.param("دعت فرنسا تركيا إلى الحوار", id="no punctuation"),
    pytest.param("دعـــت فرنـــسا تركـــيا إلى الحوار.", id="tatweel"),
    pytest.param("دَعَتْ فَرَنْسا تُركيا إلى الحِوارِ.", id="vowel signs"),
    pytest.param("\u202bدعت \u2067فرنسا\u2069 تركيا\u200f إلى الحوار.\u202c", id="direction controls"),
    pytest.param("دعت فرنسا ترکیا إلى الحوار.", id="Persian letters"),
    pytest.param("🙂 دعت فرنسا تركيا إلى الحوار 🙂.", id="emoji"),
    pytest.param("دعت فرنسا\x00 تركيا إلى الحوار.", id="NUL"),
    pytest.param("France دعت فرنسا تركيا (Turkey) إلى الحوار.", id="mixed with Latin"),
    pytest.param("دعت  فرنسا\u00a0تركيا\tإلى\u2003الحوار.", id="odd spaces"),
    pytest.param("«" * 200, id="only quotes"),
    pytest.param("و" * 500, id="one letter, many times"),
    pytest.param("فرنسا " * 300, id="one name, many times"),
    pytest.param("\ufefbروسيا \ufe8e\ufedf\ufeb4\ufefc\ufee1", id="presentation forms"),
    pytest.param("This article is in English. France called on Turkey.", id="no Arabic"),
]


@pytest.mark.parametrize("text", ODD_TEXTS)
def test_odd_texts_are_read_without_error(read, text: str) -> None:
    check(read(text))


ODD_SPELLINGS = (
    "no punctuation",
    "tatweel",
    "vowel signs",
    "direction controls",
    "Persian letters",
    "emoji",
    "mixed with Latin",
    "odd spaces",
)
SAME_NEWS = [param for param in ODD_TEXTS if param.id in ODD_SPELLINGS]


@pytest.mark.parametrize("text", SAME_NEWS)
def test_spelling_does_not_change_what_is_read(read, text: str) -> None:
    assert {(each.type, each.source, each.target) for each in read(text).statements} == {("REQUEST", "state/FRA", "state/TUR")}


@quick
@given(text=anything | arabic | odd_news)
def test_tokens_cover_the_text_without_gaps(text: str) -> None:
    spans = tokenize(text)
    assert "".join(text[begin:end] for begin, end in spans) == text


@quick
@given(text=anything | arabic | odd_news)
def test_words_are_cut_from_the_text_in_order(text: str) -> None:
    words = words_of(text)
    assert all(text[word.begin : word.end] == word.text for word in words)
    assert all(one.end <= other.begin and one.sentence <= other.sentence for one, other in zip(words, words[1:], strict=False))


@quick
@given(text=anything | arabic | odd_news)
def test_a_match_key_has_itself_as_key(text: str) -> None:
    assert match_key(match_key(text)) == match_key(text)


@quick
@given(text=anything | arabic)
def test_a_shown_label_is_shown_the_same_again(text: str) -> None:
    assert display(display(text)) == display(text)


@quick
@given(word=arabic, letters=st.integers(0, 20))
def test_an_offset_lies_inside_its_word(word: str, letters: int) -> None:
    assert 0 <= surface_offset(word, letters) <= len(word)


@quick
@given(words=st.lists(anything | arabic, max_size=4))
def test_ids_of_unknown_names_are_plain_ascii(words: list[str]) -> None:
    name = slug(words)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) and name == slug(words)


@quick
@given(identifier=anything, publisher=anything)
def test_documents_are_named_by_sixteen_hex_digits(identifier: str, publisher: str) -> None:
    from kg.reading.statements import document_id

    assert HEX.fullmatch(document_id(Article(identifier, "", publisher=publisher)))
