"""WebM films, decoded again by PyAV."""

from pathlib import Path

import av
import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.reading import painted, psnr
from tests.ui.export.short_film import AREAS, SIDE, ShortFilm
from ui.export import export
from ui.export.format import describe_settings
from ui.export.writers.mp4 import Mp4Settings
from ui.export.writers.webm import WebmSettings
from ui.film.film import Film

SMALL = WebmSettings(width=640, height=360, fps=10)


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_it_is_what_browsers_play(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.webm"), SMALL)
    with av.open(str(tmp_path / "film.webm")) as container:
        stream = container.streams.video[0]
        assert "webm" in container.format.name
        assert stream.codec_context.name in ("vp9", "libvpx-vp9")
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == (640, 360)
        assert stream.average_rate == 10
        assert container.duration == 3 * av.time_base
        bt709, limited = 1, 1
        assert (stream.codec_context.colorspace, stream.codec_context.color_range) == (bt709, limited)
        assert len(list(container.decode(video=0))) == 30


def test_its_frames_are_the_films(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.webm"), SMALL)
    frames = decoded(tmp_path / "film.webm")
    for k in (0, 3, 11, 14, 29):
        assert psnr(frames[k], painted(film.frame(k / 10), SMALL)) > 35, f"frame {k}"


def test_areas_keep_their_colours(film: ShortFilm, tmp_path: Path) -> None:
    settings = WebmSettings(width=1920, height=1080, fps=1)
    export(film, str(tmp_path / "film.webm"), settings)
    got, wanted = decoded(tmp_path / "film.webm")[0], painted(film.frame(0.0), settings)
    for role, (x, y) in AREAS.items():
        middle = y + SIDE // 2, x + SIDE // 2
        assert np.abs(got[middle].astype(int) - wanted[middle]).max() <= 4, role


@pytest.mark.parametrize("grade", range(4))
def test_it_is_no_larger_than_an_mp4_that_is_called_as_good(qapp: QGuiApplication, tmp_path: Path, grade: int) -> None:
    lesson = find("jenny-rafsun")
    film, sizes = Film(lesson, run(lesson)), list[int]()
    for kind, name in ((Mp4Settings, "film.mp4"), (WebmSettings, "film.webm")):
        qualities = [value for value, _ in describe_settings(kind)["quality"].choices]
        settings = kind(width=1280, height=720, fps=10, tokens=(11, 12), quality=qualities[grade])
        export(film, str(tmp_path / name), settings)
        sizes.append((tmp_path / name).stat().st_size)
    assert sizes[1] <= sizes[0]


@pytest.mark.parametrize(("fps", "count"), [(1.0, 3), (12.5, 38), (29.97, 90)])
def test_any_rate_has_the_right_count(film: ShortFilm, tmp_path: Path, fps: float, count: int) -> None:
    export(film, str(tmp_path / "film.webm"), WebmSettings(width=127, height=71, fps=fps))
    frames = decoded(tmp_path / "film.webm")
    assert len(frames) == count
    assert frames[0].shape == (72, 128, 3)


def test_it_stands_still_at_a_cue(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.webm"), WebmSettings(width=128, height=72, fps=10, cue_pause=1.5))
    assert len(decoded(tmp_path / "film.webm")) == 45
