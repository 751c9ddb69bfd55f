"""A part of a film as a film of its own, without the caption in the picture: a clip for a slide whose title that is."""

from __future__ import annotations

from ui.export.format import FilmLike
from ui.export.uncaptioned import Uncaptioned
from ui.film.marks import About, Frame, Page
from ui.film.motion.pace import Pace
from ui.film.motion.timeline import Timeline
from ui.film.scene.scene import Scene


class Excerpt:
    """One token of a film, or one beat of it, from second 0."""

    def __init__(self, film: FilmLike, token: int, beat: int | None = None) -> None:
        self._film, self._token, self._beat = film, token, beat
        self._pictures = Uncaptioned(film)
        line = film.timeline
        beats = line.beats if beat is None else (line.beats[beat],)
        self.timeline = Timeline((line.tokens[token],), beats, paces=(line.pace(token),))
        self._start, self._opens = line.time_of(token, beat or 0), line.opening(token, beat or 0)

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

    def frame(self, time: float) -> Frame:
        """The picture above the caption; a clip begins and ends with its own words, not with those beside it."""
        last = self._start + self.timeline.duration - 1e-6
        return self._pictures.frame(min(max(self._start + time, self._opens), last))

    def on(self, page: Page) -> Excerpt:
        """The same part of the film on another page."""
        return Excerpt(self._film.on(page), self._token, self._beat)

    def paced(self, pace: Pace) -> Excerpt:
        """The same part of the film at another pace."""
        return Excerpt(self._film.paced(pace), self._token, self._beat)

    def by_token(self) -> Excerpt:
        """The same part of the film for pictures of whole tokens."""
        return Excerpt(self._film.by_token(), self._token, self._beat)

    def caption(self, token: int, beat: int) -> str:
        """What a beat of the excerpt says."""
        return self._film.caption(self._token, beat if self._beat is None else self._beat)

    def tooltip(self, about: About) -> str:
        """What a place in the picture says when it is pointed at."""
        return self._film.tooltip(about)

    def numbers(self, time: float) -> tuple[str, ...]:
        """The numbers in the picture, a line of text for each quantity."""
        return self._film.numbers(self._start + time)

    def stops(self) -> tuple[float, ...]:
        """The seconds at which cues stop the excerpt."""
        length = self.timeline.duration
        return tuple(time - self._start for time in self._film.stops() if 0 <= time - self._start < length)
