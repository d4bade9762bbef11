"""Acts that are not verbs: verbal and event nouns («الهجمات الأذربيجانية على كاراباخ», «دعم إيران للحوثيين»).

Who does the act is said by a genitive, a nisba, a possessive pronoun, «من قبل», a relative clause, or by the verb or decision
the noun hangs on.
"""

from __future__ import annotations

from kg.model import Mention
from kg.reading.acts import Frames
from kg.reading.arguments import Predicate, pronoun_traits, scan
from kg.reading.clauses import ADJ, COMP, NOUN, NP, REL, VERB, Chain, Item, chain, is_comma
from kg.reading.doc import splits
from kg.reading.doers import Doers
from kg.reading.frames import MEANT, Scenery
from kg.reading.lexicon import AGENT, Frame, bare
from kg.reading.participles import Participles

_BARE_NOUNS = frozenset(("REQUEST", "AGREE", "RETREAT", "CONCEDE"))


class Nominals:
    """Reads the nominal cues of one article.

    Args:
        frames: what fills their slots.
    """

    def __init__(self, frames: Frames) -> None:
        self.frames = frames
        self.doers = Doers(frames)
        self.participles = Participles(frames, self.doers)

    def read(self, sentence: Scenery) -> None:
        """Add the candidates of a sentence's nouns, participles and adjectives."""
        items = sentence.items
        for index, item in enumerate(items):
            if item.kind not in (NOUN, ADJ) or index in sentence.used:
                continue
            governor = self._governor(sentence, index)
            for frame in self._noun_frames(item) if item.kind == NOUN else ():
                if self._noun(sentence, index, frame, governor):
                    break
            else:
                self.participles.read(sentence, index, governor)

    def _noun_frames(self, item: Item) -> list[Frame]:
        """The frames of a noun, by its lemma, else by a plural that is a cue of its own («قوات», «أعمال»)."""
        frames = self.frames.lexicon.nouns.get(item.key)
        if frames:
            return frames
        stems = [bare(rest) for _, rest in splits(item.surface)]
        return next(
            (
                found
                for stem in (*stems, *(stem[:-2] for stem in stems if stem.endswith("ات")))
                if (found := self.frames.lexicon.nouns.get(stem))
            ),
            [],
        )

    def _governor(self, sentence: Scenery, index: int) -> Predicate | None:
        before = [predicate for key, predicate in sentence.predicates.items() if key < index]
        return before[-1] if before else None

    def _noun(self, sentence: Scenery, index: int, frame: Frame, governor: Predicate | None) -> bool:
        items = sentence.items
        item = items[index]
        phrase = chain(items, index)
        groups, stop, comp = scan(items, index)
        if len(frame.words) > 1 and not any(
            self.frames.is_word(other, frame.words[-1]) for other in items[index + 1 : phrase.end]
        ):
            return False
        if frame.blocks and self._blocked(sentence, frame, phrase):
            return False
        inside = [np for np in phrase.nps if np is not item]
        after = [part for part in groups if part.first >= phrase.end and part.prep]
        beside = [
            part
            for part in groups
            if part.first >= phrase.end
            and part.chains
            and not (part.prep or items[part.first].nisba or any(one.conj for one in items[phrase.end : part.first + 1]))
        ]
        view = Predicate(index, item, after, stop, comp, objects=beside)
        genitive, nisba = [np for np in inside if not np.nisba], [np for np in inside if np.nisba]
        if nisba and not genitive and "gen" in frame.target and "gen" not in frame.source:
            genitive, nisba = nisba[:1], []  # «مقتل فلسطيني»
        sources: list[Mention] = []
        suffixed: list[Mention] = []
        why = ""
        agent = next((part for part in after if part.prep == AGENT), None)
        control = self.doers.control(sentence, governor, index) if governor is not None and governor.subject else []
        if governor is not None and governor.item.key in self.frames.lexicon.speech and not {"gen", "subj"} & set(frame.source):
            control = []  # «أعلن الحوثيون مقتل رئيسهم»
        if agent is not None:
            sources, why = self.frames.mentions(agent.chains), "agent phrase"
        elif control and genitive and {"gen", "ل"} & set(frame.target):
            sources, why = control, "subject of the verb over it"
        elif nisba and "gen" in frame.source:
            sources, why = [np.who.mention for np in nisba[:2] if np.who], "adjective of the act"
        elif control and item.prep and self._takes_pronoun(sentence, view, frame):
            sources, why = control, "subject of the verb over it"  # «قام البنك بتمويلها»
            gender, number = pronoun_traits(item.enclitic)
            at = (sentence.words[item.first].begin, sentence.words[item.last].end)
            suffixed = self.frames.pronoun(
                sentence, index, gender, number, at, "object pronoun", {each.actor for each in control}
            )
        elif item.enclitic and "gen" in frame.source:
            sources, why = self.doers.possessor(sentence, item, governor), "possessive pronoun"
        target_slots = tuple(slot for slot in frame.target if slot != "gen")
        targets = suffixed or self.frames.fill(sentence, view, target_slots, frame, exclude=sources)
        object_first = (
            bool(frame.target)
            and frame.target[0] == "gen"
            or (bool(frame.source) and frame.source[0] != "gen" and "gen" in frame.target)
        )
        if not sources and genitive and "gen" in frame.source and (targets or "gen" not in frame.target or not object_first):
            part, _ = self.doers.coordinated(items, index, phrase)
            sources, why = part or self.frames.mentions([phrase]), "genitive of the act"
        elif genitive and "gen" in frame.target and not targets:
            named, _ = self.doers.coordinated(items, index, phrase)
            targets = named or [np.who.mention for np in genitive[:1] if np.who]
        if not sources:
            aimed = {mention.actor for mention in targets}
            other = next(
                (
                    part
                    for part in after
                    if part.prep in frame.source
                    and (part.prep == "بين" or not aimed & {mention.actor for mention in self.frames.mentions(part.chains)})
                ),
                None,
            )
            if other is not None and other.prep == "بين":
                if frame.needs and not self.frames.needs(sentence, frame, view, None):
                    return False
                mentions = self.frames.mentions(other.chains)
                if len(mentions) > 1:
                    self.frames.between(sentence, frame, (index,), mentions, "between the two")
                    return True
            elif other is not None:
                sources, why = self.frames.mentions(other.chains), f"behind «{other.prep}»"
        if not sources and frame.type == "ASSAULT":
            sources, why = self.frames.event_agent(after), "who did the attack it happened in"
        if not sources and "gen" in frame.source:
            sources, why, more = self.doers.relative_subject(sentence, index, phrase, frame)
            targets = targets or more
        if not sources and "gen" in frame.source and "ل" not in frame.target and not (item.reading and item.reading.definite):
            owner = next((part for part in after if part.first == phrase.end and part.prep == "ل" and part.chains), None)
            if owner is not None:
                sources, why = self.frames.mentions(owner.chains), "behind «ل»"
        decided = self.doers.decided(sentence, index, governor) if not sources else []
        if decided:
            sources, why = decided, "whose decision it is"
        if not sources and control:
            sources, why = control, "subject of the verb over it"
        if not sources and targets and frame.type == "CONSULT" and item.prep and governor is not None and not genitive:
            met = {each.actor for each in targets}
            if (
                governor.subject
                and not met & {each.actor for each in governor.subject}
                and self._accompanies(sentence, governor, view, frame)
            ):
                sources, why = governor.subject, "who does what the meeting goes with"
        if not targets and genitive and sources and sources == control:
            named, _ = self.doers.coordinated(items, index, phrase)
            targets = named or [np.who.mention for np in genitive[:1] if np.who]
        if not targets and not genitive and "gen" in frame.target:
            partitive = next((one for one in after if one.first == phrase.end and one.prep == "من" and one.chains), None)
            targets = self.frames.mentions(partitive.chains) if partitive else []
        if (
            "بين" in (*frame.source, *frame.target) and len(sources) > 1 and not targets
        ):  # «المحادثات الروسية التركية», «لقاء بوتين وأردوغان»
            sources, targets = sources[:1], sources[1:]
        if not sources:
            return False
        if frame.needs and not self.frames.needs(sentence, frame, view, None):
            return False
        if not targets and frame.type not in _BARE_NOUNS and "none" not in frame.target:
            return False
        if governor is not None and sources == control and self.doers.meant(governor):
            why = f"{why}; {MEANT}"
        self.frames.add(sentence, frame, (index,), sources, targets, why)
        return True

    def _blocked(self, sentence: Scenery, frame: Frame, phrase: Chain) -> bool:
        """Whether a word the frame excludes stands in or right behind the noun phrase: «حرب تجارية»."""
        last = sentence.items[phrase.end - 1].last + 3
        keys = [
            word.key
            for word in sentence.words[phrase.head.last + 1 : last]
            if word.sentence == sentence.words[phrase.head.first].sentence
        ]
        return any(key in frame.blocks or bare(key) in frame.blocks for key in keys)

    def _takes_pronoun(self, sentence: Scenery, view: Predicate, frame: Frame) -> bool:
        """Whether a pronoun at an act is whom it is done to, as no object follows: «قام بتمويلها», not «دعمها لأرمينيا»."""
        if not view.item.enclitic or not {"gen", "ل"} & set(frame.target):
            return False
        after = sentence.items[view.index + 1] if view.index + 1 < len(sentence.items) else None
        if after is not None and after.kind in (NOUN, NP) and not after.prep and not after.conj:
            return False
        slots = tuple(slot for slot in frame.target if slot != "gen")
        return not self.frames.fill(sentence, view, slots, frame)

    def _accompanies(self, sentence: Scenery, governor: Predicate, view: Predicate, frame: Frame) -> bool:
        """Whether a meeting is told beside what a verb says of its subject: «قال خلال اجتماع مع …», «وصل في زيارة إلى …»."""
        items, index = sentence.items, view.index
        met = next((part.first for part in view.groups if part.prep in frame.target), index)
        aside = items[governor.index + 1 : index]
        return (
            view.item.prep in ("في", "ب", "زمن", "مكان")
            and not any(item.kind in (VERB, COMP, REL) for item in aside)
            and not any(is_comma(item) for item in items[index:met])
        )
