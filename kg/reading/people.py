"""Who a person's name stands for: full names, surnames, names spelled otherwise, names first read in this article."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from kg.reading import minting
from kg.reading.arabic.normalize import display, match_key
from kg.reading.doc import Found, Resolved, Word, splits
from kg.reading.gazetteer import SHORT
from kg.reading.memory import Memory

_SIMILAR = 0.78
OF_STATES = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "minister", "ambassador", "monarch_or_heir")
)


class People(Memory):
    """Resolves names of persons."""

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
        ruling = role in ("", "head_of_state", "head_of_government", "party_leader", "counterpart")
        if (state or not ruling) and inner.form == SHORT and len(people) == 1 and self._leads(people[0]):
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
        if person := self._nearest(span.actors):
            return self._known(span, person, "surname of one whose state is named")
        ever = [actor for actor in span.actors if self._ever_led(actor)]
        return self._known(span, ever[0], "surname of one who led a state") if len(ever) == 1 else None

    def _ever_led(self, person: str) -> bool:
        """Whether a person ever led a state: whom a surname means where the day is not known («ماكرون», not his wife)."""
        return any(each.role in ("head_of_state", "head_of_government") for each in self.gazetteer.held.get(person, ()))

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

    def _agrees(self, person: str, span: Found) -> bool:
        """Whether a title's gender fits the person's, where known."""
        gender = self.gazetteer.gender.get(person, "") or self._gender.get(person, "")
        return not (gender and span.gender and gender != span.gender)

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
