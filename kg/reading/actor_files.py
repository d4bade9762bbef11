"""The Turtle of the actor base as plain tables, and names as words: what the gazetteer and the checks of the base both read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BadData
from kg.reading.arabic.normalize import match_key

BASE = "https://w3id.org/geokg/resource/"
KG = "https://w3id.org/geokg/ontology#"
ORG = "http://www.w3.org/ns/org#"
SCHEMA = "https://schema.org/"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"

Term = ox.NamedNode | ox.Literal
Values = Mapping[str, list[Term]]
"""Property -> its values, of one subject."""

Subjects = Mapping[str, Values]
"""IRI of a subject -> its properties."""

_WORD = re.compile(r"[^\W_]+")
_PARTICLES = frozenset(
    match_key(word)
    for word in (
        "بن", "ابن", "بنت", "أبو", "أبي", "أبا", "بو", "أم", "آل", "عبد", "ولد", "فان", "فون", "دن", "دير", "دي", "ديل", "دو",
        "دا", "دوس", "لو", "سان",
    )
)  # fmt: skip
"""What belongs to the name behind it."""


def words_of(name: str) -> list[str]:
    """A name as the match keys of its words; punctuation and hyphens fall away.

    Example:
        >>> words_of("حلف شمال الأطلسي (الناتو)")
        ['حلف', 'شمال', 'الاطلسي', 'الناتو']
    """
    return [match_key(word) for word in _WORD.findall(re.sub(r"[\u064b-\u065f\u0670\u0640]", "", name))]


def surname_of(words: Sequence[str]) -> tuple[str, ...]:
    """The part of a person's name that newspapers use alone: the last word, with all particles that belong to it.

    A single name has none, nor has one that is nothing but particles and a word («أبو مازن»).

    Example:
        >>> surname_of(["محمد", "بن", "سلمان"]), surname_of(["اورسولا", "فون", "دير", "لاين"])
        (('بن', 'سلمان'), ('فون', 'دير', 'لاين'))
    """
    begin = len(words) - 1
    while begin > 0 and words[begin - 1] in _PARTICLES:
        begin -= 1
    return tuple(words[begin:]) if begin > 0 else ()


def read(paths: Iterable[Path]) -> Subjects:
    """What some files say, put together by subject.

    Raises:
        BadData: a file is not Turtle; the message gives the line.
    """
    subjects: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
    for path in paths:
        try:
            for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
                subjects[quad.subject.value][quad.predicate.value].append(quad.object)
        except SyntaxError as problem:
            where = f"{path}, line {problem.lineno}" if problem.lineno else str(path)
            raise BadData(
                f"not Turtle: {problem.msg}; the actor base is Turtle in the terms of ontology/geokg.ttl", where=where
            ) from None
    return subjects


def texts(values: Values, *properties: str, language: str = "ar") -> list[str]:
    """The texts of some properties in a language, each once.

    Example:
        >>> texts({LABEL: [ox.Literal("فرنسا", language="ar"), ox.Literal("France", language="en")]}, LABEL)
        ['فرنسا']
    """
    found = (each for name in properties for each in values.get(name, ()) if isinstance(each, ox.Literal))
    return list(dict.fromkeys(each.value for each in found if each.language == language))


def local(iri: str) -> str:
    """An IRI as the id of an actor: its path below the base."""
    return iri.removeprefix(BASE)
