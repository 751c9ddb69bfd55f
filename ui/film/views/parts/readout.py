"""The read-out beside the picture: the chances after this token, moving from those after the one before."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.page import LETTERS
from ui.film.marks import NOW, About, Box, Mark, Moment, Rect, Run, Text
from ui.film.scene.scene import Scene

X, Y, WIDTH, ROWS = 1614.0, 380.0, 280.0, 8  # on the least page
HEAD, ROW, GROUP, APART = 38.0, 34.0, 16.0, 40.0  # the heights of the title, of a row, between groups; between columns


class ReadoutPanel:
    """Draws the read-out of a scene's network, if it has one: at the right, or in the columns of a room below."""

    def __init__(self, scene: Scene, below: Rect | None = None) -> None:
        self.below = below
        self.scene, self.timeline, self.translate = scene, scene.timeline, scene.language.translate

    def marks(self, moment: Moment, seconds: float) -> Iterator[Mark]:
        """The chances at a moment; `seconds` after the beat's beginning."""
        readout, chances = self.scene.trace.readout, self.scene.trace.probabilities
        if readout is None or chances is None:
            return
        dx, dy = self.scene.room.offset
        x, y = (X + dx, Y + dy) if self.below is None else (self.below.x, self.below.y + LETTERS)
        last = len(self.timeline.beats) - 1
        u = progress(seconds, self.timeline.beats[last].action - 0.4, 0.4) if moment.beat == last else 0.0
        before = chances[moment.token - 1].tolist() if moment.token else None
        now = chances[moment.token].tolist()
        for step, opacity in ((moment.token - 1, 1.0 - progress(u, 0.0, 0.5)), (moment.token, progress(u, 0.5, 0.5))):
            if step >= 0:
                word = self.scene.language.quote(self.scene.trace.tokens[step])
                after = " " + self.translate("Picture", "after {token}").format(token=word)
                title = (Run(self.translate("Picture", "READ-OUT"), "bold"), Run(after))
                room = WIDTH if self.below is None else self.below.width
                yield Text(x, y, title, LETTERS, "muted", limit=room, opacity=opacity)
        top, rows = y + HEAD, ROWS if self.below is None else max(1, int((self.below.height - HEAD) / ROW))
        y = top
        for group in readout.groups:
            shown = sorted(group, key=lambda k: -now[k])[:rows] if len(group) > rows else group
            for k in shown:
                yield from self._chance(readout.names[k], before[k] if before else None, now[k], u, x, y)
                y += ROW
            y += GROUP
            if self.below is not None:
                x, y = x + WIDTH + APART, top
                if x + WIDTH > self.below.x + self.below.width:
                    return

    def _chance(self, name: str, before: float | None, now: float, u: float, x: float, y: float) -> Iterator[Mark]:
        """A row of the read-out: the bar moves from the last token's chance to this one's."""
        room = WIDTH - 170
        share = (before or 0.0) + (now - (before or 0.0)) * smooth(u)
        about = About(len(self.scene.layers) - 1, NOW, "", part="readout")
        yield Text(x + 82, y + 7, (Run(name),), LETTERS, "ink", "end", 500, limit=84, about=about)
        yield Box(x + 96, y - 9, room, 18, 4, "grid", about=about)
        moves = 0.999 if 0.0 < u < 1.0 else 1.0  # what is not quite opaque counts as changing
        yield Box(x + 96, y - 9, max(room * share, 0.5), 18, 4, "short", opacity=moves)
        for value, opacity in ((before, 1.0 - progress(u, 0.0, 0.5)), (now, progress(u, 0.5, 0.5))):
            if value is not None:
                number = (Run(self.scene.writing.number(f"{value:.3f}")),)
                yield Text(x + 96 + room + 12, y + 7, number, LETTERS, "ink", opacity=opacity)
