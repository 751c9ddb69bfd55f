"""How long a lesson takes to open: read, checked, and run with all that it is compared with. Run with `-m full`."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from simulator.lessons.builtin import FOLDER, builtin_lessons
from simulator.lessons.file import load
from simulator.lessons.run import run

pytestmark = pytest.mark.full
SECONDS = 1.0


@pytest.mark.parametrize("key", builtin_lessons())
def test_a_lesson_opens_within_a_second(benchmark: BenchmarkFixture, key: str) -> None:
    """The file, its own run, and those of its storyline (aim: under a second of processor time for each)."""

    def opened() -> None:
        own = run(load(FOLDER / f"{key}.json"))
        for each in own.resolved.variants:
            run(each)

    benchmark.pedantic(opened, rounds=3)
    assert benchmark.stats.stats.min < SECONDS
