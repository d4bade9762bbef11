"""What a validation says: a problem as a record and as a sentence, and where in which document a node stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from kg.publishing.graph import Graph
from kg.publishing.vocabulary import DCTERMS, KG, NIF, prefixes

WORDS_KEPT = 80
"""How many characters of a text a message shows."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong with a graph.

    Attributes:
        document: identifier of the document it belongs to; empty when it belongs to none.
        sentence: number of the sentence in the document, from 0; -1 when it belongs to none.
        words: that sentence, shortened.
        node: IRI of what is wrong.
        triple: the triple that is wrong, or that is lacking (object `?`), in Turtle's spelling.
        message, message_ar: what is wrong, completing a sentence that begins with the node.
        severity: `violation` or `warning`.
        check: `shapes`, `ontology`, `text`, `dates` or `vocabulary`.
    """

    document: str
    sentence: int
    words: str
    node: str
    triple: str
    message: str
    message_ar: str
    severity: str = "violation"
    check: str = "shapes"

    def told(self, *, language: str = "en") -> str:
        """The problem as one sentence, in English or Arabic (`ar`)."""
        arabic = language == "ar"
        places = [self.document]
        if self.sentence >= 0:
            number = f"الجملة {self.sentence + 1}" if arabic else f"sentence {self.sentence + 1}"
            places.append(f"{number} «{self.words}»" if self.words else number)
        place = ("، " if arabic else ", ").join(part for part in places if part)
        said = f"{self.node} {self.message_ar if arabic else self.message} [{self.triple}]"
        return f"{place}: {said}" if place else said

    def __str__(self) -> str:
        return self.told()


class Places:
    """Where in which document a node stands, and how it is called in messages."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph
        self._spaces = sorted(((iri, prefix) for prefix, iri in prefixes(graph.base).items()), key=lambda it: -len(it[0]))

    def problem(
        self, node: str, predicate: str, object: str, message: str, message_ar: str, *, check: str, severity: str = "violation"
    ) -> Problem:
        """A problem of a node, with its place in a document looked up."""
        document, sentence, words = self._place(node)
        triple = " ".join((self.short(node), self.short(predicate), object))
        return Problem(document, sentence, words, self._name(node), triple, message, message_ar, severity, check)

    def short(self, iri: str) -> str:
        """`kg:source` for an IRI that a prefix shortens, `<…>` for any other."""
        for start, prefix in self._spaces:
            if iri.startswith(start) and len(iri) > len(start):
                return f"{prefix}:{iri[len(start) :]}"
        return f"<{iri}>" if ":" in iri else iri

    def shown(self, term: object) -> str:
        """A term of rdflib or pyoxigraph, for the end of a triple."""
        if term is None:
            return "?"
        if isinstance(term, NamedNode):
            return self.short(term.value)
        text = term.n3() if hasattr(term, "n3") else str(term)
        if text.startswith("<"):
            return self.short(text[1:-1])
        text = re.sub(r"\^\^<([^>]*)>$", lambda hit: f"^^{self.short(hit[1])}", text)
        return text if len(text) <= WORDS_KEPT else f"{text[:WORDS_KEPT]}…"

    def _name(self, node: str) -> str:
        return self.short(node).replace(":", " ", 1) if node.startswith(self._graph.base) else self.short(node)

    def _one(self, node: NamedNode, *predicates: NamedNode) -> NamedNode | Literal | None:
        for predicate in predicates:
            values = [it.object for it in self._graph.match(node, predicate) if isinstance(it.object, NamedNode | Literal)]
            if values:
                return min(values, key=str)
        return None

    def _place(self, node: str) -> tuple[str, int, str]:
        if ":" not in node:
            return "", -1, ""
        here = NamedNode(node)
        document = self._one(here, KG.document, NIF.referenceContext) or here
        identifier = self._one(document, DCTERMS.identifier) if isinstance(document, NamedNode) else None
        evidence = self._one(here, KG.evidence)
        source = evidence if isinstance(evidence, NamedNode) else here
        sentence, words = self._one(source, KG.sentence), self._one(source, NIF.anchorOf)
        number = int(sentence.value) if isinstance(sentence, Literal) and sentence.value.isdigit() else -1
        text = words.value if words and number >= 0 else ""
        return identifier.value if identifier else "", number, text if len(text) <= WORDS_KEPT else f"{text[:WORDS_KEPT]}…"
