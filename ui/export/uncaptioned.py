"""A film without the caption in its picture: for players that show subtitles, and for slides whose title it is."""

from __future__ import annotations

from ui.export.format import FilmLike, MovingSettings, PacedSettings, Settings
from ui.export.pages.sheets import without_caption
from ui.film.drawing.page import page_for, page_without_caption
from ui.film.marks import About, Frame, Mark, Page
from ui.film.motion.pace import Pace
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene


class Uncaptioned:
    """The same film, its pictures cut off above the caption; the captions can still be asked for."""

    def __init__(self, film: FilmLike) -> None:
        self._film = film
        self._backdrops: tuple[tuple[Mark, ...], tuple[Mark, ...]] = ((), ())

    @property
    def scene(self) -> Scene | None:
        """The run that the film shows."""
        return self._film.scene

    @property
    def title(self) -> str:
        """The title of the film."""
        return self._film.title

    @property
    def language(self) -> str:
        """The key of the language of its words."""
        return self._film.language

    @property
    def timeline(self) -> Timeline:
        """The tokens and beats of the film."""
        return self._film.timeline

    def frame(self, time: float) -> Frame:
        """The picture above the caption."""
        frame = self._film.frame(time)
        made = without_caption(frame)
        if self._backdrops[0] is not frame.backdrop:
            self._backdrops = frame.backdrop, made.backdrop
        return made._replace(backdrop=self._backdrops[1])  # one object for many frames, as painting relies on

    def on(self, page: Page) -> Uncaptioned:
        """The same film, its pictures of this page's shape when the caption is cut off."""
        wanted = page_without_caption(page.width, page.height)
        film = self._film.on(wanted)
        needs = film.frame(0.0).page.width
        if needs > wanted.width:
            film = self._film.on(page_without_caption(page.width, page.height, needs))
        return Uncaptioned(film)

    def paced(self, pace: Pace) -> Uncaptioned:
        """The same film at another pace."""
        return Uncaptioned(self._film.paced(pace))

    def by_token(self) -> Uncaptioned:
        """The same film for pictures of whole tokens."""
        return Uncaptioned(self._film.by_token())

    def caption(self, token: int, beat: int) -> str:
        """What a beat says."""
        return self._film.caption(token, beat)

    def tooltip(self, about: About) -> str:
        """What a place in the picture says when it is pointed at."""
        return self._film.tooltip(about)

    def numbers(self, time: float) -> tuple[str, ...]:
        """The numbers in the picture, a line of text for each quantity."""
        return self._film.numbers(time)

    def stops(self) -> tuple[float, ...]:
        """The seconds at which cues stop the film."""
        return self._film.stops()


def lay_out_film(film: FilmLike, settings: Settings) -> FilmLike:
    """The film as these settings want it: at their pace, in their shape, with the caption or without."""
    if isinstance(settings, PacedSettings):
        film = film.paced(settings.film_pace)
    if isinstance(settings, MovingSettings) and not settings.caption:
        film = Uncaptioned(film)
    return film.on(page_for(settings.width, settings.height))
