"""When something happened: what Arabic says, and what it means in an article of a given day. Also a manual: one table a kind.

The articles of these tests are of Tuesday, 29 September 2020, unless a row says another day.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import when

from kg.errors import BadData
from kg.reading import time_words
from kg.reading.calendars import FUTURE, OPEN, PAST, Moment, When, resolve
from kg.reading.time_words import time_words as tables
from kg.reading.times import find
from kg.reading.tokens import words_of

TUESDAY = date(2020, 9, 29)
ACCUSED = "Turkey ACCUSE Armenia"


def told(read, words: str, day: date | None = TUESDAY) -> str:
    """The day, month or year of an accusation that is made at a time."""
    return when(read(f"اتهمت تركيا أرمينيا {words} بخرق الهدنة.", date=day))[ACCUSED]


# --- what words of time mean


DAYS_OF_THE_WEEK = [
    ("الثلاثاء", "2020-09-29"),  # the article's own day
    ("الاثنين", "2020-09-28"),
    ("الأحد", "2020-09-27"),
    ("الاحد", "2020-09-27"),
    ("يوم الجمعة", "2020-09-25"),
    ("مساء السبت", "2020-09-26"),
    ("فجر السبت", "2020-09-26"),
    ("في وقت متأخر من مساء الأحد", "2020-09-27"),
    ("في ساعة مبكرة من صباح الاثنين", "2020-09-28"),
    ("(الأحد)", "2020-09-27"),
    ("، الأحد،", "2020-09-27"),
    ("الأحد الماضي", "2020-09-27"),
    ("الثلاثاء الماضي", "2020-09-22"),
    ("الأحد قبل الماضي", "2020-09-20"),
    ("الأربعاء الماضي", "2020-09-23"),
    ("الأربعاء", ""),  # tomorrow's name: six days ago, or an article dated a day early
]

COUNTED_FROM_THE_ARTICLE = [
    ("اليوم", "2020-09-29"),
    ("اليوم الثلاثاء", "2020-09-29"),
    ("فجر اليوم", "2020-09-29"),
    ("أمس", "2020-09-28"),
    ("أمس الاثنين", "2020-09-28"),
    ("مساء أمس", "2020-09-28"),
    ("الليلة الماضية", "2020-09-28"),
    ("أول أمس", "2020-09-27"),
    ("أمس الأول", "2020-09-27"),
    ("أمس الأحد", "2020-09-27"),  # the article is dated a day late: the writer knew the day of the week
    ("قبل يومين", "2020-09-27"),
    ("قبل ثلاثة أيام", "2020-09-26"),
    ("منذ ثلاثة أيام", "2020-09-26"),
    ("قبل 10 أيام", "2020-09-19"),
    ("قبل أسبوع", "2020-09"),
    ("الأسبوع الماضي", "2020-09"),
    ("قبل شهرين", "2020-07"),
    ("الشهر الماضي", "2020-08"),
    ("الشهر الجاري", "2020-09"),
    ("هذا الشهر", "2020-09"),
    ("قبل عام", "2019"),
    ("قبل خمس سنوات", "2015"),
    ("العام الماضي", "2019"),
    ("السنة الماضية", "2019"),
    ("هذا العام", "2020"),
]

DATES = [
    ("في 27 سبتمبر", "2020-09-27"),
    ("في 27 سبتمبر 2015", "2015-09-27"),
    ("في 27 سبتمبر/أيلول", "2020-09-27"),
    ("في 27 سبتمبر أيلول", "2020-09-27"),
    ("في 27 سبتمبر (أيلول)", "2020-09-27"),
    ("في 27 أيلول/سبتمبر 2019", "2019-09-27"),
    ("الأحد 27 سبتمبر", "2020-09-27"),
    ("الأحد (27 سبتمبر)", "2020-09-27"),
    ("يوم الأحد الموافق 27 سبتمبر 2020", "2020-09-27"),
    ("يوم 27 من شهر سبتمبر", "2020-09-27"),
    ("في ال27 من سبتمبر", "2020-09-27"),
    ("في ٢٧ أيلول ٢٠٢٠", "2020-09-27"),
    ("في 27/9/2020", "2020-09-27"),
    ("بتاريخ 2020/9/27", "2020-09-27"),
    ("في 27-9-2020", "2020-09-27"),
    ("في 27.9.2020", "2020-09-27"),
    ("يوم 27/9", "2020-09-27"),
    ("في الثالث من مايو", "2020-05-03"),
    ("في الثاني عشر من أيار 2018", "2018-05-12"),
    ("في الخامس والعشرين من كانون الثاني", "2020-01-25"),
    ("في 3 نوفمبر", "2019-11-03"),  # not yet come this year
    ("في 3 نوفمبر من العام الماضي", "2019-11-03"),
    ("في 3 مارس الماضي", "2020-03-03"),
    ("في 29 فبراير", "2020-02-29"),
    ("في 30 فبراير", ""),
    ("في 31/13/2020", ""),
]

MONTHS_AND_YEARS = [
    ("في سبتمبر", "2020-09"),
    ("في شهر أيلول", "2020-09"),
    ("في ديسمبر", "2019-12"),
    ("في يونيو الماضي", "2020-06"),
    ("في سبتمبر الماضي", "2019-09"),
    ("مطلع سبتمبر", "2020-09"),
    ("أواخر أغسطس/آب الماضي", "2020-08"),
    ("في مارس 2019", "2019-03"),
    ("في مارس من العام الماضي", "2019-03"),
    ("في شباط من عام 2018", "2018-02"),
    ("عام 2015", "2015"),
    ("في عام 2015", "2015"),
    ("في 2015", "2015"),
    ("مطلع 2015", "2015"),
    ("صيف 2015", "2015"),
    ("في مارس من العام نفسه", ""),  # of a year told elsewhere
    ("في مارس من ذات العام", ""),
]

HIJRI = [
    ("في 10 محرم 1440", "2018-09-20"),
    ("في العاشر من محرم 1440 هـ", "2018-09-20"),
    ("في 1/1/1442 هـ", "2020-08-20"),
    ("في 29 ذي الحجة 1441 هجرية", "2020-08-19"),
    ("في الأول من رمضان", "2020-04-24"),
    ("في 10 محرم 1440 هـ الموافق 20 سبتمبر 2018", "2018-09-20"),
    ("في رمضان 1439", "2018"),  # no month of the other calendar, but one year of it
    ("عام 1440 هـ", ""),  # in two years of the other calendar
    ("في 10 محرم 1200", ""),  # before the calendar's tables begin
]

NO_ANSWER_TO_WHEN = [
    "قبل الأحد",
    "بعد 27 سبتمبر",
    "حتى الأحد",
    "منذ الأحد",
    "منذ 2015",
    "منذ شهر فبراير الماضي",
    "قبل عام 2015",
    "بحلول 2021",
    "طوال عام 2015",
    "بين عامي 2011 و2015",
    "يومي السبت والأحد",
    "السبت والأحد",
    "في 27 و28 سبتمبر",
    "في 27-28 سبتمبر",
    "في السادس والسابع من مارس",
    "عام 2000 وعام 2007",
    "قبل يومين من الانتخابات",
    "قبل أيام",
    "الجمعة العظيمة",
    "في أمس الحاجة",
    "في اليوم التالي",
    "الأحد المقبل",  # nobody accused on a day to come
    "غدا",
]


@pytest.mark.parametrize(("words", "expected"), [*DAYS_OF_THE_WEEK, *COUNTED_FROM_THE_ARTICLE, *DATES, *MONTHS_AND_YEARS, *HIJRI])
def test_what_words_of_time_mean(read, words: str, expected: str) -> None:
    assert told(read, words) == expected


@pytest.mark.parametrize("words", NO_ANSWER_TO_WHEN)
def test_limits_spans_and_names_are_no_answer(read, words: str) -> None:
    assert told(read, words) == ""


MONTHS = {
    1: "يناير،كانون الثاني،جانفي", 2: "فبراير،شباط،فيفري", 3: "مارس،آذار", 4: "أبريل،إبريل،نيسان،أفريل", 5: "مايو،أيار،ماي",
    6: "يونيو،يونيه،حزيران،جوان", 7: "يوليو،يوليه،تموز،جويلية،يوليوز", 8: "أغسطس،آب،أوت،غشت", 9: "سبتمبر،أيلول،شتنبر",
    10: "أكتوبر،تشرين الأول", 11: "نوفمبر،تشرين الثاني،نونبر", 12: "ديسمبر،كانون الأول،دجنبر",
}  # fmt: skip


@pytest.mark.parametrize(("month", "name"), [(month, name) for month, names in MONTHS.items() for name in names.split("،")])
def test_every_name_of_a_month(read, month: int, name: str) -> None:
    assert told(read, f"في 9 {name} 2019") == f"2019-{month:02}-09"


def test_without_the_article_s_day_only_full_dates_are_known(read) -> None:
    assert told(read, "الأحد", None) == told(read, "في 27 سبتمبر", None) == told(read, "العام الماضي", None) == ""
    assert told(read, "في 27 سبتمبر 2015", None) == "2015-09-27"
    assert told(read, "عام 2015", None) == "2015"


# --- whose time it is


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # before the verb, behind it, between commas
        ("والأحد، اتهمت تركيا أرمينيا بخرق الهدنة.", {ACCUSED: "2020-09-27"}),
        ("وفي 27 سبتمبر اتهمت تركيا أرمينيا بخرق الهدنة.", {ACCUSED: "2020-09-27"}),
        ("كانت تركيا قد اتهمت أرمينيا الأحد بخرق الهدنة.", {ACCUSED: "2020-09-27"}),
        # each verb has its own
        ("قال الوزير الفرنسي الأحد إن روسيا قصفت أمس مواقع تركيا.", {"Russia ASSAULT Turkey by France": "2020-09-28"}),
        (
            "دعت فرنسا الأحد تركيا إلى الحوار وطالبت أمس أرمينيا بوقف القتال.",
            {"France REQUEST Turkey": "2020-09-27", "France REQUEST Armenia": "2020-09-28"},
        ),
        # what is said is done by saying it
        ("قالت تركيا الأحد إنها ترفض الاتفاق مع أرمينيا.", {"Turkey REJECT nobody": "2020-09-27"}),
        # what is told of is not when it is told
        ("أعلن الجيش التركي الأحد قصف مواقع أرمينيا.", {"Turkish Armed Forces ASSAULT Armenia": ""}),
        ("قالت فرنسا أمس إن تركيا دعمت أذربيجان.", {"Turkey SUPPORT Azerbaijan by France": ""}),
        # what is only meant has the day of the words
        ("سيزور الرئيس الفرنسي إيمانويل ماكرون روسيا الأحد.", {"Emmanuel Macron AGREE Russia": ""}),
        ("قال الرئيس الفرنسي إيمانويل ماكرون أمس إنه سيزور روسيا الأحد.", {"Emmanuel Macron AGREE Russia": "2020-09-28"}),
        ("دعت فرنسا تركيا إلى عقد اجتماع الأحد.", {"France REQUEST Turkey": ""}),
        # behind a noun of an act it is the act's, not that of who speaks of it
        ("أدانت فرنسا الهجوم التركي على أرمينيا السبت.", {"France ACCUSE Turkey": "", "Turkey ASSAULT Armenia by France": "2020-09-26"}),
        ("أدانت فرنسا، الثلاثاء، الهجوم التركي على أرمينيا.", {"France ACCUSE Turkey": "2020-09-29", "Turkey ASSAULT Armenia by France": ""}),
        (
            "أدانت فرنسا الهجوم الذي شنته تركيا على أرمينيا السبت.",
            {"France ACCUSE Turkey": "", "Turkey ASSAULT Armenia": "2020-09-26"},
        ),
        # a verb that only says that it took place
        ("جرى الأحد لقاء بين ماكرون وبوتين.", {"Emmanuel Macron CONSULT Vladimir Putin": "2020-09-27"}),
        ("عقد ماكرون لقاء مع بوتين الأحد.", {"Emmanuel Macron CONSULT Vladimir Putin": "2020-09-27"}),
        ("شنت تركيا غارات على أرمينيا فجر السبت.", {"Turkey ASSAULT Armenia": "2020-09-26"}),
        ("قررت فرنسا الاثنين فرض عقوبات على تركيا.", {"France SANCTION Turkey": "2020-09-28"}),
        ("ومنذ عام 2015 تدعم فرنسا أرمينيا.", {"France SUPPORT Armenia": ""}),
        # in a clause of another act
        ("اتهمت تركيا أرمينيا، التي انسحبت الأحد من كاراباخ، بخرق الهدنة.", {ACCUSED: ""}),
        ("وبعد قرار البرلمان الأسبوع الماضي، اتهمت تركيا أرمينيا بخرق الهدنة.", {ACCUSED: ""}),
        ("اتهم بوتين تركيا الأحد، داعيا أرمينيا إلى الحوار.", {
            "Vladimir Putin ACCUSE Turkey": "2020-09-27", "Vladimir Putin REQUEST Armenia": "2020-09-27",
        }),
        ("وبدأت تركيا الأحد حملة قالت إنها تدعم أذربيجان.", {"Turkey SUPPORT Azerbaijan": ""}),
        # part of a name, or of what a participle describes
        ("انتقدت فرنسا تركيا خلال ثورة 25 يناير.", {"France ACCUSE Turkey": ""}),
        ("اتهمت تركيا أرمينيا في صحيفة الأحد بخرق الهدنة.", {ACCUSED: ""}),
        ("اتهمت تركيا أرمينيا بخرق الاتفاق الموقع في 2015.", {ACCUSED: ""}),
        ("اتهمت تركيا أرمينيا بخرق اتفاق 2015.", {ACCUSED: ""}),
        # denied, and so never
        ("لم تقصف تركيا أرمينيا الأحد.", {"not Turkey ASSAULT Armenia": "2020-09-27"}),
        # a verb that tells no time
        ("يزور ماكرون روسيا الأحد.", {"Emmanuel Macron CONSULT Russia": ""}),
        ("يزور ماكرون موسكو اليوم.", {"Emmanuel Macron CONSULT Russia": "2020-09-29"}),
        # the name of an outlet
        ("ذكرت روسيا اليوم أن تركيا اتهمت أرمينيا بخرق الهدنة.", {"Turkey ACCUSE Armenia by RT": ""}),
    ],
)  # fmt: skip
def test_a_time_belongs_to_the_act_it_hangs_on(read, sentence: str, expected: dict[str, str]) -> None:
    found = when(read(sentence, date=TUESDAY))
    assert {act: found.get(act) for act in expected} == expected


def test_a_statement_has_the_first_day_that_a_reading_tells(read) -> None:
    text = (
        "اتهمت تركيا أرمينيا العام الماضي بخرق الهدنة. واتهمت تركيا أرمينيا أمس بخرق الهدنة. واتهمت تركيا أرمينيا الأحد بالخيانة."
    )
    (statement,) = read(text, date=TUESDAY).statements
    assert (statement.date, statement.during) == (date(2020, 9, 28), "")
    assert [evidence.time.value for evidence in statement.evidence if evidence.time] == ["2019", "2020-09-28", "2020-09-27"]


def test_the_words_and_how_they_were_resolved_are_kept(read) -> None:
    reading = read("اتهمت تركيا أرمينيا مساء أمس بخرق الهدنة.", date=TUESDAY)
    time = reading.statements[0].evidence[0].time
    assert time is not None
    assert reading.article.text[time.begin : time.end] == "مساء أمس"
    assert (time.value, time.reason) == ("2020-09-28", "counted from the article's date")


# --- what holds of all of them

WORDS = st.sampled_from(
    [*tables().starts, *(first for kind in tables().terms.values() for first in kind), "27", "٢٧", "2015", "1440", "27/9/2020", "و",
     "/", "-", "(", ")", "،", ".", "من", "فرنسا", "اتهمت", "0", "99999"]
)  # fmt: skip
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
AN_ARTICLE = st.dates(min_value=date(1925, 1, 1), max_value=date(2077, 1, 1))


@given(st.one_of(TEXTS, st.text(max_size=60)))
def test_no_text_is_too_strange(text: str) -> None:
    words = words_of(text)
    last = -1
    for time in find(words):
        assert last < time.first <= time.last < len(words)
        assert words[time.first].begin <= time.begin < time.end == words[time.last].end
        last = time.last


@given(TEXTS, st.one_of(st.none(), AN_ARTICLE, st.dates()), st.sampled_from([PAST, FUTURE, OPEN]))
def test_what_is_found_is_resolved_or_left_alone(text: str, day: date | None, tense: str) -> None:
    for time in find(words_of(text)):
        moment = resolve(time.when, day, tense)
        assert moment is None or moment.begin <= moment.end


@given(AN_ARTICLE, st.integers(1, 7), st.sampled_from([None, -1, -2]))
def test_a_weekday_told_as_past_is_not_after_the_article(day: date, weekday: int, shift: int | None) -> None:
    moment = resolve(When(weekday=weekday, shift=shift), day, PAST)
    assert moment is None or (moment.begin <= day and moment.begin.isoweekday() == weekday)


@given(AN_ARTICLE, st.integers(1, 12), st.integers(0, 31), st.sampled_from([None, -1]), st.booleans())
def test_a_date_told_as_past_is_not_after_the_article(
    day: date, month: int, of_month: int, shift: int | None, hijri: bool
) -> None:
    moment = resolve(When(month=month, day=of_month, shift=shift, hijri=hijri), day, PAST)
    assert moment is None or moment.begin <= day
    assert moment is None or hijri or (moment.begin.month, moment.begin.day) == (month, of_month or 1)


@given(AN_ARTICLE, st.integers(1, 7))
def test_a_weekday_to_come_is_within_a_week(day: date, weekday: int) -> None:
    moment = resolve(When(weekday=weekday), day, FUTURE)
    assert moment is not None and day <= moment.begin <= day + timedelta(days=6)


@given(st.dates(), st.integers(0, 800))
def test_what_is_told_holds_all_its_days(begin: date, days: int) -> None:
    end = begin + timedelta(days=days) if begin.year < 9990 else begin
    iso = Moment(begin, end, "").iso
    assert begin.isoformat().startswith(iso) and end.isoformat().startswith(iso)


# --- the tables


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("الأحد\tweekdays\t7", r"line 2: unknown kind weekdays; allowed are weekday, offset"),
        ("الأحد\tweekday\t8", r"line 2: a weekday has no value «8»"),
        ("أمس\toffset\tyesterday", r"line 2: a offset has no value «yesterday»"),
        ("يوم\tunit\tdays", r"line 2: a unit has no value «days»"),
    ],
)
def test_a_wrong_row_is_named(monkeypatch, tmp_path, row: str, message: str) -> None:
    (tmp_path / "time-months.tsv").write_text("name\tcalendar\tmonth\talone\n", encoding="utf-8")
    (tmp_path / "time-terms.tsv").write_text(f"words\tkind\tvalue\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(time_words, "path", lambda *parts: tmp_path / parts[-1])
    with pytest.raises(BadData, match=message):
        time_words.time_words.__wrapped__()
