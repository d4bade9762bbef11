"""What many tests share: the `kg` command run in this process, one small graph built once, the reading pipeline loaded once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.model import Reading

ARTICLE = "الأردن يدعو إلى الهدوء\n\nاتهمت تركيا أرمينيا بخرق الهدنة. ودعت فرنسا تركيا إلى الحوار.\n"
"""Two plain statements, for tests of everything behind reading."""


@dataclass(frozen=True)
class Ran:
    """What a command did: its exit code, what it printed, what it said."""

    code: int
    out: str
    err: str


@pytest.fixture
def kg(capfd: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs `kg` with some arguments, as a shell would, without the start of another Python."""
    from kg.cli import main

    def run(*arguments: object) -> Ran:
        capfd.readouterr()
        code = main([str(each) for each in arguments])
        printed = capfd.readouterr()
        return Ran(code, printed.out, printed.err)

    return run


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A text file with one article."""
    file = tmp_path / "ankara-2021-03-04.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def graph_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The graph of that article, as Turtle."""
    from kg.cli import main

    folder = tmp_path_factory.mktemp("graph")
    (folder / "ankara-2021-03-04.txt").write_text(ARTICLE, encoding="utf-8")
    assert main(["build", str(folder), "-o", str(folder / "graph.ttl")]) == 0
    return folder / "graph.ttl"


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The whole reading pipeline with the shipped actor base."""
    from kg.reading import pipeline

    return pipeline.load()


@pytest.fixture(scope="session")
def rules() -> Language:
    """The same without the learned reader: what it reads, a line of the lexicon says."""
    from kg.reading import pipeline

    return pipeline.load(rules_only=True)


@pytest.fixture(scope="session")
def read(rules: Language) -> Callable[..., Reading]:
    """Reads one text by the rules: `read("دعت فرنسا تركيا إلى الحوار.")`; with `date=` where office-holders matter (else 28 September 2020)."""
    from kg.model import Article
    from kg.reading import pipeline

    def reader(text: str, *, date: Date | None = Date(2020, 9, 28)) -> Reading:
        return pipeline.read(rules, Article("test", text, date=date))

    return reader


@pytest.fixture(scope="session")
def read_both(nlp: Language) -> Callable[..., Reading]:
    """The same by rules and learned reader."""
    from kg.model import Article
    from kg.reading import pipeline

    def reader(text: str, *, date: Date | None = Date(2020, 9, 28)) -> Reading:
        return pipeline.read(nlp, Article("test", text, date=date))

    return reader
