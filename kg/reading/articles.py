"""Files, folders, standard input -> `Article`: the original text kept, so that every offset cuts it.

    for article in read_articles(["news.jsonl", "more/"], on_reject=print):
        ...

A text file's text is kept as it is. In the other formats the text is the title, a line end, and the body, unless the body's own
first line is the title; so line 0 is the title. Inputs are found in `kg.reading.inputs`, formats read in `kg.reading.formats`.
"""

from __future__ import annotations

import datetime
import hashlib
import itertools
import os
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path

from kg.errors import BadArticle, BadData, WrongUse
from kg.model import Article
from kg.reading.formats import ENDINGS, Raw, ending
from kg.reading.inputs import STANDARD_INPUT, check, sources

LANGUAGES = ("ar",)
"""The languages that are read; each may carry a region, as in `ar-EG`."""

LONGEST_TITLE = 160
"""The first line of a text file is its title when it has at most so many characters and ends no sentence."""

_DATE_AT_END = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})$")
_SENTENCE_END = re.compile(r"[.!?؟…](\s|$)")
_ARABIC_LETTER = re.compile("[\u0621-\u064a]")


@dataclass(frozen=True, slots=True)
class Reject:
    """An article, or a whole file, that was left out, and why.

    Attributes:
        origin: the file, with the line where it holds many articles.
        identifier: the article's identifier, where it is known.
        reason: one sentence.
    """

    origin: str
    identifier: str
    reason: str

    def __str__(self) -> str:
        return f"{self.origin}: {self.reason}"


@dataclass(frozen=True, slots=True)
class _Defaults:
    """What articles are taken to be where they do not say it themselves."""

    date: datetime.date | None
    language: str


def read_articles(
    inputs: Sequence[str | Path],
    *,
    on_reject: Callable[[Reject], None],
    date: datetime.date | None = None,
    language: str | None = None,
) -> Iterator[Article]:
    """Reads the articles of files, folders (sorted, with all below) and standard input (`-`), one at a time.

    Standard input is JSON Lines if its first character is `{`, else one text. A bad article is handed to `on_reject` and the
    others are read; so is a bad file among several. An article with identifier, publisher and address of one already read is
    a reject too. A file of many articles is never held in memory whole.

    Args:
        inputs: paths; `-` once for standard input.
        on_reject: is called with each article left out.
        date: the day of articles that do not say it themselves.
        language: the language of articles that do not say it themselves; `ar` unless given.

    Raises:
        BadData: an input does not exist, or not one article could be read.
        BadArticle: the only input is a bad file.
        WrongUse: a file whose ending is not read, an unknown language, no input.

    Example:
        >>> from kg.resources import path
        >>> [article.id for article in read_articles([path("seeds", "articles")], on_reject=print)]
        ['armenia-azerbaijan-2020-09-28']
    """
    check(inputs)
    return _distinct(_articles(inputs, _defaults(date, language)), inputs, on_reject)


def read_article(source: str | Path, *, date: datetime.date | None = None, language: str | None = None) -> Article:
    """Reads one article from a file, or from its text.

    Args:
        source: the path of a file that holds one article, or the Arabic text itself.
        date: as in `read_articles`.
        language: as in `read_articles`.

    Raises:
        BadArticle, BadData, WrongUse: as `read_articles` does; also when the file holds several articles.

    Example:
        >>> read_article("دعت فرنسا تركيا إلى الحوار.").text
        'دعت فرنسا تركيا إلى الحوار.'
    """
    if isinstance(source, str) and not _is_path(source):
        text = source.removeprefix("\ufeff").replace("\r\n", "\n")
        named = not text.strip() or _ARABIC_LETTER.search(text)
        raw = Raw({"text": text}, "the text given" if named else f"{text[:60]!r}, which is no file and so was read as text")
        return _text_article(raw, "", _defaults(date, language))
    rejects: list[Reject] = []
    articles = list(itertools.islice(read_articles([source], date=date, language=language, on_reject=rejects.append), 2))
    if len(articles) > 1:
        raise WrongUse(f"{source} holds more than one article; use read_articles")
    return articles[0]


def _is_path(source: str) -> bool:
    if source == STANDARD_INPUT:
        return True
    if "\n" in source or "\0" in source:
        return False
    try:
        return os.path.lexists(source) or ending(Path(source)) in ENDINGS
    except (OSError, UnicodeEncodeError):  # longer than the name of a file can be
        return False


def _defaults(date: datetime.date | None, language: str | None) -> _Defaults:
    if language is not None and not _is_read(language):
        raise WrongUse(f"the language {language!r} is not read; allowed: {', '.join(LANGUAGES)}")
    return _Defaults(date, language or LANGUAGES[0])


def _is_read(language: str) -> bool:
    return re.split("[-_]", language.strip().lower())[0] in LANGUAGES


def _distinct(
    found: Iterator[Article | Reject], inputs: Sequence[str | Path], on_reject: Callable[[Reject], None]
) -> Iterator[Article]:
    """The articles, each identity once; the rejects are handed over, and counted for the case that nothing is left."""
    seen: set[bytes] = set()
    rejects = 0
    first: Reject | None = None
    for item in found:
        if isinstance(item, Article):
            identity = "\0".join((item.id, item.publisher, item.url))
            mark = hashlib.blake2b(identity.encode(), digest_size=8).digest()
            if mark not in seen:
                seen.add(mark)
                yield item
                continue
            item = Reject(item.origin, item.id, f"the identifier {item.id!r} was read before in this run; the first is kept")
        rejects += 1
        first = first or item
        on_reject(item)
    if not seen and first is None:
        raise BadData(f"no file to read; allowed: {', '.join(ENDINGS)}, each also with .gz", where=", ".join(map(str, inputs)))
    if not seen:
        raise BadData(f"not one article could be read; {rejects} left out, the first: {first}")


def _articles(inputs: Sequence[str | Path], defaults: _Defaults) -> Iterator[Article | Reject]:
    """Every article and every reject of the inputs, in order; a bad file that is the only input raises."""
    alone = len(inputs) == 1 and not Path(inputs[0]).is_dir()
    for source in sources(inputs):
        try:
            for kind, raw in source.records():
                if isinstance(raw, BadArticle):
                    yield Reject(raw.where, "", raw.what)
                    continue
                try:
                    yield (_text_article if kind == "text" else _titled_article)(raw, source.name, defaults)
                except BadArticle as error:
                    if not raw.line:
                        raise
                    yield Reject(raw.origin, raw.fields.get("id", ""), error.what)
        except BadData as error:
            if alone:
                raise
            yield Reject(error.where or source.origin, source.name, error.what)


def _text_article(raw: Raw, name: str, defaults: _Defaults) -> Article:
    """A text file: its text unchanged, the first line its title if it looks like one."""
    text = _checked(raw)
    first = text.strip().split("\n", 1)[0].strip()
    return Article(
        id=name or _name_of(text),
        text=text,
        title=first if len(first) <= LONGEST_TITLE and not _SENTENCE_END.search(first) else "",
        date=_date_at_end(name) or defaults.date,
        language=defaults.language.strip().replace("_", "-"),
        origin=raw.origin,
    )


def _titled_article(raw: Raw, name: str, defaults: _Defaults) -> Article:
    """A record with a title apart from its body, alone in its file or one of many."""
    language = raw.fields.get("lang", defaults.language)
    if not _is_read(language):
        raise BadArticle(f"the language {language!r} is not read; allowed: {', '.join(LANGUAGES)}", where=raw.origin)
    body, title = _checked(raw), " ".join(raw.fields.get("title", "").split())
    text = _joined(title, body)
    url = raw.fields.get("url", "").strip()
    by_place = f"{name}-{raw.line}" if raw.line and name else name
    return Article(
        id=raw.fields.get("id", "").strip() or (raw.line and url) or by_place or _name_of(text),
        text=text,
        title=title,
        date=(not raw.line and _date_at_end(name)) or _date(raw, defaults),
        language=language.strip().replace("_", "-"),
        publisher=" ".join(raw.fields.get("source", "").split()),
        url=url,
        origin=raw.origin,
    )


def _joined(title: str, body: str) -> str:
    """Title and body as one text whose first line is the title."""
    if not title:
        return body
    first = body.lstrip().split("\n", 1)[0]
    return body.lstrip() if " ".join(first.split()) == title and first.startswith(title) else f"{title}\n{body}"


def _checked(raw: Raw) -> str:
    """The record's text, which is not empty and has at least one Arabic letter."""
    text = raw.fields.get("text", "").replace("\r\n", "\n")
    if not text.strip():
        raise BadArticle("is empty", where=raw.origin)
    if not _ARABIC_LETTER.search(text):
        raise BadArticle(f"holds no Arabic letter; languages read: {', '.join(LANGUAGES)}", where=raw.origin)
    return text


def _name_of(text: str) -> str:
    """An identifier for a text that has none: the same text, the same name."""
    return "text-" + hashlib.sha256(text.encode("utf-8", errors="surrogatepass")).hexdigest()[:16]


def _date_at_end(name: str) -> datetime.date | None:
    """The ISO date that ends a file's name, as in `armenia-azerbaijan-2020-09-28`."""
    found = _DATE_AT_END.search(name)
    try:
        return datetime.date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _date(raw: Raw, defaults: _Defaults) -> datetime.date | None:
    """A day as feeds and archives write it: ISO 8601 with or without time, slashes for hyphens, or RFC 2822."""
    value = raw.fields.get("date", "").strip()
    if not value:
        return defaults.date
    try:
        return datetime.datetime.fromisoformat(value.replace("/", "-")).date()
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(value).date()
    except (ValueError, TypeError):
        raise BadArticle(f"the date {value!r} is not read; write it as 2020-09-28", where=raw.origin) from None
