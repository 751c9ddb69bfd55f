"""What many computations at once have in common on the command line: who computes, where results are kept, progress."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ui.cli.signals import gathered_signals

if TYPE_CHECKING:
    from simulator.campaign.campaign import Campaign

ALL_CORES = os.cpu_count() or 1
BAR = "{percentage:3.0f} % |{bar}| {n_fmt} of {total_fmt}, {remaining} left{postfix}"


def add_computing_options(parser: ArgumentParser) -> None:
    """Who computes, and where results are kept."""
    parser.add_argument("--jobs", metavar="N", type=int, help="trainings at once on this machine (all cores)")
    about = "the scheduler of a Dask cluster, such as tcp://host:8786; needs the Python package distributed"
    parser.add_argument("--cluster", metavar="ADDRESS", help=about)
    about = "where results are kept, so that none is computed twice (the system's folder for what can be made again)"
    parser.add_argument("--runs", metavar="DIR", help=about)


@contextmanager
def told_campaign(
    jobs: int, cluster: str | None, runs: str | None, describe: Callable[[bytes], str] = lambda result: ""
) -> Iterator[Campaign]:
    """Who computes, where results are kept, and a bar on stderr, with what there is to say of the last result.

    A signal ends the processes first: what is done until then is kept.
    """
    from tqdm import tqdm

    from simulator.campaign.campaign import Campaign, Look
    from simulator.campaign.results import Results, Work, results_folder
    from simulator.campaign.workers import Workers

    class Heard(Campaign):
        """Stops on the signals that ask to end, which are answered when its processes have ended."""

        def run(self, work: Work, requests: Sequence[bytes], look: Look = lambda found: None) -> list[bytes]:
            with gathered_signals() as signals:
                self.is_stopped = lambda: bool(signals)
                return super().run(work, requests, look)

    with tqdm(total=None, bar_format=BAR, leave=False, mininterval=0.2, delay=0.5) as bar:

        def tell(done: int, of: int, result: bytes, is_kept: bool) -> None:
            bar.total = of
            bar.set_postfix_str("kept from before" if is_kept else describe(result), refresh=False)
            bar.update(done - bar.n)

        results = Results(Path(runs) if runs else results_folder())
        yield Heard(Workers(jobs, cluster or ""), results, tell=tell)
