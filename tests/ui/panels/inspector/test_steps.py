"""A long formula is broken before a sign, and nothing of it is lost."""

import pytest
from PySide6.QtWidgets import QApplication

from simulator.cells import cells
from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.marks import Page, Run
from ui.film.scene.arithmetic import expression_of
from ui.film.scene.scene import Scene
from ui.paint.text import advance
from ui.panels.inspector.steps import act_of, steps, wrap


@pytest.fixture
def scene(qapp: QApplication) -> Scene:
    lesson = find("jenny-rafsun")
    return Scene(lesson, run(lesson), 0, 0, Page())


@pytest.mark.parametrize("width", [60.0, 140.0, 250.0, 2000.0])
def test_broken_lines_say_the_same(scene: Scene, width: float) -> None:
    for line in steps(scene, act_of(scene, "memory"), 11):
        parts = wrap(line, 16.0, width)
        told = ["".join(run.text for run in part) for part in parts]
        assert "".join(told).replace(" ", "") == "".join(run.text for run in line).replace(" ", "")
        assert all(part[0] in "+−" for part in told[1:])
        for part in parts:
            signs = [run for run in part if run.text in (" + ", " − ")]
            wide = sum(advance(run.text, 16.0, 400, run.style) for run in part)
            assert wide <= width or not signs


def test_a_short_line_stays_whole() -> None:
    line = (Run("a"), Run(" + "), Run("b"))
    assert wrap(line, 16.0, 1000.0) == (line,)


def test_a_beat_that_no_diagram_knows_shows_the_memory(scene: Scene) -> None:
    act = act_of(scene, "no such beat")
    assert act.formula == "c"
    assert [line[0].text for line in steps(scene, act, 3)][1:] == ["= ", "= ", "= "]


def test_a_pre_activation_has_the_expression_inside_its_function(scene: Scene) -> None:
    assert expression_of(scene, "a_f") is not None
    assert expression_of(scene, "kept") is not None
    assert expression_of(scene, "nothing") is None


def test_every_cell_has_a_working_for_every_equation(qapp: QApplication) -> None:
    from simulator.lessons.edits.layers import with_layer

    for key, cell in cells().items():
        lesson = with_layer(find("random-stack"), 0, cell=key).lesson
        scene = Scene(lesson, run(lesson), 0, 1, Page())
        assert set(scene.definitions) >= set(cell.states)
        for beat in ("read", "forget", "input", "memory", "output", "reset", "candidate", "keep", "write", "mix"):
            assert steps(scene, act_of(scene, beat), 4)
