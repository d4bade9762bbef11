"""What the written form of a word says beyond its matching letters: vowel signs, hamza, ة and ى."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.reading.arabic.analysis import Analysis

_SLIPS = {("ي", "ى"): 3.0, ("ى", "ي"): 3.5, ("ه", "ة"): 2.5}
"""How unlikely newspapers are to write the first letter for the second, in natural-log units; others cost 4."""
_TANWIN = re.compile("[\u064b-\u064d]")
_SIGNS = re.compile("[\u064b-\u0652\u0670]")
_PLAIN = re.compile("[\u0621-\u063a\u0641-\u064a]+")
_LETTER = re.compile("([\u0621-\u064a])([\u064b-\u0652]*)")
_FATHA, _DAMMA = "\u064e", "\u064f"


class Marks:
    """The spelling of one written word, against which its readings are held."""

    def __init__(self, word: str) -> None:
        self.nominal, self.letters, self.signs = False, word, list[str]()
        if _PLAIN.fullmatch(word):
            return
        self.nominal = bool(_TANWIN.search(word))
        letters = _LETTER.findall(word.replace("\u0640", ""))
        self.letters = "".join(letter for letter, _ in letters)
        self.signs = [signs for _, signs in letters] if any(signs for _, signs in letters) else []

    def allow(self, analysis: Analysis, form: str) -> bool:
        """Whether a reading agrees with the vowel signs: tanwin is nominal, a ḍamma after the clitics tells the passive."""
        if self.nominal and analysis.pos == "verb":
            return False
        if not self.signs or analysis.pos != "verb":
            return True
        first = len(analysis.proclitics)
        sign = self.signs[first] if first < len(self.signs) else ""
        if _DAMMA in sign:
            if analysis.aspect == "p":
                return analysis.voice == "p"
            if analysis.aspect == "i" and form not in ("II", "III", "IV", "Iq"):
                return analysis.voice == "p"
        return not (_FATHA in sign and analysis.voice == "p" and form != "")

    def favour(self, analysis: Analysis) -> float:
        """What a written ḍamma adds to the prior of a perfect passive: who writes one means «قُتل», and not the noun."""
        if not self.signs or analysis.voice != "p" or analysis.aspect != "p":
            return 0.0
        first = len(analysis.proclitics)
        return 5.0 if first < len(self.signs) and _DAMMA in self.signs[first] else 0.0

    def distance(self, spelling: str) -> float:
        """How far the writer's hamza, ة and ى are from a reading's spelling: a dropped hamza is common, a wrong one is not."""
        if spelling == self.letters:
            return 0.0
        spelling = plain(spelling)
        total = 0.0
        for written, correct in zip(self.letters, spelling, strict=False):
            if written != correct:
                total += _SLIPS.get((written, correct), 0.7 if written == "ا" else 4.0)
        return total


@lru_cache(maxsize=50_000)
def plain(text: str) -> str:
    """A word without its vowel signs and shadda."""
    return _SIGNS.sub("", text)
