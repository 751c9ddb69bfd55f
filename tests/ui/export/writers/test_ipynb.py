"""The notebook is one to Jupyter's own reader, and runs to its end in Jupyter's own kernel."""

from pathlib import Path
from typing import Any

import nbformat
import numpy as np
import pytest
from msgspec.structs import replace
from nbclient import NotebookClient
from PySide6.QtGui import QGuiApplication, QImage

from simulator.io.notebook_outputs import Plot, store_outputs
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_idealised
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, ReadoutSpec
from tests.simulator.odd_cells import ODD_CELLS
from tests.simulator.own_lessons import MGU, own_lesson, spec_of
from tests.ui.cli.test_command_line import gatelight
from tests.ui.export.reading import colours, names
from tests.ui.film.films import random_lesson
from ui.export import export
from ui.export.pages.notebook_plots import plot_png
from ui.export.writers import ipynb
from ui.export.writers.ipynb import NotebookSettings
from ui.film.film import Film, FilmOptions


def ran(lesson: Lesson, folder: Path, name: str = "lesson") -> Any:
    """The notebook of a lesson with all that it printed and drew; an error in it is raised."""
    export(Film(lesson, run(lesson)), str(folder / f"{name}.ipynb"), NotebookSettings())
    found = nbformat.read(folder / f"{name}.ipynb", as_version=4)
    nbformat.validate(found)
    NotebookClient(found, timeout=120, resources={"metadata": {"path": str(folder)}}).execute()
    return found


def outputs(found: Any) -> tuple[str, int]:
    """What was printed, and how many pictures were drawn."""
    made = [output for cell in found.cells if cell.cell_type == "code" for output in cell.outputs]
    printed = "".join(output.text for output in made if output.output_type == "stream")
    return printed, sum("image/png" in output.get("data", {}) for output in made)


def test_it_loads_recomputes_and_plots(qapp: QGuiApplication, tmp_path: Path) -> None:
    printed, pictures = outputs(ran(find("jenny-rafsun"), tmp_path))
    assert names(tmp_path) == ["lesson.ipynb"]
    assert "layer 1: all 13 quantities of 20 steps are the same" in printed
    assert "layer 2: all 13 quantities of 20 steps are the same" in printed
    assert "the read-out is the same" in printed
    assert pictures == 4


@pytest.mark.full
@pytest.mark.parametrize("lesson", list(builtin_lessons()))
def test_every_built_in_lesson_has_its_notebook(qapp: QGuiApplication, tmp_path: Path, lesson: str) -> None:
    assert "are the same" in outputs(ran(find(lesson), tmp_path))[0]


def test_what_is_set_by_hand_and_rounded_is_so_there_too(qapp: QGuiApplication, tmp_path: Path) -> None:
    printed, _ = outputs(ran(with_idealised(find("worked-example"), True).lesson, tmp_path, "it's 100% $x$"))
    assert "are the same" in printed


@pytest.mark.parametrize("key", ["over all units", "two inputs"])
def test_numbers_of_all_units_and_the_input_before_are_so_there_too(
    qapp: QGuiApplication, tmp_path: Path, key: str
) -> None:
    own = spec_of(ODD_CELLS[key])
    printed, _ = outputs(ran(replace(own_lesson(own, own), skipped=(1,)), tmp_path))
    assert "layer 2: all" in printed


def test_a_wrong_run_is_noticed(qapp: QGuiApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ipynb, "MOST_CARRIED", 10)
    lesson = random_lesson("gru-before", 3, "سلام 記憶 🙂 $a_b$")
    export(Film(lesson, run(lesson)), str(tmp_path / "n.ipynb"), NotebookSettings())
    assert names(tmp_path) == ["n-run.npz", "n.ipynb"], "what is large stands beside"
    with np.load(tmp_path / "n-run.npz") as found:
        arrays = dict(found)
    arrays["layer0/U_n"] = arrays["layer0/U_n"] + 0.5
    np.savez(tmp_path / "n-run.npz", **arrays)
    notebook = nbformat.read(tmp_path / "n.ipynb", as_version=4)
    with pytest.raises(Exception, match="Not equal to tolerance"):
        NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()


@pytest.mark.parametrize("language", ["en", "de"])
def test_its_outputs_are_stored_and_are_those_of_jupyter(qapp: QGuiApplication, tmp_path: Path, language: str) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(language=language))
    export(film, str(tmp_path / "n.ipynb"), NotebookSettings())
    stored = nbformat.read(tmp_path / "n.ipynb", as_version=4)
    nbformat.validate(stored)
    (numbers,) = (cell for cell in stored.cells if "b64decode" not in cell.source and "numbers =" in cell.source)
    assert len(numbers.source) < 40_000 and numbers.metadata.jupyter.source_hidden
    again = nbformat.from_dict(stored)
    NotebookClient(again, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    printed, pictures = outputs(stored)
    assert (printed, pictures) == outputs(again) and pictures == 4
    assert [cell.execution_count for cell in stored.cells if cell.cell_type == "code"] == [
        cell.execution_count for cell in again.cells if cell.cell_type == "code"
    ]


def test_what_fails_has_no_outputs(qapp: QGuiApplication, tmp_path: Path) -> None:
    cells: list[dict[str, Any]] = [
        {"cell_type": "code", "source": source, "outputs": [], "execution_count": None, "plot": None}
        for source in ("print(2 + 3)", "open('x')", "print(4)")
    ]
    store_outputs(cells, lambda plot: b"")
    assert [each["outputs"] for each in cells[1:]] == [[], []] and cells[0]["outputs"][0]["text"] == "5\n"


def test_twice_the_same_notebook(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("worked-example")
    for _ in range(2):
        export(Film(lesson, run(lesson)), str(tmp_path / "n.ipynb"), NotebookSettings())
    first = (tmp_path / "n.ipynb").read_bytes()
    export(Film(lesson, run(lesson)), str(tmp_path / "n.ipynb"), NotebookSettings())
    assert first == (tmp_path / "n.ipynb").read_bytes()


def test_outputs_of_every_kind_are_computed_again(qapp: QGuiApplication, tmp_path: Path) -> None:
    groups: tuple[tuple[int, ...], ...] = ((0, 3), (1, 2), (4,))
    readout = ReadoutSpec(
        W=((0.5, -900.0), (1.0, 2.0), (900.0, 1.0), (3.0, 1.0), (4.0, 4.0)), b=(1.0,) * 5, groups=groups,
        kinds=("softmax", "sigmoid", "linear"),
    )  # fmt: skip
    printed, _ = outputs(ran(replace(random_lesson("gru", 2), readout=readout), tmp_path))
    assert "the read-out is the same" in printed


def test_a_step_that_is_left_out_is_so_there_too(qapp: QGuiApplication, tmp_path: Path) -> None:
    printed, pictures = outputs(ran(replace(random_lesson("lstm", 2), skipped=(1, 3)), tmp_path))
    assert "all 13 quantities of 4 steps are the same" in printed and pictures == 2


def test_an_own_cell_s_name_is_no_markup(qapp: QGuiApplication, tmp_path: Path) -> None:
    cell = replace(MGU, name="*My* `cell` <b>$x$</b> [l](u)")
    plain = replace(find("worked-example"), storyline=None, holds=(), readout=None)
    lesson = replace(plain, cells=(cell,), layers=(LayerSpec(cell.key, 2),))
    export(Film(lesson, run(lesson)), str(tmp_path / "n.ipynb"), NotebookSettings())
    notebook = nbformat.read(tmp_path / "n.ipynb", as_version=4)
    (heading,) = (each.source for each in notebook.cells if each.source.startswith("### Layer"))
    assert r"\*My\* \`cell\` \<b\>\$x\$\</b\> \[l\]\(u\)" in heading


def test_a_program_that_makes_nothing_else_writes_its_plots_in_the_shipped_fonts(tmp_path: Path) -> None:
    ended = gatelight("export", "jenny-rafsun", "-o", str(tmp_path / "n.ipynb"))
    assert (ended.returncode, ended.stderr) == (0, ""), "or a letter was looked for in the fonts of this machine"


def test_long_names_are_shortened_where_a_plot_has_no_room(qapp: QGuiApplication) -> None:
    lesson = random_lesson("lstm", 2, " ".join(["Donaudampfschifffahrtsgesellschaft"] * 3))
    scene = Film(lesson, run(lesson)).scene
    for plot in (Plot(0, "c", "memory", curves=False), Plot(0, "f", "kept", curves=True)):
        picture = colours(QImage.fromData(plot_png(plot, scene, ["Geschlechtszugehörigkeit", "W" * 40])))
        edges = picture[0], picture[-1], picture[:, 0], picture[:, -1]
        assert all((edge == picture[0, 0]).all() for edge in edges)
