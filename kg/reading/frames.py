"""Who stands in the slots of a frame: subject, object, prepositions, pronouns, owners, and the speaker.

A slot says where an argument stands (`seeds/lexicon/ar/README.md`); this finds who stands there. An actor inside a thing stands
for it («قرار تركيا», «مواقع لحماس»).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, actors_of, included, pronoun_traits
from kg.reading.clauses import NOUN, NP, PRON, REL, VERB, Chain, Item
from kg.reading.doc import Candidate, Word, splits
from kg.reading.function_words import function_words
from kg.reading.lexicon import AGENT, Frame, Lexicon, bare, noun_keys
from kg.reading.scene import Scene
from kg.reading.speech import Speaker
from kg.reading.topics import GUESSED

MEANT = "intended, not done"
"""The note of a reading whose act is only meant."""

CONTENT_REACH = 16
"""How many items behind a verb its content may stand."""

_INSIDE = frozenset(("subject of a relative clause", "subject behind the verb"))
"""How the one is found whom a relative clause names as doing something."""

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


class Slots:
    """Finds who stands in the slots of frames, in one article.

    Args:
        lexicon: the cue frames. scene: who the text is about so far.

    Attributes:
        last: the line of the sentence before, where pronouns may look.
    """

    def __init__(self, lexicon: Lexicon, scene: Scene) -> None:
        self.lexicon = lexicon
        self.scene = scene
        self.last: list[Item] = []

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
        whose = next(
            (other for other in predicate.groups if other.first == title.end and other.prep == "ل" and other.chains), None
        )
        indefinite = not title.chains[0].head.surface.startswith("ال") and not title.chains[0].head.enclitic
        return self.mentions(whose.chains) if whose is not None and indefinite else []

    def mentions(self, chains: Sequence[Chain]) -> list[Mention]:
        """The actors that noun phrases name or hold."""
        return [item.who.mention for item, _ in actors_of(chains) if item.who is not None]

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
