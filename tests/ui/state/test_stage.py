"""The film in view fits what is open and where the eye is, whoever asks first."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from simulator.lessons.edits.layers import with_layers
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from tests.ui.conftest import Objects
from ui.film.drawing.page import LEAST, page_for
from ui.film.drawing.zoom import Zoomed
from ui.film.film import Film
from ui.film.marks import Frame, Page, Strip
from ui.film.scene.scene import Scene
from ui.film.views import view_of
from ui.film.views.view import Composer, View
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit
from ui.state.edits.number_edits import OPEN, NumberPlace, set_to
from ui.state.selection import Selection, Wording
from ui.state.stage import Stage


def test_the_film_is_made_once_for_each_lesson_and_place(objects: Objects) -> None:
    first = objects.stage.film
    assert objects.stage.film is first
    objects.selection.theme = "dark"
    assert objects.stage.film is first
    objects.selection.unit = 1
    second = objects.stage.film
    assert second is not first
    assert second.scene.unit == 1
    objects.document.edit("another text", with_sequence(objects.document.lesson, "Jenny came"))
    assert objects.stage.timeline.tokens == ("Jenny", "came")


def test_whoever_listens_first_finds_a_film_that_fits(objects: Objects) -> None:
    objects.selection.layer = 1
    objects.player.end()
    seen: list[tuple[int, float, float]] = []

    def look() -> None:
        stage, player = objects.stage, objects.player
        seen.append((stage.film.scene.layer, player.time, stage.film.duration))
        stage.frame(player.time)

    objects.document.changed.connect(look)
    objects.stage.changed.connect(look)
    objects.document.edit("less", with_sequence(with_layers(objects.document.lesson, 1), "Jenny came"))
    assert len(seen) == 2
    for layer, time, duration in seen:
        assert layer == 0
        assert time <= duration


@pytest.mark.parametrize("view", ["cell", "stack", "backward", "compare", "memory"])
def test_an_edit_composes_one_picture_whatever_the_page(
    objects: Objects, view: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages: list[Page] = []

    def counted(key: str) -> View:
        found = view_of(key)

        def compose(scene: Scene) -> Composer:
            pages.append(scene.page)
            return found.compose(scene)

        return replace(found, compose=compose)

    monkeypatch.setattr("ui.film.film.view_of", counted)
    objects.selection.view = view
    for size in ((640, 360), (1051, 483)):
        page = objects.stage.page(*size)
        objects.stage.frame(objects.player.time, page)
        for k in range(3):
            objects.document.edit(f"{k}", with_sequence(objects.document.lesson, f"Jenny came {k}"))
            pages.clear()
            objects.stage.frame(objects.player.time, page)
            assert objects.stage.teller.caption(0, 0) and objects.stage.timeline.tokens
            assert pages == [objects.stage.teller.scene.page] != [LEAST]


def test_others_see_the_film_of_the_moment(objects: Objects) -> None:
    stage = objects.stage
    assert stage.film_for_others is stage.film and not stage.film.scene.whole_run
    objects.selection.whole_run = True
    assert stage.film.scene.whole_run and not stage.film_for_others.scene.whole_run
    assert stage.frame(1.0) is stage.film.frame(1.0)
    assert stage.frame(1.0, for_others=True) is stage.film_for_others.frame(1.0)


def test_who_holds_a_number_is_told_to_who_holds_it_alone(objects: Objects) -> None:
    document, stage = objects.document, objects.stage
    label, change = set_to(document.trace, NumberPlace(0, "f", 0, 11), OPEN)
    document.edit(label, change(document.newest_resolved))
    beat = [each.key for each in stage.timeline.beats].index("forget")
    assert stage.film.caption(11, beat).startswith("You hold the forget gate of gender open")
    assert stage.film_for_others.caption(11, beat).startswith("Set by hand, not computed: f = 1 in gender.")
    assert stage.film_for_others.timeline.duration == stage.timeline.duration, "the hall is at the same moment"
    document.undo()
    assert stage.film_for_others is stage.film


def test_tells_of_both_causes(objects: Objects) -> None:
    told: list[str] = []
    objects.stage.changed.connect(lambda: told.append("changed"))
    objects.selection.unit = 2
    objects.document.edit("another text", with_sequence(objects.document.lesson, "Jenny came"))
    assert len(told) == 2


def test_the_film_speaks_as_it_is_chosen(objects: Objects) -> None:
    before = objects.stage.film
    rafsun = before.timeline.time_at_rest(11, 1)
    said = {objects.stage.frame(rafsun).caption}
    for change in ({"depth": "symbols"}, {"depth": "numbers"}, {"language": "de"}, {"notation": "olah"}):
        objects.selection.wording = Wording(**change)
        assert objects.stage.film is not before
        said.add(objects.stage.frame(rafsun).caption)
    assert len(said) >= 4  # Olah's letters do not occur in every sentence


def test_between_two_levels_both_are_in_view_and_the_glide_ends_on_one(objects: Objects, qtbot: QtBot) -> None:
    stage, selection = objects.stage, objects.selection
    assert stage.levels[:3] == ("unrolled", "stack", "cell")
    assert isinstance(stage.picture(3.0), Frame)
    selection.view = stage.levels[0]
    qtbot.waitUntil(lambda: not stage.zoomer.gliding)
    stage.zoom_by(0.3)
    between = stage.picture(3.0)
    assert isinstance(between, Zoomed)
    assert between.outer.frame.moment == between.inner.frame.moment
    stage.settle()
    qtbot.waitUntil(lambda: not stage.zoomer.gliding)
    assert isinstance(stage.picture(3.0), Frame)


def test_a_still_zoom_is_there_at_once(objects: Objects) -> None:
    objects.stage.still = True
    objects.stage.step(-1)
    assert objects.selection.view == "stack" and objects.stage.has_level(-1)
    objects.stage.step(-1)
    assert objects.selection.view == "unrolled" and not objects.stage.has_level(-1)
    objects.stage.step(-1)
    assert objects.selection.view == "unrolled"
    assert not objects.stage.zoomer.gliding
    assert isinstance(objects.stage.picture(0.0), Frame)


def shown_units(film: Film, time: float) -> set[tuple[int, ...]]:
    """Of which units the numbers of large vectors of the layer stand there."""
    strips = [mark for mark in film.frame(time).everything if isinstance(mark, Strip) and len(mark.units) > 1]
    return {mark.units for mark in strips if mark.about is not None and mark.about.quantity not in ("x", "x_prev")}


def test_numbers_beside_shades_are_of_the_same_units_as_long_as_one_is_pulled(qapp: QApplication) -> None:
    """Then, and at other moments, of those that captions name."""
    layer = LayerSpec("lstm", 24, seed=3)
    document = Document(Lesson(title="t", sequence=Words("a b c d"), embedding=Random(5), layers=(layer,)))
    selection = Selection(document)
    stage, drag = Stage(document, selection), DragEdit(document)
    time, later = (stage.timeline.time_at_rest(2, beat) for beat in (2, 3))
    seen, anew = [], []
    for value in (0.0, 1.0, 2.0, 4.0, 8.0):
        drag.to("weight", lambda before, value=value: with_weight(before, 0, "W_f", (1, 0), value))  # type: ignore[misc]
        seen.append(shown_units(stage.film, time))
        anew.append(shown_units(Film(document.lesson, document.trace, selection.options), time))
        if value == 4.0:
            assert shown_units(stage.film.on(page_for(4, 3)), time) == seen[-1]
    assert all(each == seen[0] == anew[0] for each in seen) and any(each != seen[0] for each in anew)
    assert shown_units(stage.film, later) == shown_units(
        Film(document.lesson, document.trace, selection.options), later
    )
    drag.end()
    drag.to("weight", lambda before: with_weight(before, 0, "W_f", (1, 0), 7.9))
    assert shown_units(stage.film, time) == anew[-1] != seen[-1]
    document.undo()
    selection.pins = (5,)
    assert {5} <= set(*shown_units(stage.film, time))
    for each in (stage, selection, document):
        each.deleteLater()
