"""No film flashes: nowhere does a picture get lighter and darker again three times in a second."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QGuiApplication, QImage

from tests.ui.film.films import builtin_film
from ui.film.film import Film
from ui.paint.painter import image
from ui.paint.theme import THEMES

FPS, SIZE = 30, (192, 108)
CHANGE, DARK = 0.1, 0.8  # of luminance: what is seen as a change, and how dark the darker of two must be
AREA = 0.25 * 341 * 256 / (1024 * 768)  # of the picture: what may flash, as the general threshold of WCAG has it
MOST = 3  # flashes within a second
TOKENS = {"cell": 10, "unrolled": 9, "gates": 9}  # one that passes in some seconds, by the view


def luminance(picture: QImage) -> NDArray[np.float64]:
    """The relative luminance of each pixel."""
    shown = picture.convertToFormat(QImage.Format.Format_RGB888)
    lines = np.frombuffer(shown.constBits(), np.uint8).reshape(shown.height(), shown.bytesPerLine())
    colours = lines[:, : 3 * shown.width()].reshape(shown.height(), shown.width(), 3) / 255.0
    linear = np.where(colours <= 0.04045, colours / 12.92, ((colours + 0.055) / 1.055) ** 2.4)
    found: NDArray[np.float64] = linear @ np.array([0.2126, 0.7152, 0.0722])
    return found


def turns(light: NDArray[np.float64]) -> NDArray[np.bool_]:
    """When each pixel [time, …] has turned: from getting lighter to getting darker, or the other way."""
    found = np.zeros(light.shape, dtype=bool)
    low, high = light[0].copy(), light[0].copy()
    way = np.zeros(light[0].shape, dtype=np.int8)
    for at, now in enumerate(light):
        rises = (now - low >= CHANGE) & (low < DARK) & (way <= 0)
        falls = (high - now >= CHANGE) & (now < DARK) & (way >= 0)
        found[at] = (rises & (way < 0)) | (falls & (way > 0))
        way = np.where(rises, 1, np.where(falls, -1, way)).astype(np.int8)
        low = np.where(rises | falls, now, np.minimum(low, now))
        high = np.where(rises | falls, now, np.maximum(high, now))
    return found


def flashing(light: NDArray[np.float64]) -> float:
    """The largest share of a picture that flashes too often within any second; two turns are a flash."""
    so_far = np.cumsum(turns(light), axis=0, dtype=np.int32)
    within = so_far.copy()
    within[FPS:] -= so_far[:-FPS]
    return float((within >= 2 * MOST).mean(axis=(1, 2)).max())


def pictures(made: Film, theme: str, token: int) -> NDArray[np.float64]:
    """The luminance of all frames of a token."""
    begin, end = (made.timeline.time_of(each, 0, 0.0) for each in (token, token + 1))
    times = np.arange(begin, end, 1 / FPS)
    return np.stack([luminance(image(made.frame(float(time)), THEMES[theme], *SIZE)) for time in times])


def test_what_flashes_is_seen_to() -> None:
    second = np.arange(FPS)
    lights = {"still": np.full(FPS, 0.5), "once": (second > 9) * 0.9, "often": (second // 3 % 2) * 0.9}
    found = {
        name: flashing(np.repeat(np.asarray(each, float)[:, None], 12, 1)[:, None, :]) for name, each in lights.items()
    }
    assert found == {"still": 0.0, "once": 0.0, "often": 1.0}


@pytest.mark.parametrize("view", TOKENS)
def test_no_film_flashes(qapp: QGuiApplication, view: str) -> None:
    assert flashing(pictures(builtin_film("jenny-rafsun", 0, view), "light", TOKENS[view])) < AREA


@pytest.mark.full
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("token", range(19))
def test_no_token_flashes(qapp: QGuiApplication, token: int, theme: str) -> None:
    assert flashing(pictures(builtin_film("jenny-rafsun"), theme, token)) < AREA
