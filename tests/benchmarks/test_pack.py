"""What a lecture pack costs beside its two films alone, and beside all of its exports one after the other."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.export.batch import lecture_pack

ROOT = Path(__file__).parents[2]
LESSONS = ("jenny-rafsun", "simple-rnn")  # the twenty words, by two layers of LSTM and by one simple RNN
MOST_OF_FILMS = 1.5  # times the processor time of its MP4 and WebM alone
pytestmark = pytest.mark.full


def cost(*commands: list[str]) -> tuple[float, float]:
    """The processor time, and the time, that programs take one after the other."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    for words in commands:
        subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, perf_counter() - begun


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_pack_costs_little_more_than_its_films(tmp_path: Path, lesson: str) -> None:
    """Films of the same run are painted once for all files; all else is made beside them."""
    films = [part for part in lecture_pack.parts(run(find(lesson))) if part.name in ("film.mp4", "film.webm")]
    alone, _ = cost(*(["export", lesson, "-o", str(tmp_path / part.name), *part.options] for part in films))
    pack, seconds = cost(["pack", lesson, "-o", str(tmp_path / "pack")])
    print(f"films alone {alone:.0f} s, the pack {pack:.0f} s of the processor ({pack / alone:.2f}), {seconds:.0f} s")
    assert pack <= MOST_OF_FILMS * alone


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_pack_costs_half_of_its_exports_one_by_one(tmp_path: Path, lesson: str) -> None:
    """As it was made before: a program for each file."""
    tasks = lecture_pack.tasks(lesson, tmp_path / "single", ())
    for task in tasks:
        task.target.parent.mkdir(parents=True, exist_ok=True)
    single, _ = cost(*(list(task.words) for task in tasks))
    pack, _ = cost(["pack", lesson, "-o", str(tmp_path / "pack")])
    print(f"one by one {single:.0f} s, the pack {pack:.0f} s of the processor")
    assert pack <= 0.6 * single
