"""One reading -> quads, as a pure function: the same reading gives the same quads in the same order, on every machine.

    document, actors, interactions each with its evidence, memberships with theirs, offices, mentions, direct edges

IRIs are paths below a base (`res:state/ARM`) or hashes of content (`res:evidence/<16 hex>`); there are no blank nodes.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.model import Actor, Article, Circumstance, Evidence, Mention, Place, Reading, Statement
from kg.publishing.iris import (
    clean,
    count,
    decimal,
    digest,
    document_iri,
    evidence_iri,
    instant,
    office_iri,
    phrase_iri,
    run_iri,
    settings_text,
    speaker_iri,
    tagged,
)
from kg.publishing.vocabulary import (
    BASE,
    CLASS,
    DCTERMS,
    DIRECT,
    HEADSHIPS,
    ITSRDF,
    KG,
    NIF,
    ORG,
    PROV,
    RDF,
    RDFS,
    ROLE,
    SCHEMA,
    SKOS,
    SUBCLASS,
    XSD,
    escape_iri,
    resource,
)

NAMING = frozenset({"name", "alias", "surname", "first_name", "partial", "acronym", "short", "new", "introduced"})
"""Reasons of a mention whose words are a name of the actor, and so a label; a title, capital or pronoun only stands for it."""

_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S")
_IDENTIFIED = re.compile(r"(state|place|territory|organization|body)/\S+")


_Triples = Iterator[tuple[NamedNode, NamedNode, NamedNode | Literal]]


def document_quads(
    reading: Reading,
    *,
    base: str = BASE,
    text: bool = True,
    mentions: bool = True,
    named_graphs: bool = False,
    run: NamedNode | None = None,
) -> Iterator[Quad]:
    """Everything one reading says, as RDF.

    Args:
        reading: what was read in one article.
        base: IRI that resources are minted below.
        text: keep the article's whole text (`nif:isString`); sentences of evidence are kept always.
        mentions: describe every mention; without it only those that fill a role of a statement.
        named_graphs: put the quads in a graph named by the document, so that loading it again can replace it.
        run: the run that made it (see `run_iri`).

    Yields:
        Each quad once.

    Example:
        >>> quads = list(document_quads(reading))                                                 # doctest: +SKIP
    """
    document = document_iri(reading, base=base)
    graph = document if named_graphs else DefaultGraph()
    seen: set[tuple[NamedNode, NamedNode, NamedNode | Literal]] = set()
    for triple in _all(reading, document, base, text=text, mentions=mentions, run=run):
        if triple not in seen:
            seen.add(triple)
            yield Quad(*triple, graph)


def run_quads(
    version: str, settings: Mapping[str, object], started: datetime | None = None, *, base: str = BASE
) -> Iterator[Quad]:
    """The run that documents `prov:wasGeneratedBy`.

    Args:
        version: version of this project.
        settings: what the run was told, plain values; machine paths do not belong here.
        started: when it began; without a zone it is taken as UTC. Leave it out where two runs shall give the same bytes.
        base: IRI that resources are minted below.
    """
    run = run_iri(version, settings, started, base=base)
    yield Quad(run, RDF.type, PROV.Activity)
    yield Quad(run, SCHEMA.softwareVersion, Literal(version))
    yield Quad(run, KG.settings, Literal(settings_text(settings)))
    if started is not None:
        yield Quad(run, PROV.startedAtTime, Literal(instant(started), datatype=XSD.dateTime))


def direct_edges(reading: Reading, *, base: str = BASE) -> Iterator[Triple]:
    """The edges that ontology/rules/ would derive from this reading: what the report itself asserts, and who belongs to what.

    Used where documents are streamed; a test proves it equal to executing the rules.
    """
    for statement in reading.statements:
        if statement.target and not statement.negated and not statement.by:
            source, target = resource(statement.source, base=base), resource(statement.target, base=base)
            for kind in _classes(statement):
                yield Triple(source, DIRECT[kind], target)
    for membership in reading.memberships:
        member, organization = resource(membership.member, base=base), resource(membership.organization, base=base)
        for edge in ROLE.get(membership.role, ()):
            if edge != KG.holdsOffice:
                yield Triple(member, edge, organization)
                continue
            office = office_iri(organization, membership.role)
            yield Triple(member, KG.holdsOffice, office)
            yield Triple(office, RDF.type, KG.Office)
            yield Triple(office, KG.role, Literal(membership.role))
            yield Triple(office, ORG.postIn, organization)
            if membership.role in HEADSHIPS:
                yield Triple(office, KG.heads, organization)


def _all(reading: Reading, document: NamedNode, base: str, *, text: bool, mentions: bool, run: NamedNode | None) -> _Triples:
    language = reading.article.language
    yield from _document(reading, document, base, text=text, run=run)
    forms = _forms(reading)
    for key, actor in reading.actors.items():
        yield from _actor(actor, forms.get(key, ()), base)
    for place in reading.places.values():
        yield from _place(place, base)
    phrases: dict[Mention, None] = {}
    for statement in reading.statements:
        yield from _statement(statement, reading, document, base)
        for evidence in statement.evidence:
            yield from _evidence(evidence, reading, document, base)
            yield from _circumstances(evidence, reading, document, base)
            phrases.update(dict.fromkeys(m for m in (evidence.source, evidence.target, evidence.speaker) if m))
    for membership in reading.memberships:
        node = resource(f"membership/{membership.id}", base=base)
        yield node, RDF.type, ORG.Membership
        yield node, ORG.member, resource(membership.member, base=base)
        yield node, ORG.organization, resource(membership.organization, base=base)
        yield node, KG.role, Literal(membership.role)
        yield node, KG.document, document
        yield node, KG.evidence, evidence_iri(reading.document, membership.evidence, base=base)
        yield from _evidence(membership.evidence, reading, document, base)
        found = (membership.evidence.source, membership.evidence.target, membership.evidence.speaker)
        phrases.update(dict.fromkeys(m for m in found if m))
    if mentions:
        phrases.update(dict.fromkeys(reading.mentions))
    for mention in sorted(phrases, key=lambda m: (m.begin, m.end, m.actor)):
        node = phrase_iri(document, mention.begin, mention.end)
        yield node, RDF.type, NIF.Phrase
        yield from _span(node, document, mention.begin, mention.end, reading.article.text[mention.begin : mention.end], language)
        yield node, ITSRDF.taIdentRef, speaker_iri(mention.actor, base)
        yield node, KG.resolvedBy, Literal(mention.reason)
    for edge in direct_edges(reading, base=base):
        yield edge.subject, edge.predicate, edge.object  # type: ignore[misc]


def _document(reading: Reading, document: NamedNode, base: str, *, text: bool, run: NamedNode | None) -> _Triples:
    article: Article = reading.article
    for kind in (KG.Document, SCHEMA.NewsArticle, NIF.Context):
        yield document, RDF.type, kind
    yield document, DCTERMS.identifier, Literal(clean(article.id))
    if article.title:
        yield document, DCTERMS.title, tagged(article.title, article.language)
    if article.date:
        yield document, DCTERMS.date, Literal(article.date.isoformat(), datatype=XSD.date)
    if article.language:
        yield document, DCTERMS.language, Literal(article.language)
    if article.publisher:
        yield document, DCTERMS.publisher, Literal(clean(article.publisher))
    if article.url:
        if _ABSOLUTE.match(article.url):
            yield document, DCTERMS.source, NamedNode(escape_iri(article.url.strip()))
        else:  # no address: kept as words, since an IRI it is not
            yield document, DCTERMS.bibliographicCitation, Literal(clean(article.url))
    yield document, NIF.beginIndex, count(0)
    yield document, NIF.endIndex, count(len(article.text))
    if text:
        yield document, NIF.isString, tagged(article.text, article.language)
    if run is not None:
        yield document, PROV.wasGeneratedBy, run
    mentioned = {mention.actor for mention in reading.mentions}
    mentioned.update(actor for statement in reading.statements for actor in (statement.source, statement.target, statement.by))
    for key in reading.actors:
        if key in mentioned:
            yield document, KG.mentions, resource(key, base=base)


def _actor(actor: Actor, forms: Iterable[str], base: str) -> _Triples:
    node = resource(actor.id, base=base)
    yield node, RDF.type, KG[actor.kind]
    for labels, language in ((actor.ar, "ar"), (actor.en, "en")):
        for place, label in enumerate(labels):
            yield node, SKOS.altLabel if place else RDFS.label, Literal(clean(label), language=language)
    for form in forms:
        if form not in actor.ar:
            yield node, SKOS.altLabel if actor.ar else RDFS.label, Literal(form, language="ar")
    if actor.iso3:
        yield node, KG.iso3, Literal(actor.iso3)
    if actor.acts_for:
        yield node, KG.actsFor, resource(actor.acts_for, base=base)


def _place(place: Place, base: str) -> _Triples:
    node = resource(place.id, base=base)
    yield node, RDF.type, KG.Place
    for labels, language in ((place.ar, "ar"), (place.en, "en")):
        for rank, label in enumerate(labels):
            yield node, SKOS.altLabel if rank else RDFS.label, Literal(clean(label), language=language)


def _forms(reading: Reading) -> dict[str, tuple[str, ...]]:
    """The names under which each actor appears in the text, in text order, vowel signs as written."""
    found: dict[str, dict[str, None]] = {}
    for mention in reading.mentions:
        if mention.reason in NAMING and reading.article.language.split("-")[0] == "ar":
            words = " ".join(clean(reading.article.text[mention.begin : mention.end]).replace("\u0640", "").split())
            if words:
                found.setdefault(mention.actor, {})[unicodedata.normalize("NFC", words)] = None
    return {actor: tuple(forms) for actor, forms in found.items()}


def _statement(statement: Statement, reading: Reading, document: NamedNode, base: str) -> _Triples:
    node = resource(f"interaction/{statement.id}", base=base)
    for kind in _classes(statement):
        yield node, RDF.type, kind
    yield node, KG.source, resource(statement.source, base=base)
    if statement.target:
        yield node, KG.target, resource(statement.target, base=base)
    if statement.sub and (statement.type, statement.sub) not in SUBCLASS:
        yield node, KG.aspect, Literal(statement.sub)
    yield node, KG.document, document
    for evidence in statement.evidence:
        yield node, KG.evidence, evidence_iri(reading.document, evidence, base=base)
    yield node, KG.negated, Literal(statement.negated)
    if statement.by:
        yield node, KG.attributedTo, speaker_iri(statement.by, base)
    if statement.date:
        yield node, KG.date, Literal(statement.date.isoformat(), datatype=XSD.date)
    elif statement.during:
        yield node, KG.during, _time(statement.during)
    if statement.content:
        yield node, KG.content, tagged(statement.content, reading.article.language)
    yield node, KG.confidence, decimal(statement.confidence)
    if statement.location:
        place = _location(statement.location, base)
        yield node, KG.location, place
        if not _IDENTIFIED.fullmatch(statement.location):
            yield place, RDF.type, KG.Place
            yield place, RDFS.label, tagged(statement.location, reading.article.language)


def _location(value: str, base: str) -> NamedNode:
    """The IRI of a place: its own, or one made of the words that are all that is known of it."""
    return resource(value if _IDENTIFIED.fullmatch(value) else f"place/{digest(value)}", base=base)


def _time(value: str) -> Literal:
    """A day, month or year as the literal that is just as exact."""
    kinds = {len("2020-09-27"): XSD.date, len("2020-09"): XSD.gYearMonth}
    return Literal(value, datatype=kinds.get(len(value), XSD.gYear))


def _classes(statement: Statement) -> tuple[NamedNode, ...]:
    finer = SUBCLASS.get((statement.type, statement.sub))
    return (CLASS[statement.type], finer) if finer else (CLASS[statement.type],)


def _evidence(evidence: Evidence, reading: Reading, document: NamedNode, base: str) -> _Triples:
    node, language = evidence_iri(reading.document, evidence, base=base), reading.article.language
    yield node, RDF.type, NIF.Phrase
    yield from _span(node, document, evidence.begin, evidence.end, evidence.text, language)
    yield node, KG.sentence, count(evidence.sentence)
    if evidence.trigger:
        yield node, KG.trigger, tagged(evidence.trigger, language)
        yield node, KG.triggerBegin, count(evidence.trigger_begin)
        yield node, KG.triggerEnd, count(evidence.trigger_end)
    roles = ((KG.sourcePhrase, evidence.source), (KG.targetPhrase, evidence.target), (KG.speakerPhrase, evidence.speaker))
    for role, mention in roles:
        if mention:
            yield node, role, phrase_iri(document, mention.begin, mention.end)
    if evidence.rule:
        yield node, KG.rule, Literal(evidence.rule)


def _circumstances(evidence: Evidence, reading: Reading, document: NamedNode, base: str) -> _Triples:
    """The words that tell when and where, what they were resolved to and how."""
    node = evidence_iri(reading.document, evidence, base=base)
    named = {(mention.begin, mention.end) for mention in reading.mentions} if evidence.place else set()
    told: tuple[tuple[NamedNode, Circumstance | None], ...] = ((KG.timePhrase, evidence.time), (KG.placePhrase, evidence.place))
    for role, it in told:
        if it is None:
            continue
        phrase = phrase_iri(document, it.begin, it.end)
        yield node, role, phrase
        yield phrase, RDF.type, NIF.Phrase
        yield from _span(phrase, document, it.begin, it.end, reading.article.text[it.begin : it.end], reading.article.language)
        if role == KG.timePhrase:
            yield phrase, RDF.value, _time(it.value)
        else:
            yield phrase, ITSRDF.taIdentRef, _location(it.value, base)
        if it.reason and (role == KG.timePhrase or (it.begin, it.end) not in named):  # a mention says itself how it was resolved
            yield phrase, KG.resolvedBy, Literal(it.reason)


def _span(node: NamedNode, document: NamedNode, begin: int, end: int, words: str, language: str) -> _Triples:
    yield node, NIF.referenceContext, document
    yield node, NIF.beginIndex, count(begin)
    yield node, NIF.endIndex, count(end)
    yield node, NIF.anchorOf, tagged(words, language)
