"""What Arabic says, as data: the tables of `seeds/lexicon/ar/` read into indexes.

Cue frames follow the practice of frame lexicons and event coders (FrameNet's frames, CAMEO/PLOVER verb dictionaries): a cue
names a PLOVER type and says
where its source, target and content stand. The columns are explained in `seeds/lexicon/ar/README.md`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from kg.errors import BadData
from kg.model import PLOVER, SUBTYPES
from kg.reading.arabic.normalize import match_key
from kg.resources import files, path

SLOTS = frozenset(
    [
        "subj",
        "obj",
        "gen",
        "أن",
        "none",
        "-",
        "ب",
        "ل",
        "إلى",
        "على",
        "من",
        "عن",
        "مع",
        "ضد",
        "بين",
        "في",
        "تجاه",
        "نحو",
        "أمام",
        "لدى",
        "حول",
        "بحق",
        "عبر",
        "قبل",
        "جانب",
        "speaker",
    ]
)
"""Where an argument may stand: see the README of the lexicon."""

LEARNED = "learned"
"""The part of speech, as it were, of a frame that no row of the lexicon holds: the trained model read it."""

AGENT = "قبل"
"""The slot of «من قبل / من جانب / على يد»: who does it, in a passive or beside a verbal noun."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One sense of one cue.

    Attributes:
        id: file and line, for explanations: `request.tsv:12`.
        type, sub: PLOVER type and subtype.
        pos: verb, noun, light, phrase, adjective, active or passive (participles).
        words: match keys of the cue's lemmas (of the written words, for a phrase).
        source, target, content: slots in order of preference.
        needs, needs_where: words of which one must stand in the `clause`, the `content` or the `obj`.
        blocks: words that cancel the cue when they stand right behind it or as its object.
        derived: the frame was made from a verb's (a verbal noun or participle).
    """

    id: str
    type: str
    sub: str
    pos: str
    words: tuple[str, ...]
    source: tuple[str, ...]
    target: tuple[str, ...]
    content: tuple[str, ...]
    needs: frozenset[str] = frozenset()
    needs_where: str = "clause"
    blocks: frozenset[str] = frozenset()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """A title that introduces or stands for a person: role, what may follow (state, body, organization, party, person), of
    what it is when it says so itself, the states that alone have such an office, and the one that is meant where nobody says.
    """

    role: str
    scope: frozenset[str]
    feminine: bool = False
    of: str = ""
    only: frozenset[str] = frozenset()
    usual: str = ""


@dataclass(frozen=True, slots=True)
class Body:
    """A body, force or people built from a head noun and a state: `وزارة الدفاع` + `أرميني`. `needs_owner`: it is no actor
    unless the state is said; `definite`: only with ال.
    """

    kind: str
    slug: str
    english: str
    head: str
    needs_owner: bool = False
    definite: bool = False


@dataclass(slots=True)
class Lexicon:
    """All tables, indexed by match key. Build it with `load`."""

    verbs: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    adjectives: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    actives: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    passives: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    lights: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    phrases: dict[str, list[Frame]] = field(default_factory=lambda: defaultdict(list))
    titles: dict[str, list[tuple[tuple[str, ...], Title]]] = field(default_factory=lambda: defaultdict(list))
    bodies: dict[str, list[tuple[tuple[str, ...], Body]]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[str, tuple[str, str]] = field(default_factory=dict)
    speech: dict[str, str] = field(default_factory=dict)
    reports: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    according: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(list))
    qualifiers: dict[str, list[tuple[tuple[str, ...], str, str, str]]] = field(default_factory=lambda: defaultdict(list))
    content: list[tuple[tuple[str, ...], frozenset[str], str]] = field(default_factory=list)
    given_names: frozenset[str] = frozenset()
    given_in_alif: frozenset[str] = frozenset()
    anaphora: dict[str, tuple[frozenset[str], str]] = field(default_factory=dict)
    one_of: dict[str, tuple[str, ...]] = field(default_factory=dict)
    party_adjectives: dict[tuple[str, str], str] = field(default_factory=dict)
    plural_titles: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = field(default_factory=lambda: defaultdict(list))
    homeland: frozenset[str] = frozenset()
    sport: frozenset[str] = frozenset()
    confidence: dict[tuple[str, str], float] = field(default_factory=dict)
    control: dict[str, tuple[str, frozenset[str]]] = field(default_factory=dict)
    decisions: dict[str, str] = field(default_factory=dict)
    name_parts: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def rows(file: Path, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a table: tab-separated, a header line, lines that open with # passed over.

    Args:
        file: the table.
        columns: the columns that must be there.

    Yields:
        Line number and the row by column; cells that only hold `-` are empty.

    Raises:
        BadData: a column is missing or a row has another number of cells.
    """
    header: list[str] = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if not header:
            header = cells
            if missing := [column for column in columns if column not in header]:
                raise BadData(
                    f"no column {', '.join(missing)}; the header must name {', '.join(columns)}", where=f"{file}, line {number}"
                )
            continue
        if len(cells) > len(header):
            raise BadData(f"{len(cells)} cells where the header names {len(header)}", where=f"{file}, line {number}")
        cells += [""] * (len(header) - len(cells))
        yield number, {name: "" if cell == "-" else cell for name, cell in zip(header, cells, strict=True)}


def bare_words(text: str) -> tuple[str, ...]:
    """The match keys of words, the article taken off each: «وزير الخارجية» and «وزير خارجية» alike.

    Example:
        >>> bare_words("وزير الخارجية")
        ('وزير', 'خارجيه')
    """
    return tuple(bare(match_key(word)) for word in text.split())


def bare(key: str) -> str:
    """A match key without its article."""
    return key[2:] if key[:2] == "ال" and len(key) > 4 else key


@cache
def noun_keys(word: str) -> frozenset[str]:
    """The lemma keys a noun of the lexicon may have in the morphology, whose lemma is the singular: «محادثات» is found as
    «محادثه» too.

    Example:
        >>> sorted(noun_keys("عقوبات"))
        ['عقوب', 'عقوبات', 'عقوبه']
    """
    return frozenset((word, word[:-2] + "ه", word[:-2])) if word.endswith("ات") and len(word) > 4 else frozenset((word,))


def _slots(cell: str, where: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in cell.split("|") if name.strip())
    if wrong := [name for name in names if name not in SLOTS]:
        raise BadData(f"unknown slot {wrong[0]}; allowed are {' '.join(sorted(SLOTS))}", where=where)
    return tuple(name for name in names if name != "-")


def _list(cell: str) -> list[str]:
    return [word.strip() for word in cell.replace("،", ",").split(",") if word.strip()]


CUE_COLUMNS = ("cue", "pos", "sub", "source", "target", "content", "nouns", "participles", "needs", "blocks")


def _frames(file: Path) -> Iterator[tuple[Frame, dict[str, str]]]:
    plover = file.stem.upper()
    if plover not in PLOVER:
        raise BadData(f"the file is named after no PLOVER type; allowed are {', '.join(PLOVER)}", where=str(file))
    for number, row in rows(file, CUE_COLUMNS):
        where = f"{file}, line {number}"
        if row["sub"] and row["sub"] not in SUBTYPES:
            raise BadData(f"unknown subtype {row['sub']}; allowed are {', '.join(SUBTYPES)}", where=where)
        needs_where, needs = "clause", row["needs"]
        for prefix in ("content:", "obj:"):
            if needs.startswith(prefix):
                needs_where, needs = prefix[:-1], needs[len(prefix) :]
        yield (
            Frame(
                id=f"{file.name}:{number}",
                type=plover,
                sub=row["sub"],
                pos=row["pos"],
                words=tuple(match_key(word) for word in row["cue"].split()),
                source=_slots(row["source"], where),
                target=_slots(row["target"], where),
                content=_slots(row["content"], where),
                needs=frozenset(match_key(word) for word in _list(needs)),
                needs_where=needs_where,
                blocks=frozenset(match_key(word) for word in _list(row["blocks"])),
            ),
            row,
        )


def _as_noun(frame: Frame, noun: str) -> Frame:
    """The frame of a verb's verbal noun: its subject becomes the genitive, its object follows «ل» or is the genitive itself."""
    source = tuple("gen" if slot == "subj" else slot for slot in frame.source)
    target = tuple(new for slot in frame.target for new in (("ل", "gen") if slot == "obj" else (slot,)))
    return replace(frame, pos="noun", words=(match_key(noun),), source=source, target=target, derived=True)


def _add_cues(lexicon: Lexicon, file: Path) -> None:
    for frame, row in _frames(file):
        if frame.pos == "verb":
            lexicon.verbs[frame.words[0]].append(frame)
        elif frame.pos == "noun":
            for key in noun_keys(frame.words[0]):
                lexicon.nouns[key].append(frame)
        elif frame.pos == "adjective":
            lexicon.adjectives[frame.words[0]].append(frame)
        elif frame.pos == "light":
            lexicon.lights[frame.words[0]].append(frame)
        elif frame.pos == "phrase":
            lexicon.phrases[frame.words[0]].append(replace(frame, words=(frame.words[0], *map(bare, frame.words[1:]))))
        else:
            raise BadData(f"unknown pos {frame.pos}; allowed are verb noun light phrase adjective", where=f"{file}, {frame.id}")
        for noun in _list(row["nouns"]):
            made = _as_noun(frame, noun)
            if frame.pos == "light":
                made = replace(made, words=(match_key(noun), *frame.words[1:]), target=frame.target)
            for key in noun_keys(match_key(noun)):
                lexicon.nouns[key].append(made)
        active, _, passive = row["participles"].partition(":")
        rest = frame.words[1:] if frame.pos == "light" else ()
        for word in _list(active):
            lexicon.actives[match_key(word)].append(replace(frame, pos="active", words=(match_key(word), *rest), derived=True))
        for word in _list(passive):
            lexicon.passives[match_key(word)].append(replace(frame, pos="passive", words=(match_key(word), *rest), derived=True))


def _titles(lexicon: Lexicon) -> None:
    some = {
        (bare_words(row["title"]), row["role"]): (frozenset(row["states"].split("|")) - {""}, row["usual"])
        for _, row in rows(path("seeds", "lexicon", "ar", "title-states.tsv"), ("title", "role", "states", "usual"))
    }
    for _, row in rows(path("seeds", "lexicon", "ar", "titles.tsv"), ("title", "role", "scope", "feminine", "of")):
        scope = frozenset(row["scope"].split("|")) - {""}
        only, usual = some.get((bare_words(row["title"]), row["role"]), (frozenset(), ""))
        for text, feminine in ((row["title"], False), *((form, True) for form in _list(row["feminine"]))):
            words = bare_words(text)
            lexicon.titles[words[0]].append((words[1:], Title(row["role"], scope, feminine, row["of"], only, usual)))
    for entries in lexicon.titles.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    for _, row in rows(path("seeds", "lexicon", "ar", "one-of.tsv"), ("plural", "title")):
        lexicon.one_of[bare(match_key(row["plural"]))] = bare_words(row["title"])


def _bodies(lexicon: Lexicon) -> None:
    usual: dict[tuple[str, str], tuple[str, str]] = {}  # one label for one body, whatever words name it
    columns = ("head", "kind", "slug", "english", "forms", "alone")
    for _, row in rows(path("seeds", "lexicon", "ar", "bodies.tsv"), columns):
        head, english = usual.setdefault((row["kind"], row["slug"]), (row["head"], row["english"]))
        for number, text in enumerate((row["head"], *_list(row["forms"]))):
            words = bare_words(text)
            short = " " not in row["head"] and row["head"].startswith("ال")  # «الخارجية» is a ministry only with its state
            needs_owner = row["alone"] == "no" or (not row["alone"] and (number > 0 or short or row["head"].endswith("ون")))
            lexicon.bodies[words[0]].append((words[1:], Body(row["kind"], row["slug"], english, head, needs_owner, short)))
    for entries in lexicon.bodies.values():
        entries.sort(key=lambda entry: -len(entry[0]))


@cache
def load() -> Lexicon:
    """All tables of `seeds/lexicon/ar/`.

    Raises:
        BadData: a table breaks its columns; the message names file, line and what is allowed.
    """
    lexicon = Lexicon()
    folder = ("seeds", "lexicon", "ar")
    for file in files("seeds/lexicon/ar/cues", "*.tsv"):
        _add_cues(lexicon, file)
    for index in (
        lexicon.verbs,
        lexicon.nouns,
        lexicon.adjectives,
        lexicon.actives,
        lexicon.passives,
        lexicon.lights,
        lexicon.phrases,
    ):
        for frames in index.values():  # a sense with a condition before the plain one, a longer cue before a shorter
            frames.sort(key=lambda frame: (not frame.needs, -len(frame.words)))
    _titles(lexicon)
    _bodies(lexicon)
    for _, row in rows(path(*folder, "heads.tsv"), ("head", "kind", "english")):
        lexicon.heads[match_key(row["head"])] = (row["kind"], row["english"])
    for _, row in rows(path(*folder, "speech.tsv"), ("lemma", "pos", "force")):
        words = tuple(match_key(word) for word in row["lemma"].split())
        if row["pos"] == "verb" or row["pos"] == "noun":
            lexicon.speech.setdefault(words[0] if len(words) == 1 else " ".join(words), row["force"])
        elif row["pos"] in ("reports", "phrase"):
            (lexicon.reports if row["pos"] == "reports" else lexicon.according)[words[0]].append(words[1:])
    for _, row in rows(path(*folder, "qualifiers.tsv"), ("word", "category", "scope", "with")):
        words = tuple(match_key(word) for word in row["word"].split())
        lexicon.qualifiers[words[0]].append((words[1:], row["category"], row["with"], row["scope"]))
    for table in (*lexicon.reports.values(), *lexicon.according.values()):
        table.sort(key=len, reverse=True)
    for pairs in lexicon.qualifiers.values():
        pairs.sort(key=lambda pair: -len(pair[0]))
    for _, row in rows(path(*folder, "control.tsv"), ("verb", "mode", "slot")):
        lexicon.control[match_key(row["verb"])] = (
            row["mode"],
            frozenset("" if slot == "obj" else slot for slot in row["slot"].split("|")),
        )
    lexicon.decisions = {match_key(row["noun"]): row["mode"] for _, row in rows(path(*folder, "decisions.tsv"), ("noun", "mode"))}
    for _, row in rows(path(*folder, "anaphora.tsv"), ("noun", "kinds", "needs")):
        lexicon.anaphora[match_key(row["noun"])] = (frozenset(row["kinds"].split("|")), row["needs"])
    for _, row in rows(path(*folder, "plural-titles.tsv"), ("title", "roles")):
        first, *rest = bare_words(row["title"])
        lexicon.plural_titles[first].append((tuple(rest), tuple(row["roles"].split("|"))))
    for _, row in rows(path(*folder, "party-adjectives.tsv"), ("adjective", "state", "party")):
        feminine = (row["adjective"], row["adjective"] + "ة")
        lexicon.party_adjectives.update({(match_key(word), row["state"]): row["party"] for word in feminine})
    lexicon.homeland = frozenset(match_key(row["noun"]) for _, row in rows(path(*folder, "homeland.tsv"), ("noun",)))
    lexicon.confidence = {
        (row["kind"], row["value"]): float(row["factor"])
        for _, row in rows(path(*folder, "confidence.tsv"), ("kind", "value", "factor"))
    }
    lexicon.sport = frozenset(match_key(row["word"]) for _, row in rows(path(*folder, "sport-words.tsv"), ("word",)))
    given = [row["name"] for _, row in rows(path(*folder, "given-names.tsv"), ("name",))]
    lexicon.given_names = frozenset(match_key(name) for name in given)
    lexicon.given_in_alif = frozenset(match_key(name) for name in given if name.endswith("ى"))
    for parts in ("name-parts.tsv", "office-parts.tsv"):
        for _, row in rows(path(*folder, parts), ("word", "category")):
            lexicon.name_parts[row["category"]].add(match_key(row["word"]))
    for _, row in rows(path(*folder, "content.tsv"), ("phrase", "types", "sub")):
        words = tuple(match_key(word) for word in row["phrase"].split())
        lexicon.content.append((words, frozenset(_list(row["types"])), row["sub"]))
    return lexicon
