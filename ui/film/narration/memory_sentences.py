"""Sentences about the memory: what a gate keeps of it, what is written to it, what it has become."""

from __future__ import annotations

import numpy as np

from simulator.arrays import Array64
from ui.film.narration.context import NOTICEABLE, OPEN, SPELLED, Telling, erasure


def _gate(t: Telling) -> str:
    """What the gate that keeps is called, without its article."""
    name = t.memory.keep or ""
    if label := t.cell.label(name):
        return t.translate("Table", label)
    return t.translate("Caption", "gate {letter}").format(letter=t.letter(name))


def keep(t: Telling) -> str:
    """What the gate does to what was stored."""
    name = t.memory.keep or ""
    gate, old = t.row(name), t.old
    if t.is_held(name):
        return _kept_by_hand(t, name)
    closed, others = erasure(t, gate)
    if closed:
        return _describe_erasure(t, gate, closed, others)
    if not others:
        return _nothing_there(t)
    if len(gate) == 1:
        if gate[0] >= OPEN:
            text = t.translate("Caption", "The {gate} stays open: {share} of {value} is kept.")
        else:
            text = t.translate("Caption", "The {gate} keeps {share} of {value}.")
        return text.format(gate=_gate(t), share=t.share(gate[0]), value=t.signed_number(old[0]))
    least = min(gate[k] for k in others)
    if least >= OPEN:
        if least <= gate[old != 0].min(initial=1.0):
            text = t.translate("Caption", "The {gate} stays open: every memory keeps at least {share} of its value.")
        else:
            text = t.translate("Caption", "The {gate} stays open where much is stored: at least {share} is kept there.")
        return text.format(gate=_gate(t), share=t.share(least))
    most = int(np.argmax(np.abs(old - gate * old)))
    text = t.translate(
        "Caption",
        "On average the {gate} keeps {mean} of a memory. The largest loss is in {unit}: {share} of {value} is kept.",
    )
    mean, value = float(np.mean([gate[k] for k in others])), t.signed_number(old[most])
    return text.format(gate=_gate(t), mean=t.share(mean), unit=t.unit(most), share=t.share(gate[most]), value=value)


def _kept_by_hand(t: Telling, name: str) -> str:
    gate, held = t.row(name), t.layer_trace.held_units(name, t.step)
    if not held.all():
        units = [int(k) for k in np.flatnonzero(held)[: t.named]]
        template = t.translate("Caption", "The gate {letter} is set by hand in {units}, not computed.")
        text = template.format(letter=t.letter(name), units=t.units(units))
    elif len(gate) <= SPELLED and t.has("kept"):
        template = t.translate("Caption", "Set by hand, not computed: {old} · {gate} = {kept}.")
        text = template.format(old=t.vector(t.old), gate=t.vector(gate), kept=t.vector(t.row("kept")))
    else:
        text = t.translate("Caption", "The gate {letter} is set by hand, not computed.").format(letter=t.letter(name))
    reaches = bool(np.isin(gate[held], (0.0, 1.0)).any()) and t.cell.parsed.operation(name).op == "sigmoid"
    return text + (" " + t.translate("Caption", "A true sigmoid never reaches 0 or 1.") if reaches else "")


def _nothing_there(t: Telling) -> str:
    most = float(np.abs(t.old).max(initial=0.0))
    if most == 0.0:
        text = t.translate("Caption", "There is nothing in memory to forget: what the {gate} does now changes nothing.")
        return text.format(gate=_gate(t))
    text = t.translate("Caption", "Next to nothing is in memory ({value} at most): the {gate} hardly matters now.")
    return text.format(gate=_gate(t), value=t.figure(most))


def _describe_erasure(t: Telling, gate: Array64, closed: list[int], others: list[int]) -> str:
    first = closed[0]
    share, value = t.share(1.0 - gate[first]), t.signed_number(t.old[first])
    if len(closed) == 1:
        text = t.translate("Caption", "{token} closes the {gate} on {unit}: {share} of its {value} is erased.")
    elif len(closed) <= t.named:
        text = t.translate("Caption", "{token} closes the {gate} on {units}: at least {share} of each is erased.")
        share = t.share(1.0 - gate[closed[-1]])
    else:
        text = t.translate(
            "Caption",
            "{token} closes the {gate} on {count} of {total} units, most tightly on {unit}: "
            "{share} of its {value} is erased.",
        )
    text = text.format(
        token=t.token, gate=_gate(t), unit=t.unit(first), units=t.units(closed[: t.named]), count=len(closed),
        total=len(gate), share=share, value=value,
    )  # fmt: skip
    if not others:
        return text
    least, most = min(gate[k] for k in others), max(gate[k] for k in others)
    if len(others) > t.named or least < OPEN:
        rest = t.translate("Caption", "Elsewhere at least {share} is kept.")
    elif t.share(least) == t.share(most):
        rest = t.translate("Caption", "Almost untouched: {units} ({share} kept).")
    else:
        rest = t.translate("Caption", "Almost untouched: {units} (at least {share} kept).")
    return f"{text} {rest.format(units=t.units(others[: t.named]), share=t.share(least))}"


def write(t: Telling) -> str:
    """What is added, and where."""
    name = t.memory.write or ""
    added = t.row(name)
    if t.is_held(name):
        if len(added) <= SPELLED:
            text = t.translate("Caption", "Set by hand, not computed: {values} is added.")
            text = text.format(values=t.vector(added))
        else:
            text = t.translate("Caption", "What is added here is set by hand, not computed.")
        if np.abs(added).max() >= 1.0 and t.is_bounded(name):
            text += " " + t.translate("Caption", "No gate could do that: one true write is smaller than 1.")
        return text
    size = np.abs(added)
    most = int(np.argmax(size))
    worth = [int(k) for k in np.argsort(-size, kind="stable") if size[k] > NOTICEABLE * max(t.scale, 0.5)]
    if not worth:
        if not added.any():
            text = t.translate("Caption", "{token} writes nothing.")
        elif len(added) == 1:
            text = t.translate("Caption", "{token} writes next to nothing: {value}.")
        else:
            text = t.translate("Caption", "{token} writes next to nothing; the most is {value} to {unit}.")
        return text.format(token=t.token, value=t.signed_number(added[most]), unit=t.unit(most))
    part = t.translate("Caption", "{value} to {unit}")
    values = t.list_words([part.format(value=t.signed_number(added[k]), unit=t.unit(k)) for k in worth[: t.named]])
    if len(worth) > t.named and len(worth) == len(added):
        text = t.translate("Caption", "{token} writes to all {total} units, most of all {values}.")
    elif len(worth) > t.named:
        text = t.translate("Caption", "{token} writes to {count} of {total} units, most of all {values}.")
    elif len(worth) < len(added):
        text = t.translate("Caption", "{token} writes {values}; next to nothing elsewhere.")
    else:
        text = t.translate("Caption", "{token} writes {values}.")
    return text.format(token=t.token, values=values, count=len(worth), total=len(added))


def memory(t: Telling) -> str:
    """What kept and added make together."""
    new, names = t.new, t.memory
    if t.is_held(names.state):
        if len(new) > SPELLED:
            return t.translate("Caption", "The memory is set by hand.")
        text = t.translate("Caption", "The memory is set by hand: {letter} = {values}.")
        return text.format(letter=t.letter(names.state), values=t.vector(new))
    if len(new) <= SPELLED and t.is_held(names.keep, names.write, "kept"):
        text = t.translate("Caption", "Kept plus added is the new memory: {kept} + {added} = {new}.")
        kept, added = t.row("kept"), t.row(names.write or "")
        return text.format(kept=t.vector(kept), added=t.vector(added), new=t.vector(new))
    summed = t.translate("Caption", "Kept plus added is the new memory.")
    return f"{summed} {_slowing(t) or _describe_turns(t) or describe_change(t)}"


def _describe_turns(t: Telling) -> str:
    """Which signs have turned; "" where none has."""
    flips = t.flips()
    if not flips:
        return ""
    part = t.translate("Caption", "{unit} (from {old} to {new})")
    named = flips[: max(1, t.named - 1)]
    turns = [part.format(unit=t.unit(k), old=t.signed_number(t.old[k]), new=t.signed_number(t.new[k])) for k in named]
    if len(turns) < len(flips):
        text = t.translate("Caption", "The sign turns in {count} of {total} units, most of all in {units}.")
    else:
        text = t.translate("Caption", "The sign turns in {units}.")
    return text.format(units=t.list_words(turns), count=len(flips), total=len(t.new))


def describe_change(t: Telling) -> str:
    """The largest change of the memory."""
    change = np.abs(t.new - t.old)
    most = int(np.argmax(change))
    if change[most] == 0.0:
        return t.translate("Caption", "It stays as it was.")
    if change[most] <= NOTICEABLE * t.scale * 0.5:
        return t.translate("Caption", "It stays as it was, within {value}.").format(value=t.figure(change[most]))
    if len(change) == 1:
        text = t.translate("Caption", "It goes from {old} to {new}.")
    else:
        text = t.translate("Caption", "The largest change is in {unit}, from {old} to {new}.")
    return text.format(unit=t.unit(most), old=t.signed_number(t.old[most]), new=t.signed_number(t.new[most]))


def _slowing(t: Telling) -> str:
    """Why the memory of a cell that mixes (kept share z, written share 1 − z) cannot go on growing."""
    memory = t.memory
    if not t.mixed or t.step < 2:
        return ""
    before, old, new = np.asarray(t.layer_trace[f"{memory.state}_prev"][t.step - 1]), t.old, t.new
    slowing = (np.abs(new - old) < np.abs(old - before)) & ((new - old) * new > 0) & (np.abs(new) > 0.5)
    steady = slowing & (np.abs(new - old) > 0.002) & (np.abs(new) < 1.0)
    if not steady.any():
        return ""
    k = int(np.argmax(np.abs(new - old) * steady))
    text = t.translate(
        "Caption", "The step in {unit} is only {value}: {h} is a mean of old and new, {formula}, and cannot pass 1."
    )
    z, h, n = t.letter(memory.keep or ""), t.letter(memory.state), t.letter(t.mixed)
    return text.format(unit=t.unit(k), value=t.figure(abs(new[k] - old[k])), h=h, formula=f"{z}·{h} + (1−{z})·{n}")


