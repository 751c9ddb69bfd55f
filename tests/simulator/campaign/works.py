"""What the tests let workers do, in a module that is quick to load, and an executor of this process."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, cast

from simulator.campaign.campaign import Campaign, Tell
from simulator.campaign.results import Results
from simulator.campaign.workers import End, Workers, cancel_all


class Threads(NamedTuple):
    """As `Workers`, in threads of this process."""

    jobs: int = 2
    cluster: str = ""

    @contextmanager
    def opened(self) -> Iterator[tuple[Executor, End]]:
        """An executor."""
        with ThreadPoolExecutor(self.jobs) as executor:
            yield executor, cancel_all


def double(request: bytes, place: str) -> bytes:
    """The request twice."""
    return request * 2


def slowly(request: bytes, place: str) -> bytes:
    """The request, after a while."""
    time.sleep(0.15)
    return request


def sleep(request: bytes, place: str) -> bytes:
    """The request, after a minute."""
    time.sleep(60)
    return request


def die_once(request: bytes, place: str) -> bytes:
    """End the process at the first of these requests, as a lack of memory does."""
    mark = Path(request.decode().partition(" ")[0])
    if not mark.exists():
        mark.touch()
        os._exit(9)
    return f"{request.decode()} {os.environ['OPENBLAS_NUM_THREADS']}".encode()


def die(request: bytes, place: str) -> bytes:
    """End the process."""
    os._exit(9)


def campaign_here(folder: Path, tell: Tell | None = None) -> Campaign:
    """A campaign whose parts are made in this process."""
    return Campaign(cast(Workers, Threads()), Results(folder), tell=tell)


def find_folder(request: bytes, place: str) -> bytes:
    """Whether there is a folder to keep in what it takes to go on."""
    return b"yes" if Path(place).parent.is_dir() else b"no"
