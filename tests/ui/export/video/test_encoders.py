"""Where FFmpeg has no libx264 another encoder codes films in MP4, and says so; here MPEG-4 Part 2 is that other one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import av
import pytest

from simulator.lessons.builtin import find
from tests.ui.export.short_film import ShortFilm
from ui.cli.film_writer import tell_encoder
from ui.dialogs.export.machine_note import MachineNote
from ui.export import ExportError, export
from ui.export.video import encoders
from ui.export.writers.html import HtmlSettings
from ui.export.writers.mp4 import Mp4Settings
from ui.film.text.language import languages

SMALL = Mp4Settings(width=160, height=90, fps=5)
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def without_x264(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(encoders, "BEST", "libx264-that-is-not-there")
    monkeypatch.setattr(encoders, "OTHERS", ("libopenh264-that-is-not-there", "mpeg4"))
    encoders.has_encoder.cache_clear()
    yield
    encoders.has_encoder.cache_clear()


@pytest.mark.usefixtures("without_x264")
def test_another_encoder_codes_the_film_and_says_so(
    film: ShortFilm, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sizes = []
    for quality in (14, 28):
        export(film, str(tmp_path / "film.mp4"), Mp4Settings(width=160, height=90, fps=5, quality=quality))
        sizes.append((tmp_path / "film.mp4").stat().st_size)
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.streams.video[0].codec_context.name == "mpeg4"
        assert len(list(container.decode(video=0))) == 15
    assert sizes[0] > sizes[1]
    tell_encoder()
    assert "no libx264 here: films in MP4 are coded with mpeg4" in capsys.readouterr().err
    assert "mpeg4" in MachineNote(find("worked-example")).text()
    assert "mit mpeg4 codiert" in encoders.describe_encoder(languages()["de"].translate)[0]


def test_with_x264_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert encoders.h264_encoder() == "libx264"
    tell_encoder()
    assert capsys.readouterr().err == ""


def test_without_any_encoder_the_message_names_it(
    film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encoders, "has_encoder", lambda name: False)
    with pytest.raises(ExportError, match=r"no encoder of H\.264 here.*libx264, libopenh264"):
        export(film, str(tmp_path / "film.mp4"), SMALL)
    assert list(tmp_path.iterdir()) == []


def test_it_is_said_of_what_is_coded() -> None:
    assert encoders.is_coded("a.MP4", SMALL) and encoders.is_coded("a.pptx", SMALL)
    assert encoders.is_coded("a.html", HtmlSettings(arrangement="reveal"))
    assert not encoders.is_coded("a.html", HtmlSettings()) and not encoders.is_coded("a.webm", SMALL)


def test_openh264_is_told_a_constant_quality() -> None:
    options = encoders.options_of("libopenh264", 23, 1920 * 1080, 30.0)
    assert options["qmin"] == options["qmax"] == "23" and int(options["b"]) > 1_000_000
