"""JSON-LD that people and programs read without knowing RDF: short names from a context, one node a line.

    {"id": "interaction:6c9d…", "type": "kg:Support", "source": "state:FRA", "target": "people:armenians", "negated": false, …}

The context is written into the file, so that nothing is fetched; it gives back exactly the triples that went in.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Triple

from kg.errors import WrongUse
from kg.publishing.vocabulary import BASE, DCTERMS, ITSRDF, KG, NIF, ORG, OWL, PROV, RDF, RDFS, SCHEMA, SKOS, XSD, prefixes

_OF_KG = """source target document attributedTo location actsFor mentions sourcePhrase targetPhrase speakerPhrase holdsOffice
heads chairs coChairs partOf capitalOf seatOf claimedBy heldBy agreesWith consultsWith supports concedesTo cooperatesWith aids
yieldsTo requestsOf callsForCeasefire accuses rejects threatens protestsAgainst sanctions mobilizesAgainst coerces assaults"""
_VALUES_OF_KG = "iso3 role negated aspect sentence triggerBegin triggerEnd rule resolvedBy settings"
_IRIS = {
    "sameAs": OWL.sameAs, "url": DCTERMS.source, "madeBy": PROV.wasGeneratedBy, "meaning": ITSRDF.taIdentRef,
    "text": NIF.referenceContext, "member": ORG.member, "inOrganization": ORG.organization, "during": ORG.memberDuring,
    "memberOf": ORG.memberOf, "readFrom": KG.evidence, "postIn": ORG.postIn, **{name: KG[name] for name in _OF_KG.split()},
}  # fmt: skip
_WORDS = {
    "label": RDFS.label, "altLabel": SKOS.altLabel, "title": DCTERMS.title, "content": KG.content, "trigger": KG.trigger,
    "words": NIF.anchorOf, "wholeText": NIF.isString,
}  # fmt: skip
_TYPED = {"date": (KG.date, XSD.date), "published": (DCTERMS.date, XSD.date), "confidence": (KG.confidence, XSD.decimal)}
_PLAIN = {
    "identifier": DCTERMS.identifier, "language": DCTERMS.language, "publisher": DCTERMS.publisher, "begin": NIF.beginIndex,
    "end": NIF.endIndex, "startDate": SCHEMA.startDate, "endDate": SCHEMA.endDate, "version": SCHEMA.softwareVersion,
    **{name: KG[name] for name in _VALUES_OF_KG.split()},
}  # fmt: skip
_NAMES = {iri: name for table in (_IRIS, _WORDS, _PLAIN) for name, iri in table.items()} | {
    iri: name for name, (iri, _) in _TYPED.items()
}
_NATIVE = {XSD.integer: re.compile(r"0|-?[1-9]\d{0,14}"), XSD.boolean: re.compile("true|false")}


def context(base: str = BASE) -> dict[str, Any]:
    """The context: prefixes, then a short name for each property with how its values are to be taken.

    Example:
        >>> context()["date"]
        {'@id': 'kg:date', '@type': 'xsd:date'}
    """
    table = prefixes(base)
    short = {iri: _compact(iri, table) for iri in _NAMES}
    made: dict[str, Any] = {"id": "@id", "type": "@type", **table}
    made |= {name: {"@id": short[iri], "@type": "@id"} for name, iri in _IRIS.items()}
    made |= {name: {"@id": short[iri], "@container": "@language"} for name, iri in _WORDS.items()}
    made |= {name: {"@id": short[iri], "@type": _compact(kind, table)} for name, (iri, kind) in _TYPED.items()}
    made |= {name: {"@id": short[iri]} for name, iri in _PLAIN.items()}
    return made


def to_jsonld(quads: Iterable[Quad], *, base: str = BASE) -> bytes:
    """Quads as JSON-LD 1.1, the same bytes for the same quads; a named graph is a node with an inner `@graph`.

    Raises:
        WrongUse: there are triple terms, which JSON-LD does not have.
    """
    graphs: dict[Any, dict[Any, list[Quad]]] = defaultdict(lambda: defaultdict(list))
    for quad in sorted(set(quads), key=str):
        if isinstance(quad.object, Triple):
            raise WrongUse("JSON-LD cannot hold annotated edges (RDF 1.2); write .ttl, .trig, .nt or .nq")
        graphs[quad.graph_name][quad.subject].append(quad)
    table = prefixes(base)
    lines = [_line(_node(subject, known, table)) for subject, known in graphs.pop(DefaultGraph(), {}).items()]
    for name in sorted(graphs, key=str):
        inner = ",\n".join(_line(_node(subject, known, table)) for subject, known in graphs[name].items())
        lines.append(f'{{"id": {_line(_reference(name, table))}, "@graph": [\n{inner}\n]}}')
    head = json.dumps(context(base), ensure_ascii=False, indent=1)
    body = ",\n".join(lines)
    return f'{{"@context": {head},\n"@graph": [\n{body}\n]}}\n'.encode()


def _node(subject: NamedNode | BlankNode, quads: list[Quad], table: Mapping[str, str]) -> dict[str, Any]:
    made: dict[str, Any] = {"id": _reference(subject, table)}
    for quad in quads:
        predicate, term = quad.predicate, quad.object
        if predicate == RDF.type and not isinstance(term, Literal):
            made.setdefault("type", []).append(_reference(term, table))
            continue
        name = _NAMES.get(predicate, "")
        if name in _WORDS and isinstance(term, Literal) and term.language:
            made.setdefault(name, {}).setdefault(term.language, []).append(term.value)
            continue
        fits = (
            (name in _IRIS and not isinstance(term, Literal))
            or (name in _TYPED and isinstance(term, Literal) and term.datatype == _TYPED[name][1])
            or name in _PLAIN
        )
        made.setdefault(name if fits else _compact(predicate, table), []).append(_value(term, name if fits else "", table))
    return {key: _single(value) for key, value in made.items()}


def _value(term: Any, name: str, table: Mapping[str, str]) -> Any:
    if not isinstance(term, Literal):
        return _reference(term, table) if name in _IRIS else {"@id": _reference(term, table)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if name in _TYPED or term.datatype == XSD.string:
        return term.value
    if (native := _NATIVE.get(term.datatype)) and native.fullmatch(term.value):
        return json.loads(term.value)
    return {"@value": term.value, "@type": _compact(term.datatype, table)}


def _single(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _single(inner) for key, inner in value.items()}
    return value[0] if isinstance(value, list) and len(value) == 1 else value


def _reference(term: Any, table: Mapping[str, str]) -> str:
    return _compact(term, table) if isinstance(term, NamedNode) else str(term)


def _compact(iri: NamedNode, table: Mapping[str, str]) -> str:
    cut = max(iri.value.rfind("/"), iri.value.rfind("#")) + 1
    for prefix, space in table.items():
        if space == iri.value[:cut] and cut < len(iri.value):
            return f"{prefix}:{iri.value[cut:]}"
    return iri.value


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
