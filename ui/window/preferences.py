"""How the window is used, kept from one start to the next: wording, lens, speed, the parts that are shown.

What is kept may come from another version or another hand: whatever does not fit is left as it is.
"""

from __future__ import annotations

import contextlib
import json

from ui.film.narration import depth_of
from ui.film.scene.lens import CHOICES
from ui.film.text.language import ENGLISH, languages
from ui.film.text.notation import NOTATIONS
from ui.film.text.vector_text import WRITINGS
from ui.settings import settings
from ui.settings.odd_things import read_kept
from ui.state.player import SPEEDS
from ui.state.selection import Wording
from ui.state.session import Session
from ui.window.layout import Layout


def save_preferences(session: Session, layout: Layout) -> None:
    """Remember how the window is used now."""
    selection = session.selection
    kept = {
        "wording": list(selection.wording[:2]),
        "lens": selection.lens,
        "ghost": selection.ghost,
        "signs": selection.signs,
        "returned": selection.returned,
        "whole run": selection.whole_run,
        "writing": selection.writing,
        "speed": session.player.speed,
        "parts": layout.switched,
        "sizes": layout.sizes(),
    }
    settings.remember_habits(json.dumps(kept))


def restore_preferences(session: Session, layout: Layout) -> None:
    """Use the window as it was used last."""
    kept = read_kept(settings.habits(), "habits")
    if not isinstance(kept, dict):
        return
    selection = session.selection
    wording = kept.get("wording")
    if isinstance(wording, list) and len(wording) in (2, 3) and _is_known(wording):
        notation, depth, *language = map(str, wording)
        selection.wording = Wording(notation, depth, _take_over_language(selection.wording.language, *language))
    lens, writing = str(kept.get("lens")), str(kept.get("writing"))
    if lens in CHOICES:
        selection.lens = lens
    if writing in WRITINGS:
        selection.writing = writing
    if kept.get("ghost") in (True, False):
        selection.ghost = bool(kept["ghost"])
    if kept.get("signs") in (True, False):
        selection.signs = bool(kept["signs"])
    selection.returned = str(kept.get("returned", ""))
    if kept.get("whole run") in (True, False):
        selection.whole_run = bool(kept["whole run"])
    if kept.get("speed") in SPEEDS:
        session.player.speed = kept["speed"]
    with contextlib.suppress(TypeError, ValueError, AttributeError):
        layout.restore(dict(kept.get("parts", {})), dict(kept.get("sizes", {})))


def _is_known(wording: list[object]) -> bool:
    notation, depth, *language = map(str, wording)
    with contextlib.suppress(KeyError):
        return depth_of(depth).key == depth and notation in NOTATIONS and set(language) <= set(languages())
    return False


def _take_over_language(own: str, of_picture: str = ENGLISH.key) -> str:
    """The language of window and picture; one that an older version kept for the picture alone, where it was chosen and
    none was for the window.
    """
    if of_picture == ENGLISH.key or settings.has_language():
        return own
    settings.remember_language(of_picture)
    return of_picture
