"""Many requests and their results: what is kept is read, all else computed, and tried again where a worker dies."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Executor, Future, wait
from dataclasses import dataclass, field

from simulator.campaign.results import Results, Work, code_print
from simulator.campaign.workers import CampaignError, Workers
from simulator.engine.progress import Cancelled

OFTEN = 0.1  # seconds between two looks at whether to stop
MOST_BREAKS = 3  # times that workers may die without anything being done between
Tell = Callable[[int, int, bytes, bool], None]
"""Called with how many results there are, of how many, the last of them, and whether that was kept from before."""
Take = Callable[[bytes, bytes, bool], None]
"""Called with a request, its result, and whether that was kept from before."""
Look = Callable[[Mapping[bytes, bytes]], object]
"""Called several times a second while something is computed, with the results so far by their requests."""


@dataclass
class Campaign:
    """Who computes, where results are kept, when to stop, and whom to tell how far it is."""

    workers: Workers
    results: Results
    is_stopped: Callable[[], bool] = field(default=lambda: False)
    tell: Tell | None = None

    def run(self, work: Work, requests: Sequence[bytes], look: Look = lambda found: None) -> list[bytes]:
        """The results of all requests, in their order; equal ones are computed, and told, once.

        What raises an exception ends all. Raises Cancelled once it is stopped, and CampaignError where workers die
        again and again, or results cannot be kept: those that are done are not lost.
        """
        wanted, found = list(dict.fromkeys(requests)), dict[bytes, bytes]()

        def take(request: bytes, result: bytes, is_kept: bool) -> None:
            found[request] = result
            if self.tell is not None:
                self.tell(len(found), len(wanted), result, is_kept)

        for request in wanted:
            kept = self.results.find(work, request)
            if kept is not None:
                take(request, kept, True)
        breaks = 0
        if len(found) < len(wanted):
            self.results.prepare()
            look(found)  # what was there before, and nothing else
        while missing := [request for request in wanted if request not in found]:
            before = len(found)
            try:
                self._compute(work, missing, take, lambda: look(found))
            except BrokenExecutor:
                breaks = breaks + 1 if len(found) == before else 0
                if breaks >= MOST_BREAKS:
                    raise CampaignError(
                        "What computes has died again and again: there may be too little memory. Take fewer --jobs."
                    ) from None
        return [found[request] for request in requests]

    def _compute(self, work: Work, missing: Sequence[bytes], take: Take, look: Callable[[], object]) -> None:
        """Compute what is missing, as far as the workers live."""
        with self.workers.opened() as (executor, end):
            waiting = self._submitted(work, missing, executor)
            try:
                while waiting:
                    look()
                    done, _ = wait(waiting, OFTEN, FIRST_COMPLETED)
                    for future in sorted(done, key=_is_lost):
                        request, result = waiting.pop(future), self._result(future)
                        self.results.keep(work, request, result)
                        take(request, result, False)
                    if self.is_stopped():
                        raise Cancelled
            except BaseException:
                end(waiting)
                raise

    def _result(self, future: Future[bytes]) -> bytes:
        """What a future has found. Raises BrokenExecutor where a worker died, CampaignError where a cluster gave up."""
        try:
            return future.result()
        except CancelledError:
            problem = "The cluster has ended. What is done is kept: start it again, and the same command."
            raise CampaignError(problem) from None
        except Exception as error:
            if self.workers.cluster and isinstance(error, ImportError):
                problem = f"A worker of the cluster does not find Gatelight ({error}): install the same everywhere."
                raise CampaignError(problem) from error
            if type(error).__name__ == "KilledWorker":
                raise CampaignError(f"The cluster's workers have died again and again ({error}).") from error
            raise

    def _submitted(self, work: Work, missing: Sequence[bytes], executor: Executor) -> dict[Future[bytes], bytes]:
        found = {}
        for request in missing:
            if self.workers.cluster:
                future = executor.submit(work_elsewhere, work, request, code_print())
            else:
                future = executor.submit(work, request, str(self.results.place(work, request)))
            found[future] = request
        return found


def work_elsewhere(work: Work, request: bytes, asked_by: str) -> bytes:
    """What a worker of a cluster does. Raises CampaignError where its program is not the one that asks."""
    if code_print() != asked_by:
        raise CampaignError("A worker of the cluster has another version of Gatelight: install the same everywhere.")
    return work(request, "")


def _is_lost(future: Future[bytes]) -> bool:
    """Whether a future that is done has no result: it comes after those that have one, lest these be lost too."""
    return future.cancelled() or future.exception() is not None
