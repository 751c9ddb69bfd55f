"""Films without the caption in the picture: the shape that was asked for, everything else as it was."""

from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.export.reading import painted, psnr
from tests.ui.export.short_film import ShortFilm
from tests.ui.film.films import builtin_film
from tests.ui.film.views.test_layout_laws import ink
from ui.export import export
from ui.export.pages.sheets import without_caption
from ui.export.uncaptioned import Uncaptioned, lay_out_film
from ui.export.writers.mp4 import Mp4Settings
from ui.film.drawing.page import LETTERS, LINES, Room, page_without_caption
from ui.film.marks import Page, Paragraph
from ui.film.views import views
from ui.paint.theme import load_fonts


@pytest.mark.parametrize("shape", [16 / 9, 4 / 3, 1.0, 9 / 16, 2.4])
def test_the_rest_of_the_page_has_the_shape(shape: float) -> None:
    page = page_without_caption(shape * 1000, 1000)
    assert page.width / Room(page).caption.y == pytest.approx(shape)
    assert page.height >= 1080 - 1e-9
    shown = min(page.width, Room(page).caption.y)
    assert shown / LINES <= LETTERS, "letters are as large as with the caption"


@pytest.mark.parametrize("size", [(640, 480), (640, 640), (360, 640), (640, 360)])
@pytest.mark.parametrize("view", views())
def test_films_of_all_views_are_laid_out_for_their_shape_without_it(
    qapp: QApplication, view: str, size: tuple[int, int]
) -> None:
    load_fonts()
    width, height = size
    film = lay_out_film(builtin_film("jenny-rafsun", view=view), Mp4Settings(width=width, height=height, caption=False))
    for beat in range(len(film.timeline.beats)):
        frame = film.frame(film.timeline.time_at_rest(11, beat))
        assert frame.page.width / frame.page.height == pytest.approx(width / height)
        assert frame.page.width < 1920 or width > 1.5 * height
        assert min(frame.page[:2]) / LINES <= 1.13 * LETTERS
        for mark in frame.everything:
            area = ink(mark)
            assert area is None or (area.right <= frame.page.width + 1 and area.bottom <= frame.page.height + 1)


def test_the_lesson_without_its_caption() -> None:
    film = lay_out_film(builtin_film("jenny-rafsun"), Mp4Settings(width=640, height=480, caption=False))
    frame, later = film.frame(3.0), film.frame(3.1)
    assert frame.page.width / frame.page.height == pytest.approx(4 / 3)
    assert not [mark for mark in frame.everything if isinstance(mark, Paragraph)]
    assert frame.backdrop is later.backdrop
    assert film.caption(0, 0) == builtin_film("jenny-rafsun").caption(0, 0)
    assert film.stops() == builtin_film("jenny-rafsun").stops()


def test_a_film_leaves_it_out(film: ShortFilm, tmp_path: Path) -> None:
    settings = Mp4Settings(width=640, height=320, fps=2, caption=False)
    export(film, str(tmp_path / "film.mp4"), settings)
    with av.open(str(tmp_path / "film.mp4")) as container:
        read = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    bare = painted(without_caption(film.frame(1.5)), settings)
    assert psnr(read[3], bare) > 30
    assert isinstance(lay_out_film(film, settings).on(Page()), Uncaptioned)
    assert np.array_equal(bare, painted(Uncaptioned(film).frame(1.5), settings))
