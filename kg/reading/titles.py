"""Titles and the names beside them: «وزير الخارجية الأردني أيمن الصفدي», «نيكي هايلي، المندوبة الأميركية», «رئيس فرنسا»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Word, splits
from kg.reading.gazetteer import NAME, SHORT
from kg.reading.lexicon import Title, bare
from kg.reading.name_words import COMMAS
from kg.reading.offices import NOUN, PLACE, OfficeFinder, Tail, TitleSpan
from kg.reading.persons import Named

_SCOPES = {"state/": "state", "body/": "body", "force/": "body", "party/": "party"}
_KIND_SCOPES = {"PoliticalParty": "party", "GovernmentBody": "body", "ArmedForces": "body", "State": "state"}
_HEADS = frozenset(("head_of_state", "head_of_government", "monarch_or_heir", "organization_head", "party_leader"))
MEMBER = "member"
DEPUTY = "deputy_head"
_AIDE = Title("other_official", frozenset(("state", "body", "organization", "person")))
"""«مساعد», «وكيل» before another title."""
_SECOND = Title(DEPUTY, frozenset(("state", "body", "organization", "party")))
"""«نائبه»."""
PRONOUNS = ("هما", "هم", "ها", "ه")
_LINKS = ("باسم",)
"""Words of a title before which it may be described: «المتحدث | الصحفي | باسم»."""


@dataclass(frozen=True, slots=True)
class Head:
    """A title's own words where they stand: the sense, the last word, the pronoun that says whose, whether it is a past one."""

    title: Title
    last: int
    pronoun: str = ""
    former: bool = False
    first: int = -1


class TitleFinder(OfficeFinder):
    """Finds titles, what they are of, and the names they introduce."""

    def title(self, words: Sequence[Word], index: int, *, behind: bool = False, nested: bool = False) -> TitleSpan | None:
        """A title at a word, with what it is of and the name it introduces; the longest title wins. `behind`: it stands behind
        a name, where «عضو» is a title too. `nested`: another title is of it («المتحدث باسم المدعي العام | فلان»), so that only
        the name of who holds it is its own.
        """
        for proclitics, key in splits(words[index].key):
            predicate = self._predicate(words, index, proclitics, key)
            heads = self._readings(words, index, key, behind=behind, predicate=predicate)
            if not heads or self._adjective(words, index, key, proclitics, nested=nested):
                continue
            last = self._title_end(words, heads)
            fitting = [head.title for head in heads if head.last == last]
            head = next(head for head in heads if head.last == last)
            definite = key.startswith("ال") or (last > index and words[last].key.startswith(("ال", "لل")))
            tail = self._tail(
                words, head, fitting, definite=definite or bool(head.pronoun), behind=(behind and not proclitics) or predicate
            )
            place = any("place" in title.scope for title in fitting)
            construct = not definite and tail.last == last and bool(fitting[0].role) and not head.pronoun and not place
            person = None if construct or predicate else self.named(words, tail.last, tail.of or fitting[0].of)
            if (
                person and behind and not proclitics and last > index and bare(words[last].key) in self.lexicon.titles
            ):  # «فلان، مساعد الرئيس ترامب»
                tail.last, tail.of, person = person.last, tail.of or self.state_of((*person.actors, "")[0]), None
            if person and person.words and person.actors and not definite and tail.nisba:
                person = person if person.first == tail.last + 1 else None  # «قال مسؤول أميركي، ترامب»
            if person and nested and not self._held(person.actors, fitting, tail.of):
                person = None
            if person is None and not (construct or predicate or nested or behind) and fitting[0].role:
                person = self._further(words, tail, definite=definite)
            if head.pronoun and (person is None or (not person.actors and len(person.words) < 2)):
                continue  # «زعيمها»
            if tail.complement and tail.complement.form in (NOUN, PLACE) and person is None and not behind:
                tail = Tail(last, former=tail.former)
            title = self._fitting(fitting, tail, words[index], named=person is not None)
            if title and title.of and title.of != tail.of:
                tail.owner = (words[index].begin, words[last].end)  # «خادم الحرمين» names its state
            of = (title.of if title else "") or tail.of
            told: object = of or tail.complement or predicate or key.startswith("ال")
            told = told or ((behind or nested) and title and title.role and definite)
            if title is None or not (person or told):
                continue
            if place and behind and not (tail.complement or of) and words[index - 1].text in COMMAS:
                continue  # «كورتس، المحافظ»
            if (title.role == MEMBER and not (person or behind)) or (not title.role and not person and not behind):
                continue
            apart = person is not None and self._apart(words, tail.last, person.first)
            end = person.last if person and not apart else tail.last
            found = TitleSpan(
                index, end, words[index].offset(len(proclitics)) if proclitics else words[index].begin, words[end].end,
                proclitics, "title", key, title=title, of=of, former=tail.former or head.former,
                actors=person.actors if person else (), name=person.words if person else (), owner=tail.owner,
                definite=key.startswith("ال"), complement=tail.complement, predicate=predicate,
                gender="f" if title.feminine else "m", number="s", possessor=head.pronoun,
                title_key=words[head.first].key if head.first >= 0 else key, senses=tuple(fitting),
            )  # fmt: skip
            if person:
                found.inner.append(self.person_span(words, person))
            return found
        return None

    def _apart(self, words: Sequence[Word], last: int, first: int) -> bool:
        """Whether a name stands so far behind its title that what is between may name actors of its own."""
        between = [word for word in words[last + 1 : first] if not word.is_punct]
        return any(
            not (word.key.startswith("ال") and word.reading is not None and word.reading.pos in ("adj", "noun"))
            and bare(word.key) not in self.parts["honorific"]
            for word in between
        )  # fmt: skip

    def _further(self, words: Sequence[Word], tail: Tail, *, definite: bool) -> Named | None:
        """The name at a distance behind a title that says of what it is."""
        told = tail.of or tail.complement or definite
        return self.beyond(words, tail) if told else None

    def person_span(self, words: Sequence[Word], person: Named) -> Found:
        """The span of a person's name alone."""
        form = SHORT if person.actors and person.words else NAME
        return self.span(
            words, person.first, person.last, "", form, words[person.first].key, actors=person.actors, name=person.words
        )

    def apposes(self, words: Sequence[Word], last: int, first: int) -> bool:
        """Whether only commas, brackets, an age or «وهو» stand between a name and a title: «فلان (81 عاما)، السيناتور»."""
        between = words[last + 1 : first]
        if not 0 < len(between) < 7 or words[last].sentence != words[first].sentence:
            return False
        linking = (self.parts["copula"], self.parts["age"])
        return all(
            word.text in COMMAS or word.text in "()" or word.key.isdecimal() or any(word.key in each for each in linking)
            for word in between
        )

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
        accusative = key.endswith("ا") and not key.endswith("ها") and key not in self.lexicon.titles
        return proclitics == "ك" or (accusative and key[:-1] in self.lexicon.titles)

    def _readings(self, words: Sequence[Word], index: int, key: str, *, behind: bool, predicate: bool) -> list[Head]:
        """The titles that begin at a word."""
        if predicate and key.endswith("ا") and key not in self.lexicon.titles:
            return [
                Head(title, last)
                for rest, title in self.lexicon.titles[key[:-1]]
                if title.role and (last := self._follow_dative(words, index, rest)) >= 0
            ]
        stem = bare(key)
        if stem in self.parts["one of"]:
            return self._one_of_them(words, index)
        heads = [
            Head(title, last, "", former)
            for rest, title in self.lexicon.titles.get(stem, ())
            for last, former in [self._follow_title(words, index, rest)]
            if last >= 0
            and (rest or key.startswith("ال") or stem not in self.parts["definite title"])
            and (title.role or rest or behind or key.startswith("ال") or stem in self.parts["bare title"])
        ]
        if stem in self.parts["deputy"] and not heads and self._opens_title_at(words, index + 1):
            return [Head(_AIDE, index)]  # «مساعد | مدير الإدارة»
        if key.startswith("ال") or words[index].text.endswith("ة"):
            return heads
        owned = self._possessed(words, index, key)
        alone = key.endswith("ه") and key[:-1] in self.lexicon.titles
        # «زعيمه» is not «زعيمة»
        return [head for head in heads if not (alone and head.title.feminine and head.last == index)] + owned

    def _opens_title_at(self, words: Sequence[Word], index: int) -> bool:
        """Whether a title that names an office begins at a word of the same sentence."""
        same = index < len(words) and words[index].sentence == words[index - 1].sentence
        return same and self._opens_title(words, words[index])

    def _one_of_them(self, words: Sequence[Word], index: int) -> list[Head]:
        """«أحد كبار مستشاري الرئيس», «أحد المستشارين الكبار لترامب»: a title in the plural of which one is meant."""
        at = index + 1
        while at < len(words) and bare(words[at].key) in self.parts["eminent"] and at - index < 3:
            at += 1
        if at >= len(words) or words[at].sentence != words[index].sentence:
            return []
        singular = self.lexicon.one_of.get(bare(words[at].key))
        if not singular:
            return []
        titles = self.lexicon.titles.get(singular[0], ())
        return [Head(title, at, first=at) for rest, title in titles if title.role and rest == singular[1:]]

    def _follow_title(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> tuple[int, bool]:
        """The last word of a title at a word, -1 where it is not all there, and whether a word inside makes it a past one."""
        last = self.follow_bare(words, index, rest)
        at, former = index, False
        if last >= 0 or not rest or rest[0] not in _LINKS:
            return last, False
        while at + 1 < len(words) and at - index < 2 and words[at + 1].key != rest[0]:
            following = words[at + 1]
            if following.is_punct or following.reading is None or following.reading.pos not in ("adj", "noun"):
                return -1, False
            former = former or bare(following.key) in self.parts["past"]
            at += 1
        return self.follow_bare(words, at, rest), former

    def _possessed(self, words: Sequence[Word], index: int, key: str) -> list[Head]:
        """Titles of which a pronoun says whose they are: «زعيمها», «وزير خارجيتها», «المتحدث باسمهم»."""
        heads: list[Head] = []
        for stem, pronoun in without_pronoun(key):
            if stem in self.parts["deputy"]:  # «رئيس الحزب ونائبه»
                heads.append(Head(_SECOND, index, pronoun))
                continue
            heads += [Head(title, index, pronoun) for rest, title in self.lexicon.titles.get(stem, ()) if not rest and title.role]
        for rest, title in self.lexicon.titles.get(key, ()):
            at = self.follow_bare(words, index, rest[:-1]) if rest and title.role else -1
            if at < 0 or at + 1 >= len(words) or words[at + 1].sentence != words[index].sentence:
                continue
            heads += [Head(title, at + 1, pronoun) for stem, pronoun in without_pronoun(words[at + 1].key) if stem == rest[-1]]
        return heads

    def _tail(self, words: Sequence[Word], head: Head, titles: Sequence[Title], *, definite: bool, behind: bool) -> Tail:
        """What follows a title; what a pronoun owns («سفيرها في لندن») is of nothing that follows."""
        tail = self.tail(words, head.last, titles, definite=definite, behind=behind)
        if not head.pronoun:
            return tail
        if tail.complement and tail.complement.form == NOUN:
            return Tail(head.last)
        return Tail(tail.last, former=tail.former)

    def _follow_dative(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        """Index of the last word of a title whose genitive may stand behind «ل»: «رئيسا للوزراء» as «رئيس الوزراء»."""
        if rest and index + 1 < len(words) and words[index + 1].key.startswith("ل"):
            genitive = words[index + 1].key.removeprefix("ل")
            genitive = genitive.removeprefix("ل") if words[index + 1].key.startswith("لل") else genitive
            same = genitive == rest[0] and words[index + 1].sentence == words[index].sentence
            return self.follow_bare(words, index + 1, rest[1:]) if same else -1
        plain = self.follow_bare(words, index, rest)
        if plain < 0 and rest and index + 1 < len(words) and words[index + 1].key == f"{rest[0]}ا":
            return self.follow_bare(words, index + 1, rest[1:])  # «أمينا عاما»
        return plain

    def _title_end(self, words: Sequence[Word], heads: Sequence[Head]) -> int:
        """The last word of a title: the longest row's, unless what a shorter one is of has a name of its own that reaches
        further («رئيس | المفوضية الأوروبية») or is an organization that the longer row only sketches.
        """
        longest = max(head.last for head in heads)
        rows = [head.title for head in heads if head.last == longest]
        for last in (head.last for head in heads):
            if last == longest or last + 1 >= len(words):
                continue
            named = self.name(words, last + 1, kinds=(NAME,))
            if named and named.last > longest and named.proclitics in ("", "ل"):
                return last
            sketched = rows[0].scope and rows[0].scope <= {"organization", "party"} and not rows[0].of
            owner = self.organization(words, last + 1, owned=True) if sketched else None
            if owner and owner.last > longest and not owner.proclitics:
                return last
        return longest

    def _adjective(self, words: Sequence[Word], index: int, key: str, proclitics: str, *, nested: bool) -> bool:
        """Whether a word that may be a title describes the noun before it («الأسرة الحاكمة»), is itself a name («سلطان بن فلان»)
        or part of one («مطار الملك خالد»).
        """
        before = words[index - 1] if index and words[index - 1].sentence == words[index].sentence else None
        after = words[index + 1] if index + 1 < len(words) else None
        if after is not None and after.key in self.parts["son"]:
            return True
        if before is None:
            return False
        if not nested and not proclitics and bare(before.key) in self.parts["deputy"] and not before.key.startswith("ال"):
            return True  # «وكيل | الأمين العام»: the deputy's name follows
        if not proclitics and before.key in self.lexicon.given_names and bare(key) in self.parts["family title"]:
            return True  # «عبد الرحمن السلطان»
        if any(bare(stem) in self.parts["named after"] for _, stem in splits(before.key)):
            return True
        if (
            after is not None
            and after.key == "عن"
            and not key.startswith("ال")
            and bare(key.removesuffix("ا")) in self.parts["answerable"]
        ):
            return True  # «كان مسؤولا عن الهجوم»
        if after is not None and bare(key) in self.parts["verbal title"] and after.key.startswith("ب"):
            return True  # «القرار القاضي بالانسحاب»
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

    def _fitting(self, titles: Sequence[Title], tail: Tail, first: Word, *, named: bool) -> Title | None:
        """The sense of a title that fits what it is a title of: «رئيس فرنسا» heads a state, «رئيس المفوضية» an organization;
        who heads something the tables do not name («رئيس اللجنة الأولمبية الإيطالية») is an official of that state.
        """
        of, complement = tail.of, tail.complement
        deputy = any(bare(stem) in self.parts["deputy"] for _, stem in splits(first.key))
        if deputy and complement and complement.form == "title" and complement.title and complement.title.role:
            return Title(DEPUTY, titles[0].scope, titles[0].feminine)  # «النائب الأول لوزير الخارجية»
        titles = [title for title in titles if not title.only or not of or of in title.only] or titles
        if complement and complement.form == NOUN and bare(match_key(first.text)) in self.parts["deputy"]:
            deputy = bare(complement.key) in self.lexicon.titles  # «نائب مدير الصحة», «نائب قسم»
            return replace(titles[0], role=DEPUTY if deputy else "other_official", scope=frozenset(("state", "body")))
        wanted = self.scope_of(of) if of else "person"
        if complement and complement.form != "title":
            wanted = self._scope(complement)
        vague = complement is not None and complement.form == NOUN and bare(complement.key) not in self.lexicon.heads
        if tail.nisba or vague or not (of or complement):  # «الممثلة البريطانية» is of the cinema
            titles = [title for title in titles if "genitive" not in title.scope]
            if not titles:
                return None
        chosen = next((title for title in titles if wanted in title.scope), None)
        headed = (chosen or titles[0]).role in _HEADS and "state" in (chosen or titles[0]).scope
        if tail.far and (headed or (chosen or titles[0]).role == "legislator"):
            return replace(chosen or titles[0], role="other_official")
        if chosen:
            return chosen
        if titles[0].role == MEMBER:
            return None
        if of or complement:
            return next((title for title in titles if "state" in title.scope or "body" in title.scope), titles[0])
        return titles[0] if named or titles[0].scope - {"person"} else None

    def scope_of(self, actor_id: str) -> str:
        """What kind of thing an actor is for a title's scope."""
        return next((scope for prefix, scope in _SCOPES.items() if actor_id.startswith(prefix)), "organization")

    def _scope(self, complement: Found) -> str:
        """What kind of thing a noun names that the article must resolve: «الحزب» a party, «الوزارة» a body."""
        if complement.form in (NAME, SHORT, PLACE):
            return "person"
        if complement.body:
            return "state" if complement.body.kind == "State" else "body"
        if complement.form == NOUN and any(
            not rest and body.kind == "State" for rest, body in self.lexicon.bodies.get(bare(complement.key), ())
        ):  # «رئيس النظام»
            return "state"
        if complement.form in ("organization", NOUN):
            kind = self.lexicon.heads.get(bare(complement.key), ("GovernmentBody", ""))[0]
            return _KIND_SCOPES.get(kind, "organization")
        kinds, _ = self.lexicon.anaphora[complement.name[0]]
        return next((_KIND_SCOPES[kind] for kind in _KIND_SCOPES if kind in kinds and len(kinds) < 3), "organization")


def without_pronoun(key: str) -> list[tuple[str, str]]:
    """Ways to take a possessive pronoun off a match key: (the noun, the pronoun), «خارجيتها» gives «خارجيه».

    Example:
        >>> without_pronoun("زعيمها"), without_pronoun("خارجيتها")[-1]
        ([('زعيم', 'ها')], ('خارجيه', 'ها'))
    """
    found: list[tuple[str, str]] = []
    for pronoun in PRONOUNS:
        stem = key.removesuffix(pronoun)
        if stem == key or len(stem) < 3:
            continue
        found.append((stem, pronoun))
        if stem.endswith("ت"):
            found.append((stem[:-1] + "ه", pronoun))
        if stem[-1] in "ئؤ" and stem[-2] == "ا":  # «رئيس وزرائها»
            found.append((stem[:-1] + "ء", pronoun))
    return found
