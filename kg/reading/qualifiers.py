"""Does the text assert it? Negation, refusal, hypothesis, intention, and who says so.

Modifiers scope over found relations as in ConText (Harkema et al. 2009): a word of `qualifiers.tsv` that stands before a cue in
its clause changes or cancels what the
cue says; verbs of saying and «بحسب» name the speaker.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.model import UNNAMED_REPORTS, Mention
from kg.reading.arguments import Predicate
from kg.reading.clauses import COMP, NOUN, NP, REL, SUB, VERB, Item, stops
from kg.reading.doc import Candidate, Word, splits
from kg.reading.frames import MEANT, Scenery
from kg.reading.lexicon import Lexicon, bare, rows
from kg.reading.relations import colon_speaker
from kg.resources import path

_VOID = frozenset(("hypothesis", "wish", "ability", "denial", "cessation", "refusal"))
_BACK = 4
_SUBJECTLESS = frozenset(("ACCUSE", "REJECT"))


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says what stands in the words from `begin` on (word indexes): an actor's id or `UNNAMED_REPORTS`, with the mention
    if there is one; `all` when several speak.
    """

    by: str
    mention: Mention | None
    begin: int
    end: int
    all: frozenset[str] = frozenset()


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

    def weigh(self, sentence: Scenery, *, quoted_by: Mention | None = None) -> list[Candidate]:
        """The candidates that the text states, with type, polarity, subtype and speaker settled.

        Args:
            sentence: what `RelationReader` read.
            quoted_by: the speaker when the sentence stands inside a quotation that began earlier.
        """
        if self._sport(sentence):
            return []
        speakers = self.speakers(sentence)
        kept = []
        for candidate in sentence.candidates:
            if not self._stated(sentence, candidate):
                continue
            candidate.sub = self._sub(sentence, candidate)
            self._attribute(sentence, candidate, speakers, quoted_by)
            if candidate.target is not None and candidate.source.actor == candidate.target.actor:
                continue
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
        categories = self._before(sentence, index)
        if _VOID & categories:
            return False
        if "negation" in categories and candidate.frame.pos != "phrase":
            if item.kind != VERB:
                return False
            candidate.negated = True
        future = item.reading is not None and "س" in item.reading.proclitics
        if future or {"future", "intention"} & categories or any(MEANT in note for note in candidate.notes):
            candidate.type = self.intended[candidate.type]
            candidate.notes = (*candidate.notes, MEANT)
            return bool(candidate.type)
        return not self._irrealis(sentence, index, item)

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

    def _category(self, words: Sequence[Word], item: Item, cue: Item) -> str:
        """The category of a qualifying word before a cue; empty when it is none, or does not qualify a cue of that form («قد»
        with a perfect asserts).
        """
        if item.kind == COMP:  # «أن» is not the conditional «إن»
            return ""
        starts = [(item.first, key) for _, key in (*splits(words[item.first].key), ("", item.key))]
        if item.prep and item.first:  # «في حال»: the preposition has become a mark of the noun
            starts += [(item.first - 1, key) for _, key in splits(words[item.first - 1].key)]
        for at, key in starts:
            for rest, category, form in self.lexicon.qualifiers.get(key, ()):
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

    def speakers(self, sentence: Scenery) -> list[Speaker]:
        """Who says what in a sentence: subjects of verbs of saying, and names behind «بحسب»."""
        found: list[Speaker] = []
        words, items = sentence.words, sentence.items
        if not items:
            return found
        first, last = items[0].first, items[-1].last
        for predicate in sentence.predicates.values():
            if predicate.item.key in self.lexicon.speech and self.lexicon.speech[predicate.item.key] != "deny":
                begin = items[predicate.comp].first if predicate.comp >= 0 else predicate.item.last + 1
                heads = [part.chains[0].head for part in predicate.groups[:1] if part.chains and not part.prep]
                if predicate.subject:
                    found.append(Speaker(predicate.subject[0].actor, predicate.subject[0], begin, last))
                elif any(head.key in self.lexicon.reports or head.surface in self.lexicon.reports for head in heads):
                    found.append(Speaker(UNNAMED_REPORTS, None, begin, last))
        before_colon = colon_speaker(items)
        if before_colon:
            colon = next(item for item in items if item.text == ":")
            found.append(
                Speaker(
                    before_colon[-1].actor, before_colon[-1], colon.first, last, frozenset(each.actor for each in before_colon)
                )
            )
        for at in range(first, last + 1):
            for _, key in splits(words[at].key):
                for rest in self.lexicon.according.get(key, ()):
                    following = [word.key for word in words[at + 1 : at + 1 + len(rest)]]
                    if len(following) == len(rest) and all(
                        a == b or (b == "ل" and a.startswith("ل")) for a, b in zip(following, rest, strict=True)
                    ):
                        span = next((item for item in items if at < item.first <= at + 3 and item.kind == NP and item.who), None)
                        unnamed = any(
                            other in self.lexicon.reports
                            for word in words[at + 1 : at + 4]
                            for _, form in splits(word.key)
                            for other in (form, bare(form))
                        )
                        if span is not None and span.who is not None and not unnamed:
                            found.append(Speaker(span.who.actor, span.who.mention, first, last))
                        elif unnamed:
                            found.append(Speaker(UNNAMED_REPORTS, None, first, last))
        return found

    def _attribute(self, sentence: Scenery, candidate: Candidate, speakers: Sequence[Speaker], quoted_by: Mention | None) -> None:
        accuser = self._accuser(sentence, candidate)
        if accuser is not None:
            candidate.by, candidate.speaker = accuser.actor, accuser
            return
        inside = [
            speaker
            for speaker in speakers
            if speaker.begin <= candidate.cue[0] <= speaker.end and candidate.source.actor not in {speaker.by, *speaker.all}
        ]
        if inside:
            candidate.by, candidate.speaker = inside[-1].by, inside[-1].mention
        elif quoted_by is not None and quoted_by.actor != candidate.source.actor:
            candidate.by, candidate.speaker = quoted_by.actor, quoted_by

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
            if other.type == "ACCUSE" and other.cue[0] == cue and other.source.actor != candidate.source.actor:
                return other.source
        return None


def quote_state(words: Sequence[Word], open_before: bool) -> bool:
    """Whether a quotation is open behind these words.

    Args:
        words: the words of one sentence. open_before: whether one was open before them.
    """
    is_open = open_before
    for word in words:
        if word.text in "“«":
            is_open = True
        elif word.text in "”»":
            is_open = False
        elif word.text == '"':
            is_open = not is_open
    return is_open


@lru_cache(maxsize=50_000)
def _forms(key: str) -> frozenset[str]:
    """A word's match key without proclitics, with and without article."""
    return frozenset(form for _, rest in splits(key) for form in (rest, bare(rest)))
