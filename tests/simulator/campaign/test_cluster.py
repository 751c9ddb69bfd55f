"""A cluster of Dask computes the same as this machine, loses nothing where a worker dies, and is told what it lacks."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest
from distributed import LocalCluster

from simulator.campaign import campaign as module
from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results
from simulator.campaign.workers import CampaignError, Workers
from simulator.cells import find_cell
from simulator.races.entrants import entrants, start
from simulator.races.race import Race
from simulator.races.running import run_race
from simulator.training.task import find_task
from tests.simulator.campaign.works import Threads, double
from ui.cli.verb import find_verb

ROOT = Path(__file__).resolve().parents[3]
SECONDS = 60.0


def test_a_cluster_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sample of every run: no process is begun."""
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        workers = Workers(cluster=cluster.scheduler_address)
        requests = [b"a", b"b", b"c"]
        assert Campaign(workers, Results(tmp_path / "one")).run(double, requests) == [b"aa", b"bb", b"cc"]
        monkeypatch.setattr(module, "code_print", iter(["asks", "another"]).__next__)
        with pytest.raises(CampaignError, match="another version of Gatelight"):
            Campaign(workers, Results(tmp_path / "other")).run(double, [b"a"])


def test_where_nobody_answers_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("simulator.campaign.workers.PATIENCE", 0.2)
    with pytest.raises(CampaignError, match="no scheduler answers there"):
        Campaign(Workers(cluster=f"tcp://127.0.0.1:{free_port()}"), Results(tmp_path)).run(double, [b"a"])


def test_without_the_package_it_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(
        CampaignError, match=r"needs the Python package distributed\. Install it: .* -m pip install distributed"
    ):
        Campaign(Workers(cluster="tcp://127.0.0.1:1"), Results(tmp_path)).run(double, [b"a"])


def free_port() -> int:
    """A port at which nobody listens."""
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@contextmanager
def dask(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and workers as one starts them by hand, each the leader of a group of processes."""
    address = f"tcp://127.0.0.1:{free_port()}"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    here = ("--no-dashboard", "--host", "127.0.0.1")
    commands = [("scheduler", "--port", address.rpartition(":")[2], *here)]
    own = ("--nthreads", "1", "--local-directory", str(folder), *here)
    commands += [("worker", address, *own)] * workers
    started: list[subprocess.Popen[bytes]] = []
    try:
        for command in commands:
            log = (folder / f"{len(started)}.log").open("wb")
            with log:
                words = [sys.executable, "-m", "dask", *command]
                started.append(subprocess.Popen(words, env=environment, cwd=folder, stderr=log, start_new_session=True))
        yield address, started[1:]
    finally:
        for process in started:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def raced(workers: Workers, folder: Path, kill: Callable[[], None] | None = None) -> Race:
    begun = start(find_task("echo"), ("T=12", "lag=2"), weights=2000, steps=150)
    entered = entrants(begun, [(find_cell(key), "") for key in ("rnn", "gru", "lstm")])

    def tell(done: int, of: int, result: bytes, is_kept: bool) -> None:
        if kill is not None and done == 2:
            kill()

    return run_race(begun, entered, range(4), Campaign(workers, Results(folder), tell=tell))


@pytest.mark.full
def test_a_race_on_a_cluster_of_which_a_worker_is_killed_ends_as_on_two_cores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simulator.campaign.workers.PATIENCE", SECONDS)
    with dask(tmp_path, 2) as (address, workers):
        wait_for_workers(address, 2)

        def kill() -> None:
            os.killpg(workers[0].pid, signal.SIGKILL)

        there = raced(Workers(cluster=address), tmp_path / "there", kill=kill)
        assert workers[0].poll() is not None and workers[1].poll() is None
    here = raced(cast(Workers, Threads(2)), tmp_path / "here")
    also = raced(Workers(2), tmp_path / "also")
    for one, other, third in zip(there.lanes, here.lanes, also.lanes, strict=True):
        for a, b, c in zip(one.outcomes, other.outcomes, third.outcomes, strict=True):
            assert a.digest == b.digest == c.digest and a.measure == b.measure == c.measure and a.loss == b.loss
    assert len({each.digest for lane in there.lanes for each in lane.outcomes}) == 12


def wait_for_workers(address: str, count: int) -> None:
    """Wait until workers have come."""
    from distributed import Client

    with Client(address, timeout=SECONDS, set_as_default=False) as client:
        client.wait_for_workers(count, timeout=SECONDS)


@pytest.mark.full
def test_a_course_is_rendered_by_a_cluster(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    course = {"exports": [{"lesson": ["worked-example", "simple-rnn"], "to": "{lesson}.png", "at": "0.1"}]}
    (tmp_path / "course.json").write_text(json.dumps(course), encoding="utf-8")
    verb = find_verb("render")
    assert verb is not None
    with LocalCluster(n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        words = (str(tmp_path / "course.json"), "--cluster", cluster.scheduler_address)
        assert verb.main(words) == 0
        assert "2 made" in capsys.readouterr().out
        assert (tmp_path / "worked-example.png").stat().st_size > 5000
        assert verb.main(words) == 0 and "2 as it was" in capsys.readouterr().out
