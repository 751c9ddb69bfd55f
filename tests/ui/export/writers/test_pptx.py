"""Slides, read again by python-pptx, their clips by PyAV, and the whole by LibreOffice where it is installed."""

import io
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image
from pptx import Presentation
from pptx.slide import Slide
from pypdf import PdfReader

from tests.ui.export.reading import names, painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import ExportError, export
from ui.export.excerpt import Excerpt
from ui.export.format import Settings
from ui.export.pages.sheets import without_caption
from ui.export.writers.pptx import PptxSettings
from ui.film.motion.timeline import Timeline

SMALL = {"width": 320, "height": 180, "fps": 10.0}


def slides(path: Path) -> list[Slide]:
    return list(Presentation(str(path)).slides)


def clips(path: Path) -> list[bytes]:
    """The films in the file, in the order of its slides."""
    found = []
    for slide in slides(path):
        parts = [link.target_part for link in slide.part.rels.values() if not link.is_external]
        found += {part.partname: part.blob for part in parts if part.partname.endswith(".mp4")}.values()
    return found


def posters(path: Path) -> list[np.ndarray]:
    """The pictures of the slides."""
    found = []
    for slide in slides(path):
        parts = [link.target_part for link in slide.part.rels.values() if not link.is_external]
        (blob,) = {part.partname: part.blob for part in parts if part.partname.endswith(".png")}.values()
        found.append(np.asarray(Image.open(io.BytesIO(blob)).convert("RGB")))
    return found


def test_a_slide_a_token_with_caption_clip_poster_and_numbers(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL))
    assert names(tmp_path) == ["talk.pptx"]
    found = slides(tmp_path / "talk.pptx")
    assert len(found) == len(clips(tmp_path / "talk.pptx")) == 3
    told = film.by_token()
    for token, slide in enumerate(found):
        assert slide.shapes.title.text_frame.text == told.caption(token, 1) != film.caption(token, 1)
        assert slide.notes_slide.notes_text_frame.text == "\n".join(film.numbers(token + 0.9))
        movie = next(
            shape for shape in slide.shapes if shape.shape_type is not None and "MEDIA" in str(shape.shape_type)
        )
        assert movie._element.xpath(".//p:cNvPr")[0].get("descr") == told.caption(token, 1)
        rest = without_caption(film.frame(film.timeline.time_at_rest(token, 1)))
        poster = posters(tmp_path / "talk.pptx")[token]
        assert np.array_equal(poster, painted(rest, Settings(width=320, height=160)))


def test_the_clips_are_the_film_of_their_token(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL))
    for token, blob in enumerate(clips(tmp_path / "talk.pptx")):
        with av.open(io.BytesIO(blob)) as container:
            frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
            assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        assert len(frames) == 10
        for k in (0, 4, 9):
            wanted = painted(without_caption(film.frame(token + k / 10)), Settings(width=320, height=160))
            assert psnr(frames[k], wanted) > 30


@pytest.mark.parametrize("autoplay", [True, False])
def test_clips_start_when_they_are_told_to(film: ShortFilm, tmp_path: Path, autoplay: bool) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, autoplay=autoplay, tokens=(0, 1)))
    (slide,) = slides(tmp_path / "talk.pptx")
    (condition,) = slide._element.xpath(".//p:cMediaNode/p:cTn/p:stCondLst/p:cond")
    assert condition.get("delay") == ("0" if autoplay else "indefinite")


def test_clips_begin_anew_where_they_are_told_to(film: ShortFilm, tmp_path: Path) -> None:
    for loop, repeated in ((False, None), (True, "indefinite")):
        export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, loop=loop, tokens=(0, 2)))
        found = [
            node for slide in slides(tmp_path / "talk.pptx") for node in slide._element.xpath(".//p:cMediaNode/p:cTn")
        ]
        assert [node.get("repeatCount") for node in found] == 2 * [repeated]


def test_a_slide_a_beat(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, each="beat", tokens=(1, 2)))
    titles = [slide.shapes.title.text_frame.text for slide in slides(tmp_path / "talk.pptx")]
    assert titles == [film.caption(1, 0), film.caption(1, 1)]
    lengths = []
    for blob in clips(tmp_path / "talk.pptx"):
        with av.open(io.BytesIO(blob)) as container:
            lengths.append(container.streams.video[0].frames)
    assert lengths == [4, 6]


def test_pictures_alone(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, arrangement="stills", each="beat"))
    assert len(slides(tmp_path / "talk.pptx")) == 6
    assert clips(tmp_path / "talk.pptx") == []
    assert [picture.shape for picture in posters(tmp_path / "talk.pptx")] == [(160, 320, 3)] * 6


@pytest.mark.parametrize(("size", "shape"), [((1920, 1080), 16 / 9), ((640, 480), 4 / 3), ((500, 500), 1.0)])
def test_slides_have_the_shape_that_was_asked_for(
    film: ShortFilm, tmp_path: Path, size: tuple[int, int], shape: float
) -> None:
    settings = PptxSettings(width=size[0], height=size[1], arrangement="stills", at=(0, 0))
    export(film, str(tmp_path / "talk.pptx"), settings)
    deck = Presentation(str(tmp_path / "talk.pptx"))
    assert deck.slide_width / deck.slide_height == pytest.approx(shape, rel=1e-3)
    for part in deck.slides[0].shapes:
        assert part.left >= 0
        assert part.top >= 0
        assert part.left + part.width <= deck.slide_width
        assert part.top + part.height <= deck.slide_height


@pytest.mark.parametrize("token", ["", "سلام\n", "記憶", "🙂", "x\x0by\x00z\x01", "Donaudampfschifffahrt" * 40])
def test_any_word_leaves_the_slides_whole(film: ShortFilm, tmp_path: Path, token: str) -> None:
    film.timeline = Timeline((token,), film.timeline.beats)
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, arrangement="stills"))
    (slide,) = slides(tmp_path / "talk.pptx")
    assert "that happened at it" in slide.shapes.title.text_frame.text


def test_twice_the_same_file(film: ShortFilm, tmp_path: Path) -> None:
    for name in ("a", "b"):
        export(film, str(tmp_path / f"{name}.pptx"), PptxSettings(**SMALL, tokens=(0, 1)))
    assert (tmp_path / "a.pptx").read_bytes() == (tmp_path / "b.pptx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.pptx") as archive:
        assert archive.testzip() is None


def test_without_the_package_it_says_how_to_get_it(
    film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(ExportError, match=r"python-pptx.*\[slides\]"):
        export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL))
    assert names(tmp_path) == []


def test_libreoffice_shows_every_slide(film: ShortFilm, tmp_path: Path) -> None:
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL))
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        office,
        home,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
        str(tmp_path / "talk.pptx"),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    pages = PdfReader(tmp_path / "talk.pdf").pages
    assert len(pages) == 3
    for token, page in enumerate(pages):
        assert film.timeline.tokens[token] in page.extract_text()


def test_an_excerpt_is_the_film_from_its_own_beginning(film: ShortFilm) -> None:
    part = Excerpt(film, 1, 1)
    assert part.timeline.duration == 0.6
    assert part.frame(0.2)[:-1] == without_caption(film.frame(1.6))[:-1]
    assert part.frame(99.0).moment.token == 1
    assert part.frame(0.1).backdrop is part.frame(0.5).backdrop
    assert part.caption(0, 0) == film.caption(1, 1)
    assert part.numbers(0.1) == film.numbers(1.5)
    assert Excerpt(film, 1).stops() == pytest.approx((0.4,))
    assert Excerpt(film, 2).stops() == ()


def test_a_title_of_300_characters_is_cut_to_what_the_property_takes(film: ShortFilm, tmp_path: Path) -> None:
    film.title = "word " * 60
    export(film, str(tmp_path / "film.pptx"), PptxSettings(**SMALL, arrangement="stills"))
    title = Presentation(str(tmp_path / "film.pptx")).core_properties.title
    assert len(title) == 255 and title.endswith("…") and title.startswith("word word")


def test_a_template_that_is_missing_is_what_is_named(
    film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pptx.api._default_pptx_path", lambda: "/no/such/default.pptx")
    with pytest.raises(ExportError, match=r"/no/such/default\.pptx.*Install python-pptx again"):
        export(film, str(tmp_path / "film.pptx"), PptxSettings(**SMALL, arrangement="stills"))
    assert names(tmp_path) == []
