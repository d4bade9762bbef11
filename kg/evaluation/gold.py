"""Annotated articles: a JSON array of documents, and what is wrong with one.

    [{"id": "paris-2021-03-04",
      "relations": [{"line": 2, "source": ACTOR, "type": "REQUEST", "target": ACTOR or null,
                     "sub": "dialogue" or null, "negated": false, "by": null or a name}],
      "roles": [{"line": 1, "person": ACTOR, "role": "head_of_state", "of": ACTOR or null}],
      "memberships": [{"line": 3, "member": ACTOR, "of": ACTOR, "as": "co_chair"}]}]

    ACTOR: {"en": "Emmanuel Macron", "ar": "إيمانويل ماكرون", "type": "person", "country": "FRA"}

`id` is the `dcterms:identifier` of the document in the graph. `line`, `sub`, `negated`, `by`, `ar`, `country`, `roles` and
`memberships` may be left out; no other fields are allowed, so that a misspelt one is not overlooked. Types are those of PLOVER
(draft 0.8, 2021).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import BadData, MissingResource
from kg.evaluation.actors import Named, named
from kg.model import PLOVER, SUBTYPES
from kg.publishing.vocabulary import ROLE

KINDS = (
    "state", "government_body", "armed_forces", "person", "igo", "armed_group", "party", "people", "coalition", "company",
    "media", "ngo", "other",
)  # fmt: skip
"""What an annotated actor may be."""

STANDINGS = ("member", "chair", "co_chair")
"""What a membership may be `as`."""

OFFICES = tuple(role for role in ROLE if role not in STANDINGS)
"""What a role may be."""

_COUNTRY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class Annotated:
    """One thing that annotators found: a relation, a role or a membership.

    Attributes:
        source: who does it, holds it, is a member. type: PLOVER type, or role. target: to whom, of what; None where nobody.
        line: where the article says it, as the annotators count; -1 when they do not tell.
    """

    source: Named
    type: str
    target: Named | None
    line: int = -1


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated article; `actors` are all that take part in anything, each once."""

    id: str
    relations: tuple[Annotated, ...]
    roles: tuple[Annotated, ...]
    memberships: tuple[Annotated, ...]
    actors: tuple[Named, ...]


def read_gold(path: Path) -> list[GoldDocument]:
    """The annotated articles of a file, in its order.

    Raises:
        MissingResource: there is no such file.
        BadData: it is no JSON, or a field is not as it should be; the message names file, document and field.
    """
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise MissingResource(f"there is no file of annotated articles {path}; docs/evaluation.md shows one") from None
    except json.JSONDecodeError as error:
        raise BadData(f"this is not JSON: {error.msg}", where=f"{path}, line {error.lineno}") from None
    except (OSError, UnicodeDecodeError) as error:
        raise BadData(f"this file cannot be read: {error}", where=str(path)) from None
    if not isinstance(found, list):
        raise BadData(f"this is {_kind(found)}; annotated articles are an array of documents", where=str(path))
    documents: list[GoldDocument] = []
    seen: set[str] = set()
    for place, each in enumerate(found, 1):
        document = _document(each, f"{path}, document {place}")
        if document.id in seen:
            raise BadData(f"two documents have the id {document.id!r}; give each its own", where=str(path))
        seen.add(document.id)
        documents.append(document)
    return documents


def _document(found: Any, where: str) -> GoldDocument:
    fields = _fields(found, where, needed=("id", "relations"), allowed=("roles", "memberships"))
    identifier = fields["id"]
    if not isinstance(identifier, str) or not identifier:
        raise BadData(f"id is {_kind(identifier)}; it is a text, the dcterms:identifier in the graph", where=where)
    where = f"{where} ({identifier})"
    reader = _Reader()
    return GoldDocument(
        identifier,
        tuple(_each(fields, "relations", where, reader.relation)),
        tuple(_each(fields, "roles", where, reader.role)),
        tuple(_each(fields, "memberships", where, reader.membership)),
        reader.in_order(),
    )


def _each(fields: Mapping[str, Any], name: str, where: str, read: Callable[[Any, str], Annotated]) -> list[Annotated]:
    found = fields.get(name, [])
    if not isinstance(found, list):
        raise BadData(f"{name} is {_kind(found)}; it is an array", where=where)
    return [read(each, f"{where}, {name}[{place}]") for place, each in enumerate(found)]


class _Reader:
    """Reads what a document holds, and keeps its actors: one a name and type, sources before targets."""

    def __init__(self) -> None:
        self._actors: dict[str, dict[tuple[str, str], Named]] = {}

    def in_order(self) -> tuple[Named, ...]:
        once: dict[tuple[str, str], Named] = {}
        for part in ("source", "target", "person", "of", "member"):
            for key, actor in self._actors.get(part, {}).items():
                once.setdefault(key, actor)
        return tuple(once.values())

    def relation(self, found: Any, where: str) -> Annotated:
        fields = _fields(found, where, needed=("source", "type", "target"), allowed=("line", "sub", "negated", "by"))
        _one_of(fields["type"], PLOVER, "type", where)
        if fields.get("sub") is not None:
            _one_of(fields["sub"], SUBTYPES, "sub", where)
        if not isinstance(fields.get("negated", False), bool):
            raise BadData(f"negated is {_kind(fields['negated'])}; it is true or false", where=where)
        if not isinstance(fields.get("by"), str | None):
            raise BadData(f"by is {_kind(fields['by'])}; it is the speaker's English name, or null", where=where)
        source = self._actor(fields["source"], "source", where)
        target = None if fields["target"] is None else self._actor(fields["target"], "target", where)
        return Annotated(source, fields["type"], target, _line(fields, where))

    def role(self, found: Any, where: str) -> Annotated:
        fields = _fields(found, where, needed=("person", "role", "of"), allowed=("line",))
        _one_of(fields["role"], OFFICES, "role", where)
        person = self._actor(fields["person"], "person", where)
        of = None if fields["of"] is None else self._actor(fields["of"], "of", where)
        return Annotated(person, fields["role"], of, _line(fields, where))

    def membership(self, found: Any, where: str) -> Annotated:
        fields = _fields(found, where, needed=("member", "of", "as"), allowed=("line",))
        _one_of(fields["as"], STANDINGS, "as", where)
        member = self._actor(fields["member"], "member", where)
        return Annotated(member, fields["as"], self._actor(fields["of"], "of", where, part="member"), _line(fields, where))

    def _actor(self, found: Any, field: str, where: str, *, part: str = "") -> Named:
        where = f"{where}, {field}"
        fields = _fields(found, where, needed=("en", "type"), allowed=("ar", "country"))
        name, arabic, country = fields["en"], fields.get("ar"), fields.get("country")
        if not isinstance(name, str) or not name.strip():
            raise BadData(f"en is {_kind(name)}; it is the actor's usual English name", where=where)
        if not isinstance(arabic, str | None):
            raise BadData(f"ar is {_kind(arabic)}; it is the fullest Arabic name of the document, or null", where=where)
        _one_of(fields["type"], KINDS, "type", where)
        if country is not None and not (isinstance(country, str) and _COUNTRY.fullmatch(country)):
            raise BadData(f"country is {country!r}; it is an ISO 3166-1 alpha-3 code such as FRA, or null", where=where)
        actor = named((name, arabic), name=name, kind=fields["type"], country=country or "")
        self._actors.setdefault(part or field, {}).setdefault((name, actor.kind), actor)
        return actor


def _fields(found: Any, where: str, *, needed: tuple[str, ...], allowed: tuple[str, ...]) -> Mapping[str, Any]:
    if not isinstance(found, dict):
        raise BadData(f"this is {_kind(found)}; it is an object with {', '.join((*needed, *allowed))}", where=where)
    lacking = [name for name in needed if name not in found]
    strange = [name for name in found if name not in needed and name not in allowed]
    if lacking or strange:
        wrong = f"the field {lacking[0]} is missing" if lacking else f"there is no field {strange[0]!r}"
        raise BadData(f"{wrong}; needed are {', '.join(needed)}, allowed are {', '.join(allowed)}", where=where)
    return found


def _one_of(value: Any, allowed: Collection[str], field: str, where: str) -> None:
    if value not in allowed:
        raise BadData(f"{field} is {value!r}; allowed are {', '.join(allowed)}", where=where)


def _line(fields: Mapping[str, Any], where: str) -> int:
    line = fields.get("line")
    if line is None:
        return -1
    if not isinstance(line, int) or isinstance(line, bool):
        raise BadData(f"line is {_kind(line)}; it is a whole number", where=where)
    return line


def _kind(value: Any) -> str:
    """What a JSON value is, for messages."""
    names = {dict: "an object", list: "an array", str: f"the text {value!r}", type(None): "null", bool: str(value).lower()}
    return names.get(type(value), f"the number {value}")
