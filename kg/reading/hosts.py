"""What an adverbial hangs on: the verb of its clause, or the noun of an act right before it.

    قال الوزير الأحد إن الجيش قصف أمس مواقع        «الأحد» hangs on «قال», «أمس» on «قصف»
    أدان الوزير الهجوم الذي وقع السبت               «السبت» hangs on «وقع»

A clause runs from a connective, a full stop or a verb to the next one. Whoever asks decides what to make of an adverbial behind a
noun of an act: it may be the noun's or the verb's.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.calendars import FUTURE, OPEN, PAST
from kg.reading.clauses import COMP, NEG, NOUN, NP, PUNCT, REL, SUB, TIME, VERB, Item, is_comma, stops
from kg.reading.doc import Candidate, Word
from kg.reading.frames import Scenery
from kg.reading.lexicon import Lexicon, bare
from kg.reading.time_words import time_words

_OTHER_MATTERS = frozenset(("زمن", "سبب", "غاية", "حسب", "حول"))
_BRACKETS = frozenset("()[]\"'“”«»-–")
_OPENERS = (COMP, REL, SUB)
_NEGATED = {"لم": PAST, "لن": FUTURE}
_WAS = "كان"
_BEFORE = 8


@dataclass(frozen=True, slots=True)
class Host:
    """Where an adverbial stands.

    Attributes:
        verb: index of the item of its clause's verb; -1 when the clause has none.
        noun: index of the nearest noun of an act before it in the clause; -1 when there is none.
        before: it stands before the verb.
        apart: it stands in a phrase that names another matter («بعد قراره الأسبوع الماضي، دعا …», «هاجم إثر زلزال عام 2010»).
        opener: the kind of connective that opens its clause; empty for a sentence, full stop or verb before it.
        comma: a comma stands right before it. commas: how many more stand between it and the verb.
        ends: nothing of its clause follows but punctuation or a new clause.
        comp: index of the «أن/إن» right behind it, -1.
        distance: items between it and the verb.
    """

    verb: int = -1
    noun: int = -1
    before: bool = False
    apart: bool = False
    opener: str = ""
    comma: bool = False
    commas: int = 0
    ends: bool = False
    comp: int = -1
    distance: int = 0


class Acts:
    """Tells acts from other words, and finds what adverbials hang on.

    Args:
        lexicon: the cues, which tell what acts are.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.tables = time_words()

    def is_act(self, item: Item) -> bool:
        """Whether an item is a noun of an act: a cue, or the verbal noun of any verb."""
        if item.kind != NOUN:
            return False
        known = item.key in self.lexicon.nouns or bare(item.surface) in self.lexicon.nouns
        return known or (item.reading is not None and item.reading.kind == "masdar")

    def carries(self, item: Item) -> bool:
        """Whether a verb only carries the tense of the next one («كان»)."""
        return self.tables.has("auxiliary", item.key)

    def _carried(self, items: Sequence[Item], verb: int, forward: int) -> bool:
        """Whether a verb carries the next one: «كان قد أعلن», «بدأ يقصف», but not «بدأت حملة قالت إنها …»."""
        reading = items[forward].reading
        was = items[verb].key == _WAS
        return forward - verb <= _BEFORE and (was or (reading is not None and reading.aspect == "i"))

    def happens(self, item: Item) -> bool:
        """Whether a verb only says that its noun took place («عقد لقاء»)."""
        return self.tables.has("happen", item.key)

    def cue(self, items: Sequence[Item], candidate: Candidate) -> list[int]:
        """The indexes of the items that are an act's cue."""
        return [at for at, item in enumerate(items) if any(item.first <= word <= item.last for word in candidate.cue)]

    def host(self, items: Sequence[Item], first: int, last: int) -> Host:
        """What an adverbial hangs on.

        Args:
            items: the line of its sentence. first, last: its words' indexes, inclusive.
        """
        left = max((at for at, item in enumerate(items) if item.first < first), default=-1)
        while left >= 0 and (items[left].last >= first or _is_bracket(items[left])):
            left -= 1
        right = next((at for at, item in enumerate(items) if item.first > last), len(items))
        comma = left >= 0 and is_comma(items[left])
        verb, noun, opener, apart, commas, brackets = -1, -1, "", False, 0, 0
        for at in range(left, -1, -1):
            item = items[at]
            brackets += (item.text == ")") - (item.text == "(")
            if brackets < 0:  # «الوزير السابق (62 عاما، سجين عام 2014)»: what stands in brackets hangs on nothing outside
                return Host(comma=comma)
            if item.kind == VERB:
                verb = at
                break
            if item.kind in _OPENERS or stops(item):
                opener = "" if item.kind == PUNCT else item.kind
                break
            noun = at if noun < 0 and self.is_act(item) else noun
            apart = apart or (other_matter(item) and item.kind != TIME)
            commas += is_comma(item)
        forward = _next_verb(items, right) if verb < 0 or self.carries(items[verb]) else -1
        if verb >= 0 and forward >= 0 and not self._carried(items, verb, forward):
            forward = -1
        before = forward >= 0
        verb = forward if before else verb
        behind = _skip(items, right)
        return Host(
            verb,
            noun,
            before,
            apart,
            opener or (_opener(items, verb) if verb >= 0 and not before else ""),
            comma,
            commas - comma,
            behind >= len(items) or stops(items[behind]) or items[behind].kind in (*_OPENERS, VERB),
            behind if behind < len(items) and items[behind].kind == COMP else -1,
            abs(verb - left) if verb >= 0 else 0,
        )

    def tense(self, items: Sequence[Item], verb: int) -> str:
        """`PAST`, `FUTURE` or `OPEN`: what a verb says of when, with the words before it («لم», «سوف», «كان»)."""
        reading = items[verb].reading
        if reading is None:
            return OPEN
        if reading.aspect == "p":
            return PAST
        if "س" in reading.proclitics:
            return FUTURE
        for at in range(verb - 1, max(-1, verb - _BEFORE), -1):
            other = items[at]
            if other.kind == NEG and verb - at == 1:
                return _NEGATED.get(other.key, OPEN)
            if other.key == "سوف":
                return FUTURE
            if other.kind == VERB:
                was = self.carries(other) and other.reading is not None and other.reading.aspect == "p"
                return PAST if was else OPEN
            if other.kind in _OPENERS or stops(other):
                break
        return OPEN


def other_matter(item: Item) -> bool:
    """Whether a preposition parts a noun from the act of its clause: «منذ بدء الهجوم», «بسبب هجوم»."""
    return item.prep in _OTHER_MATTERS


def words_of(sentence: Scenery) -> Sequence[Word]:
    """The words of a sentence; its line leaves out prepositions, and so may begin behind the first."""
    words, items = sentence.words, sentence.items
    first, last = items[0].first, items[-1].last + 1
    while first > 0 and words[first - 1].sentence == words[first].sentence:
        first -= 1
    while last < len(words) and words[last].sentence == words[first].sentence:
        last += 1
    return words[first:last]


def names_in(sentence: Scenery) -> frozenset[int]:
    """The words of actors' names, where no time is told («روسيا اليوم»); a surname behind a number is a month («9 ماي»)."""
    taken: set[int] = set()
    for item in sentence.items:
        month = item.first == item.last and item.first > 0 and sentence.words[item.first - 1].key.isdecimal()
        if item.kind == NP and not month:
            taken.update(range(item.first, item.last + 1))
    return frozenset(taken)


def _is_bracket(item: Item) -> bool:
    return item.kind == PUNCT and item.text in _BRACKETS


def _skip(items: Sequence[Item], at: int) -> int:
    while at < len(items) and items[at].kind == PUNCT and not stops(items[at]):
        at += 1
    return at


def _next_verb(items: Sequence[Item], at: int) -> int:
    """The verb of the clause that goes on at an index."""
    while at < len(items) and not stops(items[at]) and items[at].kind not in _OPENERS:
        if items[at].kind == VERB:
            return at
        at += 1
    return -1


def _opener(items: Sequence[Item], verb: int) -> str:
    """The connective that opens a verb's clause, if one does before another verb or a full stop."""
    for item in reversed(items[:verb]):
        if item.kind in _OPENERS:
            return item.kind
        if item.kind == VERB or stops(item):
            break
    return ""
