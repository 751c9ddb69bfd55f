"""What a file format is to the rest of the program: an ending, a title, settings that describe themselves.

A format module defines `FORMAT`. Its settings are a frozen dataclass whose fields carry a `Description`, so that a
dialog can be built from them and wrong values are refused in one place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Generic, NamedTuple, Protocol, TypeVar

from PySide6.QtGui import QImage

from simulator.engine.progress import Cancelled
from ui.export.painters import OWN, Painter
from ui.film.marks import About, Frame, Page
from ui.film.motion.pace import PACES, PLACES, Pace, read_pace, read_slow
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene
from ui.paint.theme import THEMES

LEAST_SIDE, MOST_WIDTH, MOST_HEIGHT = 64, 7680, 4320

GROUPS = ("Film", "Slides", "Paper", "Web", "Data")
"""The headings under which formats are listed, in their order."""

T = TypeVar("T")
S = TypeVar("S", bound="Settings")
S_co = TypeVar("S_co", bound="Settings", covariant=True)


class FilmLike(Protocol):
    """What an export asks of a film: where its beats are, the picture at any time, and the same on another page, at
    another pace, or for pictures of whole tokens, whose captions tell what happened at each.

    `scene` is the run that it shows, or None for a film of no run.
    """

    @property
    def scene(self) -> Scene | None: ...

    @property
    def title(self) -> str: ...

    @property
    def language(self) -> str: ...

    @property
    def timeline(self) -> Timeline: ...

    def frame(self, time: float, /) -> Frame: ...

    def on(self, page: Page, /) -> FilmLike: ...

    def paced(self, pace: Pace, /) -> FilmLike: ...

    def by_token(self) -> FilmLike: ...

    def caption(self, token: int, beat: int, /) -> str: ...

    def tooltip(self, about: About, /) -> str: ...

    def numbers(self, time: float, /) -> tuple[str, ...]: ...

    def stops(self) -> tuple[float, ...]: ...


class ExportError(Exception):
    """An export that cannot be done: `problem` says what and where, `remedy` what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem} {remedy}")
        self.problem = problem
        self.remedy = remedy


class Typed(NamedTuple):
    """A setting that is typed as text: `read` raises ValueError for what it does not take, `range` says what it does.

    `examples` are offered beside what is typed, each with what it does.
    """

    read: Callable[[str], object]
    range: str
    examples: tuple[tuple[str, str], ...]

    def accepts(self, value: object) -> bool:
        """Whether a setting may have this text."""
        try:
            self.read(str(value))
        except ValueError:
            return False
        return isinstance(value, str)


class Description(NamedTuple):
    """What a dialog says about a setting, and what it takes: one of `choices` (value, title), `least` to `most`, or
    what is `typed`.
    """

    title: str
    help: str = ""
    choices: tuple[tuple[object, str], ...] = ()
    least: float | None = None
    most: float | None = None
    typed: Typed | None = None

    def accepts(self, value: object) -> bool:
        """Whether a setting may have this value."""
        if self.typed is not None:
            return self.typed.accepts(value)
        if self.choices:
            return value in [choice for choice, _ in self.choices]
        if not isinstance(value, int | float):
            return False
        return (self.least is None or value >= self.least) and (self.most is None or value <= self.most)

    @property
    def range(self) -> str:
        """What is accepted, in words."""
        if self.typed is not None:
            return self.typed.range
        if self.choices:
            return ", ".join(str(choice) for choice, _ in self.choices)
        return f"{self.least:g} to {self.most:g}"


def setting(default: T, description: Description) -> T:
    """A field of a settings class, with its description."""
    return dataclasses.field(default=default, metadata={"description": description})


SMOOTHER = "more look smoother, and make a larger file"


@dataclass(frozen=True)
class Settings:
    """What every format asks: the picture's size in pixels, its theme, and which tokens (from 0, without the last)."""

    width: int = setting(
        1920, Description("Width", "in pixels; 1920 fits most projectors", least=LEAST_SIDE, most=MOST_WIDTH)
    )
    height: int = setting(
        1080, Description("Height", "in pixels; 1080 fits most projectors", least=LEAST_SIDE, most=MOST_HEIGHT)
    )
    theme: str = setting(
        "light",
        Description(
            "Colours",
            "projector has more contrast for a hall, print is safe in grey",
            choices=tuple((name, theme.title) for name, theme in THEMES.items()),
        ),
    )
    tokens: tuple[int, int] | None = None


PACE = Typed(
    read_pace,
    PACES,
    (
        ("1", "as it plays in the window"),
        ("2", "twice as quick"),
        ("4", "four times as quick"),
        ("0.5", "half as quick"),
        ("8 s", "eight seconds a token"),
    ),
)
SLOW = Typed(read_slow, PLACES, (("", "nowhere"), ("cues", "at the cues of the lesson")))


@dataclass(frozen=True)
class PacedSettings(Settings):
    """What shows a film in time asks: how quickly it passes, and where it does not pass more quickly."""

    pace: str = setting("1", Description("Pace", "a token at which nothing new happens is quick anyway", typed=PACE))
    slow: str = setting("", Description("Slow at", "tokens that pass no quicker than in the window", typed=SLOW))

    @property
    def film_pace(self) -> Pace:
        """The pace of the film. Raises ValueError for what is none."""
        tokens, at_cues = read_slow(self.slow)
        return read_pace(self.pace)._replace(slow=tokens, at_cues=at_cues)


@dataclass(frozen=True)
class MovingSettings(PacedSettings):
    """What a film asks besides: frames a second, how long it stands still at each cue, whether its caption is seen."""

    fps: float = setting(30.0, Description("Frames a second", SMOOTHER, least=1, most=120))
    cue_pause: float = setting(0.0, Description("Stop at each cue", "in seconds; 0 plays through", least=0, most=600))
    caption: bool = setting(
        True,
        Description(
            "Caption",
            "what is said below the picture; left out, the picture is larger",
            choices=((True, "In the picture"), (False, "Left out")),
        ),
    )

    @property
    def rate(self) -> float:
        """The frames a second that the file gets."""
        return self.fps


@dataclass(frozen=True)
class StillSettings(Settings):
    """What stills ask besides: one token and beat (from 0), or none for one picture a beat."""

    at: tuple[int, int] | None = None


@dataclass(frozen=True)
class PageSettings(StillSettings):
    """What pages and slides ask besides: whether there is one for each beat, or one for each token when it is done."""

    each: str = setting(
        "beat",
        Description(
            "One for each",
            "a token is a step, a beat one phase of it",
            choices=(("beat", "Beat"), ("token", "Token")),
        ),
    )


def describe_settings(kind: type[Settings]) -> dict[str, Description]:
    """The settings of a class that a dialog shows, in order."""
    fields = dataclasses.fields(kind)
    return {f.name: f.metadata["description"] for f in fields if "description" in f.metadata}


def check(settings: Settings) -> None:
    """Raise ExportError for the first setting that is out of its range."""
    for name, description in describe_settings(type(settings)).items():
        value = getattr(settings, name)
        if not description.accepts(value):
            raise ExportError(f"{description.title} cannot be {value}.", f"Choose {description.range}.")


def with_values(settings: S, values: Mapping[str, object]) -> S:
    """The settings with these values in place of their own, each by the name of its field."""
    replaced: Callable[..., S] = dataclasses.replace
    return replaced(settings, **values)


class Job(NamedTuple, Generic[S_co]):
    """One export under way: what to write, at which path, and whom to tell; `name` is the target's without ending, and
    `painter` paints the pictures of what moves. `films` are those that were made of the same film before.
    """

    film: FilmLike
    place: Path
    settings: S_co
    progress: Callable[[int, int], None]
    cancelled: Callable[[], bool]
    name: str = "film"
    painter: Painter = OWN
    films: Mapping[Settings, Path] = MappingProxyType({})

    @property
    def scene(self) -> Scene:
        """The run that the film shows. Raises ExportError for a film of no run."""
        if self.film.scene is None:
            raise ExportError(f"“{self.film.title}” is a picture of no run.", "Choose a format of pictures.")
        return self.film.scene

    def beside(self, ending: str) -> Path:
        """Where a companion of the file is written, such as its subtitles: the format's `companions` name them."""
        return self.place.with_name(self.place.stem + ending)

    def step(self, done: int, total: int) -> None:
        """Tell that `done` of `total` pictures are painted. Raises Cancelled once the user has stopped it."""
        if self.cancelled():
            raise Cancelled
        self.progress(done, total)


class Unused(NamedTuple):
    """Options and settings, by their names, that an export has no use for, and why."""

    names: tuple[str, ...]
    why: str


PICTURES = ("view", "unit", "captions", "signs", "returned", "card", "whole_run", "others", "quantity", "chances")
"""The options that say what a picture of the run looks like."""

SIZE = ("size", "width", "height")
"""The option, and the settings, that say how large a picture is."""


def unused_by_one(settings: PageSettings) -> tuple[Unused, ...]:
    """What pages and slides have no use for where one place was chosen, and so there is one picture."""
    return () if settings.at is None else (Unused(("each",), "it shows one picture"),)


def _nothing(settings: Settings) -> tuple[()]:
    return ()


@dataclass(frozen=True)
class Format(Generic[S_co]):
    """A way to write a film: `ending` such as ".mp4" ("/" for a folder), its title, and the heading of `GROUPS` under
    which it is listed; `moving` films have frames a second.
    `companions` are what stands behind the target's name in the files that are written beside it, with these settings.
    `in_turn` says that its pictures are taken once and in the film's order, so that several files can be made in one
    pass. `preview` paints the first page in so many pixels where that is not the film's own picture, else None. `tells`
    says that it tells by itself, beside the picture, what a reading card would. `unused` are the options that it has no
    use for with these settings: who gives one is told so, and a form leaves it out.
    """

    ending: str
    title: str
    group: str
    moving: bool
    settings: type[S_co]
    write: Callable[[Job[S_co]], None]
    needs_at: bool = False
    companions: Callable[[S_co], tuple[str, ...]] = _nothing
    preview: Callable[[Job[S_co], int, int], QImage | None] | None = None
    in_turn: bool = False
    tells: bool = False
    unused: Callable[[S_co], tuple[Unused, ...]] = _nothing

    @property
    def folder(self) -> bool:
        """Whether it writes a folder of files."""
        return self.ending == "/"


def unused_names(format: Format[Settings], settings: Settings) -> frozenset[str]:
    """The options and settings that a format has no use for with these settings."""
    return frozenset(name for each in format.unused(settings) for name in each.names)


def reason_against(format: Format[Settings], settings: Settings, name: str) -> str | None:
    """Why a format has no use for an option or a setting with these settings; None where it has, or does not know."""
    return next((why for names, why in format.unused(settings) if name in names), None)
