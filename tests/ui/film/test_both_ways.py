"""Layers that read from both ends in every view: what stands there was computed, and nothing is to come."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.lessons.run import Run, run
from simulator.lessons.schema import HoldSpec, LayerSpec, Lesson, ReadoutSpec
from simulator.network.levels import passes_of
from simulator.text.embedding import Random
from simulator.text.tokens import Words
from ui.film.charts import charts
from ui.film.charts.chart import numbers_by_token
from ui.film.drawing.mirror import mirror
from ui.film.film import Film, FilmOptions
from ui.film.marks import NOW, About, Bars, Box, Frame, Mark, Row, Strip, Text
from ui.film.narration.story import story
from ui.film.views import views
from ui.state.player import carry_over

VIEWS = tuple(views())
CHARTS = tuple(key for key, view in views().items() if view.chart)
TEXT = "one two three four five"


@cache
def both(levels: int = 2, text: str = TEXT) -> Run:
    """Levels of two layers that read from both ends, an LSTM and GRUs over it, and a read-out."""
    cells = ("lstm", *("gru",) * (levels - 1))
    layers = tuple(
        LayerSpec(cell, 3, seed=2 * k + way, reverse=bool(way)) for k, cell in enumerate(cells) for way in (0, 1)
    )
    readout = ReadoutSpec(((1.0, 0.5, -1.0) * 2, (0.2, -0.5, 1.0) * 2), (0.0, 0.0), ("noun", "other"))
    made = Lesson(title="Both", sequence=Words(text), embedding=Random(3, 1), layers=layers, readout=readout)
    return run(replace(made, masked=(1,), holds=(HoldSpec(1, "f", units=(1,), values=(0.25,), start=2, stop=4),)))


def film(view: str, layer: int, made: Run | None = None) -> Film:
    made = made or both()
    return Film(made.lesson, made, FilmOptions(view=view, layer=layer))


def frames(made: Film, each: int = 3) -> Iterator[Frame]:
    for time in np.linspace(0.01, made.duration - 0.01, each * len(made.timeline.tokens)).tolist():
        yield made.frame(time)


def own_step(made: Run, about: About) -> int:
    """Which step of its layer a token is."""
    return made.steps - 1 - about.step if made.layers[about.layer].from_end else about.step


def is_read(made: Run, layer: int, frame: Frame, about: About) -> bool:
    """Whether the layer that a mark tells of has come to its token, in the film of a layer."""
    passes, now = passes_of(made.made_of), own_step(made, About(layer, frame.moment.token, ""))
    if passes[about.layer] != passes[layer]:
        return passes[about.layer] < passes[layer]
    return own_step(made, about) <= now


@pytest.mark.parametrize("layer", range(4))
@pytest.mark.parametrize("view", VIEWS)
def test_what_stands_there_was_computed_and_is_not_to_come(view: str, layer: int) -> None:
    made, seen = film(view, layer), 0
    back = views()[view].looks_back
    for frame in frames(made):
        assert frame.caption
        for mark in (each for each in frame.everything if isinstance(each, Strip | Bars) and each.about is not None):
            about = mark.about
            assert about is not None
            if about.step == NOW or about.run:
                continue
            assert 0 <= about.step < 5
            seen += 1
            if isinstance(mark, Bars) or back:
                continue
            assert is_read(both(), layer, frame, about), (view, layer, frame.moment, about)
            record = both().layers[about.layer]
            if about.column is None and not mark.falling and about.quantity in (*record, "x", "h_prev", "c_prev"):
                units = mark.units or range(mark.first, mark.first + len(mark.values))
                assert np.array_equal(record[about.quantity][about.step][list(units)], mark.values)
                assert made.tooltip(about._replace(unit=units[0]))
    assert seen or views()[view].chart or view in ("compare", "weights")


@pytest.mark.parametrize("view", ["cell", "unit", "backward"])
def test_a_layer_that_reads_from_the_end_is_one_that_reads_the_sequence_turned(view: str) -> None:
    alone = Lesson(title="One", sequence=Words(TEXT), embedding=Random(3, 1), layers=(LayerSpec("lstm", 3),))
    words = " ".join(reversed(TEXT.split()))
    one = film(view, 0, run(replace(alone, layers=(replace(alone.layers[0], reverse=True),))))
    other = film(view, 0, run(replace(alone, sequence=Words(words))))
    for here, there in zip(frames(one), frames(other), strict=True):
        pairs = zip(numbers(here), numbers(there), strict=True)
        assert all(mark._replace(about=None) == same._replace(about=None) for mark, same in pairs)
        assert here.moment == there.moment._replace(token=4 - there.moment.token)
        assert here.caption == there.caption


def numbers(frame: Frame) -> list[Strip]:
    return [mark for mark in frame.everything if isinstance(mark, Strip)]


@pytest.mark.parametrize("view", CHARTS)
def test_charts_fill_from_the_right(view: str) -> None:
    made, words = film(view, 1), TEXT.split()
    for frame in frames(made, 1):
        places = {
            word: mark.x
            for mark in frame.everything
            if isinstance(mark, Text) and mark.about is not None and mark.about.part == "axis:tokens"
            for word in words
            if mark.plain.split()[-1] == word and mark.anchor == "middle"
        }
        assert list(places) == [] or sorted(places.values()) == [places[word] for word in words if word in places]
        for mark in frame.everything:
            if isinstance(mark, Row) and isinstance(mark.mark, Box) and mark.mark.about is not None:
                assert mark.mark.about.step == 0 and mark.pitch > 0.0, "what is pointed at goes from the first token on"


def test_the_second_direction_has_its_words() -> None:
    made = film("unrolled", 1)
    timeline = made.timeline
    assert timeline.backward and not timeline.looks_back
    assert timeline.locate(0.0).token == 4 and timeline.time_of(4) == 0.0
    texts = {mark.plain for mark in made.frame(0.1).everything if isinstance(mark, Text)}
    assert {"layer 1,", "reverse", "layer 1"} <= texts
    assert "layer 1, reverse" in made.caption(0, -1) and "layer 1 " in made.caption(0, -1)
    assert "reads from the end" in " ".join(
        mark.plain for mark in film("cell", 1).frame(0.0).everything if isinstance(mark, Text)
    )
    told = [passage.plain() for passage in story(film("cell", 1).scene, range(5))]
    assert all("Layer 1, reverse." in each for each in told[1:])


@pytest.mark.parametrize("view", ["stack", "unrolled"])
def test_the_header_says_which_pass_is_shown_and_what_waits_for_its_end(view: str) -> None:
    """A level above two directions is empty until these have read all of the sequence."""

    def header(layer: int, made: Run, language: str = "en") -> str:
        shown = Film(made.lesson, made, FilmOptions(view=view, layer=layer, language=language)).frame(0.0)
        return "".join(
            run.text for mark in shown.backdrop if isinstance(mark, Text) and mark.y == 92 for run in mark.runs
        )

    for layer, words in ((1, "pass 1 of 3: layer 2 begins"), (2, "pass 2 of 3: layer 3 begins"), (5, "pass 3 of 3 ·")):
        assert header(layer, both(3)).startswith(words)
    assert header(1, both(3), "de").startswith("Durchgang 1 von 3: Schicht 2 beginnt erst danach")
    assert "pass" not in header(0, both(1))


def test_the_read_out_waits_for_both() -> None:
    made = film("stack", 3)
    rows = {token: any("noun" in line for line in made.numbers(end(made, token))) for token in range(5)}
    assert rows == {4: False, 3: False, 2: True, 1: True, 0: True}
    below = film("stack", 1)
    assert not any("noun" in line for token in range(5) for line in below.numbers(end(below, token)))


def end(made: Film, token: int) -> float:
    return made.timeline.time_of(token, len(made.timeline.beats) - 1, 0.99)


@pytest.mark.parametrize("layer", [0, 1])
def test_long_runs_scroll_with_the_layer(layer: int) -> None:
    text = " ".join(f"w{k}" for k in range(40))
    made = film("unrolled", layer, both(1, text))
    for frame in frames(made, 1):
        bold = [mark for mark in frame.moving if isinstance(mark, Text) and mark.weight == 700 and mark.about]
        assert any(mark.about is not None and mark.about.step == frame.moment.token for mark in bold)


def test_marks_are_turned_round_and_back() -> None:
    for view in CHARTS:
        for mark in film(view, 0).frame(film(view, 0).duration).everything:
            again = mirror(mirror(mark, 300.0), 300.0)
            assert where(again) == pytest.approx(where(mark))


def where(mark: Mark) -> list[float]:
    """The numbers of a mark, but what it tells of."""
    plain = mark.mark if isinstance(mark, Row) else mark
    return (
        [value for value in plain._replace(about=None) if isinstance(value, float)] if hasattr(plain, "about") else []
    )


@pytest.mark.parametrize("key", CHARTS)
def test_tables_are_by_token(key: str) -> None:
    scene, state = film("cell", 1).scene, both().layers[1]["c"]
    for series in numbers_by_token(charts()[key], scene, 0):
        assert "token 4" not in series.name
        assert list(series.tokens) == sorted(series.tokens)
        if series.name == "c" and len(series.tokens) == 5:
            assert np.array_equal(series.values.reshape(5, -1)[:, 0], state[:, 0])


def test_a_film_keeps_its_moment_when_the_other_direction_is_looked_at() -> None:
    forward, reverse, above = (film("cell", layer).timeline for layer in (0, 1, 2))
    time = forward.time_of(1, 2)
    assert reverse.locate(carry_over(time, forward, reverse)).token == 3, "the second step of both"
    assert above.locate(carry_over(time, forward, above)).token == 1
    assert carry_over(0.0, forward, reverse) == 0.0
