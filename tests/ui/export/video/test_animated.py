"""Animated WebP and PNG, read back by Pillow, pixel by pixel."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.ui.export.reading import painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import export, formats
from ui.export.video.animated import AnimatedSettings

ENDINGS = (".webp", ".apng")


def settings(ending: str, **changes: object) -> AnimatedSettings:
    return replace(formats()[ending].settings(), width=321, height=181, fps=10, **changes)


def read(path: Path) -> tuple[list[np.ndarray], list[float], int]:
    """The frames, how many milliseconds each stands, and how often all of them play (0: for ever)."""
    with Image.open(path) as picture:
        frames, delays = [], []
        for k in range(picture.n_frames):
            picture.seek(k)
            frames.append(np.asarray(picture.convert("RGB")))
            delays.append(picture.info["duration"])
        return frames, delays, picture.info["loop"]


def at(second: float, frames: list[np.ndarray], delays: list[float]) -> np.ndarray:
    """What is shown at a second; equal frames may have become one that stands longer."""
    ends = np.cumsum(delays) / 1000
    return frames[int(np.searchsorted(ends, second + 1e-6, side="right"))]


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_pixel_is_the_films(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    export(film, str(tmp_path / f"film{ending}"), settings(ending))
    frames, delays, loops = read(tmp_path / f"film{ending}")
    assert sum(delays) == pytest.approx(3000)
    assert loops == 0
    for k in range(30):
        wanted = painted(film.frame(k / 10), settings(ending))
        assert np.array_equal(at(k / 10, frames, delays), wanted), f"frame {k}"


@pytest.mark.parametrize("ending", ENDINGS)
def test_it_may_play_once(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    export(film, str(tmp_path / f"film{ending}"), settings(ending, repeat=False))
    assert read(tmp_path / f"film{ending}")[2] == 1


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("fps", [12.5, 24.0, 60.0])
def test_it_lasts_as_long_as_the_film(film: ShortFilm, tmp_path: Path, ending: str, fps: float) -> None:
    export(film, str(tmp_path / f"film{ending}"), replace(settings(ending), width=64, height=64, fps=fps))
    assert sum(read(tmp_path / f"film{ending}")[1]) == pytest.approx(3000, abs=1000 / fps)


def test_a_smaller_webp_is_near_to_the_film(film: ShortFilm, tmp_path: Path) -> None:
    likeness, size = {}, {}
    for quality in (85, 60):
        export(film, str(tmp_path / "film.webp"), settings(".webp", quality=quality))
        frames, delays, _ = read(tmp_path / "film.webp")
        likeness[quality] = psnr(at(0.7, frames, delays), painted(film.frame(0.7), settings(".webp")))
        size[quality] = (tmp_path / "film.webp").stat().st_size
    assert likeness[85] > likeness[60] > 28
    assert size[85] > size[60]
