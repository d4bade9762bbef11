"""Lists of members: «مجموعة السبع (كندا وفرنسا …)», «أعضاء المجلس: …», «روسيا وتركيا وإيران، الدول الضامنة»."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.model import Mention
from kg.reading.arabic.normalize import match_key
from kg.reading.clauses import NP, PUNCT, VERB, Item
from kg.reading.frames import Scenery
from kg.reading.lexicon import bare, rows
from kg.resources import path

_LISTS = frozenset(":(")
COMMAS = frozenset("،,")
_APPOSED = COMMAS | {""}
_GAP = 4
"""Items that may stand between an organization and the list of its members."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One way of saying a membership: the words behind the first, the part of speech, the role, and where member and
    organization stand, the classes of organization it is said of (any, if none), and words of which the object is one.
    """

    rest: tuple[str, ...]
    pos: str
    role: str
    member: tuple[str, ...]
    of: tuple[str, ...]
    hosts: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


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
    for _, row in rows(path("seeds", "lexicon", "ar", "membership.tsv"), ("cue", "pos", "as", "member", "of", "hosts", "needs")):
        first, *rest = (match_key(word) for word in row["cue"].split())
        member, of, hosts = (row[column].split("|") for column in ("member", "of", "hosts"))
        needs = frozenset(match_key(word) for word in row["needs"].split(",") if word)
        cue = Cue(tuple(rest), row["pos"], row["as"], tuple(member), tuple(of), frozenset(hosts) - {""}, needs)
        table[first].append(cue)
    return table


@cache
def list_cues() -> frozenset[str]:
    """Words that open a list of members: «تضم», «المكونة من», «وهي»."""
    listed = (
        row["cue"] for _, row in rows(path("seeds", "lexicon", "ar", "membership.tsv"), ("cue", "pos")) if row["pos"] == "list"
    )
    return frozenset(match_key(cue) for cue in listed)


def listed(sentence: Scenery, index: int, kind_of: Callable[[str], str]) -> Iterator[Stated]:
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
        cued = cued or bare(items[at].key or items[at].surface) in list_cues() or text in list_cues()
        if items[at].kind == VERB and not cued:
            break
        at += 1
    while at < len(items) and items[at].kind != NP and at - index <= _GAP:
        cued = cued or bare(items[at].key or items[at].surface) in list_cues()
        if not cued:
            break
        at += 1
    members = _alike(sentence, at, host.actor, kind_of, step=1)
    if len(members) > 2 and (cued or opened in _LISTS or (coalition and opened in _APPOSED and not items[at].conj)):
        for each in members:
            yield Stated(each, host.mention, "member", words_of(items, index))
    elif coalition and index > 1 and items[index - 1].kind == PUNCT and not items[index].conj and not items[index].prep:
        before = _alike(sentence, index - 2, host.actor, kind_of, step=-1)
        if len(before) > 2 and sentence.words[items[index - 1].first].text in COMMAS:
            for each in reversed(before):
                yield Stated(each, host.mention, "member", words_of(items, index))


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
        if 0 <= at < len(items) and items[at].kind == PUNCT and sentence.words[items[at].first].text in COMMAS:
            at += step
            if step > 0 and joined and at < len(items) and not items[at].conj:  # «… والبحرين ومصر، قطر»: the list is over
                break
    return found


def words_of(items: Sequence[Item], index: int) -> tuple[int, ...]:
    """The words of an item."""
    return tuple(range(items[index].first, items[index].last + 1))
