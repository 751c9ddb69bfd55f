"""What a notebook needs stands in `simulator` itself: quick to import, short to print, and to be kept in a file."""

import ast
import copy
import inspect
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given

import simulator as sim
from tests.simulator.random_lessons import lessons

ROOT = Path(__file__).resolve().parents[2]


def test_ten_lines_of_a_notebook(tmp_path: Path) -> None:
    run = sim.run("jenny-rafsun")
    assert run["c"].shape == (20, 3) and len(run.layers[0]["f"][11]) == 3
    assert not run["c"].flags.writeable and not run.layers[0]["f"][11].flags.writeable
    assert run.tokens[11] == "Rafsun"
    assert sim.ledger(run, step=11).shares.sum(axis=0) == pytest.approx(run["c"][11], abs=1e-12)
    assert sim.half_lives(run).shape == (3,)
    other = run.with_hold("f", unit=0, value=1.0, steps=range(11, 12))
    difference = other.layers[0]["c"][11] - run.layers[0]["c"][11]
    assert difference[0] > 0.9 and not difference[1:].any()
    assert run.lesson.title == "Forgetting Jenny, remembering Rafsun" and run.lesson.layers[0].cell == "lstm"


def test_a_film_of_a_run_in_two_lines(tmp_path: Path, qapp: object) -> None:
    run = sim.run("jenny-rafsun")
    from ui.export import export_film

    export_film(run, tmp_path / "rafsun.gif", tokens=range(11, 12), fps=10, width=320, height=180)
    assert (tmp_path / "rafsun.gif").read_bytes()[:6] == b"GIF89a"


def test_what_is_listed_is_there_under_its_own_name() -> None:
    tree = ast.parse(Path(inspect.getfile(sim)).read_text(encoding="utf-8"))
    known = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("simulator.")
        for alias in node.names
    }
    assert set(sim.__all__) == known and set(sim.__all__) <= set(dir(sim))
    for name in sim.__all__:
        assert getattr(sim, name).__name__ in (name, "Struct") and inspect.getdoc(getattr(sim, name))
    with pytest.raises(AttributeError, match="no attribute 'ledgers'"):
        sim.ledgers  # type: ignore[attr-defined]  # noqa: B018


def test_importing_it_loads_nothing_else() -> None:
    program = "import sys, simulator; print([name for name in sys.modules if name.startswith(('simulator.', 'numpy'))])"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == "[]"


def test_a_lesson_is_run_by_its_name_from_its_file_or_as_a_value(tmp_path: Path) -> None:
    lesson = sim.find("worked-example")
    sim.save(lesson, tmp_path / "mine.json")
    runs = [sim.run(each) for each in ("worked-example", lesson, sim.resolve(lesson), tmp_path / "mine.json")]
    assert len({run["c"].tobytes() for run in runs}) == 1
    with pytest.raises(sim.LessonError, match="Did you mean “jenny-rafsun”"):
        sim.run("jenny-rafsum")


def test_a_run_is_a_mapping_of_what_its_layer_0_recorded() -> None:
    run = sim.run("jenny-rafsun")
    assert isinstance(run, Mapping) and list(run) == list(run.layers[0].quantities) and len(run) == len(run.layers[0])
    assert all(run[name] is not None and np.array_equal(run[name], run.layers[0][name]) for name in run)
    assert np.array_equal(run["c_prev"][1:], run["c"][:-1]) and run["x"] is run.inputs
    assert "c_prev" in run and "nothing" not in run and run == run and run != sim.run("jenny-rafsun")
    assert {run: 1}[run] == 1, "it can be a key: it is the same only as itself"


QUESTIONS = (
    sim.memory_account, sim.saturation, sim.half_lives, partial(sim.ledger, step=3), partial(sim.budget, step=3)
)  # fmt: skip


@pytest.mark.parametrize("ask", QUESTIONS)
def test_a_question_to_a_run_is_one_to_its_layer_0_unless_another_is_named(ask: Callable[..., Any]) -> None:
    run = sim.run("same-in-a-gru")
    for layer in (0, 1):
        assert repr(ask(run, layer=layer)) == repr(ask(run.layers[layer]))
    assert repr(ask(run)) == repr(ask(run, layer=0))
    with pytest.raises(sim.NetworkError, match="there is no layer 2"):
        ask(run, layer=2)


def test_bare_arrays_need_no_tokens() -> None:
    gru = sim.find_cell("gru")
    network = sim.Network((sim.Layer(gru, 2, 3, sim.initialise(gru, 2, 3)),))
    trace = sim.run_network(network, np.ones((4, 2)))
    assert trace.tokens == ("0", "1", "2", "3")
    assert sim.run_network(network, np.ones((4, 2)), "abcd")["h"].tobytes() == trace["h"].tobytes()


def test_everything_is_told_in_a_line() -> None:
    run = sim.run("jenny-rafsun")
    network = sim.Network(tuple(each.layer for each in run.layers), run.readout)
    told = [repr(each) for each in (run, run.part(2, 5), *run.layers, run.layers[0].layer, network, run.resolved)]
    assert all("\n" not in each and len(each) <= 160 for each in told)
    assert told[0] == ("Run('Forgetting Jenny, remembering Rafsun', 20 steps, Layer(lstm, 4 → 3), Layer(lstm, 3 → 2))")
    assert told[1] == "Trace(3 steps, Layer(lstm, 4 → 3), Layer(lstm, 3 → 2))"
    assert told[2] == "LayerTrace(Layer(lstm, 4 → 3), 20 steps)"


@pytest.mark.parametrize("again", [lambda x: pickle.loads(pickle.dumps(x)), copy.deepcopy, copy.copy])
@pytest.mark.parametrize("key", ["worked-example", "own-cell"])
def test_a_run_can_be_kept_in_a_file_and_copied(key: str, again: Callable[[Any], Any]) -> None:
    run = sim.run(key)
    found = again(run)
    assert type(found) is sim.Run and found.lesson == run.lesson and found.tokens == run.tokens
    for mine, old in zip(found.layers, run.layers, strict=True):
        assert mine.rows.tobytes() == old.rows.tobytes() and dict(mine.places) == dict(old.places)
        arrays = (mine.rows, mine.inputs, mine["h"], *mine.layer.weights.values(), *mine.layer.initial.values())
        assert not any(array.flags.writeable for array in arrays)
        with pytest.raises(TypeError):
            mine.layer.weights["W_f"] = 0  # type: ignore[index]
        alone = again(old)
        assert type(alone) is sim.LayerTrace and alone["h"].tobytes() == old["h"].tobytes()
    held = found.with_hold("h", unit=0, value=0.5)
    assert held["h"].tobytes() == run.with_hold("h", unit=0, value=0.5)["h"].tobytes()


@given(lessons())
def test_any_run_is_the_same_after_pickling(lesson: sim.Lesson) -> None:
    try:
        run = sim.run(lesson)
    except sim.LessonError:
        return
    found = pickle.loads(pickle.dumps(run))
    assert [each.rows.tobytes() for each in found.layers] == [each.rows.tobytes() for each in run.layers]
    assert [each.layer.sizes for each in found.layers] == [dict(each.layer.sizes) for each in run.layers]
    again = sim.run(found.resolved, after=found)
    assert all(mine is old for mine, old in zip(again.layers, found.layers, strict=True)), "it can be gone on from"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"quantity": "nothing", "value": 1.0}, "quantity"),
        ({"quantity": "f", "value": 1.0, "unit": 3}, "units"),
        ({"quantity": "f", "value": (1.0, 2.0), "unit": (0, 1, 2)}, "values"),
        ({"quantity": "f", "value": 1.0, "steps": range(19, 25)}, "stop"),
        ({"quantity": "f", "value": 1.0, "layer": 2}, "layer"),
        ({"quantity": "f", "value": 1.0, "steps": range(0, 9, 2)}, "range"),
    ],
)
def test_a_hold_that_fits_nothing_is_refused(given: dict[str, Any], field: str) -> None:
    with pytest.raises(sim.LessonError) as refused:
        sim.run("jenny-rafsun").with_hold(**given)
    assert field in refused.value.field


def test_several_units_are_held_at_one_value_or_at_one_each() -> None:
    run = sim.run("jenny-rafsun")
    held = run.with_hold("f", unit=(0, 2), value=(0.25, 0.5), steps=range(3, 5))
    assert held["f"][3:5, [0, 2]].tolist() == [[0.25, 0.5]] * 2 and held.lesson.holds[-1].start == 3
    assert (run.with_hold("f", value=1.0, layer=1).layers[1]["f"] == 1.0).all()
