"""A claim holds as it is made, and no longer with another number, another unit or another step's relation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import numpy as np
import pytest

from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.network.trace import Trace
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.film.films import CELLS, random_lesson
from tests.ui.film.narration.worded import changed, held
from ui.film.film import Film, FilmOptions
from ui.film.narration.amounts import AT_LEAST, AT_MOST, EQUAL, Amount
from ui.film.narration.claims.beats import claims
from ui.film.narration.claims.by_hand import ByHand
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.keeping import Erases, GateOn, gate_on
from ui.film.narration.claims.stored import EveryMemoryKept, NothingToForget
from ui.film.narration.claims.values import IsVector
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling

BEYOND = {EQUAL: 0.37, AT_LEAST: 0.21, AT_MOST: -0.21}


def _steps(film: Film) -> Iterator[Telling]:
    for token, beat in film.timeline.places():
        yield Telling(Step(film.scene, token), film.scene.diagram.plans[beat])


def _all_claims(film: Film) -> Iterator[tuple[Claim, Telling]]:
    for t in _steps(film):
        for claim in (*claims(t), *(gate_on(t.now) if t.memory.keep is not None else ())):
            yield claim, t


@pytest.fixture(params=[*CELLS, "by hand", "idealised"])
def made(request: pytest.FixtureRequest) -> Film:
    if request.param == "by hand":
        lesson = changed(
            "jenny-rafsun", held(0, "f", 0.5, (1,), 3), held(0, "c", 2.0, (0, 2), 5), held(0, "o", 1.0, (), 7)
        )
    elif request.param == "idealised":
        lesson = changed("jenny-rafsun", idealised=True)
    else:
        lesson = random_lesson(request.param, 4)
    return Film(lesson, run(lesson), FilmOptions())


def test_every_claim_that_is_made_holds(made: Film) -> None:
    found = list(_all_claims(made))
    assert len(found) > 10
    assert all(claim.holds(t.now) and claim.sentence(t) for claim, t in found)


def test_no_claim_holds_with_another_number(made: Film) -> None:
    tried = 0
    for claim, t in _all_claims(made):
        for field in fields(claim):  # type: ignore[arg-type]
            value = getattr(claim, field.name)
            if isinstance(value, Amount):
                other = Amount(value.value + BEYOND[value.side] * max(1.0, abs(value.value)), value.form, value.side)
                assert not replace(claim, **{field.name: other}).holds(t.now), claim  # type: ignore[type-var]
                tried += 1
    assert tried


def test_no_claim_about_its_units_holds_of_others(made: Film) -> None:
    for claim, t in _all_claims(made):
        units = getattr(claim, "units", ())
        if not units or isinstance(claim, Erases):
            continue
        width = t.layer_trace.layer.units
        beyond = next((k for k in range(width) if k not in units), None)
        if beyond is not None:
            swapped = (*units[:-1], beyond)
            assert not replace(claim, units=swapped).holds(t.now), claim  # type: ignore[type-var]
        exact = not (isinstance(claim, IsVector) and claim.part == "largest")
        if len(units) > 1 and exact and type(claim).__name__ != "WritesMost":
            assert not replace(claim, units=units[1:]).holds(t.now), claim  # type: ignore[type-var]


def test_what_is_new_did_not_hold_before() -> None:
    film = Film(changed("jenny-rafsun"), run(changed("jenny-rafsun")), FilmOptions())
    steps = [Step(film.scene, at) for at in range(20)]
    kept = EveryMemoryKept(Amount(float(steps[4].gate.min()), "share"))
    assert kept.holds(steps[4]) and not kept.is_new(steps[6]) and kept.is_new(steps[12])
    assert NothingToForget().is_new(steps[0])


def test_erasing_again_is_not_closing() -> None:
    lesson = changed("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(layer=1))
    step = Step(film.scene, 4)
    share = Amount(1.0 - float(step.gate[0]), "share")
    assert Erases((0,), share, still=True).holds(step) and not Erases((0,), share, still=False).holds(step)
    assert not Erases((0, 1), Amount(0.0, "share", AT_LEAST), still=True).holds(step)
    assert not Erases((0,), share, still=True, counted=True).holds(Step(film.scene, 11)) or step.gate[1] >= 0.1


def test_a_hand_is_of_these_units_and_no_others() -> None:
    lesson = changed("jenny-rafsun", held(0, "f", 0.5, (0, 2), 3))
    step = Step(Film(lesson, run(lesson)).scene, 3)
    assert ByHand("f", (0, 2)).holds(step)
    assert not any(ByHand("f", units).holds(step) for units in ((0,), (0, 1, 2), (), (1, 2)))
    assert not ByHand("f", (0, 2)).holds(Step(step.scene, 4)) and not ByHand("i", (0, 2)).holds(step)


def test_the_first_that_holds_is_taken() -> None:
    lesson = changed("jenny-rafsun")
    step = Step(Film(lesson, run(lesson)).scene, 6)
    false, true = GateOn("closes", (0,), Amount(0.0)), gate_on(step)[0]
    assert first_that_holds((false, true), step) is true
    assert first_that_holds((false,), step) is None


def test_amounts_are_printed_on_their_side() -> None:
    rng = np.random.default_rng(5)
    for value in (*rng.uniform(-2, 2, 300), *10.0 ** rng.uniform(-12, 9, 300)):
        for form in ("figure", "signed", "share"):
            low, high = Amount(float(value), form, AT_LEAST), Amount(float(value), form, AT_MOST)
            assert low.printed - 1e-11 * abs(value) <= value <= high.printed + 1e-11 * abs(value)
            step = abs(value) * 2e-3 + 1e-3
            assert value - low.printed < step and high.printed - value < step


@pytest.mark.parametrize(
    ("value", "side", "text", "edge"),
    [
        (0.999665, AT_LEAST, "99.96\u202f%", ""),
        (0.999665, EQUAL, "99.97\u202f%", ""),
        (0.999665, AT_MOST, "99.97\u202f%", ""),
        (0.99999, EQUAL, "99.99\u202f%", "over"),
        (0.00003, EQUAL, "0.01\u202f%", "under"),
        (1.0, EQUAL, "100\u202f%", ""),
        (0.0, AT_LEAST, "0\u202f%", ""),
        (0.9999999, AT_MOST, "99.999990\u202f%", ""),
        (0.57, AT_LEAST, "57.0\u202f%", ""),
        (0.00000001, AT_LEAST, "0.000001\u202f%", ""),
    ],
)
def test_shares_are_never_all_or_nothing_unless_they_are(value: float, side: object, text: str, edge: str) -> None:
    amount = Amount(value, "share", side)  # type: ignore[arg-type]
    assert (amount.text, amount.edge) == (text, edge)


GIVEN = {"W_h": ((0.0,), (0.0,)), "U_h": ((30.0, 0.0), (0.0, 30.0)), "b_h": (0.0, 0.0)}
AT_ITS_LIMIT = Lesson(  # a tanh that comes out as 1, and is told as next to 1
    title="t", sequence=Words("a a"), embedding=Random(1),
    layers=(LayerSpec("rnn", 2, weights=GIVEN, initial={"h": (1.0, 1.0)}),),
)  # fmt: skip


def captions(trace: Trace, token: int, depth: str) -> list[str]:
    film = Film(AT_ITS_LIMIT, trace, FilmOptions(depth=depth))
    return [film.caption(token, beat) for beat in range(len(film.timeline.beats))]


def test_what_only_rounding_may_have_changed_is_not_called_the_largest_change() -> None:
    """From an h of 1 that a lesson gives, what is told as next to 1 differs by that alone."""
    trace = run(AT_ITS_LIMIT)
    assert trace.layers[0]["h"].tolist() == [[1.0, 1.0], [1.0, 1.0]]
    for depth, says in (("symbols", "hₜ = 1 − <1.2·10⁻¹⁶"), ("sentence", "The memory hardly changes: by 1.2·10⁻¹⁶")):
        said = captions(trace, 0, depth)
        assert any(says in each for each in said) and not any("largest" in each for each in said)


@pytest.mark.parametrize(("depth", "says"), [("sentence", "comes out as it went in"), ("symbols", "hₜ = hₜ₋₁")])
def test_a_memory_that_differs_by_a_bit_that_is_not_printed_is_not_said_to_be_as_it_was(depth: str, says: str) -> None:
    trace = run(AT_ITS_LIMIT)
    (layer,) = trace.layers
    assert any(says in each for each in captions(trace, 1, depth))
    rows = layer.rows.copy()
    rows[2, layer.places["h"].start] = np.nextafter(1.0, 0.0)
    other = replace(trace, layers=(replace(layer, rows=rows),))
    assert not any(says in each for each in captions(other, 1, depth))
