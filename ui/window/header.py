"""The line on top of the window: the name, the menus, the lesson, the views, and what a lecturer comes for."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMenuBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ui.film.drawing.zoom import LEVELS
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views import view_of, views
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.names import lesson_title
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import Alternatives
from ui.widgets.icons import put_icon
from ui.widgets.keys import key_text
from ui.widgets.room.narrow import NARROW
from ui.widgets.style import tip

_LESSON_WIDTH, _LEAST_LESSON = 360, 150
_GAP, _LEFT, _RIGHT = 8, 10, 8  # pixels between the parts, and at the ends
_PLACES = {  # the commands that show a side in a narrow window, or none for the stage, and their words
    "toggle_left": QT_TRANSLATE_NOOP("Header", "Network"),
    "": QT_TRANSLATE_NOOP("Header", "Picture"),
    "toggle_right": QT_TRANSLATE_NOOP("Header", "Read"),
}
_FOLDS = {"side-left": "toggle_left", "side-right": "toggle_right"}  # icons, and the commands that fold


class Header(QWidget):
    """Menus and buttons. `actions` and `menus` are those of the commands, by name."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        stage: Stage,
        actions: Mapping[str, QAction],
        menus: Mapping[str, QMenu],
    ) -> None:
        super().__init__()
        self._document, self._selection, self._stage = document, selection, stage
        self._row = QHBoxLayout(self)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name = QLabel("Gatelight")
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lesson = QPushButton()
        self.lesson.setMenu(menus["choose_lesson"])
        self.lesson.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lesson.setMaximumWidth(_LESSON_WIDTH)
        self.lesson.setMinimumWidth(_LEAST_LESSON)
        self.theme = QToolButton()
        self.theme.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme.setToolTip(menus["choose_theme"].toolTip())
        self.theme.setAccessibleName(translate("Command", "Colours"))
        self.theme.setProperty("quiet", True)
        self.theme.setMenu(menus["choose_theme"])
        self.folds = {name: _fold(actions[action]) for name, action in _FOLDS.items()}
        self.export = _button(translate("Header", "Export"), actions["export_film"], "primary")
        self.present = _button(translate("Command", "Present"), actions["present"], "bold")
        self.places = _places(actions)
        self.views = _segments(selection)
        self.others = _others(selection)
        self.levels = [action for action in self.others.menu().actions() if action.data() in LEVELS]
        self.others.menu().aboutToHide.connect(self._draw)
        self._lay_out()
        stage.changed.connect(self._want)
        document.changed.connect(self._want)

    def _lay_out(self) -> None:
        self.name.setObjectName("wordmark")
        row = self._row
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.folds["side-left"])
        row.addWidget(self.name)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        row.addWidget(self.places)
        row.addWidget(self.lesson, 8)
        for button in self.views.buttons():
            row.addWidget(button)
        row.addWidget(self.others)
        row.addStretch(1)
        row.addWidget(self.theme)
        row.addWidget(self.export)
        row.addWidget(self.present)
        row.addWidget(self.folds["side-right"])

    def settle(self) -> None:
        """Give the menus their room and show what is open, once they are filled."""
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the lesson's title to its button; where there is little room the views are in the menus alone."""
        self._draw()

    def _make_room(self, width: int) -> None:
        """Leave out what has no room, and is in the menus too; these end in an arrow where need be.

        Where the sides have no room beside the stage, three words say which of them is shown.
        """
        narrow = width < NARROW
        buttons = self.theme, self.export, self.present
        for button in buttons:
            button.setVisible(not narrow)
        self.places.setVisible(narrow)
        always = sum(each.sizeHint().width() + _GAP for each in ((self.places,) if narrow else buttons))
        spare = width - _LEFT - _RIGHT - 2 * _GAP - always
        menus = min(self.bar.sizeHint().width(), spare)
        self.bar.setFixedWidth(menus)
        spare -= menus + _GAP
        folds = tuple(self.folds.values())
        levels = self.views.buttons()
        for parts in (folds, (self.lesson,), (self.others,), levels, (self.name,)):
            needed = sum(_LEAST_LESSON if each is self.lesson else each.sizeHint().width() for each in parts)
            needed += _GAP * len(parts)
            fits = spare >= needed and not (narrow and parts is folds)
            spare -= needed if fits else 0
            for each in parts:
                each.setVisible(fits)
            if parts is levels:
                spare -= self._offer_levels(not fits, spare)
        self._row.activate()  # the title is shortened to the width that the button has now

    def _offer_levels(self, offered: bool, spare: int) -> int:
        """Offer the levels of the zoom with the other views where their buttons have no room, and say which is shown.

        Returns how many pixels wider the button is for that.
        """
        for action in self.levels:
            action.setVisible(offered)
        before, named = self.others.sizeHint().width(), self.others.text()
        if offered and self._selection.view in LEVELS:
            self.others.setText(translate("View", view_of(self._selection.view).title))
            self.others.setChecked(True)
        wider = self.others.sizeHint().width() - before
        if wider > max(spare, 0):
            self.others.setText(named)
            return 0
        return wider

    def _want(self) -> None:
        self._stage.updates.want(self, self._draw)

    def _draw(self) -> None:
        put_icon(self.theme, "theme", self._stage.theme)
        for name, fold in self.folds.items():
            put_icon(fold, name, self._stage.theme)
        key = self._selection.view
        other = key not in LEVELS
        self.views.setExclusive(not other)  # of exclusive buttons one is always down
        for button in self.views.buttons():
            button.setChecked(button.property("key") == key)
        self.others.setChecked(other)
        self.others.setText(translate("View", view_of(key).title) if other else translate("Header", "More"))
        self.others.setAccessibleName(translate("Header", "More views"))
        self._make_room(self.width())
        self._draw_title()

    def _draw_title(self) -> None:
        title = lesson_title(self._document.lesson) + (" •" if self._document.is_modified else "")
        room = self.lesson.width() - 42
        shown = self.lesson.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.lesson.setText(shown.replace("&", "&&"))
        choose, lesson = translate("Header", "Choose a lesson"), translate("Command", "Lesson")
        self.lesson.setToolTip(f"{lesson_title(self._document.lesson)}\n{choose}")
        saved = translate("Header", "{title}, not saved") if self._document.is_modified else "{title}"
        self.lesson.setAccessibleName(f"{lesson}: {saved.format(title=lesson_title(self._document.lesson))}")


def _button(text: str, action: QAction, look: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty(look, True)
    button.setToolTip(tip(f"{action.statusTip()} ({key_text(action.shortcut().toString())})"))
    button.clicked.connect(action.trigger)
    return button


def _places(actions: Mapping[str, QAction]) -> Alternatives:
    """The side, the stage, the other side: one of them is shown where the window is narrow."""
    made = Alternatives(translate("Header", "What is shown"))
    items = [(translate("Header", words), name) for name, words in _PLACES.items()]

    def show() -> None:
        made.offer(items, next((name for name in _PLACES if name and actions[name].isChecked()), ""))

    def choose(name: object) -> None:
        if name:
            actions[str(name)].trigger()
        for other in _PLACES:
            if other and other != name and actions[other].isChecked():
                actions[other].trigger()
        show()

    made.chosen.connect(choose)
    for name in filter(None, _PLACES):
        actions[name].changed.connect(show)
    show()
    return made


def _fold(action: QAction) -> QToolButton:
    """A button at the edge where a side folds away; it is down while the side is there."""
    button = QToolButton()
    button.setProperty("quiet", True)
    button.setCheckable(True)
    button.setAccessibleName(action.text())
    button.setToolTip(tip(f"{action.statusTip()} ({key_text(action.shortcut().toString())})"))
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setChecked(action.isChecked()))
    return button


def _segments(selection: Selection) -> QButtonGroup:
    """A button for each level of the zoom; none of them is down while another view is shown."""
    group = QButtonGroup(exclusive=True)
    for key, view in ((key, view) for key, view in views().items() if key in LEVELS):
        title = translate("View", view.title)
        button = QPushButton(title)
        button.setCheckable(True)
        button.setProperty("segment", True)
        button.setProperty("key", key)
        button.setAutoExclusive(True)  # which makes it a radio button for screen readers
        place = translate("Header", "Levels of the picture, {number} of {count}")
        button.setAccessibleDescription(place.format(number=LEVELS.index(key) + 1, count=len(LEVELS)))
        button.setToolTip(tip(f"{title}: {translate('View', view.about)}") if view.about else title)
        button.clicked.connect(_looker(selection, key))
        group.addButton(button)
    return group


def _others(selection: Selection) -> QPushButton:
    """A button with the other views to choose from, which says the one that is shown."""
    button = QPushButton()
    button.setCheckable(True)
    button.setProperty("segment", True)
    button.setToolTip(translate("Header", "Compare runs, watch the gradient, look at charts"))
    menu = QMenu(button)
    for key in (*LEVELS, *(key for key in views() if key not in LEVELS)):
        action = menu.addAction(translate("View", views()[key].title))
        action.setData(key)
        action.setToolTip(translate("View", views()[key].about))
        action.triggered.connect(_looker(selection, key))
    menu.setToolTipsVisible(True)
    button.setMenu(menu)
    return button


def _looker(selection: Selection, key: str) -> Callable[[], None]:
    def look() -> None:
        selection.view = key

    return look
