"""Triples -> Turtle that people read and diff: the same triples give the same bytes, whatever their order, run or machine.

    # --- actors                  each once, with its direct edges
    # --- identifier · title      then each document, sorted by identifier: itself, its interactions in text order, each
                                  followed by its evidence, its memberships likewise, the phrases that name actors
    # --- runs

Only the prefixes that occur are declared. What a prefix cannot shorten without escapes is written in full.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from kg.errors import BadGraph
from kg.publishing.vocabulary import BASE, DCTERMS, ITSRDF, KG, NIF, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, prefixes

Term = NamedNode | BlankNode | Literal | Triple
Subject = NamedNode | BlankNode
_Token = Callable[[Term], str]
_Facts = dict[Subject, dict[NamedNode, list[Term]]]

_ORDER = (
    RDF.type, RDFS.label, SKOS.altLabel, DCTERMS.identifier, DCTERMS.title, DCTERMS.date, DCTERMS.language, DCTERMS.publisher,
    DCTERMS.source, PROV.wasGeneratedBy, KG.iso3, KG.actsFor, OWL.sameAs, ORG.member, KG.source, ORG.organization, KG.role,
    KG.target, ORG.memberDuring, KG.negated, KG.attributedTo, KG.date, KG.during, KG.location, KG.content, KG.aspect,
    KG.confidence, KG.document, KG.evidence, KG.trigger, KG.triggerBegin, KG.triggerEnd, KG.sourcePhrase, KG.targetPhrase,
    KG.speakerPhrase, KG.timePhrase, KG.placePhrase, KG.rule, ITSRDF.taIdentRef, RDF.value, KG.resolvedBy, KG.sentence,
    NIF.anchorOf, NIF.referenceContext, NIF.beginIndex, NIF.endIndex, NIF.isString, KG.mentions, SCHEMA.softwareVersion,
)  # fmt: skip
_RANK = {term: place for place, term in enumerate(_ORDER)}
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_BARE = {  # literals that Turtle lets stand without quotes
    XSD.integer: re.compile(r"[+-]?[0-9]+"),
    XSD.decimal: re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}


def to_turtle(statements: Iterable[Quad | Triple], *, base: str = BASE) -> str:
    """Write triples as Turtle. Names of graphs are left out, since Turtle has none.

    Args:
        statements: in any order; duplicates do not matter.
        base: what the prefixes of resources stand for.

    Example:
        >>> from kg.publishing.vocabulary import resource
        >>> print(to_turtle([Triple(resource("state/FRA"), KG.supports, resource("people/armenians"))]))
        @prefix kg: <https://w3id.org/geokg/ontology#> .
        @prefix state: <https://w3id.org/geokg/resource/state/> .
        @prefix people: <https://w3id.org/geokg/resource/people/> .
        <BLANKLINE>
        state:FRA kg:supports people:armenians .
        <BLANKLINE>
    """
    facts: _Facts = defaultdict(dict)
    for one in statements:
        if isinstance(one.subject, Triple):
            raise BadGraph(f"a triple about a triple cannot be written as plain Turtle: {one.subject}")
        facts[one.subject].setdefault(one.predicate, []).append(one.object)
    table = prefixes(base)
    used: set[str] = set()
    token = _remember(partial(_token, spaces={iri: prefix for prefix, iri in table.items()}, used=used))
    body = "\n".join(_blocks(facts, token))
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in table.items() if prefix in used)
    return f"{head}\n{body}" if head and body else head + body


def _blocks(facts: _Facts, token: _Token) -> Iterator[str]:
    """One text a subject, each ending its line, and the comments between."""
    owned: dict[Term, list[Subject]] = defaultdict(list)
    free: list[Subject] = []
    documents = [subject for subject, known in facts.items() if KG.Document in known.get(RDF.type, ())]
    known_documents = set(documents)
    for subject, known in facts.items():
        owner = (known.get(KG.document) or known.get(NIF.referenceContext) or [subject])[0]
        if subject in known_documents:
            continue
        (owned[owner] if owner in known_documents else free).append(subject)
    runs = [subject for subject in free if PROV.Activity in facts[subject].get(RDF.type, ())]
    others = sorted(set(free).difference(runs), key=str)
    if others and documents:
        yield "# --- actors\n"
    for subject in others:
        yield _block(subject, facts, token)
    for document in sorted(documents, key=lambda it: (_first(facts, it, DCTERMS.identifier), str(it))):
        yield f"# --- {_comment(_first(facts, document, DCTERMS.identifier), _first(facts, document, DCTERMS.title))}\n"
        yield _block(document, facts, token)
        for subject in _in_text_order(owned[document], facts):
            yield _block(subject, facts, token)
    if runs:
        yield "# --- runs\n"
    for subject in sorted(runs, key=str):
        yield _block(subject, facts, token)


def _in_text_order(subjects: list[Subject], facts: _Facts) -> Iterator[Subject]:
    """Interactions, then memberships, each followed by its evidence; then what is left, by offset."""

    def place(subject: Subject) -> tuple[int, int, str]:
        known = facts[subject]
        spans = [facts.get(it, {}) for it in _nodes(known.get(KG.evidence, ()))] or [known]
        return min((_number(span, NIF.beginIndex), _number(span, KG.triggerBegin, NIF.endIndex)) for span in spans) + (
            str(subject),
        )

    done: set[Subject] = set()
    claims = [subject for subject in subjects if KG.evidence in facts[subject]]
    for subject in sorted(claims, key=lambda it: (ORG.member in facts[it], place(it))):
        done.add(subject)
        yield subject
        here = [
            it for it in facts[subject][KG.evidence] if isinstance(it, NamedNode | BlankNode) and it in facts and it not in done
        ]
        for evidence in sorted(here, key=place):
            done.add(evidence)
            yield evidence
    yield from sorted((subject for subject in subjects if subject not in done), key=place)


def _nodes(terms: Iterable[Term]) -> list[Subject]:
    return [term for term in terms if isinstance(term, NamedNode | BlankNode)]


def _block(subject: Subject, facts: _Facts, token: _Token) -> str:
    lines = []
    for predicate in sorted(facts[subject], key=lambda it: (_RANK.get(it, len(_RANK)), it.value)):
        objects = ", ".join(token(it) for it in sorted(set(facts[subject][predicate]), key=_object_key))
        lines.append(f"{'a' if predicate == RDF.type else token(predicate)} {objects}")
    return f"{token(subject)} " + " ;\n    ".join(lines) + " .\n"


def _object_key(term: Term) -> tuple[str, str, str]:
    if isinstance(term, Literal):
        return term.language or "", term.value, term.datatype.value
    return "", str(term), ""


def _token(term: Term, *, spaces: dict[str, str], used: set[str]) -> str:
    if isinstance(term, NamedNode):
        iri = term.value
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = spaces.get(iri[:cut])
        if prefix is not None and _LOCAL.fullmatch(iri, cut):
            used.add(prefix)
            return f"{prefix}:{iri[cut:]}"
    elif isinstance(term, Literal) and not term.language and term.datatype != XSD.string:
        bare = _BARE.get(term.datatype)
        if bare and bare.fullmatch(term.value):
            return term.value
        return f"{Literal(term.value)}^^{_token(term.datatype, spaces=spaces, used=used)}"
    elif isinstance(term, Triple):
        parts = (_token(part, spaces=spaces, used=used) for part in (term.subject, term.predicate, term.object))
        return f"<<( {' '.join(parts)} )>>"
    return str(term)


def _remember(token: _Token) -> _Token:
    """The same function, which works out each IRI once."""
    known: dict[Term, str] = {}

    def remembered(term: Term) -> str:
        if isinstance(term, Literal):
            return token(term)
        found = known.get(term)
        if found is None:
            found = known[term] = token(term)
        return found

    return remembered


def _number(known: dict[NamedNode, list[Term]], *predicates: NamedNode) -> int:
    for predicate in predicates:
        for term in known.get(predicate, ()):
            if isinstance(term, Literal) and term.value.isascii() and term.value.isdigit():
                return int(term.value)
    return 0


def _first(facts: _Facts, subject: Subject, predicate: NamedNode) -> str:
    return min((it.value for it in facts[subject].get(predicate, ()) if isinstance(it, Literal)), default="")


def _comment(identifier: str, title: str) -> str:
    """One line that names a document; nothing in it can end the comment or turn its direction."""
    clean = ("".join(char for char in part if char.isspace() or char.isprintable()) for part in (identifier, title))
    return " · ".join(" ".join(part.split()) for part in clean if part)[:160]
