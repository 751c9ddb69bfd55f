"""The title of a film stands in its file, where readers of each format look for it."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import av
import pytest
from PIL import Image

from tests.ui.export.short_film import ShortFilm
from ui.export import export, formats
from ui.export.format import with_values
from ui.export.writers.apng import FORMAT as APNG
from ui.export.writers.png import PngSettings

TITLES = ("Three words", "Größe & <Ruhm>, 記憶 🙂", "long " * 100 + "end")


def written(ending: str, title: str, folder: Path) -> Path:
    film, target = ShortFilm(), folder / f"film{ending}"
    film.title = title
    settings = replace(formats()[ending].settings(), width=64, height=64)
    fewer = {"at": (0, 0)} if ending == ".png" else {"fps": 5.0, "tokens": (0, 1)}
    export(film, str(target), with_values(settings, fewer))
    return target


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_films_have_it(tmp_path: Path, ending: str, title: str) -> None:
    with av.open(str(written(ending, title, tmp_path))) as container:
        assert container.metadata["title"] == title


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("ending", [".png", ".apng"])
def test_pictures_have_it_as_text(tmp_path: Path, ending: str, title: str) -> None:
    with Image.open(written(ending, title, tmp_path)) as picture:
        for frame in range(picture.n_frames):
            picture.seek(frame)
            picture.load()
        assert picture.text["Title"] == title


def test_a_picture_has_its_caption_as_text_and_square_pixels(tmp_path: Path) -> None:
    film = ShortFilm()
    for arrangement in ("stills", "sheet"):
        settings = PngSettings(width=320, height=180, at=(1, 1), arrangement=arrangement)
        export(film, str(tmp_path / "film.png"), settings)
        with Image.open(tmp_path / "film.png") as picture:
            picture.load()
            assert film.caption(1, 1) in picture.text["Description"]
    export(film, str(tmp_path / "film.apng"), APNG.settings(width=64, height=64, fps=2.0))
    for name in ("film.png", "film.apng"):
        data = (tmp_path / name).read_bytes()
        start = data.index(b"pHYs") + 4
        across, down, unit = struct.unpack(">IIB", data[start : start + 9])
        assert (across, down, unit) == (1, 1, 0), "as many across as down, of no unit"


@pytest.mark.parametrize("title", TITLES)
def test_gifs_have_it_as_a_comment(tmp_path: Path, title: str) -> None:
    place = written(".gif", title, tmp_path)
    with Image.open(place) as picture:
        for frame in range(picture.n_frames):
            picture.seek(frame)
            picture.load()
    assert comment(place.read_bytes()) == title


def comment(data: bytes) -> str:
    """The comment of a GIF, read block by block."""
    start = data.rindex(b"\x21\xfe") + 2
    found = b""
    while size := data[start]:
        found += data[start + 1 : start + 1 + size]
        start += 1 + size
    assert data[start + 1 :] == b";", "the comment ends the file"
    return found.decode()


@pytest.mark.parametrize("title", TITLES)
def test_webp_has_it_as_xmp(tmp_path: Path, title: str) -> None:
    place = written(".webp", title, tmp_path)
    with Image.open(place) as picture:
        frames = picture.n_frames
        for frame in range(frames):
            picture.seek(frame)
            picture.load()
        xmp = picture.info["xmp"]
    assert frames > 1
    words = ElementTree.fromstring(xmp).find(".//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li")
    assert words is not None and words.text == title
    assert int.from_bytes(place.read_bytes()[4:8], "little") == place.stat().st_size - 8
