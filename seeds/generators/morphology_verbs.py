"""Verb forms for the morphology database: mazini's conjugation tables cut into prefix, stem and suffix.

mazini (CC BY 4.0) spells every form of a verb from its root and pattern. Each form is cut at the person letter of the imperfect
and at the subject ending; what is left is the stem. A stem is filed with the set of slots it serves, so no rule of weak verbs is
repeated here: what mazini spells is what the analyser knows.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mazini import Conjugation, conjugate

_MARKS = re.compile("[\u064b-\u0652\u0670]")
_ALIFS = str.maketrans("أإآٱ", "اااا")

PERSONS = ("1s", "2ms", "2fs", "3ms", "3fs", "2d", "3md", "3fd", "1p", "2mp", "2fp", "3mp", "3fp")
PRONOUNS = {
    "3ms": "ه",
    "3fs": "ها",
    "3mp": "هم",
    "3fp": "هن",
    "3d": "هما",
    "1s": "ني",
    "1p": "نا",
    "2ms": "ك",
    "2mp": "كم",
    "2d": "كما",
}
"""Object pronouns as a verb bears them, by person, gender and number."""

_PERFECT = dict(zip(PERSONS, ("ت", "ت", "ت", "", "ت", "تما", "ا", "تا", "نا", "تم", "تن", "وا", "ن"), strict=True))
_IMPERFECT = {
    "2fs": ("ين", "ي"),
    "2d": ("ان", "ا"),
    "3md": ("ان", "ا"),
    "3fd": ("ان", "ا"),
    "2mp": ("ون", "وا"),
    "3mp": ("ون", "وا"),
    "2fp": ("ن",),
    "3fp": ("ن",),
}
_IMPERATIVE = {"2ms": "", "2fs": "ي", "2d": "ا", "2mp": "وا", "2fp": "ن"}
_MOODS = {"ind": "i", "sub": "s", "juss": "j"}
_RARE = {"1s": 3.0, "1p": 1.5, "2ms": 3.0, "2fs": 5.0, "2d": 5.0, "2mp": 3.0, "2fp": 6.0, "3md": 1.5, "3fd": 2.5, "3fp": 2.5}


def plain(text: str) -> str:
    """A form without vowel signs and shadda."""
    return _MARKS.sub("", text)


def key(text: str) -> str:
    """The matching spelling of one word, as `kg.reading.arabic.normalize.match_key` makes it."""
    text = plain(text).translate(_ALIFS)
    if text.endswith("ى"):
        return text[:-1] + "ي"
    return text[:-1] + "ه" if text.endswith("ة") else text


@dataclass(frozen=True, slots=True, order=True)
class Ending:
    """One suffix category: a slot of the paradigm, with or without an object pronoun.

    `letters` is the subject ending, `initial` the person letter that must precede the stem (none in perfect and imperative).
    """

    aspect: str
    voice: str
    person: str
    mood: str
    initial: str
    letters: str
    pronoun: bool

    @property
    def name(self) -> str:
        """The category's name in the database."""
        tail = "".join({"ا": "A", "و": "w", "ن": "n", "ي": "y", "ت": "t", "م": "m"}[c] for c in self.letters)
        return f"{self.aspect}{self.voice}{self.person}{self.mood}{'_' + tail if tail else ''}{'+O' if self.pronoun else ''}"

    @property
    def cost(self) -> float:
        """How much rarer this slot is in news than the third person singular, in natural-log units."""
        return (
            _RARE.get(self.person, 0.0)
            + (2.0 if self.voice == "p" else 0.0)
            + (5.0 if self.aspect == "c" else 0.0)
            + (1.5 if self.pronoun else 0.0)
            + (2.5 if self.mood == "j" else 0.5 if self.mood == "s" else 0.0)
        )

    def features(self) -> dict[str, str]:
        """The features this ending gives to the word."""
        gender = "m" if "m" in self.person else "f" if "f" in self.person else "-"
        return {
            "asp": self.aspect,
            "vox": self.voice,
            "per": self.person[0],
            "gen": gender,
            "num": self.person[-1],
            "mod": self.mood or "-",
        }


def conjugation(root: str, pattern: str) -> Conjugation:
    """mazini's table of one verb; a root whose first radical is ء assimilates in «اتخذ» only when listed as تخذ."""
    return conjugate(root, pattern)


Stems = dict[tuple[str, str], set[Ending]]
"""(matching spelling, correct spelling) of each stem -> the endings it takes."""


def paradigm(root: str, pattern: str) -> tuple[str, str, Stems]:
    """Lemma, verb form and stems of any attested verb.

    Sound roots differ only in their letters, so they are conjugated once for each pattern, with radicals that no ending or
    prefix has: that makes the file of 24,188 verbs in half a minute rather than in one and a half.
    """
    if not is_sound(root, pattern):
        table = conjugation(root, pattern)
        return plain(table.lemma[0].form), table.verb_form, stems(table)
    lemma, form, cut = _shape(len(root), pattern)
    radicals = str.maketrans(dict(zip(RADICALS, root, strict=False)))
    return lemma.translate(radicals), form, {(a.translate(radicals), b.translate(radicals)): ends for (a, b), ends in cut.items()}


RADICALS = "فعلق"
"""Letters that stand for the radicals of sound roots; no prefix, infix or ending has them."""


def is_sound(root: str, pattern: str) -> bool:
    """Whether the verb is spelled as that of any sound root: no weak or doubled radical, nothing assimilated."""
    return (
        not set(root) & set("ءوي")
        and len(set(root)) == len(root)
        and root[-1] not in "تن"
        and not (pattern == "افتعل" and root[0] in "ثدذزصضطظت")
        and not (pattern in ("انفعل", "افعنلل") and "ن" in root)
    )


@cache
def _shape(size: int, pattern: str) -> tuple[str, str, Stems]:
    table = conjugation(RADICALS[:size], pattern)
    return plain(table.lemma[0].form), table.verb_form, stems(table)


def stems(table: Conjugation) -> Stems:
    """Cut the whole table of a verb into its stems."""
    found: Stems = defaultdict(set)
    for form, ending in _forms(table):
        start, stop = len(ending.initial), len(form) - len(ending.letters)
        matching = key(form)
        if not matching.startswith(ending.initial) or not matching.endswith(ending.letters) or stop <= start:
            continue
        found[matching[start:stop], form[start:stop]].add(ending)
    return found


def _forms(table: Conjugation) -> Iterator[tuple[str, Ending]]:
    for voice, infix in (("a", ""), ("p", "pass_")):
        if voice == "p" and "past_pass_3ms" not in table.slots:
            continue
        for person in PERSONS:
            for form in _spellings(table, f"past_{infix}{person}"):
                yield from _bare_and_bearing(form, "p", voice, person, "", "", _PERFECT[person])
            moods: dict[str, set[str]] = defaultdict(set)
            for mood, letter in _MOODS.items():
                for form in _spellings(table, f"{mood}_{infix}{person}"):
                    moods[form].add(letter)
            for form, letters in sorted(moods.items()):
                mood = "i" if letters == {"i"} else "j" if letters == {"j"} else "" if "i" in letters else "s"
                ending = next((e for e in _IMPERFECT.get(person, ("",)) if key(form).endswith(e)), "")
                yield from _bare_and_bearing(form, "i", voice, person, mood, key(form)[0], ending)
    for person, ending in _IMPERATIVE.items():
        for form in _spellings(table, f"imp_{person}"):
            yield from _bare_and_bearing(form, "c", "a", person, "", "", ending)


def _spellings(table: Conjugation, slot: str) -> list[str]:
    found = [plain(form.form) for form in table.slots.get(slot, ()) if form.form != "?"]
    found += [form.replace("ؤوا", "أوا").replace("ؤون", "أون") for form in found if re.search("[^ا]ؤو[ان]", form)]
    found += [form.replace("اؤو", "اءو") for form in found if "اؤو" in form]
    return list(dict.fromkeys(found))


def _bare_and_bearing(
    form: str, aspect: str, voice: str, person: str, mood: str, initial: str, letters: str
) -> Iterator[tuple[str, Ending]]:
    yield form, Ending(aspect, voice, person, mood, initial, letters, False)
    if voice == "p":
        return
    bearing, tail = form, letters
    if letters.endswith("وا"):
        bearing, tail = form[:-1], letters[:-1]
    elif letters == "تم":
        bearing, tail = form + "و", "تمو"
    elif form.endswith("ى"):
        bearing = form[:-1] + "ا"
    yield bearing, Ending(aspect, voice, person, mood, initial, tail, True)
    if aspect == "i" and not letters and bearing[-1] in "أء":
        yield bearing[:-1] + "ؤ", Ending(aspect, voice, person, mood, initial, tail, True)
