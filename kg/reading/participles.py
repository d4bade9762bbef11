"""Participles and adjectives that are cues: «متهما تركيا», «المدعومة من إيران», «حليف دمشق», «مستعدة للتعاون»."""

from __future__ import annotations

from kg.model import Mention
from kg.reading.acts import Frames
from kg.reading.arguments import Group, Predicate, scan
from kg.reading.clauses import ADJ, NOUN, NP, OTHER, PRON, PUNCT, Item, chain, is_comma, name_up_to
from kg.reading.doers import Doers
from kg.reading.frames import Scenery
from kg.reading.function_words import function_words
from kg.reading.lexicon import AGENT, Frame, bare
from kg.reading.topics import topic_before

_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"))


class Participles:
    """Reads the participles and adjectives of one article.

    Args:
        frames: what fills their slots. doers: whom their pronouns mean.
    """

    def __init__(self, frames: Frames, doers: Doers) -> None:
        self.frames = frames
        self.doers = doers

    def read(self, sentence: Scenery, index: int, governor: Predicate | None) -> None:
        """Add the candidates of one participle or adjective."""
        items = sentence.items
        item = items[index]
        stem = bare(item.key)
        groups, stop, comp = scan(items, index)
        for frame in self.frames.lexicon.passives.get(stem, ()):
            if not self._completed(sentence, index, frame):
                continue
            described = self._described(sentence, index)
            agent = next((part for part in groups if part.prep in (AGENT, "من")), None)
            if agent is None and frame.type == "SUPPORT":  # «مسنودة بطيران التحالف»
                agent = next((part for part in groups[:1] if part.prep == "ب" and part.chains and part.chains[0].direct), None)
            if described and agent is not None:
                self.frames.add(sentence, frame, (index,), self.frames.mentions(agent.chains), described, "passive participle")
                return
        for frame in (*self.frames.lexicon.actives.get(stem, ()), *self.frames.lexicon.adjectives.get(stem, ())):
            if not self._completed(sentence, index, frame):
                continue
            definite = bool(item.reading and item.reading.definite) or item.surface.startswith("ال")
            if definite and frame.pos == "active" and frame.type in ("ACCUSE", "THREATEN"):
                continue  # «المتهم» is the one accused
            sources: list[Mention] = []
            if frame.pos == "adjective" and item.enclitic:
                inside = chain(items, index)
                beside = items[index - 1].who if item.conj and index and items[index - 1].kind == NP else None
                owner = [beside.mention] if beside is not None else self.doers.possessor(sentence, item, governor)
                if inside.nps and owner:
                    self.frames.add(
                        sentence,
                        frame,
                        (index,),
                        [np.who.mention for np in inside.nps[:1] if np.who],
                        owner,
                        "possessive pronoun",
                    )
                continue
            if definite or frame.pos == "adjective":
                sources, why = self._described(sentence, index), "participle of the noun before it"
            elif governor is not None and self._is_hal(item):
                spoken = [
                    p
                    for key, p in sentence.predicates.items()
                    if key < index and p.item.key in self.frames.lexicon.speech and p.subject
                ]
                said = spoken[-1].subject if spoken and frame.type in _SPOKEN else []
                sources, why = said or governor.subject, "participle: the verb's subject"
            if not definite and not item.prep and (topic := topic_before(items, index, self.frames.scene)):
                sources, why = topic, "predicate of a clause without a verb"
            if not sources:
                continue
            inside = chain(items, index)
            objects = (
                [Group(index + 1, inside.end, "", [chain(items, index + 1)])]
                if inside.end > index + 1 and items[index + 1].kind in (NP, NOUN)
                else []
            )
            bare_groups = [part for part in groups if not part.prep and part.chains and part.first >= inside.end]
            view = Predicate(index, item, [*objects, *groups], stop, comp, sources, why, objects=[*objects, *bare_groups])
            if self.frames.emit(sentence, frame, view, (index,)):
                return

    def _completed(self, sentence: Scenery, index: int, frame: Frame) -> bool:
        """Whether the noun of a light construction stands behind its participle («معربا عن دعمه»)."""
        if len(frame.words) == 1:
            return True
        return any(
            item.kind == NOUN and self.frames.is_word(item, frame.words[-1]) for item in sentence.items[index + 1 : index + 5]
        )

    def _is_hal(self, item: Item) -> bool:
        return item.surface.endswith(("ا", "ه", "ين")) and not item.prep

    def _described(self, sentence: Scenery, index: int) -> list[Mention]:
        """The actor of the noun phrase a participle or adjective describes, right before it."""
        items = sentence.items
        at, definite = index - 1, items[index].surface.startswith("ال")
        while at >= 0 and index - at < 6:
            item = items[at]
            adjective = item.kind == ADJ and not (item.surface.endswith(("ين", "ون")) and not definite)
            comma = item.kind == PUNCT and is_comma(item) and (index - at == 1)
            loose = definite and item.kind in (PRON, OTHER) and items[index].surface.startswith("ال")
            if not (adjective or comma or loose):
                break
            at -= 1
        if at > 0 and items[at].nisba and (named := name_up_to(items, at)) is not None:
            return [named.who.mention] if named.who else []
        if at < 0 or items[at].kind != NP or items[at].who is None:
            return []
        who = items[at].who
        before = items[at - 1] if at else None
        act = before is not None and (before.key in self.frames.lexicon.nouns or before.key in function_words().metonyms)
        return [who.mention] if who and (act or not items[at].nisba) else []
