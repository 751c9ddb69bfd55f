"""How somebody likes to work, kept from one start to the next: wording, lens, speed, the parts that are shown.

What is kept may come from another version or another hand: whatever does not fit is left as it is.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from ui import settings
from ui.film.language import languages
from ui.film.lens import CHOICES
from ui.film.narration import depths
from ui.film.notation import NOTATIONS
from ui.film.vector_text import WRITINGS
from ui.player import SPEEDS
from ui.selection import Wording

if TYPE_CHECKING:
    from ui.main_window import MainWindow


def keep(window: MainWindow) -> None:
    """Remember how the window is used now."""
    seen = window.selection
    kept = {
        "wording": list(seen.wording),
        "lens": seen.lens,
        "ghost": seen.ghost,
        "writing": seen.writing,
        "speed": window.player.speed,
        "parts": window.parts.asked,
        "sizes": window.parts.sizes(),
    }
    settings.remember_habits(json.dumps(kept))


def take_up(window: MainWindow) -> None:
    """Use the window as it was used last."""
    try:
        kept = json.loads(settings.habits() or "{}")
    except ValueError:
        return
    if not isinstance(kept, dict):
        return
    wording = kept.get("wording")
    if isinstance(wording, list) and len(wording) == 3 and _is_known(wording):
        window.selection.wording = Wording(*wording)
    lens, writing = str(kept.get("lens")), str(kept.get("writing"))
    if lens in CHOICES:
        window.selection.lens = lens
    if writing in WRITINGS:
        window.selection.writing = writing
    if kept.get("ghost") in (True, False):
        window.selection.ghost = bool(kept["ghost"])
    if kept.get("speed") in SPEEDS:
        window.player.speed = kept["speed"]
    with contextlib.suppress(TypeError, ValueError, AttributeError):
        window.parts.take_up(dict(kept.get("parts", {})), dict(kept.get("sizes", {})))


def _is_known(wording: list[object]) -> bool:
    notation, depth, language = map(str, wording)
    return notation in NOTATIONS and depth in depths() and language in languages()
