"""Slides, read again by python-pptx, their clips by PyAV, and the whole by LibreOffice where it is installed."""

import io
import shutil
import subprocess
import sys
import zipfile
from datetime import datetime
from functools import partial
from pathlib import Path

import av
import numpy as np
import pytest
from lxml import etree
from msgspec.structs import replace
from PIL import Image
from pptx import Presentation
from pptx.slide import Slide
from pypdf import PdfReader

from simulator.lessons.builtin import find
from simulator.lessons.run import run
from tests.ui.export.reading import names, painted, psnr
from tests.ui.export.short_film import ShortFilm
from ui.export import ExportError, export
from ui.export.excerpt import Excerpt
from ui.export.format import Settings
from ui.export.pages.sheets import without_caption
from ui.export.video.subtitles import one_line
from ui.export.writers.pptx import PptxSettings
from ui.film.film import Film, FilmOptions
from ui.film.motion.timeline import Timeline

PRESENTATION = {"p": "http://schemas.openxmlformats.org/presentationml/2006/main"}
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
        assert slide.shapes.title.text_frame.text == f"{token + 1} {film.timeline.tokens[token]}"
        notes = "\n".join((told.caption(token, 1), *film.numbers(token + 0.9)))
        assert slide.notes_slide.notes_text_frame.text == notes
        movie = next(
            shape for shape in slide.shapes if shape.shape_type is not None and "MEDIA" in str(shape.shape_type)
        )
        assert movie._element.xpath(".//p:cNvPr")[0].get("descr") == told.caption(token, 1) != film.caption(token, 1)
        rest = without_caption(film.frame(film.timeline.opening(token)))
        poster = posters(tmp_path / "talk.pptx")[token]
        assert np.array_equal(poster, painted(rest, Settings(width=320, height=160)))


def test_a_poster_is_the_picture_that_was_chosen(film: ShortFilm, tmp_path: Path) -> None:
    for poster, share in (("start", 0.0), ("end", 1.0), ("0.5", 0.5)):
        export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, poster=poster, tokens=(1, 2)))
        start, end = film.timeline.opening(1), film.timeline.time_at_rest(1, 1)
        wanted = without_caption(film.frame(start + share * (end - start)))
        assert np.array_equal(posters(tmp_path / "talk.pptx")[0], painted(wanted, Settings(width=320, height=160)))
    for wrong in ("middle", "1.5", "-0.1"):
        with pytest.raises(ExportError):
            export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, poster=wrong))


def test_what_the_author_says_comes_first_in_the_notes(tmp_path: Path) -> None:
    lesson = replace(find("jenny-rafsun"), about="Watch the word she.", notes={1: "Now **love**."})
    film = Film(lesson, run(lesson), FilmOptions())
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, arrangement="stills", tokens=(1, 3)))
    first, second = (slide.notes_slide.notes_text_frame.text for slide in slides(tmp_path / "talk.pptx"))
    assert first.startswith(f"Watch the word she.\nNow **love**.\n{one_line(film.by_token().caption(1, 4))}\n")
    assert second.startswith(f"{one_line(film.by_token().caption(2, 4))}\n")


def test_the_clips_are_the_film_of_their_token(film: ShortFilm, tmp_path: Path) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL))
    for token, blob in enumerate(clips(tmp_path / "talk.pptx")):
        with av.open(io.BytesIO(blob)) as container:
            frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
            assert container.streams.video[0].codec_context.pix_fmt == "yuv420p"
        left_out = 3 if token else 0  # which still show the words of the token before
        assert len(frames) == 10 - left_out
        for k in (left_out, 4, 9):
            wanted = painted(without_caption(film.frame(token + k / 10)), Settings(width=320, height=160))
            assert psnr(frames[k - left_out], wanted) > 30


@pytest.mark.parametrize("autoplay", [True, False])
def test_clips_start_when_they_are_told_to(film: ShortFilm, tmp_path: Path, autoplay: bool) -> None:
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, autoplay=autoplay, tokens=(0, 1)))
    (slide,) = slides(tmp_path / "talk.pptx")
    (movie,) = [shape for shape in slide.shapes if "MEDIA" in str(shape.shape_type)]
    find_all = partial(etree.fromstring(etree.tostring(slide._element)).xpath, namespaces=PRESENTATION)
    step = "//p:timing//p:seq/p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par/p:cTn"
    assert find_all(f"{step}/p:stCondLst/p:cond/@delay") == ["indefinite", "0"][: 1 + autoplay]
    assert len(find_all(f"{step}/p:stCondLst/p:cond[@evt='onBegin']")) == autoplay
    assert find_all(f"{step}//p:cTn[@presetClass='mediacall']/@nodeType") == [
        "afterEffect" if autoplay else "clickEffect"
    ]
    command = f"{step}//p:cmd[@cmd='playFrom(0.0)']"
    assert find_all(f"{command}//p:spTgt/@spid") == [str(movie.shape_id)]
    assert find_all(f"{command}/p:cBhvr/p:cTn/@dur") == ["1000"]
    assert find_all("//p:timing//p:cTn/@id") == [str(k) for k in range(1, 13)]
    assert find_all("//p:timing//p:seq/p:nextCondLst/p:cond[@evt='onNext']")


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
    assert titles == ["2 two · Read", "2 two · Write"]
    lengths = []
    for blob in clips(tmp_path / "talk.pptx"):
        with av.open(io.BytesIO(blob)) as container:
            lengths.append(container.streams.video[0].frames)
    assert lengths == [4, 3]  # the second without the frames that show the first one’s words


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
    assert slide.shapes.title.text_frame.text.startswith("1")
    assert "that happened at it" in slide.notes_slide.notes_text_frame.text


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
    with pytest.raises(ExportError, match=r"python-pptx.*-m pip install python-pptx"):
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
    assert part.frame(0.3)[:-1] == without_caption(film.frame(1.7))[:-1]
    assert part.frame(0.1)[:-1] == part.frame(0.0)[:-1] == without_caption(film.frame(1.64))[:-1]
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
    with pytest.raises(ExportError, match=r"/no/such/default\.pptx.*pip install python-pptx --force-reinstall"):
        export(film, str(tmp_path / "film.pptx"), PptxSettings(**SMALL, arrangement="stills"))
    assert names(tmp_path) == []


def test_nothing_is_left_of_the_template(film: ShortFilm, tmp_path: Path) -> None:
    film.language = "de"
    export(film, str(tmp_path / "talk.pptx"), PptxSettings(**SMALL, arrangement="stills"))
    deck = Presentation(str(tmp_path / "talk.pptx"))
    core = deck.core_properties
    assert (core.title, core.author, core.last_modified_by, core.comments) == (film.title, "Gatelight", "Gatelight", "")
    assert core.created == core.modified == datetime(1980, 1, 1) and core.language == "de-DE"
    assert [layout.name for layout in deck.slide_layouts] == ["Title Only"]
    runs = [run for slide in deck.slides for run in slide.element.xpath(".//a:r")]
    assert {run.rPr.get("lang") for run in runs} == {"de-DE"} and all(int(run.rPr.get("sz")) >= 1200 for run in runs)
    with zipfile.ZipFile(tmp_path / "talk.pptx") as file:
        read = {name: file.read(name) for name in file.namelist()}
    assert not any("printerSettings" in name for name in read)
    assert not any(word in b"".join(read.values()) for word in (b"Steve Canny", b"Macintosh", b"4:3", b"screen4x3"))
    with Image.open(io.BytesIO(read["docProps/thumbnail.jpeg"])) as picture:
        assert picture.size == (256, 144)
        wanted = painted(film.by_token().frame(0.9), Settings(width=256, height=144))
        assert psnr(np.asarray(picture.convert("RGB")), wanted) > 25
