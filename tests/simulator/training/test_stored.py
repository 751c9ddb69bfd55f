"""The trained lesson in the repository is what its command makes: `train pronouns --seed 8 --set snapshots=200000`."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from simulator.lessons.file import load
from simulator.lessons.models.from_training import lesson_from_training
from simulator.lessons.run import run
from simulator.training.checkpoint import open_training
from simulator.training.training import Training
from simulator.training.units.found_units import HeldUnit, UnitScore, held_out, hold_units, property_of, rank_units

FOLDER = Path(__file__).resolve().parents[3] / "docs" / "trained"
UNIT, GENDER, EXAMPLES = 7, "gender of the last name", 100


@pytest.fixture(scope="module")
def stored() -> Training:
    return open_training(FOLDER / "pronouns.training")


def begun(stored: Training) -> Training:
    """The same training at its beginning."""
    return Training(stored.task, stored.cell, stored.settings, stored.sizes)


def check_weights(again: Training, stored: Training) -> None:
    """Those of a step of which a snapshot is kept: the same to the bit where the first step was, else nearly."""
    kept, now = stored.snapshots.at(again.step), again.model.parameters.flat
    first = again.history.loss[0], again.history.length[0]
    if first == (stored.history.loss[0], stored.history.length[0]):
        assert np.array_equal(now, kept)
    else:
        assert again.history.loss[0] == pytest.approx(stored.history.loss[0], rel=1e-5)


def found(training: Training) -> tuple[UnitScore, HeldUnit]:
    """The unit that follows the gender best, and what becomes of answers when it is held."""
    examples = held_out(training, EXAMPLES)
    values = property_of(training, examples, GENDER)
    best = rank_units(training, examples, values, ("c",))[0]
    held = {each.unit: each for each in hold_units(training, examples, values)}
    return best, held[best.unit]


def test_its_first_steps_are_made_again(stored: Training) -> None:
    """The sample of every run; the whole training is `full`."""
    again, early = begun(stored), stored.snapshots.steps[1]
    assert 10 < early < 50
    again.advance(early)
    assert again.history.loss == pytest.approx(stored.history.loss[:early], rel=1e-3)
    check_weights(again, stored)


def test_the_lesson_is_made_of_it_and_knows_what_it_learned(stored: Training) -> None:
    lesson = load(FOLDER / "pronouns.gatelight")
    assert lesson == lesson_from_training(stored)
    assert stored.is_done and stored.test() >= 0.98
    assert run(lesson).steps == 21


@pytest.mark.full
def test_it_is_made_again_from_scratch(stored: Training) -> None:
    again = begun(stored)
    again.run()
    check_weights(again, stored)
    assert again.test() == pytest.approx(stored.test(), abs=0.01)
    assert np.mean(again.history.loss[-20:]) == pytest.approx(np.mean(stored.history.loss[-20:]), rel=0.05)
    for training in (stored, again):
        best, held = found(training)
        assert (best.layer, best.quantity, best.unit) == (0, "c", UNIT) and abs(best.correlation) > 0.9
        assert held.first >= 0.95 and held.clause >= 0.95
