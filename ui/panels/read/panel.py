"""What there is to read: what to look for, the note of the token, the signs, and where the weights come from."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.film.drawing.zoom import LEVELS
from ui.panels.network.cards import count_words, names
from ui.panels.panel import Panel
from ui.panels.read.notes import Notes
from ui.panels.read.signs import Signs
from ui.panels.read.text import SMALL, Prose
from ui.settings.own_keys import read_keys
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.guide import story_of
from ui.state.names import authors_words, layer_number, lesson_origin
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID, text_label
from ui.widgets.keys import key_text
from ui.widgets.style import tip


class ReadPanel(Panel):
    """Tells what the lesson tells; of a lesson that tells nothing, what its network is.

    `lead_wanted`: somebody wants to be led through it.
    """

    lead_wanted = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__(document, player, selection, stage)
        self.setAccessibleName(translate("Command", "What to look for"))
        self.heading, self.about, self.notes = text_label("lead"), Prose(), Notes()
        self._is_led = False
        self.lead = QPushButton(translate("Guide", "Lead me through it"))
        self.lead.setToolTip(tip(translate("Guide", "Step by step, with something to do and questions.")))
        self.lead.clicked.connect(self.lead_wanted)
        self.signs_heading, self.signs = text_label("lead"), Signs()
        self.origin, self.key = Prose(SMALL, "muted"), QLabel()
        self._lay_out()
        self.notes.sought.connect(self._go)
        self.stage.changed.connect(self._want_signs)
        self.show_key()
        self.begin()

    def _lay_out(self) -> None:
        signs = QHBoxLayout()
        self.key.setProperty("aside", True)
        self.key.setToolTip(translate("Read", "The key that puts this on the stage"))
        signs.addWidget(self.signs_heading, 1)
        signs.addWidget(self.key)
        self.column.setSpacing(GRID)
        parts: tuple[QWidget, ...] = (self.heading, self.about, self.lead, self.notes, _line())
        for part in parts:
            self.column.addWidget(part)
        self.column.addLayout(signs)
        for part in (self.signs, _line(), self.origin):
            self.column.addWidget(part)
        self.column.addStretch(1)

    def reread(self) -> None:
        """Another lesson, or another run of it."""
        lesson = self.document.lesson
        told = authors_words(lesson.about.strip())
        self.heading.setText(translate("Command", "What to look for") if told else translate("Read", "What this is"))
        self.about.show_words(told or self.describe_network())
        self.show_lead(self._is_led)
        notes = {at: authors_words(words) for at, words in lesson.notes.items()}
        self.notes.show_notes(self.document.trace, notes, self.place.token)
        checked = translate("Read", "Every number is computed from weights that you can see: click one.")
        self.origin.show_words(f"{_sentence(lesson_origin(lesson))}\n{checked}")
        self._show_signs()

    def show_place(self) -> None:
        """Another token has another note."""
        self.notes.show_token(self.place.token)

    def show_selection(self) -> None:
        """Another layer or view has other signs."""
        self._show_signs()

    def describe_network(self) -> str:
        """The network and what it reads, a line each."""
        trace = self.document.trace
        words = translate("Read", "A network of {layers} reads {tokens}, one at each step.")
        found = [words.format(layers=count_words(len(trace.levels), "layer"), tokens=count_words(trace.steps, "token"))]
        for at, record in enumerate(trace.layers):
            units = count_words(record.layer.units, "unit")
            line = translate("Read", "Layer {number}: {cell}, {units}").format(
                number=layer_number(trace.made_of, at), cell=record.layer.cell.name, units=units
            )
            found.append(f"{line}: {names(record.layer.unit_names)}" if record.layer.unit_names else line)
        if trace.readout is not None:
            outputs = names(trace.readout.names)
            found.append(translate("Read", "A read-out says, after each token: {outputs}").format(outputs=outputs))
        return "\n".join(found)

    def show_lead(self, led: bool) -> None:
        """Offer to lead through the lesson, unless somebody is led."""
        self._is_led = led
        self.lead.setVisible(not led and story_of(self.document) is not None)

    def show_key(self) -> None:
        """Say beside the signs which key puts them on the stage."""
        self.key.setText(key_text(read_keys().now("L")))

    def _want_signs(self) -> None:
        self.stage.updates.want(self, self._show_signs)

    def _show_signs(self) -> None:
        back = self.selection.view == "backward"
        in_cell = back or self.selection.view in LEVELS[2:]
        heading = translate("Read", "The signs") if in_cell else translate("Read", "The signs in the cell")
        self.signs_heading.setText(heading)
        self.signs.show_scene(self.stage.film.scene, back)

    def _go(self, token: int) -> None:
        self.player.rest_at(token, len(self.player.timeline.beats) - 1)


def _line() -> QFrame:
    line = QFrame()
    line.setObjectName("rule")
    line.setFixedHeight(1)
    return line


def _sentence(words: str) -> str:
    """Words with a point at their end."""
    return words if not words or words.endswith((".", "!", "?")) else f"{words}."
