"""Titles and the names beside them: «وزير الخارجية الأردني أيمن الصفدي», «نيكي هايلي، المندوبة الأميركية», «رئيس فرنسا»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.doc import Found, Word, splits
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.lexicon import Title, bare
from kg.reading.persons import JOINERS, NameFinder, adjacent

_FIELD_LIMIT = 7
_SCOPES = {"state/": "state", "body/": "body", "force/": "body", "party/": "party"}
_KIND_SCOPES = {"PoliticalParty": "party", "GovernmentBody": "body", "ArmedForces": "body", "State": "state"}
_SENT = frozenset(("envoy", "ambassador"))
"""Roles of those who are sent somewhere, which their title then names."""

_HEADS = frozenset(("head_of_state", "head_of_government", "monarch_or_heir", "organization_head", "party_leader"))
MEMBER = "member"
_PRONOUNS = ("هما", "هم", "ها", "ه")


@dataclass(slots=True)
class TitleSpan(Found):
    """A title, with what it is of where only the article can tell who that is: «رئيس الجمعية», «زعيم حزب الأمة»; `predicate`:
    it is said of somebody named before («عُيّن سفيرا لفرنسا», «شغل منصب وزير المالية»).
    """

    complement: Found | None = None
    predicate: bool = False


@dataclass(slots=True)
class Tail:
    """What follows a title's own words: their last word, the id of what it is of or the span that only the article resolves,
    whether it is a past office, where its owner is named, whether the owner stands behind a
    field («رئيس اللجنة | الإيطالية») and whether it is a nisba.
    """

    last: int
    of: str = ""
    former: bool = False
    owner: tuple[int, int] = (0, 0)
    complement: Found | None = None
    far: bool = False
    nisba: bool = False


class TitleFinder(NameFinder):
    """Finds titles, what they are of, and the names they introduce."""

    def title(self, words: Sequence[Word], index: int, *, behind: bool = False, nested: bool = False) -> Found | None:
        """A title at a word, with what it is of and the name it introduces; the longest title wins. `behind`: it stands behind
        a name, where «عضو» is a title too. `nested`: another title is of it («المتحدث باسم المدعي العام | فلان»), so that only
        the name of who holds it is its own.
        """
        for proclitics, key in splits(words[index].key):
            predicate = self._predicate(words, index, proclitics, key)
            options, owned = self._readings(words, index, key, behind, predicate)
            if not options or self._adjective(words, index, key):
                continue
            last = self._title_end(words, options)
            definite = key.startswith("ال") or (last > index and words[last].key.startswith(("ال", "لل")))
            fitting = [title for title, its_last in options if its_last == last]
            tail = Tail(last) if owned else self._title_of(words, last, fitting, definite=definite)
            name_first, name_last, known, unknown = self.named(words, tail.last, tail.of or fitting[0].of)
            place = any("place" in title.scope for title in fitting)
            construct = not definite and tail.last == last and bool(fitting[0].role) and not owned and not place
            if construct or predicate or (nested and not self._held(known, fitting, tail.of)) or (owned and not known):
                name_last, known, unknown = 0, (), ()  # «رئيس مباحث»: an indefinite title takes its owner first
            title = self._fitting(fitting, tail, named=bool(name_last))
            if title and title.of and title.of != tail.of:
                tail.owner = (words[index].begin, words[last].end)  # «خادم الحرمين» names its state
            of = (title.of if title else "") or tail.of
            told = of or tail.complement or predicate or key.startswith("ال") or (behind and title and title.role and definite)
            if title is None or not (name_last or told):
                continue
            if (title.role == MEMBER and not (name_last or behind)) or (owned and not name_last):
                continue
            if not title.role and not name_last and not behind:
                continue
            found = TitleSpan(
                index, name_last or tail.last, words[index].offset(len(proclitics)) if proclitics else words[index].begin,
                words[name_last or tail.last].end, proclitics, "title", key, title=title, of=of, former=tail.former,
                actors=known, name=unknown, owner=tail.owner, definite=key.startswith("ال"), complement=tail.complement,
                predicate=predicate, gender="f" if title.feminine else "m", number="s",
            )  # fmt: skip
            if name_last:
                found.inner.append(
                    self.span(words, name_first, name_last, "", NAME, words[name_first].key, actors=known, name=unknown)
                )
                found.inner[0].form = SHORT if known and unknown else NAME
            return found
        return None

    def roleless_name(self, words: Sequence[Word], index: int) -> Found | None:
        """The name behind one more title that names no office."""
        further = self.title(words, index) if bare(words[index].key) in self.lexicon.titles else None
        plain = further is not None and further.title is not None and not further.title.role and not further.proclitics
        return further.inner[0] if further and plain and further.inner else None

    def _predicate(self, words: Sequence[Word], index: int, proclitics: str, key: str) -> bool:
        """Whether a title is told of somebody: it is accusative («سفيرا»), follows «منصب» or has «ك» before it."""
        if key.startswith("ال"):
            return False
        before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
        if before is not None and not proclitics and any(stem in self.parts["office"] for _, stem in splits(before.key)):
            return True
        return proclitics == "ك" or (key.endswith("ا") and key not in self.lexicon.titles and key[:-1] in self.lexicon.titles)

    def _readings(
        self, words: Sequence[Word], index: int, key: str, behind: bool, predicate: bool
    ) -> tuple[list[tuple[Title, int]], bool]:
        """The titles that begin at a word with their last words, and whether a pronoun says whose they are («رئيسهم فلان»)."""
        if predicate and key.endswith("ا") and key not in self.lexicon.titles:
            told = [
                (title, last)
                for rest, title in self.lexicon.titles[key[:-1]]
                if title.role and (last := self._follow_dative(words, index, rest)) >= 0
            ]
            return told, False
        pronouns = () if words[index].text.endswith("ة") or key.startswith("ال") else _PRONOUNS
        for stem, owned in ((bare(key), False), *((key.removesuffix(each), True) for each in pronouns if key.endswith(each))):
            options = [
                (title, last)
                for rest, title in self.lexicon.titles.get(stem, ())
                if (last := self.follow_bare(words, index, rest)) >= 0
                and not (owned and rest)
                and (rest or key.startswith("ال") or stem not in self.parts["definite title"])
                and (title.role or rest or behind or key.startswith("ال") or stem in self.parts["bare title"])
            ]
            if options:
                return options, owned
        return [], False

    def _follow_dative(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        """Index of the last word of a title whose genitive may stand behind «ل»: «رئيسا للوزراء» as «رئيس الوزراء»."""
        if rest and index + 1 < len(words) and words[index + 1].key.startswith("لل"):
            genitive = words[index + 1].key[2:]
            same = genitive == rest[0] and words[index + 1].sentence == words[index].sentence
            return self.follow_bare(words, index + 1, rest[1:]) if same else -1
        return self.follow_bare(words, index, rest)

    def _title_end(self, words: Sequence[Word], options: Sequence[tuple[Title, int]]) -> int:
        """The last word of a title: the longest row's, unless what a shorter one is of has a name of its own that reaches
        further («رئيس | المفوضية الأوروبية») or is an organization that the longer row only sketches.
        """
        longest = max(last for _, last in options)
        rows = [title for title, last in options if last == longest]
        for _, last in options:
            if last == longest or last + 1 >= len(words):
                continue
            named = self.name(words, last + 1, kinds=(NAME,))
            if named and named.last > longest and not named.proclitics:
                return last
            sketched = rows[0].scope and rows[0].scope <= {"organization", "party"} and not rows[0].of
            owner = self.organization(words, last + 1, owned=True) if sketched else None
            if owner and owner.last >= longest and not owner.proclitics:
                return last
        return longest

    def _adjective(self, words: Sequence[Word], index: int, key: str) -> bool:
        """Whether a word that may be a title describes the noun before it («الأسرة الحاكمة»), is itself a name («سلطان بن فلان»)
        or part of one («مطار الملك خالد»).
        """
        before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
        after = words[index + 1] if index + 1 < len(words) else None
        if after is not None and after.key in self.parts["son"]:
            return True
        if before is not None and before.key in self.lexicon.given_names and bare(key) in self.parts["family title"]:
            return True  # «عبد الرحمن السلطان»
        if before is None:
            return False
        if any(bare(stem) in self.parts["named after"] for _, stem in splits(before.key)):
            return True
        agrees = (
            key.startswith("ال") == before.key.startswith("ال") and before.reading is not None and before.reading.pos == "noun"
        )
        return agrees and bare(key) in self.parts["adjective title"]

    def _held(self, people: Sequence[str], titles: Sequence[Title], of: str) -> bool:
        """Whether one of several persons ever held that office."""
        roles = {title.role for title in titles}
        return any(
            tenure.role in roles and tenure.organization == of
            for person in people
            for tenure in self.gazetteer.held.get(person, ())
        )

    def _fitting(self, titles: Sequence[Title], tail: Tail, *, named: bool) -> Title | None:
        """The sense of a title that fits what it is a title of: «رئيس فرنسا» heads a state, «رئيس المفوضية» an organization;
        who heads something the tables do not name («رئيس اللجنة الأولمبية الإيطالية») is an official of that state.
        """
        of = tail.of
        wanted = next((scope for prefix, scope in _SCOPES.items() if of.startswith(prefix)), "organization") if of else "person"
        if tail.complement and tail.complement.form != "title":
            wanted = self._scope(tail.complement)
        if tail.nisba:  # «الممثلة البريطانية» is of the cinema
            titles = [title for title in titles if "genitive" not in title.scope]
            if not titles:
                return None
        chosen = next((title for title in titles if wanted in title.scope), None)
        if tail.far and (chosen or titles[0]).role in _HEADS and "state" in (chosen or titles[0]).scope:
            return replace(chosen or titles[0], role="other_official")
        if chosen:
            return chosen
        if titles[0].role == MEMBER:
            return None
        if of or tail.complement:
            return next((title for title in titles if "state" in title.scope or "body" in title.scope), titles[0])
        return titles[0] if named or titles[0].scope - {"person"} else None

    def _scope(self, complement: Found) -> str:
        """What kind of thing a noun names that the article must resolve: «الحزب» a party, «الوزارة» a body."""
        if complement.body:
            return "state" if complement.body.kind == "State" else "body"
        if complement.form == "organization":
            return _KIND_SCOPES.get(self.lexicon.heads[bare(complement.key)][0], "organization")
        kinds, _ = self.lexicon.anaphora[complement.name[0]]
        return next((_KIND_SCOPES[kind] for kind in _KIND_SCOPES if kind in kinds and len(kinds) < 3), "organization")

    def _title_of(self, words: Sequence[Word], last: int, titles: Sequence[Title], *, definite: bool) -> Tail:
        """What stands behind a title's own words: its complement, modifiers and whether the office is a past one."""
        tail, at = Tail(last), last + 1
        office = any(title.role for title in titles)
        sent = any(title.role in _SENT for title in titles)
        place = any("place" in title.scope for title in titles)
        closed = words[last].key.startswith("ال")  # «زار الوزير سلطنة عمان»: a definite title takes no genitive
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
            elif place and at == last + 1 and not self._complement(words, at):
                tail.last = at  # «رئيس بلدية نيويورك»
            elif (
                key in self.parts["link"]
                or key.startswith(("ل", "بال"))
                or (not tail.of and (not closed or (key.startswith("وال") and key[3:] in self.parts["field"])))
            ):
                owner = self._complement(words, at)
                if owner is None and not tail.of:
                    owner = self._far_complement(words, at)
                    tail.far = owner is not None
                if owner is None:
                    break
                tail.last = owner.last
                if not tail.of and tail.complement is None:
                    tail.owner = (owner.begin, owner.end)
                    tail.of = self.of_complement(owner)
                    named = isinstance(owner, TitleSpan) and owner.inner
                    tail.complement = owner if named or owner.form in ("anaphor", "organization", "body") else None
            else:
                break
            at = tail.last + 1
        return tail

    def _describes(self, word: Word) -> bool:
        return word.key.startswith(("ال", "وال")) and bool(word.readings) and word.readings[0].pos in ("adj", "noun")

    def of_complement(self, owner: Found) -> str:
        """The id of what a title is of, as far as its complement says it outright."""
        if owner.body and owner.body.kind != "State":
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
            or (option.actors and option.actors[0].startswith("person/") and option.title is None)
        ):
            return None
        told = option.of or option.actors or option.state or option.form in ("anaphor", "organization")
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
