"""A Jupyter notebook, for computing: it carries the run, recomputes it and plots it, and shows what came of that."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from simulator.io.notebook import notebook
from simulator.io.notebook_outputs import Plot
from simulator.io.trace_files import save_trace
from simulator.network.trace import Trace
from ui.export.format import PICTURES, SIZE, Format, Job, Settings, Unused
from ui.export.pages.notebook_plots import plot_png
from ui.film.scene.lesson_words import words_of
from ui.film.scene.scene import Scene

RUN = "-run.npz"
MOST_CARRIED = 200_000  # numbers; more of them stand in a file beside it, and what they give is computed by the reader


@dataclass(frozen=True)
class NotebookSettings(Settings):
    """Nothing to ask: a notebook has no size and no colours of ours, and holds the whole run."""

    width: int = 1920
    height: int = 1080
    theme: str = "light"


WHOLE = "a notebook holds the whole run, and draws it itself"


def unused(settings: NotebookSettings) -> tuple[Unused, ...]:
    """All that says what of a run is shown, and how."""
    return (Unused((*PICTURES, "notation", "layer", "theme", *SIZE, "tokens", "background"), WHOLE),)


def write(job: Job[NotebookSettings]) -> None:
    """Write the notebook; of a large run, the numbers too."""
    job.step(0, 1)
    scene = job.scene
    about, notes = words_of(scene)
    told = ({"": about} if about else {}) | dict(notes.values())
    make = partial(
        notebook, scene.trace, scene.title, scene.origin, told=told,
        translate=partial(scene.language.translate, "Notebook"),
    )  # fmt: skip
    if carries(scene.trace):
        text = make(draw=lambda plot: plot_png(plot, scene, _unit_names(scene, plot)))
    else:
        save_trace(scene.trace, job.beside(RUN))
        text = make(data=job.name + RUN)
    job.place.write_text(text, encoding="utf-8")
    job.step(1, 1)


def carries(trace: Trace) -> bool:
    """Whether the notebook of a run has its numbers in itself."""
    weights = sum(weight.size for layer in trace.layers for weight in layer.layer.weights.values())
    return trace.inputs.size + sum(layer.numbers for layer in trace.layers) + weights <= MOST_CARRIED


def _unit_names(scene: Scene, plot: Plot) -> tuple[str, ...]:
    """The names of the units of a plot's layer: given, or numbered from 1."""
    layer, numbered = scene.trace.layers[plot.layer].layer, scene.language.translate("Notebook", "unit {number}")
    return layer.unit_names or tuple(numbered.format(number=k + 1) for k in range(layer.units))


FORMAT = Format(
    ".ipynb",
    "Notebook (Jupyter)",
    "Data",
    False,
    NotebookSettings,
    write,
    companions=lambda settings: (RUN,),
    unused=unused,
)
