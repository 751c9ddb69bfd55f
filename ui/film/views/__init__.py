"""The views a film can show, found by looking into this folder: a `VIEW` in a module of it; and one of each chart."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from ui.film.drawing.zoom import LEVELS
from ui.film.views.view import View


@cache
def views() -> dict[str, View]:
    """Every view by its key, as `--view` names it: the levels of the zoom from the outermost, then the others."""
    from ui.film.views.charts import chart_views  # late: a cell is seen without the charts

    modules = (import_module(info.name) for info in pkgutil.walk_packages(__path__, f"{__name__}."))
    found = [module.VIEW for module in modules if hasattr(module, "VIEW")]
    views = sorted((*found, *chart_views()), key=lambda view: (_level(view.key), view.key))
    return {view.key: view for view in views}


@cache
def view_of(key: str) -> View:
    """The view of a key. Raises KeyError.

    A view that stands in the module of its name, or in `view` of the package of its name, is found without the others.
    """
    spec = find_spec(f"{__name__}.{key}") if key.isidentifier() else None
    if spec is not None and spec.submodule_search_locations:
        spec = find_spec(f"{spec.name}.view")
    view: View | None = None if spec is None else getattr(import_module(spec.name), "VIEW", None)
    return view if view is not None and view.key == key else views()[key]


def _level(key: str) -> int:
    return LEVELS.index(key) if key in LEVELS else len(LEVELS)
