"""The lens of a large vector shows the units that the caption names, in every depth and language, and does not jump."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec
from tests.ui.film.films import CELLS, random_lesson
from ui.film.drawing.strips import NUMBERS_UP_TO
from ui.film.film import Film, FilmOptions
from ui.film.marks import Strip
from ui.film.motion.choreography import FADE
from ui.film.narration import depths
from ui.film.narration.named_units import named_in
from ui.film.text.language import languages

WORDS = "one two three two four one"


def lenses(made: Film, time: float) -> list[Strip]:
    """The lenses on vectors of the units."""
    found = [mark for mark in made.frame(time).everything if isinstance(mark, Strip) and mark.labels]
    return [mark for mark in found if mark.about is not None and mark.about.quantity != "x"]


@st.composite
def films(draw: st.DrawFn) -> Film:
    cell, units = draw(st.sampled_from(CELLS)), draw(st.integers(NUMBERS_UP_TO + 1, 256))
    layer = LayerSpec(cell=cell, units=units, seed=draw(st.integers(0, 99)))
    if draw(st.booleans()):
        layer = replace(layer, unit_names=tuple(f"of the kind {k % 9} {k:b}" for k in range(units)))
    lesson = replace(random_lesson(cell, units, WORDS), layers=(layer,))
    options = FilmOptions(
        view=draw(st.sampled_from(("cell", "backward"))), unit=draw(st.integers(0, units - 1)),
        depth=draw(st.sampled_from(list(depths()))), language=draw(st.sampled_from(list(languages()))),
    )  # fmt: skip
    return Film(lesson, run(lesson), options)


@settings(max_examples=40, deadline=None)
@given(films(), st.integers(0, 5))
def test_a_lens_shows_every_unit_that_the_caption_names(made: Film, token: int) -> None:
    for beat in range(len(made.timeline.beats)):
        named = set(named_in(made.scene, made.caption(token, beat)))
        shown = lenses(made, made.timeline.time_at_rest(token, beat))
        assert shown and all(named | {made.scene.unit} <= set(strip.units) for strip in shown)


@settings(max_examples=15, deadline=None)
@given(films(), st.integers(0, 5))
def test_its_numbers_give_way_to_others_by_and_by(made: Film, token: int) -> None:
    for beat in range(1, len(made.timeline.beats)):
        start = made.timeline.time_of(token, beat, 0.0)
        for strip in lenses(made, start + FADE / 2):
            rows = {each.units for each in lenses(made, start + FADE / 2) if (each.x, each.y) == (strip.x, strip.y)}
            before = {each.units for each in lenses(made, start - 1e-6) if (each.x, each.y) == (strip.x, strip.y)}
            assert len(rows) == 1 or strip.opacity < 1.0
            assert not before or before <= rows


def test_units_are_found_in_a_caption_by_number_and_by_name() -> None:
    lesson = random_lesson("lstm", 12)
    made = Film(lesson, run(lesson))
    assert named_in(made.scene, "largest: −0.175 in unit 12, +0.2 in unit 1 and in unit 120") == (11, 0)
    names = tuple(2 * letter for letter in "abcdefghijkl")
    named = replace(lesson, layers=(replace(lesson.layers[0], unit_names=names),))
    made = Film(named, run(named))
    assert named_in(made.scene, "dd is open, bbb is not, cc is") == (3, 2)
