"""The text itself, each token shaded by a number of the selected unit, or by the chance that was given to it."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from simulator.analysis.charts.readout import expected
from simulator.analysis.charts.series import Series
from simulator.analysis.charts.text import chance_series, has_chances, quantity_series
from simulator.network.levels import read_one_way
from ui.film.charts.chart import Chart, ChartDrawing, Notice
from ui.film.charts.claims.caption import caption_of
from ui.film.charts.claims.text import claims
from ui.film.charts.known import coming
from ui.film.charts.parts.axes import Layout
from ui.film.charts.parts.cursor import Cursor, reading
from ui.film.charts.parts.labels import equals, letter, whereabouts
from ui.film.charts.token_lines import lines_of
from ui.film.drawing.easing import progress, smooth
from ui.film.drawing.page import LETTERS, MARGIN
from ui.film.drawing.strips import Shading, shade_role
from ui.film.drawing.words import width_of
from ui.film.lru_method import lru_method
from ui.film.marks import NOW, About, Box, Curve, Mark, Moment, Rect, Run, Strip, Text
from ui.film.narration.step import Step
from ui.film.scene.scene import Scene
from ui.film.scene.table import call, words
from ui.film.text.formula import Runs
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import cell_number, percent

COME, SCROLL, GLIDE = 0.3, 0.35, 0.18  # seconds in which a shade comes, a line goes, the frame goes to the next token
PALE = 0.24  # how opaque what comes later is, where the whole run is shown
WORTH_A_STROKE, STROKE = 0.05, 0.24  # of the value that gets the full shade, as in strips; of a token's height
RAMP, RAMP_HIGH, CELLS = 238.0, 18.0, 17  # the size of the legend's shades, and how many they are
READING = 330.0  # the width of the number at the cursor
BEFORE = 4.0  # the height of what the run before had
LEAVES = 0.999  # what is not quite opaque counts as changing
CHANCES = Shading("short", "gate", 1.0)


class TextChart:
    """Lines of tokens around the one that is read. What has been read is shaded, what comes is pale letters alone."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.timeline = scene, scene.timeline
        self.cursor: Cursor | None = None
        room = scene.room.picture
        self.layout, self.chances = Layout(scene), scene.chart_options.chances
        self.quantity = _quantity(scene)
        self.unit = min(scene.unit, scene.units_of(self.quantity) - 1)
        self.shading = CHANCES if self.chances else scene.shading(self.quantity)
        self.first, self.stop = self.layout.span
        top = self.layout.top + 4.0
        self.area = Rect(MARGIN, top, scene.room.right - MARGIN, room.y + room.height - 12.0 - top)
        shown = scene.trace.tokens[self.first : self.stop]
        shown = shown[::-1] if scene.reads_from_end else shown  # as it was written
        self.lines = lines_of(scene, shown, self.first, self.area.width, self.area.height)
        part = "text:chance" if self.chances else "text"
        self._about = About(scene.layer, NOW, self.quantity, self.unit, part=part)
        share = 0.0 if self.chances else coming(scene, self.quantity).there
        self._known = share * self.timeline.step_seconds
        self._comes = min(COME, self.timeline.step_seconds - self._known)
        self.backdrop = tuple(self._legend())

    @property
    def place(self) -> tuple[str, str]:
        """The layer, and what of it."""
        return whereabouts(self.scene, self.scene.language.translate("Chart", "the text, token by token"))

    # ---- what stands above -------------------------------------------------------------------------------------------

    @property
    def _name(self) -> Runs:
        """What shades the tokens: "memory c of unit 3"."""
        translate, scene = self.scene.language.translate, self.scene
        if self.chances:
            return (Run(translate("Chart", "chance that was given to each token before it was read"), "bold"),)
        called, letters = words(self.quantity, scene), letter(scene, self.quantity)
        head = () if called == "".join(run.text for run in letters) else (Run(f"{called} "),)
        unit = translate("Chart", "of {unit}").format(unit=call(scene, self.quantity)[self.unit])
        return (*(run._replace(style="bold") for run in head), *letters, Run(f" {unit}", "bold"))

    def _legend(self) -> Iterator[Mark]:
        translate, (above, y) = self.scene.language.translate, self.layout.heads[-2:]
        about = About(0, NOW, "", part="legend")
        name_y = self.layout.heads[-3] if self._is_narrow else above
        yield Text(MARGIN, name_y, self._name, LETTERS, "ink", limit=self._room_of_name, about=about)
        low, high = self._ends()
        x = MARGIN + width_of(low) + 8.0
        values = np.linspace(0.0 if self.shading.scale == "gate" else -1.0, 1.0, CELLS) * self.shading.limit
        wide = RAMP / CELLS
        middle = y - 0.32 * LETTERS
        yield Text(MARGIN, y, (Run(low),), LETTERS, "ink", about=about)
        yield Box(x - 1.5, middle - RAMP_HIGH / 2 - 1.5, RAMP + 3.0, RAMP_HIGH + 3.0, 0.0, None, "muted", 1.5)
        yield Strip(
            x + RAMP / 2, middle, tuple(values.tolist()), (), "", self.shading.scale, self.shading.limit,
            wide, RAMP_HIGH, CELLS, 1, 0.0,
        )  # fmt: skip
        x += RAMP + 8.0
        yield Text(x, y, (Run(high),), LETTERS, "ink", about=about)
        x += width_of(high) + 40.0
        pale = translate("Chart", "pale letters: not read yet")
        yield Text(x, y, (Run(pale),), LETTERS, "faint", limit=self.scene.room.right - x, about=about)

    def _ends(self) -> tuple[str, str]:
        """What the first and the last of the shades mean."""
        translate = self.scene.language.translate
        if self.chances:
            return "0 %", "100 %"
        if self.shading.scale == "gate":
            return translate("Chart", "shut 0"), translate("Chart", "1 open")
        limit = self.scene.writing.number(f"{self.shading.limit:g}")
        return f"−{limit}", f"+{limit}"

    @property
    def _is_narrow(self) -> bool:
        """Whether the number at the cursor has a row of its own, below the name."""
        return len(self.layout.heads) > 2

    @property
    def _room_of_name(self) -> float:
        left = self.scene.room.right - MARGIN
        return left if self._is_narrow else left - READING - 30.0

    def _number_of(self, token: int) -> Runs | None:
        """What is written of a token at the cursor; None before the first."""
        if token < 0:
            return None
        value = self._value(token)
        if self.chances:
            text = "–" if value is None else self.scene.writing.number(percent(value))
            return (Run(self.scene.language.translate("Chart", "chance") + " "), Run(text, "bold"))
        text = "–" if value is None else self.scene.writing.number(cell_number(value, self.shading.scale, 8))
        return equals(letter(self.scene, self.quantity), text)

    # ---- tokens ------------------------------------------------------------------------------------------------------

    def _value(self, token: int) -> float | None:
        """What shades a token, as it is told; None where there is none."""
        if self.chances:
            value = float(expected(self.scene.trace)[1][token])
        elif token in self.scene.trace.skipped and self.quantity not in self.scene.cell.states:
            return None
        else:
            value = float(self.scene.told[self.quantity][token, self.unit])
        return value if math.isfinite(value) else None

    def _former(self, token: int) -> float | None:
        """What the run before the change had there, where it is another number."""
        was = None if self.chances else self.scene.was(self.quantity, token)
        value = math.nan if was is None else float(was[self.unit])
        return value if math.isfinite(value) and value != self._value(token) else None

    def _place_of(self, token: int) -> int:
        return self.stop - 1 - token if self.scene.reads_from_end else token - self.first

    def _field(self, token: int, top: float) -> Rect:
        """Where a token stands, where a line is the first on the page."""
        lines, at = self.lines, self._place_of(token)
        y = self.area.y + self._lowered + (lines.line_of(at) - top) * lines.pitch
        return Rect(self.area.x + float(lines.lefts[at]), y, float(lines.widths[at]), lines.high)

    @property
    def _lowered(self) -> float:
        """How far a text that leaves room is below the legend."""
        lines = self.lines
        return max(0.3 * (self.area.height - lines.count * lines.pitch), 0.0)

    def _letters(self, token: int, field: Rect, role: str) -> Text:
        run, size = self.scene.token(token), self.lines.size
        y = field.y + field.height / 2 + 0.36 * size
        limit = field.width if width_of(run.text, size) > field.width else 0.0
        runs = (run._replace(role=None),)
        about = self._about._replace(step=token)
        return Text(field.x + field.width / 2, y, runs, size, role, "middle", limit=limit, about=about)

    def _shade(self, token: int, field: Rect, opacity: float = 1.0) -> Iterator[Mark]:
        """What lies under a token that has been read, and below it what the run before had."""
        value, about = self._value(token), self._about._replace(step=token)
        if value is not None:
            role = shade_role(value, self.shading)
            yield Box(*field, fill=role, opacity=opacity, about=about)
            if self.shading.scale == "signed" and value < -WORTH_A_STROKE * self.shading.limit:
                arm, x, y = min(field.width - 2.0, STROKE * field.height), field.x + 1.0, field.y + field.height - 1.0
                yield Curve(((x, y), (x + arm, y - arm)), f"{role}.on", 1.0, opacity=opacity)
        former = self._former(token)
        if former is not None:
            low = field._replace(y=field.y + field.height, height=BEFORE)
            yield Box(*low, fill=shade_role(former, self.shading), opacity=opacity)

    @lru_method(maxsize=16384)
    def _token(self, token: int, top: float, read: bool) -> tuple[Mark, ...]:
        return self._marks_of(token, top, read)

    def _marks_of(self, token: int, top: float, read: bool) -> tuple[Mark, ...]:
        field, later = self._field(token, top), self.scene.whole_run
        value = self._value(token) if read else None
        role = "ink" if read or later else "faint"
        if value is not None:
            role = f"{shade_role(value, self.shading)}.on"
        shades = self._shade(token, field) if read else self._shade(token, field, PALE) if later else ()
        return (*shades, self._letters(token, field, role))

    @lru_method(maxsize=8)
    def _page(self, token: int, top: float) -> tuple[Mark, ...]:
        """All tokens in view but the one that is read, on a page that begins with a line or in the midst of one."""
        marks: list[Mark] = []
        lines = self.lines
        for line in range(math.floor(top), min(math.floor(top) + lines.shown + (top % 1.0 > 0.0), lines.count)):
            seen = min(line - top + 1.0, top + lines.shown - line, 1.0)
            for at in lines.tokens_of(line):
                k = self.stop - 1 - at if self.scene.reads_from_end else at + self.first
                if k != token and top.is_integer():
                    marks += self._token(k, top, k < token)
                elif k != token:
                    marks += (mark._replace(opacity=seen * mark.opacity) for mark in self._marks_of(k, top, k < token))
        return tuple(marks)

    # ---- a moment ----------------------------------------------------------------------------------------------------

    def _seconds(self, moment: Moment) -> float:
        return self.timeline.starts[moment.beat] + moment.phase * self.timeline.beats[moment.beat].seconds

    def _top(self, moment: Moment) -> float:
        """The line that stands first, between two while the text scrolls."""
        token = self._shown(moment.token)
        now = float(self.lines.first_shown(self._place_of(token)))
        before = float(self.lines.first_shown(self._place_of(max(token - 1, self.first))))
        if before == now or moment.token != token:
            return now
        return before + (now - before) * smooth(progress(self._seconds(moment), 0.0, SCROLL))

    def _shown(self, token: int) -> int:
        """A token, or the nearest of those shown."""
        return min(max(token, self.first), self.stop - 1)

    def past(self, tokens: int) -> Iterator[Mark]:
        """Nothing by itself: what has been read stands among what has not."""
        yield from ()

    def standing(self, moment: Moment) -> tuple[Mark, ...]:
        """The page around the token that is read."""
        token = moment.token if moment.token in range(self.first, self.stop) else self._beyond(moment.token)
        return self._page(token, self._top(moment))

    def _beyond(self, token: int) -> int:
        """For a token that is not shown, one before the first of those shown or behind the last."""
        return self.first - 1 if token < self.first else self.stop

    def marks(self, moment: Moment) -> Iterator[Mark]:
        """The token that is read, with its frame, and its number."""
        u = progress(self._seconds(moment), self._known, self._comes)
        x, anchor = (MARGIN, "start") if self._is_narrow else (self.scene.room.right, "end")
        numbers = self._number_of(moment.token - 1), self._number_of(moment.token) or ()
        if moment.token in range(self.first, self.stop):
            yield from self._read(moment, u)
        yield from reading(x, self.layout.heads[-2], numbers, u, LETTERS, "ink", anchor, READING)

    def _read(self, moment: Moment, u: float) -> Iterator[Mark]:
        token, top = moment.token, self._top(moment)
        field, value = self._field(token, top), self._value(token)
        yield from self._shade(token, field, LEAVES * u) if u > 0.0 else ()
        plain = 1.0 if value is None else 1.0 - u
        if plain > 0.0:
            yield self._letters(token, field, "ink")._replace(opacity=LEAVES * plain)
        if value is not None and u > 0.0:
            on = self._letters(token, field, f"{shade_role(value, self.shading)}.on")
            yield on._replace(opacity=LEAVES * u)
        yield self._frame(moment, field, top)

    def _frame(self, moment: Moment, field: Rect, top: float) -> Box:
        """The frame around the token: in a line it goes there from the one before."""
        token, place = moment.token, field
        if token > self.first:
            before = self._field(token - 1, top)
            if before.y == field.y:
                u = smooth(progress(self._seconds(moment), 0.0, GLIDE))
                pairs = zip(before, field, strict=True)
                place = Rect(*(old + (new - old) * u for old, new in pairs))
        return Box(place.x - 2, place.y - 2, place.width + 4, place.height + 4, 4.0, None, "eye", 2.5, LEAVES)

    def caption(self, token: int) -> str:
        """What the unit has at the token, or what chance was given to it."""
        step = Step(self.scene, token)
        own = claims(step, "" if self.chances else self.quantity, self.unit)
        return caption_of(self.scene, token, own, self.chances or self.quantity in self.scene.cell.states)


def _quantity(scene: Scene) -> str:
    """What of the unit shades the tokens."""
    return scene.chart_options.quantity or scene.cell.memory.state


def _told_from(scene: Scene) -> int:
    """The beat in which that is computed."""
    if scene.chart_options.chances:
        return 0
    return coming(scene, _quantity(scene)).beat


class NoChances(Notice):
    """In place of the text, that no token of it was given a chance."""

    def __init__(self, scene: Scene) -> None:
        what = whereabouts(scene, scene.language.translate("Chart", "the text, token by token"))
        super().__init__(scene, what, _no_chances(scene))

    def caption(self, token: int) -> str:
        """The same for every token."""
        return _no_chances(self.scene)


def _no_chances(scene: Scene) -> str:
    translate = scene.language.translate
    if read_one_way(scene.trace.made_of):
        return translate("Chart caption", "No read-out says which token comes next.")
    return translate(
        "Chart caption", "Layers read from both ends: they have read each token before they say which comes."
    )


def draw(scene: Scene) -> ChartDrawing:
    """The text, or that no token of it was given a chance."""
    return NoChances(scene) if scene.chart_options.chances and not has_chances(scene.trace) else TextChart(scene)


def numbers(scene: Scene, at: int) -> tuple[Series, ...]:
    """What shades each token."""
    if scene.chart_options.chances:
        return chance_series(scene.trace, scene.charted_tokens)
    quantity = _quantity(scene)
    unit = min(scene.unit, scene.units_of(quantity) - 1)
    return quantity_series(scene.layer_trace, quantity, unit, scene.charted_tokens)


CHART = Chart(
    "text",
    QT_TRANSLATE_NOOP("View", "Text"),
    QT_TRANSLATE_NOOP("View", "Every token, shaded by a number of the selected unit, or by its chance."),
    numbers,
    draw,
    frozenset({"quantity", "chances"}),
    before=QT_TRANSLATE_NOOP("Chart", "below a token: before the change"),
    told_from=_told_from,
)
