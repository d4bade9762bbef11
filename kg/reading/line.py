"""From the words of a sentence and the actors in them to a line of items: prepositions and «و» become marks of what follows, each
word the kind that matters to arguments.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.reading.ambiguous import is_date, settle
from kg.reading.arabic.normalize import match_key
from kg.reading.clauses import ADJ, COMP, NEG, NOUN, NP, OTHER, PRON, PUNCT, REL, SUB, TIME, VERB, Item, is_comma, stops
from kg.reading.doc import Resolved, Word, splits
from kg.reading.function_words import TRANSPARENT, Function, function_words
from kg.reading.lexicon import bare

_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = frozenset("\"'“”«»„‟‘’")
_REMARK = 4
"""How many words a remark in brackets may have that is passed over."""


def line(words: Sequence[Word], resolved: Sequence[Resolved]) -> list[Item]:
    """The items of one sentence.

    Args:
        words: the words of one sentence.
        resolved: the actors resolved in it, in text order.

    Returns:
        Items in text order; prepositions and «و» have become marks of what follows them.
    """
    tables = function_words()
    by_first: dict[int, list[Resolved]] = {}
    for each in resolved:
        by_first.setdefault(each.found.first, []).append(each)
    items: list[Item] = []
    conj, prep, index = False, "", 0
    while index < len(words):
        word = words[index]
        spans = by_first.get(word.index)
        if spans is not None:
            items.append(_actor(spans[0], word, items, conj, prep))
            for other in spans[1:]:  # «البلدين» names two
                items.append(Item(NP, other.found.first, other.found.last, True, "", who=other, surface=word.key))
            conj, prep = False, ""
            index += spans[0].found.last - spans[0].found.first + 1
            continue
        skipped = _parenthesis(words, index, items)
        if skipped:
            index += skipped
            continue
        if word.text in _QUOTES:  # marks around words part no phrase
            index += 1
            continue
        if word.is_punct:
            items.append(Item(PUNCT, word.index, word.index, text=word.text))
            if is_comma(items[-1]) or stops(items[-1]):
                conj, prep = False, ""
            index += 1
            continue
        step, joined, slot = _preposition(words, index, tables)
        if step and slot == "نحو" and index + step < len(words) and words[index + step].key[0].isdigit():
            slot = TRANSPARENT  # «نحو 180 جنديا»
        if step:
            conj, prep = conj or joined, prep if slot == TRANSPARENT else slot
            index += step
            continue
        item = _item(word, tables)
        if item.kind == OTHER and item.prep and item.reading is not None and item.reading.pos == "prep":
            conj, prep = conj or item.conj, item.prep  # «وفي», which is also a verb
            index += 1
            continue
        if item.kind == VERB and is_date(words, index, tables):
            item = Item(TIME, word.index, word.index, item.conj, key=word.key, surface=word.key)
        if item.kind == OTHER and tables.connectives.get(item.surface) == "join":
            conj = True
            index += 1
            continue
        if (
            item.reading is not None and item.reading.pos == "pron_dem"
        ):  # «إلى هذه المجموعة»: the preposition belongs to what follows
            conj = conj or item.conj
            prep = prep or next((mark for mark in ("ب", "ل") if mark in item.reading.proclitics), "")
            index += 1
            continue
        if prep == "من" and item.kind == VERB:  # «كل من يدعم الإرهاب»
            items.append(Item(REL, word.index - 1, word.index - 1, conj, key="من", surface="من"))
            conj = False
        item.conj, item.prep = (
            item.conj or conj,
            item.prep or (prep if item.kind in (NOUN, ADJ, NP, PRON, TIME, COMP, REL) else ""),
        )
        items.append(item)
        conj, prep = False, ""
        index += 1
    settle(items, words)
    return items


def _parenthesis(words: Sequence[Word], index: int, items: Sequence[Item]) -> int:
    """How many words a short remark in brackets behind a name takes, which says it again: «الوحدات (YPG) التي», «(83 عاما)»."""
    if words[index].text not in _BRACKETS or not items or items[-1].kind not in (NP, NOUN, ADJ):
        return 0
    close = _BRACKETS[words[index].text]
    for at in range(index + 1, min(len(words), index + _REMARK + 2)):
        if words[at].text == close:
            return at + 1 - index
        reading = words[at].reading
        if reading is not None and reading.pos == "verb":
            break
    return 0


def _actor(span: Resolved, word: Word, items: Sequence[Item], conj: bool, prep: str) -> Item:
    proclitics = span.found.proclitics
    joined = conj or proclitics[:1] in ("و", "ف")
    own = {"ب": "ب", "ل": "ل", "ك": "مثل"}.get(proclitics[-1:], "")
    item = Item(NP, span.found.first, span.found.last, joined, own or prep, who=span, surface=word.key)
    previous = items[-1] if items else None
    if (
        span.found.form == "demonym"
        and span.reason == "demonym"
        and span.found.number != "p"
        and previous is not None
        and (previous.kind in (NOUN, ADJ) or (previous.who is not None and previous.who.found.form not in ("anaphor", "demonym")))
        or (previous is not None and span.found.form == "demonym" and previous.nisba)
    ):
        item.nisba = not joined or (previous is not None and previous.nisba)
    return item


def _preposition(words: Sequence[Word], index: int, tables: Function) -> tuple[int, bool, str]:
    """How many words a preposition at `index` takes, whether «و» joins it, and its slot; 0 when there is none."""
    for proclitics, key in splits(words[index].key):
        if proclitics not in ("", "و", "ف"):
            continue
        for rest, slot in tables.prepositions.get(key, ()):
            if len(key) == 1 and not rest and words[index].key == key and slot != key:
                continue
            following = tuple(word.key for word in words[index + 1 : index + 1 + len(rest)])
            if following == rest:
                if (
                    not rest
                    and proclitics
                    and words[index].readings
                    and words[index].readings[0].pos not in ("prep", "adv", "noun")
                ):
                    continue
                return 1 + len(rest), bool(proclitics), slot
    return 0, False, ""


def _item(word: Word, tables: Function) -> Item:
    for proclitics, key in splits(word.key):
        category = tables.connectives.get(key)
        if category and proclitics in ("", "و", "ف"):
            kind = {"comp": COMP, "rel": REL, "sub": SUB, "pron": PRON}.get(category, OTHER)
            return Item(kind, word.index, word.index, bool(proclitics), key=key, surface=key, reading=word.reading)
    reading = word.reading
    if (
        reading is not None
        and reading.enclitic
        and reading.pos in ("conj", "conj_sub")
        and tables.connectives.get(match_key(reading.lemma)) == "sub"
    ):
        key = match_key(reading.lemma)  # «لكنها»: the pronoun is the subject of what follows
        return Item(SUB, word.index, word.index, "و" in reading.proclitics, key=key, surface=key, reading=reading)
    if reading is None:
        before, surface = "", word.key
        if word.key in tables.time:
            return Item(TIME, word.index, word.index, key=word.key, surface=word.key)
        for proclitics, key in splits(word.key)[1:]:
            if proclitics and key.startswith("ال"):
                before, surface = proclitics, key
        return Item(
            NOUN,
            word.index,
            word.index,
            before[:1] in ("و", "ف"),
            {"ب": "ب", "ل": "ل"}.get(before[-1:], ""),
            key=bare(surface),
            surface=surface,
        )
    joined = bool({"و", "ف"} & set(reading.proclitics))
    prep = next((mark for mark in ("ب", "ل") if mark in reading.proclitics), "")
    key = match_key(reading.lemma)
    surface = word.key
    kind = {
        "verb": VERB,
        "noun": NOUN,
        "noun_prop": NOUN,
        "adj": ADJ,
        "adv": OTHER,
        "num": NOUN,
        "part_neg": NEG,
        "prep": PRON,
    }.get(reading.pos, OTHER)
    if reading.pos == "conj_sub":
        kind = COMP if key in ("ان",) else SUB
    elif reading.pos == "pron_rel":
        kind = REL
    elif reading.pos == "prep":
        prep = next((slot for rest, slot in tables.prepositions.get(key, ()) if not rest), key)
        kind = PRON if reading.enclitic else OTHER
    elif kind in (NOUN, ADJ, OTHER) and (key in tables.time or word.key in tables.time or bare(key) in tables.time):
        kind = TIME
    if kind in (NOUN, ADJ) and "ك" in reading.proclitics and not prep:
        prep = "مثل"
    options = tuple(other for other in word.readings if other.pos == "verb" and other.person == "3") if kind == VERB else ()
    return Item(kind, word.index, word.index, joined, prep if kind != VERB else "", key, surface, reading, options=options)
