"""How resources are named and values written: IRIs that need no coordination, literals that are always spelt the same.

IRIs are paths below a base (`res:state/ARM`) or 16 hex digits of a SHA-256 over content (`res:evidence/…`).
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from kg.model import UNNAMED_REPORTS, Evidence, Reading
from kg.publishing.vocabulary import BASE, KG, XSD, escape_iri, resource

_OFFICE_OF = re.compile(
    r"(.*/)((?:body|force|person|organization|group|party|people|coalition|company|media|ngo|actor|territory)/.*)", re.DOTALL
)
_SURROGATES = re.compile("[\ud800-\udfff]")


def document_iri(reading: Reading, *, base: str = BASE) -> NamedNode:
    """The IRI of the document, and of its named graph."""
    return resource(f"document/{reading.document}", base=base)


def run_iri(version: str, settings: Mapping[str, object], started: datetime | None = None, *, base: str = BASE) -> NamedNode:
    """The IRI of a run: a hash of the version, the settings and, where given, the time it began."""
    return resource(f"run/{digest(version, settings_text(settings), instant(started))}", base=base)


def office_iri(organization: NamedNode, role: str) -> NamedNode:
    """The office that a role in an organization is: `state/ARM` and `head_of_state` give `office/ARM/head_of_state`.

    Offices of other organizations keep their whole path: `office/organization/united-nations/organization_head`.
    """
    iri = organization.value
    head, found, code = iri.rpartition("/state/")
    if found and "/" not in code:
        return NamedNode(f"{head}/office/{code}/{escape_iri(role)}")
    match = _OFFICE_OF.fullmatch(iri)
    return NamedNode(f"{match[1]}office/{match[2]}/{escape_iri(role)}" if match else f"{iri}/office/{escape_iri(role)}")


def evidence_iri(document: str, evidence: Evidence, *, base: str = BASE) -> NamedNode:
    """The IRI of a place in a text: a hash of the document, sentence, cue, arguments and rule."""
    roles = (evidence.source, evidence.target, evidence.speaker)
    spans = [f"{role.begin},{role.end},{role.actor}" if role else "" for role in roles]
    place = [evidence.begin, evidence.end, evidence.trigger_begin, evidence.trigger_end]
    return resource(f"evidence/{digest(document, *map(str, place), *spans, evidence.rule)}", base=base)


def phrase_iri(document: NamedNode, begin: int, end: int) -> NamedNode:
    """The IRI of a span of a document's text, in code points (RFC 5147 as NIF uses it)."""
    return NamedNode(f"{document.value}#char={begin},{end}")


def speaker_iri(actor: str, base: str) -> NamedNode:
    """The IRI of who claims something: an actor, or `kg:UnnamedReports`."""
    return KG.UnnamedReports if actor == UNNAMED_REPORTS else resource(actor, base=base)


def count(number: int) -> Literal:
    """A number of code points or sentences.

    As `xsd:integer`: Oxigraph turns the narrower `xsd:nonNegativeInteger` into it, and a graph must not change by being stored.
    """
    return Literal(str(number), datatype=XSD.integer)


def decimal(number: float) -> Literal:
    """A number with at most three decimals, spelt as XSD's canonical form and so as every store gives it back: `1`, `0.85`."""
    return Literal(f"{round(Decimal(repr(number)), 3).normalize():f}", datatype=XSD.decimal)


def tagged(words: str, language: str) -> Literal:
    """Words with their language."""
    try:
        return Literal(clean(words), language=language or "und")
    except ValueError:  # no BCP 47 tag; the words matter more
        return Literal(clean(words))


def clean(words: str) -> str:
    """The same words, of the same length, without the lone surrogates that no RDF file may hold."""
    return _SURROGATES.sub("\ufffd", words)


def settings_text(settings: Mapping[str, object]) -> str:
    """Settings as JSON with sorted keys."""
    return json.dumps(dict(settings), ensure_ascii=False, sort_keys=True, default=str)


def instant(started: datetime | None) -> str:
    """A time in UTC as `xsd:dateTime` writes it; empty for none."""
    if started is None:
        return ""
    aware = started if started.tzinfo else started.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def digest(*parts: str) -> str:
    """16 hex digits of the SHA-256 of the parts."""
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
