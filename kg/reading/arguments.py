"""Who stands where around a verb: subject before or behind it, objects, prepositional phrases, dropped subjects, pronouns.

Arabic news is verb-first in running text and subject-first in headlines and behind «إن/أن»; verbs agree with what they follow. A subject that is not said is that of
the verb before, or the one the text is about, when it agrees.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from kg.model import Mention
from kg.reading.arabic.morphology import Analysis
from kg.reading.arabic.normalize import match_key
from kg.reading.clauses import ADJ, COMP, NEG, NOUN, NP, OTHER, PRON, PUNCT, REL, SUB, TIME, VERB, Chain, Item, group, is_comma, stops
from kg.reading.doc import Resolved
from kg.reading.function_words import function_words

_REACH = 28
_APART = frozenset(("زمن", "سوى", "سبب", "بدون", "غاية", "مثل"))
_COMMA_LIMIT = 3
_PRONOUNS = {"ه": ("m", "s"), "ها": ("f", "s"), "هم": ("m", "p"), "هن": ("f", "p"), "هما": ("", "d"), "نا": ("1", "p"), "ي": ("1", "s"), "ني": ("1", "s")}
_COLLECTIVE = frozenset(("دول", "قوي", "الدول", "القوي", "قوات", "القوات", "فصائل", "الفصائل", "دول", "امم", "الامم"))


@dataclass(slots=True)
class Group:
    """Coordinated noun phrases with their preposition, or a preposition with a pronoun (then `pronoun` is set)."""

    first: int
    end: int
    prep: str
    chains: list[Chain] = field(default_factory=list)
    pronoun: Item | None = None


@dataclass(slots=True)
class Predicate:
    """A verb (or what acts as one) with what was found around it.

    Attributes:
        index: its item. item: the item itself. groups: noun phrases behind it, up to the end of its clause. stop: index of the item that ends them.
        comp: index of «أن/إن» that opens its content, or -1. subject: who does it. why: how the subject was found. blocked: its subject is no actor.
        objects: bare groups that are not the subject. antecedent: what a relative clause hangs on.
    """

    index: int
    item: Item
    groups: list[Group]
    stop: int
    comp: int = -1
    subject: list[Mention] = field(default_factory=list)
    why: str = ""
    blocked: bool = False
    objects: list[Group] = field(default_factory=list)
    antecedent: list[Item] = field(default_factory=list)
    passive: bool = False
    subject_group: Group | None = None


def gender_number(who: Resolved, kind: str, known_gender: str) -> tuple[str, str]:
    """Grammatical gender and number of an actor as mentioned; empty where either may do.

    Args:
        who: the mention. kind: the actor's class. known_gender: a person's, from the actor base.
    """
    found = who.found
    if found.form == "demonym":
        return found.gender, found.number
    if kind == "Person":
        return found.gender or known_gender or "m", "s"
    if found.number == "p" or kind == "People":
        return "", "p" if found.number == "p" else ""
    if found.form == "body" and found.body is not None:
        head = found.body.head.split()[0]
        return ("f" if head.endswith(("ة", "ات", "اء")) else "m"), "s"
    if kind == "State":
        return ("" if found.form == "seat" or known_gender == "m" else "f"), "s"
    first = who.head
    if first.startswith("ال") or len(first) > 3:
        if first.endswith(("ون", "ين")):
            return "m", "p"
        if first.endswith(("ه", "ات")) or first in _COLLECTIVE:
            return "f", "s"
        if first.startswith("ال") or kind in ("InternationalOrganization", "GovernmentBody", "Coalition"):
            return "m", "s"
    return ("f", "s") if first in _COLLECTIVE else ("", "")


class Scene:
    """What the text is about as it goes on: who a dropped subject or a pronoun means.

    Args:
        kind_of: the class of an actor by id. gender_of: a person's gender by id.
    """

    def __init__(self, kind_of: Callable[[str], str], gender_of: Callable[[str], str]) -> None:
        self.kind_of = kind_of
        self.gender_of = gender_of
        self.recent: list[tuple[Mention, str, str]] = []
        self.speaker: Mention | None = None
        self.others: list[Mention] = []
        self.groups: list[Mention] = []

    def traits(self, who: Resolved) -> tuple[str, str]:
        """Gender and number of a mention."""
        return gender_number(who, self.kind_of(who.actor), self.gender_of(who.actor))

    def focus(self, mentions: Sequence[Mention], gender: str, number: str) -> None:
        """Remember who acts."""
        if len(mentions) > 1:
            self.groups = list(mentions)
        for mention in mentions:
            self.recent = [(mention, gender, number), *(entry for entry in self.recent if entry[0].actor != mention.actor)][:8]

    def agreeing(self, gender: str, number: str, at: tuple[int, int], reason: str, *, avoid: frozenset[str] = frozenset()) -> list[Mention]:
        """The latest actor in focus that agrees, as a mention at the pronoun or verb itself; empty when none does."""
        if number == "d" and len(self.groups) >= 2:
            return [Mention(*at, mention.actor, reason) for mention in self.groups]
        for mention, its_gender, its_number in self.recent:
            if mention.actor in avoid or (gender and its_gender and gender != its_gender):
                continue
            if (number == "p") != (its_number == "p") and its_number and number:
                continue
            return [Mention(*at, mention.actor, reason)]
        return []


def scan(items: Sequence[Item], start: int) -> tuple[list[Group], int, int]:
    """Noun phrases behind a predicate: (groups, index of the item that ends the clause, index of «أن/إن» or -1)."""
    groups: list[Group] = []
    commas, at = 0, start + 1
    while at < len(items) and at - start <= _REACH:
        item = items[at]
        if item.kind == COMP:
            return groups, at, -1 if item.prep in _APART else at
        if item.kind in (VERB, SUB) or stops(item):
            break
        if is_comma(item):
            commas += 1
            following = items[at + 1] if at + 1 < len(items) else None
            if following is None or commas > _COMMA_LIMIT or following.kind in (VERB, SUB, COMP, NEG) or _is_hal(following):
                break
            at += 1
        elif item.kind == REL:
            close = next((index for index in range(at, min(len(items), at + 14)) if is_comma(items[index])), -1)
            resumes = close >= 0 and close + 1 < len(items) and items[close + 1].kind in (NP, NOUN) and not items[close + 1].conj
            if close < 0 or not ((at and is_comma(items[at - 1])) or (commas and resumes)):
                break
            at = close
        elif item.kind == PRON and item.prep and item.enclitic:
            groups.append(Group(at, at + 1, item.prep, pronoun=item))
            at += 1
        elif item.kind in (NP, NOUN):
            chains, end = group(items, at)
            groups.append(Group(at, end, chains[0].prep, chains))
            at = end
        else:
            at += 1
    return groups, at, -1


def _is_hal(item: Item) -> bool:
    reading = item.reading
    return item.kind in (NOUN, "adj") and reading is not None and reading.kind == "active_participle" and not reading.definite and not item.prep and not item.conj


def actors_of(chains: Sequence[Chain], *, inner: bool = True) -> list[tuple[Item, bool]]:
    """Who coordinated noun phrases name: (item, whether the phrase names it itself); with `inner`, an actor inside a phrase stands for it."""
    found: list[tuple[Item, bool]] = []
    for part in chains:
        if part.direct:
            found += [(item, True) for item in part.direct]
        elif inner and part.nps:
            several = all(item.nisba for item in part.nps)  # «الاتفاق التركي الليبي»
            found += [(item, False) for item in (part.nps if several else part.nps[:1])]
    return found


def subject_of(part: Chain) -> list[Item]:
    """Who a noun phrase is as a subject: itself, or the actor behind a noun that acts for it («طائرات التحالف»)."""
    if part.direct:
        return part.direct
    if part.nps and (part.head.key in function_words().metonyms or part.head.surface in function_words().metonyms):
        return part.nps[:1]
    return []


def clause_start(items: Sequence[Item], index: int) -> int:
    """Where the clause of a predicate begins: behind the last connective, full stop or verb before it."""
    at = index - 1
    while at >= 0:
        item = items[at]
        if item.kind in (VERB, COMP, REL, SUB) or stops(item):
            return at + 1
        at -= 1
    return 0


def agrees(item: Item, gender: str, number: str, *, before: bool) -> bool:
    """Whether a verb agrees with a subject: in gender behind it, in gender and number when the subject stands before it.

    Where the chosen reading does not agree and another reading of the same letters does («تواصل الطائرات» is «واصل», not «تواصل»), the verb becomes that one.
    """
    if item.reading is None or _fits(item.reading, gender, number, before):
        return True
    for other in item.options:
        if other.lemma != item.reading.lemma and _fits(other, gender, number, before):
            item.reading, item.key = other, match_key(other.lemma)
            return True
    return False


def _fits(reading: Analysis, gender: str, number: str, before: bool) -> bool:
    if reading.person not in ("3", ""):
        return False
    if reading.gender and gender and reading.gender != gender and number != "p":
        return False
    return not (before and reading.number == "p" and number == "s")


def find_subject(items: Sequence[Item], predicate: Predicate, scene: Scene, previous: Predicate | None) -> None:
    """Fill in a verb's subject and objects.

    Tried in order: the topic before the verb in its clause, the antecedent of a relative clause, the first bare noun phrase behind it,
    the subject of the verb before, who is in focus. Each must agree.
    """
    index, item = predicate.index, predicate.item
    spoken = item.reading is not None and item.reading.person in ("1", "2")
    bare_groups = [part for part in predicate.groups if not part.prep and part.chains]
    start = clause_start(items, index)
    opener = items[start - 1] if start else None
    if spoken:  # «نرفض محاولات …»: what follows is never the subject
        predicate.objects = bare_groups
        _dropped(predicate, scene, previous)
        return
    if opener is not None and opener.kind == REL:
        _relative(items, predicate, scene, start - 1, bare_groups)
        return
    if item.enclitic and bare_groups and bare_groups[0].chains[0].direct and _take(predicate, bare_groups[0], scene, "subject behind the verb", before=False):
        predicate.objects = bare_groups[1:]
        return
    resumed = _resumed(items, index, previous)
    if resumed is not None and not item.conj and _take_item(predicate, resumed, scene):
        predicate.objects = bare_groups
        return
    topic = _topic(items, start, index)
    if topic is not None and item.conj is False or (topic is not None and opener is not None and opener.kind == COMP):
        assert topic is not None
        if _take(predicate, _with_owner(items, topic), scene, "subject before the verb", before=True):
            predicate.objects = bare_groups
            return
        if not any(subject_of(part) for part in topic.chains) and topic.chains[0].head.kind in (NOUN, ADJ) and not bare_groups:
            predicate.blocked = True
            return
    if opener is not None and opener.kind == COMP and opener.enclitic:
        gender, number = _PRONOUNS.get(opener.enclitic, ("", ""))
        predicate.why, predicate.objects = "pronoun behind أن", bare_groups
        predicate.subject = _owner_of_content(items, start - 1, gender, number, scene, previous) or scene.agreeing(gender, number, (-1, -1), predicate.why)
        if predicate.subject:
            return
    first = bare_groups[0] if bare_groups else None
    if first is not None and not _accusative(first):
        if _take(predicate, _with_owner(items, first), scene, "subject behind the verb", before=False):
            predicate.objects = bare_groups[1:]
            return
        if not first.chains[0].nps or first.chains[0].head.kind in (NOUN, ADJ):
            head = first.chains[0].head
            fits = head.reading is None or not item.reading or not item.reading.gender or head.reading.gender in ("", item.reading.gender) or head.reading.number == "p"
            if fits and not item.enclitic and head.kind in (NOUN, ADJ):
                predicate.blocked, predicate.objects = True, bare_groups[1:]
                return
    predicate.objects = bare_groups
    if opener is not None and opener.kind == COMP and start > 1 and not opener.enclitic and items[start - 2].kind == NP and _take_item(predicate, items[start - 2], scene):
        return
    if (previous is None or not previous.subject) and opener is not None and opener.kind == SUB:
        named = next((items[at] for at in range(start - 1, -1, -1) if items[at].kind == NP and not items[at].prep and not items[at].nisba), None)
        if named is not None and _take_item(predicate, named, scene):
            return
    _dropped(predicate, scene, previous)


def _resumed(items: Sequence[Item], index: int, previous: Predicate | None) -> Item | None:
    """The subject that a relative clause has parted from its verb: «إيران، التي تعاني أزمة، اتهمت», «الجيش الذي يقوده حفتر هاجم»."""
    if previous is None or items[index - 1].kind not in (NP, NOUN, PUNCT, ADJ, TIME):
        return None
    rel = next((at for at in range(index - 1, max(-1, index - 16), -1) if items[at].kind == REL), -1)
    if rel < 1 or rel > previous.index or sum(1 for at in range(rel, index) if items[at].kind == VERB) != 1:
        return None
    at = rel - 1
    set_off = is_comma(items[at])
    at -= set_off
    closed = is_comma(items[index - 1]) if set_off else previous.subject_group is not None and previous.subject_group.end == index
    if at < 0 or not closed or items[at].kind != NP or items[at].prep or items[at].nisba:
        return None
    return items[at]


def _take_item(predicate: Predicate, item: Item, scene: Scene) -> bool:
    """Make one named actor the subject if it agrees: «سبق للصين أن حذرت», «… الأمير في لندن حيث التقى الملكة»."""
    if item.who is None:
        return False
    gender, number = scene.traits(item.who)
    if not agrees(predicate.item, gender, number, before=True):
        return False
    predicate.subject, predicate.why = [item.who.mention], "named before the clause"
    scene.focus(predicate.subject, gender, number)
    return True


def _owner_of_content(items: Sequence[Item], comp: int, gender: str, number: str, scene: Scene, previous: Predicate | None) -> list[Mention]:
    """Who «أنه» means: the subject of the verb whose content it opens, or the genitive of the noun before it («إعلان فرنسا أنها»)."""
    if comp > 0 and items[comp - 1].kind == NP and comp > 1 and items[comp - 2].kind == NOUN:
        who = items[comp - 1].who
        if who is not None:
            its_gender, its_number = scene.traits(who)
            if not (gender and its_gender and gender != its_gender):
                return [Mention(-1, -1, who.actor, "pronoun behind أن")]
    if previous is not None and previous.subject and previous.comp == comp:
        known = {mention.actor: (g, n) for mention, g, n in scene.recent}
        its_gender, _ = known.get(previous.subject[0].actor, ("", ""))
        if not (gender and its_gender and gender != its_gender) or number == "p":
            return [Mention(-1, -1, mention.actor, "pronoun behind أن") for mention in previous.subject]
    return []


def _accusative(part: Group) -> bool:
    head = part.chains[0].head
    return head.kind == NOUN and head.surface.endswith("ا") and len(head.surface) > 3 and (head.reading is None or not head.reading.definite) and not part.chains[0].nps


def _topic(items: Sequence[Item], start: int, index: int) -> Group | None:
    at = start
    while at < index:
        item = items[at]
        if item.kind in (NP, NOUN, ADJ):
            chains, end = group(items, at)
            if not chains[0].prep:
                return Group(at, end, "", chains) if end <= index else None
            at = end
        elif item.kind in (TIME, OTHER, NEG, PUNCT, PRON):
            at += 1
        else:
            return None
    return None


def _with_owner(items: Sequence[Item], part: Group) -> Group:
    """A group whose head acts for another that stands behind «ل»: «سفينة تابعة للبحرية الصينية»."""
    head = part.chains[-1]
    if head.nps or part.end >= len(items) or items[part.end].prep != "ل" or items[part.end].kind != NP:
        return part
    if head.head.key in function_words().metonyms or head.head.surface in function_words().metonyms:
        head.nps.append(items[part.end])
    return part


def _take(predicate: Predicate, part: Group, scene: Scene, why: str, *, before: bool) -> bool:
    mentions: list[Mention] = []
    traits = ("", "")
    for phrase in part.chains:
        for item in subject_of(phrase):
            if item.who is None:
                continue
            gender, number = scene.traits(item.who)
            if not phrase.direct:
                reading = phrase.head.reading
                gender, number = (reading.gender, "") if reading else ("", "")
            if not mentions and not agrees(predicate.item, gender, number, before=before):
                return False
            mentions.append(item.who.mention)
            traits = traits if len(mentions) > 1 else scene.traits(item.who)
    if not mentions:
        return False
    predicate.subject, predicate.why, predicate.subject_group = mentions, why, part
    scene.focus(mentions, *traits)
    return True


def _relative(items: Sequence[Item], predicate: Predicate, scene: Scene, rel: int, bare_groups: list[Group]) -> None:
    at = rel - 1
    while at >= 0 and (items[at].kind == PUNCT or items[at].kind == TIME):
        at -= 1
    antecedent = [items[at]] if at >= 0 and items[at].kind == NP else []
    if at >= 0 and items[at].kind == NP and items[at].nisba:
        antecedent = []
    predicate.antecedent = antecedent
    if items[rel].surface == "ما" and not predicate.item.enclitic:  # «ما دعا أنقرة إلى الرد»: what came before did it
        predicate.blocked, predicate.objects = True, bare_groups
        return
    if bare_groups and (predicate.item.enclitic or not antecedent) and _take(predicate, bare_groups[0], scene, "subject of a relative clause", before=False):
        predicate.objects = bare_groups[1:]
        return
    if antecedent and antecedent[0].who is not None:
        gender, number = scene.traits(antecedent[0].who)
        if agrees(predicate.item, gender, number, before=True):
            predicate.subject, predicate.why = [antecedent[0].who.mention], "antecedent of the relative clause"
            predicate.objects = bare_groups
            return
    predicate.blocked, predicate.objects = True, bare_groups


def topic_before(items: Sequence[Item], index: int) -> list[Mention]:
    """The actors of a clause's first noun phrase, for a clause without a verb: «فرنسا قريبة من …», «إن فرنسا مستعدة ل …»."""
    start = clause_start(items, index)
    if start and items[start - 1].kind == VERB:
        return []
    part = _topic(items, start, index)
    return [item.who.mention for phrase in part.chains for item in phrase.direct if item.who] if part else []


def drop_subject(predicate: Predicate, scene: Scene, previous: Predicate | None) -> bool:
    """Read the noun phrase behind a verb as its object and the subject as not said («وتتهم الغرب بالتحيز»); whether that gives a subject."""
    part = predicate.subject_group
    taken = {mention.actor for mention in predicate.subject}
    predicate.subject = []
    _dropped(predicate, scene, previous, avoid=frozenset(taken))
    if part is not None:
        predicate.objects = [part]
    return bool(predicate.subject)


def _dropped(predicate: Predicate, scene: Scene, previous: Predicate | None, *, avoid: frozenset[str] = frozenset()) -> None:
    reading = predicate.item.reading
    if reading is None:
        return
    at = (-1, -1)
    if reading.person == "1":
        said = [scene.speaker, *scene.others] if reading.number == "p" else [scene.speaker]
        predicate.subject = [Mention(*at, each.actor, "first person of the speaker") for each in said if each]
        predicate.why = "first person of the speaker"
        return
    if reading.person == "2":
        return
    if previous is not None and previous.subject and predicate.item.conj and previous.subject[0].actor not in avoid:
        known = {mention.actor: (gender, number) for mention, gender, number in scene.recent}
        gender, number = known.get(previous.subject[0].actor, ("", ""))
        if len(previous.subject) > 1 or agrees(predicate.item, gender, number, before=False):
            predicate.subject = [Mention(*at, mention.actor, "subject of the verb before") for mention in previous.subject]
            predicate.why = "subject of the verb before"
            return
    predicate.subject = scene.agreeing(reading.gender, reading.number, at, "subject not said: who is spoken of", avoid=avoid)
    predicate.why = "subject not said: who is spoken of"


def pronoun_traits(enclitic: str) -> tuple[str, str]:
    """Gender (`1` for first person) and number of an attached pronoun.

    Example:
        >>> pronoun_traits("ها")
        ('f', 's')
    """
    return _PRONOUNS.get(enclitic, ("", ""))
