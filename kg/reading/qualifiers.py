"""Does the text assert it? Negation, refusal, hypothesis, intention, and who says so.

Modifiers scope over found relations as in ConText (Harkema et al. 2009): a word of `qualifiers.tsv` that stands before a cue in
its clause changes or cancels what the
cue says; verbs of saying and «بحسب» name the speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

from kg.model import Mention
from kg.reading.arguments import Predicate
from kg.reading.clauses import ADJ, COMP, NOUN, NP, REL, SUB, VERB, Item, stops
from kg.reading.doc import Candidate, Word, splits
from kg.reading.frames import MEANT, Scenery
from kg.reading.lexicon import LEARNED, Lexicon, bare, rows
from kg.resources import path

_VOID = frozenset(("hypothesis", "wish", "ability", "denial", "cessation", "refusal"))
_BACK = 4
_GIVING = frozenset(("AGREE", "CONCEDE", "RETREAT"))
"""Types that with «لن» say that it is refused."""

_SUBJECTLESS = frozenset(("ACCUSE", "REJECT"))


class Qualifiers:
    """Weighs the candidates of one sentence after another.

    Args:
        lexicon: the tables of qualifiers, speech and content.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.content: dict[str, list[tuple[int, tuple[str, ...], frozenset[str]]]] = defaultdict(list)
        for rank, (phrase, types, _) in enumerate(lexicon.content):
            for first in {phrase[0], bare(phrase[0])}:
                self.content[first].append((rank, tuple(bare(part) for part in phrase[1:]), types))
        self.intended = {
            row["type"]: row["intended"] for _, row in rows(path("seeds", "lexicon", "ar", "modality.tsv"), ("type", "intended"))
        }

    def weigh(self, sentence: Scenery) -> list[Candidate]:
        """The candidates that the text states, with type, polarity, subtype and speaker settled.

        Args:
            sentence: what `RelationReader` read.
        """
        if self._sport(sentence):
            return []
        kept = []
        for candidate in sentence.candidates:
            if not self._stated(sentence, candidate):
                continue
            candidate.sub = self._sub(sentence, candidate)
            self._attribute(sentence, candidate)
            if candidate.target is not None and candidate.source.actor == candidate.target.actor:
                continue
            if candidate.frame.pos != LEARNED:
                candidate.confidence = self._confidence(candidate)
            kept.append(candidate)
        return kept

    def _confidence(self, candidate: Candidate) -> float:
        """How far a reading is trusted, 0 to 1: the product of the factors of `confidence.tsv` that apply."""
        factor = self.lexicon.confidence.get
        target = candidate.target.reason if candidate.target else "none"
        product = (
            factor(("pos", candidate.frame.pos), 1.0)
            * factor(("source", candidate.source.reason), 1.0)
            * factor(("target", target), 1.0)
        )
        product *= factor(("polarity", "negated"), 1.0) if candidate.negated else 1.0
        product *= factor(("modality", "intended"), 1.0) if any(MEANT in note for note in candidate.notes) else 1.0
        return min(product, 1.0)

    def _sport(self, sentence: Scenery) -> bool:
        """Whether the sentence tells of a match: then its states are teams."""
        if not sentence.candidates:
            return False
        words = sentence.words[sentence.items[0].first : sentence.items[-1].last + 1]
        return any(key in self.lexicon.sport for word in words for _, key in splits(word.key))

    # is it stated

    def _stated(self, sentence: Scenery, candidate: Candidate) -> bool:
        index = next(i for i, item in enumerate(sentence.items) if candidate.cue[0] <= item.last)
        item = sentence.items[index]
        categories = self.categories(sentence, index)
        if _VOID & categories:
            return False
        if "negation" in categories and candidate.frame.pos != "phrase":
            if item.kind != VERB:
                return False
            candidate.negated = True
            if candidate.frame.type in _GIVING and index and sentence.items[index - 1].key == "لن":
                candidate.type, candidate.negated = "REJECT", False  # «لن يوافقوا على وساطة أميركية»
                return True
        future = item.reading is not None and "س" in item.reading.proclitics
        if future or {"future", "intention"} & categories or any(MEANT in note for note in candidate.notes):
            candidate.type = self.intended[candidate.type]
            candidate.notes = (*candidate.notes, MEANT)
            return bool(candidate.type)
        return not self._irrealis(sentence, index, item)

    def categories(self, sentence: Scenery, index: int) -> set[str]:
        """The kinds of qualifying words around an item: negation, hypothesis, wish, future … as in `qualifiers.tsv`."""
        return self._before(sentence, index) | self._behind(sentence, index)

    def _irrealis(self, sentence: Scenery, index: int, item: Item) -> bool:
        """«أن» with an imperfect under a verb that is not of saying asks or intends; so does a bare verbal noun that a request
        is about.
        """
        items = sentence.items
        if item.kind == VERB and item.reading is not None and item.reading.aspect == "i":
            at = index - 1
            while at >= 0 and items[at].kind not in (COMP, VERB, SUB) and not stops(items[at]):
                at -= 1
            if at >= 0 and items[at].kind == COMP and index - at <= 1 and items[at].surface == "ان" and not items[at].enclitic:
                governor = next((items[i] for i in range(at - 1, -1, -1) if items[i].kind == VERB), None)
                return governor is None or governor.key not in self.lexicon.speech
            return False
        if item.kind == NOUN:
            governing = [p for key, p in sentence.predicates.items() if key < index]
            if not governing or index - governing[-1].index > 10:
                return False
            top = governing[-1].index
            types = {c.type for c in sentence.candidates if any(items[top].first <= word <= items[top].last for word in c.cue)}
            mine = {c.frame.type for c in sentence.candidates if c.cue[0] == item.first}
            return bool(types & {"REQUEST", "AGREE", "REJECT", "THREATEN"}) and not mine & types
        return False

    def _before(self, sentence: Scenery, index: int) -> set[str]:
        """Categories of the qualifying words that stand right before an item."""
        items = sentence.items
        found: set[str] = set()
        reach = 0
        at = index - 1
        noun_cue = items[index].kind != VERB
        while at >= 0 and reach < _BACK:
            item = items[at]
            if stops(item) or (item.kind == VERB and not noun_cue):
                category = self._category(sentence.words, item, items[index])
                if item.kind == VERB and category and index - at <= 3:
                    found.add(category)
                break
            if item.kind == COMP and index - at > 1:
                break
            category = self._category(sentence.words, item, items[index])
            adjacent = index - at <= (2 if noun_cue else 1) or category in ("hypothesis", "ability")
            if category and adjacent:
                found.add(category)
            if item.kind == VERB:
                break
            if item.kind == NP:
                reach += 1
            reach += 1
            at -= 1
        return found

    def _behind(self, sentence: Scenery, index: int) -> set[str]:
        """Categories of the adjectives right behind a noun cue: «القمة المرتقبة», «هجوم محتمل»."""
        items = sentence.items
        if items[index].kind == VERB:
            return set()
        adjectives = []
        for item in items[index + 1 : index + 5]:
            if item.kind != ADJ and not item.nisba:
                break
            adjectives.append(item)
        return {category for item in adjectives if (category := self._category(sentence.words, item, items[index], behind=True))}

    def _category(self, words: Sequence[Word], item: Item, cue: Item, *, behind: bool = False) -> str:
        """The category of a qualifying word before a cue; empty when it is none, or does not qualify a cue of that form («قد»
        with a perfect asserts).
        """
        if item.kind == COMP:  # «أن» is not the conditional «إن»
            return ""
        starts = [(item.first, key) for _, key in (*splits(words[item.first].key), ("", item.key))]
        if item.prep and item.first:  # «في حال»: the preposition has become a mark of the noun
            starts += [(item.first - 1, key) for _, key in splits(words[item.first - 1].key)]
        for at, key in starts:
            for rest, category, form, scope in self.lexicon.qualifiers.get(key, ()):
                if (scope == "preceding") != behind:
                    continue
                if form == "imperfect" and not (cue.reading and cue.reading.aspect == "i"):
                    continue
                following = tuple(word.key for word in words[at + 1 : at + 1 + len(rest)])
                if following == rest:
                    return category
        return ""

    # what it is about

    def _sub(self, sentence: Scenery, candidate: Candidate) -> str:
        if candidate.sub and candidate.sub != "meeting":
            return candidate.sub
        first, last = candidate.cue[0], candidate.cue[-1]
        window = [word.key for word in sentence.words[max(0, first - 3) : last + 40] if word.sentence == candidate.sentence]
        best = len(self.lexicon.content)
        for at, key in enumerate(window):
            for form in _forms(key):
                for rank, rest, types in self.content.get(form, ()):
                    fits = rank < best and candidate.type in types and at + len(rest) < len(window)
                    if fits and all(part in _forms(window[at + 1 + offset]) for offset, part in enumerate(rest)):
                        best = rank
        return self.lexicon.content[best][2] if best < len(self.lexicon.content) else candidate.sub

    # who says so

    def _attribute(self, sentence: Scenery, candidate: Candidate) -> None:
        if "speaker" in candidate.frame.source:
            return
        accuser = self._accuser(sentence, candidate)
        if accuser is not None:
            candidate.by, candidate.speaker = accuser.actor, accuser
            return
        inside = [
            speaker
            for speaker in sentence.speakers
            if speaker.begin <= candidate.cue[0] <= speaker.end and candidate.source.actor not in {speaker.by, *speaker.all}
        ]
        if inside:
            candidate.by, candidate.speaker = inside[-1].by, inside[-1].mention
        elif sentence.quoted is not None and sentence.quoted.actor != candidate.source.actor:
            candidate.by, candidate.speaker = sentence.quoted.actor, sentence.quoted

    def _accuser(self, sentence: Scenery, candidate: Candidate) -> Mention | None:
        """What stands in the content of an accusation is the accuser's claim."""
        before: list[Predicate] = [p for p in sentence.predicates.values() if p.item.first < candidate.cue[0]]
        if not before or candidate.type in _SUBJECTLESS:
            return None
        own = next((item for item in sentence.items if item.first == candidate.cue[0]), None)
        index = sentence.items.index(own) if own is not None else 0
        if own is not None and own.kind == VERB and (own.conj or (index and sentence.items[index - 1].kind == REL)):
            return None  # «وطالبت …», «التي تدعم …» are the reporter's own words
        cue = before[-1].item.first
        for other in sentence.candidates:
            if other.type != "ACCUSE" or other.source.actor == candidate.source.actor:
                continue
            accused = other.target is not None and other.target.actor == candidate.source.actor
            if other.cue[0] == cue or (accused and cue < other.cue[0] < candidate.cue[0]):  # «متهمة إياها بتوفير …»
                return other.source
        return None


@lru_cache(maxsize=50_000)
def _forms(key: str) -> frozenset[str]:
    """A word's match key without proclitics, with and without article."""
    return frozenset(form for _, rest in splits(key) for form in (rest, bare(rest)))
