"""Standing facts a text states: who belongs to, leads or co-chairs which organization. Offices come from titles
(`resolution`); this reads the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from kg.model import Mention
from kg.reading.arabic.normalize import match_key
from kg.reading.arguments import Predicate, scan
from kg.reading.clauses import ADJ, NOUN, NP, PUNCT, VERB, Item, chain, group
from kg.reading.frames import Scenery
from kg.reading.lexicon import bare, rows
from kg.resources import path

_HOSTS = frozenset(
    ("InternationalOrganization", "Coalition", "ArmedGroup", "PoliticalParty", "NonGovernmentalOrganization", "ArmedForces")
)
_LEADERS = {
    "PoliticalParty": "party_leader", "ArmedGroup": "organization_head", "Coalition": "organization_head",
    "InternationalOrganization": "organization_head", "NonGovernmentalOrganization": "organization_head",
    "ArmedForces": "military_commander", "State": "head_of_government", "GovernmentBody": "head_of_government",
}  # fmt: skip
"""The office of a person who leads an actor of some class («حزب … بزعامة فلان»)."""
_LISTS = frozenset(":(")
_COMMAS = frozenset("،,")
_APPOSED = _COMMAS | {""}
_LED = ("قيادة", "رئاسة")
_GOVERNMENTS = frozenset(("حكومه", "سلطه"))
_GAP = 4
"""Items that may stand between an organization and the list of its members."""
_AS = frozenset(("صفه", "وصف", "اعتبار"))


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying a membership: the words behind the first, the part of speech, the role, and where member and
    organization stand.
    """

    rest: tuple[str, ...]
    pos: str
    role: str
    member: tuple[str, ...]
    of: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stated:
    """A membership as read: mentions of member and organization, the role, and the word indexes of the cue."""

    member: Mention
    of: Mention
    role: str
    cue: tuple[int, ...]


@cache
def cues() -> dict[str, list[Cue]]:
    """The table `membership.tsv` by the first word's match key."""
    table: dict[str, list[Cue]] = defaultdict(list)
    for _, row in rows(path("seeds", "lexicon", "ar", "membership.tsv"), ("cue", "pos", "as", "member", "of")):
        first, *rest = (match_key(word) for word in row["cue"].split())
        table[first].append(Cue(tuple(rest), row["pos"], row["as"], tuple(row["member"].split("|")), tuple(row["of"].split("|"))))
    return table


@cache
def _list_cues() -> frozenset[str]:
    """Words that open a list of members: «تضم», «المكونة من», «وهي»."""
    listed = (
        row["cue"] for _, row in rows(path("seeds", "lexicon", "ar", "membership.tsv"), ("cue", "pos")) if row["pos"] == "list"
    )
    return frozenset(match_key(cue) for cue in listed)


def memberships(sentence: Scenery, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    """The memberships a sentence states.

    Args:
        sentence: its line and verbs. kind_of: the class of an actor by id; only what can have members is taken as an
            organization.
    """
    for index, item in enumerate(sentence.items):
        if item.kind == NP and kind_of(item.who.actor if item.who else "") in _HOSTS:
            yield from _listed(sentence, index, kind_of)
        for cue in cues().get(item.key, ()) if item.key else ():
            found = _verb(sentence, index, cue) if cue.pos == "verb" else _described(sentence, index, cue)
            for stated in found:
                if kind_of(stated.of.actor) in _HOSTS and stated.member.actor != stated.of.actor:
                    yield _as_office(stated, kind_of)
        if item.kind == NP and index > 1 and items_key(sentence.items[index - 1]) in _AS:
            yield from _acting_as(sentence, index, kind_of)
    for stated in _led(sentence, kind_of):
        yield _as_office(stated, kind_of)


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
        owner.who.mention, of, "co_chair" if "مشترك" in words or "مشارك" in words else "chair", _words(sentence.items, index)
    )


def _mentions(items: Sequence[Item], index: int, *, inner: bool = True) -> list[Mention]:
    chains, _ = group(items, index)
    return [np.who.mention for part in chains for np in (part.direct or (part.nps[:1] if inner else [])) if np.who]


def _words(items: Sequence[Item], index: int) -> tuple[int, ...]:
    return tuple(range(items[index].first, items[index].last + 1))


def _verb(sentence: Scenery, index: int, cue: Cue) -> Iterator[Stated]:
    predicate = sentence.predicates.get(index)
    if predicate is None or sentence.items[index].kind != VERB:
        return
    for of in _slot(sentence, predicate, cue.of)[:1]:
        for member in _slot(sentence, predicate, cue.member):
            yield Stated(member, of, cue.role, _words(sentence.items, index))


def _slot(sentence: Scenery, predicate: Predicate, slots: Sequence[str]) -> list[Mention]:
    for slot in slots:
        if slot == "subj" and predicate.subject:
            return predicate.subject
        if slot == "obj" and predicate.antecedent and predicate.item.enclitic:
            return [np.who.mention for np in predicate.antecedent if np.who]
        groups = (
            predicate.objects[:1] if slot == "obj" else [part for part in predicate.groups if part.prep == slot and part.chains]
        )
        for part in groups:
            if found := _mentions(sentence.items, part.first):
                return found
    return []


def _described(sentence: Scenery, index: int, cue: Cue) -> Iterator[Stated]:
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
        for host in of[:1]:
            yield Stated(each, host, cue.role, _words(items, index))


def _agrees(sentence: Scenery, index: int) -> bool:
    """Whether an adjective can describe the name before it: definite, or set off by a comma."""
    set_off = index > 0 and sentence.items[index - 1].kind == PUNCT
    return set_off or sentence.words[sentence.items[index].first].key.startswith("ال")


def _is_plural(sentence: Scenery, index: int) -> bool:
    """Whether a cue is «أعضاء»."""
    return bare(sentence.words[sentence.items[index].first].key) in _list_cues()


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


def _listed(sentence: Scenery, index: int, kind_of: Callable[[str], str]) -> Iterator[Stated]:
    """«مجموعة السبع (كندا وفرنسا …)», «أعضاء المجلس الدائمون: …», «الدول الضامنة، روسيا وتركيا وإيران», and the list before its
    name: «روسيا وتركيا وإيران، الدول الضامنة».
    """
    items, host = sentence.items, sentence.items[index].who
    assert host is not None
    coalition = kind_of(host.actor) == "Coalition"
    at, opened, cued = index + 1, "", False
    while at < len(items) and at - index <= _GAP and items[at].kind != NP and not opened:
        text = sentence.words[items[at].first].text
        opened = text if items[at].kind == PUNCT else ""
        cued = cued or bare(items[at].key or items[at].surface) in _list_cues() or text in _list_cues()
        if items[at].kind == VERB and not cued:
            break
        at += 1
    while at < len(items) and items[at].kind != NP and at - index <= _GAP:
        cued = cued or bare(items[at].key or items[at].surface) in _list_cues()
        if not cued:
            break
        at += 1
    members = _alike(sentence, at, host.actor, kind_of, step=1)
    if len(members) > 2 and (cued or opened in _LISTS or (coalition and opened in _APPOSED and not items[at].conj)):
        for each in members:
            yield Stated(each, host.mention, "member", _words(items, index))
    elif coalition and index > 1 and items[index - 1].kind == PUNCT and not items[index].conj and not items[index].prep:
        before = _alike(sentence, index - 2, host.actor, kind_of, step=-1)
        if len(before) > 2 and sentence.words[items[index - 1].first].text in _COMMAS:
            for each in reversed(before):
                yield Stated(each, host.mention, "member", _words(items, index))


def _alike(sentence: Scenery, at: int, host: str, kind_of: Callable[[str], str], *, step: int) -> list[Mention]:
    """Actors of one class that stand in a row from an item on, joined by «و» or commas."""
    items = sentence.items
    found: list[Mention] = []
    while 0 <= at < len(items) and items[at].kind == NP:
        who = items[at].who
        if who is None or who.actor == host or (found and kind_of(who.actor) != kind_of(found[0].actor)):
            break
        joined = items[at].conj
        if step > 0 and found and not joined and items[at - 1].kind == NP:
            break
        found.append(who.mention)
        if step < 0 and not joined and not (at > 1 and items[at - 1].kind == PUNCT and items[at - 2].kind == NP):
            break
        at += step
        if 0 <= at < len(items) and items[at].kind == PUNCT and sentence.words[items[at].first].text in _COMMAS:
            at += step
            if step > 0 and joined and at < len(items) and not items[at].conj:  # «… والبحرين ومصر، قطر»: the list is over
                break
    return found
