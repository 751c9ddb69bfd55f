"""How somebody likes to work, kept from one start to the next: wording, lens, speed, the parts that are shown.

What is kept may come from another version or another hand: whatever does not fit is left as it is.
"""

from __future__ import annotations

import contextlib
import json
from typing import TYPE_CHECKING

from ui.film.narration import depths
from ui.film.scene.lens import CHOICES
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.text.vector_text import WRITINGS
from ui.settings import settings
from ui.state.player import SPEEDS
from ui.state.selection import Wording

if TYPE_CHECKING:
    from ui.window.main_window import MainWindow


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
