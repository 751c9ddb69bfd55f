"""Sheets of pictures: nothing over anything else, nothing outside, and a contact sheet that shows its step."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.pages.sheets import Layout, layout_for, picture_in, without_caption
from ui.export.writers.pdf import GRIDS, NOTES
from ui.export.writers.png import PngSettings
from ui.film.drawing.page import Room
from ui.film.marks import Box, Page, Paragraph, Rect


def apart(a: Rect, b: Rect) -> bool:
    return a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y


@pytest.mark.parametrize("count", GRIDS)
@pytest.mark.parametrize("shape", [2.0, 1.2, 0.5])
@pytest.mark.parametrize("page", [Page(1240, 1754), Page(1754, 1240)])
def test_fields_lie_apart_and_hold_their_pictures(count: int, shape: float, page: Page) -> None:
    layout = Layout(page, *GRIDS[count], notes=count == NOTES)
    fields = [layout.field(k) for k in range(count)]
    for k, field in enumerate(fields):
        picture = picture_in(field, shape, layout)
        assert picture.width / picture.height == pytest.approx(shape)
        assert field.x - 1e-6 <= picture.x
        assert picture.x + picture.width <= field.x + field.width + 1e-6
        assert picture.y + picture.height <= field.y + field.height + 1e-6
        assert field.x + field.width <= page.width - layout.margin + 1e-6
        assert field.y + field.height < page.height - layout.margin
        assert all(apart(field, other) for other in fields[:k])


@pytest.mark.parametrize("count", [1, 2, 5, 6, 9])
def test_a_contact_sheet_has_room_for_all(count: int) -> None:
    layout = layout_for(Page(), count, 26.0)
    assert layout.places >= count > layout.places - layout.columns


def test_the_caption_leaves_the_picture(film: ShortFilm) -> None:
    frame = film.frame(0.5)
    below = Room(frame.page).caption.y
    said = (Box(0, below, 1920, 120, fill="caption.fill"), Paragraph(110, below, 1700, 120, "said", 30, "caption.ink"))
    bare = without_caption(frame._replace(settled=frame.settled + said))
    assert bare.settled == frame.settled
    assert bare.page == Page(1920, below)


def test_a_contact_sheet_shows_the_beats_of_its_step(film: ShortFilm, tmp_path: Path) -> None:
    settings = PngSettings(width=800, height=450, at=(1, 0), arrangement="sheet")
    export(film, str(tmp_path / "sheet.png"), settings)
    export(film, str(tmp_path / "other.png"), replace(settings, at=(2, 0)))
    export(film, str(tmp_path / "same.png"), replace(settings, at=(1, 1)))
    pictures = {name: np.asarray(Image.open(tmp_path / f"{name}.png")) for name in ("sheet", "other", "same")}
    assert pictures["sheet"].shape == (450, 800, 3)
    assert np.array_equal(pictures["sheet"], pictures["same"])
    assert not np.array_equal(pictures["sheet"], pictures["other"])
    red = (np.abs(pictures["sheet"].astype(int) - (0xC9, 0x38, 0x38)).max(axis=2) < 12).sum()
    assert red > 500, "the area of the memory is in both pictures"
