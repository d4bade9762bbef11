"""Spans that may name actors, in one pass over an article.

What a span may be is found in `spans` and `titles`; here the longest is chosen. Who it is, is decided by `resolution`.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.doc import Found, Word
from kg.reading.titles import TitleFinder


class Finder(TitleFinder):
    """Finds actor spans in the words of one article.

    Example:
        >>> from kg.reading import gazetteer, lexicon
        >>> Finder(gazetteer.load(), lexicon.load()).find([])
        []
    """

    def find(self, words: Sequence[Word]) -> list[Found]:
        """Spans that may name actors, in text order, none overlapping.

        Args:
            words: all words of the article with their readings.

        Returns:
            The spans; the longest wins, then a name over a title over a body over a demonym.
        """
        found: list[Found] = []
        index = 0
        while index < len(words):
            best = self._at(words, index)
            if best is None:
                index += 1
            else:
                found.append(best)
                index = best.last + 1
        return found

    def _at(self, words: Sequence[Word], index: int) -> Found | None:
        if words[index].is_punct:
            return None
        options = [
            option
            for option in (
                self.name(words, index),
                self.title(words, index),
                self.body(words, index),
                self.demonym(words, index),
                self.organization(words, index),
                self.name_then_title(words, index),
                self.anaphor(words, index),
                self.homeland(words, index),
            )
            if option is not None
        ]
        if len(options) > 1:  # a name that is known beats one made up from its head noun
            options = [option for option in options if option.form != "organization"]
        if not options:
            return None
        longest = max(option.last for option in options)
        return next(option for option in options if option.last == longest)
