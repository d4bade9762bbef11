"""The formats articles come in, each read as a stream of raw records: text, HTML, JSON Lines, CSV; each also compressed (`.gz`).

A reader takes an open binary file and yields `Raw` records and, in place of one that cannot be read, the `BadArticle` that says
why. It raises only when nothing more of the file can be read. `kg.reading.articles` makes articles of them.
"""

from __future__ import annotations

import codecs
import csv
import gzip
import io
import json
import re
import shlex
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import BadArticle, BadData

ENDINGS = {".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
"""The file endings that are read, and their formats; each may be followed by `.gz`."""

FIELDS = {
    "id": ("id",),
    "date": ("date",),
    "title": ("title",),
    "text": ("text", "content", "body"),
    "url": ("url",),
    "source": ("source",),
    "lang": ("lang", "language"),
}
"""The fields of a record, and the names they may have in JSON Lines and CSV; the first one present and not empty counts."""

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")
_SAMPLE = 65_536  # bytes looked at to name an encoding


@dataclass(frozen=True, slots=True)
class Raw:
    """One article as its file gives it, nothing yet checked but that the fields are strings.

    Attributes:
        fields: by the names of `FIELDS`; absent and empty ones are left out.
        origin: the file, and the line where it holds many articles.
        line: number of the line, from 1; 0 for a file of one article.
    """

    fields: Mapping[str, str]
    origin: str
    line: int = 0


Reader = Callable[[BinaryIO, str], Iterator[Raw | BadArticle]]


def ending(path: Path) -> str:
    """The ending that tells the format, in lower case and without `.gz`; empty for a name with none.

    Example:
        >>> ending(Path("news.jsonl.gz"))
        '.jsonl'
    """
    name = path.name.lower().removesuffix(".gz")
    return Path(name).suffix


def stem(path: Path) -> str:
    """The name of a file without its ending and without `.gz`.

    Example:
        >>> stem(Path("in/armenia-2020-09-28.txt.gz"))
        'armenia-2020-09-28'
    """
    name = path.name[:-3] if path.name.lower().endswith(".gz") else path.name
    return Path(name).stem


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """Opens a file for reading bytes, unpacked if its name ends in `.gz`.

    Raises:
        BadData: it cannot be opened, is damaged, or is compressed and not named so.
    """
    try:
        if path.name.lower().endswith(".gz"):
            with gzip.open(path) as packed:
                yield packed  # type: ignore[misc]
        else:
            with path.open("rb") as plain:
                if plain.read(2) == b"\x1f\x8b":
                    raise BadArticle("the file is compressed by gzip; let its name end in .gz", where=str(path))
                plain.seek(0)
                yield plain
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise BadArticle(f"the compressed file is damaged or cut off ({error}); fetch it again", where=str(path)) from error
    except OSError as error:
        raise BadData(f"the file cannot be read: {error.strerror or error}", where=str(path)) from error


def decoded(data: bytes, where: str) -> str:
    """Bytes as text: UTF-8, with or without a byte order mark, which is removed.

    Raises:
        BadArticle: it is another encoding; the message names it where it can be told, and the command that converts it.

    Example:
        >>> decoded("باريس".encode("utf-8-sig"), "a.txt")
        'باريس'
    """
    for mark in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        if data.startswith(mark):
            raise BadArticle(_encoding_message("UTF-16", where), where=where)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        guess = _likely_encoding(data)
        at = f"byte {error.start + 1} cannot be read"
        raise BadArticle(
            _encoding_message(guess, where) if guess else f"not UTF-8 text ({at}); save it as UTF-8", where=where
        ) from error


def _encoding_message(encoding: str, where: str) -> str:
    file = re.sub(r", (line|row) \d+$", "", where)
    command = f"iconv -f {encoding} -t UTF-8 {shlex.quote(file)} > utf8-{shlex.quote(Path(file).name)}"
    return f"not UTF-8 text; it looks like {encoding}. Convert it with: {command}"


def _likely_encoding(data: bytes) -> str:
    """The single-byte Arabic encoding in which nearly all letters beyond ASCII are Arabic, or an empty string."""
    best, name = 0.7, ""
    for label, codec in (("WINDOWS-1256", "cp1256"), ("ISO-8859-6", "iso8859_6")):
        foreign = [char for char in data[:_SAMPLE].decode(codec, errors="replace") if ord(char) > 127 and not char.isspace()]
        share = sum(1 for char in foreign if _ARABIC_LETTER.match(char)) / len(foreign) if foreign else 0.0
        if share > best:
            best, name = share, label
    return name


def read_text(file: BinaryIO, origin: str) -> Iterator[Raw | BadArticle]:
    """A text file: one article, its text unchanged but for the byte order mark and `\\r\\n`."""
    text = decoded(file.read(), origin).replace("\r\n", "\n")
    if "\0" in text:
        raise BadArticle("holds NUL characters, so it is no text file", where=origin)
    yield Raw({"text": text} if text.strip() else {}, origin)


def read_html(file: BinaryIO, origin: str) -> Iterator[Raw | BadArticle]:
    """A page: the article in it, found by trafilatura; title, date, site and address as the page's metadata give them."""
    data = file.read()
    declared = _CHARSET.search(data[:4096])
    try:
        page = decoded(data, origin)
    except BadArticle:
        if not declared:
            raise
        try:
            page = data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError) as error:
            name = declared[1].decode("ascii")
            raise BadArticle(f"says its encoding is {name}, but it is not; save it as UTF-8", where=origin) from error
    yield Raw(_page_fields(page), origin)


def _page_fields(page: str) -> dict[str, str]:
    from trafilatura import bare_extraction, html2txt
    from trafilatura.settings import DEFAULT_CONFIG

    if not page.strip():
        return {}
    if not re.search("<html", page[:4096], re.I):
        page = f"<html><body>{page}</body></html>"
    config = deepcopy(DEFAULT_CONFIG)
    config["DEFAULT"]["MIN_EXTRACTED_SIZE"] = (
        "20"  # short news is news: the default of 250 falls back to the whole page, menus and all
    )
    config["DEFAULT"]["MIN_OUTPUT_SIZE"] = "1"
    found: Any = bare_extraction(
        page, with_metadata=True, include_comments=False, include_tables=False, favor_precision=True, config=config,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )  # fmt: skip
    if found is None:
        text = html2txt(page).strip()
        return {"text": text} if text else {}
    fields = {"title": found.title, "text": found.text, "date": found.date, "url": found.url, "source": found.sitename}
    return {name: value for name, value in fields.items() if value}


def read_jsonl(file: BinaryIO, origin: str) -> Iterator[Raw | BadArticle]:
    """JSON Lines: one JSON object a line; a bad line is reported and the others are read."""
    number = 0
    for number, line in enumerate(file, start=1):
        where = f"{origin}, line {number}"
        if number == 1 and line[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            raise BadArticle(_encoding_message("UTF-16", origin), where=origin)
        if not line.strip():
            continue
        try:
            yield Raw(_json_fields(decoded(line, where), where), where, number)
        except BadArticle as error:
            yield error


def _json_fields(line: str, where: str) -> dict[str, str]:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadArticle(f"this line is not JSON ({error.msg}, column {error.colno})", where=where) from error
    except (RecursionError, ValueError) as error:
        raise BadArticle("this line's JSON is nested too deep, or holds a number too long", where=where) from error
    if isinstance(record, list):
        raise BadArticle(
            "this line is a JSON list; one object a line is wanted (jq -c '.[]' turns one into the other)", where=where
        )
    if not isinstance(record, dict):
        raise BadArticle("this line is not a JSON object", where=where)
    return _chosen(record, where)


def read_csv(file: BinaryIO, origin: str) -> Iterator[Raw | BadArticle]:
    """CSV with the column names of JSON Lines in its first line, separated by comma, semicolon or tab.

    Bytes that are no UTF-8 spoil their row only.
    """
    head = file.readline()
    if not head.strip():
        yield Raw({}, origin)
        return
    names = decoded(head, f"{origin}, line 1").rstrip("\r\n")
    delimiter = max(",;\t", key=names.count)
    columns = [name.strip().lower() for name in next(csv.reader([names], delimiter=delimiter))]
    if not set(columns) & set(FIELDS["text"]):
        known = ", ".join(name for names in FIELDS.values() for name in names)
        raise BadArticle(
            f"no column is named {' or '.join(FIELDS['text'])}; it has: {', '.join(columns)}; known are: {known}", where=origin
        )
    csv.field_size_limit(2**31 - 1)  # an article may be longer than the module's 131,072 characters
    lines = io.TextIOWrapper(file, encoding="utf-8", errors="surrogateescape", newline="")
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    begin = 2
    try:
        for cells in rows:
            where, line, begin = f"{origin}, line {begin}", begin, rows.line_num + 2
            if any(cell.strip() for cell in cells):
                try:
                    yield Raw(_csv_fields(columns, cells, where), where, line)
                except BadArticle as error:
                    yield error
    except csv.Error as error:
        yield BadArticle(f"the rest cannot be read as CSV ({error}); is a quotation mark open?", where=f"{origin}, line {begin}")
    finally:
        lines.detach()


def _csv_fields(columns: list[str], cells: list[str], where: str) -> dict[str, str]:
    if len(cells) > len(columns):
        raise BadArticle(
            f"{len(cells)} cells where the first line names {len(columns)} columns; is a quotation mark missing?", where=where
        )
    for cell in cells:
        if re.search("[\udc80-\udcff]", cell):
            decoded(cell.encode("utf-8", errors="surrogateescape"), where)
    return _chosen(dict(zip(columns, cells, strict=False)), where)


def _chosen(record: Mapping[str, Any], where: str) -> dict[str, str]:
    """The fields we know, as strings, from a record that may hold anything."""
    fields: dict[str, str] = {}
    for field, names in FIELDS.items():
        for name in names:
            value = record.get(name)
            if value is None or (isinstance(value, str) and not value.strip()):
                continue
            if field == "id" and isinstance(value, int) and not isinstance(value, bool):
                value = str(value)
            if not isinstance(value, str):
                raise BadArticle(f"the field {name} is not a string", where=where)
            try:
                value.encode("utf-8")
            except UnicodeEncodeError as error:
                raise BadArticle(f"the field {name} holds half a character (an unpaired surrogate)", where=where) from error
            fields[field] = value
            break
    if "text" not in fields:
        if any(name in record for name in FIELDS["text"]):
            raise BadArticle("the article is empty", where=where)
        has = ", ".join(str(name) for name in record) or "nothing"
        raise BadArticle(f"no text: one of {', '.join(FIELDS['text'])} is wanted, the record has {has}", where=where)
    return fields


READERS: Mapping[str, Reader] = {"text": read_text, "html": read_html, "jsonl": read_jsonl, "csv": read_csv}
"""The reader of each format named in `ENDINGS`."""
