"""When an act happened: of the times a sentence tells, the one that belongs to the act.

    قال الوزير الأحد إن روسيا قصفت أمس مواقع        the saying has Sunday, the bombing yesterday

A time belongs to an act when it hangs on the act's own verb or noun. What is only meant («سيزور باريس الأحد») has no day yet: its
date is that of the words that announce it. In doubt no date is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kg.model import Circumstance
from kg.reading.calendars import OPEN, PAST, When, resolve
from kg.reading.clauses import ADJ, COMP, REL, SUB, VERB, Item, chain, is_comma, stops
from kg.reading.doc import Candidate
from kg.reading.frames import MEANT, Scenery
from kg.reading.hosts import Acts, Host, names_in, other_matter, words_of
from kg.reading.lexicon import bare
from kg.reading.times import Time, find

_SAID = frozenset(("ACCUSE", "REQUEST", "THREATEN", "REJECT", "SUPPORT", "AGREE", "CONCEDE"))
"""Acts that are done by saying so."""

_ANNOUNCED = _SAID | {"SANCTION"}
"""Acts that take place when they are announced."""

_AHEAD = frozenset(("REQUEST", "AGREE", "THREATEN"))
"""Acts whose content is still to come: a time behind its noun is the content's («دعا إلى عقد اجتماع الأحد»)."""

_ALONG = "participle: the verb's subject"
_CONTROLLED = ("subject of the verb over it", "whose decision it is")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class _Placed:
    """A time with what it hangs on; `owner`: the item of the noun it stands behind in the genitive, -1."""

    time: Time
    host: Host
    owner: int


class Dating:
    """Finds the dates of acts.

    Args:
        acts: what tells acts from other words. day: the article's date.
    """

    def __init__(self, acts: Acts, day: date | None) -> None:
        self.acts = acts
        self.day = day

    def date(self, sentence: Scenery, candidates: Sequence[Candidate]) -> None:
        """Give each act of a sentence the time that belongs to it.

        Args:
            sentence: the sentence as read. candidates: what it states; changed in place.
        """
        items = sentence.items
        times = find(words_of(sentence), names_in(sentence))
        placed = [_Placed(time, self.acts.host(items, time.first, time.last), self._owner(items, time)) for time in times]
        for candidate in candidates if placed else ():
            candidate.time = self._of(sentence, candidate, placed)

    def _owner(self, items: Sequence[Item], time: Time) -> int:
        """The noun of an act whose genitive a time is: «هجوم الأحد», but not «شن هجوما الأحد»."""
        at = next((at for at, item in enumerate(items) if item.first <= time.owner <= item.last), -1)
        if at < 0 or not self.acts.is_act(items[at]) or items[at].enclitic or items[at].surface.endswith("ا"):
            return -1
        reading = items[at].reading
        return -1 if items[at].surface.startswith("ال") or (reading is not None and reading.definite) else at

    def _of(self, sentence: Scenery, candidate: Candidate, placed: Sequence[_Placed]) -> Circumstance | None:
        items, cue = sentence.items, self.acts.cue(sentence.items, candidate)
        if not cue:
            return None
        verb = next((at for at in cue if items[at].kind == VERB), -1)
        spoken = self._spoken(sentence, candidate, cue[0])
        if "speaker" in candidate.frame.source or any(MEANT in note for note in candidate.notes):
            return self._hanging(sentence, placed, spoken) if spoken >= 0 else None
        if verb >= 0:
            own = self._hanging(sentence, placed, verb, cue=cue, said=candidate.type in _SAID)
            over = self._over(sentence, candidate, verb) if own is None else -1
            own = self._hanging(sentence, placed, over, cue=cue) if over >= 0 else own
        else:
            own = self._nominal(sentence, candidate, placed, cue[0])
        reading = items[verb].reading if verb >= 0 else None
        done = reading is not None and reading.aspect == "p"
        if own is None and spoken >= 0 and candidate.type in _SAID and not done:
            own = self._hanging(sentence, placed, spoken)
        return own

    def _spoken(self, sentence: Scenery, candidate: Candidate, cue: int) -> int:
        """The verb of saying whose content the act is, where its speaker is the one who acts; -1 when there is none."""
        for index, predicate in reversed(sentence.predicates.items()):
            said = predicate.item.key in self.acts.lexicon.speech and index < predicate.comp < cue
            parted = any(item.kind == SUB or stops(item) for item in sentence.items[predicate.comp + 1 : cue])
            if said and not parted and self._does(sentence, index, candidate):
                return index
        return -1

    def _over(self, sentence: Scenery, candidate: Candidate, verb: int) -> int:
        """The verb that decides an act whose verbal noun was taken for a verb («قررت فرنسا الاثنين فرض عقوبات»); else -1."""
        items = sentence.items
        noun = any(reading.kind == "masdar" and not reading.definite for reading in sentence.words[items[verb].first].readings)
        before = max((at for at in sentence.predicates if at < verb), default=-1)
        if not noun or items[verb].conj or before < 0 or items[before].key not in self.acts.lexicon.control:
            return -1
        parted = any(item.kind in (COMP, REL, SUB) or is_comma(item) for item in items[before + 1 : verb])
        return before if not parted and self._does(sentence, before, candidate) else -1

    def _does(self, sentence: Scenery, verb: int, candidate: Candidate) -> bool:
        """Whether who acts is the subject of a verb."""
        return any(mention.actor == candidate.source.actor for mention in sentence.predicates[verb].subject)

    def _hanging(
        self, sentence: Scenery, placed: Sequence[_Placed], verb: int, *, cue: Sequence[int] = (), said: bool = False
    ) -> Circumstance | None:
        """The time that hangs on a verb; `cue`: the items of the act, if the verb is one; `said`: it is done by saying so."""
        comp = sentence.predicates[verb].comp
        for one in placed:
            where = one.host
            if one.time.named or (one.owner >= 0 and one.owner not in cue):
                continue
            if where.verb != verb and (where.comp < 0 or where.comp != comp):  # «أعلن الرئيس الذي زار باريس، الأحد، أن …»
                continue
            found = self._resolve(sentence.items, one.time, verb)
            if found is not None and not self._elsewhere(sentence, one, verb, found, cue, said):
                return found
        return None

    def _elsewhere(self, sentence: Scenery, one: _Placed, verb: int, found: Circumstance, cue: Sequence[int], said: bool) -> bool:
        """Whether a time in the clause of a verb may belong to something else in it."""
        items, where = sentence.items, one.host
        today = self.day is not None and found.value == self.day.isoformat()
        if not where.before and not where.comma:
            if where.apart and not today:
                return True  # «هاجم القرية إثر زلزال عام 2010»
            other = where.noun > verb and where.noun not in cue and (said or self._tells(items[verb]))
            if other and not (today and not self._ahead(items[verb])):
                return True  # «أدان الهجوم على المدينة السبت»: the attack's day
        if where.before and (where.apart or (where.noun >= 0 and not one.time.when.daily)):
            return True  # «منذ بدء النزاع في 2011، قصفت …»: the conflict's year
        inner = bool(where.opener) or (any(at < verb for at in sentence.predicates) and not items[verb].conj)
        if where.commas and inner:
            return True  # «طالب محامي ضحايا هجمات نفذتها الحركة، المحكمة، الاثنين، …»
        if where.comma and today and where.opener == REL and sentence.predicates and verb != min(sentence.predicates):
            return True  # «أفرج عن الفتيات اللواتي خطفتهن الجماعة، الأربعاء»: today's news is the release
        if where.comma and where.ends and where.opener == COMP and where.distance > _NEAR and not where.before:
            return True  # «قال إن … ، الأحد.»: whose it is, is not plain
        return self._participle(items, one.time, verb)

    def _nominal(self, sentence: Scenery, candidate: Candidate, placed: Sequence[_Placed], cue: int) -> Circumstance | None:
        """The time of an act told by a noun or participle: its own, or that of the verb it goes with."""
        items = sentence.items
        before = [at for at in sentence.predicates if at < cue]
        if items[cue].kind == ADJ or candidate.frame.pos in ("active", "adjective", "passive"):
            along = [at for at in before if self._does(sentence, at, candidate)]
            return self._hanging(sentence, placed, along[-1]) if along and _ALONG in candidate.notes else None
        for one in placed if candidate.frame.pos != "phrase" else ():
            verb = -1 if other_matter(items[cue]) else one.host.verb
            if self._nouns_own(items, one, cue) and (found := self._resolve(items, one.time, verb)):
                return found
        if before and self._goes_with(sentence, candidate, before[-1], cue):
            return self._hanging(sentence, placed, before[-1], cue=[cue])
        return None

    def _nouns_own(self, items: Sequence[Item], one: _Placed, cue: int) -> bool:
        """Whether a time is that of a noun: its genitive («هجوم الأحد», «حرب 1967»), or right behind what belongs to it."""
        described = cue
        while described + 1 < len(items) and (items[described + 1].kind == ADJ or items[described + 1].nisba):
            described += 1  # «القمة المقررة في أبريل»: what describes the noun itself takes no time from it
        if self._participle(items, one.time, described):
            return False
        end = max(described + 1, chain(items, cue).end)
        if one.owner == cue:
            return not one.time.named or bool(one.time.when.year)
        verb = one.host.verb
        if one.owner >= 0 or one.time.named:
            return False
        if verb > cue and self.acts.happens(items[verb]) and not items[cue].prep:  # «المحادثات بين البلدين بدأت الشهر الماضي»
            return not any(item.kind in (VERB, COMP, REL, SUB) for item in items[cue + 1 : verb])
        if one.host.noun != cue:
            return False
        if verb < 0 or self.acts.happens(items[verb]):
            return True
        behind = one.time.owner >= 0 and any(one.time.owner in range(it.first, it.last + 1) for it in items[cue:end])
        own = behind or other_matter(items[cue]) or self._tells(items[verb])
        return own and not one.host.comma  # «أغلقت موقع تجاربها في مايو»: the closing's time

    def _goes_with(self, sentence: Scenery, candidate: Candidate, governor: int, cue: int) -> bool:
        """Whether an act told by a noun is done when the verb over it is: «عقد لقاء», «قرر فرض عقوبات», «هاجم بدعم من تركيا»."""
        items, predicate = sentence.items, sentence.predicates[governor]
        if candidate.frame.pos == "phrase":
            between = items[governor + 1 : cue]
            parted = any(self.acts.is_act(item) or item.kind in (COMP, REL, SUB) for item in between)
            return candidate.type not in _AHEAD and not parted
        if self.acts.happens(items[governor]):
            return any(not part.prep and part.chains and part.chains[0].first == cue for part in predicate.groups)
        if predicate.item.key in self.acts.lexicon.speech and candidate.type not in _ANNOUNCED:
            return False  # «أعلن الجيش الأحد اعتقال …»: told on Sunday
        controlled = cue < predicate.stop and any(note in _CONTROLLED for note in candidate.notes)
        return controlled and self._does(sentence, governor, candidate)

    def _participle(self, items: Sequence[Item], time: Time, after: int) -> bool:
        """Whether a participle behind an item takes a time: «الاتفاق الموقع في 2015», «القمة المقررة الأحد»."""
        last = max((at for at, item in enumerate(items) if item.last < time.first), default=-1)
        for at in range(last, max(after, last - _NEAR), -1):
            item = items[at]
            if item.kind == VERB or is_comma(item):
                return False
            kind = item.reading.kind if item.reading is not None else ""
            known = any(self.acts.tables.has("dated", bare(form)) for form in (item.key, item.surface) if form)
            if known and (item.kind == ADJ or kind.endswith("participle")):
                return True
            if at == last and item.kind == ADJ and kind == "passive_participle" and not time.when.daily:
                return True
        return False

    def _ahead(self, verb: Item) -> bool:
        """Whether what a verb tells of is still to come: a request, a promise, an intention."""
        control = self.acts.lexicon.control.get(verb.key)
        intended = control is not None and control[0] == "intended"
        return intended or any(frame.type in _AHEAD for frame in self.acts.lexicon.verbs.get(verb.key, ()))

    def _tells(self, verb: Item) -> bool:
        """Whether a verb says something of acts («أعلن», «أدان», «طلب») rather than doing one («أغلق»)."""
        lexicon = self.acts.lexicon
        return verb.key in lexicon.speech or any(frame.type in _SAID for frame in lexicon.verbs.get(verb.key, ()))

    def _resolve(self, items: Sequence[Item], time: Time, verb: int) -> Circumstance | None:
        told = self.acts.tense(items, verb) if verb >= 0 else PAST
        when: When = time.when
        if told == OPEN and (when.shift or 0) < 0:
            return None  # «تلتقي الأرجنتين، بطلة العالم قبل أربع سنوات، …»
        moment = resolve(when, self.day, told)
        if moment is None or not moment.iso or (told == PAST and self.day is not None and moment.begin > self.day):
            return None
        return Circumstance(time.begin, time.end, moment.iso, moment.reason)
