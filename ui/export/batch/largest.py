"""How large a file of a pack may be: as it is typed, and pictures made smaller until they are no larger."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence

from ui.export.batch.runner import Ended, Task, files_of
from ui.export.format import LEAST_SIDE, Typed
from ui.film.text.language import QT_TRANSLATE_NOOP

PIXELS = (".mp4", ".webm", ".gif", ".webp", ".apng", ".png", ".pptx", "")  # whose size is that of their pictures
USUAL = 1920, 1080
SAFE, TRIES = 0.9, 4  # how far below the largest size one aims, and how often
_UNITS = {"k": 1e3, "m": 1e6, "g": 1e9}


def read_size(text: str) -> int | None:
    """A size in bytes as it is typed, "50MB" or "1.5 GB"; None for no limit. Raises ValueError."""
    if not text.strip():
        return None
    found = re.fullmatch(r"\s*(\d+(?:[.,]\d+)?)\s*(kB|MB|GB)\s*", text, re.IGNORECASE)
    size = int(float(found[1].replace(",", ".")) * _UNITS[found[2][0].lower()]) if found else 0
    if not size:
        raise ValueError(f"{text} is no size of a file")
    return size


LARGEST = Typed(
    read_size,
    "such as 50MB or 800kB",
    (
        ("", QT_TRANSLATE_NOOP("Export", "as large as they become")),
        ("10 MB", QT_TRANSLATE_NOOP("Export", "for mail")),
        ("50 MB", QT_TRANSLATE_NOOP("Export", "for learning platforms")),
    ),
)


def make_smaller(
    made: Sequence[Task], largest: int | None, make: Callable[[Sequence[Task]], Sequence[Ended]]
) -> tuple[list[Task], list[Ended]]:
    """Let `make` make anew, with smaller pictures, what of these tasks has too large a file, as often as it helps.

    `make` stops what is left when it is told to. Returns the tasks as they are in the end, and what has failed.
    """
    tasks, failed = list(made), list[Ended]()
    for _ in range(TRIES if largest is not None else 0):
        again = smaller(tasks, largest or 0)
        if not again:
            break
        failed += make(again)
        tasks = [next((new for new in again if new.target == task.target), task) for task in tasks]
    return tasks, failed


def too_large(made: Sequence[Task], largest: int | None) -> list[Task]:
    """The tasks of which a file has more bytes than that; none without a limit."""
    if largest is None:
        return []
    return [task for task in made if any(path.stat().st_size > largest for path in files_of(task) if path.exists())]


def smaller(made: Sequence[Task], largest: int) -> list[Task]:
    """The same tasks with smaller pictures, for those with too large a file whose size is that of its pictures.

    What they have made is taken away: it is to be made again.
    """
    found = []
    for task in too_large(made, largest):
        if task.target.suffix not in PIXELS:
            continue
        files = [path for path in files_of(task) if path.exists()]
        share = math.sqrt(SAFE * largest / max(path.stat().st_size for path in files))
        given = next((word for word in task.words if word.startswith("--size=")), None)
        width, height = map(int, re.findall(r"\d+", given)) if given else USUAL
        wide, high = (max(LEAST_SIDE, 2 * int(side * share / 2)) for side in (width, height))
        if (wide, high) == (width, height):
            continue
        for path in files:
            path.unlink()
        words = (*(word for word in task.words if word != given), f"--size={wide}x{high}")
        found.append(task._replace(words=words, asked=task.asked[-1:]))
    return found
