"""The benchmark of ambiguous words: made-up sentences in the manner of news, with the expected reading of one word each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.reading.arabic.morphology import Analysis, Morphology
from kg.reading.arabic.sentences import tokenize

FILE = Path(__file__).parent / "data" / "ambiguity.tsv"


@dataclass(frozen=True)
class Case:
    """One sentence, cut into words; `word` is the index of the one in question, `expected` its lemma, part of speech, voice."""

    kind: str
    words: tuple[str, ...]
    word: int
    expected: str


def cases() -> Iterator[Case]:
    """The rows of tests/data/ambiguity.tsv."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or line.startswith("kind\t"):
            continue
        kind, sentence, expected = line.split("\t")
        plain = sentence.replace("[", "").replace("]", "")
        spans = [span for span in tokenize(plain) if not plain[slice(*span)].isspace()]
        last = sentence.index("]") - 1
        index = next(place for place, (_, end) in enumerate(spans) if end >= last)
        yield Case(kind, tuple(plain[slice(*span)] for span in spans), index, expected)


def told(reading: Analysis | None) -> str:
    """A reading as the benchmark writes it: lemma/part of speech, for verbs with the voice."""
    return "/".join(part for part in (reading.lemma, reading.pos, reading.voice) if part) if reading else "unknown"


def read(morphology: Morphology, case: Case) -> str:
    """What the morphology reads the word as."""
    return told(morphology.best(case.words)[case.word])
