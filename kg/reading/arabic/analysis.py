"""What the morphology says of a word: one reading."""

from __future__ import annotations

from dataclasses import dataclass

NOMINAL = frozenset({"noun", "adj", "noun_prop", "num"})


@dataclass(frozen=True, slots=True)
class Analysis:
    """One reading of one written word.

    Attributes:
        lemma: without vowel signs and shadda, with correct hamza: «اتهم», «دعا», «هجوم»; a plural has its singular's.
        pos: verb noun adj noun_prop prep conj conj_sub part_neg part_fut part pron pron_rel pron_dem adv interrog num foreign.
        aspect: p perfect, i imperfect, c imperative; voice: a active, p passive; empty when not a verb.
        person: 1 2 3; gender: m f; number: s d p, all of the form; empty when the form does not tell.
        definite: it bears the article ال.
        kind: masdar, active_participle, passive_participle or nisba; verb: the lemma of a masdar's or participle's verb.
        proclitics: of أ و ف ب ل ك س in written order, without ال; enclitic: the attached pronoun («ي» for ني as well).
        mood: i indicative, s subjunctive or jussive, j jussive; empty where the spelling does not tell.
        rare: of a verb that news hardly has; an unknown name is the likelier reading.
    """

    lemma: str
    pos: str
    aspect: str = ""
    voice: str = ""
    person: str = ""
    gender: str = ""
    number: str = ""
    definite: bool = False
    kind: str = ""
    verb: str = ""
    proclitics: tuple[str, ...] = ()
    enclitic: str = ""
    mood: str = ""
    rare: bool = False
