"""What a comparison gives: counts and ratios, bins of confidence, errors; each as plain values for JSON."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

BINS = 5
"""How many bins of confidence there are."""


@dataclass(slots=True)
class Score:
    """Counts and what follows from them. Precision, recall and F1 are 0 where there is nothing to divide by."""

    right: int = 0
    missed: int = 0
    spurious: int = 0

    @property
    def precision(self) -> float:
        """The share of what the graph says that is right."""
        return self.right / (self.right + self.spurious) if self.right + self.spurious else 0.0

    @property
    def recall(self) -> float:
        """The share of what was annotated that the graph says."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def as_dict(self) -> dict[str, float]:
        """For JSON, rounded to four decimals.

        Example:
            >>> Score(1, 2, 0).as_dict()
            {'precision': 1.0, 'recall': 0.3333, 'f1': 0.5, 'tp': 1, 'fn': 2, 'fp': 0}
        """
        ratios = {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}
        return {**ratios, "tp": self.right, "fn": self.missed, "fp": self.spurious}


@dataclass(slots=True)
class Bin:
    """Relations of like confidence: from `begin` to below `end` (1 belongs to the last bin)."""

    begin: float
    end: float
    right: int = 0
    count: int = 0
    stated: float = 0.0

    @property
    def share(self) -> float | None:
        """The share that is right in the strict mode; None where there are no such relations."""
        return self.right / self.count if self.count else None

    @property
    def mean(self) -> float | None:
        """The confidence stated on average."""
        return self.stated / self.count if self.count else None

    def as_dict(self) -> dict[str, float | None]:
        """For JSON, rounded to four decimals."""
        share, mean = (None if value is None else round(value, 4) for value in (self.share, self.mean))
        return {"from": self.begin, "to": self.end, "count": self.count, "right": self.right, "share": share, "mean": mean}


@dataclass(frozen=True, slots=True, order=True)
class Error:
    """Something missed or spurious.

    Attributes:
        document: its identifier. mode: `strict`, `actors`, `roles` or `members`.
        line: the annotators' line of what was missed, or the sentence of what is spurious, from 1; -1 where unknown.
        what: `missed` or `spurious`. type: PLOVER type or role. source, target: names; empty where there is none.
        trigger: the word that made the graph say so.
    """

    document: str
    mode: str
    line: int
    what: str
    type: str
    source: str
    target: str
    trigger: str = ""

    def as_dict(self) -> dict[str, str | int]:
        """For JSON."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(slots=True)
class Evaluation:
    """How well a graph says what annotators found.

    Attributes:
        modes: a score each: `strict`, `dyad`, `detect`, `actors`, `roles`, `members`. types: strict scores by PLOVER type.
        calibration: bins of confidence; `unstated` counts relations without one.
        errors: what is missed and what is spurious, by document. Spurious actors are none: more are mentioned than act.
        documents: annotated; `known` of them are in the graph, `found` have relations there.
    """

    modes: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    types: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    calibration: tuple[Bin, ...] = field(default_factory=lambda: tuple(Bin(n / BINS, (n + 1) / BINS) for n in range(BINS)))
    unstated: int = 0
    errors: list[Error] = field(default_factory=list)
    documents: int = 0
    known: int = 0
    found: int = 0

    def as_dict(self) -> dict[str, object]:
        """For JSON; without errors."""
        return {
            **{mode: score.as_dict() for mode, score in self.modes.items()},
            "documents": {"gold": self.documents, "in_graph": self.known, "with_relations_in_graph": self.found},
            "per_type": {name: score.as_dict() for name, score in sorted(self.types.items())},
            "calibration": {"bins": [each.as_dict() for each in self.calibration], "unstated": self.unstated},
        }
