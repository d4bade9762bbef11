"""Words that tell where, found in a sentence: «في باريس», «جنوب لبنان», «في العاصمة السورية», «قرب مدينة أوباري».

Known are the states, territories, capitals, seats and other places of the actor base; they are places here, not actors. A place
that is not known is given by its words where a noun says that it is one («مدينة أوباري»); all others are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from kg.errors import BadData
from kg.reading.arabic.normalize import display, match_key
from kg.reading.clauses import ADJ, NOUN, NP, OTHER, Item
from kg.reading.doc import Word, splits
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, Gazetteer
from kg.reading.lexicon import bare, rows
from kg.resources import path

KINDS = ("slot", "where", "side", "town", "spot", "part", "compound", "capital", "occasion")
"""What a word of `place-terms.tsv` may be; the table's head explains them."""

NAMED = "named as a place"
CAPITAL_OF = "the capital of the state named"
IN_WORDS = "a place the base does not know, in the words of the text"


@dataclass(frozen=True, slots=True)
class Site:
    """Words that tell where.

    Attributes:
        first, last: word indexes, inclusive, without preposition. begin, end: code points.
        value: id of a place, territory or state, else its name. reason: how it was found.
        at: index of the item it begins with. sure: a preposition of place or a side of it stands before it, not only «ب».
    """

    first: int
    last: int
    begin: int
    end: int
    value: str
    reason: str
    at: int
    sure: bool = True


@cache
def place_terms() -> dict[str, frozenset[str]]:
    """`place-terms.tsv`: by kind, the match keys of its words."""
    found: dict[str, set[str]] = {kind: set() for kind in KINDS}
    file = path("seeds", "lexicon", "ar", "place-terms.tsv")
    for number, row in rows(file, ("word", "kind")):
        if row["kind"] not in found:
            raise BadData(f"unknown kind {row['kind']}; allowed are {', '.join(KINDS)}", where=f"{file}, line {number}")
        found[row["kind"]].add(match_key(row["word"]))
    return {kind: frozenset(words) for kind, words in found.items()}


class SiteFinder:
    """Finds places in sentences.

    Args:
        base: the actor base.
    """

    def __init__(self, base: Gazetteer) -> None:
        self.base = base
        self.terms = place_terms()

    def find(self, items: Sequence[Item], words: Sequence[Word]) -> Iterator[Site]:
        """The places of a sentence in text order, each once.

        Args:
            items: the sentence's line. words: all words of the article.
        """
        behind = -1
        for at, item in enumerate(items):
            if item.first <= behind or item.kind not in (NP, NOUN, ADJ):
                continue
            prep = self._prep(items, at, words)
            if prep:
                site = self._at(items, at, words, sure=prep != "ب")
                if site is not None:
                    behind = site.last
                    yield site

    def _prep(self, items: Sequence[Item], at: int, words: Sequence[Word]) -> str:
        """The preposition of place an item stands behind, or the side of a place; empty when there is none."""
        item = items[at]
        if item.prep in self.terms["slot"]:  # one slot for «داخل» and «خارج»: the word itself decides
            before = words[item.first - 1].key if item.first else ""
            forms = {before.removeprefix("و"), *(form for _, form in splits(before))}  # «وفي» is too short to be split
            return item.prep if not forms.isdisjoint(self.terms["where"]) else ""
        if item.prep == "ب":
            return item.prep
        key = words[item.first].key
        if item.kind == NOUN and not item.prep and key[:1] == "ب" and key not in self.base.sites and key[1:] in self.base.sites:
            return "ب"
        opens = items[at - 1] if at and not item.prep else None
        if opens is not None and opens.kind == OTHER and opens.key in self.terms["where"]:  # «وفي برلين، …» opens a sentence
            return opens.key
        if item.kind != NP and self._is("side", item) and not item.prep and not item.surface.startswith("ال"):
            return "side"
        return ""

    def _is(self, kind: str, item: Item) -> bool:
        return any(form in self.terms[kind] for _, form in splits(item.surface))

    def _at(self, items: Sequence[Item], at: int, words: Sequence[Word], *, sure: bool) -> Site | None:
        start = at
        sided = False
        while at < len(items) and items[at].kind != NP and self._is("side", items[at]):
            at, sided = at + 1, True
            if at < len(items) and items[at].prep not in ("", "من"):
                return None
        if at >= len(items):
            return None
        item = items[at]
        if item.kind == NP:
            return self._named(items, start, at, words, sure=sure or sided)
        if self._is("capital", item):
            return self._capital(items, start, at, words, sure=sure)
        if self._is("town", item) or self._is("spot", item):
            return self._town(items, start, at, words, sure=sure)
        return self._site(items, start, item.first, words, sure=sure)

    def _named(self, items: Sequence[Item], start: int, at: int, words: Sequence[Word], *, sure: bool) -> Site | None:
        """A state or territory that the text names in so many words; a capital that was read as its government."""
        item = items[at]
        if item.who is None or item.nisba or item.conj and at > start:
            return None
        actor, form = item.who.actor, item.who.found.form
        if form in (CAPITAL, SEAT):
            return self._site(items, start, item.first, words, sure=sure)
        if not actor.startswith(("state/", "territory/")) or form != NAME or not sure:
            return None
        behind = items[at + 1] if at + 1 < len(items) else None
        if behind is not None and not behind.prep and bare(behind.surface) in self.terms["part"]:  # «إيرلندا الشمالية»
            return None
        return self._span(items, start, item.first, item.last, words, actor, NAMED, sure=sure)

    def _site(
        self, items: Sequence[Item], start: int, first: int, words: Sequence[Word], *, sure: bool, told: bool = False
    ) -> Site | None:
        """A place of the base by its name at a word; `told`: a noun before it says that it is a place."""
        for _, key in splits(words[first].key):
            for rest, place, ambiguous in self.base.sites.get(key, ()):
                if ambiguous and not told:
                    continue
                following = tuple(word.key for word in words[first + 1 : first + 1 + len(rest)])
                if following == rest:
                    return self._span(items, start, first, first + len(rest), words, place, NAMED, sure=sure)
        return None

    def _capital(self, items: Sequence[Item], start: int, at: int, words: Sequence[Word], *, sure: bool) -> Site | None:
        """«العاصمة السورية دمشق», «العاصمة دمشق», «العاصمة السورية»."""
        for follower in items[at + 1 : at + 3]:
            if follower.prep:
                break
            named = self._site(items, start, follower.first, words, sure=sure)
            if named is not None:
                return named
        behind = items[at + 1] if at + 1 < len(items) else None
        if behind is None or behind.who is None or behind.prep:
            return None
        capital = self.base.capitals.get(behind.who.actor)
        return self._span(items, start, items[at].first, behind.last, words, capital, CAPITAL_OF, sure=sure) if capital else None

    def _town(self, items: Sequence[Item], start: int, at: int, words: Sequence[Word], *, sure: bool) -> Site | None:
        """A place by the noun that says it is one: «مدينة القدس», «مدينة عفرين», «مطار هيثرو»."""
        head, behind = items[at], items[at + 1] if at + 1 < len(items) else None
        if behind is None or behind.prep or behind.conj or head.surface.startswith("ال") or head.enclitic:
            return None
        if behind.kind == NP:
            named = self._named(items, start, at + 1, words, sure=True)
            person = behind.who is not None and behind.who.found.form == "person"  # by a given name in it, and so unknown
            return self._in_words(items, start, at, behind.last, words, sure=sure) if person and named is None else named
        known = self._site(items, start, behind.first, words, sure=True, told=True)
        if known is not None:
            return known
        word = words[behind.first]
        pos = word.reading.pos if word.reading else "noun_prop"
        double = bare(word.key) in self.terms["compound"]
        name = double or pos == "noun_prop" or (self._is("town", head) and pos == "noun" and word.key.startswith("ال"))
        second = items[at + 2] if double and at + 2 < len(items) else None
        if behind.kind not in (NOUN, ADJ) or not name or len(word.key) < 3 or (double and (second is None or second.prep)):
            return None
        last = second.last if second is not None else behind.last
        return self._in_words(items, start, at, last, words, sure=sure)

    def _in_words(self, items: Sequence[Item], start: int, at: int, last: int, words: Sequence[Word], *, sure: bool) -> Site:
        """A place the base does not know, named by the words from the noun that says it is one."""
        head = items[at]
        label = display(
            " ".join([_without_clitics(words[head.first], head), *(each.text for each in words[head.first + 1 : last + 1])])
        )
        return self._span(items, start, head.first, last, words, label, IN_WORDS, sure=sure)

    def _span(
        self,
        items: Sequence[Item],
        start: int,
        first: int,
        last: int,
        words: Sequence[Word],
        value: str,
        reason: str,
        *,
        sure: bool,
    ) -> Site:
        word = words[first]
        letters = next((len(before) for before, rest in splits(word.key) if before and self._known(rest)), 0)
        begin = word.offset(letters) if letters and not self._known(word.key) else word.begin
        for item in items:  # an actor's span knows where its name begins
            if item.first == first and item.who is not None:
                begin = item.who.found.begin
        return Site(first, last, begin, words[last].end, value, reason, start, sure)

    def _known(self, key: str) -> bool:
        return key in self.base.sites or any(key in self.terms[kind] for kind in ("town", "spot", "capital"))


def _without_clitics(word: Word, item: Item) -> str:
    """The noun of a place as written, without «و» or «ب» before it."""
    before = next((len(clitics) for clitics, rest in splits(word.key) if rest == item.key), 0)
    return word.text[word.offset(before) - word.begin :] if before else word.text
