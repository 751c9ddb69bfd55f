"""The fields that ask what a model is to read, and say at once what was understood."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simulator.lessons.models.rows import random_rows, rows_in
from simulator.text.tokens import Numbers
from simulator.weights.vocabulary import read_vocabulary
from ui.dialogs.model.found_words import breakable, problem_words, shortened
from ui.dialogs.model.opened import NamedVocabulary
from ui.dialogs.model.reading import (
    RANDOM,
    Reading,
    Understood,
    describe_vocabulary,
    read_text,
    read_typed_rows,
    understood_rows,
)
from ui.jobs.model_job import ModelWork
from ui.settings.translation import translate, write_count
from ui.widgets.controls import GRID, Alternatives, ChoiceBox, Number, form, text_label
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.questions import ask_for_file
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip

TEXT, NUMBERS = "text", "numbers"
DRAWN, TYPED, FILE = "drawn", "typed", "file"
STEPS, MOST_STEPS, MOST_SEED = 20, 100_000, 999_999
AT_ONCE = 20_000  # letters that are understood while the window waits
PAUSE = 200  # milliseconds without a key until a long text is understood, and until it is heard


class ReadingForm(QWidget):
    """Text with a vocabulary, or numbers. `changed` tells that something else would be read."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._width, self._tokens = 1, 0
        self._rows: Numbers | None = None  # out of a file
        self._understood = Understood(None, "")
        self._work, self._reader = ModelWork(self), ModelWork(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._understand_beside)
        self._make_fields()
        self._lay_out()

    def _make_fields(self) -> None:
        self.what = Alternatives(translate("Model", "What the model reads"))
        self.what.setToolTip(
            tip(translate("Model", "Text goes through the model’s own table of vectors; numbers enter as they are."))
        )
        self.text = QPlainTextEdit()
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(translate("Model", "Text that the model reads"))
        self.text.setToolTip(
            tip(translate("Model", "The text is cut into the tokens of the vocabulary, and read from left to right."))
        )
        self.vocabulary = ChoiceBox(translate("Model", "Vocabulary"))
        self.vocabulary.setToolTip(
            tip(
                translate(
                    "Model", "Which number each token has: files beside the model that fit it, or one you choose."
                )
            )
        )
        self.choose = QPushButton(translate("Model", "Choose a vocabulary…"))
        self.choose.setToolTip(
            tip(translate("Model", "A file of JSON, a tokenizer of Keras, or a text with a token in each line."))
        )
        self._make_number_fields()
        self.told = text_label("note")
        self._connect()

    def _make_number_fields(self) -> None:
        self.source = ChoiceBox(translate("Model", "Where the numbers come from"))
        self.source.setToolTip(
            tip(translate("Model", "Numbers of your own, or random ones to see the model move at all."))
        )
        self.source.offer(
            [
                (translate("Model", "Random numbers"), DRAWN),
                (translate("Model", "Typed"), TYPED),
                (translate("Model", "From a file"), FILE),
            ],
            DRAWN,
        )
        self.steps = Number(translate("Model", "Steps"), 1, MOST_STEPS)
        self.steps.setValue(STEPS)
        self.steps.setToolTip(tip(translate("Model", "How many rows of random numbers the model reads.")))
        self.seed = Number(translate("Model", "Seed"), 0, MOST_SEED)
        self.seed.setValue(1)
        self.seed.setToolTip(tip(translate("Model", "Which random numbers: the same seed gives the same ones.")))
        self.rows = QPlainTextEdit()
        self.rows.setTabChangesFocus(True)
        self.rows.setAccessibleName(translate("Model", "Rows of numbers"))
        self.rows.setToolTip(tip(translate("Model", "One row a step, as typed or copied from a sheet.")))
        self.file = QPushButton(translate("Model", "Choose a file of numbers…"))
        self.file.setToolTip(tip(translate("Model", "An array of NumPy [steps, numbers], or a table as CSV.")))

    def _connect(self) -> None:
        for box in (self.vocabulary, self.source):
            tell_what_is_chosen(box)
        for button in (self.choose, self.file):
            button.setAutoDefault(False)
        self.what.chosen.connect(self._show_what)
        self.text.textChanged.connect(self.understand)
        self.rows.textChanged.connect(self.understand)
        self.vocabulary.activated.connect(self.understand)
        self.source.activated.connect(self._show_source)
        self.steps.valueChanged.connect(self.understand)
        self.seed.valueChanged.connect(self.understand)
        self.choose.clicked.connect(self._ask_for_vocabulary)
        self.file.clicked.connect(self._ask_for_rows)

    def _lay_out(self) -> None:
        with_vocabulary = Flow()
        with_vocabulary.addWidget(self.vocabulary)
        with_vocabulary.addWidget(self.choose)
        text, drawn, numbers = QWidget(), QWidget(), QWidget()
        for part in (self.text, self.rows):
            part.setMinimumHeight(7 * GRID)
        column = _column(text)
        column.addWidget(self.text, 1)
        column.addWidget(with_vocabulary)
        fields = ((each.accessibleName(), each, each) for each in (self.steps, self.seed))
        column = _column(drawn)
        column.addLayout(form(*fields))
        column.addStretch(1)
        self.sources = QStackedWidget()
        from_file = QWidget()
        column = _column(from_file)
        column.addWidget(self.file)
        column.addStretch(1)
        for source in (drawn, self.rows, from_file):
            self.sources.addWidget(source)
        column = _column(numbers)
        column.addWidget(self.source)
        column.addWidget(self.sources, 1)
        self.parts = QStackedWidget()
        for kind in (text, numbers):
            self.parts.addWidget(kind)
        column = _column(self)
        column.addWidget(self.what)
        column.addWidget(self.parts, 1)
        column.addWidget(self.told)

    @property
    def reading(self) -> Reading | None:
        """What is read; None where what is given is no such thing yet."""
        return self._understood.reading

    @property
    def is_text(self) -> bool:
        """Whether text is asked for."""
        return self.parts.currentIndex() == 0

    def take_model(self, width: int, tokens: int) -> None:
        """Ask for what a model reads: rows of so many numbers, or, where it knows so many `tokens`, text."""
        text = self.is_text if self._tokens else self.vocabulary.count() > 1
        self._width, self._tokens = width, tokens
        offered = [(translate("Model", "Text"), TEXT)] if tokens else []
        self.what.offer([*offered, (translate("Model", "Numbers"), NUMBERS)], TEXT if tokens and text else NUMBERS)
        self._show_what(TEXT if tokens and text else NUMBERS)

    def offer_vocabularies(self, found: tuple[NamedVocabulary, ...], chosen: NamedVocabulary | None) -> None:
        """List vocabularies, and choose one."""
        none = translate("Model", "No vocabulary chosen")
        titles = (f"{shortened(each.path.name)}: {describe_vocabulary(each.vocabulary)}" for each in found)
        self.vocabulary.offer([(none, None), *zip(titles, found, strict=True)], chosen)

    def understand(self) -> None:
        """Find out what is read now, and say it."""
        self._work.drop()
        typed = self.text if self.is_text else self.rows
        long = len(typed.toPlainText()) > AT_ONCE and (self.is_text or self.source.currentData() == TYPED)
        if long:
            self._take(Understood(None, translate("Model", "A long text is being understood …")))
            self._soon.start()
        else:
            self._soon.stop()
            self._take(self._find())

    def _understand_beside(self) -> None:
        find = self._finder()
        self._work.ask(lambda _progress: find(), self._take, self._fail)

    def _find(self) -> Understood:
        return self._finder()()

    def _finder(self) -> partial[Understood]:
        """What understands what is asked for now, with all it needs."""
        if self.is_text:
            named = self.vocabulary.currentData()
            vocabulary = None if named is None else named.vocabulary
            return partial(read_text, self.text.toPlainText(), vocabulary, self._tokens)
        source = self.source.currentData()
        if source == TYPED:
            return partial(read_typed_rows, self.rows.toPlainText(), self._width)
        if source == DRAWN:
            return partial(_draw, self.steps.value(), self._width, self.seed.value())
        if self._rows is None:
            return partial(Understood, None, translate("Model", "Choose a file with rows of numbers."))
        return partial(understood_rows, self._rows, self._width)

    def _take(self, understood: Understood) -> None:
        self._understood = understood
        self.told.setText(breakable(understood.words))
        (self.text if self.is_text else self.rows).setAccessibleDescription(understood.words)
        self.changed.emit()

    def _fail(self, error: BaseException | None, words: str) -> None:
        self._take(Understood(None, problem_words(error, words)))
        announce(self, self._understood.words, at_once=True)

    def _show_what(self, what: object) -> None:
        self.parts.setCurrentIndex(0 if what == TEXT else 1)
        self._show_source()

    def _show_source(self) -> None:
        self.sources.setCurrentIndex((DRAWN, TYPED, FILE).index(self.source.currentData()))
        self.understand()

    # ---- files -------------------------------------------------------------------------------------------------------

    def _ask_for_vocabulary(self) -> None:
        kinds = translate("Model", "Vocabularies (*.json *.txt *.vocab);;All files (*)")
        path = ask_for_file(self, translate("Model", "The model’s vocabulary"), kinds)
        if path is not None:
            self.read_vocabulary(path)

    def read_vocabulary(self, path: Path) -> None:
        """Take the vocabulary in a file; where it is none, say so."""
        work = partial(_named, path)
        self._reader.ask(lambda _progress: work(), self._take_vocabulary, self._fail)

    def _take_vocabulary(self, found: NamedVocabulary) -> None:
        known = (self.vocabulary.itemData(at) for at in range(1, self.vocabulary.count()))
        self.offer_vocabularies((*(each for each in known if each.path != found.path), found), found)
        self.understand()
        announce(self, f"{self.vocabulary.currentText()}\n{self.told.text()}")

    def _ask_for_rows(self) -> None:
        kinds = translate("Model", "Numbers (*.npy *.npz *.csv *.tsv *.txt);;All files (*)")
        path = ask_for_file(self, translate("Model", "Rows of numbers that the model reads"), kinds)
        if path is not None:
            self.read_rows(path)

    def read_rows(self, path: Path) -> None:
        """Take the rows of numbers in a file; where there are none, say so."""
        self._reader.ask(lambda _progress: rows_in(path), partial(self._take_rows, path), self._fail)

    def _take_rows(self, path: Path, rows: Numbers) -> None:
        self._rows = rows
        self.file.setText(f"{shortened(path.name)}…")
        self.understand()
        announce(self, self.told.text())

    def stop(self) -> None:
        """Read nothing more."""
        self._soon.stop()
        self._work.drop()
        self._reader.drop()


def _named(path: Path) -> NamedVocabulary:
    return NamedVocabulary(path, read_vocabulary(path))


def _draw(steps: int, width: int, seed: int) -> Understood:
    """Random rows, and that they are."""
    rows = random_rows(steps, width, seed)
    found = understood_rows(rows, width, RANDOM.format(steps=steps, seed=seed))
    words = translate("Model", "{steps} steps of {width} random numbers: they show that it moves, not what it learnt.")
    return Understood(found.reading, words.format(steps=write_count(steps), width=width))


def _column(widget: QWidget) -> QVBoxLayout:
    made = QVBoxLayout(widget)
    made.setContentsMargins(0, 0, 0, 0)
    made.setSpacing(GRID)
    return made
