"""Standing facts a text states: who belongs to, leads or co-chairs which organization. Offices come from titles
(`resolution`); this reads the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kg.model import Mention
from kg.reading.arguments import Predicate, scan
from kg.reading.clauses import ADJ, NOUN, NP, PUNCT, VERB, Item, chain, group
from kg.reading.frames import Scenery
from kg.reading.lexicon import bare
from kg.reading.member_lists import Cue, Stated, cues, list_cues, listed, words_of

_HOSTS = frozenset(
    ("InternationalOrganization", "Coalition", "ArmedGroup", "PoliticalParty", "NonGovernmentalOrganization", "ArmedForces")
)
_LEADERS = {
    "PoliticalParty": "party_leader", "ArmedGroup": "organization_head", "Coalition": "organization_head",
    "InternationalOrganization": "organization_head", "NonGovernmentalOrganization": "organization_head",
    "ArmedForces": "military_commander", "State": "head_of_government", "GovernmentBody": "head_of_government",
}  # fmt: skip
"""The office of a person who leads an actor of some class («حزب … بزعامة فلان»)."""
_LED = ("قيادة", "رئاسة")
_GOVERNMENTS = frozenset(("حكومه", "سلطه"))
_COALITIONS = frozenset(("تحالف", "ائتلاف"))
_WITHIN = frozenset(("ضمن", "وضمن"))
_ANNEXED = frozenset(("ل", "إلى"))
"""Prepositions behind «ضم» that make it annex: «ضم روسيا لشبه جزيرة القرم»."""
_AS = frozenset(("صفه", "وصف", "اعتبار"))


def memberships(sentence: Scenery, kind_of: Callable[[str], str], chaired: Callable[[str], str]) -> Iterator[Stated]:
    """The memberships a sentence states.

    Args:
        sentence: its line and verbs. kind_of: the class of an actor by id; only what can have members is taken as an
            organization. chaired: the coalition that a state is known to lead.
    """
    for index, item in enumerate(sentence.items):
        if item.kind == NP and kind_of(item.who.actor if item.who else "") in _HOSTS:
            yield from listed(sentence, index, kind_of)
        for cue in cues().get(item.key, ()) if item.key else ():
            found = _verb(sentence, index, cue, chaired) if cue.pos == "verb" else _described(sentence, index, cue, kind_of)
            for stated in found:
                if cue.hosts and kind_of(stated.of.actor) not in cue.hosts:
                    continue
                if stated.of.actor == chaired(stated.member.actor) or _hosts(stated, kind_of):
                    yield _as_office(stated, kind_of)
        if item.kind == NP and item.prep == "مكان" and kind_of(item.who.actor if item.who else "") == "Coalition":
            yield from _within(sentence, index, kind_of)
        if item.kind == NP and index > 1 and items_key(sentence.items[index - 1]) in _AS:
            yield from _acting_as(sentence, index, kind_of)
    for stated in _led(sentence, kind_of):
        yield _as_office(stated, kind_of)


def _hosts(stated: Stated, kind_of: Callable[[str], str]) -> bool:
    """Whether one actor can be a member of the other: «القوات التي تقودها تركيا» are no group that has a chair."""
    host, member = kind_of(stated.of.actor), kind_of(stated.member.actor)
    commanded = host == "ArmedForces" and stated.role in ("chair", "co_chair") and member != "Person"
    return host in _HOSTS and not commanded and stated.member.actor != stated.of.actor


def _within(sentence: Scenery, index: int, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    """«القوات الإماراتية العاملة ضمن التحالف», «قدمتها الإمارات ضمن التحالف»."""
    items, host = sentence.items, sentence.items[index].who
    if host is None or sentence.words[items[index].first - 1].key not in _WITHIN:
        return
    for at in range(index - 1, max(index - 4, -1), -1):
        who = items[at].who
        if items[at].kind == PUNCT:
            return
        if items[at].kind == NP and who is not None:
            if kind_of(who.actor) in ("State", "ArmedForces", "ArmedGroup") and who.actor != host.actor:
                yield Stated(who.mention, host.mention, "member", words_of(items, index))
            return


def _as_office(stated: Stated, kind_of: Callable[[str], str]) -> Stated:
    """A person who leads a party holds an office in it; a state that leads a coalition is its chair."""
    led = stated.role in ("chair", "co_chair") and kind_of(stated.member.actor) == "Person"
    return replace(stated, role=_LEADERS[kind_of(stated.of.actor)]) if led else stated


def items_key(item: Item) -> str:
    """The match key of an item's lemma without article; empty when it has no possessive pronoun."""
    return bare(item.key) if item.enclitic else ""


def _acting_as(sentence: Scenery, index: int, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    """«فرنسا بصفتها الرئيس المشترك لمجموعة مينسك»."""
    item, owner = sentence.items[index], sentence.items[index - 2]
    if (
        item.who is None
        or owner.kind != NP
        or owner.who is None
        or not item.who.found.of
        or kind_of(item.who.found.of) not in _HOSTS
    ):
        return
    words = [bare(word.key) for word in sentence.words[item.first : item.last + 1]]
    of = Mention(item.who.found.begin, item.who.found.end, item.who.found.of, "inside a title")
    yield Stated(
        owner.who.mention, of, "co_chair" if "مشترك" in words or "مشارك" in words else "chair", words_of(sentence.items, index)
    )


def _mentions(items: Sequence[Item], index: int, *, inner: bool = True) -> list[Mention]:
    chains, _ = group(items, index)
    return [np.who.mention for part in chains for np in (part.direct or (part.nps[:1] if inner else [])) if np.who]


def _verb(sentence: Scenery, index: int, cue: Cue, chaired: Callable[[str], str]) -> Iterator[Stated]:
    predicate = sentence.predicates.get(index)
    if predicate is None or sentence.items[index].kind != VERB:
        return
    if cue.needs and not any(
        part.chains and part.chains[0].head.enclitic and part.chains[0].head.key in cue.needs for part in predicate.groups
    ):
        return
    if cue.of == ("subj",) and any(part.prep in _ANNEXED for part in predicate.groups):
        return
    if cue.of == ("subj",) and (predicate.antecedent or predicate.subject) and _joined(sentence, predicate):
        return
    members = _slot(sentence, predicate, cue.member)
    hosts = _slot(sentence, predicate, cue.of)[:1]
    if cue.role == "chair" and not hosts:
        hosts = _unnamed(sentence, predicate, members, chaired)
    for of in hosts:
        for member in members:
            yield Stated(member, of, cue.role, words_of(sentence.items, index))


def _joined(sentence: Scenery, predicate: Predicate) -> bool:
    """Whether what was read as subject and object are two of one list: «تحالف يضم حزب الأمة وحزب النهضة»."""
    subject, objects = predicate.subject_group, predicate.objects[:1]
    behind = subject is not None and subject.first > predicate.index
    return behind and bool(objects) and sentence.items[objects[0].first].conj


def _unnamed(sentence: Scenery, predicate: Predicate, leaders: Sequence[Mention], chaired: Callable[[str], str]) -> list[Mention]:
    """«تقود السعودية تحالفا عسكريا»: the coalition that who leads it is known to lead."""
    for part in predicate.groups:
        head = part.chains[0].head if part.chains and not part.prep else None
        coalition = chaired(leaders[0].actor) if leaders else ""
        if head is not None and head.kind == NOUN and bare(head.key) in _COALITIONS and coalition:
            word = sentence.words[head.first]
            return [Mention(word.begin, word.end, coalition, "coalition led by the one named")]
    return []


def _slot(sentence: Scenery, predicate: Predicate, slots: Sequence[str]) -> list[Mention]:
    for slot in slots:
        if slot == "subj" and predicate.subject:
            return predicate.subject
        if slot == "described" and predicate.antecedent:
            return [np.who.mention for np in predicate.antecedent if np.who]
        if slot == "obj" and predicate.antecedent and predicate.item.enclitic:
            return [np.who.mention for np in predicate.antecedent if np.who]
        groups = (
            predicate.objects[:1] if slot == "obj" else [part for part in predicate.groups if part.prep == slot and part.chains]
        )
        for part in groups:
            if found := _mentions(sentence.items, part.first):
                return found
    return []


def _described(sentence: Scenery, index: int, cue: Cue, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    items = sentence.items
    item = items[index]
    following = [bare(word.key) for word in sentence.words[item.last + 1 : item.last + 1 + len(cue.rest)]]
    if item.kind == ADJ and not _agrees(sentence, index):  # «مقاتلات التحالف مركبة تابعة …»: a name takes «التابعة»
        return
    if item.kind not in (NOUN, ADJ) or following != [bare(word) for word in cue.rest]:
        return
    inside = chain(items, index)
    groups, _, _ = scan(items, index)
    sides: dict[str, list[Mention]] = {
        "described": [] if item.conj or item.prep else _before(items, index, several=_is_plural(sentence, index)),
        "gen": [np.who.mention for np in inside.nps[:1] if np.who],
    }
    for part in groups:
        if part.chains and part.prep and part.prep not in sides:
            sides[part.prep] = _mentions(items, part.first)
    of = next((sides[slot] for slot in cue.of if sides.get(slot)), [])
    member = next((sides[slot] for slot in cue.member if sides.get(slot)), [])
    for each in member:
        vague = each.reason == "body named before" or kind_of(each.actor) == "Person"
        for host in of[:1]:
            if not (cue.pos == "adjective" and vague):  # «قائد قوات … التابعة»
                yield Stated(each, host, cue.role, words_of(items, index))


def _agrees(sentence: Scenery, index: int) -> bool:
    """Whether an adjective can describe the name before it: definite, or set off by a comma."""
    set_off = index > 0 and sentence.items[index - 1].kind == PUNCT
    return set_off or sentence.words[sentence.items[index].first].key.startswith("ال")


def _is_plural(sentence: Scenery, index: int) -> bool:
    """Whether a cue is «أعضاء»."""
    return bare(sentence.words[sentence.items[index].first].key) in list_cues()


def _before(items: Sequence[Item], index: int, *, several: bool = False) -> list[Mention]:
    """The noun phrase that a cue describes; `several`: with those joined to it («السعودية والبحرين أعضاء»)."""
    at = index - 1
    while at >= 0 and (items[at].kind == ADJ or (items[at].kind == PUNCT and index - at == 1)):
        at -= 1
    if at >= 0 and items[at].kind == NP and items[at].who:
        found = [items[at].who]
        while several and items[at].conj and at > 0 and items[at - 1].kind == NP:
            at -= 1
            found.append(items[at].who)
        return [who.mention for who in reversed(found) if who]
    return []


def _led(sentence: Scenery, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    """«التحالف بقيادة السعودية»: the preposition «بقيادة» has become a mark of the group behind it."""
    items = sentence.items
    for index, item in enumerate(items[:-1]):
        following = items[index + 1]
        if following.kind == PUNCT and index + 2 < len(items):
            following = items[index + 2]
        if item.kind == NP and item.who and following.kind == NP and following.prep in _LED and _is_led(item, following, kind_of):
            for number, member in enumerate(_mentions(items, items.index(following))):
                yield Stated(
                    member,
                    item.who.mention,
                    "co_chair" if number else "chair",
                    tuple(range(following.first - 1, following.first)),
                )


def _is_led(item: Item, leader: Item, kind_of: Callable[[str], str]) -> bool:
    """Whether what stands before «بقيادة» is led by who stands behind: a group, or a government by its prime minister."""
    assert item.who is not None
    kind, person = kind_of(item.who.actor), kind_of(leader.who.actor if leader.who else "") == "Person"
    if kind in ("State", "GovernmentBody"):
        return person and bare(item.who.found.key) in _GOVERNMENTS and not (leader.who and leader.who.role)
    return kind in _HOSTS - ({"ArmedForces"} if leader.prep == "رئاسة" else set()) - {"InternationalOrganization"}
