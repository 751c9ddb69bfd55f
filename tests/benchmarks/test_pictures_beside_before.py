"""What frames and moves of a drag cost beside the commit before the memory line became lanes, one after the other.

`pytest -m full -s tests/benchmarks/test_pictures_beside_before.py` clones that commit from this repository; another one
is named by GATELIGHT_BEFORE. Each tree runs in processes of its own, in turn, so that other work on the machine meets
both. Aim: none takes more than a tenth longer.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEFORE = os.environ.get("GATELIGHT_BEFORE", "01e3b63d")
ROUNDS = 3

pytestmark = pytest.mark.full


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tree of the commit before."""
    tree = tmp_path_factory.mktemp("before") / "tree"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(tree)], check=True)
    subprocess.run(["git", "checkout", "--quiet", BEFORE], cwd=tree, check=True)
    return tree


def costs(tree: Path, units: int) -> dict[str, float]:
    """Milliseconds of the processor for a frame of each view, and for a move of a drag."""
    environment = os.environ | {"PYTHONPATH": str(tree), "QT_QPA_PLATFORM": "offscreen"}
    program = (sys.executable, str(Path(__file__).with_name("pictures_of_tree.py")), str(units))
    found: dict[str, float] = json.loads(subprocess.check_output(program, cwd=tree, env=environment))
    return found


@pytest.mark.parametrize("units", [8, 16])
def test_pictures_cost_what_they_did(before: Path, units: int) -> None:
    rounds = [(costs(before, units), costs(ROOT, units)) for _ in range(ROUNDS)]
    longer = {}
    for name in rounds[0][0]:
        then, now = (min(each[k][name] for each in rounds) for k in (0, 1))
        longer |= {name: now / then} if now > 1.1 * then else {}
        print(f"\n{units} units, {name}: {then:.2f} ms, {now:.2f} now: {now / then:.2f} ×", end="")
    assert longer == {}
