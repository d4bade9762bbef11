"""What changed between two graphs, in words: statements gained, lost and changed, and how many triples beside them.

    for change in compare(Graph.load("old.ttl"), Graph.load("new.ttl")).changes:
        print(change.told)

A statement's address is hashed from what it states, so the same address is the same statement. One whose address is gone, and a
new one that was read from the same sentence with the same cue, are one that changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.publishing.explaining import Explanation, explain
from kg.publishing.graph import Graph
from kg.publishing.vocabulary import DCTERMS

SIGNS = {"gained": "+", "lost": "-", "changed": "~"}
"""Kind of change -> the sign that opens its line."""

_PARTS = ("kind", "source", "target", "speaker", "negated", "date", "sentence", "rule", "confidence")


@dataclass(frozen=True, slots=True)
class Change:
    """A statement that is in one graph only, or differs between the two.

    Attributes:
        kind: one of `SIGNS`.
        old, new: the statement in each graph, None where it is not.
    """

    kind: str
    old: Explanation | None
    new: Explanation | None

    @property
    def told(self) -> str:
        """The change in words, the article and sentence below: `+ France · Support → Armenians`."""
        one = self.new or self.old
        assert one is not None
        told = f"{SIGNS[self.kind]} {one.summary}"
        if self.old and self.new:
            told = f"{SIGNS[self.kind]} {self.old.summary}" + "".join(f"\n    {each}" for each in self.differences)
        day = f", {one.date.isoformat()}" if one.date else ""
        return f"{told}\n    {one.document}{day}: «{' '.join(one.sentence.split())}»"

    @property
    def differences(self) -> list[str]:
        """What differs, part by part: `target: Turkey, now Armenia`."""
        if not (self.old and self.new):
            return []
        pairs = ((name, getattr(self.old, name), getattr(self.new, name)) for name in _PARTS)
        return [f"{name}: {_shown(before)}, now {_shown(after)}" for name, before, after in pairs if before != after]

    def as_dict(self) -> dict[str, object]:
        """The change as plain values, for JSON."""
        one = self.new or self.old
        assert one is not None
        return {
            "change": self.kind,
            "statement": one.statement,
            "old": self.old.summary if self.old else None,
            "new": self.new.summary if self.new else None,
            "differences": self.differences,
            "article": one.document,
            "sentence": one.sentence,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs between two graphs.

    Attributes:
        changes: of statements, gained before lost before changed, each in the order of articles and sentences.
        articles: identifiers of articles gained and lost.
        triples: how many triples were gained and lost, those of statements among them.
    """

    changes: tuple[Change, ...]
    articles: tuple[tuple[str, ...], tuple[str, ...]]
    triples: tuple[int, int]

    @property
    def summary(self) -> str:
        """One line: `statements: 2 gained, 1 lost, 0 changed; articles: …; triples: …`."""
        count = {kind: sum(change.kind == kind for change in self.changes) for kind in SIGNS}
        statements = ", ".join(f"{number:,} {kind}" for kind, number in count.items())
        more, less = (len(each) for each in self.articles)
        gained, lost = self.triples
        return (
            f"statements: {statements}; articles: {more:,} gained, {less:,} lost; triples: {gained:,} gained, {lost:,} lost"
            if gained or lost
            else "the two graphs say the same"
        )


def compare(old: Graph, new: Graph, *, lang: str = "en") -> Difference:
    """Compares two graphs; in which named graph a triple lies does not matter.

    Args:
        old, new: the graphs.
        lang: language of names, `ar` or `en`.

    Example:
        >>> compare(Graph(), Graph()).summary
        'the two graphs say the same'
    """
    before, after = ({quad.triple for quad in graph.quads} for graph in (old, new))
    if before == after:
        return Difference((), ((), ()), (0, 0))
    olds, news = _statements(old, lang), _statements(new, lang)
    gained = {iri: told for iri, told in news.items() if iri not in olds}
    lost = {iri: told for iri, told in olds.items() if iri not in news}
    changed = [Change("changed", olds[iri], news[iri]) for iri in news if iri in olds and _differs(olds[iri], news[iri])]
    moved = list(_moved(lost, gained))
    for one, other in moved:
        del lost[one.statement], gained[other.statement]
    changed += [Change("changed", one, other) for one, other in moved]
    changes = [Change("gained", None, told) for told in gained.values()]
    changes += [Change("lost", told, None) for told in lost.values()] + changed
    ids_before, ids_after = _articles(old), _articles(new)
    articles = (tuple(sorted(ids_after - ids_before)), tuple(sorted(ids_before - ids_after)))
    return Difference(tuple(changes), articles, (len(after - before), len(before - after)))


def _statements(graph: Graph, lang: str) -> dict[str, Explanation]:
    """Each statement with the first of its sentences."""
    found: dict[str, Explanation] = {}
    for told in explain(graph, lang=lang):
        found.setdefault(told.statement, told)
    return found


def _articles(graph: Graph) -> set[str]:
    return {triple.object.value for triple in graph.match(None, DCTERMS.identifier) if hasattr(triple.object, "value")}


def _differs(one: Explanation, other: Explanation) -> bool:
    return any(getattr(one, name) != getattr(other, name) for name in _PARTS)


def _moved(lost: dict[str, Explanation], gained: dict[str, Explanation]) -> Iterator[tuple[Explanation, Explanation]]:
    """Pairs read from the same place with the same cue, where only one was lost and one gained there."""
    places = [_by_place(each.values()) for each in (lost, gained)]
    for place, olds in places[0].items():
        news = places[1].get(place, [])
        if len(olds) == len(news) == 1:
            yield olds[0], news[0]


def _by_place(told: Iterable[Explanation]) -> dict[tuple[object, ...], list[Explanation]]:
    found: dict[tuple[object, ...], list[Explanation]] = defaultdict(list)
    for each in told:
        cue = next(((span.begin, span.end) for span in each.spans if span.role == "cue"), None)
        found[each.document, each.number, each.sentence, cue].append(each)
    return found


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in ("", None) else str(value)
