"""Answers: a table of a SELECT, the triples of a CONSTRUCT; as plain Python values, CSV, JSON, Turtle."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from kg.publishing.vocabulary import PREFIXES, XSD

Term = NamedNode | BlankNode | Literal | Triple
Results = QuerySolutions | QueryBoolean | QueryTriples

_LABEL = "Label"


@dataclass(frozen=True, slots=True)
class Table:
    """The answer of a SELECT (or of an ASK: one column `answer`).

    A column `x` of IRIs has a column `xLabel` beside it wherever the query gives labels.

    Attributes:
        columns: names.
        terms: rows of RDF terms, None where a variable is unbound.
    """

    columns: tuple[str, ...]
    terms: tuple[tuple[Term | None, ...], ...]

    @property
    def rows(self) -> list[tuple[object, ...]]:
        """Rows of plain values: IRIs and texts as str, numbers, booleans and dates as such, unbound as None."""
        from kg.publishing.graph import value

        return [tuple(value(term) for term in row) for row in self.terms]

    def dicts(self) -> list[dict[str, object]]:
        """The rows, each a dict by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def labelled(self) -> Table:
        """The table as people read it: a column of IRIs gives way to the column of its labels, and takes its place.

        Example:
            >>> Table(("who", "whoLabel", "n"), ()).labelled().columns
            ('who', 'n')
        """
        kept = [name for name in self.columns if not (name.endswith(_LABEL) and name.removesuffix(_LABEL) in self.columns)]
        source = [f"{name}{_LABEL}" if f"{name}{_LABEL}" in self.columns else name for name in kept]
        places = [self.columns.index(name) for name in source]
        return Table(tuple(kept), tuple(tuple(row[place] for place in places) for row in self.terms))

    def as_csv(self) -> str:
        """Comma-separated values with a head, as SPARQL 1.1 results in CSV: plain values, nothing where unbound."""
        written = io.StringIO()
        writer = csv.writer(written, lineterminator="\r\n")
        writer.writerow(self.columns)
        writer.writerows([[_lexical(term) for term in row] for row in self.terms])
        return written.getvalue()

    def as_json(self) -> str:
        """SPARQL 1.1 results in JSON."""
        bindings = [
            {name: _json(term) for name, term in zip(self.columns, row, strict=True) if term is not None} for row in self.terms
        ]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=1)

    def __len__(self) -> int:
        return len(self.terms)

    def __iter__(self) -> Iterator[tuple[object, ...]]:
        return iter(self.rows)


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer of a CONSTRUCT or DESCRIBE: each triple once, in the order of N-Triples, the same on every run."""

    triples: tuple[Triple, ...]

    def dicts(self) -> list[dict[str, object]]:
        """The triples as dicts with `subject`, `predicate`, `object`."""
        return self.table().dicts()

    def table(self) -> Table:
        """The triples as a table of three columns."""
        return Table(("subject", "predicate", "object"), tuple((it.subject, it.predicate, it.object) for it in self.triples))

    def as_turtle(self) -> str:
        """Turtle with the prefixes of this project."""
        return (serialize(self.triples, format=RdfFormat.TURTLE, prefixes=dict(PREFIXES)) or b"").decode()

    def as_ntriples(self) -> str:
        """N-Triples, sorted."""
        return (serialize(self.triples, format=RdfFormat.N_TRIPLES) or b"").decode()

    def as_csv(self) -> str:
        """The table as CSV."""
        return self.table().as_csv()

    def as_json(self) -> str:
        """The table as SPARQL 1.1 results in JSON."""
        return self.table().as_json()

    def __len__(self) -> int:
        return len(self.triples)

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)


def collected(results: Results) -> Table | Triples:
    """Results of an engine, read to their end."""
    if isinstance(results, QueryBoolean):
        answer = Literal(bool(results))
        return Table(("answer",), ((answer,),))
    if isinstance(results, QueryTriples):
        return Triples(tuple(sorted(set(results), key=str)))
    columns = tuple(variable.value for variable in results.variables)
    return Table(columns, tuple(map(tuple, results)))


def from_rdflib(result: Any) -> Table | Triples:
    """The result of a query that rdflib ran."""
    if result.type in ("CONSTRUCT", "DESCRIBE"):
        from pyoxigraph import parse

        data = result.graph.serialize(format="nt", encoding="utf-8")
        return Triples(tuple(sorted({quad.triple for quad in parse(data, format=RdfFormat.N_TRIPLES)}, key=str)))
    return collected(parse_query_results(result.serialize(format="json"), format=QueryResultsFormat.JSON))


def _lexical(term: Term | None) -> str:
    if term is None:
        return ""
    return term.value if isinstance(term, NamedNode | Literal | BlankNode) else str(term)


def _json(term: Term) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if not isinstance(term, Literal):
        raise TypeError(f"SPARQL 1.1 results hold no quoted triple: {term}")
    written = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype != XSD.string:
        written["datatype"] = term.datatype.value
    return written
