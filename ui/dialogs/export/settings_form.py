"""The fields in which the settings of a format are chosen, made from what it says of them."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QComboBox, QFormLayout, QSpinBox

from ui.export.format import Description, Settings, Typed, describe_settings
from ui.settings.translation import translate
from ui.widgets.controls import Box
from ui.widgets.focus.order import follow_layout
from ui.widgets.number_field import NumberField
from ui.widgets.style import tip

Field = QComboBox | QSpinBox | NumberField


class Fields(QObject):
    """A row of a form for each setting. `changed` tells that one has another value."""

    changed = Signal()

    def __init__(self, form: QFormLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self._fields: dict[str, Field] = {}

    def show_settings(self, settings: Settings) -> None:
        """Show fields for settings of this class, with these values."""
        for field in self._fields.values():
            self._form.removeRow(field)
        descriptions = describe_settings(type(settings))
        self._fields = {name: _field(each, getattr(settings, name)) for name, each in descriptions.items()}
        for name, field in self._fields.items():
            title, about = translate("Export", descriptions[name].title), translate("Export", descriptions[name].help)
            field.setAccessibleName(title)
            field.setToolTip(tip(f"{title}: {about}"))
            _signal_of(field).connect(self.changed)
            self._form.addRow(title, field)
        if (around := self._form.parentWidget()) is not None:
            follow_layout(around)

    def show_used(self, unused: Collection[str]) -> None:
        """Leave out the rows of settings that have no effect."""
        for name, field in self._fields.items():
            self._form.setRowVisible(field, name not in unused)

    @property
    def values(self) -> dict[str, Any]:
        """What is chosen, by the names of the settings."""
        return {name: _value(field) for name, field in self._fields.items()}


class WholeNumber(QSpinBox):
    """A whole number, a little inside its frame."""

    def __init__(self, minimum: int, maximum: int, value: int) -> None:
        super().__init__(minimum=minimum, maximum=maximum, value=value)
        self.lineEdit().setTextMargins(8, 0, 0, 0)


def _decimal(minimum: float, maximum: float, value: float) -> NumberField:
    """A number without zeros behind it: 30, 23.976."""
    made = NumberField("")
    made.setDecimals(3)
    made.setRange(minimum, maximum)
    made.setValue(value)
    return made


class TypedText(QComboBox):
    """A text with examples to choose from; what cannot be is taken back when the field is left."""

    changed = Signal()

    def __init__(self, typed: Typed, value: str) -> None:
        super().__init__()
        self.setEditable(True)
        self.setMinimumContentsLength(6)  # in a narrow dialog
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setCompleter(None)  # type: ignore[arg-type]  # an example that comes by itself is no pace
        self._read, self.value = typed.accepts, value
        for text, about in typed.examples:
            self.addItem(
                f"{text} · {translate('Export', about)}" if text[:1].isdigit() else translate("Export", about), text
            )
        self.setEditText(value)
        self.activated.connect(lambda at: self.setEditText(self.itemData(at)))
        self.editTextChanged.connect(self._take)
        if (line := self.lineEdit()) is not None:
            line.setPlaceholderText(
                next((translate("Export", about) for text, about in typed.examples if not text), "")
            )
            line.editingFinished.connect(lambda: self.setEditText(self.value))

    def _take(self, text: str) -> None:
        """Take what is typed, as soon as it can be."""
        if text != self.value and self._read(text):
            self.value = text
            self.changed.emit()


def _field(description: Description, value: Any) -> Field:
    """The widget for a setting: a list for choices, a field for text, else a number."""
    if description.typed is not None:
        return TypedText(description.typed, value)
    if description.choices:
        made = Box()
        for each, title in description.choices:
            made.addItem(translate("Export", title), each)
        made.setCurrentIndex([each for each, _ in description.choices].index(value))
        return made
    least, most = description.least or 0, description.most or 0
    if isinstance(value, int):
        return WholeNumber(minimum=int(least), maximum=int(most), value=value)
    return _decimal(least, most, value)


def _signal_of(field: Field) -> SignalInstance:
    if isinstance(field, TypedText):
        return field.changed
    return field.currentIndexChanged if isinstance(field, QComboBox) else field.valueChanged


def _value(field: Field) -> Any:
    if isinstance(field, TypedText):
        return field.value
    return field.currentData() if isinstance(field, QComboBox) else field.value()
