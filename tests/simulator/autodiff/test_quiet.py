"""Slopes of numbers that are far out say nothing on stderr."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.autodiff.derivatives import links
from simulator.cells import find_cell
from simulator.equations.functions import FUNCTIONS
from simulator.equations.parse import Operation


@pytest.mark.parametrize("value", [800.0, -800.0, 0.0, 1e15])
@pytest.mark.parametrize("name", [name for name, function in FUNCTIONS.items() if function.arity == 1])
def test_slopes_far_out_are_quiet(name: str, value: float) -> None:
    read = {"a": np.array([value]), "y": np.array([0.0])}.__getitem__
    (link,) = links(Operation("y", name, ("a",)))
    assert link.slope is not None
    link.slope(read)  # type: ignore[arg-type]


def test_a_factor_is_read_and_not_copied() -> None:
    """In training that was a tenth of the way back."""
    cell, record = find_cell("lstm"), np.ones((2, 3))
    (product,) = [each for each in cell.parsed.operations if each.name == "h"]
    for quick in (True, False):
        for link in links(product, quick=quick):
            assert link.slope is not None and link.slope(lambda name: record) is record
