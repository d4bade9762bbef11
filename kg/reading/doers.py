"""Whose act a verbal noun is: of its genitive, of whom its pronoun means, of a relative clause, of the verb or decision it
hangs on, of the one accused of it.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.acts import Frames
from kg.reading.arguments import Predicate, pronoun_traits
from kg.reading.clauses import NOUN, NP, PRON, PUNCT, REL, VERB, Chain, Item, chain, stops
from kg.reading.frames import CONTENT_REACH, Scenery
from kg.reading.lexicon import Frame


class Doers:
    """Finds who does the acts that nouns name, in one article.

    Args:
        frames: what fills the slots of frames.
    """

    def __init__(self, frames: Frames) -> None:
        self.frames = frames

    def coordinated(self, items: Sequence[Item], index: int, phrase: Chain) -> tuple[list[Mention], int]:
        """Coordinated genitives of an act («دعوة باريس وبرلين»)."""
        first = next(
            (position for position in range(index + 1, phrase.end) if items[position].kind == NP and not items[position].nisba),
            -1,
        )
        if first < 0:
            return [], phrase.end
        mentions, at = [], first
        while at < len(items) and items[at].kind == NP and (at == first or (items[at].conj and not items[at].prep)):
            who = items[at].who
            if who is not None and not items[at].nisba:
                mentions.append(who.mention)
            at += 1
        return mentions, at

    def decided(self, sentence: Scenery, index: int, governor: Predicate | None) -> list[Mention]:
        """Whose decision an act is: «قرار واشنطن فرض رسوم», «أصدرت الإدارة قرارا بفرض رسوم»."""
        items = sentence.items
        for at in range(index - 1, max(-1, index - 7), -1):
            item = items[at]
            if item.kind == VERB or item.kind == PUNCT and item.text in ".؛:":
                return []
            if item.kind != NOUN or self.frames.lexicon.decisions.get(item.key) != "done":
                continue
            own = [np.who.mention for np in chain(items, at).nps[:1] if np.who]
            if own or item.enclitic:
                return own or self.possessor(sentence, item, governor)
            return governor.subject if governor is not None and governor.index < at else []
        return []

    def relative_subject(
        self, sentence: Scenery, index: int, phrase: Chain, frame: Frame
    ) -> tuple[list[Mention], str, list[Mention]]:
        """Who does an act that a relative clause tells of: «الضربات التي شنتها الولايات المتحدة على …»; also whom the clause
        names as target.
        """
        at = phrase.end
        if at >= len(sentence.items) or sentence.items[at].kind not in (REL, VERB):
            return [], "", []
        predicate = next(
            (sentence.predicates[key] for key in range(at, min(at + 4, len(sentence.items))) if key in sentence.predicates), None
        )
        if predicate is None or not predicate.subject:
            return [], "", []
        behind = sentence.items[predicate.index + 1 : predicate.index + 2]  # «الزيارة التي قام بها الرئيس»
        if not (predicate.item.enclitic or any(item.kind == PRON and item.enclitic for item in behind)):
            return [], "", []
        slots = tuple(slot for slot in frame.target if slot not in ("gen", "obj"))
        return (
            predicate.subject,
            "subject of the relative clause",
            self.frames.fill(sentence, predicate, slots, frame, exclude=predicate.subject),
        )

    def control(self, sentence: Scenery, governor: Predicate, index: int) -> list[Mention]:
        """Whose act a verbal noun under a verb is: the one accused for an accusation, the subject of a verb in `control.tsv`."""
        items = sentence.items
        if index - governor.index > CONTENT_REACH:
            return []
        for candidate in sentence.candidates:
            if governor.item.first in candidate.cue and candidate.frame.type == "ACCUSE" and candidate.target is not None:
                return [candidate.target]
        accused = self.accused(sentence, governor, index)
        if accused:
            return accused
        rule = self.frames.lexicon.control.get(governor.item.key)
        first = index
        while items[first - 1].kind == NOUN and not items[first].prep and not items[first].conj and first - 1 > governor.index:
            first -= 1  # «قرر تمديد العقوبات على إيران»: what the first noun hangs on, the second does too
        item = items[first]
        definite = not item.prep and item.reading is not None and item.reading.definite
        if rule is None or item.prep not in rule[1] or first - governor.index > 9 or definite:
            return []
        if any(other.kind == VERB for other in sentence.items[governor.index + 1 : index]):
            return []
        return governor.subject

    def accused(self, sentence: Scenery, governor: Predicate, index: int) -> list[Mention]:
        """Who is accused by the participle or noun of accusing whose content an act is: «متهمة إياها بمواصلة توفير الملاذ»."""
        items = sentence.items
        for candidate in reversed(sentence.candidates):
            cue = candidate.cue[0]
            if (
                candidate.type != "ACCUSE"
                or candidate.target is None
                or not items[governor.index].last < cue < items[index].first
            ):
                continue
            between = [item for item in items[governor.index + 1 : index] if item.first > cue]
            content = any(item.prep in candidate.frame.content for item in (*between, items[index]))
            if content and len(between) <= CONTENT_REACH // 2 and not any(stops(item) for item in between):
                return [candidate.target]
        return []

    def possessor(self, sentence: Scenery, item: Item, governor: Predicate | None) -> list[Mention]:
        """Whom the pronoun at a noun means: the subject of the verb over it if it agrees, else who is spoken of."""
        gender, number = pronoun_traits(item.enclitic)
        at = (sentence.words[item.first].begin, sentence.words[item.last].end)
        if gender == "1":
            return (
                [Mention(*at, self.frames.scene.speaker.actor, "first person of the speaker")]
                if self.frames.scene.speaker
                else []
            )
        if governor is not None and governor.subject and governor.index < sentence.items.index(item):
            traits = {mention.actor: (g, n) for mention, g, n in self.frames.scene.recent}.get(
                governor.subject[0].actor, ("", "")
            )
            if (not traits[0] or not gender or traits[0] == gender) or (number == "p" and traits[1] == "p"):
                return [Mention(*at, mention.actor, "possessive pronoun: the verb's subject") for mention in governor.subject]
        return self.frames.scene.agreeing(gender, number, at, "possessive pronoun: who is spoken of")

    def meant(self, governor: Predicate) -> bool:
        """Whether the verb over an act only means to do it: «ستواصل دعم لبنان», «يسعى إلى دعم لبنان»."""
        rule = self.frames.lexicon.control.get(governor.item.key)
        reading = governor.item.reading
        return (rule is not None and rule[0] == "intended") or (reading is not None and "س" in reading.proclitics)
