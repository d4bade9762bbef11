"""What a learned reader sees of a sentence: features of words that may tell an act, and of actors that may do or undergo it.

The features are names, nothing is weighed here. They lean on what the rules found (the subject of a verb, its objects, the
candidates the lexicon reads), so that learning starts where the rules end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model import Mention
from kg.reading.arguments import Predicate, scan
from kg.reading.clauses import ADJ, COMP, NEG, NOUN, NP, REL, SUB, VERB, Item, chain, is_comma, stops
from kg.reading.doc import Candidate
from kg.reading.frames import Scenery
from kg.reading.lexicon import Lexicon, bare

_TELLING = (VERB, NOUN, ADJ)
_SPAN = 40
"""How many items an actor may stand away from the word that tells the act."""


@dataclass(slots=True)
class Party:
    """An actor that may take part in an act: where it stands in the line (-1: not said, or in another sentence)."""

    mention: Mention
    at: int
    item: Item | None
    before: str = ""

    def placed(self, place: tuple[int, int]) -> Mention:
        """The mention; one that is not said, or said elsewhere, stands at the word that tells the act."""
        if self.at >= 0:
            return self.mention
        reason = "spoken of in the sentence before" if self.before else self.mention.reason
        return Mention(*place, self.mention.actor, reason)


def alone(seen: Seen, index: int, kind: str) -> list[str]:
    """Features of an act of some class that may be aimed at nobody («دعت إلى وقف إطلاق النار»)."""
    item = seen.items[index]
    found = ["bias", kind, f"{kind}|{item.key}", f"{kind}|{item.kind[0]}", f"k={item.key}", f"{kind}|n={min(len(seen.order), 4)}"]
    for prep, head, _ in seen.groups(index)[:3]:
        found.append(f"{kind}|p={prep}{'NP' if head is not None and head.kind == NP else ''}")
    return found


class Seen:
    """One sentence as the learned reader sees it.

    Args:
        sentence: items, verbs and the rules' candidates. lexicon: the cue tables. kind_of: the class of an actor by id.
        headline: whether it is the article's first. before: the sentence before, if any. main: the actor named most.
        categories: the qualifying words around an item (negation, hypothesis …).
    """

    def __init__(
        self,
        sentence: Scenery,
        lexicon: Lexicon,
        kind_of: Callable[[str], str],
        *,
        headline: bool,
        before: Scenery | None = None,
        main: str = "",
        categories: Callable[[Scenery, int], set[str]] = lambda sentence, index: set(),
    ) -> None:
        self.sentence = sentence
        self.items = sentence.items
        self.lexicon = lexicon
        self.kind_of = kind_of
        self.headline = headline
        self.order = [index for index, item in enumerate(self.items) if item.kind == NP and item.who]
        self.verbs = sorted(sentence.predicates)
        self.by_cue: dict[int, list[Candidate]] = {}
        for candidate in sentence.candidates:
            for word in candidate.cue:
                self.by_cue.setdefault(word, []).append(candidate)
        self.before = self._earlier(before) if before is not None else []
        self.main = main
        self.categories = categories
        self._scans: dict[int, list[tuple[str, Item | None, int]]] = {}

    def _earlier(self, before: Scenery) -> list[tuple[Mention, str]]:
        """Who was spoken of in the sentence before: its subjects, then its other actors."""
        subjects = [mention for predicate in before.predicates.values() for mention in predicate.subject]
        named = [item.who.mention for item in before.items if item.kind == NP and item.who]
        found: dict[str, tuple[Mention, str]] = {}
        for mention in subjects[:2]:
            found.setdefault(mention.actor, (mention, "subject"))
        for mention in (*named[:2], *named[-2:]):
            found.setdefault(mention.actor, (mention, "named"))
        return list(found.values())[:4]

    def telling(self) -> Iterator[int]:
        """Indexes of the items that may tell an act."""
        for index, item in enumerate(self.items):
            if item.kind in _TELLING and item.key:
                yield index

    def cued(self, index: int) -> bool:
        """Whether the lexicon knows the word, or the rules read a relation from it."""
        return bool(self.items[index].first in self.by_cue or self._classes(self.items[index]))

    def groups(self, index: int) -> list[tuple[str, Item | None, int]]:
        """The phrases behind an item: preposition, head, index of the first item."""
        found = self._scans.get(index)
        if found is None:
            predicate = self.sentence.predicates.get(index)
            groups = predicate.groups if predicate else scan(self.items, index)[0]
            found = [(part.prep, part.chains[0].head if part.chains else None, part.first) for part in groups[:6]]
            self._scans[index] = found
        return found

    def governor(self, index: int) -> Predicate | None:
        """The nearest verb before an item in its clause."""
        before = [at for at in self.verbs if at < index]
        return self.sentence.predicates[before[-1]] if before else None

    def act(self, index: int) -> list[str]:
        """Features of an item as the word that tells an act."""
        item = self.items[index]
        key, kind = item.key, item.kind[0]
        found = ["bias", f"w={key}", f"w={key}|{kind}", f"kind={kind}"]
        classes = self._classes(item)
        found += [f"L={each}" for each in classes]
        rules = {candidate.type for candidate in self.by_cue.get(item.first, ())}
        found += [f"R={each}" for each in sorted(rules)] or ["R=-"]
        groups = self.groups(index)
        for prep, head, _ in groups[:4]:
            found.append(f"w={key}|p={prep}")
            if head is not None and head.kind in _TELLING:
                found.append(f"w={key}|o={prep}:{head.key}")
                found += [f"o={prep}:{each}" for each in self._classes(head)]
        if groups and groups[0][1] is not None:
            head = groups[0][1]
            found.append(f"o={groups[0][0]}:{head.key if head.kind != NP else 'NP'}")
        inside = chain(self.items, index) if item.kind != VERB else None
        if inside is not None:
            found.append(f"in={min(len(inside.nps), 2)}{'n' if inside.nps and inside.nps[0].nisba else ''}")
            found += [f"w={key}|c={other.key}" for other in self.items[index + 1 : min(inside.end, index + 3)] if other.key]
        before = self.items[index - 1] if index else None
        found.append(f"prev={before.key or before.kind if before else '^'}")
        found.append(f"w={key}|pr={item.prep}")
        found.append(f"pr={item.prep}|{kind}")
        governor = self.governor(index)
        if governor is not None:
            found.append(f"g={governor.item.key}")
            found.append(f"g={governor.item.key}|w={key}")
            found += [f"g={each}" for each in self._classes(governor.item)]
        reading = item.reading
        if reading is not None:
            found.append(f"f={reading.aspect}{reading.voice}{reading.person}{reading.kind}")
            if reading.enclitic:
                found.append(f"enc|{kind}")
        predicate = self.sentence.predicates.get(index)
        if predicate is not None:
            found.append(f"s={min(len(predicate.subject), 1)}|{predicate.why if predicate.subject else predicate.blocked}")
            found += [f"sk={self.kind_of(each.actor)}" for each in predicate.subject[:1]]
        if before is not None and before.kind == NEG:
            found.append("neg")
        found += [f"q={each}" for each in sorted(self.categories(self.sentence, index))]
        if reading is not None and "س" in reading.proclitics:
            found.append("q=will")
        near = sum(1 for at in self.order if abs(at - index) <= 12)
        found.append(f"n={min(near, 4)}")
        found.append(f"head={self.headline}")
        return found

    def _classes(self, item: Item) -> list[str]:
        """What the lexicon says of a word by itself: `ACCUSE:verb`."""
        tables = self.lexicon
        if item.kind == VERB:
            frames = (*tables.verbs.get(item.key, ()), *tables.lights.get(item.key, ()))
        elif item.kind in (NOUN, ADJ):
            stem = bare(item.key)
            frames = (
                *tables.nouns.get(item.key, ()),
                *tables.passives.get(stem, ()),
                *tables.actives.get(stem, ()),
                *tables.adjectives.get(stem, ()),
            )
        else:
            frames = ()
        return sorted({f"{frame.type}:{frame.pos}" for frame in frames})

    def parties(self, index: int) -> list[Party]:
        """Who may take part in the act that an item tells."""
        found: list[Party] = []
        for at in self.order:
            who = self.items[at].who
            if who is not None and at != index and abs(at - index) <= _SPAN:
                found.append(Party(who.mention, at, self.items[at]))
        known = {party.mention.actor for party in found}
        governor = self.governor(index)
        for predicate in (self.sentence.predicates.get(index), governor):
            for mention in predicate.subject if predicate else ():
                if mention.actor not in known:
                    known.add(mention.actor)
                    found.append(Party(mention, -1, None))
        for candidate in self.by_cue.get(self.items[index].first, ()):
            for read in (candidate.source, candidate.target):
                if read is not None and read.actor not in known:
                    known.add(read.actor)
                    found.append(Party(read, -1, None))
        if self.sentence.quoted is not None and self.sentence.quoted.actor not in known:
            known.add(self.sentence.quoted.actor)
            found.append(Party(self.sentence.quoted, -1, None))
        for mention, how in self.before:
            if mention.actor not in known:
                known.add(mention.actor)
                found.append(Party(mention, -1, None, how))
        return found

    def part(self, index: int, party: Party, kind: str) -> list[str]:
        """Features of an actor as a party to an act of some class."""
        item, key, actor = self.items[index], self.items[index].key, party.mention.actor
        shape = item.kind[0]
        found = [f"k={self.kind_of(actor)}"]
        predicate, governor = self.sentence.predicates.get(index), self.governor(index)
        if predicate is not None and any(each.actor == actor for each in predicate.subject):
            found.append(f"subj:{predicate.why}")
        if governor is not None and any(each.actor == actor for each in governor.subject):
            found.append(f"gsubj|{shape}")
            found.append(f"gsubj|g={governor.item.key}")
        for candidate in self.by_cue.get(item.first, ()):
            if candidate.source.actor == actor:
                found.append(f"Rs|{candidate.type == kind}")
            if candidate.target is not None and candidate.target.actor == actor:
                found.append(f"Rt|{candidate.type == kind}")
        if self.sentence.quoted is not None and self.sentence.quoted.actor == actor:
            found.append("quoted")
        inside = [one for one in self.sentence.speakers if one.begin <= item.first <= one.end]
        if any(actor == one.by or actor in one.all for one in inside):
            found.append("speaker")
        found.append(f"main={actor == self.main}")
        if party.before:
            reading = item.reading
            found.append(f"before={party.before}")
            found.append(f"before|s={bool(predicate and predicate.subject)}")
            found.append(f"before|n={min(len(self.order), 3)}")
            found.append(f"before|enc={bool(reading and reading.enclitic)}")
        elif party.at < 0 or party.item is None:
            found.append("unsaid")
        else:
            found += self._place(index, party.at, party.item)
        own = [f"{shape}|{each}" for each in found]
        return ["bias", f"{shape}|{kind}", *own, *(f"{kind}|{each}" for each in own), *(f"w={key}|{each}" for each in found[1:])]

    def _place(self, index: int, at: int, item: Item) -> list[str]:
        items, found = self.items, []
        low, high = (index, at) if index < at else (at, index)
        side = "<" if at < index else ">"
        between = items[low + 1 : high]
        actors = sum(1 for other in between if other.kind == NP and not other.nisba)
        verbs = sum(1 for other in between if other.kind == VERB)
        marks = "".join(sorted({other.kind for other in between if other.kind in (COMP, REL, SUB)}))
        stop = any(stops(other) for other in between)
        commas = min(sum(1 for other in between if is_comma(other)), 2)
        nouns = min(sum(1 for other in between if other.kind in (NOUN, ADJ)), 3)
        found.append(f"{side}p={item.prep}")
        found.append(f"{side}a={min(actors, 3)}")
        found.append(f"{side}a={min(actors, 2)}v={min(verbs, 2)}p={item.prep}")
        found.append(f"{side}v={min(verbs, 2)}{marks}")
        found.append(f"{side}c={commas}s={stop}")
        found.append(f"{side}d={nouns}p={item.prep}")
        found.append(f"{side}first={at == self.order[0]}")
        if item.nisba:
            found.append(f"{side}nisba")
        if item.conj:
            found.append(f"{side}conj")
        if items[index].kind != VERB and side == ">" and at < chain(items, index).end:
            found.append("gen" + ("n" if item.nisba else ""))
        if side == ">":
            for number, (prep, _, first) in enumerate(self.groups(index)):
                if first == at:
                    found.append(f"group={prep}")
                    found.append(f"group={number}{prep}")
                elif first < at and self._inside(first, at):
                    found.append(f"in-group={prep}")
        previous = items[at - 1] if at else None
        if previous is not None and previous.kind == NOUN:
            found.append(f"{side}of={previous.key}")
        if item.who is not None:
            found.append(f"{side}form={item.who.found.form}")
        return found

    def _inside(self, first: int, at: int) -> bool:
        """Whether an actor stands inside the phrase that begins at an item: «مواقع الحوثيين»."""
        return self.items[first].kind == NOUN and at < chain(self.items, first).end
