"""What the stages of the pipeline hand to each other, and where it hangs on a spaCy `Doc`: declared once, here.

`Doc._.words` (by `kg_sentences`), their readings (by `kg_morphology`), `Doc._.found` (by `kg_actors`), `Doc._.mentions` (by
`kg_resolution`),
`Doc._.candidates` (by `kg_relations`, weighed by `kg_qualifiers`, dated and placed by `kg_circumstances`), `Doc._.scenes` (by
`kg_qualifiers`: each sentence with its candidates), `Doc._.reading` (by `kg_statements`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Token

from kg.model import Circumstance, Mention
from kg.reading.arabic.normalize import match_key, surface_offset

if TYPE_CHECKING:
    from kg.reading.arabic.morphology import Analysis
    from kg.reading.lexicon import Body, Frame, Title

EXTENSIONS = {
    "article": None,
    "words": None,
    "found": None,
    "mentions": None,
    "candidates": None,
    "weighed": False,
    "scenes": None,
    "memberships": None,
    "reading": None,
}


@dataclass(slots=True)
class Word:
    """One written word or punctuation mark; white space, «#» and «_» are none.

    Attributes:
        index: position among the document's words. begin, end: code points. text: as written. key: its match key.
        sentence: number of its sentence. readings: morphological analyses, best first. reading: the one that fits the context.
    """

    index: int
    begin: int
    end: int
    text: str
    key: str
    sentence: int
    readings: tuple[Analysis, ...] = ()
    reading: Analysis | None = None

    @property
    def is_punct(self) -> bool:
        """Whether it is punctuation rather than a word or number."""
        return not self.key[0].isalnum()

    def offset(self, letters: int) -> int:
        """Code point in the text where the word's letters behind `letters` proclitic letters begin."""
        return self.begin + surface_offset(self.text, letters)


@dataclass(slots=True)
class Found:
    """A span that may name an actor, before it is known which.

    Attributes:
        first, last: word indexes, inclusive. begin, end: code points without proclitics. proclitics: letters before it («و»,
            «وب», «ل»).
        form: name, surname, capital, seat, demonym, body, title, organization: how it was found.
        key: match key of its first word.
        actors: candidate ids. title, of, former: a title, the id of what it is a title of, whether it is a past one.
        body, state: a body's rule and the id of its state, if said. name: words of an unknown name, as written.
        definite, gender, number: of the head word. owner: where the text names what a title is of, in code points.
        weak: it is an actor only if it takes part in something: a private person, a town.
    """

    first: int
    last: int
    begin: int
    end: int
    proclitics: str
    form: str
    key: str
    actors: tuple[str, ...] = ()
    title: Title | None = None
    of: str = ""
    former: bool = False
    body: Body | None = None
    state: str = ""
    name: tuple[str, ...] = ()
    definite: bool = True
    gender: str = ""
    number: str = ""
    ambiguous: bool = False
    weak: bool = False
    inner: list[Found] = field(default_factory=list)
    owner: tuple[int, int] = (0, 0)


@dataclass(slots=True)
class Resolved:
    """A found span with the actor it stands for: why, in which office of what, and the match key of its first word."""

    found: Found
    actor: str
    reason: str
    role: str = ""
    of: str = ""
    head: str = ""

    @property
    def mention(self) -> Mention:
        """The record that goes into the graph."""
        return Mention(self.found.begin, self.found.end, self.actor, self.reason)


@dataclass(slots=True)
class Candidate:
    """A relation as the cue's frame reads it, before qualifiers decide whether the text asserts it.

    Attributes:
        frame: the cue's frame. cue: word indexes of the cue. sentence: number.
        source, target: mentions. governor: index of the verb it is the content of, if any; link: how (content, masdar, hal,
            relative).
        type, sub: as they stand now. negated, by, speaker: set by the qualifiers. confidence: 0 to 1. notes: why, in words of
            the rules. time, place: when and where it happened, where the text tells.
    """

    frame: Frame
    cue: tuple[int, ...]
    sentence: int
    source: Mention
    target: Mention | None
    type: str
    sub: str = ""
    negated: bool = False
    by: str = ""
    speaker: Mention | None = None
    confidence: float = 1.0
    notes: tuple[str, ...] = ()
    content: tuple[int, int] = (0, 0)
    time: Circumstance | None = None
    place: Circumstance | None = None


@lru_cache(maxsize=200_000)
def splits(key: str) -> tuple[tuple[str, str], ...]:
    """Ways to take proclitics off a match key: (proclitics, rest), the whole word first.

    Example:
        >>> splits("وبباشينيان")
        (('', 'وبباشينيان'), ('و', 'بباشينيان'), ('وب', 'باشينيان'))
        >>> splits("للامم")[-1]
        ('ل', 'الامم')
    """
    found = [("", key)]
    stems = [("", key)]
    if len(key) > 3 and key[0] in "وف":
        stems.append((key[0], key[1:]))
        found.append(stems[-1])
    for before, stem in stems:
        if len(stem) > 4 and stem.startswith("لل"):
            found.append((before + "ل", "ال" + stem[2:]))
            found.append((before + "ل", stem[1:]))
        elif len(stem) > 3 and stem[0] in "بكل":
            found.append((before + stem[0], stem[1:]))
    return tuple(found)


def declare() -> None:
    """Register the extension attributes on `Doc` and `Token`; doing so twice does nothing."""
    for name, default in EXTENSIONS.items():
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=default)
    if not Token.has_extension("key"):
        Token.set_extension("key", getter=lambda token: match_key(token.text))
