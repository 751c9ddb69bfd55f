"""What the dialog of a race does beside the window: runs it, writes its numbers, and makes a lesson of one training."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt, QThread, Signal

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results, results_folder
from simulator.campaign.workers import CampaignError, Workers
from simulator.cells.cell import Cell
from simulator.engine.progress import Progress
from simulator.experiments.experiment import Curves
from simulator.io.os_errors import explain_os_error
from simulator.lessons.edits.cell_form import forms
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.schema import Lesson, LessonError
from simulator.races.entrants import entrants, start
from simulator.races.race import Lane, Race, save_race
from simulator.races.race_curves import race_curves
from simulator.races.running import run_race
from simulator.training.settings import TrainingError
from simulator.training.task import Task
from simulator.training.training import Training
from ui.export import ExportError
from ui.jobs.export_job import WriteJob
from ui.jobs.job import Job


class RaceOrder(NamedTuple):
    """A race that is asked for: a task, and where it is of a file the path of that; sizes and settings as words; how
    many weights (0: as in the recipe) and updates; cells, each with how its weights are drawn; rates to try; seeds; and
    how many learn at once.
    """

    task: Task
    path: str
    words: tuple[str, ...]
    weights: int
    steps: int
    entered: tuple[tuple[Cell, str], ...]
    rates: tuple[float, ...]
    seeds: tuple[int, ...]
    jobs: int


class RaceNews(NamedTuple):
    """A race as far as it is, and its curves where there are any yet."""

    race: Race
    curves: Curves | None


def news_of(race: Race) -> RaceNews:
    """What there is to show of a race."""
    return RaceNews(race, race_curves(race) if any(lane.whole for lane in race.lanes) else None)


class RaceJob(Job[RaceNews]):
    """Results in the race; `told` carries it as far as it is, whenever the window has shown the last. Its progress
    counts updates.

    What is done when it is cancelled is kept: the same race goes on from there.
    """

    told = Signal(object)
    _news = Signal()
    expected = (TrainingError, CampaignError)
    priority = QThread.Priority.LowPriority

    def __init__(self, order: RaceOrder) -> None:
        super().__init__()  # of nobody: its processes may take longer to end than the window to close
        self._order = order
        self._kept: int | None = None  # updates that were made before
        self._newest: RaceNews | None = None  # that the window has not taken yet
        self._news.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def work(self, progress: Progress) -> RaceNews:
        """Run it, or what is left of it. Raises TrainingError, CampaignError and Cancelled."""
        order = self._order
        begun = start(order.task, order.words, order.weights, order.steps, order.path)
        entered = entrants(begun, order.entered, order.rates)
        campaign = Campaign(Workers(order.jobs), Results(results_folder()), lambda: self.is_cancelled)

        def tell(race: Race) -> None:
            made, most = race.updates
            self._kept = made if self._kept is None else self._kept
            is_shown, self._newest = self._newest is None, news_of(race)
            if is_shown:
                self._news.emit()
            progress(max(made - self._kept, 0), most - self._kept)

        return news_of(run_race(begun, entered, order.seeds, campaign, tell))

    def _tell(self) -> None:
        newest, self._newest = self._newest, None
        if not self._is_dropped and newest is not None:
            self.told.emit(newest)


class NumbersJob(WriteJob):
    """Writes all numbers of a race as a table."""

    def __init__(self, race: Race, target: str) -> None:
        super().__init__(target, "pictures")
        self._race = race

    def work(self, progress: Progress) -> str:
        """Write it. Raises ExportError."""
        try:
            save_race(self.target, self._race)
        except OSError as error:
            raise ExportError(*explain_os_error(error, self.target)) from error
        return self.target


class Taken(NamedTuple):
    """A training of a race, and a lesson of it."""

    training: Training
    lesson: Lesson


class TakeJob(Job[Taken]):
    """Results in the training of an entrant from a seed that has ended, and a lesson of it."""

    expected = (TrainingError, LessonError)

    def __init__(self, race: Race, lane: Lane, seed: int) -> None:
        super().__init__()
        self._asked = race, lane, seed

    def work(self, progress: Progress) -> Taken:
        """Make it. Raises TrainingError and LessonError."""
        race, lane, seed = self._asked
        training = race.trained(lane, seed)
        if training is None:
            raise TrainingError(f"{lane.entrant.name}, seed {seed}: this training did not come to its end.")
        forms(training.cell.key)  # what the window says of the cell is found here, so that it need not wait for it
        return Taken(training, lesson_from_training(training))
