"""Captions of the ledger: who wrote the memory, and what it would be without a token."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from simulator.analysis.ablation import without
from simulator.analysis.ledger import ledger
from tests.ui.film.narration.study.checkers.charts.token import token
from tests.ui.film.narration.study.claims import Fault, checks, false, misleading, parts, same
from tests.ui.film.narration.study.ranges import ranged
from tests.ui.film.narration.study.recording import Use
from tests.ui.film.narration.study.said import Said

MEMORY, ALONG = "{state} of {unit}", "{state} in the direction of {name}"
BY, BY_HAND, BOTH = "{part} by {token}", "{part} by hand at {token}", "{part} by {token} and by hand"
BEFORE = "{part} that stood there before"
parts("Chart caption", MEMORY, ALONG, BY, BY_HAND, BOTH, BEFORE)
TIE = 1e-11  # of a size: what differs by less is as large
TINY = 1e-280
MOST = 0.5  # of a memory: more than this is “most of it”
ALL = 0.02  # of all sizes: what is left out of a sum that is told whole is less


def _written(said: Said, step: int) -> np.ndarray:
    """What a step writes to the units that are told of: what is written, or what a hand makes them or what is kept."""
    if step in said.at.lesson.skipped:
        return np.zeros(len(said.at.ledger_units))
    at, units = said.at, list(said.at.ledger_units)
    held, new = at.held(at.memory.state, step), at.row(at.memory.state, step)
    added = np.where(held, new, at.row(at.memory.write or at.memory.state, step))
    kept = np.where(at.held(at.kept_name, step) & ~held, at.kept_at(step), 0.0)
    return np.concatenate([added[units], kept[units]])


@checks(
    "Chart caption",
    "After {token}, nothing has been written yet.",
    "After {token}, nothing is left of what was written.",
    "After {token}, nothing is left of what stood there before.",
)
def check_nothing(said: Said) -> Iterator[Fault]:
    """The memory is empty: no token has written anything to the units, or it was, or what stood there is erased."""
    at, units, source = said.at, list(said.at.ledger_units), said.use.source
    yield from token(said)
    wrote = any(_written(said, step).any() for step in range(at.step + 1))
    stood = bool(at.row(f"{at.memory.state}_prev", 0)[units].any())
    if "left" in source and np.abs(at.new[units]).max() > TINY:
        yield false(f"the memory is {at.new[units].tolist()}")
    if "yet" in source:
        if wrote:
            yield false("something was written, and is erased since")
        if stood:
            yield false("something stood there, and is erased since")
    elif "was written" in source and not wrote:
        yield false("nothing was written")
    elif "before" in source:
        if not stood:
            yield false("nothing stood there before")
        if wrote:
            yield misleading("something was written too")


@checks("Chart caption", "After {token}, {memory} is 0.")
def check_zero(said: Said) -> Iterator[Fault]:
    """The memory is 0 in the direction."""
    yield from token(said)
    yield from _memory(said)
    value, _ = _value_and_shares(said)
    if value:
        yield false(f"it is {value!r}")


def _memory(said: Said) -> Iterator[Fault]:
    """The memory that is told of is that of the unit, or along the direction."""
    at, text = said.at, said["memory"]
    along = [use for use in said.parts("memory", ALONG) if use.text == text]
    unit = [use for use in said.parts("memory", MEMORY) if use.text == text]
    use = (along or unit or [None])[0]
    if use is None:
        yield false(f"{text} is no memory")
        return
    if at.memory.state not in at.means(use.fields["state"]):
        yield false(f"{use.fields['state']} is not the memory")
    if along and use.fields["name"][1:-1] != at.scene.chart_options.along:
        yield false(f"{use.fields['name']} is not the output")
    if not along and (at.scene.chart_options.along or at.ledger_units[0] not in at.units.find(use.fields["unit"])):
        yield false(f"{use.fields['unit']} is not the unit in view")


def _value_and_shares(said: Said) -> tuple[float, np.ndarray]:
    """The memory, and what each token has of it, what stood there before first: of a unit, or along a direction; of
    several units, sums of sizes.
    """
    at, units = said.at, list(said.at.ledger_units)
    every = np.asarray(ledger(at.layer_trace, at.step).shares, dtype=np.float64)
    if at.scene.chart_options.along:
        readout = at.trace.readout
        assert readout is not None
        row = np.asarray(readout.W[readout.names.index(at.scene.chart_options.along)], dtype=np.float64)
        return float(at.new @ row), every @ row
    if len(units) > 1:
        return float(np.abs(at.new[units]).sum()), np.abs(every[:, units]).sum(axis=1)
    return float(at.new[units[0]]), every[:, units[0]]


def _nothing(*values: float) -> bool:
    """Whether these are too small for products of them to be numbers."""
    return all(abs(value) < TINY for value in values)


def _row(said: Said, use: Use, free: list[int], shares: np.ndarray) -> int | None:
    """The part that is told: of its token, or what stood there before, with its number."""
    number = said.number(use.fields["part"])
    rows = [0] if use.source == BEFORE else [k for k in free if k and said.at.fits_token(use.fields["token"], k - 1)]
    fits = [k for k in rows if k in free and number.equals(float(shares[k]))]
    fits = fits or [k for k in rows if k in free and _nothing(number.value, shares[k])]
    return fits[0] if fits else None


def _hand(said: Said, row: int) -> str:
    """Whether a hand has written "all" that a token wrote to the units, "some" of it, or ""."""
    at, step = said.at, row - 1
    units = list(at.ledger_units) if not at.scene.chart_options.along else list(range(len(at.new)))
    state, kept, write = (at.held(name, step) for name in (at.memory.state, at.kept_name, at.memory.write))
    added = at.row(at.memory.write, step) if at.memory.write else np.zeros(len(at.new))
    left = at.row(at.kept_name, step) if at.kept_name else np.zeros(len(at.new))
    new = at.row(at.memory.state, step)
    hands = others = False
    for k in units:
        if state[k]:
            hands |= bool(new[k])
            continue
        hands |= bool(write[k] and added[k]) or bool(kept[k] and left[k])
        others |= not write[k] and bool(added[k] if at.memory.write else new[k])
    return "" if not hands else "some" if others else "all"


def _told_parts(said: Said, shares: np.ndarray) -> Iterator[Fault | tuple[Use, int]]:
    """Each part that is told with its row, each row once; and what is wrong with them."""
    free = list(range(len(shares)))
    text = said["parts"]
    for source in (BOTH, BY_HAND, BY, BEFORE):
        for use in said.told.parts(text, source):
            text = text.replace(use.text, "", 1)
            row = _row(said, use, free, shares)
            if row is None:
                yield false(f"{use.text} is not so: {shares.tolist()[:9]}")
                continue
            free.remove(row)
            yield use, row
            hand = _hand(said, row) if row else ""
            if hand != {BOTH: "some", BY_HAND: "all"}.get(source, ""):
                told = misleading if hand and source == BY else false
                yield told(f"{use.text}: by hand is {hand or 'nothing'} of it")
    if text.replace(" and ", "").replace(" und ", "").strip(" ,"):
        yield false(f"something else is told than parts: {text}")


@checks(
    "Chart caption",
    "After {token}, {memory} is {value}: {parts}.",
    "After {token}, {memory} is {value}, most of it: {parts}.",
    "After {token}, {memory} is {value}; the largest parts: {parts}.",
    "After {token}, the largest parts of what was written: {parts}.",
)
def check_written(said: Said) -> Iterator[Fault]:
    """The memory, and the parts of it that are told: each is so, and they are all, most or the largest."""
    yield from token(said)
    value, shares = _value_and_shares(said)
    if said.has("value"):
        yield from _memory(said)
        yield from same(said, "value", value, "the memory", loose=1e-9 if said.at.scene.chart_options.along else 0.0)
    rows: list[int] = []
    texts: list[str] = []
    for found in _told_parts(said, shares):
        if isinstance(found, Fault):
            yield found
        else:
            rows.append(found[1])
            texts.append(found[0].fields["part"])
    yield from _as_whole(said, value, shares, rows, texts)
    yield from _told_apart(said)


def _as_whole(said: Said, value: float, shares: np.ndarray, rows: list[int], texts: list[str]) -> Iterator[Fault]:
    """What the parts come to, beside what is left out."""
    left = np.abs(np.delete(shares, rows))
    told, least = shares[rows], np.abs(shares[rows]).min(initial=np.inf)
    slack = max((2 * said.number(text).half for text in texts), default=0.0)  # two that print alike may be exchanged
    if left.max(initial=0.0) > least + slack:
        yield false("a larger part is left out")
    elif least > TINY and (left >= least * (1 - TIE)).any():
        yield misleading("a part that is left out is as large")
    if "most of it" in said.use.source:
        whole = float(told.sum())
        if (told * value <= 0).any() or not MOST * abs(value) < abs(whole):
            yield false(f"what is told adds up to {whole!r}, which is not most of {value!r}")
        elif abs(whole) > abs(value) + len(rows) * slack:
            yield misleading(f"what is told adds up to {whole!r}, more than {value!r}")
    elif "largest" not in said.use.source and left.any():
        if not said.number(said["value"]).equals(float(told.sum())):
            yield false(f"the parts told add up to {float(told.sum())!r}, and are not all")
        elif left.max() > ALL * np.abs(shares).sum():
            yield misleading("parts that are left out are as large as some that are told, and cancel")
    if "the largest parts" in said.use.source and not left.any() and said.has("value"):
        yield misleading("they are all parts")


def _told_apart(said: Said) -> Iterator[Fault]:
    """Two parts by one word are told with their places."""
    names = [use.fields["token"] for source in (BOTH, BY_HAND, BY) for use in said.parts("parts", source)]
    if len(set(names)) != len(names):
        yield misleading("two parts are by one word: which is which?")


@checks(
    "Chart caption",
    "After {token}, {memory} is {value}, in {count} parts of {range}.",
    "After {token}, {count} parts are left of what was written, of {range}.",
    "After {token}, {count} parts are left of what stood there before and of what was written, of {range}.",
)
def check_counted(said: Said) -> Iterator[Fault]:
    """So many parts are not 0, from the least to the most."""
    yield from token(said)
    value, shares = _value_and_shares(said)
    if said.has("value"):
        yield from _memory(said)
        yield from same(said, "value", value, "the memory", loose=1e-9 if said.at.scene.chart_options.along else 0.0)
    elif bool(shares[0]) != ("stood" in said.use.source):
        yield misleading("one part was not written, but stood there before, or none did")
    there = shares[shares != 0.0]
    if int(said["count"]) != len(there):
        yield false(f"{len(there)} parts are not 0")
    elif len(there) == 1:
        yield misleading("one part is counted")
    if len(there):
        yield from ranged(said, said["range"], there.tolist(), "the parts")


@checks("Chart caption", "Without {token} it would be {value}.")
def check_without(said: Said) -> Iterator[Fault]:
    """The memory of the run again without the token's vector; it says something new."""
    at = said.at
    yield from token(said)
    again = np.asarray(without(at.trace, at.step).layers[at.scene.layer][at.memory.state][at.step], dtype=np.float64)
    true, (value, shares) = float(again[at.ledger_units[0]]), _value_and_shares(said)
    if at.scene.chart_options.along and at.trace.readout is not None:
        names = at.trace.readout.names
        true = float(again @ np.asarray(at.trace.readout.W[names.index(at.scene.chart_options.along)]))
    yield from same(said, "value", true, "the memory without the token", loose=1e-9)
    if len(at.ledger_units) > 1 and not at.scene.chart_options.along:
        yield false("a size of several units is not “it”")
    now = [use.fields["value"] for use in said.told.uses if "value" in use.fields and use is not said.use]
    if said["value"] in now:
        yield misleading("it reads as it is with the token")
    if abs(true - (value - shares[-1])) <= 1e-12 * (abs(value) + abs(shares[-1])):
        yield misleading("it is the memory less the token's part, which is told")
    if at.step in at.lesson.masked:
        yield misleading("zeros stand there already")
