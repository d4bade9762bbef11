"""What commands print and where they write: results, messages, tables, and whether a file can be written."""

from __future__ import annotations

import io
import os
import re
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from kg.errors import WrongUse

STANDARD = "-"
"""The name of standard input and standard output."""

PIPE_WIDTH = 120
"""Characters in a line of a table that goes to a file or a pipe; `COLUMNS` says otherwise."""

NARROW = 24
"""A column of no longer values is not wrapped, and no column is made narrower."""

_ARABIC = re.compile("[\u0621-\u064a]")
_LEFT_TO_RIGHT = "\u200e"


def use_utf8() -> None:
    """Makes standard output and standard error UTF-8 wherever they go: Arabic cannot be written otherwise."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]


def say(message: str) -> None:
    """A message to the user, on standard error."""
    with suppress(BrokenPipeError):
        print(message, file=sys.stderr, flush=True)


class ReaderGone(Exception):
    """Whoever reads our standard output has gone away, as `head` does: nothing is wrong, and nothing is left to do."""


def give(result: str | bytes) -> None:
    """A result, on standard output, byte for byte on every system.

    Raises:
        ReaderGone: nobody reads it any longer.
    """
    data = result.encode("utf-8") if isinstance(result, str) else result
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data if data.endswith(b"\n") or not data else data + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise ReaderGone from None


def silence() -> None:
    """Lets the interpreter end in peace after the reader of our output went away."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def is_terminal(stream: Any = None) -> bool:
    """Whether somebody looks at a stream; by default at standard output."""
    return bool((stream or sys.stdout).isatty())


def render(drawn: Any) -> str:
    """Something of Rich as text: with colors and as wide as the terminal, or plain and of a fixed width in a pipe."""
    from rich.console import Console

    console = Console(file=io.StringIO(), force_terminal=is_terminal() or None, width=_width(), highlight=False)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get()


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table as text, see `render`; where it would not fit, its rows one below the other, each a line a column.

    Columns without any value are left out. On a terminal marks around Arabic cells keep the columns from left to right.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.table import Table
    from rich.text import Text

    shown = [[_cell(value) for value in row] for row in rows]
    widest = [max((cell_len(row[place]) for row in shown), default=0) for place in range(len(columns))]
    kept = [place for place, width in enumerate(widest) if width]
    least = {place: max(min(widest[place], NARROW), cell_len(columns[place])) for place in kept}
    if sum(least.values()) + 3 * len(kept) > _width():
        name = max((len(columns[place]) for place in kept), default=0)
        return "\n\n".join("\n".join(f"{columns[at]:{name}}  {row[at]}" for at in kept if row[at]) for row in shown)
    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for place in kept:
        drawn.add_column(columns[place], overflow="fold", min_width=least[place], no_wrap=widest[place] <= NARROW)
    for row in shown:
        drawn.add_row(*(Text(_isolated(row[place])) for place in kept))
    return render(drawn)


def _width() -> int:
    return shutil.get_terminal_size((PIPE_WIDTH, 24)).columns


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _isolated(cell: str) -> str:
    return f"{_LEFT_TO_RIGHT}{cell}{_LEFT_TO_RIGHT}" if is_terminal() and _ARABIC.search(cell) else cell


def is_out(path: Path | str) -> bool:
    """Whether a path stands for standard output."""
    return str(path) == STANDARD


def check_writable(path: Path) -> None:
    """Refuses, before any work is done, a file that could not be written in the end.

    Raises:
        WrongUse: it is a folder, or it would lie where nothing may be written.
    """
    if path.is_dir():
        raise WrongUse(f"{path} is a folder; name a file in it, such as {path / 'graph.ttl'}")
    above = next(folder for folder in (path.absolute().parent, *path.absolute().parent.parents) if os.path.exists(folder))  # noqa: PTH110
    if not above.is_dir():
        raise WrongUse(f"{path} cannot be written: {above} is a file, not a folder; choose another place")
    if not os.access(above, os.W_OK | os.X_OK):
        raise WrongUse(f"{path} cannot be written: you may not write in {above}; choose another place")


def make_folder(path: Path) -> None:
    """Makes the folder that a file will lie in.

    Raises:
        WrongUse: it cannot be made.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"the folder {path.parent} cannot be made: {error.strerror or error}; choose another place") from None


def one_of(value: str | None, allowed: Mapping[str, str], what: str) -> str | None:
    """The value an option stands for.

    Args:
        value: what the user wrote, or None.
        allowed: what may be written -> what it stands for; several may stand for one.
        what: how messages call it.

    Raises:
        WrongUse: it is not allowed; the message lists what is.

    Example:
        >>> one_of("Turtle", {"turtle": "ttl"}, "format")
        'ttl'
    """
    if value is None:
        return None
    found = allowed.get(value.strip().lower().lstrip("."))
    if found is None:
        raise WrongUse(f"there is no {what} {value!r}; allowed are {', '.join(allowed)}")
    return found
