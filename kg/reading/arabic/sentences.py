"""Tokens and sentences with offsets into the original text.

spaCy's own Arabic tokenizer knows Arabic punctuation but not hashtags («#حاملة_طائرات»), glued quotes («بـ"إعلان») or vowel signs
inside words; this one cuts by character class and is exact: joining the tokens gives the text back, character by character.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.reading.arabic.normalize import INVISIBLE, MARKS

_LETTER = rf"(?:[^\W\d_]|[{MARKS}{INVISIBLE}\u0640])"
_TOKEN = re.compile(rf"{_LETTER}+|\d+(?:[.,:/٫٬]\d+)*|\s+|.", re.DOTALL)
_END = frozenset(".!?؟…")
_CLOSING = frozenset("\"'”»)]’")
_PARAGRAPH = re.compile(r"\n")

OPENING_QUOTES = frozenset("“«")
CLOSING_QUOTES = frozenset("”»")


def tokenize(text: str) -> list[tuple[int, int]]:
    """Cut a text into tokens.

    Args:
        text: any text.

    Returns:
        (begin, end) in code points of every token; white space is a token of its own. The spans cover the text without gaps.

    Example:
        >>> text = "بـ\\"إعلان الحرب\\"."
        >>> [text[b:e] for b, e in tokenize(text)]
        ['بـ', '"', 'إعلان', ' ', 'الحرب', '"', '.']
    """
    return [match.span() for match in _TOKEN.finditer(text)]


def sentence_starts(tokens: Sequence[str]) -> Iterator[int]:
    """Where sentences begin.

    A sentence ends at a line end, or at «.», «!», «?», «؟», «…» with its closing quotes, unless the point follows a single
    letter («د. أحمد») or stands
    inside an abbreviation («يو.إس», «كيه.دي.في»), that is with no space behind it.

    Args:
        tokens: the tokens' texts, white space included.

    Yields:
        Index of each first token.
    """
    yield 0
    last, size = 0, len(tokens)
    index = 0
    while index < size:
        token = tokens[index]
        ends = False
        if token in _END:
            while index + 1 < size and (tokens[index + 1] in _END or tokens[index + 1] in _CLOSING):
                index += 1
            following = tokens[index + 1] if index + 1 < size else "\n"
            initial = token == "." and index > 0 and len(tokens[index - 1]) == 1 and tokens[index - 1].isalpha()
            ends = following.isspace() and not initial
        elif token.isspace() and _PARAGRAPH.search(token):
            ends = True
        index += 1
        if ends:
            while index < size and tokens[index].isspace():
                index += 1
            if last < index < size:
                yield index
                last = index
