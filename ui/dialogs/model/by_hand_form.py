"""The fields in which layers are mapped by hand: kind, order of gates, tensors; checked while they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import cast

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QPushButton, QVBoxLayout, QWidget

from simulator.io.atomic_write import write_whole
from simulator.weights.layouts import layout_of
from simulator.weights.model_cells import FUNCTIONS, Kind
from simulator.weights.recognition.by_hand import ByHand, LayerByHand, mapping_of, read_by_hand, written
from simulator.weights.recognition.found import Recognised
from simulator.weights.reference.files import open_reference
from simulator.weights.reference.stored import Reference
from simulator.weights.tensor_tree import ModelFile
from ui.dialogs.model.around_form import AroundForm
from ui.dialogs.model.found_words import breakable, problem_words
from ui.dialogs.model.mapping import (
    Trial,
    describe_misfits,
    describe_trial,
    layouts_of,
    named_in,
    parts_of,
    tensor_titles,
    try_mapping,
)
from ui.dialogs.model.tensor_box import TensorBox, labelled
from ui.jobs.model_job import ModelWork
from ui.settings.translation import translate
from ui.widgets.controls import GRID, ChoiceBox, Number, text_label
from ui.widgets.focus.order import follow_layout
from ui.widgets.heard.choice import tell_what_is_chosen
from ui.widgets.questions import ask_for_file, ask_for_target
from ui.widgets.room.narrow import Flow
from ui.widgets.style import tip

MOST_LAYERS = 99
FIRST = LayerByHand("lstm", "pytorch", {})


class ByHandForm(QWidget):
    """One layer at a time. `mapped` carries a Recognised where what is chosen makes layers, else None."""

    mapped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._file: ModelFile | None = None
        self._begun = ByHand((FIRST,))
        self._layers: list[LayerByHand] = [FIRST]
        self._at = 0
        self._reference: Reference | None = None
        self._work = ModelWork(self)
        self.tensors: dict[str, TensorBox] = {}
        self._make_boxes()
        self._make_buttons()
        self._lay_out()

    def _make_boxes(self) -> None:
        self.layer = ChoiceBox(translate("Model", "Layer that is mapped"))
        self.kind = ChoiceBox(translate("Model", "Kind of layer"))
        self.layout_box = ChoiceBox(translate("Model", "Order of the gates"))
        self.gate = ChoiceBox(translate("Model", "Activation of gates"))
        self.candidate = ChoiceBox(translate("Model", "Activation of the candidate"))
        self.output = ChoiceBox(translate("Model", "Activation of the output"))
        self.reset = ChoiceBox(translate("Model", "Where the reset gate acts"))
        self.number = Number(translate("Model", "Layer number"), 1, MOST_LAYERS)
        self.reverse = QCheckBox(translate("Model", "Reads from the end"))
        self.single = QCheckBox(translate("Model", "A tensor for each gate"))
        for control, words in (
            (self.layer, translate("Model", "Which of the mapped layers the fields below are about.")),
            (self.kind, translate("Model", "LSTM, GRU or a simple recurrent layer.")),
            (
                self.layout_box,
                translate("Model", "Whose order, or any: in rows W is [gates, inputs], in columns [inputs, gates]."),
            ),
            (self.gate, translate("Model", "What is done to the sum of each gate.")),
            (self.candidate, translate("Model", "What is done to the sum of the candidate.")),
            (self.output, translate("Model", "What is done to the memory on its way out.")),
            (self.reset, translate("Model", "Of a GRU: after the product with the state, or on the state before it.")),
            (self.number, translate("Model", "Which layer of the stack it is, counted from 1.")),
            (self.reverse, translate("Model", "The layer reads the sequence from its last step to the first.")),
            (self.single, translate("Model", "In the file the weights of each gate are a tensor of their own.")),
        ):
            control.setToolTip(tip(words))
            if isinstance(control, QComboBox):
                tell_what_is_chosen(control)
                control.activated.connect(self._take_fields)
        self.kind.offer([("LSTM", "lstm"), ("GRU", "gru"), ("RNN", "rnn")], "lstm")
        after, before = translate("Model", "after the product"), translate("Model", "before the product")
        self.reset.offer([(after, "after"), (before, "before")], "after")
        self.layer.activated.disconnect()
        self.layer.activated.connect(self._choose_layer)
        self.number.valueChanged.connect(self._take_fields)
        self.reverse.toggled.connect(self._take_fields)
        self.single.toggled.connect(self._take_fields)

    def _make_buttons(self) -> None:
        self.add = QPushButton(translate("Model", "Add a layer"))
        self.remove = QPushButton(translate("Model", "Take it away"))
        self.again = QPushButton(translate("Model", "As recognised"))
        self.against = QPushButton(translate("Model", "Against a reference…"))
        self.load = QPushButton(translate("Model", "Load a mapping…"))
        self.save = QPushButton(translate("Model", "Save the mapping…"))
        self.told = text_label("note")
        for button, act, words in (
            (self.add, self._add, translate("Model", "Map another layer, which comes after the ones there are.")),
            (self.remove, self._remove, translate("Model", "Leave this layer out of the mapping again.")),
            (
                self.again,
                self._restart,
                translate("Model", "Give up what was mapped by hand, and begin as the file was recognised."),
            ),
            (
                self.against,
                self._ask_for_reference,
                translate("Model", "Inputs and states that the framework stored: is it the same with this mapping?"),
            ),
            (
                self.load,
                self._ask_for_mapping,
                translate("Model", "Read a mapping from a file, as the command line takes it."),
            ),
            (
                self.save,
                self._ask_where_to_save,
                translate("Model", "Write the mapping to a file that the command line takes, too."),
            ),
        ):
            button.setAutoDefault(False)
            button.setToolTip(tip(words))
            button.clicked.connect(act)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        self._rows = QVBoxLayout()
        self.around = AroundForm()
        self.around.changed.connect(self.check)
        for row in ((self.layer, self.add, self.remove, self.again), (self.reverse, self.single)):
            flow = Flow()
            for control in row:
                flow.addWidget(control)
            column.addWidget(flow)
            if self.layer in row:
                boxes = (self.number, self.kind, self.layout_box, self.gate, self.candidate, self.output, self.reset)
                column.addLayout(labelled(*((box.accessibleName(), box) for box in boxes)))
        column.addLayout(self._rows)
        column.addWidget(self.around)
        column.addWidget(self.told)
        foot = Flow()
        for button in (self.against, self.load, self.save):
            foot.addWidget(button)
        column.addWidget(foot)
        column.addStretch(1)

    # ---- what is mapped ----------------------------------------------------------------------------------------------

    @property
    def by_hand(self) -> ByHand:
        """The mapping that is chosen."""
        return replace(self.around.mapping, layers=tuple(self._layers))

    def begin(self, recognised: Recognised, stack: str) -> None:
        """Begin with what was recognised."""
        self._file = recognised.file
        self._begun = mapping_of(recognised, stack) if stack in recognised.stacks else ByHand((FIRST,))
        self.around.offer(tensor_titles(recognised.file))
        self._put(self._begun)

    def _put(self, by_hand: ByHand) -> None:
        """Show a mapping in the fields."""
        self._layers, self._at = list(by_hand.layers) or [FIRST], 0
        self.around.put(by_hand)
        self._show()
        self.told.setText("")

    def _show(self) -> None:
        """Show the layer that is chosen."""
        layer = self._layers[self._at]
        words = translate("Model", "Layer {number}")
        backward = translate("Model", "Layer {number}, from the end")
        titles = ((backward if each.reverse else words).format(number=each.layer + 1) for each in self._layers)
        self.layer.offer([*zip(titles, range(len(self._layers)), strict=False)], self._at)
        self.remove.setEnabled(len(self._layers) > 1)
        self.kind.offer([("LSTM", "lstm"), ("GRU", "gru"), ("RNN", "rnn")], layer.kind)
        offered = layouts_of(layer.kind)
        known = layer.layout in (key for _, key in offered)
        self.layout_box.offer(offered if known else [*offered, (layer.layout, layer.layout)], layer.layout)
        for box, now in ((self.gate, layer.gate), (self.candidate, layer.candidate), (self.output, layer.output)):
            box.offer([(each, each) for each in dict.fromkeys((*FUNCTIONS, now))], now)
        self.reset.offer([(self.reset.itemText(k), self.reset.itemData(k)) for k in range(2)], layer.reset)
        self.gate.setEnabled(layer.kind != "rnn")
        self.output.setEnabled(layer.kind == "lstm")
        self.reset.setEnabled(layer.kind == "gru")
        self.number.show_value(layer.layer + 1, MOST_LAYERS)
        single = any(part.startswith(("W_", "U_")) for part in layer.tensors) or self.single.isChecked()
        for tick, on in ((self.reverse, layer.reverse), (self.single, single)):
            was = tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(was)
        self._show_tensors(layer)

    def _show_tensors(self, layer: LayerByHand) -> None:
        """A box for each part of the layer, those of before where the parts are the same."""
        gates = layout_of(layer.layout).gates.get(layer.kind, "")
        parts = parts_of(layer.kind, gates, self.single.isChecked())
        if tuple(self.tensors) != parts:
            while (item := self._rows.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            titles = tensor_titles(self._file) if self._file is not None else []
            self.tensors = {part: TensorBox(part, titles) for part in parts}
            for box in self.tensors.values():
                box.chosen.connect(self._take_fields)
            holder = QWidget()
            rows = labelled(*self.tensors.items())
            holder.setLayout(rows)
            self._rows.addWidget(holder)
            follow_layout(self)
        for part, box in self.tensors.items():
            box.show_tensor(layer.tensors.get(part, ""))

    def _take_fields(self) -> None:
        """Take what the fields say now."""
        before = self._layers[self._at]
        kind = cast(Kind, self.kind.currentData())
        same = kind == before.kind
        layout = str(self.layout_box.currentData()) if same else "pytorch"
        new = self.candidate.currentData()
        self._layers[self._at] = replace(
            before, kind=kind, layout=layout, tensors=self._chosen(), layer=self.number.value() - 1,
            reverse=self.reverse.isChecked(), gate=self.gate.currentData(), candidate=new,
            output=self.output.currentData(), reset=self.reset.currentData(),
        )  # fmt: skip
        self._show()
        self.check()

    def _chosen(self) -> Mapping[str, str]:
        """The tensors that are chosen, by their parts."""
        chosen = {part: named_in(box.currentText()) for part, box in self.tensors.items()}
        return {part: name for part, name in chosen.items() if name}

    def check(self) -> None:
        """Say what does not fit; where all does, try it beside the window."""
        assert self._file is not None
        self._work.drop()
        mapping = self.by_hand
        if wrong := describe_misfits(self._file, mapping):
            self._tell("\n".join(wrong))
            return
        self.told.setText(translate("Model", "The mapping is being tried …"))
        self._work.ask(partial(try_mapping, self._file, mapping, self._reference), self._take_trial, self._fail)

    def _take_trial(self, trial: Trial) -> None:
        self._tell(describe_trial(trial), trial.recognised)

    def _fail(self, error: BaseException | None, words: str) -> None:
        self._tell(problem_words(error, words))

    def _tell(self, words: str, recognised: Recognised | None = None) -> None:
        self.told.setText(breakable(words))
        self.mapped.emit(recognised)

    # ---- layers ------------------------------------------------------------------------------------------------------

    def _choose_layer(self) -> None:
        self._at = int(self.layer.currentData())
        self._show()

    def _add(self) -> None:
        last = self._layers[-1]
        self._layers.append(replace(last, layer=last.layer + 1, reverse=False, tensors={}))
        self._at = len(self._layers) - 1
        self._show()
        self.check()

    def _remove(self) -> None:
        del self._layers[self._at]
        self._at = max(self._at - 1, 0)
        self._show()
        self.check()

    def _restart(self) -> None:
        self.single.setChecked(False)
        self._put(self._begun)
        self.check()

    # ---- files -------------------------------------------------------------------------------------------------------

    def _ask_for_reference(self) -> None:
        kinds = translate("Model", "References (*.npz *.safetensors);;All files (*)")
        path = ask_for_file(self, translate("Model", "Inputs and states that the framework stored"), kinds)
        if path is not None:
            self.prove_against(path)

    def prove_against(self, path: Path) -> None:
        """Hold the mapping against a reference from now on."""
        self._work.ask(lambda _progress: open_reference(path), self._take_reference, self._fail)

    def _take_reference(self, reference: Reference) -> None:
        self._reference = reference
        self.check()

    def _ask_for_mapping(self) -> None:
        path = ask_for_file(
            self, translate("Model", "A mapping"), translate("Model", "Mappings (*.json);;All files (*)")
        )
        if path is not None:
            self._work.ask(lambda _progress: read_by_hand(path), self.take_mapping, self._fail)

    def take_mapping(self, by_hand: ByHand) -> None:
        """Show a mapping, and check it."""
        self._put(by_hand)
        self.check()

    def _ask_where_to_save(self) -> None:
        assert self._file is not None
        suggested = self._file.path.with_suffix(".map.json")
        kinds = translate("Model", "Mappings (*.json);;All files (*)")
        path = ask_for_target(self, translate("Model", "Save the mapping"), suggested, kinds, "json")
        if path is not None:
            self.save_in(path)

    def save_in(self, path: Path) -> None:
        """Write the mapping to a file."""
        try:
            write_whole(path, lambda beside: beside.write_bytes(written(self.by_hand)))
        except OSError as error:
            self.told.setText(translate("Model", "Not saved: {error}").format(error=error.strerror or error))

    def stop(self) -> None:
        """Try nothing more."""
        self._work.drop()
