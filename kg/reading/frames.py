"""Filling the slots of a frame: subject, object, prepositions, pronouns, owners, and what the cue's clause must hold.

A slot says where an argument stands (`seeds/lexicon/ar/README.md`); this finds who stands there. An actor inside a thing stands
for it («قرار تركيا», «مواقع لحماس»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Mention
from kg.reading.arabic.normalize import match_key
from kg.reading.arguments import Group, Predicate, Scene, actors_of, clause_start, included, pronoun_traits
from kg.reading.clauses import ADJ, COMP, NOUN, NP, PRON, REL, VERB, Chain, Item
from kg.reading.doc import Candidate, Word, splits
from kg.reading.function_words import function_words
from kg.reading.lexicon import AGENT, Frame, Lexicon, bare, noun_keys
from kg.reading.speech import Speaker
from kg.reading.subjects import BOTH, GUESSED, drop_subject

NEEDS_TARGET = frozenset(("CONSULT", "COOPERATE", "SUPPORT", "ACCUSE", "ASSAULT", "AID", "SANCTION", "PROTEST"))
"""Types that say nothing without the one they are aimed at."""

_UNDERGONE = frozenset(("ASSAULT", "COERCE"))
"""Types whose verbs, with one noun phrase behind them, mostly tell what was done to it."""

MEANT = "intended, not done"
"""The note of a reading whose act is only meant."""

CONTENT_REACH = 16
"""How many items behind a verb its content may stand."""

_INSIDE = frozenset(("subject of a relative clause", "subject behind the verb"))
"""How the one is found whom a relative clause names as doing something."""

_BOTH_WAYS = frozenset(("ACCUSE", "SANCTION", "THREATEN"))
"""Types that two parties who do it to each other do each on its own."""

_MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
"""Types that two do with each other."""

_ADDRESSED = frozenset(("REQUEST", "THREATEN"))
"""Types whose object is whom one speaks to."""

_PHYSICAL = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE"))
_OBJECT_PRONOUN = frozenset(("ايا", "اياه"))


@dataclass(slots=True)
class Scenery:
    """One sentence as read: its items, verbs with their subjects, speakers, and the candidates.

    Attributes:
        items, words: the line and the words. predicates: by item index, in order. governors: for a candidate's cue item, the
            predicate it is the content of.
    """

    items: list[Item]
    words: Sequence[Word]
    predicates: dict[int, Predicate] = field(default_factory=dict)
    candidates: list[Candidate] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    speakers: list[Speaker] = field(default_factory=list)
    quoted: Mention | None = None


class Frames:
    """Fills the frames of one article's cues.

    Args:
        lexicon: the cue frames. scene: who the text is about so far.

    Attributes:
        last: the line of the sentence before, where pronouns may look.
    """

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lexicon = lexicon
        self.scene = scene
        self.last: list[Item] = []

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
        """Whether the one behind a verb may be its object, the subject unsaid: not where the clause has just begun («بعد أن …»), nor
        where a thing of the actor's stands there.
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

    def fill(
        self, sentence: Scenery, predicate: Predicate, slots: Sequence[str], frame: Frame, *, exclude: Sequence[Mention] = ()
    ) -> list[Mention]:
        """Who stands in the first slot that anyone stands in, without those already taken."""
        known = {mention.actor for mention in exclude}
        for slot in slots:
            found: list[Mention] = []
            if slot == "obj":
                found = self._object(sentence, predicate, known, frame)
            elif slot == "subj":
                found = predicate.subject[1:] if known else predicate.subject
            elif slot == "speaker":
                found = self._speaker(sentence, predicate)
            elif slot == "none":
                return []
            else:
                for part in predicate.groups:
                    if part.prep != slot and not (slot == "من" and part.prep == AGENT):
                        continue
                    if part.pronoun is not None:
                        gender, number = pronoun_traits(part.pronoun.enclitic)
                        at = (sentence.words[part.pronoun.first].begin, sentence.words[part.pronoun.last].end)
                        found = self.pronoun(sentence, part.first, gender, number, at, "pronoun", known)
                    else:
                        found = self.meant(sentence, predicate, part, frame)
                    break
            found = [mention for mention in found if mention.actor not in known]
            if found:
                return found
        return []

    def _speaker(self, sentence: Scenery, predicate: Predicate) -> list[Mention]:
        """Who says what a verb says, if it is somebody else than the one it is said of, or his own state («قال الوزير إن إيران
        تنتهك …»).
        """
        if predicate.why in GUESSED:  # an accusation needs its accused named
            return []
        inside = [one for one in sentence.speakers if one.mention and one.begin <= predicate.item.first <= one.end]
        by = inside[-1].mention if inside else sentence.quoted
        told = {self.scene.state_of(mention.actor) or mention.actor for mention in predicate.subject}
        if by is None or (self.scene.state_of(by.actor) or by.actor) in told:
            return []
        return [by]

    def _object(self, sentence: Scenery, predicate: Predicate, known: set[str], frame: Frame) -> list[Mention]:
        if predicate.item.kind == VERB and predicate.item.enclitic:
            if predicate.antecedent and predicate.antecedent[0].who is not None:
                return [predicate.antecedent[0].who.mention]
            held = self.mentions(predicate.described.chains[:1]) if predicate.described else []
            if held:  # «الخطوات الأمريكية التي انتقدتها طهران»
                return held[:1]
            gender, number = pronoun_traits(predicate.item.enclitic)
            at = (sentence.words[predicate.item.first].begin, sentence.words[predicate.item.last].end)
            return self.pronoun(sentence, predicate.index, gender, number, at, "object pronoun", known)
        after = sentence.items[predicate.index + 1] if predicate.index + 1 < len(sentence.items) else None
        if after is not None and after.key in _OBJECT_PRONOUN and after.enclitic:
            gender, number = pronoun_traits(after.enclitic)
            at = (sentence.words[after.first].begin, sentence.words[after.last].end)
            return self.pronoun(sentence, predicate.index, gender, number, at, "object pronoun", known)
        for part in predicate.objects[:1]:
            mentions = self.meant(sentence, predicate, part, frame)
            if mentions:
                return mentions
        return []

    def pronoun(
        self, sentence: Scenery, index: int, gender: str, number: str, at: tuple[int, int], reason: str, known: set[str]
    ) -> list[Mention]:
        """Whom a pronoun means: the nearest actor named before it that agrees and does not itself act here, in this sentence
        or the one before.
        """
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

    def doer(self, sentence: Scenery, part: Group) -> list[Mention]:
        """Who did the thing a phrase names, when a relative clause says so: «رحب بالخطوات التي اتخذتها تركيا»."""
        if part.end >= len(sentence.items) or sentence.items[part.end].kind not in (REL, VERB):
            return []
        inside = next(
            (
                sentence.predicates[key]
                for key in range(part.end, min(part.end + 4, len(sentence.items)))
                if key in sentence.predicates
            ),
            None,
        )
        if inside is None or inside.why not in _INSIDE:
            return []
        behind = sentence.items[inside.index + 1 : inside.index + 2]
        resumed = inside.item.enclitic or any(item.kind == PRON and item.enclitic for item in behind)  # «التي أدلى بها الوزير»
        return inside.subject if resumed else []

    def owner(self, predicate: Predicate, part: Group, frame: Frame) -> list[Mention]:
        """Who a thing belongs to that stands right behind it: «موقعا لكتائب القسام», «أهداف في سوريا»."""
        follower = next((other for other in predicate.groups if other.first == part.end and other.chains), None)
        if (
            follower is None
            or follower.prep not in (("ل", "من", "في") if frame.type in _PHYSICAL else ("ل",))
            or follower.prep in frame.content
        ):
            return []
        return self.mentions(follower.chains)

    def meant(self, sentence: Scenery, predicate: Predicate, part: Group, frame: Frame) -> list[Mention]:
        """Whom a noun phrase means: who it names or holds, whose it is, who did it, or who belongs to it."""
        return (
            self._recognized(predicate, part, frame)
            or self.mentions(part.chains)
            or self.owner(predicate, part, frame)
            or self.doer(sentence, part)
            or self.mentions(included(sentence.items, part))
        )

    def _recognized(self, predicate: Predicate, part: Group, frame: Frame) -> list[Mention]:
        """For whom something is called what: «اعترف بالقدس عاصمة لإسرائيل» is for Israel."""
        around = (*predicate.groups, *predicate.objects)
        title = next((other for other in around if other.first == part.end and other.chains and not other.prep), None)
        if frame.type != "SUPPORT" or title is None or title.chains[0].nps or title.chains[0].head.kind != NOUN:
            return []
        whose = next((other for other in predicate.groups if other.first == title.end and other.prep == "ل" and other.chains), None)
        indefinite = not title.chains[0].head.surface.startswith("ال") and not title.chains[0].head.enclitic
        return self.mentions(whose.chains) if whose is not None and indefinite else []

    def mentions(self, chains: Sequence[Chain]) -> list[Mention]:
        """The actors that noun phrases name or hold."""
        return [item.who.mention for item, _ in actors_of(chains) if item.who is not None]

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

    def event_agent(self, groups: Sequence[Group]) -> list[Mention]:
        """Who did the attack that people died in: «مقتل مدنيين في غارة روسية»."""
        for at, part in enumerate(groups):
            head = part.chains[0].head if part.chains else None
            if head is None or head.kind != NOUN or part.prep not in ("في", "ب", "سبب", "زمن"):
                continue
            attack = any(
                frame.type == "ASSAULT" and frame.source and frame.source[0] == "gen"
                for frame in self.lexicon.nouns.get(head.key, ())
            )
            if not (attack or head.key in function_words().metonyms):
                continue
            if part.chains[0].nps:
                return [np.who.mention for np in part.chains[0].nps[:1] if np.who]
            follower = groups[at + 1] if at + 1 < len(groups) else None
            if attack and follower is not None and follower.prep == "ل" and follower.first == part.end:
                return self.mentions(follower.chains)  # «في غارة للتحالف»
        return []

    def placed(self, mention: Mention, item: Item, words: Sequence[Word]) -> Mention:
        """A mention of one not said, put at the verb itself."""
        if mention.begin >= 0:
            return mention
        return Mention(words[item.first].begin, words[item.last].end, mention.actor, mention.reason)

    def is_word(self, item: Item, word: str) -> bool:
        """Whether a noun is a word of the lexicon, in the singular or plural."""
        return not noun_keys(word).isdisjoint({item.key, *(bare(rest) for _, rest in splits(item.surface))})

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
