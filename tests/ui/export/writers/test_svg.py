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
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from tests.ui.export.reading import colours, painted, psnr
from tests.ui.export.short_film import ShortFilm
from tests.ui.film.films import builtin_film
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
    export(film, str(tmp_path / "still.svg"), SvgSettings(at=(1, 1), words="shapes"))
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


def groups(path: Path) -> dict[str, str]:
    """The ids of a drawing, with the titles of their groups. Each id is there once."""
    found = [each for each in ElementTree.parse(path).getroot().iter() if each.get("id")]
    assert len({each.get("id") for each in found}) == len(found)
    return {str(each.get("id")): each.findtext(f"{SVG}title") or "" for each in found if each.tag == f"{SVG}g"}


def test_parts_are_groups_with_a_name_and_a_title(qapp: QGuiApplication, tmp_path: Path) -> None:
    made = builtin_film("four-beats")
    export(made, str(tmp_path / "still.svg"), SvgSettings(at=(1, 1)))
    found = groups(tmp_path / "still.svg")
    assert found["forget-gate"] == found["forget-gate-operation"] == "forget gate"
    assert "The line of the memory" in found["memory-area"]
    assert {"c-line", "forget-area", "candidate-operation", "output-gate-operation"} <= found.keys()


def test_parts_have_the_same_names_at_each_beat(qapp: QGuiApplication, tmp_path: Path) -> None:
    """What stands still is called the same, and what an operation is called is no other operation at another beat."""
    made, drawings = builtin_film("jenny-rafsun"), []
    for beat in (0, 2, 4):
        export(made, str(tmp_path / "still.svg"), SvgSettings(at=(3, beat), width=640, height=360))
        drawings.append(groups(tmp_path / "still.svg"))
    shared = set.intersection(*(set(each) for each in drawings))
    assert {"layer-1-c-line", "layer-1-forget-gate-operation", "layer-1-memory-area"} <= shared
    for name in shared - {"page-0"}:  # which tells the beat
        assert len({each[name] for each in drawings}) == 1, name


def test_pages_share_no_name(qapp: QGuiApplication, tmp_path: Path) -> None:
    export(builtin_film("simple-rnn"), str(tmp_path / "pages.svg"), SvgSettings(tokens=(0, 2), width=640, height=360))
    found = groups(tmp_path / "pages.svg")
    assert any(name.startswith("page-1-h") for name in found) and any(name.startswith("page-0-h") for name in found)
