"""A film along a training: the same moment of the same sentence, with the weights of one snapshot after the other."""

from __future__ import annotations

from simulator.lessons.models.from_training import with_weights
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from simulator.training.training import Training
from ui.film.film import Film, FilmOptions
from ui.film.lru_method import lru_method
from ui.film.marks import About, Frame, Page
from ui.film.motion.pace import AS_WRITTEN, Pace
from ui.film.motion.timeline import Beat, Timeline
from ui.film.text.language import languages

WHOLE = 20.0  # seconds of the film, where its snapshots then are neither too quick to be seen nor too slow
LEAST, MOST = 0.1, 1.0  # seconds of a snapshot
END = 1.0  # seconds that the last one stays at least
HAIR = 1e-6  # seconds by which a frame may come too early
KEPT = 3  # films of snapshots


class AlongTraining:
    """Each snapshot is shown as long as the next, whatever the steps between them; the last one stays a while."""

    scene = None  # it is of many runs

    def __init__(
        self,
        training: Training,
        lesson: Lesson,
        options: FilmOptions,
        place: tuple[int, int],
        page: Page | None = None,
        pace: Pace = AS_WRITTEN,
    ) -> None:
        """`lesson` is of the training; `place` is the token and the beat that are shown, from 0."""
        self._training, self._lesson, self._options, self._place = training, lesson, options, place
        self._page, self._pace = page, pace
        self._steps = tuple(training.snapshots.steps)
        seconds = pace.token_seconds or min(max(WHOLE / len(self._steps), LEAST), MOST) / pace.factor
        beat = Beat("step", "Step", "memory", seconds, 0.0)
        paces = (*(1.0 for _ in self._steps[1:]), min(1.0, seconds / END))
        self.timeline = Timeline(tuple(map(str, self._steps)), (beat,), paces=paces)

    @lru_method(maxsize=KEPT)
    def _film(self, at: int) -> Film:
        step = self._steps[at]
        lesson = with_weights(self._lesson, self._training, self._training.snapshots.at(step), step)
        film = Film(lesson, run(lesson), self._options)
        return film if self._page is None else film.on(self._page)

    @property
    def title(self) -> str:
        """The title of the lesson at the end of the training."""
        return self._lesson.title

    @property
    def language(self) -> str:
        """The key of the language of its words."""
        return self._options.language

    def frame(self, time: float) -> Frame:
        """The picture at `time` seconds: the end of the beat, with the weights of the snapshot that it falls on."""
        moment = self.timeline.locate(time + HAIR)
        film = self._film(moment.token)
        frame = film.frame(film.timeline.time_at_rest(*self._place))
        return frame._replace(moment=moment)

    def on(self, page: Page) -> AlongTraining:
        """The same film on another page."""
        return AlongTraining(self._training, self._lesson, self._options, self._place, page, self._pace)

    def paced(self, pace: Pace) -> AlongTraining:
        """The same film at another pace."""
        return AlongTraining(self._training, self._lesson, self._options, self._place, self._page, pace)

    def by_token(self) -> AlongTraining:
        """The same: each picture is of a whole moment."""
        return self

    def caption(self, token: int, beat: int) -> str:
        """The step, and what is said of the moment with its weights."""
        language = languages()[self.language]
        words, count = language.translate("Training", "Step {step} of {steps}"), language.count
        step = words.format(step=count(self._steps[token]), steps=count(self._training.settings.steps))
        return f"{step}. {self._film(token).caption(*self._place)}"

    def tooltip(self, about: About) -> str:
        """Nothing is pointed at."""
        return ""

    def numbers(self, time: float) -> tuple[str, ...]:
        """The numbers in the picture, a line of text for each quantity."""
        film = self._film(self.timeline.locate(time).token)
        return film.numbers(film.timeline.time_at_rest(*self._place))

    def stops(self) -> tuple[float, ...]:
        """It stops nowhere."""
        return ()
