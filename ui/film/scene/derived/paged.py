"""A scene on another page: what is the same on every page is not found again."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Protocol, TypeVar

from ui.film.marks import Page

ON_EVERY_PAGE = ("title", "origin", "told", "writing", "account", "unit_names", "timeline", "_drawn", "_needs")
"""What a scene finds once, of the run and the words alone: beats last as long on every page."""


class Paged(Protocol):
    """What of a scene is replaced."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def page(self) -> Page:
        """The page that it is laid out for."""

    @property
    def below(self) -> float:
        """The height that is kept free below its picture."""


S = TypeVar("S", bound=Paged)


def on_page(scene: S, page: Page, below: float) -> S:
    """The same scene on a page, with so much room kept free below its picture."""
    made, known = replace(scene, page=page, below=below), vars(scene)
    vars(made).update({name: known[name] for name in ON_EVERY_PAGE if name in known})
    return made
