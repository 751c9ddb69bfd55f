"""Many at once: nothing is computed twice, nothing is lost, and what dies is tried again."""

from __future__ import annotations

import threading
import time
from concurrent.futures import wait
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import cast

import pytest

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results, results_folder
from simulator.campaign.workers import CampaignError, Workers
from simulator.engine.progress import Cancelled
from tests.simulator.campaign.works import Threads, campaign_here, die, die_once, double, find_folder, sleep, slowly

THREADS = cast(Workers, Threads())


def test_what_is_done_is_not_done_twice(tmp_path: Path) -> None:
    told: list[tuple[int, int, bytes, bool]] = []
    campaign = Campaign(THREADS, Results(tmp_path / "runs"), tell=lambda *each: told.append(each))
    assert campaign.run(double, [b"a", b"b", b"a"]) == [b"aa", b"bb", b"aa"]
    assert [each[:2] for each in told] == [(1, 2), (2, 2)]
    assert sorted(each[2:] for each in told) == [(b"aa", False), (b"bb", False)]
    told.clear()
    assert campaign.run(double, [b"b", b"c"]) == [b"bb", b"cc"]
    assert told == [(1, 2, b"bb", True), (2, 2, b"cc", False)]
    assert len(list((tmp_path / "runs").iterdir())) == 3


def test_what_was_there_before_is_seen_first_and_alone(tmp_path: Path) -> None:
    seen: list[dict[bytes, bytes]] = []
    campaign = Campaign(THREADS, Results(tmp_path))
    campaign.run(double, [b"a"])
    campaign.run(double, [b"a", b"b"], lambda found: seen.append(dict(found)))
    assert seen[0] == {b"a": b"aa"}


def test_a_damaged_result_is_made_again(tmp_path: Path) -> None:
    campaign = Campaign(THREADS, Results(tmp_path))
    campaign.run(double, [b"a"])
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:-1])
    assert campaign.results.find(double, b"a") is None
    assert campaign.run(double, [b"a"]) == [b"aa"] and campaign.results.find(double, b"a") == b"aa"
    assert campaign.results.find(die, b"a") is None, "another work has other results"


def test_a_worker_that_dies_is_replaced(tmp_path: Path) -> None:
    """In a process of its own, which computes on one processor."""
    request = f"{tmp_path / 'died'} x".encode()
    campaign = Campaign(Workers(1), Results(tmp_path / "runs"))
    assert campaign.run(die_once, [request]) == [request + b" 1"]
    assert (tmp_path / "died").exists()


@pytest.mark.full
def test_workers_that_die_again_and_again_are_told(tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="died again and again"):
        Campaign(Workers(1), Results(tmp_path)).run(die, [b"a"])


def test_it_is_stopped_and_goes_on(tmp_path: Path) -> None:
    seen: list[bytes] = []
    first = Campaign(cast(Workers, Threads(1)), Results(tmp_path), lambda: bool(seen))
    first.tell = lambda done, of, result, kept: seen.append(result)
    with pytest.raises(Cancelled):
        first.run(slowly, [b"a", b"b", b"c"])
    assert seen == [b"a"]
    again: list[bool] = []
    campaign_here(tmp_path, lambda done, of, result, kept: again.append(kept)).run(slowly, [b"a", b"b"])
    assert again == [True, False]


def test_what_is_stopped_ends_its_own_processes_and_no_other(tmp_path: Path) -> None:
    """Such as that of a training, which has begun after them."""
    others: list[BaseProcess] = []

    def is_stopped() -> bool:
        if not others:
            others.append(get_context("spawn").Process(target=time.sleep, args=(60,)))
            others[0].start()
        return True

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        Campaign(Workers(1), Results(tmp_path), is_stopped).run(sleep, [b"a"])
    assert others[0].is_alive() and time.monotonic() - begun < 30
    others[0].kill()
    others[0].join()


def test_what_waits_for_its_turn_ends_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's own thread ends in an error where processes are ended whose futures were cancelled."""
    said: list[object] = []
    monkeypatch.setattr(threading, "excepthook", said.append)
    with Workers(2).opened() as (executor, end):
        futures = [executor.submit(sleep, b"%d" % k, "") for k in range(12)]
        while not futures[2].running():  # as many as are handed out
            time.sleep(0.01)
        end(futures)
        done, _ = wait(futures, 20.0)
        assert done == set(futures)
    assert said == []


def test_there_is_a_folder_from_the_beginning(tmp_path: Path) -> None:
    """What takes long keeps there what it takes to go on, before there is any result."""
    assert Campaign(THREADS, Results(tmp_path / "a" / "b")).run(find_folder, [b"x"]) == [b"yes"]


def test_where_results_cannot_be_kept_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CampaignError, match="file"):
        Campaign(THREADS, Results(tmp_path / "file")).run(double, [b"a"])


@pytest.mark.parametrize("jobs", [0, 5000])
def test_a_number_of_jobs_that_cannot_be(jobs: int, tmp_path: Path) -> None:
    with pytest.raises(CampaignError, match="Choose 1 to 1024"):
        Campaign(Workers(jobs), Results(tmp_path)).run(double, [b"a"])


def test_results_are_kept_where_the_system_keeps_such(monkeypatch: pytest.MonkeyPatch) -> None:
    for system, variable in (("linux", "XDG_CACHE_HOME"), ("win32", "LOCALAPPDATA")):
        monkeypatch.setattr("sys.platform", system)
        monkeypatch.setenv(variable, "/somewhere")
        assert results_folder() == Path("/somewhere/gatelight/runs")
    monkeypatch.setattr("sys.platform", "darwin")
    assert results_folder().parts[-4:] == ("Library", "Caches", "gatelight", "runs")
