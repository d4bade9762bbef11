"""From a cue and who stands in its slots to candidates: what each frame needs, passives, acts on each other, subjects unsaid."""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arabic.normalize import match_key
from kg.reading.arguments import Predicate, clause_start
from kg.reading.clauses import ADJ, COMP, NOUN, NP, VERB, Chain
from kg.reading.doc import Candidate, Word, splits
from kg.reading.frames import CONTENT_REACH, Scenery, Slots
from kg.reading.lexicon import AGENT, Frame, bare
from kg.reading.topics import BOTH, drop_subject

NEEDS_TARGET = frozenset(("CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "ASSAULT", "AID", "SANCTION", "PROTEST"))
"""Types that say nothing without the one they are aimed at."""

_UNDERGONE = frozenset(("ASSAULT", "COERCE"))
"""Types whose verbs, with one noun phrase behind them, mostly tell what was done to it."""

_BOTH_WAYS = frozenset(("ACCUSE", "SANCTION", "THREATEN"))
"""Types that two parties who do it to each other do each on its own."""

_MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types that two do with each other."""

_ADDRESSED = frozenset(("REQUEST", "THREATEN"))
"""Types whose object is whom one speaks to."""


class Frames(Slots):
    """Fills the frames of one article's cues and adds what they say as candidates."""

    def emit(
        self, sentence: Scenery, frame: Frame, predicate: Predicate, cue: tuple[int, ...], *, noun: Chain | None = None
    ) -> bool:
        """Add the candidates of a verb-like cue, if its source and what it needs are there; whether it did."""
        if noun is not None and "gen" in frame.target and noun.nps:
            targets = [np.who.mention for np in noun.nps[:1] if np.who]
        else:
            targets = []
        passive = self._passive(sentence, predicate, frame)
        if passive is not None:
            sources, targets = passive
        elif frame.source and "subj" not in frame.source:
            sources = self.fill(sentence, predicate, frame.source, frame)
            targets = targets or (
                predicate.subject
                if "subj" in frame.target
                else self.fill(sentence, predicate, frame.target, frame, exclude=sources)
            )
        else:
            sources = predicate.subject
            if predicate.blocked:
                sources = self.event_agent(predicate.groups) if frame.type == "ASSAULT" else []
                first = next((part for part in predicate.groups if not part.prep and part.chains), None)
                targets = self.mentions(first.chains) if sources and first else []
            targets = targets or self.fill(sentence, predicate, frame.target, frame, exclude=sources)
        if not sources:
            return False
        before = [other for key, other in sentence.predicates.items() if key < predicate.index]
        shared = predicate.item.conj and bool(before) and bool(before[-1].subject)
        if (
            not targets
            and "obj" in frame.target
            and "subj" in (frame.source or ("subj",))
            and predicate.why == "subject behind the verb"
            and not predicate.objects
            and (frame.type in NEEDS_TARGET or shared)
        ):
            if frame.type in _UNDERGONE and not shared:  # «قتل أربعة جنود في غارة تركية», «اعتقل المعارض»: a passive
                agents = self.event_agent(predicate.groups)
                if agents:
                    self.add(sentence, frame, cue, agents, sources, "who did the attack it happened in")
                return bool(agents)
            taken = predicate.subject, predicate.subject_group
            if self._may_drop(sentence, predicate) and drop_subject(predicate, self.scene, before[-1] if before else None):
                predicate.subject = sources = [
                    self.placed(mention, predicate.item, sentence.words) for mention in predicate.subject
                ]
                targets = self.fill(sentence, predicate, frame.target, frame, exclude=sources)
            else:
                predicate.subject, predicate.subject_group = taken
        if frame.needs and not self.needs(sentence, frame, predicate, noun):
            return False
        if predicate.why == BOTH and frame.type in _MUTUAL:  # «تعهد الزعيمان»: each other
            targets = []
        mutual = "subj" in frame.target or (predicate.why == BOTH and frame.type in _MUTUAL) or self._each_other(predicate, noun)
        if not targets and len(sources) > 1 and mutual:
            self.between(sentence, frame, cue, sources, predicate.why)
            return True
        if not targets and self._names_other(predicate, frame):
            return False
        if not targets and (frame.type in NEEDS_TARGET or (frame.type == "COERCE" and "none" not in frame.target)):
            return False
        self.add(sentence, frame, cue, sources, targets, predicate.why)
        return True

    def _names_other(self, predicate: Predicate, frame: Frame) -> bool:
        """Whether a request or threat is made to somebody who is no actor: «دعا السكان إلى …», «حذر رعاياه من …»."""
        if frame.type not in _ADDRESSED or "obj" not in frame.target or not predicate.objects:
            return False
        part, before = predicate.objects[0], predicate.subject_group
        if part.first not in (predicate.index + 1, before.end if before is not None else -1):
            return False
        return part.chains[0].head.kind in (NOUN, ADJ) and not self.mentions(part.chains)

    def between(self, sentence: Scenery, frame: Frame, cue: tuple[int, ...], parties: Sequence[Mention], why: str) -> None:
        """Add what the first of some parties and the others do to each other: once, or both ways where each has its own act."""
        self.add(sentence, frame, cue, parties[:1], parties[1:], why)
        if frame.type in _BOTH_WAYS:
            self.add(sentence, frame, cue, parties[1:], parties[:1], why)

    def _each_other(self, predicate: Predicate, noun: Chain | None) -> bool:
        """Whether the object is something of the subjects themselves: «قطعت إيران والسعودية علاقاتهما»."""
        heads = [noun.head] if noun is not None else [part.chains[0].head for part in predicate.objects[:1] if part.chains]
        return any(head.enclitic == "هما" for head in heads)

    def _may_drop(self, sentence: Scenery, predicate: Predicate) -> bool:
        """Whether the one behind a verb may be its object, the subject unsaid: not where the clause has just begun («بعد أن
        …»), nor where a thing of the actor's stands there.
        """
        start, part = clause_start(sentence.items, predicate.index), predicate.subject_group
        opener = sentence.items[start - 1] if start else None
        opened = opener is not None and opener.kind == COMP
        return not opened and part is not None and bool(part.chains[0].direct)

    def _passive(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> tuple[list[Mention], list[Mention]] | None:
        """Source and target of a passive: the agent phrase and the subject; None when the verb may be active."""
        agent = next((part for part in predicate.groups if part.prep == AGENT), None)
        if agent is not None and "obj" in frame.target:
            first = next((part for part in predicate.groups if not part.prep and part.chains), None)
            return self.mentions(agent.chains), predicate.subject or (self.mentions(first.chains) if first else [])
        readings = [reading for reading in sentence.words[predicate.item.first].readings if reading.pos == "verb"]
        if predicate.item.kind == VERB and readings and all(reading.voice == "p" for reading in readings):
            return [], predicate.subject
        return None

    def needs(self, sentence: Scenery, frame: Frame, predicate: Predicate, noun: Chain | None) -> bool:
        """Whether one of the words a frame needs stands where it must."""
        items = sentence.items
        if frame.needs_where == "obj":
            spans = [range(part.first, part.end) for part in predicate.objects[:1]] + (
                [range(noun.first, noun.end)] if noun else []
            )
            spans += [
                range(part.first, part.end)
                for part in predicate.groups
                if predicate.objects and part.first == predicate.objects[0].end and part.prep == "من"
            ]
        elif frame.needs_where == "content":
            spans = [range(predicate.index + 1, min(len(items), predicate.index + 1 + CONTENT_REACH))]
        else:
            start = clause_start(items, predicate.index) if items[predicate.index].kind == VERB else max(0, predicate.index - 8)
            spans = [range(start, min(len(items), max(predicate.stop, predicate.index + 3)))]
        if predicate.described is not None and predicate.item.kind == VERB and frame.needs_where != "content":
            spans.append(range(predicate.described.first, predicate.described.end))  # «الاتفاق الذي توصلت إليه»
        for span in spans:
            for index in span:
                item = items[index]
                if item.key in frame.needs or any(
                    bare(rest) in frame.needs or rest in frame.needs for _, rest in splits(item.surface)
                ):
                    return True
                if item.kind == NP and any(
                    form in frame.needs for at in range(item.first, item.last + 1) for form in _forms(sentence.words[at])
                ):
                    return True
        return False

    def add(
        self,
        sentence: Scenery,
        frame: Frame,
        cue: tuple[int, ...],
        sources: Sequence[Mention],
        targets: Sequence[Mention],
        why: str,
    ) -> None:
        """Add a candidate for every pair of source and target."""
        items = sentence.items
        words = tuple(word for index in cue for word in range(items[index].first, items[index].last + 1))
        number = sentence.words[words[0]].sentence
        for source in sources:
            for target in targets or (None,):
                if target is not None and target.actor == source.actor:
                    continue
                sentence.candidates.append(Candidate(frame, words, number, source, target, frame.type, frame.sub, notes=(why,)))


def _forms(word: Word) -> set[str]:
    """The forms of a word that a condition may name: as written without article and accusative ending, and its lemmas."""
    plain = bare(word.key)
    return {plain, plain.removesuffix("ا"), *(match_key(reading.lemma) for reading in word.readings)}
