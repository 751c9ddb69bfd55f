"""Who computes: processes of this machine, or a Dask cluster, both as an executor of the standard library.

Each process computes on one processor: many at once need no more, and sums come out the same to the bit wherever they
are made.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from typing import NamedTuple

from simulator.io.os_errors import how_to_install

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
PATIENCE = 10.0  # seconds to wait for a cluster
MOST_JOBS = 1024
End = Callable[[Iterable[Future[bytes]]], None]
"""Ends at once what is computed for some futures."""


class CampaignError(Exception):
    """Computations that cannot be made, or failed again and again; the message says why and what to do."""


class Workers(NamedTuple):
    """So many processes here, or the cluster whose scheduler has an address."""

    jobs: int = 1
    cluster: str = ""

    @contextmanager
    def opened(self) -> Iterator[tuple[Executor, End]]:
        """An executor, and what ends at once all that it computes for some futures. Raises CampaignError."""
        if self.cluster:
            with cluster_executor(self.cluster) as executor:
                yield executor, cancel_all  # what is asked for no more is ended by the cluster
            return
        if not 1 <= self.jobs <= MOST_JOBS:
            raise CampaignError(f"--jobs cannot be {self.jobs}. Choose 1 to {MOST_JOBS}.")
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(self.jobs, context, _prepare)

        def end(_futures: Iterable[Future[bytes]]) -> None:  # to cancel them, too, ends Python's own thread in an error
            for process in list((executor._processes or {}).values()):  # these, and none that another began meanwhile
                process.terminate()

        with _one_thread():
            try:
                yield executor, end
            finally:
                executor.shutdown(cancel_futures=True)


def cancel_all(futures: Iterable[Future[bytes]]) -> None:
    """Ask for none of them any more."""
    for future in futures:
        future.cancel()


@contextmanager
def _one_thread() -> Iterator[None]:
    """Let processes that begin meanwhile compute on one processor: they read this when they load NumPy."""
    before = {name: os.environ.get(name) for name in THREADS}
    os.environ.update(dict.fromkeys(THREADS, "1"))
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


@contextmanager
def cluster_executor(address: str) -> Iterator[Executor]:
    """The executor of a Dask cluster. Raises CampaignError where it is not reached."""
    try:
        distributed = import_module("distributed")
    except ImportError:
        problem = "--cluster needs the Python package distributed."
        raise CampaignError(f"{problem} {how_to_install('distributed')}") from None
    try:
        client = distributed.Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        remedy = "Start one with `dask scheduler` and `dask worker ADDRESS`."
        raise CampaignError(f"--cluster {address}: no scheduler answers there ({error}). {remedy}") from None
    try:
        if not client.scheduler_info()["workers"]:
            raise CampaignError(f"--cluster {address}: it has no workers. Start one with `dask worker {address}`.")
        yield client.get_executor(pure=False)
    finally:
        client.close(timeout=PATIENCE)


def _prepare() -> None:
    """Let this process leave Ctrl-C to the program that began it, and end with that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.join,), daemon=True, name="end of the program").start()


def _end_with(join: Callable[[], object]) -> None:
    join()
    os._exit(1)
