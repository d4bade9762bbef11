"""A graph in memory: what users hold, ask and save. It wraps a pyoxigraph store; named graphs are always seen by queries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from html import escape
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from kg.errors import WrongUse
from kg.model import Reading
from kg.publishing.binding import bind, check
from kg.publishing.formats import format_of, load_into, to_bytes, write_whole
from kg.publishing.rdf import document_quads
from kg.publishing.vocabulary import BASE, KG, prefixes

if TYPE_CHECKING:
    import rdflib

Term = NamedNode | BlankNode | Literal | Triple
Results = QuerySolutions | QueryBoolean | QueryTriples
_TEXT = re.compile(r"[{}]|^\s*(?:select|construct|ask|describe|prefix|base)\b", re.IGNORECASE)
_KINDS = "SELECT ?kind (COUNT(DISTINCT ?it) AS ?n) { ?it a ?kind } GROUP BY ?kind ORDER BY DESC(?n) ?kind LIMIT 12"


class Graph:
    """A set of quads with a store's speed.

    Args:
        quads: what it holds at first.
        base: IRI that its resources live below; prefixes of Turtle and of queries stand for it.

    Example:
        >>> graph = Graph.load("graph.ttl")                                                        # doctest: +SKIP
        >>> graph.query("SELECT ?who { ?who kg:supports ?whom }")                                  # doctest: +SKIP
        >>> graph.save("graph.nq.gz")                                                              # doctest: +SKIP
    """

    def __init__(self, quads: Iterable[Quad] = (), *, base: str = BASE) -> None:
        self.store = Store()
        self.base = base
        self.extend(quads)

    @classmethod
    def load(cls, *paths: str | Path, format: str | None = None, base: str = BASE) -> Graph:
        """Read one or more graph files: .ttl .nt .nq .trig .jsonld, each also with .gz.

        Raises:
            MissingResource: there is no such file.
            BadGraph: it cannot be parsed; the message gives file and line.
            WrongUse: the ending is unknown.
        """
        graph = cls(base=base)
        for path in paths:
            load_into(graph.store, Path(path), format=format)
        return graph

    def add(
        self,
        reading: Reading,
        *,
        text: bool = True,
        mentions: bool = True,
        named_graphs: bool = False,
        run: NamedNode | None = None,
    ) -> None:
        """Add all that one reading says (see `rdf.document_quads`)."""
        self.extend(document_quads(reading, base=self.base, text=text, mentions=mentions, named_graphs=named_graphs, run=run))

    def extend(self, quads: Iterable[Quad]) -> None:
        """Add quads; those already here change nothing."""
        self.store.extend(quads)

    @property
    def quads(self) -> Iterator[Quad]:
        """Every quad, in no particular order."""
        return iter(self.store)

    def match(
        self, subject: NamedNode | BlankNode | None = None, predicate: NamedNode | None = None, object: Term | None = None
    ) -> Iterator[Triple]:
        """The triples that fit, from all graphs, each once."""
        seen: set[Triple] = set()
        for quad in self.store.quads_for_pattern(subject, predicate, object):
            if (triple := quad.triple) not in seen:
                seen.add(triple)
                yield triple

    def select(self, text: str, substitutions: Mapping[str, NamedNode | Literal] | None = None) -> Results:
        """Run SPARQL and give pyoxigraph's own results: for code that wants RDF terms.

        Args:
            text: a query; the prefixes of this project need not be declared.
            substitutions: name of a variable that is used but not selected -> the term that stands for it.

        Raises:
            WrongUse: the query is not SPARQL; the message gives line and column.
        """
        terms = {name.lstrip("?$"): term for name, term in (substitutions or {}).items()}
        bound = bind(text, terms) if terms else text
        try:
            return self.store.query(bound, prefixes=prefixes(self.base), use_default_graph_as_union=True)
        except SyntaxError as error:
            check(bound)  # says line and column
            raise WrongUse(f"the query is not SPARQL: {error.msg or error}") from None

    def query(self, name_or_text: str, **params: object) -> list[dict[str, object]]:
        """Ask a question: a saved query by its name, or SPARQL.

        Args:
            name_or_text: a name that `kg query` lists, or the text of a query.
            params: what the parameters of a saved query shall be; for a text, terms that its variables stand for.

        Returns:
            A dict a row, with plain values: IRIs and texts as str, numbers, booleans and dates as such, unbound as None.
            ASK gives one row with `answer`; CONSTRUCT gives rows with `subject`, `predicate`, `object`.

        Raises:
            WrongUse: unknown name or parameter, or no SPARQL.
        """
        if not _TEXT.search(name_or_text):
            saved = import_module("kg.publishing.queries")  # on demand: this module is the one that queries.py needs
            answer: list[dict[str, object]] = saved.run(self, name_or_text, **params)
            return answer
        check(name_or_text)  # no update, no other server
        return rows(self.select(name_or_text, {name: term(value) for name, value in params.items()}))

    def save(self, path: str | Path, *, format: str | None = None) -> Path:
        """Write the graph to a file, whole or not at all, the same bytes for the same graph.

        Args:
            path: its ending says the format: .ttl .nt .nq .trig .jsonld, each also with .gz.
            format: the format's name where the ending does not say it.

        Raises:
            WrongUse: unknown ending, or a place that cannot be written to.
        """
        target = Path(path)
        write_whole(target, self.to_bytes(format=format, path=target))
        return target

    def to_bytes(self, *, format: str | None = None, path: Path = Path("graph.ttl")) -> bytes:
        """The graph as a file would hold it; Turtle unless told otherwise."""
        return to_bytes(self.store, format_of(path, format), base=self.base)

    def rdflib(self) -> rdflib.Dataset:
        """The same graph as an rdflib Dataset, whose default graph is the union of all."""
        from kg.publishing.convert import to_rdflib

        return to_rdflib(self.store)

    def __len__(self) -> int:
        return len(self.store)

    def __contains__(self, statement: Triple | Quad) -> bool:
        pattern = (statement.subject, statement.predicate, statement.object)
        return next(self.store.quads_for_pattern(*pattern), None) is not None

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self)} quads>"

    def _repr_html_(self) -> str:
        """What a notebook shows: how many of what there is, and where to go on."""
        counted = self.select(_KINDS)
        lines = "".join(
            f"<tr><td>{escape(str(row['kind']).removeprefix(KG.iri))}</td><td style='text-align:right'>{row['n']}</td></tr>"
            for row in rows(counted)
        )
        head = "<tr><th>class</th><th>how many</th></tr>"
        return f"<p><b>kg.Graph</b>: {len(self):,} quads</p><table>{head}{lines}</table>"


def rows(results: Results) -> list[dict[str, object]]:
    """Query results as plain Python values (see `Graph.query`)."""
    if isinstance(results, QueryBoolean):
        return [{"answer": bool(results)}]
    if isinstance(results, QueryTriples):
        return [{"subject": value(it.subject), "predicate": value(it.predicate), "object": value(it.object)} for it in results]
    names = [variable.value for variable in results.variables]
    return [{name: value(solution[name]) for name in names} for solution in results]


def value(found: Term | None) -> object:
    """A term as a plain Python value; a literal whose text does not fit its datatype stays text."""
    if found is None:
        return None
    if not isinstance(found, Literal):
        return found.value if isinstance(found, NamedNode | BlankNode) else str(found)
    make = _VALUES.get(found.datatype.value.rpartition("#")[2])
    try:
        return make(found.value) if make and not found.language else found.value
    except (ValueError, ArithmeticError):
        return found.value


_VALUES: dict[str, Callable[[str], object]] = {
    "integer": int,
    "nonNegativeInteger": int,
    "int": int,
    "long": int,
    "decimal": Decimal,
    "double": float,
    "float": float,
    "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    "date": date.fromisoformat,
    "dateTime": datetime.fromisoformat,
}


def term(given: object) -> NamedNode | Literal:
    """A Python value as an RDF term; terms stay as they are, an absolute IRI in angle brackets becomes one.

    Raises:
        WrongUse: a value of a kind that no RDF term has.
    """
    if isinstance(given, NamedNode | Literal):
        return given
    if isinstance(given, str):
        return NamedNode(given[1:-1]) if given.startswith("<") and given.endswith(">") else Literal(given)
    if isinstance(given, bool | int | float):
        return Literal(given)
    if isinstance(given, datetime | date):
        kind = "dateTime" if isinstance(given, datetime) else "date"
        return Literal(given.isoformat(), datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))
    raise WrongUse(f"{given!r} is no RDF term; give a text, a number, a date, <an IRI>, or a pyoxigraph term")
