"""Where a word stands among its neighbours, and how Arabic words agree: what the rules of `context` are written with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.arabic.analysis import Analysis
from kg.reading.arabic.lookup import Scored

_PLURALS = ("ون", "ين", "ان")


@dataclass(slots=True)
class Position:
    """Where a word stands in its sentence.

    Attributes:
        previous, before: the reading chosen for the word before, its spelling; earlier: the reading before that.
        following, after: the likeliest reading of the next word, its spelling; None and empty at the end.
        verbs: how many verbs the clause has had so far; auxiliaries do not count. awaits: it began with «أن» or «إن» and has
            had none, so that its subject is still without a predicate. masdars: it has had a verbal noun.
    """

    previous: Analysis | None = None
    before: str = ""
    earlier: Analysis | None = None
    following: Analysis | None = None
    after: str = ""
    verbs: int = 0
    awaits: bool = False
    masdars: bool = False

    def stand(self, words: Sequence[str], index: int, scored: Sequence[tuple[Scored, ...]]) -> None:
        """Move on to a word."""
        self.before = words[index - 1] if index else ""
        self.after = words[index + 1] if index + 1 < len(words) else ""
        options = scored[index + 1] if self.after else ()
        self.following = options[0][1] if options and not options[0][1].rare else None

    @property
    def opens(self) -> bool:
        """Whether the word opens its sentence or stands behind punctuation."""
        return self.previous is None and not self.before.isalnum()


def is_construct(noun: Analysis, word: str) -> bool:
    """Whether a noun's form lets a genitive follow at once: «عملية قتل»; not «القتل», «قتله», «قتلا» or «مسلحون»."""
    if noun.definite or noun.enclitic or noun.number == "d":
        return False
    return not (word.endswith(("ا", "ًا", "اً")) or (noun.number == "p" and word.endswith(_PLURALS)))


def relative_concord(relative: Analysis, verb: Analysis) -> float:
    """«الذي تحقق» is not «which you achieve»: without a pronoun that points back, the verb agrees with the relative."""
    if (
        verb.enclitic
        or verb.voice == "p"
        or not relative.gender
        or not verb.gender
        or verb.number != "s"
        or relative.number == "p"
    ):
        return 0.0
    return 0.0 if relative.gender == verb.gender else -1.5


def subject_concord(subject: Analysis, verb: Analysis) -> float:
    """A verb behind its subject: «الحكومة تقدم», «الجيش تقدم»."""
    if verb.person != "3" or not subject.gender or not verb.gender or verb.enclitic:
        return 0.0
    feminine = subject.gender == "f" or (subject.number == "p" and verb.number == "s")
    return 0.5 if feminine == (verb.gender == "f") else -0.5


def adjective_concord(noun: Analysis, adjective: Analysis) -> float:
    """An adjective agrees with its noun in definiteness, gender and number; things in the plural are feminine singular."""
    if adjective.proclitics or adjective.definite != (noun.definite or bool(noun.enclitic)):
        return -1.0
    if noun.number == "p":
        fits = adjective.number == "p" or adjective.gender == "f"
    else:
        fits = adjective.gender == noun.gender and adjective.number in (noun.number, "")
    if fits:
        return 2.5
    return 1.0 if adjective.definite else 0.0
