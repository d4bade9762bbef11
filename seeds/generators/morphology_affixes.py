"""The prefixes and suffixes of the morphology database: clitics, person letters, endings, pronouns, and which go together."""

from __future__ import annotations

from collections.abc import Iterable

import morphology_nouns as nouns
import morphology_verbs as verbs
from morphology_database import Database, Features

CONJUNCTIONS = (("", ""), ("و", "wa_conj"), ("ف", "fa_conj"))
PREPOSITIONS = (("ب", "bi_prep", "Pb"), ("ل", "li_prep", "Pl"), ("ك", "ka_prep", "Pk"))
PARTICLE_COST = {
    "wa_conj": 0.3,
    "fa_conj": 1.2,
    "bi_prep": 0.3,
    "li_prep": 0.3,
    "ka_prep": 3.0,
    "sa_fut": 0.3,
    "li_sub": 2.0,
    ">a_ques": 4.0,
}
"""How much rarer a word is with each proclitic, in natural-log units."""
OWNER_COST = {"1s": 3.0, "1p": 1.5, "2": 2.5, "3": 0.0}
"""How much rarer an attached pronoun is by its person; news speaks of itself only in quotations."""


def owner_cost(owner: str) -> float:
    """How much rarer a word is with the pronoun of this person, gender and number."""
    return OWNER_COST[owner if owner[0] == "1" else owner[0]]


LATIN = {"ا": "a", "ي": "y", "ت": "t", "ن": "n"}


def particles(ending: verbs.Ending) -> tuple[str, ...]:
    """What may stand before the person letter: س wants the indicative, ل anything else."""
    if ending.aspect != "i":
        return ("",)
    return tuple(
        p for p in ("", "s", "l") if not (p == "s" and ending.mood in ("s", "j")) and not (p == "l" and ending.mood == "i")
    )


def verb_prefix(ending: verbs.Ending, particle: str) -> str:
    """The prefix category an ending of the paradigm goes with."""
    return f"I{particle}{LATIN[ending.initial]}" if ending.initial else "P0"


def verb_prefixes(endings: Iterable[verbs.Ending]) -> set[str]:
    """The prefix categories that a stem with these endings goes with."""
    return {verb_prefix(ending, particle) for ending in endings for particle in particles(ending)}


def prefixes(db: Database, endings: Iterable[verbs.Ending]) -> None:
    """The prefix list, and which endings each prefix goes with."""
    allow = db.allow

    def add(letters: str, category: str, features: Features) -> None:
        cost = sum(PARTICLE_COST.get(features.get(name, ""), 0.0) for name in ("prc1", "prc2", "prc3"))
        db.prefix(letters, category, features | {"cost": f"{cost:.1f}"})

    for conjunction, wa in CONJUNCTIONS:
        outer = {"prc2": wa} if wa else {}
        add(conjunction, "P0", {"diac": conjunction} | outer)
        add(conjunction + "ال", "Pd", {"diac": conjunction + "ال", "prc0": "Al_det"} | outer)
        add(conjunction + "لل", "Pd", {"diac": conjunction + "لل", "prc0": "Al_det", "prc1": "li_prep"} | outer)
        add(conjunction + "ل", "PdL", {"diac": conjunction + "ل", "prc0": "Al_det", "prc1": "li_prep"} | outer)
        add("ا" + conjunction, "Pa", {"diac": "أ" + conjunction, "prc3": ">a_ques"} | outer)
        for letter, name, category in PREPOSITIONS:
            add(conjunction + letter, category, {"diac": conjunction + letter, "prc1": name} | outer)
            if letter != "ل":
                add(
                    conjunction + letter + "ال",
                    "Pd",
                    {"diac": conjunction + letter + "ال", "prc0": "Al_det", "prc1": name} | outer,
                )
        for initial in "ايتن":
            written = conjunction + "{}" + ("أ" if initial == "ا" else initial)
            add(conjunction + initial, f"I{LATIN[initial]}", {"diac": written.format("")} | outer)
            add(conjunction + "س" + initial, f"Is{LATIN[initial]}", {"diac": written.format("س"), "prc1": "sa_fut"} | outer)
            add(conjunction + "ل" + initial, f"Il{LATIN[initial]}", {"diac": written.format("ل"), "prc1": "li_sub"} | outer)
    for ending in nouns.ENDINGS.values():
        for prefix in ("P0", "Pb", "Pl", "Pk", "Pd", "PdL"):
            if prefix == "P0" or (ending.state == "c" and not prefix.startswith("Pd")) or ending.state == "a":
                allow(prefix=prefix, suffix=ending.name)
    for prefix in ("P0", "Pa", "Pb", "Pl", "Pk", "Pd"):
        for name in ("fB", "fP", "fN"):
            allow(prefix=prefix, suffix=name)
    for ending in endings:
        for particle in particles(ending):
            allow(prefix=verb_prefix(ending, particle), suffix=ending.name)


def suffixes(db: Database, endings: Iterable[verbs.Ending]) -> None:
    """The suffix list."""
    add = db.suffix
    add("", "fB", {"diac": ""})
    for owner, letters in [*nouns.PRONOUNS.items(), ("1s", "ني")]:
        cost = f"{0.3 + owner_cost(owner):.1f}"
        add(letters, "fN" if letters == "ني" else "fP", {"diac": letters, "enc0": f"{owner}_pron", "cost": cost})
    for noun_ending in nouns.ENDINGS.values():
        said = {"gen": noun_ending.gender, "num": noun_ending.number}
        for letters in noun_ending.letters:
            spelled = "ة" if noun_ending.name in ("tB", "rtB", "qB") else letters
            if not noun_ending.pronoun:
                add(letters, noun_ending.name, {"diac": spelled, "cost": f"{noun_ending.cost:.1f}"} | said)
            for owner, pronoun in nouns.PRONOUNS.items() if noun_ending.pronoun else ():
                cost = f"{noun_ending.cost + owner_cost(owner):.1f}"
                add(
                    letters + pronoun,
                    noun_ending.name,
                    {"diac": letters + pronoun, "enc0": f"{owner}_poss", "cost": cost} | said,
                )
    for ending in endings:
        said = ending.features()
        if not ending.pronoun:
            add(verbs.key(ending.letters), ending.name, {"diac": ending.letters, "cost": f"{ending.cost:.1f}"} | said)
        for owner, pronoun in verbs.PRONOUNS.items() if ending.pronoun else ():
            cost = f"{ending.cost + owner_cost(owner):.1f}"
            add(
                ending.letters + pronoun,
                ending.name,
                {"diac": ending.letters + pronoun, "enc0": f"{owner}_dobj", "cost": cost} | said,
            )
