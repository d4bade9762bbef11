"""Where graphs live and answer: one small contract, a file a backend.

base.py      the contract, and what the backends share
memory.py    in memory
oxigraph.py  embedded Oxigraph on disk: nothing to start
http.py      any SPARQL 1.1 endpoint
"""

from __future__ import annotations

from pathlib import Path

from kg.publishing.stores.base import Store

__all__ = ["Store", "open_store"]


def open_store(address: str | Path, *, read_only: bool = False) -> Store:
    """Opens the store at an address.

    Args:
        address: `memory:`, the address of an endpoint (`http://localhost:7878/query`), or the folder of an embedded store, which
            is made if it is not there.
        read_only: of an embedded store: open it beside another process that writes; it must exist.

    Raises:
        MissingResource: a store to read is not there.
        WrongUse: the folder is something else, or another process writes to it.

    Example:
        >>> with open_store("memory:") as store:
        ...     store.count()
        0
    """
    if str(address) == "memory:":
        from kg.publishing.stores.memory import MemoryStore

        return MemoryStore()
    if str(address).startswith(("http://", "https://")):
        from kg.publishing.stores.http import HttpStore

        return HttpStore(str(address))
    from kg.publishing.stores.oxigraph import OxigraphStore

    return OxigraphStore(Path(address), read_only=read_only)
