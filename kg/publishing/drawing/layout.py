"""Where actors stand in a picture: friends near, adversaries apart, no two labels over each other, the same on every run.

Kamada and Kawai's layout (1989) by networkx for each connected part, with longer ties for conflict; then boxes that overlap are
pushed apart, and the parts are packed around the largest.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

Box = tuple[float, float, float]
"""Of a node with its label: width, height above the node's centre, height below it; in points."""
Place = tuple[float, float]
Area = tuple[float, float, float, float]
"""Left, top, right, foot, in points."""

TIE, TIGHT = 150.0, 112.0
"""Usual length of a tie of cooperation, in points: where its acts are named on it, and in larger networks, where they are not."""
NAMED = 26
"""Up to so many ties, acts are named on them."""
_LENGTHS = {1: 1.0, 0: 1.25, -1: 1.5}
_CAREFUL = 150
_GAP, _CELL = 10.0, 20.0


def positions(plain: networkx.Graph, boxes: Mapping[str, Box], *, aspect: float = 1.5) -> dict[str, Place]:
    """Places for every node, in points, x to the right and y downwards.

    Args:
        plain: the undirected network; edges may have `sign` (1, 0, -1).
        boxes: how much room each node takes.
        aspect: width to height that the whole shall have.
    """
    import networkx

    parts = sorted((sorted(part) for part in networkx.connected_components(plain)), key=lambda part: (-len(part), part))
    tie = TIE if plain.number_of_edges() <= NAMED else TIGHT
    placed = [_part(_ordered(plain, part), boxes, aspect, tie) for part in parts]
    return _pack(placed, plain, boxes, aspect) if placed else {}


def _ordered(plain: networkx.Graph, part: list[str]) -> networkx.Graph:
    """The part of the graph with nodes and edges in a fixed order, on which layouts depend."""
    import networkx

    inner = networkx.Graph()
    inner.add_nodes_from(part)
    ties = sorted((min(a, b), max(a, b), sign) for a, b, sign in plain.subgraph(part).edges(data="sign", default=1))
    inner.add_edges_from((a, b, {"sign": sign}) for a, b, sign in ties)
    return inner


def _part(part: networkx.Graph, boxes: Mapping[str, Box], aspect: float, tie: float) -> dict[str, Place]:
    import networkx
    import numpy

    names = list(part)
    if len(names) == 1:
        return {names[0]: (0.0, 0.0)}
    for _, _, edge in part.edges(data=True):
        edge["length"] = _LENGTHS[edge["sign"]]
    raw = _kamada_kawai(part) if len(names) <= _CAREFUL else None
    if raw is None:
        raw = networkx.spring_layout(part, seed=7, iterations=200, k=2.2 / math.sqrt(len(names)))
    spots = numpy.array([raw[name] for name in names], dtype=float)
    place = {name: number for number, name in enumerate(names)}
    ends = numpy.array([(place[a], place[b]) for a, b in part.edges], dtype=int)
    crowd = min(1.6, max(1.0, 0.95 * math.sqrt(len(ends) / len(names))))
    wanted = sum(edge["length"] for _, _, edge in part.edges(data=True)) * tie * crowd
    actual = float(numpy.linalg.norm(spots[ends[:, 0]] - spots[ends[:, 1]], axis=1).sum())
    spots = _turned(spots - spots.mean(axis=0)) * (wanted / max(actual, 1e-9))
    extent = numpy.ptp(spots, axis=0)
    if len(names) > 4 and extent[0] < aspect * extent[1]:  # pages lie, labels are wide
        stretch = min(1.25, math.sqrt(aspect * extent[1] / max(extent[0], 1e-9)))
        spots = spots * [stretch, 1 / stretch]
    room = numpy.array([boxes[name] for name in names], dtype=float)
    spots = _apart(spots, room, ends)
    return {name: (float(x), float(y)) for name, (x, y) in zip(names, spots.tolist(), strict=True)}


def _kamada_kawai(part: networkx.Graph) -> Any:
    import networkx

    far = dict(networkx.all_pairs_dijkstra_path_length(part, weight="length"))
    try:
        return networkx.kamada_kawai_layout(part, dist=far)
    except ImportError:  # it needs SciPy, which camel-tools brings
        return None


def _turned(spots: Any) -> Any:
    """The same places with the longest extent lying, and in a fixed sense of rotation."""
    import numpy

    _, _, axes = numpy.linalg.svd(spots, full_matrices=False)
    for axis in axes:
        axis *= -1 if axis[numpy.argmax(numpy.abs(axis))] < 0 else 1
    return spots @ axes.T


def _apart(spots: Any, room: Any, ends: Any, *, rounds: int = 250) -> Any:
    """Pushes boxes that overlap apart, and nodes off the ties of others."""
    import numpy

    width, above, below = room.T
    shift = (below - above) / 2  # from the node's centre down to its box's
    half_w, half_h = width / 2 + _GAP, (above + below) / 2 + _GAP
    for step in range(rounds):
        centres = spots + numpy.stack([numpy.zeros_like(shift), shift], axis=1)
        delta = centres[:, None, :] - centres[None, :, :]
        over_x = half_w[:, None] + half_w[None, :] - numpy.abs(delta[..., 0]) - _GAP
        over_y = half_h[:, None] + half_h[None, :] - numpy.abs(delta[..., 1]) - _GAP
        both = (over_x > 0) & (over_y > 0)
        numpy.fill_diagonal(both, False)
        moved = numpy.zeros_like(spots)
        sideways = both & (over_x < over_y)
        upright = both & ~sideways
        order = numpy.sign(numpy.arange(len(spots))[:, None] - numpy.arange(len(spots))[None, :])
        to = numpy.where(delta == 0, order[..., None], numpy.sign(delta))
        moved[:, 0] += (sideways * to[..., 0] * over_x).sum(axis=1) * 0.5
        moved[:, 1] += (upright * to[..., 1] * over_y).sum(axis=1) * 0.5
        if step < rounds * 0.6:
            moved += _off_ties(spots, room, ends) * 0.5
        if numpy.abs(moved).max() < 0.05:
            break
        spots = spots + numpy.clip(moved, -60, 60)
    return spots


def _off_ties(spots: Any, room: Any, ends: Any) -> Any:
    """How far each node should move so that no tie of others runs through it."""
    import numpy

    moved = numpy.zeros_like(spots)
    need = room[:, 1] + 12
    start, way = spots[ends[:, 0]], spots[ends[:, 1]] - spots[ends[:, 0]]
    length = numpy.maximum((way**2).sum(axis=1), 1e-9)
    for node in range(len(spots)):
        along = ((spots[node] - start) * way).sum(axis=1) / length
        foot = start + way * numpy.clip(along, 0, 1)[:, None]
        off = spots[node] - foot
        distance = numpy.sqrt((off**2).sum(axis=1))
        near = (distance < need[node]) & (along > 0.05) & (along < 0.95) & (ends[:, 0] != node) & (ends[:, 1] != node)
        for tie in numpy.flatnonzero(near):
            aside = (
                off[tie] / distance[tie]
                if distance[tie] > 1e-6
                else numpy.array([-way[tie][1], way[tie][0]]) / length[tie] ** 0.5
            )
            moved[node] += aside * (need[node] - distance[tie])
    return moved


SIDES = ("bottom", "top", "right", "left", "bottom-right", "bottom-left", "top-right", "top-left")
"""Where a label may stand, the usual place first."""


def label_area(side: str, centre: Place, size: float, extent: Place) -> Area:
    """The area of a label of some width and height at a side of a node with some diameter."""
    (x, y), (wide, high), half = centre, extent, size / 2
    if side in ("bottom", "top"):
        top = y + half + 3 if side == "bottom" else y - half - 3 - high
        return x - wide / 2, top, x + wide / 2, top + high
    aside = half * 0.8 if "-" in side else half + 5
    left = x + aside if side.endswith("right") else x - aside - wide
    top = y + half * 0.85 if side.startswith("bottom") else y - half * 0.85 - high if side.startswith("top") else y - high / 2
    return left, top, left + wide, top + high


def label_sides(
    nodes: Mapping[str, tuple[Place, float, Place]], ways: Any, *, frame: Area = (-math.inf, -math.inf, math.inf, math.inf)
) -> dict[str, str]:
    """The side of each node on which its label covers least: no node, no other label, few ties.

    Args:
        nodes: of each node its place, its diameter, and width and height of its label.
        ways: points of all ties, an array of n rows and two columns.
        frame: labels stay inside it where they can.
    """
    import numpy

    taken = numpy.array([(x - size / 2, y - size / 2, x + size / 2, y + size / 2) for (x, y), size, _ in nodes.values()])
    found, own = {}, {name: number for number, name in enumerate(nodes)}
    for name, (centre, size, extent) in sorted(nodes.items(), key=lambda it: (-it[1][1], it[0])):
        areas = [label_area(side, centre, size, extent) for side in SIDES]
        others = numpy.delete(taken, own[name], axis=0)
        cost = [
            float((covered := _overlaps(area, others)).sum() * 3 + (covered > 0).sum() * 150)
            + 12 * float(((ways >= area[:2]) & (ways <= area[2:])).all(axis=1).sum())
            + (0 if overlap(area, frame) >= extent[0] * extent[1] * 0.999 else 1e6)
            + 6 * number
            for number, area in enumerate(areas)
        ]
        best = cost.index(min(cost))
        taken = numpy.vstack([taken, areas[best]])
        found[name] = SIDES[best]
    return found


def overlap(one: Area, other: Area) -> float:
    """How much area two areas share."""
    return math.prod(max(0.0, min(one[at + 2], other[at + 2]) - max(one[at], other[at])) for at in (0, 1))


def _overlaps(one: Area, others: Any) -> Any:
    import numpy

    shared = numpy.minimum(others[:, 2:], one[2:]) - numpy.maximum(others[:, :2], one[:2])
    return numpy.maximum(shared, 0).prod(axis=1)


def curve(start: Place, end: Place, bend: float, *, steps: int = 40) -> Any:
    """Points of a curved tie, an array: a parabola that leaves the straight way by half of `bend` times its length."""
    import numpy

    first, last = numpy.array(start), numpy.array(end)
    way = last - first
    control = (first + last) / 2 + numpy.array([-way[1], way[0]]) * bend * min(1.0, 320 / max(float(numpy.hypot(*way)), 1e-9))
    at = numpy.linspace(0, 1, steps)[:, None]
    return (1 - at) ** 2 * first + 2 * at * (1 - at) * control + at**2 * last


def _pack(parts: list[dict[str, Place]], plain: networkx.Graph, boxes: Mapping[str, Box], aspect: float) -> dict[str, Place]:
    """Sets each part where it widens the whole least, also into gaps of those set before, on a grid of taken and free cells."""
    import numpy

    footprints = [_footprint(part, plain, boxes) for part in parts]
    extents = [numpy.ptp(cells, axis=0) + 1 for cells in footprints]
    reach = (
        int(max(extents[0]) / 2 + 1.3 * math.sqrt(sum(float(extent.prod()) for extent in extents)) + max(map(max, extents))) + 2
    )
    taken = numpy.zeros((2 * reach, 2 * reach), dtype=numpy.int32)
    found: dict[str, Place] = {}
    for part, cells, (wide, high) in zip(parts, footprints, extents, strict=True):
        sums = numpy.zeros((2 * reach + 1, 2 * reach + 1), dtype=numpy.int32)
        sums[1:, 1:] = taken.cumsum(axis=0).cumsum(axis=1)
        inside = sums[wide:, high:] - sums[:-wide, high:] - sums[wide:, :-high] + sums[:-wide, :-high]
        left, top = numpy.nonzero(inside == 0)
        x, y = left + wide / 2 - reach, top + high / 2 - reach
        span = numpy.maximum((numpy.abs(x) + wide / 2) / aspect, numpy.abs(y) + high / 2)
        best = numpy.lexsort((y, x, (numpy.abs(x) / aspect + numpy.abs(y)).round(3), span.round(3)))[0]
        move = numpy.array([left[best], top[best]]) - reach - cells.min(axis=0)
        taken[tuple((cells + move + reach).T)] = 1
        found.update({name: (x + float(move[0]) * _CELL, y + float(move[1]) * _CELL) for name, (x, y) in part.items()})
    return found


def _footprint(part: Mapping[str, Place], plain: networkx.Graph, boxes: Mapping[str, Box]) -> Any:
    """The cells that a part covers with actors, labels and ties, each once: an array of rows (column, row)."""
    import numpy

    cells: set[tuple[int, int]] = set()
    for name, (x, y) in part.items():
        width, above, below = boxes[name]
        columns = range(math.floor((x - width / 2 - _GAP) / _CELL), math.floor((x + width / 2 + _GAP) / _CELL) + 1)
        rows = range(math.floor((y - above - _GAP) / _CELL), math.floor((y + below + _GAP) / _CELL) + 1)
        cells.update((column, row) for column in columns for row in rows)
    for one, other in plain.subgraph(part).edges:
        for x, y in curve(part[one], part[other], 0.0).tolist():
            cells.update(
                (math.floor(x / _CELL) + right, math.floor(y / _CELL) + down) for right in (-1, 0, 1) for down in (-1, 0, 1)
            )
    return numpy.array(sorted(cells), dtype=int)
