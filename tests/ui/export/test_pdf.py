"""PDF pages, read again by pypdf."""

from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader

from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.format import StillSettings


def fonts(page: PageObject) -> list[dict]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_one_page_a_beat_in_the_films_order(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings())
    pages = PdfReader(tmp_path / "pages.pdf").pages
    assert len(pages) == 6
    for page, (token, beat) in zip(pages, film.timeline.places(), strict=True):
        caption = film.frame(film.timeline.time_at_rest(token, beat)).caption
        assert caption in page.extract_text()


def test_numbers_and_signs_can_be_copied(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings(at=(2, 1)))
    text = PdfReader(tmp_path / "pages.pdf").pages[0].extract_text()
    for words in ("0.75", "−0.75", "= 0.75 · three"):
        assert words in text


def test_one_page_with_at(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings(at=(1, 0)))
    pages = PdfReader(tmp_path / "pages.pdf").pages
    assert len(pages) == 1
    assert "“two”" in pages[0].extract_text()


def test_tokens_choose_pages(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings(tokens=(1, 2)))
    texts = [page.extract_text() for page in PdfReader(tmp_path / "pages.pdf").pages]
    assert len(texts) == 2
    assert all("“two”" in text for text in texts)


@pytest.mark.parametrize(("size", "points"), [((1920, 1080), (960, 540)), ((800, 1000), (400, 500))])
def test_the_page_has_the_pictures_shape(
    film: ShortFilm, tmp_path: Path, size: tuple[int, int], points: tuple[int, int]
) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings(width=size[0], height=size[1], at=(0, 0)))
    box = PdfReader(tmp_path / "pages.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(points, abs=0.5)


def test_every_font_is_inside(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), StillSettings(at=(0, 1)))
    found = fonts(PdfReader(tmp_path / "pages.pdf").pages[0])
    assert found
    for font in found:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font
