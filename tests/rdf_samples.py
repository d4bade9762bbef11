"""A small reading, built by hand, that the tests of the RDF half share."""

from datetime import date

from kg.model import UNNAMED_REPORTS, Actor, Article, Evidence, Membership, Mention, Reading, Statement

TITLE = "باريس تحث الطرفين على الهدوء"
LINES = (
    TITLE,
    "أعلن الرئيس الفرنسي إيمانويل ماكرون دعمه للشعب الأرمني.",
    "ودعا ماكرون أذربيجان إلى وقف القتال في قره باغ.",
    "واتهم ماكرون تركيا بتسليح أذربيجان.",
    "ولم تهاجم أرمينيا جارتها أذربيجان، بحسب تقارير.",
    "وترأس فرنسا مجموعة مينسك مع دول أخرى.",
)
TEXT = "\n".join(LINES)

ACTORS = {
    actor.id: actor
    for actor in (
        Actor("person/emmanuel-macron", "Person", ("إيمانويل ماكرون",), ("Emmanuel Macron",), acts_for="state/FRA"),
        Actor("state/FRA", "State", ("فرنسا",), ("France",), iso3="FRA"),
        Actor("people/armenians", "People", ("الشعب الأرمني",), ("Armenian people",), acts_for="state/ARM"),
        Actor("state/ARM", "State", ("أرمينيا",), ("Armenia",), iso3="ARM"),
        Actor("state/AZE", "State", ("أذربيجان",), ("Azerbaijan",), iso3="AZE"),
        Actor("state/TUR", "State", ("تركيا",), ("Turkey",), iso3="TUR"),
        Actor("organization/minsk-group", "InternationalOrganization", ("مجموعة مينسك",), ("OSCE Minsk Group",)),
        Actor("territory/nagorno-karabakh", "DisputedTerritory", ("قره باغ", "كاراباخ"), ("Nagorno-Karabakh",)),
    )
}


def mention(words: str, actor: str, *, line: int, reason: str = "name", text: str = TEXT) -> Mention:
    """The mention of an actor by some words of a line."""
    begin = text.index(words, _line(line)[0])
    return Mention(begin, begin + len(words), actor, reason)


def evidence(trigger: str, *, line: int, rule: str = "verb-subject-object", **roles: Mention | None) -> Evidence:
    """A line of the text as evidence, with its cue and the mentions in roles."""
    begin, end = _line(line)
    cue = TEXT.index(trigger, begin)
    return Evidence(begin, end, TEXT[begin:end], line, trigger, cue, cue + len(trigger), rule=rule, **roles)


def _line(number: int) -> tuple[int, int]:
    begin = sum(len(line) + 1 for line in LINES[:number])
    return begin, begin + len(LINES[number])


MACRON, ARMENIANS = (
    mention("إيمانويل ماكرون", "person/emmanuel-macron", line=1),
    mention("الشعب الأرمني"[2:], "people/armenians", line=1),
)
MACRON_2, AZE_2 = mention("ماكرون", "person/emmanuel-macron", line=2, reason="surname"), mention("أذربيجان", "state/AZE", line=2)
MACRON_3, TUR_3 = mention("ماكرون", "person/emmanuel-macron", line=3, reason="surname"), mention("تركيا", "state/TUR", line=3)
AZE_3 = mention("أذربيجان", "state/AZE", line=3)
ARM_4, AZE_4 = mention("أرمينيا", "state/ARM", line=4), mention("أذربيجان", "state/AZE", line=4)
REPORTS = mention("تقارير", UNNAMED_REPORTS, line=4)
FRA_5, MINSK_5 = mention("فرنسا", "state/FRA", line=5), mention("مجموعة مينسك", "organization/minsk-group", line=5)
PARIS, TITLED = (
    mention("باريس", "state/FRA", line=0, reason="capital"),
    mention("الرئيس الفرنسي", "person/emmanuel-macron", line=1, reason="title"),
)

READING = Reading(
    article=Article(
        "minsk-notes",
        TEXT,
        TITLE,
        date(2020, 9, 28),
        publisher="صحيفة المثال",
        url="https://example.org/a b?id=1",
        origin="notes.txt",
    ),
    document="00112233445566aa",
    actors=ACTORS,
    mentions=(PARIS, TITLED, MACRON, ARMENIANS, MACRON_2, AZE_2, MACRON_3, TUR_3, AZE_3, ARM_4, AZE_4, FRA_5, MINSK_5),
    statements=(
        Statement(
            "a000000000000001",
            "SUPPORT",
            "person/emmanuel-macron",
            "people/armenians",
            (evidence("دعمه", line=1, source=MACRON, target=ARMENIANS),),
            confidence=0.9,
        ),
        Statement(
            "a000000000000002",
            "REQUEST",
            "person/emmanuel-macron",
            "state/AZE",
            (evidence("دعا", line=2, source=MACRON_2, target=AZE_2),),
            sub="ceasefire",
            content="وقف القتال",
            date=date(2020, 9, 27),
            location="territory/nagorno-karabakh",
        ),
        Statement(
            "a000000000000003",
            "ACCUSE",
            "person/emmanuel-macron",
            "state/TUR",
            (evidence("اتهم", line=3, source=MACRON_3, target=TUR_3),),
        ),
        Statement(
            "a000000000000004",
            "AID",
            "state/TUR",
            "state/AZE",
            (evidence("تسليح", line=3, source=TUR_3, target=AZE_3, speaker=MACRON_3),),
            sub="military",
            by="person/emmanuel-macron",
        ),
        Statement(
            "a000000000000005",
            "ASSAULT",
            "state/ARM",
            "state/AZE",
            (evidence("تهاجم", line=4, source=ARM_4, target=AZE_4, speaker=REPORTS),),
            negated=True,
            by=UNNAMED_REPORTS,
        ),
    ),
    memberships=(
        Membership(
            "b000000000000001",
            "person/emmanuel-macron",
            "state/FRA",
            "head_of_state",
            evidence("الرئيس الفرنسي", line=1, source=TITLED),
        ),
        Membership(
            "b000000000000002",
            "state/FRA",
            "organization/minsk-group",
            "chair",
            evidence("ترأس", line=5, source=FRA_5, target=MINSK_5),
        ),
    ),
)
