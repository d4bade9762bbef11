"""Noun phrases that may be the subject of a verb, and what a verb has for a subject where none is said.

A subject that is not said is that of the verb before, of the one who spoke last, or the one the text is about, when it agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, agrees, clause_start, subject_of
from kg.reading.clauses import ADJ, NEG, NOUN, NP, OTHER, PRON, PUNCT, TIME, VERB, Item, group, is_comma
from kg.reading.function_words import function_words
from kg.reading.scene import Scene

_SAME = "subject of the verb before"
_FOCUS = "subject not said: who is spoken of"
GUESSED = frozenset((_SAME, _FOCUS))
"""Why a subject was taken that the clause does not name."""


BOTH = "the two named last"
"""Why a subject was taken that a dual means: «الزعيمان»."""


def topic_before(items: Sequence[Item], index: int, scene: Scene) -> list[Mention]:
    """The actors of a clause's first noun phrase, for a clause without a verb: «فرنسا قريبة من …», «إن فرنسا مستعدة ل …»."""
    start = clause_start(items, index)
    if start and items[start - 1].kind == VERB:
        return []
    part = topic_of(items, start, index, scene)
    return [item.who.mention for phrase in part.chains for item in phrase.direct if item.who] if part else []


def topic_of(items: Sequence[Item], start: int, index: int, scene: Scene) -> Group | None:
    """The first noun phrase without preposition between the beginning of a clause and its verb."""
    at = start
    while at < index:
        item = items[at]
        if item.kind in (NP, NOUN, ADJ):
            chains, end = group(items, at)
            if not chains[0].prep:
                return _named_behind(items, Group(at, end, "", chains), scene) if end <= index else None
            at = end
        elif item.kind in (TIME, OTHER, NEG, PUNCT, PRON):
            at += 1
        else:
            return None
    return None


def _named_behind(items: Sequence[Item], part: Group, scene: Scene) -> Group:
    """A title that names nobody gives way to the person named right behind it: «وزير خارجيته الجديد مايك بومبيو»."""
    at = part.end + (part.end < len(items) and is_comma(items[part.end]))
    if part.chains[-1].direct or at >= len(items) or items[at].kind != NP or items[at].prep or items[at].conj:
        return part
    who = items[at].who
    if who is None or scene.kind_of(who.actor) != "Person" or items[at].nisba:
        return part
    if part.chains[-1].head.reading is not None and part.chains[-1].head.reading.number not in ("", "s"):
        return part
    chains, end = group(items, at)
    return Group(at, end, part.prep, chains)


def with_owner(items: Sequence[Item], part: Group) -> Group:
    """A group whose head acts for another that stands behind «ل» or «من»: «سفينة تابعة للبحرية الصينية», «مسلحون من طالبان»."""
    head = part.chains[-1]
    if head.nps or part.end >= len(items) or items[part.end].prep not in ("ل", "من") or items[part.end].kind != NP:
        return part
    if head.head.key in function_words().metonyms or head.head.surface in function_words().metonyms:
        head.nps.append(items[part.end])
    return part


def take(predicate: Predicate, part: Group, scene: Scene, why: str, *, before: bool) -> bool:
    """Make the actors of a noun phrase the subject if they agree; whether they do."""
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
            if len(part.chains) > 1 and before:
                gender, number = "", "p"  # «أرمينيا وأذربيجان رفضتا»
            if not mentions and not agrees(predicate.item, gender, number, before=before):
                return False
            mentions.append(item.who.mention)
            traits = traits if len(mentions) > 1 else scene.traits(item.who)
    if not mentions:
        return False
    predicate.subject, predicate.why, predicate.subject_group = mentions, why, part
    scene.focus(mentions, *traits)
    return True


def take_item(predicate: Predicate, item: Item, scene: Scene) -> bool:
    """Make one named actor the subject if it agrees: «سبق للصين أن حذرت», «… الأمير في لندن حيث التقى الملكة»."""
    if item.who is None:
        return False
    gender, number = scene.traits(item.who)
    if not agrees(predicate.item, gender, number, before=True):
        return False
    predicate.subject, predicate.why = [item.who.mention], "named before the clause"
    scene.focus(predicate.subject, gender, number)
    return True


def is_both(part: Group) -> bool:
    """Whether a noun phrase means two who have been named: «الزعيمان», «الوزيرين»."""
    head = part.chains[0].head
    named = head.kind == NOUN and not part.chains[0].nps and len(part.chains) == 1 and part.end - part.first <= 2
    return named and head.surface.startswith("ال") and head.reading is not None and head.reading.number == "d"


def pair_before(before: Sequence[Item], scene: Scene) -> list[Mention]:
    """The two named last: side by side in this sentence, else in what was said before."""
    for first, second in zip(reversed(before[:-1]), reversed(before), strict=False):
        if first.kind == NP and second.kind == NP and second.conj and not second.prep and first.who and second.who:
            return [first.who.mention, second.who.mention]
    return scene.groups


def dropped(
    predicate: Predicate,
    scene: Scene,
    previous: Predicate | None,
    *,
    avoid: frozenset[str] = frozenset(),
    near: bool = False,
) -> None:
    """Find the subject of a verb that names none.

    Args:
        predicate: the verb. scene: who the text is about. previous: the verb before. avoid: actors that are not meant. near: the
            verb before lends its subject also without «و».
    """
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
    if previous is not None and previous.blocked and not previous.subject and _goes_on_with(predicate, previous):
        predicate.blocked = True  # «عبرت الشركة عن أسفها وتعهدت …»: the company, which is no actor
        return
    if previous is not None and previous.subject and (predicate.item.conj or near) and previous.subject[0].actor not in avoid:
        known = {mention.actor: (gender, number) for mention, gender, number in scene.recent}
        gender, number = known.get(previous.subject[0].actor, ("", ""))
        if len(previous.subject) > 1 or agrees(predicate.item, gender, number, before=False):
            predicate.subject = [Mention(*at, mention.actor, _SAME) for mention in previous.subject]
            predicate.why = _SAME
            return
    predicate.subject = scene.agreeing(reading.gender, reading.number, at, _FOCUS, avoid=avoid)
    predicate.why = _FOCUS


def _goes_on_with(predicate: Predicate, previous: Predicate) -> bool:
    """Whether a verb without a subject goes on with that of the verb before: joined by «و», in its gender."""
    mine, its = predicate.item.reading, previous.item.reading
    return predicate.item.conj and mine is not None and its is not None and mine.gender == its.gender


def goes_on(predicate: Predicate, scene: Scene) -> None:
    """Give a verb of saying whose subject is not said to who spoke last, if it agrees: «وأضاف أن …»."""
    last = scene.speaker
    if last is None or predicate.why != _FOCUS or (predicate.item.reading and predicate.item.reading.person != "3"):
        return
    known = {mention.actor: (gender, number) for mention, gender, number in scene.recent}
    if last.actor in known and agrees(predicate.item, *known[last.actor], before=False):
        predicate.subject, predicate.why = [Mention(-1, -1, last.actor, "who spoke last")], "who spoke last"


def drop_subject(predicate: Predicate, scene: Scene, previous: Predicate | None) -> bool:
    """Read the noun phrase behind a verb as its object and the subject as not said («وتتهم الغرب بالتحيز»); whether that gives
    a subject.
    """
    part = predicate.subject_group
    taken = {mention.actor for mention in predicate.subject}
    predicate.subject = []
    dropped(predicate, scene, previous, avoid=frozenset(taken))
    if part is not None:
        predicate.objects = [part]
    return bool(predicate.subject)
