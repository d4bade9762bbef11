"""How the tests of reading say what they expect: one short line for each statement, one for each mention.

said(read("دعت فرنسا تركيا إلى ضبط النفس."))      {"France REQUEST Turkey"}
named(read("دعا ماكرون أنقرة."))                   {"ماكرون": "Emmanuel Macron", "أنقرة": "Turkey"}
when(read("دعت فرنسا تركيا أمس إلى الحوار."))      {"France REQUEST Turkey": "2020-09-27"}
"""

from __future__ import annotations

from kg.model import UNNAMED_REPORTS, Membership, Reading, Statement

INSIDE = "inside a title"
"""The reason of actors named inside the title of another («وزير خارجية ألمانيا»): mentioned, but not what the span stands for."""


def label(reading: Reading, actor: str) -> str:
    """The English name of an actor; `nobody` for an empty target, `reports` for unnamed ones."""
    if not actor:
        return "nobody"
    return "reports" if actor == UNNAMED_REPORTS else reading.actors[actor].label


def line(reading: Reading, statement: Statement, *, subs: bool = False) -> str:
    """`France REQUEST Turkey`; `not` before a denied one, the speaker behind `by`, on demand the subtype: `REQUEST/ceasefire`."""
    act = f"{statement.type}/{statement.sub}" if subs and statement.sub else statement.type
    words = ["not"] * statement.negated + [label(reading, statement.source), act, label(reading, statement.target)]
    return " ".join([*words, *(["by", label(reading, statement.by)] if statement.by else [])])


def said(reading: Reading, *, subs: bool = False) -> set[str]:
    """All that an article states, a line for each statement."""
    return {line(reading, statement, subs=subs) for statement in reading.statements}


def named(reading: Reading) -> dict[str, str]:
    """The words of each mention and the English name of the actor they stand for."""
    text = reading.article.text
    return {text[each.begin : each.end]: label(reading, each.actor) for each in reading.mentions if each.reason != INSIDE}


def reasons(reading: Reading) -> dict[str, str]:
    """The words of each mention and why they stand for their actor."""
    text = reading.article.text
    return {text[each.begin : each.end]: each.reason for each in reading.mentions if each.reason != INSIDE}


def holds(reading: Reading, membership: Membership) -> str:
    """`Emmanuel Macron head_of_state France`."""
    return f"{label(reading, membership.member)} {membership.role} {label(reading, membership.organization)}"


def held(reading: Reading) -> set[str]:
    """All offices and memberships an article states, a line for each."""
    return {holds(reading, membership) for membership in reading.memberships}


def when(reading: Reading) -> dict[str, str]:
    """What an article states and when it happened: `{"Turkey ACCUSE Armenia": "2020-09-27"}`; empty where no time is known."""
    return {
        line(reading, statement): statement.date.isoformat() if statement.date else statement.during
        for statement in reading.statements
    }


def where(reading: Reading) -> dict[str, str]:
    """What an article states and where it happened: `{"Turkey ASSAULT Armenia": "place/paris"}`; empty where no place is known."""
    return {line(reading, statement): statement.location for statement in reading.statements}
