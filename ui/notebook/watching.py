"""A live layer of PyTorch or Keras: its weights are read off it, run here, and held against what it gives itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from simulator.lessons.models.from_arrays import lesson_from_arrays
from simulator.lessons.run import Run
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import Lesson, LessonError
from simulator.weights.model_cells import Kind
from simulator.weights.tensor_tree import AnyArray, Declared
from ui.notebook.running import NotebookRun, shown
from ui.notebook.sequences import as_array, at_most, rows_of, sequence_of
from ui.notebook.session import session_folder

TORCH: dict[str, Kind] = {"LSTM": "lstm", "GRU": "gru", "RNN": "rnn"}
KERAS = ("LSTM", "GRU", "SimpleRNN", "Bidirectional")
KERAS_WEIGHTS, KERAS_NOW = ("kernel", "recurrent_kernel", "bias"), "3"
MERGES: dict[str, Callable[..., AnyArray]] = {
    "sum": np.add, "mul": np.multiply, "ave": lambda one, two: (one + two) / 2
}  # fmt: skip


def watch(layer: Any, x: Any, *, which: int = 0, title: str = "") -> NotebookRun:
    """Run what a live layer has learned so far on x, and say how far that is from what the layer itself gives.

    `layer` is a torch.nn.LSTM, GRU or RNN of any depth, directions and projection, or a Keras LSTM, GRU, SimpleRNN or
    Bidirectional that was built. `x` is one sequence, or a batch as the layer takes it, of which `which` is watched.
    What the layer gives is computed once more as in use: without dropout. Raises LessonError for another layer.
    """
    kind, module = type(layer).__name__, type(layer).__module__.partition(".")[0]
    if module == "torch" and kind in TORCH:
        lesson, given = _of_torch(layer, x, which, title)
    elif module in ("keras", "tf_keras") and kind in KERAS:
        lesson, given = _of_keras(layer, x, which, title)
    else:
        known = f"torch.nn.{', '.join(TORCH)}, Keras's {', '.join(KERAS)}"
        raise LessonError(f"{type(layer).__module__}.{kind} is no layer that is known here.", f"Give one of: {known}.")
    found = run_lesson(lesson)
    return shown(found, f"within {at_most(_distance(found, layer, given))} of the layer's own output")


def _of_torch(layer: Any, x: Any, which: int, title: str) -> tuple[Lesson, AnyArray]:
    """The lesson, and what the layer gives: [T, D · H] of its last layer."""
    import torch  # type: ignore[import-not-found, unused-ignore]

    kind, rows = type(layer).__name__, rows_of(x, bool(layer.batch_first), which)
    weights = {name: as_array(values) for name, values in layer.state_dict().items()}
    says = Declared(kind, "", {"nonlinearity": getattr(layer, "nonlinearity", "")})
    words, folder = title or f"torch.nn.{kind}", session_folder()
    lesson = lesson_from_arrays(TORCH[kind], weights, sequence_of(rows), folder, title=words, declared=(says,))
    first, was_training = next(layer.parameters()), layer.training
    layer.eval()
    try:
        with torch.no_grad():
            output, _ = layer(torch.as_tensor(np.array(rows)).to(first.device, first.dtype))
    finally:
        layer.train(was_training)
    return lesson, as_array(output)


def _of_keras(layer: Any, x: Any, which: int, title: str) -> tuple[Lesson, AnyArray]:
    """The lesson, and what the layer gives: [T, H] or [H], of both directions as the layer merges them."""
    if not layer.built:
        raise LessonError("The layer has no weights yet.", "Call it, or its model, once.")
    kind, rows = type(layer).__name__, rows_of(x, True, which)
    weights = {variable.path: as_array(variable) for variable in layer.weights}
    weights = {name: values for name, values in weights.items() if name.rpartition("/")[2] in KERAS_WEIGHTS}
    says = Declared(kind, layer.name, {**layer.get_config(), "keras_version": KERAS_NOW})
    words = title or f"keras.layers.{kind}"
    lesson = lesson_from_arrays(None, weights, sequence_of(rows), session_folder(), title=words, declared=(says,))
    output = layer(np.asarray(rows[None], layer.compute_dtype), training=False)
    given = output[0] if isinstance(output, list | tuple) else output
    return lesson, as_array(given)[0]


def _distance(found: Run, layer: Any, given: AnyArray) -> float:
    """How far the outputs of the last layers are from what was given, at most."""
    outputs = [each[each.layer.cell.states[0]][:] for each in found.last_layers]
    if given.ndim == 1:  # the last that each direction computed
        ends = [0 if each.from_end else -1 for each in found.last_layers]
        outputs = [values[end] for values, end in zip(outputs, ends, strict=True)]
    elif getattr(layer, "go_backwards", False):  # Keras hands on what it read last, last
        given = given[::-1]
    merge = MERGES.get(getattr(layer, "merge_mode", "concat"), _side_by_side)
    return float(np.abs(merge(*outputs) - given).max())


def _side_by_side(*outputs: AnyArray) -> AnyArray:
    return np.concatenate(outputs, axis=-1)
