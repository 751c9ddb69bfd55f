"""How long `import simulator` takes beside `import numpy`, as whole processes; each is the best of several.

`pytest -m full tests/benchmarks/test_import.py -s` prints seconds. Aim: under 0.1 s beside what Python itself takes,
and at most 0.05 s more than NumPy; the first run of a lesson loads the rest.
"""

import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest

pytestmark = pytest.mark.full
ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = {
    "nothing": "pass",
    "numpy": "import numpy",
    "simulator": "import simulator",
    "a run": "import simulator; simulator.run('jenny-rafsun')",
}
ROUNDS = 9


def test_the_import_is_quick() -> None:
    best = dict.fromkeys(PROGRAMS, float("inf"))
    for _ in range(ROUNDS):  # in turns, so that a machine whose speed drifts is fair to all of them
        for name, program in PROGRAMS.items():
            begun = perf_counter()
            subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)
            best[name] = min(best[name], perf_counter() - begun)
    print("", *(f"{name}: {seconds:.3f} s" for name, seconds in best.items()), sep="\n")
    assert best["simulator"] < 0.1 + best["nothing"] and best["simulator"] < best["numpy"] + 0.05
