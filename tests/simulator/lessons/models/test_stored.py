"""Weights stay in their file: shared by all lessons, changed as small differences, and missed with both hashes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace
from safetensors.numpy import load_file

from simulator.engine.progress import Cancelled
from simulator.frameworks.stored import stored_tensors, where_stored
from simulator.io import file_state
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.layers import with_layer, with_seed
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.variants import with_cell, with_other
from simulator.lessons.edits.whatif import keep_bias, with_keep_bias, with_weight, with_weights
from simulator.lessons.file import dumps, load, loads, save
from simulator.lessons.models import stored_files
from simulator.lessons.models.from_model import lesson_from_model
from simulator.lessons.models.places import pointed_to
from simulator.lessons.models.stored import second_biases
from simulator.lessons.models.stored_files import state_of
from simulator.lessons.report import describe
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import FileError, Lesson, LessonError, StoredLayer, StoredReadout, WeightEdit
from simulator.text.tokens import Numbers
from simulator.weights.formats import open_model
from simulator.weights.recognition import recognise
from tests.simulator.lessons.models.small_model import lesson_of, write_model

MODELS = Path(__file__).parents[3] / "reference" / "models"


def test_a_saved_lesson_refers_to_its_files_as_seen_from_there(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    (tmp_path / "lessons").mkdir()
    save(lesson, tmp_path / "lessons" / "one.json")
    written = msgspec.json.decode((tmp_path / "lessons" / "one.json").read_bytes())
    assert written["files"]["weights"]["path"] == "../model.safetensors"
    assert "weights" not in written["layers"][0] and len(dumps(lesson)) < 10_000
    again = load(tmp_path / "lessons" / "one.json")
    assert all(Path(file.path).is_absolute() for file in again.files.values())
    assert np.array_equal(run(again).layers[1]["h"], run(lesson).layers[1]["h"])
    (tmp_path / "lessons").rename(tmp_path / "elsewhere")
    assert run(load(tmp_path / "elsewhere" / "one.json")).steps == 16
    assert loads(dumps(lesson)) == lesson


def test_any_token_of_the_vocabulary_has_its_vector_and_others_are_unknown(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    typed = with_sequence(lesson, "Zigä")
    table = open_model(tmp_path / "model.safetensors").numbers("embedding.weight")
    trace = run(typed)
    assert typed.unknown_tokens == ("ä",) and len(trace.tokens) == 4
    assert np.array_equal(trace.inputs, [table[25], table[8], table[6], np.zeros(8)])
    assert trace.outputs is not None and trace.outputs.shape == (4, 28)


def test_arrays_are_those_of_all_lessons(tmp_path: Path) -> None:
    lesson = resolve(lesson_of(tmp_path))
    again = resolve(lesson_of(tmp_path))
    edited = with_weight(lesson, 0, "W_f", (1, 2), 0.5)
    first, other, changed = (each.layers[0].layer.weights for each in (lesson, again, edited))
    assert all(first[name] is other[name] for name in first)
    assert [name for name in first if changed[name] is not first[name]] == ["W_f"]
    assert changed["W_f"][1, 2] == 0.5 and not changed["W_f"].flags.writeable


def test_edits_are_differences_that_can_be_taken_back(tmp_path: Path) -> None:
    lesson = resolve(lesson_of(tmp_path))
    number = float(lesson.layers[0].array_of("W_f")[1, 2])
    edited = with_weight(with_weight(lesson, 0, "W_f", (1, 2), 0.5), 0, "b_i", (3,), -1.0)
    assert edited.lesson.layers[0].edits == (WeightEdit("W_f", 1, 0.5, 2), WeightEdit("b_i", 3, -1.0))
    assert loads(dumps(edited.lesson)) == edited.lesson
    both = changes(edited, lesson)
    assert {change.name: change.places for change in both}["W_f"] == (((1, 2), number, 0.5),)
    assert [edit.weight for edit in without(edited, lesson, both[0]).lesson.layers[0].edits] == [both[1].name]
    assert without(without(edited, lesson, both[0]), lesson, both[1]).lesson == lesson.lesson
    assert with_weight(edited, 0, "W_f", (1, 2), number).lesson.layers[0].edits == edited.lesson.layers[0].edits[1:]
    rows = tuple(map(tuple, lesson.layers[0].array_of("U_f").tolist()))
    assert with_weights(lesson, 0, {"U_f": (*rows[:3], (1.0,) * 4)}).lesson.layers[0].edits[0].row == 3
    leaned = with_keep_bias(edited, 1, 3.0)
    assert keep_bias(leaned, 1) == pytest.approx(3.0) and len(leaned.lesson.layers[1].edits) == 4
    assert not np.array_equal(run(edited).layers[0]["h"], run(lesson).layers[0]["h"])


def test_a_layer_written_in_another_form_reads_the_same_file(tmp_path: Path) -> None:
    edited = with_weight(lesson_of(tmp_path, kind="gru"), 0, "W_z", (1, 2), 0.5)
    other = with_form(edited, 0, "gru-replace")
    spec = other.lesson.layers[0]
    assert spec.weights is None and spec.stored is not None and spec.stored.cell == "gru"
    assert spec.edits == (WeightEdit("W_z", 1, -0.5, 2),)
    assert np.allclose(run(other).layers[1]["h"], run(edited).layers[1]["h"], atol=1e-6)
    back = with_form(other, 0, "gru").lesson.layers[0]
    assert (back.stored, back.edits) == (edited.lesson.layers[0].stored, edited.lesson.layers[0].edits)
    before = with_form(edited, 0, "gru-before")
    assert np.array_equal(before.layers[0].array_of("U_n"), edited.layers[0].array_of("U_n"))
    run(before)


def test_it_is_compared_drawn_anew_and_joined_like_any_other(tmp_path: Path) -> None:
    lesson = resolve(lesson_of(tmp_path, kind="gru"))
    (variant,) = with_cell(lesson, "gru-replace").lesson.variants
    assert variant.layers[0].stored == lesson.lesson.layers[0].stored
    assert with_cell(lesson, "rnn").lesson.variants[0].layers[0].stored is None
    assert with_seed(lesson, 3).lesson.layers[0].is_drawn
    assert with_layer(lesson, 0, units=5).lesson.layers[1].stored is None, "what it took has another width now"
    (tmp_path / "other").mkdir()
    joined = with_other(lesson, lesson_of(tmp_path / "other", kind="gru", seed=1))
    stored = joined.lesson.variants[0].layers[0].stored
    assert stored is not None and stored.file == "weights-2" and len(joined.lesson.files) == 3
    assert run(joined.variants[0]).steps == 16


def test_what_is_missing_or_changed_is_told_with_both_hashes(tmp_path: Path) -> None:
    lesson = replace(lesson_of(tmp_path), notes={1: "a note"})
    digest = lesson.files["weights"].sha256
    save(lesson, tmp_path / "one.json")
    write_model(tmp_path, seed=1)
    with pytest.raises(FileError) as changed:
        load(tmp_path / "one.json")
    found = changed.value
    assert found.key == "weights" and found.lesson is not None and found.lesson.notes == {1: "a note"}
    assert digest in str(found) and "model.safetensors holds something else" in str(found)
    anew = pointed_to(found.lesson, "weights", tmp_path / "model.safetensors")
    assert anew.files["weights"].sha256 in str(found) and run(anew).steps == 16
    assert anew.layers[0].origin.sha256 == anew.files["weights"].sha256  # type: ignore[union-attr]
    (tmp_path / "model.safetensors").unlink()
    with pytest.raises(FileError, match=f"model.safetensors is missing .*SHA-256 {digest}"):
        load(tmp_path / "one.json")


def test_an_open_lesson_does_without_its_file(tmp_path: Path) -> None:
    lesson = resolve(lesson_of(tmp_path, units=6))
    before = run(lesson)
    (tmp_path / "model.safetensors").unlink()
    edited = with_weight(lesson, 0, "W_f", (0, 0), 2.0)
    assert run(edited, after=before).layers[0].layer.weights["W_f"][0, 0] == 2
    with pytest.raises(FileError, match="missing"):
        run(with_sequence(edited, "a bat"))


def in_numbers(lesson: Lesson) -> dict[str, object]:
    weights = resolve(lesson).layers[0].layer.weights
    return {
        name: tuple(tuple(row) if array.ndim == 2 else row for row in array.tolist()) for name, array in weights.items()
    }


def broken(lesson: Lesson, **fields: object) -> Lesson:
    return replace(lesson, layers=(replace(lesson.layers[0], **fields), lesson.layers[1]))


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"file": "none"}, "The lesson names no file “none”"),
        ({"layout": "theano"}, "layers[0].stored.layout: There is no layout “theano”"),
        ({"cell": "none"}, "layers[0].stored.cell: cannot be none"),
        ({"tensors": {"W": "lstm.weight_ih_l0"}}, "LSTM cannot be made of model.safetensors"),
        ({"tensors": {"W": "lstm.weight_ih_l0", "U": "no"}}, "There is no tensor no."),
        ({"tensors": {"W": "lstm.weight_ih_l1", "U": "lstm.weight_hh_l0"}}, "another shape than the layer needs: 4"),
        ({"tensors": {"X": "lstm.weight_ih_l0"}}, "layers[0].stored.tensors.X: is no part of a layer"),
        ({"kind": "gru"}, "LSTM cannot be made of"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told(tmp_path: Path, stored: dict[str, object], said: str) -> None:
    lesson = lesson_of(tmp_path)
    assert isinstance(lesson.layers[0].stored, StoredLayer)
    with pytest.raises(LessonError) as caught:
        resolve(broken(lesson, stored=replace(lesson.layers[0].stored, **stored)))
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (WeightEdit("W_x", 0, 1.0, 0), "is no weight of this cell"),
        (WeightEdit("W_f", 4, 1.0, 0), "is outside W_f, which is 4 × 8"),
        (WeightEdit("W_f", 0, 1.0), "is outside W_f"),
        (WeightEdit("b_f", 0, float("inf")), "cannot be inf"),
    ],
)
def test_edits_that_change_nothing_that_is_there_are_told(tmp_path: Path, edit: WeightEdit, said: str) -> None:
    lesson = lesson_of(tmp_path)
    with pytest.raises(LessonError, match=said):
        resolve(broken(lesson, edits=(edit,)))
    with pytest.raises(LessonError, match="changed already"):
        resolve(broken(lesson, edits=(WeightEdit("b_f", 0, 1.0), WeightEdit("b_f", 0, 2.0))))
    with pytest.raises(LessonError, match="weights are given"):
        resolve(broken(lesson, stored=None, weights=in_numbers(lesson), edits=(WeightEdit("b_f", 0, 1.0),)))
    with pytest.raises(LessonError, match=said):
        resolve(broken(lesson, stored=None, edits=(edit,)))
    with pytest.raises(LessonError, match="stand in the lesson and in a file"):
        resolve(broken(lesson, weights=in_numbers(lesson)))


def test_a_read_out_that_does_not_fit_is_told(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    assert lesson.readout is not None
    wrong = StoredReadout("weights", "embedding.weight")
    with pytest.raises(LessonError, match="takes 8 numbers, with a bias of 28; the last layer hands on 4"):
        resolve(replace(lesson, readout=replace(lesson.readout, stored=wrong)))
    with pytest.raises(LessonError, match="stands in the lesson and in a file"):
        resolve(replace(lesson, readout=replace(lesson.readout, b=(1.0,))))


def test_a_projected_layer_hands_on_as_many_numbers_as_it_projects_to() -> None:
    expected = np.load(MODELS / "expected.npz")
    inputs = expected["lstm-projected/inputs"]
    lesson = lesson_from_model(
        recognise(open_model(MODELS / "lstm-projected.pt")), Numbers(tuple(tuple(map(float, row)) for row in inputs))
    )
    assert loads(dumps(lesson)) == lesson and lesson.layers[0].outputs == 2
    trace = run(lesson)
    for at, layer in enumerate(trace.layers):
        assert np.abs(layer["h"] - expected[f"lstm-projected/layer{at}/h"]).max() < 2e-6
        assert layer["h"].shape[1] == 2 and layer["c"].shape[1] == 4
    assert "4 units that hand on 2 numbers" in "\n".join(describe(lesson))
    with pytest.raises(LessonError, match="hands on as many numbers as it has units"):
        resolve(replace(lesson, layers=(replace(lesson.layers[0], cell="lstm", stored=None),)))


def test_hashing_counts_what_is_done_and_can_be_cancelled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_state, "_CHUNK", 4096)
    path = tmp_path / "weights"
    path.write_bytes(bytes(range(256)) * 160)
    seen: list[tuple[int, int]] = []
    found = state_of(path, progress=lambda done, of: seen.append((done, of)))
    assert seen == [(4 * part, 40) for part in range(10)]
    assert found.digest == hashlib.sha256(path.read_bytes()).hexdigest()
    seen.clear()
    assert state_of(path, progress=lambda done, of: seen.append((done, of))) == found and not seen, "it is known"
    path.write_bytes(bytes(40_960))

    def stop(done: int, of: int) -> None:
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        state_of(path, progress=stop)
    assert state_of(path).digest == hashlib.sha256(bytes(40_960)).hexdigest()


def test_a_model_and_a_lesson_on_it_are_hashed_with_progress(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_state, "_CHUNK", 4096)
    path, seen = write_model(tmp_path, 64), list[tuple[int, int]]()
    size = path.stat().st_size // 1024
    rows = Numbers(((0.0,) * 8,))
    stored_files._states.clear()
    lesson = lesson_from_model(recognise(open_model(path)), rows, progress=lambda done, of: seen.append((done, of)))
    assert len(seen) > 10 and seen[-1][0] <= seen[-1][1] == size
    for target in (tmp_path / "one.json", tmp_path / "one.gatelight"):
        save(lesson, target)
        seen.clear()
        stored_files._states.clear()
        assert load(target, lambda done, of: seen.append((done, of))).layers
        assert len(seen) > 10


@pytest.mark.parametrize("kind", ["lstm", "gru"])
def test_both_halves_of_its_biases_are_shown_as_they_stand_in_the_file(tmp_path: Path, kind: str) -> None:
    lesson = lesson_of(tmp_path, kind=kind)
    file = load_file(tmp_path / "model.safetensors")
    layers = run(lesson).made_of
    for layer in (0, 1):
        second = second_biases(lesson.files, lesson.layers[layer])
        tensors = {each.name: each for each in stored_tensors(layers, layer, "pytorch", second)}
        for name in (f"bias_ih_l{layer}", f"bias_hh_l{layer}"):
            assert np.allclose(tensors[name].picture[:, 0], file[f"{kind}.{name}"], rtol=0, atol=1e-6), name
        places = where_stored(tuple(tensors.values()), "b_z" if kind == "gru" else "b_f", 1, None)
        assert [place.partition("[")[0] for place in places] == [f"bias_ih_l{layer}", f"bias_hh_l{layer}"]
        merged = {each.name: each for each in stored_tensors(layers, layer, "pytorch")}
        assert not np.allclose(merged[f"bias_hh_l{layer}"].picture[:4, 0], file[f"{kind}.bias_hh_l{layer}"][:4])
    changed = with_weight(lesson, 0, "b_z" if kind == "gru" else "b_f", (1,), 9.0)
    again = stored_tensors(run(changed).made_of, 0, "pytorch", second_biases(lesson.files, changed.lesson.layers[0]))
    halves = [each.picture[:, 0] for each in again if each.name.startswith("bias")]
    assert np.isclose(sum(halves), 9.0).sum() == 1 and np.allclose(halves[1], file[f"{kind}.bias_hh_l0"], atol=1e-6)
