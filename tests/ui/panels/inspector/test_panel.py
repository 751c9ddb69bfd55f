"""The inspector's numbers are the run's: formulas, weights, sums, curves, half-lives, for every cell."""

import math

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from simulator.analysis.measures import half_lives, half_lives_so_far
from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.edits.layers import with_idealised, with_layer
from simulator.lessons.schema import Lesson
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from ui.film.marks import Curve, Strip
from ui.film.scene.arithmetic import weightiest
from ui.film.text.number_format import precise
from ui.paint.theme import THEMES
from ui.panels.inspector.half_lives import OPEN, rows
from ui.panels.inspector.panel import InspectorPanel
from ui.stage.now import Now


@pytest.fixture
def panel(shown: Shown) -> InspectorPanel:
    made = shown(InspectorPanel, size=(280, 900))
    assert isinstance(made, InspectorPanel)
    return made


def beat(objects: Objects, key: str) -> int:
    return [each.key for each in objects.player.timeline.beats].index(key)


def test_the_working_of_the_look(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "memory"))
    lines = panel.working.plain.split("\n")
    assert lines[0] == "ct = ft ⊙ ct−1 + it ⊙ gt"
    assert "".join(lines[1:3]) == "= 0.000335 · 0.99206+ 0.99966 · (−0.99505)"
    assert lines[3:] == ["= 0.00033 + (−0.9947)", "= −0.9944"]
    assert panel.heading.text() == "gender · c"


def test_each_beat_has_its_own_equation(panel: InspectorPanel, objects: Objects) -> None:
    seen = []
    for key in ("read", "forget", "input", "memory", "output"):
        objects.player.rest_at(11, beat(objects, key))
        seen.append(panel.working.plain.split("\n")[-1 if key == "read" else 0])
    assert seen == [
        "ct−1 = 0.9921",
        "kept = ft ⊙ ct−1",
        "added = it ⊙ gt",
        "ct = ft ⊙ ct−1 + it ⊙ gt",
        "ht = ot ⊙ tanh(ct)",
    ]


def test_inner_results_are_worked_out(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "output"))
    layer = objects.document.trace.layers[0]
    o, tanh_c, h = (precise(float(layer[name][11, 0])) for name in ("o", "tanh_c", "h"))
    assert f"= {o} · ({tanh_c})" in panel.working.plain
    assert panel.working.plain.endswith(f"= {h}")


def test_weights_stand_beside_what_they_multiply(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "forget"))
    strips = [mark for mark in panel.source.marks if isinstance(mark, Strip)]
    layer = objects.document.trace.layers[0]
    shown = {
        (mark.about.quantity, mark.about.unit if mark.about.column is None else mark.about.column): mark.values[0]
        for mark in strips
        if mark.about is not None
    }
    for column in range(4):
        assert shown["W_f", column] == layer.layer.weights["W_f"][0, column]
        assert shown["x", column] == layer["x"][11, column]
    for unit in range(3):
        assert shown["h_prev", unit] == layer["h"][10, unit]
    words = panel.source.plain
    assert "Jenny\nRafsun\nlove\n1" in words
    assert "af = −16 + 0 + 8 = −8" in words
    assert "σ(af) = 0.00034" in words


def test_the_point_lies_on_the_curve(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(3, beat(objects, "memory"))
    curve, stem = (mark for mark in panel.source.marks if isinstance(mark, Curve) and mark.role != "grid")
    x, y = stem.points[1]
    left, right = curve.points[0][0], curve.points[-1][0]
    reach = 10.0  # of a_f = 8
    a = float(objects.document.trace.layers[0]["a_f"][3, 0])
    assert x == pytest.approx(left + (a + reach) / (2 * reach) * (right - left), abs=1e-6)
    near = min(curve.points, key=lambda point: abs(point[0] - x))
    assert y == pytest.approx(near[1], abs=1.0)


def test_one_chooses_where_to_look(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "memory"))
    assert panel.source_heading.text() == "WHERE f (KEEP) COMES FROM"
    QTest.mouseClick(panel.source_choice.button("g"), Qt.MouseButton.LeftButton)
    assert panel.source_heading.text() == "WHERE g COMES FROM"
    assert "tanh(ag) = −0.9951" in panel.source.plain
    objects.player.rest_at(12, beat(objects, "memory"))
    assert panel.source_heading.text() == "WHERE g COMES FROM"
    objects.player.rest_at(12, beat(objects, "forget"))
    assert panel.source_heading.text() == "WHERE f (KEEP) COMES FROM"


def test_the_unit_is_chosen_with_the_arrow_keys(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "memory"))
    assert [panel.unit_choice.itemText(k) for k in range(3)] == ["gender", "liking", "words"]
    panel.unit_choice.setFocus()
    QTest.keyClick(panel.unit_choice, Qt.Key.Key_Down)
    assert objects.selection.unit == 1
    assert panel.heading.text() == "liking · c"
    assert panel.working.plain.endswith("= 0.9914")
    objects.selection.unit = 2
    assert panel.unit_choice.currentText() == "words"


def test_another_layer_has_its_own_units(panel: InspectorPanel, objects: Objects) -> None:
    objects.selection.look_at(1, 0)
    assert [panel.unit_choice.itemText(k) for k in range(panel.unit_choice.count())] == ["pronoun", "noun"]
    objects.player.rest_at(11, beat(objects, "forget"))
    assert "gender\nliking\nwords" in panel.source.plain


def test_layers_of_one_size_and_different_cells_are_told_apart(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, with_layer(find("random-stack"), 1, units=6).lesson)
    assert isinstance(panel, InspectorPanel)
    assert panel.lives_heading.text() == "HALF-LIFE WHILE f KEEPS, TOKENS"
    objects.selection.layer = 1
    assert panel.lives_heading.text() == "HALF-LIFE WHILE z KEEPS, TOKENS"


def test_half_lives_are_the_measures(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.seek(objects.player.duration)
    lives = half_lives(objects.document.trace.layers[0], open_above=OPEN)
    assert lives[0] == pytest.approx(math.log(0.5) / math.log(1 / (1 + math.exp(-8))), rel=1e-9)
    assert [f"{life:.0f}" for life in lives] == ["2067", "2067", "2067"]
    assert panel.lives.plain.split("\n") == ["gender", "2067", "liking", "2067", "words", "2067"]
    QTest.mouseClick(panel.lives, Qt.MouseButton.LeftButton, pos=QPoint(40, 60))
    assert objects.selection.unit == 2


def test_half_lives_follow_the_moment_until_the_whole_run_is_told(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("random-stack"))
    assert isinstance(panel, InspectorPanel)
    layer_trace = objects.document.trace.layers[0]
    so_far, player, line = half_lives_so_far(layer_trace, OPEN), objects.player, objects.player.timeline
    assert not np.allclose(so_far[1], so_far[-1]), "the run goes on to change them"
    player.seek(0.0)
    assert set(panel.lives.plain.split("\n")[1::2]) == {"–"}, "no gate has been computed"
    player.rest_at(1, beat(objects, "input"))
    np.testing.assert_array_equal(panel.lives.lives, so_far[1])
    now = Now(player, objects.selection, objects.stage)
    share = now.share("f")
    for at, token in ((share - 0.01, 1), (share + 0.01, 2)):
        player.seek(line.time_at(2 + at))
        np.testing.assert_array_equal(panel.lives.lives, so_far[token])
    objects.selection.whole_run = True
    np.testing.assert_array_equal(panel.lives.lives, so_far[-1])
    objects.selection.whole_run = False
    np.testing.assert_array_equal(panel.lives.lives, so_far[2])
    player.seek(0.0)
    objects.selection.view = "backward"
    np.testing.assert_array_equal(panel.lives.lives, so_far[-1])


def test_a_gate_that_never_opens_and_one_that_never_shuts(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, with_idealised(objects.document.lesson, True).lesson)
    assert isinstance(panel, InspectorPanel)
    objects.player.seek(objects.player.duration)
    assert "∞" in panel.lives.plain


def test_what_is_set_by_hand_is_not_passed_off_as_computed(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("worked-example"))
    assert isinstance(panel, InspectorPanel)
    objects.selection.unit = 1
    objects.player.rest_at(0, beat(objects, "input"))
    assert panel.working.plain == "added = 3\nset by hand, not computed"
    objects.player.rest_at(0, beat(objects, "forget"))
    assert "σ(af) = 0.9820" in panel.source.plain
    assert "set by hand: ft = 0" in panel.source.plain


def test_idealised_gates_say_that_they_were_rounded(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, with_idealised(objects.document.lesson, True).lesson)
    assert isinstance(panel, InspectorPanel)
    objects.player.rest_at(11, beat(objects, "forget"))
    assert "σ(af) = 0.00034" in panel.source.plain
    assert "rounded, idealised gates: ft = 0" in panel.source.plain


def test_a_cell_without_a_keep_gate_says_so(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("simple-rnn"))
    assert isinstance(panel, InspectorPanel)
    assert panel.no_lives.isVisible()
    assert not panel.lives.isVisible()
    assert "writes h anew" in panel.no_lives.text()


@pytest.mark.parametrize("key", list(cells()))
def test_every_beat_of_every_cell_ends_in_the_runs_number(shown: Shown, objects: Objects, key: str) -> None:
    lesson = with_layer(find("random-stack"), 0, cell=key).lesson
    panel = shown(InspectorPanel, lesson)
    assert isinstance(panel, InspectorPanel)
    objects.selection.look_at(0, 2)
    layer = objects.document.trace.layers[0]
    for at in range(len(objects.player.timeline.beats)):
        objects.player.rest_at(7, at)
        name = panel.heading.text().partition(" · ")[2]
        if name in layer.quantities:
            last = panel.working.plain.split("\n")[-1]
            assert last.removeprefix("= ").endswith(precise(float(layer[name][7, 2])))
        assert panel.source.plain


def test_long_vectors_show_what_weighs_most_and_the_sum_of_the_rest(shown: Shown, objects: Objects) -> None:
    lesson = with_layer(with_layer(find("random-stack"), 0, units=200), 1, units=100).lesson
    panel = shown(InspectorPanel, lesson, size=(264, 900))
    assert isinstance(panel, InspectorPanel)
    objects.selection.look_at(1, 50)
    objects.player.rest_at(9, beat(objects, "candidate"))
    layer = objects.document.trace.layers[1]
    products = layer.layer.weights["W_n"][50] * layer["x"][9]
    strips = [mark for mark in panel.source.marks if isinstance(mark, Strip) and mark.about is not None]
    shown_units = [mark.about.unit for mark in strips if mark.about is not None and mark.about.quantity == "x"]
    largest = np.argsort(-np.abs(products), kind="stable")[: len(shown_units)]
    assert sorted(largest.tolist()) == shown_units
    rest = float(products.sum() - products[shown_units].sum())
    assert f"and {200 - len(shown_units)} more, together {rest:+.4f}".replace("-", "−") in panel.source.plain
    assert panel.widget().width() <= panel.viewport().width()


def test_the_rows_of_half_lives_are_few_and_hold_the_eye() -> None:
    lives = np.arange(100.0)
    assert rows(lives, 3) == [3, *range(89, 100)]
    assert rows(lives[:12], 3) == list(range(12))
    assert weightiest(np.array([1.0, -5.0, 0.0, 2.0]), 2) == ([1, 3], 2)


def test_tooltips_have_all_digits(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "forget"))
    weight = next(mark for mark in panel.source.marks if isinstance(mark, Strip))
    assert weight.about is not None
    assert panel.source.tip(weight.about) == "Weight W_if of gender for Jenny = -16.0\nLayer 1, the same at every token"
    where = QPoint(round(weight.x), round(weight.y))
    assert panel.source.about_at(where) == weight.about


@pytest.mark.parametrize("key", list(builtin_lessons()))
@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_nothing_stands_outside_the_panel(shown: Shown, objects: Objects, key: str, theme: str) -> None:
    lesson: Lesson = find(key)
    panel = shown(InspectorPanel, lesson, size=(260, 600))
    assert isinstance(panel, InspectorPanel)
    objects.selection.theme = theme
    for at in range(len(objects.player.timeline.beats)):
        objects.player.rest_at(objects.document.trace.steps - 1, at)
        for canvas in (panel.working, panel.source, panel.lives):
            for mark in canvas.marks:
                if isinstance(mark, Strip):
                    assert mark.x - mark.width / 2 >= 0 and mark.x + mark.width / 2 <= canvas.width()
                    assert mark.y + mark.height / 2 <= canvas.height()


def test_a_theme_changes_the_ink_at_once(panel: InspectorPanel, objects: Objects) -> None:
    objects.player.rest_at(11, beat(objects, "memory"))
    light = panel.source.grab().toImage().pixelColor(2, 2)
    objects.selection.theme = "dark"
    dark = panel.source.grab().toImage().pixelColor(2, 2)
    assert light == THEMES["light"].colour("panel")
    assert dark == THEMES["dark"].colour("panel")
