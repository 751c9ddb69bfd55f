"""Many exports at once, told line by line on the command line."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from simulator.campaign.workers import Workers
from simulator.lessons.schema import LessonError
from ui.export.batch.largest import make_smaller, read_size, too_large
from ui.export.batch.make_process import MAKE
from ui.export.batch.runner import Batch, Ended, Standing, Task

WHOLE = 1000  # parts in which the work is counted
BAR = "{percentage:3.0f} % |{bar}| {remaining} left{postfix}"


def check_jobs(jobs: int) -> None:
    """Raise LessonError where so many exports cannot be made at once."""
    if jobs < 1:
        raise LessonError(f"--jobs cannot be {jobs}.", "Choose 1 or more.")


def run_tasks(tasks: Sequence[Task], folder: Path, workers: Workers, signals: Sequence[int]) -> list[Ended]:
    """Make what has changed, until there are `signals` to stop, and print how each ended. Returns those that failed.

    Raises LessonError, and CampaignError where a cluster is not reached.
    """
    counts, wrong = dict[str, int](), list[Ended]()
    bar = tqdm(total=WHOLE, delay=1.0, mininterval=0.2, leave=False, bar_format=BAR)

    def tell(ended: Ended) -> None:
        counts[ended.how] = counts.get(ended.how, 0) + 1
        wrong.extend([ended] if ended.how == "failed" else [])
        if ended.how != "as it was":
            failed = f"{ended.task.target} failed: {ended.message}"
            tqdm.write(ended.message if ended.how == "made" else failed, file=sys.stdout)
            sys.stdout.flush()

    def progress(standing: Standing) -> None:
        bar.set_postfix_str(", ".join(standing.written), refresh=False)
        bar.update(round(WHOLE * standing.share) - bar.n)

    with bar:
        Batch(tasks, MAKE, folder, workers.cluster).run(workers.jobs, tell, progress, lambda: bool(signals))
    if signals:
        return wrong
    print(", ".join(f"{count} {how}" for how, count in sorted(counts.items())) or "There is nothing to render.")
    return wrong


def size_of(text: str | None, where: str) -> int | None:
    """How large a file may be, as it is typed; None for no limit. Raises LessonError."""
    try:
        return read_size(text or "")
    except ValueError:
        raise LessonError("this is no size of a file.", "Write one such as 50MB or 800kB.", where) from None


def keep_small(
    tasks: Sequence[Task], largest: int | None, folder: Path, workers: Workers, signals: Sequence[int]
) -> list[Ended]:
    """Make smaller what is larger than that, and print what cannot be. Returns what has failed. Raises LessonError."""

    def make(again: Sequence[Task]) -> list[Ended]:
        return [] if signals else run_tasks(again, folder, workers, signals)

    tasks, failed = make_smaller(tasks, largest, make)
    for task in too_large(tasks, largest) if not signals else ():
        print(f"{task.target} is larger than {largest} bytes, and cannot be made smaller.")
    return failed
