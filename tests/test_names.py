"""Names the actor base does not know: a Latin label for readers, an ASCII id for IRIs."""

from __future__ import annotations

import pytest

from kg.reading.names import romanize, slug


def test_a_name_is_romanized_word_by_word() -> None:
    assert romanize("سامي كريم").split() == [romanize("سامي"), romanize("كريم")]


def test_the_article_is_written_al() -> None:
    assert romanize("كريم الزبيدي").split()[1].startswith("al-")


@pytest.mark.parametrize(
    ("letter", "latin"), [("خ", "kh"), ("ش", "sh"), ("ث", "th"), ("غ", "gh"), ("ذ", "dh"), ("ڤ", "v"), ("گ", "g")]
)
def test_each_consonant_has_its_latin_letters(letter: str, latin: str) -> None:
    assert romanize(f"{letter}ب").lower() == f"{latin}b"


def test_words_begin_with_a_capital() -> None:
    assert all(word[0].isupper() for word in romanize("سليم مراد").split())


@pytest.mark.parametrize("name", ["أيمن الصفدي", "مُحَمَّد علي", "گوران حاجي", "Jean كليمان", "عبد الله—الثاني", "١٢٣", "", "🙂"])
def test_an_id_is_made_of_ascii_letters_digits_and_hyphens(name: str) -> None:
    assert set(slug(name.split())) <= set("abcdefghijklmnopqrstuvwxyz0123456789-") and slug(name.split())


def test_the_same_name_with_and_without_vowel_signs_has_one_id() -> None:
    assert slug(["مُحَمَّد", "كريم"]) == slug(["محمد", "كريم"])


def test_two_names_have_two_ids() -> None:
    assert slug(["سامي", "كريم"]) != slug(["سامي", "سليم"])


def test_what_has_no_letter_is_called_unnamed() -> None:
    assert slug([]) == "unnamed"
