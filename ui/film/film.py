"""A film: a pure function from a time to a frame, for the screen and for every export alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from simulator.analysis.comparison.run_alignment import runs_differ
from simulator.engine.progress import Progress
from simulator.frameworks.modules import RETURNING
from simulator.lessons.schema import HoldSpec, Lesson
from simulator.network.trace import Trace
from ui.film.drawing.page import LEAST, widen
from ui.film.drawing.zoom import Parted
from ui.film.lru_method import copy_that_forgets, lru_method
from ui.film.marks import NOW, About, Frame, Mark, Page, Rect, Run
from ui.film.motion.pace import AS_WRITTEN, Pace
from ui.film.motion.timeline import Timeline
from ui.film.narration import depth_of
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.derived.paged import on_page
from ui.film.scene.derived.turned import other_end
from ui.film.scene.derived.turning import as_step, by_token, reading, steps_done
from ui.film.scene.lens import CHOICES
from ui.film.scene.scene import Scene
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import view_of
from ui.film.views.parts.card import ReadingCard, has_words, reserve
from ui.film.views.view import Composer, Gradual, Teller

if TYPE_CHECKING:
    from simulator.lessons.comparison import ComparedRun


@dataclass(frozen=True)
class FilmOptions:
    """What of a run a film shows, and how: all but the run itself, and the page.

    `view` is a key of `views()`; `layer` and `unit` are those selected, from 0. `pins` are units that stay in view
    beside the selected one; `lens` is a key of `ui.film.scene.lens.CHOICES`; `notation`, `depth` and `language` are
    keys of `NOTATIONS`, `depths()` and `languages()`. `signs`: with a card that says what the signs of the close-up
    mean. `returned`: outlines show what a framework of `simulator.frameworks.modules.RETURNING` returns; "" for none.
    `card`: beside the picture a card tells what to look for and the notes of the tokens, if the lesson has any.
    `whole_run`: plots and charts show what comes after the moment too, pale. `pace` is how quickly it passes.
    `chart_options` say what of the run a chart shows.
    """

    view: str = "cell"
    layer: int = 0
    unit: int = 0
    pins: tuple[int, ...] = ()
    lens: str = "changed"
    notation: str = "pytorch"
    depth: str = "sentence"
    language: str = "en"
    signs: bool = False
    returned: str = ""
    card: bool = False
    whole_run: bool = False
    pace: Pace = AS_WRITTEN
    chart_options: ChartOptions = ALL


class Film:
    """The run of a lesson as the options want it, on the least page; `on` lays it out for another one.

    `ghost` is another run, shown where it differs. `runs` are those that a view compares, this one first: left out, the
    lesson says which (`simulator.lessons.comparison`). `yours` are the holds of who looks on: captions say “You hold”.
    `waits`: in place of the view stands that it is being computed. `steady`: as `Scene` has it.
    Raises KeyError for an unknown view, lens, notation, depth or
    language, and IndexError for a layer, unit or token that the run does not have.
    """

    def __init__(
        self,
        lesson: Lesson,
        trace: Trace,
        options: FilmOptions = FilmOptions(),
        *,
        ghost: Trace | None = None,
        runs: tuple[ComparedRun, ...] = (),
        yours: tuple[HoldSpec, ...] = (),
        waits: bool = False,
        steady: dict[tuple[int, ...], tuple[int, ...]] | None = None,
    ) -> None:
        _check(options, trace)
        self.options, self.waits = options, waits
        view = view_of(options.view)
        self._view = view
        if waits:
            from ui.film.views.charts import waiting  # late: the first picture does without charts

            self._view = waiting(view)
        several = self._view.several_runs
        if several and not runs:
            from simulator.lessons.comparison import compared_runs  # late, as below: a frame needs none of these

            runs = compared_runs(lesson, trace)
        self.scene = Scene(
            lesson, trace, options.layer, options.unit, LEAST, CHOICES[options.lens].key, options.pins,
            notation=NOTATIONS[options.notation], depth=depth_of(options.depth).key,
            language=languages()[options.language], signs=options.signs, whole_run=options.whole_run,
            returned=options.returned if self._view.returns else "", pace=options.pace,
            ghost=ghost if ghost is not None and not several and runs_differ(trace, ghost) else None,
            chart_options=options.chart_options, runs=runs if several else (), yours=yours,
            drafted=waits, steady={} if steady is None else steady,
        )  # fmt: skip
        self._lay_out(LEAST)

    def _lay_out(self, page: Page) -> None:
        """Divide a page between picture and card; the picture is composed when it is first asked for."""
        self._laid_out = page
        narrowest = self._view.narrowest(self.scene, page)
        self._page = page = widen(page, narrowest)
        self._card, below = None, 0.0
        if self.options.card and has_words(self.scene.lesson):
            reserved = reserve(self._laid_out, narrowest)
            self._page, page, below = reserved.page, reserved.picture, reserved.below
            self._card = ReadingCard(self.scene, reserved.card)
        if (page, below) != (self.scene.page, self.scene.below):
            self.scene = on_page(self.scene, page, below)
        self._composed: tuple[Composer, tuple[Mark, ...]] | None = None
        self._unfinished: Film | None = None

    @property
    def composer(self) -> Composer:
        """What draws its frames: their backdrop, their planes and their captions."""
        return self._compose()[0]

    def _compose(self) -> tuple[Composer, tuple[Mark, ...]]:
        """The composer, and all that stands still: its backdrop and that of the card."""
        if self._composed is None:
            composer = self._view.compose(self.scene.as_read)
            card = self._card.backdrop if self._card is not None else ()
            self._composed = composer, (*self._told(composer.backdrop), *card)
        return self._composed

    def on(self, page: Page) -> Film:
        """The same film on another page (`ui.film.drawing.page.page_for`), or on one of that shape which has room for
        its picture; its times stay the same.
        """
        return self if page == self._laid_out else self._with(self.scene, page)

    def paced(self, pace: Pace) -> Film:
        """The same film, passing at another pace: its places stay the same, its times do not."""
        return self if pace == self.scene.pace else self._with(replace(self.scene, pace=pace), self._laid_out)

    def by_token(self) -> Film:
        """The same film for pictures of whole tokens: captions tell what happened at each, and nothing steps back."""
        return self if self.scene.by_token else self._with(replace(self.scene, by_token=True), self._laid_out)

    def _with(self, scene: Scene, page: Page) -> Film:
        film = copy_that_forgets(self)
        film.scene = scene
        film._lay_out(page)
        return film

    def with_card(self, card: bool = True) -> Film:
        """The same film with a reading card beside its picture, or without."""
        if card == self.options.card:
            return self
        film = copy_that_forgets(self)
        film.options = replace(self.options, card=card)
        film._lay_out(self._laid_out)
        return film

    @property
    def title(self) -> str:
        """The title of the lesson."""
        return self.scene.title

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
        return self.scene.timeline.back if self._view.looks_back else self.scene.timeline

    @property
    def duration(self) -> float:
        """The length in seconds."""
        return self.timeline.duration

    @lru_method(maxsize=4)
    def frame(self, time: float) -> Frame:
        """The picture at `time` seconds. Times may be asked for in any order, from any thread."""
        moment = self.timeline.locate(time)
        caption = self.caption(moment.token, moment.beat)
        backdrop, planes = self._compose()[1], self.composer.planes(reading(self.scene, moment))
        settled, moving = map(self._told, planes)
        if self._card is not None:
            seconds = moment.phase * self.timeline.beats[moment.beat].seconds
            settled = (*settled, *self._card.marks(moment, seconds))
        return Frame(self._page, backdrop, settled, moving, caption, moment)

    def _told(self, marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
        """Marks of the composer, which counts steps as the layer reads them, telling of tokens."""
        return by_token(self.scene, marks, self._view.chart)

    @lru_method(maxsize=2)
    def parted(self, time: float) -> Parted:
        """The picture at `time` seconds without the words around it, and these words."""
        frame, around = self.frame(time), self.composer.around
        seconds = frame.moment.phase * self.timeline.beats[frame.moment.beat].seconds
        words = self._told((*around.backdrop, *around.marks(reading(self.scene, frame.moment), seconds)))
        known = set(words)
        backdrop, settled, moving = (
            tuple(mark for mark in plane if mark not in known)
            for plane in (frame.backdrop, frame.settled, frame.moving)
        )
        return Parted(frame._replace(backdrop=backdrop, settled=settled, moving=moving), words)

    def missing(self, time: float) -> Callable[[Progress], None] | None:
        """What computes what the picture and caption at `time` seconds still need, where that takes long.

        None where all of it is there. Until then `unfinished` shows the rest.
        """
        if not self._view.of_moments:
            return None
        return cast(Gradual, self.composer).missing(reading(self.scene, self.timeline.locate(time)))

    @property
    def unfinished(self) -> Film:
        """The same film without what takes long at each moment: it says that this is being computed."""
        if self._unfinished is None:
            film = copy_that_forgets(self)
            film._composed = cast(Gradual, self.composer).unfinished, self._compose()[1]
            self._unfinished = film
        return self._unfinished

    def focus(self, time: float) -> Rect:
        """The part of the page in which the next level of the zoom is to be found."""
        return self.composer.focus(reading(self.scene, self.timeline.locate(time)))

    def tooltip(self, about: About) -> str:
        """What a place in the picture says when it is pointed at: quantity, unit and value; "" where there is none."""
        if self._view.tells:
            return cast(Teller, self.composer).tooltip(as_step(self.scene, about))
        from ui.film.narration.tooltip import tooltip_of

        return tooltip_of(self.scene, about)

    def as_of(self, about: About, time: float) -> About:
        """A place as it can be told of at `time`: a part before it has computed its numbers is of no moment yet.

        Where the whole run is shown, and in a view that looks back from its end, all is known.
        """
        from ui.film.scene.table import is_computed

        moment = self.timeline.locate(time)
        if not about.part or not about.quantity or self.scene.whole_run or self._view.looks_back:
            return about
        compared = self.scene.compared
        own = compared[about.run] if 0 < about.run < len(compared) else self.scene
        if about.layer >= len(own.layers):
            return about._replace(step=NOW)
        scene = own.layers[about.layer]
        step, now = other_end(scene, about.step), steps_done(self.scene, scene, reading(self.scene, moment).token)
        if step < now:
            return about
        if step == now:
            share = self.timeline.share(moment)
            there = moment if own is self.scene else own.timeline.at_share(moment.token, share)
            there = there._replace(token=about.step)
            if about.quantity not in scene.layer_trace or is_computed(
                scene, about.quantity, there, self._view.all_layers
            ):
                return about
        return about._replace(step=NOW)

    @lru_method(maxsize=1)
    def labels(self, time: float) -> tuple[Mark, ...]:
        """Labels to draw over the picture at `time` seconds, with lines to what they name."""
        from ui.film.views.parts.labels import labels

        return labels(self.frame(time), self.scene, self._view.key == "backward")

    def stops(self) -> tuple[float, ...]:
        """The seconds at which the lesson's cues stop the film, in order and each once."""
        from ui.film.scene.cue_times import cue_times

        return tuple(sorted({time for time, _ in cue_times(self.scene, self.timeline)}))

    def numbers(self, time: float) -> tuple[str, ...]:
        """The numbers in the picture at `time` seconds, a line of text for each quantity."""
        moment = self.timeline.locate(time)
        if self._view.tells:
            return cast(Teller, self.composer).numbers(reading(self.scene, moment))
        from ui.film.narration.table_text import lines
        from ui.film.scene.table import table

        found = table(self.scene, moment, self._view.all_layers)
        several = self._view.all_layers and len(self.scene.trace.layers) > 1
        return tuple(lines(found, self.scene.language, several))

    def working(self, token: int, beat: int) -> tuple[tuple[tuple[Run, ...], ...], ...]:
        """How the numbers of a view that shows others than those of the run come about, for the selected unit: the
        lines of an equation for each. () where there are none.
        """
        step = other_end(self.scene, token)
        return cast(Teller, self.composer).working(step, beat) if self._view.tells else ()

    def caption(self, token: int, beat: int) -> str:
        """What a beat of a token says in words; −1 is its last."""
        return self.composer.caption(other_end(self.scene, token), beat % len(self.timeline.beats))


def _check(options: FilmOptions, trace: Trace) -> None:
    """Whether the run has the layer, units, tokens, output and quantity. Raises IndexError, and KeyError."""
    layer, chart = options.layer, options.chart_options
    if options.returned and options.returned not in RETURNING:
        raise KeyError(f"nothing is known of what “{options.returned}” returns")
    if not 0 <= layer < len(trace.layers):
        raise IndexError(f"the run has layers 0 to {len(trace.layers) - 1}, not {layer}")
    units = trace.layers[layer].layer.units
    for each in (options.unit, *options.pins, *chart.units):
        if not 0 <= each < units:
            raise IndexError(f"layer {layer} has units 0 to {units - 1}, not {each}")
    first, stop = chart.tokens or (0, trace.steps)
    if not 0 <= first < stop <= trace.steps:
        raise IndexError(f"the run has tokens 0 to {trace.steps - 1}, not {first} up to {stop}")
    outputs = trace.readout.names if trace.readout is not None and layer in trace.levels[-1] else ()
    if chart.along and chart.along not in outputs:
        raise KeyError(f"no read-out of layer {layer} says “{chart.along}”")
    parsed = trace.layers[layer].layer.cell.parsed
    if chart.quantity and chart.quantity not in (*parsed.quantities, *parsed.given):
        raise KeyError(f"layer {layer} has no quantity “{chart.quantity}”")
