"""Asks how a film is to be exported, shows what that gives, and queues it: presets, format, tokens, settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.export.format_box import FormatBox
from ui.dialogs.export.machine_note import MachineNote
from ui.dialogs.export.preview import Preview
from ui.dialogs.export.settings_form import Fields, WholeNumber
from ui.export import Format, Settings
from ui.export.format import MovingSettings, PacedSettings, StillSettings, unused_names
from ui.export.presets import BUILT_IN, Preset, dumps, loads, preset_of
from ui.film.film import Film
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.views.parts.card import has_words
from ui.jobs.export_job import ExportJob
from ui.settings import learning
from ui.settings import settings as remembered
from ui.settings.translation import translate
from ui.state.names import lesson_title
from ui.widgets.controls import GRID, Box
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.questions import ask_for_name, ask_for_target, file_name
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip

if TYPE_CHECKING:
    from ui.jobs.export_queue import ExportQueue
    from ui.state.document import Document
    from ui.state.player import Player
    from ui.state.stage import Stage

WIDE = 930  # pixels: with a picture as large as it is painted
_THIS, _EACH = "this", "each"  # the picture in view alone, or one for each of the tokens that are chosen
_PRESET = QT_TRANSLATE_NOOP("Export", "Format and settings for a purpose, or those that you have kept under a name.")
_KEEP = QT_TRANSLATE_NOOP("Export", "Keep these settings under a name, to be chosen from the list next time.")
_REMOVE = QT_TRANSLATE_NOOP("Export", "Take these settings out of the list; those that came with Gatelight stay.")
_FORMAT = QT_TRANSLATE_NOOP(
    "Export", "The kind of file: films to play, pictures to print, pages and slides to step through."
)
_WHICH = QT_TRANSLATE_NOOP("Export", "The picture that is on the stage now, or all of the tokens below.")
_CARD = QT_TRANSLATE_NOOP(
    "Export", "The page is wider by a card with the lesson’s own words; a web page has them below its picture anyway."
)
_EXPORT = QT_TRANSLATE_NOOP(
    "Export", "Choose a file; it is written while you go on. It can be cancelled at any moment."
)
_PACK = QT_TRANSLATE_NOOP("Export", "All that a lecture needs, in one folder: films, slides, web page, paper, data.")
_CANCEL = QT_TRANSLATE_NOOP("Export", "Close this, and write nothing.")


class ExportDialog(QDialog):
    """What is chosen here is exported while the window stays in use; the last choice is there the next time.

    `pack_wanted` asks for a lecture pack in place of a film.
    """

    pack_wanted = Signal()

    def __init__(
        self, document: Document, player: Player, stage: Stage, exports: ExportQueue, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Header", "Export"))
        self._document, self._player, self._stage, self._exports = document, player, stage, exports
        self._own = loads(remembered.export_presets())
        self.presets = Box()
        self.presets.setAccessibleName(translate("Export", "Preset"))
        self.presets.setPlaceholderText(translate("Export", "Settings of your own"))
        self.keep_button = QPushButton(translate("Export", "Keep…"))
        self.remove_button = QPushButton(translate("Export", "Remove"))
        self.format = FormatBox()
        self.which = Box()
        self.which.setAccessibleName(translate("Export", "Pictures"))
        self.first = self._token_field(translate("Export", "First token"), 1)
        self.last = self._token_field(translate("Export", "Last token"), 0)
        self.card = QCheckBox(translate("Export", "What to look for, and the notes"))
        self.length = QLabel()
        self.note = MachineNote(document.lesson, self)
        self.preview = Preview()
        self.export_button = QPushButton(translate("Command", "Export…"))
        self.pack_button = QPushButton(translate("Command", "Lecture pack…"))
        self.cancel_button = QPushButton(translate("Export", "Cancel"))
        self._set_tooltips()
        self._lay_out()
        self._listen()
        self._list_presets()
        last = loads(remembered.last_export())
        self._apply(last[0] if last else BUILT_IN[0])
        self.presets.setCurrentIndex(-1 if last and last[0].name == "" else self._place_of(last[0] if last else None))

    @property
    def chosen(self) -> Format[Settings]:
        """The format that is chosen."""
        return self.format.chosen

    @property
    def settings(self) -> Settings:
        """The settings that are chosen, of the format's own class."""
        values: dict[str, Any] = dict(self._fields.values)
        if self.which.isVisibleTo(self) and self.which.currentData() == _THIS:
            moment = self._stage.timeline.locate(self._player.time)
            values["at"] = (moment.token, moment.beat)
        else:
            values["tokens"] = (self.first.value() - 1, self.last.value())
        return self.chosen.settings(**values)

    @property
    def _film(self) -> Film:
        """The film on the stage, with a card where that is chosen."""
        return self._stage.film_for_others.with_card(self.card.isChecked() and not self.chosen.tells)

    def done(self, result: int) -> None:
        """Close, and end what is measured aside."""
        self.preview.stop()
        super().done(result)

    def start(self, target: str) -> None:
        """Queue the export to a file (or a folder, if it ends with "/"), and close."""
        kept = preset_of(self.presets.currentText(), self.settings, self.chosen)
        remembered.remember_last_export(dumps([kept]))
        self._exports.add(ExportJob(self._film, target, self.settings))
        self.accept()

    # Building

    def _set_tooltips(self) -> None:
        """Give each control a tooltip that says what it does."""
        for widget, words in {
            self.presets: _PRESET,
            self.keep_button: _KEEP,
            self.remove_button: _REMOVE,
            self.format: _FORMAT,
            self.which: _WHICH,
            self.card: _CARD,
            self.export_button: _EXPORT,
            self.pack_button: _PACK,
            self.cancel_button: _CANCEL,
        }.items():
            widget.setToolTip(tip(translate("Export", words)))
        tell_what_is_chosen(self.presets)

    def _token_field(self, name: str, value: int) -> WholeNumber:
        count = len(self._stage.timeline.tokens)
        field = WholeNumber(minimum=1, maximum=count, value=value or count)
        field.setAccessibleName(name)
        what = translate("Export", "Counted from 1, as on the ruler. A film of a few tokens is soon written.")
        field.setToolTip(tip(what))
        return field

    def _lay_out(self) -> None:
        content = QWidget()
        self.form = QFormLayout(content)
        self.form.setContentsMargins(0, 0, GRID, 0)
        self.form.setHorizontalSpacing(18)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.form.addRow(translate("Export", "Preset"), self.presets)
        self.form.addRow("", _side_by_side(self.keep_button, self.remove_button))
        self.form.addRow(translate("Export", "Format"), self.format)
        self.form.addRow(translate("Export", "Pictures"), self.which)
        self._tokens = _side_by_side(self.first, QLabel(translate("Export", "to")), self.last)
        self.form.addRow(translate("Export", "Tokens"), self._tokens)
        self.form.addRow(translate("Export", "Reading card"), self.card)
        self._fields = Fields(self.form, self)
        self.length.setProperty("note", True)
        self.length.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.export_button.setProperty("primary", True)
        self.export_button.setDefault(True)
        buttons = Flow()
        buttons.addWidget(self.pack_button)
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.export_button)
        right = QVBoxLayout()
        right.addWidget(self.preview)
        right.addWidget(self.length)
        right.addWidget(self.note)
        right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(14)
        both = Beside(content, right, (1, 1))
        both.turned.connect(self._wrap)
        self._area = Scrolled(both)
        column.addWidget(self._area, 1)
        column.addWidget(buttons)

    def _wrap(self, narrow: bool) -> None:
        """Put the labels above their fields where there is little width, or beside them."""
        policies = QFormLayout.RowWrapPolicy
        self.form.setRowWrapPolicy(policies.WrapAllRows if narrow else policies.DontWrapRows)

    def _listen(self) -> None:
        self.presets.activated.connect(lambda place: self._apply(self.presets.itemData(place)))
        self.presets.currentIndexChanged.connect(self._refresh_buttons)
        self.keep_button.clicked.connect(self._keep)
        self.remove_button.clicked.connect(self._remove)
        self.format.currentIndexChanged.connect(self._another_format)  # a screen reader chooses so, too
        self._fields.changed.connect(self._forget_preset)
        self.which.currentIndexChanged.connect(self._refresh_preview)
        self.card.toggled.connect(self._refresh_preview)
        self.first.valueChanged.connect(self.last.setMinimum)
        self.last.valueChanged.connect(self.first.setMaximum)
        for each in (self.first, self.last):
            each.valueChanged.connect(self._refresh_preview)
        self.export_button.clicked.connect(self._choose_target)
        self.pack_button.clicked.connect(self._pack)
        self.cancel_button.clicked.connect(self.reject)

    # Choosing

    def choose(self, ending: str) -> None:
        """Choose another format, with its own defaults."""
        self.format.choose(ending)

    def _another_format(self) -> None:
        self.presets.setCurrentIndex(-1)
        self._apply(Preset("", self.chosen.ending, {}))

    def _apply(self, preset: Preset) -> None:
        """Show the fields of a preset's format, with its values; nothing is read while they belong to another."""
        with QSignalBlocker(self.format), QSignalBlocker(self._fields):
            self.format.choose(preset.ending)
            self._fields.show_settings(preset.settings(self._stage.theme.name, learning.question_number()))
        with QSignalBlocker(self.which):
            self.which.clear()
            self.which.addItem(translate("Export", "The picture in view"), _THIS)
            if not self.chosen.needs_at:
                self.which.addItem(translate("Export", "All of the tokens below"), _EACH)
            self.which.setCurrentIndex(self.which.count() - 1 if "each" in preset.values else 0)
        self.form.setRowVisible(self.which, issubclass(self.chosen.settings, StillSettings))
        self._refresh_preview()
        QTimer.singleShot(0, self._fit)

    def _fit(self) -> None:
        """Be as large as the settings need, where the screen has the room."""
        self._area.updateGeometry()
        resize_within_screen(self, self.sizeHint().expandedTo(QSize(WIDE, 0)))

    def _forget_preset(self) -> None:
        """Some setting is another: what is chosen has no name any more."""
        self.presets.setCurrentIndex(-1)
        self._refresh_preview()

    def _refresh_preview(self) -> None:
        """Show how long the film is, and have it painted and measured."""
        self._show_used()
        seconds = round(self._seconds())
        words = translate("Export", "{minutes} min {seconds} s of film.")
        self.length.setText(words.format(minutes=seconds // 60, seconds=seconds % 60))
        self.length.setVisible(issubclass(self.chosen.settings, MovingSettings))
        self.preview.show_soon(self._film, self.chosen, self.settings, self._player.time)

    def _show_used(self) -> None:
        """Leave out what has no effect on what is chosen."""
        unused = unused_names(self.chosen, self.settings)
        one = issubclass(self.chosen.settings, StillSettings) and self.which.currentData() == _THIS
        told = self.chosen.tells or "card" in unused
        self.form.setRowVisible(self.card, has_words(self._document.lesson) and not told)
        self.form.setRowVisible(self._tokens, not one and "tokens" not in unused)
        self._fields.show_used(unused)

    def _seconds(self) -> float:
        """How long a film of the chosen tokens lasts at the chosen pace."""
        settings, scene = self.settings, self._stage.film.scene
        if isinstance(settings, PacedSettings):
            scene = replace(scene, pace=settings.film_pace)
        start, stop = scene.timeline.span(self.first.value() - 1, self.last.value())
        return stop - start

    # Presets

    def _list_presets(self) -> None:
        self.presets.clear()
        for preset in BUILT_IN:
            self.presets.addItem(translate("Export", preset.name), preset)
        for preset in self._own:
            self.presets.addItem(preset.name, preset)
        self._refresh_buttons()

    def _place_of(self, preset: Preset | None) -> int:
        names = [each.name for each in (*BUILT_IN, *self._own)]
        return 0 if preset is None else names.index(preset.name) if preset.name in names else -1

    def _refresh_buttons(self) -> None:
        self.remove_button.setEnabled(self.presets.currentIndex() >= len(BUILT_IN))

    def _keep(self) -> None:
        """Give the settings a name, under which they are there the next time."""
        title, label = translate("Export", "Keep these settings"), translate("Export", "Name of the preset")
        name = ask_for_name(self, title, label)
        if name and name not in [each.name for each in BUILT_IN]:
            kept = preset_of(name, self.settings, self.chosen)
            self._own = [*(each for each in self._own if each.name != name), kept]
            self._remember_presets()
            self.presets.setCurrentIndex(self.presets.count() - 1)

    def _remove(self) -> None:
        name = self.presets.currentText()
        self._own = [each for each in self._own if each.name != name]
        self._remember_presets()
        self.presets.setCurrentIndex(-1)

    def _remember_presets(self) -> None:
        remembered.remember_export_presets(dumps(self._own))
        self._list_presets()

    # Going on

    def _choose_target(self) -> None:
        chosen = self.chosen
        name = file_name(lesson_title(self._document.lesson))
        title = translate("Export", chosen.title)
        kinds = f"{title} (*{chosen.ending})" if not chosen.folder else translate("Export", "Folders (*)")
        suggested = remembered.folder() / (name if chosen.folder else f"{name}{chosen.ending}")
        heading = translate("Export", "Export: {format}").format(format=title)
        path = ask_for_target(self, heading, suggested, kinds, chosen.ending.strip("./"))
        if path is not None:
            self.start(f"{path}/" if chosen.folder else str(path))

    def _pack(self) -> None:
        self.reject()
        self.pack_wanted.emit()


def _side_by_side(*widgets: QWidget) -> QWidget:
    """Widgets in a row; those that are chosen in take the room."""
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    for each in widgets:
        row.addWidget(each, 0 if isinstance(each, QLabel | QPushButton) else 1)
    row.addStretch(int(all(isinstance(each, QPushButton) for each in widgets)))
    return made
