"""The transport: play, step and speed in the gutter, and the ruler of tokens beside them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollBar, QToolButton, QVBoxLayout, QWidget

from ui.settings.translation import translate
from ui.stage.ruler import Ruler
from ui.stage.training_slider import TrainingSlider
from ui.state.cue_stops import CueStops
from ui.state.learned import Learned
from ui.state.player import Player, speed_title
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import text_label
from ui.widgets.heard.aloud import aloud
from ui.widgets.icons import put_icon
from ui.widgets.keys import key_text
from ui.widgets.style import GUTTER, MARGIN, tip

_FINE = 100  # steps of the scroll bar in a token
_STEPS = {"previous_beat": "beat-back", "play_pause": "play", "next_beat": "beat-forward"}


class Transport(QWidget):
    """Shows where the film is and moves it. `actions` are the commands', by name; `speeds` is the speeds' menu."""

    def __init__(
        self,
        player: Player,
        selection: Selection,
        stage: Stage,
        actions: Mapping[str, QAction],
        speeds: QMenu,
        cues: CueStops,
        learned: Learned,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._player, self._selection, self._stage = player, selection, stage
        self.ruler = Ruler(player, selection, stage, cues)
        self.steps = TrainingSlider(learned)
        self._actions = actions
        self.buttons = {name: self._button(actions[name]) for name in _STEPS}
        self.buttons["play_pause"].setObjectName("play")
        self.speed = QToolButton()
        self.speed.setToolTip(speeds.toolTip())
        self.speed.setAccessibleDescription(aloud(speeds.toolTip()))
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setProperty("quiet", True)
        self.speed.setMenu(speeds)
        self.scroll_bar = QScrollBar(Qt.Orientation.Horizontal)
        self.scroll_bar.setAccessibleName(translate("Transport", "Scroll along the sequence"))
        self.scroll_bar.setToolTip(self.scroll_bar.accessibleName())
        self.scroll_bar.actionTriggered.connect(self._scroll)
        self.where = text_label("value")
        self._track = QWidget()
        self._lay_out()
        self.set_compact(False)
        player.moved.connect(self._tell_where)
        player.playing_changed.connect(self._draw)
        player.speed_changed.connect(self._draw)
        stage.changed.connect(self._want)
        selection.scrolled.connect(self._follow)
        self._draw()

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setProperty("quiet", True)
        button.setAccessibleName(action.text().replace("&", ""))
        button.clicked.connect(action.trigger)
        button.setIconSize(QSize(20, 20))
        return button

    def _lay_out(self) -> None:
        gutter = QWidget()
        gutter.setFixedWidth(GUTTER)
        grid = QGridLayout(gutter)
        grid.setContentsMargins(10, 4, 10, 0)
        grid.setSpacing(2)
        for column, button in enumerate(self.buttons.values()):
            grid.addWidget(button, 0, column, Qt.AlignmentFlag.AlignCenter)
        grid.addWidget(self.speed, 1, 0, 1, 3, Qt.AlignmentFlag.AlignHCenter)
        grid.setRowStretch(2, 1)
        right = QVBoxLayout(self._track)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.ruler)
        right.addWidget(self.scroll_bar)
        right.addWidget(self.steps)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, MARGIN, 0)
        row.setSpacing(0)
        row.addWidget(gutter)
        row.addWidget(self._track, 1)
        row.addWidget(self.where, 1)

    def set_compact(self, compact: bool) -> None:
        """Take little height: the buttons, and in place of the ruler the words for where it stands."""
        for part in (self._track, self.speed):
            part.setVisible(not compact)
        self.where.setVisible(compact)
        self._tell_where()

    def _tell_where(self, *_: object) -> None:
        if self.where.isVisibleTo(self):
            self.where.setText(self.ruler.value_words)

    def _want(self) -> None:
        self._stage.updates.want(self, self._draw)

    def _draw(self) -> None:
        theme = self._stage.theme
        for name, picture in _STEPS.items():
            shown = "pause" if name == "play_pause" and self._player.playing else picture
            put_icon(self.buttons[name], shown, theme, "panel" if name == "play_pause" else "ink")
        title = translate("Command", "Pause") if self._player.playing else translate("Command", "Play")
        self._set_tooltip("play_pause", title)
        self.buttons["play_pause"].setAccessibleName(title)
        self._set_tooltip("previous_beat", translate("Command", "Previous beat"))
        self._set_tooltip("next_beat", translate("Command", "Next beat"))
        self.speed.setText(speed_title(self._player.speed))
        self.speed.setAccessibleName(aloud(f"{translate('Command', 'Speed')} {speed_title(self._player.speed)}"))
        self._follow()

    def _set_tooltip(self, name: str, title: str) -> None:
        """Give a button a tooltip with what it does and its first key."""
        action = self._actions[name]
        self.buttons[name].setToolTip(tip(f"{title} ({key_text(action.shortcut().toString())})\n{action.statusTip()}"))

    def _follow(self) -> None:
        """Keep the scroll bar on what the ruler shows; it is there only where something is out of view."""
        self.scroll_bar.setRange(0, round(self.ruler.furthest * _FINE))
        self.scroll_bar.setPageStep(round(self.ruler.visible * _FINE))
        self.scroll_bar.setSingleStep(_FINE)
        self.scroll_bar.setValue(round(self._selection.span[0] * _FINE))
        self.scroll_bar.setVisible(self.ruler.furthest > 0.0)

    def _scroll(self) -> None:
        self.ruler.scroll_to(self.scroll_bar.sliderPosition() / _FINE)
