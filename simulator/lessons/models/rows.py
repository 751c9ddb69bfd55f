"""Rows of numbers that a model reads: out of a file, or drawn where there is none."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from simulator.io.regular_file import read_regular
from simulator.text.number_table import read_numbers
from simulator.text.tokens import Numbers, TextError
from simulator.weights.formats import open_model
from simulator.weights.tensor_tree import ModelError

TABLES = (".csv", ".tsv", ".txt")
MOST_BYTES = 64 * 2**20  # of a table


def rows_in(path: Path) -> Numbers:
    """The rows in a table of text, or in a file with one array [steps, numbers]. Raises ModelError, naming the file."""
    if path.suffix.lower() in TABLES:
        return _table(path)
    file = open_model(path)
    if len(file.tensors) != 1:
        raise ModelError(f"It holds {len(file.tensors)} arrays.", "Give a file with one.", str(path))
    (tensor,) = file.tensors.values()
    if len(tensor.shape) != 2:
        problem = f"Its array is of {' × '.join(map(str, tensor.shape)) or 'one number'}."
        raise ModelError(problem, "Give rows of numbers: [steps, numbers].", str(path))
    return Numbers(tuple(tuple(map(float, row)) for row in tensor.numbers()))


def random_rows(steps: int, width: int, seed: int) -> Numbers:
    """Numbers around 0 as a bell has them, to three decimals."""
    drawn = np.random.default_rng(seed).normal(size=(steps, width)).round(3)
    return Numbers(tuple(map(tuple, drawn.tolist())))


def _table(path: Path) -> Numbers:
    try:
        table = read_numbers(read_regular(path, MOST_BYTES).decode("utf-8-sig"))
    except OSError as error:
        problem = f"Cannot be read: {error.strerror or error}."
        raise ModelError(problem, "Check the name and the rights.", str(path)) from error
    except (TextError, UnicodeDecodeError) as error:
        raise ModelError(f"It is no table of numbers: {error}.", "Give rows of numbers.", str(path)) from error
    return Numbers(table.rows, table.names, table.labels)
