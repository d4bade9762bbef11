"""`kg evaluate`: how well a graph says what people have annotated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.console import give, is_out, one_of, say, table

if TYPE_CHECKING:
    from kg.evaluation.scores import Error, Evaluation, Score

EXAMPLE = "Examples: kg evaluate gold.json graph.ttl   ·   kg evaluate gold.json graph.nq --errors --format json"


def evaluate(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD", help="Annotated articles, a JSON array of documents: docs/evaluation.md.")
    ],
    graph: Annotated[str, typer.Argument(metavar="GRAPH", help="A graph file, - for Turtle from standard input.")],
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and what is spurious.")] = False,
    format: Annotated[str | None, typer.Option(metavar="NAME", help="table or json.")] = None,
) -> None:
    """Score a graph against annotated articles: precision, recall and F1, by mode and type, and calibration."""
    way = one_of(format, {"table": "table", "json": "json"}, "output format") or "table"

    from kg.commands.opening import load_graph
    from kg.evaluation import evaluate as compare

    result = compare(gold, load_graph([graph]) if is_out(graph) else graph)
    if way == "json":
        told = result.as_dict() | ({"errors": [each.as_dict() for each in result.errors]} if errors else {})
        give(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        if errors:
            give("\n".join(map(_line, result.errors)) or "no errors")
        _show(result)
    if result.documents and not result.known:
        say("none of these documents is in the graph; the id of a document is the dcterms:identifier that kg build gave it")


def _show(result: Evaluation) -> None:
    say(f"{result.documents} annotated documents, {result.found} with relations in the graph")
    head = ("precision", "recall", "F1", "right", "missed", "spurious")
    by_frequency = sorted(result.types.items(), key=lambda it: -(it[1].right + it[1].missed))
    if by_frequency:
        give(table(("strict, by type", *head), [_row(name, score) for name, score in by_frequency]))
    give(table(("mode", *head), [_row(name, score, places=4) for name, score in result.modes.items()]))
    bins = [
        (f"{each.begin:g} to {each.end:g}", each.count, each.right, _ratio(each.share), _ratio(each.mean))
        for each in result.calibration
    ]
    if any(each.count for each in result.calibration):
        give(table(("confidence", "relations", "right", "share right", "mean confidence"), bins))
    if result.unstated:
        say(f"{result.unstated} relations state no confidence")
    say("actors: only recall is telling, since a document mentions more actors than are annotated in it")


def _row(name: str, score: Score, *, places: int = 17) -> tuple[object, ...]:
    """A line of a table; `places` is how ratios are rounded before they are shown with three, as in JSON for modes."""
    ratios = (f"{round(value, places):.3f}" for value in (score.precision, score.recall, score.f1))
    return (name, *ratios, score.right, score.missed, score.spurious)


def _ratio(value: float | None) -> str | None:
    return None if value is None else f"{value:.3f}"


def _line(error: Error) -> str:
    place = f" {'line' if error.what == 'missed' else 'sentence'} {error.line}" if error.line >= 0 else ""
    said = f"{error.type}({error.source}, {error.target or 'nobody'})" if error.type else error.source
    return f"{error.what:8} {error.document}{place}, {error.mode}: {said}" + (f" «{error.trigger}»" if error.trigger else "")
