"""The lexicon as data: every table loads, every row is legal, and a broken row is named with its file and line."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from kg.errors import BadData
from kg.model import PLOVER, SUBTYPES
from kg.reading import lexicon
from kg.reading.arabic.normalize import INVISIBLE, match_key
from kg.reading.lexicon import CUE_COLUMNS, SLOTS, Frame, Lexicon, bare, bare_words, rows
from kg.resources import files, path

CUE_FILES = files("seeds/lexicon/ar/cues", "*.tsv")
TABLES = [*files("seeds/lexicon/ar", "*.tsv"), *CUE_FILES]
HEADER = "\t".join(CUE_COLUMNS)


@pytest.fixture(scope="module")
def tables() -> Lexicon:
    return lexicon.load()


def frames(tables: Lexicon) -> list[Frame]:
    indexes = (tables.verbs, tables.nouns, tables.adjectives, tables.actives, tables.passives, tables.lights, tables.phrases)
    return [frame for index in indexes for entries in index.values() for frame in entries]


# what ships


@pytest.mark.parametrize("plover", PLOVER)
def test_each_class_has_a_file_of_cues(plover: str) -> None:
    assert f"{plover.lower()}.tsv" in {file.name for file in CUE_FILES}


@pytest.mark.parametrize("plover", PLOVER)
def test_each_class_has_verbs_and_nouns(tables: Lexicon, plover: str) -> None:
    kinds = Counter(frame.pos for frame in frames(tables) if frame.type == plover)
    assert kinds["verb"] >= 5 and kinds["noun"] + kinds["light"] >= 5


@pytest.mark.parametrize("file", CUE_FILES, ids=lambda file: file.name)
def test_every_slot_and_subtype_of_a_cue_file_is_legal(file: Path) -> None:
    for number, row in rows(file, CUE_COLUMNS):
        slots = {slot for column in ("source", "target", "content") for slot in row[column].split("|") if slot}
        assert slots <= SLOTS, f"{file.name}, line {number}: {slots - SLOTS}"
        assert row["sub"] in ("", *SUBTYPES), f"{file.name}, line {number}"
        assert row["pos"] in ("verb", "noun", "light", "phrase", "adjective"), f"{file.name}, line {number}"


@pytest.mark.parametrize("file", CUE_FILES, ids=lambda file: file.name)
def test_every_cue_is_plain_arabic_without_vowel_signs(file: Path) -> None:
    for number, row in rows(file, CUE_COLUMNS):
        marks = [mark for mark in row["cue"] if "\u064b" <= mark <= "\u0652" or mark == "\u0640"]
        assert row["cue"] and not marks, f"{file.name}, line {number}: {row['cue']}"


@pytest.mark.parametrize("file", CUE_FILES, ids=lambda file: file.name)
def test_no_cue_stands_twice_with_the_same_frame(file: Path) -> None:
    seen = Counter(tuple(row[column] for column in CUE_COLUMNS) for _, row in rows(file, CUE_COLUMNS))
    assert not [row for row, times in seen.items() if times > 1]


@pytest.mark.parametrize("file", CUE_FILES, ids=lambda file: file.name)
def test_a_verb_cue_is_one_word_and_a_light_construction_two_or_three(file: Path) -> None:
    sizes = {"verb": (1,), "noun": (1, 2, 3), "adjective": (1, 2), "light": (2, 3)}
    for number, row in rows(file, CUE_COLUMNS):
        if row["pos"] in sizes:
            assert len(row["cue"].split()) in sizes[row["pos"]], f"{file.name}, line {number}: {row['cue']}"


@pytest.mark.parametrize("file", TABLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_every_table_is_utf8_in_rows_of_one_width(file: Path) -> None:
    assert list(rows(file, ()))


@pytest.mark.parametrize("file", TABLES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_no_table_holds_presentation_forms_or_direction_controls(file: Path) -> None:
    hidden = re.compile(f"[\ufb50-\ufdff\ufe70-\ufefe{INVISIBLE}]")
    assert not [hex(ord(letter)) for letter in hidden.findall(file.read_text(encoding="utf-8"))]


# how it is read


def test_a_frame_names_the_file_and_line_it_comes_from(tables: Lexicon) -> None:
    frame = tables.verbs[match_key("دعا")][0]
    file, line = frame.id.split(":")
    assert (
        path("seeds", "lexicon", "ar", "cues", file).read_text(encoding="utf-8").splitlines()[int(line) - 1].startswith("دعا\t")
    )


def test_the_verbal_noun_of_a_verb_takes_its_subject_as_genitive_and_its_object_behind_l_or_as_genitive(tmp_path: Path) -> None:
    noun = added(tmp_path, row(cue="آزر", nouns="مؤازرة")).nouns[match_key("مؤازرة")][0]
    assert (noun.derived, noun.source, noun.target) == (True, ("gen",), ("ل", "gen"))


def test_participles_stand_before_and_behind_a_colon(tmp_path: Path) -> None:
    made = added(tmp_path, row(cue="آزر", participles="مؤازر:مؤازَر"))
    assert [frame.pos for frame in (*made.actives[match_key("مؤازر")], *made.passives[match_key("مؤازر")])] == [
        "active",
        "passive",
    ]


@pytest.mark.parametrize(
    ("needs", "where"),
    [("جيش, قوات", "clause"), ("content:جيش, قوات", "content"), ("obj:جيش, قوات", "obj")],
    ids=["anywhere in the clause", "in the content", "in the object"],
)
def test_a_condition_says_where_its_words_are_looked_for(tmp_path: Path, needs: str, where: str) -> None:
    frame = added(tmp_path, row(cue="سحب", needs=needs)).verbs[match_key("سحب")][0]
    assert (frame.needs_where, frame.needs) == (where, {match_key("جيش"), match_key("قوات")})


def test_senses_with_a_condition_are_tried_before_those_without(tables: Lexicon) -> None:
    for entries in (*tables.verbs.values(), *tables.nouns.values()):
        conditions = [bool(frame.needs) for frame in entries]
        assert conditions == sorted(conditions, reverse=True)


@pytest.mark.parametrize(
    ("text", "words"), [("وزير الخارجية", ("وزير", "خارجيه")), ("الأمين العام", ("امين", "عام")), ("الله", ("الله",))]
)
def test_titles_are_compared_without_their_articles(text: str, words: tuple[str, ...]) -> None:
    assert bare_words(text) == words


@pytest.mark.parametrize(("key", "without"), [("الرئيس", "رئيس"), ("الي", "الي"), ("رئيس", "رئيس")])
def test_the_article_is_taken_off_only_where_a_word_is_left(key: str, without: str) -> None:
    assert bare(key) == without


# what is broken is said with file and line


def added(tmp_path: Path, text: str) -> Lexicon:
    """A lexicon of one row."""
    file = tmp_path / "support.tsv"
    file.write_text(f"{HEADER}\n{text}\n", encoding="utf-8")
    made = Lexicon()
    lexicon._add_cues(made, file)
    return made


def broken(tmp_path: Path, row: str, *, name: str = "accuse.tsv") -> str:
    """The message for a cue file whose third line is `row`."""
    file = tmp_path / name
    file.write_text(f"# cues\n{HEADER}\n{row}\n", encoding="utf-8")
    with pytest.raises(BadData) as raised:
        lexicon._add_cues(Lexicon(), file)
    return str(raised.value)


def row(**cells: str) -> str:
    """A row that is right but for the cells given."""
    right = {"cue": "اتهم", "pos": "verb", "source": "subj", "target": "obj", "content": "ب"}
    return "\t".join({**dict.fromkeys(CUE_COLUMNS, "-"), **right, **cells}[column] for column in CUE_COLUMNS)


BROKEN = [
    pytest.param({"source": "فاعل"}, "unknown slot فاعل", id="a slot that does not exist"),
    pytest.param({"target": "obj|مفعول"}, "unknown slot مفعول", id="one of several slots does not exist"),
    pytest.param({"sub": "truce"}, "unknown subtype truce", id="a subtype that does not exist"),
    pytest.param({"pos": "adverb"}, "unknown pos adverb", id="a part of speech that does not exist"),
]


@pytest.mark.parametrize(("cells", "message"), BROKEN)
def test_a_broken_row_is_named_with_what_is_wrong_and_what_is_allowed(
    tmp_path: Path, cells: dict[str, str], message: str
) -> None:
    said = broken(tmp_path, row(**cells))
    assert message in said and "allowed are" in said


@pytest.mark.parametrize("cells", [{"source": "فاعل"}, {"sub": "truce"}, {"pos": "adverb"}], ids=["slot", "subtype", "pos"])
def test_a_broken_row_is_named_with_file_and_line(tmp_path: Path, cells: dict[str, str]) -> None:
    said = broken(tmp_path, row(**cells))
    assert "accuse.tsv" in said and ("line 3" in said or "accuse.tsv:3" in said)


def test_a_row_with_too_many_cells_is_named_with_file_and_line(tmp_path: Path) -> None:
    said = broken(tmp_path, row() + "\tone more")
    assert "accuse.tsv, line 3" in said and "11 cells where the header names 10" in said


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    file = tmp_path / "accuse.tsv"
    file.write_text("cue\tpos\nاتهم\tverb\n", encoding="utf-8")
    with pytest.raises(BadData, match="no column .*source") as raised:
        list(rows(file, CUE_COLUMNS))
    assert "accuse.tsv, line 1" in str(raised.value)


def test_a_cue_file_must_be_named_after_a_class(tmp_path: Path) -> None:
    assert "named after no PLOVER type" in broken(tmp_path, row(), name="blame.tsv")


def test_comments_and_empty_lines_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("# words\n\nword\tnote\n# another\nنعم\t-\n", encoding="utf-8")
    assert list(rows(file, ("word",))) == [(5, {"word": "نعم", "note": ""})]


def test_cells_left_out_at_the_end_of_a_row_are_empty(tmp_path: Path) -> None:
    file = tmp_path / "words.tsv"
    file.write_text("word\tnote\nنعم\n", encoding="utf-8")
    assert list(rows(file, ("word",))) == [(2, {"word": "نعم", "note": ""})]
