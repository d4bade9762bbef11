"""Spelling: what counts as the same word, how a label is shown, and how a letter count leads back to the original text."""

from __future__ import annotations

import unicodedata

import pytest

from kg.reading.arabic.normalize import INVISIBLE, display, is_ignored, match_key, surface_offset

SAME = [
    pytest.param("أرمينيا", "ارمينيا", id="hamza above alif"),
    pytest.param("إيران", "ايران", id="hamza below alif"),
    pytest.param("آسيا", "اسيا", id="madda"),
    pytest.param("إلى", "الي", id="final alif maqsura and ya"),
    pytest.param("القاهرة", "القاهره", id="final ta marbuta and ha"),
    pytest.param("أذربيجـــان", "أذربيجان", id="tatweel"),
    pytest.param("فَرَنْسا", "فرنسا", id="vowel signs"),
    pytest.param("الكونغوّ", "الكونغو", id="shadda"),
    pytest.param("\u200fلبنان\u200e", "لبنان", id="direction marks"),
    pytest.param("\u2067مصر\u2069", "مصر", id="bidi isolates"),
    pytest.param("می\u200cروند", "ميروند", id="zero-width non-joiner"),
    pytest.param("تركیا", "تركيا", id="Persian ya"),
    pytest.param("ترکيا", "تركيا", id="Persian kaf"),
    pytest.param("پاكستان", "باكستان", id="pe"),
    pytest.param("ڤيينا", "فيينا", id="ve"),
    pytest.param("\ufefb", "لا", id="presentation form of lam-alif"),
    pytest.param("NATO", "nato", id="Latin letters in lower case"),
    pytest.param("وزارة  الدفاع", "وزارة\nالدفاع", id="any white space between words"),
]

DIFFERENT = [
    pytest.param("مسؤول", "مسوول", id="hamza on waw is kept"),
    pytest.param("رئيس", "رييس", id="hamza on ya is kept"),
    pytest.param("هدى", "هدا", id="alif maqsura is no alif"),
    pytest.param("قتل", "قاتل", id="long vowels are letters"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_two_words_keep_two_keys(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


def test_every_word_of_a_phrase_gets_the_key_it_has_alone() -> None:
    assert match_key("وزارةُ الخارجيةِ إلى") == " ".join(match_key(word) for word in ("وزارةُ", "الخارجيةِ", "إلى"))


def test_ya_and_ta_marbuta_are_folded_only_at_the_end_of_a_word() -> None:
    assert match_key("سوريا") == "سوريا"


@pytest.mark.parametrize("nothing", ["", " ", "\u200f", "ـــ"])
def test_what_has_no_letter_has_an_empty_key(nothing: str) -> None:
    assert match_key(nothing) == ""


SHOWN = [
    pytest.param("نيكـول  باشينيان،", "نيكول باشينيان", id="tatweel, spaces and a comma fall away"),
    pytest.param("«حزب الله»", "حزب الله", id="quotes fall away"),
    pytest.param("مُحَمَّد", "محمد", id="vowel signs fall away"),
    pytest.param("أنطونيو غوتيريش", "أنطونيو غوتيريش", id="hamza stays as written"),
    pytest.param("القوة إلى", "القوة إلى", id="ta marbuta and alif maqsura stay as written"),
]


@pytest.mark.parametrize(("text", "shown"), SHOWN)
def test_a_label_is_shown_clean_but_spelled_as_written(text: str, shown: str) -> None:
    assert display(text) == shown


def test_a_label_is_shown_in_composed_letters() -> None:
    assert display(unicodedata.normalize("NFD", "أمريكا")) == "أمريكا"


OFFSETS = [
    pytest.param("وفرنسا", 1, "فرنسا", id="one proclitic"),
    pytest.param("وبروسيا", 2, "روسيا", id="two proclitics"),
    pytest.param("وَفرنسا", 1, "فرنسا", id="a vowel sign on the proclitic"),
    pytest.param("بـتركيا", 1, "تركيا", id="tatweel behind the proclitic"),
    pytest.param("و\u200fمصر", 1, "مصر", id="a direction mark behind the proclitic"),
]


@pytest.mark.parametrize(("word", "letters", "rest"), OFFSETS)
def test_letters_of_the_key_are_counted_in_the_word_as_written(word: str, letters: int, rest: str) -> None:
    assert word[surface_offset(word, letters) :] == rest


def test_counting_past_the_end_of_a_word_gives_its_end() -> None:
    assert surface_offset("مصر", 9) == len("مصر")


@pytest.mark.parametrize("letter", ["ا", "ء", "x", " ", "؟"])
def test_letters_spaces_and_punctuation_are_never_ignored(letter: str) -> None:
    assert not is_ignored(letter)


@pytest.mark.parametrize("code", [0x200B, 0x200F, 0x202E, 0x2066, 0xFEFF, 0x0640, 0x064B, 0x0670])
def test_marks_and_controls_are_ignored(code: int) -> None:
    assert is_ignored(chr(code))


def test_the_invisible_characters_include_the_direction_controls_of_unicode() -> None:
    assert all(is_ignored(chr(code)) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))) and INVISIBLE
