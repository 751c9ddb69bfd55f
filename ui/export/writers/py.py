"""The network as a program for PyTorch, Keras or NumPy: it builds it, loads its weights and computes the same h."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from msgspec.structs import astuple

from simulator.code.programs import FRAMEWORKS, write_program
from simulator.code.subject import CodeError
from simulator.io.trace_files import write_arrays
from ui.export.format import PICTURES, SIZE, Description, ExportError, Format, Job, Settings, Unused, setting
from ui.export.writers.ipynb import NotebookSettings

NUMBERS = "-numbers.npz"
WHOLE = "a program has the whole network and its sequence, and no picture"


@dataclass(frozen=True)
class ProgramSettings(NotebookSettings):
    """Which framework it is for."""

    arrangement: str = setting(
        "pytorch",
        Description(
            "Written for",
            "what a framework has no layer for is a loop over the equations, but in Keras",
            choices=tuple((key, framework.title) for key, framework in FRAMEWORKS.items()),
        ),
    )


def unused(settings: Settings) -> tuple[Unused, ...]:
    """All that says what of a run is shown, and how."""
    return (Unused((*PICTURES, "notation", "layer", "theme", *SIZE, "tokens", "background"), WHOLE),)


def write(job: Job[ProgramSettings]) -> None:
    """Write the program, and the numbers beside it where there are many. Raises ExportError for what cannot be said."""
    job.step(0, 1)
    scene = job.scene
    translate, borders = partial(scene.language.translate, "Code"), tuple(map(astuple, scene.lesson.borders))
    try:
        program = write_program(
            scene.trace, scene.title, job.settings.arrangement, job.name + NUMBERS, translate, borders
        )
    except CodeError as error:
        raise ExportError(error.problem, error.remedy) from error
    if program.numbers:
        write_arrays(program.numbers, job.beside(NUMBERS))
    job.place.write_text(program.text, encoding="utf-8")
    job.step(1, 1)


FORMAT = Format(
    ".py",
    "Program (PyTorch, Keras, NumPy)",
    "Data",
    False,
    ProgramSettings,
    write,
    companions=lambda settings: (NUMBERS,),
    unused=unused,
)
