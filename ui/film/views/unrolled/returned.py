"""In the network over time: outlines of what a framework returns: `output` along the top, states where layers end."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.frameworks.returned import LAST, SEQUENCE, Part, Returned
from ui.film.drawing.mirror import mirror
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import width_of
from ui.film.marks import Box, Mark, Run, Text, Wire
from ui.film.narration.returned import about_part, about_whole
from ui.film.scene.derived.returned import shape_text, tensors_of
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene
from ui.film.views.unrolled.grid import Grid
from ui.film.views.unrolled.sides import BETWEEN, end_width, end_words, is_an_end

HIGH, LINE, DOT = 34.0, 3.0, 14.0  # the height of an end's outline, the thickness of outlines, and where a value leaves
RISE, FOOT = 32.0, 5.0  # from the top of a cell up to the upper and the lower edge of the outline of a sequence
APART = 26.0  # between two texts of the line over the columns


class ReturnedOutlines:
    """Composes the outlines of a scene on a grid; none where nothing is asked for."""

    def __init__(self, scene: Scene, grid: Grid) -> None:
        self._scene, self._grid = scene, grid
        self._tensors = tensors_of(scene)
        self.backdrop = (*self._sequences(), *self._legend())

    def _sequences(self) -> Iterator[Mark]:
        """Around all that a level hands on, from the first token to the last."""
        grid = self._grid
        for tensor in self._tensors:
            if tensor.kind != SEQUENCE or tensor.name != "output":
                continue
            upper = tensor.parts[-1].layer
            card = grid.card(upper, 0, 0.0)
            top = card.y - RISE
            if upper + 1 < len(grid.rows):
                above = grid.card(upper + 1, 0, 0.0)
                top = max(top, above.y + above.height + FOOT)
            about = about_whole(tensor)
            begins = 0 if grid.scrolls else tensor.parts[0].tokens[0]
            wide = (grid.visible - begins) * grid.pitch
            yield Box(grid.left(begins, 0.0), top, wide, card.y - FOOT - top, 10.0, None, "short", LINE, about=about)

    def ends(self, shift: float) -> tuple[Mark, ...]:
        """The states that layers end with, once so many columns have gone out at the left."""
        return tuple(
            mark
            for tensor in self._tensors
            for part in tensor.parts
            if is_an_end(tensor)
            for mark in self._end(tensor, part, shift)
        )

    def _end(self, tensor: Returned, part: Part, shift: float) -> Iterator[Mark]:
        """The name of a state beside the last cell that the layer reads, and the point at which it leaves that."""
        grid, own = self._grid, self._scene.rows[part.layer]
        same_way = own.reads_from_end == self._scene.reads_from_end
        shift = shift if same_way else grid.tokens - grid.visible - shift
        step = other_end(own, part.tokens[-1])
        last = grid.card(part.layer, grid.tokens - 1, shift)
        clear = min(grid.inside(grid.tokens - 1, shift), grid.inside(step, shift))
        if clear <= 0.0:
            return
        y, role = self._level(part), own.diagram.role(part.state)
        about = about_part(tensor, part, step)
        right, wide = grid.left(grid.tokens, shift), end_width(tensor, part)
        x = right + BETWEEN
        edge = last.x + last.width if part.state == own.cell.states[0] else right
        leaves = grid.card(part.layer, step, shift)
        marks: list[Mark] = [
            Wire(((edge, y), (x, y)), role, LINE, opacity=clear, about=about),
            Box(x, y - HIGH / 2, wide, HIGH, 10.0, "card", role, LINE, clear, about),
            Text(
                x + wide / 2, y + 8.0, (Run(end_words(tensor, part)),), LETTERS, role, "middle", 700,
                opacity=clear, about=about,
            ),
            Box(leaves.x + leaves.width - DOT / 2, y - DOT / 2, DOT, DOT, DOT / 2, "card", role, LINE, clear, about),
        ]  # fmt: skip
        for mark in marks:
            yield mirror(mark, grid.middle) if own.reads_from_end else mark

    def _level(self, part: Part) -> float:
        """The height at which a state leaves its cell: h low, another memory at its river; apart as far as needed."""
        grid, card = self._grid, self._grid.card(part.layer, 0, 0.0)
        low, bed = card.y + 0.84 * card.height, grid.bed(part.layer, 0.0).y
        states = self._scene.rows[part.layer].cell.states
        if len(states) == 1 or low - bed >= HIGH + LINE + 1.0:
            return low if part.state == states[0] else bed
        middle, half = (low + bed) / 2, (HIGH + LINE + 1.0) / 2
        return middle + half if part.state == states[0] else middle - half

    # ---- the line over the columns -----------------------------------------------------------------------------------

    def _legend(self) -> Iterator[Mark]:
        """The names and shapes of tensors that stand along the columns; with a batch, too, where there is room."""
        if not self._tensors:
            return
        full, short = list(self._words(True)), list(self._words(False))
        room = self._scene.room.right - self._grid.x
        wide = sum(width_of("".join(run.text for run in runs), bold=True) + APART for runs, _ in full)
        x = self._grid.x
        for runs, tensor in full if wide <= room else short:
            own = width_of("".join(run.text for run in runs), bold=True)
            if x + own > self._scene.room.right:
                return
            role = self._scene.rows[tensor.parts[0].layer].diagram.role(tensor.parts[0].state)
            about = about_whole(tensor)
            yield Text(x, self._scene.room.picture.y + LETTERS + 4.0, runs, LETTERS, role, "start", about=about)
            x += own + APART

    def _words(self, with_batch: bool) -> Iterator[tuple[tuple[Run, ...], Returned]]:
        translate = self._scene.language.translate
        for tensor in self._tensors:
            shape = shape_text(tensor.batched(tensor.batchings[0]))
            if (is_an_end(tensor) and tensor.framework == "keras") or (tensor.module.name and tensor.kind == LAST):
                continue  # its shape stands where the layer ends
            if tensor.framework == "keras":
                name = f"return_sequences={tensor.kind == SEQUENCE}"
                yield (Run(f"{tensor.module.name} {name} ".lstrip(), "bold"), Run(shape)), tensor
                continue
            more: tuple[Run, ...] = ()
            if with_batch:
                batch = translate("Returned", "batch of one {shape}").format(shape=shape_text(tensor.batched("second")))
                more = (Run(f"  {batch}", role="muted"),)
                if tensor.kind == SEQUENCE:
                    more += (Run(f"  batch_first {shape_text(tensor.batched('first'))}", role="muted"),)
            yield (Run(f"{tensor.title} ", "bold"), Run(shape), *more), tensor
