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

from kg.reading import minting
from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Found, Resolved, Word, splits
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT
from kg.reading.holders import Holders
from kg.reading.lexicon import bare
from kg.reading.memory import LEADERS
from kg.reading.name_words import QUOTES
from kg.reading.offices import NOUN, PLACE, TitleSpan
from kg.reading.people import OF_STATES
from kg.reading.titles import DEPUTY, without_pronoun

_PLACE_PREPOSITIONS = frozenset(("في", "وفي", "ففي", "ب"))
_RULERS = ("head_of_state", "head_of_government")
_OWN = frozenset(("party", "group", "coalition"))
"""First steps of ids of actors whose men and bodies are their own, not their state's: «قيادة حماس»."""


class Resolver(Holders):
    """Resolves the spans of one article; make a new one for each. Arguments and attributes are those of `Memory`."""

    def resolve(self, words: Sequence[Word], found: Sequence[Found]) -> list[Resolved]:
        """One actor for every span that has one, in text order.

        Args:
            words: the article's words.
            found: the spans from `Finder.find`.
        """
        self._words = words
        self._count(words, found)
        self._named_here = self._namable(words, found)
        settled: dict[int, Resolved] = {}
        for position, span in enumerate(found):
            if isinstance(span, TitleSpan) and span.complement and span.complement.body and span.complement.state:
                self._complete(words, span)
            outright = self._outright(words, span)
            if outright:
                settled[position] = outright
                self._remember(words, outright)
        spans = sorted([*enumerate(found), *((-1, extra) for extra in self._again(words, found))], key=lambda pair: pair[1].first)
        result: list[Resolved] = []
        self._recent_state, self._recent, self._told, previous = "", [], {}, None
        self._persons_said = []
        for position, span in spans:
            if isinstance(span, TitleSpan) and span.complement and not (span.complement.body and span.complement.state):
                self._complete(words, span, settled.get(position))
            if isinstance(span, TitleSpan) and span.possessor:
                self._possess(span, settled.get(position))
            if span.form == "anaphor":
                several = self._pointed(span)
            else:
                one = (
                    settled.get(position)
                    or self._same_person(span, settled.get(position + 1))
                    or self._leaning(words, span, previous)
                )
                several = [self._leader(words, one, previous)] if one else []
            if several and span.form == "title" and several[0].of.startswith("state/") and span.of.startswith("state/"):
                span.of = several[0].of  # «النيجري» of Nigeria
            if span.of and span.of in self.actors | self.gazetteer.actors and span.of not in (each.actor for each in several):
                self._inside(span)
            for resolved in several:
                self._sentence = words[span.first].sentence
                self._settle(words, resolved)
                resolved.head = self._keys(words, span)[0]
                self._remember(words, resolved)
                result.append(resolved)
                result.extend(self._inside_name(words, resolved))
                previous = resolved
        return result

    def _complete(self, words: Sequence[Word], span: TitleSpan, holder: Resolved | None = None) -> None:
        """Settles what a title is of where the article must tell: «رئيس الجمعية», «زعيم حزب الأمة»."""
        inner = span.complement
        assert inner is not None
        if inner.form == "title":
            return
        if inner.form == PLACE:
            governed = bare(span.title_key) in self.finder.parts["governs"]
            if governed and match_key(self._main_state()) in self.finder.parts["federal"]:  # «حاكم ولاية …»: its government
                span.of = self._government(inner).actor
            return
        if inner.form in (NAME, SHORT):  # «مستشار بوتين»: of his state
            master = self._master(words, inner)
            span.of = self._state_of(master.actor) if master else ""
            return
        if inner.body and holder and not inner.state:
            inner.state = self._state_of(holder.actor)
        if inner.form == "anaphor":
            owner = next(iter(self._pointed(inner)), None)
        elif inner.form == NOUN:
            owner = self._called(words, inner)
        else:
            owner = self._body(inner) if inner.body else self._new_organization(words, inner)
        if owner and (inner.body or not span.of) and not (span.title and span.title.role in OF_STATES and inner.body):
            span.of = owner.actor
            span.owner = (inner.begin, inner.end)

    def _master(self, words: Sequence[Word], inner: Found) -> Resolved | None:
        """The person that an office serves."""
        if inner.form == NAME:
            return self._known(inner, inner.actors[0], NAME) if len(inner.actors) == 1 else self._ambiguous(words, inner)
        return self._surname(words, inner)

    def _government(self, place: Found) -> Resolved:
        """The government of a province or city that the base does not know, of the state the article is about."""
        state = self._main_state()
        made = minting.place(self.gazetteer, place.name, state if state in self.gazetteer.actors else "")
        self.actors.setdefault(made.id, made)
        return Resolved(place, made.id, "government of a place")

    def _called(self, words: Sequence[Word], inner: Found) -> Resolved | None:
        """What a noun phrase names: an actor named before by that noun («مدير المرصد»), else an organization by its head."""
        noun = bare(inner.key)
        if inner.first == inner.last:
            named = (
                actor for actor in self._recent for label in self.actors[actor].ar if bare(match_key(label.split()[0])) == noun
            )
            before = next(named, "")
            return self._known(inner, before, "named before") if before else None
        return self._new_organization(words, inner) if noun in self.finder.lexicon.heads else None

    def _possess(self, span: TitleSpan, holder: Resolved | None) -> None:
        """Settles whose an office is that a pronoun owns («زعيمها», «وزير خارجيته»): of the actor named last that agrees with
        it; a person's is that of his state.
        """
        person = holder.actor if holder else ""
        for actor in self._recent:
            known = self.actors[actor]
            if actor == person or not self._may_be_meant(known, span.possessor):
                continue
            if known.kind == "Person" and span.title and span.title.role == DEPUTY and (led := self._led(actor)):
                owner = led  # «رئيس حزب الأمة ونائبه»
                span.of = owner
                if holder:
                    holder.role, holder.of = DEPUTY, owner
                return
            scopes = {scope for title in span.senses for scope in title.scope}
            owner = self._state_of(actor) if known.kind == "Person" or self.finder.scope_of(actor) not in scopes else actor
            if not owner or owner not in self.actors | self.gazetteer.actors:
                continue
            wanted = self.finder.scope_of(owner)
            span.of = owner
            span.title = next((title for title in span.senses if wanted in title.scope), span.title)
            if holder and span.title and not span.former:
                holder.role, holder.of = span.title.role, owner
            return

    def _led(self, person: str) -> str:
        """What the article says a person heads or holds an office of."""
        return next((of for (_, of), holder in reversed(self._offices.items()) if holder == person and of), "")

    def _inside_name(self, words: Sequence[Word], resolved: Resolved) -> list[Resolved]:
        """Who leads a coalition whose very name says so («التحالف بقيادة السعودية والإمارات»), and what a force is part of
        («فيلق القدس التابع للحرس الثوري»). They share the name's words, so they are no part of the sentence of their own.
        """
        span, parts = resolved.found, self.finder.parts
        nested = span.complement if isinstance(span, TitleSpan) and span.complement and span.complement.form == "title" else None
        if nested and (holder := self._outright(words, nested)):  # «مبعوث الرئيس الأميركي دونالد ترامب»
            holder.found = replace(holder.found, first=span.last)
            return [holder]
        if isinstance(span, TitleSpan) and span.complement and span.complement.form in (NAME, SHORT):
            master = self._master(words, span.complement)
            return [replace(master, found=replace(master.found, first=span.last))] if master else []
        if isinstance(span, TitleSpan) and (party := self._for_party(words, resolved, span)):
            resolved.of = resolved.of or self._state_of(party)
            return [replace(resolved, found=replace(span, first=span.last), role="member", of=party)]
        if span.form not in (NAME, "body"):
            return []
        if span.form == NAME and (member := self._in_his_party(words, resolved)):
            return [member]
        if span.body and span.body.kind == "State" and (ruler := self._ruler(words, span)):
            return [ruler]
        for at in range(span.first + 1, span.last):
            if words[at].key in parts["part of"]:
                whole = self.finder.name(words, at + 1)
                if whole and whole.actors[0] != resolved.actor:
                    self.inside.append(self._known(whole, whole.actors[0], "inside a name"))
                    return [replace(resolved, found=replace(span, first=span.last), role="member", of=whole.actors[0])]
            if words[at].key in parts["led by"]:
                return self._led_by(words, resolved, at + 1)
        return []

    def _ruler(self, words: Sequence[Word], span: Found) -> Resolved | None:
        """Who rules, inside the name of a government: «إدارة الرئيس الأميركي فلان», «حكومة فلان» if he heads it that day."""
        if span.inner and (holder := self._outright(words, span.inner[0])):
            holder.found = replace(holder.found, first=span.last)
            return holder
        person = span.actors[0] if span.actors else ""
        held = [each for each in self.gazetteer.held.get(person, ()) if self.day and each.holds_on(self.day)]
        ruled = next((each for each in held if each.role in _RULERS and each.organization == self._state_of(person)), None)
        if ruled is None:
            return None
        ruler = self._known(replace(span, first=span.last, begin=span.owner[0]), person, "inside a body")
        ruler.role, ruler.of = ruled.role, ruled.organization
        return ruler

    def _for_party(self, words: Sequence[Word], resolved: Resolved, span: TitleSpan) -> str:
        """The party for which somebody sits in parliament or runs: «النائب عن حزب الأمة فلان», «عضو مجلس الشيوخ عن …»."""
        if resolved.role != "legislator" and bare(span.title_key) not in self.finder.parts["runs for"]:
            return ""
        state = self._state_of(resolved.of)
        for word in words[span.first + 1 : span.last + 2]:
            party_id = self.finder.lexicon.party_adjectives.get((bare(word.key), state), "")
            if party_id in self.gazetteer.actors and word.index <= span.last:  # «السيناتور الجمهوري»
                return party_id
            if word.key == "عن" and word.index + 1 < len(words) and word.sentence == words[span.first].sentence:
                party = self.finder.name(words, word.index + 1, kinds=(NAME,))
                if party and party.actors[0].startswith(("party/", "group/", "coalition/")):
                    self.inside.append(self._known(party, party.actors[0], "inside a title"))
                    return party.actors[0]
        return ""

    def _in_his_party(self, words: Sequence[Word], resolved: Resolved) -> Resolved | None:
        """«أردوغان وحزبه العدالة والتنمية»: whose party a pronoun says."""
        span = resolved.found
        at = span.first - 1
        while at >= 0 and words[at].text in QUOTES:
            at -= 1
        if at < 0 or not resolved.actor.startswith(("party/", "group/", "coalition/")):
            return None
        for _, key in splits(words[at].key):
            for stem, pronoun in without_pronoun(key):
                if stem in self.finder.parts["his party"]:
                    people = (actor for actor in self._recent if self.actors[actor].kind == "Person")
                    person = next((each for each in people if self._may_be_meant(self.actors[each], pronoun)), "")
                    if person:
                        member = self._known(replace(span, first=span.last), person, "resolved from a pronoun")
                        member.role, member.of = "member", resolved.actor
                        return member
        return None

    def _led_by(self, words: Sequence[Word], resolved: Resolved, at: int) -> list[Resolved]:
        leaders: list[Resolved] = []
        while at < len(words) and (part := self.finder.name(words, at)) and part.proclitics == ("و" if leaders else ""):
            if len(part.actors) != 1 or not part.actors[0].startswith("state/"):
                break
            leader = self._known(replace(part, first=resolved.found.last), part.actors[0], "inside a name")
            leader.role, leader.of = ("co_chair" if leaders else "chair"), resolved.actor
            leaders.append(leader)
            at = part.last + 1
        return leaders

    # what names its actor outright

    def _outright(self, words: Sequence[Word], span: Found) -> Resolved | None:
        if span.form == NAME and not span.ambiguous and len(span.actors) == 1 and not self._common(words, span):
            return self._known(span, span.actors[0], NAME)
        if span.form == "person" and span.title:
            return self._known(span, self._new_person(span.name, span), "name behind its title")
        if span.form == "person":
            return self._known(
                span, self._new_person(span.name, span), "full name" if span.weak else "name behind a verb of speech"
            )
        if span.form == "title" and span.inner:
            inner = span.inner[0]
            if inner.actors:
                person = self._choose(inner, span)
                return self._titled(span, person, "title and name") if person else None
            return self._titled(span, self._new_person(inner.name, span), "title and name")
        return None

    # what points back

    def _pointed(self, span: Found) -> list[Resolved]:
        """The actor (or the two) that «هذه المجموعة», «الحركة», «البلدين» stand for."""
        noun = span.name[0]
        kinds, needs = self.finder.lexicon.anaphora[span.name[0]]
        if fixed := sorted(kind for kind in kinds if "/" in kind):  # «الكوريتان»
            return [self._known(span, actor, "usual name") for actor in fixed]
        if "both" in kinds:
            pair = self._recent_states[:2]
            return [self._known(span, actor, "the two named before") for actor in reversed(pair)] if len(pair) == 2 else []
        fitting = [actor for actor in self._recent if self.actors[actor].kind in kinds]
        named = [
            actor
            for actor in fitting
            if any(match_key(label).split()[0] in (span.name[0], "ال" + span.name[0]) for label in self.actors[actor].ar if label)
        ]
        if named or (fitting and needs not in ("state", "usual", "named")):
            return [self._known(span, (named or fitting)[0], "named before")]
        if "Coalition" in kinds and (led := self._led_coalition(span)):
            return [self._known(span, led, "coalition led by the one named")]
        if needs == "state":  # «المعارضة»: that of the state the article is about
            body = next((body for rest, body in self.finder.lexicon.bodies.get(noun, ()) if not rest), None)
            state = self._main_state()
            if body is None or not state:
                return []
            made = self._body_actor(body.kind, body.slug, body.english, body.head, state)
            return [self._known(span, made, "of the state the article is about")]
        usual = {entry.actor for entry in self.gazetteer.names.get("ال" + span.name[0], ()) if not entry.rest}
        return [self._known(span, usual.pop(), "usual name")] if len(usual) == 1 else []

    def _led_coalition(self, span: Found) -> str:
        """The coalition that the state named behind «بقيادة» or «الذي تقوده» leads."""
        for word in self._words[span.last + 1 : span.last + 4]:
            if word.key in self.finder.parts["led by"] and word.index + 1 < len(self._words):
                leader = self.finder.name(self._words, word.index + 1, kinds=(NAME,))
                return self.gazetteer.chaired(leader.actors[0]) if leader else ""
        return ""

    def _leader(self, words: Sequence[Word], resolved: Resolved, previous: Resolved | None) -> Resolved:
        """A state behind a plural title is the person who leads it, if the article names him: «زعماء أرمينيا وأذربيجان»."""
        if not resolved.actor.startswith("state/") or resolved.found.form not in (NAME, CAPITAL):
            return resolved
        roles = self.finder.plural_title(words, resolved.found.first)
        if (
            not roles
            and previous is not None
            and previous.of == LEADERS
            and resolved.found.proclitics[:1] == "و"
            and resolved.found.first == previous.found.last + 1
        ):
            roles = tuple(previous.role.split("|"))
        if not roles:
            return resolved
        person = next((self._offices[role, resolved.actor] for role in roles if (role, resolved.actor) in self._offices), "")
        led = self._known(resolved.found, person, "leader of the state named") if person else resolved
        led.of, led.role = LEADERS, "|".join(roles)
        return led

    # what leans on something named elsewhere

    def _leaning(self, words: Sequence[Word], span: Found, previous: Resolved | None) -> Resolved | None:
        if span.form == NAME:
            return self._ambiguous(words, span)
        if span.form == SHORT:
            return self._surname(words, span)
        if span.form in (CAPITAL, SEAT):
            return self._place_or_government(words, span, previous)
        if span.form == "demonym":
            if shared := self._shared_head(words, span, previous):
                return shared
            counted = span.first > 0 and span.number == "s" and not span.definite and words[span.first - 1].key.isdecimal()
            if ((span.number == "p" and span.gender == "m") or counted) and span.actors[0].startswith("state/"):
                return self._known(
                    span, self._body_actor("People", "people", "{adj} people", "شعب", span.actors[0]), "demonym in the plural"
                )
            return self._known(span, span.actors[0], "demonym")
        if span.form == "body":
            return self._body(span)
        if isinstance(span, TitleSpan):
            return self._bare_title(words, span, previous)
        if span.form == "organization":
            return self._new_organization(words, span)
        if span.form == "homeland":
            owner = next((actor for actor in self._recent if self._state_of(actor) and self._may_own(actor, span.gender)), "")
            return self._known(span, self._state_of(owner), "state of the one named before") if owner else None
        return None

    def _shared_head(self, words: Sequence[Word], span: Found, previous: Resolved | None) -> Resolved | None:
        """«القوات الأميركية والأفغانية»: one head noun, two states."""
        before = previous.found if previous else None
        if before is None or before.form not in (NAME, "body") or span.proclitics != "و" or span.first != before.last + 1:
            return None
        body = before.body or next((found.body for found in [self.finder.body(words, before.first)] if found), None)
        plain = before.definite == span.definite and span.number == "s" and span.actors[0].startswith("state/")
        if not plain or body is None or body.kind == "State":
            return None
        made = self._body_actor(body.kind, body.slug, body.english, body.head, span.actors[0])
        return self._known(span, made, "one head noun for two states")

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
        ranked = sorted(current or span.actors, key=lambda actor: -self._states[self._state_of(actor)])
        return self._known(span, ranked[0], NAME)

    def _common(self, words: Sequence[Word], span: Found) -> bool:
        """Whether a one-word name of a party, group, outlet or company is rather the common word («فتح معبر», «أمل في
        السلام»).
        """
        if span.first != span.last or self._keys(words, span)[0].startswith("ال"):
            return False
        named = span.actors[0].split("/")[0] in ("party", "group", "media", "company", "ngo", "organization", "actor")
        return named and any(reading.pos in ("verb", "noun", "adj") for reading in words[span.first].readings)

    def _place_or_government(self, words: Sequence[Word], span: Found, previous: Resolved | None) -> Resolved | None:
        before = words[span.first - 1].key if span.first else ""
        if span.form == CAPITAL and (
            before in _PLACE_PREPOSITIONS or span.proclitics.endswith("ب") or bare(before) in ("عاصمه", "مدينه", "مطار", "جامعه")
        ):
            return None
        return self._known(span, self._capital_or_name(span, previous), span.form)

    def _capital_or_name(self, span: Found, previous: Resolved | None) -> str:
        """«عمان» is Amman, but Oman in a list of states or where Oman is spoken of."""
        others = [actor for actor in span.actors[1:] if actor.startswith("state/")]
        if not others:
            return span.actors[0]
        listed = previous is not None and previous.found.form == NAME and previous.actor.startswith("state/")
        beside = listed and previous is not None and span.first - previous.found.last <= 2 and span.proclitics in ("", "و")
        more = self._states[others[0]] > self._states[span.actors[0]]
        return others[0] if beside or more else span.actors[0]

    def _body(self, span: Found) -> Resolved | None:
        body = span.body
        assert body is not None
        if span.actors and span.actors[0].startswith("person/"):  # «نظام بشار الأسد» mentions him too
            self.inside.append(
                self._known(replace(span, begin=span.owner[0], end=span.owner[1]), span.actors[0], "inside a body")
            )
        if span.actors and (not self.finder.state_of(span.actors[0]) or span.actors[0].split("/")[0] in _OWN):
            # «قوات التحالف الذي …», «متظاهرون أكراد», «نواب حزب النهضة»
            return self._known(span, span.actors[0], "forces of the one named")
        state = span.state or self._owner_of_body(body.slug)
        if body.kind == "People" and not span.state:  # «قتل مدنيون»: the people of the state the article is about
            state = self._main_state()
        if not state or state not in self.gazetteer.actors:
            return self._known(span, span.actors[0], "body") if span.actors and body.kind == "State" else None
        reason = "body and state" if span.state else "body named before"
        if body.kind != "People" or span.state:
            self._body_state[body.slug] = state
        if body.kind == "State":
            return self._known(span, state, "government" if span.state else "government named before")
        host = span.name[0] if span.name else ""
        return self._known(span, self._body_actor(body.kind, body.slug, body.english, body.head, state, host), reason)
