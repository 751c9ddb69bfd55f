"""Says what a lecture pack has, how large it is and how long it takes, before a folder is asked for."""

from __future__ import annotations

import os
from collections.abc import Sequence
from html import escape
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from simulator.engine.progress import Progress
from ui.dialogs.export.estimate_words import size_in_words
from ui.dialogs.export.machine_note import MachineNote
from ui.dialogs.export.settings_form import TypedText
from ui.export.batch.largest import LARGEST, read_size
from ui.export.batch.pack_estimate import PackEstimate, estimate_pack, time_painting
from ui.export.batch.pack_extent import describe_extent, extent_of
from ui.export.batch.pack_parts import TEACHER, Part, does_ask, parts
from ui.film.film import Film
from ui.jobs.job import Job, NewestJob
from ui.settings.translation import translate
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label
from ui.widgets.room.narrow import Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import tip
from ui.widgets.waiting import duration


class _Measure(Job[PackEstimate]):
    """Times how quickly this machine paints, and reckons what a pack needs."""

    def __init__(self, film: Film, found: Sequence[Part]) -> None:
        super().__init__()
        self._film, self._parts = film, found

    def work(self, progress: Progress) -> PackEstimate:
        """Paint a few pictures."""
        film, processes = self._film, max(1, (os.cpu_count() or 1) - 1)
        return estimate_pack(self._parts, film.timeline, film.scene.trace, time_painting(film), processes)


def _purpose(part: Part) -> str:
    """What a part is for, and whether it is handed out."""
    purpose, mark = translate("Export", part.purpose), translate("Export", "Not for students")
    return f"{purpose} · {mark}" if part.folder == TEACHER else purpose


class PackDialog(QDialog):
    """A list of the files by what they are for. `folder_wanted` says that the pack is to be written, whether with
    single pictures of a step, and how many bytes a file may have at most (None: as many as it needs).
    """

    folder_wanted = Signal(bool, object)

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Export", "Lecture pack"))
        film = stage.film_for_others
        self._film = film
        self.needs = text_label("value", translate("Export", "Size and time are being measured …"))
        extent = extent_of(film.scene.trace, film.scene.layer)
        self.extent = text_label("value", describe_extent(extent, film.scene.trace.steps, translate))
        self.extent.setWordWrap(True)
        self.extent.setVisible(bool(self.extent.text()))
        self.note = MachineNote(film.scene.lesson, self)
        self._jobs = NewestJob(self)
        self.list = QTextBrowser()
        self.list.setAccessibleName(translate("Export", "What the pack has"))
        self.frames = QCheckBox(translate("Export", "With single pictures of one step"))
        self.frames.setToolTip(tip(translate("Export", "For a video editor; they are most of what a pack weighs.")))
        self.frames.toggled.connect(self._list_parts)
        self._list_parts(False)
        self.largest = TypedText(LARGEST, "")
        title, about = (
            translate("Export", "No file larger than"),
            translate("Export", "Pictures become smaller for it."),
        )
        self.largest.setAccessibleName(title)
        self.largest.setToolTip(tip(f"{title}: {about}"))
        self.write = QPushButton(translate("Export", "Choose a folder…"))
        self.write.setProperty("primary", True)
        self.write.setDefault(True)
        self.write.setToolTip(
            tip(translate("Export", "The pack is made in a folder of its own inside the one chosen."))
        )
        self.cancel = QPushButton(translate("Export", "Cancel"))
        self.cancel.setToolTip(translate("Export", "Close this, and write nothing."))
        self.write.clicked.connect(self._take)
        self.cancel.clicked.connect(self.reject)
        self._lay_out()
        resize_within_screen(self, QSize(620, 640))

    def _list_parts(self, frames: bool) -> None:
        """List the files, and measure what they need."""
        scene = self._film.scene
        found = parts(scene.trace, scene.layer, frames, asks=does_ask(scene.lesson))
        measure = _Measure(self._film, found)
        measure.finished.connect(self._tell)
        self._jobs.start(measure)
        rows = []
        for group, members in groupby(found, lambda part: part.group):
            rows.append(f'<tr><td colspan="2"><h4>{escape(translate("Export", group))}</h4></td></tr>')
            rows += [
                f"<tr><td><b>{escape(part.name)}</b></td><td>{escape(_purpose(part))}</td></tr>" for part in members
            ]
        self.list.setHtml(f'<table cellpadding="3" width="100%">{"".join(rows)}</table>')

    def _lay_out(self) -> None:
        buttons = Flow()
        buttons.addStretch()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        content = QWidget()
        above = QVBoxLayout(content)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(2 * GRID)
        above.addWidget(self.needs)
        above.addWidget(self.extent)
        above.addWidget(self.note)
        above.addWidget(self.list, 1)
        above.addWidget(self.frames)
        row = QHBoxLayout()
        row.addWidget(text_label("value", self.largest.accessibleName()))
        row.addWidget(self.largest, 1)
        above.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(2 * GRID)
        column.addWidget(Scrolled(content), 1)
        column.addWidget(buttons)

    def _tell(self, needs: PackEstimate) -> None:
        words = translate(
            "Export", "{count} files in one folder, about {size}. It takes about {time}, beside the window."
        )
        size, time = size_in_words(needs.size), duration(needs.seconds)
        self.needs.setText(words.format(count=needs.files, size=size, time=time))

    def done(self, result: int) -> None:
        """Close, and end what is measured beside."""
        self._jobs.stop()
        super().done(result)

    def _take(self) -> None:
        self.accept()
        self.folder_wanted.emit(self.frames.isChecked(), read_size(self.largest.value))
