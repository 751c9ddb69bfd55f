"""The read-out over the tokens where layers read from both ends: known of the tokens in the middle first."""

from __future__ import annotations

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.charts.readout import expected, foretold
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec, Lesson, ReadoutSpec
from simulator.text.embedding import Random
from simulator.text.tokens import Numbers, Words
from ui.film.charts.readout import ReadoutChart
from ui.film.film import Film, FilmOptions
from ui.film.marks import Curve, Strip
from ui.film.scene.chart_options import ALL

TEXT = "she is a good girl who reads"
FORWARD, BACKWARD = LayerSpec("lstm", 3, seed=1), LayerSpec("gru", 3, reverse=True, seed=2)


def lesson(outputs: int, *layers: LayerSpec, text: str = TEXT, names: tuple[str, ...] = ()) -> Lesson:
    random = np.random.default_rng(0)
    rows = tuple(map(tuple, random.normal(size=(outputs, sum(each.units for each in layers[-2:]))).tolist()))
    return Lesson(
        title="Both ends", sequence=Words(text), embedding=Random(4, 1), layers=layers,
        readout=ReadoutSpec(rows, (0.0,) * outputs, names),
    )  # fmt: skip


def film_of(made: Lesson, layer: int = 0, chances: bool = False) -> Film:
    view = "text" if chances else "readout"
    options = FilmOptions(view=view, layer=layer, chart_options=ALL._replace(chances=chances))
    return Film(made, run(made), options)


def spans(film: Film, step: int, beat: int, phase: float) -> list[tuple[float, float]]:
    """From where to where the lines of the outputs, or their map, go at a moment, in tokens."""
    chart = film.composer.chart  # type: ignore[attr-defined]
    assert isinstance(chart, ReadoutChart)
    axes, frame = chart.fields[0], film.frame(film.timeline.time_of(step, beat, phase))
    field, found = axes.field, []
    for mark in (*frame.settled, *frame.moving):
        if isinstance(mark, Strip):
            found.append((mark.x - mark.width / 2, mark.x + mark.width / 2))
        elif isinstance(mark, Curve) and mark.role == "short":
            found.append((min(x for x, _ in mark.points), max(x for x, _ in mark.points)))
    return [((low - field.x) / axes.pitch, (high - field.x) / axes.pitch) for low, high in found]


@pytest.mark.parametrize("text", [TEXT, f"{TEXT} books"])
@pytest.mark.parametrize("layer", [0, 1])
@pytest.mark.parametrize("outputs", [2, 40])
def test_it_grows_from_the_middle_to_both_ends(outputs: int, layer: int, text: str) -> None:
    film, steps = film_of(lesson(outputs, FORWARD, BACKWARD, text=text), layer), len(text.split())
    for step in range(steps):
        token = steps - 1 - step if layer else step
        for beat, phase, done in ((0, 0.0, step), (len(film.timeline.beats) - 1, 0.999, step + 1)):
            found = spans(film, token, beat, phase)
            first, stop = steps - done, done
            if first >= stop:
                assert not found
            else:
                assert min(low for low, _ in found) == pytest.approx(first, abs=0.01)
                assert max(high for _, high in found) == pytest.approx(stop, abs=0.01)
    for step in range(steps):
        token = steps - 1 - step if layer else step
        waits = "waits for the layer that reads from the other end" in film.caption(token, -1)
        assert waits == (step < steps - 1 - step)


def test_what_has_been_read_from_the_other_end_is_not_foretold() -> None:
    words = ("she", "is", "a", "good", "girl", "who", "reads")
    both, plain = lesson(7, FORWARD, BACKWARD, names=words), lesson(7, replace(FORWARD, units=6), names=words)
    backward = lesson(7, replace(BACKWARD, units=6), names=words)
    assert expected(run(both))[0] == () and np.isnan(expected(run(both))[1]).all()
    assert expected(run(plain))[0] and expected(run(backward))[0]
    told = film_of(both, chances=True).caption(3, -1)
    assert told == "Layers read from both ends: they have read each token before they say which comes."
    for one_way in (plain, backward):
        assert "%" in film_of(one_way, chances=True).caption(3, -1)
    rows = Numbers(tuple((0.1 * k,) for k in range(5)), names=("y",))
    forecast = ReadoutSpec(((1.0,) * 6,), (0.0,), ("y",), kinds=("linear",))
    for made, count in ((both, 0), (plain, 1)):
        made = replace(made, sequence=rows, embedding=None, readout=forecast)  # noqa: PLW2901
        assert len(foretold(run(made)).values) == count


def test_a_layer_below_another_pass_says_where_the_read_out_is_to_be_seen() -> None:
    above = LayerSpec("lstm", 3, seed=4)
    made = lesson(2, FORWARD, BACKWARD, replace(above, units=6))
    made = replace(made, readout=replace(made.readout, W=tuple(row[:6] for row in made.readout.W)))  # type: ignore[union-attr]
    for layer, told in ((0, True), (1, True), (2, False)):
        assert ("The layers above this one begin" in film_of(made, layer).caption(2, -1)) == told
