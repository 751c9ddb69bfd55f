"""GIFs, read again by Pillow."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.ui.export.reading import painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.writers.gif import GifSettings

SMALL = GifSettings(width=480, height=270)


def shown(path: Path) -> tuple[list[np.ndarray], list[int]]:
    """Frames, and how long each stands in milliseconds."""
    frames, delays = [], []
    with Image.open(path) as picture:
        for k in range(picture.n_frames):
            picture.seek(k)
            frames.append(np.asarray(picture.convert("RGB")))
            delays.append(picture.info["duration"])
    return frames, delays


def test_frames_delays_and_size(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.gif"), SMALL)
    frames, delays = shown(tmp_path / "film.gif")
    assert len(frames) == 75
    assert set(delays) == {40}
    assert frames[0].shape == (270, 480, 3)


def test_every_frame_is_the_films(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.gif"), SMALL)
    frames, _ = shown(tmp_path / "film.gif")
    for k, frame in enumerate(frames):
        assert psnr(frame, painted(film.frame(k / 25), SMALL)) > 35, f"frame {k}"


@pytest.mark.parametrize(("asked", "delay"), [(10, 100), (12.5, 80), (20, 50), (25, 40), (30, 30), (50, 20), (8, 120)])
def test_the_nearest_rate_that_a_gif_keeps(film: ShortFilm, tmp_path: Path, asked: float, delay: int) -> None:
    settings = GifSettings(width=128, height=72, fps=asked)
    export(film, str(tmp_path / "film.gif"), settings)
    frames, delays = shown(tmp_path / "film.gif")
    assert set(delays) == {delay}
    assert len(frames) == round(3000 / delay)
    assert settings.rate == 1000 / delay


@pytest.mark.parametrize("repeat", [True, False])
def test_it_repeats_or_plays_once(film: ShortFilm, tmp_path: Path, repeat: bool) -> None:
    export(film, str(tmp_path / "film.gif"), GifSettings(width=128, height=72, repeat=repeat))
    with Image.open(tmp_path / "film.gif") as picture:
        assert ("loop" in picture.info) is repeat
        if repeat:
            assert picture.info["loop"] == 0


def test_what_rests_costs_little(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "film.gif"), SMALL)
    export(film, str(tmp_path / "slow.gif"), GifSettings(width=480, height=270, fps=50))
    assert (tmp_path / "slow.gif").stat().st_size < 2 * (tmp_path / "film.gif").stat().st_size
