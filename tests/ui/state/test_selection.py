"""Where the eye is, bounded by what is open."""

from simulator.lessons.edits.layers import with_layer, with_layers
from tests.ui.conftest import Objects


def test_tells_of_each_change_once(objects: Objects) -> None:
    told: list[tuple[int, int]] = []
    objects.selection.changed.connect(lambda: told.append((objects.selection.layer, objects.selection.unit)))
    objects.selection.look_at(1, 1)
    objects.selection.look_at(1, 1)
    objects.selection.layer = 0
    objects.selection.unit = 2
    assert told == [(1, 1), (0, 1), (0, 2)]


def test_layer_and_unit_are_always_there(objects: Objects) -> None:
    seen: list[tuple[int, int]] = []
    objects.selection.look_at(1, 1)
    objects.document.changed.connect(lambda: seen.append((objects.selection.layer, objects.selection.unit)))
    objects.document.edit("one layer", with_layers(objects.document.lesson, 1))
    objects.document.edit("one unit", with_layer(objects.document.lesson, 0, units=1))
    assert seen == [(0, 1), (0, 0)]


def test_undo_finds_the_eye_where_it_was(objects: Objects) -> None:
    objects.selection.look_at(1, 1)
    objects.document.edit("one layer", with_layers(objects.document.lesson, 1))
    objects.document.undo()
    assert (objects.selection.layer, objects.selection.unit) == (1, 1)


def test_an_unknown_theme_is_left_alone(objects: Objects) -> None:
    objects.selection.theme = "tartan"
    assert objects.selection.theme == "light"
    objects.selection.theme = "dark"
    assert objects.stage.theme.name == "dark"


def test_the_span_has_a_signal_of_its_own(objects: Objects) -> None:
    told: list[str] = []
    objects.selection.changed.connect(lambda: told.append("changed"))
    objects.selection.scrolled.connect(lambda: told.append("scrolled"))
    objects.selection.span = (2.0, 9.5)
    objects.selection.span = (2.0, 9.5)
    assert told == ["scrolled"]
