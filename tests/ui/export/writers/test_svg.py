"""SVG drawings, read again as XML and drawn by another renderer."""

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from fontTools.ttLib import TTFont
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.ui.export.reading import colours, painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.writers.svg import SvgSettings
from ui.film.motion.timeline import Timeline

SVG = "{http://www.w3.org/2000/svg}"
PAGE = "{http://www.inkscape.org/namespaces/inkscape}page"


def texts(root: ElementTree.Element) -> list[str]:
    return ["".join(text.itertext()).strip() for text in root.iter(f"{SVG}text")]


def drawn(path: Path, width: int, height: int) -> np.ndarray:
    """The drawing as Qt's reader of SVG shows it, which takes a list of fonts for one name."""
    text = re.sub(r'(font-family="[^",]+),[^"]*"', r'\1"', path.read_text(encoding="utf-8"))
    renderer = QSvgRenderer(QByteArray(text.encode()))
    assert renderer.isValid()
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(0)
    painter = QPainter(picture)
    renderer.render(painter)
    painter.end()
    return colours(picture)


def test_one_beat_is_one_picture_with_words(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "still.svg"), SvgSettings(at=(1, 1), words="text"))
    root = ElementTree.parse(tmp_path / "still.svg").getroot()
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("1920", "1080", "0 0 1920 1080")
    assert {"0.50", "−0.50", "= 0.50 · two", "“two” & <all> that beat 1 says."} <= set(texts(root))


def test_beats_stand_under_each_other_as_pages(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "pages.svg"), SvgSettings(width=960, height=540, words="text"))
    root = ElementTree.parse(tmp_path / "pages.svg").getroot()
    assert (root.get("width"), root.get("height")) == ("960", str(6 * 540))
    pages = [group for group in root.findall(f"{SVG}g") if group.get("id", "").startswith("page-")]
    views = {view.get("id"): view.get("viewBox") for view in root.iter(f"{SVG}view")}
    assert [float(page.get("y")) for page in root.iter(PAGE)] == [540 * k for k in range(6)]
    for k, (token, beat) in enumerate(film.timeline.places()):
        caption = film.frame(film.timeline.time_at_rest(token, beat)).caption
        assert pages[k].get("transform") == f"translate(0,{540 * k})"
        assert pages[k].findtext(f"{SVG}title") == caption
        assert caption in texts(pages[k])
        assert views[f"token-{token}-beat-{beat}"] == f"0 {540 * k} 960 540"


@pytest.mark.parametrize("words", ["text", "shapes"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_another_renderer_draws_the_same(film: ShortFilm, tmp_path: Path, words: str, theme: str) -> None:
    settings = SvgSettings(width=1280, height=720, theme=theme, at=(2, 1), words=words)
    export(film, str(tmp_path / "still.svg"), settings)
    wanted = painted(film.frame(film.timeline.time_at_rest(2, 1)), settings)
    assert psnr(drawn(tmp_path / "still.svg", 1280, 720), wanted) > 32


def test_words_are_shapes_that_need_no_font(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "still.svg"), SvgSettings(at=(1, 1)))
    assert texts(ElementTree.parse(tmp_path / "still.svg").getroot()) == []


def test_faded_words_stay_faded(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "still.svg"), SvgSettings(at=(0, 1), words="text"))
    root = ElementTree.parse(tmp_path / "still.svg").getroot()
    opacity = {"".join(text.itertext()).strip(): float(text.get("fill-opacity")) for text in root.iter(f"{SVG}text")}
    assert opacity["= 0.25 · one"] == pytest.approx(0.5, abs=0.01)
    assert opacity["0.25"] == 1


def test_words_have_their_fonts_inside(film: ShortFilm, tmp_path: Path) -> None:
    film.title = "字 總 한 ไ"
    film.timeline = Timeline(("字", "總 한", "ไ ক"), film.timeline.beats)
    export(film, str(tmp_path / "still.svg"), SvgSettings(words="text"))
    root = ElementTree.parse(tmp_path / "still.svg").getroot()
    rules = re.findall(r'font-family:"([^"]+)";font-weight:(\d+).*?base64,([^"]+)"', root.findtext(f"{SVG}style") or "")
    inside = {
        (family, weight): TTFont(io.BytesIO(base64.b64decode(data))).getBestCmap() for family, weight, data in rules
    }
    families = {family for family, _ in inside}
    for text in root.iter(f"{SVG}text"):
        listed = [family.strip() for family in text.get("font-family", "").split(",")]
        fonts = [cmap for (family, _), cmap in inside.items() if family in listed]
        for letter in "".join(text.itertext()).strip():
            assert any(ord(letter) in cmap for cmap in fonts), letter
    assert families >= {f"Gatelight {name}" for name in ("Sans", "Chinese", "Traditional", "Hangul", "Thai", "Bengali")}


def test_a_drawing_has_a_name_and_each_page_another(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "still.svg"), SvgSettings())
    root = ElementTree.parse(tmp_path / "still.svg").getroot()
    assert (root[0].tag, root[0].get("id"), root[0].text) == (f"{SVG}title", root.get("aria-labelledby"), film.title)
    pages = root.findall(f"{SVG}g")
    assert {page.get("role") for page in pages} == {"img"} and len(pages) == 6
    assert [page[0].text for page in pages] == [film.caption(*place) for place in film.timeline.places()]


def test_fonts_have_stand_ins(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "still.svg"), SvgSettings(at=(0, 1), words="text"))
    root = ElementTree.parse(tmp_path / "still.svg").getroot()
    for text in root.iter(f"{SVG}text"):
        assert text.get("font-family").endswith("serif")
