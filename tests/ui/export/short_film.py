"""A film of three seconds that has everything an export must keep: areas of colour, movement, rest, fading words."""

from ui.film.marks import About, Box, Frame, Node, Page, Paragraph, Run, Strip, Text, Wire
from ui.film.motion.pace import Pace
from ui.film.motion.timeline import Beat, Timeline

BEATS = (Beat("read", "Read", "short", 0.4, 0.3), Beat("write", "Write", "memory", 0.6, 0.4))
AREAS = {"memory": (100, 100), "forget": (500, 100), "input": (900, 100), "output": (1300, 100)}
SIDE = 300


class ShortFilm:
    """Three tokens of one second."""

    title = "Three words"
    language = "en"
    scene = None

    def __init__(self, whole: bool = False) -> None:
        self._whole = whole
        self.timeline = Timeline(("one", "two", "three"), BEATS)
        self._backdrop = (
            *(Box(x, y, SIDE, SIDE, fill=role) for role, (x, y) in AREAS.items()),
            Wire(((100, 600), (1800, 600)), "memory", 12.0),
        )

    def paced(self, pace: Pace) -> "ShortFilm":
        return self

    def on(self, page: Page) -> "ShortFilm":
        """This film has one page."""
        return self

    def by_token(self) -> "ShortFilm":
        """The same film; its captions say what happened at a token."""
        made = ShortFilm(True)
        made.timeline = self.timeline
        return made

    def caption(self, token: int, beat: int) -> str:
        """What a beat says."""
        if self._whole:
            return f"“{self.timeline.tokens[token]}” & <all> that happened at it."
        return f"“{self.timeline.tokens[token]}” & <all> that beat {beat} says."

    def tooltip(self, about: About) -> str:
        """The value of a cell."""
        return f"{about.quantity} {about.unit} of token {about.step}"

    def numbers(self, time: float) -> tuple[str, ...]:
        """The strip's two."""
        value = 0.25 * (self.timeline.locate(time).token + 1)
        return (f"cₜ cell state: first {value:.2f}; second −{value:.2f}",)

    def stops(self) -> tuple[float, ...]:
        """One cue: the middle token's first beat is done."""
        return (1.4,)

    def frame(self, time: float) -> Frame:
        """A vector travels along the wire in each token's first beat and rests in the second."""
        moment = self.timeline.locate(time)
        far = min(1.0, moment.phase / BEATS[0].rest) if moment.beat == 0 else 1.0
        value = round(0.25 * (moment.token + 1), 2)
        texts = (f"{value:.2f}", f"−{value:.2f}")
        strip = Strip(
            200 + 1400 * far,
            600,
            (value, -value),
            texts,
            "memory",
            "signed",
            1.0,
            90,
            44,
            1,
            2,
            24,
            wire="memory",
            about=About(0, moment.token, "c"),
        )
        word = self.timeline.tokens[moment.token]
        caption = self.caption(moment.token, moment.beat)
        settled = (
            Node(960, 760, 64, 64, "×", "forget"),
            Text(100, 900, (Run("h", "math"), Run(f" = {value:.2f} · {word}")), 40, "ink", opacity=0.5),
            Paragraph(100, 950, 1720, 100, caption, 34, "ink"),
        )
        return Frame(Page(), self._backdrop, settled, (strip,), caption, moment)
