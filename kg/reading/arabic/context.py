"""What the neighbours of a word say for one of its readings: the rules that tell «بحث», he discussed, from «بحث», research.

Each rule is a plain statement of Arabic grammar with a weight in natural-log units; what the rules say of a reading is added to
its prior. The words that rules name are data: `seeds/lexicon/ar/contexts.tsv`.
"""

from __future__ import annotations

from collections import defaultdict

from kg.reading.arabic.analysis import NOMINAL, Analysis
from kg.reading.arabic.concord import Position, adjective_concord, is_construct, relative_concord, subject_concord
from kg.reading.lexicon import rows
from kg.resources import path

_PARTICLES = frozenset({"part", "part_neg", "part_fut", "interrog"})
_OPENS = frozenset({"conj_sub", "conj", "pron_rel", "interrog"})
"""Parts of speech behind which a new clause begins."""
_CONJUNCTIONS = frozenset("وف")
_CLASHES = frozenset({("ها", "m", "s"), ("ه", "f", "s")})
"""The pronoun of «أنها» and a verb, gender and number, that it cannot be the subject of."""


class Context:
    """The rules, over the word lists they need."""

    def __init__(self) -> None:
        words: dict[str, set[str]] = defaultdict(set)
        for _, row in rows(path("seeds", "lexicon", "ar", "contexts.tsv"), ("word", "class")):
            words[row["class"]].add(row["word"])
        self.words = {name: frozenset(found) for name, found in words.items()}
        self.takes: dict[str, set[str]] = defaultdict(set)
        for _, row in rows(path("seeds", "lexicon", "ar", "verb-prepositions.tsv"), ("verb", "preposition")):
            self.takes[row["preposition"]].add(row["verb"])

    def passed(self, chosen: Analysis | None, word: str, at: Position) -> None:
        """Leave a word, having chosen its reading; count the verbs of the clause."""
        at.earlier, at.previous = at.previous, chosen
        if chosen is None:
            if not word.isalnum():
                at.verbs, at.masdars = 0, False
        elif chosen.pos in _OPENS:
            at.verbs, at.masdars = 0, False
            at.awaits = chosen.pos == "conj_sub" and chosen.lemma in self.words["before_noun"] and not chosen.enclitic
        elif chosen.pos == "verb" and chosen.lemma not in self.words["auxiliary"]:
            at.verbs = 1 if _CONJUNCTIONS & set(chosen.proclitics) else at.verbs + 1
            at.awaits = False
        elif chosen.kind == "masdar" and not chosen.definite:
            at.masdars = True

    def fit(self, reading: Analysis, at: Position) -> float:
        """What the neighbours add to the prior of a reading."""
        if reading.pos == "verb":
            return self._verb_behind(reading, at) + self._verb_before(reading, at) + self._mood(reading, at)
        if reading.pos in NOMINAL:
            return self._nominal_behind(reading, at) + self._nominal_before(reading, at)
        return self._particle(reading, at)

    def _verb_behind(self, reading: Analysis, at: Position) -> float:
        """A verb behind another word: «لم يعد», never «في يعد»."""
        previous = at.previous
        joined = bool(_CONJUNCTIONS & set(reading.proclitics))
        if previous is None:
            return self._opening(reading, at) + (1.0 if at.awaits and not joined else 0.0)
        if previous.pos in _PARTICLES and previous.lemma in self.words["before_verb"]:
            if previous.lemma in self.words["before_jussive"]:
                return 8.0 if reading.mood == "j" else 5.0 if reading.aspect == "i" else 1.0
            if previous.lemma in self.words["before_subjunctive"] and previous.pos == "part_neg":
                return 5.0 if reading.aspect == "i" else 1.0
            return 4.0
        if previous.pos == "prep" and not previous.enclitic:
            return -6.0
        if previous.pos == "pron_rel" and not set(previous.proclitics) - _CONJUNCTIONS:
            return 1.5 + relative_concord(previous, reading)
        if previous.pos == "conj_sub":
            return self._verb_behind_that(reading, at)
        if reading.enclitic and previous.pos in ("noun", "adj") and not previous.definite and not previous.enclitic:
            return 1.5  # «وثائق جمعتها»: a clause that describes the noun
        total = -2.5 if at.verbs and reading.aspect == "p" and not joined else 0.0
        if previous.pos == "verb":
            return total - (0.0 if previous.lemma in self.words["auxiliary"] or joined else 2.0)
        if previous.pos in ("noun", "adj", "noun_prop") and not joined:
            total += subject_concord(previous, reading) + (1.0 if at.awaits else 0.0)
            if previous.pos == "noun" and is_construct(previous, at.before):
                total -= 2.0
        return total

    def _opening(self, reading: Analysis, at: Position) -> float:
        """A verb that opens the sentence or follows punctuation: Arabic tells what happened first, mostly in the third person."""
        if not at.opens:
            return -1.0 if at.before.isdigit() else 0.0
        if reading.aspect == "i" and reading.person == "3" and not reading.proclitics:
            return 1.0
        if reading.aspect != "p" or reading.person != "3":
            return 0.0
        plain = not reading.enclitic and reading.number == "s"
        return (2.0 if "و" in reading.proclitics else 1.5) - (0.0 if plain else 1.0)

    def _verb_behind_that(self, reading: Analysis, at: Position) -> float:
        """A verb behind «أن», «إن» and the like: «أن يعود», «بعد أن عاد», but «إن الوفد عاد»."""
        that = at.previous
        if that is None or that.enclitic:
            return 0.5 - (1.5 if that and (that.enclitic, reading.gender, reading.number) in _CLASHES else 0.0)
        if that.lemma == "أن":
            if reading.aspect == "i":
                return 1.5
            earlier = at.earlier.lemma if at.earlier else ""
            return 1.0 if earlier in self.words["before_an_perfect"] else -1.5
        return -2.0 if that.lemma in self.words["before_noun"] else 0.0

    def _mood(self, reading: Analysis, at: Position) -> float:
        """The jussive that differs in letters stands behind «لم» or «ل» alone, in news; the subjunctive behind a few words."""
        if reading.mood not in ("j", "s") or "ل" in reading.proclitics:
            return 0.0
        lemma = at.previous.lemma if at.previous else ""
        if lemma in self.words["before_jussive"]:
            return 0.0
        return -4.0 if reading.mood == "j" else 0.0 if lemma in self.words["before_subjunctive"] else -1.0

    def _verb_before(self, reading: Analysis, at: Position) -> float:
        """A verb before another word: its preposition, the subject that agrees with it; a passive has no object."""
        following = at.following
        total = self._governs(reading.lemma, following)
        if reading.voice == "p" and reading.person == "3":
            total += self._passive_before(reading, at)
        if following is None or following.proclitics or reading.enclitic or reading.person != "3":
            return total
        if following.pos == "noun_prop" and at.opens and reading.aspect == "i" and reading.gender == "f":
            return total + 1.5
        if following.pos == "noun" and following.number and following.gender and _starts(at):
            feminine = following.gender == "f" or following.number == "p"
            if reading.gender == "m" and following.gender == "f" and following.number != "d":
                total -= 1.5
            if reading.gender == "f" and following.gender == "m":
                total -= 0.5 if feminine else 2.0
        return total

    def _passive_before(self, reading: Analysis, at: Position) -> float:
        """A passive before a count, «قتل 12 شخصا», or a preposition; not before an object, «قتل زوجته»."""
        following = at.following
        if reading.gender == "f" and reading.aspect == "p":
            return -3.0
        if at.after.isdigit() or (following is not None and following.pos == "num"):
            return 1.0
        if following is not None and following.pos == "prep":
            return 0.5
        if following is None or following.pos != "noun":
            return 0.0
        if following.proclitics:
            return 1.0 if "ب" in following.proclitics else 0.0
        if following.enclitic:
            return -3.0
        return 0.0

    def _governs(self, verb: str, following: Analysis | None) -> float:
        """A verb, or the noun made of it, before the preposition it is used with: «قل عن», «تقدم ب»."""
        if following is None:
            return 0.0
        preposition = following.lemma if following.pos == "prep" else following.proclitics[-1] if following.proclitics else ""
        return 1.5 if preposition and verb in self.takes.get(preposition, ()) else 0.0

    def _nominal_behind(self, reading: Analysis, at: Position) -> float:
        """A noun, adjective or number behind another word."""
        previous, adjective = at.previous, reading.pos == "adj"
        total = -1.0 if adjective else 0.0
        if reading.enclitic and reading.lemma in self.words["never_owned"]:
            total -= 6.0
        if previous is None:
            if at.before.isdigit() and reading.lemma in self.words["month"]:
                return 4.0
            return total
        if previous.pos in _PARTICLES and previous.lemma in self.words["before_verb"]:
            return total - 4.0
        if previous.pos == "prep" and not previous.enclitic:
            return total + (0.0 if adjective else 1.0)
        if previous.pos == "pron_rel" and previous.gender and not reading.proclitics:
            return total - 2.0
        if adjective and previous.pos not in NOMINAL:
            total -= 1.5
        if previous.lemma in self.words["before_masdar"] and previous.enclitic and reading.kind == "masdar":
            return total + 3.0
        if previous.pos in ("noun", "adj", "num"):
            if adjective and previous.pos == "num":
                return total
            if adjective and previous.lemma in self.words["before_adjective"] and not reading.definite:
                return total + 3.0
            if adjective:
                return total + adjective_concord(previous, reading)
            if not previous.definite and not previous.enclitic and (reading.definite or reading.enclitic):
                return total + 1.0
            if previous.definite and reading.definite and not reading.proclitics and not at.verbs:
                return total - 1.5
        if reading.kind == "masdar" and "و" in reading.proclitics and at.masdars:
            total += 1.5
        if reading.kind == "masdar" and not reading.definite and not reading.proclitics:
            construct = previous.pos == "noun" and is_construct(previous, at.before)
            total += 1.5 if construct or (at.verbs and previous.pos != "prep") else 0.0
        return total

    def _nominal_before(self, reading: Analysis, at: Position) -> float:
        """A noun before its adjective, «دعم أميركي», or its preposition."""
        following = at.following
        governs = self._governs(reading.verb, following) if reading.kind == "masdar" else 0.0
        if following is None or reading.pos != "noun" or following.pos != "adj" or following.proclitics:
            return governs
        same = following.definite == (reading.definite or bool(reading.enclitic))
        return 1.0 if same and following.gender == reading.gender and following.number == reading.number == "s" else 0.0

    def _particle(self, reading: Analysis, at: Position) -> float:
        """A preposition, conjunction, adverb or pronoun."""
        previous, following = at.previous, at.following
        total = 0.0
        if previous is not None and previous.pos in _PARTICLES and previous.lemma in self.words["before_verb"]:
            total -= 4.0
        if reading.pos == "prep" and not reading.enclitic:
            if previous is not None and previous.pos == "prep" and previous.lemma not in self.words["before_preposition"]:
                total -= 6.0
            if not at.after or (not at.after.isalnum() and at.after in ".،؛:؟!"):
                total -= 4.0
            elif following is not None and following.pos == "verb":
                total -= 3.0
        if reading.pos == "pron_rel" and not reading.gender and following is not None and not following.proclitics:
            total += 4.0 if following.pos == "verb" and following.aspect == "i" and following.gender == "m" else 0.0
        if reading.lemma == "ما" and following is not None and following.lemma in self.words["after_negating_ma"]:
            total += 4.0 if reading.pos == "part_neg" else 0.0
        if reading.lemma == "إن" and previous is not None and previous.lemma in self.words["says_inna"]:
            total += 2.0
        return total


def _starts(at: Position) -> bool:
    """Whether the clause has nothing before the word that could be the subject of its verb."""
    return at.opens or (at.previous is not None and at.previous.pos in (*_PARTICLES, "conj", "adv"))
