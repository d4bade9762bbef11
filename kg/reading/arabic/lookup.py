"""Looks words up in one database: prefix, stem and suffix that go together make a reading.

The dictionaries of camel-tools are walked directly (50 µs a word, as fast as its own `Analyzer`), because that one merges prefix,
stem and suffix before their frequencies can be added up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.reading.arabic.analysis import Analysis
from kg.reading.arabic.marks import Marks, plain
from kg.reading.arabic.normalize import match_key

_PRONOUNS = {
    "1s": "ي", "1p": "نا", "2ms": "ك", "2fs": "ك", "2mp": "كم", "2fp": "كن", "2d": "كما",
    "3ms": "ه", "3fs": "ها", "3mp": "هم", "3fp": "هن", "3d": "هما",
}  # fmt: skip
_PROCLITICS = {"wa": "و", "fa": "ف", "bi": "ب", "li": "ل", "la": "ل", "lA": "ل", "ka": "ك", "sa": "س", ">a": "أ"}
_POS = {
    "noun_num": "num", "noun_quant": "noun", "adj_comp": "adj", "adj_num": "num", "adv_rel": "conj_sub",
    "adv_interrog": "interrog", "pron_interrog": "interrog", "part_interrog": "interrog", "part_voc": "part",
    "part_verb": "part", "part_focus": "part", "part_det": "part", "part_restrict": "part", "interj": "part",
    "verb_pseudo": "conj_sub", "digit": "num", "latin": "foreign", "abbrev": "noun_prop",
}  # fmt: skip
"""Parts of speech of camel-tools' full databases that have another name here."""

Features = Mapping[str, str]
Scored = tuple[float, Analysis]
"""A reading with its prior: how frequent its lemma and form are, in natural-log units."""


class Lookup:
    """Readings of words from one database.

    Args:
        database: a camel-tools `MorphologyDB` opened for analysis.
        rare: its words are ones that news hardly has.
    """

    def __init__(self, database: Any, *, rare: bool = False) -> None:
        self._rare = rare
        self._prefixes: Mapping[str, list[tuple[str, dict[str, str]]]] = database.prefix_hash
        self._stems: Mapping[str, list[tuple[str, dict[str, str]]]] = database.stem_hash
        self._prefix_stem: Mapping[str, set[str]] = database.prefix_stem_compat
        self._stem_suffix: Mapping[str, set[str]] = database.stem_suffix_compat
        self._prefix_suffix: Mapping[str, set[str]] = database.prefix_suffix_compat
        self._longest_prefix: int = database.max_prefix_size
        self._longest_suffix: int = database.max_suffix_size
        self._suffixes: dict[str, dict[str, list[dict[str, str]]]] = {}
        for letters, entries in database.suffix_hash.items():
            by_category = self._suffixes.setdefault(letters, {})
            for category, features in entries:
                by_category.setdefault(category, []).append(features)
        self._endings: dict[tuple[str, str], list[tuple[str, dict[str, str]]]] = {}
        self._ends: dict[tuple[int, int], _Ends] = {}  # by identity of prefix and suffix, which the database keeps alive

    def readings(self, word: str) -> tuple[Scored, ...]:
        """The readings of a written word without duplicates, the most frequent first; none for what is no Arabic word."""
        letters = match_key(word)
        if not letters or not letters.isalpha() or letters.isascii():
            return ()
        marks = Marks(word)
        found: dict[_Values, float] = {}  # an `Analysis` is made once it is known to stay
        for prefix, stem, suffix in self._matches(letters):
            pair = (id(prefix), id(suffix))
            ends = self._ends.get(pair)
            if ends is None:
                ends = self._ends[pair] = _ends(prefix, suffix)
            values, score = _reading(ends, stem)
            if marks.signs or marks.nominal:
                analysis = Analysis(*values, self._rare)
                if not marks.allow(analysis, stem.get("form", "")):
                    continue
                score += marks.favour(analysis)
            before, after = ends.spelled
            score -= marks.distance(before + stem.get("diac", "") + after)
            if score > found.get(values, -99.0):
                found[values] = score
        return tuple((score, Analysis(*values, self._rare)) for values, score in sorted(found.items(), key=lambda item: -item[1]))

    def _matches(self, letters: str) -> Iterator[tuple[Features, Features, Features]]:
        size = len(letters)
        tails = [
            (stop, letters[stop:])
            for stop in range(max(1, size - self._longest_suffix), size + 1)
            if letters[stop:] in self._suffixes
        ]
        for start in range(min(self._longest_prefix, size - 1) + 1):
            prefixes = self._prefixes.get(letters[:start])
            if prefixes is None:
                continue
            for stop, tail in tails:
                stems = self._stems.get(letters[start:stop]) if stop > start else None
                if stems is None:
                    continue
                for stem_category, stem in stems:
                    endings = self._endings_of(stem_category, tail)
                    if not endings:
                        continue
                    for prefix_category, prefix in prefixes:
                        if stem_category not in self._prefix_stem.get(prefix_category, ()):
                            continue
                        allowed = self._prefix_suffix.get(prefix_category, ())
                        for suffix_category, suffix in endings:
                            if suffix_category in allowed:
                                yield prefix, stem, suffix

    def _endings_of(self, stem_category: str, letters: str) -> list[tuple[str, dict[str, str]]]:
        wanted = (stem_category, letters)
        if wanted not in self._endings:
            by_category = self._suffixes[letters]
            categories = sorted(by_category.keys() & self._stem_suffix.get(stem_category, set()))
            self._endings[wanted] = [(category, features) for category in categories for features in by_category[category]]
        return self._endings[wanted]


@dataclass(frozen=True, slots=True)
class _Ends:
    """What a prefix and a suffix say together; they go together so often that it is worked out once."""

    spelled: tuple[str, str]
    cost: float
    said: Mapping[str, str]
    proclitics: tuple[str, ...]


_SILENT = frozenset({"-", "", "na", "u"})
_FEATURES = ("pos", "asp", "vox", "per", "gen", "num", "mod", "prc0", "prc1", "prc2", "prc3", "enc0")


def _ends(prefix: Features, suffix: Features) -> _Ends:
    said = {name: found for part in (suffix, prefix) for name in _FEATURES if (found := part.get(name, "-")) not in _SILENT}
    return _Ends(
        spelled=(prefix.get("diac", ""), suffix.get("diac", "")),
        cost=float(prefix.get("cost", 0)) + float(suffix.get("cost", 0)),
        said=said,
        proclitics=_proclitics(said),
    )


def _proclitics(said: Features) -> tuple[str, ...]:
    parts = (said.get(name, "0") for name in ("prc3", "prc2", "prc1"))
    return tuple(_PROCLITICS.get(part.split("_")[0], "") for part in parts if part != "0" and part not in _SILENT)


_Values = tuple[str, str, str, str, str, str, str, bool, str, str, tuple[str, ...], str, str]
"""The fields of an `Analysis` in its order, but for `rare`."""


def _reading(ends: _Ends, stem: Features) -> tuple[_Values, float]:
    """Merge three entries as camel-tools does: suffix and prefix speak where they have a value, else the stem."""
    said = ends.said

    def value(name: str) -> str:
        found = said.get(name)
        if found is None:
            found = stem.get(name, "")
            return "" if found in _SILENT else found
        return found

    pos, enclitic = value("pos"), value("enc0")
    verbal = pos == "verb"
    aspect = value("asp") if verbal else ""
    voice = value("vox") if verbal else ""
    score = float(stem.get("freq", stem.get("pos_lex_logprob", 0))) - ends.cost
    if voice == "p":
        score += float(stem.get("vox_p" if aspect == "p" else "vox_i", 0))
    if pos == "adj" and enclitic not in ("", "0"):
        score -= 2.5
    return (
        plain(stem["lex"]),
        _POS.get(pos, pos),
        aspect,
        voice,
        value("per"),
        value("gen"),
        value("num"),
        value("prc0") == "Al_det",
        value("kind"),
        value("verb"),
        ends.proclitics or (_proclitics(stem) if stem.get("prc1", "0") != "0" else ()),
        _PRONOUNS.get(enclitic.split("_")[0], "") if enclitic else "",
        value("mod") if verbal else "",
    ), score
