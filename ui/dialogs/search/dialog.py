"""Searches a long text: the network reads it beside the window; then one asks where else units did what they do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from simulator.lessons.resolve import ResolvedLesson
from simulator.lessons.schema import LessonError
from simulator.search.passage import Passage, read_passage
from simulator.search.reading import TextStates
from ui.dialogs.search.excerpt import Excerpt
from ui.dialogs.search.hit_list import HitList
from ui.dialogs.search.loaded import Found, LoadedText, Wanted, cut, describe, load_file, read, reads_alike, search
from ui.dialogs.search.network_boxes import NetworkBoxes
from ui.dialogs.search.wanted_form import WantedForm
from ui.film.text.blanks import with_visible_blanks
from ui.jobs.model_job import ModelWork
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.player import Player
from ui.state.selection import Selection
from ui.widgets.controls import GRID, text_label
from ui.widgets.heard.announcement import announce
from ui.widgets.heard.complaint import Complaint
from ui.widgets.questions import ask_for_file
from ui.widgets.room.narrow import Beside, Flow
from ui.widgets.room.screen_fit import Scrolled, resize_within_screen
from ui.widgets.style import theme_of, tip
from ui.widgets.waiting import WorkRow

LONGEST = 40  # letters of a span that are told


class SearchDialog(QDialog):
    """Stays open beside the window. Going to a hit is an edit, which one undo takes back.

    Its network is that of the lesson when the text was read; passages that were gone to have the same.
    """

    def __init__(self, document: Document, player: Player, selection: Selection, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._player, self._selection = document, player, selection
        self._network = document.newest_resolved
        self._passages = [self._network.lesson]  # those with the same network
        self._work = ModelWork(self)
        self._loaded: LoadedText | None = None
        self._states: TextStates | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "Search over a text"))
        self._make_fields()
        self._lay_out()
        self._connect()
        self.wanted.by.apply_theme(theme_of(self))
        self.which.offer(self._network, selection.layer, selection.quantity)
        self._tell()
        resize_within_screen(self, QSize(900, 720))

    def _make_fields(self) -> None:
        self.file = QPushButton(translate("Search", "Choose a text…"))
        self.file.setToolTip(tip(translate("Search", "A text file in UTF-8 with up to a million tokens.")))
        self.paste = QPushButton(translate("Search", "Paste"))
        self.paste.setToolTip(tip(translate("Search", "Take the text that was copied.")))
        self.holds = text_label("note")
        self.which = NetworkBoxes()
        self.read_it = QPushButton(translate("Search", "Read the text"))
        self.read_it.setToolTip(tip(translate("Search", "Run the network over the text, beside the window.")))
        self.row = WorkRow()
        self.problem = Complaint()
        self.excerpt, self.wanted, self.hits = Excerpt(), WantedForm(), HitList()
        self.told = text_label("note")
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.go = self.buttons.addButton(translate("Search", "Go there"), QDialogButtonBox.ButtonRole.ActionRole)
        words = translate("Search", "Open the passage around the hit: it begins with the states the network had there.")
        self.go.setToolTip(tip(words))
        for button in (self.file, self.paste, self.read_it, self.go):
            button.setAutoDefault(False)

    def _lay_out(self) -> None:
        source, read_it = Flow(), Flow()
        for button in (self.file, self.paste):
            source.addWidget(button)
        read_it.addWidget(self.read_it)
        left = QVBoxLayout()
        left.addWidget(self.excerpt)
        right = QVBoxLayout()
        right.addWidget(self.which)
        right.addWidget(read_it)
        right.addWidget(self.wanted)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(source)
        column.addWidget(self.holds)
        column.addWidget(Beside(left, right, (3, 2)), 3)
        column.addWidget(self.told)
        column.addWidget(self.hits, 2)
        whole = QVBoxLayout(self)
        whole.setSpacing(GRID)
        whole.addWidget(Scrolled(content), 1)
        for widget in (self.problem, self.row, self.buttons):
            whole.addWidget(widget)

    def _connect(self) -> None:
        self.file.clicked.connect(self._ask_for_file)
        self.paste.clicked.connect(self._paste)
        self.which.chosen.connect(self.read_text)
        self.read_it.clicked.connect(self.read_text)
        self.row.cancel_wanted.connect(self._cancel)
        self.excerpt.selected.connect(self._take_span)
        self.wanted.search_wanted.connect(self.search)
        self.hits.pointed.connect(self._point)
        self.hits.wanted.connect(self.go_there)
        self.go.clicked.connect(self.go_there)
        self.buttons.rejected.connect(self.reject)
        self._document.changed.connect(self._tell)

    @property
    def is_at_work(self) -> bool:
        """Whether something is under way."""
        return not self.row.isHidden()

    # ---- the text ----------------------------------------------------------------------------------------------------

    def _ask_for_file(self) -> None:
        kinds = translate("Search", "Texts (*.txt *.md *.csv *.log);;All files (*)")
        path = ask_for_file(self, translate("Search", "A text to search"), kinds)
        if path is not None:
            self.load(path)

    def load(self, path: Path) -> None:
        """Take the text in a file, and read it."""
        self._take(lambda network: partial(load_file, network, path))

    def _paste(self) -> None:
        self.take(translate("Search", "The copied text"), QGuiApplication.clipboard().text())

    def take(self, name: str, text: str) -> None:
        """Take a text, and read it."""
        self._take(lambda network: partial(cut, network, name, text))

    def _take(self, cutting: Callable[[ResolvedLesson], partial[LoadedText]]) -> None:
        self._take_network()
        self._begin(translate("Search", "The text is being opened …"))
        job = self._work.ask(cutting(self._network), self._take_text, self._fail)
        job.progress.connect(self.row.follow)

    def _take_text(self, loaded: LoadedText) -> None:
        """Show a text, and read it."""
        self._forget()
        self._loaded = loaded
        self.excerpt.show_text(loaded)
        self.holds.setText(describe(loaded))
        announce(self, self.holds.text())
        self.read_text()

    # ---- reading -----------------------------------------------------------------------------------------------------

    def _take_network(self) -> None:
        """Read with the network of the lesson as it is now."""
        if not self._is_same():
            self._forget()
            self._network = self._document.newest_resolved
            self._passages = [self._network.lesson]
            self.which.offer(self._network, self._selection.layer, self._selection.quantity)

    def _is_same(self) -> bool:
        """Whether the lesson that is open has the network that reads here."""
        now = self._document.newest
        return any(now is each or reads_alike(now, each) for each in self._passages)

    def read_text(self) -> None:
        """Run the network over the text, and keep what is chosen of it; a text is cut anew for another network."""
        if self._loaded is None:
            return
        if not self._is_same():
            self.take(self._loaded.name, self._loaded.text)
            return
        self._forget_states()
        self._begin(translate("Search", "The network reads the text:"))
        self.wanted.take_units(self.which.units, self.which.unit_names)
        work = partial(read, self._network, self._loaded.tokens, self.which.layer, self.which.quantity)
        self._work.ask(work, self._take_states, self._fail).progress.connect(self.row.follow)

    def _take_states(self, states: TextStates) -> None:
        self._states = states
        self._end()
        told = translate("Search", "The text was read. Select a span of it, and search.")
        if states.is_on_disk:
            told = translate(
                "Search", "The text was read; its states are on the disk until this is closed. Select a span."
            )
        self.told.setText(told)
        announce(self, told)

    # ---- searching ---------------------------------------------------------------------------------------------------

    def _take_span(self) -> None:
        span, loaded = self.excerpt.span, self._loaded
        text = ""
        if loaded is not None and span:
            text = loaded.between.join(loaded.tokens[span.start : min(span.stop, span.start + LONGEST)])
            text = with_visible_blanks(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")
        self.wanted.take_span(span, text)
        self._tell()

    def search(self) -> None:
        """Look for where else the units did what they do over the span."""
        wanted = self.wanted.wanted
        if wanted is None or self._states is None or not wanted.span:
            return
        self._begin(translate("Search", "Places are being compared:"))
        work = partial(search, self._states, wanted)
        job = self._work.ask(work, partial(self._take_hits, wanted), self._fail)
        job.progress.connect(self.row.follow)

    def _take_hits(self, wanted: Wanted, found: Found) -> None:
        self._end()
        on = wanted.by == "on"
        score = translate("Search", "Units on") if on else translate("Search", "Cosine")
        self.hits.show_hits(found.hits, self._loaded, score)
        self.excerpt.show_hits(found.hits)
        self.wanted.show_units(found.units)
        if not found.units:
            told = translate("Search", "No unit’s {quantity} stays beyond {threshold} over the whole span.")
        elif not found.hits:
            told = translate("Search", "There are no other places.")
        elif on:
            told = translate(
                "Search", "{hits} places: how many of the units stay on, {quantity} beyond {threshold}, is their score."
            )
        else:
            told = translate("Search", "{hits} places, those with the most similar curves of {quantity} first.")
        threshold = self.wanted.threshold.textFromValue(wanted.threshold)
        self.told.setText(told.format(hits=len(found.hits), quantity=self.which.quantity_words, threshold=threshold))
        announce(self, self.told.text())
        if found.hits:
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def _point(self) -> None:
        """Show the current hit in the text."""
        if self.hits.hit is not None:
            self.excerpt.show_place(range(self.hits.hit.start, self.hits.hit.stop))
        self._tell()

    # ---- going there -------------------------------------------------------------------------------------------------

    def go_there(self) -> None:
        """Open the passage around the current hit."""
        hit, states, loaded = self.hits.hit, self._states, self._loaded
        if hit is None or states is None or loaded is None:
            return
        if states.checkpoints is None:
            words = translate(
                "Search", "A layer reads from the end: no passage can begin with what it had read by then."
            )
            self.problem.complain(words)
            return
        self._begin(translate("Search", "The passage is being opened …"))
        about = translate("Search", "Tokens {first} to {last} of {name}. States begin as they were there.")
        about = about.replace("{name}", loaded.name.replace("{", "{{").replace("}", "}}"))
        span = range(hit.start, hit.stop)
        work = partial(read_passage, self._network, loaded.tokens, states.checkpoints, span, about)
        self._work.ask(work, partial(self._open, span, hit.units[0]), self._fail)

    def _open(self, span: range, unit: int, passage: Passage) -> None:
        """Show a passage, and go to the hit when its run is there."""
        self._passages.append(passage.lesson.lesson)
        self._end()
        try:
            self._document.edit(translate("Undo", "a passage of a text"), passage.lesson)
        except LessonError as error:
            self.problem.complain(str(error))
            return
        show = partial(self._show, span, unit, passage)
        QTimer.singleShot(0, self, lambda: self._document.when_settled(show))  # once the window has shown the edit

    def _show(self, span: range, unit: int, passage: Passage) -> None:
        """Go to a hit in the passage that is open, unless something else is."""
        if self._document.lesson is not passage.lesson.lesson:
            return
        first, stop = span.start - passage.start, min(span.stop - passage.start, self._document.trace.steps)
        self._selection.look_at(self.which.layer, unit, self.which.quantity)
        QTimer.singleShot(0, self, partial(self._rest, first, stop, passage))  # once the window has shown that

    def _rest(self, first: int, stop: int, passage: Passage) -> None:
        """Come to rest at a hit, with its stretch selected."""
        if self._document.lesson is passage.lesson.lesson:
            self._selection.brush = (first, stop)
            self._player.rest_at(first, len(self._player.timeline.beats) - 1)

    # ---- what is under way -------------------------------------------------------------------------------------------

    def _begin(self, what: str) -> None:
        self.problem.settle()
        self.row.begin(what)
        self._tell()

    def _end(self) -> None:
        self.row.hide()
        self._tell()

    def _cancel(self) -> None:
        self._work.drop()
        self._end()
        self.told.setText(translate("Search", "Cancelled."))

    def _fail(self, _error: BaseException | None, words: str) -> None:
        self._end()
        self.problem.complain(words)

    def _forget_states(self) -> None:
        """Let go of what was read, and of what was found in it."""
        if self._states is not None:
            self._states.close()
            self._states = None
        self.hits.show_hits((), None)
        self.excerpt.show_hits(())
        self.told.clear()

    def _forget(self) -> None:
        self._forget_states()
        self._loaded = None
        self.excerpt.show_text(None)
        self.holds.clear()

    def _tell(self) -> None:
        """Let be done what can be done now."""
        there, same = self._states is not None, self._is_same()
        self.read_it.setVisible(self._loaded is not None and not self.is_at_work and not (there and same))
        again = translate("Search", "The network was changed: read the text again")
        self.read_it.setText(translate("Search", "Read the text") if same else again)
        self.wanted.search.setEnabled(there and bool(self.excerpt.span) and not self.is_at_work)
        self.go.setEnabled(there and self.hits.hit is not None and not self.is_at_work)

    def done(self, result: int) -> None:
        """Close, and let go of all."""
        self._work.drop()
        self._forget()
        super().done(result)
