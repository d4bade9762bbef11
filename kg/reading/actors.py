"""Spans that may name actors, in one pass over an article.

What a span may be is found in `spans` and `titles`; here the longest is chosen. Who it is, is decided by `resolution`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Word, splits
from kg.reading.gazetteer import NAME, SHORT
from kg.reading.lexicon import Title, bare
from kg.reading.name_words import COMMAS, improbable
from kg.reading.offices import TitleSpan
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
        ahead: dict[int, Found] = {}
        index = 0
        while index < len(words):
            several = [ahead.pop(index)] if index in ahead else self.plural(words, index)
            if not several:
                best = self._at(words, index, found[-1] if found else None)
                several = [best] if best else []
            for title in several:
                if title.inner and title.inner[0].first > title.last:  # «المنسق الخاص للأمم المتحدة لعملية السلام، | فلان»
                    ahead = {title.inner[0].first: self._held_name(title)}
            found.extend(several)
            index = several[-1].last + 1 if several else index + 1
        return found

    def _at(self, words: Sequence[Word], index: int, previous: Found | None) -> Found | None:
        if words[index].is_punct:
            return None
        person = previous is not None and self._is_person(words, previous)
        behind = person and previous is not None and (
            index == previous.last + 1 or self.apposes(words, previous.last, index)
        )  # fmt: skip
        options = [
            option
            for option in (
                self.name(words, index),
                self.title(words, index, behind=behind),
                self.body(words, index),
                self.demonym(words, index),
                self.organization(words, index),
                self.name_then_title(words, index),
                self.speaker(words, index),
                self.private(words, index),
                self.anaphor(words, index),
                self.homeland(words, index),
            )
            if option is not None
        ]
        options = [each for each in options if not self._empty(each)]
        if any(option.form == "demonym" for option in options) and self._describes_noun(words, index):
            options = [option for option in options if option.form != SHORT]  # «القرار التركي» is not a person's
        if len(options) > 1:  # a name that is known beats one made up from its head noun
            options = [option for option in options if option.form != "organization"]
        if not options:
            return None
        longest = max(option.last for option in options)
        best = next(option for option in options if option.last == longest)
        return self.titled_name(words, best) if best.form == NAME else best

    def body(self, words: Sequence[Word], index: int) -> Found | None:
        """A body; a government named by the title and name of who leads it has them inside: «إدارة الرئيس الأميركي فلان»."""
        found = super().body(words, index)
        if found is None or found.body is None or found.body.kind != "State" or found.last == found.first:
            return found
        ruler = self.title(words, found.first + 1) if self._opens_title(words, words[found.first + 1]) else None
        if ruler is None or not ruler.inner or ruler.proclitics or ruler.inner[0].first > ruler.last:
            return found
        return replace(found, last=ruler.last, end=ruler.end, inner=[ruler])

    def _is_person(self, words: Sequence[Word], span: Found) -> bool:
        """Whether a span names a person: a surname that may be a verb or particle («كان») rather does not."""
        reading = words[span.first].reading
        if span.form == SHORT and reading is not None and reading.pos not in ("noun", "adj", "noun_prop", "num"):
            return False
        return span.form == "person" or bool(span.inner) or any(actor.startswith("person/") for actor in span.actors)

    def _describes_noun(self, words: Sequence[Word], index: int) -> bool:
        """Whether a nisba stands behind a noun, and so is no surname."""
        before = words[index - 1] if index else None
        same = before is not None and before.sentence == words[index].sentence
        return same and before is not None and before.reading is not None and before.reading.pos in ("noun", "adj")

    def _held_name(self, title: Found) -> Found:
        """The name at a distance behind a title as a span of its own."""
        name = title.inner[0]
        return replace(name, form="person" if not name.actors else name.form, title=title.title)

    def titled_name(self, words: Sequence[Word], name: Found) -> Found:
        """A name of the base that opens with a title («الملك فيليبي السادس») says an office too."""
        if not name.actors[0].startswith("person/") or name.first == name.last or name.ambiguous:
            return name
        titles = [title for rest, title in self.lexicon.titles.get(bare(name.key), ()) if title.role and not rest]
        title = next((title for title in titles if "person" in title.scope), None)
        if title is None:
            return name
        inner = replace(name, proclitics="")
        return TitleSpan(
            name.first, name.last, name.begin, name.end, name.proclitics, "title", name.key, title=title, actors=name.actors,
            number="s", inner=[inner], senses=(title,), definite=name.definite,
        )  # fmt: skip

    def _empty(self, found: Found) -> bool:
        """Whether a title that names no office has no name either, or is but a common noun («مرشح صالح»)."""
        if found.title is None or found.title.role or found.former:
            return False
        if not found.inner:
            return True
        known = found.key.startswith("ال") or bare(found.key) in self.parts["bare title"]
        return not known and found.inner[0].first != found.first and found.inner[0].first == found.first + 1

    def speaker(self, words: Sequence[Word], index: int) -> Found | None:
        """A person without a title right behind a verb of speech: «قالت هدى النجار»."""
        before, word = words[index - 1] if index else None, words[index]
        if (
            before is None
            or before.reading is None
            or before.sentence != word.sentence
            or word.key not in self.lexicon.given_names
        ):
            return None
        if before.reading.pos != "verb" or before.reading.lemma and match_key(before.reading.lemma) not in self.lexicon.speech:
            return None
        run = self.unknown_name(words, index, titled=True)
        if len(run) < 2 or self.name(words, index, kinds=(NAME,)):
            return None
        return self.span(words, index, run[-1].index, "", "person", word.key, name=tuple(each.text for each in run))

    def private(self, words: Sequence[Word], index: int) -> Found | None:
        """A person in full without title or office: «اعتقلت الشرطة باسم النجار»; nobody unless something is told of them."""
        for proclitics, key in splits(words[index].key):
            given = key in self.lexicon.given_names
            if proclitics not in ("", "و", "ل", "ب", "ول", "وب") or (proclitics and not given):
                continue
            if not given and (words[index].readings or not key.isalpha() or len(key) < 3 or key.startswith("ال")):
                continue
            run = self._untitled(self.unknown_name(words, index, key=key, titled=given), strict=bool(self.name(words, index)))
            if len(run) > 1 and (self.body(words, run[1].index) or self.organization(words, run[1].index, owned=True)):
                continue  # «صادق البرلمان الإيطالي»
            known = self.name(words, index)
            longer = given and known is not None and known.form == SHORT and run and known.last < run[-1].index
            if len(run) < 2 or (known and not longer) or (not given and not self._strange(words, run)):
                continue
            first = words[index].text[words[index].offset(len(proclitics)) - words[index].begin :]
            name = (first, *(each.text for each in run[1:]))
            return self.span(words, index, run[-1].index, proclitics, "person", key, name=name, weak=True)
        return None

    def _untitled(self, run: list[Word], *, strict: bool) -> list[Word]:
        """A name without a title as far as its words are no verbs («هادي | يطمئن»); `strict`: no common nouns either."""
        for at, word in enumerate(run[1:], start=1):
            reading = word.reading
            if reading is None or self.is_given(word) or word.key in self.parts["particle"]:
                continue
            family = word.key.startswith("ال") and reading.kind == "nisba"
            if (reading.pos == "verb" and not improbable(word)) or (strict and not family):
                return run[:at]
        return run

    def _strange(self, words: Sequence[Word], run: Sequence[Word]) -> bool:
        """Whether words that no table knows stand where a person would: behind a verb, or before one."""
        before = words[run[0].index - 1] if run[0].index else None
        verbal = before is not None and before.sentence == run[0].sentence and before.reading is not None
        after = words[run[-1].index + 1] if run[-1].index + 1 < len(words) else None
        told = verbal and before is not None and before.reading is not None and before.reading.pos == "verb"
        tells = (
            after is not None and after.reading is not None and after.reading.pos == "verb" and after.sentence == run[0].sentence
        )
        return (told or tells) and all(not word.readings and len(word.key) > 2 for word in run)

    def plural(self, words: Sequence[Word], index: int) -> list[Found]:
        """Persons behind one title in the plural: «وزيرا الخارجية الروسي فلان والتركي فلان», «رئيسي فرنسا فلان وروسيا فلان».

        None where no name follows: then the states are the span (see `plural_title`).
        """
        for _, key in splits(words[index].key):
            for rest, roles in self.lexicon.plural_titles.get(bare(key), ()):
                if key.startswith("ال") and not rest and key.endswith("ي"):  # «الحكم الرئيسي»
                    continue
                last = self.follow_bare(words, index, rest)
                people: list[Found] = []
                while last >= 0 and last + 1 < len(words) and words[last + 1].sentence == words[index].sentence:
                    person = self._one_of(words, last + 1, roles[0], "و" if people else "")
                    if person is None:
                        break
                    people.append(person)
                    last = person.last
                if people:
                    return people
        return []

    def _one_of(self, words: Sequence[Word], at: int, role: str, joined: str) -> Found | None:
        owner = self.demonym(words, at, plain=True) or self.name(words, at, kinds=(NAME,))
        if owner is None or owner.proclitics != joined or not owner.actors[0].startswith("state/"):
            return None
        person = self.named(words, owner.last, owner.actors[0])
        if person is None:
            return None
        inner = self.person_span(words, person)
        title = Title(role, frozenset(("state",)))
        return TitleSpan(
            owner.first, inner.last, owner.begin, inner.end, joined, "title", owner.key, title=title, of=owner.actors[0],
            actors=person.actors, name=person.words, owner=(owner.begin, owner.end), inner=[inner], number="s",
        )  # fmt: skip

    def name_then_title(self, words: Sequence[Word], index: int) -> Found | None:
        """An unknown name that its title follows: «نيكي هايلي، المندوبة الأميركية», «أيمن الصفدي وزير الخارجية الأردني»."""
        for proclitics, key in splits(words[index].key):
            if proclitics and key not in self.lexicon.given_names:
                continue
            run = self.unknown_name(words, index, key=key)
            if not proclitics and (longer := self.name_before_comma(words, index)) and len(longer) > len(run):
                run = longer
            at = run[-1].index + 1 if run else 0
            if len(run) < 2 or at + 1 >= len(words):
                continue
            comma = words[at].text in COMMAS
            title = self.title(words, at + comma, behind=True)
            if (
                not isinstance(title, TitleSpan)
                or title.proclitics
                or title.inner
                or not (title.of or title.complement or title.definite or comma)
                or words[at].sentence != words[index].sentence
            ):
                continue
            known = self.name(words, index, kinds=(NAME,))
            fits = known is not None and known.last == run[-1].index and known.actors[0].startswith("person/")
            actors = known.actors if known is not None and fits else ()
            first = words[index].text[words[index].offset(len(proclitics)) - words[index].begin :] if proclitics else run[0].text
            name = () if actors else (first, *(word.text for word in run[1:]))
            inner = self.span(words, index, run[-1].index, proclitics, NAME, key, actors=actors, name=name)
            begin = words[index].offset(len(proclitics)) if proclitics else words[index].begin
            return replace(
                title, first=index, begin=begin, proclitics=proclitics, key=key, actors=actors, name=name, inner=[inner],
            )  # fmt: skip
        return None
