"""What the verb `probe` does."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulator.training.training import Training
    from simulator.training.units.found_units import HeldUnit, UnitScore

    Held = Mapping[tuple[int, int], HeldUnit]

COLUMNS = ("layer", "unit", "r", "first", "later", "clause")
MOST = 100_000  # examples


def probe_units(file: str, wanted: str | None, count: int, target: str | None) -> str:
    """The units of a training with a property, ranked and held: a table, or what was written. Raises TrainingError."""
    from simulator.training.units.found_units import find_units, held_out, property_of
    from ui.cli.unit_over_training import checked_property

    training = opened(file, count)
    name = checked_property(training, wanted)
    examples = held_out(training, count)
    values = property_of(training, examples, name)
    memory = training.cell.memory.state
    found = find_units(training, examples, values, [memory])
    ranked, held, best = found.ranked, found.held, found.best
    if target is not None:
        return _write(target, ranked, held)
    without = "" if math.isnan(found.without_best) else f", without unit {best.unit} at {found.without_best:.3f}"
    lines = [
        f"{name}, {count} fresh examples of {training.task.key}, {training.cell.name}, seed {training.settings.seed}, "
        f"step {training.step}",
        "",
        "  ".join(f"{column:>6}" for column in COLUMNS),
        *("  ".join(f"{cell:>6}" for cell in row) for row in _rows(ranked, held, "{:.3f}")),
        "",
        f"Best: {memory}[{best.unit}] of layer {best.layer}. A linear probe of the last layer's units tells it at "
        f"{found.probed:.3f} of the tokens{without}.",
    ]
    if not held:
        lines.append(f"{training.cell.name} has no gate to hold so that the memory stays as it is.")
    return "\n".join(lines)


def opened(file: str, count: int) -> Training:
    """The training in a file, of which so many fresh examples are to be looked at. Raises TrainingError."""
    from simulator.training.checkpoint import open_training
    from simulator.training.settings import TrainingError

    if not 2 <= count <= MOST:
        raise TrainingError(f"--examples {count}: give 2 to {MOST}.")
    return open_training(file)


def _rows(ranked: Sequence[UnitScore], held: Held, form: str) -> Iterable[tuple[str, ...]]:
    for each in ranked:
        one = held.get((each.layer, each.unit))
        turned = (math.nan,) * 3 if one is None else (one.first, one.later, one.clause)
        numbers = (each.correlation, *turned)
        yield (str(each.layer), str(each.unit), *(form.format(number) for number in numbers))


def _write(target: str, ranked: Sequence[UnitScore], held: Held) -> str:
    from simulator.io.atomic_write import write_whole
    from simulator.io.os_errors import explain_os_error
    from simulator.training.settings import TrainingError

    if Path(target).suffix.lower() != ".csv":
        raise TrainingError(f"{target}: end it with .csv.")

    def write(beside: Path) -> None:
        with beside.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows([COLUMNS, *_rows(ranked, held, "{!r}")])

    try:
        write_whole(target, write)
    except OSError as error:
        raise TrainingError(" ".join(explain_os_error(error, target))) from error
    return f"{target}: {len(ranked)} units"
