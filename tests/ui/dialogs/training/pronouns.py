"""A tiny training on pronouns with all its snapshots, made once for the tests that look at one."""

from __future__ import annotations

from functools import cache

from msgspec.structs import replace

from simulator.cells import find_cell
from simulator.training.settings import Settings
from simulator.training.task import find_task
from simulator.training.training import Training

STEPS = 6


@cache
def trained() -> Training:
    """A few steps: long enough that every snapshot differs from the one before."""
    task = find_task("pronouns")
    settings = replace(Settings(**task.recipe), units=(3,), steps=STEPS, batch=16)
    one = Training(task, find_cell("lstm"), settings, {"texts": 100})
    one.run()
    return one
