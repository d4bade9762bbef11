"""What a written Arabic word can be: lemma, part of speech, features, attached particles and pronouns.

The words are looked up in a camel-tools database. The project ships its own (`seeds/lexicon/ar/morphology.db`, made by
`seeds/generators/morphology.py`). A full one, once the user has run `camel_data -i morphology-db-msa-r13`, answers for the words
that ours does not know. camel-tools reads the files; the look-up then walks its dictionaries directly (50 µs a word, as fast as
its own `Analyzer`), because that one merges prefix, stem and suffix before their frequencies can be added up.

    >>> morphology = load()
    >>> [(a.lemma, a.pos, a.aspect) for a in morphology.analyses("وقالت")][:1]
    [('قال', 'verb', 'p')]
"""

from __future__ import annotations

import importlib
import json
import os
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kg import resources
from kg.errors import MissingResource, WrongUse
from kg.reading.arabic.normalize import match_key

NOMINAL = frozenset({"noun", "adj", "noun_prop", "num"})
_BEFORE_VERBS = frozenset({"لم", "لن", "قد", "سوف", "هل"})
_AUXILIARIES = frozenset({"كان", "ظل", "أصبح", "بات", "صار", "بدأ", "زال", "كاد", "ليس", "أخذ", "جعل", "أمكن", "عاد"})
_PRONOUNS = {
    "1s": "ي", "1p": "نا", "2ms": "ك", "2fs": "ك", "2mp": "كم", "2fp": "كن", "2d": "كما",
    "3ms": "ه", "3fs": "ها", "3mp": "هم", "3fp": "هن", "3d": "هما",
}  # fmt: skip
_PROCLITICS = {"wa": "و", "fa": "ف", "bi": "ب", "li": "ل", "la": "ل", "lA": "ل", "ka": "ك", "sa": "س", ">a": "أ"}
_POS = {
    "noun_num": "num", "noun_quant": "noun", "adj_comp": "adj", "adj_num": "num", "adv_rel": "conj_sub",
    "adv_interrog": "interrog", "pron_interrog": "interrog", "part_interrog": "interrog", "part_voc": "part",
    "part_verb": "part", "part_focus": "part", "part_det": "part", "part_restrict": "part", "interj": "part",
    "verb_pseudo": "conj_sub", "digit": "num", "latin": "foreign", "abbrev": "noun_prop",
}  # fmt: skip
"""Parts of speech of camel-tools' full databases that have another name here."""
_FULL = ("data", "morphology_db", "calima-msa-r13", "morphology.db")
_SLIPS = {("ي", "ى"): 1.0, ("ى", "ي"): 1.5, ("ه", "ة"): 1.0}
"""How unlikely newspapers are to write the first letter for the second, in natural-log units; others cost 4."""
_TANWIN = re.compile("[\u064b-\u064d]")
_FATHA, _DAMMA = "\u064e", "\u064f"


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


class Morphology:
    """Readings of words from one database; each distinct spelling is looked up once.

    Args:
        database: a camel-tools `MorphologyDB` opened for analysis.
        full: a file with a full database, read when a word is not in the first; None for none.
    """

    def __init__(self, database: Any, *, full: Path | None = None) -> None:
        self._full = full
        self._prefixes: Mapping[str, list[tuple[str, dict[str, str]]]] = database.prefix_hash
        self._stems: Mapping[str, list[tuple[str, dict[str, str]]]] = database.stem_hash
        self._prefix_stem: Mapping[str, set[str]] = database.prefix_stem_compat
        self._stem_suffix: Mapping[str, set[str]] = database.stem_suffix_compat
        self._prefix_suffix: Mapping[str, set[str]] = database.prefix_suffix_compat
        self._longest_prefix: int = database.max_prefix_size
        self._longest_suffix: int = database.max_suffix_size
        self._suffixes: dict[str, dict[str, list[dict[str, str]]]] = {}
        for letters, entries in database.suffix_hash.items():
            by_category = self._suffixes.setdefault(letters, {})
            for category, features in entries:
                by_category.setdefault(category, []).append(features)
        self._endings: dict[tuple[str, str], list[tuple[str, dict[str, str]]]] = {}
        self._known: dict[str, tuple[tuple[float, Analysis], ...]] = {}
        self._answers: dict[str, tuple[Analysis, ...]] = {}

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of one written word, the most frequent first.

        Args:
            word: letters in any spelling; vowel signs, where written, rule out readings that contradict them.

        Returns:
            Readings without duplicates; empty for an unknown word. Proper names are not in the project's database.
        """
        found = self._answers.get(word)
        if found is None:
            found = self._answers[word] = tuple(analysis for _, analysis in self._scored(word))
        return found

    def best(self, words: Sequence[str]) -> list[Analysis | None]:
        """For each word of a sentence the reading its neighbours suggest; None for unknown words and punctuation.

        The prior of a reading (how frequent its lemma and form are) is corrected by the words beside it: see `_context`.
        """
        chosen: list[Analysis | None] = []
        scored = [self._scored(word) for word in words]
        for index, options in enumerate(scored):
            before = words[index - 1] if index else ""
            previous = chosen[index - 1] if index else None
            ranked = [
                (score + _context(analysis, previous, before), -rank, analysis) for rank, (score, analysis) in enumerate(options)
            ]
            chosen.append(max(ranked, key=lambda item: item[:2])[2] if ranked else None)
        return chosen

    def _scored(self, word: str) -> tuple[tuple[float, Analysis], ...]:
        if word not in self._known:
            found = tuple(self._look_up(word))
            self._known[word] = found if found or self._full is None else load(self._full)._scored(word)
        return self._known[word]

    def _look_up(self, word: str) -> list[tuple[float, Analysis]]:
        letters = match_key(word)
        if not letters or not letters.isalpha() or letters.isascii():
            return []
        marks = _Marks(word)
        found: dict[Analysis, float] = {}
        for prefix, stem, suffix in self._matches(letters):
            analysis, score, form = _reading(prefix, stem, suffix)
            if not marks.allow(analysis, form):
                continue
            score -= marks.distance(prefix.get("diac", "") + stem.get("diac", "") + suffix.get("diac", ""))
            if score > found.get(analysis, -99.0):
                found[analysis] = score
        return [(score, analysis) for analysis, score in sorted(found.items(), key=lambda item: -item[1])]

    def _matches(self, letters: str) -> Iterator[tuple[dict[str, str], dict[str, str], dict[str, str]]]:
        size = len(letters)
        for start in range(min(self._longest_prefix, size - 1) + 1):
            prefixes = self._prefixes.get(letters[:start])
            if prefixes is None:
                continue
            for stop in range(max(start + 1, size - self._longest_suffix), size + 1):
                stems = self._stems.get(letters[start:stop])
                if stems is None or letters[stop:] not in self._suffixes:
                    continue
                for stem_category, stem in stems:
                    endings = self._endings_of(stem_category, letters[stop:])
                    if not endings:
                        continue
                    for prefix_category, prefix in prefixes:
                        if stem_category not in self._prefix_stem.get(prefix_category, ()):
                            continue
                        allowed = self._prefix_suffix.get(prefix_category, ())
                        for suffix_category, suffix in endings:
                            if suffix_category in allowed:
                                yield prefix, stem, suffix

    def _endings_of(self, stem_category: str, letters: str) -> list[tuple[str, dict[str, str]]]:
        wanted = (stem_category, letters)
        if wanted not in self._endings:
            by_category = self._suffixes[letters]
            categories = sorted(by_category.keys() & self._stem_suffix.get(stem_category, set()))
            self._endings[wanted] = [(category, features) for category in categories for features in by_category[category]]
        return self._endings[wanted]


class _Marks:
    """What the written form of a word says beyond its matching letters."""

    def __init__(self, word: str) -> None:
        self.nominal = bool(_TANWIN.search(word))
        letters = re.findall("([\u0621-\u064a])([\u064b-\u0652]*)", word.replace("\u0640", ""))
        self.letters = "".join(letter for letter, _ in letters)
        self.signs = [signs for _, signs in letters] if any(signs for _, signs in letters) else []

    def allow(self, analysis: Analysis, form: str) -> bool:
        """Whether a reading agrees with the vowel signs: tanwin is nominal, a ḍamma after the clitics tells the passive."""
        if self.nominal and analysis.pos == "verb":
            return False
        if not self.signs or analysis.pos != "verb":
            return True
        first = len(analysis.proclitics)
        sign = self.signs[first] if first < len(self.signs) else ""
        if _DAMMA in sign:
            if analysis.aspect == "p":
                return analysis.voice == "p"
            if analysis.aspect == "i" and form not in ("II", "III", "IV", "Iq"):
                return analysis.voice == "p"
        return not (_FATHA in sign and analysis.voice == "p" and form != "")

    def distance(self, spelling: str) -> float:
        """How far the writer's hamza, ة and ى are from a reading's spelling: a dropped hamza is common, a wrong one is not."""
        if spelling == self.letters:
            return 0.0
        spelling = _plain(spelling)
        total = 0.0
        for written, correct in zip(self.letters, spelling, strict=False):
            if written != correct:
                total += _SLIPS.get((written, correct), 0.7 if written == "ا" else 4.0)
        return total


def _reading(prefix: Mapping[str, str], stem: Mapping[str, str], suffix: Mapping[str, str]) -> tuple[Analysis, float, str]:
    """Merge three entries as camel-tools does: suffix and prefix speak where they have a value, else the stem."""

    def value(name: str) -> str:
        for part in (prefix, suffix, stem):
            found = part.get(name, "-")
            if found not in ("-", "", "na", "u"):
                return found
        return ""

    pos = value("pos")
    verbal = pos == "verb"
    score = float(stem.get("freq", stem.get("pos_lex_logprob", 0))) - float(suffix.get("cost", 0)) - float(prefix.get("cost", 0))
    aspect, voice = (value("asp"), value("vox")) if verbal else ("", "")
    if pos == "adj" and value("enc0") not in ("", "0"):
        score -= 2.5
    analysis = Analysis(
        lemma=_plain(stem["lex"]),
        pos=_POS.get(pos, pos),
        aspect=aspect,
        voice=voice,
        person=value("per"),
        gender=value("gen"),
        number=value("num"),
        definite=value("prc0") == "Al_det",
        kind=value("kind"),
        verb=value("verb"),
        proclitics=tuple(
            _PROCLITICS.get(part.split("_")[0], "") for part in map(value, ("prc3", "prc2", "prc1")) if part not in ("", "0")
        ),
        enclitic=_PRONOUNS.get(value("enc0").split("_")[0], ""),
        mood=value("mod") if verbal else "",
    )
    return analysis, score, stem.get("form", "")


def _plain(lemma: str) -> str:
    return re.sub("[\u064b-\u0652\u0670]", "", lemma)


def _context(analysis: Analysis, previous: Analysis | None, before: str) -> float:
    """What the word before adds to the prior of a reading, in natural-log units."""
    verbal, nominal, adjective = analysis.pos == "verb", analysis.pos in NOMINAL, analysis.pos == "adj"
    bonus = -1.0 if adjective else 0.0
    if previous is None:
        if not before.isalpha() and verbal and analysis.aspect == "p" and analysis.person == "3":
            bonus += (2.0 if "و" in analysis.proclitics else 1.0) - (1.0 if analysis.enclitic or analysis.number != "s" else 0.0)
        return bonus
    agrees = adjective and analysis.definite == (previous.definite or bool(previous.enclitic))
    if previous.lemma in _BEFORE_VERBS and previous.pos in ("part", "part_neg", "part_fut", "interrog"):
        bonus += 4.0 if verbal else -4.0
        if previous.lemma in ("لم", "لن"):
            bonus += -3.0 if analysis.aspect != "i" else 4.0 if analysis.mood == "j" and previous.lemma == "لم" else 1.0
    elif previous.pos == "prep" and not previous.enclitic:
        bonus += -6.0 if verbal else 0.0 if adjective else 1.0
    elif previous.pos == "pron_rel" and not previous.proclitics:
        bonus += 1.5 if verbal else 0.0
    elif previous.pos in ("noun", "adj", "num") and not verbal:
        if agrees:
            bonus += 2.0 if analysis.gender == previous.gender or previous.number == "p" else 1.0
        elif nominal and not previous.definite and not previous.enclitic and (analysis.definite or analysis.enclitic):
            bonus += 1.0
    elif previous.pos == "noun" and not previous.definite and not previous.enclitic and not analysis.proclitics:
        bonus -= 1.5
    elif previous.pos == "verb" and verbal:
        bonus -= 0.0 if previous.lemma in _AUXILIARIES or analysis.proclitics else 2.0
    return bonus


@cache
def load(database: Path | None = None) -> Morphology:
    """The morphology over a database file, read once (about 0.3 s, camel-tools' import included).

    Args:
        database: a file in camel-tools' format; by default the one that ships with the project, helped by a full one where
            the user has installed it with `camel_data -i morphology-db-msa-r13`.

    Raises:
        MissingResource: camel-tools or the database file is missing; the message names the command that brings it.
        WrongUse: the file is not a camel-tools database.

    Example:
        >>> load().analyses("للهجمات")[0].lemma
        'هجوم'
    """
    file = database if database is not None else resources.path("seeds", "lexicon", "ar", "morphology.db")
    if not file.is_file():
        raise MissingResource(
            f"there is no morphology database {file}; the default one is made by: python seeds/generators/morphology.py"
        )
    full = _camel_home().joinpath(*_FULL)
    camel, errors = _camel_tools()
    try:
        return Morphology(camel.MorphologyDB(str(file), "a"), full=full if database is None and full.is_file() else None)
    except (errors.DatabaseParseError, UnicodeDecodeError, KeyError, IndexError, TypeError) as error:
        raise WrongUse(
            f"{file} is not a camel-tools morphology database ({error}); to install one: camel_data -i morphology-db-msa-r13"
        ) from error


def _camel_home() -> Path:
    """Where camel-tools keeps what the user has installed."""
    return Path(os.environ.get("CAMELTOOLS_DATA", "").strip() or Path.home() / ".camel_tools").expanduser()


def _camel_tools() -> tuple[Any, Any]:
    """camel-tools' database and error modules, imported without the network.

    On its first import it reads a catalogue of its data, and downloads one where there is none; so it is shown an empty one then.
    """
    variable, kept = "CAMELTOOLS_DATA", os.environ.get("CAMELTOOLS_DATA")
    if not (_camel_home() / "catalogue.json").is_file():
        os.environ[variable] = str(_empty_catalogue())
    try:
        return importlib.import_module("camel_tools.morphology.database"), importlib.import_module(
            "camel_tools.morphology.errors"
        )
    except ImportError as error:
        raise MissingResource(
            f"camel-tools cannot be imported ({error}); install it with: pip install 'camel-tools>=1.6,<2'"
        ) from error
    finally:
        if kept is None:
            os.environ.pop(variable, None)
        else:
            os.environ[variable] = kept


def _empty_catalogue() -> Path:
    """A folder of the user's cache, or a temporary one, that holds a catalogue of no packages."""
    cache_home = Path(os.environ.get("XDG_CACHE_HOME", "").strip() or Path.home() / ".cache")
    try:
        return _with_catalogue(cache_home / "geokg" / "camel_tools")
    except OSError:
        return _with_catalogue(Path(tempfile.mkdtemp(prefix="geokg-camel-tools-")))


def _with_catalogue(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    catalogue = folder / "catalogue.json"
    if not catalogue.is_file():
        beside = folder / f"catalogue.{os.getpid()}.json"
        beside.write_text(json.dumps({"version": "1.6.0", "packages": {}, "components": {}}), encoding="utf-8")
        beside.replace(catalogue)
    return folder
