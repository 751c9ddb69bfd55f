"""MP4 films, decoded again by PyAV."""

import random
import struct
from fractions import Fraction
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
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film

SMALL = Mp4Settings(width=640, height=360, fps=12)


def decoded(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]


def test_it_is_what_slide_programs_play(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.mp4"), Mp4Settings(width=640, height=360, fps=30))
    with av.open(str(tmp_path / "film.mp4")) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        assert (stream.width, stream.height) == (640, 360)
        assert stream.average_rate == 30
        assert stream.frames == 90
        assert stream.duration * stream.time_base == 3
        assert container.duration == 3 * av.time_base
        assert [frame.pts * stream.time_base for frame in container.decode(video=0)] == [
            Fraction(k, 30) for k in range(90)
        ]


def test_the_index_is_up_front(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.mp4"), SMALL)
    data = (tmp_path / "film.mp4").read_bytes()
    boxes, place = [], 0
    while place < len(data):
        size, kind = struct.unpack(">I4s", data[place : place + 8])
        boxes.append(kind)
        place += size
    assert boxes.index(b"moov") < boxes.index(b"mdat")


def test_twenty_frames_at_random_are_the_films(film: ShortFilm, tmp_path: Path) -> None:
    settings = Mp4Settings(width=960, height=540, fps=30)
    export(film, str(tmp_path / "film.mp4"), settings)
    frames = decoded(tmp_path / "film.mp4")
    for k in random.Random(2).sample(range(90), 20):
        assert psnr(frames[k], painted(film.frame(k / 30), settings)) > 35, f"frame {k}"


def test_areas_keep_their_colours(film: ShortFilm, tmp_path: Path) -> None:
    settings = Mp4Settings(width=1920, height=1080, fps=2)
    export(film, str(tmp_path / "film.mp4"), settings)
    got, wanted = decoded(tmp_path / "film.mp4")[0], painted(film.frame(0.0), settings)
    for role, (x, y) in AREAS.items():
        middle = y + SIDE // 2, x + SIDE // 2
        assert np.abs(got[middle].astype(int) - wanted[middle]).max() <= 3, role


def test_the_colours_are_tagged_as_bt709(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.mp4"), SMALL)
    with av.open(str(tmp_path / "film.mp4")) as container:
        context = container.streams.video[0].codec_context
        bt709, limited = 1, 1
        assert (context.colorspace, context.color_primaries, context.color_trc) == (bt709, bt709, bt709)
        assert context.color_range == limited


@pytest.mark.parametrize(("fps", "count"), [(1.0, 3), (12.5, 38), (29.97, 90), (60.0, 180)])
def test_any_rate_has_the_right_count(film: ShortFilm, tmp_path: Path, fps: float, count: int) -> None:
    export(film, str(tmp_path / "film.mp4"), Mp4Settings(width=128, height=72, fps=fps))
    assert len(decoded(tmp_path / "film.mp4")) == count


def test_odd_sizes_grow_to_even_ones(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.mp4"), Mp4Settings(width=321, height=181, fps=5))
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert (container.streams.video[0].width, container.streams.video[0].height) == (322, 182)


def test_tokens_choose_a_part(film: ShortFilm, tmp_path: Path) -> None:
    settings = Mp4Settings(width=640, height=360, fps=10, tokens=(1, 3))
    export(film, str(tmp_path / "film.mp4"), settings)
    frames = decoded(tmp_path / "film.mp4")
    assert len(frames) == 20
    for k, time in zip((0, 3, 19), (film.timeline.opening(1), 1.3, 2.9), strict=True):
        assert psnr(frames[k], painted(film.frame(time), settings)) > 35


def test_better_quality_is_nearer_to_the_film(film: ShortFilm, tmp_path: Path) -> None:
    likeness = {}
    for quality in (14, 28):
        settings = Mp4Settings(width=640, height=360, fps=4, quality=quality)
        export(film, str(tmp_path / "film.mp4"), settings)
        likeness[quality] = psnr(decoded(tmp_path / "film.mp4")[7], painted(film.frame(7 / 4), settings))
    assert likeness[14] > likeness[28]


def test_the_lesson_itself_keeps_its_numbers_sharp(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("jenny-rafsun")
    film = Film(lesson, run(lesson))
    settings = Mp4Settings(width=1920, height=1080, fps=6, tokens=(11, 12))
    export(film, str(tmp_path / "film.mp4"), settings)
    start, stop = film.timeline.span(11, 12)
    frames = decoded(tmp_path / "film.mp4")
    assert len(frames) == round((stop - start) * 6)
    for k in random.Random(3).sample(range(len(frames)), 20):
        time = max(start + k / 6, film.timeline.opening(11))
        assert psnr(frames[k], painted(film.frame(time), settings)) > 35, f"frame {k}"
