"""Runs a race: all trainings by one campaign, and the race as far as it is, told several times a second."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from time import monotonic

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Results
from simulator.races.entrants import Entrant, Start
from simulator.races.race import Lane, Race, training_from
from simulator.training.requested.one_training import Outcome, outcome_of, request_of, so_far, train_one
from simulator.training.settings import TrainingError

OFTEN = 0.4  # seconds from one look at a race that runs to the next
NOTHING = Outcome((), (), (), 0, 0.0, 0, "")
"""What has come of a training that was not begun."""


def run_race(
    begun: Start,
    entered: Sequence[Entrant],
    seeds: Sequence[int],
    campaign: Campaign,
    tell: Callable[[Race], object] | None = None,
) -> Race:
    """Let all run, from the first seed, then from the next one. Raises TrainingError, CampaignError and Cancelled.

    `tell` is given the race as far as it is: on this machine each training within its updates, on a cluster once a
    training is over.
    """
    requests = [request_of(training_from(begun, each, seed), begun.file) for seed in seeds for each in entered]

    def race_of(outcomes: Sequence[Outcome]) -> Race:
        return _race(begun, entered, seeds, outcomes)

    if tell is None:
        results = campaign.run(train_one, requests)
    else:
        results = campaign.run(train_one, requests, _Watcher(requests, campaign.results, lambda so: tell(race_of(so))))
    outcomes = [outcome_of(each) for each in results]
    race = race_of(outcomes)
    if not any(lane.whole for lane in race.lanes):
        raise TrainingError(f"No training came to its end: {outcomes[0].failed}")
    return race


def _race(begun: Start, entered: Sequence[Entrant], seeds: Sequence[int], outcomes: Sequence[Outcome]) -> Race:
    """The race of so many outcomes, those of all entrants from the first seed coming first."""
    lanes = []
    for k, each in enumerate(entered):
        own = tuple(outcomes[k :: len(entered)])
        reached = tuple(some.reached(begun.task.measure) if begun.task.has_goal else None for some in own)
        lanes.append(Lane(each, own, reached))
    return Race(begun, tuple(seeds), tuple(lanes))


class _Watcher:
    """Looks what has come of each training, and tells where that is more than before."""

    def __init__(
        self, requests: Sequence[bytes], results: Results, tell: Callable[[Sequence[Outcome]], object]
    ) -> None:
        self._places = {request: results.place(train_one, request) for request in requests}
        self._requests, self._tell = requests, tell
        self._ended: dict[bytes, Outcome] = {}
        self._last = [NOTHING for _ in requests]
        self._due, self._has_told = 0.0, False

    def __call__(self, found: Mapping[bytes, bytes]) -> None:
        if monotonic() < self._due:
            return
        for request in found.keys() - self._ended.keys():
            self._ended[request] = outcome_of(found[request])
        outcomes = [
            self._ended.get(each) or so_far(self._places[each]) or before  # which is told until its result is there
            for each, before in zip(self._requests, self._last, strict=True)
        ]
        if outcomes != self._last or not self._has_told:
            self._last, self._has_told = outcomes, True
            self._tell(outcomes)
        self._due = monotonic() + OFTEN
