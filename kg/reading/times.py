"""Words that tell when, found in a sentence: «الأحد», «مساء أمس», «في 27 سبتمبر/أيلول», «العام الماضي», «قبل يومين».

    >>> [time.when for time in find(words_of("اجتمع الوزراء في 27 سبتمبر/أيلول 2020."))]        # doctest: +SKIP
    [When(year=2020, month=9, day=27)]

Only times that say when something happened are found. What is a limit or a beginning («قبل الأحد», «حتى 2020», «منذ 2015»), a
span («يومي السبت والأحد», «بين 2011 و2015») or part of a name («الجمعة العظيمة») is passed over: it is no answer to «when?».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.calendars import When
from kg.reading.doc import Word
from kg.reading.lexicon import bare
from kg.reading.time_grammar import TimeGrammar
from kg.reading.time_words import time_words

_HOUR_REACH = 5


@dataclass(frozen=True, slots=True)
class Time:
    """Words that tell when.

    Attributes:
        first, last: word indexes, inclusive, the preposition left out. begin, end: code points.
        when: what they say.
        owner: index of the word right before them, whose they may be («هجوم الأحد», «حرب 1967»); -1 behind a preposition.
        named: that word makes a name of them («ثورة 25 يناير»).
    """

    first: int
    last: int
    begin: int
    end: int
    when: When
    owner: int = -1
    named: bool = False


def find(words: Sequence[Word], taken: frozenset[int] = frozenset()) -> list[Time]:
    """The times that the words of one sentence tell.

    Args:
        words: the words of one sentence.
        taken: indexes (`Word.index`) of words that belong to names of actors: «روسيا اليوم» tells no time.

    Returns:
        Times in text order, none overlapping.
    """
    starts = time_words().starts
    found: list[Time] = []
    grammar = TimeGrammar(words, taken)
    at = behind = 0
    while at < len(words):
        key = words[at].key
        likely = key in starts or key[0].isdecimal() or (key[0] in "وف" and key[1:] in starts)
        told = grammar.told(at) if likely and words[at].index not in taken else None
        if told is None:
            at += 1
            continue
        end, when = told
        time = _placed(grammar, at, end, when, behind) if when is not None else None
        if time is not None:
            found.append(time)
            behind = end
        at = end
    return found


def _placed(grammar: TimeGrammar, at: int, end: int, when: When, behind: int) -> Time | None:
    """A time with the words that belong to it before its core, unless what stands there makes it something else; `behind`: where
    the time before it ends.
    """
    first = max(_opening(grammar, at, when), behind)
    word, before = grammar.words[first], grammar.words[first - 1] if first else None
    joined = word.key[:1] in ("و", "ف") and not _own_letter(grammar, word.key)
    begin = word.offset(1) if joined else word.begin
    time = Time(word.index, grammar.words[end - 1].index, begin, grammar.words[end - 1].end, when)
    counted = grammar.term("ago", at, joined=True)
    if counted or joined or before is None or before.is_punct or grammar.term("opener", first - 1, joined=True):
        return time
    if grammar.term("bound", first - 1, joined=True) or _bound_by_letter(grammar, before.key):
        return None
    forms = {before.key, bare(before.key), before.key[1:] if before.key[:1] in "وبلف" else before.key}
    return replace(time, owner=before.index, named=any(grammar.tables.has("named", form) for form in forms))


def _own_letter(grammar: TimeGrammar, key: str) -> bool:
    """Whether the first letter of a word is its own and not «و» or «ف» («وقت», «فجر»)."""
    return any(key in grammar.tables.terms[kind] for kind in ("part", "edge", "clock")) or key in grammar.tables.months


def _bound_by_letter(grammar: TimeGrammar, key: str) -> bool:
    """Whether a word ends a bound: «ليوم», «لعام», where the preposition is a letter of the word."""
    return key[:1] in ("ل", "ب", "ك") and any(grammar.tables.has(kind, key[1:]) for kind in ("part", "edge", "unit"))


def _opening(grammar: TimeGrammar, at: int, when: When) -> int:
    """Where a time begins with the part of the day, the word «يوم», «عام» or «مطلع», and the hour before it."""
    first = at
    while step := _step_back(grammar, first, day=bool(when.day or when.weekday or when.unit == "day")):
        first -= step
    for hour in range(first - 1, max(-1, first - 1 - _HOUR_REACH), -1):  # «في وقت متأخر من | مساء الأحد»
        if grammar.term("clock", hour):
            return hour
        reading = grammar.words[hour].reading
        prep = reading is not None and reading.pos == "prep" and grammar.key(hour) != "من"
        other = reading is not None and reading.pos not in ("adj", "num", "prep", "noun")
        if grammar.words[hour].is_punct or prep or other:
            break
    return first


def _step_back(grammar: TimeGrammar, at: int, *, day: bool) -> int:
    """How many words before a position belong to the time that begins there."""
    if grammar.key(at - 1) == "ال" and grammar.key(at).isdecimal():  # «ال27 من سبتمبر»
        return 1
    for kind in ("part", "edge") if day else ("edge",):
        for length in (2, 1):
            found = grammar.term(kind, at - length, joined=True) if at >= length else None
            if found and found[0] == at:
                return length
    return 0
