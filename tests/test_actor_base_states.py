"""What the actor base promises about states, their names, capitals, territories, peoples and coalitions."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.reading.gazetteer import words_of
from kg.resources import path

RES = "https://w3id.org/geokg/resource/"
KG = "https://w3id.org/geokg/ontology#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
SAME_AS = "http://www.w3.org/2002/07/owl#sameAs"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

FILES = ("states", "states-names", "states-seats", "states-bodies", "territories", "peoples", "coalitions")

NOT_IN_UN = {
    "ABW", "AIA", "ALA", "ASM", "ATA", "ATF", "BES", "BLM", "BMU", "BVT", "CCK", "COK", "CUW", "CXR", "CYM",
    "ESH", "FLK", "FRO", "GGY", "GIB", "GLP", "GRL", "GUF", "GUM", "HKG", "HMD", "IMN", "IOT", "JEY", "MAC",
    "MAF", "MNP", "MSR", "MTQ", "MYT", "NCL", "NFK", "NIU", "PCN", "PRI", "PSE", "PYF", "REU", "SGS", "SHN",
    "SJM", "SPM", "SXM", "TCA", "TKL", "TWN", "UMI", "VAT", "VGB", "VIR", "WLF", "XKX",
}  # fmt: skip
"""Codes of ISO 3166-1, and Kosovo's, that are no members of the United Nations."""

NONE: set[str] = set()

NO_ARABIC_DEMONYM = {"CAF", "COM", "MLI", "SLB"}
"""Their nisba is nearly always another word in the news: «وسط أفريقيا», «قمري», «مالي», «سليماني»."""


@cache
def base() -> dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    """subject -> property -> objects, over the files of this test."""
    subjects: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for name in FILES:
        for quad in ox.parse(path=str(path("seeds", "actors", f"{name}.ttl")), format=ox.RdfFormat.TURTLE):
            assert isinstance(quad.subject, ox.NamedNode), f"{name}.ttl has a blank node"
            assert isinstance(quad.object, ox.NamedNode | ox.Literal), f"{name}.ttl has a blank node"
            subjects[quad.subject.value][quad.predicate.value].append(quad.object)
    return subjects


def values(subject: str, *properties: str, language: str = "") -> list[str]:
    return [
        value.value for name in properties for value in base()[RES + subject][name]
        if not language or (isinstance(value, ox.Literal) and value.language == language)
    ]  # fmt: skip


def named(subject: str) -> set[str]:
    return set(values(subject, LABEL, ALT_LABEL))


def states() -> list[str]:
    """Codes of all states."""
    return sorted(found[KG + "iso3"][0].value for found in base().values() if KG + "iso3" in found)


def literals() -> Iterator[tuple[str, str]]:
    for subject, found in base().items():
        for objects in found.values():
            yield from ((subject, value.value) for value in objects if isinstance(value, ox.Literal))


def owner(property_name: str) -> dict[str, set[str]]:
    """Code of the state -> places that stand in the relation to it."""
    places: dict[str, set[str]] = defaultdict(set)
    for subject, found in base().items():
        for state in found.get(KG + property_name, ()):
            places[state.value.rsplit("/", 1)[1]].add(subject.removeprefix(RES))
    return places


def test_every_code_of_iso_3166_has_a_state() -> None:
    pycountry = pytest.importorskip("pycountry")
    assert {country.alpha_3 for country in pycountry.countries} | {"XKX"} == set(states())


def test_a_state_is_a_state_under_its_own_code() -> None:
    for code in states():
        assert values(f"state/{code}", TYPE) == [KG + "State"]
        assert values(f"state/{code}", KG + "iso3") == [code]


def test_every_actor_place_and_territory_has_one_usual_name_in_arabic_and_in_english() -> None:
    for subject, found in list(base().items()):
        if TYPE in found and "/membership/" not in subject:
            name = subject.removeprefix(RES)
            assert (len(values(name, LABEL, language="ar")), len(values(name, LABEL, language="en"))) == (1, 1), name


@pytest.mark.parametrize(("code", "arabic", "english"), [
    ("USA", "الولايات المتحدة", "United States"), ("GBR", "بريطانيا", "United Kingdom"), ("RUS", "روسيا", "Russia"),
    ("PSE", "فلسطين", "Palestine"), ("SYR", "سوريا", "Syria"), ("PRK", "كوريا الشمالية", "North Korea"),
    ("KOR", "كوريا الجنوبية", "South Korea"), ("CIV", "ساحل العاج", "Ivory Coast"),
    ("CZE", "التشيك", "Czech Republic"), ("ARE", "الإمارات", "United Arab Emirates"), ("TUR", "تركيا", "Turkey"),
    ("XKX", "كوسوفو", "Kosovo"), ("SAU", "السعودية", "Saudi Arabia"), ("MMR", "ميانمار", "Myanmar"),
    ("COD", "الكونغو الديمقراطية", "Democratic Republic of the Congo"), ("HKG", "هونغ كونغ", "Hong Kong"),
])  # fmt: skip
def test_the_first_name_is_the_one_newspapers_use(code: str, arabic: str, english: str) -> None:
    assert values(f"state/{code}", LABEL, language="ar") == [arabic]
    assert values(f"state/{code}", LABEL, language="en") == [english]


@pytest.mark.parametrize(("actor", "name"), [
    ("state/USA", "أميركا"), ("state/USA", "الولايات المتحدة الأمريكية"), ("state/GBR", "المملكة المتحدة"),
    ("state/ARM", "جمهورية أرمينيا"), ("state/BLR", "روسيا البيضاء"), ("state/MMR", "بورما"),
    ("state/IRN", "الجمهورية الإسلامية"), ("state/RUS", "روسيا الاتحادية"), ("state/OMN", "عمان"),
    ("place/amman", "عمان"), ("place/kremlin", "الكرملين"), ("place/elysee-palace", "الإليزيه"),
    ("territory/nagorno-karabakh", "قره باغ"), ("territory/nagorno-karabakh", "إقليم كاراباخ"),
    ("territory/gaza-strip", "غزة"), ("people/armenians", "الشعب الأرمني"),
    ("coalition/international-community", "المجتمع الدولي"), ("coalition/western-countries", "الغرب"),
    ("coalition/saudi-led-coalition", "التحالف بقيادة السعودية"), ("body/ISR/mossad", "الموساد"),
    ("body/USA/ministry-of-defence", "البنتاغون"), ("force/IRN/islamic-revolutionary-guard-corps", "الحرس الثوري"),
    ("actor/kurdistan-region", "إقليم كردستان"),
])  # fmt: skip
def test_other_names_newspapers_use_are_listed(actor: str, name: str) -> None:
    assert name in named(actor)


def test_the_soviet_union_is_not_russia_and_washington_is_no_name_of_a_state() -> None:
    assert "الاتحاد السوفيتي" not in named("state/RUS")
    assert "واشنطن" not in named("state/USA")


@pytest.mark.parametrize(("code", "nisba", "plural"), [
    ("ARM", {"أرمني", "أرميني"}, {"أرمن"}), ("AZE", {"أذري", "أذربيجاني"}, NONE), ("TUR", {"تركي"}, {"أتراك"}),
    ("RUS", {"روسي"}, {"روس"}), ("USA", {"أمريكي", "أميركي"}, {"أمريكان", "أميركان"}), ("PRK", {"كوري شمالي"}, NONE),
    ("ZAF", {"جنوب أفريقي"}, NONE), ("NER", {"نيجري"}, NONE), ("NGA", {"نيجيري"}, NONE),
])  # fmt: skip
def test_demonyms_in_every_spelling(code: str, nisba: set[str], plural: set[str]) -> None:
    assert nisba <= set(values(f"state/{code}", KG + "demonym", language="ar"))
    assert plural <= set(values(f"state/{code}", KG + "demonymPlural"))


def test_every_member_of_the_united_nations_has_demonyms_and_a_capital_or_seat() -> None:
    members = [code for code in states() if code not in NOT_IN_UN]
    assert len(members) == 193
    seats = {**owner("capitalOf"), **owner("seatOf")}
    for code in members:
        assert values(f"state/{code}", KG + "demonym", language="en"), code
        assert values(f"state/{code}", KG + "demonym", language="ar") or code in NO_ARABIC_DEMONYM, code
        assert code in seats, code


def test_a_state_has_one_capital_and_a_disputed_city_is_nobodys() -> None:
    capitals = owner("capitalOf")
    assert [code for code, places in capitals.items() if len(places) > 1] == []
    assert not {"ISR", "PSE"} & set(capitals)
    assert "place/tel-aviv" in owner("seatOf")["ISR"]


def test_no_demonym_belongs_to_two() -> None:
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for subject in list(base()):
        for nisba in values(subject.removeprefix(RES), KG + "demonym", KG + "demonymPlural", language="ar"):
            owners[tuple(words_of(nisba))].add(subject)
    assert {nisba: found for nisba, found in owners.items() if len(found) > 1} == {}


def test_a_name_of_two_is_marked_ambiguous_on_both() -> None:
    owners: dict[tuple[str, ...], dict[str, bool]] = defaultdict(dict)
    for subject in list(base()):
        name = subject.removeprefix(RES)
        marked = set(values(name, KG + "ambiguousLabel"))
        for language in ("ar", "en"):
            for label in values(name, LABEL, ALT_LABEL, language=language):
                key = tuple(words_of(label)) if language == "ar" else (label.lower(),)
                owners[key][name] = label in marked
    clashes = {key: found for key, found in owners.items() if len(found) > 1 and not all(found.values())}
    assert clashes == {}
    assert owners["عمان",] == {"state/OMN": True, "place/amman": True}


def test_what_is_marked_ambiguous_is_a_label() -> None:
    for subject in list(base()):
        name = subject.removeprefix(RES)
        assert set(values(name, KG + "ambiguousLabel")) <= named(name), name


def test_no_spelling_is_listed_that_the_normalizer_makes_equal() -> None:
    for subject in list(base()):
        keys = [tuple(words_of(label)) for label in values(subject.removeprefix(RES), LABEL, ALT_LABEL, language="ar")]
        assert len(keys) == len(set(keys)), subject


def test_arabic_is_composed_and_free_of_vowel_signs_tatweel_and_presentation_forms() -> None:
    for subject, text in literals():
        assert text == unicodedata.normalize("NFC", text), subject
        assert not re.search("[\u0640\u064b-\u0652\ufb50-\ufdff\ufe70-\ufefe\u200b-\u200f]", text), (subject, text)
        assert text == " ".join(text.split()), subject


def test_every_resource_that_is_named_is_declared() -> None:
    missing = {
        value.value for found in list(base().values()) for objects in found.values() for value in objects
        if isinstance(value, ox.NamedNode) and value.value.startswith(RES) and TYPE not in base().get(value.value, {})
    }  # fmt: skip
    assert missing == set()


def test_a_disputed_territory_names_the_states_that_claim_it() -> None:
    territories = [subject for subject, found in base().items() if ox.NamedNode(KG + "DisputedTerritory") in found.get(TYPE, ())]
    assert len(territories) >= 30
    for subject in territories:
        claimants = set(values(subject.removeprefix(RES), KG + "claimedBy"))
        assert claimants, subject
        assert set(values(subject.removeprefix(RES), KG + "heldBy")) <= claimants, subject


def test_wikidata_items_are_items_and_no_two_states_share_one() -> None:
    items = [item for code in states() for item in values(f"state/{code}", SAME_AS)]
    assert all(re.fullmatch(r"http://www\.wikidata\.org/entity/Q[1-9]\d*", item) for item in items)
    assert len(items) == len(set(items)) > 240


def test_the_generated_file_is_what_its_generator_writes() -> None:
    if any(importlib.util.find_spec(name) is None for name in ("babel", "pycountry", "rigour")):
        pytest.skip("needs the sources of the generator: pip install babel pycountry rigour")
    generator = path("seeds", "generators", "states.py")
    spec = importlib.util.spec_from_file_location("states_generator", generator)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    committed = Path(module.OUTPUT).read_text(encoding="utf-8")
    head = next(line for line in committed.splitlines() if line.startswith(module.VERSIONS))
    if head != module.VERSIONS + ", ".join(f"{name} {module.version(name)}" for name in module.SOURCES):
        pytest.skip(f"other versions of the sources are installed than the file was written with ({head})")
    command = [sys.executable, str(generator), "--check"]
    check = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (check.returncode, check.stderr) == (0, "")
