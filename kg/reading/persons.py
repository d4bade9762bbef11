"""Names of persons the actor base does not know: where they begin and end.

The end of a name is where words begin that the morphology knows as something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.doc import Found, Word, splits
from kg.reading.function_words import function_words
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.lexicon import bare
from kg.reading.spans import SpanFinder

COMMAS = frozenset("،,")
JOINERS = frozenset("-–")
_QUOTES = frozenset("\"'“”«»()")
_NAME_LIMIT = 6
_FAMILY = ("noun", "adj", "verb", "noun_prop", "num")
_ENDS = frozenset('،,:()«»"')
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]+")


class NameFinder(SpanFinder):
    """Finds names of persons behind titles and by themselves."""

    def roleless_name(self, words: Sequence[Word], index: int) -> Found | None:
        """The name behind one more title that names no office («المعارض البارز فلان»): what titles are is told by a subclass."""
        raise NotImplementedError

    def named(self, words: Sequence[Word], end: int, of: str) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
        """The name behind a title: first and last word (0 when there is none), known candidates, and the words of a name that
        is unknown or may be another's surname.
        """
        at = end + 1
        while at < len(words) and (words[at].text in COMMAS or words[at].text in _QUOTES) and at - end < 3:
            at += 1
        comma = at > end + 1
        if at >= len(words) or words[at].sentence != words[end].sentence:
            return 0, 0, (), ()
        while bare(words[at].key) in self.parts["honorific"] and at + 1 < len(words):
            at += 1
        if inner := self.roleless_name(words, at):  # «عضو الائتلاف، المعارض البارز فلان»
            return inner.first, inner.last, inner.actors, inner.name
        known = self.name(words, at, kinds=(NAME, SHORT))
        certain = known is not None and known.form == SHORT and words[at].key not in self.lexicon.given_names
        unknown = self.unknown_name(words, at, titled=not certain)  # «الرئيس ترامب جاثيا»: a surname known needs no second word
        if len(unknown) == 1 and unknown[0].text[0] in "بلوف" and unknown[0].key not in self.lexicon.given_names:
            unknown = []  # «بنيويورك», «لترمب»
        if known and (
            known.proclitics or words[at].text.endswith("ى") and known.form == SHORT or not known.actors[0].startswith("person/")
        ):
            known = None
        if known and known.form == SHORT and known.last + 1 < len(words) and words[known.last + 1].key in self.parts["son"]:
            known = None  # «الأمير عبدالله بن مساعد» is another one
        following = words[at + 1] if at + 1 < len(words) and words[at + 1].sentence == words[at].sentence else None
        if known and known.form == SHORT:
            if not unknown and following and known.last == at and (is_name_like(following) or joined(words, at)):
                unknown = [words[at], *self.unknown_name(words, at + 1)]
            if (unknown and unknown[-1].index > known.last) or not (
                known.last > at or self._may_be_surname(words[at], known, of)
            ):
                known = None
        if known:
            short = tuple(word.text for word in words[at : known.last + 1]) if known.form == SHORT else ()
            last = known.last
            if last + 1 < len(words) and words[last + 1].key in self.parts["son"]:  # «الملك سلمان | بن عبدالعزيز»
                last = max([last, *(word.index for word in self.unknown_name(words, last + 1))])
            return at, last, known.actors, short
        if len(unknown) >= (2 if comma else 1):
            return at, unknown[-1].index, (), tuple(word.text for word in unknown)
        return 0, 0, (), ()

    def _may_be_surname(self, word: Word, known: Found, of: str) -> bool:
        """Whether a word behind a title is a surname of the base: surely one of that state, else no common word («حتى»)."""
        state = self.state_of(of) if of else ""
        if state and any(self.state_of(actor) == state for actor in known.actors):
            return True
        return all(reading.pos == "noun_prop" for reading in word.readings)

    def name_before_comma(self, words: Sequence[Word], index: int) -> list[Word]:
        """«قالت بيني لورانس، نائبة الرئيس»: between verb and comma, a name may look like other words."""
        before, word = words[index - 1] if index else None, words[index]
        if before is None or before.sentence != word.sentence or word.is_punct or word.key.startswith("ال"):
            return []
        verbal = before.reading is not None and before.reading.pos in ("verb", "conj_sub")
        if not verbal or (word.reading is not None and word.reading.pos in ("verb", "noun")):
            return []
        run = [word]
        for following in words[index + 1 : index + _NAME_LIMIT]:
            if following.text in COMMAS:
                return run if len(run) > 1 else []
            functional = following.key in function_words().prepositions or following.key in function_words().connectives
            if following.is_punct or following.sentence != word.sentence or functional or not _ARABIC.fullmatch(following.key):
                return []
            described = following.key in function_words().time or bare(following.key) in self.lexicon.titles
            if described or self.demonym(words, following.index):
                return []
            run.append(following)
        return []

    def unknown_name(self, words: Sequence[Word], at: int, *, key: str = "", titled: bool = False) -> list[Word]:
        """The run of words at `at` that reads as a person's name; `key` is the first one's without proclitics. `titled`: a title
        stands before it, so that the second word may be one the morphology knows («محمد عسكر»).

        Its words are given names, particles, or words the morphology does not know; a family name with the article may be a
        word it knows when it stands
        right behind one given name («سوزان الحاج»), and so may what a hyphen joins to a name («يون كون-يونغ»). The name ends
        where words begin that are something else.
        """
        run: list[Word] = []
        for word in words[at : at + _NAME_LIMIT]:
            if word.is_punct:
                if word.text in JOINERS and run and word.begin == run[-1].end and adjacent(words, word.index):
                    continue
                break
            own = key if key and word.index == at else word.key
            if word.sentence != words[at].sentence or not _ARABIC.fullmatch(own):
                break
            article = own.startswith("ال")
            if own == word.key:
                named = self.name(words, word.index, kinds=(NAME, CAPITAL, SEAT))
                if named is not None and not any(actor.startswith("person/") for actor in named.actors) and not named.ambiguous:
                    break
            if not run and own in function_words().connectives:
                break
            given = own in self.lexicon.given_names and not word.text.endswith("ى")
            family = article and bool(run) and run[-1].key in self.lexicon.given_names and is_family_like(word)
            compound = bool(run) and own in self.parts["name ending"]  # «شرف الدين»
            hyphened = bool(run) and (joined(words, word.index) or words[word.index - 1].text in JOINERS)
            plain = is_name_like(word) and (run or not article) and not self._other_word(own)
            second = titled and len(run) == 1 and self._may_be_family(words, word, run[0])
            if titled and article and len(run) == 1 and not self.demonym(words, word.index):  # «جارالله العلوي»
                second = is_family_like(word) and (not word.readings or word.readings[0].pos == "adj")
            if not (given or own in self.parts["particle"] or family or compound or hyphened or plain or second):
                break
            if not given and not article and self.demonym(words, word.index):
                break
            run.append(word)
        while run and run[-1].key in self.parts["particle"]:
            run.pop()
        return run

    def _may_be_family(self, words: Sequence[Word], word: Word, first: Word) -> bool:
        """Whether a word that the morphology knows is a family name: right behind a given name, or behind another word and
        before the name's end («مازلان لازم، »).
        """
        tables = (self.lexicon.titles, self.lexicon.bodies, self.lexicon.heads, self.lexicon.anaphora)
        functions = function_words()
        if word.key.startswith("ال") or any(word.key in table for table in tables) or word.reading is None:
            return False
        if word.key in functions.time or word.key in functions.prepositions or word.key in functions.connectives:
            return False
        if word.reading.proclitics or self.demonym(words, word.index) or word.reading.pos not in _FAMILY:
            return False
        given = first.key in self.lexicon.given_names
        if word.text.endswith(("اً", "ًا")) or word.key in self.parts["direction"] or (first.text[0] in "بل" and not given):
            return False
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        ends = after is not None and (after.text in _ENDS or after.key in functions.connectives)
        return ends or (given and word.reading.pos != "verb")

    def _other_word(self, key: str) -> bool:
        """Whether a word that the morphology does not know is one of the tables' with a proclitic: «لوكالة», «وسيف»."""
        tables = (self.lexicon.titles, self.lexicon.bodies, self.lexicon.heads, self.lexicon.given_names)
        return any(
            rest in self.lexicon.given_names if proclitics in ("و", "ف") else any(bare(rest) in table for table in tables[:3])
            for proclitics, rest in splits(key)
            if proclitics
        )


def adjacent(words: Sequence[Word], index: int) -> bool:
    """Whether no space stands between a word and the next one."""
    return index + 1 < len(words) and words[index + 1].begin == words[index].end


def joined(words: Sequence[Word], index: int) -> bool:
    """Whether a hyphen joins a word to the next one."""
    return adjacent(words, index) and words[index + 1].text in JOINERS and adjacent(words, index + 1)


def is_family_like(word: Word) -> bool:
    """Whether a word with the article may be a family name: it is no word of time, and no verb or preposition."""
    return word.key not in function_words().time and all(reading.pos in ("noun", "adj", "noun_prop") for reading in word.readings)


def is_name_like(word: Word) -> bool:
    """Whether a word may be part of a person's name: the morphology does not know it, or knows it as a proper name, and it
    carries no preposition or «و».
    """
    if word.readings and not any(reading.pos == "noun_prop" for reading in word.readings):
        return False
    tables = function_words()
    if word.key in tables.time or word.key in tables.prepositions or word.key in tables.connectives:
        return False
    return not word.key.startswith(("لل", "بال", "وال", "فال", "كال", "ولل", "وبال"))
