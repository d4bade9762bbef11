"""The file formats of graphs: which ending means which, how each is read, and how each is written the same every time."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat, Store, serialize

from kg.errors import BadGraph, MissingResource, WrongUse
from kg.publishing.jsonld import to_jsonld
from kg.publishing.turtle import to_turtle
from kg.publishing.vocabulary import BASE, prefixes

FORMATS: Mapping[str, RdfFormat] = MappingProxyType(
    {
        "ttl": RdfFormat.TURTLE,
        "nt": RdfFormat.N_TRIPLES,
        "nq": RdfFormat.N_QUADS,
        "trig": RdfFormat.TRIG,
        "jsonld": RdfFormat.JSON_LD,
    }
)
"""Ending, which is also the value of `--format` -> format. Each may be followed by `.gz`."""


def format_of(path: Path, name: str | None = None) -> RdfFormat:
    """The format of a file, by name where one is given, else by its ending.

    Raises:
        WrongUse: neither is known; the message lists what is.

    Example:
        >>> format_of(Path("news.nq.gz")).name
        'N-Quads'
    """
    endings = [ending.lstrip(".") for ending in path.suffixes if ending != ".gz"]
    ending = name or (endings[-1] if endings else "")
    found = FORMATS.get(ending.lower().lstrip("."))
    if found is None:
        what = f"no graph format is called {name!r}" if name else f"the ending of {path.name} names no graph format"
        raise WrongUse(f"{what}; allowed are {', '.join(FORMATS)}, each also with .gz")
    return found


def load_into(store: Store, path: Path, *, format: str | None = None) -> None:
    """Read a graph file into a store.

    Raises:
        MissingResource: there is no such file.
        BadGraph: it cannot be parsed; the message gives the line.
        WrongUse: its ending is no known format.
    """
    kind = format_of(path, format)
    try:
        with path.open("rb") as plain:
            source = cast(IO[bytes], gzip.GzipFile(fileobj=plain)) if path.suffix == ".gz" else plain
            store.load(input=source, format=kind)
    except FileNotFoundError:
        raise MissingResource(f"there is no graph file {path}; make one with: kg build ARTICLE -o {path.name}") from None
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise BadGraph(f"this is not {kind.name}: {error.msg}", where=f"{path}{line}") from None
    except (gzip.BadGzipFile, EOFError, zlib.error, UnicodeDecodeError) as error:
        raise BadGraph(f"this file is damaged or not what its ending says: {error}", where=str(path)) from None
    except OSError as error:
        raise BadGraph(f"this file cannot be read: {error.strerror or error}", where=str(path)) from None


def to_bytes(quads: Iterable[Quad], kind: RdfFormat, *, base: str = BASE) -> bytes:
    """Write quads in a format; the same quads give the same bytes in whatever order they come.

    Turtle and N-Triples have no named graphs: their triples are written, each once.
    """
    if kind == RdfFormat.TURTLE:
        return to_turtle(quads, base=base).encode("utf-8")
    if kind == RdfFormat.N_TRIPLES:
        return b"".join(sorted({serialize([quad.triple], format=kind) or b"" for quad in quads}))
    if kind == RdfFormat.N_QUADS:
        return serialize(sorted(set(quads), key=str), format=kind) or b""
    ordered = sorted(set(quads), key=lambda quad: (str(quad.graph_name), str(quad)))
    if kind == RdfFormat.TRIG:
        return _trig(ordered, base)
    return to_jsonld(ordered, base=base)


def _trig(quads: list[Quad], base: str) -> bytes:
    table = prefixes(base)
    written = (serialize(quads, format=RdfFormat.TRIG, prefixes=table) or b"").decode("utf-8")
    body = "".join(line for line in written.splitlines(keepends=True) if not line.startswith("@prefix "))
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in table.items() if f"{prefix}:" in body)
    return f"{head}{body}".encode()


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in a file so that it appears whole or not at all: written beside, then renamed. `.gz` compresses.

    Raises:
        WrongUse: the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_bytes(gzip.compress(data, mtime=0) if path.suffix == ".gz" else data)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        reason = error.strerror or str(error)
        raise WrongUse(f"{path} cannot be written: {reason}; name a file in a folder that exists and is yours") from None
