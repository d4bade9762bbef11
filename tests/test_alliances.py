"""The alliance graph: which statements become ties, with what sign and weight, and what the whole then says of camps."""

from datetime import date

import pytest

from kg.model import UNNAMED_REPORTS, Actor, Article, Evidence, Mention, Reading, Statement
from kg.publishing.alliances import alliances, kinds
from kg.publishing.camps import balance, blocs, brokers, ties
from kg.publishing.graph import Graph

SENTENCE = "وأيدت فرنسا أرمينيا، واتهم وزيرها تركيا."
ACTORS = {
    actor.id: actor
    for actor in (
        Actor("state/FRA", "State", ("فرنسا",), ("France",), iso3="FRA"),
        Actor("state/ARM", "State", ("أرمينيا",), ("Armenia",), iso3="ARM"),
        Actor("state/TUR", "State", ("تركيا",), ("Turkey",), iso3="TUR"),
        Actor("person/minister", "Person", ("الوزير",), (), acts_for="state/FRA"),
        Actor("people/armenians", "People", ("الشعب الأرمني",), ("Armenians",), acts_for="state/ARM"),
    )
}


def statement(number: int, type: str, source: str, target: str, **more: object) -> Statement:
    cue = Mention(SENTENCE.index("فرنسا"), SENTENCE.index("فرنسا") + 5, source)
    found = Evidence(0, len(SENTENCE), SENTENCE, 0, "أيدت", 1, 5, source=cue, rule="test")
    return Statement(f"{number:016x}", type, source, target, (found,), **more)  # type: ignore[arg-type]


def graph_of(*statements: Statement, day: date | None = date(2021, 3, 3)) -> Graph:
    graph = Graph()
    graph.add(Reading(Article("note", SENTENCE, "خبر", day), "00112233445566bb", ACTORS, statements=statements))
    return graph


def iri(path: str) -> str:
    return f"https://w3id.org/geokg/resource/{path}"


FRA, ARM, TUR = iri("state/FRA"), iri("state/ARM"), iri("state/TUR")


def test_every_class_of_interaction_has_a_sign_and_labels() -> None:
    assert (kinds()["Support"].sign, kinds()["Assault"].sign, kinds()["Request"].sign) == (1, -1, 0)
    assert kinds()["MilitaryAid"].parent == "Aid"
    assert kinds()["Meeting"].mutual and not kinds()["Support"].mutual
    assert all({"ar", "en"} <= set(kind.labels) for kind in kinds().values())


def test_support_is_a_positive_tie_and_accusation_a_negative_one() -> None:
    network = alliances(
        graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM"), statement(2, "ACCUSE", "state/FRA", "state/TUR"))
    )
    assert network.edges[FRA, ARM, "positive"]["weight"] == kinds()["Support"].weight
    assert network.edges[FRA, TUR, "negative"]["weight"] == kinds()["Accusation"].weight
    assert network.nodes[FRA] == {"ar": "فرنسا", "en": "France", "kind": "State", "iso3": "FRA"}


def test_acts_of_one_sign_between_two_actors_are_one_tie_with_counts() -> None:
    network = alliances(
        graph_of(
            statement(1, "SUPPORT", "state/FRA", "state/ARM"),
            statement(2, "AID", "state/FRA", "state/ARM", sub="military"),
            statement(3, "REJECT", "state/FRA", "state/ARM"),
        )
    )
    assert sorted(network[FRA][ARM]) == ["negative", "positive"]
    edge = network.edges[FRA, ARM, "positive"]
    assert edge["classes"] == {"MilitaryAid": 1, "Support": 1}
    assert (edge["count"], edge["weight"]) == (2, kinds()["Support"].weight + kinds()["MilitaryAid"].weight)


def test_the_finer_class_gives_the_weight() -> None:
    network = alliances(graph_of(statement(1, "AID", "state/FRA", "state/ARM", sub="military")))
    assert network.edges[FRA, ARM, "positive"]["weight"] == kinds()["MilitaryAid"].weight


def test_a_tie_keeps_the_sentence_with_its_cue_and_arguments() -> None:
    (passage,) = alliances(graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM"))).edges[FRA, ARM, "positive"]["passages"]
    assert {role: passage.text[begin:end] for begin, end, role in passage.marks} == {"cue": "أيدت", "source": "فرنسا"}
    assert (passage.cue, passage.title, passage.date) == ("أيدت", "خبر", date(2021, 3, 3))


@pytest.mark.parametrize("more", [{"negated": True}, {"by": "state/TUR"}, {"by": UNNAMED_REPORTS}])
def test_what_is_denied_or_only_claimed_is_no_tie(more: dict[str, object]) -> None:
    assert len(alliances(graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM", **more)))) == 0


def test_claims_are_ties_of_their_own_when_asked_for() -> None:
    network = alliances(
        graph_of(
            statement(1, "AID", "state/FRA", "state/ARM"),
            statement(2, "AID", "state/FRA", "state/ARM", by="state/TUR"),
            statement(3, "AID", "state/TUR", "state/ARM", by=UNNAMED_REPORTS),
        ),
        claims=True,
    )
    assert not network.edges[FRA, ARM, "positive"]["claim"]
    claimed = network.edges[FRA, ARM, "positive-claimed"]
    assert claimed["claim"] and claimed["passages"][0].speakers == (TUR,)
    (reports,) = network.edges[TUR, ARM, "positive-claimed"]["passages"][0].speakers
    assert network.graph["actors"][reports]["en"] == "unnamed reports"


def test_requests_weigh_nothing_and_can_be_left_out() -> None:
    graph = graph_of(statement(1, "REQUEST", "state/FRA", "state/TUR", sub="ceasefire"))
    edge = alliances(graph).edges[FRA, TUR, "neutral"]
    assert (edge["sign"], edge["weight"], edge["classes"]) == (0, 0.0, {"CeasefireCall": 1})
    assert len(alliances(graph, neutral=False)) == 0


def test_acts_without_a_target_are_no_ties() -> None:
    assert len(alliances(graph_of(statement(1, "REQUEST", "state/FRA", "")))) == 0


def test_leaders_and_peoples_can_count_as_their_states() -> None:
    graph = graph_of(
        statement(1, "ACCUSE", "person/minister", "state/TUR"),
        statement(2, "SUPPORT", "person/minister", "people/armenians"),
        statement(3, "REJECT", "person/minister", "state/FRA"),
    )
    assert set(alliances(graph)) == {iri("person/minister"), TUR, iri("people/armenians"), FRA}
    folded = alliances(graph, by_state=True)
    assert set(folded.edges(keys=True)) == {(FRA, TUR, "negative"), (FRA, ARM, "positive")}, (
        "what is inside one state is left out"
    )
    assert folded.edges[FRA, TUR, "negative"]["passages"][0].source == iri("person/minister")


def test_only_acts_between_two_days() -> None:
    graph = graph_of(
        statement(1, "SUPPORT", "state/FRA", "state/ARM"),
        statement(2, "ACCUSE", "state/FRA", "state/TUR", date=date(2021, 2, 1)),
    )
    assert set(alliances(graph, since=date(2021, 3, 1))) == {FRA, ARM}
    assert set(alliances(graph, until=date(2021, 3, 1))) == {FRA, TUR}
    assert len(alliances(graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM"), day=None), since=date(2021, 3, 1))) == 0


def test_a_month_or_year_counts_from_its_first_day() -> None:
    graph = graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM", during="2015"))
    assert set(alliances(graph, until=date(2015, 1, 1))) == {FRA, ARM}
    assert not set(alliances(graph, since=date(2015, 1, 2)))


def test_the_network_tells_what_it_is_made_of() -> None:
    facts = alliances(
        graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM"), statement(2, "SUPPORT", "state/ARM", "state/FRA"))
    ).graph
    assert (facts["interactions"], facts["documents"], facts["first"]) == (2, 1, date(2021, 3, 3))


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(alliances(Graph())) == 0


def test_an_rdflib_graph_gives_the_same_network() -> None:
    graph = graph_of(statement(1, "SUPPORT", "state/FRA", "state/ARM"))
    ours, theirs = alliances(graph), alliances(graph.rdflib())
    assert dict(ours.edges) == dict(theirs.edges) and dict(ours.nodes) == dict(theirs.nodes)


def test_two_against_one_is_balanced_and_camps_show() -> None:
    network = alliances(
        graph_of(
            statement(1, "SUPPORT", "state/FRA", "state/ARM"),
            statement(2, "ACCUSE", "state/FRA", "state/TUR"),
            statement(3, "ASSAULT", "state/TUR", "state/ARM"),
        )
    )
    assert (balance(network).balanced, balance(network).unbalanced, balance(network).share) == (1, 0, 1.0)
    assert blocs(network) == [(ARM, FRA)]
    assert ties(network).edges[ARM, TUR]["weight"] == kinds()["Assault"].weight


def test_who_is_friendly_with_both_sides_is_a_broker() -> None:
    network = alliances(
        graph_of(
            statement(1, "SUPPORT", "state/FRA", "state/ARM"),
            statement(2, "SUPPORT", "state/FRA", "state/TUR"),
            statement(3, "ASSAULT", "state/TUR", "state/ARM"),
        )
    )
    assert brokers(network) == [(FRA, 1.0)]
    assert balance(network).unbalanced == 1
    assert balance(alliances(Graph())).share is None
