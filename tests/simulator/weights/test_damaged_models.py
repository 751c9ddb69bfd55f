"""Model files that are damaged or hostile: a clear error, soon, in little memory, and nothing in them is run."""

from __future__ import annotations

import io
import pickle
import random
import struct
import sys
import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from simulator.weights.formats import open_model
from simulator.weights.formats.child_process import ChildProcess
from simulator.weights.formats.pickle_values import Global, Made, Outside, read_pickle
from simulator.weights.formats.torch_objects import storages_of, torch_tensors
from simulator.weights.recognition import recognise
from simulator.weights.tensor_tree import ModelError
from tests.simulator.weights.models import model_of, weights
from tests.simulator.weights.work import crash, take, wait

MODELS = Path(__file__).parents[2] / "reference" / "models"
SAMPLE, WHOLE = 40, 10_000
MOST_SECONDS, MOST_BYTES = 2.0, 200 * 2**20


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A sound file of each format."""
    folder = tmp_path_factory.mktemp("sound")
    arrays = {name: np.arange(12, dtype=np.float32).reshape(4, 3) for name in ("weight_ih_l0", "weight_hh_l0")}
    save_file(arrays, folder / "one.safetensors")
    np.savez(folder / "one.npz", **arrays)
    (folder / "one.onnx").write_bytes(model_of("LSTM", weights("LSTM", 1, False), {}).SerializeToString())
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    stored = ("lstm.pt", "legacy.pt", "module.pt", "exported.pt2", "keras.keras", "keras.h5")
    return {**made, **{name: (MODELS / name).read_bytes() for name in stored}}


def damage(data: bytes, dice: random.Random) -> bytes:
    """One damage: cut, bits turned over, a piece of other bytes, a piece twice or left out, or an absurd number."""
    whole, at = bytearray(data), dice.randrange(len(data))
    length = dice.choice((1, 2, 4, 8, 64, 512))
    match dice.randrange(6):
        case 0:
            return bytes(whole[:at])
        case 1:
            for _ in range(dice.choice((1, 3, 20))):
                whole[dice.randrange(len(whole))] ^= 1 << dice.randrange(8)
        case 2:
            whole[at : at + length] = dice.randbytes(length)
        case 3:
            whole[at:at] = whole[at : at + length]
        case 4:
            del whole[at : at + length]
        case 5:
            whole[at : at + 8] = dice.choice((b"\xff" * 8, struct.pack("<q", 2**62), struct.pack(">i", -1) * 2))
    return bytes(whole)


def open_whole(path: Path) -> None:
    """Open a file, look for layers and read all their numbers."""
    for layer in recognise(file := open_model(path)).layers:
        layer.layer(file)


def campaign(name: str, data: bytes, folder: Path, count: int) -> Iterator[str]:
    """What is wrong with how damaged files are taken."""
    dice = random.Random(name)
    path = folder / f"damaged{Path(name).suffix}"
    for number in range(count):
        path.write_bytes(damage(data, dice))
        begun = time.process_time()
        tracemalloc.reset_peak()
        try:
            open_whole(path)
        except ModelError as error:
            if not (error.problem and error.remedy and (error.where or error.problem)):
                yield f"{number}: {error} says too little"
        except BaseException as error:
            yield f"{number}: {error!r}"
        if (took := time.process_time() - begun) > MOST_SECONDS:
            yield f"{number}: took {took:.1f} s"
        if (most := tracemalloc.get_traced_memory()[1]) > MOST_BYTES + len(data):
            yield f"{number}: took {most // 2**20} MB"


FORMATS = ("one.safetensors", "one.npz", "one.onnx", "lstm.pt", "legacy.pt", "module.pt", "exported.pt2",
           "keras.keras", "keras.h5")  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("count", [SAMPLE, pytest.param(WHOLE, marks=pytest.mark.full)])
def test_damaged_files_are_told_and_harm_nothing(
    tmp_path: Path, sound: dict[str, bytes], name: str, count: int
) -> None:
    (tmp_path / name).write_bytes(sound[name])
    if name not in ("one.safetensors", "one.npz"):
        open_whole(tmp_path / name)
    tracemalloc.start()
    try:
        assert not list(campaign(name, sound[name], tmp_path, count))
    finally:
        tracemalloc.stop()


FLOATS = Global("torch", "FloatStorage")
NO_STORAGES = [
    7, Outside(1), ("storage",), ("storage", FLOATS, "0", "cpu"), ("weights", FLOATS, "0", "cpu", 4),
    ("storage", Global("torch", "OddStorage"), "0", "cpu", 4),
    *(("storage", FLOATS, "0", "cpu", count) for count in (None, "cpu", 1e400)),
]  # fmt: skip


@pytest.mark.parametrize("stored", NO_STORAGES, ids=str)
def test_what_is_no_storage_is_none_and_the_tensor_over_it_is_told(stored: object) -> None:
    tensor = Made(Global("torch._utils", "_rebuild_tensor_v2"), (Outside(stored), 0, (2, 2), (2, 1)))
    sound = Made(tensor.of, (Outside(("storage", FLOATS, 3, "cpu", 4)), 0, (2, 2), (2, 1)))
    assert storages_of({"odd": tensor, "sound": sound}) == {"3": "float32"}
    with pytest.raises(ModelError, match="odd is a kind of tensor that is not read here"):
        list(torch_tensors({"odd": tensor}, lambda *_: np.zeros(4), 100))


def test_a_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    data = (MODELS / "keras.h5").read_bytes()
    at = data.index(b"\0lstm_cell\0") + 1
    (tmp_path / "odd.h5").write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    with pytest.raises(ModelError, match=r"A name in it is no text: .*forward_lstm/\\xffstm_cell"):
        open_model(tmp_path / "odd.h5")


def test_biases_that_are_infinite_are_told(tmp_path: Path) -> None:
    """As damaged numbers are: their sum is none, and nothing warns of it."""
    shapes = {"weight_ih_l0": (8, 3), "weight_hh_l0": (8, 2), "bias_ih_l0": (8,), "bias_hh_l0": (8,)}
    arrays = {name: np.ones(shape, np.float32) for name, shape in shapes.items()}
    arrays["bias_ih_l0"][3], arrays["bias_hh_l0"][3] = np.inf, -np.inf
    save_file(arrays, tmp_path / "one.safetensors")
    with pytest.raises(ModelError, match="must be finite"):
        open_whole(tmp_path / "one.safetensors")


class Payload:
    """An object whose pickle would run something when it is unpacked."""

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return exec, ("import pathlib; pathlib.Path('run').touch()",)


def test_nothing_in_a_pickle_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    data = pickle.dumps({"weight": Payload()}, protocol=2)
    found = read_pickle(io.BytesIO(data))["weight"]
    assert isinstance(found, Made) and found.of == Global("__builtin__", "exec")
    with zipfile.ZipFile("evil.pt", "w") as archive:
        archive.writestr("evil/data.pkl", data)
    recognised = recognise(open_model(Path("evil.pt")))
    assert not recognised.layers and not Path("run").exists()


def bombs() -> Iterator[tuple[str, bytes]]:
    """Pickles that ask for much more than they have."""
    yield "a memory of two thousand million places", b"\x80\x02Nr\xff\xff\xff\x7f."
    yield "a text of four thousand million letters", b"\x80\x02X\xff\xff\xff\xff."
    yield "bytes beyond all memory", b"\x80\x04\x8e\xff\xff\xff\xff\xff\xff\xff\x7f."
    doubled = b"".join(b"q" + bytes([k]) + b"0h" + bytes([k]) + b"h" + bytes([k]) + b"\x86" for k in range(200))
    yield "tuples of tuples as a key", b"\x80\x02}N\x85" + doubled + b"Ns."
    yield "nothing on the stack", b"\x80\x02\x86."
    yield "no end", b"\x80\x02]"
    yield "lists in lists", b"\x80\x02" + b"]" * 50_000 + b"a" * 49_999 + b"."


@pytest.mark.parametrize(("what", "data"), list(bombs()), ids=[what for what, _ in bombs()])
def test_bombs_do_not_go_off(tmp_path: Path, what: str, data: bytes) -> None:
    path = tmp_path / "bomb.pt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("bomb/data.pkl", data)
    begun = time.process_time()
    tracemalloc.start()
    try:
        open_whole(path)
    except ModelError:
        pass
    finally:
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert time.process_time() - begun < MOST_SECONDS and most < MOST_BYTES, what


def test_a_compressed_bomb_in_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "bomb.pt"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb/data.pkl", bytes(300 * 2**20))
    with pytest.raises(ModelError, match="is larger than 64 MB"):
        open_model(path)


def test_what_a_library_does_in_its_process_harms_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    child = ChildProcess()
    with pytest.raises(ModelError, match="It fails on it"):
        child.ask("It", 0, crash)
    assert child.ask("It", 0, take, 10) == 10, "it begins anew"
    if sys.platform == "linux":
        with pytest.raises(ModelError, match="more memory"):
            child.ask("It", 0, take, 2**30)
        assert child.ask("It", 2**31, take, 2**30) == 2**30
    monkeypatch.setattr("simulator.weights.formats.child_process.PATIENCE", 0.3)
    with pytest.raises(ModelError, match="does not come to an end"):
        child.ask("It", 0, wait)
    child.end()


def test_what_is_no_model_is_told(tmp_path: Path) -> None:
    for name, data in (("text.txt", b"hello"), ("empty", b""), ("broken.zip", b"PK\x03\x04 nothing")):
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(ModelError, match=f"{name}: It is no file of a trained model.* Known are: Keras, NumPy"):
            open_model(path)
    with pytest.raises(ModelError, match=r"missing.pt: Cannot be read: No such file"):
        open_model(tmp_path / "missing.pt")
