"""A sentence as a line of items, cut into what an event coder needs: verbs, noun chains with the actors in them, prepositions,
connectives, punctuation.

This is chunking, not parsing (after Abney's «Parsing by chunks»): Arabic news order is regular enough that who stands where in
the line, with which preposition, decides
most arguments. Nothing here knows what a cue is.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.reading.arabic.morphology import Analysis
from kg.reading.arabic.normalize import match_key
from kg.reading.doc import Resolved, Word, splits
from kg.reading.function_words import TRANSPARENT, Function, function_words
from kg.reading.lexicon import bare

NP, NOUN, VERB, ADJ, COMP, REL, SUB, PRON, PUNCT, TIME, OTHER, NEG = [
    "np",
    "noun",
    "verb",
    "adj",
    "comp",
    "rel",
    "sub",
    "pron",
    "punct",
    "time",
    "other",
    "neg",
]
_VERBAL_NOUN = "masdar"
_STOPS = frozenset(":؛;.؟?!…—–")
_COMMAS = frozenset("،,")
_BRACKETS = {"(": ")", "[": "]"}
_QUOTES = frozenset("\"'“”«»„‟‘’")
_REMARK = 4
"""How many words a remark in brackets may have that is passed over."""


@dataclass(slots=True)
class Item:
    """One link of the line.

    Attributes:
        kind: np (names an actor), noun, verb, adj, comp, rel, sub, pron (a preposition with a pronoun, or an own pronoun),
            punct, time, neg, other.
        first, last: word indexes, inclusive. conj: joined by «و» or its like. prep: slot of the preposition before it.
        key: match key of its lemma. surface: match key without proclitics. reading: the analysis chosen. who: the actor, for
            np. nisba: an np that is an adjective of the noun before it.
        options: all readings of a verb as a verb, for where the chosen one does not agree with its subject.
    """

    kind: str
    first: int
    last: int
    conj: bool = False
    prep: str = ""
    key: str = ""
    surface: str = ""
    reading: Analysis | None = None
    who: Resolved | None = None
    nisba: bool = False
    text: str = ""
    options: tuple[Analysis, ...] = ()

    @property
    def enclitic(self) -> str:
        """The attached pronoun, if any."""
        return self.reading.enclitic if self.reading else ""


@dataclass(slots=True)
class Chain:
    """A noun phrase without its prepositional modifiers: head and genitives, `items[first:end]`.

    Attributes:
        head: its first item. prep: the preposition before it. nps: the items in it that name actors.
    """

    first: int
    end: int
    head: Item
    prep: str
    nps: list[Item] = field(default_factory=list)

    @property
    def direct(self) -> list[Item]:
        """The actor it names itself, if its head is one."""
        return [self.head] if self.head.kind == NP and not self.head.nisba else []


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
            if word.text in _COMMAS or word.text in _STOPS:
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
        if item.kind == VERB and _is_date(words, index, tables):
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
    for before, item in zip(items, items[1:], strict=False):
        if item.kind == REL and item.surface == "ما" and before.kind in (TIME, OTHER, ADJ) and before.surface.endswith(("ا", "ان")):
            item.kind = OTHER  # «غالبا ما», «سرعان ما»
    _verb_first(items, words)
    _verb_behind_name(items, words)
    _verb_with_pronoun(items, words)
    return items


def _is_date(words: Sequence[Word], index: int, tables: Function) -> bool:
    """Whether a word that is a verb elsewhere is a time here: «20 مارس», «آذار/مارس», «فجر الاثنين»."""
    if words[index].key not in tables.time:
        return False
    before = words[index - 1] if index else None
    after = words[index + 1] if index + 1 < len(words) else None
    dated = before is not None and (before.key[0].isdigit() or before.text == "/")
    return dated or (after is not None and (after.key in tables.time or after.key[0].isdigit()))


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
    """What looks like a noun with a pronoun, between an indefinite noun and a definite one, is the verb of a clause that describes
    the first: «بيان نشره المركز», «تحذير سابق وجهه ترامب».
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
    if reading is not None and reading.enclitic and reading.pos in ("conj", "conj_sub") and tables.connectives.get(match_key(reading.lemma)) == "sub":
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


def chain(items: Sequence[Item], index: int) -> Chain:
    """The noun phrase that begins at an item: head, adjectives and genitives that follow without preposition or «و»."""
    head = items[index]
    end = index + 1
    while end < len(items):
        item = items[end]
        if item.kind not in (NP, NOUN, ADJ) or item.prep or (item.conj and not item.nisba):
            break
        if _again(items[end - 1], item):  # «مندوب إسرائيل | داني دانون»
            end += 1
            continue
        if item.kind == NP and not item.nisba and head.kind == NP and not head.nisba:
            break
        if item.kind == NP and not item.nisba and items[end - 1].kind == NP:
            break
        if items[end - 1].kind == ADJ and end - 1 > index and item.kind != ADJ and not item.nisba:
            break  # an adjective closes a noun phrase: «في بيان رسمي | الدول»
        if item.kind == NP and not item.nisba and end - 1 > index and _closed(items[end - 1]):
            break  # so does the article: «وزراء الخارجية العرب | إسرائيل»
        if item.kind == NOUN and (head.kind == NP or (items[end - 1].kind == NP and not items[end - 1].nisba)):
            break
        end += 1
    nps = [item for at, item in enumerate(items[index:end], index) if item.kind == NP and (at == index or not _again(items[at - 1], item))]
    return Chain(index, end, head, head.prep, nps)


def _again(before: Item, item: Item) -> bool:
    """Whether a name says again who was named right before it."""
    same = before.who is not None and item.who is not None and before.who.actor == item.who.actor
    return same and not (item.prep or item.conj or item.nisba or before.nisba)


def _closed(item: Item) -> bool:
    return item.kind == NOUN and item.surface.startswith("ال") and item.reading is not None and item.reading.definite


def group(items: Sequence[Item], index: int) -> tuple[list[Chain], int]:
    """The coordinated noun phrases that begin at an item («فرنسا وألمانيا وإيران»), and the index behind them."""
    chains = [chain(items, index)]
    end = chains[0].end
    while end < len(items):
        item = items[end]
        if item.kind == PUNCT and item.text in _COMMAS and end + 1 < len(items) and chains[0].head.kind == NP:
            following = items[end + 1]
            if _again(items[end - 1], following):
                end = chain(items, end + 1).end
                continue
            after = chain(items, end + 1).end if following.kind == NP else end
            listed = (
                following.kind == NP
                and not following.prep
                and after < len(items)
                and items[after].kind == NP
                and items[after].conj
            )
            if listed and not following.conj:
                chains.append(chain(items, end + 1))
                end = chains[-1].end
                continue
            break
        if item.kind in (NP, NOUN) and item.conj and item.prep in ("", chains[0].prep) and not item.nisba:
            chains.append(chain(items, end))
            end = chains[-1].end
            continue
        break
    return chains, end


def name_up_to(items: Sequence[Item], last: int) -> Item | None:
    """The name of the noun phrase that ends with an item, its adjectives passed over: «حزب العمال التركي المحظور»."""
    at = last
    while at > 0 and (items[at].kind == ADJ and not items[at].conj or items[at].nisba) and not items[at].prep:
        if items[at].kind == ADJ and items[at - 1].kind not in (ADJ, NP):
            return None
        at -= 1
    return items[at] if at >= 0 and items[at].kind == NP and not items[at].nisba else None


def stops(item: Item) -> bool:
    """Whether punctuation ends a clause outright (a comma does not)."""
    return item.kind == PUNCT and item.text in _STOPS


def is_comma(item: Item) -> bool:
    """Whether an item is a comma."""
    return item.kind == PUNCT and item.text in _COMMAS
