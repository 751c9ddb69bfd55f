"""A file and what stands beside it are written whole or not at all, whatever the disk does."""

from __future__ import annotations

import re
import stat
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.ui.export.short_film import ShortFilm
from tests.ui.export.test_export import ENDINGS, small
from tests.ui.faulty import filling
from ui.export import ExportError, export

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Linux's libraries and displays")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_disk_that_fills_up_is_told(film: ShortFilm, tmp_path: Path, ending: str) -> None:
    """Whatever was written by then: a header, some pictures, or nothing. An encoder without its file would crash."""
    target = tmp_path / f"film{ending}"
    for room in (0, 24, 700):
        with filling(True, room), pytest.raises(ExportError, match="would be larger than may be written here"):
            export(film, str(target) + ("/" if ending == "/" else ""), small(ending))
        assert list(tmp_path.iterdir()) == []


def test_companions_follow_links_and_hand_on_rights(film: ShortFilm, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "words.srt").write_text("old")
    (elsewhere / "words.srt").chmod(0o640)
    (tmp_path / "film.srt").symlink_to(elsewhere / "words.srt")
    export(film, str(tmp_path / "film.mp4"), replace(small(".mp4"), subtitles="srt"))
    assert (tmp_path / "film.srt").is_symlink()
    written = elsewhere / "words.srt"
    assert "-->" in written.read_text() and stat.S_IMODE(written.stat().st_mode) == 0o640
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["elsewhere", "film.mp4", "film.srt", "words.srt"]


def test_a_link_to_nowhere_is_told_by_where_it_leads(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "film.png").symlink_to(tmp_path / "gone" / "film.png")
    with pytest.raises(ExportError, match=re.escape(f"There is no folder {tmp_path / 'gone'}.")):
        export(film, str(tmp_path / "film.png"), small(".png"))
