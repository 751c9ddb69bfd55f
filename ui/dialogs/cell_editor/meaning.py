"""What equations mean: what is handed on, what is memory, and every state, gate and weight with its size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from simulator.cells.cell import Cell, Memory
from simulator.cells.memory import guess_memory, memories
from simulator.equations.parse import is_matrix
from simulator.lessons.sizes import layer_sizes
from ui.dialogs.cell_editor.equation_field import kind_of
from ui.film.marks import Run
from ui.film.text.formula import Runs, symbol, typeset
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.notation import Notation
from ui.settings.translation import translate
from ui.widgets.controls import GRID, ChoiceBox, form
from ui.widgets.heard.aloud import aloud
from ui.widgets.style import tip


@dataclass(frozen=True)
class RoleOf:
    """The colour role of a name in the formulas of a cell: as in the field, so that both can be compared."""

    states: tuple[str, ...]
    memory: str

    def __call__(self, name: str) -> str | None:
        """The role; None for names that are in no colour of their own."""
        role = kind_of(name, frozenset(self.states), self.memory)
        return None if role == "ink" else role


def formulas(cell: Cell, writing: Notation) -> tuple[Runs, ...]:
    """Each equation as it is typeset in films."""
    roles = RoleOf(cell.states, cell.memory.state)
    return tuple(
        (
            *(run._replace(role=roles(each.name)) for run in symbol(each.name, notation=writing)),
            Run(" = "),
            *typeset(each.expression, roles, writing),
        )
        for each in cell.parsed.equations
    )


def memory_words(memory: Memory) -> str:
    """A memory in words: "c, kept by f, written to by added"."""
    if memory.keep and memory.write:
        words = translate("CellEditor", "{state}: {keep} keeps, {write} is written")
    elif memory.keep:
        words = translate("CellEditor", "{state}: {keep} keeps")
    elif memory.write:
        words = translate("CellEditor", "{state}: nothing is forgotten, {write} is added")
    else:
        words = translate("CellEditor", "{state}: written anew at each step")
    return words.format(state=memory.state, keep=memory.keep, write=memory.write)


class Meaning(QWidget):
    """Reads a cell. `handed_on` carries the state that is chosen as output, `remembered` the Memory that is chosen."""

    handed_on = Signal(str)
    remembered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.output = ChoiceBox(translate("CellEditor", "What is handed on"))
        self.memory = ChoiceBox(translate("CellEditor", "What is memory"))
        self.output.setToolTip(tip(translate("CellEditor", "The state that the next layer and the read-out get.")))
        what = translate(
            "CellEditor", "What plots and captions call the memory, and what keeps and writes it: all that is true."
        )
        self.memory.setToolTip(tip(what))
        self.list = QTreeWidget()
        what = translate("CellEditor", "Sizes are those in the layer that is chosen below.")
        self.list.setToolTip(tip(what))
        self.list.setAccessibleName(translate("CellEditor", "What the equations mean"))
        self.list.setHeaderLabels(
            [translate("CellEditor", "Name"), translate("CellEditor", "Is"), translate("CellEditor", "Size")]
        )
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAllColumnsShowFocus(True)
        self.list.header().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.setTabKeyNavigation(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(
            form(
                (translate("CellEditor", "Hands on"), self.output, self.output),
                (translate("CellEditor", "Memory"), self.memory, self.memory),
            )
        )
        column.addWidget(self.list, 1)
        self.output.activated.connect(lambda _: self.handed_on.emit(self.output.currentData()))
        self.memory.activated.connect(lambda _: self.remembered.emit(self.memory.currentData()))

    def show_cell(self, cell: Cell, inputs: int, units: int) -> None:
        """Show a cell in a layer of so many inputs and units."""
        names = [equation.name for equation in cell.parsed.equations]
        self.output.offer([(name, name) for name in names], cell.states[0])
        found = memories(cell.parsed)
        read_off = translate("CellEditor", "{memory} (as the equations say)")
        read_off = read_off.format(memory=memory_words(guess_memory(cell.parsed)))
        self.memory.offer([(read_off if k == 0 else memory_words(each), each) for k, each in enumerate(found)], None)
        self.memory.setCurrentIndex(found.index(cell.memory))
        self.list.clear()
        for row in rows(cell, inputs, units):
            item = QTreeWidgetItem(list(row))
            for at, words in enumerate(row):
                item.setData(at, Qt.ItemDataRole.AccessibleTextRole, aloud(words))
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.list.addTopLevelItem(item)
        for number in (0, 2):
            self.list.resizeColumnToContents(number)


def rows(cell: Cell, inputs: int, units: int) -> Iterator[tuple[str, str, str]]:
    """Name, meaning and size of all names in the equations: states, gates, weights, and the rest."""
    sizes = layer_sizes(cell, inputs, units)
    widths, shapes = sizes.quantities, sizes.weights
    for state in cell.states:
        yield state, _state(cell, state), str(widths[state])
    for gate in (gate for gate in cell.gates if gate not in cell.states):
        keeps = gate == cell.memory.keep
        yield gate, _word("gate that keeps" if keeps else "gate"), str(widths[gate])
    for name, shape in shapes.items():
        role = "weight matrix" if is_matrix(name) else "weight vector" if name.startswith("P_") else "bias"
        yield name, _word(role), " × ".join(map(str, shape))
    for name in (equation.name for equation in cell.parsed.equations):
        if name not in cell.states and name not in cell.gates:
            role = {cell.memory.keep: "keeps", cell.memory.write: "written"}.get(name, "inner")
            yield name, _word(role), str(widths[name])


_WORDS = {
    "both": QT_TRANSLATE_NOOP("CellEditor", "state: the memory, handed on"),
    "memory": QT_TRANSLATE_NOOP("CellEditor", "state: the memory"),
    "output": QT_TRANSLATE_NOOP("CellEditor", "state, handed on"),
    "state": QT_TRANSLATE_NOOP("CellEditor", "state"),
    "gate": QT_TRANSLATE_NOOP("CellEditor", "gate, 0 to 1"),
    "gate that keeps": QT_TRANSLATE_NOOP("CellEditor", "gate that keeps, 0 to 1"),
    "weight matrix": QT_TRANSLATE_NOOP("CellEditor", "weight matrix"),
    "weight vector": QT_TRANSLATE_NOOP("CellEditor", "weight vector"),
    "bias": QT_TRANSLATE_NOOP("CellEditor", "bias"),
    "keeps": QT_TRANSLATE_NOOP("CellEditor", "keeps"),
    "written": QT_TRANSLATE_NOOP("CellEditor", "what is written to the memory"),
    "inner": QT_TRANSLATE_NOOP("CellEditor", "inner result"),
}


def _word(key: str) -> str:
    return translate("CellEditor", _WORDS[key])


def _state(cell: Cell, state: str) -> str:
    memory, output = state == cell.memory.state, state == cell.states[0]
    return _word("both" if memory and output else "memory" if memory else "output" if output else "state")
