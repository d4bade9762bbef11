"""`kg validate`: what is wrong with a graph, in sentences."""

from __future__ import annotations

from typing import Annotated

import typer

from kg.commands.opening import load_graph
from kg.console import give, one_of, say

EXAMPLE = "Example: kg validate graph.ttl"


def validate(
    graphs: Annotated[list[str], typer.Argument(metavar="GRAPH", help="Graph files, checked together; - for standard input.")],
    lang: Annotated[str | None, typer.Option(metavar="ar|en", help="The language of the sentences.")] = None,
) -> None:
    """Check a graph against the vocabulary, its rules and its own texts. Exit code 1 when something is wrong."""
    language = one_of(lang, {"ar": "ar", "en": "en"}, "language") or "en"
    graph = load_graph(graphs)

    from kg.publishing.validation import validate as check

    problems = check(graph)
    for problem in problems:
        give(("" if problem.severity == "violation" else f"{problem.severity}: ") + problem.told(language=language))
    wrong = sum(problem.severity == "violation" for problem in problems)
    found = f"{wrong} wrong, {len(problems) - wrong} to look at" if problems else "all is well"
    say(f"{len(graph):,} triples checked: {found}")
    if wrong:
        raise typer.Exit(1)
