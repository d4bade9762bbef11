"""Opening what commands are pointed at: graph files, standard input, stores."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.console import is_out
from kg.errors import BadGraph, WrongUse

if TYPE_CHECKING:
    from kg.publishing.graph import Graph

_DOCUMENT = "SELECT ?document { ?document a <https://w3id.org/geokg/ontology#Document> } ORDER BY ?document LIMIT 1"


def load_graph(addresses: Sequence[str]) -> Graph:
    """One graph from graph files; `-` is Turtle from standard input. The base of its resources is found in it.

    Raises:
        MissingResource, BadGraph, WrongUse: as `kg.Graph.load` does.
    """
    from kg.publishing.graph import Graph

    graph = Graph.load(*(Path(address) for address in addresses if not is_out(address)))
    if any(map(is_out, addresses)):
        from pyoxigraph import RdfFormat

        try:
            graph.store.load(input=sys.stdin.buffer.read(), format=RdfFormat.TURTLE)
        except SyntaxError as error:
            raise BadGraph(f"this is not Turtle: {error.msg}", where=f"standard input, line {error.lineno or 1}") from None
    found = graph.query(_DOCUMENT)
    if found:
        graph.base = str(found[0]["document"]).rpartition("document/")[0] or graph.base
    return graph


@contextmanager
def opened(addresses: Sequence[str], *, read_only: bool = True) -> Iterator[Any]:
    """What a question is put to: graph files together, or one store: the address of an endpoint, or the folder of a database.

    Raises:
        MissingResource, BadGraph, WrongUse: as `kg.Graph.load` and `kg.publishing.stores.open_store` do.
    """
    stores = [address for address in addresses if address.startswith(("http://", "https://")) or Path(address).is_dir()]
    if not stores:
        yield load_graph(addresses)
    elif len(addresses) > 1:
        raise WrongUse(f"a question is put to graph files, or to one store; {stores[0]} is a store, so name it alone")
    else:
        from kg.publishing.stores import open_store

        with open_store(stores[0], read_only=read_only) as store:
            yield store
