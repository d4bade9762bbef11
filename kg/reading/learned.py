"""Relations that a small trained model reads beside the rules.

Three linear models over the features of `features`: does a word tell an act, and of which class (softmax over the PLOVER classes
and none); does an actor do it; does an actor undergo it, or nobody. They are trained on annotated articles by
`seeds/generators/learned.py`; the weights are a table, `seeds/lexicon/ar/learned.tsv`, and each reading names the features that
weighed most. What it reads are candidates like those of the rules, told apart by their frame.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from kg.reading.clauses import Item
from kg.reading.doc import Candidate
from kg.reading.features import Party, Seen, alone
from kg.reading.frames import Scenery
from kg.reading.lexicon import LEARNED, Frame, Lexicon
from kg.resources import path

Vector = NDArray[np.float32]
NONE = "-"
_GATE = 0.1
"""The least probability of a class for which parties are looked for."""
_SURE, _BEST = 0.5, 0.25
"""From which probability an actor is a party, and from which the likeliest one is, where none is sure."""
_NOBODY = 0.4
_LEAST = 0.1
"""The least score of a reading that is kept."""


@dataclass(slots=True)
class Linear:
    """One linear model: the row of each feature, and the weights (a column a class)."""

    rows: dict[str, int] = field(default_factory=dict)
    weights: Vector = field(default_factory=lambda: np.zeros((0, 1), dtype=np.float32))

    def logits(self, features: Sequence[str]) -> Vector:
        """The sum of the weights of the features known."""
        known = [self.rows[each] for each in dict.fromkeys(features) if each in self.rows]
        total: Vector = self.weights[known].sum(axis=0)
        return total

    def chance(self, features: Sequence[str]) -> float:
        """The probability a model of two classes gives."""
        return float(1.0 / (1.0 + np.exp(-self.logits(features)[0])))

    def reasons(self, features: Sequence[str], column: int) -> list[str]:
        """The words that speak most for a class, the strongest first, in words."""
        known = [each for each in dict.fromkeys(features) if each in self.rows and readable(each)]
        known.sort(key=lambda each: -float(self.weights[self.rows[each], column]))
        return [readable(each) for each in known[:3]]


@dataclass(slots=True)
class Weights:
    """The models: `act` with the classes of its columns, `source`, `target`, `nobody`; `combine`: see `confidence`."""

    classes: tuple[str, ...]
    act: Linear
    source: Linear
    target: Linear
    nobody: Linear
    combine: tuple[float, ...]


@cache
def weights() -> Weights:
    """The trained weights that ship with the project, read once.

    Example:
        >>> "ACCUSE" in weights().classes
        True
    """
    lines = path("seeds", "lexicon", "ar", "learned.tsv").read_text(encoding="utf-8").splitlines()
    return parse([line for line in lines if line and not line.startswith("#")])


def parse(lines: Sequence[str]) -> Weights:
    """Weights from the lines of the table: model, feature, `class:weight` pairs or one weight; the first names the classes."""
    classes = tuple(lines[0].split("\t")[2].split())
    column = {name: index for index, name in enumerate(classes)}
    models = {name: Linear() for name in ("act", "source", "target", "nobody", "combine")}
    values: dict[str, list[list[float]]] = {name: [] for name in models}
    for line in lines[1:]:
        name, feature, told = line.split("\t")
        models[name].rows[feature] = len(values[name])
        if name == "act":
            row = [0.0] * len(classes)
            for pair in told.split():
                label, _, value = pair.rpartition(":")
                row[column[label]] = float(value)
            values[name].append(row)
        else:
            values[name].append([float(told)])
    for name, model in models.items():
        model.weights = np.array(values[name], dtype=np.float32).reshape(len(values[name]), -1)
    combine = tuple(float(each) for each in models["combine"].weights[:, 0])
    return Weights(classes, models["act"], models["source"], models["target"], models["nobody"], combine)


def readable(feature: str) -> str:
    """A feature in words; empty for those that only a machine reads.

    Example:
        >>> readable("w=اتهم|p=ب"), readable("g=قال"), readable("kind=v")
        ('«اتهم» with «ب»', 'under «قال»', '')
    """
    name, _, value = feature.partition("=")
    word, _, other = value.partition("|")
    if name == "w" and not other:
        return f"«{word}»"
    if name == "w" and other.startswith(("p=", "o=")) and other[2:]:
        return f"«{word}» with «{' '.join(filter(None, other[2:].split(':')))}»"
    if name == "g" and not other:
        return f"under «{word}»"
    if name == "o" and value.partition(":")[2]:
        return f"behind it «{' '.join(filter(None, value.split(':')))}»"
    if name in ("L", "R") and value != NONE:
        return f"{'the lexicon' if name == 'L' else 'the rules'}: {value.split(':')[0]}"
    return ""


class LearnedReader:
    """Reads the relations of one sentence after another with the trained model.

    Args:
        lexicon: the cue tables, whose knowledge the features use. kind_of: the class of an actor by id. categories: the
            qualifying words around an item. model: the weights; by default those that ship.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        kind_of: Callable[[str], str],
        categories: Callable[[Scenery, int], set[str]],
        model: Weights | None = None,
    ) -> None:
        self.lexicon = lexicon
        self.kind_of = kind_of
        self.categories = categories
        self._given = model

    @property
    def model(self) -> Weights:
        """The weights it reads with."""
        return self._given or weights()

    def see(self, sentence: Scenery, before: Scenery | None, main: str, *, headline: bool) -> Seen:
        """One sentence as the model sees it."""
        return Seen(
            sentence, self.lexicon, self.kind_of, headline=headline, before=before, main=main, categories=self.categories
        )  # fmt: skip

    def read(self, sentence: Scenery, before: Scenery | None, main: str, *, headline: bool) -> list[Candidate]:
        """What the model reads in a sentence.

        Args:
            sentence: as the rules have read it. before: the sentence before. main: the actor the article names most.
            headline: whether it is the article's first.
        """
        found: list[Candidate] = []
        seen = self.see(sentence, before, main, headline=headline)
        if not seen.order and not any(predicate.subject for predicate in sentence.predicates.values()):
            return found
        for index in seen.telling():
            if f"w={seen.items[index].key}" in self.model.act.rows or seen.cued(index):
                found += self._act(seen, index)
        return found

    def _act(self, seen: Seen, index: int) -> list[Candidate]:
        features = seen.act(index)
        logits = self.model.act.logits(features)
        odds = np.exp(logits - logits.max())
        odds /= odds.sum()
        ranked = [(float(odds[column]), label) for column, label in enumerate(self.model.classes) if label != NONE]
        chance, label = max(ranked)
        if chance < _GATE:
            return []
        parties = seen.parties(index)
        column = self.model.classes.index(label)
        told = ", ".join(self.model.act.reasons(features, column))
        parts = [seen.part(index, party, label) for party in parties]
        sources = [self.model.source.chance(each) for each in parts]
        targets = [self.model.target.chance(each) for each in parts]
        nobody = self.model.nobody.chance(alone(seen, index, label))
        item = seen.items[index]
        frame = Frame(LEARNED, label, "", LEARNED, (item.key,), (), (), ())
        return [
            self._candidate(seen, item, frame, parties[source], None if target is None else parties[target], score, told)
            for source, target, score in pairs([party.mention.actor for party in parties], chance, sources, targets, nobody)
            if score >= _LEAST
        ]

    def _candidate(
        self, seen: Seen, item: Item, frame: Frame, source: Party, target: Party | None, score: float, told: str
    ) -> Candidate:
        words = seen.sentence.words
        place = (words[item.first].begin, words[item.last].end)
        who = [each.placed(place) if each else None for each in (source, target)]
        assert who[0] is not None
        cue = tuple(range(item.first, item.last + 1))
        return Candidate(
            frame, cue, words[item.first].sentence, who[0], who[1], frame.type, confidence=score, notes=(f"weighed by {told}",)
        )  # fmt: skip


def pairs(
    actors: Sequence[str], act: float, sources: Sequence[float], targets: Sequence[float], nobody: float
) -> list[tuple[int, int | None, float]]:
    """Who does an act to whom: (index of the source, of the target or None, score).

    Args:
        actors: ids of the parties. act: probability of the class. sources, targets: each party's probability to do and to
            undergo it. nobody: that it is aimed at nobody.

    Example:
        >>> pairs(["state/FRA", "state/SYR"], 0.8, [0.9, 0.1], [0.1, 0.9], 0.1)
        [(0, 1, 0.72)]
    """
    found: list[tuple[int, int | None, float]] = []
    chosen = [index for index, chance in enumerate(sources) if chance > _SURE]
    if not chosen and sources and max(sources) > _BEST:
        chosen = [max(range(len(sources)), key=lambda index: sources[index])]
    for source in chosen:
        others = [index for index in range(len(actors)) if actors[index] != actors[source]]
        aimed = [index for index in others if targets[index] > _SURE]
        if not aimed and others:
            best = max(others, key=lambda index: targets[index])
            aimed = [best] if targets[best] > max(_BEST, 0.6 * nobody) else []
        for target in aimed:
            found.append((source, target, round(act * (sources[source] * targets[target]) ** 0.5, 4)))
        if not aimed and nobody > _NOBODY:
            found.append((source, None, round(act * (sources[source] * nobody) ** 0.5, 4)))
    return found
