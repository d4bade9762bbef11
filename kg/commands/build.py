"""`kg build`: articles -> a graph file, with a summary of what was read and what was left out."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.console import check_writable, give, is_out, is_terminal, make_folder, one_of, say
from kg.errors import BadData, MissingResource, WrongUse

if TYPE_CHECKING:
    from kg.model import Article
    from kg.publishing.graph import Graph
    from kg.running.building import Report

FORMATS = {
    "turtle": "ttl", "nquads": "nq", "trig": "trig", "jsonld": "jsonld", "ntriples": "nt",
    "ttl": "ttl", "nq": "nq", "nt": "nt",
}  # fmt: skip
"""What `--format` takes -> the ending of such files."""

SHOWN_REJECTS = 3
EXAMPLE = "Examples: kg build article.txt -o graph.ttl   ·   kg build news.jsonl more/ -o graph.nq.gz --named-graphs"
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+[/#]")


def build(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT", help="Articles: files or folders of .txt, .html, .jsonl or .csv, or - for standard input."
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where the graph goes: graph.ttl, .nq, .trig, .jsonld, .nt, also with .gz; - prints it.",
        ),
    ] = "-",
    format: Annotated[
        str | None,
        typer.Option(help="turtle, nquads, trig, jsonld or ntriples, where the file's ending does not say it.", metavar="NAME"),
    ] = None,
    date: Annotated[
        str | None, typer.Option(metavar="DAY", help="The day of articles that do not say it, such as 2020-09-28.")
    ] = None,
    language: Annotated[
        str | None, typer.Option(metavar="TAG", help="The language of articles that do not say it; ar is read.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="FILE", help="A Turtle file with actors of your own; may be given several times.")
    ] = None,
    base_iri: Annotated[
        str | None, typer.Option(metavar="IRI", help="What the addresses of your data begin with; ends in / or #.")
    ] = None,
    threshold: Annotated[float, typer.Option(metavar="0..1", help="Leave out statements that are less certain.")] = 0.0,
    rules_only: Annotated[
        bool, typer.Option("--rules-only", help="Leave out what only the learned reader reads; each statement then has its rule.")
    ] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Do not keep the articles' whole text in the graph; the sentences stay.")
    ] = False,
    named_graphs: Annotated[
        bool,
        typer.Option(
            "--named-graphs", help="Each article in a graph of its own (trig, nquads, jsonld), so that it can be replaced."
        ),
    ] = False,
    rejects: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Where articles left out are listed; by default beside the graph, if there are any."),
    ] = None,
) -> None:
    """Read Arabic articles and write the knowledge graph of what they state."""
    ending, target = _target(output, format)
    if named_graphs and ending in ("ttl", "nt"):
        raise WrongUse(f"--named-graphs needs a format that has graphs (trig, nquads, jsonld), and {output} is {ending}")
    if not 0 <= threshold <= 1:
        raise WrongUse(f"--threshold {threshold:g} is not from 0 to 1")
    day = _day(date)
    if base_iri is not None and not _IRI.fullmatch(base_iri):
        raise WrongUse(f"--base-iri {base_iri!r} is no address to build on; write one such as https://example.org/data/")
    for file in actors or ():
        if not file.is_file():
            raise MissingResource(f"there is no file of actors {file}; write one as docs/using.md shows")
    rejected = rejects or (target.with_name(f"{target.name}.rejects.jsonl") if target else None)
    for file in filter(None, (target, rejects)):
        check_writable(file)

    from kg.publishing.vocabulary import BASE
    from kg.running.building import Report, build_graph

    report = Report()
    try:
        with _progress(inputs) as on_article:
            graph = build_graph(
                inputs, report=report, base=base_iri or BASE, text=not no_text, named_graphs=named_graphs, date=day,
                language=language, actors=tuple(actors or ()), threshold=threshold, rules_only=rules_only,
                on_article=on_article,
            )  # fmt: skip
    except BadData:
        if report.rejects:
            _write_rejects(report, rejected, asked=rejects is not None)
        raise
    if target:
        make_folder(target)
        graph.save(target, format=ending)
    else:
        give(graph.to_bytes(format=ending))
    _write_rejects(report, rejected, asked=rejects is not None)
    _summary(graph, report, output, rejected)


def _target(output: str, format: str | None) -> tuple[str, Path | None]:
    """The ending of the format and the file; no file for standard output."""
    named = one_of(format, FORMATS, "graph format")
    if is_out(output):
        return named or "ttl", None
    if named is None:
        endings = [part.lstrip(".") for part in Path(output).suffixes if part != ".gz"]
        if not endings or endings[-1].lower() not in FORMATS.values():
            allowed = ", ".join(f".{ending}" for ending in dict.fromkeys(FORMATS.values()))
            told = f"allowed are {allowed}, each also with .gz, or say --format turtle"
            raise WrongUse(f"the ending of {output} names no graph format; {told}")
        named = endings[-1].lower()
    return named, Path(output)


def _day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(f"--date {text!r} is no day; write it as 2020-09-28") from None


@contextmanager
def _progress(inputs: Sequence[str]) -> Iterator[Callable[[Article], None]]:
    """Something to call behind each article: it moves a bar where somebody looks, and does nothing elsewhere."""
    if not is_terminal(sys.stderr):
        yield lambda article: None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading articles", total=_how_many(inputs))
        yield lambda article: bar.advance(task)


def _how_many(inputs: Sequence[str]) -> int | None:
    """How many articles there are, by a quick look; None where only reading would tell."""
    from kg.reading.inputs import check, sources

    check(inputs)
    total = 0
    for source in sources(inputs):
        if source.path is None or source.format == "csv" or source.path.suffix == ".gz":
            return None
        if source.format == "jsonl":
            with source.path.open("rb") as file:
                total += sum(1 for line in file if line.strip())
        else:
            total += bool(source.format)
    return total


def _write_rejects(report: Report, path: Path | None, *, asked: bool) -> None:
    """Lists what was left out, one JSON object a line; takes away the list of an earlier run that no longer holds."""
    if path is None:
        return
    if not report.rejects and not asked:
        path.unlink(missing_ok=True)
        return
    from kg.publishing.formats import write_whole

    lines = ({"origin": each.origin, "id": each.identifier, "reason": each.reason} for each in report.rejects)
    make_folder(path)
    write_whole(path, "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode())


def _summary(graph: Graph, report: Report, output: str, rejected: Path | None) -> None:
    """What was read, what was found and what was left out, on standard error."""
    from kg.publishing.vocabulary import KG

    actors = len({triple.object for triple in graph.match(None, KG.mentions)})
    stated = sum(report.statements.values())
    speed = report.words / report.seconds if report.seconds else 0
    say(
        f"{'standard output' if is_out(output) else output}: {len(graph):,} triples from {_many(report.articles, 'article')}, "
        f"{_many(report.words, 'word')}, in {report.seconds:.1f} s with start-up ({speed:,.0f} words/s)"
    )
    say(f"{_many(actors, 'actor')} in {_many(report.mentions, 'mention')}, {_many(stated, 'statement')}")
    if stated:
        often = sorted(report.statements.items(), key=lambda it: (-it[1], it[0]))
        say("  " + ", ".join(f"{name} {count:,}" for name, count in often))
    if report.rejects:
        say(f"left out {_many(len(report.rejects), 'article')}{f', listed in {rejected}' if rejected else ''}:")
        for each in report.rejects[:SHOWN_REJECTS]:
            say(f"  {each}")
        if len(report.rejects) > SHOWN_REJECTS:
            say(f"  and {len(report.rejects) - SHOWN_REJECTS:,} more")


def _many(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"
