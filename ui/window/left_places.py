"""Where each file was left: the view, what is selected, the position and the tab, kept from one start to the next.

What is kept may come from another version or another hand: whatever does not fit counts as not there.
"""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import NamedTuple

from simulator.io.regular_file import real_path
from simulator.lessons.check import MOST_TOKENS
from ui.film.views import view_of
from ui.settings import settings
from ui.settings.odd_things import read_kept
from ui.state.selection import TABS
from ui.state.session import Session

MOST = 100  # files; of more, those left longest ago are forgotten


class LeftPlace(NamedTuple):
    """The view, the layer and the unit that are selected, the position among the tokens, and the tab in front."""

    view: str
    layer: int
    unit: int
    position: float
    tab: str = TABS[0]


def place_in(session: Session) -> LeftPlace:
    """Where a session is now."""
    selection = session.selection
    return LeftPlace(selection.view, selection.layer, selection.unit, session.player.position, selection.tab)


def go_to(session: Session, place: LeftPlace) -> None:
    """Go to a place; what the lesson does not have of it is held inside the lesson."""
    with contextlib.suppress(KeyError):
        session.selection.view = view_of(place.view).key
    session.selection.look_at(place.layer, place.unit)
    session.selection.tab = place.tab
    session.player.pause()
    session.player.seek(session.player.timeline.time_at(place.position))


def open_at(session: Session, path: Path | None) -> None:
    """Go to where a file was left; a lesson that never was begins at its beginning, with what to look for."""
    place = find(path) if path is not None else None
    if place is None:
        session.player.home()
        session.selection.tab = TABS[0]
    else:
        go_to(session, place)


def read_place(found: object) -> LeftPlace | None:
    """A place out of JSON, or None where it is none."""
    match found:
        case [_, _, _, _]:  # of a version without tabs
            return read_place([*found, TABS[0]])
        case [str(view), int(layer), int(unit), int(position) | float(position), str(tab)]:
            if 0 <= position <= MOST_TOKENS:
                return LeftPlace(view, layer, unit, float(position), tab)
    return None


def find(path: Path) -> LeftPlace | None:
    """Where a file was left, or None where that is not known."""
    return read_place(_kept().get(str(real_path(path))))


def remember(path: Path, place: LeftPlace) -> None:
    """Open a file here next time."""
    name = str(real_path(path))
    others = {other: left for other, left in _kept().items() if other != name}
    settings.remember_left_places(json.dumps(dict([*others.items(), (name, list(place))][-MOST:])))


def _kept() -> dict[str, object]:
    """What is kept of each file, the one left last at the end."""
    kept = read_kept(settings.left_places(), "left_places")
    return kept if isinstance(kept, dict) else {}
