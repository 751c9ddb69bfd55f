"""The picture of a beat as a table: each number that stands in it, with its name, and what is not computed yet.

Whoever cannot see the picture reads this in its place, so it is made from the same scene: from the stations at which
the vectors rest and the moments at which they land there, or, where a view shows all layers, from the same timing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from simulator.equations.parse import INPUTS
from simulator.network.between import input_names_of
from ui.film.drawing.strips import blocks
from ui.film.marks import Moment
from ui.film.motion.timeline import Timeline
from ui.film.scene.derived.turning import entering, layer_number, level_of, reading, says
from ui.film.scene.layer_timing import LayerTiming, landing_beat, part_of_gate, said_share
from ui.film.scene.scene import Scene
from ui.film.text.apart import tell_apart
from ui.film.text.formula import plain, symbol
from ui.film.text.language import QT_TRANSLATE_NOOP, Language
from ui.film.text.names import set_apart
from ui.film.text.number_format import precise

READOUT = "readout"  # the quantity of the network's read-out; no cell has one of this name
BEGUN, GIVEN, ENDED = 0.05, 0.4, 0.95  # of a layer's time, where all layers are shown: when its vectors appear

_TERMS = {  # of every cell; what else a cell's quantities are called stands in the cell
    "x": QT_TRANSLATE_NOOP("Table", "input"),
    "kept": QT_TRANSLATE_NOOP("Table", "kept"),
    "added": QT_TRANSLATE_NOOP("Table", "added"),
    READOUT: QT_TRANSLATE_NOOP("Table", "read-out"),
}


class TableRow(NamedTuple):
    """One number: of a quantity (`words`, `symbol`, colour `role`) of a layer, for a unit (`unit` from 0, `name`).

    `value` is None while it is not computed yet, and where the step is left out (`left_out`); `held` says that it was
    set by hand, `was` what it is in the ghost, where there it is another. `called` is the name as a sentence has it,
    set apart where it would be read as a word. `place` is what the layer is called after the word "layer".
    """

    layer: int
    quantity: str
    words: str
    symbol: str
    role: str
    unit: int
    name: str
    value: float | None
    held: bool
    was: float | None = None
    called: str = ""
    left_out: bool = False
    place: str = ""


@dataclass(frozen=True)
class Group:
    """The numbers of one quantity of a layer, for the units `first` and those that follow, as many as `values`.

    `known` says which of them have been computed by now, `held` which were set by hand; `was` are those of the ghost,
    or nothing where they are the same or not there. `place` is what the layer is called after the word "layer".
    """

    layer: int
    quantity: str
    words: str
    symbol: str
    role: str
    first: int
    names: tuple[str, ...]
    values: tuple[float, ...]
    held: tuple[bool, ...]
    known: tuple[bool, ...]
    was: tuple[float, ...] = ()
    called: tuple[str, ...] = ()
    left_out: bool = False
    place: str = ""

    def row(self, k: int) -> TableRow:
        """The number at a place of the group."""
        value = self.values[k] if self.known[k] else None
        held = self.held[k] and value is not None
        unit = self.first + k
        was = self.was[k] if self.was and value is not None and self.was[k] != value else None
        return TableRow(
            self.layer,
            self.quantity,
            self.words,
            self.symbol,
            self.role,
            unit,
            self.names[k],
            value,
            held,
            was,
            self.call(k),
            self.left_out,
            self.place,
        )

    def call(self, k: int) -> str:
        """The name of the number at a place as a sentence has it."""
        return self.called[k] if self.called else self.names[k]


@dataclass(frozen=True)
class Table:
    """All numbers of a moment, quantity after quantity in the order of computing. `len` is the number of rows."""

    groups: tuple[Group, ...]

    @cached_property
    def _ends(self) -> tuple[int, ...]:
        return tuple(accumulate(len(group.values) for group in self.groups))

    def __len__(self) -> int:
        return self._ends[-1] if self.groups else 0

    def __getitem__(self, k: int) -> TableRow:
        """Row `k`, from 0. IndexError behind the last, as iterating needs."""
        if not 0 <= k < len(self):
            raise IndexError(f"the table has {len(self)} rows, not a row {k}")
        at = bisect_right(self._ends, k)
        return self.groups[at].row(k - (self._ends[at] - len(self.groups[at].values)))

    def __iter__(self) -> Iterator[TableRow]:
        return (self[k] for k in range(len(self)))

    def find(self, layer: int, quantity: str, unit: int) -> int | None:
        """The row of a unit's quantity, or None where the picture shows no such number."""
        for group, end in zip(self.groups, self._ends, strict=True):
            if (group.layer, group.quantity) == (layer, quantity):
                k = unit - group.first
                return end - len(group.values) + k if 0 <= k < len(group.values) else None
        return None


def table(scene: Scene, moment: Moment, all_layers: bool) -> Table:
    """The numbers of the picture at a moment; `all_layers` where the view shows more than the selected layer."""
    groups: list[Group] = []
    scene, moment = scene.as_read, reading(scene, moment)
    if all_layers:
        timing = LayerTiming(scene)
        for each in scene.rows:
            there = moment._replace(token=timing.step(each.layer, moment.token))
            groups += (_group(each, name, there, known) for name, known in _known_units(each, timing, moment).items())
    else:
        groups += (_group(scene, name, moment, _landed_units(scene, name, moment)) for name in _resting(scene))
        groups += _sums(scene, moment)
    return Table((*groups, *_readout(scene, moment)))


def is_computed(scene: Scene, name: str, moment: Moment, all_layers: bool) -> bool:
    """Whether all of a quantity of the scene's layer is there at a moment; what comes into the step always is."""
    scene, moment = scene.as_read, reading(scene, moment)
    if moment.token in scene.trace.skipped:
        return name in _passing_names(scene)
    if name in scene.cell.parsed.given:
        return True
    if all_layers:
        return all(_known_units(scene, LayerTiming(scene), moment).get(name, (False,)))
    return all(_landed_units(scene, name, moment))


def words(name: str, scene: Scene) -> str:
    """A quantity in the words of the field and of the scene's language, without its letter: "forget gate"."""
    translate, cell = scene.language.translate, scene.cell
    if name in dict(scene.writing.unnamed):
        return plain(symbol(name, notation=scene.writing))
    head, _, tail = name.partition("_")
    if tail == "prev":
        return translate("Table", "{state} before this step").format(state=words(head, scene))
    if head == "a" and tail:
        return translate("Table", "sum that goes into the {gate}").format(gate=words(tail, scene))
    if head == "tanh" and tail:
        return translate("Table", "tanh of the {state}").format(state=words(tail, scene))
    label = cell.label(name) or ("" if name in (*cell.states, *cell.gates) else _TERMS.get(name, ""))
    gate = cell.gates.get(name)
    if gate is None or not gate.ambiguous:
        return translate("Table", label) if label else name
    template = translate("Table", "{gate} (keeps)") if gate.keeps else translate("Table", "{gate} (replaces)")
    return template.format(gate=translate("Table", label))


def absent_words(row: TableRow) -> str:
    """What stands in place of a number that is not there."""
    if row.left_out:
        return QT_TRANSLATE_NOOP("Table", "not computed: the step is left out")
    return QT_TRANSLATE_NOOP("Table", "not computed yet")


def value_words(row: TableRow, language: Language) -> str:
    """What a screen reader says of a row: its name, unit and number, what it was, or that there is none yet."""
    text, before = language.translate("Table", absent_words(row)), ""
    if row.value is not None:
        text = language.number(precise(row.value))
    if row.value is not None and row.was is not None:
        text, then = map(language.number, tell_apart(row.value, row.was))
        before = ", " + language.translate("Picture", "was {value}").format(value=then)
    by_hand = ", " + language.translate("Picture", "set by hand") if row.held else ""
    return f"{row.words}, {row.called or row.name}: {text}{by_hand}{before}"


# ---- which quantities, and which of their units are there ------------------------------------------------------------


def _resting(scene: Scene) -> tuple[str, ...]:
    """The quantities of the close-up, those first that are there first."""
    names = dict.fromkeys(station.quantity for station in scene.diagram.stations.values())
    order = list(names)
    return tuple(sorted(names, key=lambda name: (landing_beat(scene, name), order.index(name))))


def _seconds(scene: Scene, moment: Moment) -> float:
    """Seconds after the beginning of the moment's beat."""
    return moment.phase * scene.timeline.beats[moment.beat].seconds


def _landed_units(scene: Scene, name: str, moment: Moment) -> tuple[bool, ...]:
    """Which units of a quantity of the close-up have landed at one of the places where it rests."""
    beat = landing_beat(scene, name)
    units: int = scene.layer_trace[name].shape[1]
    if beat != moment.beat:
        return (beat < moment.beat,) * units
    keys = [key for key, station in scene.diagram.stations.items() if station.quantity == name]
    landings = scene.movements[beat].landings
    times = min(landings[key] for key in keys if key in landings)
    now = _seconds(scene, moment)
    pieces = blocks(units, scene.diagram.rows(name))
    return tuple(now > time for block, time in zip(pieces, times, strict=True) for _ in range(block.count))


def _sums(scene: Scene, moment: Moment) -> Iterator[Group]:
    """The sums that stand beside the operations they go into, of the selected unit alone."""
    resting, now = {station.quantity for station in scene.diagram.stations.values()}, _seconds(scene, moment)
    for beat, made in enumerate(scene.movements):
        for name, start, _ in made.glows:
            quantity = f"a_{name}"
            there = quantity in scene.layer_trace.quantities and scene.unit < scene.layer_trace[quantity].shape[1]
            if there and quantity not in resting:
                known = beat < moment.beat or (beat == moment.beat and now > start)
                yield _group(scene, quantity, moment, (known,), scene.unit)


def _known_units(scene: Scene, timing: LayerTiming, moment: Moment) -> dict[str, tuple[bool, ...]]:
    """For a layer among others: what it had, its gates, what it kept and added, its states, and whether they are there.

    A layer computes what keeps, then what writes, then what gives; a factor is there as its part begins, an outcome as
    it ends.
    """
    layer_trace, cell = scene.told, scene.cell
    keeping, writing, giving = parts = timing.progress_in(scene.layer, moment)
    known = {f"{state}_prev": not timing.is_to_come(scene.layer) for state in reversed(cell.states)}
    known |= {gate: parts[part_of_gate(scene, gate)] > BEGUN for gate in cell.gates}
    if cell.memory.keep is not None:
        known[cell.memory.keep] = keeping > BEGUN
    known |= {"kept": keeping > ENDED, "added": writing > BEGUN, cell.memory.state: writing > ENDED}
    known |= {state: giving > GIVEN for state in cell.states if state != cell.memory.state}
    there = [name for name in known if name in layer_trace.quantities or name.endswith("_prev")]
    there.sort(key=lambda name: landing_beat(scene, name))
    return {name: (known[name],) * layer_trace[name].shape[1] for name in there}


# ---- their numbers ---------------------------------------------------------------------------------------------------


def _group(scene: Scene, name: str, moment: Moment, known: tuple[bool, ...], first: int = 0) -> Group:
    """The numbers of a quantity for as many units as `known` tells of."""
    layer_trace, units = scene.told, slice(first, first + len(known))
    names = _names(scene, name, layer_trace[name].shape[1])
    left_out = moment.token in layer_trace.skipped and name not in _passing_names(scene)
    known = (False,) * len(known) if left_out else known
    held = scene.held_units(name, moment.token)[units] or (False,) * len(known)
    spoken, letter = words(name, scene), plain(symbol(name, notation=scene.writing))
    was = scene.was(name, moment.token)
    return Group(
        scene.layer, name, spoken, "" if letter == spoken else letter, scene.diagram.role(name.removeprefix("a_")),
        first, names[units],
        tuple(layer_trace[name][moment.token, units].tolist()),
        held, known, () if was is None else tuple(was[units].tolist()), call(scene, name)[units],
        left_out, layer_number(scene),
    )  # fmt: skip


def _passing_names(scene: Scene) -> frozenset[str]:
    """What there is of a step that is left out: its states, before and after it."""
    return frozenset(name for state in scene.cell.states for name in (state, f"{state}_prev"))


def call(scene: Scene, name: str) -> tuple[str, ...]:
    """The names of a quantity's entries as a sentence has them: given ones set apart where it needs that."""
    names = _names(scene, name, int(scene.layer_trace[name].shape[1]))
    given = input_names_of(scene.trace, scene.layer) if name in INPUTS else scene.layer_trace.layer.unit_names
    return _set_apart(names, scene.language) if len(given) == len(names) else names


@lru_cache(maxsize=256)
def _set_apart(names: tuple[str, ...], language: Language) -> tuple[str, ...]:
    return tuple(set_apart(name, language) for name in names)


def _names(scene: Scene, name: str, width: int) -> tuple[str, ...]:
    """What the entries of a quantity are called: the input's by what enters, others by their units."""
    given = scene.unit_names
    if name in INPUTS:
        below = entering(scene)
        given = tuple(unit for each in below for unit in each.unit_names) if below else scene.trace.input_names
    numbered = scene.language.translate("Table", "number {number}")
    return given if len(given) == width else tuple(numbered.format(number=k + 1) for k in range(width))


def readout_step(timeline: Timeline, moment: Moment) -> int:
    """The token after which the picture shows the read-out: this one when its numbers come, else the one before; −1
    before the first.
    """
    return moment.token if said_share(timeline, moment) > 0.5 else moment.token - 1


def _readout(scene: Scene, moment: Moment) -> Iterator[Group]:
    """What the network says after this token."""
    trace = scene.trace
    values = trace.outputs
    if trace.readout is None or values is None:
        return
    known = (readout_step(scene.timeline, moment) == moment.token and says(scene, moment.token),) * values.shape[1]
    yield Group(
        len(trace.layers) - 1, READOUT, words(READOUT, scene), "", "short", 0, trace.readout.names,
        tuple(values[moment.token].tolist()), (False,) * len(known), known,
        called=_set_apart(tuple(trace.readout.names), scene.language), place=str(level_of(scene)[1]),
    )  # fmt: skip
