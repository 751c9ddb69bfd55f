"""The cards of the network, as it stands: read-out on top, layers, input at the bottom; a click looks at a layer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from simulator.network.readout import Kind
from simulator.network.trace import Trace
from ui.film.marks import Box, Mark, Run, Text
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import decimal, signed
from ui.paint.text import advance, font, metrics, write
from ui.paint.theme import THEMES, Theme
from ui.settings.translation import translate, write_count, write_number
from ui.widgets.controls import BODY, SMALL
from ui.widgets.heard.aloud import aloud
from ui.widgets.mark_canvas import MarkCanvas
from ui.widgets.style import mix, tip

HEIGHT, PAD, RADIUS = 52, 12.0, 9.0
MOST_OUTPUTS = 4  # of one group are shown

_COUNTED = {
    "unit": (QT_TRANSLATE_NOOP("Panel", "1 unit"), QT_TRANSLATE_NOOP("Panel", "{count} units")),
    "layer": (QT_TRANSLATE_NOOP("Panel", "1 layer"), QT_TRANSLATE_NOOP("Panel", "{count} layers")),
    "number": (QT_TRANSLATE_NOOP("Panel", "1 number"), QT_TRANSLATE_NOOP("Panel", "{count} numbers")),
    "equation": (QT_TRANSLATE_NOOP("Panel", "1 equation"), QT_TRANSLATE_NOOP("Panel", "{count} equations")),
    "weight": (QT_TRANSLATE_NOOP("Panel", "1 weight"), QT_TRANSLATE_NOOP("Panel", "{count} weights")),
    "step": (QT_TRANSLATE_NOOP("Panel", "1 step"), QT_TRANSLATE_NOOP("Panel", "{count} steps")),
    "token": (QT_TRANSLATE_NOOP("Panel", "1 token"), QT_TRANSLATE_NOOP("Panel", "{count} tokens")),
}


def names(given: Sequence[str], most: int = 12) -> str:
    """The first names, with a word on how many more there are."""
    more = len(given) - most
    shown = ", ".join(given[:most])
    return translate("Naming", "{names} and {count} more").format(names=shown, count=more) if more > 0 else shown


def count_words(number: int, what: str) -> str:
    """ "1 unit", "3 units": so many of a "unit", "layer", "number", "token", "step", "equation", "weight"."""
    one, several = _COUNTED[what]
    return translate("Panel", one if number == 1 else several).format(count=write_count(number))


class Card(QAbstractButton):
    """A title and a line below it. Where it can be chosen it is a button; the chosen one has the accent's outline."""

    def __init__(self, can_be_chosen: bool) -> None:
        super().__init__()
        self._theme = THEMES["light"]
        self._line = self._about = self._place = ""
        self._choosable = can_be_chosen
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if can_be_chosen else Qt.FocusPolicy.NoFocus)
        self.setCheckable(can_be_chosen)
        self.setAutoExclusive(can_be_chosen)  # which makes it a radio button for screen readers
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        if can_be_chosen:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_text(self, title: str, line: str, chosen: bool = False) -> None:
        """Show a title, a line below it, and whether it is chosen."""
        if (title, line, chosen) == (self.text(), self._line, self.isChecked()):
            return
        self.setText(title)
        self._line = line
        self.setChecked(chosen)
        if self._choosable:  # Tab stops at the chosen one, and arrow keys lead to the others
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus if chosen else Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(aloud(f"{title}, {line}"))
        self.setToolTip(tip("\n".join(part for part in (self.hidden, self._about) if part)))
        self.setAccessibleDescription("\n".join(filter(None, (self._about, self._place))))
        self.update()

    def set_tooltip(self, about: str) -> None:
        """Give it a tooltip with what a click does."""
        self._about = about

    def set_place(self, number: int, count: int) -> None:
        """Say which of how many layers it is, counted from 1."""
        words = translate("Control", "{group}, {number} of {count}")
        self._place = words.format(group=translate("Network", "Layers"), number=number, count=count)
        self.setAccessibleDescription("\n".join(filter(None, (self._about, self._place))))

    @property
    def hidden(self) -> str:
        """The line, where there is no room for all of it."""
        return self._line if metrics(SMALL).horizontalAdvance(self._line) > self.width() - 2 * PAD else ""

    @property
    def line(self) -> str:
        """The line below the title."""
        return self._line

    def apply_theme(self, theme: Theme) -> None:
        """Paint in this theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Any width."""
        return QSize(120, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The card, its title, its line."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, chosen = self._theme, self.isChecked()
        hovered = self._choosable and self.underMouse()
        wide = 2.0 if chosen else 1.0
        role = "accent" if chosen or self.hasFocus() else "muted" if hovered else "edge"
        painter.setPen(QPen(theme.colour(role), wide))
        painter.setBrush(theme.colour("card") if self._choosable else mix(theme, "panel", "card", 0.5))
        inset = wide / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), RADIUS, RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(3.5, 3.5, -3.5, -3.5), RADIUS - 3, RADIUS - 3)
        room = self.width() - 2 * PAD
        painter.setPen(theme.colour("ink"))
        head = metrics(BODY, 600).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        write(painter, PAD, 22, head, font(BODY, 600))
        painter.setPen(theme.colour("muted"))
        write(painter, PAD, 40, metrics(SMALL).elidedText(self._line, Qt.TextElideMode.ElideRight, room), font(SMALL))
        painter.end()


def chance(value: float) -> str:
    """A chance in three decimals."""
    return decimal(value, 3)


class ReadoutCard(MarkCanvas):
    """What the network says at a token, each group of outputs in its kind."""

    def __init__(self) -> None:
        super().__init__()
        self._trace: Trace | None = None
        self._token = 0
        self.setAccessibleName(translate("Panel", "Read-out"))

    def show_token(self, trace: Trace, token: int) -> None:
        """Show the read-out after a token, from 0; before the first (−1) what can be said, without numbers.

        Nothing where the network has none.
        """
        if trace is self._trace and token == self._token:
            return
        self._trace, self._token = trace, token
        self.setVisible(trace.readout is not None)
        self.refresh()

    def compose(self, width: float) -> tuple[Sequence[Mark], float]:
        """A card with a line and a bar for each group."""
        if self._trace is None or self._trace.readout is None:
            return (), 0.0
        name = translate("Panel", "Read-out")
        marks: list[Mark] = [Text(PAD, 22, (Run(name),), BODY, "ink", weight=600)]
        if self._token >= 0:
            after = translate("Panel", "after “{token}”").format(token=self._trace.tokens[self._token])
            room = max(width - 3 * PAD - advance(name, BODY, 600), 1.0)
            marks.append(Text(width - PAD, 22, (Run(after),), SMALL, "muted", "end", limit=room))
        y = 44.0
        for group, kind in zip(self._trace.readout.groups, self._trace.readout.kinds, strict=True):
            made, tall = self._group(group, kind, y, width)
            marks += made
            y += tall
        y -= 12.0
        box = Box(0.5, 0.5, width - 1, y - 1, RADIUS, "card", "card.line", 1.0)
        return (box, *marks), y

    def _group(self, group: Sequence[int], kind: Kind, y: float, width: float) -> tuple[list[Mark], float]:
        """The outputs of one group; of a softmax the likeliest in ink, and how likely they are as lengths of a bar."""
        assert self._trace is not None and self._trace.readout is not None and self._trace.outputs is not None
        all_names, said = self._trace.readout.names, self._token >= 0
        values = self._trace.outputs[max(self._token, 0)].tolist()
        ranked = sorted(group, key=lambda output: -abs(values[output]) if said else 0)
        shown = group if len(group) <= MOST_OUTPUTS else ranked[:MOST_OUTPUTS]
        runs: list[Run] = []
        for output in shown:
            role = "ink" if said and (output == ranked[0] or kind != "softmax") else "muted"
            gap = "    " if runs else ""
            value = write_number((signed if kind == "linear" else chance)(values[output])) if said else "–"
            runs += [Run(gap + all_names[output] + " ", "", role), Run(value, "", role)]
        if len(group) > len(shown):
            more = translate("Panel", "and {count} more").format(count=len(group) - len(shown))
            runs.append(Run(f"    {more}", "", "muted"))
        marks: list[Mark] = [Text(PAD, y, tuple(runs), SMALL, "ink", limit=width - 2 * PAD, weight=500)]
        if kind != "softmax":
            return marks, 24.0
        marks.append(Box(PAD, y + 8, width - 2 * PAD, 4, 2, "slot"))
        x = PAD
        for output in shown if said else ():
            long = (width - 2 * PAD) * values[output]
            if output == ranked[0] and long > 0:
                marks.append(Box(x, y + 8, max(long, 1.0), 4, 2, "short"))
            x += long
        return marks, 36.0
