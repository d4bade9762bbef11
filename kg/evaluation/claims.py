"""What a graph says of each of its documents: relations, mentions of actors, roles and memberships.

Matching is greedy, so it depends on the order of the claims. It is that of the file, claims of one actor together, in the order
in which actors first occur: the order in which a triple index by object gives them, and so the reference scorer of the gold set.
"""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from types import MappingProxyType
from typing import IO, cast

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse

from kg.evaluation.actors import Named, named
from kg.publishing.formats import format_of
from kg.publishing.graph import Graph
from kg.publishing.vocabulary import CLASS, DCTERMS, KG, ORG, RDF, RDFS, SKOS, SUBCLASS

Term = NamedNode | BlankNode | Literal | Triple

_TYPES: Mapping[Term, str] = MappingProxyType(
    dict[Term, str]((*((node, name) for name, node in CLASS.items()), *((node, name) for (name, _), node in SUBCLASS.items())))
)
_INDEXED = (DCTERMS.identifier, KG.source, KG.mentions, ORG.member)
_NEEDED = frozenset(
    (
        *_INDEXED, RDF.type, RDFS.label, SKOS.prefLabel, SKOS.altLabel, KG.iso3, KG.actsFor, KG.target, KG.document,
        KG.confidence, KG.evidence, KG.sentence, KG.trigger, ORG.organization, KG.role,
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Claim:
    """One thing a graph says of a document: a relation, a role or membership, or the mention of an actor.

    Attributes:
        source: who does it, holds it, is a member, is mentioned.
        type: PLOVER type, or role; empty for a mention.
        target: to whom, of what.
        confidence: as the graph states it, 0 to 1; None where it does not.
        sentence: number of its first sentence in the document, from 0; -1 where the graph does not tell.
        trigger: the word that says so.
    """

    source: Named | None
    type: str = ""
    target: Named | None = None
    confidence: Decimal | None = None
    sentence: int = -1
    trigger: str = ""


@dataclass(slots=True)
class Claims:
    """The claims of a graph: by identifier of the document. Negated and attributed ones are claims like others."""

    documents: set[str] = field(default_factory=set)
    relations: dict[str, list[Claim]] = field(default_factory=dict)
    mentions: dict[str, list[Claim]] = field(default_factory=dict)
    memberships: dict[str, list[Claim]] = field(default_factory=dict)


def read_claims(graph: Graph | str | Path) -> Claims:
    """The claims of a graph in memory, or of a graph file in any format that `kg.Graph.load` reads.

    Raises:
        MissingResource, BadGraph, WrongUse: as `kg.Graph.load` does.
    """
    if isinstance(graph, Graph):
        return _collect(parse(graph.to_bytes(), format=RdfFormat.TURTLE))
    path = Path(graph)
    kind = format_of(path)
    try:
        with path.open("rb") as plain:
            file = cast(IO[bytes], gzip.GzipFile(fileobj=plain)) if path.suffix == ".gz" else plain
            return _collect(parse(file, format=kind))
    except (OSError, EOFError, SyntaxError, UnicodeDecodeError, zlib.error):
        Graph.load(path)  # says what is wrong with it, as every command does
        raise


def _collect(quads: Iterable[Quad]) -> Claims:
    facts = _Facts(quads)
    identifiers: dict[Term | None, list[str]] = {}
    for document, identifier in facts.pairs(DCTERMS.identifier):
        identifiers.setdefault(document, []).append(_text(identifier))
    claims = Claims({name for names in identifiers.values() for name in names})
    for node, source in facts.pairs(KG.source):
        types = sorted({_TYPES[each] for each in facts.objects(node, RDF.type) if each in _TYPES})
        evidence = facts.first(node, KG.evidence)
        for name in identifiers.get(facts.first(node, KG.document), ()):
            for each in types:
                claim = Claim(
                    facts.actor(source),
                    each,
                    facts.actor(facts.first(node, KG.target)),
                    _confidence(facts.first(node, KG.confidence)),
                    _number(facts.first(evidence, KG.sentence)),
                    _text(facts.first(evidence, KG.trigger)),
                )
                claims.relations.setdefault(name, []).append(claim)
    for document, actor in facts.pairs(KG.mentions):
        for name in identifiers.get(document, ()):
            claims.mentions.setdefault(name, []).append(Claim(facts.actor(actor)))
    for node, member in facts.pairs(ORG.member):
        role, of = _text(facts.first(node, KG.role)), facts.actor(facts.first(node, ORG.organization))
        for name in identifiers.get(facts.first(node, KG.document), ()):
            claims.memberships.setdefault(name, []).append(Claim(facts.actor(member), role, of))
    return claims


class _Facts:
    """The triples that matter here, from all named graphs, each once, in the order given."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._objects: dict[tuple[Term, NamedNode], dict[Term, None]] = {}
        self._subjects: dict[NamedNode, dict[Term, dict[Term, None]]] = {predicate: {} for predicate in _INDEXED}
        self._actors: dict[Term, Named] = {}
        for quad in quads:
            if quad.predicate in _NEEDED:
                self._objects.setdefault((quad.subject, quad.predicate), {})[quad.object] = None
                if quad.predicate in self._subjects:
                    self._subjects[quad.predicate].setdefault(quad.object, {})[quad.subject] = None

    def pairs(self, predicate: NamedNode) -> Iterable[tuple[Term, Term]]:
        """Subject and object of each triple with a predicate, those of one object together."""
        return ((subject, object) for object, subjects in self._subjects[predicate].items() for subject in subjects)

    def objects(self, subject: Term | None, predicate: NamedNode) -> Iterable[Term]:
        return self._objects.get((subject, predicate), ()) if subject is not None else ()

    def first(self, subject: Term | None, predicate: NamedNode) -> Term | None:
        return next(iter(self.objects(subject, predicate)), None)

    def _literals(self, node: Term, predicate: NamedNode) -> list[Literal]:
        return [each for each in self.objects(node, predicate) if isinstance(each, Literal)]

    def actor(self, node: Term | None) -> Named | None:
        """An actor with its names; its state is the first it acts for."""
        if node is None:
            return None
        if node not in self._actors:
            usual = self._literals(node, RDFS.label)
            labels = [
                each.value for each in (*usual, *self._literals(node, SKOS.prefLabel), *self._literals(node, SKOS.altLabel))
            ]
            english = (each.value for each in usual if each.language == "en")
            self._actors[node] = named(
                labels,
                name=next(english, labels[0] if labels else _text(node)),
                code=_text(self.first(node, KG.iso3)),
                country=_text(self.first(self.first(node, KG.actsFor), KG.iso3)),
            )
        return self._actors[node]


def _text(term: Term | None) -> str:
    return term.value if isinstance(term, Literal | NamedNode | BlankNode) else ""


def _number(term: Term | None) -> int:
    return int(text) if (text := _text(term)).isdecimal() else -1


def _confidence(term: Term | None) -> Decimal | None:
    try:
        found = Decimal(_text(term))
    except InvalidOperation:
        return None
    return found if 0 <= found <= 1 else None
