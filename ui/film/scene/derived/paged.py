"""A scene on another page: what is the same on every page is not found again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ui.film.marks import Page

if TYPE_CHECKING:
    from ui.film.scene.scene import Scene

ON_EVERY_PAGE = ("title", "origin", "told", "writing", "account", "unit_names", "timeline", "_drawn", "_needs")
"""What a scene finds once, of the run and the words alone: beats last as long on every page."""


def on_page(scene: Scene, page: Page, below: float) -> Scene:
    """The same scene on a page, with so much room kept free below its picture."""
    made, known = replace(scene, page=page, below=below), vars(scene)
    vars(made).update({name: known[name] for name in ON_EVERY_PAGE if name in known})
    return made
