"""The words of time, as data: `time-months.tsv` and `time-terms.tsv` read into indexes by first word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import BadData
from kg.reading.arabic.normalize import match_key
from kg.reading.lexicon import rows
from kg.resources import path

KINDS = (
    "weekday", "offset", "unit", "direction", "this", "number", "ten", "part", "edge", "clock", "opener", "bound", "ago", "about",
    "era", "also", "epithet", "blocks", "same", "named", "dated", "auxiliary", "happen",
)  # fmt: skip
"""What a word of `time-terms.tsv` may be; the table's head explains them."""

CALENDARS = ("gregorian", "hijri")
UNITS = ("day", "week", "month", "year")


@dataclass(frozen=True, slots=True)
class Month:
    """A month by one of its names: calendar, number, and whether the name says so without a day or year beside it."""

    calendar: str
    number: int
    alone: bool


@dataclass(slots=True)
class TimeWords:
    """The tables, by the match key of a term's first word; the longest term first.

    Attributes:
        months: the words behind the first, and the month.
        terms: by kind, the words behind the first, and the value.
        starts: first words of what may be the core of a time, where it is worth to look closer.
    """

    months: dict[str, list[tuple[tuple[str, ...], Month]]] = field(default_factory=lambda: defaultdict(list))
    terms: dict[str, dict[str, list[tuple[tuple[str, ...], str]]]] = field(default_factory=lambda: {kind: {} for kind in KINDS})
    starts: frozenset[str] = frozenset()

    def has(self, kind: str, key: str) -> bool:
        """Whether one word, by its match key, is a term of a kind.

        Example:
            >>> time_words().has("auxiliary", "كان")
            True
        """
        return any(not rest for rest, _ in self.terms[kind].get(key, ()))


@cache
def time_words() -> TimeWords:
    """The tables.

    Raises:
        BadData: an unknown kind, calendar or value; the message names file and line.

    Example:
        >>> time_words().months["ايلول"]
        [((), Month(calendar='gregorian', number=9, alone=True))]
    """
    words = TimeWords()
    file = path("seeds", "lexicon", "ar", "time-months.tsv")
    for number, row in rows(file, ("name", "calendar", "month", "alone")):
        if row["calendar"] not in CALENDARS or row["month"] not in map(str, range(1, 13)):
            told = f"{row['name']} is month {row['month']} of {row['calendar']}"
            raise BadData(f"{told}; months are 1 to 12, calendars {', '.join(CALENDARS)}", where=f"{file}, line {number}")
        first, *rest = match_key(row["name"]).split()
        words.months[first].append((tuple(rest), Month(row["calendar"], int(row["month"]), row["alone"] == "yes")))
    file = path("seeds", "lexicon", "ar", "time-terms.tsv")
    for number, row in rows(file, ("words", "kind", "value")):
        _check(row["kind"], row["value"], file, number)
        first, *rest = match_key(row["words"]).split()
        words.terms[row["kind"]].setdefault(first, []).append((tuple(rest), row["value"]))
    for months in words.months.values():
        months.sort(key=lambda entry: -len(entry[0]))
    for kind in KINDS:
        for terms in words.terms[kind].values():
            terms.sort(key=lambda entry: -len(entry[0]))
    cores = ("weekday", "offset", "unit", "this", "number", "ago", "edge")
    words.starts = frozenset({*words.months, *(first for kind in cores for first in words.terms[kind])})
    return words


def _check(kind: str, value: str, file: Path, number: int) -> None:
    where = f"{file}, line {number}"
    if kind not in KINDS:
        raise BadData(f"unknown kind {kind}; allowed are {', '.join(KINDS)}", where=where)
    fits = {
        "weekday": value in ("1", "2", "3", "4", "5", "6", "7"),
        "offset": value.lstrip("-").isdecimal(),
        "direction": value.lstrip("-").isdecimal(),
        "number": value.isdecimal(),
        "ten": value == "10",
        "era": value in CALENDARS,
        "unit": value.split(" ")[0] in UNITS and value.partition(" ")[2] in ("1", "2", "n"),
    }
    if not fits.get(kind, True):
        raise BadData(f"a {kind} has no value «{value}»; the table's head tells what it may be", where=where)
