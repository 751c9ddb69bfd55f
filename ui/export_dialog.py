"""Asks how a film is to be exported and exports it: format, tokens, and whatever the format asks for."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui import settings as remembered
from ui.dialogs import ask_for_target, file_name
from ui.export import Format, Settings, formats
from ui.export.format import Description, StillSettings, described
from ui.exporter import Exporter
from ui.style import tip

if TYPE_CHECKING:
    from ui.document import Document
    from ui.main_window import MainWindow
    from ui.player import Player
    from ui.stage import Stage

_FIRST = ".mp4"
_THIS, _EACH = "The picture in view", "One for each beat"


class ExportDialog(QDialog):
    """One export at a time; closing the dialog cancels it."""

    def __init__(self, document: Document, player: Player, stage: Stage, parent: MainWindow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Export")
        self.setMinimumWidth(440)
        self._document, self._player, self._stage, self._window = document, player, stage, parent
        self._exporter: Exporter | None = None
        self._fields: dict[str, QWidget] = {}
        self.format = QComboBox()
        self.format.setAccessibleName("Format")
        self.format.setToolTip(
            tip("The kind of file: films to play, pictures to print, pages and slides to step through.")
        )
        for kind in formats().values():
            self.format.addItem(kind.title, kind)
        self.format.setCurrentIndex(list(formats()).index(_FIRST))
        self.which = QComboBox()
        self.which.setAccessibleName("Pictures")
        self.which.setToolTip(tip("The picture that is on the stage now, or one for each beat of the tokens below."))
        self.first, self.last = self._token_field("First token", 1), self._token_field("Last token", 0)
        self.length = QLabel()
        self.problem = QLabel()
        self.problem.setProperty("problem", True)
        self.progress = QProgressBar()
        self.export_button = QPushButton("Export…")
        self.cancel_button = QPushButton("Cancel")
        self.export_button.setToolTip("Choose a file, and write it. It can be cancelled at any moment.")
        self.cancel_button.setToolTip(tip("Stop and write nothing: a file that was there before stays whole."))
        self._lay_out()
        self.format.currentIndexChanged.connect(self._ask_for_format)
        self.which.currentIndexChanged.connect(self._tell_length)
        self.first.valueChanged.connect(self.last.setMinimum)
        self.last.valueChanged.connect(self.first.setMaximum)
        for each in (self.first, self.last):
            each.valueChanged.connect(self._tell_length)
        self.export_button.clicked.connect(self._choose_target)
        self.cancel_button.clicked.connect(self.reject)
        self._ask_for_format()

    @property
    def chosen(self) -> Format:
        """The format that is chosen."""
        found = self.format.currentData()
        assert isinstance(found, Format)
        return found

    @property
    def settings(self) -> Settings:
        """The settings as they are asked for, of the format's own class."""
        values: dict[str, Any] = {name: _value(field) for name, field in self._fields.items()}
        if self.which.isVisibleTo(self) and self.which.currentText() == _THIS:
            moment = self._stage.timeline.locate(self._player.time)
            values["at"] = (moment.token, moment.beat)
        else:
            values["tokens"] = (self.first.value() - 1, self.last.value())
        return self.chosen.settings(**values)

    def reject(self) -> None:
        """Cancel what runs; close where nothing does."""
        if self._exporter is not None:
            self._exporter.cancel()
            self.cancel_button.setEnabled(False)
        else:
            super().reject()

    def start(self, target: str) -> None:
        """Export to a file (or a folder, if it ends with "/")."""
        self._exporter = Exporter(self._stage.film, target, self.settings, self)
        self._exporter.progressed.connect(self._progressed)
        self._exporter.written.connect(self._written)
        self._exporter.cancelled.connect(lambda: self._failed("Cancelled: nothing was written."))
        self._exporter.failed.connect(self._failed)
        self._exporter.finished.connect(self._finished)
        self.problem.hide()
        self._set_running(True)
        self._exporter.start()

    def stop(self) -> None:
        """Cancel what runs, and wait until it has cleared up after itself."""
        if self._exporter is not None:
            self._exporter.cancel()
            self._exporter.wait()

    # Building

    def _token_field(self, name: str, value: int) -> QSpinBox:
        count = len(self._stage.timeline.tokens)
        field = _Whole(minimum=1, maximum=count, value=value or count)
        field.setAccessibleName(name)
        field.setToolTip(tip("Counted from 1, as on the ruler. A film of a few tokens is soon written."))
        return field

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(18)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.form.addRow("Format", self.format)
        self.form.addRow("Pictures", self.which)
        self._tokens = QWidget()
        row = QHBoxLayout(self._tokens)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.first, 1)
        row.addWidget(QLabel("to"))
        row.addWidget(self.last, 1)
        self.form.addRow("Tokens", self._tokens)
        self._own = QFormLayout()
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.length.setProperty("note", True)
        self.progress.setTextVisible(False)
        self.progress.hide()
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        column.addLayout(self.form)
        for widget in (self.length, self.problem, self.progress):
            column.addWidget(widget)
        column.addLayout(buttons)

    def _ask_for_format(self) -> None:
        """Show the fields that the chosen format describes."""
        for field in self._fields.values():
            self.form.removeRow(field)
        asked = described(self.chosen.settings)
        defaults = {each.name: each.default for each in fields(self.chosen.settings)}
        defaults["theme"] = self._stage.theme.name
        self._fields = {name: _field(each, defaults[name]) for name, each in asked.items()}
        for name, field in self._fields.items():
            field.setAccessibleName(asked[name].title)
            field.setToolTip(tip(f"{asked[name].title}: {asked[name].help}"))
            self.form.addRow(asked[name].title, field)
        self.which.clear()
        self.which.addItems([_THIS] if self.chosen.needs_at else [_THIS, _EACH])
        self.form.setRowVisible(self.which, issubclass(self.chosen.settings, StillSettings))
        self._tell_length()

    def _tell_length(self) -> None:
        still = issubclass(self.chosen.settings, StillSettings)
        one = still and self.which.currentText() == _THIS
        self.form.setRowVisible(self._tokens, not one)
        timeline = self._stage.timeline
        tokens = self.last.value() - self.first.value() + 1
        seconds = round(tokens * timeline.step_seconds)
        if one:
            self.length.setText("One picture.")
        elif still:
            self.length.setText(f"{tokens * len(timeline.beats)} pictures.")
        else:
            self.length.setText(f"{seconds // 60} min {seconds % 60} s of film.")

    # Running

    def _choose_target(self) -> None:
        chosen = self.chosen
        name = file_name(self._document.lesson.title)
        kinds = f"{chosen.title} (*{chosen.ending})" if not chosen.folder else "Folders (*)"
        suggested = remembered.folder() / (name if chosen.folder else f"{name}{chosen.ending}")
        path = ask_for_target(self, f"Export: {chosen.title}", suggested, kinds, chosen.ending.strip("./"))
        if path is not None:
            self.start(f"{path}/" if chosen.folder else str(path))

    def _set_running(self, running: bool) -> None:
        for field in (self.format, self.which, self._tokens, *self._fields.values()):
            field.setEnabled(not running)
        self.export_button.setEnabled(not running)
        self.cancel_button.setEnabled(True)
        self.progress.setVisible(running)
        self.progress.setRange(0, 0)

    def _progressed(self, done: int, total: int) -> None:
        self.progress.setRange(0, total)
        self.progress.setValue(done)
        self.length.setText(f"{done} of {total} pictures")

    def _written(self, target: str) -> None:
        self._window.messages.tell(f"Exported to {Path(target)}", "information")
        self.accept()

    def _failed(self, why: str) -> None:
        self.problem.setText(why)
        self.problem.show()
        self._set_running(False)
        self._tell_length()

    def _finished(self) -> None:
        self._exporter = None


class _Whole(QSpinBox):
    """A whole number, a little inside its frame."""

    def __init__(self, minimum: int, maximum: int, value: int) -> None:
        super().__init__(minimum=minimum, maximum=maximum, value=value)
        self.lineEdit().setTextMargins(8, 0, 0, 0)


class _Decimal(QDoubleSpinBox):
    """A number without zeros behind it: 30, 23.976."""

    def __init__(self, minimum: float, maximum: float, value: float) -> None:
        super().__init__(minimum=minimum, maximum=maximum, decimals=3, value=value)
        self.lineEdit().setTextMargins(8, 0, 0, 0)

    def textFromValue(self, value: float) -> str:  # noqa: N802
        """The number as it is written."""
        return self.locale().toString(value, "g", 6)


def _field(description: Description, value: Any) -> QWidget:
    """The widget for a setting: a list for choices, else a number."""
    if description.choices:
        made = QComboBox()
        for each, title in description.choices:
            made.addItem(title, each)
        made.setCurrentIndex([each for each, _ in description.choices].index(value))
        return made
    least, most = description.least or 0, description.most or 0
    if isinstance(value, int):
        return _Whole(minimum=int(least), maximum=int(most), value=value)
    return _Decimal(least, most, value)


def _value(field: QWidget) -> Any:
    if isinstance(field, QComboBox):
        return field.currentData()
    assert isinstance(field, QSpinBox | QDoubleSpinBox)
    return field.value()
