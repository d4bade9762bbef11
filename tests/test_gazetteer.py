"""The actor base in memory: names, short names, demonyms, capitals, offices on a day, and what a broken file is told."""

from __future__ import annotations

import time
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
    pytest.param("أورسولا فون دير لاين", ("فون", "دير", "لاين"), id="with «فون دير»"),
    pytest.param("ستيفان دي ميستورا", ("دي", "ميستورا"), id="with «دي»"),
    pytest.param("يوب فان دن برينك", ("فان", "دن", "برينك"), id="with «فان دن»"),
    pytest.param("تميم بن حمد آل ثاني", ("ال", "ثاني"), id="with «آل»"),
    pytest.param("محمد ولد عبد العزيز", ("ولد", "عبد", "العزيز"), id="with «ولد» and «عبد»"),
    pytest.param("بشار", (), id="a single name has none"),
    pytest.param("أبو مازن", (), id="nor has a by-name"),
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


# a user's file that is wrong is refused, with the remedy


def refused(tmp_path: Path, text: str) -> str:
    """What a user is told of a file."""
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + text, encoding="utf-8")
    with pytest.raises(BadData) as raised:
        gazetteer.load((file,))
    told = str(raised.value)
    assert told.startswith(f"{file}: ")
    return told.removeprefix(f"{file}: ")


def test_a_name_that_a_shipped_actor_has_is_refused_with_both_actors_and_the_remedy(tmp_path: Path) -> None:
    assert refused(tmp_path, 'person:x a kg:Person ; rdfs:label "باراك أوباما"@ar .') == (
        "«باراك أوباما» is a name of person/x and of person/barack-obama; if they are one, use that id; else give a fuller name, "
        'or mark it for each: kg:ambiguousLabel "باراك أوباما"@ar'
    )


def test_a_spelling_that_the_normalizer_makes_equal_is_the_same_name(tmp_path: Path) -> None:
    assert "of person/barack-obama" in refused(tmp_path, 'person:x a kg:Person ; rdfs:label "باراك اوباما"@ar .')


def test_a_name_of_two_actors_of_one_file_is_refused(tmp_path: Path) -> None:
    told = refused(tmp_path, "".join(f'person:{one} a kg:Person ; rdfs:label "زيد بن خلدون"@ar .' for one in "xy"))
    assert told.startswith("«زيد بن خلدون» is a name of person/x and of person/y")
    assert told.endswith("(and 1 more)")


def test_a_name_marked_for_both_is_taken(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    mark = 'kg:ambiguousLabel "باراك أوباما"@ar .'
    text = f'person:x a kg:Person ; rdfs:label "باراك أوباما"@ar ; {mark}\nperson:barack-obama {mark}'
    file.write_text(PREFIXES + text, encoding="utf-8")
    found = gazetteer.load((file,)).owners(words_of("باراك أوباما"))
    assert sorted(found) == [("person/barack-obama", True), ("person/x", True)]


def test_a_surname_that_others_have_is_no_clash(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + 'person:x a kg:Person ; rdfs:label "سهيل أوباما"@ar .', encoding="utf-8")
    assert "person/x" in gazetteer.load((file,)).actors


def test_more_may_be_said_of_a_shipped_actor(tmp_path: Path) -> None:
    file = tmp_path / "mine.ttl"
    file.write_text(PREFIXES + 'state:FRA skos:altLabel "بلاد الغال"@ar .', encoding="utf-8")
    assert gazetteer.load((file,)).owners(words_of("بلاد الغال")) == [("state/FRA", False)]


WRONG = [
    pytest.param('person:x a kg:Person ; rdfs:label "X"@en .', "person/x has no Arabic label", id="no Arabic label"),
    pytest.param('person:x a kg:King ; rdfs:label "سين"@ar .', "person/x is a kg:King, which is no kind of actor; allowed are State, ", id="an unknown kind"),
    pytest.param('person:x rdfs:label "سين"@ar .', "person/x has a label and no kind", id="no kind"),
    pytest.param('person:x a kg:Person ; rdfs:label "زيد بن خلدون"@ar ; kg:actsFor state:XYZ .', "person/x refers by kg:actsFor to state/XYZ, which is described nowhere", id="an unknown state"),
    pytest.param('membership:x a org:Membership ; org:member person:barack-obama ; org:organization state:USA ; kg:role "boss" .', "membership/x has the role 'boss'; allowed are head_of_state, ", id="an unknown role"),
    pytest.param('membership:x a org:Membership ; org:member person:barack-obama ; kg:role "envoy" .', "membership/x has 0 org:organization", id="half a membership"),
    pytest.param('interval:x schema:startDate "2012" ; schema:endDate "2011-05" .', "interval/x ends on 2011-05, before it begins on 2012", id="an end before the beginning"),
    pytest.param('state:FRA kg:demonym "ألماني"@ar .', "«ألماني» is a demonym of state/DEU and state/FRA", id="a demonym of two"),
    pytest.param('state:FRA rdfs:label "بلاد الغال"@ar .', "state/FRA has several usual names in one language, «", id="two usual names"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WRONG)
def test_a_file_that_is_wrong_is_told_so(tmp_path: Path, text: str, told: str) -> None:
    assert told in refused(tmp_path, text)


def test_the_shipped_base_is_read_at_once() -> None:
    begin = time.process_time()
    gazetteer.load.__wrapped__()
    assert time.process_time() - begin < 2
