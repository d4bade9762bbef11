"""SVG and PNG by matplotlib: one axes whose units are points, Arabic shaped and in order, ties as curves with a head.

Friend and foe differ in colour and in dash, so the picture survives colour-blind eyes and grey printers.
"""

from __future__ import annotations

import io
import math
from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.publishing.drawing.layout import NAMED, Area, curve, label_area, label_sides, overlap
from kg.publishing.drawing.look import groups, signs, word
from kg.publishing.drawing.scene import LINE, Actor, Scene, Tie, scene

if TYPE_CHECKING:
    import networkx

ACTORS = 60
"""How many actors a picture shows unless told otherwise."""
_MARGIN, _HEAD, _NARROWEST = 36.0, 84.0, 760.0
_MARKERS = {
    "ellipse": "o",
    "round-rectangle": "s",
    "hexagon": "h",
    "diamond": "D",
    "pentagon": "p",
    "triangle": "^",
    "octagon": "8",
}
_INK, _SOFT = "#1c1f24", "#5a606a"
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "geokg",
    "svg.fonttype": "path",
    "font.family": ["DejaVu Sans"],
    "axes.unicode_minus": False,
    "path.simplify": False,
    "text.usetex": False,
}


def svg(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> bytes:
    """The picture as SVG, letters as outlines: it looks the same everywhere."""
    return _render(scene(network, title=title, top=top or ACTORS, languages=(lang,)), lang, "svg")


def png(network: networkx.MultiDiGraph, *, title: str = "", lang: str = "ar", top: int | None = None) -> bytes:
    """The picture as PNG, 160 dots an inch."""
    return _render(scene(network, title=title, top=top or ACTORS, languages=(lang,)), lang, "png")


def shaped(text: str) -> str:
    """Text as matplotlib needs it: as it is where matplotlib shapes Arabic itself (from 3.11 on), else joined and in order."""
    from matplotlib import ft2font

    if hasattr(ft2font, "__libraqm_version__"):
        return text
    from arabic_reshaper import reshape

    get_display = import_module("bidi.algorithm").get_display

    return "\n".join(str(get_display(reshape(line))) for line in text.split("\n"))


def _render(what: Scene, lang: str, format: str) -> bytes:
    import matplotlib

    made = io.BytesIO()
    with matplotlib.rc_context(_SETTINGS):
        figure = _Picture(what, lang).figure
        about: dict[str, Any] = (
            {"Date": None, "Creator": "geokg", "Title": what.titles[lang]} if format == "svg" else {"Software": None}
        )
        figure.savefig(made, format=format, dpi=160, metadata=about)
    return made.getvalue()


class _Picture:
    """A scene on a matplotlib figure."""

    def __init__(self, what: Scene, lang: str) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.lang, self.rtl = lang, lang == "ar"
        boxes = [
            (a.x, a.y, a.size, a.labels[lang].count("\n") + 1, max(map(len, a.labels[lang].split("\n")))) for a in what.actors
        ]
        left = min((x - max(size / 2, letters * 3.8) for x, _, size, _, letters in boxes), default=0.0)
        right = max((x + max(size / 2, letters * 3.8) for x, _, size, _, letters in boxes), default=0.0)
        upper = min((y - size / 2 for _, y, size, _, _ in boxes), default=0.0)
        lower = max((y + size / 2 + 6 + lines * LINE for _, y, size, lines, _ in boxes), default=0.0)
        self.width = max(right - left + 2 * _MARGIN, _NARROWEST)
        self.figure = Figure(figsize=(1, 1), dpi=72, facecolor="white")
        FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        legend, legend_height = self._legend_rows(what)
        self.height = _HEAD + (lower - upper) + legend_height + 2 * _MARGIN
        self.figure.set_size_inches(self.width / 72, self.height / 72)
        self.axes.set_xlim(0, self.width)
        self.axes.set_ylim(self.height, 0)
        self.right, self.down = (self.width - (left + right)) / 2, _HEAD + _MARGIN / 2 - upper
        self._draw(what)
        self._legend(legend, self.height - legend_height - _MARGIN / 2)

    def _draw(self, what: Scene) -> None:
        side, align = (self.width - _MARGIN, "right") if self.rtl else (_MARGIN, "left")
        self._text(side, 40, what.titles[self.lang], size=20, weight="bold", ha=align, va="baseline")
        self._text(side, 64, "  ·  ".join(what.captions[self.lang]), size=10.5, color=_SOFT, ha=align, va="baseline")
        actors = {actor.iri: actor for actor in what.actors}
        ways = [(tie, self._way(tie, actors[tie.source], actors[tie.target])) for tie in what.ties]
        for tie, way in sorted(ways, key=lambda it: -it[0].width):
            self._tie(tie, way)
        taken = self._labels(what.actors, [way for _, way in ways])
        if len(what.ties) <= NAMED:
            self._names(taken, ways)

    def _way(self, tie: Tie, source: Actor, target: Actor) -> Any:
        """Points of a tie from rim to rim."""
        import numpy

        start, end = ((it.x + self.right, it.y + self.down) for it in (source, target))
        points = curve(start, end, tie.bend, steps=160)
        far = [numpy.hypot(*(points - numpy.array(it)).T) for it in (start, end)]
        inside = points[(far[0] > source.size / 2 + 2) & (far[1] > target.size / 2 + 3)]
        return inside if len(inside) > 8 else points[70:90]

    def _tie(self, tie: Tie, way: Any) -> None:
        style = signs()[tie.sign]
        ends = [way, way[::-1]] if tie.mutual else [way]
        line, head = way, 6.5 + 1.5 * tie.width
        for points in ends:
            line = self._head(tie, points, line, head)
        dash = (0, [length / max(tie.width, 1) * 1.2 for length in style["dash"]]) if style["dash"] else "-"
        alpha = 0.55 if tie.claim else 0.9
        self.axes.plot(
            line[:, 0], line[:, 1], color=style["light"], lw=tie.width, ls=dash, alpha=alpha, dash_capstyle="butt",
            solid_capstyle="butt", zorder=1,
        )  # fmt: skip

    def _head(self, tie: Tie, points: Any, line: Any, length: float) -> Any:
        """Draws a head at the end of points; gives the line without what the head covers."""
        import numpy
        from matplotlib.patches import Polygon

        tip = points[-1]
        gone = numpy.hypot(*(points - tip).T)
        length = min(length, float(gone.max()) * 0.6)
        base = points[numpy.flatnonzero(gone >= length)[-1]]
        way = (tip - base) / (numpy.hypot(*(tip - base)) or 1.0)
        aside = numpy.array([-way[1], way[0]]) * length * 0.42
        color = signs()[tie.sign]["light"]
        shape = Polygon(
            [tip, base + aside, base - aside], closed=True, facecolor="white" if tie.claim else color, edgecolor=color, lw=1.1,
            joinstyle="miter", zorder=2,
        )  # fmt: skip
        self.axes.add_patch(shape)
        return line[numpy.hypot(*(line - tip).T) >= length * 0.95]

    def _labels(self, actors: tuple[Actor, ...], ways: list[Any]) -> list[Area]:
        """Draws actors and their labels; gives the areas now taken."""
        import numpy

        nodes, weights = {}, {}
        for actor in actors:
            x, y, group = actor.x + self.right, actor.y + self.down, groups()[actor.group]
            self.axes.plot(
                [x], [y], _MARKERS[group["shape"]], ms=actor.size, color=group["light"], mec="white", mew=1.6, zorder=3
            )
            weights[actor.iri] = "bold" if actor.group == "state" else "normal"
            lines = actor.labels[self.lang].split("\n")
            wide = max(self._measure(line, 11, weights[actor.iri])[0] for line in lines)
            nodes[actor.iri] = ((x, y), actor.size, (wide, len(lines) * LINE))
        points = numpy.concatenate([way[::4] for way in ways]) if ways else numpy.zeros((0, 2))
        sides = label_sides(nodes, points, frame=(8, _HEAD - 8, self.width - 8, math.inf))
        taken = [(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for (x, y), size, _ in nodes.values()]
        for actor in actors:
            left, top, right, _ = area = label_area(sides[actor.iri], *nodes[actor.iri])
            taken.append(area)
            for number, line in enumerate(actor.labels[self.lang].split("\n")):
                self._text(
                    (left + right) / 2, top + LINE * (number + 0.78), line, size=11, weight=weights[actor.iri], ha="center",
                    va="baseline", halo=True, zorder=5,
                )  # fmt: skip
        return taken

    def _names(self, taken: list[Area], ways: list[tuple[Tie, Any]]) -> None:
        """Names the acts on the ties, each where it covers neither an actor nor another name."""
        for tie, way in ways:
            text = tie.labels[self.lang] + (f" ({word('claim', self.lang)})" if tie.claim else "")
            wide, high = self._measure(text, 9.5)
            places = [tuple(way[int(part * (len(way) - 1))]) for part in (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)]
            spots = [(x - wide / 2 - 2, y - high / 2 - 2, x + wide / 2 + 2, y + high / 2 + 2) for x, y in places]
            covered = [sum(overlap(spot, area) for area in taken) for spot in spots]
            best = covered.index(min(covered))
            taken.append(spots[best])
            color = signs()[tie.sign]["light"]
            x, y = places[best]
            self._text(x, y, text, size=9.5, color=color, ha="center", va="center", plate=True, zorder=4)

    def _legend_rows(self, what: Scene) -> tuple[list[list[tuple[str, Any, str, float]]], float]:
        """What the legend names, in rows that fit the width: kind, what it is, its name, the room it takes."""
        used = {actor.group for actor in what.actors}
        items: list[tuple[str, Any, str]] = [
            ("group", group, group[self.lang]) for name, group in groups().items() if name in used
        ]
        lines = {tie.sign for tie in what.ties}
        items += [("sign", sign, sign[self.lang]) for value, sign in signs().items() if value in lines]
        if any(tie.claim for tie in what.ties):
            items.append(("claim", signs()[1], word("claim", self.lang)))
        if any(tie.mutual for tie in what.ties):
            items.append(("mutual", signs()[1], word("mutual", self.lang)))
        items.append(("note", None, word("width", self.lang)))
        rows: list[list[tuple[str, Any, str, float]]] = [[]]
        for kind, about, name in items:
            room = self._measure(name, 10)[0] + {"group": 24, "note": 0}.get(kind, 46) + 26
            if rows[-1] and sum(item[3] for item in rows[-1]) + room > self.width - 2 * _MARGIN:
                rows.append([])
            rows[-1].append((kind, about, name, room))
        return rows, len(rows) * 24.0 + 6

    def _legend(self, rows: list[list[tuple[str, Any, str, float]]], top: float) -> None:
        self.axes.plot([_MARGIN, self.width - _MARGIN], [top - 8, top - 8], color="#d5d8dd", lw=0.8)
        turn, edge = (-1, self.width - _MARGIN) if self.rtl else (1, _MARGIN)
        for number, row in enumerate(rows):
            x, y = edge, top + 12 + number * 24
            for kind, about, name, room in row:
                mark = 0.0
                if kind == "group":
                    self.axes.plot([x + turn * 8], [y], _MARKERS[about["shape"]], ms=12, color=about["light"], mec="white")
                    mark = 20
                elif kind != "note":
                    self._sample(kind, about, x, y, turn)
                    mark = 44
                self._text(x + turn * mark, y + 4, name, size=10, color=_SOFT, ha="right" if self.rtl else "left", va="baseline")
                x += turn * room

    def _sample(self, kind: str, sign: Any, x: float, y: float, turn: int) -> None:
        import numpy

        way = numpy.linspace([x, y], [x + turn * 36, y], 40)
        tie = Tie("", "", sign["sign"], kind == "claim", kind == "mutual", 0.0, 2.2, {}, {})
        self._tie(tie, way)

    def _measure(self, text: str, size: float, weight: str = "normal") -> tuple[float, float]:
        """Width and height of a text, in points."""
        made = self.figure.text(0, 0, shaped(text), fontsize=size, fontweight=weight, parse_math=False)
        box = made.get_window_extent(self.figure.canvas.get_renderer())  # type: ignore[attr-defined]
        made.remove()
        return float(box.width), float(box.height)

    def _text(self, x: float, y: float, text: str, *, size: float, halo: bool = False, plate: bool = False, **how: Any) -> None:
        from matplotlib.patheffects import withStroke

        how.setdefault("color", _INK)
        made = self.axes.text(x, y, shaped(text), fontsize=size, parse_math=False, **how)
        if halo:
            made.set_path_effects([withStroke(linewidth=3, foreground="white")])
        if plate:
            made.set_bbox({"facecolor": "white", "edgecolor": "none", "alpha": 0.88, "pad": 1.2})
