"""An open lesson and where one is in it, as one value for what needs all of it."""

from __future__ import annotations

from typing import NamedTuple

from ui.state.cue_stops import CueStops
from ui.state.document import Document
from ui.state.learned import Learned
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage


class Session(NamedTuple):
    """The objects of one open lesson: what is open, when, what is selected, what the stage shows, where it stops, and
    the training it is of.
    """

    document: Document
    player: Player
    selection: Selection
    stage: Stage
    cues: CueStops
    learned: Learned
