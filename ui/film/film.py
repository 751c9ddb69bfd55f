"""A film: a pure function from a time to a frame, for the screen and for every export alike."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from functools import lru_cache
from typing import cast

from simulator.analysis.comparison.run_alignment import differ
from simulator.lessons.comparison import ComparedRun, compared_runs
from simulator.lessons.run import Lesson
from simulator.network.trace import Trace
from ui.film.marks import About, Frame, Page, Rect
from ui.film.motion.timeline import Timeline
from ui.film.narration import depths
from ui.film.narration.table_text import lines
from ui.film.narration.tooltip import told
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.cue_times import cue_times
from ui.film.scene.lens import CHOICES
from ui.film.scene.scene import Scene
from ui.film.scene.table import table
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import views
from ui.film.views.view import Teller


class Film:
    """The run of a lesson as `view` shows it, with a layer and a unit under the eye (both from 0).

    `pins` are units that stay in view beside it; `lens` is a key of `ui.film.scene.lens.CHOICES`, `notation`, `depth`
    and `language` of `NOTATIONS`, `depths()` and `languages()`; `ghost` is another run, shown where it differs;
    `chart_options` say what of the run a chart shows; `runs` are those that a view compares, this one first: left out,
    the lesson says which (`simulator.lessons.comparison`). Raises KeyError for an unknown view, lens, notation, depth
    or language, and IndexError for a layer, unit or token that the run does not have. A page is at least 1920 × 1080
    (`ui.film.drawing.page.page_for`).
    """

    def __init__(
        self,
        lesson: Lesson,
        trace: Trace,
        *,
        view: str = "cell",
        layer: int = 0,
        unit: int = 0,
        page: Page = Page(),  # noqa: B008 a NamedTuple is a value
        pins: tuple[int, ...] = (),
        lens: str = "changed",
        notation: str = "pytorch",
        depth: str = "sentence",
        language: str = "en",
        ghost: Trace | None = None,
        chart_options: ChartOptions = ALL,
        runs: tuple[ComparedRun, ...] = (),
    ) -> None:
        if not 0 <= layer < len(trace.layers):
            raise IndexError(f"the run has layers 0 to {len(trace.layers) - 1}, not {layer}")
        for each in (unit, *pins, *chart_options.units):
            if not 0 <= each < trace.layers[layer].layer.units:
                raise IndexError(f"layer {layer} has units 0 to {trace.layers[layer].layer.units - 1}, not {each}")
        first, stop = chart_options.tokens or (0, trace.steps)
        if not 0 <= first < stop <= trace.steps:
            raise IndexError(f"the run has tokens 0 to {trace.steps - 1}, not {first} up to {stop}")
        self._view = views()[view]
        if self._view.several_runs and not runs:
            runs = compared_runs(lesson, trace)
        if chart_options.along and (
            trace.readout is None or chart_options.along not in trace.readout.names or layer != len(trace.layers) - 1
        ):
            raise KeyError(f"no read-out of layer {layer} says “{chart_options.along}”")
        self.scene = Scene(
            lesson, trace, layer, unit, page, CHOICES[lens].key, pins,
            notation=NOTATIONS[notation], depth=depths()[depth].key, language=languages()[language],
            ghost=ghost if ghost is not None and not self._view.several_runs and differ(trace, ghost) else None,
            chart_options=chart_options, runs=runs if self._view.several_runs else (),
        )  # fmt: skip
        self._compose = self._view.compose
        self._composer = self._compose(self.scene)
        self._frame = lru_cache(maxsize=4)(self._composed)

    def on(self, page: Page) -> Film:
        """The same film on another page, which is at least as large as the least one; its times stay the same."""
        if page == self.scene.page:
            return self
        film = copy(self)
        film.scene = replace(self.scene, page=page)
        film._composer = self._compose(film.scene)
        film._frame = lru_cache(maxsize=4)(film._composed)
        return film

    @property
    def title(self) -> str:
        """The title of the lesson."""
        return self.scene.lesson.title

    @property
    def language(self) -> str:
        """The key of the language of its words, such as "en"."""
        return self.scene.language.key

    @property
    def is_chart(self) -> bool:
        """Whether it shows a plot of the run, and no cells at work."""
        return self._view.chart

    @property
    def timeline(self) -> Timeline:
        """The tokens and beats on a ruler of seconds."""
        return self._composer.timeline

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.timeline.duration

    def frame(self, time: float) -> Frame:
        """The picture at `time` seconds. Times may be asked for in any order, from any thread."""
        return self._frame(time)

    def _composed(self, time: float) -> Frame:
        moment = self.timeline.locate(time)
        caption = self._composer.caption(moment.token, moment.beat)
        return Frame(self.scene.page, self._composer.backdrop, *self._composer.layers(moment), caption, moment)

    def focus(self, time: float) -> Rect:
        """The part of the page in which the next level of the zoom is to be found."""
        return self._composer.focus(self.timeline.locate(time))

    def told(self, about: About) -> str:
        """What a place in the picture says when it is pointed at: quantity, unit and value; "" where there is none."""
        if self._view.tells:
            return cast(Teller, self._composer).told(about)
        return told(self.scene, about)

    def stops(self) -> tuple[float, ...]:
        """The seconds at which the lesson's cues stop the film, in order and each once."""
        return tuple(sorted({time for time, _ in cue_times(self.scene, self.timeline)}))

    def numbers(self, time: float) -> tuple[str, ...]:
        """The numbers in the picture at `time` seconds, a line of text for each quantity."""
        moment = self.timeline.locate(time)
        if self._view.tells:
            return cast(Teller, self._composer).numbers(moment)
        found = table(self.scene, moment, self._view.all_layers)
        several = self._view.all_layers and len(self.scene.trace.layers) > 1
        return tuple(lines(found, self.scene.language, several))

    def caption(self, token: int, beat: int) -> str:
        """What a beat of a token says in words."""
        return self._composer.caption(token, beat)
