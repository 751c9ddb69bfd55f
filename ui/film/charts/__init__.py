"""The charts of a run, one file each, found by looking into this folder."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from ui.film.charts.chart import Chart


@cache
def charts() -> dict[str, Chart]:
    """Every chart by its key, in alphabetical order."""
    modules = (import_module(f"{__name__}.{info.name}") for info in pkgutil.iter_modules(__path__))
    found = [module.CHART for module in modules if hasattr(module, "CHART")]
    return {chart.key: chart for chart in sorted(found, key=lambda chart: chart.key)}
