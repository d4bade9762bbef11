"""The contract of a store, and what every backend does alike.

A document's triples lie in a graph named by the document, so that loading it again replaces it. What describes an actor (its
class, labels, code, state) is true of all documents and lies once in the default graph: a union of graphs repeats a triple for
every graph that holds it, and a label held by a thousand documents would be met a thousand times.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import IO, Protocol, Self

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, RdfFormat

from kg.publishing.tables import Results

CHUNK = 50_000
"""Quads that are written in one go."""

_OF_ONE_DOCUMENT = re.compile(r"/(document|interaction|evidence|run|membership)/[^/]*$")
_DESCRIBING = re.compile(
    r"(#(type|label|altLabel|prefLabel|sameAs|iso3|actsFor|gender|demonym|demonymPlural|ambiguousLabel|familyNameFirst|capitalOf|seatOf|claimedBy|"
    r"heldBy|partOf|heads|role|postIn))$"
)


class Store(Protocol):
    """What every store can do. It is a context manager that closes itself."""

    def load(self, quads: Iterable[Quad]) -> int:
        """Adds quads; those already there change nothing. Returns how many were given."""

    def replace(self, document: NamedNode, quads: Iterable[Quad]) -> int:
        """Puts a document's quads in the place of all that its graph held, whole or not at all. Returns how many were given."""

    def query(self, text: str, /) -> Results:
        """Answers SPARQL, with the union of all graphs as the default graph. Raises WrongUse for what is not SPARQL."""

    def update(self, text: str) -> None:
        """Runs a SPARQL update; the prefixes of this project need not be declared. Raises WrongUse for what is none."""

    def count(self) -> int:
        """How many quads it holds."""

    def export(self, output: IO[bytes], *, format: RdfFormat = RdfFormat.N_QUADS) -> None:
        """Writes all it holds; N-Quads unless told otherwise. A format without graphs gets every triple once."""

    def close(self) -> None:
        """Lets go of files and connections; nothing may be asked of it afterwards."""

    def __enter__(self) -> Self: ...

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None: ...


class Closing:
    """Closes a store at the end of `with`."""

    def close(self) -> None:
        """Lets go of what it holds."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def is_shared(quad: Quad) -> bool:
    """Whether a quad describes an actor, place or office, whatever document it came with."""
    subject = quad.subject
    if not isinstance(subject, NamedNode) or "#" in subject.value or _OF_ONE_DOCUMENT.search(subject.value):
        return False
    return bool(_DESCRIBING.search(quad.predicate.value))


def placed(quads: Iterable[Quad], *, graph: NamedNode | None = None) -> Iterator[Quad]:
    """Quads where they belong: descriptions in the default graph, the others in their own, or in the one given."""
    for quad in quads:
        home = DefaultGraph() if is_shared(quad) else graph or quad.graph_name
        yield quad if home == quad.graph_name else Quad(quad.subject, quad.predicate, quad.object, home)


def chunks(quads: Iterable[Quad], size: int = CHUNK) -> Iterator[list[Quad]]:
    """Quads in lists of at most so many."""
    left = iter(quads)
    while chunk := list(islice(left, size)):
        yield chunk


def replacement(document: NamedNode, quads: Iterable[Quad]) -> str:
    """A SPARQL update that puts quads in the place of a document's graph: one request, so one transaction."""
    return f"DROP SILENT GRAPH {document} ;\n{insertion(placed(quads, graph=document))}"


def insertion(quads: Iterable[Quad]) -> str:
    """A SPARQL update that adds quads.

    Raises:
        ValueError: a quad has a blank node; graphs of this project have none.
    """
    lines = []
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise ValueError(f"{quad} has a blank node")
        is_default = isinstance(quad.graph_name, DefaultGraph)
        lines.append(f"{quad.triple} ." if is_default else f"GRAPH {quad.graph_name} {{ {quad.triple} }}")
    return "INSERT DATA {\n" + "\n".join(lines) + "\n}"
