"""Pictures and films without paper: what lies below shows through, and on paper they are the ones that have it."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.reading import colours, psnr
from tests.ui.export.short_film import ShortFilm
from tests.ui.export.writers.test_html import browser
from ui.export import export, formats
from ui.export.format import reason_against
from ui.export.writers.png import FORMAT, PngSettings
from ui.export.writers.svg import SvgSettings, drawing_of
from ui.export.writers.webm import WebmSettings
from ui.film.film import Film, FilmOptions
from ui.film.marks import Box
from ui.film.views import views
from ui.paint.kept.frame_buffer import Canvas
from ui.paint.painter import image, transparent_image
from ui.paint.theme import THEMES

__all__ = ["browser"]  # the fixture


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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("ground", [(255, 0, 255), (255, 255, 255), (0, 0, 0)])
def test_what_a_transparent_svg_dims_is_dimmed_and_no_box(
    qapp: QGuiApplication, theme: str, ground: tuple[int, int, int]
) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    frame = film.frame(film.timeline.time_at_rest(1, 1))
    assert any(isinstance(mark, Box) and mark.fill == "paper" and 0.0 < mark.opacity < 1.0 for mark in frame.everything)
    text = drawing_of(frame, SvgSettings(width=960, height=540, theme=theme, words="shapes", background="transparent"))
    drawn = QImage(960, 540, QImage.Format.Format_RGB32)
    drawn.fill(QColor(*ground))
    with QPainter(drawn) as painter:
        QSvgRenderer(QByteArray(text.encode())).render(painter)
    wanted = transparent_image(frame, THEMES[theme], 960, 540)
    below = QImage(drawn.size(), QImage.Format.Format_RGB32)
    below.fill(QColor(*ground))
    with QPainter(below) as painter:
        painter.drawImage(0, 0, wanted)
    assert psnr(colours(drawn), colours(below)) > 30


def test_a_sheet_of_pictures_has_its_paper() -> None:
    (refused,) = FORMAT.unused(PngSettings(arrangement="sheet"))
    assert refused.names == ("background",)
    assert FORMAT.unused(PngSettings()) == ()


def laid(clear: np.ndarray, ground: tuple[int, int, int]) -> np.ndarray:
    """What is seen of a picture without paper on a ground."""
    below = Image.new("RGBA", clear.shape[1::-1], (*ground, 255))
    below.alpha_composite(Image.fromarray(clear))
    return np.asarray(below.convert("RGB"))


def pillow(path: Path) -> list[np.ndarray]:
    with Image.open(path) as picture:
        found = []
        for k in range(picture.n_frames):
            picture.seek(k)
            found.append(np.asarray(picture.convert("RGBA")))
        return found


def vp9(path: Path) -> list[np.ndarray]:
    """The frames of a WebM with their opacity, which libvpx decodes and FFmpeg's own decoder leaves out."""
    decoder = av.CodecContext.create("libvpx-vp9", "r")
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.metadata["alpha_mode"] == "1"
        frames = [frame for packet in container.demux(stream) for frame in decoder.decode(packet)]
    assert {frame.format.name for frame in frames} == {"yuva420p"}
    return [frame.to_ndarray(format="rgba") for frame in frames]


def folder(path: Path) -> list[np.ndarray]:
    return [np.asarray(Image.open(each)) for each in sorted(path.iterdir())]


MOVING: dict[str, tuple[Callable[[Path], list[np.ndarray]], float]] = {
    ".apng": (pillow, 43.0), ".webp": (pillow, 43.0), ".webm": (vp9, 33.0), "/": (folder, 43.0),
}  # fmt: skip


@pytest.mark.parametrize("ending", MOVING)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_transparent_film_on_paper_is_the_one_that_has_it(
    film: ShortFilm, tmp_path: Path, ending: str, theme: str
) -> None:
    read, near = MOVING[ending]
    settings = replace(
        formats()[ending].settings(), width=640, height=360, fps=5.0, theme=theme, background="transparent"
    )
    export(film, f"{tmp_path}/film{ending}", settings)
    frames, ground = read(tmp_path / f"film{ending}"), THEMES[theme].rgb("paper")
    assert len(frames) in range(6, 16)
    first, last = frames[0], frames[-1]
    assert np.mean(first[:, :, 3] < 8) > 0.3 and np.any(first[:, :, 3] > 247)
    for found, second in ((first, 0.0), (last, 2.8)):
        wanted = colours(image(film.frame(second), THEMES[theme], 640, 360))
        assert psnr(laid(found, ground), wanted) > near


def test_the_edges_of_a_transparent_webm_are_not_dark(film: ShortFilm, tmp_path: Path) -> None:
    settings = WebmSettings(width=640, height=360, fps=1.0, background="transparent")
    export(film, str(tmp_path / "film.webm"), settings)
    found, paper = vp9(tmp_path / "film.webm")[0], THEMES["light"].rgb("paper")
    nowhere = found[:, :, 3] < 2
    assert np.abs(np.median(found[nowhere][:, :3], axis=0) - paper).max() <= 4


@pytest.mark.parametrize("view", views())
def test_a_canvas_without_paper_shows_what_is_painted_at_once(qapp: QGuiApplication, view: str) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson), FilmOptions(view=view))
    canvas, line = Canvas(THEMES["light"], 480, 270, paper=False), film.timeline
    for time in [line.time_of(11, beat) + 0.07 * k for beat in range(len(line.beats)) for k in range(5)]:
        frame = film.frame(time)
        canvas.show(frame)
        assert canvas.image == transparent_image(frame, THEMES["light"], 480, 270), time


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
@pytest.mark.parametrize("view", views())
def test_a_view_without_paper_looks_on_any_ground_as_if_that_were_its_paper(
    qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch, view: str, theme: str
) -> None:
    lesson, ground = find("jenny-rafsun"), (150, 220, 150)
    film = Film(lesson, run(lesson), FilmOptions(view=view))
    frame = film.frame(film.timeline.time_at_rest(11, 2))
    clear = transparent_image(frame, THEMES[theme], 960, 540)
    seen = np.dstack((colours(clear), np.frombuffer(clear.constBits(), np.uint8).reshape(540, 960, 4)[:, :, 3]))
    assert np.mean(seen[:, :, 3] == 0) > 0.1
    green = {role: "#{:02x}{:02x}{:02x}".format(*ground) for role in ("paper", "back.paper")}
    on_green = replace(THEMES[theme], name=f"{theme} on green", roles={**THEMES[theme].roles, **green}, _colours={})
    monkeypatch.setitem(THEMES, on_green.name, on_green)  # type: ignore[arg-type]
    difference = np.abs(laid(seen, ground).astype(int) - colours(image(frame, on_green, 960, 540))).max(axis=2)
    assert difference.max() <= 64, "the edges of letters, which Qt makes a little darker on what is opaque"
    tiles = difference.reshape(18, 30, 32, 30)
    assert np.median(tiles, axis=(1, 3)).max() <= 4, "no area is paler"


@pytest.mark.parametrize("ending", [ending for ending in formats() if ending not in (*MOVING, ".png", ".svg")])
def test_all_other_formats_say_why_they_have_paper(ending: str) -> None:
    format = formats()[ending]
    assert reason_against(format, format.settings(), "background")


def test_chromium_lets_the_page_show_through_a_transparent_film(
    browser: Browser, film: ShortFilm, tmp_path: Path
) -> None:
    for name in ("film.webm", "film.webp", "film.apng"):
        settings = formats()[Path(name).suffix].settings()
        export(film, str(tmp_path / name), replace(settings, width=320, height=180, fps=2.0, background="transparent"))
    page = browser.new_page(viewport={"width": 320, "height": 540})
    page.goto(tmp_path.as_uri())
    page.set_content(
        "<body style='margin: 0; background: rgb(0, 255, 0); line-height: 0'>"
        f"<video src='{(tmp_path / 'film.webm').as_uri()}' muted preload='auto'></video><br>"
        f"<img src='{(tmp_path / 'film.webp').as_uri()}'><br><img src='{(tmp_path / 'film.apng').as_uri()}'></body>"
    )
    page.wait_for_function("document.querySelector('video').readyState >= 2")
    page.wait_for_function("[...document.images].every((each) => each.complete)")
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        seen = np.asarray(shot.convert("RGB")).astype(int)
    for top in (0, 180, 360):
        part = seen[top : top + 180]
        green = np.abs(part - (0, 255, 0)).max(axis=2) < 12
        assert 0.3 < green.mean() < 0.95, top
    page.close()
