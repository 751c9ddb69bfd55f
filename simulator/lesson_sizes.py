"""Derive from a lesson what it leaves unsaid: its tokens, and the sizes of vectors and weights."""

from simulator.cells import cell
from simulator.embedding import input_names
from simulator.lesson_schema import Given, Lesson, Numbers, OneHot, Random, Table, Words
from simulator.text import characters, number_token, words


def tokens(lesson: Lesson) -> tuple[str, ...]:
    """The tokens of the lesson's sequence, one a step; for number rows a short label of each."""
    sequence = lesson.sequence
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


def weight_shapes(key: str, inputs: int, units: int) -> dict[str, tuple[int, ...]]:
    """The shape of every weight that the cell of this key needs."""
    return {
        name: tuple(_size(symbol, inputs, units) for symbol in (shape.rows, shape.columns) if symbol is not None)
        for name, shape in cell(key).parsed.weights.items()
    }


def quantity_widths(key: str, inputs: int, units: int) -> dict[str, int]:
    """How many numbers each recorded quantity of the cell of this key has at one step."""
    parsed = cell(key).parsed
    return {name: _size(parsed.widths[name], inputs, units) for name in parsed.quantities}


def _size(symbol: str, inputs: int, units: int) -> int:
    """What a size's symbol stands for: a lesson gives all states of a layer the same width."""
    return inputs if symbol == "I" else units


def fits(given: Given, shape: tuple[int, ...]) -> bool:
    """Whether a weight as written in a lesson has this shape."""
    rows = [row for row in given if isinstance(row, tuple)]
    if len(shape) == 1:
        return len(given) == shape[0] and not rows
    return len(given) == len(rows) == shape[0] and all(len(row) == shape[1] for row in rows)
