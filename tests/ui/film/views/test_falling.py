"""At × the level of what is kept drops from what was stored to the share that stays; the rest is hatched meanwhile."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest

from tests.ui.film.films import builtin_film, film
from ui.film.film import Film
from ui.film.marks import GAP, Strip


def kept_strips(made: Film, token: int) -> list[list[Strip]]:
    """The strips of what is kept in every frame of a token."""
    kept, line = made.composer.line.lanes.kept_name, made.timeline  # type: ignore[attr-defined]
    frames = (made.frame(line.time_of(token) + k / 30) for k in range(int(line.step_seconds * 30)))
    return [
        [mark for mark in frame.everything if isinstance(mark, Strip) and mark.about and mark.about.quantity == kept]
        for frame in frames
    ]


@pytest.mark.parametrize(("cell", "units"), list(product(("lstm", "gru"), (1, 3, 8, 16))))
def test_it_goes_from_the_old_value_to_the_kept_one_and_never_back(cell: str, units: int) -> None:
    made = film(cell, units)
    state, token = made.scene.cell.memory.state, 2
    old = made.scene.layer_trace[f"{state}_prev"][token]
    seen: dict[int, list[float]] = {}
    for strips in kept_strips(made, token):
        for mark in strips:
            for k, value in enumerate(mark.falling if mark.about and mark.about.step == token else ()):
                unit = mark.units[k] if mark.units else mark.first + k
                low, high = sorted((mark.values[k], float(old[unit])))
                assert low - 1e-12 <= value <= high + 1e-12
                seen.setdefault(unit, []).append(abs(value - mark.values[k]))
    assert len(seen) == units
    for left in seen.values():
        assert all(after <= before + 1e-9 for before, after in pairwise(left))
        assert left[-1] < 0.2 * left[0] + 1e-9
    assert not any(mark.falling for mark in kept_strips(made, token)[-1])


def test_what_is_hatched_is_the_share_that_is_not_kept() -> None:
    made, token = builtin_film("jenny-rafsun"), 11
    old, forget = made.scene.layer_trace["c_prev"][token], made.scene.layer_trace["f"][token]
    shares = []
    for strips in kept_strips(made, token):
        for mark in (each for each in strips if each.falling and each.first == 0):
            whole = abs(float(old[0])) / mark.limit * (mark.cell_width - 2 * GAP)
            lost, level = mark.lost(0), mark.level(0)
            assert lost.x == pytest.approx(level.x + level.width)
            assert level.width == pytest.approx(float(forget[0]) * whole, abs=1e-6)
            shares.append(lost.width / whole)
    assert max(shares) == pytest.approx(1.0 - float(forget[0]), abs=0.02)
    assert np.min(shares) < 0.05
