"""What the text is about as it goes on: who acts, who speaks, and so whom a dropped subject or a pronoun means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.model import Mention
from kg.reading.doc import Resolved
from kg.reading.function_words import function_words
from kg.reading.lexicon import bare


def gender_number(who: Resolved, kind: str, known_gender: str) -> tuple[str, str]:
    """Grammatical gender and number of an actor as mentioned; empty where either may do.

    Args:
        who: the mention. kind: the actor's class. known_gender: a person's, from the actor base.
    """
    found = who.found
    if found.form == "demonym":
        return found.gender, found.number
    if kind == "Person":
        return found.gender or known_gender or "m", "s"
    if found.number == "p" or kind == "People":
        return "", "p" if found.number == "p" else ""
    if found.form == "title":
        return found.gender or "m", "s"
    if found.form == "body":
        if who.head.endswith(("ون", "ين")):
            return "m", "p"
        return ("f" if _feminine(who.head) else "m"), "s"
    if kind == "State":
        return ("" if found.form == "seat" or known_gender == "m" else "f"), "s"
    first = who.head
    if first.startswith("ال") or len(first) > 3:
        if first.endswith(("ون", "ين")):
            return "m", "p"
        if _feminine(first):
            return "f", "s"
        if first.startswith("ال") or kind in ("InternationalOrganization", "GovernmentBody", "Coalition"):
            return "m", "s"
    return ("f", "s") if bare(first) in function_words().collectives else ("", "")


def _feminine(head: str) -> bool:
    return head.endswith(("ه", "ات")) or bare(head) in function_words().collectives


class Scene:
    """What the text is about as it goes on: who a dropped subject or a pronoun means.

    Args:
        kind_of: the class of an actor by id. gender_of: a person's gender by id. state_of: the state it is or acts for.
    """

    def __init__(
        self, kind_of: Callable[[str], str], gender_of: Callable[[str], str], state_of: Callable[[str], str] = lambda actor: ""
    ) -> None:
        self.kind_of = kind_of
        self.gender_of = gender_of
        self.state_of = state_of
        self.recent: list[tuple[Mention, str, str]] = []
        self.speaker: Mention | None = None
        self.others: list[Mention] = []
        self.groups: list[Mention] = []

    def traits(self, who: Resolved) -> tuple[str, str]:
        """Gender and number of a mention."""
        return gender_number(who, self.kind_of(who.actor), self.gender_of(who.actor))

    def focus(self, mentions: Sequence[Mention], gender: str, number: str) -> None:
        """Remember who acts."""
        if len(mentions) > 1:
            self.groups = list(mentions)
        for mention in mentions:
            self.recent = [(mention, gender, number), *(entry for entry in self.recent if entry[0].actor != mention.actor)][:8]

    def agreeing(
        self, gender: str, number: str, at: tuple[int, int], reason: str, *, avoid: frozenset[str] = frozenset()
    ) -> list[Mention]:
        """The latest actor in focus that agrees, as a mention at the pronoun or verb itself; empty when none does."""
        if number == "d" and len(self.groups) >= 2:
            return [Mention(*at, mention.actor, reason) for mention in self.groups]
        for mention, its_gender, its_number in self.recent:
            if mention.actor in avoid or (gender and its_gender and gender != its_gender):
                continue
            if (number == "p") != (its_number == "p") and its_number and number:
                continue
            return [Mention(*at, mention.actor, reason)]
        return []
