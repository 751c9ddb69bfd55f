"""Several exports in one pass: the same files as one by one, whatever fails or stops among them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from simulator.engine.progress import Cancelled
from tests.ui.export.reading import names
from tests.ui.export.short_film import ShortFilm
from ui.export import export
from ui.export.format import Settings
from ui.export.together import Told, Wanted, export_together
from ui.export.writers import pptx
from ui.export.writers.apng import FORMAT as APNG
from ui.export.writers.mp4 import Mp4Settings
from ui.export.writers.png import PngSettings
from ui.export.writers.pptx import PptxSettings
from ui.export.writers.webm import WebmSettings
from ui.film.marks import Frame

SMALL = {"width": 160, "height": 90, "fps": 10.0}
FILES: dict[str, Settings] = {
    "film.mp4": Mp4Settings(**SMALL),
    "film.webm": WebmSettings(width=128, height=72, fps=10.0),
    "slow.apng": APNG.settings(width=160, height=90, fps=4.0, tokens=(1, 2)),
    "talk.pptx": PptxSettings(**SMALL),
    "picture.png": PngSettings(width=160, height=90, at=(1, 0)),
}


def wanted(film: ShortFilm, folder: Path) -> list[Wanted]:
    return [Wanted(film, str(folder / name), settings) for name, settings in FILES.items()]


def made(film: ShortFilm, folder: Path, cancelled: Callable[[], bool] = lambda: False) -> list[Told]:
    told: list[Told] = []
    folder.mkdir(exist_ok=True)
    export_together(wanted(film, folder), told.append, cancelled)
    return told


@pytest.mark.usefixtures("qapp")
def test_the_files_are_those_that_each_export_makes_alone(film: ShortFilm, tmp_path: Path) -> None:
    told = made(film, tmp_path / "together")
    alone = tmp_path / "alone"
    alone.mkdir()
    for name, settings in FILES.items():
        export(film, str(alone / name), settings)
    assert names(tmp_path / "together") == names(alone) == sorted(FILES)
    for name in FILES:
        assert (tmp_path / "together" / name).read_bytes() == (alone / name).read_bytes(), name
    assert sorted(each.number for each in told if each.ended) == [0, 1, 2, 3, 4]
    assert all(each.done == each.total and each.error is None for each in told if each.ended)


@pytest.mark.usefixtures("qapp")
def test_what_two_files_show_is_composed_once(film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[float] = []
    own = film.frame

    def frame(time: float) -> Frame:
        asked.append(time)
        return own(time)

    monkeypatch.setattr(film, "frame", frame)
    names_of = ("film.mp4", "film.webm")
    export_together([each for each in wanted(film, tmp_path) if Path(each.target).name in names_of], lambda told: None)
    assert len(asked) == 1 + 2 * 30 and sorted(set(asked)) == asked[1::2]  # the poster, and once for each size


@pytest.mark.usefixtures("qapp")
def test_one_that_fails_is_told_and_the_others_are_made(film: ShortFilm, tmp_path: Path) -> None:
    (tmp_path / "film.webm").mkdir()
    (tmp_path / "film.webm" / "mine.txt").write_text("mine")
    told = made(film, tmp_path)
    failed = [each for each in told if each.error is not None]
    assert [each.number for each in failed] == [1] and "film.webm" in str(failed[0].error)
    assert names(tmp_path) == sorted(FILES)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("after", [0, 1, 20, 60])
def test_stopped_it_leaves_whole_files_or_none(film: ShortFilm, tmp_path: Path, after: int) -> None:
    asked = 0

    def cancelled() -> bool:
        nonlocal asked
        asked += 1
        return asked > after

    with pytest.raises(Cancelled):
        made(film, tmp_path, cancelled)
    assert set(names(tmp_path)) <= set(FILES)
    for name in names(tmp_path):
        assert (tmp_path / name).stat().st_size > 100


@pytest.mark.usefixtures("qapp")
def test_what_goes_wrong_while_painting_is_raised_and_nothing_is_left(
    film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def frame(time: float) -> Frame:
        raise ZeroDivisionError(time)

    monkeypatch.setattr(film, "frame", frame)
    with pytest.raises(ZeroDivisionError):
        made(film, tmp_path)
    assert names(tmp_path) == []


@pytest.mark.usefixtures("qapp")
def test_clips_are_the_films_own_pictures_without_its_caption(film: ShortFilm, tmp_path: Path) -> None:
    made(film, tmp_path)
    with av.open(str(tmp_path / "film.mp4")) as container:
        whole = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    from pptx import Presentation

    for token, slide in enumerate(Presentation(str(tmp_path / "talk.pptx")).slides):
        parts = [link.target_part for link in slide.part.rels.values() if not link.is_external]
        (blob,) = {part.partname: part.blob for part in parts if part.partname.endswith(".mp4")}.values()
        with av.open(io.BytesIO(blob)) as container:
            clip = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
            seconds = container.duration / av.time_base
        left_out = 3 if token else 0  # which still show the words of the token before
        assert float(seconds) == pytest.approx(1.0 - left_out / 10)
        assert len(clip) == 10 - left_out
        for shown, own in zip(clip, whole[10 * token + left_out :], strict=False):
            assert np.array_equal(shown, own[: len(shown)])


@pytest.mark.usefixtures("qapp")
def test_clips_are_cut_out_of_a_film_whatever_stands_beside_it(
    film: ShortFilm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a pack, whose film has subtitles: coded anew, its clips took longer than all else."""
    coded: list[Path] = []
    monkeypatch.setattr(pptx.mp4, "write", lambda job, keys: coded.append(job.place))
    settings = Mp4Settings(**SMALL, subtitles="both", poster="end")
    both = [("film.mp4", settings), ("talk.pptx", FILES["talk.pptx"])]
    told: list[Told] = []
    export_together([Wanted(film, str(tmp_path / name), each) for name, each in both], told.append)
    assert coded == [] and [each.error for each in told if each.ended] == [None, None]
