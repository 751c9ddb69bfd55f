"""Menus and keys of a window, made from the commands and kept true to what can be done now."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from ui.commands import commands, menu_titles
from ui.commands.command import Choice, Command
from ui.commands.context import Context
from ui.settings.own_keys import read_keys
from ui.settings.translation import translate
from ui.widgets.icons import icon
from ui.widgets.style import tip


class Actions:
    """The actions of one window by the names of their commands, and a menu for each choice.

    They act on `context`; their keys are those of `window`.
    """

    def __init__(self, context: Context, window: QWidget) -> None:
        self._context, self._window = context, window
        self.actions = {each.name: self._action(each) for each in commands() if isinstance(each, Command)}
        self.take_keys()
        self.menus = {each.name: self._submenu(each) for each in commands() if isinstance(each, Choice)}

    def fill(self, bar: QMenuBar) -> None:
        """Put every command into its menu."""
        for title in menu_titles():
            menu = bar.addMenu(translate("Menu", title))
            menu.aboutToShow.connect(partial(self._enable_submenus, title))
            for each in commands():
                if each.menu != title:
                    continue
                if each.line and not menu.isEmpty():
                    menu.addSeparator()
                if isinstance(each, Choice):
                    menu.addMenu(self.menus[each.name])
                else:
                    menu.addAction(self.actions[each.name])

    def take_keys(self) -> None:
        """Give the commands the keys that are set now."""
        keys = read_keys()
        for each in commands():
            if isinstance(each, Command):
                pressed = [found for key in each.keys if (found := keys.now(key))]
                self.actions[each.name].setShortcuts([QKeySequence(key) for key in pressed])

    def refresh(self) -> None:
        """Bring titles, ticks and what can be done up to date."""
        for each in commands():
            if isinstance(each, Command):
                self._refresh(self.actions[each.name], each)

    def apply_theme(self) -> None:
        """Draw the icons in the colours of the stage's theme."""
        for each in commands():
            if isinstance(each, Command) and each.icon:
                self.actions[each.name].setIcon(icon(each.icon, self._context.stage.theme))

    def _action(self, each: Command) -> QAction:
        action = QAction(each.translated_title, self._window)
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setStatusTip(each.help)
        action.setCheckable(each.checked is not None)
        action.triggered.connect(partial(self._do, each))
        self._window.addAction(action)
        return action

    def _do(self, each: Command, *_: object) -> None:
        each(self._context)
        self.refresh()

    def _refresh(self, action: QAction, each: Command) -> None:
        action.setEnabled(each.ready(self._context))
        locks, title = self._context.document.locks, each.title_now
        if title is not None or locks.is_locked(each.name) != bool(action.property("locked")):
            action.setText(with_lock(self._context, each))
            action.setStatusTip(locks.why(each.translated_title) if locks.is_locked(each.name) else each.help)
            action.setProperty("locked", locks.is_locked(each.name))
        if each.checked is not None:
            action.setChecked(each.checked(self._context))

    def _enable_submenus(self, title: str) -> None:
        """Enable only those submenus of a menu that hold something."""
        for each in commands():
            if isinstance(each, Choice) and each.menu == title:
                self.menus[each.name].setEnabled(each.ready(self._context))

    def _submenu(self, each: Choice) -> QMenu:
        menu = QMenu(each.translated_title, self._window)
        menu.setToolTip(tip(each.help))
        menu.aboutToShow.connect(partial(self._fill_submenu, menu, QActionGroup(menu), each))
        return menu

    def _fill_submenu(self, menu: QMenu, group: QActionGroup, each: Choice) -> None:
        """Fill a submenu with what there is to choose from just now, in place of what it held."""
        menu.clear()
        heading = ""
        for key, title in each.options(self._context):
            part = "" if each.part_of is None else each.part_of(key)
            if part != heading:
                heading = part
                menu.addAction(_heading(part, menu))
            action = menu.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == each.current(self._context))
            action.triggered.connect(partial(self._choose, each, key))
            group.addAction(action)

    def _choose(self, each: Choice, key: str, *_: object) -> None:
        each(self._context, key)
        self.refresh()


def with_lock(context: Context, each: Command) -> str:
    """The title of a command now; of one that the lesson locks, that it does."""
    title = each.translated_title if each.title_now is None else each.title_now(context)
    words = translate("Locks", "{command} (locked)")
    return words.format(command=title) if context.document.locks.is_locked(each.name) else title


def _heading(words: str, menu: QMenu) -> QAction:
    """A line of a menu that is no choice, but says what those below it are."""
    action = QAction(words, menu)
    action.setEnabled(False)
    font = action.font()
    font.setBold(True)
    action.setFont(font)
    return action
