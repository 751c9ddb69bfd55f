"""A run in a notebook: arrays by name, a picture of itself, what is asked of it, and what is written of it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, overload

from msgspec.structs import replace

from simulator.arrays import Array
from simulator.cells import cells
from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.run import Run
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import LayerSpec, Lesson, LessonError
from simulator.network.trace import LayerTrace
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from simulator.weights.tensor_tree import Declared
from ui.notebook.sequences import as_array, sequence_of
from ui.notebook.session import session_folder

if TYPE_CHECKING:
    from simulator.analysis.gradient_horizon import Horizon
    from simulator.analysis.ledger import Ledger
    from ui.notebook.pictures import Picture, Stepper

UNITS, VECTOR = 4, 3  # of a layer, and of a word's vector, where nothing is said
FIRST = "weight_ih_l0"  # a tensor of the first layer, by which PyTorch's names are known


@dataclass(frozen=True, eq=False, repr=False)
class NotebookRun(Run):
    """A run that shows itself. `run["c"]` is an array [T, H] of layer 0, `run[1]["f"]` one of layer 1.

    `agreement` says of a layer that was watched how far it is from what the layer itself gave; else it is "".
    """

    agreement: str = ""

    @overload
    def __getitem__(self, name: str) -> Array: ...
    @overload
    def __getitem__(self, name: int) -> LayerTrace: ...
    def __getitem__(self, name: str | int) -> Array | LayerTrace:
        """A quantity of layer 0 by its name; a layer by its number, from 0 or from the end."""
        if not isinstance(name, int):
            return super().__getitem__(name)
        if not -len(self.layers) <= name < len(self.layers):
            raise KeyError(f"There is no layer {name}: there are {len(self.layers)}.")
        return self.layers[name]

    def _about(self) -> str:
        return f"{super()._about()}{self.agreement and ', ' + self.agreement}"

    def _repr_mimebundle_(self, **_: object) -> tuple[dict[str, Any], dict[str, Any]]:
        return self.show()._repr_mimebundle_()

    def show(self, token: int = -1, beat: int = -1, view: str = "cell", **options: object) -> Picture:
        """A picture of a moment, which a notebook shows; tokens and beats count from 0, or from the end.

        `options` are those of a film or of a PNG: `layer`, `unit`, `theme`, `width`, `language`, …
        """
        from ui.notebook.pictures import picture  # late: it needs Qt

        return picture(self, token, beat, {"view": view, **options})

    def play(self, **options: object) -> Stepper:
        """The stepper, a page that plays, steps and shows numbers under the pointer, in the notebook's output.

        `options` are those of a film or of a page: `tokens=range(10, 13)`, `view`, `theme`, …
        """
        from ui.notebook.pictures import stepper  # late, as above

        return stepper(self, options)

    def film(self, target: str | os.PathLike[str], **options: object) -> Path:
        """Write a film, a picture or pages; see `ui.export.export_film`. Returns the path."""
        from ui.export import export_film

        return export_film(self, os.fspath(target), **options)  # type: ignore[arg-type]

    def save(self, target: str | os.PathLike[str]) -> None:
        """Write all vectors of the run, as .npz, .json or .csv: see `simulator.save_trace`."""
        from simulator.io.trace_files import save_trace

        save_trace(self, target)

    def save_lesson(self, target: str | os.PathLike[str]) -> None:
        """Write what was run, to be opened in the window; as .gatelight with its weights in the same file."""
        from simulator.lessons.file import save

        save(self.lesson, Path(target))

    def open(self) -> None:
        """Open the window on what was run; the notebook goes on."""
        from ui.program import program_command

        folder = session_folder()
        target = folder / f"run-{sum(1 for _ in folder.iterdir())}.gatelight"
        self.save_lesson(target)
        subprocess.Popen([*program_command(), str(target)], start_new_session=True)

    def ledger(self, step: int, *, layer: int = 0) -> Ledger:
        """What each token wrote of the memory after a step, and what is left of it: see `simulator.ledger`."""
        from simulator.analysis.ledger import ledger

        return ledger(self, step, layer=layer)

    def half_life(self, *, layer: int = 0) -> Array:
        """[H], after how many steps a unit keeps half, by its mean keep gate: see `simulator.half_lives`."""
        from simulator.analysis.measures import half_lives

        return half_lives(self, layer=layer)

    def gradient(self, quantity: str = "", step: int = -1, *, unit: int | None = None, layer: int = -1) -> Horizon:
        """How much of the gradient of a quantity at a step comes back to each earlier one: see `simulator.horizon`.

        Left out, it is what the last layer hands on after the last step. Steps and layers may count from the end.
        """
        from simulator.analysis.gradient_horizon import horizon
        from simulator.autodiff.gradient_target import Target

        layer = layer + len(self.layers) if layer < 0 else layer
        quantity = quantity or self[layer].layer.cell.states[0]
        return horizon(self, Target(quantity, step + self.steps if step < 0 else step, unit, layer))

    def hold(
        self,
        quantity: str,
        *,
        value: float | Sequence[float],
        unit: int | Sequence[int] | None = None,
        at: int | range | None = None,
        layer: int = 0,
    ) -> NotebookRun:
        """The run with a quantity of a layer set by hand, at one step, a range of them or all. Raises LessonError."""
        steps = range(at, at + 1) if isinstance(at, int) else at
        return shown(self.with_hold(quantity, unit=unit, value=value, steps=steps, layer=layer))

    def to_pandas(self) -> Any:
        """A table of pandas: a row a token, columns (layer, quantity, unit). Needs pandas."""
        import pandas  # type: ignore[import-untyped, import-not-found, unused-ignore]

        columns = {
            (layer, name, unit): values[:, unit]
            for layer, each in enumerate(self.layers)
            for name, values in each.items()
            for unit in range(values.shape[1])
        }
        index = pandas.Index(self.tokens, name="token")
        table = pandas.DataFrame(columns, index=index).rename_axis(columns=["layer", "quantity", "unit"])
        return table.sort_index(axis=1)

    def to_xarray(self) -> Any:
        """A data set of xarray: an array [step, unit of the layer] of each quantity, "0/c", "1/f". Needs xarray."""
        import xarray  # type: ignore[import-not-found, unused-ignore]

        arrays = {
            f"{layer}/{name}": (("step", f"{name} of layer {layer}"), values[:])
            for layer, each in enumerate(self.layers)
            for name, values in each.items()
        }
        return xarray.Dataset(arrays, coords={"token": ("step", list(self.tokens))})


def shown(found: Run, agreement: str = "") -> NotebookRun:
    """A run as one that shows itself."""
    own = {key: value for key, value in vars(found).items() if key in Run.__dataclass_fields__}
    return NotebookRun(**own, agreement=agreement)


def run(
    what: Lesson | ResolvedLesson | str | os.PathLike[str],
    x: Any = None,
    *,
    state_dict: Mapping[str, Any] | None = None,
    units: int = UNITS,
    layers: int = 1,
    seed: int = 0,
    tokens: Iterable[str] = (),
    activation: Literal["tanh", "relu"] = "tanh",
    title: str = "",
) -> NotebookRun:
    """Run a lesson, or a cell on what it is to read.

    `what` is a lesson, its key or its file; or, with `x`, the key of a cell: "lstm", "gru", "rnn", …
    `x` is a text, an array or tensor [T, I], or one sequence of a batch ([T, 1, I] or [1, T, I]); `tokens` may name
    its steps. `state_dict` has the weights by the names of torch.nn.LSTM, GRU or RNN, whose `activation` is tanh or
    relu; without it they are drawn: `layers` of `units` each, from `seed`. Raises LessonError and ModelError.
    """
    if x is None:
        return shown(run_lesson(what))
    if not isinstance(what, str) or what not in cells():
        raise LessonError(f"There is no cell {what!r}.", f"Write one of: {', '.join(cells())}.")
    sequence = sequence_of(x, tuple(tokens))
    if state_dict is not None:
        from simulator.lessons.models.from_arrays import KINDS, lesson_from_arrays

        kind = next((each for each in KINDS if each == what), None)
        if kind is None:
            raise LessonError(f"No framework has weights for {what}.", f"Write one of: {', '.join(KINDS)}.")
        arrays = {name: as_array(values) for name, values in state_dict.items()}
        paths = (name.removesuffix(FIRST).rstrip(".") for name in arrays if name.endswith(FIRST))
        says = tuple(Declared("RNN", path, {"nonlinearity": activation}) for path in paths)
        folder = session_folder()
        return shown(run_lesson(lesson_from_arrays(kind, arrays, sequence, folder, title=title, declared=says)))
    embedding = Random(VECTOR, seed) if isinstance(sequence, Words) else None
    stack = tuple(LayerSpec(what, units, seed=seed + k) for k in range(layers))
    lesson = Lesson(title=title or cells()[what].name, sequence=sequence, embedding=embedding, layers=stack)
    return shown(run_lesson(replace(lesson, about="")))
