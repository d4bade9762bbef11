"""How Arabic tells a time, as a grammar over the words of one sentence: what begins at a word, where it ends, what it says.

    «الأحد (27 سبتمبر/أيلول)»    a weekday with its date          «الثالث من مايو الماضي»    a day of a month, and its direction
    «سبتمبر من العام الماضي»      a month of a year counted back     «قبل ثلاثة أيام»           a number of units counted back
    «10 محرم 1440 هـ الموافق 20 سبتمبر 2018»                         the same day twice

A time that says no «when» («27 و28 سبتمبر», «الجمعة العظيمة», «مارس من العام نفسه») is recognized too, so that no part of it is
taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.reading.calendars import When
from kg.reading.doc import Word
from kg.reading.time_words import Month, time_words

Told = tuple[int, When | None]
"""The position behind a time, and what it says; None for a time that says no «when»."""

_NUMERIC = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")
_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})")
_YEARS = range(1900, 2100)
_LATEST_HIJRI = 1600
_JOINTS = frozenset("/-–")


class TimeGrammar:
    """Reads times in the words of one sentence; all positions are in that sentence.

    Args:
        words: the words of the sentence. taken: indexes (`Word.index`) of those that belong to names of actors.
    """

    def __init__(self, words: Sequence[Word], taken: frozenset[int] = frozenset()) -> None:
        self.words = words
        self.taken = taken
        self.tables = time_words()

    def key(self, at: int) -> str:
        """The match key at a position, empty outside the sentence and inside a name."""
        inside = 0 <= at < len(self.words) and self.words[at].index not in self.taken
        return self.words[at].key if inside else ""

    def term(self, kind: str, at: int, *, joined: bool = False) -> tuple[int, str] | None:
        """Where the term of a kind that begins at a position ends, and its value; `joined`: «و» may stand before it."""
        key = self.key(at)
        for form in (key, key[1:]) if joined and key[:1] in ("و", "ف") else (key,):
            for rest, value in self.tables.terms[kind].get(form, ()):
                if all(self.key(at + 1 + step) == part for step, part in enumerate(rest)):
                    return at + 1 + len(rest), value
        return None

    def told(self, at: int) -> Told | None:
        """The time that begins at a position."""
        found = self._ago(at) or self._offset(at) or self._weekday(at) or self._numeric(at) or self._date(at)
        found = found or self._year(at) or self._month(at) or self._unit(at)
        if found is None:
            return None
        end, when = found
        if self.term("blocks", end) or self._span(at, end):
            when = None
        also = self.term("also", end)
        other = self.told(also[0]) if also else None
        if other is not None and other[1] is not None:  # the same day in another calendar
            return other[0], when if when is not None and when.day and not when.hijri else other[1]
        return end, when

    def _span(self, at: int, end: int) -> bool:
        """Whether it is one end of a span or list: «السبت والأحد», «27 و28 سبتمبر», «2011-2015»."""
        before, after = self.key(at - 1), self.key(end)
        if self.key(at)[:1] == "و" and self.term("weekday", at - 1):
            return True
        if self.key(at)[:1] == "و" and self.term("number", at, joined=True) and self.term("number", at - 1, joined=True):
            return True  # «في السادس والسابع من مارس»
        if (before in _JOINTS or before == "و") and self.key(at - 2).isdecimal():
            return True
        if self.key(at)[:1] == "و" and self.term("unit", at, joined=True) and self.key(at - 1).isdecimal():
            return True
        if after in _JOINTS or after == "و":
            year = self.term("unit", end + 1)
            return self.key(year[0] if year else end + 1).isdecimal() or self.term("weekday", end + 1) is not None
        if after[:1] == "و" and self.tables.has("unit", after[1:]) and self.key(end + 1).isdecimal():  # «عام 2000 وعام 2007»
            return True
        return after[:1] == "و" and any(self.tables.has(kind, after[1:]) for kind in ("weekday", "offset"))

    # the small parts

    def _number(self, at: int, *, joined: bool = False) -> tuple[int, int] | None:
        """A number in digits or words («27», «الثالث», «الخامس والعشرين»)."""
        key = self.key(at)
        if key.isdecimal():
            return at + 1, int(key)
        found = self.term("number", at, joined=joined)
        if found is None:
            return None
        end, value = found[0], int(found[1])
        if value < 10 and (ten := self.term("ten", end)):
            return ten[0], value + 10
        more = self.term("number", end, joined=True) if value < 10 and self.key(end)[:1] == "و" else None
        return (more[0], value + int(more[1])) if more and int(more[1]) in (20, 30) else (end, value)

    def _month_name(self, at: int, *, joined: bool = False) -> tuple[int, Month] | None:
        """A month, with its second name where it has one («سبتمبر/أيلول», «سبتمبر أيلول», «سبتمبر (أيلول)»)."""
        key = self.key(at)
        for form in (key, key[1:]) if joined and key[:1] in ("و", "ف") else (key,):
            for rest, month in self.tables.months.get(form, ()):
                if all(self.key(at + 1 + step) == part for step, part in enumerate(rest)):
                    return self._second_name(at + 1 + len(rest), month), month
        return None

    def _second_name(self, at: int, month: Month) -> int:
        mark = self.key(at)
        other = self._month_name(at + 1 if mark in _JOINTS or mark == "(" else at)
        if other is None or (other[1].number, other[1].calendar) != (month.number, month.calendar):
            return at
        return other[0] + 1 if mark == "(" and self.key(other[0]) == ")" else other[0]

    def _year_number(self, at: int) -> tuple[int, int, bool] | None:
        """A year in digits with its era: end, number, whether it is of the Hijri calendar."""
        key = self.key(at)
        if not key.isdecimal() or len(key) != 4:
            return None
        era = self.term("era", at + 1)
        return (era[0] if era else at + 1), int(key), era[1] == "hijri" if era else int(key) < _LATEST_HIJRI

    # days

    def _offset(self, at: int) -> Told | None:
        """«أمس», «أول أمس», «اليوم الأحد 27 سبتمبر»."""
        found = self.term("offset", at, joined=True)
        if found is None:
            return None
        end, days = found[0], int(found[1])
        day = self._weekday(end) or self._date(self._apart(end))
        if day is None or day[1] is None or self.term("blocks", end):
            return end, When(unit="day", shift=days)
        return day[0], day[1] if day[1].day else When(unit="day", shift=days, weekday=day[1].weekday)

    def _weekday(self, at: int) -> Told | None:
        """«الأحد», «الأحد الماضي», «الأحد 27 سبتمبر», «الأحد (27 سبتمبر)»."""
        found = self.term("weekday", at, joined=True)
        if found is None:
            return None
        end, weekday = found[0], int(found[1])
        if self.term("epithet", end):
            return end + 1, None
        direction = self.term("direction", end)
        end = direction[0] if direction else end
        day = self._date(self._apart(end)) or self._numeric(self._apart(end))
        if day is not None and day[1] is not None:
            closed = self.key(end) == "(" and self.key(day[0]) == ")"
            return day[0] + closed, replace(day[1], weekday=weekday)
        return end, When(weekday=weekday, shift=int(direction[1]) if direction else None)

    def _apart(self, at: int) -> int:
        """The position behind a comma or bracket, if one stands here."""
        return at + 1 if self.key(at) in ("،", ",", "(") else at

    def _numeric(self, at: int) -> Told | None:
        """«27/9/2020», «2020/9/27», «27-9-2020»; «27/9» behind a word for a day."""
        parts = [self.key(at + step) for step in range(5)]
        dashed = parts[1] == parts[3] == "-" and all(part.isdecimal() for part in parts[::2])
        match = _NUMERIC.fullmatch("/".join(parts[::2]) if dashed else parts[0])
        if match:
            first, month, last = (int(part) for part in match.groups())
            day, year = (last, first) if first > 31 else (first, last)
            end = at + (5 if dashed else 1)
            era = self.term("era", end)
            told = When(year=year, month=month, day=day, hijri=year < _LATEST_HIJRI)
            return (era[0] if era else end, told) if year >= 1000 else None
        short = _SHORT.fullmatch(parts[0])
        if short and self.term("part", at - 1):
            return at + 1, When(month=int(short[2]), day=int(short[1]))
        return None

    def _date(self, at: int) -> Told | None:
        """«27 سبتمبر», «الثالث من مايو 2019», «10 محرم 1440»."""
        day = self._number(at, joined=True)
        if day is None or not 1 <= day[1] <= 31:
            return None
        end = day[0] + (self.key(day[0]) == "من")
        end += self.key(end) == "شهر"
        month = self._month_name(end)
        if month is None:
            return None
        return self._of_year(month[0], When(month=month[1].number, day=day[1], hijri=month[1].calendar == "hijri"))

    # months, years and what is counted

    def _month(self, at: int) -> Told | None:
        """«سبتمبر 2019», «سبتمبر الماضي»; «سبتمبر» alone behind a preposition or «مطلع», if the name is nothing else."""
        month = self._month_name(at, joined=True)
        if month is None:
            return None
        end, when = self._of_year(month[0], When(month=month[1].number, hijri=month[1].calendar == "hijri"))
        if when is None or when.year or when.years is not None or when.shift is not None:
            return end, when
        opened = self.term("opener", at - 1, joined=True) or self.term("edge", at - 1, joined=True)
        return end, when if month[1].alone and opened else None

    def _of_year(self, at: int, when: When) -> Told:
        """The year behind a month: «2020», «من عام 2020», «من العام الماضي», «الماضي»."""
        direction = self.term("direction", at)
        if direction:
            return direction[0], replace(when, shift=int(direction[1]))
        end = at + (self.key(at) == "من")
        if same := self.term("same", end):  # «مارس من نفس العام»
            return same[0] + 1, None
        unit = self.term("unit", end)
        if unit and unit[1] == "year 1":
            if which := self.term("direction", unit[0]):
                return which[0], replace(when, years=int(which[1]))
            if self.term("blocks", unit[0]):  # «مارس من العام نفسه»
                return unit[0] + 1, None
            end = unit[0]
        after = self.key(end + 1)
        comma = self.key(end) in ("،", ",") and after.isdecimal() and int(after) in _YEARS  # «27 سبتمبر، 2020»
        year = self._year_number(end + comma)
        if year and (year[2] == when.hijri or year[1] in _YEARS):
            return year[0], replace(when, year=year[1])
        era = self.term("era", at)
        return era[0] if era else at, when

    def _year(self, at: int) -> Told | None:
        """«عام 2015», «في 2015», «1440 هـ»."""
        unit = self.term("unit", at, joined=True)
        if unit and unit[1] != "year 1":
            return None
        year = self._year_number(unit[0] if unit else at)
        if year is None:
            return None
        end, number, hijri = year
        worded = unit is not None or self.term("era", end - 1) is not None
        opened = self.term("opener", at - 1, joined=True) or self.term("edge", at - 1, joined=True)
        return (end, When(year=number, hijri=hijri)) if worded or (opened and number in _YEARS) else None

    def _unit(self, at: int) -> Told | None:
        """«الشهر الماضي», «العام الجاري», «هذا العام»."""
        this = self.term("this", at, joined=True)
        unit = self.term("unit", this[0] if this else at, joined=this is None)
        if unit is None or not unit[1].endswith(" 1") or not self.key(unit[0] - 1).lstrip("وف").startswith("ال"):
            return None
        name = unit[1].split()[0]
        direction = self.term("direction", unit[0])
        if name == "day" or (direction is None and this is None):
            return None
        return (direction[0], When(unit=name, shift=int(direction[1]))) if direction else (unit[0], When(unit=name, shift=0))

    def _ago(self, at: int) -> Told | None:
        """«قبل يومين», «منذ ثلاثة أيام», «قبل نحو عام»."""
        ago = self.term("ago", at, joined=True)
        if ago is None:
            return None
        about = self.term("about", ago[0])
        start = about[0] if about else ago[0]
        amount = self._number(start)
        unit = self.term("unit", amount[0] if amount else start)
        if unit is None or self.key(unit[0] - 1).startswith("ال") or self._month_name(unit[0]):  # «منذ شهر فبراير»
            return None
        name, many = unit[1].split()
        event = self.key(unit[0]) in ("من", "علي", "عن")  # «قبل يومين من الانتخابات»
        if event or self._year_number(unit[0]) or self.term("direction", unit[0]):
            return unit[0], None
        if (many == "n") != (amount is not None) or (about and name == "day"):
            return unit[0], None
        return unit[0], When(unit=name, shift=-(amount[1] if amount else int(many)))
