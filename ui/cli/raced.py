"""What the verb `race` does."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ui.cli.computed import ALL_CORES, told_campaign
from ui.cli.requests import TABLE
from ui.cli.trained import typed_cell

if TYPE_CHECKING:
    from simulator.cells.cell import Cell
    from simulator.races.race import Race

CELLS = "rnn,gru,lstm"


class RaceRequest(NamedTuple):
    """A task, who takes part at how many weights, from how many seeds, who computes, and the files to write."""

    task: str
    target: Sequence[str] = ()
    cells: str = CELLS
    seeds: int = 5
    seed: int = 0
    weights: int = 0
    steps: int = 0
    rates: str | None = None
    sets: Sequence[str] | None = None
    jobs: int = ALL_CORES
    cluster: str | None = None
    runs: str | None = None
    theme: str = "light"
    size: str | None = None
    fps: float | None = None


def race(request: RaceRequest) -> str:
    """Run a race, or what is left of it, and write the files. Returns its table, and what was written.

    Raises TrainingError, LessonError, CellError and CampaignError.
    """
    from simulator.races.entrants import entrants, start
    from simulator.races.race import as_text
    from simulator.races.running import run_race
    from simulator.training.own_task import any_task, is_file
    from simulator.training.settings import TrainingError

    _check_targets(request.target)
    if not 1 <= request.seeds <= 1000:
        raise TrainingError(f"--seeds {request.seeds}: give 1 to 1000.")
    file = str(Path(request.task).resolve()) if is_file(request.task) else ""
    begun = start(any_task(request.task), request.sets or (), request.weights, request.steps, file)
    entered = entrants(begun, _cells(request.cells), _rates(request.rates))
    seeds = range(request.seed, request.seed + request.seeds)
    with told_campaign(request.jobs, request.cluster, request.runs, _describe) as campaign:
        found = run_race(begun, entered, seeds, campaign)
    return "\n".join([as_text(found), *(_write(found, target, request) for target in request.target)])


def _describe(result: bytes) -> str:
    from simulator.training.requested.one_training import outcome_of

    return f"{outcome_of(result).seconds:.1f} s of processor time"


def _cells(text: str) -> list[tuple[Cell, str]]:
    """Cells, each with how its weights are drawn, from words such as rnn,gru,lstm:chrono,my-cell.txt."""
    found = []
    for word in text.split(","):
        name, _, initialiser = word.strip().rpartition(":") if ":" in word else (word.strip(), "", "")
        found.append((typed_cell(name), initialiser))
    return found


def _rates(text: str | None) -> list[float]:
    from simulator.training.settings import TrainingError

    try:
        return [float(word) for word in text.split(",")] if text else []
    except ValueError:
        raise TrainingError(f"--rates {text}: give numbers, such as 1e-3,3e-3,1e-2.") from None


def _check_targets(targets: Sequence[str]) -> None:
    """Raise TrainingError for a file that could not be written, before anything is computed."""
    from simulator.training.settings import TrainingError

    for target in map(Path, targets):
        if not target.parent.is_dir():
            raise TrainingError(f"{target}: there is no folder {target.parent}. Create it, or choose another.")
        if target.suffix.lower() != TABLE:
            from ui.export import ExportError, format_of  # late: numbers need no Qt

            try:
                format_of(str(target))
            except ExportError as error:
                raise TrainingError(f"{error} Or with {TABLE} for all numbers.") from None


def _write(race: Race, target: str, request: RaceRequest) -> str:
    """Write a file. Returns what was written."""
    from simulator.io.os_errors import explain_os_error
    from simulator.races.race import save_race
    from simulator.races.race_curves import race_curves
    from simulator.training.settings import TrainingError

    if Path(target).suffix.lower() == TABLE:
        try:
            return f"{target}: {save_race(target, race):,} rows"
        except OSError as error:
            raise TrainingError(" ".join(explain_os_error(error, target))) from error
    from ui.cli.film_writer import write_curves
    from ui.export import ExportError

    try:
        return write_curves(race_curves(race), target, request.theme, request.size, request.fps)
    except ExportError as error:
        raise TrainingError(str(error)) from error
