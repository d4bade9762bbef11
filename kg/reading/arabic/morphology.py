"""What a written Arabic word can be, and what it is in its sentence: lemma, part of speech, features, clitics.

The words are looked up in databases of camel-tools' format, one after the other until one knows the word: the project's own
(`seeds/lexicon/ar/morphology.db`, made by `seeds/generators/morphology.py`), a full one where the user has run `camel_data -i
morphology-db-msa-r13`, and the project's verbs that news hardly has (`morphology-rare.db`). docs/morphology.md says more.

    >>> morphology = load()
    >>> [(a.lemma, a.pos, a.aspect) for a in morphology.analyses("وقالت")][:1]
    [('قال', 'verb', 'p')]
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from kg.reading.arabic import databases
from kg.reading.arabic.analysis import NOMINAL, Analysis
from kg.reading.arabic.concord import Position
from kg.reading.arabic.context import Context
from kg.reading.arabic.lookup import Lookup, Scored

__all__ = ["NOMINAL", "Analysis", "Morphology", "load"]

_CERTAIN = 3.0
"""What the neighbours must say for a verb, in natural-log units, before a word is taken for one that news hardly has."""


class Morphology:
    """Readings of words; each distinct spelling is looked up once.

    Args:
        lookups: what opens the databases, in the order they are asked; one is opened when a word is not in those before it.
    """

    def __init__(self, *lookups: Callable[[], Lookup]) -> None:
        self._lookups = lookups
        self._context = Context()
        self._known: dict[str, tuple[Scored, ...]] = {}
        self._answers: dict[str, tuple[Analysis, ...]] = {}

    def analyses(self, word: str) -> tuple[Analysis, ...]:
        """Every reading of one written word, the most frequent first.

        Args:
            word: letters in any spelling; vowel signs, where written, rule out readings that contradict them.

        Returns:
            Readings without duplicates; empty for an unknown word. Names of persons are not in the project's databases. A word
            that only the last one knows has nothing but readings marked rare.
        """
        found = self._answers.get(word)
        if found is None:
            found = self._answers[word] = tuple(analysis for _, analysis in self._scored(word))
        return found

    def best(self, words: Sequence[str]) -> list[Analysis | None]:
        """For each word of a sentence the reading its neighbours suggest; None for unknown words and punctuation.

        The prior of a reading (how frequent its lemma and form are) is corrected by the words beside it, see
        `kg.reading.arabic.context`. A word with rare readings alone is unknown unless they say clearly that it is a verb.
        """
        scored = [self._scored(word) for word in words]
        position = Position()
        chosen: list[Analysis | None] = []
        for index, options in enumerate(scored):
            position.stand(words, index, scored)
            best = self._choose(options, position)
            chosen.append(best)
            self._context.passed(best, words[index], position)
        return chosen

    def _choose(self, options: tuple[Scored, ...], position: Position) -> Analysis | None:
        if not options:
            return None
        if options[0][1].rare:
            fits = [(self._context.fit(analysis, position), analysis) for _, analysis in options]
            value, analysis = max(fits, key=lambda item: item[0])
            return analysis if value >= _CERTAIN else None
        if len(options) == 1:
            return options[0][1]
        best, highest = None, 0.0
        for score, analysis in options:
            total = score + self._context.fit(analysis, position)
            if best is None or total > highest:
                best, highest = analysis, total
        return best

    def _scored(self, word: str) -> tuple[Scored, ...]:
        found = self._known.get(word)
        if found is None:
            found = ()
            for lookup in self._lookups:
                found = lookup().readings(word)
                if found:
                    break
            self._known[word] = found
        return found


@cache
def load(database: Path | None = None) -> Morphology:
    """The morphology over the project's databases, opened once.

    Args:
        database: a single file in camel-tools' format to use instead.

    Raises:
        MissingResource: camel-tools or the database file is missing; the message names the command that brings it.
        WrongUse: the file is not a camel-tools database.

    Example:
        >>> load().analyses("للهجمات")[0].lemma
        'هجوم'
    """
    first = Lookup(databases.read(database or databases.own("morphology.db")))
    if database is not None:
        return Morphology(lambda: first)
    return Morphology(lambda: first, *([_full] if databases.installed() else []), _rare)


@cache
def _full() -> Lookup:
    file = databases.installed()
    assert file is not None
    return Lookup(databases.read(file))


@cache
def _rare() -> Lookup:
    return Lookup(databases.read(databases.own("morphology-rare.db")), rare=True)
