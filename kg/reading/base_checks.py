"""What is wrong with files of actors: a user's own before they are read, the shipped ones in the tests.

Each problem is a sentence that names the actor and the remedy. Checked are kinds, labels, names of two actors, demonyms of two,
what is referred to, roles, intervals and doubles. A surname that persons share is no clash: it never decides alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from kg.model import ACTOR_KINDS
from kg.reading.actor_files import ALT, KG, LABEL, ORG, RDF_TYPE, SCHEMA, Subjects, Values, local, texts, words_of
from kg.reading.arabic.normalize import match_key

ROLES = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "spokesperson", "envoy",
    "ambassador", "legislator", "military_commander", "party_leader", "organization_head", "deputy_head", "monarch_or_heir",
    "other_official", "member", "chair", "co_chair",
)  # fmt: skip
"""What `kg:role` may be."""

Owners = Callable[[Sequence[str]], Iterable[tuple[str, bool]]]
"""Words of an Arabic name -> ids of the actors it stands for, and whether the name is marked ambiguous there."""

_KINDS = frozenset(KG + kind for kind in ACTOR_KINDS)
_NAMED = {KG + "Place", *_KINDS}
_REFERENCES = tuple(KG + name for name in ("actsFor", "capitalOf", "seatOf", "partOf", "claimedBy", "heldBy")) + tuple(
    ORG + name for name in ("member", "organization", "memberDuring")
)


def check(own: Subjects, subjects: Subjects, owners: Owners) -> list[str]:
    """What is wrong with some files of actors.

    Args:
        own: what the files say.
        subjects: what they and the shipped base say together.
        owners: the names of all actors and of their capitals and seats, surnames by rule left out.

    Returns:
        A sentence a problem; none when all is well.
    """
    return [
        problem
        for subject in sorted(own)
        for problem in (
            *_declared(subject, own[subject], subjects[subject]),
            *_clashes(subject, own[subject], subjects, owners),
            *_references(subject, own[subject], subjects),
            *_membership(subject, own[subject]),
            *_interval(subject, own[subject]),
        )
    ] + [*_demonyms(own, subjects), *_doubles(own, subjects)]


def _types(values: Values) -> set[str]:
    return {each.value for each in values.get(RDF_TYPE, ())}


def _declared(subject: str, own: Values, values: Values) -> Iterator[str]:
    name, types = local(subject), _types(values)
    for kind in sorted(each.removeprefix(KG) for each in _types(own) if each.startswith(KG) and each not in _NAMED):
        yield f"{name} is a kg:{kind}, which is no kind of actor; allowed are {', '.join(ACTOR_KINDS)} and Place"
    if LABEL in own and not types:
        yield f"{name} has a label and no kind; write: a kg:Person, or another of {', '.join(ACTOR_KINDS)}"
    if types & _KINDS and not texts(values, LABEL, ALT):
        yield f'{name} has no Arabic label, so no text can name it; add rdfs:label "…"@ar'
    for language in ("ar", "en"):
        usual = texts(values, LABEL, language=language)
        if len(usual) > 1 and LABEL in own:
            shown = "«" + "», «".join(usual) + "»"
            yield f"{name} has several usual names in one language, {shown}; keep one rdfs:label, make the others skos:altLabel"


def _clashes(subject: str, own: Values, subjects: Subjects, owners: Owners) -> Iterator[str]:
    """Arabic names that another actor has too, unless both mark them."""
    values = subjects[subject]
    if not _types(values) & _NAMED:
        return
    ours = {local(subject)} | {local(each.value) for name in ("capitalOf", "seatOf") for each in values.get(KG + name, ())}
    for label in texts(own, LABEL, ALT):
        found = list(owners(words_of(label)))
        others = sorted({actor for actor, _ in found if actor not in ours})
        if others and not all(marked for _, marked in found):
            yield (
                f"«{label}» is a name of {local(subject)} and of {' and '.join(others)}; if they are one, use that id; "
                f'else give a fuller name, or mark it for each: kg:ambiguousLabel "{label}"@ar'
            )


def _references(subject: str, own: Values, subjects: Subjects) -> Iterator[str]:
    for name in _REFERENCES:
        for each in own.get(name, ()):
            if each.value not in subjects:
                shown = name.replace(KG, "kg:").replace(ORG, "org:")
                yield f"{local(subject)} refers by {shown} to {local(each.value)}, which is described nowhere"


def _membership(subject: str, own: Values) -> Iterator[str]:
    if not {ORG + "member", ORG + "organization"} & set(own):
        return
    for name, shown in ((ORG + "member", "org:member"), (ORG + "organization", "org:organization"), (KG + "role", "kg:role")):
        if len({each.value for each in own.get(name, ())}) != 1:
            count = len(own.get(name, ()))
            yield f"{local(subject)} has {count} {shown}; a membership has one org:member, org:organization and kg:role each"
    for role in own.get(KG + "role", ()):
        if role.value not in ROLES:
            yield f"{local(subject)} has the role {role.value!r}; allowed are {', '.join(ROLES)}"


def _interval(subject: str, own: Values) -> Iterator[str]:
    begin, end = (next((each.value for each in own.get(SCHEMA + name, ())), "") for name in ("startDate", "endDate"))
    shared = min(len(begin), len(end))
    if shared and end[:shared] < begin[:shared]:
        yield f"{local(subject)} ends on {end}, before it begins on {begin}"


def _demonyms(own: Subjects, subjects: Subjects) -> Iterator[str]:
    if not any(KG + "demonym" in values or KG + "demonymPlural" in values for values in own.values()):
        return
    owners: dict[str, dict[str, str]] = defaultdict(dict)
    for subject, values in subjects.items():
        for nisba in texts(values, KG + "demonym", KG + "demonymPlural"):
            owners[match_key(nisba)][subject] = nisba
    for found in owners.values():
        if len(found) > 1 and set(found) & set(own):
            nisba = min(found.values())
            yield f"«{nisba}» is a demonym of {' and '.join(sorted(map(local, found)))}; it can belong to one"


def _doubles(own: Subjects, subjects: Subjects) -> Iterator[str]:
    if not any(ORG + "member" in values for values in own.values()):
        return
    told: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for subject, values in subjects.items():
        if ORG + "member" in values:
            parts = (ORG + "member", ORG + "organization", KG + "role", ORG + "memberDuring")
            told[tuple(next((each.value for each in values.get(part, ())), "") for part in parts)].append(subject)
    for found in told.values():
        if len(found) > 1 and set(found) & set(own):
            yield f"{' and '.join(sorted(map(local, found)))} say the same; keep one"
