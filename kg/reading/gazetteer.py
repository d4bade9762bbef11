"""The actor base in memory: names to actors, demonyms to states, offices to their holders on a day.

Read from the Turtle of `seeds/actors/` (and of a user's own files) once, when text is read. Names are kept as match keys, word
by word, so that a
text is looked up with the same normalizer that stored them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import BadData
from kg.model import ACTOR_KINDS, Actor
from kg.reading.arabic.normalize import match_key
from kg.resources import files

BASE = "https://w3id.org/geokg/resource/"
_KG = "https://w3id.org/geokg/ontology#"
_ORG = "http://www.w3.org/ns/org#"
_SCHEMA = "https://schema.org/"
_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
_WORD = re.compile(r"[^\W_]+")

NAME, CAPITAL, SEAT, SHORT = "name", "capital", "seat", "surname"
"""What kind of name an alias is; also the reason a mention resolved by it carries."""

_PARTICLES = frozenset(
    match_key(word)
    for word in ("بن", "أبو", "ابو", "آل", "عبد", "ابن", "أبي", "فان", "دي", "لو", "دو", "ديل", "فون", "سان", "أم")
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One name of one actor: the words after the first, the actor's id, what kind of name it is, and whether it is marked
    ambiguous.
    """

    rest: tuple[str, ...]
    actor: str
    kind: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office, from when to when; ISO dates, perhaps cut to month or year, empty when unknown or open."""

    person: str
    organization: str
    role: str
    begin: str = ""
    end: str = ""

    def holds_on(self, day: date) -> bool:
        """Whether the office was held on a day; a tenure with no known beginning is not counted.

        Example:
            >>> Tenure("person/x", "state/FRA", "head_of_state", "2017-05-14").holds_on(date(2020, 9, 28))
            True
        """
        text = day.isoformat()
        if not self.begin or self.begin > text:
            return False
        return not self.end or text[: len(self.end)] <= self.end


@dataclass(slots=True)
class Gazetteer:
    """The actor base, indexed for reading. Build it with `load`.

    Attributes:
        actors: by id.
        names: first word of a name (match key) -> its entries, longest first.
        demonyms: match key of a nisba's masculine singular, without ال -> id of the state (or people).
        plurals: match key of an irregular demonym plural -> id.
        adjectives: id of a state -> its English demonym. nisbas: the same in Arabic, as written.
        tenures: by (organization, role).
        held: offices by person.
        gender: `m` or `f` by actor id, where known.
    """

    actors: dict[str, Actor] = field(default_factory=dict)
    names: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    demonyms: dict[str, str] = field(default_factory=dict)
    plurals: dict[str, str] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    nisbas: dict[str, str] = field(default_factory=dict)
    tenures: dict[tuple[str, str], list[Tenure]] = field(default_factory=lambda: defaultdict(list))
    held: dict[str, list[Tenure]] = field(default_factory=lambda: defaultdict(list))
    gender: dict[str, str] = field(default_factory=dict)

    def holder(self, organization: str, role: str, day: date | None) -> str:
        """Who held an office on a day: a person's id, or empty when nobody or more than one is known.

        Example:
            >>> load().holder("state/FRA", "head_of_state", date(2020, 9, 28))
            'person/emmanuel-macron'
        """
        if day is None:
            return ""
        people = {tenure.person for tenure in self.tenures.get((organization, role), ()) if tenure.holds_on(day)}
        return people.pop() if len(people) == 1 else ""

    def add_name(self, words: Sequence[str], actor: str, kind: str, *, ambiguous: bool = False) -> None:
        """Register one name, given as match keys of its words."""
        entries = self.names[words[0]]
        entry = Entry(tuple(words[1:]), actor, kind, ambiguous)
        if entry not in entries:
            entries.append(entry)


def words_of(name: str) -> list[str]:
    """A name as the match keys of its words; punctuation and hyphens fall away.

    Example:
        >>> words_of("حلف شمال الأطلسي (الناتو)")
        ['حلف', 'شمال', 'الاطلسي', 'الناتو']
    """
    return [match_key(word) for word in _WORD.findall(re.sub(r"[\u064b-\u065f\u0670\u0640]", "", name))]


def surname_of(words: Sequence[str]) -> tuple[str, ...]:
    """The part of a person's name that newspapers use alone: the last word, with a particle that belongs to it.

    Example:
        >>> surname_of(["محمد", "بن", "سلمان"]), surname_of(["نيكول", "باشينيان"])
        (('بن', 'سلمان'), ('باشينيان',))
    """
    if len(words) < 2:
        return ()
    begin = len(words) - 1
    if words[begin - 1] in _PARTICLES and begin - 1 > 0:
        begin -= 1
    return tuple(words[begin:])


def _local(iri: str) -> str:
    return iri[len(BASE) :] if iri.startswith(BASE) else iri


def _triples(paths: Iterable[Path]) -> Mapping[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    subjects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
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


@cache
def load(more: tuple[Path, ...] = ()) -> Gazetteer:
    """The shipped actor base, and a user's own files on top of it.

    Args:
        more: Turtle files with further actors in the terms of `ontology/geokg.ttl`.

    Raises:
        BadData: a file is not Turtle, an actor has no label, or one name belongs to two actors and is not marked
        `kg:ambiguousLabel`.
    """
    subjects = _triples([*files("seeds/actors", "*.ttl"), *more])
    base = Gazetteer()
    kinds = {_KG + kind: kind for kind in ACTOR_KINDS}
    iso = {subject: values[_KG + "iso3"][0].value for subject, values in subjects.items() if _KG + "iso3" in values}
    places: list[tuple[str, str, str]] = []
    for subject, values in sorted(subjects.items()):
        kind = next((kinds[t.value] for t in values.get(_RDF_TYPE, ()) if t.value in kinds), None)
        if kind is not None:
            _add_actor(base, _local(subject), kind, values, iso)
        for relation, name in ((_KG + "capitalOf", CAPITAL), (_KG + "seatOf", SEAT)):
            places += [(subject, _local(owner.value), name) for owner in values.get(relation, ())]
        if _ORG + "member" in values and _ORG + "organization" in values and _KG + "role" in values:
            _add_tenure(base, values, subjects)
    for subject, owner, name in places:
        values = subjects[subject]
        marked = {label.value for label in values.get(_KG + "ambiguousLabel", ())}
        for label in (*values.get(_LABEL, ()), *values.get(_ALT, ())):
            if _language(label) == "ar":
                base.add_name(words_of(label.value), owner, name, ambiguous=label.value in marked)
    for entries in base.names.values():
        entries.sort(key=lambda entry: (-len(entry.rest), entry.kind, entry.actor))
    return base


def _language(term: ox.NamedNode | ox.Literal) -> str:
    return (term.language or "") if isinstance(term, ox.Literal) else ""


def _add_actor(
    base: Gazetteer, actor_id: str, kind: str, values: Mapping[str, list[ox.NamedNode | ox.Literal]], iso: Mapping[str, str]
) -> None:
    labels = [*values.get(_LABEL, ()), *values.get(_ALT, ())]
    marked = {label.value for label in values.get(_KG + "ambiguousLabel", ())}
    ar = tuple(dict.fromkeys(label.value for label in labels if _language(label) == "ar"))
    en = tuple(dict.fromkeys(label.value for label in labels if _language(label) == "en"))
    acts_for = next((_local(state.value) for state in values.get(_KG + "actsFor", ())), "")
    base.actors[actor_id] = Actor(actor_id, kind, ar, en, iso3=iso.get(BASE + actor_id, ""), acts_for=acts_for)
    gender = next((value.value for value in values.get(_KG + "gender", ())), "")
    base.gender[actor_id] = {"male": "m", "female": "f"}.get(gender, "")
    for label in (*ar, *(other for other in marked if other not in ar)):
        words = words_of(label)
        if words:
            base.add_name(words, actor_id, NAME, ambiguous=label in marked)
    if kind == "Person" and ar:
        for label in ar:
            short = surname_of(words_of(label))
            if short and len("".join(short)) > 2:
                base.add_name(short, actor_id, SHORT, ambiguous=True)
    for name in values.get(_KG + "demonym", ()):
        if _language(name) == "ar":
            base.demonyms[match_key(name.value)] = actor_id
            base.nisbas.setdefault(actor_id, name.value)
        else:
            base.adjectives.setdefault(actor_id, name.value)
    for name in values.get(_KG + "demonymPlural", ()):
        base.plurals[match_key(name.value)] = actor_id


def _add_tenure(
    base: Gazetteer,
    values: Mapping[str, list[ox.NamedNode | ox.Literal]],
    subjects: Mapping[str, dict[str, list[ox.NamedNode | ox.Literal]]],
) -> None:
    interval: Mapping[str, list[ox.NamedNode | ox.Literal]] = {}
    if _ORG + "memberDuring" in values:
        interval = subjects.get(values[_ORG + "memberDuring"][0].value, {})
    begin = next((value.value for value in interval.get(_SCHEMA + "startDate", ())), "")
    end = next((value.value for value in interval.get(_SCHEMA + "endDate", ())), "")
    tenure = Tenure(
        _local(values[_ORG + "member"][0].value),
        _local(values[_ORG + "organization"][0].value),
        values[_KG + "role"][0].value,
        begin,
        end,
    )
    base.tenures[tenure.organization, tenure.role].append(tenure)
    base.held[tenure.person].append(tenure)
