"""geokg: from Arabic news to a knowledge graph of geopolitical actors.

    >>> import kg
    >>> graph = kg.build("article.txt")                      # doctest: +SKIP
    >>> graph.query("who-supports-whom")                     # doctest: +SKIP
    >>> graph.save("graph.ttl")                              # doctest: +SKIP

The modules, in the order data goes through them:

    model        the records that travel: Article, Actor, Mention, Relation, Statement, Reading
    errors       everything that can go wrong, in one tree
    resources    the finder of ontology/, queries/ and seeds/
    reading      text -> statements (spaCy, camel-tools)
    publishing   statements -> RDF, files, stores, saved queries, validation, the alliance graph
    running      one machine or many: both halves together
    cli          the `kg` command
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.publishing.graph import Graph
    from kg.running.building import build

__all__ = ["Graph", "build"]
__version__ = "0.1.0"

_HOMES = {"Graph": "kg.publishing.graph", "build": "kg.running.building"}


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for, so that asking a saved graph loads no language processing."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module kg has no {name}; its public names are {', '.join(__all__)}")
