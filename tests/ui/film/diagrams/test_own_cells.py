"""Films of cells that nobody has drawn or told of: every view has a picture, and words that fit."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from simulator.cells import cells
from simulator.lessons.own_cells.registry import own_cell
from simulator.lessons.run import run
from simulator.lessons.schema import CellSpec
from tests.simulator.own_lessons import JANET, MGU, NO_FORGETTING, own_lesson, spec_of
from ui.film.diagrams import diagram_of, diagrams
from ui.film.film import Film, FilmOptions
from ui.film.narration.telling import fits
from ui.film.views import views

ANYWHERE = replace(
    MGU,
    key="anywhere",
    equations=(
        "k = 0.25",
        "y = P_y * x",
        "a = W_h @ y + U_h @ b_c + P_a * b_c + h_prev * 2 + 3 - 6 * h_prev + h_prev * P_d + 2 * b_c",
        "a_rather_long_name_for_it = tanh(a) / (k + abs(h_prev))",
        "h = log(1 + softplus(a_rather_long_name_for_it)) - maximum(h_prev, -0.5)",
    ),
)
SPECS = {spec.key: spec for spec in (MGU, JANET, NO_FORGETTING, ANYWHERE)}


@pytest.mark.parametrize("spec", SPECS.values(), ids=list(SPECS))
def test_every_view_shows_it(spec: CellSpec) -> None:
    lesson = own_lesson(spec, text="one two three")
    trace = run(lesson)
    for view in views():
        for depth, language in (("sentence", "en"), ("symbols", "de")):
            film = Film(lesson, trace, FilmOptions(view=view, depth=depth, language=language, notation="tutorial"))
            for beat in range(len(film.timeline.beats)):
                frame = film.frame(film.timeline.time_at_rest(1, beat))
                assert frame.moving or frame.settled
                assert frame.caption
                assert fits(frame.caption), frame.caption


def test_what_is_named_without_bounds_is_told_without_hanging() -> None:
    steps = [f"q{k} = q{k + 1} * q{k + 2}" for k in range(40)]
    chain = "\n".join(
        (*steps, "q40 = tanh(W_q @ x)", "q41 = 1 * h_prev", "z = sigmoid(q40)", "h = q0 * z + z * h_prev")
    )
    lesson = own_lesson(replace(MGU, equations=tuple(chain.split("\n"))), text="one two")
    trace = run(lesson)
    for view in ("cell", "unit", "stack"):
        film = Film(lesson, trace, FilmOptions(view=view, depth="symbols"))
        assert all(fits(film.caption(1, beat)) for beat in range(len(film.timeline.beats)))


def test_a_copy_of_a_built_in_cell_looks_like_it_and_another_name_changes_no_picture() -> None:
    for key, diagram in diagrams().items():
        assert diagram_of(own_cell(spec_of(cells()[key]))) is diagram
    assert diagram_of(own_cell(MGU)) is diagram_of(own_cell(replace(MGU, key="other", name="Other", about="Me")))
