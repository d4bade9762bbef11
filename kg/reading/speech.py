"""Who says what: subjects of verbs of saying, names before a colon, names behind «بحسب», unnamed reports, and quotations that
run on.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.model import UNNAMED_REPORTS, Mention
from kg.reading.arabic.sentences import CLOSING_QUOTES, OPENING_QUOTES
from kg.reading.arguments import Predicate
from kg.reading.clauses import ADJ, NOUN, NP, PUNCT, Item
from kg.reading.doc import Word, splits
from kg.reading.lexicon import Lexicon, bare


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says what stands in the words from `begin` to `end` (word indexes, inclusive).

    Attributes:
        by: an actor's id or `UNNAMED_REPORTS`. mention: where the speaker is named, if anywhere. all: ids, when several speak
            at once.
    """

    by: str
    mention: Mention | None
    begin: int
    end: int
    all: frozenset[str] = frozenset()


def speakers(
    items: Sequence[Item], words: Sequence[Word], predicates: Mapping[int, Predicate], lexicon: Lexicon
) -> list[Speaker]:
    """The speakers of a sentence, each with the words that are theirs.

    Args:
        items: the sentence's line. words: all words of the article. predicates: its verbs by item index. lexicon: for verbs of
            saying and «بحسب».
    """
    found: list[Speaker] = []
    if not items:
        return found
    first, last = items[0].first, items[-1].last
    for predicate in predicates.values():
        if lexicon.speech.get(predicate.item.key, "deny") == "deny":
            continue
        begin = items[predicate.comp].first if predicate.comp >= 0 else predicate.item.last + 1
        heads = [part.chains[0].head for part in predicate.groups[:1] if part.chains and not part.prep]
        if predicate.subject:
            found.append(Speaker(predicate.subject[0].actor, predicate.subject[0], begin, last))
        elif any(head.key in lexicon.reports or head.surface in lexicon.reports for head in heads):
            found.append(Speaker(UNNAMED_REPORTS, None, begin, last))
    before = colon_speaker(items)
    if before:
        colon = next(item for item in items if item.text == ":")
        found.append(Speaker(before[-1].actor, before[-1], colon.first, last, frozenset(each.actor for each in before)))
    for at in range(first, last + 1):
        found += _according(items, words, at, first, last, lexicon)
    return found


def _according(items: Sequence[Item], words: Sequence[Word], at: int, first: int, last: int, lexicon: Lexicon) -> list[Speaker]:
    for _, key in splits(words[at].key):
        for rest in lexicon.according.get(key, ()):
            following = [word.key for word in words[at + 1 : at + 1 + len(rest)]]
            fits = all(a == b or (b == "ل" and a.startswith("ل")) for a, b in zip(following, rest, strict=False))
            if len(following) != len(rest) or not fits:
                continue
            forms = {form for word in words[at + 1 : at + 4] for _, form in splits(word.key)}
            if any(form in lexicon.reports or bare(form) in lexicon.reports for form in forms):
                return [Speaker(UNNAMED_REPORTS, None, first, last)]
            named = next((item for item in items if at < item.first <= at + 3 and item.kind == NP and item.who), None)
            if named is not None and named.who is not None:
                return [Speaker(named.who.actor, named.who.mention, first, last)]
    return []


def colon_speaker(items: Sequence[Item]) -> list[Mention]:
    """The speakers of a headline or quotation: the actors before a colon («روسيا وتركيا: نرفض»), with nothing but nouns around
    them.
    """
    for index, item in enumerate(items[:8]):
        if item.kind == PUNCT and item.text == ":":
            before = items[:index]
            plain = all(other.kind in (NP, NOUN, ADJ) and not other.prep for other in before)
            named = bool(before) and before[-1].kind == NP
            return [other.who.mention for other in before if other.who and not other.nisba] if plain and named else []
    return []


def quote_state(words: Sequence[Word], open_before: bool) -> bool:
    """Whether a quotation is open behind these words.

    Args:
        words: the words of one sentence. open_before: whether one was open before them.
    """
    is_open = open_before
    for word in words:
        if word.text in OPENING_QUOTES:
            is_open = True
        elif word.text in CLOSING_QUOTES:
            is_open = False
        elif word.text == '"':
            is_open = not is_open
    return is_open
