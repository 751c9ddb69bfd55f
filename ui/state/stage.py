"""The films in view, made in one place from what is open, the run before it, and what is selected.

A film is made when it is first read and kept until document or selection need another: listeners to either of them,
in whatever order, find the film that fits. While the zoom is between two levels, both are in view.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from simulator.lessons.schema import HoldSpec
from simulator.network.trace import Trace
from ui.film.diagrams import diagram_of, is_ready
from ui.film.drawing.page import LEAST, page_on_screen
from ui.film.drawing.zoom import LEVELS, Zoomed, between, seconds
from ui.film.film import Film, FilmOptions
from ui.film.marks import Frame, Mark, Page
from ui.film.motion.pace import AS_WRITTEN, Pace
from ui.film.motion.timeline import Timeline
from ui.film.views import view_of
from ui.film.views.view import View
from ui.paint.theme import THEMES, Theme
from ui.state.beside.film_maker import FilmMaker, FilmsAtOnce
from ui.state.beside.updates import Updates
from ui.state.document import Document
from ui.state.player import carry_over
from ui.state.selection import Selection
from ui.state.zoomer import SETTLED, Zoomer

_Key = tuple[str, Page, bool]
"""A view, a page, and whether it is for who works here."""
PAGES = 4  # whose films are kept while sizes change


def _looks_at_all(view: View) -> bool:
    """Whether a view looks at a whole run, or several: of large ones its film takes long."""
    return view.chart or view.looks_back or view.several_runs


def _is_ready_to_make(film: Film) -> bool:
    """Whether what a film waited for is there by now: its cells were laid out for another view."""
    cells = {each.layer.cell for each in film.scene.trace.layers}
    return not _looks_at_all(view_of(film.options.view)) and all(map(is_ready, cells))


class Stage(QObject):
    """The film and the theme it is painted in. `changed` tells that the picture of the same time may be another."""

    changed = Signal()

    def __init__(
        self,
        document: Document,
        selection: Selection,
        parent: QObject | None = None,
        updates: Updates | None = None,
        maker: FilmMaker | None = None,
    ) -> None:
        """`updates`: when what stands around the stage follows; `maker`: what makes films that take long. At once where
        none are given.
        """
        super().__init__(parent)
        self.updates = updates or Updates()
        self.updates.setParent(self)
        self._document = document
        self._selection = selection
        self._watched = 1.0
        self._options: FilmOptions | None = None
        self._run: tuple[object, ...] = (None,) * 4
        self._films: dict[_Key, Film] = {}
        self._before: object = None  # the lesson before the last edit; moves of one drag have the same
        self._steady: dict[str, dict[tuple[int, ...], tuple[int, ...]]] = {}  # of each view, as `Scene` has it
        self._sought: int | None = None  # the token of which something is computed beside the window
        self._lays_out = False  # whether one is being laid out for another page
        self.maker: FilmMaker = maker or FilmsAtOnce()
        self.levels = LEVELS
        self._shown, self._page = 0.0, LEAST  # the time that was last looked at, and the page
        self._labelled: tuple[Film, float] | None = None
        self.still = False  # whether the zoom goes from level to level without a movement
        view = selection.view if selection.view in self.levels else "cell"
        self.zoomer = Zoomer(float(self.levels.index(view)), self)
        self.zoomer.changed.connect(self.changed)
        document.changed.connect(self.changed)
        selection.changed.connect(self._follow)

    @property
    def film(self) -> Film:
        """The film of the lesson as it is, in the view that is wanted, of the selected layer and unit."""
        return self._film(self._selection.view)

    @property
    def film_for_others(self) -> Film:
        """The same film as it is exported: as written, without what comes after the moment, and “set by hand” where
        captions tell who works here “you hold”.
        """
        return self._film(self._selection.view, for_others=True, whole=True).paced(AS_WRITTEN)

    @property
    def teller(self) -> Film:
        """The film in view on the page it was last seen on: what it tells in words and numbers is so on every page."""
        return self._film(self._selection.view, self._page)

    def watch(self, speed: float) -> None:
        """Tell how many times quicker than written the film is played: captions that could not be read are joined."""
        if speed != self._watched:
            self._watched = speed
            self.changed.emit()

    def _film(self, view: str, page: Page = LEAST, for_others: bool = False, whole: bool = False) -> Film:
        """The film of a view; one that is still being made is there when it is needed as a `whole`."""
        lesson, trace = self._document.lesson, self._document.trace
        ghost = self._document.ghost if self._selection.ghost else None
        options, run = self._selection.options, (lesson, trace, ghost, self._watched)
        if not self._is_alike(options) or any(old is not new for old, new in zip(self._run, run, strict=True)):
            self._films, self._lays_out, self._sought = {}, False, None
            self.maker.drop()
            before = self._document.history.before
            if before is None or before is not self._before or not self._is_alike(options):
                self._steady.clear()
            self._before = before
        self._options, self._run = options, run
        own = not for_others or not (options.whole_run or lesson.holds)  # else one film does for both
        key = (view, page, own)
        known = self._films.get(key)
        if known is not None and not (known.waits and (whole or _is_ready_to_make(known))):
            return known
        if page != LEAST:
            self._forget_pages(page)
            film, laid_out = self._film(view, for_others=for_others, whole=whole), self._films.get(key)
            if laid_out is None or laid_out.waits:
                return self._lay_out(key, film, (trace, ghost), whole)
        else:
            pace = Pace(watched=self._watched)
            shown = replace(options, view=view, whole_run=options.whole_run and own, pace=pace)
            self._films[key] = self._make(key, shown, ghost, self._own_holds if own else (), whole)
        return self._films[key]

    def _make(
        self, key: _Key, options: FilmOptions, ghost: Trace | None, yours: tuple[HoldSpec, ...], whole: bool
    ) -> Film:
        """The film for the least page, or one that waits while that is made beside the window."""
        lesson, trace, view = self._document.lesson, self._document.trace, view_of(options.view)
        resolved, known = self._document.resolved, self._document.compared
        cells = tuple(dict.fromkeys(each.layer.cell for each in trace.layers))
        shown, page, steady = self._shown, self._page, self._steady.setdefault(options.view, {})
        film_of = partial(Film, lesson, trace, options, ghost=ghost, yours=yours, steady=steady)

        def make() -> Film:
            from simulator.lessons.comparison import compared_runs  # late: a lesson alone is shown without

            runs = compared_runs(resolved, trace, known, finished_only=True) if view.several_runs else ()
            return film_of(runs=runs)

        looks_at_all = _looks_at_all(view)
        ready = all(map(is_ready, cells))
        if whole or (ready and not looks_at_all):
            return self._accept(make())
        waiting = partial(film_of, waits=True)

        def make_first_picture() -> Film:
            for cell in cells:
                diagram_of(cell)  # at first: Python locks a cached property of all scenes while one of them computes it
            film = make()
            laid_out.append(film.on(page))
            laid_out[0].frame(carry_over(shown, waiting().timeline, film.timeline))
            return film

        laid_out: list[Film] = []
        take = partial(self._take, key, page, laid_out)
        made = self.maker.make(make_first_picture, take, (trace, ghost) * looks_at_all, ready)
        if made is None:
            return waiting()
        self._films[options.view, page, key[2]] = laid_out[0]
        return self._accept(made)

    def _lay_out(self, key: _Key, film: Film, traces: tuple[Trace | None, ...], whole: bool) -> Film:
        """A film on another page; while that of a view that looks at a whole run is laid out beside the window, the
        one of the page before.
        """
        view, page, own = key
        before = [
            each for (of, on, alike), each in self._films.items()
            if (of, alike) == (view, own) and on != LEAST and not each.waits
        ]  # fmt: skip
        if whole or film.waits or not before or not _looks_at_all(view_of(view)):
            self._films[key] = film.on(page)
            return self._films[key]
        shown = self._shown

        def make_picture() -> Film:
            laid_out = film.on(page)
            laid_out.frame(shown)
            return laid_out

        if not self._lays_out:
            self._lays_out = True
            made = self.maker.make(make_picture, partial(self._take_page, key), traces, True)
            if made is not None:
                self._lays_out, self._films[key] = False, made
        return self._films.get(key, before[-1])

    def _take_page(self, key: _Key, film: Film) -> None:
        """Show a film that was laid out beside the window; where the page is another again, that is laid out next."""
        self._lays_out, self._films[key] = False, film
        self.changed.emit()

    def _take(self, key: _Key, page: Page, laid_out: list[Film], film: Film) -> None:
        """Show a film that was made beside the window, on whatever page the one that waited stood; on one it is."""
        view, _, own = key
        self._films = {each: other for each, other in self._films.items() if (each[0], each[2]) != (view, own)}
        self._films |= {(view, page, own): laid_out[-1], key: self._accept(film)}
        self.changed.emit()

    def _accept(self, film: Film) -> Film:
        if film.scene.runs:
            self._document.compared = film.scene.runs
        return film

    def page(self, width: int, height: int) -> Page:
        """The page for a place on a screen that is so many pixels large; all levels of the zoom have one."""
        view, scene = self._selection.view, self.film.scene
        views = tuple(map(view_of, self.levels if view in self.levels else (view,)))
        return page_on_screen(width, height, lambda page: max(each.narrowest(scene, page) for each in views))

    def _forget_pages(self, page: Page) -> None:
        """Keep the films of few pages, the newest ones."""
        kept = [*dict.fromkeys(known for _, known, _ in self._films if known not in (LEAST, page))][1 - PAGES :]
        self._films = {key: film for key, film in self._films.items() if key[1] in (LEAST, page, *kept)}

    def _is_alike(self, options: FilmOptions) -> bool:
        """Whether the films that were made are those of these options, but for the view."""
        known = self._options
        if options is known:
            return True
        return known is not None and (options == known or replace(options, view=known.view) == known)

    @property
    def _own_holds(self) -> tuple[HoldSpec, ...]:
        """What is set by hand in the lesson, and was not when it was opened."""
        opened = self._document.opened.holds
        return tuple(hold for hold in self._document.lesson.holds if hold not in opened)

    @property
    def timeline(self) -> Timeline:
        """The tokens and beats of the film."""
        return self.film.timeline

    @property
    def theme(self) -> Theme:
        """The theme of stage and window."""
        return THEMES[self._selection.theme]

    def frame(self, time: float, page: Page = LEAST, for_others: bool = False) -> Frame:
        """The picture of the wanted view at a time of the film, in seconds, laid out for a page.

        `for_others`: as those see it who do not work here.
        """
        self._page = self._page if for_others else page
        return self._known(self._film(self._selection.view, page, for_others), time).frame(time)

    def teller_at(self, time: float, *, for_others: bool = False) -> Film:
        """The film in view for what it tells of a time: while that is computed beside the window, it says so."""
        return self._known(self.film_for_others if for_others else self.teller, time)

    @property
    def is_complete(self) -> bool:
        """Whether all that was asked for is in view."""
        return self._sought is None and not self.film.waits

    def _known(self, film: Film, time: float) -> Film:
        """A film; while what it shows of a time is computed beside the window, without it."""
        missing = film.missing(time)
        if missing is None:
            return film
        sought = film.timeline.locate(time).token
        if sought != self._sought:
            if self.maker.find(missing, self._take_moment, (self._document.trace, film.scene.ghost)):
                return film
            self._sought = sought
        return film.unfinished

    def _take_moment(self) -> None:
        """Show the moment whole."""
        self._sought = None
        self.changed.emit()

    def picture(self, time: float, page: Page = LEAST, for_others: bool = False) -> Frame | Zoomed:
        """The picture at a time: of the wanted view, or two levels while the zoom is between them."""
        self._shown, self._page = time, self._page if for_others else page
        zoom = self.zoomer.zoom
        outer = math.floor(zoom + SETTLED)
        if self._selection.view not in self.levels or abs(zoom - round(zoom)) < SETTLED:
            return self.frame(time, page, for_others)
        above, below = (self._film(self.levels[outer + k], page, for_others) for k in (0, 1))
        return between(above.parted(time), below.parted(time), above.focus(time), zoom - outer)

    def toggle_labels(self, time: float) -> None:
        """Label the picture of a time, or take its labels away; they also go with any other picture."""
        self._labelled = None if self.is_labelled(time) else (self.film, time)
        self.changed.emit()

    def is_labelled(self, time: float) -> bool:
        """Whether labels say what stands in the picture of a time."""
        return self._labelled is not None and self._labelled[0] is self.film and self._labelled[1] == time

    def labels(self, time: float, page: Page = LEAST, for_others: bool = False) -> tuple[Mark, ...]:
        """What lies over the picture of a time, laid out for a page, where it is labelled; else nothing."""
        film = self._film(self._selection.view, page, for_others)
        return self._known(film, time).labels(time) if self.is_labelled(time) else ()

    def zoom_by(self, levels: float) -> None:
        """Move the zoom by a part of a level, as wheel and pinch do; the nearest level becomes the wanted view."""
        zoom = min(max(self.zoomer.zoom + levels, 0.0), len(self.levels) - 1.0)
        self.zoomer.put(zoom)
        self._selection.view = self.levels[round(zoom)]

    def step(self, levels: int) -> None:
        """Go whole levels in (+) or out (−), gliding; stays where there are no more."""
        at = min(max(self._wanted() + levels, 0), len(self.levels) - 1)
        self._selection.view = self.levels[at]

    def has_level(self, levels: int) -> bool:
        """Whether there is a level so much further in (+) or out (−) than the view that is wanted."""
        return self._selection.view in self.levels and 0 <= self._wanted() + levels < len(self.levels)

    def _wanted(self) -> int:
        view = self._selection.view
        return self.levels.index(view) if view in self.levels else round(self.zoomer.zoom)

    def settle(self) -> None:
        """Glide to the wanted level, through those between."""
        wanted, zoom = float(self._wanted()), self.zoomer.zoom
        low, high = sorted((wanted, zoom))
        stages: list[tuple[float, float]] = []
        for outer in range(math.floor(low), math.ceil(high)):
            film = self._film(self.levels[outer])
            first, last = max(low, outer), min(high, outer + 1.0)
            lasts = 0.0 if self.still else seconds(film.focus(self._shown), film.scene.page) * (last - first)
            stages.append((last, lasts) if wanted > zoom else (first, lasts))
        self.zoomer.glide(stages if wanted > zoom else stages[::-1])

    def _follow(self) -> None:
        """Glide to a view that was chosen, unless it is the one that the zoom is already nearest to."""
        if self._selection.view in self.levels and abs(self.zoomer.zoom - self._wanted()) > 0.5 + SETTLED:
            self.settle()
        self.changed.emit()
