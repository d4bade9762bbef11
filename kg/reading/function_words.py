"""The small words of Arabic that hold a sentence together, as data: prepositions, connectives, words of time, nouns that act
for another.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.reading.arabic.normalize import match_key
from kg.reading.lexicon import rows
from kg.resources import path

TRANSPARENT = "transparent"
"""The slot of words that are passed over («كلا من»)."""


@dataclass(frozen=True, slots=True)
class Function:
    """The small words that make the line, by match key."""

    prepositions: dict[str, list[tuple[tuple[str, ...], str]]]
    connectives: dict[str, str]
    time: frozenset[str]
    metonyms: frozenset[str]
    collectives: frozenset[str]


@cache
def function_words() -> Function:
    """The tables `prepositions.tsv`, `connectives.tsv`, `time-words.tsv`, `metonyms.tsv` and `collectives.tsv`."""
    folder = ("seeds", "lexicon", "ar")
    prepositions: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for _, row in rows(path(*folder, "prepositions.tsv"), ("form", "slot")):
        first, *rest = (match_key(word) for word in row["form"].split())
        prepositions.setdefault(first, []).append((tuple(rest), row["slot"] or TRANSPARENT))
    for entries in prepositions.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    connectives = {
        match_key(row["word"]): row["category"] for _, row in rows(path(*folder, "connectives.tsv"), ("word", "category"))
    }
    time = frozenset(match_key(row["word"]) for _, row in rows(path(*folder, "time-words.tsv"), ("word",)))
    metonyms = frozenset(match_key(row["noun"]) for _, row in rows(path(*folder, "metonyms.tsv"), ("noun",)))
    collectives = frozenset(match_key(row["noun"]) for _, row in rows(path(*folder, "collectives.tsv"), ("noun",)))
    return Function(prepositions, connectives, time, metonyms, collectives)
