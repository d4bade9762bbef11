"""What words of time mean once it is known when the text was written: a day, or the month or year that holds it.

    >>> from datetime import date
    >>> resolve(When(weekday=7), date(2020, 9, 29)).iso                     # «الأحد», read on a Tuesday
    '2020-09-27'

Everything is a span of days first; a span that is no single day is told by the month or year it lies in, and by nothing where it
lies in two years. So a week, or a year of the Hijri calendar, is never told more exactly than the words do.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

from hijridate import Hijri

PAST, FUTURE, OPEN = "past", "future", "open"
"""What the verb says of when: done, to come, or neither."""

HIJRI_YEARS = range(1343, 1501)
"""The years of the Hijri calendar whose months are known (Umm al-Qura): August 1924 to November 2077."""

STATED = "stated in full"
FROM_ARTICLE = "counted from the article's date"
YEAR_FROM_ARTICLE = "the year from the article's date"
WEEKDAY = "the day of the week nearest to the article's date"
HIJRI = "Hijri calendar (Umm al-Qura)"

_WEEK = timedelta(days=7)
_DOUBTFUL = 6
"""A day of the week that was so many days ago was tomorrow, had the article been dated a day late: see docs/time.md."""


@dataclass(frozen=True, slots=True)
class When:
    """What words of time say by themselves; 0 or None for what they do not say.

    Attributes:
        year, month, day: of the calendar; hijri: it is the Hijri one.
        weekday: 1 (Monday) to 7, beside a day counted from the article too («أمس الأحد»).
        unit: day, week, month or year, counted from the article by `shift`.
        shift: how many units; beside a weekday or month its direction («الأحد الماضي»: -1, «يونيو المقبل»: 1).
        years: the year counted from the article's («سبتمبر من العام الماضي»: -1).
    """

    year: int = 0
    month: int = 0
    day: int = 0
    weekday: int = 0
    unit: str = ""
    shift: int | None = None
    years: int | None = None
    hijri: bool = False

    @property
    def daily(self) -> bool:
        """Whether it is a day told from the article's, as news tells what is new: «الأحد», «أمس»."""
        return bool(self.weekday) or self.unit == "day"


@dataclass(frozen=True, slots=True)
class Moment:
    """A span of days and how it was found.

    Attributes:
        begin, end: first and last day. reason: how, in words.
    """

    begin: date
    end: date
    reason: str

    @property
    def iso(self) -> str:
        """The day, else the month or year all of it lies in, as ISO 8601 writes them; empty where it lies in two years.

        Example:
            >>> Moment(date(2020, 9, 21), date(2020, 9, 27), "last week").iso
            '2020-09'
        """
        if self.begin == self.end:
            return self.begin.isoformat()
        if self.begin.year != self.end.year:
            return ""
        return self.begin.isoformat()[:7] if self.begin.month == self.end.month else f"{self.begin.year:04}"


def resolve(when: When, day: date | None, tense: str = PAST) -> Moment | None:
    """When it was.

    Args:
        when: what the words say. day: the article's date. tense: `PAST`, `FUTURE` or `OPEN`.

    Returns:
        None where the words do not tell without more: no date of the article, an impossible day, a bare weekday with a verb that
        tells no time.

    Example:
        >>> resolve(When(month=9, day=27), date(2020, 10, 2)).iso, resolve(When(unit="month", shift=-1), date(2020, 10, 2)).iso
        ('2020-09-27', '2020-09')
    """
    try:
        if when.year:
            return _stated(when)
        if day is None:
            return None
        if when.unit:
            return _counted(when, day)
        if when.month:
            return _in_a_year(when, day, tense)
        return _weekday(when, day, tense) if when.weekday else None
    except (ValueError, OverflowError):  # 30 February, the year 0
        return None


def _stated(when: When) -> Moment | None:
    if when.hijri:
        return _hijri(when)
    first, last = when.month or 1, when.month or 12
    begin = date(when.year, first, when.day or 1)
    return Moment(begin, begin if when.day else date(when.year, last, monthrange(when.year, last)[1]), STATED)


def _hijri(when: When) -> Moment | None:
    if when.year not in HIJRI_YEARS:
        return None
    first, last = when.month or 1, when.month or 12
    begin = Hijri(when.year, first, when.day or 1)
    end = begin if when.day else Hijri(when.year, last, Hijri(when.year, last, 1).month_length())
    return Moment(_gregorian(begin), _gregorian(end), HIJRI)


def _gregorian(day: Hijri) -> date:
    return date(*day.to_gregorian().datetuple())


def _counted(when: When, day: date) -> Moment:
    shift = when.shift or 0
    if when.unit == "day":
        it = day + timedelta(days=shift)
        late = (it.isoweekday() - when.weekday + 3) % 7 - 3 if when.weekday else 0
        it -= timedelta(days=late)  # «أمس الاثنين» in an article dated a Wednesday: the day of the week is what the writer knew
        return Moment(it, it, FROM_ARTICLE if not late else WEEKDAY)
    if when.unit == "week":  # it may begin on Saturday, Sunday or Monday: these days hold it, whatever the writer counts by
        middle = day + shift * _WEEK
        return Moment(middle - timedelta(days=6), middle + timedelta(days=6), FROM_ARTICLE)
    month = day.year * 12 + day.month - 1 + shift * (12 if when.unit == "year" else 1)
    year, month = divmod(month, 12)
    if when.unit == "year":
        return Moment(date(year, 1, 1), date(year, 12, 31), FROM_ARTICLE)
    return Moment(date(year, month + 1, 1), date(year, month + 1, monthrange(year, month + 1)[1]), FROM_ARTICLE)


def _in_a_year(when: When, day: date, tense: str) -> Moment | None:
    """The day or month of the year that the article's date, the tense and «الماضي» or «المقبل» point to."""
    if when.hijri:
        return _nearest_hijri(when, day, tense)
    if when.years is not None:
        years: Iterator[int] = iter((day.year + when.years,))
    else:
        years = iter(range(max(day.year - 4, MINYEAR), min(day.year + 4, MAXYEAR) + 1))  # 29 February comes every fourth year
    spans = [span for year in years if (span := _span(year, when))]
    chosen = spans[0] if when.years is not None and spans else _choose(spans, when, day, tense)
    return Moment(*chosen, YEAR_FROM_ARTICLE) if chosen else None


def _span(year: int, when: When) -> tuple[date, date] | None:
    length = monthrange(year, when.month)[1]
    if when.day > length:
        return None
    return date(year, when.month, when.day or 1), date(year, when.month, when.day or length)


def _nearest_hijri(when: When, day: date, tense: str) -> Moment | None:
    about = (day.year - 622) * 33 // 32
    spans = []
    for year in range(about - 1, about + 3):
        moment = _hijri(When(year=year, month=when.month, day=when.day, hijri=True))
        if moment:
            spans.append((moment.begin, moment.end))
    chosen = _choose(spans, when, day, tense)
    return Moment(*chosen, HIJRI) if chosen else None


def _choose(spans: list[tuple[date, date]], when: When, day: date, tense: str) -> tuple[date, date] | None:
    """Of the same day or month in several years the one that is meant."""
    shift = when.shift
    if shift == 0:
        return next((span for span in spans if span[0].year == day.year), None)
    if shift is not None and shift > 0 or (shift is None and tense == FUTURE):
        return next((span for span in spans if (span[0] > day if shift else span[1] >= day)), None)
    if shift is not None or tense == PAST:
        return next((span for span in reversed(spans) if (span[1] < day if shift else span[0] <= day)), None)
    return min(spans, key=lambda span: abs((span[0] - day).days), default=None)


def _weekday(when: When, day: date, tense: str) -> Moment | None:
    since = (day.isoweekday() - when.weekday) % 7
    if when.shift is not None and when.shift < 0:
        it = day - timedelta(days=since or 7) + (when.shift + 1) * _WEEK
    elif when.shift is not None and when.shift > 0:
        it = day + timedelta(days=7 - since) + (when.shift - 1) * _WEEK
    elif since == 0:
        it = day
    elif tense == FUTURE:
        it = day + timedelta(days=7 - since)
    elif tense == PAST and since < _DOUBTFUL:
        it = day - timedelta(days=since)
    else:
        return None
    return Moment(it, it, WEEKDAY)
