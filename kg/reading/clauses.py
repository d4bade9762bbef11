"""A sentence as a line of items, and the phrases in it: noun chains with the actors in them, coordinated or alone.

This is chunking, not parsing (after Abney's «Parsing by chunks»): Arabic news order is regular enough that who stands where in
the line, with which preposition, decides most arguments. Nothing here knows what a cue is; `line` makes the items.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.arabic.morphology import Analysis
from kg.reading.doc import Resolved

NP, NOUN, VERB, ADJ, COMP, REL, SUB, PRON, PUNCT, TIME, OTHER, NEG = [
    "np",
    "noun",
    "verb",
    "adj",
    "comp",
    "rel",
    "sub",
    "pron",
    "punct",
    "time",
    "other",
    "neg",
]


_STOPS = frozenset(":؛;.؟?!…—–")
_COMMAS = frozenset("،,")


@dataclass(slots=True)
class Item:
    """One link of the line.

    Attributes:
        kind: np (names an actor), noun, verb, adj, comp, rel, sub, pron (a preposition with a pronoun, or an own pronoun),
            punct, time, neg, other.
        first, last: word indexes, inclusive. conj: joined by «و» or its like. prep: slot of the preposition before it.
        key: match key of its lemma. surface: match key without proclitics. reading: the analysis chosen. who: the actor, for
            np. nisba: an np that is an adjective of the noun before it.
        options: all readings of a verb as a verb, for where the chosen one does not agree with its subject.
    """

    kind: str
    first: int
    last: int
    conj: bool = False
    prep: str = ""
    key: str = ""
    surface: str = ""
    reading: Analysis | None = None
    who: Resolved | None = None
    nisba: bool = False
    text: str = ""
    options: tuple[Analysis, ...] = ()

    @property
    def enclitic(self) -> str:
        """The attached pronoun, if any."""
        return self.reading.enclitic if self.reading else ""


@dataclass(slots=True)
class Chain:
    """A noun phrase without its prepositional modifiers: head and genitives, `items[first:end]`.

    Attributes:
        head: its first item. prep: the preposition before it. nps: the items in it that name actors.
    """

    first: int
    end: int
    head: Item
    prep: str
    nps: list[Item] = field(default_factory=list)

    @property
    def direct(self) -> list[Item]:
        """The actor it names itself, if its head is one."""
        return [self.head] if self.head.kind == NP and not self.head.nisba else []


def chain(items: Sequence[Item], index: int) -> Chain:
    """The noun phrase that begins at an item: head, adjectives and genitives that follow without preposition or «و»."""
    head = items[index]
    end = index + 1
    while end < len(items):
        item = items[end]
        if item.kind not in (NP, NOUN, ADJ) or item.prep or (item.conj and not item.nisba):
            break
        if _again(items[end - 1], item):  # «مندوب إسرائيل | داني دانون»
            end += 1
            continue
        if item.kind == NP and not item.nisba and head.kind == NP and not head.nisba:
            break
        if item.kind == NP and not item.nisba and items[end - 1].kind == NP:
            break
        if items[end - 1].kind == ADJ and end - 1 > index and item.kind != ADJ and not item.nisba:
            break  # an adjective closes a noun phrase: «في بيان رسمي | الدول»
        if item.kind == NP and not item.nisba and end - 1 > index and _closed(items[end - 1]):
            break  # so does the article: «وزراء الخارجية العرب | إسرائيل»
        if item.kind == NOUN and (head.kind == NP or (items[end - 1].kind == NP and not items[end - 1].nisba)):
            break
        end += 1
    nps = [
        item
        for at, item in enumerate(items[index:end], index)
        if item.kind == NP and (at == index or not _again(items[at - 1], item))
    ]
    return Chain(index, end, head, head.prep, nps)


def _again(before: Item, item: Item) -> bool:
    """Whether a name says again who was named right before it."""
    same = before.who is not None and item.who is not None and before.who.actor == item.who.actor
    return same and not (item.prep or item.conj or item.nisba or before.nisba)


def _closed(item: Item) -> bool:
    return item.kind == NOUN and item.surface.startswith("ال") and item.reading is not None and item.reading.definite


def group(items: Sequence[Item], index: int) -> tuple[list[Chain], int]:
    """The coordinated noun phrases that begin at an item («فرنسا وألمانيا وإيران»), and the index behind them."""
    chains = [chain(items, index)]
    end = chains[0].end
    while end < len(items):
        item = items[end]
        if item.kind == PUNCT and item.text in _COMMAS and end + 1 < len(items) and chains[0].head.kind == NP:
            following = items[end + 1]
            if _again(items[end - 1], following):
                end = chain(items, end + 1).end
                continue
            after = chain(items, end + 1).end if following.kind == NP else end
            listed = (
                following.kind == NP
                and not following.prep
                and after < len(items)
                and items[after].kind == NP
                and items[after].conj
            )
            if listed and not following.conj:
                chains.append(chain(items, end + 1))
                end = chains[-1].end
                continue
            break
        if item.kind in (NP, NOUN) and item.conj and item.prep in ("", chains[0].prep) and not item.nisba:
            chains.append(chain(items, end))
            end = chains[-1].end
            continue
        break
    return chains, end


def name_up_to(items: Sequence[Item], last: int) -> Item | None:
    """The name of the noun phrase that ends with an item, its adjectives passed over: «حزب العمال التركي المحظور»."""
    at = last
    while at > 0 and (items[at].kind == ADJ and not items[at].conj or items[at].nisba) and not items[at].prep:
        if items[at].kind == ADJ and items[at - 1].kind not in (ADJ, NP):
            return None
        at -= 1
    return items[at] if at >= 0 and items[at].kind == NP and not items[at].nisba else None


def stops(item: Item) -> bool:
    """Whether punctuation ends a clause outright (a comma does not)."""
    return item.kind == PUNCT and item.text in _STOPS


def is_comma(item: Item) -> bool:
    """Whether an item is a comma."""
    return item.kind == PUNCT and item.text in _COMMAS
