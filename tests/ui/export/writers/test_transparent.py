"""Pictures without paper: what lies below shows through, and on paper they are the pictures that have it."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.ui.export.reading import colours, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.writers.png import FORMAT, PngSettings
from ui.export.writers.svg import SvgSettings
from ui.paint.theme import THEMES


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_transparent_png_on_paper_is_the_one_that_has_it(film: ShortFilm, tmp_path: Path, theme: str) -> None:
    for background in ("paper", "transparent"):
        settings = PngSettings(width=960, height=640, at=(1, 1), theme=theme, background=background)
        export(film, str(tmp_path / f"{background}.png"), settings)
    clear, opaque = (Image.open(tmp_path / f"{background}.png") for background in ("transparent", "paper"))
    assert (clear.mode, opaque.mode) == ("RGBA", "RGB")
    alpha = np.asarray(clear)[:, :, 3]
    assert alpha[0, 0] == 0 and np.mean(alpha == 0) > 0.3 and np.any(alpha == 255)
    paper = THEMES[theme].colour("paper")
    below = Image.new("RGBA", clear.size, (paper.red(), paper.green(), paper.blue(), 255))
    below.alpha_composite(clear)
    assert psnr(np.asarray(below.convert("RGB")), np.asarray(opaque)) > 48


@pytest.mark.parametrize("words", ["shapes", "text"])
def test_a_transparent_svg_lets_what_lies_below_show_through(film: ShortFilm, tmp_path: Path, words: str) -> None:
    found = []
    for background in ("paper", "transparent"):
        export(film, str(tmp_path / "a.svg"), SvgSettings(at=(1, 1), words=words, background=background))
        picture = QImage(960, 540, QImage.Format.Format_RGB32)
        picture.fill(0xFF00FF)
        with QPainter(picture) as painter:
            QSvgRenderer(QByteArray((tmp_path / "a.svg").read_bytes())).render(painter)
        found.append(np.all(colours(picture) == (255, 0, 255), axis=2))
    assert not found[0].any() and found[1].mean() > 0.3


def test_a_sheet_of_pictures_has_its_paper() -> None:
    (refused,) = FORMAT.unused(PngSettings(arrangement="sheet"))
    assert refused.names == ("background",)
    assert FORMAT.unused(PngSettings()) == ()
