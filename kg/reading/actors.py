"""Spans that name actors: names of the actor base, demonyms, bodies built by rule, titles with the names behind them.

Finding says what a span may be; `resolution` says who it is. Everything is decided on match keys and on the morphology of the words around: the end of an unknown
name is where words begin that the morphology knows as something else.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.reading.doc import Found, Word, splits
from kg.reading.function_words import function_words
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT, Gazetteer
from kg.reading.lexicon import Lexicon, Title, bare

_INFLECTIONS = {
    "ي": ("m", "s"), "يه": ("f", "s"), "يون": ("m", "p"), "يين": ("m", "p"), "يان": ("m", "d"), "يتان": ("f", "d"), "يتين": ("f", "d"),
    "يات": ("f", "p"), "يا": ("m", "s"),
}  # fmt: skip
_COMMAS = frozenset("،,")
_QUOTES = frozenset("\"'“”«»()")
_NAME_LIMIT = 6
CONTEXT = "*"
"""The owner of a body that the text has yet to tell: «قوات النظام»."""
_FIELD_LIMIT = 7
_SCOPES = {"state/": "state", "body/": "body", "force/": "body", "party/": "party", "group/": "party"}


class Finder:
    """Finds actor spans in the words of one article.

    Args:
        gazetteer: the actor base.
        lexicon: titles, bodies and head nouns.

    Example:
        >>> from kg.reading import gazetteer, lexicon
        >>> Finder(gazetteer.load(), lexicon.load()).find([])
        []
    """

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.parts = lexicon.name_parts
        self.demonyms = self._inflect()

    def _inflect(self) -> dict[str, list[tuple[tuple[str, ...], str, str, str, bool]]]:
        """Every written form of every demonym, by its first word without article: rest, id, gender, number, may lack the article."""
        table: dict[str, list[tuple[tuple[str, ...], str, str, str, bool]]] = defaultdict(list)
        for key, owner in self.gazetteer.demonyms.items():
            words = key.split()
            for ending, (gender, number) in _INFLECTIONS.items():
                forms = [word[:-1] + ending if word.endswith("ي") else word for word in words]
                clash = len(forms) == 1 and any(not entry.rest for entry in self.gazetteer.names.get(forms[0], ()))
                table[forms[0]].append((tuple(forms[1:]), owner, gender, number, not clash))
        for key, owner in self.gazetteer.plurals.items():
            table[key].append(((), owner, "m", "p", False))
        for entries in table.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
        return table

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
        options = [option for option in (
            self.name(words, index), self._title(words, index), self._body(words, index), self._demonym(words, index), self._organization(words, index),
            self._name_then_title(words, index), self._anaphor(words, index), self._homeland(words, index),
        ) if option is not None]  # fmt: skip
        if len(options) > 1:  # a name that is known beats one made up from its head noun
            options = [option for option in options if option.form != "organization"]
        if not options:
            return None
        longest = max(option.last for option in options)
        return next(option for option in options if option.last == longest)

    # names of the actor base

    def name(self, words: Sequence[Word], index: int, *, kinds: Sequence[str] = (NAME, CAPITAL, SEAT, SHORT)) -> Found | None:
        """The longest name of the actor base that begins at a word, with all actors it may belong to."""
        best: Found | None = None
        for proclitics, key in splits(words[index].key):
            entries = self.gazetteer.names.get(key)
            if not entries:
                continue
            pointing = key.startswith("ال") and bare(key) in self.lexicon.anaphora
            length = -1
            for entry in entries:
                if entry.kind not in kinds or len(entry.rest) < length or (pointing and not entry.rest):
                    continue
                last = self._follow(words, index, entry.rest)
                if last < 0:
                    continue
                if best is None or last > best.last:
                    best = self._span(words, index, last, proclitics, entry.kind, actors=(entry.actor,), ambiguous=entry.ambiguous)
                elif last == best.last and proclitics == best.proclitics and entry.actor not in best.actors:
                    best.actors = (*best.actors, entry.actor)
                    best.ambiguous = best.ambiguous or entry.ambiguous
                length = len(entry.rest)
        return best

    def _follow(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        """Index of the last word if `rest` follows word `index` (quotation marks passed over), else -1."""
        at = index
        for key in rest:
            at += 1
            while at < len(words) and words[at].text in _QUOTES and words[at].sentence == words[index].sentence:
                at += 1
            if at >= len(words) or words[at].key != key or words[at].sentence != words[index].sentence:
                return -1
        return at

    def _span(self, words: Sequence[Word], first: int, last: int, proclitics: str, form: str, **values: object) -> Found:
        begin = words[first].offset(len(proclitics)) if proclitics else words[first].begin
        head = splits(words[first].key)
        key = next((rest for before, rest in head if before == proclitics), words[first].key)
        return Found(first, last, begin, words[last].end, proclitics, form, definite=key.startswith("ال"), **values)  # type: ignore[arg-type]

    # demonyms

    def _demonym(self, words: Sequence[Word], index: int, *, plain: bool = False) -> Found | None:
        """A demonym at a word; `plain` takes irregular plurals without the article too («مسؤولون روس»)."""
        for proclitics, key in splits(words[index].key):
            for stem in (key, bare(key)) if key.startswith("ال") else (key,):
                for rest, owner, gender, number, bare_allowed in self.demonyms.get(stem, ()):
                    last = self._follow_bare(words, index, rest) if bare_allowed or plain or stem != key else -1
                    if last >= 0:
                        return self._span(words, index, last, proclitics, "demonym", actors=(owner,), gender=gender, number=number)
        return None

    def _follow_bare(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        at = index
        for key in rest:
            at += 1
            if at >= len(words) or bare(words[at].key) != key or words[at].sentence != words[index].sentence:
                return -1
        return at

    # bodies: a head noun and its state

    def _body(self, words: Sequence[Word], index: int) -> Found | None:
        for proclitics, key in splits(words[index].key):
            for rest, body in self.lexicon.bodies.get(bare(key), ()):
                last = self._follow_bare(words, index, rest)
                if last < 0 or (body.definite and not key.startswith("ال")):
                    continue
                end, state, owner = self._owner(words, last, definite=key.startswith("ال") or words[last].key.startswith("ال"))
                if not owner and (body.needs_owner or not (key.startswith("ال") or (rest and words[last].key.startswith("ال")))):
                    continue
                number = "p" if body.needs_owner else ""
                return self._span(words, index, end, proclitics, "body", body=body, state=state, actors=(owner,) if owner not in ("", CONTEXT) else (), number=number)
        return None

    def _owner(self, words: Sequence[Word], last: int, *, definite: bool) -> tuple[int, str, str]:
        """What a body or title belongs to: (last word, id of the state, id of the owner), empty when nothing is said."""
        at = last + 1
        for skipped in range(3):
            if at >= len(words) or words[at].is_punct or words[at].sentence != words[last].sentence:
                break
            if not words[at].key.startswith(("و", "ف")) or skipped == 0:
                demonym = self._demonym(words, at, plain=True)
                if demonym and not demonym.proclitics:
                    return demonym.last, self.state_of(demonym.actors[0]), demonym.actors[0]
            if skipped == 0 or words[at].key in self.parts["link"]:
                owner = self._genitive(words, at, definite=definite)
                if owner and owner.body and not owner.state:
                    return owner.last, "", CONTEXT
                if owner:
                    return owner.last, self.state_of(owner.actors[0] if owner.actors else owner.state), owner.actors[0] if owner.actors else owner.state
            if not words[at].key.startswith("ال"):
                break
            at += 1
        return last, "", ""

    def _genitive(self, words: Sequence[Word], at: int, *, definite: bool) -> Found | None:
        """A name or body that stands in the genitive at a word, or behind «في» (where it may be a body's or office's seat)."""
        if words[at].key in self.parts["link"] and at + 1 < len(words):
            inner = self.name(words, at + 1, kinds=(NAME,))
            return inner if inner and not inner.proclitics and inner.actors[0].startswith("state/") else None
        inner = self.name(words, at)
        if inner and not inner.ambiguous and not inner.proclitics and not (definite and inner.form == SHORT):
            return inner if not definite or inner.actors[0].startswith("state/") is False or len(inner.actors) == 1 else None
        if inner is None or inner.proclitics:
            body = self._body(words, at)
            if body and not body.proclitics and (body.state or (body.body and body.body.kind == "State" and body.definite)):
                return body
        return None

    def state_of(self, actor_id: str) -> str:
        """Id of the state an actor is or acts for, else empty."""
        if actor_id.startswith("state/"):
            return actor_id
        actor = self.gazetteer.actors.get(actor_id)
        return actor.acts_for if actor else ""

    # titles and the names behind them

    def _title(self, words: Sequence[Word], index: int) -> Found | None:
        for proclitics, key in splits(words[index].key):
            options = [(title, last) for rest, title in self.lexicon.titles.get(bare(key), ()) if (last := self._follow_bare(words, index, rest)) >= 0]
            if not options:
                continue
            last = max(last for _, last in options)
            definite = key.startswith("ال") or (last > index and words[last].key.startswith("ال"))
            end, of, former = self._title_of(words, last, definite=definite)
            name_first, name_last, known, unknown = self._named(words, end)
            title = self._fitting([title for title, its_last in options if its_last == last], of, named=bool(name_last))
            of = of or (title.of if title else "")
            if title is None or not (name_last or of or key.startswith("ال")):
                continue
            found = self._span(words, index, name_last or end, proclitics, "title", title=title, of=of, former=former, actors=known, name=unknown)
            found.gender, found.number = ("f" if title.feminine else "m"), "s"
            if name_last:
                found.inner.append(self._span(words, name_first, name_last, "", "name", actors=known, name=unknown))
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

    def _title_of(self, words: Sequence[Word], last: int, *, definite: bool) -> tuple[int, str, bool]:
        """Last word of the title's complement, id of what it is a title of, whether it is a past one."""
        of, end, former, at = "", last, False, last + 1
        while at < len(words) and words[at].sentence == words[last].sentence and not words[at].is_punct:
            key = words[at].key
            demonym = self._demonym(words, at)
            if demonym and not demonym.proclitics and demonym.number in ("s", "") and (demonym.definite or not definite):
                of, end = of or demonym.actors[0], demonym.last
            elif bare(key) in self.parts["past"]:
                former, end = True, at
            elif bare(key) in self.parts["modifier"] or key in self.parts["modifier"]:
                end = at
            elif not of or key in self.parts["link"] or key.startswith("ل"):
                owner = self._complement(words, at) or (self._far_complement(words, at) if not of else None)
                if owner is None:
                    break
                end = owner.last
                if not of:
                    of = owner.of or (owner.actors[0] if owner.actors else owner.state)
                    if owner.body and owner.body.kind != "State":
                        of = owner.state
            else:
                break
            at = end + 1
        return end, of, former

    def _complement(self, words: Sequence[Word], at: int) -> Found | None:
        """What a title is of: a name, a body, or another title («مبعوث الرئيس الأميركي»), perhaps behind «في», «لدى» or «ل»."""
        if words[at].key in self.parts["link"] and at + 1 < len(words):
            at += 1
        option = self.name(words, at, kinds=(NAME, CAPITAL, SEAT)) or self._body(words, at) or self._title(words, at) or self._anaphor(words, at)
        if option is None or option.proclitics not in ("", "ل", "ب") or (option.actors and option.actors[0].startswith("person/") and option.title is None):
            return None
        return option if option.of or option.actors or option.state or option.form == "anaphor" else None

    def _far_complement(self, words: Sequence[Word], at: int) -> Found | None:
        """The same behind the field of the office: «وزير الأوقاف والشؤون الدينية | الفلسطيني», «مفوض شؤون الطاقة | في الاتحاد الأوروبي»."""
        for word in words[at : at + _FIELD_LIMIT]:
            if word.sentence != words[at].sentence or word.is_punct:
                return None
            if word.index > at:
                demonym = self._demonym(words, word.index)
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
        """The name behind a title: first and last word (0 when there is none), known candidates, or the words of an unknown name."""
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
        if known and known.form == SHORT and not unknown and at + 1 < len(words) and known.last == at and is_name_like(words[at + 1]) and words[at + 1].sentence == words[at].sentence:
            unknown = [words[at], *self.unknown_name(words, at + 1)]
        if known and not known.proclitics and known.actors[0].startswith("person/") and not (known.form == SHORT and unknown and unknown[-1].index > known.last):
            return at, known.last, known.actors, ()
        if len(unknown) >= (2 if comma else 1):
            return at, at + len(unknown) - 1, (), tuple(word.text for word in unknown)
        return 0, 0, (), ()

    def _name_then_title(self, words: Sequence[Word], index: int) -> Found | None:
        """An unknown name that its title follows: «نيكي هايلي، المندوبة الأميركية», «أيمن الصفدي وزير الخارجية الأردني»."""
        run = self.unknown_name(words, index)
        if len(run) < 2 or index + len(run) + 1 >= len(words):
            return None
        at = index + len(run)
        at += words[at].text in _COMMAS
        title = self._title(words, at)
        if title is None or title.proclitics or title.inner or not (title.of or title.definite) or words[at].sentence != words[index].sentence:
            return None
        known = self.name(words, index, kinds=(NAME,))
        actors = known.actors if known is not None and known.last == run[-1].index and known.actors[0].startswith("person/") else ()
        inner = self._span(words, index, run[-1].index, "", "name", actors=actors, name=() if actors else tuple(word.text for word in run))
        found = self._span(words, index, title.last, "", "title", title=title.title, of=title.of, former=title.former, actors=actors, name=inner.name)
        found.gender, found.number, found.inner = title.gender, "s", [inner]
        return found

    def unknown_name(self, words: Sequence[Word], at: int) -> list[Word]:
        """The run of words at `at` that reads as a person's name.

        Its words are given names, particles, or words the morphology does not know; a family name with the article may be a word it knows when it stands
        right behind one given name («سوزان الحاج»). The name ends where words begin that are something else.
        """
        run: list[Word] = []
        for word in words[at : at + _NAME_LIMIT]:
            if word.is_punct:
                if word.text in "-–" and run and word.begin == run[-1].end and word.index + 1 < len(words) and words[word.index + 1].begin == word.end:
                    continue
                break
            if word.sentence != words[at].sentence or not word.key.isalpha():
                break
            article = word.key.startswith("ال")
            named = self.name(words, word.index, kinds=(NAME, CAPITAL, SEAT))
            if named is not None and not any(actor.startswith("person/") for actor in named.actors) and not named.ambiguous:
                break
            given = word.key in self.lexicon.given_names and not word.text.endswith("ى")
            family = article and len(run) == 1 and run[0].key in self.lexicon.given_names and is_family_like(word)
            if not (given or word.key in self.parts["particle"] or family or (is_name_like(word) and (run or not article))):
                break
            if not given and not article and self._demonym(words, word.index):
                break
            run.append(word)
        while run and run[-1].key in self.parts["particle"]:
            run.pop()
        return run

    # what points back to an actor named before

    def _anaphor(self, words: Sequence[Word], index: int) -> Found | None:
        """«هذه المجموعة», «الحركة», «البلدين»: a definite noun that stands for an actor named before; nothing may make it another («حركة فتح»)."""
        for proclitics, key in splits(words[index].key):
            rule = self.lexicon.anaphora.get(bare(key)) if key.startswith("ال") else None
            if rule is None:
                continue
            pointed = index > 0 and words[index - 1].key in self.parts["demonstrative"]
            following = words[index + 1].key if index + 1 < len(words) else ""
            if (rule[1] and not pointed) or (following.startswith("ال") and "both" not in rule[0] and not pointed):
                return None
            return self._span(words, index, index, proclitics, "anaphor", name=(bare(key),), number="d" if "both" in rule[0] else "")
        return None

    def _homeland(self, words: Sequence[Word], index: int) -> Found | None:
        """«بلاده», «حكومتها»: the state of the one the pronoun means."""
        for proclitics, key in splits(words[index].key):
            for pronoun in ("هما", "هم", "ها", "ه"):
                stem = key.removesuffix(pronoun)
                if stem != key and not words[index].text.endswith("ة") and (stem in self.lexicon.homeland or (stem.endswith("ت") and stem[:-1] + "ه" in self.lexicon.homeland)):
                    gender = {"ه": "m", "ها": "f"}.get(pronoun, "")
                    return self._span(words, index, index, proclitics, "homeland", gender=gender)
        return None

    def plural_title(self, words: Sequence[Word], index: int) -> tuple[str, ...]:
        """The roles named by a plural title that ends right before a word («زعماء | أرمينيا»), else none."""
        for length in (2, 1):
            first = index - length
            if first < 0 or words[first].sentence != words[index].sentence:
                continue
            for _, key in splits(words[first].key):
                for rest, roles in self.lexicon.plural_titles.get(bare(key), ()):
                    if rest == tuple(bare(word.key) for word in words[first + 1 : index]):
                        return roles
        return ()

    # organizations the base does not know

    def _organization(self, words: Sequence[Word], index: int) -> Found | None:
        for proclitics, key in splits(words[index].key):
            head = self.lexicon.heads.get(bare(key)) if not key.startswith("ال") else None
            if head is None:
                continue
            last = index
            for word in words[index + 1 : index + 4]:
                if word.sentence != words[index].sentence or word.is_punct or not (word.key.startswith("ال") and len(word.key) > 4):
                    break
                if word.key in function_words().time or bare(word.key) in function_words().time:
                    break
                last = word.index
            if last > index and not self._demonym(words, index + 1):
                name = tuple(word.text for word in words[index : last + 1])
                return self._span(words, index, last, proclitics, "organization", name=name)
        return None


def is_family_like(word: Word) -> bool:
    """Whether a word with the article may be a family name: it is no word of time, and no verb or preposition."""
    return word.key not in function_words().time and all(reading.pos in ("noun", "adj", "noun_prop") for reading in word.readings)


def is_name_like(word: Word) -> bool:
    """Whether a word may be part of a person's name: the morphology does not know it, or knows it as a proper name, and it carries no preposition or «و»."""
    if word.readings and not any(reading.pos == "noun_prop" for reading in word.readings):
        return False
    tables = function_words()
    if word.key in tables.time or word.key in tables.prepositions or word.key in tables.connectives:
        return False
    return not word.key.startswith(("لل", "بال", "وال", "فال", "كال", "ولل", "وبال"))

