"""What a caller writes -> the RDF term it means: an actor by code, label or IRI, a class, a document, a day, a number."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime

from pyoxigraph import Literal, NamedNode, QueryBoolean, QuerySolutions

from kg.errors import WrongUse
from kg.model import ACTOR_KINDS
from kg.publishing.heads import Param
from kg.publishing.tables import Results
from kg.publishing.vocabulary import BASE, CLASS, KG, PREFIXES, RDFS, SKOS, SUBCLASS, XSD, escape_iri

Ask = Callable[[str], Results]
"""Runs a query on the graph that is asked."""

LANGUAGES = ("ar", "en")
"""The languages of labels."""

_KINDS = ", ".join(str(KG[kind]) for kind in ACTOR_KINDS)
_UNSEEN = re.compile("[\u0640\u064b-\u065f\u0670\u200b-\u200f\u2066-\u2069]")
_FOLDED = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "_": " ", "-": " "})
_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2}))?")


def to_term(param: Param, value: object, *, ask: Ask, base: str = BASE) -> NamedNode | Literal:
    """The term that a value of a parameter means.

    Args:
        param: the parameter, with its type.
        value: what the caller wrote: a text, or a date, a number, an RDF term.
        ask: runs a query on the graph, which knows the actors and documents.
        base: IRI that the graph's resources live below.

    Raises:
        WrongUse: it means nothing, or several things; the message says what was allowed and what is near.
    """
    if isinstance(value, NamedNode | Literal):
        value = value.value
    if isinstance(value, bool) or not isinstance(value, str | int | date):
        raise WrongUse(f"the parameter {param.name} cannot be {value!r}; give a text")
    if param.type == "date":
        return _day(param, value)
    text = str(value).strip()
    if not text:
        raise WrongUse(f"the parameter {param.name} is empty")
    if param.type == "actor":
        return find_actor(text, ask=ask, base=base)
    if param.type == "class":
        return _class(param, text)
    if param.type == "document":
        return _document(text, ask)
    if param.type == "integer":
        if not re.fullmatch(r"[+-]?\d+", text):
            raise WrongUse(f"the parameter {param.name} is a whole number, not {text!r}")
        return Literal(str(int(text)), datatype=XSD.integer)
    if param.type == "language" and text not in LANGUAGES:
        raise WrongUse(f"the parameter {param.name} is one of {', '.join(LANGUAGES)}, not {text!r}")
    return Literal(text)


def find_actor(text: str, *, ask: Ask, base: str = BASE) -> NamedNode:
    """The actor of a graph that a text names.

    Args:
        text: ISO 3166-1 alpha-3 code, a label or other name in any language, an IRI, or a path or prefixed name such as
            `person/nikol-pashinyan` or `state:ARM`.
        ask: runs a query on the graph.
        base: IRI that the graph's resources live below.

    Raises:
        WrongUse: the graph has no such actor; near names are suggested. Or several have that name.
    """
    text = unicodedata.normalize("NFC", text.strip())
    if iri := _iri(text, base):
        pattern = f"{{ {iri} ?p ?o }} UNION {{ ?s ?q {iri} }}"
        if _yes(ask(f"ASK {{ {pattern} }}")):
            return iri
        raise WrongUse(f"the graph says nothing of {iri.value}{_near(text.rpartition('/')[2], ask)}")
    for way in (_by_code, _by_name):
        found = way(text, ask)
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(sorted(_path(iri) for iri in found))
            raise WrongUse(f"{text!r} may be {several}; give one of these instead")
    raise WrongUse(f"the graph has no actor called {text!r}{_near(text, ask)}")


def _iri(text: str, base: str) -> NamedNode | None:
    """The IRI a text is, if it is one: whole, prefixed, or a path below the base."""
    if text.startswith("<") and text.endswith(">"):
        text = text[1:-1]
    if re.search(r"[<>\s]", text):
        return None
    prefix, colon, local = text.partition(":")
    if re.match(r"(https?|urn):", text):
        return NamedNode(escape_iri(text))
    if colon and prefix in PREFIXES:
        return NamedNode(PREFIXES[prefix].replace(BASE, base) + escape_iri(local))
    if re.fullmatch(r"[a-z]+/\S+", text):
        return NamedNode(base + escape_iri(text))
    return None


def _by_code(text: str, ask: Ask) -> list[NamedNode]:
    if not re.fullmatch("[A-Za-z]{3}", text):
        return []
    return _column(ask(f"SELECT DISTINCT ?actor {{ ?actor {KG.iso3} {Literal(text.upper())} }}"))


def _by_name(text: str, ask: Ask) -> list[NamedNode]:
    """Those with exactly this label, else with exactly this other name, else with one that differs in spelling only."""
    written = " ".join(str(Literal(text, language=language)) for language in LANGUAGES) + f" {Literal(text)}"
    for way in (RDFS.label, SKOS.altLabel):
        query = (
            f"SELECT DISTINCT ?actor {{ VALUES ?name {{ {written} }} ?actor {way} ?name ; a ?kind FILTER(?kind IN ({_KINDS})) }}"
        )
        if found := _column(ask(query)):
            return found
    names = _names(ask)
    for own in (True, False):
        if found := list(dict.fromkeys(iri for iri, name, is_label in names if is_label >= own and _key(name) == _key(text))):
            return found
    return []


def _names(ask: Ask) -> list[tuple[NamedNode, str, bool]]:
    """Every name of every actor: whose, what, and whether it is the usual one."""
    query = f"""SELECT DISTINCT ?actor ?name ?way {{
        {{ SELECT DISTINCT ?actor {{ VALUES ?kind {{ {_KINDS.replace(",", "")} }} ?actor a ?kind }} }}
        VALUES ?way {{ {RDFS.label} {SKOS.altLabel} }} ?actor ?way ?name }}"""
    results = ask(query)
    if not isinstance(results, QuerySolutions):
        return []
    found = [(row["actor"], row["name"].value, row["way"] == RDFS.label) for row in results]
    return sorted(found, key=lambda item: (item[0].value, item[1]))


def _near(text: str, ask: Ask) -> str:
    """Names of actors that are near to a text, as the end of a message."""
    from rapidfuzz import fuzz, process

    names = _names(ask)
    hits = process.extract(_key(text), [_key(name) for _, name, _ in names], scorer=fuzz.WRatio, limit=20, score_cutoff=60)
    near = {names[place][0]: names[place][1] for _, _, place in reversed(hits)}
    shown = [f"{name} ({_path(iri)})" for iri, name in reversed(list(near.items()))][:3]
    if shown:
        return f"; did you mean {', '.join(shown)}?"
    return "; give an ISO code such as ARM, a label in Arabic or English, or an IRI (see: kg query most-active-actors)"


def _key(name: str) -> str:
    """A name reduced to what spelling variants share: vowel signs, hamza, tatweel and case taken off."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFKC", name).casefold()).translate(_FOLDED).split())


def _path(iri: NamedNode) -> str:
    return iri.value.removeprefix(BASE)


def _class(param: Param, text: str) -> NamedNode:
    known = {str(name).casefold(): iri for name, iri in CLASS.items()}
    known |= {iri.value.removeprefix(KG.iri).casefold(): iri for iri in (*CLASS.values(), *SUBCLASS.values())}
    asked = re.sub("[ _-]", "", text.removeprefix(KG.iri).removeprefix("kg:")).casefold()
    if asked in known:
        return known[asked]
    allowed = ", ".join(iri.value.removeprefix(KG.iri) for iri in (*CLASS.values(), *SUBCLASS.values()))
    raise WrongUse(f"the parameter {param.name} is a class of interactions, not {text!r}; allowed: {allowed}, or a PLOVER name")


def _document(text: str, ask: Ask) -> NamedNode:
    if iri := _iri(text, BASE):
        return iri
    found = _column(ask(f"SELECT DISTINCT ?d {{ ?d {NamedNode('http://purl.org/dc/terms/identifier')} {Literal(text)} }}"))
    if len(found) == 1:
        return found[0]
    what = (
        f"{len(found)} documents have the identifier {text!r}; give its IRI"
        if found
        else f"no document has the identifier {text!r}"
    )
    raise WrongUse(f"{what} (kg query documents lists them)")


def _day(param: Param, value: object) -> Literal:
    """A day; of a month or year alone the first, for a parameter called `to` the last."""
    if isinstance(value, datetime):
        value = value.date()
    text = str(value).strip()
    if partial := _PARTIAL.fullmatch(text):
        year, last = int(partial[1]), param.name == "to"
        month = int(partial[2] or (12 if last else 1))
        if 1 <= month <= 12 and year:
            text = f"{year:04}-{month:02}-{calendar.monthrange(year, month)[1] if last else 1:02}"
    try:
        return Literal(date.fromisoformat(text).isoformat(), datatype=XSD.date)
    except ValueError:
        raise WrongUse(
            f"the parameter {param.name} is a day, month or year such as 2020-09-28, 2020-09 or 2020, not {text!r}"
        ) from None


def _column(results: Results) -> list[NamedNode]:
    if not isinstance(results, QuerySolutions):
        return []
    return sorted((row[0] for row in results if isinstance(row[0], NamedNode)), key=lambda iri: iri.value)


def _yes(results: Results) -> bool:
    return isinstance(results, QueryBoolean) and bool(results)
