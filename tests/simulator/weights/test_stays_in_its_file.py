"""Numbers of a model stay in its file until they are used, where its format allows that; rows can be read alone."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from simulator.io.file_kinds import recognise_file
from simulator.weights.formats import open_model
from simulator.weights.formats.safetensors_file import in_safetensors
from simulator.weights.tensor_tree import ModelError

ARRAYS = {"one": np.arange(12, dtype=np.float32).reshape(3, 4), "turned": np.arange(6.0).reshape(2, 3).T}


def written(folder: Path, ending: str) -> Path:
    path = folder / f"arrays{ending}"
    if ending == ".npz":
        np.savez(path, **ARRAYS)
    elif ending == ".packed.npz":
        np.savez_compressed(path, **ARRAYS)
    elif ending == ".safetensors":
        save_file({name: np.ascontiguousarray(array) for name, array in ARRAYS.items()}, path)
    return path


@pytest.mark.parametrize(("ending", "mapped"), [(".npz", True), (".packed.npz", False), (".safetensors", True)])
def test_arrays_are_mapped(tmp_path: Path, ending: str, mapped: bool) -> None:
    file = open_model(written(tmp_path, ending))
    for name, array in ARRAYS.items():
        found = file.tensors[name].read()
        base = found
        while isinstance(base, np.ndarray) and not isinstance(base, np.memmap):
            base = base.base
        assert isinstance(base, np.memmap) == mapped and np.array_equal(found, array)
        assert np.array_equal(file.tensors[name].numbers([2, 0]), array[[2, 0]])


def test_what_is_written_is_read_back_by_the_formats_own_reader(tmp_path: Path) -> None:
    from safetensors.numpy import load_file

    file = open_model(written(tmp_path, ".npz"))
    target = tmp_path / "again.safetensors"
    target.write_bytes(b"".join(in_safetensors(file.tensors)))
    assert all(np.array_equal(load_file(target)[name], array) for name, array in ARRAYS.items())


def test_a_list_whose_length_begins_like_a_pickle_is_one_of_safetensors(tmp_path: Path) -> None:
    target = written(tmp_path, ".safetensors")
    assert target.read_bytes()[:1] == b"\x80", "as that of these arrays does"
    assert open_model(target).format == "safetensors"
    kind = recognise_file(target)
    assert kind is not None and kind.holds == "weights of a model (safetensors)"


@pytest.mark.parametrize("cut", [1, 7, 8, 40])
def test_a_cut_file_is_told(tmp_path: Path, cut: int) -> None:
    target = written(tmp_path, ".safetensors")
    target.write_bytes(target.read_bytes()[:-cut])
    with pytest.raises(ModelError, match="no sound file of safetensors"):
        open_model(target)
