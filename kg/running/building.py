"""From inputs to a graph in one process: read, understand, publish, count."""

from __future__ import annotations

import datetime
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from kg import __version__
from kg.errors import BadData
from kg.model import Article, Reading
from kg.publishing.graph import Graph
from kg.publishing.iris import run_iri
from kg.publishing.rdf import run_quads
from kg.publishing.vocabulary import BASE
from kg.reading import pipeline
from kg.reading.articles import Reject, read_article, read_articles


@dataclass(slots=True)
class Report:
    """What a run did.

    Attributes:
        articles, words: read. statements: by PLOVER type. mentions: resolved. rejects: what was left out, with the reason.
            seconds: from start to end.
    """

    articles: int = 0
    words: int = 0
    mentions: int = 0
    statements: Counter[str] = field(default_factory=Counter)
    rejects: list[Reject] = field(default_factory=list)
    seconds: float = 0.0


def readings(
    inputs: Sequence[str | Path],
    *,
    report: Report,
    date: datetime.date | None = None,
    language: str | None = None,
    actors: Sequence[str | Path] = (),
    threshold: float = 0.0,
    rules_only: bool = False,
    on_article: Callable[[Article], None] = lambda article: None,
) -> Iterator[Reading]:
    """What each article states, one at a time; memory does not grow with their number.

    Args:
        inputs: files, folders, `-`; see `kg.reading.articles`.
        report: is filled in on the way; an article that a stage cannot read is a reject there.
        date, language: for articles that do not say.
        actors: Turtle files with further actors.
        threshold: leave out statements of less confidence, 0 to 1.
        rules_only: leave out what only the learned reader reads.
        on_article: is called behind each article, for progress.

    Raises:
        BadData, WrongUse: as `read_articles` does.
    """
    started = time.perf_counter()
    articles = read_articles(inputs, on_reject=report.rejects.append, date=date, language=language)
    nlp = None
    for article in articles:
        nlp = nlp or pipeline.load(actors=tuple(Path(file) for file in actors), rules_only=rules_only)
        try:
            reading = pipeline.read(nlp, article, threshold=threshold)
        except BadData:
            raise
        except Exception as problem:  # a defect of ours must not cost a run its other articles
            report.rejects.append(
                Reject(article.origin or article.id, article.id, f"a reading stage failed: {type(problem).__name__}: {problem}")
            )
            continue
        report.articles += 1
        report.words += len(article.text.split())
        report.mentions += len(reading.mentions)
        report.statements.update(statement.type for statement in reading.statements)
        report.seconds = time.perf_counter() - started
        on_article(article)
        yield reading


def build_graph(
    inputs: Sequence[str | Path],
    *,
    report: Report | None = None,
    base: str = BASE,
    text: bool = True,
    named_graphs: bool = False,
    date: datetime.date | None = None,
    language: str | None = None,
    actors: Sequence[str | Path] = (),
    threshold: float = 0.0,
    rules_only: bool = False,
    on_article: Callable[[Article], None] = lambda article: None,
) -> Graph:
    """The graph of some articles.

    Args:
        inputs, date, language, actors, threshold, rules_only, on_article, report: as in `readings`.
        base: IRI that resources are minted below. text: keep the articles' text in the graph. named_graphs: a graph a document.
    """
    report = report if report is not None else Report()
    settings = {"threshold": threshold, "text": text, "rules_only": rules_only}
    graph = Graph(base=base)
    run = run_iri(__version__, settings, base=base)
    for reading in readings(
        inputs, report=report, date=date, language=language, actors=actors, threshold=threshold, rules_only=rules_only,
        on_article=on_article,
    ):  # fmt: skip
        graph.add(reading, text=text, named_graphs=named_graphs, run=run)
    graph.extend(run_quads(__version__, settings, base=base))
    return graph


def build(
    *inputs: str | Path,
    date: datetime.date | None = None,
    language: str | None = None,
    actors: Sequence[str | Path] = (),
    base: str = BASE,
    threshold: float = 0.0,
    rules_only: bool = False,
) -> Graph:
    """The knowledge graph of articles: the whole way from text to triples.

    Args:
        inputs: files or folders of articles, or the Arabic text of one article.
        date: the day of articles that do not say it themselves.
        language: the language of articles that do not say it; `ar` unless given.
        actors: Turtle files with actors of your own, in the terms of `ontology/geokg.ttl`.
        base: IRI that resources are minted below.
        threshold: leave out statements of less confidence, 0 to 1.
        rules_only: leave out what only the learned reader reads.

    Raises:
        BadData: an input is missing or bad; the message says what and where.
        WrongUse: a file whose ending is not read, or no input.

    Example:
        >>> graph = build("دعت فرنسا تركيا إلى الحوار.")
        >>> [row["relation"] for row in graph.query("SELECT ?relation { state:FRA ?relation state:TUR }")]
        ['https://w3id.org/geokg/ontology#requestsOf']
    """
    if len(inputs) == 1 and isinstance(inputs[0], str) and not Path(inputs[0]).exists():
        article = read_article(inputs[0], date=date, language=language)
        nlp = pipeline.load(actors=tuple(Path(file) for file in actors), rules_only=rules_only)
        graph = Graph(base=base)
        graph.add(pipeline.read(nlp, article, threshold=threshold))
        return graph
    return build_graph(inputs, date=date, language=language, actors=actors, base=base, threshold=threshold, rules_only=rules_only)
