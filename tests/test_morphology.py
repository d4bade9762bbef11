"""What the analyser says of single words, and of words in a sentence."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ambiguity import cases, read, told

from kg import resources
from kg.errors import MissingResource, WrongUse
from kg.reading.arabic import databases
from kg.reading.arabic import morphology as module
from kg.reading.arabic.morphology import Analysis, Morphology, load
from kg.reading.lexicon import rows

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


# ambiguity

FLOOR = 0.93
"""The share of tests/data/ambiguity.tsv that must be read right."""


def test_the_benchmark_is_read_well(morphology: Morphology) -> None:
    every = list(cases())
    wrong = [f"{case.kind}: {' '.join(case.words)}" for case in every if read(morphology, case) != case.expected]
    assert len(every) >= 150
    assert len(wrong) <= (1 - FLOOR) * len(every), "\n".join(wrong)


def test_the_benchmark_asks_for_readings_that_the_database_has(morphology: Morphology) -> None:
    for case in cases():
        found = {told(reading) for reading in morphology.analyses(case.words[case.word])}
        assert case.expected in found, f"{' '.join(case.words)}: {case.expected} is not among {found}"


CONTEXTS = [
    pytest.param("قتل 12 شخصا في القصف", 0, "قتل/verb/p", id="a passive before a count"),
    pytest.param("اعترف بأنه قتل زوجته", 2, "قتل/verb/a", id="no passive before an object"),
    pytest.param("القوات قتلت مدنيا", 1, "قتل/verb/a", id="no passive behind a feminine doer"),
    pytest.param("وقُتل المسلح", 0, "قتل/verb/p", id="a written ḍamma"),
    pytest.param("اعتبرت الخطوة غير مشروعة", 3, "مشروع/adj", id="an adjective behind «غير»"),
    pytest.param("الحكومة تقدم خطة", 1, "قدم/verb/a", id="a verb agrees with its subject"),
    pytest.param("التقرير الذي تحقق من الأمر", 2, "تحقق/verb/a", id="a verb agrees with the relative"),
    pytest.param("على بعد أمتار", 1, "بعد/noun", id="no preposition behind «على»"),
    pytest.param("من شأنها منع التصعيد", 2, "منع/noun", id="a verbal noun behind «شأنها»"),
    pytest.param("نشرت وثائق جمعتها المنظمة", 2, "جمع/verb/a", id="a clause that describes a noun"),
]


@pytest.mark.parametrize(("sentence", "index", "expected"), CONTEXTS)
def test_a_rule_of_context(morphology: Morphology, sentence: str, index: int, expected: str) -> None:
    assert told(morphology.best(sentence.split())[index]) == expected


# what the databases hold


def capitals() -> Iterator[str]:
    for block in resources.path("seeds", "actors", "states-seats.ttl").read_text(encoding="utf-8").split(" .\n"):
        if "kg:capitalOf state:" in block:
            found = re.search(r'"([^"]+)"@ar', block)
            assert found, block
            yield found[1]


def demonyms() -> Iterator[str]:
    for name in ("states.ttl", "states-names.ttl", "peoples.ttl"):
        text = resources.path("seeds", "actors", name).read_text(encoding="utf-8")
        for objects in re.findall(r'kg:demonym\s+((?:"[^"]*"(?:@\w+)?\s*,?\s*)+)', text):
            yield from (word for word in re.findall(r'"([^" ]+)"@ar', objects) if word.endswith("ي"))


def test_every_capital_has_its_nisba_or_is_said_to_have_none() -> None:
    told_of = {row["of"] for _, row in rows(resources.path("seeds", "lexicon", "ar", "nisbas.tsv"), ("lemma", "of"))}
    assert set(capitals()) <= told_of


def test_the_nisbas_of_states_nations_and_capitals_are_known_in_every_form(morphology: Morphology) -> None:
    table = rows(resources.path("seeds", "lexicon", "ar", "nisbas.tsv"), ("lemma", "of"))
    words = {row["lemma"] for _, row in table} - {""} | set(demonyms())
    assert len(words) > 600
    for word in words:
        for form in (word, f"ال{word}", f"{word}ة", f"{word}ون", f"وال{word}ين", f"لل{word}ات"):
            assert any(reading.pos == "adj" and reading.kind == "nisba" for reading in morphology.analyses(form)), form


def test_every_verb_that_mazini_attests_is_known(morphology: Morphology) -> None:
    lexicon = pytest.importorskip("mazini.lexicon")
    from mazini import conjugate

    attested = [(root, pattern) for root in lexicon.lexicon_roots() for pattern in lexicon.attested_wazns(root)]
    assert len(attested) == 24188
    for root, pattern in attested[::61]:
        form = conjugate(root, pattern).slots["past_3ms"][0].form
        lemmas = {reading.lemma for reading in morphology.analyses(form) if reading.pos == "verb"}
        rare = {reading.lemma for _, reading in module._rare().readings(form)}
        assert re.sub("[\u064b-\u0652\u0670]", "", form) in lemmas | rare, (root, pattern, form)


def test_what_only_a_rare_verb_explains_is_a_name_unless_its_place_says_otherwise(morphology: Morphology) -> None:
    assert all(reading.rare for reading in morphology.analyses("يرتعص"))
    assert morphology.best(["قال", "يرتعص", "إن"])[1] is None
    chosen = morphology.best(["لم", "يرتعص", "أحد"])[1]
    assert chosen is not None and (chosen.lemma, chosen.pos) == ("ارتعص", "verb")


def test_each_database_stays_small() -> None:
    for name in ("morphology.db", "morphology-rare.db"):
        assert databases.own(name).stat().st_size < 5_000_000


# the full database

FULL = """###DEFINES###
DEFINE diac diac:*open*
DEFINE lex lex:*open*
DEFINE pos pos:verb pos:noun pos:noun_prop pos:noun_num pos:noun_quant pos:punc pos:digit
DEFINE per per:1 per:2 per:3 per:na
DEFINE asp asp:p asp:i asp:na
DEFINE vox vox:a vox:p vox:na
DEFINE mod mod:i mod:u mod:na
DEFINE gen gen:m gen:f gen:na
DEFINE num num:s num:p num:na
DEFINE prc0 prc0:0 prc0:Al_det prc0:na
DEFINE prc1 prc1:0 prc1:bi_prep prc1:na
DEFINE prc2 prc2:0 prc2:wa_conj prc2:na
DEFINE enc0 enc0:*open*
DEFINE pos_lex_logprob pos_lex_logprob:*open*
###DEFAULTS###
DEFAULT pos:verb diac:- lex:- per:- asp:- vox:- mod:- gen:- num:- prc0:0 prc1:0 prc2:0 enc0:0 pos_lex_logprob:-99.0
###ORDER###
ORDER diac lex pos per asp vox mod gen num prc0 prc1 prc2 enc0
###TOKENIZATIONS###
###STEMBACKOFF###
###PREFIXES###
	Pref-0	diac:
و	Pref-Wa	diac:وَ+ prc2:wa_conj
بال	NPref-BiAl	diac:بِ+ال+ prc1:bi_prep prc0:Al_det
###SUFFIXES###
	Suff-0	diac:
ه	NSuff-ap	diac:+َة gen:f num:s
وا	PVSuff-uwA	diac:+ُوا per:3 gen:m num:p asp:p vox:a mod:i
###STEMS###
عفرين	Nprop	diac:عَفْرِين lex:عَفْرِين_1 pos:noun_prop per:na asp:na vox:na mod:na gen:f num:s prc0:0 prc1:0 prc2:0 enc0:0 pos_lex_logprob:-5.1
غوط	Nap	diac:غُوط lex:غُوطَة_1 pos:noun per:na asp:na vox:na mod:na gen:f num:s prc0:0 prc1:0 prc2:0 enc0:0 pos_lex_logprob:-6.2
ارتعص	PV	diac:ارتَعَص lex:ارتَعَص_1 pos:verb per:3 asp:p vox:a mod:i gen:m num:s prc0:na prc1:0 prc2:0 enc0:0 pos_lex_logprob:-9.3
بضعمئه	Nprop	diac:بِضْعُمِئَة lex:بِضْعُمِئَة_1 pos:noun_num per:na asp:na vox:na mod:na gen:f num:s prc0:0 prc1:0 prc2:0 enc0:0 pos_lex_logprob:-9
حكوم	Nap	diac:حُكُوم lex:أُخرى_1 pos:noun per:na asp:na vox:na mod:na gen:f num:s prc0:0 prc1:0 prc2:0 enc0:0 pos_lex_logprob:-1
###TABLE AB###
Pref-0 Nprop
Pref-Wa Nprop
Pref-0 Nap
NPref-BiAl Nap
Pref-0 PV
Pref-Wa PV
###TABLE BC###
Nprop Suff-0
Nap NSuff-ap
PV Suff-0
PV PVSuff-uwA
###TABLE AC###
Pref-0 Suff-0
Pref-Wa Suff-0
Pref-0 NSuff-ap
NPref-BiAl NSuff-ap
Pref-0 PVSuff-uwA
Pref-Wa PVSuff-uwA
"""
"""A few entries in the form of calima-msa-r13: other names of parts of speech, vowel signs in spellings, numbered lemmas."""


@pytest.fixture
def with_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Morphology]:
    """The morphology of a user who has installed a full database."""
    file = tmp_path / "data" / "morphology_db" / "calima-msa-r13" / "morphology.db"
    file.parent.mkdir(parents=True)
    file.write_text(FULL, encoding="utf-8")
    (tmp_path / "catalogue.json").write_text('{"version": "1.6.0", "packages": {}, "components": {}}', encoding="utf-8")
    monkeypatch.setenv("CAMELTOOLS_DATA", str(tmp_path))
    for cached in (load, module._full):
        cached.cache_clear()
    assert databases.installed() == file
    yield load()
    for cached in (load, module._full):
        cached.cache_clear()


FROM_THE_FULL = [
    ("عفرين", "عفرين noun_prop fs"),
    ("وعفرين", "و+عفرين noun_prop fs"),
    ("بالغوطة", "ب+ال+غوطة noun fs"),
    ("وارتعصوا", "و+ارتعص verb pa3mp"),
    ("بضعمئة", "بضعمئة num fs"),
]


@pytest.mark.parametrize(("word", "expected"), FROM_THE_FULL, ids=[word for word, _ in FROM_THE_FULL])
def test_a_full_database_reads_what_ours_does_not_know(with_full: Morphology, word: str, expected: str) -> None:
    assert [says(reading) for reading in with_full.analyses(word)] == [expected]
    assert not with_full.analyses(word)[0].rare


def test_words_that_ours_knows_are_read_as_without_the_full_database(with_full: Morphology, morphology: Morphology) -> None:
    for word in ("حكومة", "وقالت", "بالاتهامات", "لم", "الفرنسية"):
        assert with_full.analyses(word) == morphology.analyses(word)


def test_a_broken_full_database_is_named(tmp_path: Path, with_full: Morphology) -> None:
    file = databases.installed()
    assert file is not None
    file.write_text("###DEFINES###\nbroken\n", encoding="utf-8")
    with pytest.raises(WrongUse, match="camel_data -i morphology-db-msa-r13"):
        with_full.analyses("عفرين")


# the files


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
