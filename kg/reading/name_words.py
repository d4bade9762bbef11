"""Whether a word, by its letters and what the morphology knows of it, may be part of a person's name, or end one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.doc import Word
from kg.reading.function_words import function_words

COMMAS = frozenset("،,")
JOINERS = frozenset("-–")
QUOTES = frozenset("\"'“”«»()")
_ENDS = frozenset("،,:()«»\".؟!؛…“”'")
_FAMILY = ("noun", "adj", "noun_prop", "num")
_OWNED = frozenset(("ه", "ها", "هم", "هما", "هن", "نا", "كم"))
"""Attached pronouns no name ends with: «نجله»."""
_ADDRESSED = frozenset(("ك", "كم", "ني"))
_PLURALS = ("ين", "ون", "ات")
_CLITICS = ("لل", "بال", "وال", "فال", "كال", "ولل", "وبال")
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]+")


def is_arabic(key: str) -> bool:
    """Whether a match key has Arabic letters only."""
    return bool(_ARABIC.fullmatch(key))


def adjacent(words: Sequence[Word], index: int) -> bool:
    """Whether no space stands between a word and the next one."""
    return index + 1 < len(words) and words[index + 1].begin == words[index].end


def joined(words: Sequence[Word], index: int) -> bool:
    """Whether a hyphen joins a word to the next one."""
    return adjacent(words, index) and words[index + 1].text in JOINERS and adjacent(words, index + 1)


def functional(key: str) -> bool:
    """Whether a word is one of time, a preposition or a connective."""
    tables = function_words()
    return key in tables.time or key in tables.prepositions or key in tables.connectives


def is_name_like(word: Word) -> bool:
    """Whether a word may be part of a person's name: the morphology does not know it, or knows it as a proper name, and it
    carries no preposition or «و».
    """
    if word.readings and not any(reading.pos == "noun_prop" for reading in word.readings):
        return False
    return not functional(word.key) and not word.key.startswith(_CLITICS)


def is_family_like(word: Word) -> bool:
    """Whether a word with the article may be a family name: it is no word of time, and no verb or preposition."""
    if word.key in function_words().time or (word.readings and word.text.endswith(_PLURALS)):
        return False
    return all(reading.pos in ("noun", "adj", "noun_prop") for reading in word.readings)


def improbable(word: Word) -> bool:
    """Whether news would hardly mean the only reading of a word: a verb of the first or second person («نشار», «تشوك»)."""
    reading = word.reading
    return reading is not None and reading.pos == "verb" and (reading.person in ("1", "2") or reading.enclitic in _ADDRESSED)


def may_be_common(word: Word) -> bool:
    """Whether a word that the morphology knows may yet be a name: a noun or adjective without article, clitics or ending."""
    reading = word.reading
    if reading is None or word.key.startswith("ال") or functional(word.key) or word.text.endswith(("اً", "ًا")):
        return False
    if improbable(word):
        return True
    return reading.pos in _FAMILY and not reading.proclitics and reading.enclitic not in _OWNED and len(word.key) > 1


def closes_name(words: Sequence[Word], index: int) -> bool:
    """Whether no further word of a name stands at `index`: the sentence or clause ends, or a word of another kind comes."""
    if index >= len(words) or (index and words[index].sentence != words[index - 1].sentence):
        return True
    word = words[index]
    if word.is_punct:
        return word.text in _ENDS
    best = word.reading
    if functional(word.key) or word.key.isdecimal():
        return True
    return best is not None and (best.pos in ("verb", "conj_sub", "conj", "prep", "pron_rel") or bool(best.proclitics))
