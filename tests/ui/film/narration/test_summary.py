"""What is told of a whole token: what was forgotten, what was written, what the network says next."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import ReadoutSpec
from tests.ui.film.films import builtin_film
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box
from ui.film.motion.pace import Pace
from ui.film.narration import depths, narrate
from ui.film.narration.claims.views.says_next import IsUndecided, SaysNext, likeliest
from ui.film.narration.step import Step
from ui.film.narration.summary import summarize
from ui.film.narration.telling import fits
from ui.film.text.language import languages
from ui.film.views import views


def _told(key: str, token: int, **options: object) -> str:
    lesson = builtin_lessons()[key]
    film = Film(lesson, run(lesson), FilmOptions(**options)).by_token()  # type: ignore[arg-type]
    return film.caption(token, len(film.timeline.beats) - 1)


def test_a_token_is_told_by_what_it_made_the_cell_forget_and_write_and_say() -> None:
    assert _told("jenny-rafsun", 11) == (
        "“Rafsun” closes the forget gate on gender: 99.97\u202f% of its +0.992 is erased. “Rafsun” writes −0.995 to "
        "gender and +0.100 to words; nothing elsewhere. Now likeliest: “he” and “boy”."
    )
    assert _told("jenny-rafsun", 4) == (
        "Nothing new: the forget gate stays open. “she” writes +0.100 to words; nothing elsewhere. Still likeliest: "
        "“she” (95.9\u202f%) and “girl” (94.9\u202f%)."
    )
    assert _told("jenny-rafsun", 0).endswith("The read-out is undecided.")
    assert _told("simple-rnn", 3) == "The largest change is in fades, from +0.999 to +0.716."


def test_every_style_tells_of_it() -> None:
    assert _told("jenny-rafsun", 11, depth="symbols") == (
        "fₜ ⊙ cₜ₋₁: fₜ = 0.00034 closes on gender; iₜ ⊙ gₜ: iₜ = 0.9997 and gₜ = −0.9951 in gender; likeliest: “he” "
        "(95.9\u202f%) and “boy” (50.1\u202f%)"
    )
    assert _told("jenny-rafsun", 11, depth="numbers", language="de") == (
        "cₜ = [0,000333; 0,99139; 1,0938] + [−0,99472; 0; 0,09963] = [−0,9944; 0,9914; 1,193]; vorn: „he“ ("
        "95,9\u202f%) und „boy“ (50,1\u202f%)"
    )


@pytest.mark.parametrize("language", list(languages()))
@pytest.mark.parametrize("view", list(views()))
@pytest.mark.parametrize("key", list(builtin_lessons()))
def test_no_two_lines_are_passed(key: str, view: str, language: str) -> None:
    lesson = builtin_lessons()[key]
    trace = run(lesson)
    for depth in depths() if view in ("cell", "stack") else ("sentence",):
        film = Film(lesson, trace, FilmOptions(view=view, depth=depth, language=language)).by_token()
        told = [film.caption(k, len(film.timeline.beats) - 1) for k in range(trace.steps)]
        assert all(text and fits(text) for text in told)


def test_the_views_of_all_layers_say_what_comes_next_too() -> None:
    for view in ("stack", "unrolled"):
        assert _told("jenny-rafsun", 11, view=view).endswith(
            "Now likeliest: “he” (95.9\u202f%) and “boy” (50.1\u202f%)."
        )


def test_nothing_steps_back_at_the_end_of_a_token_and_its_formula_is_the_memorys() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    film = Film(lesson, run(lesson))
    time = film.timeline.time_at_rest(11, 4)

    def veils(made: Film) -> list[Box]:
        marks = made.frame(time).settled
        return [mark for mark in marks if isinstance(mark, Box) and mark.fill == "card" and mark.opacity < 1.0]

    whole = film.by_token()
    assert veils(film) and not veils(whole)
    words = " ".join(
        "".join(run.text for run in mark.runs) for mark in whole.frame(time).everything if hasattr(mark, "runs")
    )
    assert "= 0.000335 · 0.99206 + 0.99966 · (−0.99505) = −0.9944" in words
    assert whole.by_token() is whole and whole.frame(time).caption == whole.caption(11, 4)


def test_outputs_that_are_printed_alike_are_none_the_likeliest() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    spec = ReadoutSpec(W=((1e-9, 0.0), (0.0, 0.0)), b=(0.0, 0.0), names=("yes", "no"), groups=((0, 1),))
    made = replace(lesson, readout=spec)
    film = Film(made, run(made))
    step = Step(film.scene, 11)
    assert likeliest(film.scene.trace, 11) == {} and IsUndecided().holds(step)
    assert not SaysNext((0,), ()).holds(step)
    bare = replace(lesson, readout=None)
    assert not IsUndecided().holds(Step(Film(bare, run(bare)).scene, 11))


def test_a_claim_of_what_is_likeliest_is_asked_for_all_it_says() -> None:
    lesson = builtin_lessons()["jenny-rafsun"]
    film = Film(lesson, run(lesson))
    now, later = Step(film.scene, 11), Step(film.scene, 12)
    assert SaysNext((1, 3), (), True).holds(now) and not SaysNext((1, 3), (), False).holds(now)
    assert SaysNext((1, 3), (), False).holds(later) and not SaysNext((1, 3), (), True).holds(later)
    assert not SaysNext((0, 3), ()).holds(now) and not SaysNext((1,), ()).holds(now)


def test_captions_of_beats_that_are_too_quick_to_read_are_joined_and_tell_nothing_before_it_has_happened() -> None:
    film = builtin_film("jenny-rafsun").paced(Pace(6.0, slow=((3, 4),)))
    beats = range(len(film.timeline.beats))
    for token in (5, 11):
        told = [film.caption(token, beat) for beat in beats]
        assert set(told[:-1]) == {summarize(film.scene, token - 1)} and told[-1] == summarize(film.scene, token)
    assert [film.caption(3, beat) for beat in beats] == [narrate(film.scene, 3, beat) for beat in beats]
    assert film.caption(0, 0) == narrate(film.scene, 0, 0)
    written = builtin_film("jenny-rafsun")
    assert written.caption(11, 0) == narrate(written.scene, 11, 0)
    assert written.caption(6, 1) == narrate(written.scene, 6, 1), "who steps through it reads every beat"


def test_what_is_played_quickly_is_told_as_what_is_made_quick() -> None:
    plain, watched = builtin_film("jenny-rafsun"), builtin_film("jenny-rafsun").paced(Pace(watched=8.0))
    assert watched.duration == plain.duration
    assert watched.caption(11, 0) == summarize(watched.scene, 10) != plain.caption(11, 0)
