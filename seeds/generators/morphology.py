"""Makes the databases of the morphology in seeds/lexicon/ar/.

`morphology.db` is made of verbs.tsv, nouns.tsv, nisbas.tsv, function-words.tsv and the demonyms of the actor base;
`morphology-rare.db` of every other verb that mazini attests.

    python seeds/generators/morphology.py            writes the databases
    python seeds/generators/morphology.py --check    exit code 1 when a committed one differs

Needs mazini (dependency group `seeds`). seeds/lexicon/ar/README.md, section Morphology, describes the columns of the tables.
"""

from __future__ import annotations

import argparse
import csv
import math
import sys
from collections.abc import Iterator
from pathlib import Path

import morphology_nouns as nouns
import morphology_verbs as verbs
from mazini import Conjugation
from morphology_actors import capitals, demonyms, states
from morphology_affixes import prefixes, suffixes, verb_prefixes
from morphology_database import NOUN, VERB, Database, Features, open_features
from morphology_rare import rare_verbs

SEEDS = Path(__file__).resolve().parents[1]
LEXICON = SEEDS / "lexicon" / "ar"


DERIVED_FREQUENCY = 0.04
"""What share of a verb's frequency its participles and masdars get when the tables give none."""

STATE_FREQUENCY = 2000.0
"""Frequency of a state's name, per million words."""

PLACE_FREQUENCY = 100.0
"""Frequency of a capital's, region's or city's name."""

DEMONYM_FREQUENCY = "60"
"""Frequency of a demonym that nouns.tsv does not list."""

HOMOGRAPH_SHARE = 0.3
"""What share of its frequency a participle keeps when a listed noun, or the active participle, is written the same."""


def table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a lexicon table; lines opening with # are comments, a dash is an empty cell."""
    with (LEXICON / name).open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            yield {column: "" if cell in ("-", None) else cell for column, cell in row.items()}


def frequency(value: float) -> str:
    """A frequency per million words as its natural logarithm, one decimal."""
    return f"{math.log(max(value, 0.1)):.1f}"


class Builder:
    """Fills a `Database` from the tables."""

    def __init__(self) -> None:
        self.db = Database()
        self.endings: dict[str, verbs.Ending] = {}
        self.derived: dict[tuple[str, str], tuple[str, str]] = {}
        self.passives = {row["lemma"]: {"vox_p": row["perfect"], "vox_i": row["imperfect"]} for row in table("passives.tsv")}
        self.bases: dict[tuple[str, str, str], tuple[frozenset[str], Features]] = {}

    def build(self) -> str:
        """The text of the database."""
        entries = list(table("nouns.tsv"))
        listed = {(row["lemma"], row["pos"]) for row in entries}
        for row in table("verbs.tsv"):
            self.verb(row, listed)
        for row in entries:
            self.noun(row)
        adjectives = {demonym for demonym, _ in demonyms()}
        for demonym, plurals in demonyms():
            self.nisba(demonym, plurals, DEMONYM_FREQUENCY, listed)
        places = set(capitals())
        for row in table("nisbas.tsv"):
            if row["lemma"] and row["lemma"] not in adjectives:
                self.nisba(row["lemma"], [plural for plural in row["plurals"].split(",") if plural], row["frequency"], listed)
            places |= {row["of"]} - {""} if " " not in row["of"] else set()
        for name in states():
            bare = name.removeprefix("ال")
            if bare.removesuffix("ة") not in adjectives and not {(bare, "noun"), (bare, "adj")} & listed:
                self.proper_name(name, STATE_FREQUENCY)
        for name in sorted(places - set(states())):
            if not {(name.removeprefix("ال"), "noun"), (name, "noun_prop")} & listed:
                self.proper_name(name, PLACE_FREQUENCY)
        for row in table("function-words.tsv"):
            self.function_word(row)
        prefixes(self.db, self.endings.values())
        suffixes(self.db, self.endings.values())
        return self.db.text()

    def verb(self, row: dict[str, str], listed: set[tuple[str, str]]) -> None:
        """One row of verbs.tsv: its paradigm, participles and masdars."""
        conjugation = verbs.conjugation(row["root"], row["pattern"])
        lemma = verbs.plain(conjugation.lemma[0].form)
        often = float(row["frequency"] or 1)
        for (matching, spelled), endings in sorted(verbs.stems(conjugation).items()):
            self.endings.update({ending.name: ending for ending in endings})
            category = self.db.category("V", frozenset(ending.name for ending in endings), verb_prefixes(endings))
            features = {"diac": spelled, "lex": lemma, "pos": "verb", "form": conjugation.verb_form, "freq": frequency(often)}
            self.db.stem(matching, category, open_features(VERB, features | self.passives.get(lemma, {})))
        words = list(derived(conjugation, row["masdars"]))
        active = {word for word, kind in words if kind == "active_participle"}
        for word, kind in words:
            self.derived.setdefault((lemma_of(word), kind), (kind, lemma))
            share = (
                1.0
                if kind == "masdar"
                else HOMOGRAPH_SHARE ** sum(((lemma_of(word), "noun") in listed, kind[0] == "p" and word in active))
            )
            if (lemma_of(word), "noun" if kind == "masdar" else "adj") in listed:
                continue
            self.derive(word, kind, lemma, share * float(row[kind] or often * DERIVED_FREQUENCY))

    def derive(self, word: str, kind: str, lemma: str, often: float) -> None:
        """A participle or masdar that nouns.tsv does not list."""
        features = {"kind": kind, "verb": lemma, "freq": frequency(often)}
        if word.endswith("\u064d") and kind == "masdar":
            for base in nouns.decline(verbs.plain(word) + "ي", "m", "s", dual=True):
                self.base(base, verbs.plain(word), "noun", features)
            self.base((verbs.plain(word) + "ي", frozenset({"aB", "aP"}), "f", "p"), verbs.plain(word), "noun", features)
            self.base((verbs.plain(word), frozenset({"nB"}), "m", "s"), verbs.plain(word), "noun", features)
        elif kind == "masdar":
            gender = "f" if word.endswith("ة") else "m"
            for base in nouns.decline(word, gender, "s", dual=True):
                self.base(base, word, "noun", features)
            if not word.endswith("ى"):
                for base in nouns.sound_plural(word, "+ات"):
                    self.base(base, word, "noun", features)
        elif word.endswith("\u064d"):
            for base in nouns.defective(verbs.plain(word) + "ي"):
                self.base(base, verbs.plain(word), "adj", features)
        else:
            for base in nouns.adjective(word):
                self.base(base, word, "adj", features)
        self.file()

    def noun(self, row: dict[str, str]) -> None:
        """One row of nouns.tsv."""
        if row["pos"] == "noun_prop":
            self.proper_name(row["lemma"], float(row["frequency"]))
            return
        lemma, pos, feminine = row["lemma"], row["pos"], row["feminine"]
        kind, verb = row["kind"], row["verb"]
        if kind == "none":
            kind = ""
        elif not kind:
            kinds = (("masdar",) if pos == "noun" else ()) + (("active_participle", "passive_participle") if feminine else ())
            kind, verb = next((self.derived[lemma, each] for each in kinds if (lemma, each) in self.derived), ("", ""))
        features = {"kind": kind or "-", "verb": verb or "-", "freq": frequency(float(row["frequency"] or 5))}
        bases: list[nouns.Base] = []
        if feminine == "ية":
            bases += nouns.defective(lemma + "ي")
        elif feminine == "+":
            bases += nouns.rare_feminine(nouns.adjective(lemma)) if pos == "noun" else nouns.adjective(lemma)
        else:
            bases += nouns.decline(
                lemma, row["gender"] or "m", "p" if row["number"] == "p" else "s", dual=row["number"] != "p" and pos != "num"
            )
            if feminine:
                bases += nouns.decline(feminine, "f", "s", dual=True)
        for plural in filter(None, row["plurals"].split(",")):
            if plural in ("+ات", "+ون"):
                bases += nouns.sound_plural(lemma, plural)
            else:
                bases += nouns.decline(plural, row["gender"] or "m", "p", dual=False)
        for base in bases:
            self.base(base, lemma, pos, features)
        self.file()

    def nisba(self, lemma: str, plurals: list[str], often: str, listed: set[tuple[str, str]]) -> None:
        """A regular adjective in ي, unless nouns.tsv lists it."""
        if (lemma, "adj") not in listed:
            inflected = {"feminine": "+", "plurals": ",".join(["+ون", "+ات", *plurals]), "number": "", "gender": "m"}
            self.noun({"lemma": lemma, "pos": "adj", "kind": "nisba", "verb": "", "frequency": often} | inflected)

    def base(self, base: nouns.Base, lemma: str, pos: str, features: Features) -> None:
        """Keep one base of the noun at hand; bases that differ only in endings become one stem."""
        spelled, endings, gender, number = base
        values = {"lex": lemma_of(lemma), "pos": pos} | features
        told = {name for name in endings if nouns.ENDINGS[name].number == "p"}
        for (known, known_gender, known_number), (known_endings, _) in self.bases.items():
            if known == spelled and (endings == told or (known_gender, known_number) == (gender, number)):
                self.bases[known, known_gender, known_number] = (known_endings | endings, values)
                return
        self.bases[spelled, gender, number] = (endings, values)

    def file(self) -> None:
        """File the bases at hand; one that begins with ل can hide its article after the preposition ل («للجنة»)."""
        for (spelled, gender, number), (endings, values) in self.bases.items():
            self.noun_stem(spelled, endings, {"diac": spelled} | values | {"gen": gender, "num": number})
        self.bases.clear()

    def noun_stem(self, spelled: str, endings: frozenset[str], values: Features) -> None:
        """File one stem of a noun."""
        matching = verbs.key(spelled) if not spelled.endswith(("ة", "ى")) or "nB" in endings else spelled
        family = "NL" if matching.startswith("ل") else "N"
        prefixes = {"P0", "Pb", "Pl", "Pk", "Pd"} | ({"PdL"} if family == "NL" else set())
        category = self.db.category(family, endings, prefixes)
        self.db.stem(matching, category, open_features(NOUN, {k: v for k, v in values.items() if v != "-" or k in NOUN}))

    def proper_name(self, name: str, often: float) -> None:
        """The name of a state or continent, so that «روسيا» is not read as an adjective."""
        bare = name.removeprefix("ال")
        prefixes = {"P0", "Pb", "Pl", "Pk"} if bare == name else {"Pd"}
        features = {"diac": bare, "lex": name, "pos": "noun_prop", "freq": frequency(often)}
        self.db.stem(
            verbs.key(bare),
            self.db.category("S" if bare == name else "SD", frozenset({"fB"}), prefixes),
            open_features(("prc0", "prc1", "prc2"), features),
        )

    def function_word(self, row: dict[str, str]) -> None:
        """One row of function-words.tsv."""
        prefixes = {"P0"} if "c" in row["prefixes"] or not row["prefixes"] else set()
        prefixes |= {"P" + letter for letter in row["prefixes"] if letter != "c"}
        family = "F" + (row["prefixes"] or "x")
        given = dict(pair.split(":", 1) for pair in row["features"].split()) if row["features"] else {}
        values = {"lex": row["lemma"], "pos": row["pos"], "freq": frequency(float(row["frequency"]))} | given
        names = VERB if row["pos"] == "verb" else ("per", "gen", "num", "enc0", "prc1", "prc2", "prc3")
        self.db.stem(
            verbs.key(row["form"]),
            self.db.category(family, frozenset({"fB"}), prefixes),
            open_features(names, {"diac": row["form"]} | values),
        )
        if row["pronouns"]:
            category = self.db.category(family, frozenset({"fP", "fN"} if row["pos"].startswith("conj") else {"fP"}), prefixes)
            self.db.stem(
                verbs.key(row["pronouns"] + "ه")[:-1], category, open_features(names, {"diac": row["pronouns"]} | values)
            )


def lemma_of(word: str) -> str:
    """A lemma: no vowel signs."""
    return verbs.plain(word)


def derived(conjugation: Conjugation, masdars: str) -> Iterator[tuple[str, str]]:
    """The participles (the defective ones with their tanwin) and masdars of a verb."""
    for slot, kind in (("ap", "active_participle"), ("pp", "passive_participle")):
        for form in conjugation.slots.get(slot, ()):
            if form.form != "?":
                yield lemma_of(form.form) + ("\u064d" if "\u064d" in form.form else ""), kind
    given = [word for word in masdars.split(",") if word]
    if not given:
        forms = [form.form for slot in ("vn", "vn2") for form in conjugation.slots.get(slot, ()) if form.form != "?"]
        given = [lemma_of(form) + ("\u064d" if "\u064d" in form else "") for form in forms]
    yield from ((word, "masdar") for word in dict.fromkeys(given))


def main() -> int:
    """Write the databases, or compare them with the committed ones."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--check", action="store_true", help="only compare with the committed files")
    made = {"morphology.db": Builder().build(), "morphology-rare.db": rare_verbs(table("verbs.tsv"))}
    if arguments.parse_args().check:
        return int(
            any(not (LEXICON / name).exists() or (LEXICON / name).read_text("utf-8") != text for name, text in made.items())
        )
    for name, text in made.items():
        (LEXICON / name).write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}: {len(text.encode()) / 1e6:.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
