"""What the tests of exports measure in pictures."""

from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtGui import QImage

from ui.export.format import Settings
from ui.export.video.pixels import pixels
from ui.film.marks import Frame
from ui.paint.painter import image
from ui.paint.theme import THEMES


def painted(frame: Frame, settings: Settings) -> np.ndarray:
    """The frame as the painter makes it: [row, column, (red, green, blue)]."""
    return colours(image(frame, THEMES[settings.theme], settings.width, settings.height))


def colours(picture: QImage) -> np.ndarray:
    """An image as [row, column, (red, green, blue)]."""
    return pixels(picture)[:, :, 2::-1].copy()


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    """How alike two pictures are, in decibels; infinite for equal ones."""
    error = np.mean((a.astype(np.float64) - b.astype(np.float64)) ** 2)
    return float("inf") if error == 0 else float(10 * np.log10(255**2 / error))


def names(folder: Path) -> list[str]:
    """What lies in a folder, hidden files too."""
    return sorted(path.name for path in folder.iterdir())


def seen(page: Any, selector: str) -> str:
    """What can be seen of a part of a page, without what is there for screen readers alone."""
    return seen_each(page, selector)[0]


def seen_each(page: Any, selector: str) -> list[str]:
    """The same of all such parts."""
    script = """chosen => [...document.querySelectorAll(chosen)].map(each => {
        const copy = each.cloneNode(true);
        copy.querySelectorAll(".heard").forEach(words => words.remove());
        return copy.textContent;
    })"""
    return list(page.evaluate(script, selector))
