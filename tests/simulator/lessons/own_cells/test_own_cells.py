"""Cells of a lesson's own: they run, have gradients, are saved and recomputed as built-in ones; bad ones do no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from msgspec.structs import replace

from simulator.analysis.ledger import ledger
from simulator.analysis.measures import half_lives, memory_account
from simulator.analysis.worksheet import WorksheetError, worksheet
from simulator.cells import cells
from simulator.cells.cell import Cell, Memory
from simulator.io.notebook import notebook
from simulator.io.trace_files import contents, save_trace
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.layers import with_cells, with_cues, with_layer
from simulator.lessons.edits.whatif import keep_bias, with_hold, with_initial, with_keep_bias
from simulator.lessons.file import dumps, loads
from simulator.lessons.guide.cues import places
from simulator.lessons.guide.cues.gate_below import GateBelow
from simulator.lessons.origin_words import describe_title
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.run import build, run
from simulator.lessons.schema import CellSpec, HoldSpec, Lesson, LessonError, MemorySpec
from simulator.network.initialisers import initialise
from tests.simulator.autodiff.test_gradients import Case
from tests.simulator.odd_cells import ODD_CELLS, random_cells
from tests.simulator.own_lessons import JANET, MGU, NO_FORGETTING, own_lesson, spec_of

OWN = {spec.key: spec for spec in (MGU, JANET, NO_FORGETTING)}
ODD = {key: spec_of(cell) for key, cell in ODD_CELLS.items()}


def test_the_lessons_own_cells_come_after_the_built_in_ones() -> None:
    lesson = own_lesson(MGU, JANET)
    resolved = resolve(lesson)
    assert list(resolved.cells) == [*cells(), "mgu", "janet"]
    assert run(resolved).layers[1].layer.cell is resolved.cells["janet"]
    assert cells_of(replace(lesson, cells=())) == cells()


@pytest.mark.parametrize("spec", [*OWN.values(), *ODD.values()], ids=[*OWN, *ODD])
def test_a_saved_lesson_comes_back_whole_and_runs_the_same(spec: CellSpec) -> None:
    lesson = own_lesson(spec, spec_of(ODD_CELLS["projected"], "second"), units=2)
    again = loads(dumps(lesson))
    assert again == lesson
    assert dumps(again) == dumps(lesson)
    first, second = run(lesson), run(again)
    assert all(np.array_equal(a.rows, b.rows) for a, b in zip(first.layers, second.layers, strict=True))
    single = run(replace(lesson, dtype="float32")).layers[-1]
    assert single.rows.dtype == np.float32
    np.testing.assert_allclose(single["h"], first.layers[-1]["h"], rtol=2e-3, atol=2e-4)
    assert any(line.startswith("own cell: Own cell (second)") for line in describe(lesson))


@pytest.mark.parametrize("spec", OWN.values(), ids=list(OWN))
def test_its_gradients_are_those_of_its_run(spec: CellSpec) -> None:
    Case(build(own_lesson(spec, JANET, units=2))).check()


@given(random_cells())
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_small_cell_runs_is_saved_and_has_gradients(cell: Cell) -> None:
    lesson = own_lesson(spec_of(cell), units=2, text="a b")
    try:
        trace = run(lesson)
    except LessonError as error:  # the equations may make numbers that grow without bounds, and nothing else
        assert "stops being finite" in str(error) or "nothing tells" in str(error) or "equally wide" in str(error)
        assume(False)
    assert loads(dumps(lesson)) == lesson
    account = memory_account(trace.layers[0])
    np.testing.assert_allclose(account.kept + account.added, account.new, rtol=1e-12, atol=1e-12)
    case = Case(build(lesson))
    assume(max(float(np.abs(layer.rows).max()) for layer in case.trace.layers) < 100)
    case.check()


# ---- memory, starts and edits ----------------------------------------------------------------------------------------

ROLES = {
    "h = tanh(W_h @ x + U_h @ h_prev)": ("h", None, None),
    "h = h_prev + tanh(W_h @ x)": ("h", None, "h_2"),
    "k = 0.9\nh = k * h_prev + (1 - k) * tanh(W_h @ x)": ("h", "k", "h_5"),
    "f = sigmoid(W_f @ x)\nh = tanh(W_1 @ x) * f + f * h_prev + tanh(W_2 @ x)": ("h", "f", None),
    "f = sigmoid(W_f @ x)\nh = W_h @ x + h_prev * f - b_h": ("h", "f", None),
    "f = sigmoid(W_f @ x)\nh = W_h @ x - h_prev * f": ("h", None, None),
    "h = 0.9 * h_prev + tanh(W_h @ x)": ("h", None, None),
}


@pytest.mark.parametrize(("text", "roles"), ROLES.items())
def test_memory_is_read_off_the_equations(text: str, roles: tuple[str, str | None, str | None]) -> None:
    lesson = own_lesson(replace(MGU, equations=tuple(text.splitlines())))
    layer = run(lesson).layers[0]
    assert layer.layer.cell.memory == Memory(*roles)
    account = memory_account(layer)
    np.testing.assert_allclose(account.kept + account.added, account.new, rtol=1e-14)


def test_the_built_in_cells_say_what_their_equations_say() -> None:
    for cell in cells().values():
        assert cells_of(own_lesson(spec_of(cell)))["own"].memory == cell.memory


def test_roles_can_be_chosen_among_those_that_are_true() -> None:
    both = replace(JANET, memory=MemorySpec("h"))
    assert cells_of(own_lesson(both))["janet"].memory == Memory("h", None, None)
    assert cells_of(own_lesson(JANET))["janet"].memory == Memory("c", "f", "c_3")


def test_a_memory_that_forgets_nothing_lasts() -> None:
    layer = run(own_lesson(NO_FORGETTING)).layers[0]
    assert layer.layer.cell.memory == Memory("c", None, "added")
    account = memory_account(layer)
    assert np.array_equal(account.kept, account.old)
    assert not account.forgotten.any()
    assert np.isinf(half_lives(layer)).all()


def test_starts_find_the_bias_of_the_gate_that_keeps_whatever_it_is_called() -> None:
    renamed = tuple(line.replace("b_f", "b_forget") for line in cells()["lstm"].equations.splitlines())
    lstm = own_lesson(replace(NO_FORGETTING, equations=renamed))
    keras = initialise(cells_of(lstm)["never-forgets"], 2, 3, "keras")
    assert keras["b_forget"].tolist() == [1.0] * 3
    assert not keras["b_i"].any()
    known = cells_of(own_lesson(MGU, JANET))
    chrono = initialise(known["janet"], 2, 3, "chrono", seed=1)
    assert (chrono["b_f"] > 0).all()
    opposite = initialise(known["mgu"], 2, 3, "chrono", seed=1)  # there 1 - f keeps
    assert (opposite["b_f"] < 0).all()
    assert not initialise(known["mgu"], 2, 3, "keras")["b_f"].any()
    with pytest.raises(LessonError, match="chrono"):
        run(own_lesson(NO_FORGETTING, initialiser="chrono"))


def test_weights_stay_where_they_fit_the_changed_equations() -> None:
    drawn = run(own_lesson(MGU)).layers[0].layer.weights
    given = {name: tuple(map(tuple, w.tolist())) if w.ndim == 2 else tuple(w.tolist()) for name, w in drawn.items()}
    lesson = own_lesson(MGU)
    lesson = replace(lesson, about="About it.", layers=(replace(lesson.layers[0], weights=given),))
    relu = replace(MGU, equations=tuple(line.replace("tanh", "relu") for line in MGU.equations))
    changed = with_cells(lesson, (relu,)).lesson
    assert changed.layers[0].weights == given
    assert (describe_title(changed), changed.about) == ("Own cells (changed)", "")
    more = replace(MGU, equations=(*MGU.equations[:-1], "h = kept + added + V_h @ x"))
    assert with_cells(lesson, (more,)).lesson.layers[0].weights is None
    unused = with_cells(lesson, (MGU, JANET)).lesson
    assert (unused.title, unused.about, unused.layers) == (lesson.title, lesson.about, lesson.layers)
    assert with_layer(unused, 0, cell="janet").lesson.layers[0].cell == "janet"


# ---- files -----------------------------------------------------------------------------------------------------------

CLASHING = replace(MGU, key="clash", states=("t", "np"), equations=(
    "dict = 0.123456789", "run = sigmoid(W_r @ x + U_r @ t_prev)", "now = run * np_prev - -0.5 * dict",
    "np = now + tanh(b_q * run)", "t = np / (1 + abs(np)) * dict",
))  # fmt: skip


def recomputed(lesson: Lesson, folder: Path) -> list[str]:
    """What the notebook's own code says after it has computed the run again."""
    trace = run(lesson)
    save_trace(trace, folder / "run.npz")
    beside = json.loads(notebook(trace, lesson.title, "", str(folder / "run.npz")))
    made = json.loads(notebook(trace, lesson.title, ""))
    assert len(beside["cells"]) == len(made["cells"]) - 1, "the numbers are a cell of their own"
    said: list[str] = []
    space: dict[str, Any] = {"print": lambda *words: said.append(" ".join(map(str, words)))}
    for cell in made["cells"]:
        if cell["cell_type"] == "code" and "plt" not in cell["source"]:
            exec(cell["source"], space)
    return [line for line in said if "the same" in line]


@pytest.mark.parametrize("spec", [MGU, JANET, CLASHING, *ODD.values()], ids=lambda spec: spec.states)
def test_its_run_is_recomputed_by_the_notebook(spec: CellSpec, tmp_path: Path) -> None:
    lesson = own_lesson(spec, MGU, units=2) if spec is not MGU else own_lesson(MGU, CLASHING)
    assert len(recomputed(lesson, tmp_path)) == 2
    assert recomputed(replace(lesson, idealised=True), tmp_path)


def test_its_run_is_saved_with_its_equations(tmp_path: Path) -> None:
    trace = run(own_lesson(MGU, JANET))
    found = contents(trace)
    assert str(found["layer0/cell"]) == "mgu"
    assert str(found["layer1/equations"]).splitlines() == list(JANET.equations)
    for ending in ("npz", "csv", "json"):
        save_trace(trace, tmp_path / f"run.{ending}")
        assert (tmp_path / f"run.{ending}").stat().st_size > 100


def test_a_worksheet_or_a_clear_refusal() -> None:
    sheet = worksheet(run(own_lesson(JANET)), 0, 1)
    assert [task.name for task in sheet.tasks] == list(cells_of(own_lesson(JANET))["janet"].parsed.quantities)
    assert all(len(task.answers) == 3 for task in sheet.tasks)
    refused = {
        "no work for a hand": "\n".join(f"q{k} = h_prev" for k in range(40)) + "\nh = h_prev + W_h @ x",
        "no result": "h = W_h @ x + log(abs(h_prev) - 0.001) * 0 + tanh(h_prev) / (1 + h_prev)",
    }
    for words, text in refused.items():
        lesson = own_lesson(replace(MGU, equations=tuple(text.splitlines())))
        lesson = replace(lesson, layers=(replace(lesson.layers[0], initial={"h": (0.0012, 2.0, 3.0)}),))
        trace = run(lesson)
        with pytest.raises(WorksheetError, match=words):
            worksheet(trace, 0, 0)
    wide = replace(MGU, equations=("k = 0.25", "y = P_y * x", "h = tanh(W_h @ y + k * h_prev)"))
    sheet = worksheet(run(own_lesson(wide)), 0, 0)
    assert [len(task.answers) for task in sheet.tasks][:2] == [3, 2]


def test_what_was_changed_in_its_equations_is_taken_back_by_itself() -> None:
    opened = own_lesson(MGU)
    relu = replace(MGU, equations=tuple(line.replace("tanh", "relu") for line in MGU.equations))
    changed = with_hold(with_cells(opened, (relu, JANET)), HoldSpec(0, "f", values=(0.5,))).lesson
    found = changes(changed, opened)
    assert [change.kind for change in found] == ["hold", "layer"]
    back = without(changed, opened, found[1]).lesson
    assert cells_of(back)["mgu"] == cells_of(opened)["mgu"]
    assert changes(back, opened) == found[:1]
    first = run(opened)
    assert np.array_equal(run(changed, after=first).layers[0].rows, run(changed).layers[0].rows)
    assert not np.array_equal(run(with_cells(opened, (relu,)), after=first).layers[0].rows, first.layers[0].rows)


def test_cues_look_at_what_keeps_whatever_computes_it() -> None:
    opened = own_lesson(MGU, JANET)
    for layer in (0, 1):
        lesson = with_cues(opened, (GateBelow(layer=layer, below=2.0),)).lesson
        assert len(places(run(lesson), lesson.cues)) == 4


def test_what_if_and_ledger_know_its_roles() -> None:
    lesson = own_lesson(spec_of(ODD_CELLS["projected"]), MGU, JANET)
    assert keep_bias(with_keep_bias(lesson, 1, 2.0), 1) == pytest.approx(2.0)
    trace = run(with_hold(with_initial(lesson, 0, "c", (), 0.5), HoldSpec(1, "kept", values=(0.25,), start=1, stop=2)))
    for layer in trace.layers:
        found = ledger(layer, 3)
        np.testing.assert_allclose(found.shares.sum(axis=0), found.value, atol=1e-12)
    assert not ledger(trace.layers[1], 3).shares[0].any()  # what was kept was set by hand: nothing older is left
