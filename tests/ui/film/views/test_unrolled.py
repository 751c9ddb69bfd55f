"""The unrolled network: rivers as wide as the memory, a wave that moves without a jump, long runs that scroll."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from simulator.analysis.measures import gate_means, memory_account
from simulator.lessons.run import run
from simulator.lessons.schema import LayerSpec
from tests.ui.film.films import CELLS, random_lesson
from ui.film.drawing.hits import hit
from ui.film.film import Film, FilmOptions
from ui.film.marks import Bars, Box, Frame, Page, River, Row, Text
from ui.film.scene.rivers import KEEPS, WRITES
from ui.film.text.formula import plain
from ui.film.views.unrolled.view import UnrolledView

WORDS = "one two three two one"


@cache
def unrolled(cell: str, units: int, layers: int = 2, tokens: int = 5, eye: int = 0) -> Film:
    """Some layers of a cell over some words."""
    words = " ".join((WORDS.split() * (tokens // 5 + 1))[:tokens])
    lesson = random_lesson(cell, units, words)
    lesson = replace(lesson, layers=tuple(LayerSpec(cell=cell, units=units, seed=7 + k) for k in range(layers)))
    return Film(lesson, run(lesson), FilmOptions(view="unrolled", layer=eye))


def at_rest(made: Film, token: int) -> Frame:
    return made.frame(made.timeline.time_at_rest(token, len(made.timeline.beats) - 1))


def rivers(frame: Frame) -> list[River]:
    """What has been computed: the future is pale."""
    return [mark for mark in (*frame.settled, *frame.moving) if isinstance(mark, River) and mark.opacity == 1.0]


def thickness(frame: Frame, x: float, y: float, reach: float) -> tuple[float, float]:
    """How far all strands of the bed at height `y` together reach above and below it at a place."""
    above = below = 0.0
    for mark in rivers(frame):
        if mark.xs[0] <= x <= mark.xs[-1] and min(abs(mark.tops[0] - y), abs(mark.bottoms[0] - y)) <= reach + 1:
            wide = float(np.interp(x, mark.xs, mark.bottoms) - np.interp(x, mark.xs, mark.tops))
            top = float(np.interp(x, mark.xs, mark.tops))
            above, below = (above + wide, below) if top < y - 1e-6 else (above, below + wide)
    return above, below


@pytest.mark.parametrize("cell", CELLS)
@pytest.mark.parametrize("units", [1, 3, 30])
def test_the_river_is_as_wide_as_the_memory_before_what_is_kept_and_after(cell: str, units: int) -> None:
    made = unrolled(cell, units)
    last = len(made.timeline.tokens) - 1
    frame = at_rest(made, last)
    assert isinstance(made.composer, UnrolledView)
    grid = made.composer.grid
    for layer in (0, 1):
        account = memory_account(made.scene.trace.layers[layer])
        bed = grid.bed(layer, 0.0)
        sums = [
            np.maximum(s * v, 0).sum(axis=1).max() for s in (1, -1) for v in (account.old, account.kept, account.new)
        ]
        scale = bed.reach / max(sums)
        for k in range(last):
            for place, values in ((0.06, account.old), ((KEEPS + WRITES) / 2, account.kept), (0.94, account.new)):
                above, below = thickness(frame, bed.x + bed.pitch * (k + place), bed.y, bed.reach)
                gaps = 2 * 0.6 * units + 0.1 if units <= 8 else 0.1
                assert above == pytest.approx(scale * np.maximum(values[k], 0).sum(), abs=gaps)
                assert below == pytest.approx(scale * np.maximum(-values[k], 0).sum(), abs=gaps)


@pytest.mark.parametrize("cell", CELLS)
def test_bars_are_the_means_of_the_gates(cell: str) -> None:
    made = unrolled(cell, 3)
    seen = [mark for mark in at_rest(made, 4).settled if isinstance(mark, Bars) and mark.opacity == 1.0]
    means = [gate_means(record) for record in made.scene.trace.layers]
    assert len(seen) == sum(min(len(each), 4) for each in means)
    for mark in seen:
        assert mark.about is not None
        shown = means[mark.about.layer][mark.about.quantity][mark.about.step :][: len(mark.values)]
        assert list(mark.values) == shown.tolist()


@pytest.mark.parametrize("eye", [0, 1, 2])
@pytest.mark.parametrize("cell", ["lstm", "rnn"])
def test_nothing_jumps(cell: str, eye: int) -> None:
    """Also where the run scrolls, and over the borders of beats and tokens."""
    for tokens, from_token in ((5, 1), (60, 30)):
        made = unrolled(cell, 3, layers=3, tokens=tokens, eye=eye)
        start = made.timeline.time_of(from_token, len(made.timeline.beats) - 1)
        stop = made.timeline.time_of(from_token + 1, len(made.timeline.beats) - 1, 1.0)
        frames = (made.frame(start + k / 60) for k in range(int((stop - start) * 60)))
        for before, after in pairwise(frames):
            _no_text_jumps(before, after)
            _no_front_jumps(before, after)
            _nothing_flickers(before, after)


def _words(frame: Frame) -> dict[tuple[object, ...], Text]:
    """The tokens below the columns, from left to right, told apart by how often a word has come before."""
    found: dict[tuple[object, ...], Text] = {}
    texts = sorted((m for m in frame.everything if isinstance(m, Text) and m.anchor == "middle"), key=lambda m: m.x)
    for mark in texts:
        key = (mark.plain, round(mark.y))
        found[(*key, sum(1 for other in found if other[:2] == key))] = mark
    return found


def _no_text_jumps(before: Frame, after: Frame) -> None:
    was, now = _words(before), _words(after)
    moved = [now[key].x - was[key].x for key in was.keys() & now.keys()]
    assert moved
    # a word that comes in at the right shifts the count of equal ones by one: most of them tell the movement
    assert abs(float(np.median(moved))) <= 0.02 * before.page.height


def _no_front_jumps(before: Frame, after: Frame) -> None:
    def fronts(frame: Frame) -> dict[float, float]:
        return {
            layer: max((m.xs[-1] for m in rivers(frame) if abs(m.tops[0] - y) < 120), default=0.0)
            for layer, y in enumerate(_beds(frame))
        }

    was, now = fronts(before), fronts(after)
    for layer in was:
        if was[layer] and now[layer]:
            assert abs(now[layer] - was[layer]) <= 0.02 * before.page.height + 1e-6


def _beds(frame: Frame) -> list[float]:
    return [mark.points[0][1] for mark in frame.backdrop if type(mark).__name__ == "Wire" and mark.role == "memory"]  # type: ignore[union-attr]


def _nothing_flickers(before: Frame, after: Frame) -> None:
    def seen(frame: Frame) -> dict[tuple[object, ...], float]:
        found: dict[tuple[object, ...], float] = {}
        for mark in frame.everything:
            if isinstance(mark, Bars) and mark.about is not None:
                for k in range(len(mark.values)):
                    key: tuple[object, ...] = (mark.about._replace(step=mark.about.step + k),)
                    found[key] = max(found.get(key, 0.0), mark.opacity)
            elif isinstance(mark, Box) and mark.stroke == "ink":
                key = ("here", mark.about, round(mark.y), mark.stroke_width)
                found[key] = max(found.get(key, 0.0), mark.opacity)
        return found

    was, now = seen(before), seen(after)
    for key in was.keys() & now.keys():
        assert abs(was[key] - now[key]) <= 0.15 + 1e-6, key


@pytest.mark.parametrize("page", [Page(), Page(1920, 1440), Page(1920, 1920)])
@pytest.mark.parametrize(("layers", "tokens"), [(1, 1), (2, 5), (4, 300), (8, 40)])
def test_everything_lies_on_the_page_and_between_header_and_caption(page: Page, layers: int, tokens: int) -> None:
    made = unrolled("lstm", 3, layers, tokens).on(page)
    for token in {0, tokens // 2, tokens - 1}:
        frame = at_rest(made, token)
        field = made.scene.room.picture
        for mark in frame.everything:
            if isinstance(mark, River):
                assert field.y <= min(mark.tops) and max(mark.bottoms) <= field.y + field.height
                assert mark.xs[0] >= 0 and mark.xs[-1] <= page.width
            elif isinstance(mark, Row) and isinstance(mark.mark, Box):
                assert (
                    mark.mark.x >= 100 and mark.mark.x + mark.mark.width + mark.pitch * (mark.times - 1) <= page.width
                )
                assert field.y <= mark.mark.y and mark.mark.y + mark.mark.height <= field.y + field.height


def test_a_long_run_keeps_the_token_in_view_and_all_of_itself_in_the_overview() -> None:
    made = unrolled("gru", 3, 2, 300)
    for token in (0, 13, 150, 299):
        frame = at_rest(made, token)
        bold = [
            mark for mark in frame.moving if isinstance(mark, Text) and mark.weight == 700 and mark.anchor == "middle"
        ]
        assert [mark.plain for mark in bold] == [made.timeline.tokens[token]]
        assert 172 <= bold[0].x <= 1872
    assert isinstance(made.composer, UnrolledView) and made.composer.grid.overview is not None
    top = made.composer.grid.overview.y
    rivers = [mark for mark in frame.settled if isinstance(mark, River) and min(mark.tops) >= top]
    assert not [mark for mark in made.frame(0.0).everything if isinstance(mark, River) and min(mark.tops) >= top]
    overview = [mark for mark in rivers if len(mark.xs) > 500]
    new = memory_account(made.scene.trace.layers[0]).new
    tallest = max(max(b - t for b, t in zip(mark.bottoms, mark.tops, strict=True)) for mark in overview)
    assert len(overview) == 4 and tallest > 5.0 and np.abs(new).max() > 0.0


def test_bars_have_the_letters_of_their_gates_in_their_order() -> None:
    made = unrolled("lstm", 3)
    frame = at_rest(made, 4)
    letters = [mark for mark in frame.backdrop if isinstance(mark, Text) and "math" in mark.runs[0].style]
    assert [plain(mark.runs).split() for mark in letters] == [["f", "i", "o"]] * 2
    bars = [mark for mark in frame.settled if isinstance(mark, Bars)]
    for layer, mark in enumerate(letters):
        own = sorted((bar for bar in bars if bar.about is not None and bar.about.layer == layer), key=lambda bar: bar.x)
        assert [run.role for run in mark.runs if run.role] == [bar.role for bar in own if bar.about.step == 0]
        assert {bar.base for bar in own} == {mark.y}


def test_any_order_and_twice_give_the_same_frame() -> None:
    times = np.linspace(0.0, unrolled("lstm", 3, 2, 60).duration, 40)
    made = unrolled("lstm", 3, 2, 60)
    fresh = Film(made.scene.lesson, made.scene.trace, FilmOptions(view="unrolled"))
    for time in [*times[::-1], *times]:
        assert made.frame(float(time)) == fresh.frame(float(time))


def test_a_place_in_the_picture_tells_layer_token_and_gate() -> None:
    made = unrolled("lstm", 3)
    frame = at_rest(made, 4)
    assert isinstance(made.composer, UnrolledView)
    grid = made.composer.grid
    for layer in (0, 1):
        for k in range(5):
            card = grid.card(layer, k, 0.0)
            about = hit(frame, card.x + 10, card.y + 12)
            assert about is not None and (about.layer, about.step, about.quantity) == (layer, k, "c")
    bar = next(mark for mark in frame.settled if isinstance(mark, Bars) and mark.opacity == 1.0)
    about = hit(frame, bar.x + 2 * bar.pitch + 1, bar.base - 1)
    assert about is not None and bar.about is not None and about == bar.about._replace(step=bar.about.step + 2)


@pytest.mark.parametrize(
    ("cell", "after"),
    [
        ("lstm", {"read": "", "forget": "f", "input": "f", "memory": "fi", "output": "fio"}),
        ("gru", {"read": "", "reset": "", "candidate": "", "keep": "z", "write": "z", "memory": "zr"}),
    ],
)
def test_a_gate_stands_once_its_part_of_the_step_is_over(cell: str, after: dict[str, str]) -> None:
    made = unrolled(cell, 3, layers=1, tokens=5)
    assert [beat.key for beat in made.timeline.beats] == list(after)
    for k, gates in enumerate(after.values()):
        bars = [mark for mark in made.frame(made.timeline.time_at_rest(2, k)).moving if isinstance(mark, Bars)]
        assert {mark.about.quantity for mark in bars if mark.about and mark.opacity == 1.0} == set(gates)
