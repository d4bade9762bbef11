"""Who does what a verb says: the subject before or behind it, of a relative clause, or not said at all.

Arabic news is verb-first in running text and subject-first in headlines and behind «إن/أن»; verbs agree with what they follow.
A subject that is not said is that of
the verb before, or the one the text is about, when it agrees.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Mention
from kg.reading.arguments import Group, Predicate, Scene, agrees, clause_start, included, pronoun_traits, subject_of
from kg.reading.clauses import ADJ, COMP, NEG, NOUN, NP, OTHER, PRON, PUNCT, REL, SUB, TIME, VERB, Item, group, is_comma, name_up_to
from kg.reading.function_words import function_words

_PHRASE = 6
"""How many items the phrase before a relative clause may have."""

_SAME = "subject of the verb before"
_FOCUS = "subject not said: who is spoken of"
BOTH = "the two named last"
"""Why a subject was taken that a dual means: «الزعيمان»."""

_MADE = "subject of the verb whose object the clause describes"
GUESSED = frozenset((_SAME, _FOCUS))
"""Why a subject was taken that the clause does not name."""


def find_subject(items: Sequence[Item], predicate: Predicate, scene: Scene, previous: Predicate | None) -> None:
    """Fill in a verb's subject and objects.

    Tried in order: the topic before the verb in its clause, the antecedent of a relative clause, the first bare noun phrase
    behind it,
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
    if (
        item.enclitic
        and bare_groups
        and bare_groups[0].chains[0].direct
        and _take(predicate, bare_groups[0], scene, "subject behind the verb", before=False)
    ):
        predicate.objects = bare_groups[1:]
        return
    if _describes(items, index):
        _attribute(items, predicate, scene, previous, bare_groups)
        return
    resumed = _resumed(items, index, previous)
    if resumed is not None and not item.conj and _take_item(predicate, resumed, scene):
        predicate.objects = bare_groups
        return
    topic = _topic(items, start, index, scene)
    both = next((part for part in (topic, *bare_groups[:1]) if part is not None and _is_both(part)), None)
    pair = _pair(items[:index], scene) if both is not None else []
    if len(pair) == 2:  # «تعهد الزعيمان», «الوزيران اتفقا»
        predicate.subject = [Mention(-1, -1, mention.actor, BOTH) for mention in pair]
        predicate.why, predicate.objects = BOTH, [part for part in bare_groups if part is not both]
        return
    if topic is not None and (not item.conj or (opener is not None and opener.kind == COMP)):
        if _take(predicate, _with_owner(items, topic), scene, "subject before the verb", before=True):
            predicate.objects = bare_groups
            return
        inner = included(items[:index], topic)
        if inner and _take(predicate, Group(inner[0].first, inner[-1].end, "", inner), scene, "subject before the verb", before=True):
            predicate.objects = bare_groups
            return
        if not any(subject_of(part) for part in topic.chains) and topic.chains[0].head.kind in (NOUN, ADJ) and not bare_groups:
            predicate.blocked = True
            return
    if opener is not None and opener.kind in (COMP, SUB) and opener.enclitic:
        gender, number = pronoun_traits(opener.enclitic)
        predicate.why, predicate.objects = "pronoun behind أن", bare_groups
        predicate.subject = _owner_of_content(items, start - 1, gender, number, scene, previous) or scene.agreeing(
            gender, number, (-1, -1), predicate.why
        )
        if predicate.subject:
            return
    first = bare_groups[0] if bare_groups else None
    if first is not None and not _accusative(first):
        if _take(predicate, _with_owner(items, first), scene, "subject behind the verb", before=False):
            predicate.objects = bare_groups[1:]
            return
        if not first.chains[0].nps or first.chains[0].head.kind in (NOUN, ADJ):
            head = first.chains[0].head
            fits = (
                head.reading is None
                or not item.reading
                or not item.reading.gender
                or head.reading.gender in ("", item.reading.gender)
                or head.reading.number == "p"
            )
            if fits and not item.enclitic and head.kind in (NOUN, ADJ):
                predicate.blocked, predicate.objects = True, bare_groups[1:]
                return
    predicate.objects = bare_groups
    if (
        opener is not None
        and opener.kind == COMP
        and start > 1
        and not opener.enclitic
        and items[start - 2].kind == NP
        and _take_item(predicate, items[start - 2], scene)
    ):
        return
    if (previous is None or not previous.subject) and opener is not None and opener.kind == SUB:
        named = next(
            (items[at] for at in range(start - 1, -1, -1) if items[at].kind == NP and not items[at].prep and not items[at].nisba),
            None,
        )
        if named is not None and _take_item(predicate, named, scene):
            return
    _dropped(predicate, scene, previous)


def topic_before(items: Sequence[Item], index: int, scene: Scene) -> list[Mention]:
    """The actors of a clause's first noun phrase, for a clause without a verb: «فرنسا قريبة من …», «إن فرنسا مستعدة ل …»."""
    start = clause_start(items, index)
    if start and items[start - 1].kind == VERB:
        return []
    part = _topic(items, start, index, scene)
    return [item.who.mention for phrase in part.chains for item in phrase.direct if item.who] if part else []


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
    _dropped(predicate, scene, previous, avoid=frozenset(taken))
    if part is not None:
        predicate.objects = [part]
    return bool(predicate.subject)


def _resumed(items: Sequence[Item], index: int, previous: Predicate | None) -> Item | None:
    """The subject that a relative clause has parted from its verb: «إيران، التي تعاني أزمة، اتهمت», «الجيش الذي يقوده حفتر
    هاجم».
    """
    if previous is None or items[index - 1].kind not in (NP, NOUN, PUNCT, ADJ, TIME):
        return None
    rel = next((at for at in range(index - 1, max(-1, index - 16), -1) if items[at].kind == REL), -1)
    if rel < 0 and _describes(items, previous.index) and is_comma(items[index - 1]):  # «ماكرون، في كلمة ألقاها، انتقد»
        rel = next((at + 1 for at in range(previous.index - 1, max(-1, previous.index - 8), -1) if is_comma(items[at])), -1)
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


def _owner_of_content(
    items: Sequence[Item], comp: int, gender: str, number: str, scene: Scene, previous: Predicate | None
) -> list[Mention]:
    """Who «أنه» means: the subject of the verb whose content it opens, or the genitive of the noun before it («إعلان فرنسا
    أنها»).
    """
    if comp > 1 and items[comp - 1].kind == NP and not items[comp - 1].prep and items[comp - 2].kind == NOUN:
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
    return (
        head.kind == NOUN
        and head.surface.endswith("ا")
        and len(head.surface) > 3
        and (head.reading is None or not head.reading.definite)
        and not part.chains[0].nps
    )


def _topic(items: Sequence[Item], start: int, index: int, scene: Scene) -> Group | None:
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


def _with_owner(items: Sequence[Item], part: Group) -> Group:
    """A group whose head acts for another that stands behind «ل» or «من»: «سفينة تابعة للبحرية الصينية», «مسلحون من طالبان»."""
    head = part.chains[-1]
    if head.nps or part.end >= len(items) or items[part.end].prep not in ("ل", "من") or items[part.end].kind != NP:
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


def _relative(items: Sequence[Item], predicate: Predicate, scene: Scene, rel: int, bare_groups: list[Group]) -> None:
    at = rel - 1
    while at >= 0 and (items[at].kind == PUNCT or items[at].kind == TIME):
        at -= 1
    if at > 0 and items[at].kind == PRON and not items[at].prep:
        at -= 1  # «إسرائيل هي التي شنت الهجوم»
    named = name_up_to(items, at) if at >= 0 and items[rel].surface != "من" else None
    named = (_described_before(items, rel) if items[rel].conj else None) or named or _predicated(items, at)
    antecedent = [named] if named is not None else []
    predicate.antecedent = antecedent
    predicate.described = _phrase_up_to(items, at)
    if items[rel].surface == "ما" and not predicate.item.enclitic:  # «ما دعا أنقرة إلى الرد»: what came before did it
        predicate.blocked, predicate.objects = True, bare_groups
        return
    if (
        bare_groups
        and (predicate.item.enclitic or not antecedent)
        and _take(predicate, bare_groups[0], scene, "subject of a relative clause", before=False)
    ):
        predicate.objects = bare_groups[1:]
        return
    if antecedent and antecedent[0].who is not None:
        gender, number = scene.traits(antecedent[0].who)
        if agrees(predicate.item, gender, number, before=True):
            predicate.subject, predicate.why = [antecedent[0].who.mention], "antecedent of the relative clause"
            predicate.objects = bare_groups
            return
    predicate.blocked, predicate.objects = True, bare_groups


def _described_before(items: Sequence[Item], rel: int) -> Item | None:
    """The name that a relative clause with «و» goes on describing behind a participle: «الوحدات المدعومة من واشنطن والتي …»."""
    for at in range(rel - 1, max(0, rel - _PHRASE), -1):
        reading = items[at].reading
        if items[at].kind == ADJ and items[at].surface.startswith("ال") and reading is not None and "participle" in reading.kind:
            return name_up_to(items, at - 1)
    return None


def _predicated(items: Sequence[Item], last: int) -> Item | None:
    """The name of which a noun phrase is said behind a pronoun: «تركيا هي الدولة الوحيدة | التي تقف مع …»."""
    at = last
    while at > 1 and items[at].kind in (NOUN, ADJ) and not items[at].prep:
        at -= 1
    return items[at - 1] if items[at].kind == PRON and not items[at].prep and at and items[at - 1].kind == NP else None


def _goes_on_with(predicate: Predicate, previous: Predicate) -> bool:
    """Whether a verb without a subject goes on with that of the verb before: joined by «و», in its gender."""
    mine, its = predicate.item.reading, previous.item.reading
    return predicate.item.conj and mine is not None and its is not None and mine.gender == its.gender


def _describes(items: Sequence[Item], index: int) -> bool:
    """Whether a verb without «و» stands right behind an indefinite noun, which it then describes: «بيانا اتهم فيه», «غارة نفذتها»."""
    item, at = items[index], index - 1
    if item.conj or item.reading is None:
        return False
    while at > 0 and items[at].kind == ADJ and not _definite(items[at]) or items[at].nisba and not items[at].surface.startswith("ال"):
        at -= 1
    head = items[at] if at > 0 else None
    if head is None or head.kind != NOUN or head.reading is None or head.enclitic or _definite(head):
        return False
    if head.reading.pos != "noun" or not (at == index - 1 or items[at + 1].kind in (ADJ, NP)):
        return False
    start = clause_start(items, index)  # «في وقت لاحق» at its beginning describes nothing
    return not head.prep or (start > 0 and items[start - 1].kind == VERB) or bool(item.enclitic) or _resumes(items, index)


def _resumes(items: Sequence[Item], index: int) -> bool:
    """Whether a pronoun behind a verb takes up what the clause describes: «اتهم فيه»."""
    return any(item.kind == PRON and item.prep and item.enclitic for item in items[index + 1 : index + 3])


def _definite(item: Item) -> bool:
    return item.surface.startswith("ال") or (item.reading is not None and item.reading.definite)


def _attribute(
    items: Sequence[Item], predicate: Predicate, scene: Scene, previous: Predicate | None, bare_groups: list[Group]
) -> None:
    """The subject of a clause that describes an indefinite noun: with a pronoun for the noun («نفذتها», «فيه») it is behind the
    verb or not said, else it is the noun itself.
    """
    index = predicate.index
    resumed = _resumes(items, index)
    predicate.described = _phrase_up_to(items, index - 1)
    predicate.objects = bare_groups
    if predicate.item.enclitic or resumed:
        if bare_groups and _take(predicate, bare_groups[0], scene, "subject of a relative clause", before=False):
            predicate.objects = bare_groups[1:]
        elif resumed and not (bare_groups and not bare_groups[0].chains[0].nps and _agreeing_head(predicate, bare_groups[0])):
            _dropped(predicate, scene, previous, near=True)
        else:
            predicate.blocked = True
        return
    if predicate.described is not None and _take(predicate, predicate.described, scene, "subject before the verb", before=True):
        return
    if previous is not None and previous.subject and _made_by(items, predicate, previous):
        predicate.subject = [Mention(-1, -1, mention.actor, _MADE) for mention in previous.subject]
        predicate.why = _MADE
        return
    predicate.blocked = True


def _made_by(items: Sequence[Item], predicate: Predicate, previous: Predicate) -> bool:
    """Whether what a clause describes acts for the subject of the verb before: «شن الجيش هجوما استهدف …», «كانت أول دولة تعترف»."""
    if not any(part.end == predicate.index and not part.prep for part in previous.groups):
        return False
    if previous.item.key == "كان":
        return True
    metonyms, part = function_words().metonyms, predicate.described
    return part is not None and not metonyms.isdisjoint((part.chains[-1].head.key, part.chains[-1].head.surface.removesuffix("ا")))


def _is_both(part: Group) -> bool:
    """Whether a noun phrase means two who have been named: «الزعيمان», «الوزيرين»."""
    head = part.chains[0].head
    named = head.kind == NOUN and not part.chains[0].nps and len(part.chains) == 1 and part.end - part.first <= 2
    return named and head.surface.startswith("ال") and head.reading is not None and head.reading.number == "d"


def _pair(before: Sequence[Item], scene: Scene) -> list[Mention]:
    """The two named last: side by side in this sentence, else in what was said before."""
    for first, second in zip(reversed(before[:-1]), reversed(before), strict=False):
        if first.kind == NP and second.kind == NP and second.conj and not second.prep and first.who and second.who:
            return [first.who.mention, second.who.mention]
    return scene.groups


def _agreeing_head(predicate: Predicate, part: Group) -> bool:
    reading, head = predicate.item.reading, part.chains[0].head
    return head.kind == NOUN and (
        reading is None or head.reading is None or not reading.gender or head.reading.gender in ("", reading.gender)
    )


def _phrase_up_to(items: Sequence[Item], last: int) -> Group | None:
    """The noun phrase that ends with an item: «الخطوات الأمريكية» before «التي»."""
    for at in range(last, max(-1, last - _PHRASE), -1):
        if items[at].kind in (NP, NOUN):
            chains, end = group(items, at)
            if end == last + 1 and chains[0].head.kind == NOUN and not chains[0].head.nisba:
                return Group(at, end, chains[0].prep, chains)
        elif items[at].kind not in (ADJ, PUNCT):
            return None
    return None


def _dropped(
    predicate: Predicate,
    scene: Scene,
    previous: Predicate | None,
    *,
    avoid: frozenset[str] = frozenset(),
    near: bool = False,
) -> None:
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
