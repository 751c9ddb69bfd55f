"""The views a film can show, one file each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from ui.film.views.view import View


@cache
def views() -> dict[str, View]:
    """Every view by its key, as `--view` names it."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        view = getattr(import_module(f"{__name__}.{info.name}"), "VIEW", None)
        if isinstance(view, View):
            found[view.key] = view
    return found
