"""What is found for a run is found once, and goes with the run."""

from __future__ import annotations

import gc
import weakref

from simulator.analysis.run_cache import kept_a_run, once_a_run


class Run:
    """Something that is measured."""


def test_a_measure_is_made_once_for_each_run_and_argument() -> None:
    asked = []

    @once_a_run
    def measure(run: Run, unit: int, *, step: int = 0) -> int:
        asked.append((run, unit, step))
        return unit + step

    one, other = Run(), Run()
    assert [measure(one, 2), measure(one, 2), measure(one, 2, step=1), measure(other, 2)] == [2, 2, 3, 2]
    assert asked == [(one, 2, 0), (one, 2, 1), (other, 2, 0)]


def test_only_the_last_are_kept_of_each_run() -> None:
    asked = []

    @kept_a_run(2)
    def measure(run: Run, step: int) -> int:
        asked.append(step)
        return step

    one, other = Run(), Run()
    for step in (0, 1, 0, 2, 0, 1):
        measure(one, step)
    assert asked == [0, 1, 2, 1]
    measure(other, 0)
    measure(one, 1)
    assert asked == [0, 1, 2, 1, 0]


def test_a_run_that_was_measured_can_go() -> None:
    @once_a_run
    def measure(run: Run) -> list[int]:
        return [1]

    run = Run()
    measure(run)
    gone = weakref.ref(run)
    del run
    gc.collect()
    assert gone() is None
