"""Frame 0 of what moves, decoded again: it belongs to the excerpt, in every format and in the clips of slides."""

from __future__ import annotations

import io
import random
from dataclasses import replace
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from PySide6.QtGui import QGuiApplication

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.export.reading import colours, painted, psnr
from ui.export import export, formats
from ui.export.pages.sheets import without_caption
from ui.export.writers.pptx import PptxSettings
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame
from ui.film.views import views
from ui.paint.painter import image
from ui.paint.theme import THEMES

KINDS = (".mp4", ".webm", ".gif", ".webp", ".apng", "/", ".pptx")
SIZE = {"width": 480, "height": 270}


def first_frame(path: Path) -> np.ndarray:
    """The first picture of a file, or of a folder of pictures."""
    if path.is_dir():
        return np.asarray(Image.open(min(path.iterdir())).convert("RGB"))
    if path.suffix in (".mp4", ".webm"):
        with av.open(str(path)) as container:
            return next(container.decode(video=0)).to_ndarray(format="rgb24")
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))


def first_of_clip(path: Path) -> np.ndarray:
    """The first picture of the clip on the first slide."""
    (clip,) = [
        part.blob
        for part in Presentation(str(path)).slides[0].part.package.iter_parts()
        if "video" in part.content_type
    ]
    with av.open(io.BytesIO(clip)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgb24")


def seen(frame: Frame, shape: tuple[int, ...]) -> np.ndarray:
    """The picture above the caption, as large as a clip."""
    return colours(image(without_caption(frame), THEMES["light"], shape[1], shape[0]))


@pytest.mark.parametrize("seed", [*range(20), *(pytest.param(seed, marks=pytest.mark.full) for seed in range(20, 50))])
def test_the_first_frame_is_the_excerpt_s(qapp: QGuiApplication, tmp_path: Path, seed: int) -> None:
    dice, kind = random.Random(seed), KINDS[seed % len(KINDS)]
    lesson = find(dice.choice(list(builtin_lessons())))
    trace = run(lesson)
    film = Film(lesson, trace, FilmOptions(view=dice.choice(list(views()))))
    backward = film.timeline.backward
    token = dice.randrange(0 if backward else 1, trace.steps - 1 if backward else trace.steps)
    line, tokens = film.timeline, (token, token + 1)
    opening, before = film.frame(line.opening(token)), film.frame(line.time_of(token) - 0.05)
    if kind == ".pptx":
        export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SIZE, fps=2.0, tokens=tokens))
        found = first_of_clip(tmp_path / "talk.pptx")
        own, other = seen(opening, found.shape), seen(before, found.shape)
    else:
        settings = replace(formats()[kind].settings(), **SIZE, fps=2.0, tokens=tokens)
        export(film, f"{tmp_path}/film{kind}", settings)
        found = first_frame(tmp_path / f"film{kind.rstrip('/')}")
        own, other = painted(opening, settings), painted(before, settings)
    assert psnr(found, own) > 24
    margin = 2.0 if psnr(own, other) < 35 else 0.0  # a chart may differ by a few pixels
    assert psnr(found, own) > psnr(found, other) + margin or np.array_equal(own, other)
