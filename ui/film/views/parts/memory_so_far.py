"""The memory of a layer as a river up to the moment, in a card of its own, where a page has room for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ui.film.drawing.mirror import mirrored
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import whole_parts
from ui.film.marks import NOW, About, Box, Mark, Moment, Rect, Run, Text, Wire
from ui.film.scene.layer_timing import LayerTiming
from ui.film.scene.rivers import Bed, Course
from ui.film.scene.scene import Scene
from ui.film.text.formula import symbol

SPACE, HEAD, WORDS = 20.0, 46.0, 40.0  # between things; the heights of a title, and of the words below the columns
LEAST_PITCH = 84.0  # of a column that has its word


class MemorySoFar:
    """The memory of the scene's layer as a river, up to the moment."""

    def __init__(self, scene: Scene, field: Rect) -> None:
        self.scene, self.field, self.course, self.timing = scene, field, Course(scene), LayerTiming(scene)
        self.tokens = len(scene.trace.tokens)
        inner = Rect(field.x + SPACE, field.y + HEAD, field.width - 2 * SPACE, field.height - HEAD - WORDS)
        self.pitch = inner.width / self.tokens
        self.bed = Bed(inner.x, self.pitch, inner.y + inner.height / 2, inner.height / 2 - 6.0)

    @property
    def backdrop(self) -> tuple[Mark, ...]:
        """The card, its title, and the bed over all tokens."""
        return self._placed(self._backdrop())

    def _placed(self, marks: Iterable[Mark]) -> tuple[Mark, ...]:
        """Marks where they stand: of a layer that reads from the end, the river comes from the right."""
        below = self.field._replace(y=self.field.y + HEAD, height=self.field.height - HEAD)
        return tuple(mirrored(marks, (below,)) if self.scene.reads_from_end else marks)

    def _backdrop(self) -> Iterator[Mark]:
        scene, field, bed = self.scene, self.field, self.bed
        about = About(scene.layer, NOW, "", part="bed")
        yield Box(*field, 16, "card", "card.line", 2.0)
        so_far = scene.language.translate("Picture", "memory so far")
        name = symbol(scene.cell.memory.state, notation=scene.writing)
        title = (*(run._replace(role="memory") for run in name), Run("  "), Run(so_far))
        yield Text(field.x + SPACE, field.y + 32.0, title, LETTERS, "ink", weight=600, limit=field.width - 2 * SPACE)
        yield Wire(((bed.x, bed.y), (bed.x + self.tokens * bed.pitch, bed.y)), "memory", 2.0, opacity=0.45, about=about)
        if self.pitch >= LEAST_PITCH:
            yield from (self._word(k, "muted") for k in range(self.tokens))

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The river as far as the memory has come, and where the token is; what comes later is not drawn."""
        yield from self._placed(self._marks(moment))

    def _marks(self, moment: Moment) -> Iterator[Mark]:
        bed, field, k = self.bed, self.field, moment.token
        front = k + self.timing.reach(self.scene.layer, moment).front
        yield from self.course.between(0.0, float(k), bed, 1.0)
        yield from (mark._replace(opacity=0.999) for mark in self.course.between(float(k), front, bed, 1.0))
        yield from self.course.outline(0.0, front, bed, 0.999)
        top, high = field.y + HEAD, field.height - HEAD - WORDS
        yield Box(bed.x + k * bed.pitch, top, bed.pitch, high, 6, None, "ink", 2.2, 0.999)
        if self.pitch < LEAST_PITCH:
            yield self._word(k, "ink", 0.999)

    def _word(self, k: int, role: str, opacity: float = 1.0) -> Text:
        bed, room = self.bed, max(self.pitch - 8.0, 3 * LEAST_PITCH if self.pitch < LEAST_PITCH else 0.0)
        x = bed.x + (k + 0.5) * bed.pitch
        x = min(max(x, bed.x + room / 2), bed.x + self.tokens * bed.pitch - room / 2)
        y, about = self.field.y + self.field.height - 14.0, About(self.scene.layer, k, "", part="axis:tokens")
        word = self.scene.token(k)
        word = word._replace(text=whole_parts(word.text, room, bold=True))
        return Text(x, y, (word,), LETTERS, role, "middle", 600, room, opacity, about)
