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

from ui.document import Document
from ui.film.views import views
from ui.film.zoom import LEVELS
from ui.help_page import key_text
from ui.icons import put_icon
from ui.selection import Selection
from ui.stage import Stage
from ui.style import tip
from ui.translation import translate

HEIGHT = 50
_LESSON_WIDTH = 360
_AIR = 190  # pixels: margins, and the least that the lesson needs


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
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.bar = QMenuBar()
        self.bar.setNativeMenuBar(False)
        self.bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.lesson = QPushButton()
        self.lesson.setMenu(menus["choose_lesson"])
        self.lesson.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.lesson.setMaximumWidth(_LESSON_WIDTH)
        self.lesson.setMinimumWidth(110)
        self.theme = QToolButton()
        self.theme.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.theme.setToolTip(menus["choose_theme"].toolTip())
        self.theme.setAccessibleName(translate("Command", "Colours"))
        self.theme.setProperty("quiet", True)
        self.theme.setMenu(menus["choose_theme"])
        self.export = _button(translate("Header", "Export"), actions["export_film"], "primary")
        self.present = _button(translate("Command", "Present"), actions["present"], "bold")
        self.views = _segments(selection)
        self.others = _others(selection)
        self.others.menu().aboutToHide.connect(self._draw)
        self._lay_out()
        stage.changed.connect(self._draw)
        document.changed.connect(self._draw)

    def _lay_out(self) -> None:
        name = QLabel("Gatelight")
        name.setObjectName("wordmark")
        self._needed = (name, self.bar, self.theme, self.export, self.present)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 0, 14, 0)
        row.setSpacing(8)
        row.addWidget(name)
        row.addSpacing(8)
        row.addWidget(self.bar, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addStretch(1)
        row.addWidget(self.lesson, 8)
        for button in self.views.buttons():
            row.addWidget(button)
        row.addWidget(self.others)
        row.addStretch(1)
        row.addWidget(self.theme)
        row.addWidget(self.export)
        row.addWidget(self.present)

    def settle(self) -> None:
        """Give the menus their room and show what is open, once they are filled."""
        self.bar.setFixedWidth(self.bar.sizeHint().width())
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Shorten the lesson's title to its button; where there is little room the views are in the menus alone."""
        self._make_room(event.size().width())
        self._draw()

    def _make_room(self, width: int) -> None:
        """Leave out what has no room: the levels first, then the other views; all are in the menus too."""
        left = width - _AIR - sum(part.sizeHint().width() + 8 for part in self._needed)
        for parts in ((self.others,), self.views.buttons()):
            wanted = sum(part.sizeHint().width() + 8 for part in parts)
            for part in parts:
                part.setVisible(wanted <= left)
            left -= wanted

    def _draw(self) -> None:
        title = self._document.lesson.title + (" •" if self._document.is_modified else "")
        room = self.lesson.width() - 42
        shown = self.lesson.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room)
        self.lesson.setText(shown.replace("&", "&&"))
        choose, lesson = translate("Header", "Choose a lesson"), translate("Command", "Lesson")
        self.lesson.setToolTip(f"{self._document.lesson.title}\n{choose}")
        self.lesson.setAccessibleName(f"{lesson}: {title}")
        put_icon(self.theme, "theme", self._stage.theme)
        key = self._selection.view
        other = key not in LEVELS
        self.views.setExclusive(not other)  # of exclusive buttons one is always down
        for button in self.views.buttons():
            button.setChecked(button.property("key") == key)
        self.others.setChecked(other)
        self.others.setText(translate("View", views()[key].title) if other else translate("Header", "More"))
        self.others.setAccessibleName(translate("Header", "More views"))


def _button(text: str, action: QAction, look: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty(look, True)
    button.setToolTip(tip(f"{action.statusTip()} ({key_text(action.shortcut().toString())})"))
    button.clicked.connect(action.trigger)
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
    for key, view in views().items():
        if key not in LEVELS:
            action = menu.addAction(translate("View", view.title))
            action.setToolTip(translate("View", view.about))
            action.triggered.connect(_looker(selection, key))
    menu.setToolTipsVisible(True)
    button.setMenu(menu)
    return button


def _looker(selection: Selection, key: str) -> Callable[[], None]:
    def look() -> None:
        selection.view = key

    return look
