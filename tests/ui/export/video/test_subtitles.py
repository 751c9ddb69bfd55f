"""Subtitles and chapters: read back by FFmpeg's own readers, at the seconds at which the beats begin."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import pytest

from simulator.engine.progress import Cancelled
from tests.ui.export.reading import names
from tests.ui.export.short_film import BEATS, ShortFilm
from ui.export import export, formats
from ui.export.format import FilmLike, MovingSettings
from ui.export.video.subtitles import captions, chapters, one_line, srt, subtitles, vtt
from ui.export.writers.mp4 import Mp4Settings
from ui.film.motion.timeline import Timeline

SMALL = Mp4Settings(width=160, height=90, fps=10)


def heard(path: Path) -> list[tuple[float, float, str]]:
    """Start, stop and words of each subtitle in a file, as FFmpeg reads it."""
    with av.open(str(path)) as container:
        found = []
        for packet in container.demux(subtitles=0):
            if packet.size:
                start = float(packet.pts * packet.time_base)
                found.append((start, start + float(packet.duration * packet.time_base), bytes(packet).decode()))
        return found


@pytest.mark.parametrize("ending", [".srt", ".vtt"])
def test_subtitles_stand_beside_the_film(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    export(film, str(tmp_path / "film.mp4"), replace(SMALL, subtitles=ending[1:], cue_pause=2.0))
    assert names(tmp_path) == ["film.mp4", f"film{ending}"]
    found = heard(tmp_path / f"film{ending}")
    wanted = captions(film, MovingSettings(cue_pause=2.0))
    for (start, stop, words), caption in zip(found, wanted, strict=True):
        assert (start, stop) == pytest.approx((caption.start, caption.stop), abs=0.001)
        read = words.removeprefix("{\\an8}").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
        assert " ".join(read.split()) == caption.text
    assert [caption.start for caption in captions(film, MovingSettings(cue_pause=2.0))] == pytest.approx(
        [0.0, 0.4, 1.0, 1.4, 4.0, 4.4]
    )


SAID = (
    "The forget gate closes on the gender of the person spoken of, and keeps 99.97 % of the other two; what is let in, "
    "0.995 in words, is added to it. Out goes h."
)


@pytest.mark.parametrize("form", [srt, vtt])
@pytest.mark.parametrize("said", [SAID, "記憶" * 90, "Donaudampfschifffahrtsgesellschaft" * 3, "x", f"{SAID} {SAID}"])
def test_a_subtitle_has_two_lines_of_42_characters(
    monkeypatch: pytest.MonkeyPatch, form: Callable[[FilmLike, MovingSettings], str], said: str
) -> None:
    film = ShortFilm()
    monkeypatch.setattr(ShortFilm, "caption", lambda self, token, beat: said)
    blocks = [block.split("\n") for block in form(film, MovingSettings(caption=False)).strip().split("\n\n")]
    told = [block[[" --> " in line for line in block].index(True) :] for block in blocks if len(block) > 1]
    assert all(len(lines) <= 3 and all(len(line) <= 42 for line in lines[1:]) for lines in told)
    assert "".join("".join(lines[1:]) for lines in told).replace(" ", "") == said.replace(" ", "")
    times = [lines[0].replace(",", ".").split(" --> ") for lines in told]
    assert (times[0][0], times[-1][1]) == ("00:00:00.000", "00:00:03.000")
    assert all(stop == start for (_, stop), (start, _) in pairwise(times))
    assert len(told) == 1 or said == "x" or all(start < stop for start, stop in times)


def test_parts_end_where_what_is_said_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    said = "The forget gate closes on gender, and keeps 99.97 % of the rest; what is let in, 0.995, is added to it."
    monkeypatch.setattr(ShortFilm, "caption", lambda self, token, beat: said)
    parts = [each.text for each in subtitles(ShortFilm(), MovingSettings())]
    assert [part[-1] for part in parts] == [";", "."]


@pytest.mark.parametrize("caption", [False, True])
def test_subtitles_stand_above_where_the_caption_is_in_the_picture(caption: bool) -> None:
    film, settings = ShortFilm(), MovingSettings(caption=caption)
    cues = [line for line in vtt(film, settings).splitlines() if " --> " in line]
    assert len(cues) == 6 and all(line.endswith(" line:0") is caption for line in cues)
    assert srt(film, settings).count("{\\an8}") == (6 if caption else 0)


def test_both_can_be_had_and_replace_those_of_before(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "film.srt").write_text("before")
    export(
        film, str(tmp_path / "film.webm"), replace(formats()[".webm"].settings(), width=64, height=64, subtitles="both")
    )
    assert names(tmp_path) == ["film.srt", "film.vtt", "film.webm"]
    assert "that beat 1 says" in (tmp_path / "film.srt").read_text()


def test_a_stopped_export_leaves_the_subtitles_of_before(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "film.srt").write_text("before")
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        export(film, str(tmp_path / "film.mp4"), replace(SMALL, subtitles="srt"), cancelled=lambda: next(asked) > 5)
    assert names(tmp_path) == ["film.srt"]
    assert (tmp_path / "film.srt").read_text() == "before"


def test_markup_is_escaped_where_it_would_be_read() -> None:
    film = ShortFilm()
    assert "& <all>" in srt(film, MovingSettings())
    assert "&amp; &lt;all&gt;" in vtt(film, MovingSettings())


def test_hours_are_counted() -> None:
    film = ShortFilm()
    film.timeline = Timeline(("word",) * 4000, BEATS)
    last = srt(film, MovingSettings(tokens=(3725, 3726))).splitlines()
    assert last[1] == "00:00:00,000 --> 00:00:00,400"
    assert "01:06:39,400 --> 01:06:40,000" in srt(film, MovingSettings())


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_chapters_begin_at_the_tokens(tmp_path: Path, film: ShortFilm, ending: str) -> None:
    film.timeline = Timeline(("one", "שלום", "記憶 🙂"), BEATS)
    settings = replace(formats()[ending].settings(), width=160, height=90, fps=10, cue_pause=0.5)
    export(film, str(tmp_path / f"film{ending}"), settings)
    with av.open(str(tmp_path / f"film{ending}")) as container:
        found = [(float(c["start"] * c["time_base"]), c["metadata"]["title"]) for c in container.chapters()]
    assert found == [(0.0, "1 one"), (1.0, "2 שלום"), (2.5, "3 記憶 🙂")]


def test_one_token_has_no_chapters_and_long_ones_are_cut() -> None:
    film = ShortFilm()
    assert chapters(film, MovingSettings(tokens=(0, 1))) == []
    film.timeline = Timeline(("Donau\n" * 100, "b"), BEATS)
    title = chapters(film, MovingSettings())[0]["metadata"]["title"]
    assert len(title) < 90
    assert title.endswith("…")
    assert "\n" not in title


@pytest.mark.parametrize("ending", [".mp4", ".webm"])
def test_a_key_frame_stands_at_each_chapter(tmp_path: Path, film: ShortFilm, ending: str) -> None:
    settings = replace(formats()[ending].settings(), width=160, height=90, fps=10)
    export(film, str(tmp_path / f"film{ending}"), settings)
    with av.open(str(tmp_path / f"film{ending}")) as container:
        stream = container.streams.video[0]
        keys = {float((packet.pts or 0) * stream.time_base) for packet in container.demux(stream) if packet.is_keyframe}
        begins = [float(each["start"] * each["time_base"]) for each in container.chapters()]
    assert len(begins) == 3
    assert all(any(abs(key - begin) < 1e-3 for key in keys) for begin in begins)


def test_a_number_is_not_parted_from_its_sign() -> None:
    assert (
        one_line("Es werden  99,97\u202f%\ngelöscht\u00a0; und\x07 mehr ")
        == "Es werden 99,97\u202f% gelöscht\u00a0; und mehr"
    )
