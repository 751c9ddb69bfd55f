"""aⁿbⁿ: as many b as there were a. After Gers & Schmidhuber 2001, and Weiss, Goldberg & Yahav 2018."""

from __future__ import annotations

from simulator.training.strings.counted_blocks import counted_blocks
from simulator.training.task import Measure, Task, sequences_right

TASK = Task(
    "anbn",
    "aⁿbⁿ",
    "Some a, then as many b, then the end. From the first b on, what comes next can be known.",
    Measure("sequences right from the first b on", sequences_right, 0.99),
    lambda sizes: counted_blocks("ab", sizes),
    {"n": 20, "test": 20},
    {"cell": "lstm", "units": (4,), "rate": 1e-2, "steps": 1500},
)
