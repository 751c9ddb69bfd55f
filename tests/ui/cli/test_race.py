"""A race from the command line: its table and files, what is kept, and what is refused."""

from __future__ import annotations

from pathlib import Path

import av
import pytest
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from simulator.campaign import campaign, workers
from simulator.lessons.builtin import find
from simulator.lessons.file import save
from tests.simulator.campaign.works import Threads
from ui.cli.verb import find_verb

TINY = ("--set", "T=6", "--set", "lag=1", "--set", "batch=4", "--steps", "4", "--weights", "120", "--seeds", "2")


@pytest.fixture(autouse=True)
def without_a_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no thread of the bar be left behind."""
    monkeypatch.setattr(tqdm, "monitor_interval", 0)


def said(*words: str) -> list[str]:
    verb = find_verb(words[0])
    assert verb is not None
    return verb._run(verb.parse(words[1:])).splitlines()


def test_a_race_makes_a_table_and_a_film(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "Workers", Threads)
    own = tmp_path / "mine.json"
    save(find("own-cell"), own)
    words = ["race", "echo", "--cells", f"rnn,lstm:chrono,{own}", *TINY, "--runs", str(tmp_path / "runs")]
    table, film = tmp_path / "race.csv", tmp_path / "race.mp4"
    lines = said(*words, "-o", str(table), "-o", str(film), "--size", "320x180", "--fps", "4")
    assert lines[0].startswith("Echo: ") and "2 seeds from 0 on, 4 updates of 4 sequences" in lines[0]
    assert [line[:28].strip() for line in lines[4:7]] == [
        "Simple RNN, keras",
        "LSTM, chrono",
        "Minimal gated unit, keras",
    ]
    assert lines[7:] == [f"{table}: 24 rows", f"{film}: 4.0 s, 16 pictures at 4 a second"]
    assert len(table.read_text(encoding="utf-8").splitlines()) == 25
    with av.open(str(film)) as opened:
        first, *_, last = (frame.to_ndarray(format="rgb24") for frame in opened.decode(video=0))
    assert (first != last).any()

    def nothing(*_: object) -> None:
        raise AssertionError("it is computed again")

    monkeypatch.setattr(campaign.Campaign, "_compute", nothing)
    assert said(*words) == lines[:7]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("ecko",), "There is no task ecko. Did you mean echo?"),
        (("echo", "--cells", "rnn,lsmt"), "Did you mean lstm?"),
        (("echo", "--cells", "rnn:chrono"), "rnn:chrono: chrono sets the bias"),
        (("echo", "--seeds", "0"), "--seeds 0: give 1 to 1000."),
        (("echo", "--rates", "fast"), "give numbers, such as 1e-3"),
        (("echo", "--jobs", "0"), "--jobs cannot be 0. Choose 1 to 1024."),
        (("echo", "-o", "nowhere/race.csv"), "there is no folder nowhere"),
        (("echo", "-o", "race.doc"), "There is no format “.doc”"),
    ],
)
def test_what_cannot_be_is_refused(
    words: tuple[str, ...], message: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        said("race", *words, "--runs", str(tmp_path))
    assert ended.value.code == 2 and message in capsys.readouterr().err
