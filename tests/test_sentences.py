"""Tokens and sentences: where words and sentences of an Arabic text begin and end."""

from __future__ import annotations

import pytest

from kg.reading.arabic.sentences import sentence_starts, tokenize
from kg.reading.tokens import words_of


def tokens(text: str) -> list[str]:
    return [text[begin:end] for begin, end in tokenize(text) if not text[begin:end].isspace()]


def sentences(text: str) -> list[str]:
    """Each sentence's words, joined by single spaces."""
    found: dict[int, list[str]] = {}
    for word in words_of(text):
        found.setdefault(word.sentence, []).append(word.text)
    return [" ".join(words) for words in found.values()]


TOKENS = [
    pytest.param("قالت أنقرة، أمس.", ["قالت", "أنقرة", "،", "أمس", "."], id="punctuation is a token of its own"),
    pytest.param('وصفه بـ"الخائن"', ["وصفه", "بـ", '"', "الخائن", '"'], id="a quote glued to a preposition"),
    pytest.param("مُحَمَّد وصل", ["مُحَمَّد", "وصل"], id="vowel signs stay in their word"),
    pytest.param("أذربيجـــان", ["أذربيجـــان"], id="tatweel stays in its word"),
    pytest.param("قتل 1,250 جنديا", ["قتل", "1,250", "جنديا"], id="a number with its separator"),
    pytest.param("في 27/9/2020", ["في", "27/9/2020"], id="a date in digits"),
    pytest.param("نحو ٣٫٥ مليون", ["نحو", "٣٫٥", "مليون"], id="Arabic-Indic digits"),
    pytest.param("#قره_باغ", ["#", "قره", "_", "باغ"], id="a hashtag is cut into its words"),
    pytest.param("حلف NATO", ["حلف", "NATO"], id="a Latin word"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "expected"), TOKENS)
def test_text_is_cut_into_words_and_marks(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


def test_hash_signs_and_underscores_are_no_words() -> None:
    assert [word.text for word in words_of("#قره_باغ تشتعل")] == ["قره", "باغ", "تشتعل"]


SENTENCES = [
    pytest.param("أعلنت روسيا الانسحاب. رحبت تركيا.", ["أعلنت روسيا الانسحاب .", "رحبت تركيا ."], id="full stop"),
    pytest.param("هل تنسحب روسيا؟ لا أحد يعرف.", ["هل تنسحب روسيا ؟", "لا أحد يعرف ."], id="Arabic question mark"),
    pytest.param("قمة في باريس\nوصل قادة أوروبا", ["قمة في باريس", "وصل قادة أوروبا"], id="a line end, as behind a headline"),
    pytest.param(
        "قال: «لن ننسحب.» ثم غادر.", ["قال : « لن ننسحب . »", "ثم غادر ."], id="a closing quote belongs to its sentence"
    ),
    pytest.param("زار د. أحمد بيروت.", ["زار د . أحمد بيروت ."], id="an initial ends no sentence"),
    pytest.param("ارتفع 3.5 في المئة.", ["ارتفع 3.5 في المئة ."], id="a decimal point ends no sentence"),
    pytest.param(
        "زودتها بطائرات إف.16 أمس.", ["زودتها بطائرات إف . 16 أمس ."], id="a point with no space behind it ends no sentence"
    ),
    pytest.param("انتهت الحرب… عاد الهدوء", ["انتهت الحرب …", "عاد الهدوء"], id="ellipsis"),
    pytest.param("نص بلا نقطة", ["نص بلا نقطة"], id="no punctuation at all"),
    pytest.param("\n\n\nنص\n\n", ["نص"], id="empty lines make no sentences"),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_end_where_readers_stop(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_sentence_starts_are_token_indexes() -> None:
    parts = ["نعم", ".", " ", "لا", "."]
    assert list(sentence_starts(parts)) == [0, 3]


def test_words_know_their_place_in_the_text() -> None:
    text = "ردت  أنقرة."
    assert [(word.begin, word.end) for word in words_of(text)] == [(0, 3), (5, 10), (10, 11)]
