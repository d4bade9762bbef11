"""The actor base in memory: names to actors, demonyms to states, offices to their holders on a day.

Read from the Turtle of `seeds/actors/` (and of a user's own files) once, when text is read. Names are kept as match keys, word
by word, so that a
text is looked up with the same normalizer that stored them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from kg.errors import BadData
from kg.model import ACTOR_KINDS, Actor, Place
from kg.reading.actor_files import ALT, BASE, KG, LABEL, ORG, RDF_TYPE, SCHEMA, Subjects, Values, local, read, texts
from kg.reading.actor_files import surname_of as surname_of
from kg.reading.actor_files import words_of as words_of
from kg.reading.arabic.normalize import match_key
from kg.reading.base_checks import check
from kg.resources import files

NAME, CAPITAL, SEAT, SHORT = "name", "capital", "seat", "surname"
"""What kind of name an alias is; also the reason a mention resolved by it carries."""


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
        family_first: states whose persons are named by family name first.
        places: what is a place and no actor, by id. sites: first word of its name -> the words behind it, the place's id, and
            whether the name is marked ambiguous. capitals: id of a state -> id of its capital.
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
    family_first: frozenset[str] = frozenset()
    places: dict[str, Place] = field(default_factory=dict)
    sites: dict[str, list[tuple[tuple[str, ...], str, bool]]] = field(default_factory=lambda: defaultdict(list))
    capitals: dict[str, str] = field(default_factory=dict)

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

    def chaired(self, leader: str) -> str:
        """The coalition that a state is known to lead, empty when none or several.

        Example:
            >>> load().chaired("state/SAU")
            'coalition/saudi-led-coalition'
        """
        led = {each.organization for each in self.held.get(leader, ()) if each.role == "chair"}
        coalitions = [organization for organization in led if self.actors[organization].kind == "Coalition"]
        return coalitions[0] if len(coalitions) == 1 else ""

    def owners(self, words: Sequence[str]) -> list[tuple[str, bool]]:
        """Whom a name stands for, given as match keys of its words, and whether it is marked ambiguous there; no mere surnames.

        Example:
            >>> load().owners(["قطر"])
            [('state/QAT', True)]
        """
        entries = self.names.get(words[0], ()) if words else ()
        return [(each.actor, each.ambiguous) for each in entries if each.rest == tuple(words[1:]) and each.kind != SHORT]

    def add_name(self, words: Sequence[str], actor: str, kind: str, *, ambiguous: bool = False) -> None:
        """Register one name, given as match keys of its words."""
        entries = self.names[words[0]]
        entry = Entry(tuple(words[1:]), actor, kind, ambiguous)
        if entry not in entries:
            entries.append(entry)


@cache
def load(more: tuple[Path, ...] = ()) -> Gazetteer:
    """The shipped actor base, and a user's own files on top of it.

    The user's files are checked here; the shipped ones are in the tests, which costs reading nothing.

    Args:
        more: Turtle files with further actors in the terms of `ontology/geokg.ttl`.

    Raises:
        BadData: a file is not Turtle; or, in a user's file, an actor has no Arabic label, a name belongs to two actors and is not
            marked `kg:ambiguousLabel` for both, or something else is wrong that `kg.reading.base_checks` knows. The message names
            file, actors and remedy.

    Example:
        >>> load().names["قطر"][-1].actor
        'state/QAT'
    """
    subjects = read([*files("seeds/actors", "*.ttl"), *more])
    base = _index(subjects)
    for path in more:
        problems = check(read([path]), subjects, base.owners)
        if problems:
            further = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
            raise BadData(problems[0] + further, where=str(path))
    return base


def _index(subjects: Subjects) -> Gazetteer:
    base = Gazetteer()
    kinds = {KG + kind: kind for kind in ACTOR_KINDS}
    iso = {subject: values[KG + "iso3"][0].value for subject, values in subjects.items() if KG + "iso3" in values}
    places: list[tuple[str, str, str]] = []
    base.family_first = frozenset(local(subject) for subject, values in subjects.items() if KG + "familyNameFirst" in values)
    for subject, values in sorted(subjects.items()):
        kind = next((kinds[t.value] for t in values.get(RDF_TYPE, ()) if t.value in kinds), None)
        if kind is not None:
            _add_actor(base, local(subject), kind, values, iso)
        for relation, name in ((KG + "capitalOf", CAPITAL), (KG + "seatOf", SEAT)):
            places += [(subject, local(owner.value), name) for owner in values.get(relation, ())]
        if ORG + "member" in values and ORG + "organization" in values and KG + "role" in values:
            _add_tenure(base, values, subjects)
    for subject, owner, name in places:
        values = subjects[subject]
        marked = {label.value for label in values.get(KG + "ambiguousLabel", ())}
        for label in texts(values, LABEL, ALT):
            base.add_name(words_of(label), owner, name, ambiguous=label in marked)
    for entries in base.names.values():
        entries.sort(key=lambda entry: (-len(entry.rest), entry.kind, entry.actor))
    for subject, values in sorted(subjects.items()):
        if any(kind.value == KG + "Place" for kind in values.get(RDF_TYPE, ())):
            _add_place(base, local(subject), values)
    return base


def _add_place(base: Gazetteer, place: str, values: Values) -> None:
    ar, en = (tuple(texts(values, LABEL, ALT, language=language)) for language in ("ar", "en"))
    base.places[place] = Place(place, ar, en)
    marked = {label.value for label in values.get(KG + "ambiguousLabel", ())}
    for label in ar:
        words = words_of(label)
        if words:
            base.sites[words[0]].append((tuple(words[1:]), place, label in marked))
            base.sites[words[0]].sort(key=lambda site: (-len(site[0]), site[1]))
    for state in values.get(KG + "capitalOf", ()):
        base.capitals.setdefault(local(state.value), place)


def _add_actor(base: Gazetteer, actor_id: str, kind: str, values: Values, iso: Mapping[str, str]) -> None:
    marked = {label.value for label in values.get(KG + "ambiguousLabel", ())}
    ar, en = (tuple(texts(values, LABEL, ALT, language=language)) for language in ("ar", "en"))
    acts_for = next((local(state.value) for state in values.get(KG + "actsFor", ())), "")
    base.actors[actor_id] = Actor(actor_id, kind, ar, en, iso3=iso.get(BASE + actor_id, ""), acts_for=acts_for)
    gender = next((value.value for value in values.get(KG + "gender", ())), "")
    base.gender[actor_id] = {"male": "m", "female": "f"}.get(gender, "")
    for label in (*ar, *(other for other in marked if other not in ar)):
        words = words_of(label)
        if words:
            base.add_name(words, actor_id, NAME, ambiguous=label in marked)
    if kind == "Person" and ar:
        for label in ar:
            short = surname_of(words_of(label))
            forms = {short, short[-2:] if "عبد" in short[:-1] else short}  # «بن عبد العزيز» is also «عبد العزيز»
            if short and acts_for in base.family_first:  # «كيم», but «قمة ترامب وأون» too
                forms.add(tuple(words_of(label)[:1]))
            for form in forms:
                if len("".join(form)) > 2:
                    base.add_name(form, actor_id, SHORT, ambiguous=True)
    for name in texts(values, KG + "demonym"):
        base.demonyms[match_key(name)] = actor_id
        base.nisbas.setdefault(actor_id, name)
    for name in texts(values, KG + "demonym", language="en"):
        base.adjectives.setdefault(actor_id, name)
    for plural in values.get(KG + "demonymPlural", ()):
        base.plurals[match_key(plural.value)] = actor_id


def _add_tenure(base: Gazetteer, values: Values, subjects: Subjects) -> None:
    interval: Values = {}
    if ORG + "memberDuring" in values:
        interval = subjects.get(values[ORG + "memberDuring"][0].value, {})
    begin = next((value.value for value in interval.get(SCHEMA + "startDate", ())), "")
    end = next((value.value for value in interval.get(SCHEMA + "endDate", ())), "")
    person, organization = local(values[ORG + "member"][0].value), local(values[ORG + "organization"][0].value)
    tenure = Tenure(person, organization, values[KG + "role"][0].value, begin, end)
    base.tenures[tenure.organization, tenure.role].append(tenure)
    base.held[tenure.person].append(tenure)
