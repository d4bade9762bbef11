"""The interactive page: one file with everything in it, drawn by Cytoscape.js, opened from disk without internet.

What was read is data, never markup: it lies in a JSON block whose every `<` is escaped, the page's script puts it in as text,
and a Content-Security-Policy lets only the two scripts shipped here run.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from string import Template
from typing import TYPE_CHECKING, Any

from kg.publishing.alliances import Passage, kinds
from kg.publishing.drawing.layout import NAMED
from kg.publishing.drawing.look import asset, day, groups, look, signs, word
from kg.publishing.drawing.scene import Scene, scene

if TYPE_CHECKING:
    import networkx

ACTORS = 300
"""How many actors a page shows unless told otherwise."""
PASSAGES = 20
"""How many sentences a page keeps of one tie; it says how many more there are."""


def page(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> bytes:
    """The page as bytes of a file in UTF-8."""
    what = scene(network, title=title, top=top or ACTORS)
    scripts = {"cytoscape": asset("cytoscape.min.js"), "script": asset("alliances.js")}
    other = "en" if lang == "ar" else "ar"
    made = Template(asset("alliances.html")).substitute(
        lang=lang,
        dir=_direction(lang),
        other=other,
        other_dir=_direction(other),
        title=escape(what.titles[lang]),
        caption=escape(" · ".join(what.captions[lang])),
        script_needed=escape(word("script", lang)),
        hashes=" ".join(f"'sha256-{_hash(text)}'" for text in scripts.values()),
        style=asset("alliances.css"),
        data=as_json(_data(what, lang)),
        **scripts,
    )
    return made.encode("utf-8", "replace")


def as_json(value: object) -> str:
    """JSON that can stand in a `<script>` block whatever its strings hold.

    Example:
        >>> as_json("</script>")
        '"\\\\u003c/script>"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def segments(text: str, marks: Iterable[tuple[int, int, str]]) -> Iterator[tuple[str, str]]:
    """A text cut at its marks: (words, role) one after the other, the role empty between marks; of nested marks the inner counts.

    Example:
        >>> list(segments("اتهمت أنقرة", [(0, 5, "cue")]))
        [('اتهمت', 'cue'), (' أنقرة', '')]
    """
    inside = [mark for mark in marks if 0 <= mark[0] < mark[1] <= len(text)]
    cuts = sorted({0, len(text), *(cut for begin, end, _ in inside for cut in (begin, end))})
    for begin, end in pairwise(cuts):
        over = [(mark[1] - mark[0], mark[2]) for mark in inside if mark[0] <= begin and end <= mark[1]]
        yield text[begin:end], min(over)[1] if over else ""


def _data(what: Scene, lang: str) -> dict[str, Any]:
    documents: dict[str, int] = {}
    ties, named, used = [], {actor.iri for actor in what.actors}, set()
    for number, tie in enumerate(what.ties):
        passages: tuple[Passage, ...] = tie.data["passages"]
        kept = passages[:PASSAGES]
        used.update(tie.data["classes"])
        ties.append(
            {
                "id": f"t{number}", "source": tie.source, "target": tie.target, "sign": tie.sign, "claim": tie.claim,
                "mutual": tie.mutual, "width": tie.width, "acts": tie.labels,
                **{key: tie.data[key] for key in ("weight", "count", "classes")},
                "unshown": len(passages) - len(kept),
                "passages": [_passage(passage, documents.setdefault(passage.document, len(documents))) for passage in kept],
            }
        )  # fmt: skip
    first = {passage.document: passage for tie in reversed(what.ties) for passage in tie.data["passages"]}
    speakers = {speaker for tie in what.ties for passage in tie.data["passages"] for speaker in passage.speakers}
    return {
        "lang": lang,
        "named": NAMED,
        "titles": what.titles,
        "captions": what.captions,
        "words": look()["words"],
        "groups": [{key: text for key, text in group.items() if key != "kinds"} for group in groups().values()],
        "signs": list(signs().values()),
        "classes": {name: {**kinds()[name].labels, "sign": kinds()[name].sign} for name in sorted(used, key=_by_weight)},
        "actors": [
            {
                "id": actor.iri, "ar": _joined(actor.labels["ar"]), "en": _joined(actor.labels["en"]), "lines": actor.labels,
                "sides": actor.sides, "group": actor.group, "iso3": actor.iso3, "x": actor.x, "y": actor.y, "size": actor.size,
            }
            for actor in what.actors
        ],
        "others": {iri: {key: what.facts["actors"][iri][key] for key in ("ar", "en")} for iri in sorted(speakers - named)},
        "ties": ties,
        "documents": [_document(first[iri]) for iri in documents],
    }  # fmt: skip


def _by_weight(name: str) -> tuple[float, str]:
    return -kinds()[name].weight, name


def _passage(passage: Passage, document: int) -> dict[str, Any]:
    return {
        "kind": passage.kind,
        "words": list(segments(passage.text, passage.marks)),
        "day": {lang: day(passage.date, lang) for lang in look()["words"]},
        "speakers": passage.speakers,
        "document": document,
    }


def _document(passage: Passage) -> dict[str, str]:
    url = passage.url if passage.url.lower().startswith(("https://", "http://")) else ""
    return {"title": passage.title, "publisher": passage.publisher, "url": url, "language": "ar"}


def _joined(label: str) -> str:
    return label.replace("\n", " ")


def _direction(lang: str) -> str:
    return "rtl" if lang == "ar" else "ltr"


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
