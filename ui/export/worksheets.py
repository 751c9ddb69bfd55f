"""The exercises of an export: one for each step that was chosen, of the layer in view."""

from __future__ import annotations

from simulator.worksheet import Worksheet, WorksheetError, worksheet
from ui.export.format import ExportError, Job
from ui.export.pictures import still_places


def worksheets(job: Job) -> list[Worksheet]:
    """The exercises, telling the job's progress. Raises ExportError for steps that no hand can compute."""
    scene = job.film.scene
    steps = list(dict.fromkeys(token for token, _ in still_places(job.film, job.settings)))
    found = []
    for number, step in enumerate(steps):
        job.step(number, len(steps))
        try:
            found.append(worksheet(scene.trace, scene.layer, step))
        except WorksheetError as error:
            raise ExportError(str(error), "Choose another layer, or a smaller one.") from None
    job.step(len(steps), len(steps))
    return found
