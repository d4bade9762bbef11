"""Words of a line whose letters are a verb in one place and a noun or a date in another, told apart by their neighbours."""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.arabic.normalize import match_key
from kg.reading.clauses import ADJ, COMP, NOUN, NP, OTHER, PRON, REL, SUB, TIME, VERB, Item, stops
from kg.reading.doc import Word
from kg.reading.function_words import Function

_VERBAL_NOUN = "masdar"


def is_date(words: Sequence[Word], index: int, tables: Function) -> bool:
    """Whether a word that is a verb elsewhere is a time here: «20 مارس», «آذار/مارس», «فجر الاثنين»."""
    if words[index].key not in tables.time:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    dated = before is not None and (before.key[0].isdigit() or before.text == "/")
    return dated or (after is not None and (after.key in tables.time or after.key[0].isdigit()))


def settle(items: list[Item], words: Sequence[Word]) -> None:
    """Make verbs of the verbal nouns that are verbs where they stand, and an adverb of «ما» behind one («غالبا ما»).

    Args:
        items: the line, changed in place. words: the words of its sentence.
    """
    for before, item in zip(items, items[1:], strict=False):
        if (
            item.kind == REL
            and item.surface == "ما"
            and before.kind in (TIME, OTHER, ADJ)
            and before.surface.endswith(("ا", "ان"))
        ):
            item.kind = OTHER
    _verb_first(items, words)
    _verb_behind_name(items, words)
    _verb_with_pronoun(items, words)


def _verb_first(items: list[Item], words: Sequence[Word]) -> None:
    """A sentence that opens «قصف الجيش …», with no other verb in it, opens with the verb and not with the verbal noun of the
    same letters.
    """
    if len(items) < 2 or items[0].kind != NOUN or items[0].prep or items[1].kind != NP or items[1].nisba or items[1].prep:
        return
    if not any(item.kind in (VERB, SUB) for item in items):
        _as_verb(items[0], words)


def _verb_behind_name(items: list[Item], words: Sequence[Word]) -> None:
    """A verbal noun right behind a name, where no genitive can be, is the verb of the same letters: «إن الوزير عقد اجتماعا»."""
    told = False
    for before, item, after in zip(items, items[1:], items[2:], strict=False):
        if before.kind in (COMP, REL, SUB) or stops(before):
            told = False
        told = told or before.kind == VERB
        named = before.kind == NP and not before.nisba and not before.prep
        if told or not named or item.kind != NOUN or item.prep or item.conj or item.surface.endswith("ا"):
            continue
        if item.reading is not None and item.reading.kind == _VERBAL_NOUN and not item.reading.definite:
            indefinite = after.kind == NOUN and after.surface.endswith("ا") and not after.surface.startswith("ال")
            named = after.who is not None and not after.nisba and after.who.found.form != "homeland"  # not «دعم بلاده»
            if after.prep or indefinite or named:
                _as_verb(item, words)


def _verb_with_pronoun(items: list[Item], words: Sequence[Word]) -> None:
    """What looks like a noun with a pronoun, between an indefinite noun and a definite one, is the verb of a clause that
    describes the first: «بيان نشره المركز», «تحذير سابق وجهه ترامب».
    """
    for at, item in enumerate(items[1:-1], 1):
        if item.kind != NOUN or item.prep or item.conj or item.enclitic not in ("ه", "ها"):
            continue
        head = at - 1
        while head > 0 and items[head].kind == ADJ and not items[head].surface.startswith("ال"):
            head -= 1
        noun, after = items[head], items[at + 1]
        if after.kind == PRON and after.enclitic and at + 2 < len(items):
            after = items[at + 2]
        plain = noun.kind == NOUN and noun.reading is not None and not noun.reading.definite and not noun.enclitic
        named = after.kind == NP and not after.nisba or after.kind == NOUN and after.surface.startswith("ال")
        if plain and named and not after.prep and not after.conj:
            _as_verb(item, words, enclitic=item.enclitic)


def _as_verb(item: Item, words: Sequence[Word], *, enclitic: str = "") -> None:
    word = words[item.first - words[0].index]
    reading = next(
        (
            r
            for r in word.readings
            if r.pos == "verb" and r.aspect == "p" and r.person == "3" and r.voice == "a" and r.enclitic == enclitic
        ),
        None,
    )
    if reading is not None and reading.gender == "m":
        item.kind, item.reading, item.key = VERB, reading, match_key(reading.lemma)
        item.options = tuple(other for other in word.readings if other.pos == "verb" and other.person == "3")
