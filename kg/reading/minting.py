"""Actors that the actor base does not hold: built by rule from a state and a body, or first seen in a text.

Their ids depend on their names alone, so that every article and every machine makes the same one.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.model import Actor
from kg.reading.arabic.normalize import display, match_key
from kg.reading.gazetteer import Gazetteer
from kg.reading.names import romanize, slug

_PATHS = {
    "GovernmentBody": "body", "ArmedForces": "force", "People": "people", "InternationalOrganization": "organization",
    "ArmedGroup": "group", "PoliticalParty": "party", "Coalition": "coalition", "Company": "company",
    "MediaOutlet": "media", "NonGovernmentalOrganization": "ngo", "OtherActor": "actor",
}  # fmt: skip


def person(name: Sequence[str], state: str) -> Actor:
    """A person first seen in a text.

    Args:
        name: the words of the name as written. state: id of the state of the office, or empty.

    Example:
        >>> person(["أيمن", "الصفدي"], "state/JOR").id
        'person/aymn-al-sfdi'
    """
    words = [display(word) for word in name]
    label = " ".join(words)
    return Actor(f"person/{slug(words)}", "Person", (label,), (romanize(label),), acts_for=state, known=False)


def organization(kind: str, english: str, name: Sequence[str], *, quoted: bool = False) -> Actor:
    """An organization first seen in a text, known by its head noun.

    Args:
        kind: its class. english: the head noun in English. name: its words as written, the head first. quoted: what follows the
            head stands in quotation marks, and so is a name by itself.

    Example:
        >>> organization("PoliticalParty", "Party", ["حزب", "الأمة"]).id
        'party/hzb-al-ama'
    """
    words = [display(word) for word in name]
    full, short = " ".join(words), " ".join(words[1:])
    label = f"{english} {romanize(short)}".strip()
    ar, en = ((full, short), (label, romanize(short))) if quoted else ((full,), (label,))
    return Actor(f"{_PATHS[kind]}/{slug(words)}", kind, ar, en, known=False)


def place(base: Gazetteer, name: Sequence[str], state: str) -> Actor:
    """The government of a province or city, by the words that name it, with and without the noun before it.

    Args:
        base: the actor base, which knows places. name: «ولاية فلوريدا» or «فلوريدا». state: id of the state it lies in, or empty.

    Example:
        >>> from kg.reading import gazetteer
        >>> made = place(gazetteer.load(), ["ولاية", "فلوريدا"], "state/USA")
        >>> made.ar, made.en
        (('ولاية فلوريدا', 'فلوريدا'), ('Florida',))
    """
    words = [display(word) for word in name]
    full, short = " ".join(words), words[-1]
    known = next((base.places[site] for rest, site, _ in base.sites.get(match_key(short), ()) if not rest), None)
    return Actor(
        f"body/{known.id.removeprefix('place/')}" if known else f"body/{slug(words[-1:])}",
        "GovernmentBody",
        tuple(dict.fromkeys((full, short))),
        known.en if known else (romanize(short),),
        acts_for=state,
        known=False,
    )


def body(base: Gazetteer, kind: str, name: str, english: str, head: str, state: str, host: str = "") -> Actor:
    """A ministry, army or people of a state: the actor base's own entry, else one built by rule.

    Args:
        base: the actor base. kind: GovernmentBody, ArmedForces or People. name: the slug of the body. english: its label with
            `{adj}` for the demonym.
        head: its Arabic head noun. state: id of the state. host: for a mission, id of the state where it is.

    Example:
        >>> from kg.reading import gazetteer
        >>> body(gazetteer.load(), "GovernmentBody", "ministry-of-defence", "{adj} Ministry of Defence", "وزارة الدفاع",
        "state/ARM").en
        ('Armenian Ministry of Defence',)
    """
    owner = base.actors[state]
    adjective = base.adjectives.get(state, owner.label)
    if kind == "People":
        nation = adjective.lower().replace(" ", "-")
        plural = f"{nation}s" if nation[-1] in "ni" else nation
        actor_id = f"people/{plural}" if name in ("people", "-") else f"people/{nation}-{name}"
    else:
        actor_id = f"{_PATHS[kind]}/{owner.iso3}/{name}"
    if actor_id in base.actors:
        return base.actors[actor_id]
    label, *others = (each.replace("{adj}", adjective).replace("{name}", owner.label) for each in english.split("|"))
    arabic = _arabic(head, base.nisbas.get(state, ""), owner.ar[0])
    if host and host in base.actors:
        place = base.actors[host]
        return Actor(
            f"{actor_id}-in-{place.iso3.lower()}",
            kind,
            (f"{arabic} في {place.ar[0]}",),
            (f"{label} in {place.label}",),
            acts_for=state,
        )
    return Actor(actor_id, kind, (arabic,), (label, *others), acts_for=state)


def _arabic(head: str, nisba: str, state: str) -> str:
    """The Arabic label of a body: head and nisba in agreement («وزارة الدفاع الأرمينية», «الجيش التركي»), else head and name."""
    if not nisba:
        return f"{head} {state}"
    words = head.split()
    feminine = words[0].endswith(("ة", "ات"))
    adjective = " ".join(f"ال{word}ة" if feminine and word.endswith("ي") else f"ال{word}" for word in nisba.split())
    first = head if len(words) > 1 or words[0].startswith("ال") else f"ال{head}"
    return f"{first} {adjective}"
