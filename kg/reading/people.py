"""Who a person span stands for: surnames, titles with and without a name, offices held on the article's day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from kg.reading import minting
from kg.reading.arabic.normalize import display, match_key
from kg.reading.doc import Found, Resolved, Word, splits
from kg.reading.gazetteer import SHORT
from kg.reading.memory import Memory
from kg.reading.titles import TitleSpan

COUNTERPART = "counterpart"
_SIMILAR = 0.78
_MINISTERS = ("minister", "foreign_minister", "defence_minister")
_NO_OFFICIALS = ("head_of_state", "monarch_or_heir")
"""Roles of those whom newspapers never call «المسؤول»."""

OF_STATES = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "ambassador", "monarch_or_heir")
)


class People(Memory):
    """Resolves names of persons and titles."""

    def _choose(self, inner: Found, span: Found) -> str:
        """The person of several with one name: who holds the office named before the name, else who belongs to that state,
        else the only one; a surname of another state is somebody else's.
        """
        role, state = span.title.role if span.title else "", self._state_of(span.of)
        keys = tuple(match_key(word) for word in inner.name)
        if keys and not span.of and (holder := self._spelled_otherwise(keys, role, "", former=span.former)):
            return holder
        people = [actor for actor in inner.actors if actor.startswith("person/")]
        for person in people:
            if any(tenure.role == role and tenure.organization == span.of for tenure in self.gazetteer.held.get(person, ())):
                return person
        of_state = [person for person in people if state and self.gazetteer.actors[person].acts_for == state]
        if of_state:
            return of_state[0]
        if state and inner.form == SHORT and len(people) == 1 and self._leads(people[0]):
            return ""  # «هل خدع زعيم كوريا الشمالية ترامب»
        if state and inner.form == SHORT:
            return self._new_person(inner.name, span) if inner.name else ""
        return people[0] if len(people) == 1 else self._nearest(people)

    def _nearest(self, people: Sequence[str]) -> str:
        """Of several persons the only one in office that day, else the only one whose state the article names."""
        current = [person for person in people if self._in_office(person)]
        for choice in (current, [person for person in current or people if self._states[self.finder.state_of(person)]]):
            if len(choice) == 1:
                return choice[0]
        return ""

    def _titled(self, span: Found, actor_id: str, reason: str) -> Resolved:
        resolved = self._known(span, actor_id, reason)
        title = span.title
        if title and title.role and not span.former:
            role = self._counterpart_role(actor_id, span.of) if title.role == COUNTERPART else title.role
            resolved.role, resolved.of = role, self._true_state(actor_id, role, span.of) or self._office_of(actor_id, role)
        return resolved

    def _true_state(self, person: str, role: str, of: str) -> str:
        """What an office is of; where the base knows him in it elsewhere that day, that («النيجري» is of Niger and Nigeria)."""
        held = {
            tenure.organization
            for tenure in self.gazetteer.held.get(person, ())
            if tenure.role == role and self.day is not None and tenure.holds_on(self.day)
        }
        return held.pop() if of.startswith("state/") and len(held) == 1 and of not in held else of

    def _counterpart_role(self, person: str, of: str) -> str:
        """The office of a «نظير»: the one he is known by, else that of the person before him."""
        known = next(
            (role for (role, organization), holder in self._offices.items() if holder == person and organization == of), ""
        )
        held = [
            tenure.role
            for tenure in self.gazetteer.held.get(person, ())
            if tenure.organization == of and (self.day is None or tenure.holds_on(self.day))
        ]
        return known or (held[0] if held else self._role_before)

    def _office_of(self, person: str, role: str) -> str:
        held = [tenure for tenure in self.gazetteer.held.get(person, ()) if tenure.role == role]
        current = [tenure for tenure in held if self.day is not None and tenure.holds_on(self.day)]
        return (current or held)[-1].organization if held else ""

    def _inside(self, span: Found) -> None:
        """What a title is of is mentioned too: «الأمين العام للأمم المتحدة» mentions the United Nations."""
        if span.owner[1]:
            part = replace(span, begin=span.owner[0], end=span.owner[1], inner=[])
            self.inside.append(self._known(part, span.of, "inside a title"))

    def _fill(self, resolved: Resolved) -> None:
        """What an office is of where the title does not say: the state he is known to act for, that of the same office named
        before, else of whoever was named last.
        """
        person = self.actors[resolved.actor]
        if not resolved.role or resolved.of or person.kind != "Person" or resolved.found.former:
            return
        if resolved.role in OF_STATES:
            before = self._told.get(resolved.role, "")
            of = person.acts_for or (before if before.startswith("state/") else "")
            if not of and resolved.role != "monarch_or_heir":
                sentence, state = self._office_before
                of = state if sentence == self._sentence else self._main_state()
            holder = self.gazetteer.holder(of, resolved.role, self.day)
            resolved.of = of if person.known or not holder or holder == person.id else ""  # a club has a president too
        elif resolved.role in self._told and not person.known:
            resolved.of = self._told[resolved.role]
        if resolved.of and not person.acts_for and not person.known:
            self.actors[person.id] = replace(person, acts_for=self.finder.state_of(resolved.of))

    def _new_person(self, name: Sequence[str], span: Found) -> str:
        keys = tuple(match_key(display(word)) for word in name)
        if keys in self._people:
            return self._people[keys]
        if span.title and (holder := self._spelled_otherwise(keys, span.title.role, span.of, former=span.former)):
            self._people[keys] = holder
            return holder
        made = minting.person(name, self._state_of(span.of))
        return self.actors.setdefault(made.id, made).id

    def _spelled_otherwise(self, keys: tuple[str, ...], role: str, of: str, *, former: bool) -> str:
        """Who held that very office and is spelled nearly so («كيم يونغ أون» for «كيم جونغ أون»): that day or, for a past
        office, ever.
        """
        written = "".join(keys)
        places = [of] if of or role not in OF_STATES else list(self._states)
        for tenure in (each for place in places for each in self.gazetteer.tenures.get((place, role), ())):
            if not former and (self.day is None or not tenure.holds_on(self.day)):
                continue
            for label in self.gazetteer.actors[tenure.person].ar:
                words = [match_key(word) for word in label.split()]
                if words[: len(keys)] == list(keys) and of == "" and role == "monarch_or_heir":
                    return tenure.person  # «الملك عبد الله»
                shared = len(keys) > 1 and len(words) > 1 and (keys[-1] == words[-1] and keys[0][0] == words[0][0])
                if shared or SequenceMatcher(None, written, "".join(words)).ratio() >= _SIMILAR:
                    return tenure.person
        return ""

    def _same_person(self, span: Found, following: Resolved | None) -> Resolved | None:
        """«نائب الرئيس ورئيس الوزراء خالد بحاح»: two titles joined by «و» before one name."""
        if span.form != "title" or span.inner or following is None or following.found.form != "title":
            return None
        joined = following.found.proclitics == "و" and following.found.first == span.last + 1
        return self._titled(span, following.actor, "apposition") if joined else None

    def _surname(self, words: Sequence[Word], span: Found) -> Resolved | None:
        keys = self._keys(words, span)
        if span.first == span.last and words[span.first].text.endswith("ى"):  # «على» is no «علي»
            return None
        if keys in self._people:
            return self._known(span, self._people[keys], SHORT)
        if len(keys) == 1 and keys[0] in self.finder.lexicon.given_names:
            return self._head_of_state(words, span)
        common = span.first == span.last and any(reading.pos != "noun_prop" for reading in words[span.first].readings)
        if common:  # «الأسد» where the text is about Syria
            heads = [actor for actor in span.actors if self._leads(actor) and self._states[self.finder.state_of(actor)]]
            named = len(heads) == 1 and (span.definite or self._stands_alone(words, span))
            return self._known(span, heads[0], "surname of an office-holder") if named else None
        current = [actor for actor in span.actors if self._in_office(actor)]
        if len(current) > 1:  # of several in office the one who leads a state that the text is about
            current = [actor for actor in current if self._leads(actor) and self._states[self.finder.state_of(actor)]]
        if len(current) == 1:
            return self._known(span, current[0], "surname of an office-holder")
        if len(span.actors) == 1:
            return self._known(span, span.actors[0], "surname")
        person = self._nearest(span.actors)
        return self._known(span, person, "surname of one whose state is named") if person else None

    def _stands_alone(self, words: Sequence[Word], span: Found) -> bool:
        """Whether a word that may be an adjective describes no noun: «قال روحاني», but not «زعيم روحاني»."""
        before = words[span.first - 1] if span.first else None
        return before is None or before.is_punct or before.reading is None or before.reading.pos in ("verb", "conj_sub")

    def _head_of_state(self, words: Sequence[Word], span: Found) -> Resolved | None:
        """A given name that newspapers use alone for one who leads a state that day («عباس», «هادي»), unless another name
        stands beside it.
        """
        beside = [words[at] for at in (span.first - 1, span.last + 1) if 0 <= at < len(words) and not words[at].is_punct]
        if any(word.key in self.finder.lexicon.given_names or (not word.readings and word.key.isalpha()) for word in beside):
            return None
        heads = [actor for actor in span.actors if self._leads(actor)]
        if not heads and not words[span.first].readings:
            heads = [actor for actor in span.actors if self._in_office(actor) and self._states[self.finder.state_of(actor)]]
        return self._known(span, heads[0], "surname of an office-holder") if len(heads) == 1 else None

    def _bare_title(self, words: Sequence[Word], span: TitleSpan, previous: Resolved | None) -> Resolved | None:
        title = span.title
        assert title is not None
        if span.predicate:
            if holder := self._told_of(words, span):
                return self._titled(span, holder, "office told of one named before")
            if not span.definite and span.key.endswith("ا"):  # «سفيرا لفرنسا» is nobody, but mentions France
                if span.of in self.gazetteer.actors:
                    self._inside(span)
                return None
        role = self._role_before if title.role == COUNTERPART else title.role
        if (
            previous
            and title.role != COUNTERPART
            and previous.actor.startswith("person/")
            and (self._apposed(words, previous.found, span) or self._next_title(previous, span))
        ):
            return self._titled(span, previous.actor, "apposition")
        holder = self._offices.get((role, span.of), "") if span.of else ""
        if span.former or (holder and not self._agrees(holder, span)):
            holder = ""
        if not holder and span.of and role == "minister":
            holder = next((self._offices[each, span.of] for each in _MINISTERS if (each, span.of) in self._offices), "")
        if holder:
            return replace(self._titled(span, holder, "title"), role="" if role == "minister" else role)
        state = self._state_of(span.of)
        last = self._last_of_state.get(state, "") if span.of.startswith("state/") else ""
        if (
            last
            and role == "other_official"
            and span.definite
            and self._agrees(last, span)
            and not self._leads(last, _NO_OFFICIALS)
        ):
            return self._known(span, last, "title of one named before")
        if span.of:
            self._told[role] = span.of
            owner = state or span.of  # an unnamed spokesman stands for the state
            return self._known(span, owner, "office of a state") if owner in self.gazetteer.actors | self.actors else None
        person = self._last_role.get(role, "") if role and span.definite else ""
        following = words[span.last + 1] if span.last + 1 < len(words) else None
        more = (
            following is not None and following.key.startswith(("ال", "لل")) and following.sentence == words[span.last].sentence
        )
        if not person or more or span.complement or not self._agrees(person, span):
            return None
        return self._known(span, person, "title of one named before")

    def _told_of(self, words: Sequence[Word], span: Found) -> str:
        """The person an office is told of: «انتخب البرلمان فلانا رئيسا», the one named last before it in the sentence, if a word
        of appointing or the office's own noun says so.
        """
        sentence = words[span.first].sentence
        last = next((each for each in reversed(self._persons_said) if words[each.found.first].sentence == sentence), None)
        if last is None or not self._agrees(last.actor, span):
            return ""
        at, told, parts = span.first - 1, False, self.finder.parts
        while at >= 0 and words[at].sentence == sentence and words[at].key not in parts["that"]:
            reading = words[at].reading
            lemma = reading.lemma if reading else ""
            told = told or match_key(lemma) in parts["appointing"] or any(
                stem in parts["office"] for _, stem in splits(words[at].key)
            )  # fmt: skip
            if told and at <= last.found.first:
                break
            at -= 1
        after = any(words[index].key in parts["that"] for index in range(last.found.last + 1, span.first))
        former = span.first > 1 and words[span.first - 2].key == "من"
        return last.actor if told and not after and not former else ""

    def _agrees(self, person: str, span: Found) -> bool:
        """Whether a title's gender fits the person's, where known."""
        gender = self.gazetteer.gender.get(person, "") or self._gender.get(person, "")
        return not (gender and span.gender and gender != span.gender)

    def _next_title(self, previous: Resolved, span: Found) -> bool:
        """«محمد بن زايد، ولي عهد أبوظبي ونائب القائد الأعلى»: one more title behind the title that stands behind a name."""
        before = previous.found
        behind = before.form == "title" and (not before.inner or before.inner[0].first == before.first)
        return (
            behind
            and previous.reason in ("apposition", "title and name")
            and (span.proclitics == "و" and span.first == before.last + 1 and not span.inner)
        )

    def _apposed(self, words: Sequence[Word], before: Found, span: Found) -> bool:
        between = words[before.last + 1 : span.first]
        return (
            words[before.last].sentence == words[span.first].sentence
            and (len(between) == 1 or (not between and before.form != SHORT))
            and all(word.text in "،," or word.key in self.finder.parts["copula"] for word in between)
            and not span.proclitics
        )

    def _again(self, words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
        """Later mentions, by surname or in full, of persons this article introduced, which the actor base cannot know."""
        taken = {index for span in found for index in range(span.first, span.last + 1)}
        spelled = {match_key(part): part for actor in self.actors.values() if not actor.known for part in actor.ar[0].split()}
        local = {keys: actor for keys, actor in self._people.items() if not self.actors[actor].known and len(keys[-1]) > 2}
        longest = max((len(keys) for keys in local), default=0)
        spans: list[Found] = []
        for word in words:
            if word.index in taken:
                continue
            for proclitics, key in splits(word.key):
                for length in range(longest, 0, -1):
                    run = words[word.index : word.index + length]
                    keys = (key, *(each.key for each in run[1:]))
                    plain = length > 1 or self._is_name(word, key, proclitics, spelled.get(key, ""))
                    if keys in local and plain and not any(each.index in taken for each in run):
                        begin = word.offset(len(proclitics)) if proclitics else word.begin
                        spans.append(Found(
                            word.index, run[-1].index, begin, run[-1].end, proclitics, SHORT, key, actors=(local[keys],)
                        ))  # fmt: skip
                        taken.update(each.index for each in run)
                        break
                if word.index in taken:
                    break
        return spans

    @staticmethod
    def _is_name(word: Word, key: str, proclitics: str, spelled: str) -> bool:
        """Whether a lone word is a surname read before rather than a common word («على» is no «علي»)."""
        if all(reading.pos == "noun_prop" for reading in word.readings):
            return not word.text.endswith("ى") or spelled.endswith("ى")
        known = word.reading is not None and word.reading.pos in ("noun", "adj")
        return known and word.text[len(proclitics) :] == spelled
