"""A Jupyter notebook, for computing: it loads the run from a file beside it, recomputes it and plots it."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.io.notebook import notebook
from simulator.io.trace_files import save_trace
from ui.export.format import PICTURES, Format, Job, Settings, Unused
from ui.film.scene.lesson_words import words_of

RUN = "-run.npz"


@dataclass(frozen=True)
class NotebookSettings(Settings):
    """Nothing to ask: a notebook has no size and no colours of ours, and holds the whole run."""

    width: int = 1920
    height: int = 1080
    theme: str = "light"


WHOLE = "a notebook holds the whole run, and draws it itself"


def unused(settings: NotebookSettings) -> tuple[Unused, ...]:
    """All that says what of a run is shown, and how."""
    return (Unused((*PICTURES, "notation", "layer", "theme", "size", "tokens"), WHOLE),)


def write(job: Job[NotebookSettings]) -> None:
    """Write the notebook and the run."""
    job.step(0, 1)
    scene = job.scene
    save_trace(scene.trace, job.beside(RUN))
    about, notes = words_of(scene)
    told = ({"": about} if about else {}) | dict(notes.values())
    text = notebook(scene.trace, scene.title, scene.origin, job.name + RUN, told)
    job.place.write_text(text, encoding="utf-8")
    job.step(1, 1)


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
