"""Run a lesson's network over a text that is too long for a trace, and keep what one layer did.

The text is read in blocks: the states at the end of one are those before the next, and blocks begin where the run's own
rings begin, so that every number is that of a whole run to the bit before it is rounded to single precision.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from simulator.arrays import Array
from simulator.engine.layer_run import run_layer
from simulator.engine.progress import Progress
from simulator.engine.ring_buffer import ROWS
from simulator.io.hidden_files import temporary_folder
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import LessonError
from simulator.lessons.sizes import recorded_numbers
from simulator.network.layer import Layer, NetworkError
from simulator.network.trace import LayerTrace
from simulator.search.checkpoints import Checkpoints
from simulator.text.embedding import OneHot, Table, Vectors, embed
from simulator.text.tokens import Numbers, Words, characters, words

MOST_TOKENS = 1_000_000
MOST_IN_MEMORY = 2**28
"""Bytes of states up to which they stay in memory."""
_MOST_VECTORS = 2**26  # numbers in the vectors of all different tokens
_BLOCK_NUMBERS = 2**21  # that a block records, about
_LONGEST_BLOCK = 1024  # steps


def text_tokens(resolved: ResolvedLesson, text: str) -> tuple[str, ...]:
    """The tokens of a text, cut as the lesson cuts its own. Raises LessonError where there are none, or too many."""
    sequence = resolved.lesson.sequence
    if isinstance(sequence, Numbers):
        raise LessonError("The lesson reads rows of numbers, not a text.", "Take a lesson that reads words.")
    found = words(text) if isinstance(sequence, Words) else characters(text)
    if not 1 <= len(found) <= MOST_TOKENS:
        problem = f"There cannot be {len(found):,} tokens in the text."
        raise LessonError(problem, f"Take a text of 1 to {MOST_TOKENS:,}.")
    return found


class TextStates:
    """What the units of a layer did over a text: `values` [unit, token] of one quantity, in single precision.

    They are in a temporary file where they are too large for memory, until `close`. `checkpoints` has the states of all
    layers at places of the text, where these were wanted.
    """

    def __init__(self, units: int, steps: int, checkpoints: Checkpoints | None = None) -> None:
        self._files, self.checkpoints = ExitStack(), checkpoints
        self.values: Array
        if 4 * units * steps <= MOST_IN_MEMORY:
            self.values = np.empty((units, steps), np.float32)
            return
        try:
            path = self._files.enter_context(temporary_folder()) / "states"
            _reserve(path, 4 * units * steps)
            self.values = np.memmap(path, np.float32, "r+", shape=(units, steps))
        except BaseException:
            self._files.close()
            raise

    @property
    def is_on_disk(self) -> bool:
        """Whether they are in a file."""
        return isinstance(self.values, np.memmap)

    def close(self) -> None:
        """Let go of the numbers, and take away the file."""
        self.values = np.empty((0, 0), np.float32)
        self._files.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


def read_states(
    resolved: ResolvedLesson,
    tokens: Sequence[str],
    layer: int,
    quantity: str,
    progress: Progress | None = None,
    *,
    with_checkpoints: bool = False,
) -> TextStates:
    """Run the network over the tokens, and keep a quantity of a layer; and checkpoints, where all layers read forward.

    What the lesson sets by hand, masks or leaves out at tokens of its own sequence does not count in another text; its
    weights, its initial states and gates that are rounded do. `progress` counts tokens. Raises Cancelled, and
    LessonError, also where the disk has no room.
    """
    layers = _layers(resolved, layer, quantity)
    width, checkpoints = layers[layer].width(quantity), None
    if with_checkpoints and not any(each.reverse for each in resolved.layers):
        layers, checkpoints = [each.layer for each in resolved.layers], Checkpoints()
    vectors, numbers = _vectors(resolved, tokens)
    try:
        states = TextStates(width, len(tokens), checkpoints)
    except OSError as error:
        problem = f"The states of the text could not be kept: {error.strerror}."
        raise LessonError(problem, "Make room on the disk, or take a shorter text.") from error
    size = _block_size(resolved)
    before: list[LayerTrace] = []
    try:
        for start in range(0, len(tokens), size):
            if progress is not None:
                progress(start, len(tokens))
            entering = vectors[numbers[start : start + size]]
            before = _read_block(layers, entering, before, resolved.lesson.idealised)
            states.values[:, start : start + size] = before[layer][quantity].T
            if checkpoints is not None:
                checkpoints.take(start, before)
        if progress is not None:
            progress(len(tokens), len(tokens))
    except NetworkError as error:
        states.close()
        problem = f"The run cannot be finished between tokens {start} and {min(start + size, len(tokens))}: {error}."
        raise LessonError(problem, "Take smaller weights.", "layers") from error
    except BaseException:
        states.close()
        raise
    return states


def _read_block(
    layers: Sequence[Layer], entering: Array, before: Sequence[LayerTrace], idealised: bool
) -> list[LayerTrace]:
    """The records of all layers for the next steps; `before` has those of the block before, or nothing."""
    found: list[LayerTrace] = []
    for at, each in enumerate(layers):
        found.append(_go_on(each, entering, before[at] if before else None, idealised))
        entering = found[at][each.cell.states[0]]
    return found


def text_vectors(resolved: ResolvedLesson) -> Vectors:
    """What gives each token of any text its vector.

    Tokens that the lesson's own one-hot vectors do not tell of enter as zeros, as unknown ones do.
    """
    table = resolved.vectors or OneHot()
    if not isinstance(table, OneHot):
        return table
    names = tuple(dict.fromkeys(resolved.tokens))
    rows = np.eye(len(names)).tolist()
    return Table(names, {name: tuple(row) for name, row in zip(names, rows, strict=True)}, (0.0,) * len(names), ())


def _layers(resolved: ResolvedLesson, layer: int, quantity: str) -> list[Layer]:
    """The layers up to the chosen one. Raises LessonError."""
    if not 0 <= layer < len(resolved.layers):
        raise LessonError(f"There is no layer {layer}.", f"Layers are 0 to {len(resolved.layers) - 1}.")
    if any(each.reverse for each in resolved.layers[: layer + 1]):
        problem = "A layer reads the text from its end, which cannot be read in blocks."
        raise LessonError(problem, "Choose a layer below it, or a model that reads forward.")
    known = resolved.layers[layer].cell.parsed.quantities
    if quantity not in known:
        raise LessonError(f"The cell has no “{quantity}”.", f"Write one of: {', '.join(known)}.")
    return [each.layer for each in resolved.layers[: layer + 1]]


def _vectors(resolved: ResolvedLesson, tokens: Sequence[str]) -> tuple[Array, NDArray[np.intp]]:
    """The vectors of the different tokens [different, input], and which of them each token has [T]."""
    table = text_vectors(resolved)
    different = {token: at for at, token in enumerate(dict.fromkeys(tokens))}
    if len(different) * resolved.input_width > _MOST_VECTORS:
        problem = (
            f"The text has {len(different):,} different tokens, each a vector of {resolved.input_width:,} numbers."
        )
        raise LessonError(problem, "Take a shorter text.")
    vectors = embed(tuple(different), table).astype(resolved.lesson.dtype)
    return vectors, np.fromiter((different[token] for token in tokens), np.intp, len(tokens))


def _block_size(resolved: ResolvedLesson) -> int:
    """How many steps a block has: a multiple of those of a ring."""
    step = recorded_numbers([layer.sizes for layer in resolved.layers], 1)
    return min(max(_BLOCK_NUMBERS // step // ROWS, 1) * ROWS, _LONGEST_BLOCK)


def _go_on(layer: Layer, inputs: Array, before: LayerTrace | None, idealised: bool) -> LayerTrace:
    """The record of the next steps, which begin with the states after those of the block before."""
    if before is None:
        return run_layer(layer, inputs, idealised=idealised)
    last = before.part(before.steps - ROWS, before.steps)
    whole = run_layer(layer, np.concatenate([last.inputs, inputs]), idealised=idealised, earlier=(last, ROWS))
    return whole.part(ROWS, whole.steps)


def _reserve(path: Path, size: int) -> None:
    """Make a file of zeros that has its room on the disk: what is mapped and has none would end the program."""
    with path.open("wb") as file:
        if hasattr(os, "posix_fallocate"):
            os.posix_fallocate(file.fileno(), 0, size)
            return
        for start in range(0, size, 2**24):
            file.write(bytes(min(2**24, size - start)))
