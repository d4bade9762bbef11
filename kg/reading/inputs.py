"""Where articles come from: files, folders and standard input, as sources that the readers of `kg.reading.formats` open."""

from __future__ import annotations

import difflib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from kg.errors import BadArticle, BadData, WrongUse
from kg.reading.formats import ENDINGS, READERS, Raw, ending, opened, stem

STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, or standard input.

    Attributes:
        origin: how messages call it.
        name: the file's name without its ending; empty for standard input.
        path: where it is; None for standard input.
    """

    origin: str
    name: str = ""
    path: Path | None = None

    @property
    def format(self) -> str:
        """One of the formats in `ENDINGS`; empty when the ending is not read, and for standard input, which shows it itself."""
        return ENDINGS.get(ending(self.path), "") if self.path else ""

    def records(self) -> Iterator[tuple[str, Raw | BadArticle]]:
        """Its records, each with the format it was read in.

        Raises:
            BadData: it cannot be opened, or read any further.
        """
        if self.path is None:
            stream, kind = _standard_input()
            yield from ((kind, raw) for raw in READERS[kind](stream, self.origin))
        elif not self.format:
            raise BadArticle(_unread(self.path), where=self.origin)
        else:
            with opened(self.path) as file:
                yield from ((self.format, raw) for raw in READERS[self.format](file, self.origin))


def check(inputs: Sequence[str | Path]) -> None:
    """Refuses inputs that cannot be meant, before anything is read.

    Raises:
        WrongUse: no input, standard input twice, a file whose ending is not read.
        BadData: a file or folder that does not exist; names that are near are suggested.
    """
    if not inputs:
        raise WrongUse("no input: name a file, a folder, or - for standard input")
    if sum(str(name) == STANDARD_INPUT for name in inputs) > 1:
        raise WrongUse("standard input (-) can be read only once")
    for path in (Path(name) for name in inputs if str(name) != STANDARD_INPUT):
        if not path.exists():
            raise BadData(f"no such file or folder; {_hint(path)}", where=str(path))
        if path.is_file() and ending(path) not in ENDINGS:
            raise WrongUse(f"{path}: {_unread(path)}")


def sources(inputs: Sequence[str | Path]) -> Iterator[Source]:
    """The sources of the inputs in order, a folder's sorted by name, with all folders below it.

    Hidden files and folders are passed over, linked folders are not entered.
    """
    for given in inputs:
        if str(given) == STANDARD_INPUT:
            yield Source("standard input")
            continue
        path = Path(given)
        for file in _files(path) if path.is_dir() else (path,):
            yield Source(str(file), stem(file), file)


def _files(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        found = sorted((entry.name, entry.is_dir(follow_symlinks=False), entry.is_file()) for entry in entries)
    for name, is_folder, is_file in found:
        if name.startswith("."):
            continue
        if is_folder:
            yield from _files(folder / name)
        elif is_file:
            yield folder / name


def _hint(path: Path) -> str:
    beside = sorted(entry.name for entry in path.parent.iterdir()) if path.parent.is_dir() else []
    near = [str(path.parent / name) for name in difflib.get_close_matches(path.name, beside, n=3)]
    return f"did you mean {' or '.join(near)}?" if near else f"looked in {path.parent.resolve()}"


def _unread(path: Path) -> str:
    shown = f"files ending in {ending(path)} are not read" if ending(path) else "a file without an ending is not read"
    return f"{shown}; allowed: {', '.join(ENDINGS)}, each also with .gz, or - for standard input"


def _standard_input() -> tuple[BinaryIO, str]:
    """Standard input and its format: JSON Lines if its first character that is not space is `{`, else text."""
    stream = sys.stdin.buffer
    head = stream.readline()
    while head and not head.removeprefix(b"\xef\xbb\xbf").strip():
        line = stream.readline()
        if not line:
            break
        head += line
    kind = "jsonl" if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{") else "text"
    return cast(BinaryIO, _Resumed(head, stream)), kind


class _Resumed:
    """A stream whose beginning was already taken; it offers what the readers of text and JSON Lines use."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head, self.rest = head, rest

    def read(self) -> bytes:
        return self.head + self.rest.read()

    def __iter__(self) -> Iterator[bytes]:
        yield from self.head.splitlines(keepends=True)
        yield from self.rest
