"""Annotated articles against what a graph says of them: matched, counted, and how far its confidence can be trusted.

    strict    the same source, PLOVER type and target; no target is only the same as no target
    dyad      the same with every actor reduced to its state where it has one: what dyadic event data sets count
    detect    the same source (or its state) and type, whatever the target
    actors    of the actors annotated in a document, those that it mentions; only recall is telling here
    roles     the same person, role and state or organization
    members   the same for member, chair and co_chair

Method. In each document, claims that say the same (names and type; in `dyad` and `detect` states) count once, on either side.
Each annotated one, in the order of the annotators, takes the first claim not yet taken that fits: one to one, so nothing counts
twice. Sums over all documents (micro-average) give precision, recall and their harmonic mean F1 (van Rijsbergen, Information
Retrieval, 1979). Negated and attributed relations are scored like the others. Documents that nobody annotated do not count.

Calibration is a reliability table (DeGroot and Fienberg, The Statistician 32, 1983): relations by stated confidence in five bins
of one width, and the share in each that is right in the strict mode. Confidence can be trusted when the two agree.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from kg.evaluation.actors import Named, same, same_state
from kg.evaluation.claims import Claim, Claims, read_claims
from kg.evaluation.gold import STANDINGS, Annotated, GoldDocument, read_gold
from kg.evaluation.scores import BINS, Error, Evaluation, Score
from kg.publishing.graph import Graph

_Either = TypeVar("_Either", Annotated, Claim)
_Fits = Callable[[Annotated, Claim], bool]
_Matched = tuple[list[tuple[Annotated, Claim]], list[Annotated], list[Claim]]


def evaluate(gold: str | Path | Sequence[GoldDocument], graph: Graph | Claims | str | Path) -> Evaluation:
    """Score a graph against annotated articles.

    Args:
        gold: the file of annotated articles (see `kg.evaluation.gold`), or what was read from it.
        graph: a graph file, or a graph in memory.

    Raises:
        BadData, MissingResource: a file is not as it should be, or not there.

    Example:
        >>> evaluate("gold.json", "graph.ttl").modes["strict"].f1            # doctest: +SKIP
        0.71
    """
    documents = read_gold(Path(gold)) if isinstance(gold, str | Path) else gold
    claims = graph if isinstance(graph, Claims) else read_claims(graph)
    result = Evaluation(
        documents=len(documents),
        known=sum(document.id in claims.documents for document in documents),
        found=sum(document.id in claims.relations for document in documents),
    )
    for mode, fits, by_state in (("strict", _strict, False), ("dyad", _dyad, True), ("detect", _detect, True)):
        result.modes[mode] = Score()
        for document in documents:
            key = _key(by_state=by_state, targets=mode != "detect")
            said = _once(claims.relations.get(document.id, ()), key)
            matched = _match(_once(document.relations, key), said, fits)
            _count(result.modes[mode], matched)
            if mode == "strict":
                _by_type(result, matched)
                _calibrate(result, matched)
                _tell(result, document.id, mode, matched)
    for mode in ("actors", "roles", "members"):
        result.modes[mode] = Score()
        for document in documents:
            annotated, standing = _standing(mode, document, claims)
            matched = _match(annotated, _once(standing, _key()), _strict)
            _count(result.modes[mode], matched)
            _tell(result, document.id, mode, matched)
    result.errors.sort()
    return result


def _strict(gold: Annotated, said: Claim) -> bool:
    return gold.type == said.type and same(gold.source, said.source) and same(gold.target, said.target)


def _dyad(gold: Annotated, said: Claim) -> bool:
    return gold.type == said.type and same_state(gold.source, said.source) and same_state(gold.target, said.target)


def _detect(gold: Annotated, said: Claim) -> bool:
    return gold.type == said.type and same_state(gold.source, said.source)


def _key(*, by_state: bool = False, targets: bool = True) -> Callable[[Annotated | Claim], Hashable]:
    """What two claims have in common that say the same."""

    def name(actor: Named | None) -> str | None:
        return None if actor is None else (by_state and actor.state) or actor.name

    return lambda it: (name(it.source), it.type, name(it.target) if targets else None)


def _once(claims: Iterable[_Either], key: Callable[[_Either], Hashable]) -> list[_Either]:
    """The first of those that say the same."""
    kept: dict[Hashable, _Either] = {}
    for each in claims:
        kept.setdefault(key(each), each)
    return list(kept.values())


def _match(annotated: Sequence[Annotated], said: Sequence[Claim], fits: _Fits) -> _Matched:
    """Greedily, one to one: the pairs, what was missed, what is spurious."""
    left, pairs, missed = list(said), [], []
    for gold in annotated:
        place = next((place for place, claim in enumerate(left) if fits(gold, claim)), None)
        if place is None:
            missed.append(gold)
        else:
            pairs.append((gold, left.pop(place)))
    return pairs, missed, left


def _standing(mode: str, document: GoldDocument, claims: Claims) -> tuple[Sequence[Annotated], Iterable[Claim]]:
    """What was annotated and what is said of actors, roles or members."""
    if mode == "actors":
        return [Annotated(actor, "", None) for actor in document.actors], claims.mentions.get(document.id, ())
    annotated = document.memberships if mode == "members" else document.roles
    said = claims.memberships.get(document.id, ())
    return annotated, [claim for claim in said if (claim.type in STANDINGS) is (mode == "members")]


def _count(score: Score, matched: _Matched) -> None:
    pairs, missed, spurious = matched
    score.right, score.missed, score.spurious = (
        score.right + len(pairs),
        score.missed + len(missed),
        score.spurious + len(spurious),
    )


def _by_type(result: Evaluation, matched: _Matched) -> None:
    pairs, missed, spurious = matched
    for gold, _ in pairs:
        result.types[gold.type].right += 1
    for gold in missed:
        result.types[gold.type].missed += 1
    for claim in spurious:
        result.types[claim.type].spurious += 1


def _calibrate(result: Evaluation, matched: _Matched) -> None:
    pairs, _, spurious = matched
    for claim, right in (*((claim, True) for _, claim in pairs), *((claim, False) for claim in spurious)):
        if claim.confidence is None:
            result.unstated += 1
            continue
        into = result.calibration[min(int(claim.confidence * BINS), BINS - 1)]
        into.count, into.right, into.stated = into.count + 1, into.right + right, into.stated + float(claim.confidence)


def _tell(result: Evaluation, document: str, mode: str, matched: _Matched) -> None:
    _, missed, spurious = matched
    for gold in missed:
        result.errors.append(Error(document, mode, gold.line, "missed", gold.type, _name(gold.source), _name(gold.target)))
    for said in spurious if mode != "actors" else ():
        told = (_name(said.source), _name(said.target), said.trigger)
        sentence = said.sentence + 1 if said.sentence >= 0 else -1
        result.errors.append(Error(document, mode, sentence, "spurious", said.type, *told))


def _name(actor: Named | None) -> str:
    return actor.name if actor else ""
