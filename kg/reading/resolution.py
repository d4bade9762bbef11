"""Who a span stands for: one actor for each span, with the reason.

Inside one article a person is named once in full and then by surname, title or office; a body is named once with its state and
then without. The rules here go over
the article twice: first everything that names its actor outright, then everything that leans on what was named. An unnamed
    office is the person who
holds it elsewhere in the same article; else, as in the annotation guidelines, the state whose office it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from kg.model import Actor
from kg.reading import minting
from kg.reading.actors import Finder
from kg.reading.arabic.normalize import display, match_key
from kg.reading.doc import Found, Resolved, Word, splits
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT, Gazetteer
from kg.reading.lexicon import bare

_PLACE_PREPOSITIONS = frozenset(("في", "ب"))
COUNTERPART = "counterpart"


class Resolver:
    """Resolves the spans of one article; make a new one for each.

    Args:
        finder: what found the spans, for its gazetteer.
        day: the article's date, to know who held an office; None when unknown.

    Attributes:
        actors: every actor resolved so far, by id, the states they act for included.
        inside: actors named inside the titles and names of others («الأمين العام للأمم المتحدة»): mentioned, but no part of the
            sentence of their own.
    """

    def __init__(self, finder: Finder, day: date | None) -> None:
        self.finder = finder
        self.gazetteer: Gazetteer = finder.gazetteer
        self.day = day
        self.actors: dict[str, Actor] = {}
        self.inside: list[Resolved] = []
        self._people: dict[tuple[str, ...], str] = {}
        self._offices: dict[tuple[str, str], str] = {}
        self._last_role: dict[str, str] = {}
        self._role_before = ""
        self._last_of_state: dict[str, str] = {}
        self._body_state: dict[str, str] = {}
        self._recent_state = ""
        self._recent: list[str] = []

    @property
    def _recent_states(self) -> list[str]:
        """States named so far, the latest first; a person or body counts as its state."""
        return list(dict.fromkeys(state for actor in self._recent if (state := self._state_of(actor))))

    def resolve(self, words: Sequence[Word], found: Sequence[Found]) -> list[Resolved]:
        """One actor for every span that has one, in text order.

        Args:
            words: the article's words.
            found: the spans from `Finder.find`.
        """
        settled: dict[int, Resolved] = {}
        for position, span in enumerate(found):
            outright = self._outright(words, span)
            if outright:
                settled[position] = outright
                self._remember(words, outright)
        spans = sorted([*enumerate(found), *((-1, extra) for extra in self._again(words, found))], key=lambda pair: pair[1].first)
        result: list[Resolved] = []
        self._recent_state, self._recent, previous = "", [], None
        for position, span in spans:
            if span.form == "anaphor":
                several = self._pointed(span)
            else:
                one = (
                    settled.get(position)
                    or self._same_person(span, settled.get(position + 1))
                    or self._leaning(words, span, previous)
                )
                several = [self._leader(words, one, previous)] if one else []
            if span.of and span.of in self.gazetteer.actors and span.of not in (each.actor for each in several):
                self._inside(span)
            for resolved in several:
                resolved.head = self._keys(words, span)[0]
                self._remember(words, resolved)
                result.append(resolved)
                previous = resolved
        return result

    def _inside(self, span: Found) -> None:
        """What a title is of is mentioned too: «الأمين العام للأمم المتحدة» mentions the United Nations."""
        if span.owner[1]:
            part = replace(span, begin=span.owner[0], end=span.owner[1], inner=[])
            self.inside.append(self._known(part, span.of, "inside a title"))

    # what names its actor outright

    def _outright(self, words: Sequence[Word], span: Found) -> Resolved | None:
        if span.form == NAME and not span.ambiguous and len(span.actors) == 1 and not self._common(words, span):
            return self._known(span, span.actors[0], NAME)
        if span.form == "title" and span.inner:
            inner = span.inner[0]
            if inner.actors:
                person = self._choose(inner, span)
                return self._titled(span, person, "title and name") if person else None
            return self._titled(span, self._new_person(inner.name, span), "title and name")
        return None

    def _choose(self, inner: Found, span: Found) -> str:
        """The person of several with one name: who holds the office named before the name, else who belongs to that state,
        else the only one.
        """
        role, state = span.title.role if span.title else "", self.finder.state_of(span.of)
        people = [actor for actor in inner.actors if actor.startswith("person/")]
        for person in people:
            if any(tenure.role == role and tenure.organization == span.of for tenure in self.gazetteer.held.get(person, ())):
                return person
        of_state = [person for person in people if state and self.gazetteer.actors[person].acts_for == state]
        if of_state:
            return of_state[0]
        if state and inner.form == SHORT:
            return self._new_person(inner.name, span) if inner.name else ""
        return people[0] if len(people) == 1 else ""

    def _titled(self, span: Found, actor_id: str, reason: str) -> Resolved:
        resolved = self._known(span, actor_id, reason)
        title = span.title
        if title and title.role and not span.former:
            role = self._counterpart_role(actor_id, span.of) if title.role == COUNTERPART else title.role
            resolved.role, resolved.of = role, span.of or self._office_of(actor_id, role)
        return resolved

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
        held = [tenure.organization for tenure in self.gazetteer.held.get(person, ()) if tenure.role == role]
        return held[-1] if held else ""

    def _new_person(self, name: Sequence[str], span: Found) -> str:
        keys = tuple(match_key(display(word)) for word in name)
        if keys in self._people:
            return self._people[keys]
        made = minting.person(name, self.finder.state_of(span.of))
        return self.actors.setdefault(made.id, made).id

    def _same_person(self, span: Found, following: Resolved | None) -> Resolved | None:
        """«نائب الرئيس ورئيس الوزراء خالد بحاح»: two titles joined by «و» before one name."""
        if span.form != "title" or span.inner or following is None or following.found.form != "title":
            return None
        joined = following.found.proclitics == "و" and following.found.first == span.last + 1
        return self._titled(span, following.actor, "apposition") if joined else None

    # what points back

    def _pointed(self, span: Found) -> list[Resolved]:
        """The actor (or the two) that «هذه المجموعة», «الحركة», «البلدين» stand for."""
        kinds, _ = self.finder.lexicon.anaphora[span.name[0]]
        if "both" in kinds:
            pair = self._recent_states[:2]
            return [self._known(span, actor, "the two named before") for actor in reversed(pair)] if len(pair) == 2 else []
        fitting = [actor for actor in self._recent if self.actors[actor].kind in kinds]
        named = [
            actor
            for actor in fitting
            if any(match_key(label).split()[0] in (span.name[0], "ال" + span.name[0]) for label in self.actors[actor].ar if label)
        ]
        if fitting:
            return [self._known(span, (named or fitting)[0], "named before")]
        usual = {entry.actor for entry in self.gazetteer.names.get("ال" + span.name[0], ()) if not entry.rest}
        return [self._known(span, usual.pop(), "usual name")] if len(usual) == 1 else []

    def _leader(self, words: Sequence[Word], resolved: Resolved, previous: Resolved | None) -> Resolved:
        """A state behind a plural title is the person who leads it, if the article names him: «زعماء أرمينيا وأذربيجان»."""
        if not resolved.actor.startswith("state/") or resolved.found.form not in (NAME, CAPITAL):
            return resolved
        roles = self.finder.plural_title(words, resolved.found.first)
        if (
            not roles
            and previous is not None
            and previous.of == "leaders"
            and resolved.found.proclitics[:1] == "و"
            and resolved.found.first == previous.found.last + 1
        ):
            roles = tuple(previous.role.split("|"))
        if not roles:
            return resolved
        person = next((self._offices[role, resolved.actor] for role in roles if (role, resolved.actor) in self._offices), "")
        led = self._known(resolved.found, person, "leader of the state named") if person else resolved
        led.of, led.role = "leaders", "|".join(roles)
        return led

    # what leans on something named elsewhere

    def _leaning(self, words: Sequence[Word], span: Found, previous: Resolved | None) -> Resolved | None:
        if span.form == NAME:
            return self._ambiguous(words, span)
        if span.form == SHORT:
            return self._surname(words, span)
        if span.form in (CAPITAL, SEAT):
            return self._place_or_government(words, span)
        if span.form == "demonym":
            counted = span.first > 0 and span.number == "s" and not span.definite and words[span.first - 1].key.isdecimal()
            if ((span.number == "p" and span.gender == "m") or counted) and span.actors[0].startswith("state/"):
                return self._known(
                    span, self._body_actor("People", "people", "{adj} people", "شعب", span.actors[0]), "demonym in the plural"
                )
            return self._known(span, span.actors[0], "demonym")
        if span.form == "body":
            return self._body(span)
        if span.form == "title":
            return self._bare_title(words, span, previous)
        if span.form == "organization":
            return self._new_organization(words, span)
        if span.form == "homeland":
            owner = next((actor for actor in self._recent if self._state_of(actor) and self._may_own(actor, span.gender)), "")
            return self._known(span, self._state_of(owner), "state of the one named before") if owner else None
        return None

    def _ambiguous(self, words: Sequence[Word], span: Found) -> Resolved | None:
        seen = [actor for actor in span.actors if actor in self.actors]
        if seen:
            return self._known(span, seen[0], NAME)
        first = words[span.first].reading
        if self._common(words, span):
            return None
        before = words[span.first - 1].reading if span.first else None
        if span.first == span.last and first is not None and first.pos == "verb":
            return None
        if (
            span.first == span.last
            and first is not None
            and first.pos == "adj"
            and before is not None
            and before.pos in ("noun", "adj")
        ):
            owners = {owner for rest, owner, *_ in self.finder.demonyms.get(self._keys(words, span)[0], ()) if not rest}
            if not owners & set(span.actors):
                return None
            span.form, span.number = "demonym", "s"  # «مواقع سورية»: the adjective, not the name
            return self._known(span, sorted(owners & set(span.actors))[0], "demonym")
        current = [actor for actor in span.actors if self._in_office(actor)]
        return self._known(span, (current or list(span.actors))[0], NAME)

    def _common(self, words: Sequence[Word], span: Found) -> bool:
        """Whether a one-word name of a party, group, outlet or company is rather the common word («فتح معبر», «أمل في
        السلام»).
        """
        if span.first != span.last or self._keys(words, span)[0].startswith("ال"):
            return False
        named = span.actors[0].split("/")[0] in ("party", "group", "media", "company", "ngo", "organization", "actor")
        return named and any(reading.pos in ("verb", "noun", "adj") for reading in words[span.first].readings)

    def _in_office(self, person: str) -> bool:
        return self.day is not None and any(tenure.holds_on(self.day) for tenure in self.gazetteer.held.get(person, ()))

    def _surname(self, words: Sequence[Word], span: Found) -> Resolved | None:
        keys = self._keys(words, span)
        if keys in self._people:
            return self._known(span, self._people[keys], SHORT)
        if len(keys) == 1 and keys[0] in self.finder.lexicon.given_names:
            return self._head_of_state(words, span)
        common = span.first == span.last and any(reading.pos != "noun_prop" for reading in words[span.first].readings)
        if common:
            return None
        current = [actor for actor in span.actors if self._in_office(actor)]
        if len(current) == 1:
            return self._known(span, current[0], "surname of an office-holder")
        return self._known(span, span.actors[0], "surname") if len(span.actors) == 1 else None

    def _head_of_state(self, words: Sequence[Word], span: Found) -> Resolved | None:
        """A given name that newspapers use alone for one who leads a state that day («عباس», «هادي»), unless another name
        stands beside it.
        """
        if words[span.first].text.endswith("ى"):  # «على» is no «علي»
            return None
        beside = [words[at] for at in (span.first - 1, span.last + 1) if 0 <= at < len(words) and not words[at].is_punct]
        if any(word.key in self.finder.lexicon.given_names or (not word.readings and word.key.isalpha()) for word in beside):
            return None
        heads = [
            actor for actor in span.actors
            if any(t.role.startswith("head_of") and self.day and t.holds_on(self.day) for t in self.gazetteer.held.get(actor, ()))
        ]  # fmt: skip
        return self._known(span, heads[0], "surname of an office-holder") if len(heads) == 1 else None

    def _place_or_government(self, words: Sequence[Word], span: Found) -> Resolved | None:
        before = words[span.first - 1].key if span.first else ""
        if span.form == CAPITAL and (
            before in _PLACE_PREPOSITIONS or span.proclitics.endswith("ب") or bare(before) in ("عاصمه", "مدينه", "مطار", "جامعه")
        ):
            return None
        return self._known(span, span.actors[0], span.form)

    def _body(self, span: Found) -> Resolved | None:
        body = span.body
        assert body is not None
        state = span.state or self._body_state.get(body.slug, "") or self._recent_state
        if not state or state not in self.gazetteer.actors:
            return self._known(span, span.actors[0], "body") if span.actors and body.kind == "State" else None
        reason = "body and state" if span.state else "body named before"
        self._body_state[body.slug] = state
        if body.kind == "State":
            return self._known(span, state, "government" if span.state else "government named before")
        return self._known(span, self._body_actor(body.kind, body.slug, body.english, body.head, state), reason)

    def _body_actor(self, kind: str, name: str, english: str, head: str, state: str) -> str:
        made = minting.body(self.gazetteer, kind, name, english, head, state)
        return self.actors.setdefault(made.id, made).id

    def _bare_title(self, words: Sequence[Word], span: Found, previous: Resolved | None) -> Resolved | None:
        title = span.title
        assert title is not None
        role = self._role_before if title.role == COUNTERPART else title.role
        if (
            previous
            and title.role != COUNTERPART
            and previous.actor.startswith("person/")
            and self._apposed(words, previous.found, span)
        ):
            return self._titled(span, previous.actor, "apposition")
        holder = self._offices.get((role, span.of), "") if span.of else ""
        if holder:
            return self._titled(span, holder, "title")
        state = self.finder.state_of(span.of)
        if span.of and role == "other_official" and state in self._last_of_state:
            return self._known(span, self._last_of_state[state], "title of one named before")
        if span.of:
            return self._known(span, span.of, "office of a state") if span.of in self.gazetteer.actors else None
        person = self._last_role.get(role, "") if role else ""
        return self._known(span, person, "title of one named before") if person else None

    def _apposed(self, words: Sequence[Word], before: Found, span: Found) -> bool:
        between = words[before.last + 1 : span.first]
        return (
            words[before.last].sentence == words[span.first].sentence
            and len(between) <= 1
            and all(word.text in "،," for word in between)
            and not span.proclitics
        )

    def _new_organization(self, words: Sequence[Word], span: Found) -> Resolved | None:
        kind, english = self.finder.lexicon.heads[bare(self._keys(words, span)[0])]
        head = words[span.first]
        made = minting.organization(kind, english, (head.text[span.begin - head.begin :], *span.name[1:]))
        self.actors.setdefault(made.id, made)
        return Resolved(span, made.id, "organization by its head noun")

    # memory

    def _state_of(self, actor_id: str) -> str:
        """Id of the state an actor is or acts for, of this article's own actors too."""
        actor = self.actors.get(actor_id)
        return actor.acts_for if actor and actor.acts_for else self.finder.state_of(actor_id)

    def _may_own(self, actor_id: str, gender: str) -> bool:
        known = self.gazetteer.gender.get(actor_id, "")
        return not (gender and known and gender != known)

    def _known(self, span: Found, actor_id: str, reason: str) -> Resolved:
        actor = self.actors.get(actor_id) or self.gazetteer.actors[actor_id]
        self.actors[actor_id] = actor
        if actor.acts_for and actor.acts_for in self.gazetteer.actors:
            self.actors.setdefault(actor.acts_for, self.gazetteer.actors[actor.acts_for])
        return Resolved(span, actor_id, reason)

    def _keys(self, words: Sequence[Word], span: Found) -> tuple[str, ...]:
        first = span.key
        return (first, *(word.key for word in words[span.first + 1 : span.last + 1] if not word.is_punct))

    def _remember(self, words: Sequence[Word], resolved: Resolved) -> None:
        actor = self.actors[resolved.actor]
        self._recent = [actor.id, *(other for other in self._recent if other != actor.id)][:12]
        if actor.kind == "Person":
            for name in actor.ar:
                keys = tuple(match_key(word) for word in name.split())
                self._people.setdefault(keys, actor.id)
                if len(keys) > 1:
                    self._people[keys[-1:]] = actor.id
                    if len(keys) > 2:
                        self._people[keys[-2:]] = actor.id
            if resolved.role and resolved.of != "leaders":
                self._offices[resolved.role, resolved.of] = actor.id
                self._last_role[resolved.role] = actor.id
                self._role_before = resolved.role
            if actor.acts_for:
                self._last_of_state[actor.acts_for] = actor.id
        state = self._state_of(actor.id)
        if state:
            self._recent_state = state
            if resolved.found.body and resolved.found.state:
                self._body_state[resolved.found.body.slug] = state

    def _again(self, words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
        """Later bare surnames of persons this article introduced, which the actor base cannot know."""
        taken = {index for span in found for index in range(span.first, span.last + 1)}
        local = {
            keys[0]: actor
            for keys, actor in self._people.items()
            if len(keys) == 1 and not self.actors[actor].known and len(keys[0]) > 2
        }
        spans = []
        for word in words:
            if word.index in taken:
                continue
            for proclitics, key in splits(word.key):
                if key in local:
                    begin = word.offset(len(proclitics)) if proclitics else word.begin
                    spans.append(Found(word.index, word.index, begin, word.end, proclitics, SHORT, key, actors=(local[key],)))
                    break
        return spans
