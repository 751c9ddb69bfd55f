"""A scene on another page keeps what is the same on every page, and nothing else."""

from __future__ import annotations

import pytest

from tests.ui.film.films import builtin_film
from ui.film.drawing.page import LEAST, page_for
from ui.film.marks import Page
from ui.film.scene.derived.paged import ON_EVERY_PAGE

PAGES = [page_for(4, 3), page_for(9, 16), Page(1320.0, 750.0, compact=True)]


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", ["jenny-rafsun", "own-cell"])
def test_what_is_the_same_on_every_page_is_found_once(key: str, page: Page) -> None:
    made = builtin_film(key)
    known = {name: getattr(made.scene, name) for name in ON_EVERY_PAGE}
    assert known["_needs"] and made.scene.narrowest(LEAST) == known["_needs"][False]
    other = made.on(page).scene
    assert other.page.compact == page.compact and other.page != LEAST
    assert {name: getattr(other, name) for name in ON_EVERY_PAGE} == known
    assert all(getattr(other, name) is known[name] for name in ON_EVERY_PAGE)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("key", ["jenny-rafsun", "own-cell"])
def test_it_is_what_would_be_found_anew(key: str, page: Page) -> None:
    first, anew = builtin_film(key), builtin_film(key).on(page)
    assert first.timeline.step_seconds > 0.0
    after = first.on(page)
    assert after.timeline == anew.timeline and after.scene.layout is anew.scene.layout
    for time in (0.0, 0.3 * after.duration, 0.7 * after.duration):
        assert after.frame(time) == anew.frame(time)
