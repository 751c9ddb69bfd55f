"""Where an experiment is made: a campaign, and whom to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from simulator.campaign.campaign import Campaign
from simulator.campaign.results import Work

Tell = Callable[[int, int, str], None]


def _nobody(done: int, of: int, what: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class Lab:
    """`tell` is called with how many parts are done, of how many, and words about the last."""

    campaign: Campaign
    tell: Tell = field(default=_nobody)

    def run(self, work: Work, requests: Sequence[bytes]) -> list[bytes]:
        """The results of all parts, in their order. Raises Cancelled and CampaignError."""
        parts = len(dict.fromkeys(requests))
        count = iter(range(1, parts + 1))

        def told(number: int, result: bytes, is_kept: bool) -> None:
            self.tell(next(count), parts, "kept from before" if is_kept else "")

        return self.campaign.run(work, requests, told)
