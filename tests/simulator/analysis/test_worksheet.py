"""The worksheet's answers are what a calculator gives: recomputed here with `math` from what the sheet tells."""

import math
from decimal import ROUND_HALF_UP, Decimal

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.worksheet import Worksheet, WorksheetError, lines, round_half_up, worksheet
from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec, HoldSpec, LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Numbers, Words


def random_lesson(cell: str, units: int) -> Lesson:
    """One layer of random weights over a few words."""
    layers = (LayerSpec(cell=cell, units=units, seed=7),)
    return Lesson(title="Random", sequence=Words("one two three two"), embedding=Random(size=4, seed=1), layers=layers)


def calculator(value: float, places: int = 3) -> Decimal:
    """What a student writes down after reading ten digits from a display."""
    shown = Decimal(f"{value:.10g}")
    return shown.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) + 0


def vector(sheet: Worksheet, name: str) -> list[float]:
    return [float(row[0]) for given in (*sheet.vectors, *sheet.matrices) if given.name == name for row in given.values]


def matrix(sheet: Worksheet, name: str) -> list[list[float]]:
    return [[float(v) for v in row] for given in sheet.matrices if given.name == name for row in given.values]


def test_an_lstm_step_by_hand_gives_the_key() -> None:
    trace = run(find("jenny-rafsun"))
    for step in (0, 11, 14):
        sheet = worksheet(trace, 0, step)
        key = {task.name: task.answers for task in sheet.tasks}
        x, h, c = (vector(sheet, name) for name in ("x", "h_prev", "c_prev"))
        for unit in range(3):
            mine: dict[str, float] = {}
            for gate in "figo":
                w, u, b = matrix(sheet, f"W_{gate}")[unit], matrix(sheet, f"U_{gate}")[unit], vector(sheet, f"b_{gate}")
                a = (
                    sum(p * q for p, q in zip(w, x, strict=True))
                    + sum(p * q for p, q in zip(u, h, strict=True))
                    + b[unit]
                )
                assert calculator(a) == key[f"a_{gate}"][unit]
                a = float(key[f"a_{gate}"][unit])
                mine[gate] = float(calculator(math.tanh(a) if gate == "g" else 1 / (1 + math.exp(-a))))
                assert Decimal(str(mine[gate])) == key[gate][unit]
            kept, added = calculator(mine["f"] * c[unit]), calculator(mine["i"] * mine["g"])
            assert (kept, added) == (key["kept"][unit], key["added"][unit])
            assert key["c"][unit] == calculator(float(kept) + float(added))
            assert key["tanh_c"][unit] == calculator(math.tanh(float(key["c"][unit])))
            assert key["h"][unit] == calculator(mine["o"] * float(key["tanh_c"][unit]))


@pytest.mark.parametrize("cell", cells())
def test_every_cell_has_its_worksheet_and_its_answers_are_near_the_run(cell: str) -> None:
    trace = run(random_lesson(cell, 3))
    sheet = worksheet(trace, 0, 2)
    order = [task.name for task in sheet.tasks]
    assert set(order) == set(trace.layers[0].quantities)
    for task in sheet.tasks:
        assert len(task.answers) == 3
        np.testing.assert_allclose([float(v) for v in task.answers], trace.layers[0][task.name][2], atol=0.08)
        assert all(v == round_half_up(v, 3) for v in task.answers)


def test_inputs_that_are_zero_are_left_out() -> None:
    sheet = worksheet(run(find("jenny-rafsun")), 0, 11)
    assert sheet.vectors[0].columns == ("Rafsun", "1")
    assert sheet.left_out == ("Jenny", "love")
    assert all(len(row) == 2 for row in matrix(sheet, "W_f"))
    assert all(len(row) == 3 for row in matrix(sheet, "U_f"))


def test_what_was_set_by_hand_is_given() -> None:
    trace = run(find("worked-example"))
    by_hand = {task.name: task for task in worksheet(trace, 0, 0).tasks if task.by_hand}
    assert set(by_hand) == {"f", "added"}
    assert [float(v) for v in by_hand["f"].answers] == [1.0, 0.0, 1.0]


def test_a_second_layer_reads_the_first() -> None:
    trace = run(find("jenny-rafsun"))
    sheet = worksheet(trace, 1, 11)
    assert sheet.vectors[0].columns == ("gender", "liking", "words")
    np.testing.assert_allclose(vector(sheet, "x"), trace.layers[0]["h"][11], atol=0.005)


def test_lines_come_after_what_they_need() -> None:
    for lesson in builtin_lessons().values():
        cell = run(lesson).layers[0].layer.cell
        assert list(lines(cell))[-1] == "h"


@pytest.mark.parametrize(("value", "places", "wanted"), [(0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (-0.001, 2, "0.00")])
def test_halves_go_away_from_zero(value: float, places: int, wanted: str) -> None:
    assert str(round_half_up(value, places)) == wanted


def test_a_step_of_many_units_is_refused() -> None:
    trace = run(random_lesson("lstm", 7))
    with pytest.raises(WorksheetError, match="7 units"):
        worksheet(trace, 0, 0)


def test_the_units_that_nobody_set_are_left_to_compute() -> None:
    hold = HoldSpec(0, "added", values=(0.5,), units=(0,), start=11, stop=12)
    sheet = worksheet(run(replace(find("jenny-rafsun"), holds=(hold,))), 0, 11)
    free = {task.name: task for task in worksheet(run(find("jenny-rafsun")), 0, 11).tasks}
    task = next(task for task in sheet.tasks if task.name == "added")
    assert task.by_hand == (0,) and not task.is_given
    assert task.answers == (Decimal("0.500"), *free["added"].answers[1:])
    assert all(not each.by_hand for each in sheet.tasks if each.name != "added")


def test_gates_that_are_rounded_say_so() -> None:
    lesson = replace(find("jenny-rafsun"), idealised=True)
    tasks = worksheet(run(lesson), 0, 11).tasks
    assert {task.name for task in tasks if task.rounded} == {"f", "i", "o"}
    assert all(value in (0, 1) for task in tasks if task.rounded for value in task.answers)
    assert not any(task.rounded for task in worksheet(run(find("jenny-rafsun")), 0, 11).tasks)


def test_inputs_that_are_0_on_paper_alone_are_told_from_those_that_are_0() -> None:
    assert not worksheet(run(find("jenny-rafsun")), 0, 11).nearly_left_out
    tiny = Numbers(((0.004, 1.0, 0.0),))
    lesson = Lesson(title="Tiny", sequence=tiny, layers=(LayerSpec(cell="lstm", units=2, seed=7),))
    sheet = worksheet(run(lesson), 0, 0)
    assert sheet.nearly_left_out and len(sheet.left_out) == 2


def test_numbers_of_all_units_and_the_input_before_are_worked_out_from_what_is_given() -> None:
    own = CellSpec(
        key="own", name="Own", states=("h",),
        equations=(
            "y = 0.5 * x + 0.5 * x_prev", "a = W_a @ y + U_a @ h_prev", "e = exp(a - max(a))", "p = e / sum(e)",
            "h = tanh(a - mean(a)) * p",
        ),
    )  # fmt: skip
    layer = LayerSpec(cell="own", units=3, seed=7)
    rows = Numbers(((1.0, 0.0), (0.5, -1.0), (0.0, 2.0)))
    trace = run(Lesson(title="Own", sequence=rows, cells=(own,), layers=(layer,)))
    sheet = worksheet(trace, 0, 2)
    key = {task.name: [float(answer) for answer in task.answers] for task in sheet.tasks}
    assert vector(sheet, "x") == [0.0, 2.0]
    assert vector(sheet, "x_prev") == [0.5, -1.0]
    assert key["y"] == [0.25, 0.5]
    assert key["max_a"] == [max(key["a"])] * 3
    assert key["mean_a"] == [float(calculator(sum(key["a"]) / 3))] * 3
    assert key["sum_e"] == [float(calculator(sum(key["e"])))] * 3
    assert key["p"] == [float(calculator(each / key["sum_e"][0])) for each in key["e"]]
    np.testing.assert_allclose(key["h"], trace.layers[0]["h"][2], atol=0.03)
