"""Between two levels: it begins as the outer, ends as the inner, and nothing that can be seen moves too fast."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.film.films import film
from ui.film.drawing.easing import TOP, cruise
from ui.film.drawing.zoom import LEVELS, Placed, between, passing, seconds
from ui.film.marks import Box, Mark, Page, Paragraph, Rect, Text

PAGE = Page()
FOCUSES = st.builds(Rect, st.floats(0, 1500), st.floats(0, 800), st.floats(40, 1900), st.floats(40, 1000))


def _corners(placed: Placed) -> list[tuple[float, float]]:
    return [(placed.x + placed.scale * x, placed.y + placed.scale * y) for x in (0, 1920) for y in (0, 1080)]


@given(FOCUSES)
def test_it_begins_as_the_outer_and_ends_as_the_inner(focus: Rect) -> None:
    outer, inner = film("lstm", 3).parted(0.0), film("lstm", 3).parted(3.0)
    first, last = between(outer, inner, focus, 0.0), between(outer, inner, focus, 1.0)
    assert first.outer[1:] == pytest.approx((0.0, 0.0, 1.0, 1.0))
    assert first.inner.opacity == 0.0
    assert last.inner[1:] == pytest.approx((0.0, 0.0, 1.0, 1.0), abs=1e-6)
    assert last.inner.opacity == 1.0  # it covers the whole page


@pytest.mark.parametrize(("above", "below"), list(pairwise(LEVELS)))
def test_title_and_caption_stand_still_all_the_way(above: str, below: str) -> None:
    """At each end they are those of the picture there; on the way they fade, and never move."""
    outer, inner = film("lstm", 3, above), film("lstm", 3, below)
    time = outer.timeline.time_at_rest(3, 2)
    parts, focus = (outer.parted(time), inner.parted(time)), outer.focus(time)
    places = {_place(mark) for part in parts for mark in part.around}
    for part, made in zip(parts, (outer, inner), strict=True):
        assert {*part.frame.everything, *part.around} == {*made.frame(time).everything}
        assert not any(isinstance(mark, Paragraph) for mark in part.frame.everything), "the caption is none of it"
    for k in range(41):
        seen = [mark for mark in between(*parts, focus, k / 40).around if mark.opacity > 0.0]
        veil = [mark for mark in seen if isinstance(mark, Box) and mark.fill == "paper"]
        assert {_place(mark) for mark in seen if mark not in veil} <= places
        titles = [mark for mark in seen if isinstance(mark, Text) and mark.size == 34]
        assert [mark.opacity for mark in titles] == [1.0] and len(veil) == (0 < k < 40)
        assert sum(mark.opacity for mark in seen if isinstance(mark, Paragraph)) <= 1.0 + 1e-9


def _place(mark: Mark) -> Mark:
    return mark._replace(opacity=1.0)


@given(FOCUSES, st.floats(0.0, 1.0))
def test_the_inner_lies_in_the_outers_focus_all_the_way(focus: Rect, u: float) -> None:
    outer, inner = film("lstm", 3).parted(0.0), film("lstm", 3).parted(3.0)
    made = between(outer, inner, focus, u)
    width = 1920 * made.inner.scale / made.outer.scale
    assert width >= min(focus.width, 1920) - 1e-6
    left = (made.inner.x - made.outer.x) / made.outer.scale
    assert -1e-6 <= left <= 1920 - width + 1e-6
    assert made.outer.scale >= 1.0 and made.inner.scale <= 1.0 + 1e-9


@given(FOCUSES)
def test_nothing_that_can_be_seen_moves_more_than_2_percent_of_the_page_in_a_frame(focus: Rect) -> None:
    outer, inner = film("lstm", 3).parted(0.0), film("lstm", 3).parted(3.0)
    frames = max(2, round(60 * seconds(focus, PAGE)))
    made = [between(outer, inner, focus, cruise(k / frames)) for k in range(frames + 1)]
    for before, after in pairwise(made):
        growth = after.outer.scale / before.outer.scale
        still_x = (after.outer.x - growth * before.outer.x) / (1 - growth) if growth > 1 + 1e-9 else 0.0
        still_y = (after.outer.y - growth * before.outer.y) / (1 - growth) if growth > 1 + 1e-9 else 0.0
        for x, y in ((0, 0), (1920, 0), (0, 1080), (1920, 1080)):
            assert hypot(x - still_x, y - still_y) * (growth - 1) <= 0.02 * PAGE.height + 1e-6
        for a, b in ((before.outer, after.outer), (before.inner, after.inner)):
            assert abs(a.opacity - b.opacity) <= 0.15


@given(st.lists(FOCUSES, min_size=2, max_size=3), st.booleans())
def test_a_glide_through_several_levels_takes_for_each_the_time_it_needs(focuses: list[Rect], inwards: bool) -> None:
    stages = [(k + 1.0, seconds(focus, PAGE)) for k, focus in enumerate(focuses)]
    start, end = 0.0, float(len(focuses))
    if not inwards:
        start, end = end, start
        stages = [(zoom - 1.0, lasts) for zoom, lasts in reversed(stages)]
    frames = max(2, round(60 * sum(lasts for _, lasts in stages)))
    zooms = [passing(start, stages, k / frames) for k in range(frames + 1)]
    assert zooms[0] == start and zooms[-1] == end
    for before, after in pairwise(zooms):
        assert (after > before) if inwards else (after < before)
        level = int(min(before, after))
        if level == int(max(before, after)):
            assert abs(after - before) * seconds(focuses[level], PAGE) <= TOP / 60 * 1.03
