"""What a caption names is all there is of it: ties, hands, zeros and small memories are told, or nothing is said."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.film.films import random_lesson
from tests.ui.film.narration.worded import caption
from ui.film.film import Film, FilmOptions
from ui.film.narration.claims.writes import WritesBetween
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.text.number_format import DOWN, UP, percent

TANH_KEEP = CellSpec(
    "tanh-keep", "tanh-keep", ("h",),
    ("k = tanh(W_k @ x + U_k @ h_prev + b_k)", "w = relu(W_w @ x + b_w)", "kept = k * h_prev", "added = w",
     "h = kept + added"),
)  # fmt: skip
COUPLED = CellSpec(
    "coupled", "coupled", ("h", "c"),
    ("f = sigmoid(W_f @ x + U_f @ h_prev + b_f)", "i = 1 - f", "g = tanh(W_g @ x + U_g @ h_prev + b_g)",
     "kept = f * c_prev", "added = i * g", "c = kept + added", "h = tanh(c)"),
)  # fmt: skip
NO_X = CellSpec(
    "no-x", "no-x", ("h",),
    ("z = sigmoid(U_z @ h_prev + b_z)", "y = relu(x)", "n = tanh(W_n @ y + b_n)", "kept = z * h_prev",
     "added = (1 - z) * n", "h = kept + added"),
)  # fmt: skip


def lesson(cell: str | CellSpec, units: int, *holds: HoldSpec, **layer: Any) -> Lesson:
    """A random lesson of a cell, or of one's own, with holds and other fields of its layer."""
    if isinstance(cell, str):
        made = random_lesson(cell, units)
    else:
        made = Lesson(
            title="Own", sequence=Words("one two three"), embedding=Random(3, seed=2), cells=(cell,),
            layers=(LayerSpec(cell.key, units, seed=3),),
        )  # fmt: skip
    return replace(made, holds=holds, layers=(replace(made.layers[0], **layer),))


def told(made: Lesson, token: int, says: str, **options: Any) -> str:
    """The caption of the first beat of a kind."""
    film = Film(made, run(made), FilmOptions(**options))
    beat = next(k for k, plan in enumerate(film.scene.diagram.plans) if plan.says == says)
    return film.caption(token, beat)


def hold(quantity: str, *values: float, units: tuple[int, ...] = (), step: int = 1) -> HoldSpec:
    return HoldSpec(0, quantity, units=units, values=values, start=step, stop=step + 1)


def test_none_is_the_largest_of_two_that_are_printed_alike() -> None:
    alike = lesson("lstm", 3, hold("c", 0.5, 0.500001, 0.1), hold("o", 1.0))
    assert "largest" not in told(alike, 1, "output", depth="symbols")
    apart = lesson("lstm", 3, hold("c", 0.5, 0.6, 0.1), hold("o", 1.0))
    assert "largest |hₜ| in unit 2: 0.5370" in told(apart, 1, "output", depth="symbols")


@pytest.mark.parametrize("language", ["en", "de"])
def test_entries_that_are_alike_are_told_together(language: str) -> None:
    start = lesson("rnn", 6, initial={"h": (0.5, 0.5, -0.5, 0.5, 0.5, 0.2)})
    text = told(start, 0, "read", depth="numbers", language=language)
    assert ("+0.500 in 4 of 6 units, −0.500 in unit 3" if language == "en" else "+0,500 in 4 von 6 Einheiten") in text


def test_a_word_that_a_hand_has_set_keeps_its_name() -> None:
    """What is added is w by its equation, and is not w where a hand has set it."""
    made = lesson(TANH_KEEP, 4, hold("added", 0.5, 0.7, units=(1, 2)))
    for depth in ("symbols", "numbers"):
        text = told(made, 1, "memory", depth=depth)
        assert "added in unit 2 and unit 3, set by hand" in text and "wₜ" not in text
    unit = [caption(made, 1, beat, view="unit", unit=1) for beat in range(len(Film(made, run(made)).timeline.beats))]
    assert any("added of unit 2 is set by hand, not computed: 0.5000" in text for text in unit)


@pytest.mark.parametrize("language", ["en", "de"])
def test_what_a_hand_has_set_is_not_left_out_for_want_of_room(language: str) -> None:
    names = tuple(f"unit with a long name {k}" for k in range(6))
    made = replace(
        lesson("lstm", 6, hold("f", 0.00004, units=(0, 2, 4)), hold("a_f", 0.0, units=(1,)), unit_names=names),
        idealised=True,
    )
    text = told(made, 1, "keep", depth="symbols", language=language)
    assert ("set by hand" if language == "en" else "von Hand") in text


def test_units_to_which_nothing_is_written_are_not_counted() -> None:
    made = lesson("lstm", 8, hold("added", *[0.5, -0.5] * 2, 0.5, 0.5, 0.5, units=tuple(range(7))))
    made = replace(made, holds=(*made.holds, hold("i", 0.0, units=(7,))))
    film = Film(made, run(made))
    t = Telling(Step(film.scene, 1), film.scene.diagram.plans[0])
    assert "writes −0.500 to +0.500 to 7 of 8 units" in WritesBetween().sentence(t)


@pytest.mark.parametrize("passed_over", [0.001, 0.0])
def test_elsewhere_is_not_said_where_the_gate_is_shut_there_too(passed_over: float) -> None:
    """The gate shuts on a memory of next to nothing, or on none, too, for which two lines have no room."""
    found = []
    for units in ((0, 1), (0,)):
        shut = hold("a_f", *[-10.0] * len(units), units=units, step=0)
        found.append(told(lesson("lstm", 3, shut, initial={"c": (-0.8, passed_over, 0.5)}), 0, "keep"))
    assert all("closes the forget gate on unit 1" in text for text in found)
    assert "Elsewhere" not in found[0] and "Elsewhere" in found[1]


def test_what_is_stored_is_multiplied_by_the_gate_of_its_own_units() -> None:
    made = lesson("lstm", 3, hold("f", 9.0, -7.0, units=(0, 2), step=0), initial={"c": (0.8, 0.3, 0.0)})
    text = told(made, 0, "keep")
    assert (
        "multiplies what is stored by +0." in text and "to +9." in text and "−7" not in text.partition("multiplies")[2]
    )


def test_a_reset_gate_lets_nothing_in_where_its_product_is_set_by_hand() -> None:
    made = lesson("gru", 2, hold("reset_q", 3.0))
    assert "past into the candidate" not in told(made, 1, "reset")
    assert "past into the candidate" in told(made, 2, "reset")


def test_what_a_hand_lets_in_is_not_one_less_the_gate() -> None:
    assert "1 − f lets" in told(lesson(COUPLED, 2), 0, "keep")
    by_hand = told(lesson(COUPLED, 2, hold("i", 0.5, step=0)), 0, "keep")
    assert "Nothing is in memory to keep." in by_hand


def test_parts_of_a_sum_are_called_by_what_their_vector_is_made_of() -> None:
    """y has the width of the input: its numbers are columns, whatever the units of the layer are."""
    made = lesson(NO_X, 1)
    texts = [caption(made, 1, beat, view="unit") for beat in range(len(Film(made, run(made)).timeline.beats))]
    assert any("from yₜ of column" in text for text in texts)


def test_bounds_next_to_all_and_nothing_say_so() -> None:
    assert percent(1.0 - 1e-13, DOWN) == "99.9999999999\u202f%"
    assert percent(1.0 - 1e-13, UP) == "100\u202f%"
    film = Film(lesson("lstm", 2), run(lesson("lstm", 2)))
    t = Telling(Step(film.scene, 1), film.scene.diagram.plans[0])
    assert t.between(np.array([1e-7, 0.5, 1.0 - 1e-9]), "share") == "under 0.01\u202f% to over 99.99\u202f%"
    assert t.between(np.array([0.0, 1.0]), "share") == "0\u202f% to 100\u202f%"
