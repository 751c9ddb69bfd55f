"""Every command that README and docs tell to type does what it says: in a folder with the files that it names.

Films, packs and trainings are made smaller than they are told: few pixels, few updates.
"""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import numpy as np
import pytest

from packaging_tools.site.build import gather
from packaging_tools.site.commands import Typed, run, typed_in
from simulator.lessons.builtin import find
from simulator.lessons.file import save
from simulator.weights.formats import open_model
from tests.ui.cli.test_models import MODELS, reference
from ui.cli.verb import find_verb

pytestmark = pytest.mark.full

ROOT = Path(__file__).parents[2]
COURSE = '{"exports": [{"lesson": "worked-example", "to": ["a.gif"], "tokens": "0:1", "size": "160x90"}]}'
WORDS = ("she", "he", "is", "a", "good", "girl", "boy")
SMALL, FEW = ("--size", "160x90"), ("--steps", "20")
FILM = (*SMALL, "--fps", "2")
SMALLER = {  # what is added to the words of a command, so that it takes seconds
    **dict.fromkeys(("export .mp4", "export .webm", "export .gif"), FILM), "pack": SMALL, "race .mp4": (*FEW, *FILM),
    "race": FEW, "train": FEW,
}  # fmt: skip
LONG = {"two-sequences-1997"}  # experiments of many minutes: tried in tests of their own


def all_typed(folder: Path) -> dict[str, Typed]:
    """The commands of the README and of all pages, by what is typed; each once, pages before those that go on."""
    gather(folder)
    pages = {page.relative_to(folder).as_posix(): page for page in sorted(folder.rglob("*.md"))}
    pages["README.md"] = ROOT / "README.md"
    found: dict[str, Typed] = {}
    for name, page in pages.items():
        for each in typed_in(name, page.read_text(encoding="utf-8")):
            found.setdefault(shlex.join(each.words), each)
    return found


def lay_out(folder: Path) -> None:
    """Write the files of one's own that the pages name."""
    (folder / "book.txt").write_text("I love Jenny . " * 400, encoding="utf-8")
    (folder / "course.json").write_text(COURSE, encoding="utf-8")
    (folder / "words.txt").write_text("\n".join(WORDS), encoding="utf-8")
    (folder / "my-table.csv").write_text(table(), encoding="utf-8")
    (folder / "my-cell.txt").write_text("h = tanh(W_h @ x + U_h @ h_prev + b_h)\n", encoding="utf-8")
    save(find("own-cell"), folder / "my-lesson.json")
    stored = np.load(MODELS / "expected.npz")
    np.savez(folder / "mine.npz", inputs=stored["lstm/inputs"], h=stored["lstm/layer0/h"])
    network = open_model(MODELS / "lstm.pt")
    np.savez(folder / "weights.npz", **{name: network.numbers(name) for name in network.tensors})
    run(Typed("", ("export", "random-stack", "-o", str(folder / "model.onnx"))))
    run(Typed("", ("trace", "random-stack", "-o", str(folder / "of-onnx.npz"))))
    np.save(folder / "rows.npy", stored["lstm-64/inputs"])
    (folder / "resources").symlink_to(ROOT / "resources")
    (folder / "docs/pictures").mkdir(parents=True)


def table() -> str:
    """A table as docs/training.md has it: sequences of numbers, and what is to be told at each step."""
    rows = (f"{at},{np.sin(at + k / 3):.3f},{np.sin(at + (k + 1) / 3):.3f}" for at in range(10) for k in range(12))
    return "\n".join(["sequence,now,target", *rows]) + "\n"


def with_files(each: Typed, folder: Path) -> None:
    """Let what a command names be a model, and outputs, that fit it."""
    model = "script.pt" if "--vocab" in each.words else "lstm-64.pt"
    shutil.copy(MODELS / model, folder / "model.pt")
    if each.words[:2] == ("prove", "model.onnx"):
        shutil.copy(folder / "of-onnx.npz", folder / "reference.npz")
    else:
        reference("lstm-64", folder / "reference.npz")


def smaller(each: Typed) -> Typed:
    """The same command, of fewer pixels and updates."""
    verb, ending = each.words[0], Path(each.target).suffix
    more = SMALLER.get(f"{verb} {ending}", SMALLER.get(verb, ()))
    return Typed(each.page, (*each.words, *more))


def test_every_command_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> None:
    typed = all_typed(tmp_path / "pages")
    folder = tmp_path / "typed"
    folder.mkdir()
    lay_out(folder)
    monkeypatch.chdir(folder)
    failed: dict[str, str] = {}
    for said, each in typed.items():
        if find_verb(each.words[0]) in (None, find_verb("open")) or "--help" in each.words or LONG & {*each.words}:
            continue
        with_files(each, folder)
        try:
            run(smaller(each))
        except ValueError as error:
            failed[said] = str(error)
            continue
        if each.target and not (folder / each.target).exists():
            failed[said] = "it has not written its file"
    assert failed == {}
    assert len(typed) > 150
