"""Names the actor base does not know: an English label and a stable id from the Arabic letters.

Newspapers' romanization is not reversible and vowels are not written, so this is a readable skeleton in the manner of ALA-LC
without marks:
consonants by table, long vowels where a letter stands for one. Known names get their usual English form from the actor base
instead.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.reading.arabic.normalize import display

_LETTERS = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ٱ": "a", "ب": "b", "ت": "t", "ث": "th", "ج": "j", "ح": "h", "خ": "kh",
    "د": "d", "ذ": "dh", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a",
    "غ": "gh", "ف": "f", "ق": "q", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ة": "a", "و": "w", "ي": "y",
    "ى": "a", "ئ": "e", "ؤ": "o", "ء": "", "پ": "p", "چ": "ch", "ڤ": "v", "گ": "g", "ژ": "zh",
}  # fmt: skip
_VOWELS = frozenset("aeiou")


def romanize(name: str) -> str:
    """A readable Latin form of an Arabic name.

    Args:
        name: one or several Arabic words.

    Returns:
        Latin letters, each word capitalized, the article as `al-`.

    Example:
        >>> romanize("أيمن الصفدي"), romanize("نيكي هايلي")
        ('Aymn al-Sfdi', 'Niki Hayli')
    """
    return " ".join(_word(word) for word in display(name).split())


def _word(word: str) -> str:
    if word.startswith("ال") and len(word) > 4:
        return "al-" + _word(word[2:])
    latin = ""
    for index, letter in enumerate(word):
        sound = _LETTERS.get(letter, letter if letter.isascii() else "")
        if letter in "وي" and index > 0:
            following = _LETTERS.get(word[index + 1], "") if index + 1 < len(word) else ""
            if not (following and following[0] in _VOWELS) and latin[-1:] not in _VOWELS:
                sound = "u" if letter == "و" else "i"
        latin += sound
    return latin[:1].upper() + latin[1:]


def slug(words: Sequence[str]) -> str:
    """The ASCII id of a name, for IRIs: the same name gives the same id everywhere.

    Example:
        >>> slug(["أيمن", "الصفدي"])
        'aymn-al-sfdi'
    """
    latin = romanize(" ".join(words)).lower()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-") or "unnamed"
