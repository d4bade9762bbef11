"""What the analyser says of single words, and of words in a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg.errors import MissingResource, WrongUse
from kg.reading.arabic.morphology import Analysis, Morphology, load

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def morphology() -> Morphology:
    return load()


def says(analysis: Analysis) -> str:
    """A reading in one line: clitics+lemma/pos/aspect, voice, person, gender, number."""
    proclitics = "".join(f"{letter}+" for letter in analysis.proclitics) + ("ال+" if analysis.definite else "")
    enclitic = f"+{analysis.enclitic}" if analysis.enclitic else ""
    features = analysis.aspect + analysis.voice + analysis.person + analysis.gender + analysis.number
    return f"{proclitics}{analysis.lemma}{enclitic} {analysis.pos} {features}".strip()


FIRST = [
    # verbs: perfect, imperfect, weak roots, clitics
    ("اتهمت", "اتهم verb pa3fs"),
    ("هددت", "هدد verb pa3fs"),
    ("دعا", "دعا verb pa3ms"),
    ("دعت", "دعا verb pa3fs"),
    ("تدعو", "دعا verb ia3fs"),
    ("يدعون", "دعا verb ia3mp"),
    ("وقالت", "و+قال verb pa3fs"),
    ("قالوا", "قال verb pa3mp"),
    ("فقال", "ف+قال verb pa3ms"),
    ("وسيطالبونهم", "و+س+طالب+هم verb ia3mp"),
    ("اتهموه", "اتهم+ه verb pa3mp"),
    ("يتهمها", "اتهم+ها verb ia3ms"),
    ("استؤنف", "استأنف verb pp3ms"),
    ("استأنفت", "استأنف verb pa3fs"),
    ("سيلتقي", "س+التقى verb ia3ms"),
    ("التقيا", "التقى verb pa3md"),
    ("يؤكدون", "أكد verb ia3mp"),
    ("اكد", "أكد verb pa3ms"),
    ("اعلنت", "أعلن verb pa3fs"),
    ("رأى", "رأى verb pa3ms"),
    ("يرى", "رأى verb ia3ms"),
    ("كانوا", "كان verb pa3mp"),
    ("تكون", "كان verb ia3fs"),
    ("ليست", "ليس verb pa3fs"),
    ("استهدفهم", "استهدف+هم verb pa3ms"),
    ("هاجموا", "هاجم verb pa3mp"),
    ("ساندت", "ساند verb pa3fs"),
    ("اتخذت", "اتخذ verb pa3fs"),
    ("استجابت", "استجاب verb pa3fs"),
    # nouns: masdars, role nouns, broken and sound plurals, dual
    ("للهجمات", "ل+ال+هجوم noun mp"),
    ("بالاتهامات", "ب+ال+اتهام noun fp"),
    ("بدعوتها", "ب+دعوة+ها noun fs"),
    ("الوزيرة", "ال+وزير noun fs"),
    ("قادة", "قائد noun mp"),
    ("رؤسائهم", "رئيس+هم noun mp"),
    ("وزيرا", "وزير noun ms"),
    ("غارتين", "غارة noun fd"),
    ("للجنة", "ل+ال+لجنة noun fs"),
    ("عقوبات", "عقوبة noun fp"),
    ("مسؤولون", "مسؤول noun mp"),
    ("مستشفيات", "مستشفى noun mp"),
    ("قواتها", "قوة+ها noun fp"),
    ("الحكومه", "ال+حكومة noun fs"),
    # adjectives and nisbas
    ("المدعومة", "ال+مدعوم adj fs"),
    ("الأذربيجانية", "ال+أذربيجاني adj fs"),
    ("الاميركيين", "ال+أميركي adj mp"),
    ("كبرى", "أكبر adj fs"),
    # function words
    ("لم", "لم part_neg"),
    ("الى", "إلى prep"),
    ("عليها", "على+ها prep"),
    ("منهم", "من+هم prep"),
    ("له", "ل+ه prep"),
    ("بينهم", "بين+هم prep"),
    ("أنه", "أن+ه conj_sub"),
    ("إنها", "إن+ها conj_sub"),
    ("لأنهم", "لأن+هم conj_sub"),
    ("ولكن", "و+لكن conj"),
    ("والتي", "و+الذي pron_rel fs"),
    ("هؤلاء", "هذا pron_dem p"),
    ("بعد", "بعد prep"),
    ("سوف", "سوف part_fut"),
    ("وقد", "و+قد part"),
    ("روسيا", "روسيا noun_prop"),
]


@pytest.mark.parametrize(("word", "expected"), FIRST, ids=[word for word, _ in FIRST])
def test_the_likeliest_reading_of_a_word(morphology: Morphology, word: str, expected: str) -> None:
    assert says(morphology.analyses(word)[0]) == expected


ALSO = [
    ("متهما", "متهم adj ms", "active_participle", "اتهم"),
    ("متهما", "متهم noun ms", "passive_participle", "اتهم"),
    ("دعم", "دعم noun ms", "masdar", "دعم"),
    ("دعم", "دعم verb pa3ms", "", ""),
    ("قتل", "قتل verb pp3ms", "", ""),
    ("فليدع", "ف+ل+دعا verb ia3ms", "", ""),
    ("الهجوم", "ال+هجوم noun ms", "masdar", "هجم"),
    ("مؤكدا", "مؤكد adj ms", "active_participle", "أكد"),
    ("المدعومين", "ال+مدعوم adj mp", "passive_participle", "دعم"),
    ("الفرنسي", "ال+فرنسي adj ms", "nisba", ""),
]


@pytest.mark.parametrize(("word", "expected", "kind", "verb"), ALSO, ids=[f"{word}:{what}" for word, what, *_ in ALSO])
def test_a_reading_among_others_and_the_verb_it_comes_from(
    morphology: Morphology, word: str, expected: str, kind: str, verb: str
) -> None:
    found = {(says(analysis), analysis.kind, analysis.verb) for analysis in morphology.analyses(word)}
    assert (expected, kind, verb) in found


def test_a_word_written_with_its_vowel_signs_loses_the_readings_they_exclude(morphology: Morphology) -> None:
    assert morphology.analyses("يُقتل")[0].voice == "p"
    assert morphology.analyses("يقتل")[0].voice == "a"
    assert all(analysis.pos != "verb" for analysis in morphology.analyses("دعمًا"))


def test_a_wrong_hamza_counts_more_than_a_dropped_one(morphology: Morphology) -> None:
    assert morphology.analyses("إن")[0].lemma == "إن"
    assert morphology.analyses("أن")[0].lemma == "أن"
    assert {analysis.lemma for analysis in morphology.analyses("ان")} >= {"إن", "أن"}


@pytest.mark.parametrize("word", ["ظظظظ", "", "،", "NATO", "2020", "و7"])
def test_what_is_no_known_arabic_word_has_no_reading(morphology: Morphology, word: str) -> None:
    assert morphology.analyses(word) == ()


SENTENCES = [
    ("طالب الوزير بوقف النار", 0, "verb"),
    ("التقى الوزير مع طالب في الجامعة", 3, "noun"),
    ("وتابع الرئيس حديثه", 0, "verb"),
    ("أعلنت عن دعم الحكومة", 2, "noun"),
    ("وقع الرئيس الاتفاق أمس", 0, "verb"),
    ("لم تعد الحكومة إلى المفاوضات", 1, "verb"),
    ("قال في مقابلة أمس", 2, "noun"),
    ("الهجوم الروسي على المدينة", 1, "adj"),
    ("وزير الخارجية الفرنسي", 1, "noun"),
    ("وقف إطلاق النار في البلاد", 1, "noun"),
]


@pytest.mark.parametrize(("sentence", "index", "pos"), SENTENCES, ids=[sentence for sentence, *_ in SENTENCES])
def test_neighbours_choose_between_readings(morphology: Morphology, sentence: str, index: int, pos: str) -> None:
    chosen = morphology.best(sentence.split())[index]
    assert chosen is not None and chosen.pos == pos


def test_the_jussive_after_lam_is_of_the_hollow_verb(morphology: Morphology) -> None:
    chosen = morphology.best(["لم", "يعد", "الوفد"])[1]
    assert chosen is not None and (chosen.lemma, chosen.mood) == ("عاد", "j")


def test_the_camel_tools_analyzer_reads_the_same_database(morphology: Morphology) -> None:
    from camel_tools.morphology.analyzer import Analyzer
    from camel_tools.morphology.database import MorphologyDB

    analyzer = Analyzer(MorphologyDB(str(ROOT / "seeds" / "lexicon" / "ar" / "morphology.db"), "a"), "NONE")
    for word in ("وسيطالبونهم", "بالاتهامات", "الأذربيجانية", "عليها", "لم"):
        ours = {(a.lemma, a.pos, a.aspect) for a in morphology.analyses(word)}
        theirs = {(a["lex"], a["pos"], a.get("asp", "-").strip("-")) for a in analyzer.analyze(word)}
        assert ours == theirs


def test_the_committed_database_is_what_the_generator_makes() -> None:
    pytest.importorskip("mazini")
    done = subprocess.run([sys.executable, str(ROOT / "seeds" / "generators" / "morphology.py"), "--check"], check=False)
    assert done.returncode == 0, "run: python seeds/generators/morphology.py"


def test_a_missing_database_is_named_with_the_command_that_makes_it(tmp_path: Path) -> None:
    with pytest.raises(MissingResource, match=r"seeds/generators/morphology\.py"):
        load(tmp_path / "none.db")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "words.db"
    file.write_text("this is no database\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="not a camel-tools morphology database"):
        load(file)
