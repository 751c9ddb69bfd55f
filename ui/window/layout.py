"""Where the parts of the window stand, and which of them there is room for."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QSplitter, QVBoxLayout, QWidget

from ui.settings import settings
from ui.settings.translation import translate
from ui.stage.area import StageArea
from ui.stage.training_slider import HEIGHT as STEPS_HEIGHT
from ui.stage.view import StageView
from ui.state.edits.locks import NAMES
from ui.state.selection import TABS
from ui.state.session import Session
from ui.widgets.focus.order import follow_layout
from ui.widgets.room.narrow import LOW, NARROW
from ui.widgets.style import PLOT_HEIGHT, PLOTS_HEAD, leave_focus_alone
from ui.widgets.top_edge import TopEdge

HOUSE = __name__.removesuffix(".window.layout")  # ui, however it is called where it is installed

if TYPE_CHECKING:
    from ui.panels.panel import Panel
    from ui.window.controls import Controls

HEADER, TRANSPORT = (40, 50), (48, 84)  # the heights of these parts, in a low window and in others
_WHOLE = 468  # the height of a stage on which vectors are whole, with all their numbers
_ROOM = {  # the size from which a part is shown if no setting hides it
    "left": 1600, "right": 1120, "plots": HEADER[1] + _WHOLE + TRANSPORT[1] + PLOTS_HEAD + PLOT_HEIGHT,
}  # fmt: skip
_SWITCHED = (*_ROOM, "table")  # the table is shown only where it is switched on
PARTS = (*_SWITCHED, *TABS)
_LEFT = ("sequence", "network")  # what stands in the part at the left
ALONE = "alone"  # the stage without any of them
_MOST_PLOTS, _MOST_SEQUENCE = 0.42, 0.5


class Layout(QWidget):
    """Header, sides, stage, transport and plots, in splitters. `toggle` wins over what there is room for.

    Of the column at the right a page is in view where the column is, and the page is in front (`Selection.tab`).

    The stage stands at its place from the first picture on; `place` puts the controls around it, where room is kept.
    In a window that is too small for two of them a side takes the place of the stage, and so do the plots in a low one.
    """

    def __init__(self, session: Session, stage_view: StageView) -> None:
        super().__init__()
        self._models = session.document, session.player, session.selection, session.stage
        self._selection, self._locks = session.selection, session.document.locks
        self._switched: dict[str, bool] = {}  # the parts that were shown or hidden by hand
        self._over = ""  # the part that stands in the place of the stage, where both have no room
        self._sizes: dict[str, list[int]] = {}  # of splitters, as they were last time
        self._moved_by_hand: set[QSplitter] = set()
        self._before: dict[str, list[int]] | None = None  # the sizes of splitters when the stage was left alone
        self._controls: Controls | None = None
        self._stage_view = stage_view
        self.left, self.right, self.plots, self.below = _column(), _column(), _column(), _column()
        self._middle, self._top, self._transport = QWidget(), _column(), _column()
        _fill(self._middle, StageArea(stage_view))
        _fill(self.below, self._transport, self.plots)
        self.sides = _splitter(Qt.Orientation.Vertical)
        _fill(self.left, self.sides)
        self.down = _splitter(Qt.Orientation.Vertical, self._middle, self.below)
        self.across = _splitter(Qt.Orientation.Horizontal, self.left, self.down, self.right)
        self.across.setStretchFactor(1, 1)
        self.down.setStretchFactor(0, 1)
        for splitter in (self.down, self.across, self.sides):
            splitter.splitterMoved.connect(partial(self._remember, splitter))
        _fill(self, self._top, self.across)

    def place(self, controls: Controls) -> None:
        """Put the controls around the stage, whose place stays the same."""
        self._controls = controls
        _fill(self._top, controls.header)
        self.sides.addWidget(controls.sequence)
        self.sides.addWidget(controls.network)
        from ui.panels.class_use import ClassUse  # late: the first picture is there sooner

        held: dict[str, Panel] = {"sequence": controls.sequence, "network": controls.network, "whatif": controls.whatif}
        self._class_use = ClassUse(self._locks, held, controls.column.hide_pages, self.arrange)
        TopEdge(self._middle, controls.recording, controls.messages, controls.export_bar)
        _fill(self._transport, controls.transport)
        _fill(self.right, controls.column)
        for part in (self._top, self.left, self.right, self._transport):
            leave_focus_alone(part)
        controls.keyboard.regions = self._regions(controls)
        controls.sequence.body.installEventFilter(self)
        controls.transport.steps.shown.connect(self.arrange)
        follow_layout(self)
        self._restore_sizes("sides")
        self.arrange()

    def _regions(self, controls: Controls) -> tuple[QWidget, ...]:
        """The parts through which the keyboard goes, as they stand; those that have no name yet get one."""
        names = {
            self._top: translate("Region", "Header"),
            self._middle: translate("Command", "Stage"),
            self._transport: translate("Ruler", "Tokens and beats"),
            self.plots: translate("Command", "Plots"),
            self.right: translate("Command", "Column on the right"),
        }
        for part, name in names.items():
            part.setAccessibleName(name)
        return (self._top, controls.sequence, controls.network, self._middle, self._transport, self.plots, self.right)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give the sequence another height when its words have broken into other lines."""
        if event.type() == QEvent.Type.LayoutRequest and self.sides not in self._moved_by_hand:
            self.sides.setSizes(self._side_heights())
        return False

    def lay_out(self) -> None:
        """Give panels their new sizes now: later, all would be painted in its old place first, and then again."""
        for _ in range(3):  # from the labels outwards
            QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)

    def load_plots(self) -> None:
        """Make the plots: the library that draws them takes a while to load."""
        shown = import_module(f"{HOUSE}.plots.panel").Plots(*self._models)
        _fill(self.plots, shown)
        shown.chosen.connect(self.arrange)
        leave_focus_alone(self.plots)
        follow_layout(self)

    def is_shown(self, part: str) -> bool:
        """Whether a part is in view: as it was switched by hand, else where there is room for it; none where the stage
        is alone, which is a part by itself.
        """
        return self.is_stage_alone if part == ALONE else not self.is_stage_alone and self._is_wanted(part)

    def _is_wanted(self, part: str) -> bool:
        if self._locks.is_hidden(part) or (part == "left" and all(map(self._locks.is_hidden, _LEFT))):
            return False
        if part in TABS:
            return self._is_wanted("right") and self._selection.tab == part
        if part == "table":
            return self._is_wanted("numbers") and self._switched.get(part, False)
        if self._is_alternative(part):
            return self._over == part
        room = self.window().height() if part == "plots" else self.window().width()
        return self._switched.get(part, room >= _ROOM[part])

    def _is_alternative(self, part: str) -> bool:
        """Whether a part is shown in place of the stage or not at all."""
        return self._is_low if part == "plots" else part != "table" and self.window().width() < NARROW

    @property
    def _is_low(self) -> bool:
        return self.window().height() < LOW

    def _switch(self, part: str, shown: bool) -> None:
        if self._is_alternative(part):
            self._over = part if shown else ""
        else:
            self._switched[part] = shown

    def toggle(self, part: str) -> None:
        """Show or hide a part, whatever the room; a stage that is alone gets all its parts back, and this one.

        A page is shown in front; to hide it folds the column away.
        """
        if part in NAMES and self._locks.is_hidden(part):
            self._locks.stops(self._locks.name(part), part)
            return
        shown = not self.is_shown(part)
        if part in TABS or (part == "table" and shown):
            self._switch("right", shown)
            if shown:
                self._selection.tab = "numbers" if part == "table" else part
        if part not in (*TABS, ALONE):
            self._switch(part, shown)
        if part == ALONE or self.is_stage_alone:
            self._toggle_stage_alone()
        self.arrange()

    @property
    def is_stage_alone(self) -> bool:
        """Whether all parts have made room for the stage."""
        return self._before is not None

    def _toggle_stage_alone(self) -> None:
        """Take all parts away from around the stage, or bring them back as they were."""
        before = self._before
        self._before = {name: each.sizes() for name, each in self._splitters().items()} if before is None else None
        self.arrange()
        for name, sizes in (before or {}).items():
            self._splitters()[name].setSizes(sizes)

    @property
    def switched(self) -> dict[str, bool]:
        """The parts that were shown (True) or hidden (False) by hand."""
        return dict(self._switched)

    def sizes(self) -> dict[str, list[int]]:
        """The sizes of what a hand has moved, by the names of the splitters."""
        moved = {name: each for name, each in self._splitters().items() if each in self._moved_by_hand}
        return {name: (self._before or {}).get(name, each.sizes()) for name, each in moved.items()}

    def restore(self, switched: dict[str, bool], sizes: dict[str, list[int]]) -> None:
        """Show and hide parts, and give splitters their sizes, as they were. TypeError where a size is no number."""
        self._switched = {part: bool(shown) for part, shown in switched.items() if part in _SWITCHED}
        self._sizes = {name: [int(size) for size in sizes.get(name, ())] for name in self._splitters()}
        for name in self._sizes:
            self._restore_sizes(name)
        self.arrange()

    def _restore_sizes(self, name: str) -> None:
        """Give a splitter the sizes of last time, where they are of the parts that it has."""
        splitter, sizes = self._splitters()[name], self._sizes.get(name, [])
        if len(sizes) == splitter.count() and sum(sizes) > 0:
            self._moved_by_hand.add(splitter)
            splitter.setSizes(sizes)

    def _splitters(self) -> dict[str, QSplitter]:
        return {"across": self.across, "down": self.down, "sides": self.sides}

    def arrange(self) -> None:
        """Show what there is room for, in good proportions where no hand has moved them."""
        self._top.setFixedHeight(self._header)
        self._transport.setFixedHeight(self._below)
        for part, widget in {"left": self.left, "right": self.right, "plots": self.plots}.items():
            widget.setVisible(self.is_shown(part))
        over = next((part for part in _ROOM if self._is_alternative(part) and self.is_shown(part)), "")
        self.down.setVisible(over in ("", "plots"))
        self._middle.setVisible(over != "plots")
        if self._controls is not None:
            self._controls.transport.set_compact(self._is_low)
            table = self._switched.get("table", False)
            self._controls.table.setVisible(table)
            self._controls.inspector.setVisible(not (table and self._is_low))
        self.below.setMaximumHeight(16777215 if self.is_shown("plots") else self._below)
        if self.across not in self._moved_by_hand:
            self.across.setSizes(self._widths())
        if self.down not in self._moved_by_hand:
            self.down.setSizes(self._heights())
        if self._controls is not None and self.sides not in self._moved_by_hand:
            self.sides.setSizes(self._side_heights())

    def _remember(self, splitter: QSplitter, *_: int) -> None:
        self._moved_by_hand.add(splitter)

    @property
    def _header(self) -> int:
        """The height of the header."""
        return HEADER[not self._is_low]

    @property
    def _below(self) -> int:
        """The height of the transport, with the second slider where that is there."""
        with_steps = self._controls is not None and not self._is_low and not self._controls.transport.steps.isHidden()
        return TRANSPORT[not self._is_low] + (STEPS_HEIGHT if with_steps else 0)

    def _widths(self) -> list[int]:
        width = self.window().width()
        if self._is_alternative("left"):
            return [width, width, width]  # of which one is shown
        left = min(max(round(0.15 * width), 244), 340) if self.is_shown("left") else 0
        right = min(max(round(0.23 * width), 300), 480) if self.is_shown("right") else 0
        return [left, width - left - right, right]

    def _side_heights(self) -> list[int]:
        """The sequence as high as it needs, and no more than half where the network needs the other half."""
        assert self._controls is not None
        room = self.window().height() - self._header
        spare = room - self._controls.network.sizeHint().height()
        sequence = min(self._controls.sequence.sizeHint().height(), max(round(_MOST_SEQUENCE * room), spare))
        return [sequence, room - sequence]

    def _heights(self) -> list[int]:
        """The stage as high as its picture, the rest for the plots: what those that were chosen need, within bounds."""
        room = self.window().height() - self._header
        if not self.is_shown("plots"):
            return [room - self._below, self._below]
        plots = room - self._below - round(self._widths()[1] * 9 / 16)
        needed = PLOTS_HEAD + PLOT_HEIGHT * max(1, len(settings.plots()))
        plots = min(max(plots, needed), round(_MOST_PLOTS * room))
        return [room - self._below - plots, self._below + plots]


def _column() -> QFrame:
    made = QFrame()
    made.setObjectName("side")
    return made


def _fill(widget: QWidget, *content: QWidget) -> None:
    layout = widget.layout() or QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for each in content:
        layout.addWidget(each)


def _splitter(orientation: Qt.Orientation, *parts: QWidget) -> QSplitter:
    made = QSplitter(orientation)
    made.setHandleWidth(1)
    made.setChildrenCollapsible(False)
    for part in parts:
        made.addWidget(part)
    return made
