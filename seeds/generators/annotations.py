"""Annotated articles as examples: what `learned.py` learns from.

Two sets: the project's own stand-off annotations (`seeds/annotations/news-2018.jsonl`, read beside the corpus that holds their
texts) and a file of annotated articles in the form of `kg evaluate`, with the places of their cues (`train-cues.jsonl`).
seeds/annotations/README.md describes the files.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from kg.evaluation.actors import Named, named
from kg.model import Article

ANNOTATIONS = Path(__file__).resolve().parents[1] / "annotations"


@dataclass(frozen=True)
class Told:
    """One annotated relation: its parties, class, line, and where its cue stands in the article (empty: in no one place)."""

    source: Named
    type: str
    target: Named | None
    line: int
    cue: tuple[int, int]


@dataclass(frozen=True)
class Example:
    """An annotated article."""

    article: Article
    relations: tuple[Told, ...]


def examples(corpus: Path, gold: Path) -> list[Example]:
    """All annotated articles whose texts are at hand, in a fixed order.

    Args:
        corpus: JSON Lines, gzipped, with the texts of the project's own annotations. gold: a folder with `train.jsonl` and
            `train.gold.json`.
    """
    found = list(_own(corpus)) if corpus.is_file() else []
    found += _annotated(gold) if gold.is_dir() else []
    return sorted(found, key=lambda example: example.article.id)


def _own(corpus: Path) -> Iterator[Example]:
    marked = {line["id"]: line for line in _lines(ANNOTATIONS / "news-2018.jsonl")}
    with gzip.open(corpus, "rt", encoding="utf-8") as file:
        for document in map(json.loads, file):
            if document["id"] in marked:
                annotated = marked.pop(document["id"])
                article = _article(document)
                starts = _starts(article.text)
                actors = [_named(each, article.text, starts) for each in annotated["actors"]]
                yield Example(article, tuple(
                    Told(actors[source], kind, None if target is None else actors[target], line, _place(starts, line, begin, end))
                    for line, source, kind, target, _, _, _, begin, end in annotated["relations"]
                ))  # fmt: skip


def _annotated(gold: Path) -> Iterator[Example]:
    texts = {line["id"]: line for line in _lines(gold / "train.jsonl")}
    cues = {line["id"]: line["cues"] for line in _lines(ANNOTATIONS / "train-cues.jsonl")}
    for document in json.loads((gold / "train.gold.json").read_text(encoding="utf-8")):
        article = _article(texts[document["id"]])
        starts = _starts(article.text)
        yield Example(article, tuple(
            Told(_full(each["source"]), each["type"], _full(each["target"]) if each.get("target") else None, each["line"],
                 _place(starts, each["line"], *(cue or (None, None))))
            for each, cue in zip(document["relations"], cues[document["id"]], strict=True)
        ))  # fmt: skip


def _article(document: Mapping[str, Any]) -> Article:
    text = f"{document['title']}\n{document['text']}"
    return Article(document["id"], text, "", date.fromisoformat(document["date"][:10]))


def _starts(text: str) -> list[int]:
    return [0, *(index + 1 for index, letter in enumerate(text) if letter == "\n")]


def _place(starts: list[int], line: int, begin: int | None, end: int | None) -> tuple[int, int]:
    return (0, 0) if begin is None or end is None else (starts[line] + begin, starts[line] + end)


def _named(actor: list[Any], text: str, starts: list[int]) -> Named:
    english, kind, country, at = actor
    arabic = text[starts[at[0]] + at[1] : starts[at[0]] + at[2]] if at else ""
    return named([english, arabic], name=english, kind=kind, country=country or "")


def _full(actor: Mapping[str, Any]) -> Named:
    return named([actor["en"], actor.get("ar")], name=actor["en"], kind=actor["type"], country=actor.get("country") or "")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
