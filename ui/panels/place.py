"""Where the player is, as token and beat: what the panels show changes with these, not with every frame."""

from __future__ import annotations

from typing import NamedTuple

from ui.state.player import Player


class Place(NamedTuple):
    """A token of the run and a beat inside it, both from 0."""

    token: int
    beat: int


def place(player: Player) -> Place:
    """Where the player is."""
    moment = player.timeline.locate(player.time)
    return Place(moment.token, moment.beat)
