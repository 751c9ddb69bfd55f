"""The plots under the ruler: those that were chosen, one below the other, moved together."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from ui import plots
from ui.film.charts import charts
from ui.paint.text import advance
from ui.plots.graph.graph import FOOT
from ui.plots.headed import Headed, gutter
from ui.plots.numbers import plot_of
from ui.plots.plot import Plot, PlotContext, PlotKind
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.focus.order import follow_layout
from ui.widgets.focus.ring import FocusRing
from ui.widgets.heard.aloud import aloud
from ui.widgets.room.narrow import LOW, Flow
from ui.widgets.style import GUTTER, MARGIN, PLOT_HEIGHT, PLOTS_HEAD

USUAL = ("memory", "kept")
_AROUND = 22  # pixels beside the words on the button of a plot


@cache
def kinds() -> dict[str, PlotKind]:
    """Every plot by its key, found by looking into this folder, in order; after them the charts that have none here."""
    names = (info.name for info in pkgutil.iter_modules(plots.__path__))
    modules = (importlib.import_module(f"{plots.__name__}.{name}") for name in names)
    own = {module.PLOT.key: module.PLOT for module in modules if hasattr(module, "PLOT")}
    found = own | {key: plot_of(chart) for key, chart in charts().items() if key not in own}
    return dict(sorted(found.items(), key=lambda item: item[1].order))


class Plots(QWidget):
    """Plots that one chooses. Document and selection set their data; the player moves a line in each, no more.

    Each is as high as one can read it, and they are scrolled where they need more than there is: `chosen` asks for
    room. Before anything is chosen, those of the usual ones are shown that have room.
    """

    chosen = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__()
        self.context = PlotContext(document, player, selection, stage)
        self.shown: dict[str, Plot] = {}
        self._made: dict[str, Plot] = {}
        self._rows: dict[str, tuple[QWidget, Headed]] = {}
        self._area, self._content = QScrollArea(), QWidget()
        self._updates = stage.updates
        self._theme, self._layer = "", selection.layer
        self.buttons = {key: self._button(key, kind) for key, kind in kinds().items()}
        about = translate("Plots", "Show what comes after the cursor too, pale")
        self.whole_run = _chip(translate("Plots", "Whole run"), about, self._show_whole_run)
        self.selected = QLabel()
        self.let_go = QPushButton(translate("Plots", "Select none"))
        self._lay_out()
        self._connect()
        wanted = [key for key in settings.plots() if key in kinds()]
        self._is_chosen = bool(wanted)
        for key in wanted or USUAL[:1]:
            self._show(key)
        self._arrange()

    def _button(self, key: str, kind: PlotKind) -> QPushButton:
        title, about = translate(kind.texts, kind.title), translate(kind.texts, kind.help)
        return _chip(title, about, lambda: self.toggle(key))

    def _show_whole_run(self, shown: bool) -> None:
        self.context.selection.whole_run = shown

    def _lay_out(self) -> None:
        head = Flow(4)
        head.setContentsMargins(8, 0, MARGIN, 0)
        head.addWidget(self.whole_run)
        head.addSpacing(max(GUTTER - 12 - self.whole_run.minimumWidth(), 0))
        for button in self.buttons.values():
            head.addWidget(button)
        head.addStretch()
        self.selected.setProperty("note", True)
        self.let_go.setProperty("chip", True)
        self.let_go.setToolTip(translate("Plots", "Shift and the pointer select tokens in a plot; this lets them go"))
        self.let_go.clicked.connect(self._select_none)
        head.addWidget(self.selected)
        head.addWidget(self.let_go)
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._content.setLayout(self._grid)
        self._area.setWidget(self._content)
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(translate("Plots", "Plots"))
        FocusRing(self._area)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_in_line)
        self._keep_in_line(0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        column.addWidget(head)
        column.addWidget(self._area, 1)

    def _keep_in_line(self, _least: int, most: int) -> None:
        """Keep the plots in line with the ruler, whether a scroll bar stands beside them or not."""
        bar = self._area.verticalScrollBar()
        self._grid.setContentsMargins(0, 0, MARGIN - (bar.sizeHint().width() if most else 0), 0)

    def _connect(self) -> None:
        for signal, want in (
            (self.context.document.changed, self._want_run),
            (self.context.player.moved, self._want_moment),
            (self.context.selection.changed, self._want_selection),
            (self.context.selection.brushed, self._want_brush),
        ):
            signal.connect(want)
        self.context.selection.scrolled.connect(self._scroll)

    # Which plots there are

    def toggle(self, key: str) -> None:
        """Show a plot below the others and in view, or hide it; the last one stays."""
        is_new = key not in self.shown
        if is_new:
            self._show(key)
        elif len(self.shown) > 1:
            self.shown.pop(key).rest()
        self._is_chosen = True
        settings.remember_plots(list(self.shown))
        self._arrange()
        self.chosen.emit()
        if is_new:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _show(self, key: str) -> None:
        self.shown[key] = self._plot(key)
        self._rows[key][1].bring_up()

    def _show_usual(self) -> None:
        """Show as many of the usual plots as have room."""
        room = self.height() - PLOTS_HEAD
        wanted = USUAL[: max(1, room // PLOT_HEIGHT)]
        if self._is_chosen or tuple(self.shown) == wanted:
            return
        for key in set(self.shown) - set(wanted):
            self.shown.pop(key).rest()
        for key in wanted:
            if key not in self.shown:
                self._show(key)
        self._arrange()

    def _plot(self, key: str) -> Plot:
        if key not in self._made:
            plot = self._made[key] = kinds()[key](self.context)
            plot.graph.sought.connect(self._seek)
            plot.graph.hovered.connect(self._hover)
            plot.graph.turned.connect(self._turn)
            plot.graph.brushed.connect(self._take_brush)
            self._rows[key] = gutter(plot), Headed(plot)
        return self._made[key]

    def _arrange(self) -> None:
        """Put the chosen plots below each other; the words stand under the last."""
        for key, pair in self._rows.items():
            for widget in pair:
                self._grid.removeWidget(widget)
                if key not in self.shown:
                    widget.hide()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for row, key in enumerate(self.shown):
            for column, widget in enumerate(self._rows[key]):
                self._grid.addWidget(widget, row, column)
                widget.show()  # once it has its place: without one it would be a window of its own for a moment
            self._grid.setRowStretch(row, 1)
        self._content.setMinimumHeight(len(self.shown) * PLOT_HEIGHT)  # at once, so that nothing overlaps
        for key, button in self.buttons.items():
            button.setChecked(key in self.shown)
        follow_layout(self)
        self._name_tokens()

    # What they show

    def _want_run(self) -> None:
        self._fall_behind()
        self._updates.want(self, self._reread)

    def _want_moment(self) -> None:
        self._updates.want(self, self._follow)

    def _want_selection(self) -> None:
        if self.context.selection.layer != self._layer:
            self._layer = self.context.selection.layer
            self._fall_behind()
            self._updates.want(self, self._reread)
        self._updates.want(self, self._reselect)

    def _want_brush(self) -> None:
        self._updates.want(self, self._brush)

    def _fall_behind(self) -> None:
        for key in self.shown:
            self._rows[key][1].is_behind = True

    @property
    def _up_to_date(self) -> list[Plot]:
        """The plots that show the run and the layer that there are now; the others will be brought up as a whole."""
        return [plot for key, plot in self.shown.items() if not self._rows[key][1].is_behind]

    def _catch_up(self) -> None:
        """Bring all up to date now: before the pointer asks for their numbers."""
        self._updates.catch_up(self)
        for key in self.shown:
            self._updates.catch_up(self._rows[key][1])

    def _reread(self) -> None:
        """Another run, or another layer of it: each plot by itself, for it may take its time. Unseen, it holds none."""
        if not self.isVisible():
            self.context.let_go()
        for key, plot in self._made.items():
            headed = self._rows[key][1]
            if key in self.shown and self.isVisible():
                self._updates.want(headed, headed.bring_up)
            else:
                plot.let_go()
        self._show_selected_tokens()

    def _reselect(self) -> None:
        """Another unit or theme, or what comes later is shown, or no longer."""
        self.context.now.read()
        self.whole_run.setChecked(self.context.selection.whole_run)
        for plot in self._up_to_date:
            plot.reselect()
            plot.follow()
            plot.tell()
        if self.context.stage.theme.name != self._theme:
            self._theme = self.context.stage.theme.name
            for plot in self.shown.values():
                plot.apply_theme(self.context.stage.theme)

    def _brush(self) -> None:
        """Other tokens are selected."""
        for plot in self._up_to_date:
            plot.graph.select(self.context.brush)
            plot.reselect()
            plot.tell()
        self._show_selected_tokens()

    def _show_selected_tokens(self) -> None:
        chosen = self.context.selection.brush
        if chosen is not None:
            text = translate("Plots", "tokens {first} to {last}")
            self.selected.setText(text.format(first=chosen[0] + 1, last=chosen[1]))
        self.selected.setVisible(chosen is not None)
        self.let_go.setVisible(chosen is not None)

    # When

    def _follow(self) -> None:
        """Go on with the player."""
        self.context.now.read()
        for plot in self._up_to_date:
            plot.follow()

    def _scroll(self) -> None:
        for plot in self.shown.values():
            plot.graph.show_span(*self.context.turned(*self.context.selection.span))

    def _seek(self, position: float, _value: float) -> None:
        at = len(self.context.tokens) - position if self.context.is_turned else position
        self.context.player.seek(self.context.player.timeline.time_at(at))

    def _turn(self, tokens: float) -> None:
        """Scroll along the sequence, as far as there are tokens."""
        first, last = self.context.selection.span
        furthest = max(0.0, len(self.context.tokens) - (last - first))
        start = min(max(first + tokens, 0.0), furthest)
        self.context.selection.span = (start, start + last - first)

    def _hover(self, token: int) -> None:
        self._catch_up()
        for plot in self.shown.values():
            if token != plot.hovered:
                plot.hovered = token
                plot.graph.mark(token)
                plot.show_numbers()

    def _take_brush(self, first: int, last: int) -> None:
        chosen = self.context.turned(first, last + 1) if first >= 0 else None
        self.context.selection.brush = None if chosen is None else (int(chosen[0]), int(chosen[1]))

    def _select_none(self) -> None:
        self.context.selection.brush = None

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Bring up to date what rested."""
        super().showEvent(event)
        self._layer = self.context.selection.layer
        self._reread()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Compute nothing while the plots are hidden."""
        super().hideEvent(event)
        for plot in self._made.values():
            plot.rest()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show what there is room for: the usual plots, and the tokens at the foot."""
        super().resizeEvent(event)
        self._area.setMinimumHeight(PLOT_HEIGHT if self.window().height() >= LOW else 1)
        self._show_usual()
        self._name_tokens()

    def _name_tokens(self) -> None:
        last, room = list(self.shown)[-1:], self.height() - PLOTS_HEAD - len(self.shown) * PLOT_HEIGHT
        for key, plot in self.shown.items():
            plot.graph.show_words([key] == last and room >= FOOT)


def _chip(title: str, about: str, act: Callable[..., None]) -> QPushButton:
    """A small button that stays down, as wide as when it is."""
    chip = QPushButton(title)
    chip.setCheckable(True)
    chip.setProperty("chip", True)
    chip.setMinimumWidth(round(advance(title, 12, 600)) + _AROUND)
    chip.setToolTip(about)
    chip.setAccessibleDescription(aloud(about))
    chip.clicked.connect(act)
    return chip
