"""Derive from a lesson what it leaves unsaid: its tokens, and the sizes of vectors and weights."""

from functools import lru_cache

from simulator.cells.cell import Cell
from simulator.lessons.schema import Given, Lesson
from simulator.text.embedding import OneHot, Random, Table, input_names
from simulator.text.tokens import Numbers, Sequence, Words, characters, number_token, words


class _ItSelf:
    """A sequence as a key: the same only as itself, for 0 and -0 are equal and have other labels."""

    def __init__(self, sequence: Sequence) -> None:
        self.sequence = sequence

    def __hash__(self) -> int:
        return id(self.sequence)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ItSelf) and other.sequence is self.sequence


def tokens(lesson: Lesson) -> tuple[str, ...]:
    """The tokens of the lesson's sequence, one a step; for number rows a short label of each."""
    return _tokens(_ItSelf(lesson.sequence))


@lru_cache(maxsize=4)
def _tokens(itself: _ItSelf) -> tuple[str, ...]:
    """Kept for the sequences that were asked about last: each edit asks several times."""
    sequence = itself.sequence
    if isinstance(sequence, Numbers):
        return tuple(number_token(row) for row in sequence.rows)
    return words(sequence.text) if isinstance(sequence, Words) else characters(sequence.text)


def input_width(lesson: Lesson) -> int:
    """How many numbers enter layer 0 at each step."""
    if isinstance(lesson.sequence, Numbers):
        return len(lesson.sequence.rows[0]) if lesson.sequence.rows else 0
    embedding = lesson.embedding
    if isinstance(embedding, Table):
        return len(embedding.default)
    if isinstance(embedding, Random):
        return embedding.size
    return len(input_names(tokens(lesson), OneHot()))


def sizes(cell: Cell, inputs: int, units: int) -> dict[str, int]:
    """What each size's symbol stands for: a lesson gives all states of a layer the same width."""
    return dict.fromkeys(cell.parsed.widths.values(), units) | {"H": units, "I": inputs}


def weight_shapes(cell: Cell, inputs: int, units: int) -> dict[str, tuple[int, ...]]:
    """The shape of every weight that the cell needs."""
    size = sizes(cell, inputs, units)
    return {
        name: tuple(size[symbol] for symbol in (shape.rows, shape.columns) if symbol is not None)
        for name, shape in cell.parsed.weights.items()
    }


def quantity_widths(cell: Cell, inputs: int, units: int) -> dict[str, int]:
    """How many numbers each recorded quantity of the cell has at one step."""
    size, widths = sizes(cell, inputs, units), cell.parsed.widths
    return {operation.name: size[widths[operation.name]] for operation in cell.parsed.operations}


def fits(given: Given, shape: tuple[int, ...]) -> bool:
    """Whether a weight as written in a lesson has this shape."""
    rows = [row for row in given if isinstance(row, tuple)]
    if len(shape) == 1:
        return len(given) == shape[0] and not rows
    return len(given) == len(rows) == shape[0] and all(len(row) == shape[1] for row in rows)
