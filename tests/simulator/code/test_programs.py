"""Programs of every built-in lesson, and of random networks, run and print what the lesson has computed."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from simulator.cells import cells
from simulator.code.numbers import literal
from simulator.code.programs import FRAMEWORKS, CodeError, write_program
from simulator.engine.run import run_network
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.borders import with_border
from simulator.lessons.edits.whatif import with_initial
from simulator.lessons.run import run
from simulator.network.network import Network
from simulator.network.trace import Trace
from tests.simulator.code.networks import ALL, USUAL, runs
from tests.simulator.code.running import PYTHON, differences, needs, put
from tests.simulator.odd_cells import ODD_CELLS, random_layer

RANDOM = 50
FLOAT64, FLOAT32 = 1e-12, 2e-6


def write_all(folder: Path, framework: str, traces: dict[str, Trace]) -> set[str]:
    """Write the programs of runs, with their numbers in them and beside them; the names of those that are refused."""
    refused = set()
    for name, trace in traces.items():
        try:
            put(folder, name, write_program(trace, name, framework, f"{name}.npz"))
            if not name.startswith("random"):
                put(folder, f"{name}-alone", write_program(trace, name, framework))
        except CodeError:
            refused.add(name)
    return refused


def check(folder: Path, traces: dict[str, Trace], python: str, most: float = FLOAT64) -> None:
    """Run all programs in a folder, and hold what they print against what is allowed."""
    found = differences(folder, python)
    assert found
    for name, values in found.items():
        trace = traces[name.removesuffix("-alone")]
        assert len(values) == 1 + (trace.outputs is not None), name
        assert max(values) <= (FLOAT32 if trace.inputs.dtype == np.float32 else most), (name, values)


@pytest.fixture(scope="module")
def lessons() -> dict[str, Trace]:
    """The runs of the built-in lessons, and one whose numbers stand in a file beside."""
    layers = (random_layer(cells()["gru"], 3, 20, 1), random_layer(cells()["gru"], 20, 20, 2))
    large = run_network(Network(layers), np.random.default_rng(3).normal(size=(9, 3)))
    return {key: run(lesson) for key, lesson in builtin_lessons().items()} | {"large": large}


def random_runs(among: list, *, by_hand: bool = True) -> dict[str, Trace]:
    return {f"random{k}": trace for k, trace in enumerate(runs(RANDOM, among, by_hand=by_hand))}


def test_numpy(tmp_path: Path, lessons: dict[str, Trace]) -> None:
    """NumPy says all: every lesson, every odd cell, and what is done by hand."""
    odd = {
        f"odd{k}": run_network(Network((random_layer(cell, 3, 4, k),)), np.random.default_rng(k).normal(size=(5, 3)))
        for k, cell in enumerate(ODD_CELLS.values())
    }
    traces = lessons | random_runs(ALL) | odd
    assert write_all(tmp_path, "numpy", traces) == set()
    check(tmp_path, traces, sys.executable)


def test_pytorch(tmp_path: Path, lessons: dict[str, Trace]) -> None:
    """PyTorch says all: what it has no layer for is a loop over the equations."""
    needs("torch", "PyTorch")
    odd = {
        f"odd{k}": run_network(Network((random_layer(cell, 3, 4, k),)), np.random.default_rng(k).normal(size=(5, 3)))
        for k, cell in enumerate(ODD_CELLS.values())
    }
    traces = lessons | random_runs(ALL) | odd
    assert write_all(tmp_path, "pytorch", traces) == set()
    check(tmp_path, traces, PYTHON)


def test_keras(tmp_path: Path, lessons: dict[str, Trace]) -> None:
    """Keras says what it has layers for. Unless its backend is TensorFlow it rounds products to single precision."""
    needs("keras", "Keras")
    traces = lessons | random_runs(USUAL, by_hand=False)
    refused = write_all(tmp_path, "keras", traces)
    assert refused >= {"worked-example", "four-beats", "own-cell"}
    assert len(traces) - len(refused) >= 25
    check(tmp_path, traces, PYTHON, FLOAT32)


def test_many_numbers_stand_beside(lessons: dict[str, Trace]) -> None:
    beside = write_program(lessons["large"], "Large", "pytorch", "net-numbers.npz")
    assert 'with_name("net-numbers.npz")' in beside.text
    assert beside.numbers["state/gru0.weight_ih_l1"].shape == (60, 20)
    assert len(beside.text) < 2000
    alone = write_program(lessons["large"], "Large", "pytorch")
    assert alone.numbers == {}
    few = write_program(lessons["simple-rnn"], "Few", "numpy", "few.npz")
    assert few.numbers == {}


def test_a_clipboard_takes_no_end_of_numbers() -> None:
    layer = random_layer(cells()["lstm"], 3, 100, 1)
    trace = run_network(Network((layer,)), np.zeros((4, 3)))
    with pytest.raises(CodeError, match=r"carry \d+ numbers.*Export it"):
        write_program(trace, "Large", "numpy")
    assert write_program(trace, "Large", "numpy", "x.npz").numbers


@pytest.mark.parametrize(
    ("lesson", "why"),
    [
        ("worked-example", "Layer 0 has units that are set by hand"),
        ("four-beats", "has peepholes"),
        ("own-cell", "Keras has no layer that computes the equations of layer 0, Minimal gated unit"),
    ],
)
def test_keras_refuses_in_words(lessons: dict[str, Trace], lesson: str, why: str) -> None:
    with pytest.raises(CodeError, match=why) as refused:
        write_program(lessons[lesson], lesson, "keras")
    assert "PyTorch or NumPy" in refused.value.remedy


def test_what_is_another_cell_with_other_weights_is_said() -> None:
    layer = random_layer(cells()["gru-replace"], 3, 2, 1)
    text = write_program(run_network(Network((layer,)), np.zeros((2, 3))), "T", "pytorch").text
    assert "nn.GRU(3, 2)" in text
    assert "GRU, z replaces is computed by nn.GRU with other weights: negate W_z, U_z and b_z" in text


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_programs_are_python_that_names_what_is_skipped(framework: str) -> None:
    layer = random_layer(cells()["lstm"], 3, 2, 1)
    trace = run_network(Network((layer,)), np.zeros((4, 3)), ["a", '"b\n', "c", "d"], skipped=[1])
    text = write_program(trace, 'A "title"\\ in\ntwo', framework).text
    compile(text, framework, "exec")
    assert "# These tokens are skipped, so they are not in the sequence: 1 " in text


def test_numbers_keep_all_digits() -> None:
    values = np.array([[0.1, -1 / 3], [1e-300, 5e-324]])
    assert eval(literal(values)) == values.tolist()
    single = values.astype(np.float32)
    assert np.array_equal(np.array(eval(literal(single, ["a", "b"])), np.float32), single)
    assert "0.1, -0.33333334],  # a" in literal(single, ["a", "b"])


BORDERS = ((2, False), (5, True))


def _several(key: str) -> Trace:
    lesson = builtin_lessons()[key]
    for token, goes_on in BORDERS:
        lesson = with_border(lesson, token, goes_on).lesson
    return run(lesson)


@pytest.mark.parametrize("key", ["jenny-rafsun", "own-cell"])
def test_sequences_run_one_after_the_other(key: str, capsys: pytest.CaptureFixture[str]) -> None:
    trace = _several(key)
    exec(write_program(trace, key, "numpy", borders=BORDERS).text, {})
    told = [float(line.rsplit(": ", 1)[1]) for line in capsys.readouterr().out.split("\n") if "difference" in line]
    assert told and max(told) < 1e-12
    pytorch = write_program(trace, key, "pytorch", borders=BORDERS).text
    assert f"sequences = [(2, False), (3, False), ({trace.steps - 5}, True)]" in pytorch
    assert "states = states if goes_on else {}" in pytorch and 'states.get("' in pytorch
    if key == "jenny-rafsun":
        keras = write_program(trace, key, "keras", borders=BORDERS).text
        assert "stateful=True" in keras and "lstm0.reset_states()" in keras and "batch_size=1" in keras


def test_what_no_program_hands_on_is_refused() -> None:
    given = with_initial(builtin_lessons()["simple-rnn"], 0, "h", (0,), 0.5)
    on = run(with_border(given, 2, True))
    with pytest.raises(CodeError, match="begins at 0 alone"):
        write_program(on, "T", "keras", borders=((2, True),))
    assert "states.get(" in write_program(on, "T", "pytorch", borders=((2, True),)).text
