"""The terms that graphs are written with, closed: a name that is not in the vocabulary raises where it is written.

    KG.supports            the project's own ontology (ontology/geokg.ttl), as a pyoxigraph NamedNode
    NIF.beginIndex         the others, only the terms this project uses
    CLASS["REQUEST"]       from PLOVER type to class; SUBCLASS["REQUEST", "ceasefire"] to the finer one
    DIRECT[KG.Request]     from class to the property of its direct edge
    ROLE["co_chair"]       from the role of a membership to the properties of its direct edges

The tables repeat what the ontology says, so that writing a graph parses no file; `tests/test_ontology.py` compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from types import MappingProxyType

from pyoxigraph import NamedNode

BASE = "https://w3id.org/geokg/resource/"
"""Where resources live unless the caller sets another base."""


class Namespace:
    """A closed set of terms below one IRI.

    Args:
        iri: what every term begins with.
        names: the local names, separated by blanks.

    Example:
        >>> KG.supports.value
        'https://w3id.org/geokg/ontology#supports'
        >>> KG.suports
        Traceback (most recent call last):
            ...
        AttributeError: https://w3id.org/geokg/ontology# has no term 'suports'; did you mean supports, Support?
    """

    __slots__ = ("_known", "_terms", "iri")

    iri: str
    _terms: Mapping[str, NamedNode]
    _known: frozenset[object]

    def __init__(self, iri: str, names: str) -> None:
        object.__setattr__(self, "iri", iri)
        object.__setattr__(self, "_terms", MappingProxyType({name: NamedNode(iri + name) for name in names.split()}))
        object.__setattr__(self, "_known", frozenset(self._terms.values()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{self.iri} is closed: {name} cannot be set")

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("__"):  # copy and pickle ask for these; they are no terms
            raise AttributeError(name)
        try:
            return self._terms[name]
        except KeyError:
            near = get_close_matches(name, self._terms, n=3)
            advice = f"did you mean {', '.join(near)}?" if near else f"it has {', '.join(sorted(self._terms))}"
            raise AttributeError(f"{self.iri} has no term {name!r}; {advice}") from None

    __getitem__ = __getattr__

    def __iter__(self) -> Iterator[str]:
        return iter(self._terms)

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, term: object) -> bool:
        return term in self._known

    def __reduce__(self) -> tuple[type[Namespace], tuple[str, str]]:
        return Namespace, (self.iri, " ".join(self._terms))


KG = Namespace(
    "https://w3id.org/geokg/ontology#",
    # actors and places
    "Participant Actor State GovernmentBody ArmedForces Person Leader InternationalOrganization ArmedGroup PoliticalParty "
    "People Coalition Company MediaOutlet NonGovernmentalOrganization OtherActor Place DisputedTerritory Office Role "
    "UnnamedSource UnnamedReports iso3 demonym demonymPlural ambiguousLabel familyNameFirst gender actsFor representedBy "
    "capitalOf seatOf claimedBy heldBy partOf chairs coChairs holdsOffice heads role givesHeadship "
    # roles
    "HeadOfState HeadOfGovernment ForeignMinister DefenceMinister Minister Spokesperson Envoy Ambassador Legislator "
    "MilitaryCommander PartyLeader OrganizationHead DeputyHead MonarchOrHeir OtherOfficial Member Chair CoChair "
    # interactions
    "Interaction Agreement Consultation Support Concession Cooperation Aid Retreat Request Accusation Rejection Threat "
    "Protest Sanction Mobilization Coercion Assault CeasefireCall DialogueCall Mediation PhoneCall Visit Meeting "
    "MilitaryAid EconomicAid HumanitarianAid CeasefireAgreement QuadClass VerbalCooperation MaterialCooperation "
    "VerbalConflict MaterialConflict plover quadClass weight directProperty source target document evidence negated "
    "attributedTo date during location content confidence aspect "
    # direct edges
    "interactsWith agreesWith consultsWith supports concedesTo cooperatesWith aids yieldsTo requestsOf callsForCeasefire "
    "accuses rejects threatens protestsAgainst sanctions mobilizesAgainst coerces assaults "
    # documents and evidence
    "Document mentions sentence trigger triggerBegin triggerEnd sourcePhrase targetPhrase speakerPhrase "
    "timePhrase placePhrase rule resolvedBy "
    "settings",
)
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type value langString reifies")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf seeAlso isDefinedBy")
OWL = Namespace("http://www.w3.org/2002/07/owl#", "sameAs Thing Ontology")
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#",
    "string boolean decimal integer nonNegativeInteger date gYear gYearMonth dateTime double anyURI",
)
SKOS = Namespace("http://www.w3.org/2004/02/skos/core#", "prefLabel altLabel definition notation example scopeNote closeMatch")
DCTERMS = Namespace(
    "http://purl.org/dc/terms/", "identifier title date language publisher source bibliographicCitation description"
)
PROV = Namespace("http://www.w3.org/ns/prov#", "Activity wasGeneratedBy startedAtTime")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/", "Event Actor Place hasActor hasPlace hasTimeStamp")
NIF = Namespace(
    "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "Context Phrase isString beginIndex endIndex anchorOf referenceContext",
)
ITSRDF = Namespace("http://www.w3.org/2005/11/its/rdf#", "taIdentRef")
ORG = Namespace(
    "http://www.w3.org/ns/org#", "Membership Organization Post Role member organization memberDuring memberOf holds postIn"
)
SCHEMA = Namespace("https://schema.org/", "NewsArticle startDate endDate softwareVersion")
TIME = Namespace("http://www.w3.org/2006/time#", "Interval")

NAMESPACES: Mapping[str, Namespace] = MappingProxyType(
    {
        "kg": KG, "rdf": RDF, "rdfs": RDFS, "owl": OWL, "xsd": XSD, "skos": SKOS, "dcterms": DCTERMS, "prov": PROV, "sem": SEM,
        "nif": NIF, "itsrdf": ITSRDF, "org": ORG, "schema": SCHEMA, "time": TIME,
    }
)  # fmt: skip
"""Prefix -> namespace."""

FOLDERS: Mapping[str, str] = MappingProxyType(
    {
        "state": "state", "body": "body", "force": "force", "person": "person", "organization": "organization", "group": "group",
        "party": "party", "people": "people", "coalition": "coalition", "company": "company", "media": "media", "ngo": "ngo",
        "actor": "actor", "territory": "territory", "place": "place", "office": "office", "membership": "membership",
        "interval": "interval", "doc": "document", "interaction": "interaction", "evidence": "evidence", "run": "run",
    }
)  # fmt: skip
"""Prefix -> first step of the path below the base."""


def prefixes(base: str = BASE) -> dict[str, str]:
    """Every prefix with its IRI, in the order in which files declare them: vocabularies, then resources.

    Example:
        >>> prefixes()["state"]
        'https://w3id.org/geokg/resource/state/'
    """
    table = {prefix: space.iri for prefix, space in NAMESPACES.items()}
    table["res"] = base
    table.update((prefix, f"{base}{folder}/") for prefix, folder in FOLDERS.items())
    return table


PREFIXES: Mapping[str, str] = MappingProxyType(prefixes())
"""Prefix -> IRI, for the default base."""

_UNSAFE = re.compile(r'[\x00-\x20<>"{}|^`\\\x7f-\x9f\ud800-\udfff]')


def resource(path: str, *, base: str = BASE) -> NamedNode:
    """The IRI of a resource from its path below the base; what an IRI may not hold is percent-encoded.

    Example:
        >>> resource("state/ARM").value
        'https://w3id.org/geokg/resource/state/ARM'
    """
    return NamedNode(base + escape_iri(path))


def escape_iri(text: str) -> str:
    """The text with every character that no IRI may hold percent-encoded; letters of all scripts stay."""
    return _UNSAFE.sub(lambda hit: "".join(f"%{byte:02X}" for byte in hit[0].encode("utf-8", "replace")), text)


CLASS: Mapping[str, NamedNode] = MappingProxyType(
    {
        "AGREE": KG.Agreement, "CONSULT": KG.Consultation, "SUPPORT": KG.Support, "CONCEDE": KG.Concession,
        "COOPERATE": KG.Cooperation,
        "AID": KG.Aid, "RETREAT": KG.Retreat, "REQUEST": KG.Request, "ACCUSE": KG.Accusation, "REJECT": KG.Rejection,
        "THREATEN": KG.Threat, "PROTEST": KG.Protest, "SANCTION": KG.Sanction, "MOBILIZE": KG.Mobilization, "COERCE": KG.Coercion,
        "ASSAULT": KG.Assault,
    }
)  # fmt: skip
"""PLOVER type -> class of interaction."""

SUBCLASS: Mapping[tuple[str, str], NamedNode] = MappingProxyType(
    {
        ("REQUEST", "ceasefire"): KG.CeasefireCall, ("REQUEST", "dialogue"): KG.DialogueCall,
        ("CONSULT", "mediate"): KG.Mediation,
        ("CONSULT", "phone"): KG.PhoneCall, ("CONSULT", "visit"): KG.Visit, ("CONSULT", "meeting"): KG.Meeting,
        ("AID", "military"): KG.MilitaryAid, ("AID", "economic"): KG.EconomicAid, ("AID", "humanitarian"): KG.HumanitarianAid,
        ("AGREE", "ceasefire"): KG.CeasefireAgreement,
    }
)  # fmt: skip
"""PLOVER type and subtype -> the finer class; any other subtype is written as `kg:aspect`."""

DIRECT: Mapping[NamedNode, NamedNode] = MappingProxyType(
    {
        KG.Agreement: KG.agreesWith, KG.Consultation: KG.consultsWith, KG.Support: KG.supports, KG.Concession: KG.concedesTo,
        KG.Cooperation: KG.cooperatesWith, KG.Aid: KG.aids, KG.Retreat: KG.yieldsTo, KG.Request: KG.requestsOf,
        KG.Accusation: KG.accuses, KG.Rejection: KG.rejects, KG.Threat: KG.threatens, KG.Protest: KG.protestsAgainst,
        KG.Sanction: KG.sanctions, KG.Mobilization: KG.mobilizesAgainst, KG.Coercion: KG.coerces, KG.Assault: KG.assaults,
        KG.CeasefireCall: KG.callsForCeasefire, KG.DialogueCall: KG.requestsOf, KG.Mediation: KG.consultsWith,
        KG.PhoneCall: KG.consultsWith, KG.Visit: KG.consultsWith, KG.Meeting: KG.consultsWith, KG.MilitaryAid: KG.aids,
        KG.EconomicAid: KG.aids, KG.HumanitarianAid: KG.aids, KG.CeasefireAgreement: KG.agreesWith,
    }
)  # fmt: skip
"""Class of interaction -> the property of the direct edge that stands for it (`kg:directProperty`)."""

_OFFICES = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "spokesperson", "envoy",
    "ambassador", "legislator", "military_commander", "party_leader", "organization_head", "deputy_head", "monarch_or_heir",
    "other_official",
)  # fmt: skip

ROLE: Mapping[str, tuple[NamedNode, ...]] = MappingProxyType(
    {
        **dict.fromkeys(_OFFICES, (KG.holdsOffice,)),
        "member": (ORG.memberOf,),
        "chair": (KG.chairs, ORG.memberOf),
        "co_chair": (KG.coChairs, ORG.memberOf),
    }
)
"""Role of a membership -> the properties of its direct edges."""

HEADSHIPS = frozenset({"head_of_state", "head_of_government", "party_leader", "organization_head"})
"""Roles whose office heads the organization it is in (`kg:givesHeadship`): who holds one is a `kg:Leader`."""
