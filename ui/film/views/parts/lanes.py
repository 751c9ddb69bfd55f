"""What the memory lines of the cell and of the stack are drawn of: a bed, bars for the lanes, and what falls at ×."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.strips import footprint
from ui.film.marks import About, Box, Curve, Mark, Point
from ui.film.scene.lanes import DASH, DASHED_FROM, LEAST, OTHERS, Amounts, Lane, Lanes, Stretch

VALVE, BEFORE = 11.0, 44.0  # the width of a valve, and how far from × it stands
STRAND, APART = 6.0, 9.0  # the width of a gate's strand that is open, and the room of each


def bed(lanes: Lanes) -> Iterator[Mark]:
    """What the line could hold: a pale bed along all of it."""
    if lanes.stretches:
        first, last, high = lanes.stretches[0], lanes.stretches[-1], lanes.height
        yield Box(first.x0, first.y - high / 2, last.x1 - first.x0, high, 0.0, "memory.bed")


def opacity_of(lanes: Lanes, lane: Lane) -> float:
    """How clear a lane is: that of the selected unit, a sum, and one alone are whole."""
    return 1.0 if lane.unit in (lanes.scene.unit, -1) or len(lanes.lanes) == 1 else OTHERS


def bar(stretch: Stretch, lane: Lane, width: float, length: float, opacity: float, about: About | None = None) -> Box:
    """A lane along the first `length` of a stretch."""
    y = stretch.y + lane.offset
    return Box(stretch.x0, y - width / 2, length, width, 0.0, "memory", opacity=opacity, about=about)


def dashes(stretch: Stretch, lane: Lane, width: float, length: float, opacity: float) -> Iterator[Mark]:
    """The marks of a lane below zero, where there is room for them."""
    if width >= DASHED_FROM and length > 8.0:
        y = stretch.y + lane.offset
        yield Curve(((stretch.x0 + 4.0, y), (stretch.x0 + length - 4.0, y)), "memory.on", DASH, True, opacity)


def fall(
    lanes: Lanes, k: int, amounts: Amounts, u: float, at: Point, deep: float, long: float, about: About | None = None
) -> Box | None:
    """What a lane does not keep, `u` of its way down from the line, and fading; None where nothing falls.

    `at` is where its left end falls, at the height of the middle of the line; `deep` how far, `long` how wide it is.
    """
    rest, whole = (lanes.width(k, values[k]) for values in (amounts.kept, amounts.old))
    lost = whole - rest
    if not 0.0 < u < 1.0 or lost < LEAST or amounts.old[k] * amounts.kept[k] < 0.0:
        return None
    top = at[1] + lanes.lanes[k].offset - whole / 2 + rest + deep * u * u
    opacity = min(progress(u, 0.0, 0.15), 1.0 - smooth((u - 0.6) / 0.4))
    return Box(at[0], top, long, lost, 0.0, "forget.area", "forget", min(1.6, lost / 3), opacity, about)


def valve(lane: Lane, at: Point, opened: float, role: str, come: float, about: About) -> Iterator[Mark]:
    """A slot on a lane, at a place on the middle of the line, shut from above as far as its gate is."""
    high, x, y = 0.86 * lane.room, at[0], at[1] + lane.offset
    yield Box(x - VALVE / 2, y - high / 2, VALVE, high, 2.0, "card", role, 1.6, come, about)
    if (1.0 - opened) * high >= LEAST:
        yield Box(x - VALVE / 2, y - high / 2, VALVE, (1.0 - opened) * high, 2.0, role, opacity=come)


def strand(lanes: Lanes, k: int, gate: str, opened: float, role: str, come: float) -> Iterator[Mark]:
    """A strand of the wire from the gate up to ×, where it goes straight up, as wide as the gate is open."""
    path = lanes.diagram.feeds.get((lanes.kept_name, gate))
    if path is None or len({x for x, _ in path.points}) != 1:
        return
    x, wide = path.points[0][0] + (k - (lanes.units - 1) / 2) * APART, 1.0 + STRAND * opened
    top = path.points[-1][1] + lanes.diagram.operations[lanes.kept_name].size[1] / 2 - 4.0
    bottom = path.points[0][1] - footprint(lanes.units, lanes.diagram.rows(gate))[1] / 2 - 3.0
    if bottom > top:
        yield Box(x - wide / 2, top, wide, bottom - top, 0.0, role, opacity=come)
