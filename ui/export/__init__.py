"""Films to files: the formats that exist, and one way to write any of them whole or not at all.

A format is one file in `writers/`. `export` and `export_film` paint with the painter of the screen, need no window and
no display, and leave either the finished file or what was there before. What is listed here is loaded when it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.export.film_export import export, export_film
    from ui.export.format import ExportError, Format, Settings
    from ui.export.writers import format_of, formats

__all__ = ["ExportError", "Format", "Settings", "export", "export_film", "format_of", "formats"]

_MODULES = {
    "ExportError": "format",
    "Format": "format",
    "Settings": "format",
    "export": "film_export",
    "export_film": "film_export",
    "format_of": "writers",
    "formats": "writers",
}


def __getattr__(name: str) -> object:
    """What is listed above, from the module that it stands in."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
