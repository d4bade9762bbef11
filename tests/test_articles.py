"""Reading articles from files, folders and standard input, good and bad."""

from __future__ import annotations

import csv
import datetime
import gzip
import io
import json
import sys
from pathlib import Path

import pytest

from kg.errors import BadArticle, BadData, WrongUse
from kg.model import Article
from kg.reading.articles import Reject, read_article, read_articles

BODY = "دعت فرنسا تركيا إلى الحوار.\nورحبت اليونان بالدعوة."
TITLE = "باريس تدعو أنقرة إلى الحوار"


def read(*inputs: Path | str, **options: object) -> tuple[list[Article], list[Reject]]:
    rejects: list[Reject] = []
    return list(read_articles(inputs, on_reject=rejects.append, **options)), rejects  # type: ignore[arg-type]


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def lines(*records: object) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def given(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(data))))


# text files


def test_a_text_file_is_named_by_its_stem_and_dated_by_the_date_that_ends_it(tmp_path):
    file = write(tmp_path, "paris-ankara-2021-03-04.txt", f"{TITLE}\n\n{BODY}\n")
    (article,), _ = read(file, date=datetime.date(1999, 1, 1))
    assert article == Article(
        id="paris-ankara-2021-03-04",
        text=f"{TITLE}\n\n{BODY}\n",
        title=TITLE,
        date=datetime.date(2021, 3, 4),
        language="ar",
        origin=str(file),
    )


def test_a_text_file_without_a_date_in_its_name_has_the_date_given(tmp_path):
    file = write(tmp_path, "paris-2021-13-04.txt", BODY)
    assert read(file, date=datetime.date(2021, 3, 5))[0][0].date == datetime.date(2021, 3, 5)
    assert read(file)[0][0].date is None


def test_the_text_is_unchanged_but_for_byte_order_mark_and_line_ends(tmp_path):
    file = write(tmp_path, "a.txt", b"\xef\xbb\xbf" + "  قالـت\u00a0باريس ،\r\n\r\n إنّ ﻻ\t.".encode())
    assert read(file)[0][0].text == "  قالـت\u00a0باريس ،\n\n إنّ ﻻ\t."


@pytest.mark.parametrize(
    ("first", "title"),
    [
        (TITLE, TITLE),
        ("هل تقبل أنقرة الدعوة؟", ""),
        ("دعت باريس أنقرة. وردت أنقرة", ""),
        ("لقاء أردوغان.. وماكرون", ""),
        ("وقعت 3.5 مليون وثيقة", "وقعت 3.5 مليون وثيقة"),
        ("كلمة " * 40, ""),
    ],
)
def test_a_short_first_line_that_ends_no_sentence_is_the_title(tmp_path, first, title):
    (article,), _ = read(write(tmp_path, "a.txt", f"\n{first}\nقالت باريس إنها ترحب.\n"))
    assert article.title == title


def test_a_compressed_text_file_is_named_without_its_endings(tmp_path):
    (article,), _ = read(write(tmp_path, "paris-2021-03-04.txt.gz", gzip.compress(BODY.encode())))
    assert (article.id, article.text, article.date) == ("paris-2021-03-04", BODY, datetime.date(2021, 3, 4))


# JSON Lines


def test_a_json_line_gives_all_fields_and_line_0_is_the_title(tmp_path):
    record = {
        "id": "n1",
        "date": "2021-03-04",
        "title": TITLE,
        "text": BODY,
        "url": "https://example.org/1",
        "source": "المثال",
        "lang": "ar",
    }
    file = write(tmp_path, "news.jsonl", lines(record))
    (article,), _ = read(file)
    assert article == Article(
        id="n1",
        text=f"{TITLE}\n{BODY}",
        title=TITLE,
        date=datetime.date(2021, 3, 4),
        language="ar",
        publisher="المثال",
        url="https://example.org/1",
        origin=f"{file}, line 1",
    )


def test_a_body_whose_first_line_is_the_title_is_not_given_it_twice(tmp_path):
    (article,), _ = read(write(tmp_path, "n.jsonl", lines({"id": "1", "title": TITLE, "text": f"\n{TITLE}\n{BODY}"})))
    assert article.text == f"{TITLE}\n{BODY}"


def test_a_body_that_opens_with_the_words_of_the_title_and_goes_on_is_still_given_it(tmp_path):
    (article,), _ = read(write(tmp_path, "n.jsonl", lines({"id": "1", "title": "دعت فرنسا", "text": BODY})))
    assert article.text == f"دعت فرنسا\n{BODY}"


@pytest.mark.parametrize("name", ["text", "content", "body"])
def test_the_text_may_be_named_content_or_body(tmp_path, name):
    (article,), _ = read(write(tmp_path, "n.ndjson", lines({"id": 7, name: BODY})))
    assert (article.id, article.text) == ("7", BODY)


def test_a_line_without_id_is_named_by_its_address_or_else_by_its_place(tmp_path):
    articles, _ = read(write(tmp_path, "news.jsonl", lines({"url": "https://example.org/1", "text": BODY}, {"text": BODY})))
    assert [article.id for article in articles] == ["https://example.org/1", "news-2"]


@pytest.mark.parametrize(
    "date", ["2021-03-04", "2021-03-04T23:10:00+03:00", "2021/03/04", "20210304", "Thu, 04 Mar 2021 10:00:00 GMT"]
)
def test_dates_are_read_as_archives_and_feeds_write_them(tmp_path, date):
    (article,), _ = read(write(tmp_path, "n.jsonl", lines({"id": "1", "date": date, "text": BODY})))
    assert article.date == datetime.date(2021, 3, 4)


@pytest.mark.parametrize(
    ("line", "identifier", "reason"),
    [
        ('{"id": "2", "text": ', "", "this line is not JSON"),
        ("[1]", "", "this line is a JSON list; one object a line is wanted"),
        ('"قول"', "", "this line is not a JSON object"),
        ('{"id": "2", "headline": "x"}', "", "no text: one of text, content, body is wanted, the record has id, headline"),
        ('{"id": "2", "text": " "}', "", "the article is empty"),
        ('{"id": "2", "text": 5}', "", "the field text is not a string"),
        ('{"id": "2", "text": "Paris calls"}', "2", "holds no Arabic letter"),
        ('{"id": "2", "text": "قال", "lang": "fa"}', "2", "the language 'fa' is not read; allowed: ar"),
        ('{"id": "2", "text": "قال", "date": "أمس"}', "2", "the date 'أمس' is not read; write it as 2020-09-28"),
        ('{"id": "2", "text": "قال \\ud800"}', "", "the field text holds half a character"),
        ("[" * 100_000, "", "this line's JSON is nested too deep"),
    ],
)
def test_a_bad_line_is_left_out_with_its_number_and_the_others_are_read(tmp_path, line, identifier, reason):
    file = write(tmp_path, "n.jsonl", lines({"id": "1", "text": BODY}) + line + "\n\n" + lines({"id": "3", "text": BODY}))
    articles, (reject,) = read(file)
    assert [article.id for article in articles] == ["1", "3"]
    assert (reject.origin, reject.identifier) == (f"{file}, line 2", identifier)
    assert reject.reason.startswith(reason)


def test_a_line_in_another_encoding_is_left_out_and_named(tmp_path):
    file = write(tmp_path, "n.jsonl", lines({"id": "1", "text": BODY}).encode() + f'{{"text": "{BODY[:20]}"}}\n'.encode("cp1256"))
    articles, (reject,) = read(file)
    assert len(articles) == 1
    assert f"WINDOWS-1256. Convert it with: iconv -f WINDOWS-1256 -t UTF-8 {file} > utf8-n.jsonl" in reject.reason


def test_an_archive_is_read_line_by_line(tmp_path):
    file = write(tmp_path, "n.jsonl", lines({"id": "1", "text": BODY}) + "{broken\n")
    rejects: list[Reject] = []
    articles = read_articles([file], on_reject=rejects.append)
    assert next(articles).id == "1"
    assert rejects == []


def test_the_same_article_again_is_left_out_and_another_paper_with_that_number_is_not(tmp_path):
    one, other = {"id": "1", "source": "أ", "text": BODY}, {"id": "1", "source": "ب", "text": BODY}
    articles, (reject,) = read(write(tmp_path, "n.jsonl", lines(one, other, one)))
    assert [article.publisher for article in articles] == ["أ", "ب"]
    assert reject.reason == "the identifier '1' was read before in this run; the first is kept"


# CSV


def test_csv_has_the_columns_of_json_lines(tmp_path):
    table = io.StringIO()
    csv.writer(table).writerows([["ID", "Title", "Content", "date"], ["1", TITLE, BODY, "2021-03-04"], ["2", "", "قال", ""]])
    articles, rejects = read(write(tmp_path, "n.csv", b"\xef\xbb\xbf" + table.getvalue().encode()))
    assert [(article.id, article.text, article.date) for article in articles] == [
        ("1", f"{TITLE}\n{BODY}", datetime.date(2021, 3, 4)),
        ("2", "قال", None),
    ]
    assert rejects == []


@pytest.mark.parametrize("separator", [";", "\t"])
def test_csv_may_be_separated_by_semicolons_or_tabs(tmp_path, separator):
    articles, _ = read(write(tmp_path, "n.csv", f"id{separator}text\n1{separator}قال\n"))
    assert [(article.id, article.text) for article in articles] == [("1", "قال")]


def test_a_bad_row_is_left_out_with_its_line_and_the_others_are_read(tmp_path):
    rows = 'id,text\n1,"قال\nوقال"\n'.encode() + "2,قال\n".encode("cp1256") + "3,قال,كثير\n4,\n5,قال\n".encode()
    file = write(tmp_path, "n.csv", rows)
    articles, rejects = read(file)
    assert [article.id for article in articles] == ["1", "5"]
    assert [reject.origin for reject in rejects] == [f"{file}, line 4", f"{file}, line 5", f"{file}, line 6"]
    assert [reject.reason[:20] for reject in rejects] == ["not UTF-8 text; it l", "3 cells where the fi", "the article is empty"]


def test_csv_with_an_open_quotation_mark_says_where(tmp_path):
    file = write(tmp_path, "n.csv", 'id,text\n1,قال\n2,"قال\n3,قال\n')
    articles, (reject,) = read(file)
    assert [article.id for article in articles] == ["1"]
    assert str(reject).startswith(f"{file}, line 3: the rest cannot be read as CSV")


def test_csv_without_a_column_of_text_is_refused(tmp_path):
    with pytest.raises(BadArticle, match="no column is named text or content or body; it has: id, headline"):
        read(write(tmp_path, "n.csv", "id,headline\n1,قال\n"))


def test_a_very_long_cell_is_read(tmp_path):
    (article,), _ = read(write(tmp_path, "n.csv", f"id,text\n1,{'قال ' * 50_000}\n"))
    assert len(article.text) == 200_000


# HTML

PAGE = f"""<!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>{TITLE} - صحيفة المثال</title>
<meta property="og:title" content="{TITLE}"><meta property="og:site_name" content="صحيفة المثال">
<meta property="article:published_time" content="2021-03-04T10:00:00Z"></head><body>
<nav><a href="/">الرئيسية</a> <a href="/w">العالم</a></nav>
<article><h1>{TITLE}</h1><p>دعت فرنسا تركيا إلى الحوار.</p><p>ورحبت اليونان بالدعوة.</p></article>
<footer>حقوق النشر محفوظة</footer></body></html>"""


def test_of_a_page_only_the_article_is_read(tmp_path):
    (article,), _ = read(write(tmp_path, "page.html", PAGE))
    assert article.text == f"{TITLE}\nدعت فرنسا تركيا إلى الحوار.\nورحبت اليونان بالدعوة."
    assert (article.id, article.title, article.date, article.publisher) == (
        "page",
        TITLE,
        datetime.date(2021, 3, 4),
        "صحيفة المثال",
    )


def test_a_page_that_declares_its_encoding_is_read_in_it(tmp_path):
    (article,), _ = read(write(tmp_path, "page.htm", PAGE.replace("utf-8", "windows-1256").encode("cp1256")))
    assert article.text.endswith("ورحبت اليونان بالدعوة.")


def test_a_piece_of_html_is_read(tmp_path):
    (article,), _ = read(write(tmp_path, "piece.html", "<p>دعت فرنسا تركيا إلى الحوار &amp; السلام"))
    assert article.text == "دعت فرنسا تركيا إلى الحوار & السلام"


# standard input


def test_standard_input_is_a_text(monkeypatch):
    given(monkeypatch, f"\n{TITLE}\n{BODY}".encode())
    (article,), _ = read("-")
    assert (article.text, article.title) == (f"\n{TITLE}\n{BODY}", TITLE)
    assert article.id.startswith("text-") and len(article.id) == 21


def test_standard_input_that_begins_with_a_brace_is_json_lines(monkeypatch):
    given(monkeypatch, b"\n \n" + lines({"id": "1", "text": BODY}, {"id": "2", "text": BODY}).encode() + b"{")
    articles, (reject,) = read("-")
    assert [article.id for article in articles] == ["1", "2"]
    assert reject.origin == "standard input, line 5"


def test_empty_standard_input_is_an_empty_article(monkeypatch):
    given(monkeypatch, b"\n")
    with pytest.raises(BadArticle, match="standard input: is empty"):
        read("-")


# folders


def test_a_folder_is_read_in_order_with_all_below_it(tmp_path):
    for name in ("b.txt", "a/z.txt", "c.jsonl", ".hidden.txt", "notes.docx"):
        write(tmp_path, name, lines({"id": "c1", "text": BODY}) if name == "c.jsonl" else BODY)
    articles, (reject,) = read(tmp_path)
    assert [article.id for article in articles] == ["z", "b", "c1"]
    assert str(reject).startswith(f"{tmp_path / 'notes.docx'}: files ending in .docx are not read; allowed: .txt, .html")


def test_an_empty_folder_is_an_error(tmp_path):
    with pytest.raises(BadData, match="no file to read; allowed: .txt"):
        read(tmp_path)


# what is refused


def test_a_missing_file_is_named_with_names_that_are_near(tmp_path):
    write(tmp_path, "article.txt", BODY)
    with pytest.raises(BadData, match=r"artcle.txt: no such file or folder; did you mean .*article.txt\?"):
        read(tmp_path / "artcle.txt")


def test_an_unknown_ending_is_refused_with_those_allowed(tmp_path):
    with pytest.raises(WrongUse, match="files ending in .pdf are not read; allowed: .txt, .html, .htm, .jsonl, .ndjson, .csv"):
        read(write(tmp_path, "a.pdf", "x"))


def test_an_unknown_language_is_refused(tmp_path):
    with pytest.raises(WrongUse, match="the language 'fr' is not read; allowed: ar"):
        read(write(tmp_path, "a.txt", BODY), language="fr")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \n", "is empty"),
        (b"Paris calls on Ankara", "holds no Arabic letter; languages read: ar"),
        (BODY.encode("cp1256"), "it looks like WINDOWS-1256. Convert it with: iconv -f WINDOWS-1256 -t UTF-8"),
        (BODY.encode("iso8859_6"), "it looks like ISO-8859-6. Convert it"),
        (BODY.encode("utf-16"), "it looks like UTF-16. Convert it"),
        (BODY.encode() + b"\xff", "not UTF-8 text .byte 92 cannot be read.; save it as UTF-8"),
        (BODY.encode() + b"\0", "holds NUL characters"),
        (gzip.compress(BODY.encode()), "the file is compressed by gzip; let its name end in .gz"),
    ],
)
def test_a_bad_text_file_says_what_is_wrong(tmp_path, content, message):
    file = write(tmp_path, "a.txt", content)
    with pytest.raises(BadArticle, match=message) as error:
        read(file)
    assert str(error.value).startswith(f"{file}: ")


def test_a_bad_file_among_others_is_left_out_and_counted(tmp_path):
    good, bad = write(tmp_path, "good.txt", BODY), write(tmp_path, "bad.txt", "")
    articles, rejects = read(bad, good)
    assert [article.id for article in articles] == ["good"]
    assert rejects == [Reject(str(bad), "bad", "is empty")]


def test_a_damaged_compressed_archive_keeps_what_was_read(tmp_path):
    whole = gzip.compress(b"".join(lines({"id": str(n), "text": f"{BODY} {n * 7919}"}).encode() for n in range(500)))
    good, cut = write(tmp_path, "good.txt", BODY), write(tmp_path, "cut.jsonl.gz", whole[:-50])
    articles, rejects = read(good, cut)
    assert len(articles) > 100
    assert "the compressed file is damaged or cut off" in rejects[-1].reason


def test_an_archive_with_no_good_line_is_an_error(tmp_path):
    with pytest.raises(
        BadData, match="not one article could be read; 2 left out, the first: .*n.jsonl, line 1: this line is not JSON"
    ):
        read(write(tmp_path, "n.jsonl", "{\n{\n"))


# one article


def test_read_article_takes_a_text_or_a_file(tmp_path):
    file = write(tmp_path, "a-2021-03-04.txt", BODY)
    assert read_article(BODY).text == BODY
    assert read_article(str(file)).date == read_article(file).date == datetime.date(2021, 3, 4)


def test_read_article_names_the_same_text_alike():
    assert read_article(BODY).id == read_article(BODY).id != read_article(TITLE).id


def test_read_article_takes_a_name_with_a_known_ending_for_a_file():
    with pytest.raises(BadData, match="no such file"):
        read_article("missing.txt")


def test_read_article_says_that_a_word_is_neither_a_file_nor_arabic():
    with pytest.raises(BadArticle, match="'artcle', which is no file and so was read as text: holds no Arabic letter"):
        read_article("artcle")


def test_read_article_refuses_a_file_of_many(tmp_path):
    with pytest.raises(WrongUse, match="holds more than one article"):
        read_article(write(tmp_path, "n.jsonl", lines({"id": "1", "text": BODY}, {"id": "2", "text": BODY})))
