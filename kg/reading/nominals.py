"""Acts that are not verbs: verbal and event nouns, participles, adjectives («الهجمات الأذربيجانية على كاراباخ», «متهما تركيا»,
«حليف دمشق»).

Who does the act is said by a genitive, a nisba, a possessive pronoun, «من قبل», a relative clause, or by the verb or decision
the noun hangs on.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, pronoun_traits, scan
from kg.reading.clauses import ADJ, COMP, NOUN, NP, OTHER, PRON, PUNCT, REL, VERB, Chain, Item, chain, is_comma, name_up_to, stops
from kg.reading.doc import splits
from kg.reading.frames import CONTENT_REACH, MEANT, Frames, Scenery
from kg.reading.function_words import function_words
from kg.reading.lexicon import AGENT, Frame, bare
from kg.reading.subjects import topic_before

_BARE_NOUNS = frozenset(("REQUEST", "AGREE", "RETREAT", "CONCEDE"))
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"))


class Nominals:
    """Reads the nominal cues of one article.

    Args:
        frames: what fills their slots.
    """

    def __init__(self, frames: Frames) -> None:
        self.frames = frames

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
                self._participle(sentence, index, governor)

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
        control = self._control(sentence, governor, index) if governor is not None and governor.subject else []
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
            suffixed = self.frames.pronoun(sentence, index, gender, number, at, "object pronoun", {each.actor for each in control})
        elif item.enclitic and "gen" in frame.source:
            sources, why = self._possessor(sentence, item, governor), "possessive pronoun"
        target_slots = tuple(slot for slot in frame.target if slot != "gen")
        targets = suffixed or self.frames.fill(sentence, view, target_slots, frame, exclude=sources)
        object_first = (
            bool(frame.target)
            and frame.target[0] == "gen"
            or (bool(frame.source) and frame.source[0] != "gen" and "gen" in frame.target)
        )
        if not sources and genitive and "gen" in frame.source and (targets or "gen" not in frame.target or not object_first):
            part, _ = self._coordinated(items, index, phrase)
            sources, why = part or self.frames.mentions([phrase]), "genitive of the act"
        elif genitive and "gen" in frame.target and not targets:
            named, _ = self._coordinated(items, index, phrase)
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
            sources, why, more = self._relative_subject(sentence, index, phrase, frame)
            targets = targets or more
        if not sources and "gen" in frame.source and "ل" not in frame.target and not (item.reading and item.reading.definite):
            owner = next((part for part in after if part.first == phrase.end and part.prep == "ل" and part.chains), None)
            if owner is not None:
                sources, why = self.frames.mentions(owner.chains), "behind «ل»"
        decided = self._decided(sentence, index, governor) if not sources else []
        if decided:
            sources, why = decided, "whose decision it is"
        if not sources and control:
            sources, why = control, "subject of the verb over it"
        if not sources and targets and frame.type == "CONSULT" and item.prep and governor is not None and not genitive:
            met = {each.actor for each in targets}
            if governor.subject and not met & {each.actor for each in governor.subject} and self._accompanies(sentence, governor, view, frame):
                sources, why = governor.subject, "who does what the meeting goes with"
        if not targets and genitive and sources and sources == control:
            named, _ = self._coordinated(items, index, phrase)
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
        if governor is not None and sources == control and self._meant(governor):
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
        """Whether a pronoun at an act is whom it is done to, since no object follows: «قام البنك بتمويلها», but «دعمها لأرمينيا»."""
        if not view.item.enclitic or not {"gen", "ل"} & set(frame.target):
            return False
        after = sentence.items[view.index + 1] if view.index + 1 < len(sentence.items) else None
        if after is not None and after.kind in (NOUN, NP) and not after.prep and not after.conj:
            return False
        slots = tuple(slot for slot in frame.target if slot != "gen")
        return not self.frames.fill(sentence, view, slots, frame)

    def _accompanies(self, sentence: Scenery, governor: Predicate, view: Predicate, frame: Frame) -> bool:
        """Whether a meeting is told beside what a verb says of its subject: «قال ترامب خلال اجتماع مع …», «وصل في زيارة إلى …»."""
        items, index = sentence.items, view.index
        met = next((part.first for part in view.groups if part.prep in frame.target), index)
        aside = items[governor.index + 1 : index]
        return (
            view.item.prep in ("في", "ب", "زمن", "مكان")
            and not any(item.kind in (VERB, COMP, REL) for item in aside)
            and not any(is_comma(item) for item in items[index:met])
        )

    def _meant(self, governor: Predicate) -> bool:
        """Whether the verb over an act only means to do it: «ستواصل دعم لبنان», «يسعى إلى دعم لبنان»."""
        rule = self.frames.lexicon.control.get(governor.item.key)
        reading = governor.item.reading
        return (rule is not None and rule[0] == "intended") or (reading is not None and "س" in reading.proclitics)

    def _coordinated(self, items: Sequence[Item], index: int, phrase: Chain) -> tuple[list[Mention], int]:
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

    def _decided(self, sentence: Scenery, index: int, governor: Predicate | None) -> list[Mention]:
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
                return own or self._possessor(sentence, item, governor)
            return governor.subject if governor is not None and governor.index < at else []
        return []

    def _relative_subject(
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

    def _control(self, sentence: Scenery, governor: Predicate, index: int) -> list[Mention]:
        """Whose act a verbal noun under a verb is: the one accused for an accusation, the subject of a verb in `control.tsv`."""
        items = sentence.items
        if index - governor.index > CONTENT_REACH:
            return []
        for candidate in sentence.candidates:
            if governor.item.first in candidate.cue and candidate.frame.type == "ACCUSE" and candidate.target is not None:
                return [candidate.target]
        accused = self._accused(sentence, governor, index)
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

    def _accused(self, sentence: Scenery, governor: Predicate, index: int) -> list[Mention]:
        """Who is accused by the participle or noun of accusing whose content an act is: «متهمة إياها بمواصلة توفير الملاذ»."""
        items = sentence.items
        for candidate in reversed(sentence.candidates):
            cue = candidate.cue[0]
            if candidate.type != "ACCUSE" or candidate.target is None or not items[governor.index].last < cue < items[index].first:
                continue
            between = [item for item in items[governor.index + 1 : index] if item.first > cue]
            content = any(item.prep in candidate.frame.content for item in (*between, items[index]))
            if content and len(between) <= CONTENT_REACH // 2 and not any(stops(item) for item in between):
                return [candidate.target]
        return []

    def _possessor(self, sentence: Scenery, item: Item, governor: Predicate | None) -> list[Mention]:
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

    def _participle(self, sentence: Scenery, index: int, governor: Predicate | None) -> None:
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
                owner = [beside.mention] if beside is not None else self._possessor(sentence, item, governor)
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
