"""Every letter of the most used scripts leaves ink in each kind of file, and is not the sign for what is missing."""

import shutil
import subprocess
from functools import partial
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from simulator.lessons.builtin import find
from tests.ui.export.reading import colours
from tests.ui.export.short_film import ShortFilm
from tests.ui.scripts import ACROSS, BLANK, CELL, DOWN, LETTERS, NOTHING, cells, page_of
from ui.export import export
from ui.export.format import Job
from ui.export.letters import describe_letters
from ui.export.web.film_data import film_data
from ui.export.web.painter_recorder import LETTERS as WRITTEN
from ui.export.writers.html import HtmlSettings
from ui.export.writers.pdf import PdfSettings
from ui.export.writers.png import PngSettings
from ui.export.writers.svg import SvgSettings
from ui.film.marks import Frame
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.language import ENGLISH

SIZE = {"width": CELL * ACROSS, "height": CELL * DOWN}
MANY = 1000  # letters of a script, of which some are taken


def some_letters() -> str:
    """All letters of the small scripts, and some of the large ones."""
    taken = (letters[:: 1 + len(letters) // MANY * 5] for letters in LETTERS.values())
    return "".join(letter for letter in dict.fromkeys("".join(taken)) if letter not in BLANK)


class LettersFilm(ShortFilm):
    """A film whose tokens are pages of letters, the last on each a letter that no font has."""

    title = "Letters"

    def __init__(self) -> None:
        super().__init__()
        letters, step = some_letters(), ACROSS * DOWN - 1
        self.pages = [letters[start : start + step] for start in range(0, len(letters), step)]
        self.timeline = Timeline(tuple(map(str, self.pages)), (Beat("read", "Read", "short", 1.0, 0.5),))

    def frame(self, time: float) -> Frame:
        """The page of a token."""
        moment = self.timeline.locate(time)
        return page_of(self.pages[moment.token] + NOTHING)._replace(moment=moment)

    def caption(self, token: int, beat: int) -> str:
        """None."""
        return ""

    def numbers(self, time: float) -> tuple[str, ...]:
        """None."""
        return ()

    def stops(self) -> tuple[float, ...]:
        """None."""
        return ()


@pytest.fixture
def letters(qapp: QGuiApplication) -> LettersFilm:
    """More than 6,000 letters."""
    film = LettersFilm()
    assert sum(map(len, film.pages)) > 6000
    return film


def check_page(letters: str, picture: np.ndarray) -> None:
    """Each letter has left ink, which is not that of the sign behind the last."""
    found = cells(picture)
    missing = found[len(letters)]
    assert missing.min() < 160
    for letter, cell in zip(letters, found, strict=False):
        assert cell.min() < 220, hex(ord(letter))
        assert not np.array_equal(cell, missing), hex(ord(letter))


def test_pictures(letters: LettersFilm, tmp_path: Path) -> None:
    for token in (0, len(letters.pages) - 1):
        export(letters, str(tmp_path / "page.png"), PngSettings(**SIZE, theme="print", at=(token, 0)))
        check_page(letters.pages[token], np.asarray(Image.open(tmp_path / "page.png").convert("RGB")))


def test_pages(letters: LettersFilm, tmp_path: Path) -> None:
    export(letters, str(tmp_path / "pages.pdf"), PdfSettings(**SIZE, theme="print"))
    poppler = shutil.which("pdftoppm")
    if poppler is None:
        pytest.skip("Poppler is not installed")
    command = [poppler, "-png", "-r", "144", str(tmp_path / "pages.pdf"), str(tmp_path / "page")]
    subprocess.run(command, check=True, timeout=300)
    for page, path in zip(letters.pages, sorted(tmp_path.glob("page-*.png")), strict=True):
        check_page(page, np.asarray(Image.open(path).convert("RGB")))


def test_drawings(letters: LettersFilm, tmp_path: Path) -> None:
    for token, page in enumerate(letters.pages):
        export(letters, str(tmp_path / "page.svg"), SvgSettings(**SIZE, theme="print", at=(token, 0)))
        picture = QImage(SIZE["width"], SIZE["height"], QImage.Format.Format_RGB32)
        with QPainter(picture) as painter:
            QSvgRenderer(QByteArray((tmp_path / "page.svg").read_bytes())).render(painter)
        check_page(page, colours(picture))


def test_web_pages(letters: LettersFilm, tmp_path: Path) -> None:
    job = Job(letters, tmp_path / "page.html", HtmlSettings(theme="print"), lambda done, total: None, lambda: False)
    data = film_data(job)
    for step, page in zip(data["steps"], letters.pages, strict=True):
        marks = data["lists"][step["beats"][0]["samples"][0]]
        drawn = [data["drawings"][data["shapes"][shape][0]] for shape in marks[::5]]
        assert all(operation[0] == WRITTEN for operations in drawn for operation in operations)
        outlines = ["".join(data["glyphs"][k] for k in operations[0][4][::3]) for operations in drawn]
        assert len(outlines) == len(page) + 1
        assert "" not in outlines and outlines.count(outlines[-1]) == 1


def test_what_is_not_drawn_is_told(qapp: QGuiApplication) -> None:
    describe = partial(msgspec.structs.replace, find("four-beats"))
    assert describe_letters(describe(title="字数 總學 한글 ไทย é"), ENGLISH.translate) == []
    (line,) = describe_letters(describe(title=f"字 {NOTHING} \U00012000"), ENGLISH.translate)
    assert "\U00012000 (U+12000)" in line and "(U+10FFFD)" in line and "字" not in line
