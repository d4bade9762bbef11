"""`kg diff`: two graphs -> what changed, in words."""

from __future__ import annotations

import json
from typing import Annotated

import typer

from kg.commands.opening import load_graph
from kg.console import give, one_of, say

EXAMPLE = "Examples: kg diff old.ttl new.ttl   ·   kg diff old.nq.gz new.nq.gz --lang ar --format json"


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A graph file.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="Another, or - for standard input.")],
    format: Annotated[str | None, typer.Option(metavar="NAME", help="text or json, one object a line.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="ar|en", help="The language of names.")] = None,
) -> None:
    """Tell what changed between two graphs: statements gained (+), lost (-) and changed (~), with their sentences."""
    way = one_of(format, {"text": "text", "json": "json"}, "output format") or "text"
    language = one_of(lang, {"ar": "ar", "en": "en"}, "language") or "en"
    before, after = load_graph([old]), load_graph([new])

    from kg.publishing.diff import compare

    found = compare(before, after, lang=language)
    for change in found.changes:
        give(change.told if way == "text" else json.dumps(change.as_dict(), ensure_ascii=False))
    say(found.summary)
