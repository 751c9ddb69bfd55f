"""A note on the stage that the network is being run: what is shown is still the run before the last edit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QWidget

from ui.settings.translation import translate
from ui.state.document import Document

PATIENCE = 50  # milliseconds: of a run that takes less nothing is shown, so that nothing flickers
TOP = 12  # pixels below the stage's edge


class RunNote(QLabel):
    """Lies over the stage without taking its place, so that nothing on it moves. `told` carries what it says."""

    told = Signal(str)

    def __init__(self, stage: QWidget, document: Document) -> None:
        super().__init__(translate("Stage", "Computing …"), stage)
        self._stage, self._document = stage, document
        self.setObjectName("run")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAccessibleName(self.text())
        self.hide()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PATIENCE)
        self._soon.timeout.connect(self._appear)
        stage.installEventFilter(self)
        document.run_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _follow(self) -> None:
        if not self._document.is_running:
            self._soon.stop()
            self.hide()
        elif not self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _appear(self) -> None:
        self.adjustSize()
        self._place()
        self.show()
        self.told.emit(self.text())

    def _place(self) -> None:
        self.move((self._stage.width() - self.width()) // 2, TOP)
