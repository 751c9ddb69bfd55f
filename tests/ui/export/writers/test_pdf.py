"""PDF pages, read again by pypdf and Poppler."""

import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from pypdf import PageObject, PdfReader

from tests.ui.export.reading import painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.presets import BUILT_IN, Preset
from ui.export.writers.pdf import PdfSettings, sheets_of
from ui.film.motion.timeline import Timeline


def fonts(page: PageObject) -> list[dict]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


def test_one_page_a_beat_in_the_films_order(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings())
    pages = PdfReader(tmp_path / "pages.pdf").pages
    assert len(pages) == 6
    for page, (token, beat) in zip(pages, film.timeline.places(), strict=True):
        caption = film.frame(film.timeline.time_at_rest(token, beat)).caption
        assert caption in page.extract_text()


def test_numbers_and_signs_can_be_copied(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(at=(2, 1)))
    text = PdfReader(tmp_path / "pages.pdf").pages[0].extract_text()
    for words in ("0.75", "−0.75", "= 0.75 · three"):
        assert words in text


def test_one_page_with_at(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(at=(1, 0)))
    pages = PdfReader(tmp_path / "pages.pdf").pages
    assert len(pages) == 1
    assert "“two”" in pages[0].extract_text()


def test_tokens_choose_pages(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(tokens=(1, 2)))
    texts = [page.extract_text() for page in PdfReader(tmp_path / "pages.pdf").pages]
    assert len(texts) == 2
    assert all("“two”" in text for text in texts)


@pytest.mark.parametrize(("size", "points"), [((1920, 1080), (960, 540)), ((800, 1000), (400, 500))])
def test_the_page_has_the_pictures_shape(
    film: ShortFilm, tmp_path: Path, size: tuple[int, int], points: tuple[int, int]
) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(width=size[0], height=size[1], at=(0, 0)))
    box = PdfReader(tmp_path / "pages.pdf").pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(points, abs=0.5)


def test_every_font_is_inside(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(at=(0, 1)))
    found = fonts(PdfReader(tmp_path / "pages.pdf").pages[0])
    assert found
    for font in found:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(descriptor)
        assert "/ToUnicode" in font


def handout(**changes: object) -> PdfSettings:
    return PdfSettings(arrangement="handout", **changes)


@pytest.mark.parametrize(("per_page", "sheets"), [(1, 6), (2, 3), (3, 3), (4, 2), (6, 1), (8, 1)])
@pytest.mark.parametrize(("paper", "points"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_a_handout_has_so_many_pictures_a_page(
    film: ShortFilm, tmp_path: Path, per_page: int, sheets: int, paper: str, points: tuple[int, int]
) -> None:
    export(film, str(tmp_path / "pages.pdf"), handout(per_page=per_page, paper=paper))
    pages = PdfReader(tmp_path / "pages.pdf").pages
    assert len(pages) == sheets
    for page in pages:
        assert sorted((page.mediabox.width, page.mediabox.height)) == pytest.approx(sorted(points), abs=1)
    texts = [page.extract_text() for page in pages]
    for number, text in enumerate(texts, start=1):
        assert "Three words" in text
        assert f"{number} / {sheets}" in text
    places = film.timeline.places()
    counts = sheets_of([token for token, _ in places], per_page)
    assert max(counts) <= per_page
    sheet_of = [sheet for sheet, count in enumerate(counts) for _ in range(count)]
    for sheet, (token, beat) in zip(sheet_of, places, strict=True):
        words = texts[sheet].replace("\n", " ")
        assert f"that beat {beat} says" in words
        assert film.timeline.tokens[token] in words
        assert film.timeline.beats[beat].title in words


def test_one_picture_a_token(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(each="token"))
    texts = [page.extract_text() for page in PdfReader(tmp_path / "pages.pdf").pages]
    assert len(texts) == 3
    assert all("that happened at it" in text for text in texts)


@pytest.mark.parametrize("token", ["", " ", "سلام", "記憶の門", "🙂🎓", "Donaudampfschifffahrtsgesellschaft" * 9])
def test_any_word_leaves_the_handout_whole(film: ShortFilm, tmp_path: Path, token: str) -> None:
    film.timeline = Timeline((token,), film.timeline.beats)
    export(film, str(tmp_path / "pages.pdf"), handout(per_page=6))
    (page,) = PdfReader(tmp_path / "pages.pdf").pages
    assert "says" in page.extract_text()


def test_the_title_is_the_files(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.pdf"), PdfSettings(at=(0, 0)))
    assert PdfReader(tmp_path / "pages.pdf").metadata.title == "Three words"


def test_pages_have_language_labels_and_bookmarks(film: ShortFilm, tmp_path: Path) -> None:
    film.title = "Größe 記憶"
    export(film, str(tmp_path / "pages.pdf"), PdfSettings())
    found = PdfReader(tmp_path / "pages.pdf", strict=True)
    assert (found.root_object["/Lang"], found.metadata.title) == ("en", film.title)
    assert found.root_object["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 PDF's own truth
    assert found.page_labels == ["1.1", "1.2", "2.1", "2.2", "3.1", "3.2"]
    listed = [[each.title for each in part] if isinstance(part, list) else part.title for part in found.outline]
    beats = [beat.title for beat in film.timeline.beats]
    assert listed == ["1 one", beats, "2 two", beats, "3 three", beats]
    flat = [each for part in found.outline for each in (part if isinstance(part, list) else [part])]
    assert [found.get_destination_page_number(each) for each in flat] == [0, 0, 1, 2, 2, 3, 4, 4, 5]
    assert len(found.pages) == 6 and "“two”" in found.pages[2].extract_text()


def test_a_handout_lists_its_tokens_and_beats(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "handout.pdf"), PdfSettings(arrangement="handout", each="token", per_page=2))
    found = PdfReader(tmp_path / "handout.pdf", strict=True)
    assert found.page_labels == ["1", "2"]
    marks = [(each.title, found.get_destination_page_number(each)) for each in found.outline]
    assert marks == [("1 one", 0), ("2 two", 0), ("3 three", 1)]


def test_paper_is_printed_in_ink_that_is_safe_in_grey(film: ShortFilm, tmp_path: Path) -> None:
    assert PdfSettings().theme == "print"
    (paper,) = (preset for preset in BUILT_IN if preset.ending == ".pdf")
    assert Preset("", ".pdf", {}).settings("dark").theme == paper.settings("dark").theme == "print"
    assert Preset("", ".mp4", {}).settings("dark").theme == "dark"


def poppler(*words: str) -> bytes:
    """What one of Poppler's programs says."""
    if shutil.which(words[0]) is None:
        pytest.skip("Poppler is not installed")
    return subprocess.run(words, check=True, capture_output=True, timeout=60).stdout


def test_poppler_reads_words_and_shows_the_pictures(film: ShortFilm, tmp_path: Path) -> None:
    target = str(tmp_path / "pages.pdf")
    settings = PdfSettings(width=1280, height=720)
    export(film, target, settings)
    texts = poppler("pdftotext", "-layout", target, "-").decode().split("\f")
    assert len(texts) == 6 + 1
    for text, (token, beat) in zip(texts, film.timeline.places(), strict=False):
        assert film.caption(token, beat) in " ".join(text.split())
    poppler("pdftoppm", "-png", "-r", "144", "-f", "4", "-l", "4", target, str(tmp_path / "page"))
    (page,) = tmp_path.glob("page*.png")
    with Image.open(page) as read:
        shown = np.asarray(read.convert("RGB"))
    wanted = painted(film.frame(film.timeline.time_at_rest(1, 1)), settings)
    assert shown.shape == wanted.shape
    assert psnr(shown, wanted) > 25
