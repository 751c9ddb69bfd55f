"""The other run behind the vectors: its values at the edges of the cells, and the number that the selected unit had."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from simulator.analysis.comparison.run_alignment import NONE
from simulator.analysis.weighted_sum import Summand, summands
from ui.film.drawing.page import LETTERS
from ui.film.drawing.strips import SLOT_WIDTH, footprint
from ui.film.drawing.words import LEADING
from ui.film.lru_method import lru_method
from ui.film.marks import Box, Mark, Rect, Run, Strip, Text
from ui.film.scene.scene import Scene
from ui.film.text.number_format import cell_number

CHARACTERS, ON_BADGE = 7, 5  # of a number; of one on a badge, which has a neighbour
WIDEST, BADGE = 240.0, LETTERS + 5.0  # of a badge, and its height
WIDE = 0.6  # of a letter, as a share of its height: the widest figures
NAMED = 30.0  # the room of a name at a corner
OVER, OVER_BY_HAND = 2.0, 5.0  # by how much a badge lies over its strip
BESIDE, SIZE = 10.0, LETTERS  # of words beside a strip: their distance, their letters
TO_END = 12.0  # from words to the end of the page
ROOM_FOR_HANDLE = 26.0  # below the middle of a number that is held, before words begin beside it
NAME, SUM = 40.0, 90.0  # over a strip stands its name, and beside an operation the sum that goes into it


class Ghosts:
    """What a scene's ghost says of the selected layer."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    @lru_method(maxsize=256)
    def row(self, quantity: str, step: int) -> tuple[float, ...]:
        """The quantity in the other run; () where it is the same there, or is not there at all."""
        found = self._scene.was(quantity, step)
        return () if found is None else tuple(found.tolist())

    def describe_change(self, strip: Strip) -> str:
        """What the other run has for the selected cell: "was 0.53"; "" where that reads the same."""
        if strip.eye < 0 or not strip.ghost:
            return ""
        return describe_before(self._scene, strip.values[strip.eye], strip.ghost[strip.eye], strip.scale, ON_BADGE)

    def badge(self, strip: Strip, x: float, opacity: float) -> Iterator[Mark]:
        """What was set by hand, and what the selected unit was before: beside the number where there is room.

        Else it is a badge at the lower edge of the strip. `x` is the middle of the strip's place; where an operation
        stands right below it, the badge is at the upper edge, beside a name at a corner; where an operation or a name
        stands above the middle too, there is none, unless something was set by hand.
        """
        by_hand, masked = any(strip.held), strip.about is not None and strip.about.quantity == "x"
        translate = self._scene.language.translate
        held = translate("Picture", "set by hand") if masked else translate("Picture", "held")
        words = [word for word in (held if by_hand else "", self.describe_change(strip)) if word]
        for lines in (words, " ".join(words).split()) if by_hand and not masked else ():
            beside = self._beside(strip, lines)
            if beside is not None:
                yield from _lines(beside, lines, opacity)
                return
        if words:
            yield from self._pill(strip, x, opacity, " · ".join(words), by_hand)

    def _pill(self, strip: Strip, x: float, opacity: float, text: str, by_hand: bool) -> Iterator[Mark]:
        """The badge, where there is room for one."""
        ink, line = ("accent", "accent") if by_hand else ("muted", "card.line")
        wide, high = min(WIDE * LETTERS * len(text) + 12.0, WIDEST), BADGE
        over = OVER_BY_HAND if by_hand else OVER
        upper, lower = strip.y - strip.height / 2 + over - high, strip.y + strip.height / 2 - over
        top = lower
        if self._is_crowded(x, lower + high):
            if not self._is_crowded(x, upper) and not self._has_name(strip):
                x, top = self._beside_corner(strip, x, wide), upper
            elif not by_hand:
                return
        yield Box(x - wide / 2, top, wide, high, high / 2, "card", line, 1.6, opacity, strip.about)
        baseline = top + high / 2 + LETTERS / 3
        yield Text(x, baseline, (Run(text),), LETTERS, ink, "middle", 600, limit=wide - 6, opacity=opacity)

    def _beside(self, strip: Strip, words: Sequence[str]) -> Rect | None:
        """Where there is room for these lines at the right of a number that is held; None where there is none."""
        k = strip.eye if strip.eye >= 0 and strip.held[strip.eye] else strip.held.index(True)
        wide = max(WIDE * SIZE * len(word) for word in words)
        _, y = strip.cell(k)
        top = y + strip.cell_height / 2 + ROOM_FOR_HANDLE
        place = Rect(strip.x + strip.width / 2 + BESIDE, top, wide, LEADING * len(words))
        outside = place.x + wide > self._scene.page.width - TO_END
        return None if outside or any(_meet(place, each) for each in self._taken) else place

    @cached_property
    def _taken(self) -> tuple[Rect, ...]:
        """What stands in the picture of the cell: vectors with names, operations with sums, lines, words."""
        diagram, found = self._scene.diagram, list[Rect]()
        for station in diagram.stations.values():
            name = station.quantity
            wide, high = footprint(int(self._scene.layer_trace[name].shape[1]), diagram.rows(name))
            found.append(Rect(station.x - wide / 2 - 4, station.y - high / 2 - NAME, wide + 8, high + NAME + 4))
            if station.side in ("left", "right", "beside"):
                found.append(Rect(station.x - wide / 2 - SUM, station.y - 30, wide + 2 * SUM, 60))
        for each in diagram.operations.values():
            wide, high = each.size
            found.append(Rect(each.x - wide / 2, each.y - high / 2 - 4, wide + SUM, high + 8))
        for path in (*diagram.wires, *diagram.feeds.values(), *diagram.births.values()):
            half = path.width / 2 + 3
            for (ax, ay), (bx, by) in pairwise(path.points):
                left, above = min(ax, bx) - half, min(ay, by) - half
                found.append(Rect(left, above, abs(bx - ax) + 2 * half, abs(by - ay) + 2 * half))
        for area in diagram.areas:
            sides = (area.x, area.x + area.width)
            found += [Rect(side, area.y, 0.0, area.height) for side in sides]
            found += [Rect(label.x - SUM, label.y - 24, 2 * SUM, 32) for label in area.labels]
        return tuple(found)

    def _has_name(self, strip: Strip) -> bool:
        """Whether a name stands in the middle over a strip."""
        places = self._scene.diagram.stations.values()
        return any(each.side == "above" and each.x == strip.x and each.y == strip.y for each in places)

    def _beside_corner(self, strip: Strip, x: float, wide: float) -> float:
        """The middle of a badge over a strip, at the right, or as far to the side as a name at a corner leaves room."""
        places = self._scene.diagram.stations.values()
        sides = {each.side for each in places if each.x == x and each.y == strip.y}
        corner = (strip.width if any(strip.texts) else SLOT_WIDTH) / 2 - NAMED - wide / 2
        if "far corner" in sides:
            return min(x - (SLOT_WIDTH - wide) / 2, x + corner)
        at_right = x + (SLOT_WIDTH - wide) / 2
        return max(at_right, x - corner) if "corner" in sides else at_right

    def _is_crowded(self, x: float, y: float) -> bool:
        """Whether an operation stands at a point, or close to it."""
        operations = self._scene.diagram.operations.values()
        return any(abs(each.x - x) <= each.size[0] and abs(each.y - y) <= each.size[1] / 2 + 3.0 for each in operations)


def _lines(place: Rect, words: Sequence[str], opacity: float) -> Iterator[Text]:
    """That a number is held, and below it what it was."""
    for k, word in enumerate(words):
        weight, ink = (700, "accent") if k == 0 else (500, "muted")
        y = place.y + k * LEADING + SIZE
        yield Text(place.x, y, (Run(word),), SIZE, ink, weight=weight, limit=place.width, opacity=opacity)


def _meet(one: Rect, other: Rect) -> bool:
    """Whether two places have a part in common."""
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def unit_before(scene: Scene, name: str, step: int) -> float | None:
    """What the selected unit had in the other run; None where it has no counterpart or the same."""
    row = scene.was(name, step)
    return float(row[scene.unit]) if row is not None and scene.unit < len(row) else None


def summands_before(scene: Scene, now: Sequence[Summand], total: str, step: int) -> Sequence[Summand | None]:
    """The summands of a sum of the selected unit in the other run; None where they do not match those of this."""
    layer_trace = None if scene.counterparts is None else scene.counterparts.layer(scene.layer, total)
    there = NONE if scene.counterparts is None else scene.counterparts.steps[step]
    if layer_trace is None or there == NONE or layer_trace.layer.cell != scene.cell:
        return [None] * len(now)
    before = summands(layer_trace, total, scene.unit, there)
    return [b if len(a.weights) == len(b.weights) else None for a, b in zip(now, before, strict=True)]


def describe_before(scene: Scene, value: float, then: float | None, scale: str, characters: int = CHARACTERS) -> str:
    """What a number was in the other run: "was 0.53"; "" where that reads the same or is not known."""
    if then is None:
        return ""
    text, before = (cell_number(v, scale, characters) for v in (value, then))
    translate = scene.language.translate
    return "" if text == before else translate("Picture", "was {value}").format(value=scene.writing.number(before))
