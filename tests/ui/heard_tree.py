"""The tree of what a screen reader finds in a window, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget

from tests.ui.film.text.test_spoken import SILENT
from tests.ui.hearing import heard

NAME, VALUE, TEXT = QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description
R = QAccessible.Role
NAMED = {
    R.Button, R.ButtonMenu, R.CheckBox, R.RadioButton, R.Slider, R.SpinBox, R.ComboBox, R.PageTab, R.PageTabList,
    R.List, R.ListItem, R.Table, R.Chart, R.Graphic, R.MenuItem, R.EditableText, R.Dialog, R.Window, R.ProgressBar,
}  # fmt: skip
VALUED = {R.Slider, R.SpinBox, R.ComboBox}
TYPED = {"QTextBrowser", "QKeySequenceEdit", "TensorBox"}  # text that is read letter by letter, as it is written
KEY = re.compile(r"\b(Ctrl|Shift|Alt)\+|[←→↑↓]")  # keys are read by their names
PLACED = re.compile(r", \d+ (of|von) \d+$")


class Node(NamedTuple):
    """Something in the tree, as it is told."""

    role: QAccessible.Role
    name: str
    value: str
    text: str
    interface: QAccessibleInterface
    around: QAccessible.Role
    widget: str

    @property
    def words(self) -> str:
        """How it is named in a message."""
        return f"{self.role.name} {self.widget} {self.name!r}, {self.value!r}, {self.text[:60]!r}"


def nodes(window: QWidget) -> Iterator[Node]:
    """All that is visible in a window."""
    yield from _below(heard(window), R.NoRole)


def _below(interface: QAccessibleInterface, around: QAccessible.Role) -> Iterator[Node]:
    if not interface.isValid() or interface.state().invisible:
        return
    thing = interface.object()
    name, value, text = (interface.text(kind) for kind in (NAME, VALUE, TEXT))
    widget = thing.metaObject().className() if thing is not None else ""
    yield Node(interface.role(), name, value, text, interface, around, widget)
    if interface.role() in (R.SpinBox, R.ComboBox):
        return  # what is inside belongs to it
    for k in range(interface.childCount()):
        child = interface.child(k)
        if child is not None:
            assert interface.indexOfChild(child) == k or child.role() == R.MenuItem or interface.role() == R.Table
            yield from _below(child, interface.role())


def problems(window: QWidget) -> list[str]:
    """What is missing or silent in a window, or a part of one."""
    if window.isWindow() and heard(window).role() not in (R.Window, R.Dialog):
        return [f"no window: {window.accessibleName()}"]
    return [f"{what}: {node.words}" for node in nodes(window) for what in _wrong(node)]


def _wrong(node: Node) -> Iterator[str]:
    state = node.interface.state()
    if not node.name.strip() and (node.role in NAMED or (state.focusable and node.role != R.Client)):
        yield "no name"
    if node.role in VALUED and not node.value.strip() and not _is_editable(node):
        yield "no value"
    if node.role == R.ComboBox and not _is_labelled(node):
        yield "nobody says what is chosen here"
    if node.role == R.Chart and not (node.text.strip() and node.interface.childCount()):
        yield "no sentence or no numbers"
    if node.role in (R.CheckBox, R.RadioButton) and not state.checkable:
        yield "cannot be checked"
    if node.role == R.RadioButton and not PLACED.search(node.text):
        yield "no place in a group"
    if node.role in (R.List, R.PageTabList) and not _has_one_chosen(node):
        yield "tells of none that it is chosen"
    for told in (node.name, node.value, node.text):
        silent = SILENT.findall(KEY.sub("", told))
        is_read = node.role not in (R.EditableText, R.SpinBox) and node.widget not in TYPED
        if silent and is_read and node.around != R.Button:
            yield f"silent sign {silent[:3]}"


def _is_editable(node: Node) -> bool:
    return bool(node.interface.state().editable)


def _is_labelled(node: Node) -> bool:
    """Whether a box that is named by what is chosen in it has a label, or says what it is in its description."""
    thing = node.interface.object()
    label = QAccessible.RelationFlag.Label
    has_label = any(each[1] & label for each in node.interface.relations(label))
    name = thing.accessibleName() if isinstance(thing, QWidget) else ""
    return has_label or (name != "" and name in node.text)


def _has_one_chosen(node: Node) -> bool:
    entries = [node.interface.child(k) for k in range(node.interface.childCount())]
    told = [each for each in entries if each is not None and each.role() in (R.ListItem, R.PageTab)]
    return not told or sum(bool(each.state().selected) for each in told) == 1
