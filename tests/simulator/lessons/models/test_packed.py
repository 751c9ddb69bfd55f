"""A lesson and all that it refers to in one file: read in place, saved back into itself, refused where damaged."""

from __future__ import annotations

import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from msgspec.structs import replace

from simulator.io.file_kinds import recognise_file
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.file import load, save
from simulator.lessons.models.places import pointed_to
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import FileError, LessonError, Variant
from tests.simulator.lessons.models.small_model import lesson_of

PARTS = ["weights.safetensors", "vocabulary.json", "lesson.json"]


def packed(folder: Path, name: str = "one.gatelight") -> Path:
    save(with_weight(lesson_of(folder), 0, "W_f", (0, 0), 0.25).lesson, folder / name)
    return folder / name


def test_it_has_all_that_the_lesson_refers_to(tmp_path: Path) -> None:
    lesson = with_weight(lesson_of(tmp_path), 0, "W_f", (0, 0), 0.25).lesson
    target = packed(tmp_path)
    for name in ("model.safetensors", "letters.json"):
        (tmp_path / name).rename(tmp_path / f"gone-{name}")
    moved = target.rename(tmp_path / "moved.gatelight")
    assert recognise_file(moved) is None, "it may be a lesson"
    again = load(moved)
    assert again.layers[0].edits == lesson.layers[0].edits
    assert {file.member for file in again.files.values()} == {*PARTS[:2]}
    for name in ("model.safetensors", "letters.json"):
        (tmp_path / f"gone-{name}").rename(tmp_path / name)
    first, other = run(lesson), run(again)
    assert np.array_equal(first.layers[1]["h"], other.layers[1]["h"]) and np.array_equal(first.outputs, other.outputs)


def test_what_only_a_compared_run_reads_goes_along(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    said = run(lesson).outputs
    silent = replace(lesson, readout=None, variants=(Variant("said", readout=lesson.readout),))
    save(silent, tmp_path / "one.gatelight")
    for name in ("model.safetensors", "letters.json"):
        (tmp_path / name).unlink()
    again = resolve(load(tmp_path / "one.gatelight"))
    assert again.lesson.readout is None and np.array_equal(run(again.variants[0]).outputs, said)


def test_it_is_saved_back_into_itself_and_as_a_plain_lesson(tmp_path: Path) -> None:
    target = packed(tmp_path)
    lesson = load(target)
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == sorted(PARTS)
    edited = with_weight(lesson, 0, "W_f", (0, 1), 0.5).lesson
    save(edited, target)
    assert load(target) == edited
    save(edited, tmp_path / "plain.json")
    plain = load(tmp_path / "plain.json")
    assert plain.files == edited.files and '"member": "weights.safetensors"' in (tmp_path / "plain.json").read_text()
    other = target.rename(tmp_path / "other.gatelight")
    with pytest.raises(FileError, match="missing") as caught:
        load(tmp_path / "plain.json")
    assert caught.value.lesson is not None
    pointed = pointed_to(caught.value.lesson, "weights", other)
    assert pointed.files["weights"].sha256 == edited.files["weights"].sha256


def test_what_it_was_packed_from_may_go(tmp_path: Path) -> None:
    lesson = lesson_of(tmp_path)
    save(lesson, tmp_path / "one.gatelight")
    (tmp_path / "model.safetensors").unlink()
    (tmp_path / "letters.json").unlink()
    save(with_weight(lesson, 0, "W_f", (0, 1), 0.5).lesson, tmp_path / "one.gatelight")
    assert len(load(tmp_path / "one.gatelight").layers[0].edits) == 1
    with pytest.raises(FileError, match="missing"):
        save(lesson, tmp_path / "two.gatelight")
    assert not (tmp_path / "two.gatelight").exists()


Change = Callable[[dict[str, bytes]], dict[str, bytes]]


def lesson_with(**fields: object) -> Change:
    def change(parts: dict[str, bytes]) -> dict[str, bytes]:
        lesson = msgspec.json.decode(parts["lesson.json"])
        lesson["files"]["weights"] |= fields
        return {**parts, "lesson.json": msgspec.json.encode(lesson)}

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lesson_with(path="../model.safetensors"), "There is no part “../model.safetensors”"),
        (lesson_with(path="/etc/passwd"), "There is no part “/etc/passwd”"),
        (lesson_with(path="lesson.json"), "There is no part “lesson.json”"),
        (lesson_with(path="weights.safetensors", member="x"), "There is no part"),
        (lesson_with(sha256="0" * 64), "holds something else"),
        (lesson_with(sha256="no"), "no SHA-256"),
        (lambda parts: {**parts, "weights.safetensors": parts["weights.safetensors"][:-1]}, "holds something else"),
        (lambda parts: {name: data for name, data in parts.items() if name != "vocabulary.json"}, "There is no part"),
        (lambda parts: {name: data for name, data in parts.items() if name != "lesson.json"}, "an archive (ZIP)"),
        (lambda parts: {**parts, "lesson.json": b"[]"}, "not a lesson"),
        (lambda parts: {**parts, **{f"part{k}": b"" for k in range(1001)}}, "too many parts"),
    ],
)
def test_a_damaged_one_is_refused(tmp_path: Path, change: Change, said: str) -> None:
    target = packed(tmp_path)
    with zipfile.ZipFile(target) as archive:
        parts = change({name: archive.read(name) for name in archive.namelist()})
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    with pytest.raises(LessonError) as caught:
        load(target)
    assert said in str(caught.value)


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    target = packed(tmp_path)
    for bomb in PARTS:
        with zipfile.ZipFile(target) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(tmp_path / "bomb.gatelight", "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in parts.items():
                zipped = zipfile.ZIP_DEFLATED if name == bomb else zipfile.ZIP_STORED
                archive.writestr(name, b" " * 2**24 + data if name == bomb else data, zipped)
        started = time.monotonic()
        with pytest.raises(LessonError, match="compressed"):
            load(tmp_path / "bomb.gatelight")
        assert time.monotonic() - started < 2


def test_any_cut_or_flipped_byte_is_refused_or_changes_nothing(tmp_path: Path) -> None:
    target = packed(tmp_path)
    data, random = target.read_bytes(), np.random.default_rng(0)
    whole = load(target)
    for _ in range(150):
        at = int(random.integers(len(data)))
        flipped = bytes([data[at] ^ int(random.integers(1, 256))])
        target.write_bytes(data[:at] if random.integers(2) else data[:at] + flipped + data[at + 1 :])
        try:
            found = load(target)
        except LessonError:
            continue
        assert found.layers == whole.layers or found.files == whole.files
