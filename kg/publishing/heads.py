"""The head of a saved query: grlc decorators, lines that open with `#+`, read strictly.

They are YAML (https://github.com/CLARIAH/grlc): `summary`, `description`, `tags`, `defaults` as grlc knows them, and ours beside:
the Arabic `summary-ar` and `description-ar`, `params` with type and titles, and `example`. Read here is the part of YAML that is
needed: maps by indentation of two, lists of words or of single pairs, texts plain or in double quotes, each on one line.
Whatever else is refused with its line, so that a slip in a head is not silently another meaning.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.errors import BadData

TYPES: Mapping[str, str] = {
    "actor": "iri",
    "class": "iri",
    "document": "iri",
    "date": "xsd_date",
    "integer": "integer",
    "language": "",
    "text": "",
}
"""Type of a parameter -> how its variable ends after `?_name_`, as grlc asks: `?_actor_iri`, `?__from_xsd_date`, `?_lang`."""

_KEYS = ("summary", "summary-ar", "description", "description-ar", "tags", "params", "defaults", "example")
_NEEDED = _KEYS[:5]
_PARAM_KEYS = ("type", "title", "title-ar")
_PAIR = re.compile(r"([\w-]+):(?: (.*))?$")
_Node = str | list["_Node"] | dict[str, "_Node"]


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter of a saved query.

    Attributes:
        name: what callers write.
        type: one of `TYPES`.
        title: by language, `en` and `ar`.
        default: its value where none is given; None for none.
        required: it must be given, for it has no default and its variable begins with a single underscore.
        variable: its name in the query, without `?`.
    """

    name: str
    type: str
    title: Mapping[str, str]
    default: str | None
    required: bool
    variable: str


@dataclass(frozen=True, slots=True)
class Head:
    """What a query's decorators say; `title` and `description` by language."""

    title: Mapping[str, str]
    description: Mapping[str, str]
    tags: tuple[str, ...]
    params: tuple[Param, ...]
    example: str


def read_head(text: str, *, variables: Sequence[str], where: str) -> Head:
    """Reads the decorators of a query and matches them with its variables.

    Args:
        text: the whole query.
        variables: the variables it uses.
        where: its file, for messages.

    Raises:
        BadData: a line that is not understood, an unknown or missing key, a parameter that the query does not use.
    """
    lines = [(number, line[2:]) for number, line in enumerate(text.splitlines(), start=1) if line.startswith("#+")]
    lines = [(number, line) for number, line in lines if line.strip()]
    tree, rest = _block(lines, 1, where)
    if rest or not isinstance(tree, dict):
        raise BadData(
            "the indentation is not understood; it is two blanks a level", where=f"{where}, line {rest[0][0] if rest else 1}"
        )
    _expect(tree, _KEYS, _NEEDED, where)
    texts = {key: value for key, value in tree.items() if isinstance(value, str)}
    return Head(
        title={"en": texts["summary"], "ar": texts["summary-ar"]},
        description={"en": texts["description"], "ar": texts["description-ar"]},
        tags=tuple(str(tag) for tag in tree["tags"]),
        params=_params(tree, variables, where),
        example=texts.get("example", ""),
    )


def _params(tree: Mapping[str, _Node], variables: Sequence[str], where: str) -> tuple[Param, ...]:
    declared, defaults = tree.get("params", {}), {}
    for pair in tree.get("defaults", []):
        if not isinstance(pair, dict):
            raise BadData("defaults are pairs, as in «- lang: en»", where=where)
        defaults.update(pair)
    if not isinstance(declared, dict):
        raise BadData("params is a map from names to type, title and title-ar", where=where)
    params = []
    for name, said in declared.items():
        if not isinstance(said, dict):
            raise BadData(f"the parameter {name} needs {', '.join(_PARAM_KEYS)}", where=where)
        _expect(said, _PARAM_KEYS, _PARAM_KEYS, f"{where}, parameter {name}")
        kind = str(said["type"])
        if kind not in TYPES:
            raise BadData(f"the parameter {name} has the type {kind}; allowed: {', '.join(TYPES)}", where=where)
        ending = f"_{TYPES[kind]}" if TYPES[kind] else ""
        used = [variable for variable in variables if re.fullmatch(f"__?{name}{ending}", variable)]
        if len(used) != 1:
            raise BadData(
                f"the query uses no ?_{name}{ending} (or ?__{name}{ending}, if optional) for its parameter {name}", where=where
            )
        default = defaults.pop(name, None)
        params.append(
            Param(
                name=name,
                type=kind,
                title={"en": str(said["title"]), "ar": str(said["title-ar"])},
                default=None if default is None else str(default),
                required=default is None and not used[0].startswith("__"),
                variable=used[0],
            )
        )
    unknown = [
        variable for variable in variables if variable.startswith("_") and variable not in {param.variable for param in params}
    ]
    if unknown or defaults:
        raise BadData(f"params does not declare {', '.join([*('?' + name for name in unknown), *defaults])}", where=where)
    return tuple(params)


def _expect(tree: Mapping[str, _Node], known: Sequence[str], needed: Sequence[str], where: str) -> None:
    for key in tree:
        if key not in known:
            raise BadData(f"#+ {key} is not known; allowed: {', '.join(known)}", where=where)
    for key in needed:
        if not tree.get(key):
            raise BadData(f"#+ {key} is missing", where=where)


def _block(lines: list[tuple[int, str]], indent: int, where: str) -> tuple[_Node, list[tuple[int, str]]]:
    """Reads the lines of one indentation as a map or a list, and gives those that are left."""
    items: list[_Node] = []
    pairs: dict[str, _Node] = {}
    while lines and len(lines[0][1]) - len(lines[0][1].lstrip(" ")) == indent:
        number, line = lines[0][0], lines[0][1].strip()
        lines = lines[1:]
        is_item = line.startswith("- ")
        pair = _PAIR.fullmatch(line.removeprefix("- "))
        if is_item and not pairs:
            items.append({pair[1]: _scalar(pair[2] or "", where, number)} if pair else _scalar(line[2:], where, number))
        elif pair and not is_item and not items:
            if pair[1] in pairs:
                raise BadData(f"{pair[1]} stands twice", where=f"{where}, line {number}")
            if pair[2]:
                pairs[pair[1]] = _scalar(pair[2], where, number)
            else:
                pairs[pair[1]], lines = _block(lines, indent + 2, where)
        else:
            raise BadData("this line is no «key: value» and no «- item» of a list", where=f"{where}, line {number}")
    return items or pairs, lines


def _scalar(text: str, where: str, number: int) -> str:
    text = text.strip()
    if text.startswith('"'):
        try:
            return str(json.loads(text))
        except ValueError:
            raise BadData("a quotation mark is missing", where=f"{where}, line {number}") from None
    if re.match(r"[\[\]{}&*!|>'%@`#,?-]", text) or ": " in text or " #" in text:
        raise BadData(
            "a text that opens like this, or holds «: » or « #», stands in double quotes", where=f"{where}, line {number}"
        )
    return text
