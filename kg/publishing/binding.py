"""Values put in the place of a query's parameters, as whole RDF terms; what a query may not do; where it is wrong.

A query is cut into SPARQL's own tokens. Where a token is a parameter's variable, the term stands instead, written by the RDF
library with all escapes. So a value is never more than one term, strings and comments stay untouched, and the query that results
runs on every engine. (pyoxigraph's own `substitutions` reach only variables of the outermost SELECT, and no CONSTRUCT.)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import WrongUse
from kg.publishing.vocabulary import PREFIXES

_TOKEN = re.compile(
    r"""(?P<comment>\#[^\n]*)
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<string>\"\"\"(?:\\.|(?!\"\"\").)*\"\"\" | '''(?:\\.|(?!''').)*''' | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*')
      | (?P<variable>[?$]\w+)
      | (?P<name>[A-Za-z_][\w.-]*(?::[\w./%-]*)? | :[\w./%-]*)
      | (?P<space>\s+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR DROP CREATE ADD MOVE COPY WITH".split())  # noqa: SIM905
_FORMS = ("SELECT", "CONSTRUCT", "ASK", "DESCRIBE")
_PLACE = re.compile(r"at (\d+):(\d+)")


def tokens(text: str) -> Iterator[tuple[str, str]]:
    """The tokens of a query, with their kinds; joined they are the query again.

    Example:
        >>> [token for token in tokens("ASK { ?s a <x#y> } # why?") if token[0] in ("variable", "comment")]
        [('variable', '?s'), ('comment', '# why?')]
    """
    for found in _TOKEN.finditer(text):
        yield str(found.lastgroup), found[0]


def variables(text: str) -> list[str]:
    """The variables of a query without `?` or `$`, each once, in order.

    Example:
        >>> variables("SELECT ?who { ?who ?how $whom } # ?why")
        ['who', 'how', 'whom']
    """
    return list(dict.fromkeys(token[1:] for kind, token in tokens(text) if kind == "variable"))


def bind(text: str, terms: Mapping[str, NamedNode | Literal]) -> str:
    """The query with terms in the place of variables; `BOUND(?x)` of one of them becomes `true`.

    Args:
        text: a SPARQL query in which these variables are only used, neither selected nor assigned to.
        terms: name of a variable, without `?` -> what it stands for.

    Example:
        >>> bind('ASK { ?s ?p ?_name FILTER(BOUND(?_name)) }', {"_name": Literal('" } DROP ALL')})
        'ASK { ?s ?p "\\\\" } DROP ALL" FILTER(true) }'
    """
    cut = _cut(text)
    done: list[str] = []
    at = 0
    while at < len(cut):
        kind, token = cut[at]
        if token.upper() == "BOUND" and (end := _bound(cut, at, terms)):
            done.append("true")
            at = end
            continue
        term = terms.get(token[1:]) if kind == "variable" else None
        done.append(token if term is None else str(term))
        at += 1
    return "".join(done)


@lru_cache(maxsize=256)
def _cut(text: str) -> tuple[tuple[str, str], ...]:
    """The tokens of a query, kept: the same saved query is asked again and again."""
    return tuple(tokens(text))


def _bound(cut: tuple[tuple[str, str], ...], at: int, terms: Mapping[str, NamedNode | Literal]) -> int:
    """Where `BOUND(?x)` of a parameter that has a value ends; 0 when it is none."""
    rest = [
        (place, token) for place, (kind, token) in enumerate(cut[at + 1 : at + 8], at + 1) if kind not in ("space", "comment")
    ]
    words = [token for _, token in rest[:3]]
    return rest[2][0] + 1 if len(words) == 3 and words[0] == "(" and words[1][1:] in terms else 0


def check(text: str, *, name: str = "the query", service: bool = False) -> str:
    """Refuses what only reads must not do, and what is not SPARQL.

    Args:
        text: the query.
        name: how messages call it.
        service: let it ask other servers (`SERVICE`).

    Returns:
        Its form: SELECT, CONSTRUCT, ASK or DESCRIBE.

    Raises:
        WrongUse: it is an update, asks another server, or is not SPARQL; the last with its line and a caret.
    """
    words = [token.upper() for kind, token in tokens(text) if kind == "name" and ":" not in token]
    form = next((word for word in words if word in _FORMS or word in _UPDATES), "")
    if form in _UPDATES:
        forms = ", ".join(_FORMS)
        raise WrongUse(
            f"{name} is an update ({form}); only queries that read are run: {forms}; to change a store, say --allow update"
        )
    if "SERVICE" in words and not service:
        raise WrongUse(
            f"{name} asks another server (SERVICE), which is not allowed; load that data into the graph, or say --allow service"
        )
    try:
        if not service:
            Store().query(text, prefixes=dict(PREFIXES))
    except SyntaxError as error:
        raise WrongUse(f"{name} is not SPARQL: {pointed(text, str(error.msg or error))}") from None
    return form


def pointed(text: str, message: str) -> str:
    """A parser's message with the line it means and a caret below the place."""
    place = _PLACE.search(message)
    if not place:
        return message
    number, column = int(place[1]), int(place[2])
    lines = text.splitlines() or [""]
    line = lines[min(number, len(lines)) - 1]
    said = message[place.end() :].lstrip(": ")
    said = said if said and len(said) < 100 and "\n" not in said else "this was not expected here"
    margin = f"{number} | "
    blank = re.sub(r"[^\t]", " ", line[: column - 1])
    return f"line {number}, column {column}: {said}\n{margin}{line}\n{' ' * len(margin)}{blank}^"
