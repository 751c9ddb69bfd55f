"""What a framework returns, outlined: a ring around each value that it returns, and how it is taken beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from simulator.frameworks.returned import LAST, Returned, ways_to_take
from ui.film.drawing.page import LETTERS
from ui.film.drawing.words import width_of
from ui.film.marks import About, Box, Mark, Rect, Run, Text
from ui.film.narration.returned import about_part
from ui.film.scene.derived.returned import TITLES, tensors_of
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import swap

AROUND, RING = 8.0, 3.0  # from a vector to its ring; its thickness


def outlined_by(scene: Scene) -> tuple[str, ...]:
    """Whose returned values are outlined, or that there are none; () where nothing is asked for."""
    if not scene.returned:
        return ()
    name, translate, borders = TITLES[scene.returned], scene.language.translate, scene.lesson.borders
    if tensors_of(scene):
        text = translate("Returned", "outlined: what {framework} returns")
        if borders:
            text = translate("Returned", "outlined: what {framework} returns of the last sequence")
    elif borders and any(layer.reverse for layer in scene.lesson.layers):
        text = translate("Returned", "of several sequences that are read from the end nothing is outlined")
    elif borders and set(scene.trace.skipped).issuperset(range(borders[-1].token, scene.trace.steps)):
        text = translate("Returned", "of the last sequence all is left out, so nothing is outlined")
    else:
        text = translate("Returned", "{framework} has no layer of these equations")
    return (text.format(framework=name),)


class Line(NamedTuple):
    """A place for words: where they stand, and how wide they may be."""

    x: float
    y: float
    anchor: str
    room: float


class ReturnedAt:
    """The rings around the states of a layer at its steps; `scene` is that of the layer, in the order it reads."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._tensors = tensors_of(scene)

    def __bool__(self) -> bool:
        return bool(self._tensors)

    def ways(self, state: str, step: int) -> tuple[tuple[About, str], ...]:
        """All that a framework returns of a state at a step, each with how it is taken."""
        token = other_end(self._scene, step)
        found = ways_to_take(self._tensors, self._scene.layer, state, token)
        return tuple(
            (self._about(tensor, state, step), words) for tensor, words in found if not _is_shown_otherwise(tensor)
        )

    def _about(self, tensor: Returned, state: str, step: int) -> About:
        part = next(part for part in tensor.parts if (part.layer, part.state) == (self._scene.layer, state))
        return about_part(tensor, part, step)

    def marks(
        self, state: str, step: int, field: Rect, lines: Callable[[Sequence[str]], Iterable[Line]]
    ) -> Iterator[Mark]:
        """A ring around a vector, and in words how it is taken, as far as there are `lines` for them."""
        ways = self.ways(state, step)[::-1]  # the last state first, where there is one
        if not ways:
            return
        role = self._scene.diagram.role(state)
        ring = Rect(field.x - AROUND, field.y - AROUND, field.width + 2 * AROUND, field.height + 2 * AROUND)
        yield Box(*ring, 10.0, None, role, RING, about=ways[0][0])
        for (about, words), line in zip(ways, lines([words for _, words in ways]), strict=False):
            if width_of(words, bold=True) <= line.room:
                yield Text(line.x, line.y, (Run(words),), LETTERS, role, line.anchor, 700, about=about)


def _is_shown_otherwise(tensor: Returned) -> bool:
    """Whether it is what a sequence ends with, which is said of the sequence."""
    return tensor.framework == "keras" and tensor.kind == LAST and tensor.name == "output"


def turning(make: Callable[[int], Sequence[Mark]], step: int, seconds: float) -> Iterator[Mark]:
    """The marks of a step; those that the step before did not have come, those that it alone had go."""
    now = list(make(step))
    before = list(make(step - 1)) if step > 0 else now
    stays = {_plain(mark) for mark in now} & {_plain(mark) for mark in before}
    yield from (mark for mark in now if _plain(mark) in stays)
    for at, opacity in swap(step, seconds):
        for mark in now if at == step else before:
            if _plain(mark) not in stays and opacity > 0.0:
                yield mark._replace(opacity=opacity)


def _plain(mark: Mark) -> Mark:
    return mark._replace(about=None) if isinstance(mark, Box | Text) else mark
