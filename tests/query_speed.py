"""How long every saved query takes on a graph, beside the same SPARQL sent straight to pyoxigraph: `make query-speed`.

    python tests/query_speed.py GRAPH [RUNS] [--markdown]

GRAPH is a graph file, which is put into an embedded store together with the shipped actor base, or the folder of such a store.
What a query needs is filled with the busiest actors of the graph, what it may do without is left out: so it meets most rows. The
best of RUNS runs counts, ours and theirs in turns. Exit code 1 if a query takes a second, half of them take 50 ms, or ours takes
more than 1.1 times theirs (and half a millisecond, below which the clock decides).
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kg.errors import KgError, WrongUse
from kg.publishing.graph import Graph
from kg.publishing.queries import SavedQuery, ask, saved
from kg.publishing.stores import open_store
from kg.publishing.vocabulary import prefixes
from kg.resources import files

SECOND, MEDIAN, RATIO, CLOCK = 1.0, 0.050, 1.1, 0.0005
_BUSY = "SELECT ?it { ?interaction kg:source ?it . ?it a kg:State } GROUP BY ?it ORDER BY DESC(COUNT(?interaction)) ?it LIMIT 2"
_LONG = "SELECT ?it { ?interaction kg:document ?it } GROUP BY ?it ORDER BY DESC(COUNT(?interaction)) ?it LIMIT 1"


def needed(query: SavedQuery, busy: dict[str, list[str]]) -> dict[str, str]:
    """What a query cannot do without, filled with what the graph has most of: so it meets most rows."""
    left = {kind: list(found) for kind, found in busy.items()}
    return {param.name: left[param.type].pop(0) for param in query.params if param.required}


def example(query: SavedQuery, store: Any, busy: dict[str, list[str]]) -> dict[str, str]:
    """The parameters of a query's own example; what the graph does not know is filled as in `needed`."""
    given = dict(pair.split("=", 1) for pair in query.head.example.split() if "=" in pair)
    try:
        query.bound(store, **given)
    except WrongUse:
        return needed(query, busy)
    return given


def best(runs: int, *ways: Callable[[], Any]) -> list[float]:
    """The shortest of some runs of each way, in turns, in seconds of the processor: others may use the machine meanwhile."""
    shortest = [float("inf")] * len(ways)
    for _ in range(runs):
        for place, way in enumerate(ways):
            start = time.process_time()
            way()
            shortest[place] = min(shortest[place], time.process_time() - start)
    return shortest


def measure(store: Any, runs: int, *, markdown: bool) -> bool:
    """Asks every query, prints a line for each and a sum; whether all is as fast as it should be."""
    engine, table = store.store, prefixes()
    busy = {"actor": _column(store, _BUSY), "document": _column(store, _LONG)}
    line = (
        "| `{}` | {:,} | {:.1f} | {:.1f} | {:.2f} | {:,} | {:.1f} |"
        if markdown
        else "{:24}{:>8,}{:>9.1f}{:>9.1f}{:>7.2f}{:>9,}{:>9.1f}"
    )
    names = ("query", "rows", "ms", "straight", "ratio", "most rows", "ms")
    print(
        (
            "| {} | {} | {} | {} | {} | {} | {} |\n|---" + "|--:" * 6 + "|" if markdown else "{:24}{:>8}{:>9}{:>9}{:>7}{:>9}{:>9}"
        ).format(*names)
    )
    took: list[float] = []
    slow: list[str] = []
    for query in saved():
        typical, most = example(query, store, busy), needed(query, busy)
        text = query.bound(store, **typical)

        def straight(text: str = text) -> list[Any]:
            return list(engine.query(text, use_default_graph_as_union=True, prefixes=table))

        def ours(query: SavedQuery = query, params: dict[str, str] = typical) -> Any:
            return query.run(store, **params)

        def widest(query: SavedQuery = query, params: dict[str, str] = most) -> Any:
            return query.run(store, **params)

        mine, theirs = best(runs, ours, straight)
        (all_of_it,) = best(2, widest)
        took.append(mine)
        if max(mine, all_of_it) > SECOND or mine > RATIO * theirs + CLOCK:
            slow.append(query.name)
        counted = (len(ours()), mine * 1000, theirs * 1000, mine / theirs, len(widest()), all_of_it * 1000)
        print(line.format(query.name, *counted), flush=True)
    median = statistics.median(took)
    print(f"\n{len(took)} queries on {len(engine):,} quads: median {median * 1000:.1f} ms, slowest {max(took) * 1000:.1f} ms")
    if slow:
        print(f"too slow: {', '.join(slow)}")
    return not slow and median < MEDIAN


def _column(store: Any, text: str) -> list[str]:
    return [f"<{row['it']}>" for row in ask(store, text).dicts()]


def main(arguments: list[str]) -> int:
    """Opens or makes the store and measures."""
    markdown, words = "--markdown" in arguments, [each for each in arguments if not each.startswith("--")]
    if not words or not Path(words[0]).exists():
        named = f"there is no graph {words[0]}" if words else "name a graph"
        print(f"{named}; make one with: kg build ARTICLES -o graph.nq, then: make query-speed GRAPH=graph.nq", file=sys.stderr)
        return 1
    graph, runs = Path(words[0]), int(words[1]) if len(words) > 1 else 5
    try:
        if graph.is_dir():
            with open_store(graph, read_only=True) as store:
                return 0 if measure(store, runs, markdown=markdown) else 1
        with tempfile.TemporaryDirectory() as folder, open_store(folder) as store:
            store.load(Graph.load(graph, *files("seeds/actors", "*.ttl")).quads)
            return 0 if measure(store, runs, markdown=markdown) else 1
    except KgError as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
