"""The organizations, armed groups, parties, media and their leaders of the actor base: what every entry promises."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

import pyoxigraph as ox
import pytest

from kg.resources import path

BASE = "https://w3id.org/geokg/resource/"
KG = "https://w3id.org/geokg/ontology#"
ORG = "http://www.w3.org/ns/org#"
RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT = "http://www.w3.org/2004/02/skos/core#altLabel"
START, END = "https://schema.org/startDate", "https://schema.org/endDate"
FILES = (
    "organizations.ttl",
    "organizations-members.ttl",
    "armed-groups.ttl",
    "parties.ttl",
    "ngos-media-companies.ttl",
    "group-leaders.ttl",
)
ROLES = {
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "spokesperson", "envoy",
    "ambassador", "legislator", "military_commander", "party_leader", "organization_head", "deputy_head",
    "monarch_or_heir", "other_official", "member", "chair", "co_chair",
}  # fmt: skip
PREFIX_OF_KIND = {
    "InternationalOrganization": "organization", "ArmedGroup": "group", "PoliticalParty": "party", "Coalition": "coalition",
    "Company": "company", "MediaOutlet": "media", "NonGovernmentalOrganization": "ngo", "OtherActor": "actor", "Person": "person",
    "GovernmentBody": "body", "ArmedForces": "force",
}  # fmt: skip

Node = dict[str, list[ox.NamedNode | ox.Literal]]


@cache
def nodes(name: str) -> dict[str, Node]:
    """The subjects of one file: local id, or IRI outside the base, to their properties."""
    found: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse(path=str(path("seeds", "actors", name)), format=ox.RdfFormat.TURTLE):
        assert isinstance(quad.subject, ox.NamedNode) and not isinstance(quad.object, ox.BlankNode), f"{name}: a blank node"
        found[quad.subject.value.removeprefix(BASE)][quad.predicate.value].append(quad.object)
    return found


@cache
def here() -> dict[str, Node]:
    """All subjects of the files under test; what two files say of one subject is put together."""
    merged: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    for name in FILES:
        for subject, values in nodes(name).items():
            for predicate, objects in values.items():
                merged[subject][predicate] += objects
    return merged


@cache
def declared() -> frozenset[str]:
    """Every subject with a type anywhere in the actor base."""
    folder = path("seeds", "actors")
    return frozenset(
        subject for file in folder.glob("*.ttl") for subject, values in nodes(file.name).items() if RDF_TYPE in values
    )


def actors() -> dict[str, tuple[str, Node]]:
    """Actors of these files: id to kind and properties."""
    kinds = {
        subject: [t.value.removeprefix(KG) for t in values.get(RDF_TYPE, []) if t.value.startswith(KG)]
        for subject, values in here().items()
    }
    return {subject: (kind[0], here()[subject]) for subject, kind in kinds.items() if kind}


def memberships() -> dict[str, Node]:
    return {
        subject: values
        for subject, values in here().items()
        if any(t.value == ORG + "Membership" for t in values.get(RDF_TYPE, []))
    }


def texts(values: Node, language: str, *predicates: str) -> list[str]:
    return [label.value for predicate in predicates for label in values.get(predicate, []) if label.language == language]  # type: ignore[union-attr]


def match(label: str) -> str:
    """A label as a reader compares it: without vowel signs, hamza seats folded, words only."""
    plain = "".join(c for c in unicodedata.normalize("NFC", label) if not "\u064b" <= c <= "\u0652")
    plain = re.sub("[أإآ]", "ا", plain).replace("ى", "ي").replace("ة", "ه")
    return " ".join(re.findall(r"[^\W_]+", plain))


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_turtle_without_blank_nodes(name: str) -> None:
    assert nodes(name)


@pytest.mark.parametrize(
    ("kind", "at_least"),
    [
        ("InternationalOrganization", 150), ("ArmedGroup", 150), ("PoliticalParty", 200), ("NonGovernmentalOrganization", 60),
        ("MediaOutlet", 100), ("Company", 80), ("Person", 200),
    ],
)  # fmt: skip
def test_there_are_enough_of_each_kind(kind: str, at_least: int) -> None:
    assert sum(found == kind for found, _ in actors().values()) >= at_least


def test_an_id_tells_the_kind() -> None:
    wrong = [actor for actor, (kind, _) in actors().items() if actor.split("/")[0] != PREFIX_OF_KIND[kind]]
    assert not wrong


def test_an_id_is_lower_case_ascii_with_hyphens() -> None:
    wrong = [actor for actor in actors() if not re.fullmatch(r"[a-z]+(/[A-Z]{3})?/[a-z0-9]+(-[a-z0-9]+)*", actor)]
    assert not wrong


def test_every_actor_has_one_label_in_arabic_and_one_in_english() -> None:
    for actor, (_, values) in actors().items():
        assert len(texts(values, "ar", LABEL)) == len(texts(values, "en", LABEL)) == 1 and len(values[LABEL]) == 2, actor


def test_arabic_labels_are_normalized_arabic() -> None:
    wrong = []
    for actor, (_, values) in actors().items():
        for label in texts(values, "ar", LABEL, ALT, KG + "ambiguousLabel", KG + "demonym", KG + "demonymPlural"):
            forms = any("\ufb50" <= c <= "\ufdff" or "\ufe70" <= c <= "\ufefc" for c in label)
            strange = "ـ" in label or any("\u064b" <= c <= "\u0652" for c in label) or re.search("[A-Za-z]", label)
            if forms or strange or label != unicodedata.normalize("NFC", label) or label != " ".join(label.split()):
                wrong.append((actor, label))
    assert not wrong


def test_english_labels_have_no_arabic_letters() -> None:
    assert not [
        label
        for _, values in actors().values()
        for label in texts(values, "en", LABEL, ALT)
        if re.search("[\u0600-\u06ff]", label)
    ]


def test_a_name_of_two_actors_is_marked_ambiguous() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    marked: dict[str, set[str]] = defaultdict(set)
    for actor, (_, values) in actors().items():
        for label in texts(values, "ar", LABEL, ALT):
            owners[match(label)].add(actor)
        for label in texts(values, "ar", KG + "ambiguousLabel"):
            marked[match(label)].add(actor)
    assert not {label: sorted(ids) for label, ids in owners.items() if len(ids) > 1 and ids - marked[label]}


def test_an_english_name_belongs_to_one_actor() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for actor, (_, values) in actors().items():
        for label in texts(values, "en", LABEL, ALT):
            owners[label].add(actor)
    assert not {label: sorted(ids) for label, ids in owners.items() if len(ids) > 1}


def test_an_ambiguous_label_is_also_a_label() -> None:
    wrong = []
    for actor, (_, values) in actors().items():
        wrong += [
            (actor, label) for label in texts(values, "ar", KG + "ambiguousLabel") if label not in texts(values, "ar", LABEL, ALT)
        ]
    assert not wrong


def test_a_state_is_named_by_its_iso_code() -> None:
    named = {o.value for values in here().values() for p in (KG + "actsFor", ORG + "member") for o in values.get(p, [])}
    states = {value.removeprefix(BASE) for value in named if value.startswith(BASE + "state/")}
    assert states and all(re.fullmatch("state/[A-Z]{3}", state) for state in states)
    known = {subject for subject in declared() if subject.startswith("state/")}
    assert not known or states <= known


@pytest.mark.parametrize("predicate", [KG + "actsFor", KG + "partOf", ORG + "member", ORG + "organization", ORG + "memberDuring"])
def test_what_is_referred_to_is_described(predicate: str) -> None:
    named = {o.value.removeprefix(BASE) for values in here().values() for o in values.get(predicate, [])}
    assert not {name for name in named if name not in declared() and not name.startswith("state/")}


def test_a_part_is_not_its_own_whole() -> None:
    for subject, values in here().items():
        seen = {subject}
        while KG + "partOf" in values:
            whole = values[KG + "partOf"][0].value.removeprefix(BASE)
            assert whole not in seen, f"{subject} is part of itself"
            seen.add(whole)
            values = here().get(whole, {})


def test_a_membership_has_one_member_one_organization_and_a_role_of_the_list() -> None:
    wrong = []
    for subject, values in memberships().items():
        single = all(len(values.get(p, [])) == 1 for p in (ORG + "member", ORG + "organization", KG + "role"))
        if not single or values[KG + "role"][0].value not in ROLES or values[ORG + "member"] == values[ORG + "organization"]:
            wrong.append(subject)
    assert not wrong


def test_the_membership_of_a_state_is_named_by_state_organization_and_role() -> None:
    """`membership:FRA_minsk-group_co_chair`; with the year of accession when there are several."""
    for subject, values in nodes("organizations-members.ttl").items():
        if ORG + "member" in values:
            member, organization = (values[ORG + p][0].value.rsplit("/", 1)[1] for p in ("member", "organization"))
            assert subject.startswith(f"membership/{member}_{organization}_{values[KG + 'role'][0].value}")


def test_members_are_given_for_at_least_40_organizations() -> None:
    lines = nodes("organizations-members.ttl").values()
    assert len({values[ORG + "organization"][0].value for values in lines if ORG + "organization" in values}) >= 40


def test_an_interval_ends_after_it_begins_and_its_id_says_both() -> None:
    wrong = []
    for subject, values in here().items():
        if subject.startswith("interval/"):
            begin, end = ("".join(o.value for o in values.get(p, [])[:1]) for p in (START, END))
            if subject != f"interval/{begin}_{end}" or (end and end < begin[: len(end)]):
                wrong.append(subject)
    assert not wrong


def test_every_person_has_a_gender() -> None:
    wrong = [
        actor
        for actor, (kind, v) in actors().items()
        if kind == "Person" and [g.value for g in v.get(KG + "gender", [])] not in (["male"], ["female"])
    ]
    assert not wrong


def members_of(organization: str, role: str = "member", *, on: str = "2020-09-28") -> set[str]:
    found = set()
    for values in nodes("organizations-members.ttl").values():
        if ORG + "organization" not in values or values[KG + "role"][0].value != role:
            continue
        if values[ORG + "organization"][0].value != BASE + organization:
            continue
        during = here()[values[ORG + "memberDuring"][0].value.removeprefix(BASE)] if ORG + "memberDuring" in values else {}
        begin, end = ("".join(o.value for o in during.get(p, [])[:1]) for p in (START, END))
        if begin <= on and (not end or on <= end):
            found.add(values[ORG + "member"][0].value.rsplit("/", 1)[1])
    return found


def test_the_minsk_group_has_three_co_chairs() -> None:
    assert members_of("organization/minsk-group", "co_chair") == {"FRA", "RUS", "USA"}


def test_the_united_kingdom_left_the_european_union_on_31_january_2020() -> None:
    assert "GBR" in members_of("organization/european-union", on="2020-01-30")
    assert len(members_of("organization/european-union", on="2020-02-01")) == 27


@pytest.mark.parametrize(
    ("organization", "count"),
    [
        ("united-nations", 193), ("un-security-council", 5), ("nato", 30), ("arab-league", 22), ("gcc", 6), ("oic", 57),
        ("african-union", 55), ("opec", 13), ("asean", 10), ("csto", 6), ("g7", 7),
        ("osce", 57), ("council-of-europe", 47), ("saarc", 8), ("sadc", 16),
    ],
)  # fmt: skip
def test_organizations_had_their_members_in_september_2020(organization: str, count: int) -> None:
    assert len(members_of(f"organization/{organization}")) == count


def names(actor: str) -> set[str]:
    return set(texts(here()[actor], "ar", LABEL, ALT))


@pytest.mark.parametrize(
    ("actor", "some_names"),
    [
        ("organization/nato", {"الناتو", "حلف الناتو", "حلف شمال الأطلسي", "الحلف الأطلسي"}),
        ("organization/un-security-council", {"مجلس الأمن", "مجلس الأمن الدولي"}),
        ("group/houthis", {"الحوثيون", "الحوثيين", "جماعة الحوثي", "أنصار الله"}),
        ("group/islamic-state", {"داعش", "تنظيم الدولة", "تنظيم الدولة الإسلامية"}),
        ("party/muslim-brotherhood", {"الإخوان المسلمون", "الإخوان المسلمين", "جماعة الإخوان"}),
        ("media/reuters", {"رويترز", "وكالة رويترز"}),
    ],
)
def test_the_forms_newspapers_use_are_listed(actor: str, some_names: set[str]) -> None:
    assert some_names <= names(actor)


def test_justice_and_development_alone_may_be_turkish_or_moroccan() -> None:
    for party in ("party/akp", "party/pjd"):
        assert "حزب العدالة والتنمية" in texts(here()[party], "ar", KG + "ambiguousLabel")


def test_a_palestinian_faction_acts_for_palestine_and_a_network_for_no_state() -> None:
    assert [o.value for o in here()["group/hamas"][KG + "actsFor"]] == [BASE + "state/PSE"]
    assert KG + "actsFor" not in here()["group/al-qaeda"]
