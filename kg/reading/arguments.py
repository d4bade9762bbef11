"""Who stands where around a verb or what acts as one: noun phrases behind it with their prepositions, where its clause begins,
and whether a subject agrees with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.model import Mention
from kg.reading.arabic.morphology import Analysis
from kg.reading.arabic.normalize import match_key
from kg.reading.clauses import (
    ADJ,
    COMP,
    NEG,
    NOUN,
    NP,
    PRON,
    REL,
    SUB,
    VERB,
    Chain,
    Item,
    group,
    is_comma,
    stops,
)  # fmt: skip
from kg.reading.function_words import function_words

_REACH = 28
_APART = frozenset(("زمن", "سوى", "سبب", "بدون", "غاية", "مثل"))
_COMMA_LIMIT = 3
_INCLUDED = 10
"""How many items behind a noun phrase it may be said whom it includes."""
_PRONOUNS = {
    "ه": ("m", "s"),
    "ها": ("f", "s"),
    "هم": ("m", "p"),
    "هن": ("f", "p"),
    "هما": ("", "d"),
    "نا": ("1", "p"),
    "ي": ("1", "s"),
    "ني": ("1", "s"),
}


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
        index: its item. item: the item itself. groups: noun phrases behind it, up to the end of its clause. stop: index of the
            item that ends them.
        comp: index of «أن/إن» that opens its content, or -1. subject: who does it. why: how the subject was found. blocked: its
            subject is no actor.
        objects: bare groups that are not the subject. antecedent: the actor a relative clause hangs on. described: the noun
            phrase it hangs on, whoever it names.
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
    described: Group | None = None
    subject_group: Group | None = None


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
        elif item.kind in (NP, NOUN) or (at == start + 1 and _stands_alone(items, at)):
            chains, end = group(items, at)
            groups.append(Group(at, end, chains[0].prep, chains))
            at = end
        else:
            at += 1
    return groups, at, -1


def _stands_alone(items: Sequence[Item], at: int) -> bool:
    """Whether an adjective right behind a verb is a noun phrase of its own: «يتهم المنتقدون», «دعت أكثر من مئة شخصية»."""
    if items[at].kind != ADJ or items[at].prep or items[at].surface.endswith("ا"):
        return False
    after = items[at + 1] if at + 1 < len(items) else None
    return after is None or after.kind != NOUN or bool(after.prep) or after.conj


def _is_hal(item: Item) -> bool:
    reading = item.reading
    return (
        item.kind in (NOUN, ADJ)
        and reading is not None
        and reading.kind == "active_participle"
        and not reading.definite
        and not item.prep
        and not item.conj
    )


def included(items: Sequence[Item], part: Group) -> list[Chain]:
    """Who a noun phrase is said to include: «الأطراف المعنية بما في ذلك تركيا وروسيا», «دول عدة من بينها مصر»."""
    for at in range(part.end, min(len(items) - 1, part.end + _INCLUDED)):
        item, after = items[at], items[at + 1]
        if stops(item) or (item.kind == VERB and items[at - 1].kind != REL):
            break
        among = item.kind == PRON and item.prep in ("بين", "من") and item.enclitic in ("ها", "هم")
        including = item.kind == REL and item.prep == "ب" and after.prep == "في"
        if (among or including) and after.kind == NP and not after.nisba:
            return group(items, at + 1)[0]
    return []


def actors_of(chains: Sequence[Chain], *, inner: bool = True) -> list[tuple[Item, bool]]:
    """Who coordinated noun phrases name: (item, whether the phrase names it itself); with `inner`, an actor inside a phrase
    stands for it.
    """
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

    Where the chosen reading does not agree and another reading of the same letters does («تواصل الطائرات» is «واصل», not
    «تواصل»), the verb becomes that one.
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


def pronoun_traits(enclitic: str) -> tuple[str, str]:
    """Gender (`1` for first person) and number of an attached pronoun.

    Example:
        >>> pronoun_traits("ها")
        ('f', 's')
    """
    return _PRONOUNS.get(enclitic, ("", ""))
