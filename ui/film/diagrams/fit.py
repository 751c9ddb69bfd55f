"""A diagram for a page that is narrower or higher than the one it is drawn for.

Things keep their size. Across, they close up as far as none comes too near to another: each x of the drawing is a
column, columns keep their order, and what stood straight over something else still does. Downwards all distances grow.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import ceil
from typing import NamedTuple

from ui.film.diagrams.diagram import Area, Diagram, Joint, Label, Path, Plan
from ui.film.drawing.page import HEADER, LEAST, LETTERS
from ui.film.drawing.strips import COMPACT_NAME
from ui.film.drawing.words import LEADING
from ui.film.marks import Point

APART, CLOSE, NEAR = 6.0, 1.0, 3.0  # between two things, also if all are compact; between columns that are apart
EDGE, CLOSE_EDGE, BEHIND = 10.0, 2.0, 26.0  # the margin at the left, and that behind the ends of the lines at the right
SUM, LETTER = 92.0, 0.57 * LETTERS  # the room of a sum beside its sign, and that of a letter
TRAVELS = 0.42  # of a vector's width, what travels on a narrow page takes to either side
TOP, LOW = 0.8 * LETTERS, 6.0  # of an area, the least from its edges to the baseline of a name
CAPITALS = 0.69 * LETTERS  # how far letters reach up
NAME, ABOVE, BELOW = 84.0, 48.0, 66.0  # the room of a name beside a vector; its height over it; half of one below
ABOVE_COMPACT, TOUCH = 27.0, 3.0  # its height over a compact vector; what in these rooms is free
BEFORE = 10.0  # from a wire to the name before it


class Room(NamedTuple):
    """What a thing in the column `x` takes: so far to its left and right, and from `top` to `bottom`."""

    x: float
    left: float
    right: float
    top: float
    bottom: float


class Sizes(NamedTuple):
    """What of a run needs room in a diagram: the size of each quantity's vector, and the sums beside their signs."""

    vectors: Mapping[str, tuple[float, float]]
    sums: frozenset[str]


class Fit(NamedTuple):
    """Where the columns go, and by how much distances grow downwards from the header, which ends at `top`."""

    columns: tuple[float, ...]
    places: tuple[float, ...]
    stretch: float
    top: float

    def x(self, x: float) -> float:
        """Where an x of the drawing is on the page."""
        at = min(max(bisect_right(self.columns, x) - 1, 0), len(self.columns) - 2)
        (a, b), (c, d) = self.columns[at : at + 2], self.places[at : at + 2]
        if x <= self.columns[0] or x >= self.columns[-1]:
            k = 0 if x <= self.columns[0] else -1
            return x + self.places[k] - self.columns[k]
        return c + (x - a) * (d - c) / (b - a)

    @property
    def closeness(self) -> float:
        """The share of their room across that things have left."""
        return (self.places[-1] - self.places[0]) / (self.columns[-1] - self.columns[0])

    def y(self, y: float) -> float:
        """Where a y of the drawing is on the page; where that is low, nothing reaches up into the words above it."""
        return self.top + (y - HEADER if self.stretch >= 1.0 else max(y - HEADER, 0.0)) * self.stretch

    def points(self, points: tuple[Point, ...]) -> tuple[Point, ...]:
        """A way on the page."""
        return tuple((self.x(x), self.y(y)) for x, y in points)


def narrowest(diagram: Diagram, sizes: Sizes) -> float:
    """The width of the narrowest page on which a diagram has room; none is wider than the one it is drawn for.

    One whose vectors are called by their letters closes up nowhere.
    """
    if diagram.tags:
        return LEAST.width
    _, least = _close_up(diagram, sizes)
    return min(LEAST.width, float(ceil(least[-1] + BEHIND)))


def crowds(diagram: Diagram, sizes: Sizes, bottom: float) -> frozenset[tuple[str, str]]:
    """What in a diagram that is fitted comes upon another, over the edge of its area, or below `bottom`."""
    things = [(key, room._replace(bottom=room.bottom - TOUCH)) for key, room in _things(diagram, sizes)]
    found = {(key, "bottom") for key, room in things if room.bottom > bottom and key in diagram.stations}
    for key, room in things:
        middle = (room.top + room.bottom) / 2
        for area in diagram.areas:
            under, end = area.y + area.height, area.x + area.width
            if area.x < room.x < end and area.y < middle < under and (room.top + TOUCH < area.y or room.bottom > under):
                found.add((key, "area"))
    things += [("label", room) for room in _labels(diagram)]
    for (one, a), (other, b) in combinations(things, 2):
        if one != other and _meet(a, b):
            found.add((one, other))
    return frozenset(found)


def fit(diagram: Diagram, sizes: Sizes, width: float, top: float, stretch: float) -> Fit:
    """How a diagram fits a page of this width below `top`: as it is drawn on a wide one, in its middle."""
    if width >= LEAST.width:
        aside = (width - LEAST.width) / 2
        return Fit((0.0, LEAST.width), (aside, LEAST.width + aside), stretch, top)
    columns, least = _close_up(diagram, sizes)
    needs = least[-1] + BEHIND
    share = min(max((width - needs) / (LEAST.width - needs), 0.0), 1.0) if needs < LEAST.width else 1.0
    return Fit(columns, tuple(low + share * (x - low) for x, low in zip(columns, least, strict=True)), stretch, top)


def fitted(diagram: Diagram, to: Fit) -> Diagram:
    """The diagram with everything in its new place."""

    def path(each: Path) -> Path:
        return replace(each, points=to.points(each.points), hops=to.points(each.hops))

    left, top = to.x(diagram.x), to.y(diagram.y)
    joint = diagram.joint
    tags = tuple(tag._replace(x=to.x(tag.x), y=to.y(tag.y)) for tag in diagram.tags)
    return replace(
        diagram,
        x=left,
        y=top,
        width=to.x(diagram.x + diagram.width) - left,
        height=to.y(diagram.y + diagram.height) - top,
        areas=tuple(_area(area, to) for area in diagram.areas),
        stations={key: replace(each, x=to.x(each.x), y=to.y(each.y)) for key, each in diagram.stations.items()},
        operations={key: replace(each, x=to.x(each.x), y=to.y(each.y)) for key, each in diagram.operations.items()},
        feeds={key: path(each) for key, each in diagram.feeds.items()},
        births={key: path(each) for key, each in diagram.births.items()},
        extra=tuple(path(each) for each in diagram.extra),
        plans=tuple(_plan(plan, to) for plan in diagram.plans),
        joint=joint and _joint(joint, to),
        tags=tags,
    )


def _area(area: Area, to: Fit) -> Area:
    left, top, bottom = to.x(area.x), to.y(area.y), to.y(area.y + area.height)
    labels: list[Label] = []
    for k, label in enumerate(area.labels):
        labels.append(_label(label, area, to))
        before = area.labels[k - 1] if k else label
        if 0.0 < label.y - before.y < 2 * LETTERS and label.x == before.x:  # the next line of the same name
            line, last = label.y - before.y, bottom - min(area.y + area.height - label.y, LOW)
            y = min(max(labels[k].y, labels[k - 1].y + line), last)
            labels[k - 1 :] = labels[k - 1]._replace(y=min(labels[k - 1].y, y - line)), labels[k]._replace(y=y)
    return replace(
        area, x=left, y=top, width=to.x(area.x + area.width) - left, height=bottom - top, labels=tuple(labels)
    )


def readable(diagram: Diagram) -> Diagram:
    """The diagram without the names that have no room in their areas: whose lines do not, or that a level wire would
    run through.
    """
    level = [
        Room((x0 + x1) / 2, abs(x1 - x0) / 2, abs(x1 - x0) / 2, y - path.width / 2, y + path.width / 2)
        for path in diagram.wires for (x0, y), (x1, y1) in pairwise(path.points) if y == y1
    ]  # fmt: skip

    def has_room(label: Label, area: Area) -> bool:
        lines = ceil(LETTER * len(label.text) / label.limit) if label.limit and label.anchor == "middle" else 1
        room = _room_of(label)._replace(top=label.y - CAPITALS)
        return lines * LEADING <= max(area.height, LEADING) and not any(_meet(room, wire) for wire in level)

    areas = (replace(a, labels=tuple(each for each in a.labels if has_room(each, a))) for a in diagram.areas)
    return replace(diagram, areas=tuple(areas))


def _meet(a: Room, b: Room) -> bool:
    """Whether two things have a part in common."""
    across = a.x - a.left < b.x + b.right and b.x - b.left < a.x + a.right
    return across and a.top < b.bottom and b.top < a.bottom


def _label(label: Label, area: Area, to: Fit) -> Label:
    """A name keeps its distance from the edge of its area that it stands near."""
    above, below = label.y - area.y, area.y + area.height - label.y
    y = to.y(label.y)
    if below < LETTERS / 2:
        y = to.y(area.y + area.height) - below
    elif above < 2.5 * LETTERS:
        y = max(to.y(area.y) + min(above, TOP), min(to.y(area.y) + above, y))  # it comes no nearer to what is below it
    return label._replace(x=to.x(label.x), y=y)


def _joint(joint: Joint, to: Fit) -> Joint:
    x, y = to.x(joint.x), to.y(joint.y)
    return joint._replace(x=x, y=y, label_x=x + joint.label_x - joint.x, label_y=y + joint.label_y - joint.y)


def _plan(plan: Plan, to: Fit) -> Plan:
    acts = (replace(a, trips=tuple(replace(t, points=to.points(t.points)) for t in a.trips)) for a in plan.acts)
    return replace(plan, acts=tuple(acts))


# ---- how far things close up -----------------------------------------------------------------------------------------


def _close_up(diagram: Diagram, sizes: Sizes) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The columns of a drawing, and the places as far to the left as they can go."""
    things = (room for _, room in _things(diagram, sizes))
    rooms = [*things, *_words(diagram), *_lines(diagram), *_ways(diagram, sizes)]
    columns = tuple(sorted({room.x for room in rooms}))
    at, compact = {x: k for k, x in enumerate(columns)}, bool(diagram.compact)
    apart, margin = (CLOSE, CLOSE_EDGE) if compact else (APART, EDGE)
    tied = _tied(diagram)
    needs: dict[tuple[int, int], float] = {}
    for one in rooms:
        for other in rooms:
            if one.x < other.x and one.top < other.bottom and other.top < one.bottom:
                pair, need = (at[one.x], at[other.x]), min(other.x - one.x, one.right + other.left + apart)
                needs[pair] = max(needs.get(pair, 0.0), need)
    least = [room.left + margin for room in rooms if room.x == columns[0]]
    places = [min(columns[0], max(least))]
    for k in range(1, len(columns)):
        gap = min(NEAR, columns[k] - columns[k - 1])
        found = places[k - 1] + gap
        found = max([found, *(places[i] + need for (i, j), need in needs.items() if j == k)])
        edge = max(min(columns[k], room.left + margin) for room in rooms if room.x == columns[k])
        places.append(max(found, edge))
    return columns, _keep_together(columns, places, tied, needs)


def _keep_together(
    columns: Sequence[float],
    places: list[float],
    tied: Sequence[tuple[float, float]],
    needs: Mapping[tuple[int, int], float],
) -> tuple[float, ...]:
    """The places with wires that enter a sign beside its middle as far from it as they were drawn."""
    at, order = {x: k for k, x in enumerate(columns)}, range(len(columns))
    for _ in range(4 * len(columns)):
        before = list(places)
        for one, other in tied:
            i, j = at[one], at[other]
            low = max(places[i], places[j] - (other - one))
            places[i], places[j] = low, low + other - one
        for k in order[1:]:
            gap = min(NEAR, columns[k] - columns[k - 1])
            places[k] = max([places[k], places[k - 1] + gap, *(places[i] + n for (i, j), n in needs.items() if j == k)])
        if places == before:
            break
    return tuple(places)


def _tied(diagram: Diagram) -> list[tuple[float, float]]:
    """Pairs of columns that stay as far apart as they are: that of a sign, and those of wires that enter beside it."""
    found = set()
    for (name, _), path in diagram.feeds.items():
        operation = diagram.operations[name]
        x, _ = path.points[-1]
        if 0.0 < abs(x - operation.x) <= operation.size[0] / 2:
            found.add((min(x, operation.x), max(x, operation.x)))
    return sorted(found)


def _things(diagram: Diagram, sizes: Sizes) -> Iterator[tuple[str, Room]]:
    """Vectors with their names, and operations with their sums, each with the key of what it belongs to."""
    for key, station in diagram.stations.items():
        width, height = sizes.vectors[station.quantity]
        half = width / 2 + 3.0
        top, bottom = station.y - height / 2 - 3.0, station.y + height / 2 + 3.0
        yield key, Room(station.x, half, half, top, bottom)
        side = station.side
        if side in ("left", "right", "beside"):
            aside = width / 2 + 14.0 + (station.limit or NAME)
            sides = (aside, 0.0) if side == "left" else (0.0, aside)
            yield key, Room(station.x, *sides, station.y - 32.0, station.y + 24.0)
        elif side == "below":
            yield key, Room(station.x, BELOW, BELOW, bottom, bottom + ABOVE)
        else:
            above = ABOVE if not diagram.rows(station.quantity) else ABOVE_COMPACT
            named = min(station.limit, COMPACT_NAME) / 2 if diagram.rows(station.quantity) else 0.0
            left = BEFORE + station.limit if side == "before" else named
            yield key, Room(station.x, max(width / 2, left), max(width / 2, named), top - above, top)
    for name, operation in diagram.operations.items():
        width, height = operation.size
        key = f"operation {name}"
        yield key, Room(operation.x, width / 2, width / 2, operation.y - height / 2, operation.y + height / 2)
        if name in sizes.sums and operation.sum_at == "beside":
            yield key, Room(operation.x, 0.0, width / 2 + SUM, operation.y - LETTERS, operation.y + LETTERS)


def _words(diagram: Diagram) -> Iterator[Room]:
    """The names of areas, and their edges."""
    yield from _labels(diagram)
    for area in diagram.areas:
        for x in (area.x, area.x + area.width):
            yield Room(x, 0.0, 0.0, area.y, area.y + area.height)
    for x in (diagram.x, diagram.x + diagram.width):
        yield Room(x, 0.0, 0.0, diagram.y, diagram.y + diagram.height)


def _labels(diagram: Diagram) -> Iterator[Room]:
    """The names of areas."""
    yield from (_room_of(label) for area in diagram.areas for label in area.labels)


def _room_of(label: Label) -> Room:
    wide = label.limit or LETTER * len(label.text)
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    return Room(label.x, share * wide, (1.0 - share) * wide, label.y - LETTERS, label.y + 0.3 * LETTERS)


def _ways(diagram: Diagram, sizes: Sizes) -> Iterator[Room]:
    """What travels upright past the name of an area."""
    labels = [label for area in diagram.areas for label in area.labels]
    for (_, operand), path in diagram.feeds.items():
        half = TRAVELS * sizes.vectors.get(operand, (0.0, 0.0))[0]
        for (x0, y0), (x1, y1) in pairwise(path.points):
            for label in labels if x0 == x1 else ():
                if min(y0, y1) < label.y < max(y0, y1):
                    yield Room(x0, half, half, label.y - LETTERS, label.y + 0.3 * LETTERS)


def _lines(diagram: Diagram) -> Iterator[Room]:
    """The upright pieces of wires, and the ends of all."""
    for path in diagram.wires:
        half = path.width / 2 + (14.0 if path.hops else 0.0)
        for (x0, y0), (x1, y1) in pairwise(path.points):
            if x0 == x1:
                yield Room(x0, half, half, min(y0, y1), max(y0, y1))
        for x, y in path.points:
            yield Room(x, 0.0, 0.0, y - half, y + half)
