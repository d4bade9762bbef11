"""The alliance graph as a picture or a file for other programs.

    draw(network, "alliances.html")      an interactive page: one file, opens from disk, needs no internet
    draw(network, "alliances.svg")       a picture for print; .png for slides and web pages
    draw(network, "alliances.graphml")   for Gephi, yEd, Cytoscape, R; .gexf for Gephi

What is drawn is laid out once (`scene.py`, `layout.py`), so page and picture show the same thing in the same place. Colours,
shapes and words are data: `assets/look.json`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.errors import WrongUse
from kg.publishing.formats import write_whole

if TYPE_CHECKING:
    import networkx

__all__ = ["FORMATS", "LANGUAGES", "draw"]

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "html": "kg.publishing.drawing.html:page",
        "svg": "kg.publishing.drawing.picture:svg",
        "png": "kg.publishing.drawing.picture:png",
        "graphml": "kg.publishing.drawing.exchange:graphml",
        "gexf": "kg.publishing.drawing.exchange:gexf",
    }
)
"""Ending, which is also the value of `--format` -> the function that makes the file's bytes, loaded when it is asked for."""

LANGUAGES = ("ar", "en")


def draw(
    network: networkx.MultiDiGraph,
    path: str | Path,
    *,
    format: str | None = None,
    title: str = "",
    lang: str = "ar",
    top: int | None = None,
) -> Path:
    """Writes the network to a file, whole or not at all; the same network gives the same bytes.

    Args:
        network: what `kg.publishing.alliances.alliances` made. Claims are drawn if it has them; in HTML they are hidden at first.
        path: its ending says the format: .html .svg .png .graphml .gexf.
        format: the format's name where the ending does not say it.
        title: what stands above; by default «شبكة التحالفات» or "The alliance graph".
        lang: `ar` or `en`: language of labels and legend; HTML has both and opens in this one.
        top: draw only so many actors, those with the most interactions. By default 60 in SVG and PNG, 300 in HTML, all in the
            others.

    Returns:
        The path.

    Raises:
        WrongUse: an unknown format or language, or a place that cannot be written to.

    Example:
        >>> draw(alliances(graph), "alliances.svg", lang="en")                                     # doctest: +SKIP
    """
    path = Path(path)
    name = (format or path.suffix).lower().lstrip(".")
    if name not in FORMATS:
        what = f"no picture format is called {format!r}" if format else f"the ending of {path.name} names no picture format"
        raise WrongUse(f"{what}; allowed are {', '.join(FORMATS)}")
    if lang not in LANGUAGES:
        raise WrongUse(f"pictures are labelled in {' or '.join(LANGUAGES)}, not in {lang!r}")
    if top is not None and top < 1:
        raise WrongUse(f"a picture needs at least one actor; top is {top}")
    module, _, function = FORMATS[name].partition(":")
    make: Callable[..., bytes] = getattr(import_module(module), function)
    write_whole(path, make(network, title=title, lang=lang, top=top))
    return path
