"""An embedded Oxigraph store in a folder: nothing to start, and what was written is there after a power cut."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox

from kg.errors import MissingResource, WrongUse
from kg.publishing.stores.memory import MemoryStore


class OxigraphStore(MemoryStore):
    """Keeps quads in a folder.

    Args:
        path: the folder; made if it is not there.
        read_only: open it beside another process that writes; it must exist.

    Raises:
        MissingResource: there is no store to read.
        WrongUse: the folder holds something else, cannot be written to, or another process writes to it.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        if path.is_file():
            raise WrongUse(f"{path} is a file; an embedded store is a folder")
        used = path.is_dir() and any(path.iterdir())
        if used and not (path / "CURRENT").exists():
            raise WrongUse(f"{path} holds other files; an embedded store wants a folder of its own")
        if read_only and not used:
            raise MissingResource(f"there is no store in {path}; make one with: kg load GRAPH --store {path}")
        try:
            self._store = ox.Store.read_only(str(path)) if read_only else ox.Store(path)
        except OSError as error:
            if "lock" in str(error).lower():
                raise WrongUse(
                    f"another process writes to the store in {path}; wait for it, or open the store read-only"
                ) from None
            raise WrongUse(f"the store in {path} cannot be opened: {error}") from None

    def close(self) -> None:
        """Writes what is left to disk and lets another process in."""
        if self._store is not None and not self.read_only:
            self._store.flush()
        self._store = None
