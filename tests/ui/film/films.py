"""Films to test on: every cell at many sizes, with random weights that are anybody's and nobody's."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.diagrams import diagrams
from ui.film.film import Film, FilmOptions

CELLS = tuple(diagrams())  # those with a drawing of their own; what is laid out has tests of its own
SIZES = (1, 3, 4, 8, 16, 24, 64, 512)


@cache
def random_lesson(cell: str, units: int, words: str = "one two three two") -> Lesson:
    """A lesson with one layer of random weights over a few words."""
    return Lesson(
        title="Random weights",
        sequence=Words(words),
        embedding=Random(size=4, seed=1),
        layers=(LayerSpec(cell=cell, units=units, seed=7),),
    )


@cache
def film(cell: str, units: int, view: str = "cell") -> Film:
    """A random lesson, in the close-up of a cell or another view."""
    lesson = random_lesson(cell, units)
    return Film(lesson, run(lesson), FilmOptions(view=view))


@cache
def builtin_film(key: str, layer: int = 0, view: str = "cell") -> Film:
    """A built-in lesson, in the close-up of a cell or another view."""
    lesson = builtin_lessons()[key]
    return Film(lesson, run(lesson), FilmOptions(layer=layer, view=view))


def sized(lesson: Lesson, units: int) -> Lesson:
    """The lesson with a first layer of another size and no read-out."""
    return replace(lesson, layers=(replace(lesson.layers[0], units=units),), readout=None)
