"""What an article states: equal readings merged, each statement with a stable id and all its evidence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence

from kg.model import SUBTYPES, Actor, Article, Evidence, Membership, Relation, Statement

_VAGUE = ("", "meeting")


def digest(*parts: str) -> str:
    """16 hex digits of the SHA-256 of strings, joined by a character no identifier holds.

    Example:
        >>> digest("a", "b") == digest("a", "b"), len(digest("a"))
        (True, 16)
    """
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def document_id(article: Article) -> str:
    """What names a document in every graph: its identifier, publisher and address, not its text, so that a corrected text
    replaces the old one.
    """
    return digest(article.id, article.publisher, article.url)


def statement_id(document: str, relation: Relation) -> str:
    """The id of a statement: document, type, source, target, attribution, and that it is denied if it is."""
    parts = [document, relation.type, relation.source, relation.target, relation.by]
    return digest(*parts, "negated") if relation.negated else digest(*parts)


def _surest(relations: Sequence[Relation]) -> float:
    return max(relation.confidence for relation in relations)


def merge(
    document: str, relations: Iterable[Relation], confidence: Callable[[Sequence[Relation]], float] = _surest
) -> tuple[Statement, ...]:
    """One statement for all readings of the same type, actors, polarity and speaker.

    Args:
        document: the document's id. relations: readings in text order. confidence: that of a statement from its readings.

    Returns:
        Statements in the order of their first evidence; the most specific subtype, the first day and the first place told win. A
        month or year counts only where no reading tells a day.
    """
    merged: dict[str, list[Relation]] = {}
    for relation in relations:
        merged.setdefault(statement_id(document, relation), []).append(relation)
    statements = []
    for key, group in merged.items():
        first = group[0]
        day = next((relation.date for relation in group if relation.date), None)
        sub = next((relation.sub for relation in group if relation.sub not in _VAGUE), first.sub)
        assert not sub or sub in SUBTYPES
        evidence: dict[tuple[int, int, int], Evidence] = {}
        for relation in group:
            place = relation.evidence
            evidence.setdefault((place.begin, place.trigger_begin, place.trigger_end), place)
        statements.append(
            Statement(
                key, first.type, first.source, first.target, tuple(evidence.values()), sub, first.negated, first.by,
                day,
                next((relation.location for relation in group if relation.location), ""),
                next((relation.content for relation in group if relation.content), ""),
                confidence(group),
                "" if day else next((relation.during for relation in group if relation.during), ""),
            )
        )  # fmt: skip
    return tuple(statements)


def membership(document: str, member: str, organization: str, role: str, evidence: Evidence) -> Membership:
    """An office or membership read in a text, with its stable id."""
    return Membership(digest(document, member, organization, role), member, organization, role, evidence)


def with_states(used: Sequence[str], actors: dict[str, Actor]) -> dict[str, Actor]:
    """The actors used and the states they act for, by id, sorted."""
    wanted = set(used) | {actors[actor].acts_for for actor in used if actors[actor].acts_for}
    return {actor: actors[actor] for actor in sorted(wanted) if actor in actors}
