"""The views a film can show, one file each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from ui.film.drawing.zoom import LEVELS
from ui.film.views.view import View


@cache
def views() -> dict[str, View]:
    """Every view by its key, as `--view` names it: the levels of the zoom from the outermost, then the others."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        place = ".view" if info.ispkg and info.name != "parts" else ""
        view = getattr(import_module(f"{__name__}.{info.name}{place}"), "VIEW", None)
        if isinstance(view, View):
            found[view.key] = view
    return dict(sorted(found.items(), key=lambda item: (_level(item[0]), item[0])))


def _level(key: str) -> int:
    return LEVELS.index(key) if key in LEVELS else len(LEVELS)
