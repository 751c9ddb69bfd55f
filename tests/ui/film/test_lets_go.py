"""A film keeps its run alive, and nothing that was found for the film outlives it."""

from __future__ import annotations

import gc
import weakref

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from ui.film.charts import charts
from ui.film.film import Film, FilmOptions
from ui.film.narration.claims.views.says_next import likeliest
from ui.film.views import views
from ui.plots.rows import rows


@pytest.mark.parametrize("key", ["random-stack", "jenny-rafsun"])
@pytest.mark.parametrize("view", views())
def test_a_run_goes_with_its_last_film(view: str, key: str) -> None:
    lesson = find(key)
    trace = run(lesson)
    film = Film(lesson, trace, FilmOptions(view=view))
    for part in (0.1, 0.5, 0.9):
        seconds = part * film.timeline.duration
        film.frame(seconds)
        film.labels(seconds)
    likeliest(trace, 1)
    for chart in charts().values():
        rows(chart, film.scene, 1)
    gone = weakref.ref(trace), *(weakref.ref(layer) for layer in trace.layers), weakref.ref(film.scene)
    gc.disable()  # at once: nothing of it holds itself in a circle, which would stay until Python looks for garbage
    try:
        del film, trace
        assert [each() for each in gone] == [None] * len(gone)
    finally:
        gc.enable()
