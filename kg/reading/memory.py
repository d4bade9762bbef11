"""What is known of an article while its actors are resolved: who was named, in which office, of which state, how lately."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from kg.model import Actor
from kg.reading import minting
from kg.reading.actors import Finder
from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Resolved, Word
from kg.reading.gazetteer import NAME, SHORT, Gazetteer
from kg.reading.lexicon import bare
from kg.reading.name_words import QUOTES

_REPORTERS = "media/"
"""How ids of those begin who bring the news, and so are not what it is about."""

LEADERS = "leaders"
"""What a state behind a plural title is «of»: «زعماء أرمينيا»."""


class Memory:
    """The actors of one article so far; make a new one for each.

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
        self._told: dict[str, str] = {}
        self._states: Counter[str] = Counter()
        self._gender: dict[str, str] = {}
        self._sentence = 0
        self._office_before = (-1, "")
        self._persons_said: list[Resolved] = []
        self._named_here: frozenset[str] = frozenset()
        self._told_before = ""
        self._words: Sequence[Word] = ()
        self._called_so: dict[str, str] = {}

    @property
    def _recent_states(self) -> list[str]:
        """States named so far, the latest first; a person or body counts as its state."""
        return list(dict.fromkeys(state for actor in self._recent if (state := self._state_of(actor))))

    def _main_state(self) -> str:
        """The state the article is about: the one named most, if named at least half as often again as the next."""
        ranked = self._states.most_common(2)
        if not ranked or (len(ranked) > 1 and 2 * ranked[0][1] < 3 * ranked[1][1]):
            return ""
        return ranked[0][0]

    def _count(self, words: Sequence[Word], found: Sequence[Found]) -> None:
        for span in found:
            if span.form == SHORT and words[span.first].readings:  # «على» is hardly ever a surname
                continue
            owner = span.state or span.of or (span.actors[0] if len(span.actors) == 1 else "")
            if state := self.finder.state_of(owner) if owner and not owner.startswith(_REPORTERS) else "":
                self._states[state] += 1

    def _namable(self, words: Sequence[Word], found: Sequence[Found]) -> frozenset[str]:
        """Persons of the base whose name or surname the article says anywhere."""
        people: set[str] = set()
        for span in (*found, *(inner for each in found for inner in each.inner)):
            common = span.form == SHORT and any(reading.pos != "noun_prop" for reading in words[span.first].readings)
            if span.form in (NAME, SHORT) and not common:
                people.update(actor for actor in span.actors if actor.startswith("person/"))
        return frozenset(people)

    def _owner_of_body(self, slug: str) -> str:
        """The state of a body named without one: of the same body before, else the state named last."""
        return self._body_state.get(slug, "") or self._recent_state

    def _state_of(self, actor_id: str) -> str:
        """Id of the state an actor is or acts for, of this article's own actors too."""
        actor = self.actors.get(actor_id)
        return actor.acts_for if actor and actor.acts_for else self.finder.state_of(actor_id)

    def _may_own(self, actor_id: str, gender: str) -> bool:
        known = self.gazetteer.gender.get(actor_id, "")
        return not (gender and known and gender != known)

    def _may_be_meant(self, actor: Actor, pronoun: str) -> bool:
        """Whether a pronoun («ها», «ه», «هم») agrees with an actor in gender and number, as far as its kind and name tell."""
        first = self._called_so.get(actor.id, "") or (match_key(actor.ar[0].split()[0]) if actor.ar else "")
        plural = actor.kind == "People" or first.endswith(("ون", "ين"))
        if pronoun in ("هم", "هما"):
            return plural
        if actor.kind == "Person":
            gender = self.gazetteer.gender.get(actor.id, "") or self._gender.get(actor.id, "")
        elif actor.kind == "State":
            gender = "m" if match_key(actor.ar[0]) in self.finder.parts["masculine"] else "f"
        else:
            gender = "f" if first.endswith(("ه", "ات", "ي")) else "m"
        return not plural and (not gender or gender == {"ها": "f", "ه": "m"}.get(pronoun, ""))

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
        self._called_so[actor.id] = resolved.found.key
        if actor.kind == "Person":
            self._persons_said.append(resolved)
            for name in actor.ar:
                keys = tuple(match_key(word) for word in name.split())
                self._people.setdefault(keys, actor.id)
                if len(keys) > 1:
                    self._people[keys[-1:]] = actor.id
                    if actor.acts_for in self.gazetteer.family_first:
                        self._people[keys[:1]] = actor.id
                    if len(keys) > 2:
                        self._people[keys[-2:]] = actor.id
            if resolved.found.form == "title" and resolved.found.inner and not actor.known:
                self._gender.setdefault(actor.id, resolved.found.gender)
            if resolved.role and resolved.of != LEADERS:
                self._offices[resolved.role, resolved.of] = actor.id
                self._told[resolved.role] = resolved.of or self._told.get(resolved.role, "")
                self._last_role[resolved.role] = actor.id
                if resolved.of.startswith("state/"):
                    self._office_before = (words[resolved.found.first].sentence, resolved.of)
                self._role_before = resolved.role
            if actor.acts_for:
                self._last_of_state[actor.acts_for] = actor.id
        state = self._state_of(actor.id)
        if state and not actor.id.startswith(_REPORTERS):  # «نقلت رويترز عن الشرطة»
            self._recent_state = state
            if resolved.found.body and resolved.found.state:
                self._body_state[resolved.found.body.slug] = state

    def _in_office(self, person: str) -> bool:
        return self.day is not None and any(tenure.holds_on(self.day) for tenure in self.gazetteer.held.get(person, ()))

    def _leads(self, person: str, roles: tuple[str, ...] = ("head_of_state", "head_of_government")) -> bool:
        """Whether a person led a state or government on the article's day, or held another of some roles."""
        held = self.gazetteer.held.get(person, ())
        return self.day is not None and any(each.role in roles and each.holds_on(self.day) for each in held)

    def _body_actor(self, kind: str, name: str, english: str, head: str, state: str, host: str = "") -> str:
        """The id of a body: the actor base's own where its label is one of the base («المعارضة السورية»), else made by rule."""
        made = minting.body(self.gazetteer, kind, name, english, head, state, host)
        if made.id not in self.gazetteer.actors:
            first, *rest = (match_key(word) for word in made.ar[0].split())
            named = [
                entry.actor for entry in self.gazetteer.names.get(first, ())
                if entry.rest == tuple(rest) and entry.kind == NAME and not entry.ambiguous
            ]  # fmt: skip
            if named:
                return self.actors.setdefault(named[0], self.gazetteer.actors[named[0]]).id
        return self.actors.setdefault(made.id, made).id

    def _new_organization(self, words: Sequence[Word], span: Found) -> Resolved:
        kind, english = self.finder.lexicon.heads[bare(self._keys(words, span)[0])]
        head = words[span.first]
        name = (head.text[span.begin - head.begin :], *span.name[1:])
        made = minting.organization(kind, english, name, quoted=words[span.first + 1].text in QUOTES)
        self.actors.setdefault(made.id, made)
        return Resolved(span, made.id, "organization by its head noun")
