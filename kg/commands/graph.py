"""`kg graph`: a graph -> the picture of who stands with whom and who against whom."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Annotated

import typer

from kg.commands.opening import opened
from kg.console import check_writable, make_folder, one_of, say
from kg.errors import WrongUse

FORMATS = {name: name for name in ("html", "svg", "png", "graphml", "gexf")}
"""What `--format` takes."""

EXAMPLE = "Examples: kg graph graph.ttl -o alliances.html   ·   kg graph graph.ttl -o states.svg --by-state --lang ar"


def graph(
    graphs: Annotated[list[str], typer.Argument(metavar="GRAPH", help="Graph files, - for standard input, or one store.")],
    output: Annotated[
        Path,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The picture: .html (opens in a browser), .svg, .png; or .graphml, .gexf for Gephi.",
        ),
    ] = Path("alliances.html"),
    format: Annotated[
        str | None, typer.Option(metavar="NAME", help="html, svg, png, graphml or gexf, where the file's ending does not say it.")
    ] = None,
    claims: Annotated[
        bool, typer.Option("--claims", help="Also draw what is only claimed by somebody; HTML has a switch for it.")
    ] = False,
    by_state: Annotated[
        bool, typer.Option("--by-state", help="Let ministers, armies and peoples count as their states.")
    ] = False,
    since: Annotated[str | None, typer.Option("--from", metavar="DAY", help="Only what happened from this day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Only what happened up to this day.")] = None,
    top: Annotated[int | None, typer.Option(min=1, metavar="N", help="Only the N actors with the most statements.")] = None,
    title: Annotated[str, typer.Option(metavar="TEXT", help="What stands above the picture.")] = "",
    lang: Annotated[str | None, typer.Option(metavar="ar|en", help="The language of names and legend; ar unless given.")] = None,
) -> None:
    """Draw the alliance graph: support, aid and agreement against accusation, threat, sanction and assault."""
    way = one_of(format, FORMATS, "picture format") or FORMATS.get(output.suffix.lstrip(".").lower())
    if way is None:
        allowed = ", ".join(f".{name}" for name in FORMATS)
        raise WrongUse(f"the ending of {output} names no picture format; allowed are {allowed}, or say --format html")
    language = one_of(lang, {"ar": "ar", "en": "en"}, "language")
    first, last = _day("--from", since), _day("--to", until)
    check_writable(output)

    from kg.publishing.alliances import alliances
    from kg.publishing.drawing import draw

    with opened(graphs) as found:
        network = alliances(found, claims=claims or way == "html", by_state=by_state, since=first, until=last)
    make_folder(output)
    draw(network, output, format=way, title=title, lang=language or "ar", top=top)
    told = network.graph
    actors, relations = network.number_of_nodes(), network.number_of_edges()
    say(f"{output}: {actors} actors and {relations} relations from {told['interactions']} statements")
    if not actors:
        hint = "" if claims else "; --claims also draws what is only claimed"
        say(f"the picture is empty: nothing that one actor does to another fits{hint}")


def _day(option: str, text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text) if text else None
    except ValueError:
        raise WrongUse(f"{option} {text!r} is no day; write it as 2020-09-28") from None
