"""The page of questions: what is asked on the left, the answer with its picture on the right, and ways to see it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.dialogs.questions.picture import picture_of
from ui.dialogs.questions.question import Question
from ui.jobs.model_job import ModelWork
from ui.paint.theme import Theme
from ui.settings.translation import spoken_language, translate
from ui.widgets.controls import GRID, text_label
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen

PICTURE = (640, 360)
"""The most pixels of a picture."""
Titles = Callable[[str], str]


class QuestionsPage(QDialog):
    """Stays open beside the window. `go` shows the place of a question, `do` the command that does what is asked, which
    `title_of` names.
    """

    def __init__(
        self,
        questions: Sequence[Question],
        theme: Theme,
        go: Callable[[Question], None],
        do: Callable[[str], None],
        title_of: Titles,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._questions, self._theme, self._go, self._do, self._title_of = tuple(questions), theme, go, do, title_of
        self._work, self._pictures = ModelWork(self), dict[str, QImage]()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Questions"))
        self.field = QLineEdit()
        self.field.setPlaceholderText(translate("Questions", "Search the questions"))
        self.field.setAccessibleName(translate("Questions", "Search the questions"))
        self.list = QListWidget()
        self.list.setAccessibleName(translate("Command", "Questions"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(14 * GRID)
        self.asked, self.answer, self.picture = text_label("value"), text_label("note"), QLabel()
        self.picture.setMinimumSize(1, 1)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        role = QDialogButtonBox.ButtonRole.ActionRole
        self.show_it = self.buttons.addButton(translate("Questions", "Show it"), role)
        self.do_it = self.buttons.addButton("", role)
        for button in (self.show_it, self.do_it):
            button.setAutoDefault(False)
        self._lay_out()
        self.field.textChanged.connect(self._find)
        self.list.currentItemChanged.connect(self._show)
        self.list.itemActivated.connect(lambda *_: self._show_place())
        self.show_it.clicked.connect(self._show_place)
        self.do_it.clicked.connect(self._do_command)
        self.buttons.rejected.connect(self.reject)
        self._find("")
        resize_within_screen(self, QSize(720, 760))

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.asked, self.answer, self.picture):
            column.addWidget(widget)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(self.field)
        whole.addWidget(self.list, 2)
        whole.addWidget(Scrolled(content), 5)
        whole.addWidget(self.buttons)

    @property
    def question(self) -> Question | None:
        """The one that is chosen."""
        item = self.list.currentItem()
        found: Question | None = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        return found

    def choose(self, question: Question) -> None:
        """Show the answer to a question."""
        self.field.clear()
        self.list.setCurrentRow(self._questions.index(question))

    def _find(self, typed: str) -> None:
        """List those in which all typed words are."""
        self.list.clear()
        for each in self._questions:
            text = f"{each.title} {each.words} {' '.join(each.lines)}".casefold()
            if all(word in text for word in typed.casefold().split()):
                item = QListWidgetItem(each.title)
                item.setData(Qt.ItemDataRole.UserRole, each)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show()

    def _show(self) -> None:
        question = self.question
        self.show_it.setEnabled(question is not None)
        self.do_it.setVisible(question is not None and bool(question.command))
        self.picture.clear()
        if question is None:
            self.asked.setText(translate("Questions", "No question has all of these words."))
            self.answer.clear()
            return
        self.asked.setText(question.title)
        self.answer.setText("\n".join([*question.lines, *filter(None, [question.typed])]))
        if question.command:
            self.do_it.setText(self._title_of(question.command))
        if question.key in self._pictures:
            self._show_picture(question, self._pictures[question.key])
            return
        given = (question, self._theme.name, spoken_language().key, PICTURE)
        self._work.ask(partial(picture_of, *given), partial(self._show_picture, question), self._fail)

    def _show_picture(self, question: Question, made: QImage) -> None:
        self._pictures[question.key] = made
        if self.question is question:
            self.picture.setPixmap(QPixmap.fromImage(made))
            self.picture.setAccessibleName(question.title)

    def _fail(self, _error: BaseException | None, words: str) -> None:
        self.picture.setText(words)

    def _show_place(self) -> None:
        if self.question is not None:
            self._go(self.question)

    def _do_command(self) -> None:
        if self.question is not None:
            self._do(self.question.command)

    def done(self, result: int) -> None:
        """Close, and draw no more."""
        self._work.drop()
        super().done(result)
