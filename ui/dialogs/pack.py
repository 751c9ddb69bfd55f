"""Says what a lecture pack has, how large it is and how long it takes, before a folder is asked for."""

from __future__ import annotations

import os
from html import escape
from itertools import groupby

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QTextBrowser, QVBoxLayout, QWidget

from ui.dialogs.export.estimate_words import duration, size_in_words
from ui.export.batch.lecture_pack import key_step, parts
from ui.export.batch.pack_estimate import estimate_pack, time_painting
from ui.settings.translation import translate
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label
from ui.widgets.screen_fit import resize_within_screen
from ui.widgets.style import tip


class PackDialog(QDialog):
    """A list of the files by what they are for. `folder_wanted` says that the pack is to be written."""

    folder_wanted = Signal()

    def __init__(self, stage: Stage, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Export", "Lecture pack"))
        film = stage.film
        trace, layer = film.scene.trace, film.scene.layer
        found, step = parts(trace, layer), key_step(trace, layer)
        processes = max(1, (os.cpu_count() or 1) - 1)
        needs = estimate_pack(found, film.timeline, trace, step, time_painting(film), processes)
        words = translate(
            "Export", "{count} files in one folder, about {size}. It takes about {time}, beside the window."
        )
        self.needs = text_label("value", words.format(
            count=needs.files, size=size_in_words(needs.size), time=duration(needs.seconds)
        ))  # fmt: skip
        self.list = QTextBrowser()
        self.list.setAccessibleName(translate("Export", "What the pack has"))
        rows = []
        for group, members in groupby(found, lambda part: part.group):
            rows.append(f'<tr><td colspan="2"><h4>{escape(translate("Export", group))}</h4></td></tr>')
            rows += [
                f"<tr><td><b>{escape(part.name)}</b></td><td>{escape(translate('Export', part.purpose))}</td></tr>"
                for part in members
            ]
        self.list.setHtml(f'<table cellpadding="3" width="100%">{"".join(rows)}</table>')
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

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.write)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 20, 22, 18)
        column.setSpacing(2 * GRID)
        column.addWidget(self.needs)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _take(self) -> None:
        self.accept()
        self.folder_wanted.emit()
