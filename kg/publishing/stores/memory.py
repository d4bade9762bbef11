"""A store in memory, gone when it is closed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import pyoxigraph as ox

from kg.errors import WrongUse
from kg.publishing.binding import check, pointed
from kg.publishing.stores.base import Closing, chunks, placed, replacement
from kg.publishing.tables import Results
from kg.publishing.vocabulary import prefixes


class MemoryStore(Closing):
    """Keeps quads in memory.

    Example:
        >>> with MemoryStore() as store:
        ...     store.load([])
        0
    """

    def __init__(self) -> None:
        self._store: ox.Store | None = ox.Store()

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store itself, which is faster than one that is asked by text.

        Raises:
            WrongUse: it was closed.
        """
        if self._store is None:
            raise WrongUse("this store was closed; open it again")
        return self._store

    def load(self, quads: Iterable[ox.Quad]) -> int:
        """Adds quads, in pieces each of which is added whole or not at all. Returns how many were given."""
        given = 0
        for chunk in chunks(placed(quads)):
            self.store.extend(chunk)
            given += len(chunk)
        return given

    def replace(self, document: ox.NamedNode, quads: Iterable[ox.Quad]) -> int:
        """Puts a document's quads in the place of all that its graph held, in one transaction. Returns how many were given."""
        given = list(quads)
        self.store.update(replacement(document, given))
        return len(given)

    def query(self, text: str, /) -> Results:
        """Answers SPARQL over the union of all graphs.

        Raises:
            WrongUse: it is not SPARQL, or no query.
        """
        try:
            return self.store.query(text, use_default_graph_as_union=True, prefixes=prefixes())
        except SyntaxError:
            check(text)
            raise

    def update(self, text: str) -> None:
        """Runs a SPARQL update, whole or not at all.

        Raises:
            WrongUse: it is not a SPARQL update.
        """
        try:
            self.store.update(text, prefixes=prefixes())
        except SyntaxError as error:
            raise WrongUse(f"this is not a SPARQL update: {pointed(text, str(error.msg or error))}") from None

    def count(self) -> int:
        """How many quads it holds."""
        return len(self.store)

    def export(self, output: IO[bytes], *, format: ox.RdfFormat = ox.RdfFormat.N_QUADS) -> None:
        """Writes all it holds; a format without graphs gets every triple once."""
        if format.supports_datasets:
            self.store.dump(output, format=format)
        else:
            triples = dict.fromkeys(quad.triple for quad in self.store)
            ox.serialize(triples, output, format=format, prefixes=prefixes())

    def close(self) -> None:
        """Forgets all of it."""
        self._store = None
