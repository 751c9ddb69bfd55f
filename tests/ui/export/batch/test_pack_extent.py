"""What a pack shows of a long run: a film that lasts no longer than a short one's, and pages around what tells."""

from __future__ import annotations

import numpy as np
import pytest

from simulator.analysis.telling_steps import key_step
from simulator.lessons.builtin import find
from simulator.lessons.edits.sequence import with_kind, with_sequence
from simulator.lessons.run import run
from simulator.network.trace import Trace
from tests.ui.film.films import random_lesson
from ui.export.batch.lecture_pack import told
from ui.export.batch.pack_extent import LONG, PART, WHOLE, Extent, describe_extent, extent_of
from ui.export.batch.pack_parts import parts
from ui.film.film import Film
from ui.film.motion.pace import MOST, read_pace
from ui.film.text.language import ENGLISH, languages


def of_length(count: int) -> Trace:
    lesson = with_kind(random_lesson("rnn", 3), "numbers")
    rows = np.random.default_rng(count).normal(size=(count, run(lesson).inputs.shape[1]))
    return run(with_sequence(lesson, "; ".join(" ".join(f"{value:.3f}" for value in row) for row in rows)).lesson)


def test_a_run_that_is_not_long_is_whole_in_all_parts() -> None:
    assert extent_of(of_length(LONG)) == WHOLE and extent_of(run(find("jenny-rafsun"))) == WHOLE
    options = [word for part in parts(of_length(LONG)) if "step" not in part.name for word in part.options]
    assert not [word for word in options if word.startswith(("--tokens", "--set=pace"))]


def test_a_film_of_a_long_run_lasts_no_longer_than_one_that_is_not() -> None:
    lesson = find("counter")
    film = Film(lesson, run(lesson))
    extent = extent_of(run(lesson))
    assert extent.pace == 200 / LONG and extent.film is None
    assert extent.film_options == ("--set=pace=3.33",)
    quick = film.paced(read_pace("3.33")).timeline.duration
    assert quick < film.timeline.duration / 3.3 and quick <= LONG * film.timeline.step_seconds


def test_slides_and_pages_show_what_is_around_the_telling_token() -> None:
    trace = run(find("counter"))
    first, last = extent_of(trace).tokens or (0, 0)
    assert last - first == PART and first <= key_step(trace) < last
    told_parts = {part.name: part.options for part in parts(trace)}
    for name in ("slides.pptx", "slides-stills.pptx", "slides.tex", "handout.pdf", "pages.pdf", "lesson.html"):
        assert f"--tokens={first}:{last}" in told_parts[name], name
    for name in ("film.mp4", "film.webm"):
        assert "--set=pace=3.33" in told_parts[name], name
    assert not [name for name in ("run.csv", "run.json", "notebook.ipynb") if told_parts[name]]


@pytest.mark.parametrize("count", [LONG + 1, 500, 1200, 1201, 3000])
def test_what_is_shown_stands_inside_the_run(count: int) -> None:
    trace = of_length(count)
    extent = extent_of(trace)
    for shown, size in ((extent.tokens, PART), (extent.film, 1200)):
        if shown is not None:
            assert 0 <= shown[0] <= key_step(trace) < shown[1] <= count and shown[1] - shown[0] == size
    assert (extent.film is None) == (count <= 1200)
    assert 1.0 < extent.pace <= MOST and extent.pace == min(MOST, count / LONG)


def test_it_is_said_with_tokens_counted_from_one() -> None:
    extent = Extent(16.0, (30, 50), (0, 1200))
    assert describe_extent(extent, 2000, ENGLISH.translate) == (
        "This run has 2000 tokens. Slides, pages and the web page show 31 to 50 of them; the film passes 16 times as "
        "quickly. The film shows 1 to 1200."
    )
    assert describe_extent(WHOLE, 20, ENGLISH.translate) == ""
    assert "Token" in describe_extent(extent, 2000, languages()["de"].translate)
    assert told("counter").startswith("This run has 200 tokens.") and told("jenny-rafsun") == ""
