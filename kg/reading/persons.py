"""Names of persons the actor base does not know: where they begin and end.

The end of a name is where words begin that the morphology knows as something else. What stands around a name says how doubtful a
word in it may be: behind a title more than elsewhere, between a title and a comma more still.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Word, splits
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.lexicon import bare
from kg.reading.name_words import (
    COMMAS,
    JOINERS,
    QUOTES,
    adjacent,
    closes_name,
    functional,
    improbable,
    is_arabic,
    is_family_like,
    is_name_like,
    joined,
    may_be_common,
)
from kg.reading.spans import SpanFinder

_NAME_LIMIT = 6
_CLOSERS = frozenset('،,:(«"“')
_NISBAS = ("ي", "ية", "ة", "ين", "ون")


@dataclass(frozen=True, slots=True)
class Named:
    """A person's name where it stands.

    Attributes:
        first, last: word indexes. actors: the persons of the actor base that it may name. words: its words, where it is unknown
            or may be another's surname.
    """

    first: int
    last: int
    actors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


class NameFinder(SpanFinder):
    """Finds names of persons behind titles and by themselves."""

    def roleless_name(self, words: Sequence[Word], index: int) -> Found | None:
        """The name behind one more title that names no office («المعارض البارز فلان»): what titles are is told by a subclass."""
        raise NotImplementedError

    def named(self, words: Sequence[Word], end: int, of: str) -> Named | None:
        """The name behind a title that ends at a word; `of` is the id of what the title is of, if known."""
        at = self._opening(words, end)
        if at < 0:
            return None
        comma = any(word.text in COMMAS or word.text in QUOTES for word in words[end + 1 : at])
        if inner := self.roleless_name(words, at):  # «عضو الائتلاف، المعارض البارز فلان»
            return Named(inner.first, inner.last, inner.actors, inner.name)
        known = self.name(words, at, kinds=(NAME, SHORT))
        certain = known is not None and known.form == SHORT and not self.is_given(words[at])
        certain = certain and words[at].key not in self.parts["servant"]
        unknown = self.unknown_name(words, at, titled=not certain)  # «الرئيس ترامب جاثيا»: a surname known needs no second word
        if comma and len(unknown) < 2 and not certain and (closed := self.closed_name(words, at)):
            unknown = closed
        if len(unknown) == 1 and unknown[0].text[0] in "بلوف" and not self.is_given(unknown[0]):
            unknown = []  # «بنيويورك», «لترمب»
        if len(unknown) == 1 and self._owns(words, unknown[0]):
            unknown = []  # «أسماء المعتقلين»
        known = self._settled(words, at, known, unknown, of)
        if known and known.form == NAME and unknown and unknown[-1].index > known.last and not _surely(unknown[-1]):
            unknown = []
        if known and known.form == SHORT:
            following = words[at + 1] if at + 1 < len(words) and words[at + 1].sentence == words[at].sentence else None
            plain = not (words[at].key.startswith("ال") and words[at].readings)
            if not unknown and following and known.last == at and plain and (is_name_like(following) or joined(words, at)):
                unknown = [words[at], *self.unknown_name(words, at + 1)]
            if (unknown and unknown[-1].index > known.last) or not (
                known.last > at or self._may_be_surname(words[at], known, of)
            ):
                known = None
        if known:
            short = tuple(word.text for word in words[at : known.last + 1]) if known.form == SHORT else ()
            return Named(at, self._with_father(words, known.last), known.actors, short)
        if len(unknown) >= (2 if comma else 1):
            return Named(at, unknown[-1].index, (), tuple(word.text for word in unknown))
        return None

    def _opening(self, words: Sequence[Word], end: int) -> int:
        """Where a name behind a title would begin: behind a comma and forms of address («د.»); -1 where nothing follows."""
        at = end + 1
        while at < len(words) and (words[at].text in COMMAS or words[at].text in QUOTES) and at - end < 3:
            at += 1
        while at + 1 < len(words) and words[at].sentence == words[end].sentence:
            short = words[at + 1].text == "." and len(words[at].text) == 1
            if bare(words[at].key) not in self.parts["honorific"] and not short:
                break
            at += 2 if short else 1
        return at if at < len(words) and words[at].sentence == words[end].sentence else -1

    def _settled(self, words: Sequence[Word], at: int, known: Found | None, unknown: Sequence[Word], of: str) -> Found | None:
        """A name of the base behind a title, unless it is no person's or another one's name begins with it."""
        if known is None or known.proclitics or not known.actors[0].startswith("person/"):
            return None
        if known.form == SHORT and words[at].text.endswith("ى"):
            return None
        if known.form == SHORT and known.last + 1 < len(words) and words[known.last + 1].key in self.parts["son"]:
            return None  # «الأمير عبدالله بن مساعد» is another one
        return known

    def _with_father(self, words: Sequence[Word], last: int) -> int:
        """The last word of a known name with the father's behind it: «الملك سلمان | بن عبدالعزيز»."""
        if last + 1 < len(words) and words[last + 1].key in self.parts["son"]:
            return max([last, *(word.index for word in self.unknown_name(words, last + 1))])
        return last

    def _may_be_surname(self, word: Word, known: Found, of: str) -> bool:
        """Whether a word behind a title is a surname of the base: surely one of that state, else no common word («حتى»)."""
        state = self.state_of(of) if of else ""
        if state and any(self.state_of(actor) == state for actor in known.actors):
            return True
        return all(reading.pos == "noun_prop" for reading in word.readings)

    def is_given(self, word: Word, key: str = "") -> bool:
        """Whether a word is a given name, as it is spelled: «موسى», but not «على» for «علي»."""
        key = key or word.key
        if key not in self.lexicon.given_names:
            return False
        return not word.text.endswith("ى") or key in self.lexicon.given_in_alif

    def name_before_comma(self, words: Sequence[Word], index: int) -> list[Word]:
        """«قالت بيني لورانس، نائبة الرئيس»: between verb and comma, a name may look like other words."""
        before, word = words[index - 1] if index else None, words[index]
        if before is None or before.sentence != word.sentence:
            return []
        verbal = before.reading is not None and before.reading.pos in ("verb", "conj_sub")
        if not verbal or (word.reading is not None and word.reading.pos == "verb"):
            return []
        if word.reading is not None and word.reading.pos == "noun" and self._owned_by_one(words, word):
            return []  # «مكتب نتنياهو»
        return self.closed_name(words, index, closers=COMMAS)

    def _owns(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a given name is rather the noun of the same letters, with a definite one in the genitive."""
        after = words[word.index + 1] if word.index + 1 < len(words) else None
        noun = any(reading.pos == "noun" for reading in word.readings)
        return noun and after is not None and after.sentence == word.sentence and after.key.startswith("ال")

    def _owned_by_one(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a noun before a person of the base is something of his: «محامي ترامب»."""
        return word.index + 1 < len(words) and self.name(words, word.index + 1, kinds=(NAME, SHORT)) is not None

    def closed_name(self, words: Sequence[Word], at: int, *, closers: frozenset[str] = _CLOSERS) -> list[Word]:
        """Two to five words up to a mark, all of which may be a name's: «قال المحقق الخاص، كين ستار، إن …»."""
        run: list[Word] = []
        for word in words[at : at + _NAME_LIMIT]:
            if word.text in closers:
                break
            article = word.key.startswith("ال") and not (not run and self._begins_in_al(words, word))
            if word.is_punct or word.sentence != words[at].sentence or functional(word.key) or not is_arabic(word.key):
                return []
            if (article and (not run or not is_family_like(word))) or self._of_another_kind(words, word):
                return []
            if not article and word.readings and not may_be_common(word) and not self._like_a_name(words, word):
                return []
            if self._tells(word):
                return []
            run.append(word)
        else:
            return []
        sure = [word for word in run if not word.readings or self.is_given(word) or word.key in self.parts["particle"]]
        return run if len(run) > 1 and sure else []

    def _tells(self, word: Word) -> bool:
        """Whether a word is a verb that is no name in news: of saying, being or appointing."""
        reading = word.reading
        if reading is None or reading.pos != "verb" or self.is_given(word) or improbable(word):
            return False
        lemma = match_key(reading.lemma)
        return lemma in self.lexicon.speech or lemma in self.parts["appointing"] or lemma in self.parts["no name"]

    def _like_a_name(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a word that may be a verb («دان») is a name's: given, or the next one is one that nobody knows."""
        if self.is_given(word) or word.key in self.parts["particle"]:
            return True
        following = words[word.index + 1] if word.index + 1 < len(words) else None
        unknown = following is not None and not following.is_punct and not following.readings and not functional(following.key)
        return unknown and all(not reading.proclitics and not reading.enclitic for reading in word.readings[:1])

    def _of_another_kind(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a word opens a title or body or is a demonym."""
        if self.is_given(word):
            return False
        tables = (self.lexicon.titles, self.lexicon.bodies, self.lexicon.heads, self.lexicon.anaphora)
        return any(bare(word.key) in table for table in tables) or self.demonym(words, word.index) is not None

    def unknown_name(self, words: Sequence[Word], at: int, *, key: str = "", titled: bool = False) -> list[Word]:
        """The run of words at `at` that reads as a person's name; `key` is the first one's without proclitics. `titled`: a title
        stands before it, so that words the morphology knows may belong to it («محمد عسكر»).

        Its words are given names, particles, or words the morphology does not know; a family name with the article may be a
        word it knows when it stands right behind one given name («سوزان الحاج»), and so may what a hyphen joins to a name
        («يون كون-يونغ»). The name ends where words begin that are something else.
        """
        run: list[Word] = []
        for word in words[at : at + _NAME_LIMIT]:
            if word.is_punct:
                if word.text in JOINERS and run and word.begin == run[-1].end and adjacent(words, word.index):
                    continue
                break
            own = key if key and word.index == at else word.key
            if word.sentence != words[at].sentence or not is_arabic(own):
                break
            if own == word.key and self._named_otherwise(words, word):
                break
            if not self._part(words, word, own, run, titled=titled):
                break
            run.append(word)
        while run and run[-1].key in self.parts["particle"]:
            run.pop()
        return run

    def _named_otherwise(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a name of the base begins here that is no person's: «موسكو»."""
        found = self.name(words, word.index, kinds=(NAME, CAPITAL, SEAT))
        return found is not None and not any(actor.startswith("person/") for actor in found.actors) and not found.ambiguous

    def _part(self, words: Sequence[Word], word: Word, own: str, run: Sequence[Word], *, titled: bool) -> bool:
        """Whether a word goes on with a name, of which `run` was read so far."""
        article = own.startswith("ال") and len(own) > 3 and not (not run and self._begins_in_al(words, word))
        if not run and functional(own) and own not in self.lexicon.given_names:
            return False
        given = self.is_given(word, own) or (not run and not article and own.startswith("ال") and len(own) > 3)
        if given or own in self.parts["particle"]:
            return True
        if not article and self.demonym(words, word.index):
            return titled and bool(run) and self._is_nisba_name(words, word, run)
        if run:
            if own in self.parts["name ending"]:  # «شرف الدين»
                return True
            if joined(words, word.index) or words[word.index - 1].text in JOINERS:
                return True
            if run[-1].key in self.parts["particle"] and titled and may_be_family_form(word):  # «بيل دي بلاسيو»
                return True
            if run[-1].key in self.parts["servant"]:  # «عبد الحكيم»
                return True
            given = self.is_given(run[-1]) or (len(run) > 1 and run[-2].key in self.parts["servant"])
            if article and given and is_family_like(word) and not self._is_title(word):
                return True
        if is_name_like(word) and (run or not article) and not self._other_word(own):
            return True
        if not titled:
            return False
        if not run:
            return self._may_begin(words, word)
        if article:  # «جارالله العلوي»
            if self._is_title(word):
                return False
            lone = len(run) == 1 and not self.demonym(words, word.index)
            return lone and is_family_like(word) and (not word.readings or word.readings[0].pos == "adj")
        return self._may_be_family(words, word, run)

    def _is_nisba_name(self, words: Sequence[Word], word: Word, run: Sequence[Word]) -> bool:
        """Whether a nisba without article is a family name: «محمد جواد آذري جهرمي», but not «محمد النجار سوري الجنسية»."""
        following = words[word.index + 1] if word.index + 1 < len(words) else None
        if not self.is_given(run[-1]) or following is None or following.sentence != word.sentence:
            return False
        return closes_name(words, following.index) or (not following.readings and not following.key.startswith("ال"))

    def _begins_in_al(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a name that nobody knows begins with the letters of the article: «الويزيو نونيس», but not «البافاري»."""
        following = words[word.index + 1] if word.index + 1 < len(words) else None
        if following is None or following.sentence != word.sentence:
            return False
        if bare(word.key) in self.parts["honorific"] or bare(word.key) in self.lexicon.titles:
            return False
        if bare(word.key) in self.lexicon.given_names and not self._of_another_kind(words, word):  # «الحسن الطاهر»
            return following.key.startswith("ال") and is_family_like(following) and not self._is_title(following)
        if word.readings or word.text.endswith(_NISBAS):
            return False
        strange = is_name_like(following) and not self.is_given(following)  # «الصريع | حسين»
        return strange and is_arabic(following.key) and not following.key.startswith("ال")

    def _is_title(self, word: Word) -> bool:
        """Whether a word with the article is a title or body rather than a family name: «بيار هنري المدير», but «عمر السلطان»."""
        stem = bare(word.key)
        tables = (self.lexicon.titles, self.lexicon.bodies, self.lexicon.heads, self.lexicon.anaphora)
        return stem not in self.parts["family title"] and any(stem in table for table in tables)

    def _may_begin(self, words: Sequence[Word], word: Word) -> bool:
        """Whether a word that the morphology knows begins a name behind a title: «شرف الدين», «معظم جاه», «قريب الله»."""
        following = words[word.index + 1] if word.index + 1 < len(words) else None
        if following is None or following.sentence != word.sentence or not may_be_common(word):
            return False
        if word.key in self.parts["family title"] and (is_name_like(following) or following.key.startswith("ال")):
            return is_family_like(following)  # «اللواء سلطان العرادة»
        if self._of_another_kind(words, word) or word.key in self.parts["direction"]:
            return False
        if following.key in self.parts["name ending"]:
            return True
        further = following.is_punct or functional(following.key) or following.key.startswith("ال")
        known = following.readings and not self.is_given(following)
        if further or known or self._named_otherwise(words, following) or self._other_word(following.key):
            return False
        if improbable(word):
            return True
        if self.name(words, following.index, kinds=(SHORT,)) and not following.readings:  # «فيل ميرفي»
            return True
        return closes_name(words, following.index + 1) and not following.text.startswith(("ل", "ب", "و"))

    def _may_be_family(self, words: Sequence[Word], word: Word, run: Sequence[Word]) -> bool:
        """Whether a word that the morphology knows is a family name: right behind a given name, or behind another word and
        before the name's end («مازلان لازم، »).
        """
        reading = word.reading
        if reading is None or self._of_another_kind(words, word) or len(run) > 2 or not may_be_family_form(word):
            return False
        if word.key in self.parts["modifier"] or word.key in self.parts["past"]:
            return False  # «وليام | أول رئيس»
        given = any(self.is_given(each) for each in run)
        following = words[word.index + 1] if word.index + 1 < len(words) else None
        if given and following is not None and following.sentence == word.sentence and self.is_given(following):
            return True  # «عايدة توما سليمان»
        if word.key in self.parts["direction"] or (run[0].text[0] in "بل" and not given):
            return False
        ends = closes_name(words, word.index + 1) or (following is not None and self._is_title(following))
        owned = following is not None and following.key.startswith("ال") and following.sentence == word.sentence
        if self._tells(word) or (owned and reading.pos == "noun" and not ends):  # «البابا | مراسم التطويب»
            return False
        if reading.pos == "noun" and word.key.endswith("ا") and not match_key(reading.lemma).endswith(("ا", "ي")):
            return False  # «عرضا» is in the accusative
        if len(run) > 1:
            titled = following is not None and self._is_title(following) and following.key.startswith("ال")
            closed = following is None or following.is_punct or following.reading is None
            prep = following is not None and following.reading is not None and following.reading.pos in ("prep", "conj_sub")
            return titled or ((closed or prep) and reading.pos != "verb")
        return ends or (given and reading.pos != "verb")

    def _other_word(self, key: str) -> bool:
        """Whether a word that the morphology does not know is one of the tables' with a proclitic: «لوكالة», «وسيف»."""
        tables = (self.lexicon.titles, self.lexicon.bodies, self.lexicon.heads, self.lexicon.given_names)
        return any(
            rest in self.lexicon.given_names if proclitics in ("و", "ف") else any(bare(rest) in table for table in tables[:3])
            for proclitics, rest in splits(key)
            if proclitics
        )


def may_be_family_form(word: Word) -> bool:
    """Whether a word the morphology knows has the form of a family name: no clitics, nothing of time or place."""
    reading = word.reading
    if reading is None or word.key.startswith("ال") or functional(word.key) or word.text.endswith(("اً", "ًا")):
        return False
    plain = set(reading.proclitics) <= {"أ", "ف"} and reading.enclitic not in ("ه", "ها", "هم", "هما", "نا")
    return plain and reading.pos in ("noun", "adj", "verb", "noun_prop", "num")


def _surely(word: Word) -> bool:
    """Whether a word is no other word than a name."""
    return is_name_like(word) or word.key.startswith("ال")
