"""The one normalizer of Arabic text: a display level for people, a match level for look-ups.

Names in the actor base, words in the lexicon and words in articles all pass through `match_key` before they are compared, so that
«أرمينيا», «ارمينيا» and «أرمِينيا» are one. Nothing is ever matched in romanization. The match level follows the usual practice
of Arabic retrieval (hamza on alif, alif maqsura, ta marbuta, vowel signs and tatweel are not told apart), but keeps ؤ and ئ.
"""

from __future__ import annotations

import re
import unicodedata

MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
"""Vowel signs and Quranic marks, as the inside of a character class."""

INVISIBLE = "\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad"
"""Zero-width and direction-control characters, as the inside of a character class."""

_IGNORED = re.compile(f"[{MARKS}{INVISIBLE}\u0640]")
_SPACES = re.compile(r"\s+")
_FOLD = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ڤ": "ف", "پ": "ب", "چ": "ج", "گ": "ك", "ک": "ك", "ی": "ي", "ھ": "ه", "ۀ": "ه"}
)
_PRESENTATION = re.compile("[\ufb50-\ufdff\ufe70-\ufefe]")


def is_ignored(character: str) -> bool:
    """Whether a character carries no letter: a vowel sign, a tatweel, a zero-width or direction mark."""
    return bool(_IGNORED.match(character))


def match_key(text: str) -> str:
    """What two spellings of one word have in common; word by word.

    Args:
        text: one or several words in any spelling.

    Returns:
        The words without vowel signs, tatweel and invisible marks, hamza taken off alif, final ى as ي, final ة as ه, spaces
        single,
        Latin letters in lower case.

    Example:
        >>> match_key("إلى") == match_key("الي"), match_key("أذربيجـان"), match_key("وزارةُ الدفاع")
        (True, 'اذربيجان', 'وزاره الدفاع')
    """
    if text.isascii():
        return _SPACES.sub(" ", text.strip().lower())
    if _PRESENTATION.search(text):
        text = unicodedata.normalize("NFKC", text)
    text = _IGNORED.sub("", text).translate(_FOLD)
    if " " in text or "\n" in text or "\t" in text:
        return " ".join(_ending(word) for word in text.split())
    return _ending(text)


def _ending(word: str) -> str:
    if word.endswith("ى"):
        word = word[:-1] + "ي"
    elif word.endswith("ة"):
        word = word[:-1] + "ه"
    return word.lower()


def display(text: str) -> str:
    """A label as it should be shown: NFC, no tatweel, vowel signs or invisible marks, single spaces; hamza, ة and ى as written.

    Example:
        >>> display("نيكـول  باشينيان،")
        'نيكول باشينيان'
    """
    text = unicodedata.normalize("NFKC" if _PRESENTATION.search(text) else "NFC", text)
    return _SPACES.sub(" ", _IGNORED.sub("", text)).strip(" \t\n،,.:؛;!?؟\"'«»“”()[]#_-–—")


def surface_offset(word: str, letters: int) -> int:
    """Where in a written word its n-th letter ends: turns a count of letters of the key into an offset in the original.

    Args:
        word: the word as written, vowel signs and tatweel included.
        letters: how many letters to pass over.

    Returns:
        An offset in code points from the word's beginning.

    Example:
        >>> surface_offset("وَفرنسا", 1)
        2
    """
    seen = 0
    for offset, character in enumerate(word):
        if _IGNORED.match(character):
            continue
        if seen == letters:
            return offset
        seen += 1
    return len(word)
