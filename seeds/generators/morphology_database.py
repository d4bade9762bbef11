"""The database file of the morphology, in the format camel-tools reads (`camel_tools.morphology.database`).

A database is three lists (PREFIXES, SUFFIXES, STEMS) whose entries are `letters, category, features`, and three tables that say
which categories go together (AB prefix-stem, BC stem-suffix, AC prefix-suffix). Letters are in matching spelling; the
correct spelling is the feature `diac`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

Features = dict[str, str]

DEFINES: dict[str, tuple[str, ...]] = {
    "diac": ("*open*",), "lex": ("*open*",), "verb": ("*open*",), "freq": ("*open*",), "cost": ("*open*",), "form": ("*open*",),
    "vox_p": ("*open*",), "vox_i": ("*open*",),
    "pos": ("verb", "noun", "adj", "noun_prop", "prep", "conj", "conj_sub", "part_neg", "part_fut", "part", "pron", "pron_rel",
            "pron_dem", "adv", "interrog", "num", "digit", "punc", "foreign"),
    "kind": ("masdar", "active_participle", "passive_participle", "nisba", "-"),
    "asp": ("p", "i", "c", "-"), "vox": ("a", "p", "-"), "per": ("1", "2", "3", "-"), "gen": ("m", "f", "-"),
    "num": ("s", "d", "p", "-"),
    "mod": ("i", "s", "j", "-"), "prc0": ("Al_det", "0"), "prc1": ("bi_prep", "li_prep", "ka_prep", "sa_fut", "li_sub", "0"),
    "prc2": ("wa_conj", "fa_conj", "0"), "prc3": (">a_ques", "0"), "enc0": ("*open*",), "source": ("*open*",),
}  # fmt: skip
"""Every feature and its closed values, named as in camel-tools' databases; ours are `verb`, `kind`, `form`, `freq`, `cost` and,
how much likelier than usual a passive is in the perfect and in the imperfect, `vox_p`, `vox_i`."""

VERB = ("asp", "vox", "per", "gen", "num", "mod", "enc0", "prc1", "prc2")
NOUN = ("gen", "num", "enc0", "prc0", "prc1", "prc2")
_OFF = {"enc0": "0", "prc0": "0", "prc1": "0", "prc2": "0", "prc3": "0"}


def open_features(names: Iterable[str], values: Features) -> Features:
    """The features of a stem: those that prefixes and suffixes may fill stand there empty, since camel-tools fills no others."""
    return {name: values.get(name, _OFF.get(name, "-")) for name in names} | {
        k: v for k, v in values.items() if k not in set(names)
    }


@dataclass(slots=True)
class Database:
    """The entries and tables, filled by the generator; `text` writes them sorted."""

    prefixes: set[str] = field(default_factory=set)
    suffixes: set[str] = field(default_factory=set)
    stems: set[str] = field(default_factory=set)
    prefix_stem: set[str] = field(default_factory=set)
    stem_suffix: set[str] = field(default_factory=set)
    prefix_suffix: set[str] = field(default_factory=set)
    classes: dict[tuple[str, frozenset[str]], str] = field(default_factory=dict)

    def prefix(self, letters: str, category: str, features: Features) -> None:
        """Add a prefix: proclitics and, for the imperfect, the person letter."""
        self.prefixes.add(_entry(letters, category, features))

    def suffix(self, letters: str, category: str, features: Features) -> None:
        """Add a suffix: an ending and an attached pronoun."""
        self.suffixes.add(_entry(letters, category, features))

    def stem(self, letters: str, category: str, features: Features) -> None:
        """Add a stem."""
        self.stems.add(_entry(letters, category, features))

    def allow(self, *, prefix: str = "", stem: str = "", suffix: str = "") -> None:
        """Say that two categories go together (exactly two are given)."""
        if not suffix:
            self.prefix_stem.add(f"{prefix} {stem}")
        elif not prefix:
            self.stem_suffix.add(f"{stem} {suffix}")
        else:
            self.prefix_suffix.add(f"{prefix} {suffix}")

    def category(self, family: str, endings: frozenset[str], prefixes: Iterable[str]) -> str:
        """The stem category for a set of endings, made when first needed."""
        wanted = (family, endings)
        if wanted not in self.classes:
            name = f"{family}{sum(1 for known, _ in self.classes if known == family) + 1}"
            self.classes[wanted] = name
            for ending in sorted(endings):
                self.allow(stem=name, suffix=ending)
            for prefix in sorted(prefixes):
                self.allow(prefix=prefix, stem=name)
        return self.classes[wanted]

    def text(self) -> str:
        """The whole file."""
        lines = ["###DEFINES###"]
        lines += [f"DEFINE {name} " + " ".join(f"{name}:{value}" for value in values) for name, values in DEFINES.items()]
        lines += ["###DEFAULTS###"]
        lines += [f"DEFAULT pos:{pos} " + " ".join(f"{name}:{_OFF.get(name, '-')}" for name in DEFINES if name != "pos")
                  for pos in (*DEFINES["pos"], "latin")]  # fmt: skip
        lines += ["###ORDER###", "ORDER " + " ".join(DEFINES), "###TOKENIZATIONS###", "###STEMBACKOFF###", "###PREFIXES###"]
        sections = (
            (self.prefixes, "###SUFFIXES###"),
            (self.suffixes, "###STEMS###"),
            (self.stems, "###TABLE AB###"),
            (self.prefix_stem, "###TABLE BC###"),
            (self.stem_suffix, "###TABLE AC###"),
            (self.prefix_suffix, ""),
        )
        for entries, end in sections:
            lines += sorted(entries)
            lines += [end] if end else []
        return "\n".join(lines) + "\n"


def _entry(letters: str, category: str, features: Features) -> str:
    return f"{letters}\t{category}\t" + " ".join(f"{name}:{value}" for name, value in features.items())
