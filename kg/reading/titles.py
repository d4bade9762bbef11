"""Titles and the names beside them: «وزير الخارجية الأردني أيمن الصفدي», «نيكي هايلي، المندوبة الأميركية», «رئيس فرنسا».

The end of a name the actor base does not know is where words begin that the morphology knows as something else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.doc import Found, Word, splits
from kg.reading.function_words import function_words
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.lexicon import Title, bare
from kg.reading.spans import SpanFinder

_COMMAS = frozenset("،,")
_QUOTES = frozenset("\"'“”«»()")
_NAME_LIMIT = 6
_ARABIC = re.compile("[\u0621-\u064a\u0671-\u06d3]+")
_FIELD_LIMIT = 7
_SCOPES = {"state/": "state", "body/": "body", "force/": "body", "party/": "party", "group/": "party"}


class TitleFinder(SpanFinder):
    """Finds titles, what they are of, and the names they introduce."""

    def title(self, words: Sequence[Word], index: int) -> Found | None:
        """A title at a word, with what it is of and the name it introduces; the longest title wins."""
        for proclitics, key in splits(words[index].key):
            options = [
                (title, last)
                for rest, title in self.lexicon.titles.get(bare(key), ())
                if (last := self.follow_bare(words, index, rest)) >= 0
            ]
            if not options:
                continue
            last = max(last for _, last in options)
            definite = key.startswith("ال") or (last > index and words[last].key.startswith("ال"))
            end, of, former, owner = self._title_of(words, last, definite=definite)
            name_first, name_last, known, unknown = self._named(words, end)
            title = self._fitting([title for title, its_last in options if its_last == last], of, named=bool(name_last))
            of = of or (title.of if title else "")
            if title is None or not (name_last or of or key.startswith("ال")):
                continue
            found = self.span(
                words, index, name_last or end, proclitics, "title", key, title=title, of=of, former=former,
                actors=known, name=unknown, owner=owner,
            )  # fmt: skip
            found.gender, found.number = ("f" if title.feminine else "m"), "s"
            if name_last:
                found.inner.append(
                    self.span(words, name_first, name_last, "", "name", words[name_first].key, actors=known, name=unknown)
                )
            return found
        return None

    def _fitting(self, titles: Sequence[Title], of: str, *, named: bool) -> Title | None:
        """The sense of a title that fits what it is a title of: «رئيس فرنسا» heads a state, «رئيس المفوضية» an organization."""
        wanted = next((scope for prefix, scope in _SCOPES.items() if of.startswith(prefix)), "organization") if of else "person"
        for title in titles:
            if wanted in title.scope:
                return title
        if of:
            return next((title for title in titles if "state" in title.scope or "body" in title.scope), titles[0])
        return titles[0] if named or titles[0].scope - {"person"} else None

    def _title_of(self, words: Sequence[Word], last: int, *, definite: bool) -> tuple[int, str, bool, tuple[int, int]]:
        """Last word of the title's complement, id of what it is a title of, whether it is a past one, and where that is named."""
        of, end, former, at, named = "", last, False, last + 1, (0, 0)
        closed = words[last].key.startswith("ال")  # «زار الوزير سلطنة عمان»: a definite title takes no genitive
        while at < len(words) and words[at].sentence == words[last].sentence and not words[at].is_punct:
            key = words[at].key
            demonym = self.demonym(words, at)
            if demonym and not demonym.proclitics and demonym.number in ("s", "") and (demonym.definite or not definite):
                named = named if of else (demonym.begin, demonym.end)
                of, end = of or demonym.actors[0], demonym.last
            elif bare(key) in self.parts["past"]:
                former, end = True, at
            elif bare(key) in self.parts["modifier"] or key in self.parts["modifier"]:
                end = at
            elif key in self.parts["link"] or key.startswith(("ل", "بال")) or (not of and not closed):
                owner = self._complement(words, at) or (self._far_complement(words, at) if not of else None)
                if owner is None:
                    break
                end = owner.last
                if not of:
                    named = (owner.begin, owner.end)
                    of = owner.of or (owner.actors[0] if owner.actors else owner.state)
                    if owner.body and owner.body.kind != "State":
                        of = owner.state
            else:
                break
            at = end + 1
        return end, of, former, named

    def _complement(self, words: Sequence[Word], at: int) -> Found | None:
        """What a title is of: a name, a body, or another title («مبعوث الرئيس الأميركي»), perhaps behind «في», «لدى» or «ل»."""
        if words[at].key in self.parts["link"] and at + 1 < len(words):
            at += 1
        option = (
            self.name(words, at, kinds=(NAME, CAPITAL, SEAT))
            or self.body(words, at)
            or self.title(words, at)
            or self.anaphor(words, at)
        )
        if (
            option is None
            or option.proclitics not in ("", "ل", "ب")
            or (option.actors and option.actors[0].startswith("person/") and option.title is None)
        ):
            return None
        return option if option.of or option.actors or option.state or option.form == "anaphor" else None

    def _far_complement(self, words: Sequence[Word], at: int) -> Found | None:
        """The same behind the field of the office: «وزير الأوقاف والشؤون الدينية | الفلسطيني», «مفوض شؤون الطاقة | في الاتحاد
        الأوروبي».
        """
        for word in words[at : at + _FIELD_LIMIT]:
            if word.sentence != words[at].sentence or word.is_punct:
                return None
            if word.index > at:
                demonym = self.demonym(words, word.index)
                if demonym and not demonym.proclitics and demonym.definite and demonym.number in ("s", ""):
                    return demonym
                if word.key in self.parts["link"] or word.key.startswith("بال"):
                    return self._complement(words, word.index)
            if not word.readings or not all(reading.pos in ("noun", "adj") for reading in word.readings[:1]):
                return None
            if word.index > at and not word.key.startswith(("ال", "وال")):
                return None
        return None

    def _named(self, words: Sequence[Word], end: int) -> tuple[int, int, tuple[str, ...], tuple[str, ...]]:
        """The name behind a title: first and last word (0 when there is none), known candidates, or the words of an unknown
        name.
        """
        at = end + 1
        while at < len(words) and (words[at].text in _COMMAS or words[at].text in _QUOTES) and at - end < 3:
            at += 1
        comma = at > end + 1
        if at >= len(words) or words[at].sentence != words[end].sentence:
            return 0, 0, (), ()
        while bare(words[at].key) in self.parts["honorific"] and at + 1 < len(words):
            at += 1
        known = self.name(words, at, kinds=(NAME, SHORT))
        unknown = self.unknown_name(words, at)
        if (
            known
            and known.form == SHORT
            and not unknown
            and at + 1 < len(words)
            and known.last == at
            and is_name_like(words[at + 1])
            and words[at + 1].sentence == words[at].sentence
        ):
            unknown = [words[at], *self.unknown_name(words, at + 1)]
        if (
            known
            and not known.proclitics
            and known.actors[0].startswith("person/")
            and not (known.form == SHORT and unknown and unknown[-1].index > known.last)
        ):
            return at, known.last, known.actors, ()
        if len(unknown) >= (2 if comma else 1):
            return at, at + len(unknown) - 1, (), tuple(word.text for word in unknown)
        return 0, 0, (), ()

    def name_then_title(self, words: Sequence[Word], index: int) -> Found | None:
        """An unknown name that its title follows: «نيكي هايلي، المندوبة الأميركية», «أيمن الصفدي وزير الخارجية الأردني»."""
        run = self.unknown_name(words, index)
        if len(run) < 2 or index + len(run) + 1 >= len(words):
            return None
        at = index + len(run)
        at += words[at].text in _COMMAS
        title = self.title(words, at)
        if (
            title is None
            or title.proclitics
            or title.inner
            or not (title.of or title.definite)
            or words[at].sentence != words[index].sentence
        ):
            return None
        known = self.name(words, index, kinds=(NAME,))
        actors = (
            known.actors if known is not None and known.last == run[-1].index and known.actors[0].startswith("person/") else ()
        )
        inner = self.span(
            words,
            index,
            run[-1].index,
            "",
            "name",
            words[index].key,
            actors=actors,
            name=() if actors else tuple(word.text for word in run),
        )
        found = self.span(
            words,
            index,
            title.last,
            "",
            "title",
            words[index].key,
            title=title.title,
            of=title.of,
            former=title.former,
            owner=title.owner,
            actors=actors,
            name=inner.name,
        )
        found.gender, found.number, found.inner = title.gender, "s", [inner]
        return found

    def unknown_name(self, words: Sequence[Word], at: int) -> list[Word]:
        """The run of words at `at` that reads as a person's name.

        Its words are given names, particles, or words the morphology does not know; a family name with the article may be a
        word it knows when it stands
        right behind one given name («سوزان الحاج»). The name ends where words begin that are something else.
        """
        run: list[Word] = []
        for word in words[at : at + _NAME_LIMIT]:
            if word.is_punct:
                if (
                    word.text in "-–"
                    and run
                    and word.begin == run[-1].end
                    and word.index + 1 < len(words)
                    and words[word.index + 1].begin == word.end
                ):
                    continue
                break
            if word.sentence != words[at].sentence or not _ARABIC.fullmatch(word.key):
                break
            article = word.key.startswith("ال")
            named = self.name(words, word.index, kinds=(NAME, CAPITAL, SEAT))
            if named is not None and not any(actor.startswith("person/") for actor in named.actors) and not named.ambiguous:
                break
            given = word.key in self.lexicon.given_names and not word.text.endswith("ى")
            family = article and len(run) == 1 and run[0].key in self.lexicon.given_names and is_family_like(word)
            if not (given or word.key in self.parts["particle"] or family or (is_name_like(word) and (run or not article))):
                break
            if not given and not article and self.demonym(words, word.index):
                break
            run.append(word)
        while run and run[-1].key in self.parts["particle"]:
            run.pop()
        return run


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
