"""The film in view fits what is open and where the eye is, whoever asks first."""

from simulator.lesson_edits import with_layers, with_sequence
from tests.ui.conftest import Objects


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


def test_tells_of_both_causes(objects: Objects) -> None:
    told: list[str] = []
    objects.stage.changed.connect(lambda: told.append("changed"))
    objects.selection.unit = 2
    objects.document.edit("another text", with_sequence(objects.document.lesson, "Jenny came"))
    assert len(told) == 2
