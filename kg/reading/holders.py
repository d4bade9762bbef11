"""Who holds an office that a title names, and of what: titles with a name, without one, told of somebody, or known by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Resolved, Word, splits
from kg.reading.gazetteer import NAME, SHORT
from kg.reading.lexicon import bare
from kg.reading.offices import PLACE, TitleSpan
from kg.reading.people import OF_STATES, People
from kg.reading.titles import MEMBER

COUNTERPART = "counterpart"
_MINISTERS = ("minister", "foreign_minister", "defence_minister")
_NO_OFFICIALS = ("head_of_state", "monarch_or_heir")
"""Roles of those whom newspapers never call «المسؤول»."""
_OF_CONTEXT = frozenset(("legislator", "spokesperson", "deputy_head", "military_commander", "other_official", "envoy"))
"""Roles in states and their bodies: without a word of which, in that of the article."""
_OF_SPORT = frozenset(("organization_head", "other_official", "deputy_head", "military_commander", "spokesperson", "member"))
_COMMANDER = "military_commander"
_ALONE = frozenset(
    ("head_of_state", "head_of_government", "foreign_minister", "defence_minister", "organization_head", "party_leader")
)
"""Offices that one person holds at a time."""
_MONARCH = "monarch_or_heir"


class Holders(People):
    """Resolves titles."""

    def _titled(self, span: Found, actor_id: str, reason: str) -> Resolved:
        resolved = self._known(span, actor_id, reason)
        title = span.title
        if title and title.role and not span.former:
            role = self._counterpart_role(actor_id, span.of) if title.role == COUNTERPART else title.role
            resolved.role, resolved.of = role, self._true_state(actor_id, role, span.of)
            if not resolved.of and not (isinstance(span, TitleSpan) and (span.complement or span.possessor)):
                resolved.of = self._office_of(actor_id, role)
        return resolved

    def _settle(self, words: Sequence[Word], resolved: Resolved) -> None:
        """The office as it goes into the graph: of what it is where only the article tells, and its role more exactly."""
        span, person = resolved.found, self.actors[resolved.actor]
        runs = isinstance(span, TitleSpan) and bare(span.title_key) in self.finder.parts["runs for"]
        if runs and _is_party(span.of) and person.kind == "Person":  # «مرشح حزب الأمة»
            resolved.role, resolved.of = MEMBER, span.of
        if not resolved.role or not isinstance(span, TitleSpan) or person.kind != "Person":
            self._fill(resolved)
            return
        if span.of and (span.complement or span.possessor or span.of.startswith(("body/", "force/"))):
            resolved.of = resolved.of if resolved.of and not span.complement else span.of
        known = self._office_of(person.id, resolved.role)
        vague = span.complement is not None and not span.complement.actors and not span.complement.state
        if not resolved.of or (vague and known and not known.startswith("state/")):
            resolved.of = known
        self._fill(resolved)
        resolved.role = self._exact_role(resolved, span)
        if resolved.of.startswith("state/"):
            resolved.of = self._part_of_state(words, resolved, span)
        if (
            resolved.role in _OF_SPORT
            and (resolved.of not in self.gazetteer.actors or not span.of)
            and self._sportive(words, span)
        ):
            resolved.role = ""

    def _sportive(self, words: Sequence[Word], span: Found) -> bool:
        """Whether an office is one in sport: «رئيس نادي …», «قائد المنتخب», «رئيس الاتحاد … لكرة القدم»."""
        sport, last = self.finder.lexicon.sport | self.finder.parts["club"], words[span.last].sentence
        near = (word for word in words[span.first : span.last + 4] if word.sentence == last)
        return any(key in sport or bare(key) in sport for word in near for _, key in splits(word.key))

    def _exact_role(self, resolved: Resolved, span: TitleSpan) -> str:
        """The role where a title alone says less: «الوزير ماتيس» is minister of defence, a prince is no heir by that alone."""
        role, of, person = resolved.role, resolved.of, resolved.actor
        assert span.title is not None
        stem = bare(span.title_key or span.key)
        if span.title.only and of not in span.title.only:
            other = next((title.role for title in span.senses if not title.only), "")
            return other or "other_official"
        if role == _COMMANDER and of.endswith("/police"):
            return "other_official"
        if role == "other_official" and of.startswith("group/") and stem in self.finder.parts["cadre"]:
            return _COMMANDER  # «القيادي في ميليشيا …»
        vague = role == "other_official" and all(title.role != role for title in span.senses)
        if vague and of.startswith(("body/", "organization/")) and stem in self.finder.parts["head"]:
            return "organization_head"
        if role == "organization_head" and of.startswith("state/") and not span.of:
            return ""  # «مدير المستشفى»
        if role == "party_leader" and of.startswith("group/"):
            return "organization_head"
        held = [tenure.role for tenure in self.gazetteer.held.get(person, ()) if self.day and tenure.holds_on(self.day)]
        if role == "minister" and span.first == (span.inner[0].first - 1 if span.inner else span.last):
            return next((each for each in held if each in _MINISTERS), role)
        by_birth = role == _MONARCH and stem in self.finder.parts["by birth"]
        if by_birth and not span.of and role not in held:
            return ""
        if role == MEMBER and of in self.actors | self.gazetteer.actors:
            if of.rsplit("/", 1)[-1] in self.finder.parts["parliament"]:
                return "legislator"
            return "other_official" if of.startswith(("body/", "force/")) else role
        return role

    def _part_of_state(self, words: Sequence[Word], resolved: Resolved, span: TitleSpan) -> str:
        """The part of a state that an office is of: who commands «of a state» commands its armed forces, and a member of the
        senate is one of the senate.
        """
        if resolved.role == _COMMANDER:
            body = next(body for rest, body in self.finder.lexicon.bodies["جيش"] if not rest)
            return self._body_actor(body.kind, body.slug, body.english, body.head, resolved.of)
        if resolved.role == "legislator" and bare(span.title_key) in self.finder.parts["member"]:
            at = next((word.index for word in words[span.first : span.last + 1] if word.key.endswith(span.title_key)), span.first)
            house = self.finder.body(words, at + 1)
            if house and house.body and house.body.slug in self.finder.parts["parliament"]:
                found = house.body
                return self._body_actor(found.kind, found.slug, found.english, found.head, resolved.of)
        return resolved.of

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

    def _fill(self, resolved: Resolved) -> None:
        """What an office is of where the title does not say: the state he is known to act for, that of the same office named
        before, else of whoever was named last.
        """
        person = self.actors[resolved.actor]
        if not resolved.role or resolved.of or person.kind != "Person" or resolved.found.former:
            return
        span = resolved.found
        if resolved.role in OF_STATES or (resolved.role in _OF_CONTEXT and not self._pending(span)):
            before = self._told.get(resolved.role, "")
            plain = not (isinstance(span, TitleSpan) and span.complement)
            of = person.acts_for or (before if before.startswith("state/") or (resolved.role in _OF_CONTEXT and plain) else "")
            if not of and resolved.role != _MONARCH:
                sentence, state = self._office_before
                of = state if sentence == self._sentence and resolved.role in OF_STATES else self._main_state()
                of = of or (span.title.usual if span.title else "")
            holder = self.gazetteer.holder(of, resolved.role, self.day) if resolved.role in OF_STATES else ""
            resolved.of = of if person.known or not holder or holder == person.id else ""  # a club has a president too
        elif resolved.role in self._told and not person.known and not self._pending(span):
            resolved.of = self._told[resolved.role]
        if resolved.of and not person.acts_for and not person.known:
            self.actors[person.id] = replace(person, acts_for=self.finder.state_of(resolved.of))

    def _pending(self, span: Found) -> bool:
        """Whether a title is of something that nobody knows, and that is no organ of a state: «المتحدث باسم المجموعة»."""
        inner = span.complement if isinstance(span, TitleSpan) else None
        if inner is None and span.title is not None and span.title.role == _COMMANDER:
            return span.key.startswith("ال")  # «القائد فلان» may lead a team
        if inner is None or inner.form in ("title", NAME, SHORT, PLACE):
            return False
        organs = self.finder.parts["commanded" if span.title and span.title.role == _COMMANDER else "state organ"]
        nouns = (inner.name[0], *inner.name[:1]) if inner.name else (inner.key,)
        return not (inner.body or any(bare(match_key(noun)) in organs for noun in nouns))

    def _same_person(self, span: Found, following: Resolved | None) -> Resolved | None:
        """«نائب الرئيس ورئيس الوزراء خالد بحاح»: two titles joined by «و» before one name, unless another one is known to hold
        the first.
        """
        if span.form != "title" or span.inner or following is None or following.found.form != "title":
            return None
        if following.found.proclitics != "و" or following.found.first != span.last + 1 or not following.found.inner:
            return None
        role = span.title.role if span.title else ""
        holder = self._offices.get((role, span.of), "") or self.gazetteer.holder(span.of, role, self.day)
        if holder and holder != following.actor:
            return None
        return self._titled(span, following.actor, "apposition")

    def _bare_title(self, words: Sequence[Word], span: TitleSpan, previous: Resolved | None) -> Resolved | None:
        title = span.title
        assert title is not None
        if span.predicate:
            if holder := self._told_of(words, span):
                told = self._titled(span, holder, "office told of one named before")
                if following_own(words, span) and match_key(span.key).removesuffix("ا") in self.finder.parts["deputy"]:
                    told.role, told.of = "deputy_head", self._told_before  # «رئيسا للمؤسسة، وفلانا نائبا له»
                self._told_before = told.of
                return told
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
        if span.of and not span.former and (holder := self._by_date(role, span)):
            return self._titled(span, holder, "office held on the article's day")
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
            if owner not in self.gazetteer.actors and owner not in self.actors:
                return None
            holder = "" if span.former else self.gazetteer.holder(span.of, role, self.day)
            by_whom = f", held that day by {self.gazetteer.actors[holder].label}" if holder else ""
            return self._known(span, owner, f"office of a state{by_whom}")
        person = self._last_role.get(role, "") if role and span.definite else ""
        following = words[span.last + 1] if span.last + 1 < len(words) else None
        more = (
            following is not None and following.key.startswith(("ال", "لل")) and following.sentence == words[span.last].sentence
        )
        if not person or more or span.complement or not self._agrees(person, span):
            return None
        return self._known(span, person, "title of one named before")

    def _by_date(self, role: str, span: Found) -> str:
        """Who holds an office on the article's day, if the article names him elsewhere, without it."""
        holder = self.gazetteer.holder(span.of, role, self.day) if role in _ALONE else ""
        return holder if holder in self._named_here and self._agrees(holder, span) else ""

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
            lemma = match_key(reading.lemma) if reading else ""
            told = told or lemma in parts["appointing"] or lemma in parts["office"] or any(
                stem in parts["office"] for _, stem in splits(words[at].key)
            )  # fmt: skip
            if told and at <= last.found.first:
                break
            at -= 1
        if (
            following_own(words, span)
            and len({each.actor for each in self._persons_said if words[each.found.first].sentence == sentence}) < 2
        ):
            return ""  # «لم يعين فلان نائبا له»
        after = any(words[index].key in parts["that"] for index in range(last.found.last + 1, span.first))
        former = span.first > 1 and words[span.first - 2].key == "من"
        return last.actor if told and not after and not former else ""

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
        """Whether a title stands behind a person, at most a comma, an age or «وهو» between."""
        if words[before.last].sentence != words[span.first].sentence or span.proclitics:
            return False
        if span.first == before.last + 1:
            return before.form != "surname"
        return self.finder.apposes(words, before.last, span.first)

    def _inside(self, span: Found) -> None:
        """What a title is of is mentioned too: «الأمين العام للأمم المتحدة» mentions the United Nations."""
        if span.owner[1]:
            part = replace(span, begin=span.owner[0], end=span.owner[1], inner=[])
            self.inside.append(self._known(part, span.of, "inside a title"))


def following_own(words: Sequence[Word], span: Found) -> bool:
    """Whether «له» or «لها» stands behind a title."""
    return span.last + 1 < len(words) and words[span.last + 1].key in ("له", "لها", "لهم")


def _is_party(actor_id: str) -> bool:
    return actor_id.startswith(("party/", "group/", "coalition/"))
