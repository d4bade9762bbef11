"""When an annotated actor and an actor of a graph are the same one.

Annotators write names, graphs have addresses and several labels, so the two meet by name. The rules, in this order:

1. A name in common, of whatever language, unless the two belong to different states.
2. States: the same ISO 3166-1 code. A state is nothing but a state.
3. Never, when the two belong to different states.
4. Persons: all words of one name occur in the other («ماكرون», «إيمانويل ماكرون»), one of them of more than two letters.
   Others: names alike to 86 of 100, their words sorted (token sort ratio, the normalized Indel similarity of RapidFuzz),
   or all words of one name, two at least, in the other.

Names are compared without case, marks, punctuation, articles, and the letters that Arabic newspapers interchange.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import fuzz

ALIKE = 86
"""From what token sort ratio on, of 100, two names are one."""

_ARTICLES = frozenset(("the", "of", "al", "el"))
_LETTERS = str.maketrans("أإآٱىةؤئ", "اااايهوي", "\u0640")
_PREFIX = re.compile(r"^(?:[وبفك]?ال|لل)(?=..)")
_NO_LETTER = re.compile(r"[^\w\s]")


def name_key(name: str) -> str:
    """What of a name is compared.

    Example:
        >>> name_key("الأُمم المتّحدة"), name_key("The United Nations")
        ('امم متحده', 'united nations')
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter)).translate(_LETTERS)
    words = _NO_LETTER.sub(" ", plain).split()
    return " ".join(_PREFIX.sub("", word) for word in words if word not in _ARTICLES)


@dataclass(frozen=True, slots=True, eq=False)
class Named:
    """An actor as its names: annotated, or of a graph.

    Attributes:
        name: the one shown, English where there is one.
        keys: all names, as `name_key` makes them.
        kind: the annotators' type (`state`, `person` …); empty for actors of a graph.
        code: ISO 3166-1 alpha-3, for states of a graph.
        country: the same of the state it belongs to or acts for; annotated states belong to themselves.
    """

    name: str
    keys: frozenset[str]
    kind: str = ""
    code: str = ""
    country: str = ""

    @property
    def state(self) -> str:
        """The code of the state it is or belongs to, or empty."""
        return self.code or self.country


def named(labels: Iterable[str | None], *, name: str, kind: str = "", code: str = "", country: str = "") -> Named:
    """An actor from its labels; empty ones do not count."""
    return Named(name, frozenset(filter(None, (name_key(label or "") for label in labels))), kind, code, country)


def same(gold: Named | None, found: Named | None) -> bool:
    """Whether an annotated actor and one of a graph are the same one; nobody is only the same as nobody.

    Example:
        >>> macron = named(["إيمانويل ماكرون", "Emmanuel Macron"], name="Emmanuel Macron", kind="person", country="FRA")
        >>> same(macron, named(["ماكرون"], name="Macron", country="FRA")), same(macron, named(["ماكرون"], name="", country="CAN"))
        (True, False)
    """
    if gold is None or found is None:
        return gold is found
    foreign = bool(gold.country and found.state and gold.country != found.state)
    if gold.keys & found.keys:
        return not foreign
    if gold.kind == "state" or found.code:
        return gold.kind == "state" and bool(found.code) and gold.country == found.code
    return not foreign and any(_alike(one, other, person=gold.kind == "person") for one in gold.keys for other in found.keys)


def same_state(gold: Named | None, found: Named | None) -> bool:
    """Likewise, with every actor reduced to its state where both have one: what dyadic event data sets count."""
    if gold is not None and found is not None and gold.state and found.state:
        return gold.state == found.state
    return same(gold, found)


def _alike(one: str, other: str, *, person: bool) -> bool:
    ours, theirs = set(one.split()), set(other.split())
    within = ours <= theirs or theirs <= ours
    if person:
        return within and any(len(word) > 2 for word in ours & theirs)
    return fuzz.token_sort_ratio(one, other) >= ALIKE or (within and min(len(ours), len(theirs)) > 1)
