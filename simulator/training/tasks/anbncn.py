"""aⁿbⁿcⁿ: as many b, and then as many c, as there were a. After Gers & Schmidhuber 2001."""

from __future__ import annotations

from simulator.training.strings.counted_blocks import counted_blocks
from simulator.training.task import Measure, Task, sequences_right

TASK = Task(
    "anbncn",
    "aⁿbⁿcⁿ",
    "Some a, then as many b, then as many c, then the end. From the first b on, what comes next can be known.",
    Measure("sequences right from the first b on", sequences_right, 0.99),
    lambda sizes: counted_blocks("abc", sizes),
    {"n": 15, "test": 15},
    {"cell": "lstm", "units": (8,), "rate": 1e-2, "steps": 2000},
)
