"""PNGs, one and many, read again by Pillow."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.ui.export.reading import names, painted
from tests.ui.export.short_film import BEATS, ShortFilm
from ui.export import ExportError, export
from ui.export.writers.frames import FramesSettings
from ui.export.writers.png import PngSettings


def read(path: Path) -> np.ndarray:
    with Image.open(path) as picture:
        assert picture.format == "PNG"
        return np.asarray(picture.convert("RGB"))


@pytest.mark.parametrize("theme", ["light", "dark", "projector"])
def test_a_still_is_what_the_painter_paints(film: ShortFilm, tmp_path: Path, theme: str) -> None:
    settings = PngSettings(width=1600, height=900, theme=theme, at=(1, 0))
    export(film, str(tmp_path / "still.png"), settings)
    wanted = painted(film.frame(film.timeline.time_at_rest(1, 0)), settings)
    np.testing.assert_array_equal(read(tmp_path / "still.png"), wanted)


def test_a_still_shows_the_beats_end(film: ShortFilm, tmp_path: Path) -> None:
    settings = PngSettings(width=320, height=180, at=(2, 0))
    export(film, str(tmp_path / "still.png"), settings)
    arrived = painted(film.frame(film.timeline.time_of(2, 0, (1 + BEATS[0].rest) / 2)), settings)
    np.testing.assert_array_equal(read(tmp_path / "still.png"), arrived)


def test_a_folder_holds_every_frame(film: ShortFilm, tmp_path: Path) -> None:
    settings = FramesSettings(width=320, height=180, fps=10)
    export(film, f"{tmp_path}/frames/", settings)
    assert names(tmp_path / "frames") == [f"frame-{k:05}.png" for k in range(30)]
    for k in range(30):
        wanted = painted(film.frame(k / 10), settings)
        np.testing.assert_array_equal(read(tmp_path / "frames" / f"frame-{k:05}.png"), wanted)


def test_an_earlier_export_is_replaced_as_a_whole(film: ShortFilm, tmp_path: Path) -> None:
    export(film, f"{tmp_path}/frames/", FramesSettings(width=128, height=72, fps=10))
    export(film, f"{tmp_path}/frames/", FramesSettings(width=128, height=72, fps=2))
    assert names(tmp_path / "frames") == [f"frame-{k:05}.png" for k in range(6)]
    assert names(tmp_path) == ["frames"]


def test_other_peoples_files_are_never_lost(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / "thesis.txt").write_text("all my work")
    with pytest.raises(ExportError, match=r"thesis\.txt"):
        export(film, f"{tmp_path}/frames/", FramesSettings(width=128, height=72, fps=2))
    assert names(tmp_path / "frames") == ["thesis.txt"]
    assert names(tmp_path) == ["frames"]


def test_a_file_is_not_turned_into_a_folder(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "frames").write_text("a file")
    with pytest.raises(ExportError, match="is a file"):
        export(film, f"{tmp_path}/frames/", FramesSettings(width=128, height=72, fps=2))
    assert (tmp_path / "frames").read_text() == "a file"
