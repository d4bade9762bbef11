"""`kg convert`: graphs -> one graph in another format, or a table of events for other programs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from kg.commands.opening import load_graph
from kg.console import check_writable, give, is_out, make_folder, one_of, say
from kg.errors import WrongUse

FORMATS = {
    "turtle": "ttl", "nquads": "nq", "trig": "trig", "jsonld": "jsonld", "ntriples": "nt", "csv": "csv",
    "ttl": "ttl", "nq": "nq", "nt": "nt",
}  # fmt: skip
"""What `--format` takes -> the ending of such files."""

EXAMPLE = (
    "Examples: kg convert graph.ttl -o graph.jsonld   ·   kg convert graph.nq -o events.csv   ·   "
    "kg convert graph.ttl -o stars.ttl --annotate   (GraphML and GEXF: kg graph)"
)


def convert(
    graphs: Annotated[list[str], typer.Argument(metavar="GRAPH", help="Graph files, put together; - for standard input.")],
    output: Annotated[
        str,
        typer.Option("--output", "-o", metavar="FILE", help=".ttl, .nq, .trig, .jsonld, .nt or .csv, also with .gz; - prints."),
    ] = "-",
    format: Annotated[
        str | None, typer.Option(metavar="NAME", help="The format, where the file's ending does not say it.")
    ] = None,
    named_graphs: Annotated[
        bool, typer.Option("--named-graphs", help="Each article in a graph of its own (nquads, trig, jsonld).")
    ] = False,
    annotate: Annotated[
        bool, typer.Option("--annotate", help="Say on each direct edge which statements it stands for (RDF 1.2; not jsonld).")
    ] = False,
    claims: Annotated[
        bool, typer.Option("--claims", help="In csv: also events that are only claimed, with who says so.")
    ] = False,
) -> None:
    """Write a graph in another format; .csv is a table of dyadic events as event-data programs read it."""
    named = one_of(format, FORMATS, "graph format")
    endings = [part.lstrip(".").lower() for part in Path(output).suffixes if part != ".gz"]
    ending = named or (FORMATS.get(endings[-1]) if endings else "ttl" if is_out(output) else None)
    if ending is None:
        hint = "; kg graph writes .graphml and .gexf" if endings and endings[-1] in ("graphml", "gexf") else ""
        allowed = ", ".join(f".{each}" for each in dict.fromkeys(FORMATS.values()))
        raise WrongUse(f"the ending of {output} names no graph format; allowed are {allowed}, each also with .gz{hint}")
    if named_graphs and ending not in ("nq", "trig", "jsonld"):
        raise WrongUse(f"--named-graphs needs a format that has graphs (trig, nquads, jsonld), and {output} is {ending}")
    if annotate and ending in ("jsonld", "csv"):
        raise WrongUse(f"--annotate needs a format with RDF 1.2 (turtle, trig, nquads, ntriples), and {output} is {ending}")
    if claims and ending != "csv":
        raise WrongUse(f"--claims belongs to csv, and {output} is {ending}; other formats hold claims anyway")
    if not is_out(output):
        check_writable(Path(output))
    graph = load_graph(graphs)

    from kg.publishing.formats import write_whole
    from kg.publishing.graph import Graph
    from kg.publishing.interchange import annotated, by_document

    if ending == "csv":
        from kg.publishing.queries import get

        answer = get("event-data").run(graph, claims="yes" if claims else "no")
        data, told = answer.as_csv().encode(), f"{len(answer):,} events"
    else:
        if named_graphs:
            graph = Graph(by_document(graph.quads), base=graph.base)
        if annotate:
            graph = Graph(annotated(list(graph.quads)), base=graph.base)
        data, told = graph.to_bytes(format=ending), f"{len(graph):,} triples"
    if is_out(output):
        give(data)
        return
    make_folder(Path(output))
    write_whole(Path(output), data)
    say(f"{output}: {told}")
