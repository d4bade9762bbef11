"""The actor base in memory: names, short names, demonyms, capitals, offices on a day, and what a broken file is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from kg.errors import BadData
from kg.reading import gazetteer
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT, Entry, Gazetteer, Tenure, surname_of, words_of

PREFIXES = """
@prefix kg: <https://w3id.org/geokg/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix state: <https://w3id.org/geokg/resource/state/> .
@prefix person: <https://w3id.org/geokg/resource/person/> .
@prefix place: <https://w3id.org/geokg/resource/place/> .
@prefix membership: <https://w3id.org/geokg/resource/membership/> .
@prefix interval: <https://w3id.org/geokg/resource/interval/> .
"""

RURITANIA = """
state:RUR a kg:State ; rdfs:label "روريتانيا"@ar, "Ruritania"@en ; skos:altLabel "مملكة روريتانيا"@ar ; kg:iso3 "RUR" ;
    kg:demonym "روريتاني"@ar, "Ruritanian"@en ; kg:demonymPlural "رورتان"@ar .
place:strelsau a kg:Place ; rdfs:label "سترلساو"@ar, "Strelsau"@en ; kg:capitalOf state:RUR .
place:zenda a kg:Place ; rdfs:label "قصر زندا"@ar, "Zenda"@en ; kg:seatOf state:RUR .
person:rudolf-elphberg a kg:Person ; rdfs:label "رودولف إلفبرغ"@ar, "Rudolf Elphberg"@en ;
    kg:gender "male" ; kg:actsFor state:RUR .
membership:rudolf a org:Membership ; org:member person:rudolf-elphberg ; org:organization state:RUR ; kg:role "head_of_state" ;
    org:memberDuring interval:rudolf .
interval:rudolf schema:startDate "2018-03-01"^^xsd:date ; schema:endDate "2021-06-30"^^xsd:date .
"""


@pytest.fixture(scope="module")
def ruritania(tmp_path_factory: pytest.TempPathFactory) -> Gazetteer:
    """The shipped base with a state of our own on top."""
    file = tmp_path_factory.mktemp("actors") / "ruritania.ttl"
    file.write_text(PREFIXES + RURITANIA, encoding="utf-8")
    return gazetteer.load((file,))


def entries(base: Gazetteer, *words: str) -> list[tuple[str, str]]:
    """Actor and kind of name of all entries with just these words."""
    return [(entry.actor, entry.kind) for entry in base.names.get(words[0], ()) if entry.rest == words[1:]]


# a user's own file


def test_a_users_file_adds_to_the_shipped_base(ruritania: Gazetteer) -> None:
    assert {"state/RUR", "state/FRA"} <= set(ruritania.actors)


def test_an_actor_has_kind_code_and_labels_in_both_languages(ruritania: Gazetteer) -> None:
    actor = ruritania.actors["state/RUR"]
    assert (actor.kind, actor.iso3, actor.ar, actor.en) == ("State", "RUR", ("روريتانيا", "مملكة روريتانيا"), ("Ruritania",))


def test_a_person_acts_for_a_state(ruritania: Gazetteer) -> None:
    assert ruritania.actors["person/rudolf-elphberg"].acts_for == "state/RUR"


NAMES = [
    pytest.param(("روريتانيا",), ("state/RUR", NAME), id="label"),
    pytest.param(("مملكه", "روريتانيا"), ("state/RUR", NAME), id="other label"),
    pytest.param(("سترلساو",), ("state/RUR", CAPITAL), id="capital"),
    pytest.param(("قصر", "زندا"), ("state/RUR", SEAT), id="palace"),
    pytest.param(("رودولف", "الفبرغ"), ("person/rudolf-elphberg", NAME), id="person"),
    pytest.param(("الفبرغ",), ("person/rudolf-elphberg", SHORT), id="surname, by rule"),
]


@pytest.mark.parametrize(("words", "expected"), NAMES)
def test_names_are_kept_as_match_keys_with_what_kind_of_name_they_are(
    ruritania: Gazetteer, words: tuple[str, ...], expected: tuple[str, str]
) -> None:
    assert expected in entries(ruritania, *words)


def test_a_demonym_leads_to_its_state(ruritania: Gazetteer) -> None:
    assert ruritania.demonyms["روريتاني"] == ruritania.plurals["رورتان"] == "state/RUR"


def test_an_adjective_is_known_in_both_languages(ruritania: Gazetteer) -> None:
    assert (ruritania.nisbas["state/RUR"], ruritania.adjectives["state/RUR"]) == ("روريتاني", "Ruritanian")


HOLDERS = [
    pytest.param(date(2018, 3, 1), "person/rudolf-elphberg", id="the first day"),
    pytest.param(date(2021, 6, 30), "person/rudolf-elphberg", id="the last day"),
    pytest.param(date(2018, 2, 28), "", id="the day before"),
    pytest.param(date(2021, 7, 1), "", id="the day after"),
    pytest.param(None, "", id="an article without a date"),
]


@pytest.mark.parametrize(("day", "holder"), HOLDERS)
def test_an_office_has_a_holder_on_a_day(ruritania: Gazetteer, day: date | None, holder: str) -> None:
    assert ruritania.holder("state/RUR", "head_of_state", day) == holder


def test_the_same_files_are_read_once() -> None:
    assert gazetteer.load() is gazetteer.load()


# tenures

TENURES = [
    pytest.param(
        Tenure("p", "o", "r", "2012", "2017"), date(2017, 12, 31), True, id="only years known: the last year counts whole"
    ),
    pytest.param(Tenure("p", "o", "r", "2012-05", "2017-05"), date(2017, 5, 31), True, id="only months known"),
    pytest.param(Tenure("p", "o", "r", "2012-05-15", ""), date(2020, 1, 1), True, id="still open"),
    pytest.param(Tenure("p", "o", "r", "", "2017"), date(2015, 1, 1), False, id="no known beginning"),
]


@pytest.mark.parametrize(("tenure", "day", "holds"), TENURES)
def test_a_tenure_covers_a_day_as_far_as_its_dates_are_known(tenure: Tenure, day: date, holds: bool) -> None:
    assert tenure.holds_on(day) is holds


# the shipped base

SHIPPED = [
    pytest.param("فرنسا", "state/FRA", id="state"),
    pytest.param("الولايات المتحدة", "state/USA", id="state of two words"),
    pytest.param("أميركا", "state/USA", id="other name"),
    pytest.param("الأمم المتحدة", "organization/united-nations", id="organization"),
    pytest.param("حزب الله", "group/hezbollah", id="armed group"),
]


@pytest.mark.parametrize(("name", "actor"), SHIPPED)
def test_common_names_are_shipped(name: str, actor: str) -> None:
    assert actor in {found for found, _ in entries(gazetteer.load(), *words_of(name))}


@pytest.mark.parametrize("word", ["قطر", "الأردن", "تشاد", "مالي", "النيجر", "عمان"])
def test_state_names_that_are_also_other_words_are_known(word: str) -> None:
    assert entries(gazetteer.load(), *words_of(word))


def test_qatar_is_marked_ambiguous_because_it_is_also_a_verb_and_a_diameter() -> None:
    assert Entry((), "state/QAT", NAME, True) in gazetteer.load().names["قطر"]


@pytest.mark.parametrize(("year", "president"), [(2015, "person/francois-hollande"), (2020, "person/emmanuel-macron")])
def test_the_french_president_is_who_held_the_office_that_year(year: int, president: str) -> None:
    assert gazetteer.load().holder("state/FRA", "head_of_state", date(year, 6, 1)) == president


# names and surnames

WORDS = [
    pytest.param("حلف شمال الأطلسي (الناتو)", ["حلف", "شمال", "الاطلسي", "الناتو"], id="brackets fall away"),
    pytest.param("جان-إيف لودريان", ["جان", "ايف", "لودريان"], id="a hyphen parts words"),
    pytest.param("مُحَمَّد", ["محمد"], id="vowel signs part no word"),
]


@pytest.mark.parametrize(("name", "words"), WORDS)
def test_a_name_is_cut_into_the_match_keys_of_its_words(name: str, words: list[str]) -> None:
    assert words_of(name) == words


SURNAMES = [
    pytest.param("أنغيلا ميركل", ("ميركل",), id="the last word"),
    pytest.param("محمد بن سلمان", ("بن", "سلمان"), id="with «بن»"),
    pytest.param("محمود أبو مازن", ("ابو", "مازن"), id="with «أبو»"),
    pytest.param("بشار", (), id="a single name has none"),
]


@pytest.mark.parametrize(("name", "surname"), SURNAMES)
def test_the_surname_is_what_newspapers_use_alone(name: str, surname: tuple[str, ...]) -> None:
    assert surname_of(words_of(name)) == surname


# what is broken is said


def test_a_file_that_is_not_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "broken.ttl"
    file.write_text(PREFIXES + "state:RUR a kg:State ; rdfs:label .\n", encoding="utf-8")
    with pytest.raises(BadData, match="not Turtle") as raised:
        gazetteer.load((file,))
    assert "broken.ttl, line" in str(raised.value)
