"""How far a statement is trusted: the rules' factors and the learned reader's score, put together.

The factors of `confidence.tsv` and the scores of `learned` each rank readings well but are no probabilities. A logistic
regression over both, fitted in cross-validation on annotated articles (`seeds/generators/learned.py`, the rows `combine` of
`learned.tsv`), makes them one: of the statements with 0.8, four in five should be right (Platt scaling; Platt 1999).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from kg.model import Relation
from kg.reading.learned import weights
from kg.reading.lexicon import LEARNED

FLOOR = 0.17
"""Statements less sure than this are not stated; it serves F1 best in cross-validation."""
_LOW, _HIGH = 0.005, 0.99


def evidence_of(rules: float, learned: float, *, aimless: bool) -> list[float]:
    """What there is to say for a statement: whether rules read it, how surely (log odds), how surely the model (log odds),
    whether both did, and whether it has no target.

    Args:
        rules, learned: the confidence of the surest reading by rules, and of the model; 0 where it did not read the statement.

    Example:
        >>> evidence_of(0.7, 0.0, aimless=False)
        [1.0, 0.85, -5.29, 0.0, 0.0]
    """
    known = rules > 0
    odds = round(_odds(rules), 2) if known else 0.0
    return [float(known), odds, round(_odds(learned), 2), float(known and learned > 0), float(aimless)]


def weighed(evidence: Sequence[float], factors: Sequence[float]) -> float:
    """The probability that evidence of that kind is right, two decimals."""
    total = factors[0] + sum(factor * value for factor, value in zip(factors[1:], evidence, strict=True))
    return round(1 / (1 + math.exp(-total)), 2)


def combined(relations: Sequence[Relation]) -> float:
    """The probability that a statement is right, from all its readings, 0 to 1."""
    rules = max((each.confidence for each in relations if each.reader != LEARNED), default=0.0)
    against = math.prod(1 - each.confidence for each in relations if each.reader == LEARNED)
    return weighed(evidence_of(rules, 1 - against, aimless=not relations[0].target), weights().combine)


def _odds(chance: float) -> float:
    bounded = min(max(chance, _LOW), _HIGH)
    return math.log(bounded / (1 - bounded))
