"""In the stack: rings around what a framework returns of each layer's states, where they rest after the token."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import LEADING, width_of
from ui.film.marks import Mark, Moment, Rect
from ui.film.scene.layer_timing import LayerTiming
from ui.film.views.parts.returned import AROUND, Line, ReturnedAt, turning
from ui.film.views.stack.backdrop import AREA_END, NAMED_FROM, place
from ui.film.views.stack.rows import END, StackRow

BELOW_LINE = 2.2 * LETTERS  # from the memory line to the words over h


class StackReturned:
    """Composes the rings of all rows."""

    def __init__(self, rows: Sequence[StackRow]) -> None:
        self._rows = [(row, ReturnedAt(row.scene)) for row in rows]
        self._words = any(row.turned for row in rows)  # a row has its token behind its memory line

    def marks(self, moment: Moment, timing: LayerTiming) -> Iterator[Mark]:
        """The rings of a moment, in each row those of the step that it is at."""
        seconds = timing.seconds(moment)
        for row, returned in self._rows:
            if returned and not timing.is_to_come(row.scene.layer):
                step = timing.step(row.scene.layer, moment.token)
                yield from row.placed(turning(partial(_at, row, returned, self._words), step, seconds))


def _at(row: StackRow, returned: ReturnedAt, has_word: bool, step: int) -> list[Mark]:
    found: list[Mark] = []
    for key in ("new", "given"):
        if key in row.stations:
            quantity, x, y = row.stations[key]
            lines = partial(_lines, row, place(row, quantity, x, y), key == "given", has_word)
            found += returned.marks(quantity, step, place(row, quantity, x, y), lines)
    return found


def _lines(row: StackRow, field: Rect, is_output: bool, has_word: bool, ways: Sequence[str]) -> Iterator[Line]:
    """Where it stands how a vector is taken: of h over its name, the lowest line first, or in a low row up to the way
    up, behind the memory line and where no `has_word` stands; of c beside it, in the area of the memory or behind that.
    """
    name, up = field.y - 0.45 * row.letters, row.ways.up[1][0]
    middle, right = field.x + field.width / 2, field.x + field.width + 2 * AROUND
    if is_output and row.line < name:  # h does not stand on the line
        over = [name - k * LEADING for k in range(1, len(ways) + 1) if name - k * LEADING >= row.line + BELOW_LINE]
        yield from (Line(middle, y, "middle", 2 * (up - AROUND - middle)) for y in over)
        if not over and not has_word:
            yield Line(up - AROUND, name - LEADING, "end", up - AROUND - (row.x(END) + AROUND))
        return
    inside = row.x(END) - AREA_END - AROUND - right
    if not is_output and field.x < row.x(END) and width_of(ways[0], bold=True) > inside:
        right = row.x(END) - AREA_END + AROUND
    yield Line(right, name if row.height >= NAMED_FROM else field.y + LETTERS, "start", up - AROUND - right)
