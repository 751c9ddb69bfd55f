"""What stands around the picture in every view: title and token above it, the caption below it."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from simulator.lessons.schema import border_at, sequence_at
from ui.film.drawing.easing import progress
from ui.film.drawing.page import CAPTION, HEADER, LEAST, LETTERS, MARGIN, SECOND_LINE
from ui.film.drawing.words import width_of
from ui.film.marks import Box, Mark, Moment, Paragraph, Polygon, Run, Text
from ui.film.motion.timeline import WORDS, Timeline
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene

SWAP = WORDS / 2  # seconds in which words go, and after that those in which the next ones come
TOKEN_WIDTH = 300.0  # beside the arrow up to the next layer
CAPTION_SIZE = 30.0  # on the least page
TITLE_SIZE, BADGE_SIZE = 34.0, LETTERS
LOW_LINE, LOW_SIZE = 34.0, 25.0  # on a low page: the baseline of the header's only line; the size of the caption
BETWEEN = " · "


class Surroundings:
    """Header and caption of a scene. `place` says in a few words what of the run is looked at.

    What of it weighs most stands first. `legend` says how the view draws the ghost, where there is one; none where it
    does not, or where that is said beside it. `timeline` is the view's own, where it is not the scene's; `field` the
    role of the caption's field, and `badge` a word beside the title, for a view in which numbers mean something else.
    A second line of words below the title ends before `clear`.
    """

    def __init__(
        self,
        scene: Scene,
        caption: Callable[[int, int], str],
        place: Sequence[str],
        legend: str = "",
        timeline: Timeline | None = None,
        field: str = "caption",
        badge: str = "",
        clear: float = math.inf,
    ) -> None:
        self.scene, self.timeline, self.room = scene, timeline or scene.timeline, scene.room
        self._caption, self._badge, self._clear = caption, badge, clear
        self._fill, self._ink = f"{field}.fill", f"{field}.ink"
        self._legend = legend if scene.ghost is not None else ""
        self.backdrop: tuple[Mark, ...] = tuple(chain(self._caption_field(), self._titles(place)))

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The words of a moment; `seconds` after the beat's beginning."""
        yield from self._token(moment, seconds)
        yield from self._captions(moment, seconds)

    def _caption_field(self) -> Iterator[Mark]:
        yield Box(*self.room.caption, fill=self._fill)

    def _titles(self, place: Sequence[str]) -> Iterator[Mark]:
        limit = self.room.right - TOKEN_WIDTH - 2 * MARGIN - 24
        weights, whole = self._weights(), self.room.right - MARGIN
        if self.room.is_low:
            limit -= 0.5 * TOKEN_WIDTH  # for the count, which stands beside the token
            wide = min(width_of(self.scene.title, TITLE_SIZE, bold=True), limit)
            yield from self._title(limit if self._badge else wide, LOW_LINE)
            if not self._badge and limit - wide >= TOKEN_WIDTH:
                left = limit - wide - 24
                weights = weights if weights is not None and width_of(_halves(weights.text)[0]) <= left else None
                told = self._whereabouts(place, weights, left)
                yield Text(MARGIN + wide + 24, LOW_LINE, told, LETTERS, "muted", limit=left)
            return
        yield from self._title(limit, 56.0)
        if self.room.header > HEADER:
            yield Text(MARGIN, 92, self._whereabouts(place, None, limit), LETTERS, "muted", limit=limit)
            whole = min(whole, self._clear - MARGIN)
            lines = self._whereabouts((), weights, whole)
            yield Text(MARGIN, 92 + SECOND_LINE, lines, LETTERS, "muted", limit=whole)
            return
        yield Text(MARGIN, 92, self._whereabouts(place, weights, limit), LETTERS, "muted", limit=limit)

    def _weights(self) -> Run | None:
        """Where the weights come from, or that the run is none; None where runs say it by themselves."""
        if self.scene.runs:
            return None
        if self.scene.trace.idealised:
            translate = self.scene.language.translate
            text = translate("Picture", "gates rounded to 0 or 1: the tutorial’s arithmetic, not a true run")
            return Run(text, "", "accent")
        return Run(self.scene.origin) if self.scene.origin else None

    def _whereabouts(self, place: Sequence[str], weights: Run | None, limit: float) -> tuple[Run, ...]:
        """What is looked at, how the ghost is drawn and where the weights come from, as far as there is room for it.

        Where the weights come from stays, at least its first sentence; then what of the `place` is named first weighs
        most, and the ghost.
        """
        legend = (self._legend,) if place and self._legend else ()
        first, rest = _halves(weights.text) if weights is not None else ("", "")
        room, kept = limit - width_of(first), {first}
        for text in (*place[:1], *legend, rest, *place[1:]):
            wide = width_of(text) + (0.0 if text == rest else width_of(BETWEEN))
            if wide <= room:
                room -= wide
                kept.add(text)
        runs = [Run(text) for text in (*place, *legend) if text and text in kept]
        if weights is not None:
            runs.append(weights._replace(text=first + rest * (rest in kept)))
        return tuple(each for run in runs for each in (Run(BETWEEN), run))[1:]

    def _title(self, limit: float, y: float) -> Iterator[Mark]:
        """The title on a baseline, and behind it the badge: the title is kept to the room before it."""
        badge = 0.6 * BADGE_SIZE * len(self._badge) + 3 * BADGE_SIZE if self._badge else 0.0
        room = min(width_of(self.scene.title, TITLE_SIZE, bold=True), limit - badge - 24.0) if badge else limit
        yield Text(MARGIN, y, (Run(self.scene.title),), TITLE_SIZE, "ink", weight=700, limit=room)
        if badge:
            x = MARGIN + room + 24.0
            yield Box(x, y - 30.0, badge, 38.0, 19.0, "back")
            yield Polygon(((x + 16.0, y - 11.0), (x + 28.0, y - 18.0), (x + 28.0, y - 4.0)), "back.on")
            middle, limit = x + (badge + 22.0) / 2, badge - 22.0 - BADGE_SIZE
            yield Text(middle, y - 4.0, (Run(self._badge),), BADGE_SIZE, "back.on", "middle", 600, limit)

    def _token(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        tokens, right, translate = self.scene.trace.tokens, self.room.right, self.scene.language.translate
        at = self.timeline.order(moment.token, 0) // len(self.timeline.beats)
        for place, opacity in swap(at, seconds if moment.beat == 0 else 9.0):
            step = self.timeline.place(place * len(self.timeline.beats))[0]
            number = other_end(self.scene, step) + 1
            count = translate("Picture", "token {number} of {count}").format(number=number, count=len(tokens))
            words: tuple[Run, ...] = (Run(count),)
            if step in self.scene.lesson.masked:
                words = (Run(translate("Picture", "masked, set by hand"), "", "accent"), Run(f" · {count}"))
            if step in self.scene.trace.skipped:
                words = (Run(translate("Picture", "left out, set by hand"), "", "accent"), Run(f" · {count}"))
            words = (*self._sequence(step), *words)
            token, y, x, line = self.scene.token(step), 92.0, right, 50.0
            if self.room.is_low:
                y, x, line = LOW_LINE, right - min(width_of(token.text, 36, bold=True) + 20.0, TOKEN_WIDTH), LOW_LINE
            if not self.room.is_low or self.scene.page.width >= LEAST.width:
                yield Text(x, line, words, LETTERS, "muted", "end", opacity=opacity)
            yield Text(right, y, (token,), 36, "ink", "end", 700, limit=TOKEN_WIDTH, opacity=opacity)

    def _sequence(self, step: int) -> tuple[Run, ...]:
        """Which of several sequences begins with a token."""
        border, translate = border_at(self.scene.lesson.borders, step), self.scene.language.translate
        if border is None:
            return ()
        text = translate("Picture", "sequence {number} begins anew")
        if border.goes_on:
            text = translate("Picture", "sequence {number} goes on")
        number = sequence_at((self.scene.source or self.scene).lesson.borders, other_end(self.scene, step)) + 1
        return Run(text.format(number=number), "", "accent"), Run(" · ")

    def _captions(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        field = self.room.caption
        size, aside, over = CAPTION_SIZE * math.sqrt(field.height / CAPTION), 110.0, 8.0
        if self.room.is_low:
            size, aside, over = LOW_SIZE, 60.0, 4.0
        place = self.timeline.place
        order = self.timeline.order(moment.token, moment.beat)
        settled = seconds >= 2 * SWAP or order == 0
        same = settled or self._caption(*place(order - 1)) == self._caption(*place(order))
        for shown, opacity in ((order, 1.0),) if same else swap(order, seconds):
            text = self._caption(*place(shown))
            wide, high = field.width - 2 * aside, field.height - 2 * over
            yield Paragraph(aside, field.y + over, wide, high, text, size, self._ink, opacity=opacity)


def strips_legend(scene: Scene) -> str:
    """How strips show the ghost."""
    return scene.language.translate("Picture", "at the edge of a cell: the run before")


def _halves(text: str) -> tuple[str, str]:
    """The first sentence of a text, or of a longer one what stands before a semicolon, and the rest."""
    end = re.search(r"[.;] ", text)
    return (text, "") if end is None else (text[: end.start()], text[end.start() :])


def once_known(scene: Scene, tell: Callable[[int], str], known: int) -> Callable[[int, int], str]:
    """Captions that tell of a token from the beat on in which it is `known`; until then, of the one before."""

    def caption(token: int, beat: int) -> str:
        if beat >= known or token > 0:
            return tell(token if beat >= known else token - 1)
        text = scene.language.translate("Network caption", "{token} is read.")
        return text.format(token=Telling(Step(scene, token), scene.diagram.plans[0]).token)

    return caption


def swap(place: int, seconds: float) -> Iterator[tuple[int, float]]:
    """What is shown `seconds` after a change to `place`, and how opaque: the one before goes, this one comes."""
    if place > 0 and seconds < SWAP:
        yield place - 1, 1.0 - progress(seconds, 0.0, SWAP)
    yield place, progress(seconds, SWAP, SWAP) if place > 0 else 1.0
