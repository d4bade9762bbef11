"""What stands behind a title's own words: what it is a title of, its modifiers, and the name further on.

«وزير الخارجية | الروسي | السابق», «المنسق الخاص | للأمم المتحدة | لعملية السلام في الشرق الأوسط، | فلان», «قائد | شرطة الإقليم».
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.doc import Found, Word
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.lexicon import Title, bare
from kg.reading.name_words import COMMAS, JOINERS, QUOTES, adjacent, functional
from kg.reading.persons import Named, NameFinder

_FIELD_LIMIT = 7
_REACH = 12
"""How many words may stand between a title and the name it introduces."""
_SENT = frozenset(("envoy", "ambassador"))
"""Roles of those who are sent somewhere, which their title then names."""
_OPENING, _CLOSING = "(", ")"
_DEFINITE = ("ال", "لل", "بال", "وال", "فال", "كال", "ولل", "وبال")
PLACE = "place"
"""How a province or city was found that a title names: «حاكم ولاية …»."""
NOUN = "noun"
"""How a complement was found that is neither a name nor a known body: «قائد شرطة الإقليم», «مدير المكتب»."""


@dataclass(slots=True)
class TitleSpan(Found):
    """A title, with what it is of where only the article can tell who that is: «رئيس الجمعية», «زعيم حزب الأمة».

    Attributes:
        complement: what it is of. predicate: it is said of somebody named before («عُيّن سفيرا لفرنسا», «شغل منصب وزير المالية»).
        possessor: the pronoun that says whose («زعيمها»). title_key: match key of the title's first word. senses: the title's
            senses, of which then one is chosen.
    """

    complement: Found | None = None
    predicate: bool = False
    possessor: str = ""
    title_key: str = ""
    senses: tuple[Title, ...] = ()


@dataclass(slots=True)
class Tail:
    """What follows a title's own words.

    Attributes:
        last: its last word. of: the id of what it is of. former: it is a past office. owner: where its owner is named.
        complement: the owner where only the article resolves it. far: the owner stands behind a field («رئيس اللجنة |
            الإيطالية»). nisba: the owner is an adjective.
    """

    last: int
    of: str = ""
    former: bool = False
    owner: tuple[int, int] = (0, 0)
    complement: Found | None = None
    far: bool = False
    nisba: bool = False


class OfficeFinder(NameFinder):
    """Finds what titles are of, and names at a distance behind them."""

    def title(self, words: Sequence[Word], index: int, *, behind: bool = False, nested: bool = False) -> TitleSpan | None:
        """A title at a word: told by a subclass."""
        raise NotImplementedError

    def tail(self, words: Sequence[Word], last: int, titles: Sequence[Title], *, definite: bool, behind: bool = False) -> Tail:
        """What stands behind a title's own words: its complement, modifiers and whether the office is a past one."""
        tail, at = Tail(last), last + 1
        office = any(title.role or "party" in title.scope for title in titles)
        sent = any(title.role in _SENT for title in titles)
        place = any("place" in title.scope for title in titles)
        closed = words[last].key.startswith(_DEFINITE)  # «زار الوزير سلطنة عمان»: a definite title takes no genitive
        while at < len(words) and words[at].sentence == words[last].sentence:
            if words[at].is_punct:
                if words[at].text in JOINERS and tail.of and adjacent(words, at) and self.demonym(words, at + 1):
                    at += 1  # «اللبناني-الأمريكي»
                    continue
                break
            key = words[at].key
            if key in self.parts["goal"] and not sent:
                break  # «وصل وزير الخارجية الروسي | إلى أنقرة»
            demonym = self.demonym(words, at)
            if demonym and not demonym.proclitics and demonym.number in ("s", "") and (demonym.definite or not definite):
                tail.owner = tail.owner if tail.of else (demonym.begin, demonym.end)
                tail.nisba = tail.nisba or not tail.of
                tail.of, tail.last = tail.of or demonym.actors[0], demonym.last
            elif bare(key) in self.parts["past"]:
                tail.former, tail.last = True, at
            elif bare(key) in self.parts["modifier"] or key in self.parts["modifier"]:
                tail.last = at
            elif tail.of and key.startswith("لل") and key[2:] in self.parts["field"]:
                tail.last = at  # «وزير الدولة الإماراتي | للشؤون الخارجية»
                while (following := words[tail.last + 1 : tail.last + 2]) and self._describes(following[0]):
                    tail.last += 1
            elif not office:
                if not (words[at].key.startswith("ال") and words[at].readings and words[at].readings[0].pos == "adj"):
                    break
                tail.last = at  # «الصحفي الرياضي»
            elif place and not closed and at == last + 1 and not self._complement(words, at):
                tail.last = self._place(words, at)  # «رئيس بلدية نيويورك»
                texts = tuple(word.text for word in words[at : tail.last + 1])
                tail.complement = self.span(words, at, tail.last, "", PLACE, words[at].key, name=texts)
                tail.owner = (tail.complement.begin, tail.complement.end)
            elif self._owned_by(words, at, tail, closed=closed, behind=behind):
                pass
            elif self._described(words, at):
                tail.last = at  # «الرئيس | الجمهوري | لمجلس النواب»
            else:
                break
            at = tail.last + 1
        if office and not place and not closed and not tail.of and tail.complement is None and tail.last == last:
            self._noun(words, last, tail)
        return tail

    def _described(self, words: Sequence[Word], at: int) -> bool:
        """Whether a definite adjective stands between a title and what it is of: a nisba, or «ل» or «في» and a name."""
        word, after = words[at], words[at + 1] if at + 1 < len(words) else None
        adjective = word.key.startswith("ال") and word.reading is not None and word.reading.pos == "adj"
        if not adjective or after is None or after.is_punct or after.sentence != word.sentence:
            return False
        demonym = self.demonym(words, at + 1)
        if demonym is not None and not demonym.proclitics and demonym.definite:
            return True
        linked = after.key in self.parts["link"] - self.parts["goal"] or after.key.startswith(("لل", "لم"))
        return linked and self._complement(words, at + 1) is not None

    def _owned_by(self, words: Sequence[Word], at: int, tail: Tail, *, closed: bool, behind: bool) -> bool:
        """Reads what a title is of at a word; false where nothing says so."""
        key = words[at].key
        linked = key in self.parts["link"] or key.startswith(("ل", "بال"))
        if not tail.of and tail.complement is None and (master := self._master(words, at, tail, behind=behind)):
            tail.last, tail.complement, tail.owner = master.last, master, (master.begin, master.end)
            return True
        field = key.startswith("و") and bare(key[1:]) in self.parts["field"]
        if not linked and (tail.of or (closed and not field)):
            return False
        owner = self._complement(words, at)
        if owner is None and not tail.of:
            owner = self._far_complement(words, at)
            tail.far = owner is not None
        if owner is None and linked and not tail.of and tail.complement is None and (site := self._site(words, at)):
            tail.last, tail.complement, tail.owner = site.last, site, (site.begin, site.end)
            return True
        if owner is None:
            return False
        tail.last = owner.last
        if not tail.of and tail.complement is None:
            tail.owner = (owner.begin, owner.end)
            tail.of = self.of_complement(owner)
            named = isinstance(owner, TitleSpan) and (owner.inner or not tail.of)
            tail.complement = owner if named or owner.form in ("anaphor", "organization", "body") else None
        return True

    def _master(self, words: Sequence[Word], at: int, tail: Tail, *, behind: bool) -> Found | None:
        """The person that an office serves: «مستشار لترامب», «المتحدث باسم كوشنر»; whose state it then is of."""
        voice = words[at - 1].key in self.parts["voice"]
        found = self.name(words, at, kinds=(NAME, SHORT))
        if found is None or found.proclitics not in ("", "ل") or not all(actor.startswith("person/") for actor in found.actors):
            return None
        plain = all(not word.readings or self.is_given(word) for word in words[found.first : found.last + 1])
        known = found.form == NAME or (plain and not (len(found.key) < 3))
        owned = (
            found.proclitics == "ل" or voice or (behind and at == tail.last + 1 and not words[at - 1].key.startswith(_DEFINITE))
        )
        return found if known and owned else None

    def _site(self, words: Sequence[Word], at: int) -> Found | None:
        """A province or city of the base behind «ل» or «في», which an office is in: «المدعي العام لكاليفورنيا»."""
        key = words[at].key
        if key in self.parts["link"] - self.parts["goal"] and at + 1 < len(words):
            at, key = at + 1, words[at + 1].key
        elif key.startswith("ل"):
            key = key.removeprefix("ل")
        else:
            return None
        for rest, _, ambiguous in self.gazetteer.sites.get(key, ()):
            last = self.follow_bare(words, at, rest)
            if last >= 0 and not ambiguous:
                return self.span(words, at, last, "", PLACE, key, name=(key, *(word.text for word in words[at + 1 : last + 1])))
        return None

    def _place(self, words: Sequence[Word], at: int) -> int:
        """The last word of a place that a title names: «بلدية | نيويورك», «ولاية | فلوريدا»."""
        reading = words[at].reading
        indefinite = reading is not None and reading.pos == "noun" and not words[at].key.startswith("ال")
        further = at + 1 < len(words) and words[at + 1].sentence == words[at].sentence and not words[at + 1].is_punct
        return at + 1 if indefinite and further else at

    def _noun(self, words: Sequence[Word], last: int, tail: Tail) -> None:
        """«قائد | شرطة الإقليم», «مدير | المرصد»: a noun phrase that names what a title is of, and the state or body it is in."""
        end = self._phrase(words, last + 1)
        if end < 0:
            return
        first = words[last + 1]
        texts = tuple(word.text for word in words[last + 1 : end + 1] if not word.is_punct)
        found = self.span(words, last + 1, end, "", NOUN, first.key, name=texts)
        tail.last, tail.complement, tail.owner = end, found, (found.begin, found.end)
        at = end + 1
        if at < len(words) and not words[at].is_punct and words[at].sentence == words[last].sentence:
            key = words[at].key
            linked = key in self.parts["link"] or key.startswith(("ل", "بال"))
            whole = self._complement(words, at) if linked and key not in self.parts["goal"] else None
            if whole is not None:
                tail.last, tail.of = whole.last, self.of_complement(whole)
                tail.owner = (whole.begin, whole.end)
                tail.complement = whole if whole.form in ("organization", "body") else tail.complement

    def _phrase(self, words: Sequence[Word], at: int) -> int:
        """The last word of a noun phrase in the genitive that opens at a word, -1 where none does."""
        last, closed = -1, False
        for word in words[at : at + _FIELD_LIMIT]:
            if word.sentence != words[at].sentence:
                break
            if word.text in QUOTES and word.text not in (_OPENING, _CLOSING):
                continue
            article, reading = word.key.startswith("ال"), word.reading
            if word.is_punct or functional(word.key) or bare(word.key) in self.parts["honorific"] or self.is_given(word):
                break
            if closed and not (article and reading is not None and reading.pos in ("adj", "noun")):
                break
            if closed and (self._opens_title(words, word) or self.demonym(words, word.index)):
                break
            if reading is not None and (reading.pos not in ("noun", "adj") or reading.proclitics or reading.enclitic):
                break
            if reading is None and last < 0:
                break
            last, closed = word.index, article or reading is None
        return last if closed else -1

    def _opens_title(self, words: Sequence[Word], word: Word) -> bool:
        return any(title.role and not rest for rest, title in self.lexicon.titles.get(bare(word.key), ()))

    def _describes(self, word: Word) -> bool:
        return word.key.startswith(("ال", "وال")) and bool(word.readings) and word.readings[0].pos in ("adj", "noun")

    def of_complement(self, owner: Found) -> str:
        """The id of what a title is of, as far as its complement says it outright."""
        if owner.body and (owner.body.kind != "State" or owner.state):
            return owner.state
        return owner.of or (owner.actors[0] if owner.actors else owner.state)

    def _complement(self, words: Sequence[Word], at: int) -> Found | None:
        """What a title is of: a name, a body, another title («مبعوث الرئيس الأميركي»), an organization by its head noun or one
        named before («رئيس الجمعية»), perhaps behind «في», «لدى» or «ل».
        """
        if words[at].key in self.parts["link"] and at + 1 < len(words):
            at += 1
        option = (
            self.name(words, at, kinds=(NAME, CAPITAL, SEAT))
            or self.body(words, at)
            or self.title(words, at, nested=True)
            or self.organization(words, at, owned=True)
            or self.anaphor(words, at)
        )
        if (
            option is None
            or option.proclitics not in ("", "ل", "ب")
            or (option.actors and option.actors[0].startswith("person/") and option.title is None and option.body is None)
        ):
            return None
        told = option.of or option.actors or option.state or option.form in ("anaphor", "organization")
        told = told or (option.form == "title" and option.proclitics == "ل" and option.title is not None and option.title.role)
        return option if told or (option.body and option.body.kind != "State") else None

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

    def beyond(self, words: Sequence[Word], tail: Tail) -> Named | None:
        """The name behind more words that describe a title: adjectives, where and for what the office is, then perhaps a comma.

        «رئيس الوزراء اللبناني | المكلف | سعد الحريري», «المنسق الخاص للأمم المتحدة | لعملية السلام في الشرق الأوسط، | فلان».
        """
        at, plain, bracket = tail.last + 1, True, False
        while at < len(words) and at - tail.last < _REACH and words[at].sentence == words[tail.last].sentence:
            word = words[at]
            if word.text in (_OPENING, _CLOSING) or word.text in QUOTES:
                bracket = word.text == _OPENING or (bracket and word.text != _CLOSING)
                at += 1
                continue
            if word.text in COMMAS and not bracket:
                return self.named(words, at - 1, tail.of)
            if word.is_punct:
                return None
            demonym = self.demonym(words, at)
            if demonym and not demonym.proclitics and not bracket and plain:
                if not tail.of:  # «القيادي الميداني | الحوثي»
                    tail.of, tail.owner, tail.nisba = demonym.actors[0], (demonym.begin, demonym.end), True
                at = demonym.last + 1
                continue
            described = word.key.startswith("ال") and word.reading is not None and word.reading.pos == "adj"
            if at > tail.last + 1 and not bracket and not described and (name := self._sure_name(words, at, tail, plain=plain)):
                return name
            if at == tail.last + 1 and not described and not self._leads_on(words, word):
                return None
            if not self._goes_on(words, word, described=described) and not bracket:
                return None
            plain = plain and described
            at += 1
        return None

    def _leads_on(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a word opens a further description of an office: a preposition, alone or attached."""
        attached = word.reading is not None and any(letter in ("ل", "ب") for letter in word.reading.proclitics)
        return attached or word.key in self.parts["link"] or word.key == "عن" or word.key.startswith(("لل", "بال"))

    def _goes_on(self, words: Sequence[Word], word: Word, *, described: bool) -> bool:
        """Whether a word may stand inside such a description: no verb, no new clause, no further office."""
        if described or word.key in self.parts["link"] or word.key == "عن":
            return True
        if (
            word.key.startswith("و")
            and word.reading is not None
            and "و" in word.reading.proclitics
            and not word.key.startswith("وال")
        ):
            return False  # «روسيا ورئيسها فلان»
        if functional(word.key) or self._opens_title(words, word) and not word.key.startswith("لل"):
            return False
        return word.reading is None or word.reading.pos in ("noun", "adj", "num", "noun_prop")

    def _sure_name(self, words: Sequence[Word], at: int, tail: Tail, *, plain: bool) -> Named | None:
        """A name without a comma before it, of whose words nobody doubts that they are a person's."""
        if words[at - 1].key in self.parts["link"] or functional(words[at - 1].key):
            return None
        known = self.name(words, at, kinds=(NAME,))
        if known and not known.proclitics and known.last > at and known.actors[0].startswith("person/"):
            return self.named(words, at - 1, tail.of)
        first = words[at]
        honoured = bare(first.key) in self.parts["honorific"]
        if not (self.is_given(first) or honoured or (plain and not first.readings)):
            return None
        found = self.named(words, at - 1, tail.of)
        return found if found and (found.last > found.first or found.actors) else None
