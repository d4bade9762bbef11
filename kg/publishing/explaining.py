"""Why a statement is in the graph: its sentence, with cue and arguments marked, and how each was read; from the graph alone.

    for explanation in explain(graph, "TUR"):
        print(plain(explanation))

Marks are put in by offset and nothing else is changed: the marked sentence without its marks is the sentence. Text stays in
logical order; terminals and browsers show it right to left themselves, and the marks mirror.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from kg.publishing.parameters import find_actor
from kg.publishing.queries import Graph, asker
from kg.publishing.tables import Table, collected
from kg.publishing.vocabulary import BASE, CLASS, KG, SUBCLASS

if TYPE_CHECKING:
    from rich.text import Text

MARKS: Mapping[str, tuple[str, str]] = {
    "source": ("⟦", "⟧"), "cue": ("⟪", "⟫"), "target": ("⟨", "⟩"), "speaker": ("⦅", "⦆"), "time": ("⦃", "⦄"), "place": ("⦗", "⦘"),
}  # fmt: skip
"""Role of a span -> what opens and closes it in plain text."""

COLORS: Mapping[str, str] = {
    "source": "bold green", "cue": "bold yellow", "target": "bold red", "speaker": "bold cyan", "time": "bold magenta",
    "place": "bold blue",
}  # fmt: skip
"""Role of a span -> its style on a terminal."""

REASONS: Mapping[str, str] = {
    "name": "named",
    "alias": "known under this other name",
    "surname": "resolved by surname",
    "first_name": "resolved by first name",
    "partial": "resolved by part of the name",
    "title": "resolved by title",
    "demonym": "resolved by demonym",
    "capital": "the capital stands for the government",
    "palace": "the seat stands for the government",
    "pronoun": "resolved from a pronoun",
    "apposition": "resolved by apposition",
    "subject": "the subject is left out and goes on",
}
"""Why a mention stands for its actor, in words; reasons that are not here are shown as they are."""

_KINDS = {iri.value: iri.value.removeprefix(KG.iri) for iri in CLASS.values()}
_FINER = {iri.value: iri.value.removeprefix(KG.iri) for iri in SUBCLASS.values()}


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a sentence that a statement was read from.

    Attributes:
        begin, end: code points in the sentence.
        role: one of `MARKS`.
        text: the words.
        label: the actor or place it stands for, or the day, month or year; empty for the cue.
        reason: why it stands for it, as `REASONS` has it.
    """

    begin: int
    end: int
    role: str
    text: str
    label: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """One statement in one sentence.

    Attributes:
        statement: IRI of the interaction or membership.
        kind: its class, the finer one if there is one; of a membership its role.
        source, target, speaker: labels; empty where there is none.
        negated: the text denies it.
        sentence: the words of the sentence, as they stand in the text.
        number: of the sentence in the article, from 0.
        document, title, date: identifier, title and day of the article.
        spans: the parts it was read from, in text order.
        elsewhere: arguments that are named outside the sentence; their offsets count from the sentence's beginning all the same.
        rule: the rule that read it.
        confidence: 0 to 1, None where the graph does not say.
    """

    statement: str
    kind: str
    source: str
    target: str
    speaker: str
    negated: bool
    sentence: str
    number: int
    document: str
    title: str
    date: date | None
    spans: tuple[Span, ...]
    elsewhere: tuple[Span, ...]
    rule: str
    confidence: float | None

    @property
    def summary(self) -> str:
        """What is stated, in one line: `according to Nikol Pashinyan: Turkey · MilitaryAid → Azerbaijan`."""
        told = f"according to {self.speaker}: " if self.speaker else ""
        denied = "not " if self.negated else ""
        return f"{told}{self.source} · {denied}{self.kind}" + (f" → {self.target}" if self.target else "")

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it was read so, in words: the rule, then how each actor, time and place was found."""
        read = (f"read by: {self.rule}",) if self.rule else ()
        found = [(span, "") for span in self.spans] + [(span, ", outside the sentence,") for span in self.elsewhere]
        told = [
            f"«{it.text}»{away} is {it.label}: {REASONS.get(it.reason, it.reason) or 'named'}" for it, away in found if it.label
        ]
        return (*read, *dict.fromkeys(told))


def explain(graph: Graph, actor: str | None = None, *, lang: str = "en") -> Iterator[Explanation]:
    """Explains the statements of a graph, in the order of the articles and sentences.

    Args:
        graph: a `kg.Graph` or a store.
        actor: only statements that it makes, is the target of, or is claimed to have done: ISO code, label or IRI.
        lang: language of labels, `ar` or `en`.

    Raises:
        WrongUse: the graph has no such actor; near names are suggested.

    Example:
        >>> next(explain(graph, "FRA")).summary                                                    # doctest: +SKIP
        'France · Support → Armenians'
    """
    run = asker(graph)
    about = ""
    if actor is not None:
        iri = find_actor(actor, ask=run, base=getattr(graph, "base", None) or BASE)
        about = f"FILTER(?source = {iri} || (BOUND(?target) && ?target = {iri}) || (BOUND(?speaker) && ?speaker = {iri}))"
    answer = collected(run(_QUERY.replace("#ABOUT#", about)))
    labels = _labels(collected(run(_LABELS)), lang)
    rows = answer.dicts()
    for _, same in groupby(rows, key=lambda row: (row["statement"], row["evidence"])):
        yield _explanation(list(same), labels)


def marked(explanation: Explanation, marks: Mapping[str, tuple[str, str]] = MARKS) -> str:
    """The sentence with marks around cue and arguments.

    Example: `و⟪اتهم⟫ ⟦باشينيان⟧ ⟨تركيا⟩ بتسليح أذربيجان.`
    """
    opening: dict[int, list[tuple[int, int, str]]] = {}
    closing: dict[int, list[tuple[int, int, str]]] = {}
    places = dict.fromkeys((span.begin, span.end, span.role) for span in explanation.spans)
    for order, (begin, end, role) in enumerate(places):  # of two on the same words, the first opened closes last
        opens, closes = marks[role]
        opening.setdefault(begin, []).append((-end, order, opens))
        closing.setdefault(end, []).append((-begin, -order, closes))
    written = []
    for place in range(len(explanation.sentence) + 1):
        written += [mark for *_, mark in sorted(closing.get(place, []))]
        written += [mark for *_, mark in sorted(opening.get(place, []))]
        written.append(explanation.sentence[place : place + 1])
    return "".join(written)


def plain(explanation: Explanation) -> str:
    """The explanation as text of a few lines, for pipes and files."""
    return "\n".join([explanation.summary, f"  {marked(explanation)}", *_notes(explanation)])


def rich(explanation: Explanation) -> Text:
    """The explanation for a terminal: source green, cue yellow, target red, speaker cyan, time magenta, place blue."""
    from rich.text import Text

    sentence = Text(explanation.sentence)
    for span in explanation.spans:
        sentence.stylize(COLORS[span.role], span.begin, span.end)
    whole = Text(explanation.summary, style="bold")
    lines = [whole, Text("  ").append_text(sentence), *(Text(note, style="dim") for note in _notes(explanation))]
    return Text("\n").join(lines)


def _notes(explanation: Explanation) -> list[str]:
    day = f", {explanation.date}" if explanation.date else ""
    sure = f", confidence {explanation.confidence:g}" if explanation.confidence is not None else ""
    return [
        *(f"  {reason}" for reason in explanation.reasons),
        f"  {explanation.document}{day}, sentence {explanation.number}{sure}",
    ]


def _explanation(rows: list[dict[str, object]], labels: Mapping[str, str]) -> Explanation:
    row = rows[0]
    begin, sentence = _number(row["begin"]), str(row["sentence"])
    spans = set()
    if row["cueBegin"] is not None and row["cueEnd"] is not None:
        at, end = _number(row["cueBegin"]) - begin, _number(row["cueEnd"]) - begin
        spans.add(Span(at, end, "cue", sentence[max(at, 0) : max(end, 0)]))
    for phrase in rows:
        if phrase["role"] is not None:
            at, end = _number(phrase["phraseBegin"]) - begin, _number(phrase["phraseEnd"]) - begin
            said = phrase["said"] if phrase["role"] == "time" else None
            who, why = str(said) if said else _named(phrase["who"], labels), str(phrase["reason"] or "")
            spans.add(Span(at, end, str(phrase["role"]), str(phrase["words"]), who, why))
    kinds = {str(phrase["class"]) for phrase in rows}
    finer = sorted(_FINER[kind] for kind in kinds if kind in _FINER)
    main = sorted(_KINDS[kind] for kind in kinds if kind in _KINDS)
    ordered = sorted(spans, key=lambda span: (span.begin, -span.end, span.role))
    inside = tuple(span for span in ordered if sentence[max(span.begin, 0) : max(span.end, 0)] == span.text != "")
    return Explanation(
        statement=str(row["statement"]),
        kind=str(row["office"] or next(iter(finer + main), "")),
        source=_named(row["source"], labels),
        target=_named(row["target"], labels),
        speaker=_named(row["speaker"], labels),
        negated=row["negated"] is True,
        sentence=sentence,
        number=_number(row["number"]),
        document=str(row["identifier"] or _local(row["document"])),
        title=str(row["title"] or ""),
        date=row["date"] if isinstance(row["date"], date) else None,
        spans=inside,
        elsewhere=tuple(span for span in ordered if span not in inside),
        rule=str(row["rule"] or ""),
        confidence=None if row["confidence"] is None else float(str(row["confidence"])),
    )


def _labels(answer: object, lang: str) -> dict[str, str]:
    """The label of every labelled thing, in the language asked for, else in another."""
    found = {KG.UnnamedReports.value: "تقارير غير مسماة" if lang == "ar" else "unnamed reports"}
    if isinstance(answer, Table):
        ranked = sorted(answer.dicts(), key=lambda row: (row["language"] != lang, str(row["label"])))
        for row in ranked:
            found.setdefault(str(row["who"]), str(row["label"]))
    return found


def _named(iri: object, labels: Mapping[str, str]) -> str:
    return "" if iri is None else labels.get(str(iri), _local(iri))


def _local(iri: object) -> str:
    return str(iri or "").rstrip("/").replace("#", "/").rpartition("/")[2]


def _number(value: object) -> int:
    return int(str(value))


_LABELS = """PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?who (STR(?name) AS ?label) (LANG(?name) AS ?language) WHERE { ?who rdfs:label ?name }"""

_QUERY = """PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX kg: <https://w3id.org/geokg/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org: <http://www.w3.org/ns/org#>
SELECT DISTINCT ?statement ?class ?office ?source ?target ?speaker ?negated ?confidence ?document ?identifier ?title ?date
       ?evidence ?sentence ?begin ?number ?cueBegin ?cueEnd ?rule ?role ?who ?said ?phraseBegin ?phraseEnd ?words ?reason
WHERE {
  {
    ?statement kg:source ?source ; a ?class .
    OPTIONAL { ?statement kg:target ?target }
    OPTIONAL { ?statement kg:attributedTo ?speaker }
    OPTIONAL { ?statement kg:negated ?negated }
    OPTIONAL { ?statement kg:confidence ?confidence }
  } UNION {
    ?statement org:member ?source ; org:organization ?target ; kg:role ?office ; a ?class .
  }
  #ABOUT#
  ?statement kg:document ?document ; kg:evidence ?evidence .
  OPTIONAL { ?document dcterms:identifier ?identifier }
  OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:date ?date }
  ?evidence nif:anchorOf ?sentence ; nif:beginIndex ?begin ; kg:sentence ?number .
  OPTIONAL { ?evidence kg:triggerBegin ?cueBegin ; kg:triggerEnd ?cueEnd }
  OPTIONAL { ?evidence kg:rule ?rule }
  OPTIONAL {
    VALUES (?way ?role) {
      (kg:sourcePhrase "source") (kg:targetPhrase "target") (kg:speakerPhrase "speaker") (kg:timePhrase "time")
      (kg:placePhrase "place")
    }
    ?evidence ?way ?phrase .
    ?phrase nif:beginIndex ?phraseBegin ; nif:endIndex ?phraseEnd ; nif:anchorOf ?words .
    OPTIONAL { ?phrase itsrdf:taIdentRef ?who }
    OPTIONAL { ?phrase rdf:value ?said }
    OPTIONAL { ?phrase kg:resolvedBy ?reason }
    FILTER(?role = "time" || ?role = "place" || ?who = ?source || (BOUND(?target) && ?who = ?target)
      || (BOUND(?speaker) && ?who = ?speaker))
  }
}
ORDER BY ?date ?document ?begin ?cueBegin ?statement ?evidence ?phraseBegin ?role ?class"""
