"""What the vectors of a gradient are called: "∂c_T/∂f_t", each in a place where it covers nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ui.film.diagrams.diagram import Diagram, Station
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import COMPACT_WIDTH, footprint
from ui.film.drawing.words import LEADING, break_words, line_width
from ui.film.marks import Box, Mark, Rect, Run, Text
from ui.film.scene.arithmetic import picture_name
from ui.film.scene.scene import Scene
from ui.film.text.derivative import below_the_line, quotient, target_symbol
from ui.film.text.formula import Runs
from ui.film.views.cell.backdrop import NAMES_UP_TO, part, unit_names

LARGE, SMALL = 24.0, LETTERS  # sizes of letters
GAP, NEAR, BESIDE = 13.0, 9.0, 12.0  # between a vector and its name: over it, over a compact one, beside it
UP, DOWN = 0.78, 0.3  # how far letters reach over the baseline and below it, in sizes
SLACK, OUT, INSET = 3.0, 1.0, 3.0  # how near things stand, how far over an edge of its area, from that of the page
DERIVED, ROOMY = Run("∂"), 1.04  # the sign before a derivative; about how much wider lines are taken to be
OF_NEXT, NARROW, TO_END = 300.0, 165.0, 8.0  # the words at the right end: in one line, in several; up to the page's end
_OVER, _LEFT = ("over", "over left", "over right"), ("left", "high left", "low left")
_RIGHT = ("right", "high right", "low right")
_SIDES = {  # where a name stands, in the order in which the places are tried
    "above": (*_OVER, *_LEFT, *_RIGHT, "under"),
    "left": (*_LEFT, "over left", "over", "over right", *_RIGHT, "under"),
    "right": (*_RIGHT, "over right", "over", "over left", *_LEFT, "under"),
    "corner": ("over left", "over right", "over", *_LEFT, *_RIGHT, "under"),
    "far corner": ("over right", "over left", "over", *_RIGHT, *_LEFT, "under"),
}
_SIDES |= {"beside": _SIDES["right"], "before": _SIDES["corner"]}


def names(scene: Scene, diagram: Diagram, units: Mapping[str, int], taken: Sequence[Rect]) -> Iterator[Mark]:
    """The names of all vectors, and of the units of those that come in; `taken` is what else must not be covered."""
    rooms = {
        key: _room(station, units[station.quantity], diagram.rows(station.quantity))
        for key, station in diagram.stations.items()
    }
    covered = [*taken, *rooms.values(), *_solid(diagram)]
    for key, station in diagram.stations.items():
        if key in scene.cell.parsed.given:
            few = units[station.quantity] <= NAMES_UP_TO and not diagram.rows(key)
            given = list(unit_names(scene, station, units)) if few else []
            covered += [mark.area for mark in given if isinstance(mark, Text)]
            yield from given
    longest = sorted(diagram.stations.items(), key=lambda each: -_wide(picture_name(scene, each[1].quantity), SMALL))
    for key, station in longest:
        for place, marks in _tried(scene, diagram, station, rooms[key]):
            if _inside(place, _field(scene, diagram, station)) and not any(_over(place, each) for each in covered):
                covered.append(place)
                yield from marks
                break
        if key != station.quantity:
            yield from _of_next(scene, rooms[key], diagram.x + diagram.width, covered)


def _of_next(scene: Scene, room: Rect, cell: float, covered: Sequence[Rect]) -> Iterator[Text]:
    """Of the vector at the right end: that only what comes back through the next token stands there.

    Where the page ends close behind it, in several lines between the end of the `cell` and that of the page; nowhere
    where something else stands there.
    """
    text = scene.language.translate("Backward", "by way of the next token")
    middle, below, end = room.x + room.width / 2, room.y + room.height + 24.0, scene.page.width - TO_END
    one_line = middle + OF_NEXT / 2 <= end
    lines = [text] if one_line else break_words(text, min(NARROW, end - cell - TO_END))
    wide, high = OF_NEXT if one_line else NARROW, LEADING * (len(lines) - 1) + LETTERS
    left = middle - wide / 2 if one_line else end - wide
    for y in (below, below + LETTERS * 1.2):  # a name may stand right below
        place = Rect(left, y - UP * LETTERS, wide, high)
        if place.y + place.height <= scene.room.caption.y and not any(_over(place, each) for each in covered):
            x, anchor = (middle, "middle") if one_line else (end, "end")
            for k, words in enumerate(lines):
                yield Text(x, y + LEADING * k, (Run(words),), LETTERS, "muted", anchor, limit=wide * one_line)
            return


def _tried(scene: Scene, diagram: Diagram, station: Station, room: Rect) -> Iterator[tuple[Rect, tuple[Mark, ...]]]:
    """The places and forms of a name, the best first, with the room that each takes."""
    top = target_symbol(scene.writing, scene.cell.memory.state)
    name = picture_name(scene, station.quantity)
    below = below_the_line(name)
    about = part(scene, "name", station.quantity)
    for runs, size in (
        (quotient(top, name), LARGE),
        (quotient(top, name), SMALL),
        ((), SMALL),
        (quotient((), name), SMALL),
    ):
        for side in _SIDES.get(station.side, _SIDES["above"]):
            if runs:
                wide = _wide(runs, size)
                place = _at(side, room, wide, (UP + DOWN) * size)
                yield (
                    place,
                    (
                        Text(
                            place.x + wide / 2,
                            place.y + UP * size,
                            runs,
                            size,
                            "back",
                            "middle",
                            600,
                            wide,
                            about=about,
                        ),
                    ),
                )
                continue
            wide = max(_wide((DERIVED, *top), size), _wide(below, size))
            place = _at(side, room, wide, 2 * (UP + DOWN) * size + 4.0)
            middle, line = place.x + wide / 2, place.y + (UP + DOWN) * size + 1.0
            yield (
                place,
                (
                    Text(middle, place.y + UP * size, (DERIVED, *top), size, "back", "middle", 600, wide, about=about),
                    Box(place.x, line, wide, 1.6, fill="back"),
                    Text(middle, line + 3.0 + UP * size, below, size, "back", "middle", 600, wide, about=about),
                ),
            )


def _at(side: str, room: Rect, wide: float, high: float) -> Rect:
    """The room of a name at a side of a vector."""
    middle, level = room.x + room.width / 2, room.y + room.height / 2 - high / 2
    over = room.y - (NEAR if room.width <= COMPACT_WIDTH else GAP) - high + DOWN * SMALL
    x, y = {
        "over": (middle - wide / 2, over),
        "over left": (middle - 8.0 - wide, over),
        "over right": (middle + 8.0, over),
        "left": (room.x - BESIDE - wide, level),
        "right": (room.x + room.width + BESIDE, level),
        "high left": (room.x - BESIDE - wide, room.y + room.height / 2 - high - BESIDE),
        "high right": (room.x + room.width + BESIDE, room.y + room.height / 2 - high - BESIDE),
        "low left": (room.x - BESIDE - wide, room.y + room.height / 2 + BESIDE),
        "low right": (room.x + room.width + BESIDE, room.y + room.height / 2 + BESIDE),
        "under": (middle - wide / 2, room.y + room.height + GAP - 4.0),
    }[side]
    return Rect(x, y, wide, high)


def _field(scene: Scene, diagram: Diagram, station: Station) -> Rect:
    """The area in which a vector and its name stand; else the page, of which the part before or behind the cell."""
    for each in diagram.areas:
        if each.x <= station.x <= each.x + each.width and each.y <= station.y <= each.y + each.height:
            return Rect(each.x, each.y, each.width, each.height)
    page, right = Rect(INSET, 0.0, scene.page.width - 2 * INSET, scene.room.caption.y), diagram.x + diagram.width
    if station.x < diagram.x:
        return page._replace(width=diagram.x - page.x)
    return page if station.x <= right else page._replace(x=right, width=page.x + page.width - right)


def _room(station: Station, units: int, rows: int) -> Rect:
    width, height = footprint(units, rows)
    return Rect(station.x - width / 2, station.y - height / 2, width, height)


def _solid(diagram: Diagram) -> Iterator[Rect]:
    """Signs and wires."""
    for each in diagram.operations.values():
        width, height = each.size
        yield Rect(each.x - width / 2, each.y - height / 2, width, height)
    for path in diagram.wires:
        half = path.width / 2
        for (x0, y0), (x1, y1) in pairwise(path.points):
            left, top = min(x0, x1), min(y0, y1)
            yield Rect(left - half, top - half, abs(x1 - x0) + path.width, abs(y1 - y0) + path.width)


def _over(a: Rect, b: Rect) -> bool:
    return (
        a.x < b.x + b.width + SLACK and b.x < a.x + a.width + SLACK
        and a.y < b.y + b.height + SLACK and b.y < a.y + a.height + SLACK
    )  # fmt: skip


def _inside(place: Rect, field: Rect) -> bool:
    right, bottom = field.x + field.width, field.y + field.height
    return (
        field.x <= place.x and place.x + place.width <= right
        and field.y - OUT <= place.y and place.y + place.height <= bottom + OUT
    )  # fmt: skip


def _wide(runs: Runs, size: float) -> float:
    """About how wide a line is, rather too much."""
    return ROOMY * line_width(runs, size)
