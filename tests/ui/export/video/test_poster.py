"""The picture that stands for a film: the cover in an MP4, a PNG beside a WebM, what a web page opens with."""

from __future__ import annotations

import io
from pathlib import Path

import av
import numpy as np
import pytest
from av.stream import Disposition
from PIL import Image
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.reading import names, painted
from tests.ui.export.short_film import ShortFilm
from ui.export import export, formats
from ui.export.batch.shared_options import companions
from ui.export.format import ExportError, reason_against
from ui.export.video.poster import Poster, read_poster
from ui.export.writers.mp4 import Mp4Settings
from ui.export.writers.webm import WebmSettings
from ui.film.film import Film

MOMENTS = [("start", 0.0), ("end", 2.9), ("0.5", 1.5), ("0,25", 0.7), ("1.3 s", 1.3), ("99 s", 2.9)]


def cover_of(path: Path) -> Image.Image:
    """The picture that an MP4 bears as its cover."""
    with av.open(str(path)) as container:
        film, cover = container.streams.video
        assert (film.disposition & Disposition.attached_pic, cover.disposition & Disposition.attached_pic) == (
            0, Disposition.attached_pic,
        )  # fmt: skip
        (packet,) = [packet for packet in container.demux(cover) if packet.size]
        return Image.open(io.BytesIO(bytes(packet)))


@pytest.mark.parametrize(("chosen", "second"), MOMENTS)
def test_an_mp4_has_its_poster_as_cover(film: ShortFilm, tmp_path: Path, chosen: str, second: float) -> None:
    settings = Mp4Settings(width=480, height=270, fps=10, poster=chosen)
    export(film, str(tmp_path / "film.mp4"), settings)
    cover = cover_of(tmp_path / "film.mp4")
    assert np.array_equal(np.asarray(cover), painted(film.frame(second), settings))
    assert cover.text["Description"] == film.frame(second).caption  # type: ignore[attr-defined]
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.duration == 3 * av.time_base
        assert len(list(container.decode(video=0))) == 30
    assert names(tmp_path) == ["film.mp4"]


def test_a_cover_is_small(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.mp4"), Mp4Settings(fps=1))
    assert cover_of(tmp_path / "film.mp4").size == (640, 360)


@pytest.mark.parametrize(("chosen", "second"), MOMENTS)
def test_a_webm_has_its_poster_beside_it_where_that_is_not_its_first_picture(
    film: ShortFilm, tmp_path: Path, chosen: str, second: float
) -> None:
    settings = WebmSettings(width=160, height=90, fps=10, poster=chosen)
    export(film, str(tmp_path / "film.webm"), settings)
    if chosen == "start":
        assert names(tmp_path) == ["film.webm"]
        return
    assert names(tmp_path) == ["film-poster.png", "film.webm"]
    found = np.asarray(Image.open(tmp_path / "film-poster.png"))
    assert np.array_equal(found, painted(film.frame(second), settings))
    assert companions("film.webm", [f"--set=poster={chosen}"]) == ("film-poster.png",)


def test_a_poster_of_an_excerpt_is_of_the_excerpt(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    settings = Mp4Settings(width=320, height=180, fps=5, tokens=(11, 12))
    export(film, str(tmp_path / "film.mp4"), settings)
    opening = film.frame(film.timeline.opening(11))
    assert np.array_equal(np.asarray(cover_of(tmp_path / "film.mp4")), painted(opening, settings))


@pytest.mark.parametrize("ending", [".gif", ".webp", ".apng", "/"])
def test_what_shows_its_first_picture_says_so(ending: str) -> None:
    format = formats()[ending]
    assert reason_against(format, format.settings(), "poster") == "its first picture is what is shown before it plays"


@pytest.mark.parametrize("text", ["", "1.5", "-1", "middle", "s", "nan", "-2 s"])
def test_what_is_no_moment_is_refused(film: ShortFilm, tmp_path: Path, text: str) -> None:
    with pytest.raises(ValueError, match="start, end"):
        read_poster(text)
    with pytest.raises(ExportError, match="start, end"):
        export(film, str(tmp_path / "film.mp4"), Mp4Settings(poster=text))


def test_a_moment_is_within_what_it_is_of() -> None:
    assert [Poster(0.25).between(2.0, 6.0), Poster(0, 1.5).between(2.0, 6.0), Poster(0, 9.0).between(2.0, 6.0)] == [
        3.0, 3.5, 6.0,
    ]  # fmt: skip


def test_a_poster_has_its_words(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    line = film.timeline
    begins = line.time_of(11, 2) - line.time_of(11)
    settings = Mp4Settings(width=320, height=180, fps=10, tokens=(11, 12), poster=f"{begins + 0.05:.2f} s")
    export(film, str(tmp_path / "film.mp4"), settings)
    wanted = film.frame(line.opening(11, 2))
    assert np.array_equal(np.asarray(cover_of(tmp_path / "film.mp4")), painted(wanted, settings))
