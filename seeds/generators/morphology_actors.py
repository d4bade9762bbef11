"""What the morphology takes from the actor base: demonyms, one-word names of states and capitals; nothing when there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).resolve().parents[1]


def demonyms() -> list[tuple[str, list[str]]]:
    """The demonyms of states and peoples, the first of each with its broken plurals; none when there is no actor base."""
    found: dict[str, list[str]] = {}
    for block in (*_states(), *_peoples()):
        plurals = _literals(block, "kg:demonymPlural")
        for rank, demonym in enumerate(_literals(block, "kg:demonym")):
            known = found.setdefault(demonym, [])
            known += [plural for plural in plurals if rank == 0 and plural not in known]
    return sorted((demonym, plurals) for demonym, plurals in found.items() if demonym.endswith("ي"))


def states() -> list[str]:
    """The names of states that are one word, in the actor base."""
    return sorted({name for block in _states() for term in ("rdfs:label", "skos:altLabel") for name in _literals(block, term)})


def capitals() -> list[str]:
    """The names of capitals and seats of government that are one word, in the actor base."""
    file = SEEDS / "actors" / "states-seats.ttl"
    blocks = file.read_text(encoding="utf-8").split(" .\n") if file.exists() else []
    return sorted({name for block in blocks for term in ("rdfs:label", "skos:altLabel") for name in _literals(block, term)})


def _states() -> Iterator[str]:
    for file in sorted((SEEDS / "actors").glob("states*.ttl")):
        if file.name in ("states.ttl", "states-names.ttl"):
            for block in re.split(r"\.\s*\n", file.read_text(encoding="utf-8")):
                if "state:" in block:
                    yield block


def _peoples() -> Iterator[str]:
    file = SEEDS / "actors" / "peoples.ttl"
    yield from file.read_text(encoding="utf-8").split(" .\n") if file.exists() else ()


def _literals(block: str, term: str) -> list[str]:
    objects = re.findall(rf"{term}\s+((?:\"[^\"]*\"(?:@\w+)?\s*,?\s*)+)", block)
    return [text for found in objects for text in re.findall(r'"([^" ]*)"@ar', found)]
