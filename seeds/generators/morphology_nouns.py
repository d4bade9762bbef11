"""Noun and adjective forms for the morphology database: which endings a written base takes.

A base is filed with the set of endings it takes (`CLASSES` of letters after it). Ends that change before an ending (ة, ى, ء, a
defective ي) give several bases.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

PRONOUNS = {
    "3ms": "ه",
    "3fs": "ها",
    "3mp": "هم",
    "3fp": "هن",
    "3d": "هما",
    "1s": "ي",
    "1p": "نا",
    "2ms": "ك",
    "2mp": "كم",
    "2d": "كما",
}
"""Possessive pronouns, by person, gender and number."""


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """One suffix category of nouns.

    `letters` are the spellings it has, `gender` and `number` what it says over the stem ('-' for nothing). `state` says what
    may stand before the word: `a` anything, `i` only a conjunction (it is indefinite), `c` no article (a genitive
    or pronoun follows). `cost` is how much rarer the ending is than the bare word, in natural-log units.
    """

    name: str
    letters: tuple[str, ...]
    gender: str
    number: str
    state: str
    pronoun: bool
    cost: float


ENDINGS = {
    ending.name: ending
    for ending in (
        Ending("nB", ("",), "-", "-", "a", False, 0.0),
        Ending("nA", ("ا",), "-", "-", "i", False, 0.5),
        Ending("nP", ("",), "-", "-", "c", True, 0.5),
        Ending("nD", ("ان", "ين"), "-", "d", "a", False, 2.0),
        Ending("nC", ("ا", "ي"), "-", "d", "c", False, 6.0),
        Ending("nCP", ("ا", "ي"), "-", "d", "c", True, 5.0),
        Ending("tB", ("ه",), "f", "-", "a", False, 0.0),
        Ending("tP", ("ت",), "f", "-", "c", True, 0.5),
        Ending("tD", ("تان", "تين"), "f", "d", "a", False, 2.0),
        Ending("tC", ("تا", "تي"), "f", "d", "c", False, 3.0),
        Ending("tCP", ("تا", "تي"), "f", "d", "c", True, 4.0),
        Ending("qB", ("ه",), "-", "-", "a", False, 0.0),
        Ending("qP", ("ت",), "-", "-", "c", True, 0.5),
        Ending("aB", ("ات",), "f", "p", "a", False, 0.5),
        Ending("aP", ("ات",), "f", "p", "c", True, 1.0),
        Ending("wB", ("ون", "ين"), "m", "p", "a", False, 0.5),
        Ending("wC", ("و", "ي"), "m", "p", "c", False, 2.5),
        Ending("wP", ("و", "ي"), "m", "p", "c", True, 2.5),
    )
}
ENDINGS |= {
    "r" + name: replace(ENDINGS[name], name="r" + name, cost=ENDINGS[name].cost + 3.0)
    for name in ("tB", "tP", "tD", "tC", "tCP", "aB", "aP")
}
_BASE = {"nB", "nP"}
_DUAL = {"nD", "nC", "nCP"}
_FEMININE = {"tB", "tP", "tD", "tC", "tCP"}
_PLURAL_AT = {"aB", "aP"}
_PLURAL_UN = {"wB", "wC", "wP"}

Base = tuple[str, frozenset[str], str, str]
"""Correct spelling of a base, names of the endings it takes, its own gender, its own number."""


def rare_feminine(bases: Iterable[Base]) -> Iterator[Base]:
    """The same bases with the feminine of a role noun marked rare: «مفاوضات» is rather the plural of مفاوضة than of مفاوض."""
    for spelled, endings, gender, number in bases:
        yield spelled, frozenset("r" + name if "r" + name in ENDINGS else name for name in endings), gender, number


def decline(word: str, gender: str, number: str, *, dual: bool) -> Iterator[Base]:
    """The bases of one singular or broken plural, without its feminine or sound plural.

    Args:
        word: correct spelling; a defective noun is written with its ي («قاضي»).
        gender, number: of this word.
        dual: whether it has a dual.
    """
    pair = _DUAL if dual else set()
    if word.endswith("ة"):
        yield word[:-1], frozenset(_FEMININE if dual else {"qB", "qP"}), gender, number
    elif word.endswith("ى"):
        yield word, frozenset({"nB"}), gender, number
        yield word[:-1] + "ا", frozenset({"nP"}), gender, number
        if dual:
            yield word[:-1] + "ي", frozenset(pair), gender, number
    elif word.endswith("اء"):
        yield word, frozenset(_BASE | pair), gender, number
        for seat in "ؤئ":
            yield word[:-1] + seat, frozenset({"nP"}), gender, number
    elif word.endswith("ء"):
        yield word, frozenset(_BASE | {"nA"} | pair), gender, number
        for seat in "ؤئ":
            yield word[:-1] + seat, frozenset({"nP", "nA"} | pair if seat == "ئ" else {"nP"}), gender, number
    elif word.endswith("أ"):
        yield word, frozenset(_BASE | pair), gender, number
        for seat in "ؤئ":
            yield word[:-1] + seat, frozenset({"nP"}), gender, number
    else:
        yield word, frozenset(_BASE | {"nA"} | pair), gender, number


def defective(word: str) -> Iterator[Base]:
    """The bases of a defective participle or adjective, given with its ي: «داعي» -> داعٍ، الداعي، داعية، داعون."""
    yield word, frozenset(_BASE | {"nA"} | _DUAL | _FEMININE | _PLURAL_AT), "m", "s"
    yield word[:-1], frozenset({"nB"} | _PLURAL_UN), "m", "s"


def adjective(word: str) -> Iterator[Base]:
    """The bases of a regular adjective or participle with ة, ات and ون."""
    if word.endswith("ى"):
        yield from decline(word, "m", "s", dual=True)
        yield word[:-1] + "ا", frozenset(_FEMININE), "f", "s"
        yield word[:-1] + "ي", frozenset(_PLURAL_AT), "f", "p"
        yield word[:-1], frozenset(_PLURAL_UN), "m", "p"
    else:
        yield from decline(word, "m", "s", dual=True)
        stem = word[:-1] + "ئ" if word.endswith("يء") else word
        yield stem, frozenset(_FEMININE | _PLURAL_AT | _PLURAL_UN), "m", "s"


def sound_plural(word: str, kind: str) -> Iterator[Base]:
    """The bases of «+ات» or «+ون» of a singular."""
    stem = word[:-1] if word.endswith("ة") else word
    if word.endswith("ى"):
        stem = word[:-1] + "ي" if kind == "+ات" else word[:-1]
    endings = _PLURAL_AT if kind == "+ات" else _PLURAL_UN
    yield stem, frozenset(endings), "f" if kind == "+ات" else "m", "p"
