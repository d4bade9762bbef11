"""Why a statement is in the graph, shown from the graph alone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import WrongUse
from kg.publishing.explaining import MARKS, explain, marked, plain, rich
from kg.publishing.graph import Graph
from kg.publishing.rdf import document_quads
from kg.publishing.vocabulary import NIF

SMALL = Path(__file__).parent / "data" / "small.ttl"


@pytest.fixture(scope="module")
def graph() -> Store:
    store = Store()
    store.load(path=str(SMALL))
    return store


def test_statements_are_explained_in_the_order_of_the_text(graph):
    assert [explanation.summary for explanation in explain(graph)] == [
        "France · Support → Armenians",
        "Emmanuel Macron · CeasefireCall → Nagorno-Karabakh",
        "Emmanuel Macron · head_of_state → France",
        "Nikol Pashinyan · Accusation → Turkey",
        "according to Nikol Pashinyan: Turkey · MilitaryAid → Azerbaijan",
        "Turkey · Support → France",
        "France · Support → Turkey",
        "Turkey · Support → Azerbaijan",
        "Turkey · Accusation → France",
        "France · not Support → Turkey",
        "Russia · Mediation → Armenia",
        "Russia · Mediation → Azerbaijan",
        "according to unnamed reports: Turkey · MilitaryAid → Azerbaijan",
        "France · Support → Armenians",
        "France · co_chair → مجموعة مينسك",
    ]


def test_cue_and_arguments_are_marked_and_the_reasons_told(graph):
    claim = list(explain(graph))[4]
    assert plain(claim) == (
        "according to Nikol Pashinyan: Turkey · MilitaryAid → Azerbaijan\n"
        "  واتهم ⦅باشينيان⦆ ⟦تركيا⟧ ب⟪تسليح⟫ ⟨أذربيجان⟩.\n"
        "  read by: verbal noun in the content\n"
        "  «باشينيان» is Nikol Pashinyan: resolved by surname\n"
        "  «تركيا» is Turkey: named\n"
        "  «أذربيجان» is Azerbaijan: named\n"
        "  paris-ankara-2021-03-04, 2021-03-04, sentence 3, confidence 0.8"
    )


def test_time_and_place_are_marked_and_it_is_told_how_they_were_resolved(read):
    graph = Graph(document_quads(read("التقى ماكرون بوتين في العاصمة الألمانية الأحد.")))
    assert plain(next(explain(graph))).splitlines()[:-1] == [
        "Emmanuel Macron · Meeting → Vladimir Putin",
        "  ⟪التقى⟫ ⟦ماكرون⟧ ⟨بوتين⟩ في ⦗العاصمة الألمانية⦘ ⦃الأحد⦄.",
        "  read by: consult.tsv:5 (verb): subject behind the verb",
        "  «ماكرون» is Emmanuel Macron: surname of an office-holder",
        "  «بوتين» is Vladimir Putin: surname of an office-holder",
        "  «العاصمة الألمانية» is Berlin: the capital of the state named",
        "  «الأحد» is 2020-09-27: the day of the week nearest to the article's date",
    ]


def test_a_marked_sentence_without_its_marks_is_the_sentence_of_the_graph(graph):
    sentences = {quad.object.value for quad in graph.quads_for_pattern(None, NIF.anchorOf, None)}
    nothing = str.maketrans("", "", "".join(mark for pair in MARKS.values() for mark in pair))
    for explanation in explain(graph):
        assert explanation.sentence in sentences
        assert marked(explanation).translate(nothing) == explanation.sentence
        assert [span.text for span in explanation.spans] == [
            explanation.sentence[span.begin : span.end] for span in explanation.spans
        ]


def test_every_span_is_the_words_of_its_phrase(graph):
    words = {quad.object.value for quad in graph.quads_for_pattern(None, NIF.anchorOf, None)}
    assert all(span.text in words for explanation in explain(graph) for span in explanation.spans if span.role != "cue")


def test_an_actor_is_explained_as_source_target_and_speaker(graph):
    assert [(it.source, it.kind) for it in explain(graph, "باشينيان")] == [
        ("Nikol Pashinyan", "Accusation"),
        ("Turkey", "MilitaryAid"),
    ]
    assert {it.target for it in explain(graph, "AZE")} == {"Azerbaijan"}


def test_labels_are_in_the_language_asked_for(graph):
    assert next(explain(graph, lang="ar")).summary == "فرنسا · Support → الشعب الأرمني"


def test_an_unknown_actor_gets_suggestions(graph):
    with pytest.raises(WrongUse, match="no actor called 'Turkye'; did you mean Turkey"):
        list(explain(graph, "Turkye"))


def test_on_a_terminal_roles_are_colored_and_the_text_is_as_it_stands(graph):
    text = rich(next(explain(graph)))
    line = text.plain.splitlines()[1]
    assert line == "  تساند فرنسا الشعب الأرمني."
    styled = {text.plain[span.start : span.end]: str(span.style) for span in text.spans}
    assert styled["تساند"] == "bold yellow"
    assert styled["فرنسا"] == "bold green"
    assert styled["الشعب الأرمني"] == "bold red"


def test_an_argument_named_in_another_sentence_is_told_but_not_marked(graph):
    held = Store()
    held.extend(graph)
    phrase = NamedNode("https://w3id.org/geokg/resource/document/21a960f822d3288f#char=0,5")
    held.update(f"""PREFIX kg: <https://w3id.org/geokg/ontology#> PREFIX nif: <{NIF.iri}>
        PREFIX itsrdf: <http://www.w3.org/2005/11/its/rdf#> PREFIX state: <https://w3id.org/geokg/resource/state/>
        DELETE {{ ?e kg:sourcePhrase ?old }}
        INSERT {{ ?e kg:sourcePhrase {phrase} . {phrase} nif:beginIndex 0 ; nif:endIndex 5 ; nif:anchorOf "فرنسا"@ar ;
                  itsrdf:taIdentRef state:FRA ; kg:resolvedBy "pronoun" }}
        WHERE {{ ?e kg:sentence 1 ; kg:sourcePhrase ?old ; nif:referenceContext <{phrase.value.partition("#")[0]}> }}""")
    explanation = next(explain(held))
    assert marked(explanation) == "⟪تساند⟫ فرنسا ⟨الشعب الأرمني⟩."
    assert "«فرنسا», outside the sentence, is France: resolved from a pronoun" in explanation.reasons


def test_two_marks_on_the_same_words_nest_and_none_is_set_twice(graph):
    one = next(explain(graph))
    span = one.spans[0]
    source, cue = replace(span, role="source"), replace(span, role="cue")
    assert f"⟦⟪{span.text}⟫⟧" in marked(replace(one, spans=(source, cue, source, cue)))
