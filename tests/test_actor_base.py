"""The shipped actor base as a whole, over all files of seeds/actors: what `kg.reading.base_checks` refuses in a user's file, it must
not have itself, and it must be large enough for the news since 2000.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from kg.model import ACTOR_KINDS
from kg.reading import gazetteer
from kg.reading.actor_files import ALT, KG, LABEL, ORG, RDF_TYPE, Subjects, local, read, texts, words_of
from kg.reading.base_checks import ROLES, check
from kg.reading.gazetteer import SHORT
from kg.resources import files

GROUPS = ("member", "chair", "co_chair")
KINDS = {KG + kind for kind in ACTOR_KINDS}


@cache
def base() -> Subjects:
    return read(files("seeds/actors", "*.ttl"))


def actors() -> list[str]:
    """IRIs of all actors."""
    return [subject for subject, values in base().items() if KINDS & {each.value for each in values.get(RDF_TYPE, ())}]


def test_nothing_is_wrong_that_would_be_refused_in_a_users_file() -> None:
    assert check(base(), base(), gazetteer.load().owners) == []


def test_every_actor_has_one_usual_name_in_arabic_and_one_in_english() -> None:
    for actor in actors():
        assert [len(texts(base()[actor], LABEL, language=language)) for language in ("ar", "en")] == [1, 1], local(actor)


def test_an_arabic_name_of_two_is_marked_ambiguous_for_both() -> None:
    entries = [(first, each) for first, found in gazetteer.load().names.items() for each in found if each.kind != SHORT]
    unmarked = {(first, *each.rest): each.actor for first, each in entries if not each.ambiguous}
    clashes = {(words, unmarked[words], each.actor) for first, each in entries
               if (words := (first, *each.rest)) in unmarked and unmarked[words] != each.actor}  # fmt: skip
    assert clashes == set()


def test_what_is_marked_ambiguous_is_a_name() -> None:
    for subject, values in base().items():
        names = {tuple(words_of(name)) for name in texts(values, LABEL, ALT)}
        assert {tuple(words_of(name)) for name in texts(values, KG + "ambiguousLabel")} <= names, local(subject)


def test_every_resource_that_is_named_has_a_kind() -> None:
    properties = (*(KG + name for name in ("actsFor", "capitalOf", "seatOf", "partOf", "claimedBy", "heldBy")),
                  *(ORG + name for name in ("member", "organization", "memberDuring")))  # fmt: skip
    named = {each.value for values in base().values() for name in properties for each in values.get(name, ())}
    assert {local(each) for each in named if RDF_TYPE not in base().get(each, {})} == set()


def test_persons_of_one_state_do_not_share_a_name() -> None:
    """Two ids for one person would."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for actor in actors():
        if local(actor).startswith("person/"):
            state = "".join(each.value for each in base()[actor].get(KG + "actsFor", ()))
            for name in texts(base()[actor], LABEL, ALT):
                owners.setdefault((state, *words_of(name)), set()).add(local(actor))
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_the_roles_are_those_of_graphs() -> None:
    from kg.publishing.vocabulary import ROLE

    assert tuple(ROLE) == ROLES


@pytest.mark.parametrize(
    ("kind", "at_least"),
    [("State", 249), ("Person", 1500), ("InternationalOrganization", 150), ("ArmedGroup", 150), ("PoliticalParty", 150), ("DisputedTerritory", 30)],
)  # fmt: skip
def test_there_are_enough_of_each_kind(kind: str, at_least: int) -> None:
    assert Counter(actor.kind for actor in gazetteer.load().actors.values())[kind] >= at_least


def test_at_least_600_tenures_have_dates() -> None:
    offices = ("head_of_state", "head_of_government", "foreign_minister", "defence_minister")
    dated = [each for found in gazetteer.load().tenures.values() for each in found if each.begin and each.role in offices]
    assert len(dated) >= 600


def test_heads_of_state_and_government_since_2000_do_not_hold_an_office_twice_at_once() -> None:
    for (organization, role), found in gazetteer.load().tenures.items():
        if role in ("head_of_state", "head_of_government"):
            for person in {each.person for each in found}:
                own = sorted((each.begin, each.end or "9999") for each in found if each.person == person and each.begin)
                for (_, end), (begin, _) in zip(own, own[1:], strict=False):
                    shared = min(len(end), len(begin))
                    assert begin[:shared] >= end[:shared], (organization, role, person)
