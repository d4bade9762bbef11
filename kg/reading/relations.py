"""Cues and their arguments: who did what to whom, as the frames of the lexicon read it.

Verbs, light-verb constructions, verbal nouns, participles, adjectives and set phrases are each tried at every item of a sentence. What comes out are candidates;
whether the text asserts them is decided by `qualifiers`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from kg.model import Mention
from kg.reading.arabic.normalize import match_key
from kg.reading.arguments import Group, Predicate, Scene, actors_of, clause_start, drop_subject, find_subject, pronoun_traits, scan, topic_before
from kg.reading.clauses import ADJ, NOUN, NP, OTHER, PRON, PUNCT, REL, VERB, Chain, Item, chain, is_comma
from kg.reading.doc import Candidate, Word, splits
from kg.reading.function_words import function_words
from kg.reading.lexicon import AGENT, Frame, Lexicon, bare, noun_keys

NEEDS_TARGET = frozenset(("CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "ASSAULT", "AID", "SANCTION"))
_PHYSICAL = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
_BARE_NOUNS = frozenset(("REQUEST", "AGREE", "RETREAT", "CONCEDE"))
_OBJECT_PRONOUN = frozenset(("ايا", "اياه"))
_SPOKEN = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE"))
_CONTENT_REACH = 16


@dataclass(slots=True)
class Scenery:
    """One sentence as read: its items, verbs with their subjects, speakers, and the candidates.

    Attributes:
        items, words: the line and the words. predicates: by item index, in order. governors: for a candidate's cue item, the predicate it is the content of.
    """

    items: list[Item]
    words: Sequence[Word]
    predicates: dict[int, Predicate] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    used: set[int] = field(default_factory=set)


class RelationReader:
    """Reads the relations of one article, sentence after sentence.

    Args:
        lexicon: the cue frames.
        scene: who the text is about so far; kept from sentence to sentence.
    """

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lexicon = lexicon
        self.scene = scene
        self.last: list[Item] = []

    def read(self, items: list[Item], words: Sequence[Word]) -> Scenery:
        """Predicates and candidates of one sentence.

        Args:
            items: the sentence's line. words: all words of the article.
        """
        sentence = Scenery(items, words)
        previous: Predicate | None = None
        before_colon = colon_speaker(items)
        if before_colon:
            self.scene.speaker, self.scene.others = before_colon[-1], before_colon[:-1]
        for index, item in enumerate(items):
            if item.kind != VERB:
                continue
            groups, stop, comp = scan(items, index)
            predicate = Predicate(index, item, groups, stop, comp)
            find_subject(items, predicate, self.scene, previous)
            predicate.subject = [self._placed(mention, item, words) for mention in predicate.subject]
            sentence.predicates[index] = predicate
            previous = predicate
            if item.key in self.lexicon.speech and predicate.subject:
                self.scene.speaker, self.scene.others = predicate.subject[0], predicate.subject[1:]
        for predicate in sentence.predicates.values():
            self._verb(sentence, predicate)
            self._likewise(sentence, predicate)
        self._phrases(sentence)
        self._nominal(sentence)
        self.last = items
        return sentence

    def _likewise(self, sentence: Scenery, predicate: Predicate) -> None:
        """«كما فعلت أرمينيا»: what was just said of one is said of another too."""
        before = sentence.items[predicate.index - 1] if predicate.index else None
        if predicate.item.key != "فعل" or before is None or before.surface != "كما" or not predicate.subject:
            return
        copied = [candidate for candidate in sentence.candidates if candidate.cue[0] < predicate.item.first]
        for candidate in copied[-1:]:
            if candidate.target is None or candidate.target.actor != predicate.subject[0].actor:
                sentence.candidates.append(replace(candidate, source=predicate.subject[0], notes=("«كما فعل»: the same of another",)))

    def _placed(self, mention: Mention, item: Item, words: Sequence[Word]) -> Mention:
        if mention.begin >= 0:
            return mention
        return Mention(words[item.first].begin, words[item.last].end, mention.actor, mention.reason)

    # verbs and light constructions

    def _verb(self, sentence: Scenery, predicate: Predicate) -> None:
        lemmas = dict.fromkeys((predicate.item.key, *(match_key(reading.lemma) for reading in sentence.words[predicate.item.first].readings if reading.pos == "verb")))
        for frame in (frame for lemma in lemmas for frame in self.lexicon.lights.get(lemma, ())):
            if not self._blocked(sentence, predicate, frame) and self._light(sentence, predicate, frame):
                return
        for frame in self.lexicon.verbs.get(predicate.item.key, ()):
            if self._blocked(sentence, predicate, frame):
                continue
            if self._emit(sentence, frame, predicate, (predicate.index,)):
                return

    def _phrases(self, sentence: Scenery) -> None:
        """Set phrases anywhere in the sentence; their subject is that of the verb inside, before or behind them."""
        items, words = sentence.items, sentence.words
        if not items:
            return
        for at in range(items[0].first, items[-1].last + 1):
            for key in dict.fromkeys((words[at].key, *(rest for before, rest in splits(words[at].key) if before in ("و", "ف")))):
                for frame in self.lexicon.phrases.get(key, ()):
                    end = at + len(frame.words)
                    if tuple(bare(word.key) for word in words[at + 1 : end]) == tuple(bare(word) for word in frame.words[1:]) and self._phrase(sentence, frame, at, end - 1):
                        break

    def _phrase(self, sentence: Scenery, frame: Frame, first: int, last: int) -> bool:
        items = sentence.items
        inside = [index for index, item in enumerate(items) if first <= item.first <= last]
        end = inside[-1] if inside else next((index for index, item in enumerate(items) if item.first > last), len(items)) - 1
        before = [key for key in sentence.predicates if items[key].first <= last]
        behind = [key for key in sentence.predicates if items[key].first > last]
        own = [key for key in before if key in inside]
        chosen = (own or before[-1:] or behind[:1] or [-1])[0]
        verb = sentence.predicates.get(chosen)
        groups, stop, comp = scan(items, end)
        attached = chain(items, end) if end >= 0 and items[end].kind in (NOUN, ADJ) else None
        topic = topic_before(items, inside[0]) if inside and not own else []
        if "subj" in frame.target and not (topic or (verb and verb.subject)):
            return False
        view = Predicate(end, items[end], groups, stop, comp, topic or (verb.subject if verb else []), "set phrase", objects=[part for part in groups if not part.prep and part.chains])
        return self._emit(sentence, frame, view, tuple(inside) or (max(end, 0),), noun=attached)

    def _light(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> bool:
        """A light verb with its noun somewhere among its groups; the noun's own genitive and prepositions fill the slots too."""
        noun, prep = frame.words[-1], frame.words[1] if len(frame.words) > 2 else ""
        if self._described_act(sentence, predicate, noun):
            return self._emit(sentence, frame, replace(predicate, objects=[], item=replace(predicate.item, reading=None), blocked=not predicate.subject), (predicate.index,))
        for part in predicate.groups:
            if prep and _slot_key(part.prep) != prep and part.prep != prep:
                continue
            if not prep and part.prep:
                continue
            for phrase in part.chains:
                head = phrase.head
                if head.kind == NOUN and self._is(head, noun):
                    rest = [other for other in predicate.groups if other is not part]
                    objects = [other for other in predicate.objects if other is not part]
                    view = Predicate(predicate.index, predicate.item, rest, predicate.stop, predicate.comp, predicate.subject, predicate.why,
                                     predicate.blocked and not predicate.subject, objects, predicate.antecedent)  # fmt: skip
                    head_index = sentence.items.index(head)
                    if not view.subject and predicate.blocked and part is not None:
                        previous = [other for key, other in sentence.predicates.items() if key < predicate.index]
                        if previous and previous[-1].subject:
                            view.subject, view.blocked = previous[-1].subject, False
                    own = [np.who.mention for np in phrase.nps if np.who and np.who.found.form == "homeland"]
                    if own:  # «أكد الوزير دعم بلاده»: the country supports
                        view.subject, view.blocked, phrase.nps = own[:1], False, []
                    if self._emit(sentence, frame, view, (predicate.index, head_index), noun=phrase):
                        sentence.used.add(head_index)
                        return True
        return False

    def _described_act(self, sentence: Scenery, predicate: Predicate, noun: str) -> bool:
        """Whether a relative clause with an object pronoun describes the noun of a light construction: «الغارات التي شنها»."""
        at = predicate.index - 1
        if at < 1 or not predicate.item.enclitic:
            return False
        head = next((position for position in range(at if sentence.items[at].kind != REL else at - 1, max(-1, at - 5), -1) if self._is(sentence.items[position], noun)), -1)
        if head >= 0:
            sentence.used.add(head)
        return head >= 0

    def _is(self, item: Item, word: str) -> bool:
        return not noun_keys(word).isdisjoint({item.key, *(bare(rest) for _, rest in splits(item.surface))})

    def _blocked(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> bool:
        if not frame.blocks:
            return False
        following = sentence.words[predicate.item.last + 1 : predicate.item.last + 3]
        return any(word.key in frame.blocks or bare(word.key) in frame.blocks for word in following)

    # verbal nouns, participles, adjectives

    def _nominal(self, sentence: Scenery) -> None:
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
        frames = self.lexicon.nouns.get(item.key)
        if frames:
            return frames
        stems = [bare(rest) for _, rest in splits(item.surface)]
        return next((found for stem in (*stems, *(stem[:-2] for stem in stems if stem.endswith("ات"))) if (found := self.lexicon.nouns.get(stem))), [])

    def _governor(self, sentence: Scenery, index: int) -> Predicate | None:
        before = [predicate for key, predicate in sentence.predicates.items() if key < index]
        return before[-1] if before else None

    def _noun(self, sentence: Scenery, index: int, frame: Frame, governor: Predicate | None) -> bool:
        items = sentence.items
        item = items[index]
        phrase = chain(items, index)
        groups, stop, comp = scan(items, index)
        if len(frame.words) > 1 and not any(self._is(other, frame.words[-1]) for other in items[index + 1 : phrase.end]):
            return False
        inside = [np for np in phrase.nps if np is not item]
        after = [part for part in groups if part.first >= phrase.end and part.prep]
        view = Predicate(index, item, after, stop, comp)
        genitive, nisba = [np for np in inside if not np.nisba], [np for np in inside if np.nisba]
        sources: list[Mention] = []
        why = ""
        agent = next((part for part in after if part.prep == AGENT), None)
        control = self._control(sentence, governor, index) if governor is not None and governor.subject else []
        if agent is not None:
            sources, why = self._mentions(agent.chains), "agent phrase"
        elif control and genitive and {"gen", "ل"} & set(frame.target):
            sources, why = control, "subject of the verb over it"
        elif nisba and "gen" in frame.source:
            sources, why = [np.who.mention for np in nisba[:2] if np.who], "adjective of the act"
        elif item.enclitic and "gen" in frame.source:
            sources, why = self._possessor(sentence, item, governor), "possessive pronoun"
        target_slots = tuple(slot for slot in frame.target if slot != "gen")
        targets = self._fill(sentence, view, target_slots, frame, exclude=sources)
        object_first = bool(frame.target) and frame.target[0] == "gen" or (bool(frame.source) and frame.source[0] != "gen" and "gen" in frame.target)
        if not sources and genitive and "gen" in frame.source and (targets or "gen" not in frame.target or not object_first):
            part, _ = self._coordinated(items, index, phrase)
            sources, why = part or self._mentions([phrase]), "genitive of the act"
        elif genitive and "gen" in frame.target and not targets:
            part, _ = self._coordinated(items, index, phrase)
            targets = part or [np.who.mention for np in genitive[:1] if np.who]
        if not sources:
            aimed = {mention.actor for mention in targets}
            other = next((part for part in after if part.prep in frame.source and (part.prep == "بين" or not aimed & {mention.actor for mention in self._mentions(part.chains)})), None)
            if other is not None and other.prep == "بين":
                mentions = self._mentions(other.chains)
                if len(mentions) > 1:
                    self._add(sentence, frame, (index,), mentions[:1], mentions[1:], "between the two")
                    return True
            elif other is not None:
                sources, why = self._mentions(other.chains), f"behind «{other.prep}»"
        if not sources and frame.type == "ASSAULT":
            sources, why = self._event_agent(after), "who did the attack it happened in"
        if not sources and "gen" in frame.source:
            sources, why, more = self._relative_subject(sentence, index, phrase, frame)
            targets = targets or more
        if not sources and "gen" in frame.source and "ل" not in frame.target and not (item.reading and item.reading.definite):
            owner = next((part for part in after if part.first == phrase.end and part.prep == "ل" and part.chains), None)
            if owner is not None:
                sources, why = self._mentions(owner.chains), "behind «ل»"
        decided = self._decided(sentence, index, governor) if not sources else []
        if decided:
            sources, why = decided, "whose decision it is"
        if not sources and control:
            sources, why = control, "subject of the verb over it"
        if not targets and genitive and sources and sources == control:
            part, _ = self._coordinated(items, index, phrase)
            targets = part or [np.who.mention for np in genitive[:1] if np.who]
        if not targets and not genitive and "gen" in frame.target:
            part = next((other for other in after if other.first == phrase.end and other.prep == "من" and other.chains), None)
            targets = self._mentions(part.chains) if part else []
        if "بين" in (*frame.source, *frame.target) and len(sources) > 1 and not targets:  # «المحادثات الروسية التركية», «لقاء بوتين وأردوغان»
            sources, targets = sources[:1], sources[1:]
        if not sources:
            return False
        if frame.needs and not self._needs(sentence, frame, view, None):
            return False
        if not targets and frame.type not in _BARE_NOUNS:
            return False
        self._add(sentence, frame, (index,), sources, targets, why)
        return True

    def _coordinated(self, items: Sequence[Item], index: int, phrase: Chain) -> tuple[list[Mention], int]:
        """Coordinated genitives of an act («دعوة باريس وبرلين»)."""
        first = next((position for position in range(index + 1, phrase.end) if items[position].kind == NP and not items[position].nisba), -1)
        if first < 0:
            return [], phrase.end
        mentions, at = [], first
        while at < len(items) and items[at].kind == NP and (at == first or (items[at].conj and not items[at].prep)):
            if items[at].who is not None and not items[at].nisba:
                mentions.append(items[at].who.mention)
            at += 1
        return mentions, at

    def _event_agent(self, groups: Sequence[Group]) -> list[Mention]:
        """Who did the attack that people died in: «مقتل مدنيين في غارة روسية»."""
        for part in groups:
            head = part.chains[0].head if part.chains else None
            if head is None or head.kind != NOUN or part.prep not in ("في", "ب", "سبب", "زمن") or not part.chains[0].nps:
                continue
            if head.key in function_words().metonyms or any(frame.type == "ASSAULT" and frame.source and frame.source[0] == "gen" for frame in self.lexicon.nouns.get(head.key, ())):
                return [np.who.mention for np in part.chains[0].nps[:1] if np.who]
        return []

    def _decided(self, sentence: Scenery, index: int, governor: Predicate | None) -> list[Mention]:
        """Whose decision an act is: «قرار واشنطن فرض رسوم», «أصدرت الإدارة قرارا بفرض رسوم»."""
        items = sentence.items
        for at in range(index - 1, max(-1, index - 7), -1):
            item = items[at]
            if item.kind == VERB or item.kind == PUNCT and item.text in ".؛:":
                return []
            if item.kind != NOUN or self.lexicon.decisions.get(item.key) != "done":
                continue
            own = [np.who.mention for np in chain(items, at).nps[:1] if np.who]
            if own or item.enclitic:
                return own or self._possessor(sentence, item, governor)
            return governor.subject if governor is not None and governor.index < at else []
        return []

    def _relative_subject(self, sentence: Scenery, index: int, phrase: Chain, frame: Frame) -> tuple[list[Mention], str, list[Mention]]:
        """Who does an act that a relative clause tells of: «الضربات التي شنتها الولايات المتحدة على …»; also whom the clause names as target."""
        at = phrase.end
        if at >= len(sentence.items) or sentence.items[at].kind not in (REL, VERB):
            return [], "", []
        predicate = next((sentence.predicates[key] for key in range(at, min(at + 4, len(sentence.items))) if key in sentence.predicates), None)
        if predicate is None or not predicate.item.enclitic or not predicate.subject:
            return [], "", []
        slots = tuple(slot for slot in frame.target if slot not in ("gen", "obj"))
        return predicate.subject, "subject of the relative clause", self._fill(sentence, predicate, slots, frame, exclude=predicate.subject)

    def _control(self, sentence: Scenery, governor: Predicate, index: int) -> list[Mention]:
        """Whose act a verbal noun under a verb is: the one accused for an accusation, the subject of a verb in `control.tsv`."""
        item = sentence.items[index]
        for candidate in sentence.candidates:
            if governor.item.first in candidate.cue and candidate.frame.type == "ACCUSE" and candidate.target is not None and index - governor.index <= _CONTENT_REACH:
                return [candidate.target]
        rule = self.lexicon.control.get(governor.item.key)
        if rule is None or item.prep not in rule[1] or index - governor.index > 9 or (not item.prep and item.reading is not None and item.reading.definite):
            return []
        if any(other.kind == VERB for other in sentence.items[governor.index + 1 : index]):
            return []
        return governor.subject

    def _possessor(self, sentence: Scenery, item: Item, governor: Predicate | None) -> list[Mention]:
        gender, number = pronoun_traits(item.enclitic)
        at = (sentence.words[item.first].begin, sentence.words[item.last].end)
        if gender == "1":
            return [Mention(*at, self.scene.speaker.actor, "first person of the speaker")] if self.scene.speaker else []
        if governor is not None and governor.subject and governor.index < sentence.items.index(item):
            traits = {mention.actor: (g, n) for mention, g, n in self.scene.recent}.get(governor.subject[0].actor, ("", ""))
            if (not traits[0] or not gender or traits[0] == gender) or (number == "p" and traits[1] == "p"):
                return [Mention(*at, mention.actor, "possessive pronoun: the verb's subject") for mention in governor.subject]
        return self.scene.agreeing(gender, number, at, "possessive pronoun: who is spoken of")

    def _participle(self, sentence: Scenery, index: int, governor: Predicate | None) -> None:
        items = sentence.items
        item = items[index]
        stem = bare(item.key)
        groups, stop, comp = scan(items, index)
        for frame in self.lexicon.passives.get(stem, ()):
            if not self._completed(sentence, index, frame):
                continue
            described = self._described(sentence, index)
            agent = next((part for part in groups if part.prep in (AGENT, "من")), None)
            if described and agent is not None:
                self._add(sentence, frame, (index,), self._mentions(agent.chains), described, "passive participle")
                return
        for frame in (*self.lexicon.actives.get(stem, ()), *self.lexicon.adjectives.get(stem, ())):
            if not self._completed(sentence, index, frame):
                continue
            definite = bool(item.reading and item.reading.definite) or item.surface.startswith("ال")
            if definite and frame.pos == "active" and frame.type in ("ACCUSE", "THREATEN"):
                continue  # «المتهم» is the one accused
            sources: list[Mention] = []
            if frame.pos == "adjective" and item.enclitic:
                inside = chain(items, index)
                owner = self._possessor(sentence, item, governor)
                if inside.nps and owner:
                    self._add(sentence, frame, (index,), [np.who.mention for np in inside.nps[:1] if np.who], owner, "possessive pronoun")
                continue
            if definite or frame.pos == "adjective":
                sources, why = self._described(sentence, index), "participle of the noun before it"
            elif governor is not None and self._is_hal(item):
                spoken = [p for key, p in sentence.predicates.items() if key < index and p.item.key in self.lexicon.speech and p.subject]
                said = spoken[-1].subject if spoken and frame.type in _SPOKEN else []
                sources, why = said or governor.subject, "participle: the verb's subject"
            if not definite and not item.prep and (topic := topic_before(items, index)):
                sources, why = topic, "predicate of a clause without a verb"
            if not sources:
                continue
            inside = chain(items, index)
            objects = [Group(index + 1, inside.end, "", [chain(items, index + 1)])] if inside.end > index + 1 and items[index + 1].kind in (NP, NOUN) else []
            bare_groups = [part for part in groups if not part.prep and part.chains and part.first >= inside.end]
            view = Predicate(index, item, [*objects, *groups], stop, comp, sources, why, objects=[*objects, *bare_groups])
            if self._emit(sentence, frame, view, (index,)):
                return

    def _completed(self, sentence: Scenery, index: int, frame: Frame) -> bool:
        """Whether the noun of a light construction stands behind its participle («معربا عن دعمه»)."""
        if len(frame.words) == 1:
            return True
        return any(item.kind == NOUN and self._is(item, frame.words[-1]) for item in sentence.items[index + 1 : index + 5])

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
        if at < 0 or items[at].kind != NP or items[at].who is None:
            return []
        who = items[at].who
        before = items[at - 1] if at else None
        act = before is not None and (before.key in self.lexicon.nouns or before.key in function_words().metonyms)
        return [who.mention] if who and (act or not items[at].nisba) else []

    # slots

    def _emit(self, sentence: Scenery, frame: Frame, predicate: Predicate, cue: tuple[int, ...], *, noun: Chain | None = None) -> bool:
        if noun is not None and "gen" in frame.target and noun.nps:
            targets = [np.who.mention for np in noun.nps[:1] if np.who]
        else:
            targets = []
        passive = self._passive(sentence, predicate, frame)
        if passive is not None:
            sources, targets = passive
        elif frame.source and frame.source[0] != "subj" and "subj" not in frame.source:
            sources = self._fill(sentence, predicate, frame.source, frame)
            targets = targets or (predicate.subject if "subj" in frame.target else self._fill(sentence, predicate, frame.target, frame, exclude=sources))
        else:
            sources = predicate.subject
            if predicate.blocked:
                sources = self._event_agent(predicate.groups) if frame.type == "ASSAULT" else []
                first = next((part for part in predicate.groups if not part.prep and part.chains), None)
                targets = self._mentions(first.chains) if sources and first else []
            targets = targets or self._fill(sentence, predicate, frame.target, frame, exclude=sources)
        if not sources:
            return False
        before = [other for key, other in sentence.predicates.items() if key < predicate.index]
        shared = predicate.item.conj and bool(before) and bool(before[-1].subject)
        if not targets and "obj" in frame.target and predicate.why == "subject behind the verb" and not predicate.objects and (frame.type in NEEDS_TARGET or shared):
            taken = predicate.subject, predicate.subject_group
            if drop_subject(predicate, self.scene, before[-1] if before else None):
                predicate.subject = sources = [self._placed(mention, predicate.item, sentence.words) for mention in predicate.subject]
                targets = self._fill(sentence, predicate, frame.target, frame, exclude=sources)
            else:
                predicate.subject, predicate.subject_group = taken
        if frame.needs and not self._needs(sentence, frame, predicate, noun):
            return False
        if not targets and len(sources) > 1 and "subj" in frame.target:
            sources, targets = sources[:1], sources[1:]
        if not targets and (frame.type in NEEDS_TARGET or (frame.type == "COERCE" and "none" not in frame.target)):
            return False
        self._add(sentence, frame, cue, sources, targets, predicate.why)
        return True

    def _passive(self, sentence: Scenery, predicate: Predicate, frame: Frame) -> tuple[list[Mention], list[Mention]] | None:
        """Source and target of a passive: the agent phrase and the subject; None when the verb may be active."""
        agent = next((part for part in predicate.groups if part.prep == AGENT), None)
        if agent is not None and "obj" in frame.target:
            first = next((part for part in predicate.groups if not part.prep and part.chains), None)
            return self._mentions(agent.chains), predicate.subject or (self._mentions(first.chains) if first else [])
        readings = [reading for reading in sentence.words[predicate.item.first].readings if reading.pos == "verb"]
        if predicate.item.kind == VERB and readings and all(reading.voice == "p" for reading in readings):
            return [], predicate.subject
        return None

    def _fill(self, sentence: Scenery, predicate: Predicate, slots: Sequence[str], frame: Frame, *, exclude: Sequence[Mention] = ()) -> list[Mention]:
        known = {mention.actor for mention in exclude}
        for slot in slots:
            found: list[Mention] = []
            if slot == "obj":
                found = self._object(sentence, predicate, known, frame)
            elif slot == "subj":
                found = predicate.subject[1:] if known else predicate.subject
            elif slot == "none":
                return []
            else:
                for part in predicate.groups:
                    if part.prep != slot and not (slot == "من" and part.prep == AGENT):
                        continue
                    if part.pronoun is not None:
                        gender, number = pronoun_traits(part.pronoun.enclitic)
                        at = (sentence.words[part.pronoun.first].begin, sentence.words[part.pronoun.last].end)
                        found = self._pronoun(sentence, part.first, gender, number, at, "pronoun", known)
                    else:
                        found = self._mentions(part.chains) or self._owner(predicate, part, frame) or self._doer(sentence, part)
                    break
            found = [mention for mention in found if mention.actor not in known]
            if found:
                return found
        return []

    def _object(self, sentence: Scenery, predicate: Predicate, known: set[str], frame: Frame) -> list[Mention]:
        if predicate.item.kind == VERB and predicate.item.enclitic:
            if predicate.antecedent and predicate.antecedent[0].who is not None:
                return [predicate.antecedent[0].who.mention]
            gender, number = pronoun_traits(predicate.item.enclitic)
            at = (sentence.words[predicate.item.first].begin, sentence.words[predicate.item.last].end)
            return self._pronoun(sentence, predicate.index, gender, number, at, "object pronoun", known)
        after = sentence.items[predicate.index + 1] if predicate.index + 1 < len(sentence.items) else None
        if after is not None and after.key in _OBJECT_PRONOUN and after.enclitic:
            gender, number = pronoun_traits(after.enclitic)
            at = (sentence.words[after.first].begin, sentence.words[after.last].end)
            return self._pronoun(sentence, predicate.index, gender, number, at, "object pronoun", known)
        for part in predicate.objects[:1]:
            mentions = self._mentions(part.chains) or self._owner(predicate, part, frame) or self._doer(sentence, part)
            if mentions:
                return mentions
        return []

    def _pronoun(self, sentence: Scenery, index: int, gender: str, number: str, at: tuple[int, int], reason: str, known: set[str]) -> list[Mention]:
        """Whom a pronoun means: the nearest actor named before it that agrees and does not itself act here, in this sentence or the one before."""
        if gender == "1":
            return []
        for item in (*reversed(sentence.items[:index]), *reversed(self.last)):
            if item.kind != NP or item.who is None or item.who.actor in known:
                continue
            its_gender, its_number = self.scene.traits(item.who)
            if gender and its_gender and gender != its_gender and number != "p":
                continue
            if (number == "p") != (its_number == "p") and its_number and number:
                continue
            return [Mention(*at, item.who.actor, reason)]
        return []

    def _doer(self, sentence: Scenery, part: Group) -> list[Mention]:
        """Who did the thing a phrase names, when a relative clause says so: «رحب بالخطوات التي اتخذتها تركيا»."""
        if part.end >= len(sentence.items) or sentence.items[part.end].kind != REL:
            return []
        inside = next((sentence.predicates[key] for key in range(part.end + 1, min(part.end + 4, len(sentence.items))) if key in sentence.predicates), None)
        return inside.subject if inside is not None and inside.item.enclitic and inside.why == "subject of a relative clause" else []

    def _owner(self, predicate: Predicate, part: Group, frame: Frame) -> list[Mention]:
        """Who a thing belongs to that stands right behind it: «موقعا لكتائب القسام», «أهداف في سوريا»."""
        follower = next((other for other in predicate.groups if other.first == part.end and other.chains), None)
        if follower is None or follower.prep not in (("ل", "من", "في") if frame.type in _PHYSICAL else ("ل",)) or follower.prep in frame.content:
            return []
        return self._mentions(follower.chains)

    def _mentions(self, chains: Sequence[Chain]) -> list[Mention]:
        return [item.who.mention for item, _ in actors_of(chains) if item.who is not None]

    def _needs(self, sentence: Scenery, frame: Frame, predicate: Predicate, noun: Chain | None) -> bool:
        items = sentence.items
        if frame.needs_where == "obj":
            spans = [range(part.first, part.end) for part in predicate.objects[:1]] + ([range(noun.first, noun.end)] if noun else [])
            spans += [range(part.first, part.end) for part in predicate.groups if predicate.objects and part.first == predicate.objects[0].end and part.prep == "من"]
        elif frame.needs_where == "content":
            spans = [range(predicate.index + 1, min(len(items), predicate.index + 1 + _CONTENT_REACH))]
        else:
            start = clause_start(items, predicate.index) if items[predicate.index].kind == VERB else max(0, predicate.index - 8)
            spans = [range(start, min(len(items), max(predicate.stop, predicate.index + 3)))]
        for span in spans:
            for index in span:
                item = items[index]
                if item.key in frame.needs or any(bare(rest) in frame.needs or rest in frame.needs for _, rest in splits(item.surface)):
                    return True
                if item.kind == NP and any(form in frame.needs for at in range(item.first, item.last + 1) for form in _forms(sentence.words[at])):
                    return True
        return False

    def _add(self, sentence: Scenery, frame: Frame, cue: tuple[int, ...], sources: Sequence[Mention], targets: Sequence[Mention], why: str) -> None:
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


def colon_speaker(items: Sequence[Item]) -> list[Mention]:
    """The speakers of a headline or quotation: the actors before a colon («روسيا وتركيا: نرفض»), with nothing but nouns around them."""
    for index, item in enumerate(items[:8]):
        if item.kind == PUNCT and item.text == ":":
            before = items[:index]
            plain = bool(before) and all(other.kind in (NP, NOUN, ADJ) and not other.prep for other in before) and before[-1].kind == NP
            return [other.who.mention for other in before if other.who and not other.nisba] if plain else []
    return []


def _slot_key(slot: str) -> str:
    return {"إلى": "الي", "على": "علي"}.get(slot, slot)
