"""When and where what a sentence states happened: what the stage `kg_circumstances` does."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from kg.model import Circumstance
from kg.reading.dating import Dating
from kg.reading.doc import Candidate
from kg.reading.frames import Scenery
from kg.reading.gazetteer import Gazetteer
from kg.reading.hosts import Acts
from kg.reading.lexicon import Lexicon
from kg.reading.placing import Placing


class Circumstances:
    """Finds time and place of acts.

    Args:
        lexicon: the cues, which tell what acts are. base: the actor base, which knows places.
    """

    def __init__(self, lexicon: Lexicon, base: Gazetteer) -> None:
        self.acts = Acts(lexicon)
        self.placing = Placing(self.acts, base)

    def tell(self, scenes: Sequence[tuple[Scenery, list[Candidate]]], day: date | None) -> None:
        """Give the acts of an article their times and places.

        Args:
            scenes: its sentences, each with what it states; the candidates are changed. day: the article's date.
        """
        dating = Dating(self.acts, day)
        for sentence, candidates in scenes:
            if candidates:
                dating.date(sentence, candidates)
                self.placing.place(sentence, candidates)


def day_of(time: Circumstance | None) -> date | None:
    """The day that words of time tell; None for a month, a year, or no words.

    Example:
        >>> day_of(Circumstance(0, 0, "2020-09-27")), day_of(Circumstance(0, 0, "2020-09"))
        (datetime.date(2020, 9, 27), None)
    """
    return date.fromisoformat(time.value) if time and len(time.value) == len("2020-09-27") else None


def period_of(time: Circumstance | None) -> str:
    """The month or year that words of time tell; empty for a day, or no words.

    Example:
        >>> period_of(Circumstance(0, 0, "2020-09")), period_of(Circumstance(0, 0, "2020-09-27"))
        ('2020-09', '')
    """
    return time.value if time and day_of(time) is None else ""
