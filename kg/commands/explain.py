"""`kg explain`: each statement with its Arabic sentence, cue and actors marked, and why it was read so."""

from __future__ import annotations

from itertools import islice
from types import ModuleType
from typing import Annotated

import typer

from kg.commands.opening import opened
from kg.console import give, is_terminal, one_of, render, say
from kg.errors import WrongUse

EXAMPLE = "Examples: kg explain graph.ttl   ·   kg explain graph.ttl فرنسا --limit 5"


def explain(
    graph: Annotated[str, typer.Argument(metavar="GRAPH", help="A graph file, - for standard input, or a store.")],
    actor: Annotated[
        str | None,
        typer.Argument(
            metavar="[ACTOR]", help="Only what it does, suffers or says: ISO code (FRA), name in Arabic or English, or IRI."
        ),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, metavar="N", help="Only the first N statements.")] = None,
    lang: Annotated[str | None, typer.Option(metavar="ar|en", help="The language of names.")] = None,
) -> None:
    """Show why each statement is in the graph: its sentence, what was read in it, and by which rule."""
    language = one_of(lang, {"ar": "ar", "en": "en"}, "language") or "en"
    if actor is not None and not actor.strip():
        raise WrongUse("the actor is empty; give an ISO code such as FRA, a name, or an IRI")

    from kg.publishing import explaining

    shown = False
    legend = _legend(explaining)
    with opened([graph]) as found:
        for explanation in islice(explaining.explain(found, actor, lang=language), limit):
            if not shown:
                say(legend)
            shown = True
            give((render(explaining.rich(explanation)) if is_terminal() else explaining.plain(explanation)) + "\n\n")
    if not shown:
        say("the graph states nothing" + (f" about {actor}" if actor else ""))


def _legend(explaining: ModuleType) -> str:
    """What the marks mean: colors on a terminal, brackets in a pipe."""
    if is_terminal():
        return "marks: " + ", ".join(f"{role} {style.split()[-1]}" for role, style in explaining.COLORS.items()) + "\n"
    return "marks: " + ", ".join(f"{opens}{role}{closes}" for role, (opens, closes) in explaining.MARKS.items()) + "\n"
