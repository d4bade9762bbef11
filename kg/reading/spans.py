"""Spans that name actors outright: names of the actor base, demonyms, bodies built by rule, what points back, organizations by
their head nouns.

Everything is decided on match keys, so that spelling and proclitics («وبباشينيان») do not matter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.reading.doc import Found, Word, splits
from kg.reading.function_words import function_words
from kg.reading.gazetteer import CAPITAL, NAME, SEAT, SHORT, Gazetteer
from kg.reading.lexicon import Lexicon, bare

_INFLECTIONS = {
    "ي": ("m", "s"), "يه": ("f", "s"), "يون": ("m", "p"), "يين": ("m", "p"), "يان": ("m", "d"), "يتان": ("f", "d"),
    "يتين": ("f", "d"), "يات": ("f", "p"), "يا": ("m", "s"),
}  # fmt: skip
_QUOTES = frozenset("\"'“”«»()")
_MARKS = _QUOTES - frozenset("()")
_QUOTED_LIMIT = 6
CONTEXT = "*"
"""The owner of a body that the text has yet to tell: «قوات النظام»."""


class SpanFinder:
    """Finds spans that name actors outright.

    Args:
        gazetteer: the actor base.
        lexicon: bodies, head nouns and what points back.
    """

    def __init__(self, gazetteer: Gazetteer, lexicon: Lexicon) -> None:
        self.gazetteer = gazetteer
        self.lexicon = lexicon
        self.parts = lexicon.name_parts
        self.demonyms = self._inflect()

    def _inflect(self) -> dict[str, list[tuple[tuple[str, ...], str, str, str, bool]]]:
        """Every written form of every demonym, by its first word without article: rest, id, gender, number, may lack the
        article.
        """
        table: dict[str, list[tuple[tuple[str, ...], str, str, str, bool]]] = defaultdict(list)
        for key, owner in self.gazetteer.demonyms.items():
            words = key.split()
            for ending, (gender, number) in _INFLECTIONS.items():
                forms = [word[:-1] + ending if word.endswith("ي") else word for word in words]
                clash = len(forms) == 1 and any(not entry.rest for entry in self.gazetteer.names.get(forms[0], ()))
                table[forms[0]].append((tuple(forms[1:]), owner, gender, number, not clash))
        for key, owner in self.gazetteer.plurals.items():
            table[key].append(((), owner, "m", "p", False))
        for entries in table.values():
            entries.sort(key=lambda entry: (-len(entry[0]), entry[1]))
        return table

    def name(self, words: Sequence[Word], index: int, *, kinds: Sequence[str] = (NAME, CAPITAL, SEAT, SHORT)) -> Found | None:
        """The longest name of the actor base that begins at a word, with all actors it may belong to."""
        best: Found | None = None
        for proclitics, key in splits(words[index].key):
            entries = self.gazetteer.names.get(key)
            if not entries:
                continue
            pointing = key.startswith("ال") and bare(key) in self.lexicon.anaphora
            length = -1
            for entry in entries:
                if entry.kind not in kinds or len(entry.rest) < length or (pointing and not entry.rest):
                    continue
                last = self._follow(words, index, entry.rest)
                if last < 0:
                    continue
                if best is None or last > best.last:
                    best = self.span(
                        words, index, last, proclitics, entry.kind, key, actors=(entry.actor,), ambiguous=entry.ambiguous
                    )
                elif entry.kind == SHORT and best.form != SHORT:
                    continue
                elif last == best.last and proclitics == best.proclitics and entry.actor not in best.actors:
                    best.actors = (*best.actors, entry.actor)
                    best.ambiguous = best.ambiguous or entry.ambiguous
                length = len(entry.rest)
        return best

    def _follow(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        """Index of the last word if `rest` follows word `index` (quotation marks passed over), else -1."""
        at = index
        for key in rest:
            at += 1
            while at < len(words) and words[at].text in _QUOTES and words[at].sentence == words[index].sentence:
                at += 1
            if at >= len(words) or words[at].key != key or words[at].sentence != words[index].sentence:
                return -1
        return at

    def follow_bare(self, words: Sequence[Word], index: int, rest: Sequence[str]) -> int:
        """The same with articles passed over: «وزارة الدفاع» is followed by `دفاع`."""
        at = index
        for key in rest:
            at += 1
            while at < len(words) and words[at].text in _QUOTES and words[at].sentence == words[index].sentence:
                at += 1
            if at >= len(words) or bare(words[at].key) != key or words[at].sentence != words[index].sentence:
                return -1
        return at

    def span(self, words: Sequence[Word], first: int, last: int, proclitics: str, form: str, key: str, **values: object) -> Found:
        """A found span over words, its proclitics cut off; `key` is the match key of its first word without them."""
        begin = words[first].offset(len(proclitics)) if proclitics else words[first].begin
        definite = key.startswith("ال")
        return Found(first, last, begin, words[last].end, proclitics, form, key, definite=definite, **values)  # type: ignore[arg-type]

    def demonym(self, words: Sequence[Word], index: int, *, plain: bool = False) -> Found | None:
        """A demonym at a word; `plain` takes irregular plurals without the article too («مسؤولون روس»)."""
        for proclitics, key in splits(words[index].key):
            for stem in (key, bare(key)) if key.startswith("ال") else (key,):
                for rest, owner, gender, number, bare_allowed in self.demonyms.get(stem, ()):
                    last = self.follow_bare(words, index, rest) if bare_allowed or plain or stem != key else -1
                    if last >= 0:
                        return self.span(
                            words, index, last, proclitics, "demonym", key, actors=(owner,), gender=gender, number=number
                        )
        return None

    def body(self, words: Sequence[Word], index: int) -> Found | None:
        """A body by its head noun and its state («وزارة الدفاع الأرمينية», «القوات الأذرية»), or its definite head alone."""
        for proclitics, key in splits(words[index].key):
            for rest, body in self.lexicon.bodies.get(bare(key), ()):
                last = self.follow_bare(words, index, rest)
                if proclitics == "ب" and proclitics + key in self.parts["led by"]:  # «بقيادة السعودية»
                    continue
                if last < 0 or (body.definite and not key.startswith("ال")):
                    continue
                end, state, owner = self._owner(words, last, definite=key.startswith("ال") or words[last].key.startswith("ال"))
                if body.kind == "GovernmentBody" and owner.startswith("person/"):  # «وزارة الخارجية ماريا زاخاروفا»
                    end, state, owner = last, "", ""
                alone = key.startswith("ال") or (rest and words[last].key.startswith("ال"))
                if not owner and (body.needs_owner or not alone) and bare(words[last].key) not in self.parts["people"]:
                    continue
                named = (words[end].begin, words[end].end) if end > last else (0, 0)
                end, host = self._host(words, end) if body.slug in self.parts["mission"] else (end, "")
                number = "p" if body.needs_owner else ""
                return self.span(
                    words,
                    index,
                    end,
                    proclitics,
                    "body",
                    key,
                    body=body,
                    state=state,
                    actors=(owner,) if owner not in ("", CONTEXT) else (),
                    number=number,
                    name=(host,) if host else (),
                    owner=named,
                )
        return None

    def _host(self, words: Sequence[Word], end: int) -> tuple[int, str]:
        """The state where an embassy is («السفارة الأميركية في الخرطوم»): its last word and id."""
        if end + 2 < len(words) and words[end + 1].key in self.parts["link"]:
            place = self.name(words, end + 2, kinds=(NAME, CAPITAL))
            if place and not place.proclitics and place.actors[0].startswith("state/"):
                return place.last, place.actors[0]
        return end, ""

    def _owner(self, words: Sequence[Word], last: int, *, definite: bool) -> tuple[int, str, str]:
        """What a body or title belongs to: (last word, id of the state, id of the owner), empty when nothing is said."""
        at = last + 1
        for skipped in range(3):
            if at >= len(words) or words[at].is_punct or words[at].sentence != words[last].sentence:
                break
            if words[at].key in self.parts["goal"]:
                break  # «مقاتلين إلى أذربيجان» are not Azerbaijan's
            if not words[at].key.startswith(("و", "ف")) or skipped == 0:
                demonym = self.demonym(words, at, plain=True)
                if demonym and not demonym.proclitics:
                    return demonym.last, self.state_of(demonym.actors[0]), demonym.actors[0]
            if skipped == 0 or words[at].key in self.parts["link"]:
                owner = self._genitive(words, at, definite=definite)
                if owner and owner.body and not owner.state:
                    return owner.last, "", CONTEXT
                if owner:
                    return (
                        owner.last,
                        self.state_of(owner.actors[0] if owner.actors else owner.state),
                        owner.actors[0] if owner.actors else owner.state,
                    )
            if not words[at].key.startswith("ال"):
                break
            at += 1
        return last, "", ""

    def _genitive(self, words: Sequence[Word], at: int, *, definite: bool) -> Found | None:
        """A name or body that stands in the genitive at a word, or behind «في» (where it may be a body's or office's seat)."""
        if words[at].key in self.parts["link"] and at + 1 < len(words):
            inner = self.name(words, at + 1, kinds=(NAME,))
            return inner if inner and not inner.proclitics and inner.actors[0].startswith("state/") else None
        inner = self.name(words, at)
        if inner and not inner.ambiguous and not inner.proclitics and not (definite and inner.form == SHORT):
            if definite and inner.actors[0].startswith("person/"):  # «المتحدث باسم الرئاسة | فلان»
                return None
            return inner if not definite or inner.actors[0].startswith("state/") is False or len(inner.actors) == 1 else None
        if inner is None or inner.proclitics:
            body = self.body(words, at)
            if body and not body.proclitics and (body.state or (body.body and body.body.kind == "State" and body.definite)):
                return body
        return None

    def state_of(self, actor_id: str) -> str:
        """Id of the state an actor is or acts for, else empty."""
        if actor_id.startswith("state/"):
            return actor_id
        actor = self.gazetteer.actors.get(actor_id)
        return actor.acts_for if actor else ""

    def anaphor(self, words: Sequence[Word], index: int) -> Found | None:
        """«هذه المجموعة», «الحركة», «البلدين»: a definite noun that stands for an actor named before; nothing may make it
        another («حركة فتح»).
        """
        for proclitics, key in splits(words[index].key):
            rule = self.lexicon.anaphora.get(bare(key)) if key.startswith("ال") else None
            if rule is None:
                continue
            pointed = index > 0 and words[index - 1].key in self.parts["demonstrative"]
            following = words[index + 1].key if index + 1 < len(words) else ""
            if (rule[1] == "demonstrative" and not pointed) or (
                following.startswith("ال") and "both" not in rule[0] and not pointed
            ):
                return None
            return self.span(
                words, index, index, proclitics, "anaphor", key, name=(bare(key),), number="d" if "both" in rule[0] else ""
            )
        return None

    def homeland(self, words: Sequence[Word], index: int) -> Found | None:
        """«بلاده», «حكومتها»: the state of the one the pronoun means."""
        for proclitics, key in splits(words[index].key):
            for pronoun in ("هما", "هم", "ها", "ه"):
                stem = key.removesuffix(pronoun)
                if (
                    stem != key
                    and not words[index].text.endswith("ة")
                    and (stem in self.lexicon.homeland or (stem.endswith("ت") and stem[:-1] + "ه" in self.lexicon.homeland))
                ):
                    gender = {"ه": "m", "ها": "f"}.get(pronoun, "")
                    return self.span(words, index, index, proclitics, "homeland", key, gender=gender)
        return None

    def plural_title(self, words: Sequence[Word], index: int) -> tuple[str, ...]:
        """The roles named by a plural title that ends right before a word («زعماء | أرمينيا»), else none."""
        for length in (2, 1):
            first = index - length
            if first < 0 or words[first].sentence != words[index].sentence:
                continue
            for _, key in splits(words[first].key):
                for rest, roles in self.lexicon.plural_titles.get(bare(key), ()):
                    if rest == tuple(bare(word.key) for word in words[first + 1 : index]):
                        return roles
        return ()

    def organization(self, words: Sequence[Word], index: int, *, owned: bool = False) -> Found | None:
        """An organization the base does not know, by its head noun and the definite words behind it («حركة الإصلاح»); `owned`:
        somebody's office is of it, which makes a definite one a name too («المجلس السياسي»).
        """
        for proclitics, key in splits(words[index].key):
            head = self.lexicon.heads.get(bare(key))
            if head is None or (key.startswith("ال") and not owned):
                continue
            if quoted := self._quoted(words, index):
                name = _texts(words[index], *quoted)
                return self.span(words, index, quoted[-1].index, proclitics, "organization", key, name=name)
            last = index
            for word in words[index + 1 : index + 4]:
                named = self.lexicon.heads[bare(key)][0] == "GovernmentBody" and word.index == index + 1 and _is_name(word)
                if word.sentence != words[index].sentence or word.is_punct or not (_is_defined(word) or named):
                    break
                if bare(word.key) in self.parts["honorific"] or bare(word.key) in self.parts["past"]:
                    break  # «مدير الوكالة | السابق»
                if word.key in function_words().time or bare(word.key) in function_words().time:
                    break
                if word.index > index + 1 and _pos(words[word.index - 1]) == "adj" and _pos(word) == "noun":
                    break  # «اتحاد الكرة الأرجنتيني | التكهنات»
                last = word.index
            if last > index and (owned or not self.demonym(words, index + 1)):
                name = tuple(word.text for word in words[index : last + 1])
                return self.span(words, index, last, proclitics, "organization", key, name=name)
        return None

    def _quoted(self, words: Sequence[Word], index: int) -> Sequence[Word]:
        """The name in quotation marks right behind a head noun: «منظمة "أرض لجوء"»; empty where the base knows it."""
        if index + 2 >= len(words) or words[index + 1].text not in _MARKS or words[index + 2].sentence != words[index].sentence:
            return ()
        inside = words[index + 2 : index + 2 + _QUOTED_LIMIT]
        end = next((at for at, word in enumerate(inside) if word.is_punct), 0)
        verbal = end and inside[0].reading is not None and inside[0].reading.pos in ("verb", "part", "conj", "prep")
        if not end or inside[end].text not in _MARKS or verbal:
            return ()
        known = self.name(words, index + 2, kinds=(NAME,))
        if known and known.last == inside[end - 1].index:
            return ()
        return inside[:end]


def _texts(*words: Word) -> tuple[str, ...]:
    return tuple(word.text for word in words)


def _is_defined(word: Word) -> bool:
    return word.key.startswith("ال") and len(word.key) > 4


def _is_name(word: Word) -> bool:
    """Whether a word without article may name a place: «شرطة دبي»."""
    return word.key.isalpha() and not any(reading.pos in ("verb", "prep", "conj") for reading in word.readings[:1])


def _pos(word: Word) -> str:
    return word.reading.pos if word.reading else ""
