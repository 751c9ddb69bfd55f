"""One selected unit: the beat's equation with its numbers, where a gate comes from, how long it remembers."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF
from PySide6.QtWidgets import QWidget

from simulator.analysis.weighted_sum import sources
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.schema import LessonError
from simulator.network.trace import LayerTrace
from ui.film.marks import About
from ui.film.scene.scene import Scene
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.notation import NOTATIONS
from ui.film.text.number_format import precise
from ui.film.views.parts.passing import left_out_equations
from ui.panels.inspector.half_lives import HalfLives
from ui.panels.inspector.source import Point, Source
from ui.panels.inspector.steps import act_of, steps
from ui.panels.inspector.weight_canvas import WeightCanvas, place_of
from ui.panels.inspector.weights import Weights
from ui.panels.inspector.working import Working
from ui.panels.panel import Panel
from ui.settings.translation import translate, write_number
from ui.stage.now import Now
from ui.state.document import Document
from ui.state.edits.drag_edit import DragEdit
from ui.state.edits.number_edits import unit_words
from ui.state.names import layer_number, quantity_name, weight_name
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage
from ui.widgets.controls import Alternatives, ChoiceBox, form, text_label, title
from ui.widgets.heard.aloud import aloud
from ui.widgets.heard.complaint import Complaint
from ui.widgets.number_field import NumberField
from ui.widgets.style import tip
from ui.widgets.typed_number import TypedNumber

_UNIT = QT_TRANSLATE_NOOP("Inspector", "The unit under the eye: one line of every vector. ↑ and ↓ go to the others.")
_SOURCE = QT_TRANSLATE_NOOP(
    "Inspector", "Which gate or candidate is taken apart below: what it adds up, and from where."
)
_WEIGHT = QT_TRANSLATE_NOOP("Inspector", "The chosen weight. Type or step it, or pull it in the picture above.")


class InspectorPanel(Panel):
    """Reads the film's scene and explains what its unit does at the current token and beat."""

    def __init__(self, document: Document, player: Player, selection: Selection, stage: Stage) -> None:
        super().__init__(document, player, selection, stage)
        self.setAccessibleName(translate("Command", "Inspector"))
        self.unit_choice = ChoiceBox(translate("Inspector", "Unit"))
        self.heading = title("")
        self.working = Working()
        self.source_heading = title("")
        self.source_choice = Alternatives(translate("Inspector", "Where it comes from"))
        self.source = Source()
        self.weights = Weights()
        self.unit_choice.setToolTip(tip(translate("Inspector", _UNIT)))
        self.source_choice.setToolTip(tip(translate("Inspector", _SOURCE)))
        self.weight_name, self.weight_value = text_label("note"), NumberField(translate("Inspector", "Weight"))
        self.weight_value.setToolTip(tip(translate("Inspector", _WEIGHT)))
        self.problem = Complaint()
        self.field = TypedNumber(self.body)
        self.field.taken.connect(self._take_weight)
        self._drag = DragEdit(document)
        self._weight: About | None = None
        self._layer_trace: LayerTrace | None = None
        self._source = ""
        self._wanted = ""  # the source that was chosen; where the quantity has no such one, the first is shown
        self.lives_heading = title("")
        self.lives = HalfLives()
        self._now = Now(player, selection, stage)
        self._told: tuple[Scene, int] | None = None  # of which scene, and up to which token, half-lives are shown
        self.no_lives = text_label("note")
        self._lay_out()
        self.unit_choice.currentIndexChanged.connect(self._choose_unit)
        self.source_choice.chosen.connect(self._choose_source)
        self.lives.chosen.connect(self._choose_unit)
        self.weights.chosen.connect(self._choose_unit)
        for canvas in (self.weights, self.source):
            canvas.picked.connect(self._pick)
            canvas.pulled.connect(self._pull_to)
            canvas.let_go.connect(self._drag.end)
            canvas.typing_wanted.connect(self._ask_to_type)
        self.weight_value.valueChanged.connect(self._take_weight)
        self.begin()

    def _lay_out(self) -> None:
        self.column.addLayout(form((translate("Inspector", "Unit"), self.unit_choice, self.unit_choice)))
        sections: tuple[QWidget, ...] = (
            self.heading,
            self.working,
            self.source_heading,
            self.source_choice,
            self.source,
            self.weights,
            self.weight_name,
            self.weight_value,
            self.problem,
        )
        for item in (*sections, self.lives_heading, self.lives, self.no_lives):
            self.column.addWidget(item)
        self.column.addStretch(1)

    @property
    def scene(self) -> Scene:
        """What the film shows."""
        return self.stage.film.scene

    def reread(self) -> None:
        """Another run, or another layer of it."""
        scene = self.scene
        self._layer_trace = scene.layer_trace
        units = range(len(scene.unit_names))
        self.unit_choice.offer([(unit_words(scene.trace, scene.layer, unit), unit) for unit in units], scene.unit)
        keep, state = scene.cell.memory.keep, scene.cell.memory.state
        heading = translate("Inspector", "HALF-LIFE WHILE {gate} KEEPS, TOKENS").format(gate=keep)
        self.lives_heading.setText(heading if keep else translate("Inspector", "HALF-LIFE"))
        self.lives.setVisible(keep is not None)
        self.no_lives.setVisible(keep is None)
        none = translate("Inspector", "{cell}: there is no gate that keeps. Each step writes {state} anew.")
        if not scene.cell.memory.is_anew:
            none = translate("Inspector", "{cell}: there is no gate that keeps, for nothing of {state} is forgotten.")
        self.no_lives.setText(none.format(cell=scene.cell.name, state=state))
        what = translate("Inspector", "While {gate} is above ½: the tokens after which half of the memory is left")
        self.lives.setToolTip(tip(what.format(gate=keep)))
        self.show_selection()

    def show_selection(self) -> None:
        """Another layer or unit is selected."""
        scene = self.scene
        if scene.layer_trace is not self._layer_trace:
            self.reread()
            return
        was = self.unit_choice.blockSignals(True)
        self.unit_choice.setCurrentIndex(scene.unit)
        self.unit_choice.blockSignals(was)
        self._show_lives()
        self.show_place()

    def _follow_player(self) -> None:
        super()._follow_player()
        self._show_lives()

    def _follow_selection(self) -> None:
        super()._follow_selection()
        self._show_lives()

    def _show_lives(self) -> None:
        """Tell how long the units remember, from the tokens whose gate has been computed."""
        scene = self.scene
        if scene.cell.memory.keep is None:
            return
        self._now.read()
        last = scene.trace.steps - 1 if self._now.is_whole else self._now.last_token(scene.cell.memory.keep)
        if self._told != (scene, last):
            self._told = (scene, last)
            self.lives.show_scene(scene, last)

    def show_place(self) -> None:
        """Another token or beat."""
        scene, (token, beat) = self.scene, self.place
        back = self.stage.teller.working(token, beat)
        left_out = token in scene.trace.skipped
        for part in (
            self.source_heading,
            self.source_choice,
            self.source,
            self.weights,
            self.weight_name,
            self.weight_value,
        ):
            part.setVisible(not back and not left_out)
        if left_out:
            what = translate("Inspector", "the step is left out")
            self.heading.setText(f"{unit_words(scene.trace, scene.layer, scene.unit)} · {what}")
            self.working.show_lines(left_out_equations(scene, token))
            return
        if back:
            what = translate("Inspector", "gradient")
            self.heading.setText(f"{unit_words(scene.trace, scene.layer, scene.unit)} · {what}")
            self.working.show_lines(tuple(line for lines in back for line in (*lines, ())))
            return
        act = act_of(scene, self.player.timeline.beats[beat].key)
        what = scene.writing.letter(act.formula) if act.formula else translate("Inspector", "before this step")
        self.heading.setText(f"{unit_words(scene.trace, scene.layer, scene.unit)} · {what}")
        self.working.show_lines(steps(scene, act, token))
        self._offer_sources(scene, act.formula)
        self._show_source()

    def _offer_sources(self, scene: Scene, formula: str) -> None:
        """The gates from which the formula's result comes; before a step, all that will be computed in it."""
        found = sources(scene.cell, formula) if formula else ()
        found = found or sources(scene.cell, scene.cell.memory.state)
        self._source = self._wanted if self._wanted in found else found[0] if found else ""
        self.source_choice.offer([(self._label(name), name) for name in found], self._source)
        self.source_choice.setVisible(len(found) > 1)

    def _show_source(self) -> None:
        name = self._source
        heading = translate("Inspector", "WHERE {quantity} COMES FROM")
        if name == self.scene.cell.memory.keep:
            heading = translate("Inspector", "WHERE {quantity} (KEEP) COMES FROM")
        self.source_heading.setText(heading.format(quantity=name))
        self.source_heading.setToolTip(quantity_name(name, self.scene.cell))
        point = Point(self.scene, name, self.place.token) if name else None
        self.source.show_point(point)
        self.weights.show_point(point)
        self._show_weight(self.weights.weight)

    # Weights

    def _show_weight(self, weight: About | None) -> None:
        """Offer a weight to be typed; none, where the quantity has none."""
        self._weight = weight
        self.weight_name.setVisible(weight is not None)
        self.weight_value.setVisible(weight is not None)
        if weight is not None:
            self.weight_name.setText(self._name_of(weight))
            self.weight_value.setAccessibleName(aloud(self.weight_name.text()))
            self.weight_value.show_value(self.weights.number_of(weight)[0])

    def _name_of(self, weight: About) -> str:
        return weight_name(weight, self.document.trace, NOTATIONS[self.selection.wording.notation])

    def _pick(self, weight: About) -> None:
        """A weight that was pressed is the one to be typed, and framed among all."""
        if weight != self.weights.weight:
            self.weights.pick(weight)
        self._show_weight(weight)

    def _pull_to(self, weight: About, value: float) -> None:
        """Go on pulling a weight. Where the network cannot be run, the pull stops and the panel says why."""
        label = translate("Edit", "{weight} pulled")
        if len(self.document.trace.layers) > 1:
            label = translate("Edit", "{weight} pulled in layer {layer}")
        number = layer_number(self.document.trace.made_of, weight.layer)
        label = label.format(weight=self._name_of(weight), layer=number)
        self.problem.settle()
        layer, name, place = weight.layer, weight.quantity, place_of(weight)
        try:
            self._drag.to(label, lambda lesson: with_weight(lesson, layer, name, place, value))
        except LessonError as error:
            self.problem.complain(f"{error.problem} {error.remedy}".strip())

    def _ask_to_type(self, weight: About, cell: QRectF) -> None:
        """Let a weight be typed where it was clicked twice."""
        canvas = self.sender()
        if not isinstance(canvas, WeightCanvas):
            return
        self._pick(weight)
        offset = QPointF(canvas.mapTo(self.body, QPoint(0, 0)))
        value = canvas.number_of(weight)[0]
        self.field.begin(cell.translated(offset), write_number(precise(value)), self._name_of(weight))

    def _take_weight(self, value: float) -> None:
        """A weight that is typed or stepped is an edit of its own."""
        if self._weight is not None:
            self._pull_to(self._weight, value)
            self._drag.end()

    def _label(self, name: str) -> str:
        """A quantity's letter; the gate that keeps says so, whatever it is called."""
        keeps = name == self.scene.cell.memory.keep
        return translate("Inspector", "{gate} · keep").format(gate=name) if keeps else name

    def _choose_unit(self, unit: int) -> None:
        if unit >= 0:
            self.selection.unit = unit

    def _choose_source(self, name: str) -> None:
        self._source = self._wanted = name
        self._show_source()
