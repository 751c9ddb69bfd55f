"""From a record file alone anyone can recompute the run; here a plain loop does."""

import csv
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from simulator.analysis.charts.series import Series
from simulator.cells import cells
from simulator.io.csv_dialect import COMMA, DIALECTS, Dialect
from simulator.io.notebook import notebook
from simulator.io.series_csv import save_csv
from simulator.io.trace_files import RecordError, contents, save_trace
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import Border, LayerSpec, Lesson, LessonError
from simulator.network.trace import Trace
from simulator.text.embedding import Random
from simulator.text.number_table import read_numbers
from simulator.text.tokens import Characters, Words
from tests.simulator.random_lessons import lessons

Record = Mapping[str, Any]
LESSON = Lesson(title="t", sequence=Words("I love Jenny and she is good ."), embedding=Random(3), layers=())
READOUT = builtin_lessons()["jenny-rafsun"].readout
FUNCTIONS = {"sigmoid": lambda a: 1 / (1 + np.exp(-a)), "tanh": np.tanh}


def saved(trace: Trace, folder: Path, ending: str) -> Record:
    path = folder / f"run{ending}"
    save_trace(trace, path)
    assert list(folder.iterdir()) == [path]
    if ending == ".npz":
        with np.load(path, allow_pickle=False) as file:
            return dict(file)
    return {key: np.array(value) for key, value in json.loads(path.read_text("utf-8")).items()}


def lstm(record: Record, x: Any, h: Any, c: Any, key: str) -> tuple[Any, Any]:
    """One step as in any textbook."""
    w = {name: record[f"{key}/{name}"] for name in (f"{kind}_{gate}" for kind in "WUb" for gate in "figo")}
    f, i, g, o = (w[f"W_{gate}"] @ x + w[f"U_{gate}"] @ h + w[f"b_{gate}"] for gate in "figo")
    sigmoid = FUNCTIONS["sigmoid"]
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def gru(record: Record, x: Any, h: Any, key: str) -> Any:
    w = {name.rsplit("/", 1)[1]: value for name, value in record.items() if name.startswith(f"{key}/")}
    sigmoid = FUNCTIONS["sigmoid"]
    r = sigmoid(w["W_r"] @ x + w["U_r"] @ h + w["b_r"])
    z = sigmoid(w["W_z"] @ x + w["U_z"] @ h + w["b_z"])
    n = np.tanh(w["W_n"] @ x + w["b_in"] + r * (w["U_n"] @ h + w["b_hn"]))
    return z * h + (1 - z) * n


@pytest.mark.parametrize("ending", [".npz", ".json"])
def test_a_plain_loop_recomputes_a_stack_from_the_file_alone(tmp_path: Path, ending: str) -> None:
    layers = (LayerSpec("lstm", 4, seed=1, initial={"c": (1.0, 2.0, 3.0, -1.0)}), LayerSpec("gru", 2, seed=2))
    record = saved(run(replace(LESSON, layers=layers, readout=READOUT)), tmp_path, ending)
    h0, c0, h1 = (record[f"{name}_initial"] for name in ("layer0/h", "layer0/c", "layer1/h"))
    assert record["tokens"].tolist() == ["I", "love", "Jenny", "and", "she", "is", "good", "."]
    for step, x in enumerate(record["inputs"]):
        h0, c0 = lstm(record, x, h0, c0, "layer0")
        h1 = gru(record, h0, h1, "layer1")
        assert np.allclose(h0, record["layer0/h"][step], atol=1e-15)
        assert np.allclose(c0, record["layer0/c"][step], atol=1e-15)
        assert np.allclose(h1, record["layer1/h"][step], atol=1e-15)
        logits = record["readout/W"] @ h1 + record["readout/b"]
        assert np.allclose(logits, record["logits"][step], atol=1e-15)
        for group in np.unique(record["readout/group"]):
            members = record["readout/group"] == group
            chances = np.exp(logits[members]) / np.exp(logits[members]).sum()
            assert np.allclose(chances, record["outputs"][step][members], atol=1e-15)


@pytest.mark.parametrize("key", list(cells()))
def test_the_equations_in_the_file_recompute_every_quantity(tmp_path: Path, key: str) -> None:
    record = saved(run(replace(LESSON, layers=(LayerSpec(key, 3, seed=5),))), tmp_path, ".npz")
    assert record["layer0/cell"] == key
    lines = [line.split(" = ") for line in str(record["layer0/equations"]).splitlines()]
    known = {name.split("/")[1]: value for name, value in record.items() if name.startswith("layer0/")}
    states = [name.removesuffix("_initial") for name in known if name.endswith("_initial")]
    now = {f"{state}_prev": known[f"{state}_initial"] for state in states}
    weights = {name: value for name, value in known.items() if name[:2] in ("W_", "U_", "P_", "b_")}
    for step, x in enumerate(record["inputs"]):
        now |= {"x": x, **weights, **FUNCTIONS}
        for name, expression in lines:
            now[name] = eval(expression, {}, now)  # the test's own reading of the text
            assert np.allclose(now[name], known[name][step], atol=1e-14), (name, step)
        now = {f"{state}_prev": now[state] for state in states}


@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_all_vectors_and_weights_are_there_exactly(tmp_path: Path, key: str) -> None:
    trace = run(builtin_lessons()[key])
    record = saved(trace, tmp_path, ".npz")
    for at, layer in enumerate(trace.layers):
        found = {name: layer[name] for name in layer.quantities} | layer.layer.weights
        found |= {f"{state}_initial": vector for state, vector in layer.layer.initial.items()}
        for name, values in found.items():
            assert np.array_equal(record[f"layer{at}/{name}"], values)
            assert record[f"layer{at}/{name}"].dtype == values.dtype
        assert record[f"layer{at}/unit_names"].tolist() == list(layer.layer.unit_names)
    assert ("logits" in record) == (trace.readout is not None)
    assert record["input_names"].tolist() == list(trace.input_names)


@settings(max_examples=25)
@given(lessons())
def test_json_holds_the_same_numbers_as_npz(tmp_path_factory: pytest.TempPathFactory, lesson: Lesson) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        return
    npz, plain = (saved(trace, tmp_path_factory.mktemp("run"), ending) for ending in (".npz", ".json"))
    assert npz.keys() == plain.keys() == contents(trace).keys()
    for key, values in npz.items():
        again = plain[key].reshape(values.shape).astype(values.dtype)
        assert np.array_equal(values, again, equal_nan=values.dtype.kind == "f")
    assert npz["tokens"].tolist() == list(trace.tokens)


def test_what_is_held_by_hand_is_marked(tmp_path: Path) -> None:
    record = saved(run(builtin_lessons()["worked-example"]), tmp_path, ".npz")
    held = [key for key in record if "held" in key]
    assert held == ["layer0/held/f", "layer0/held/added"]
    assert record["layer0/held/f"].all(axis=1).tolist() == [True, True, False, False, False, False]
    assert not record["idealised"]


def test_the_npz_holds_no_pickle(tmp_path: Path) -> None:
    save_trace(run(builtin_lessons()["jenny-rafsun"]), tmp_path / "run.npz")
    with zipfile.ZipFile(tmp_path / "run.npz") as archive:
        assert archive.testzip() is None
        assert "layer0/f.npy" in archive.namelist()
    with np.load(tmp_path / "run.npz", allow_pickle=False) as file:
        assert not any(file[key].dtype.hasobject for key in file)


def test_the_same_run_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.npz", "two.npz"):
        save_trace(run(builtin_lessons()["four-beats"]), tmp_path / name)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_a_csv_opens_in_a_spreadsheet_one_row_a_token(tmp_path: Path) -> None:
    trace = run(builtin_lessons()["jenny-rafsun"])
    save_trace(trace, tmp_path / "run.csv")
    assert (tmp_path / "run.csv").read_bytes().startswith(b"\xef\xbb\xbf"), "or a spreadsheet garbles é"
    with (tmp_path / "run.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["token"] for row in rows] == list(trace.tokens)
    assert [row["step"] for row in rows] == [str(step) for step in range(20)]
    for at, layer in enumerate(trace.layers):
        for name in layer.quantities:
            for unit, unit_name in enumerate(layer.layer.unit_names):
                column = [float(row[f"layer{at}/{name}/{unit_name}"]) for row in rows]
                assert column == layer[name][:, unit].tolist()
    assert [float(row["inputs/Rafsun"]) for row in rows] == trace.inputs[:, 1].tolist()
    assert trace.outputs is not None
    assert [float(row["outputs/he"]) for row in rows] == trace.outputs[:, 1].tolist()


def test_unnamed_units_are_numbered_and_odd_tokens_survive_in_a_csv(tmp_path: Path) -> None:
    text = 'a"b,c\n;é'
    trace = run(replace(LESSON, sequence=Characters(text), layers=(LayerSpec("gru", 2),)))
    save_trace(trace, tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    assert header[:6] == ["step", "token", "inputs/0", "inputs/1", "inputs/2", "layer0/a_r/0"]
    assert [row[1] for row in rows] == list(text)
    assert all(len(row) == len(header) == len(set(header)) for row in rows)


def test_another_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"run.xlsx: a run is written as one of .npz, .csv, .json"):
        save_trace(run(builtin_lessons()["four-beats"]), tmp_path / "run.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError):
        save_trace(run(builtin_lessons()["four-beats"]), tmp_path / "nowhere" / "run.npz")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("ending", [".npz", ".json"])
def test_what_a_step_that_is_left_out_did_not_compute_is_no_number(tmp_path: Path, ending: str) -> None:
    trace = run(replace(LESSON, layers=(LayerSpec("lstm", 2),), skipped=(1, 4)))
    record = saved(trace, tmp_path, ending)
    assert record["skipped"].tolist() == [step in (1, 4) for step in range(8)]
    gate = record["layer0/f"].astype(np.float64)  # in JSON null, which becomes NaN
    np.testing.assert_array_equal(np.isnan(gate).all(axis=1), record["skipped"])
    np.testing.assert_array_equal(record["layer0/c"][4], record["layer0/c"][3])


@pytest.mark.parametrize("both", [False, True])
def test_where_sequences_begin_anew_the_notebook_computes_the_same(both: bool) -> None:
    layers = (LayerSpec("lstm", 2, initial={"c": (0.5, -1.0)}), *((LayerSpec("gru", 3, reverse=True),) * both))
    trace = run(replace(LESSON, layers=layers, borders=(Border(3), Border(5, goes_on=not both)), skipped=(1, 3)))
    code = [
        "".join(cell["source"])
        for cell in json.loads(notebook(trace, "Two", ""))["cells"]
        if cell["cell_type"] == "code"
    ]
    known: dict[str, object] = {}
    for cell in code:
        if "matplotlib" not in cell and "plt." not in cell:
            exec(cell, known)
    assert known["run"]["begins"].tolist() == [step in ((3, 5) if both else (3,)) for step in range(8)]  # type: ignore[index]


def test_in_a_spreadsheet_its_cells_are_empty(tmp_path: Path) -> None:
    save_trace(run(replace(LESSON, layers=(LayerSpec("lstm", 2),), skipped=(1,))), tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[1]["layer0/f/0"] == "" != rows[2]["layer0/f/0"]
    assert rows[1]["layer0/c/0"] == rows[0]["layer0/c/0"] != ""


def test_in_a_spreadsheet_sequences_are_numbered_where_there_are_several(tmp_path: Path) -> None:
    begun = replace(LESSON, layers=(LayerSpec("lstm", 2),), borders=(Border(1), Border(2, goes_on=True), Border(3)))
    save_trace(run(begun), tmp_path / "run.csv")
    with (tmp_path / "run.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["sequence"] for row in rows] == [*"011", *["2"] * (len(rows) - 3)]
    assert [row["step"] for row in rows] == [str(step) for step in range(len(rows))]
    assert [row["token"] for row in rows] == list(run(begun).tokens)
    assert [float(row["layer0/c/0"]) for row in rows] == run(begun).layers[0]["c"][:, 0].tolist()


@pytest.mark.parametrize("dialect", DIALECTS.values(), ids=DIALECTS)
def test_a_table_with_decimal_commas_is_read_back_as_it_was(tmp_path: Path, dialect: Dialect) -> None:
    trace = run(replace(LESSON, layers=(LayerSpec("lstm", 2),)))
    save_trace(trace, tmp_path / "run.csv", dialect)
    text = (tmp_path / "run.csv").read_text(encoding="utf-8-sig")
    assert text.startswith(f"step{dialect.between}token{dialect.between}inputs/")
    numbers = "\n".join(line.split(dialect.between, 2)[2] for line in text.splitlines())
    found = read_numbers(numbers)
    assert (found.decimal, len(found.names)) == (dialect.decimal, len(found.rows[0]))
    f = [k for k, name in enumerate(found.names) if name.startswith("layer0/f/")]
    assert [[row[k] for k in f] for row in found.rows] == trace.layers[0]["f"].tolist()


def test_columns_of_a_chart_have_the_same_dialect(tmp_path: Path) -> None:
    trace = run(replace(LESSON, layers=(LayerSpec("lstm", 2),)))
    memory = Series("c", trace.layers[0]["c"], range(trace.steps), range(2))
    save_csv(tmp_path / "c.csv", [memory], trace.tokens, trace.layers[0], COMMA)
    header, *rows = (line.split(";") for line in (tmp_path / "c.csv").read_text(encoding="utf-8").splitlines())
    assert header[-1] == "value" and all("." not in row[-1] and "," in row[-1] for row in rows)
    assert [float(row[-1].replace(",", ".")) for row in rows] == trace.layers[0]["c"].ravel().tolist()
