"""The views a film can show, found by looking into this folder: a `VIEW` in a module of it; and one of each chart."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from ui.film.drawing.zoom import LEVELS
from ui.film.views.charts import chart_views
from ui.film.views.view import View


@cache
def views() -> dict[str, View]:
    """Every view by its key, as `--view` names it: the levels of the zoom from the outermost, then the others."""
    modules = (import_module(info.name) for info in pkgutil.walk_packages(__path__, f"{__name__}."))
    found = [module.VIEW for module in modules if hasattr(module, "VIEW")]
    views = sorted((*found, *chart_views()), key=lambda view: (_level(view.key), view.key))
    return {view.key: view for view in views}


def _level(key: str) -> int:
    return LEVELS.index(key) if key in LEVELS else len(LEVELS)
