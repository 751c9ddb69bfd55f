"""The first picture of an excerpt is its own: without the words of the token before, in every moving format."""

from __future__ import annotations

import random
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from ui.export.format import Job, MovingSettings, Settings
from ui.export.pictures import time_map, times
from ui.export.video.container import entries_of
from ui.export.video.parts import parts_of
from ui.export.web.film_data import RATE, film_data
from ui.export.writers.html import FORMAT as WEB
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame, Paragraph, Text
from ui.film.views import views


def job_of(film: Film, place: Path, settings: Settings) -> Job[Settings]:
    """An export that tells nobody of itself."""
    return Job(film, place, settings, lambda done, total: None, lambda: False)


def words(frame: Frame) -> set[str]:
    """All that can be read, however faint."""
    return {mark.plain for mark in frame.everything if isinstance(mark, Text)} | {
        mark.text for mark in frame.everything if isinstance(mark, Paragraph)
    }


def check_opening(film: Film, time: float, token: int, before: int) -> None:
    """Its own caption alone is in a picture, and of the header its own token."""
    frame = film.frame(time)
    told = {mark.text for mark in frame.everything if isinstance(mark, Paragraph) and mark.text == frame.caption}
    assert frame.moment.token == token and told == {film.caption(token, frame.moment.beat)}
    last = film.caption(before, len(film.timeline.beats) - 1)
    assert last == frame.caption or last not in words(frame)
    ends = film.timeline.time_of(token) + film.timeline.seconds_of(token, 0) - 1e-6
    later = (film.frame(time + (ends - time) * k / 12) for k in range(1, 13))
    assert words(frame) <= set().union(*map(words, later)), "what is read at the beginning is the excerpt's own"


@pytest.mark.parametrize("seed", range(50))
def test_an_excerpt_begins_with_its_own_picture(seed: int) -> None:
    dice = random.Random(seed)
    lesson = find(dice.choice(list(builtin_lessons())))
    trace = run(lesson)
    film = Film(lesson, trace, FilmOptions(view=dice.choice(list(views()))))
    first = dice.randrange(trace.steps)
    stop = dice.randrange(first, trace.steps) + 1
    pace, rate = dice.choice(("1", "4", "0.5")), dice.choice((5.0, 12.0, 30.0))
    settings = Mp4Settings(tokens=(first, stop), pace=pace, fps=rate, cue_pause=dice.choice((0.0, 1.0)))
    film = film.paced(settings.film_pace)
    token = film.timeline.playing_order(first, stop)[0]
    before = token + 1 if film.timeline.backward else token - 1
    shown = times(film, settings, rate)
    if 0 <= before < trace.steps:
        check_opening(film, shown[0], token, before)
    assert all(b >= a for a, b in pairwise(shown))
    mapped = time_map(film, settings)
    assert abs(len(shown) / rate - mapped.seconds) <= 0.5 / rate + 1e-9 or len(shown) == 1


def test_clips_begin_with_their_own_picture_where_the_film_can_be_cut(tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions())
    job = job_of(film, tmp_path / "film.mp4", Mp4Settings())
    places = [(token, len(film.timeline.beats) - 1) for token in range(20)]
    parts, shown = parts_of(job, places, by_beat=False), times(film, MovingSettings(), 30.0)
    for (token, _), part in zip(places, parts, strict=True):
        if token:
            check_opening(film, shown[part.start], token, token - 1)
        assert part.start in entries_of(job)
        assert part.stop in entries_of(job) | {len(shown)}


def test_a_page_begins_with_its_own_picture(qapp: QApplication, tmp_path: Path) -> None:
    lesson = find("four-beats")
    film = Film(lesson, run(lesson), FilmOptions())
    part = WEB.settings(tokens=(2, 3))
    data = film_data(job_of(film, tmp_path / "page.html", part))
    samples = data["steps"][0]["beats"][0]["samples"]
    still = int((film.timeline.opening(2) - film.timeline.time_of(2)) * RATE)
    assert samples[: 3 * still] == samples[:3] * still, "until the words of the token before are gone it stands still"
    assert still > 0 and samples[:3] != samples[-3:]
