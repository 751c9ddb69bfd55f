"""The tokens below the network over time, long words where short ones beside them leave room; the gates' letters."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.words import LEADING, place_words, width_of
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Run, Text
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol
from ui.film.views.parts.layer_name import WIDE
from ui.film.views.unrolled.grid import Grid

BLOCK = 64  # tokens that are placed together: more than are in view where nothing scrolls
BARS_UP = 8.0  # from the foot of a cell to that of its bars
OUT, OUTLINE = 30.0, 0.5 * LETTERS  # how far words reach beyond the columns; the room of a hollow word's outline


class Words:
    """Where the words of a scene's tokens stand on a grid."""

    def __init__(self, scene: Scene, grid: Grid) -> None:
        self._scene, self._grid = scene, grid

    def marks(self, k: int, now: int, shift: float) -> Iterator[Text]:
        """The word of a token while another is read, once `shift` columns have gone out at the left: a line, or one for
        each number of a vector.
        """
        grid, word = self._grid, self._scene.token(k)
        role, weight = ("ink", 700) if k == now else ("ink", 400) if k < now else ("muted", 400)
        opacity, about = grid.inside(k, shift), About(self._scene.layer, k, "", part="axis:tokens")
        if grid.words_lines == 1:
            middle, room = self._block(k // BLOCK)[k % BLOCK]
            middle -= grid.pitch * shift
            yield Text(middle, grid.words_y, (word,), LETTERS, role, "middle", weight, room, opacity, about)
            return
        middle = grid.left(k, shift - 0.5)
        for n, number in enumerate(word.text.split(" ")):
            line, y = (word._replace(text=number),), grid.words_top + n * LEADING
            yield Text(middle, y, line, LETTERS, role, "middle", weight, grid.pitch, opacity, about)

    @lru_method(maxsize=16)
    def _block(self, block: int) -> tuple[tuple[float, float], ...]:
        """The same of so many neighbours, before anything has gone out."""
        grid, shown = self._grid, range(self._grid.tokens)[block * BLOCK : (block + 1) * BLOCK]
        words = [self._scene.token(k) for k in shown]
        outlines = [OUTLINE if word.style == "hollow" else 0.0 for word in words]
        wanted = [width_of(word.text, bold=True) + outline for word, outline in zip(words, outlines, strict=True)]
        before, after = (OUT if k in (0, grid.tokens) else 0.0 for k in (shown.start, shown.stop))
        ends = grid.left(shown.start, 0.0) - before, grid.left(shown.stop, 0.0) + after
        placed = place_words(wanted, [grid.left(k, -0.5) for k in shown], grid.pitch, ends)
        return tuple((middle, room - outline) for (middle, room), outline in zip(placed, outlines, strict=True))


def gate_letters(scene: Scene, grid: Grid, gates: Collection[str], above: float) -> Iterator[Text]:
    """Which bars of a scene's layer are which gates: their letters, in the order of the bars, below what stands at
    `above`.
    """
    card = grid.card(scene.layer, 0, 0.0)
    base = card.y + card.height - BARS_UP
    if not grid.shows_gates or not gates or base < above + LEADING:
        return
    runs: list[Run] = []
    for gate in gates:
        role = scene.diagram.role(gate)
        runs += [Run(piece.text, piece.style, role) for piece in symbol(gate, False, scene.writing)]
        runs.append(Run("  "))
    about = About(scene.layer, NOW, "", part="layer")
    yield Text(MARGIN, base, tuple(runs[:-1]), LETTERS, "ink", limit=WIDE, about=about)
