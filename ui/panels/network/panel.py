"""The network: what it says, its layers from top to bottom, what enters it, and what one can change in it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simulator.lessons.check import MOST_LAYERS
from simulator.lessons.edits.layers import with_dtype, with_idealised, with_layers
from simulator.lessons.schema import LayerSpec, LessonError
from simulator.network.levels import levels_of
from ui.film.scene.derived.turned import other_end
from ui.film.scene.derived.turning import reading, says
from ui.film.scene.table import readout_step
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.panels.network.cards import Card, ReadoutCard, count_words, names
from ui.panels.network.layer_controls import LayerControls
from ui.panels.panel import Panel
from ui.settings import settings
from ui.settings.translation import translate
from ui.state.document import Document
from ui.state.edits.token_edits import LessonChange
from ui.state.names import layer_number, lesson_origin
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import GRID, Alternatives, Number, Switch, form, text_label, title
from ui.widgets.focus.order import follow_layout
from ui.widgets.fold import Fold
from ui.widgets.heard.complaint import Complaint
from ui.widgets.style import tip

_PRECISIONS = (("float64", "float64"), ("float32", "float32"))
_IDEALISED = QT_TRANSLATE_NOOP(
    "Network", "Rounds every gate to 0 or 1: the tutorial’s arithmetic. A true sigmoid reaches neither."
)
_INPUT = QT_TRANSLATE_NOOP(
    "Network", "What enters the network at each token: a vector, with a number for each of these columns."
)
_LAYERS = QT_TRANSLATE_NOOP(
    "Network", "How many layers stand on each other. Each reads the hidden state h of the one below."
)
_PRECISION = QT_TRANSLATE_NOOP(
    "Network",
    "How exactly numbers are computed: float64 keeps about 16 digits, float32 about 7, as trained networks do.",
)
_ADVANCED = QT_TRANSLATE_NOOP(
    "Network", "What a first look does not need: the seed, precision, and gates that are rounded."
)
_CARD = QT_TRANSLATE_NOOP("Network", "Look into this layer (Alt+↑ and Alt+↓ go from layer to layer)")
_STATED = 400  # letters of the origin that stand in the panel; the rest is in its tooltip


class NetworkPanel(Panel):
    """Shows the stack, looks at the layer that is clicked, and edits the selected layer and the whole network.

    `equations_wanted` asks for the equations of that layer's cell.
    """

    equations_wanted = Signal()

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__(document, player, selection, stage)
        self.setAccessibleName(translate("Network", "Network"))
        self.readout = ReadoutCard()
        self.cards: list[Card] = []
        self._stack = QVBoxLayout()
        self._stack.setSpacing(GRID // 2)
        self.input = Card(can_be_chosen=False)
        self.problem = Complaint()
        self.layer_controls = LayerControls()
        self.layers = Number(translate("Network", "Layers"), 1, MOST_LAYERS)
        self.precision = Alternatives(translate("Network", "Precision"))
        self.idealised = Switch(translate("Network", "Idealised gates"))
        about = translate("Network", _ADVANCED)
        self.advanced = Fold(translate("Network", "Advanced"), tip(about), settings.advanced())
        self.idealised.setAccessibleDescription(translate("Network", _IDEALISED))
        self.origin = text_label("note")
        self.origin.setAccessibleName(translate("Network", "Where the weights come from"))
        self.input.set_tooltip(translate("Network", _INPUT))
        for control, about in ((self.layers, _LAYERS), (self.precision, _PRECISION), (self.idealised, _IDEALISED)):
            control.setToolTip(tip(translate("Network", about)))
        self._lay_out()
        self._connect()
        self.begin()

    @property
    def editing(self) -> tuple[QWidget, ...]:
        """All but the cards, which choose the layer in view."""
        seed = (self.layer_controls.seed, self.layer_controls.dice)
        return self.layer_controls, *seed, self.layers, self.precision, self.idealised

    def _lay_out(self) -> None:
        cards = QVBoxLayout()
        cards.setSpacing(GRID // 2)
        cards.addWidget(self.readout)
        cards.addLayout(self._stack)
        cards.addWidget(self.input)
        self.column.addWidget(title(translate("Network", "Network")))
        self.column.addLayout(cards)
        self.column.addWidget(self.origin)
        self.column.addWidget(self.problem)
        self.column.addWidget(self.layer_controls)
        self.column.addWidget(title(translate("Network", "All layers")))
        self.column.addLayout(form((translate("Network", "Layers"), self.layers, self.layers)))
        self.advanced.column.addLayout(
            form(
                (translate("Layer", "Seed"), self.layer_controls.seed_row(), self.layer_controls.seed),
                (translate("Network", "Precision"), self.precision, self.precision),
            )
        )
        self.advanced.column.addWidget(self.idealised)
        self.advanced.column.addWidget(text_label("note", translate("Network", _IDEALISED)))
        self.column.addWidget(self.advanced)
        self.column.addStretch(1)

    def _connect(self) -> None:
        self.layer_controls.edited.connect(self._edit)
        self.layer_controls.equations.clicked.connect(self.equations_wanted)
        self.layers.valueChanged.connect(self._take_layers)
        self.precision.chosen.connect(self._take_precision)
        self.idealised.clicked.connect(self._idealise)
        self.advanced.turned.connect(settings.remember_advanced)

    def reread(self) -> None:
        """The network of the lesson as it is now."""
        lesson = self.document.lesson
        self._fit_cards(len(lesson.layers))
        self.layers.show_value(len(levels_of(self.document.resolved.layers)), MOST_LAYERS)
        self.precision.offer(_PRECISIONS, lesson.dtype)
        self.idealised.setChecked(lesson.idealised)
        if lesson.idealised:
            self.advanced.open()  # what makes the run untrue is not hidden
        origin = lesson_origin(lesson)
        self.origin.setText(origin if len(origin) <= _STATED else origin[:_STATED] + "…")
        self.origin.setToolTip(tip(origin) if len(origin) > _STATED else "")
        trace = self.document.trace
        width = trace.inputs.shape[1]
        self.input.show_text(translate("Network", "Input"), names(trace.input_names) or count_words(width, "number"))
        self.problem.settle()
        self.show_place()
        self.show_selection()

    def _follow_player(self) -> None:
        super()._follow_player()
        self.show_place()

    def show_place(self) -> None:
        """What the network says, as of the moment that the picture shows."""
        timeline = self.player.timeline
        scene, moment = self.stage.film.scene, timeline.locate(self.player.time)
        step = readout_step(timeline, reading(scene, moment))
        known = 0 <= step < scene.trace.steps and says(scene, step)
        token = other_end(scene, step) if known else -1
        self.readout.show_token(self.document.trace, min(token, self.document.trace.steps - 1))

    def show_selection(self) -> None:
        """Another layer is looked at."""
        lesson, here = self.document.lesson, self.selection.layer
        for at, (card, layer) in enumerate(zip(self.cards, lesson.layers, strict=True)):
            name = translate("Network", "Layer {number} · {cell}")
            name = name.format(
                number=layer_number(self.document.resolved.layers, at),
                cell=self.document.resolved.cells[layer.cell].name,
            )
            card.show_text(name, _about(layer), at == here)
        self.layer_controls.show_layer(self.document.resolved, here)

    def _fit_cards(self, count: int) -> None:
        """As many cards as layers, the last layer on top."""
        while len(self.cards) > count:
            card = self.cards.pop()
            self._stack.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self.cards) < count:
            at = len(self.cards)
            card = Card(can_be_chosen=True)
            card.apply_theme(self.stage.theme)
            card.set_tooltip(translate("Network", _CARD))
            card.clicked.connect(lambda _=False, at=at: self._look_at(at))
            self.cards.append(card)
            self._stack.insertWidget(0, card)
            follow_layout(self.body)
        for number, card in enumerate(self.cards, start=1):
            card.set_place(number, count)

    def _look_at(self, layer: int) -> None:
        self.selection.layer = layer
        self.show_selection()

    def _take_layers(self, count: int) -> None:
        were = len(self.document.newest.layers)
        self._edit(count_words(count, "layer"), lambda lesson: with_layers(lesson, count))
        if len(self.document.newest.layers) > were:
            levels = levels_of(self.document.newest_resolved.layers)
            self.selection.layer = levels[-1][0]

    def _take_precision(self, dtype: Literal["float64", "float32"]) -> None:
        label = translate("Edit", "{precision} numbers").format(precision=dtype)
        self._edit(label, lambda lesson: with_dtype(lesson, dtype))

    def _idealise(self, on: bool) -> None:
        label = translate("Edit", "idealised gates") if on else translate("Edit", "gates as they are")
        self._edit(label, lambda lesson: with_idealised(lesson, on))

    def _edit(self, label: str, change: LessonChange) -> None:
        """Make the edit, or say what is wrong and show the network as it still is."""
        try:
            self.document.edit(label, change(self.document.newest_resolved))
        except LessonError as error:
            self.reread()
            self.problem.complain(f"{error.problem} {error.remedy}".strip())


def _about(layer: LayerSpec) -> str:
    size = count_words(layer.units, "unit")
    return f"{size}: {names(layer.unit_names)}" if layer.unit_names else size
