"""Many exports at once, told line by line on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.lessons.schema import LessonError
from ui.export.batch.runner import PROGRAM, Batch, Ended, Task


def check_jobs(jobs: int) -> None:
    """Raise LessonError where so many exports cannot be made at once."""
    if jobs < 1:
        raise LessonError(f"--jobs cannot be {jobs}.", "Choose 1 or more.")


def run_tasks(tasks: Sequence[Task], folder: Path, jobs: int) -> int:
    """Make what has changed and print how each ended. Returns how many failed. Raises LessonError and OSError."""
    counts: dict[str, int] = {}

    def tell(ended: Ended) -> None:
        counts[ended.how] = counts.get(ended.how, 0) + 1
        if ended.how != "as it was":
            print(ended.message if ended.how == "made" else f"{ended.task.target} failed: {ended.message}", flush=True)

    failed = Batch(tasks, PROGRAM, folder).run(jobs, tell)
    print(", ".join(f"{count} {how}" for how, count in sorted(counts.items())) or "There is nothing to render.")
    return failed
