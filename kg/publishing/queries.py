"""Saved queries: the questions of `queries/`, listed, described, bound and run, on any engine that speaks SPARQL.

    for query in saved():
        print(query.name, query.head.title["en"])
    table = get("who-supports-whom").run(graph, actor="FRA", lang="ar")

A query is text with a head of grlc decorators (`kg.publishing.heads`); values are bound as RDF terms (`kg.publishing.binding`).
How to write one is told in `queries/README.md`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode, Store

from kg.errors import WrongUse
from kg.publishing.binding import bind, check, pointed, variables
from kg.publishing.heads import Head, Param, read_head
from kg.publishing.parameters import Ask, to_term
from kg.publishing.tables import Results, Table, Triples, collected, from_rdflib
from kg.publishing.vocabulary import BASE, PREFIXES, prefixes
from kg.resources import files

__all__ = ["Queryable", "SavedQuery", "Table", "Triples", "ask", "asker", "get", "run", "saved"]


class Queryable(Protocol):
    """What queries run on: a store of `kg.publishing.stores`, or anything else that answers SPARQL with pyoxigraph's results."""

    def query(self, text: str, /) -> Results:
        """Answers a query."""


_GIVEN = re.compile(r"^.* # given ([\w-]+)\n", re.MULTILINE)
Graph = Any
"""A `kg.Graph`, a `pyoxigraph.Store`, a `Queryable`, or an rdflib graph."""


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """A question that can be asked of every graph of this project.

    Attributes:
        name: its file's name without ending.
        text: SPARQL as it is saved, parameters still variables.
        head: titles, description, tags and parameters.
        form: SELECT, CONSTRUCT or ASK.
        path: its file.
    """

    name: str
    text: str
    head: Head
    form: str
    path: Path = field(compare=False)

    @classmethod
    def read(cls, path: Path, *, service: bool = False) -> SavedQuery:
        """Reads a query from its file.

        Args:
            path: the file.
            service: let it ask other servers.

        Raises:
            BadData: its head is not as it should be.
            WrongUse: it is not SPARQL, is an update, or asks another server.
        """
        text = path.read_text(encoding="utf-8")
        form = check(text, name=str(path), service=service)
        return cls(path.stem, text, read_head(text, variables=variables(text), where=str(path)), form, path)

    @property
    def topic(self) -> str:
        """The analyst's question it belongs to: the name of its folder."""
        return self.path.parent.name

    @property
    def params(self) -> tuple[Param, ...]:
        """Its parameters, in the order of its head."""
        return self.head.params

    def bound(self, graph: Graph, **params: object) -> str:
        """The query with values in the place of its parameters: SPARQL ready for any engine, for instance to paste elsewhere.

        Args:
            graph: what will be asked; it knows the names of actors.
            params: values by name (`from_` stands for `from`); None counts as not given.

        Raises:
            WrongUse: an unknown or missing parameter, or a value that means nothing.
        """
        given = {name.rstrip("_"): value for name, value in params.items() if value is not None}
        known = {param.name: param for param in self.params}
        for name in given:
            if name not in known:
                raise WrongUse(f"the query {self.name} has no parameter {name}{_nearest(name, known)}")
        run_on = asker(graph)
        terms: dict[str, NamedNode | Literal] = {}
        for param in self.params:
            value = given.get(param.name, param.default)
            if value is not None:
                terms[param.variable] = to_term(param, value, ask=run_on, base=getattr(graph, "base", None) or BASE)
            elif param.required:
                example = f"; for example: kg query {self.name} out/graph.ttl {self.head.example}" if self.head.example else ""
                raise WrongUse(
                    f"the query {self.name} needs the parameter {param.name} ({param.title['en']}, {param.type}){example}"
                )
        left = {param.name for param in self.params if param.variable not in terms}
        # a line that ends in «# given actor» only helps the engine where there is an actor
        return bind(_GIVEN.sub(lambda line: "" if line[1] in left else line[0], self.text), terms)

    def run(self, graph: Graph, **params: object) -> Table | Triples:
        """Asks it.

        Args:
            graph: a `kg.Graph`, a store, or an rdflib graph.
            params: values by name: an actor as ISO code, label in either language, or IRI; a class as PLOVER or class name;
                a date as ISO text or `datetime.date`.

        Returns:
            A `Table`; for a CONSTRUCT `Triples`.

        Raises:
            WrongUse: see `bound`.

        Example:
            >>> get("who-supports-whom").run(graph, actor="FRA").as_csv()                          # doctest: +SKIP
        """
        return _answer(graph, self.bound(graph, **params))


@cache
def saved() -> tuple[SavedQuery, ...]:
    """The saved queries that ship with the package, by topic and name."""
    return tuple(SavedQuery.read(path) for path in files("queries", "**/*.rq"))


def get(name: str) -> SavedQuery:
    """The saved query of a name.

    Raises:
        WrongUse: there is none; near names are suggested.
    """
    known = {query.name: query for query in saved()}
    asked = name.strip().lower().replace("_", "-").removesuffix(".rq")
    if asked not in known:
        raise WrongUse(f"there is no saved query {name!r}{_nearest(asked, known)}")
    return known[asked]


def run(graph: Graph, name: str, **params: object) -> list[dict[str, object]]:
    """Asks a saved query and gives its rows as dicts of plain values: what `kg.Graph.query` offers."""
    return get(name).run(graph, **params).dicts()


def ask(graph: Graph, text: str, *, service: bool = False) -> Table | Triples:
    """Asks a query written by the caller.

    Args:
        graph: as in `SavedQuery.run`.
        text: SPARQL; the prefixes of this project need not be declared.
        service: let the query ask other servers.

    Raises:
        WrongUse: it is not SPARQL (the line and a caret are shown), an update, or asks another server.
    """
    check(text, service=service)
    return _answer(graph, text)


def asker(graph: Graph) -> Ask:
    """A function that runs a query on a graph, whatever it is, with the union of all graphs as the default one."""
    store = getattr(graph, "store", None) if not _is_rdflib(graph) else None
    store = graph if isinstance(graph, Store) else store
    if isinstance(store, Store):
        table = prefixes(getattr(graph, "base", None) or BASE)
        return lambda text: store.query(text, use_default_graph_as_union=True, prefixes=table)
    if _is_rdflib(graph):
        return lambda text: _rdflib_results(graph, text)
    return lambda text: graph.query(text)


def _answer(graph: Graph, text: str) -> Table | Triples:
    if _is_rdflib(graph):
        return from_rdflib(_rdflib_query(graph, text))
    try:
        return collected(asker(graph)(text))
    except SyntaxError as error:  # where `check` could not parse it, for it asks other servers
        raise WrongUse(f"the query is not SPARQL: {pointed(text, str(error.msg or error))}") from None


def _is_rdflib(graph: Graph) -> bool:
    return any(kind.__module__.split(".")[0] == "rdflib" for kind in type(graph).__mro__)


def _rdflib_query(graph: Graph, text: str) -> Any:
    return graph.query(text, initNs=dict(PREFIXES))


def _rdflib_results(graph: Graph, text: str) -> Results:
    from pyoxigraph import QueryResultsFormat, parse_query_results

    return parse_query_results(_rdflib_query(graph, text).serialize(format="json"), format=QueryResultsFormat.JSON)


def _nearest(name: str, known: Mapping[str, object]) -> str:
    from rapidfuzz import fuzz, process

    near = [found for found, _, _ in process.extract(name, list(known), scorer=fuzz.WRatio, limit=3, score_cutoff=55)]
    has = f"did you mean {' or '.join(near)}?" if near else f"there are: {', '.join(known) or 'none'}"
    return f"; {has}"
