"""Whether the cause is named: over random networks in which one or two conventions were changed, or nothing fits."""

from pathlib import Path

import pytest

from tests.simulator.weights.finding.campaign import draw_case, spoil

SAMPLE = (0, 4, 20, 21, 46, 57, 58, 66, 300)
WHOLE, LEAST = 500, 0.99
NEITHER = (3, 6)  # of another network, and with noise


def test_the_cause_is_named(tmp_path: Path) -> None:
    missed = []
    for seed in SAMPLE:
        case = draw_case(seed, tmp_path)
        if not case.is_named(case.ask(), tmp_path):
            missed.append((seed, case.net.changed))
    assert missed == []


@pytest.mark.parametrize("seed", NEITHER)
def test_nothing_is_named_where_nothing_fits(seed: int, tmp_path: Path) -> None:
    case = draw_case(seed, tmp_path, changes=seed % 3)
    spoil(case, seed)
    answer = case.ask()
    assert answer.found is None and answer.tried > 400
    assert answer.sentences[0].startswith("Nothing that was tried makes them the same")
    assert all(held.largest > held.tolerance for held in answer.nearest) and len(answer.nearest) == 3


@pytest.mark.full
def test_the_cause_is_named_in_nearly_all(tmp_path: Path) -> None:
    named = 0
    for seed in range(WHOLE):
        case = draw_case(seed, tmp_path)
        named += case.is_named(case.ask(), tmp_path)
    assert named >= LEAST * WHOLE


@pytest.mark.full
def test_nothing_is_named_in_all_where_nothing_fits(tmp_path: Path) -> None:
    wrong = []
    for seed in range(WHOLE // 2):
        case = draw_case(seed, tmp_path, changes=seed % 3)
        spoil(case, seed)
        if case.ask().found is not None:
            wrong.append(seed)
    assert wrong == []
