"""The records that travel from stage to stage. All are frozen; none knows spaCy or RDF.

    Article -> (reading) -> Mention, Relation -> Statement, Membership -> Reading -> (publishing) -> quads

Offsets are code points (Python string indices) in `Article.text`, end exclusive, so `article.text[begin:end]` is what was read.
Actor ids are the path of the actor's IRI below the base: `state/ARM`, `person/nikol-pashinyan`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The 16 event types of PLOVER (Political Language Ontology for Verifiable Event Records, draft 0.8, 2021)."""

SUBTYPES = ("ceasefire", "dialogue", "mediate", "phone", "visit", "meeting", "military", "economic", "humanitarian")
"""What refines a PLOVER type, as in the annotation guidelines."""

ACTOR_KINDS = (
    "State", "GovernmentBody", "ArmedForces", "Person", "InternationalOrganization", "ArmedGroup", "PoliticalParty",
    "People", "Coalition", "Company", "MediaOutlet", "NonGovernmentalOrganization", "OtherActor", "DisputedTerritory",
)  # fmt: skip
"""The classes of `kg:Actor` in the ontology, and `kg:DisputedTerritory`, which may be a target."""

UNNAMED_REPORTS = "UnnamedReports"
"""The speaker of «بحسب تقارير»: the individual `kg:UnnamedReports` of the ontology, not an actor."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article as it was given.

    Attributes:
        id: the input's own identifier, else the file's stem.
        text: title and body as one string; the original, in which all offsets are measured.
        title: the title, also the beginning of `text` when there is one.
        date: day of publication.
        language: BCP 47 tag; reading knows `ar`.
        publisher: newspaper or agency.
        url: where it was published.
        origin: the file it came from, with line for files of many articles; for messages only, never in a graph.
    """

    id: str
    text: str
    title: str = ""
    date: date | None = None
    language: str = "ar"
    publisher: str = ""
    url: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """A geopolitical actor (or a disputed territory, which may only be a target).

    Attributes:
        id: path of its IRI below the base.
        kind: one of `ACTOR_KINDS`.
        ar: Arabic labels, the usual one first.
        en: English labels, the usual one first.
        iso3: ISO 3166-1 alpha-3, states only.
        acts_for: id of the state it belongs to or acts for, if any.
        known: whether the actor base has it, or it was first seen in this article.
    """

    id: str
    kind: str
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    iso3: str = ""
    acts_for: str = ""
    known: bool = True

    @property
    def label(self) -> str:
        """The usual label: English, else Arabic, else the id."""
        return next(iter(self.en or self.ar), self.id)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the actor base that is meant as a place: «في باريس».

    Attributes:
        id: path of its IRI below the base. ar, en: labels, the usual one first.
    """

    id: str
    ar: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text that names or stands for an actor.

    Attributes:
        begin, end: code points in the article's text.
        actor: id of the actor it was resolved to.
        reason: why, as a word of `seeds/lexicon`'s resolution reasons: `name`, `surname`, `title`, `demonym`, `capital`,
            `pronoun` …
    """

    begin: int
    end: int
    actor: str
    reason: str = "name"


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Words that tell when or where an act happened.

    Attributes:
        begin, end: code points in the article's text.
        value: of a time the day, else the month or year, as ISO 8601 writes it (`2020-09-27`, `2020-09`, `2020`); of a place its
            id (`place/paris`, `state/FRA`), else its name as the text has it.
        reason: how it was resolved, in words.
    """

    begin: int
    end: int
    value: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The place in a text that supports a statement.

    Attributes:
        begin, end: the sentence, in code points.
        text: the sentence's words, equal to `article.text[begin:end]`.
        sentence: number of the sentence in the article, from 0.
        trigger: the cue's words.
        trigger_begin, trigger_end: the cue, in code points of the article.
        source, target, speaker: the mentions that filled the roles, where there are any.
        rule: id of the rule that read it.
        time, place: the words that tell when and where it happened, where there are any.
    """

    begin: int
    end: int
    text: str
    sentence: int
    trigger: str
    trigger_begin: int
    trigger_end: int
    source: Mention | None = None
    target: Mention | None = None
    speaker: Mention | None = None
    rule: str = ""
    time: Circumstance | None = None
    place: Circumstance | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One reading of one cue: who did what to whom, in one sentence.

    Attributes:
        type: one of `PLOVER`.
        source: id of the acting actor.
        target: id of the actor (or disputed territory) it is aimed at; empty when the text names none.
        evidence: where it was read.
        sub: one of `SUBTYPES`, or empty.
        negated: the text denies it.
        by: id of the actor who says so, `UNNAMED_REPORTS`, or empty when the reporter says it himself.
        date, location, content: when and where it happened and what it was about, where the text says so. A location is the id
            of a place, territory or state, else a name.
        confidence: 0 to 1. reader: what read it: `rules` or `learned`.
        during: the month or year it happened in (`2020-09`, `2020`), where the text tells no day.
    """

    type: str
    source: str
    target: str
    evidence: Evidence
    sub: str = ""
    negated: bool = False
    by: str = ""
    date: date | None = None
    location: str = ""
    content: str = ""
    confidence: float = 1.0
    reader: str = "rules"
    during: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """What an article states: all relations of one article with the same type, actors, polarity and speaker, merged.

    Attributes: as in `Relation`, with every place it was read and an id that is the same on every machine:
        16 hex digits of the SHA-256 of document, type, source, target and attribution.
    """

    id: str
    type: str
    source: str
    target: str
    evidence: tuple[Evidence, ...]
    sub: str = ""
    negated: bool = False
    by: str = ""
    date: date | None = None
    location: str = ""
    content: str = ""
    confidence: float = 1.0
    during: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """An office or membership stated in the text: who, of what, as what (`head_of_state`, `spokesperson`, `member`, `co_chair`
    …).
    """

    id: str
    member: str
    organization: str
    role: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one article: what publishing needs, and nothing else.

    Attributes:
        article: the article itself.
        document: 16 hex digits that name it: SHA-256 of its identifier, publisher and address.
        actors: every actor mentioned, by id, and every state one of them acts for.
        mentions: every mention, in text order.
        statements, memberships: what is stated, in the order of their first evidence.
        places: the places of the actor base where something stated happened, by id.
    """

    article: Article
    document: str
    actors: dict[str, Actor]
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    memberships: tuple[Membership, ...] = field(default=())
    places: dict[str, Place] = field(default_factory=dict)
