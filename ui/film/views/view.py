"""What every view of a run offers, so that film, player and exports need to know none of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from simulator.engine.progress import Progress
from ui.film.drawing.page import LEAST
from ui.film.marks import About, Mark, Moment, Page, Planes, Rect, Run
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene
from ui.film.views.parts.surroundings import Surroundings


class Composer(Protocol):
    """Draws one scene: a pure function of the moment."""

    timeline: Timeline
    backdrop: tuple[Mark, ...]
    around: Surroundings

    def planes(self, moment: Moment) -> Planes:
        """What is drawn over the backdrop at a moment."""

    def focus(self, moment: Moment) -> Rect:
        """The part of the page in which the next level of the zoom is to be found."""

    def caption(self, token: int, beat: int) -> str:
        """What a beat says in words."""


class Teller(Composer, Protocol):
    """A composer that says itself what its numbers are."""

    def tooltip(self, about: About) -> str:
        """What a place says when it is pointed at."""

    def numbers(self, moment: Moment) -> tuple[str, ...]:
        """The numbers of a moment, a line for each vector."""

    def working(self, token: int, beat: int) -> tuple[tuple[tuple[Run, ...], ...], ...]:
        """How the selected unit's numbers of a beat come about: the lines of an equation for each."""


class Gradual(Composer, Protocol):
    """A composer that computes something of each moment, which of a long run takes long."""

    def missing(self, moment: Moment) -> Callable[[Progress], None] | None:
        """What computes what the picture and the caption of a moment still need; None where all of it is there."""

    @property
    def unfinished(self) -> Composer:
        """The same without that, which says that it is being computed."""


def _wide(_scene: Scene, _page: Page) -> float:
    """As wide as the pages that pictures are drawn for."""
    return LEAST.width


@dataclass(frozen=True)
class View:
    """A way to look at a run: its key on the command line, its title in the window, and what draws it.

    `about` says what is to be seen in it.

    `all_layers` says that it shows the whole network, not only the selected layer; `chart` that it is a plot of
    the run, and no picture of cells at work; `several_runs` that it compares the lesson's run with others; `tells` that
    its numbers are not those of the run: its composer says what they are, as a `Teller`; `looks_back` that it goes from
    the end of the run back; `explains` that its signs can be explained on a card, and `ahead` that what comes after the
    moment can be shown too. `narrowest` is the width of the narrowest page on which it has room,
    of the shape of a page. `returns`: outlines can show what a framework returns. `of_moments` says that it computes
    something of each moment, which of a long run takes long: its composer is a `Gradual`. `by_quantity`: it shows the
    selected quantity of the selected unit, whichever that is.
    """

    key: str
    title: str
    compose: Callable[[Scene], Composer]
    all_layers: bool = False
    chart: bool = False
    tells: bool = False
    about: str = ""
    several_runs: bool = False
    looks_back: bool = False
    explains: bool = False
    ahead: bool = False
    narrowest: Callable[[Scene, Page], float] = _wide
    by_quantity: bool = False
    returns: bool = False
    of_moments: bool = False
