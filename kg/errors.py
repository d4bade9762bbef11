"""Every error of this project, in one tree.

    KgError
    ├── BadData              what was read is not as it should be: exit code 1
    │   ├── BadArticle       one article; a run skips and counts it
    │   └── BadGraph         a graph file that cannot be read, or breaks the shapes
    ├── MissingResource      a file, database or service this project needs is not there: exit code 1
    └── WrongUse             the caller asked for something that does not exist: exit code 2

Each message says what is wrong, where, what was allowed, and what to do next.
"""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors raised on purpose. `str(error)` is one sentence for the user."""


class BadData(KgError):
    """What was read is not as it should be.

    Args:
        what: one sentence saying what is wrong and what was allowed.
        where: file, and line or article and sentence, if known.

    Example:
        >>> str(BadData("this line is not JSON", where="news.jsonl, line 3"))
        'news.jsonl, line 3: this line is not JSON'
    """

    def __init__(self, what: str, *, where: str = "") -> None:
        super().__init__(f"{where}: {what}" if where else what)
        self.what = what
        self.where = where


class BadArticle(BadData):
    """One article that cannot be read. A run skips it, counts it and goes on."""


class BadGraph(BadData):
    """A graph file that cannot be parsed, or that breaks the shapes."""


class MissingResource(KgError):
    """A file, database or service that is needed is not there; the message names the command that brings it."""


class WrongUse(KgError):
    """The caller asked for something that does not exist: an unknown query, format, parameter or setting."""
