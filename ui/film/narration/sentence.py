"""Captions as sentences: what a lecturer would say of a beat, from its numbers."""

from __future__ import annotations

from collections.abc import Callable

from ui.film.narration.context import SPELLED, Depth, Telling, by_hand
from ui.film.narration.memory_sentences import describe_change, keep, memory, write
from ui.film.text.language import QT_TRANSLATE_NOOP


def tell(t: Telling) -> str:
    """The words for a beat of a known kind; for another, what its equations compute."""
    tell_of, needs = KINDS.get(t.plan.says, (_compute, lambda _: ()))
    return tell_of(t) if t.has(*needs(t)) else _compute(t)


def _read(t: Telling) -> str:
    x, h = t.letter("x"), t.letter(t.cell.states[0])
    if t.scene.layer:
        arrives = t.translate("Caption", "Layer {number} hands up its {h} for {token}: here it is {x}.")
    else:
        arrives = t.translate("Caption", "{token} comes in as {x}.")
    text = arrives.format(number=t.scene.layer, h=h, token=t.token, x=x)
    if t.step == 0:
        return f"{text} {_start(t)}"
    joined, gates = bool(t.scene.writing.joined), bool(t.cell.gates)
    if joined and gates:
        goes = t.translate("Caption", "Joined to {h} from {before} it goes to every gate as [{h}, {x}].")
    elif joined:
        goes = t.translate("Caption", "Joined to {h} from {before} it goes into one sum as [{h}, {x}].")
    elif gates:
        goes = t.translate("Caption", "Together with {h} from {before} it goes to every gate.")
    else:
        goes = t.translate("Caption", "Together with {h} from {before} it goes into one sum.")
    return f"{text} {goes.format(h=h, x=x, before=t.word(t.step - 1))}"


def _start(t: Telling) -> str:
    """What the states hold before anything was read."""
    starts = {state: t.row(f"{state}_prev") for state in t.cell.states}
    letters = [t.letter(state) for state in starts]
    if not any(values.any() for values in starts.values()):
        if len(letters) == 1:
            text = t.translate("Caption", "Nothing has been read before it: {states} starts at 0.", "one state")
        else:
            text = t.translate("Caption", "Nothing has been read before it: {states} start at 0.", "several states")
        return text.format(states=t.list_words(letters))
    if all(len(values) <= SPELLED for values in starts.values()):
        parts = [f"{letter} = {t.vector(values)}" for letter, values in zip(letters, starts.values(), strict=True)]
        return t.translate("Caption", "The memory starts at {values}.").format(values=t.list_words(parts))
    return t.translate("Caption", "The memory starts at the values that the lesson gives it.")


def _output(t: Telling) -> str:
    text = t.translate("Caption", "The output gate lets {share} of {passed} through.")
    passed = f"tanh({t.letter(t.memory.state)})"
    return f"{text.format(share=t.shares(t.row(t.gate)), passed=passed)} {_comes_out(t)}"


def _comes_out(t: Telling) -> str:
    out = t.row(t.cell.states[0])
    if len(out) <= t.named + 1:
        units, text = list(range(len(out))), t.translate("Caption", "Out goes {h}: {values}.")
    else:
        units, text = t.largest(out), t.translate("Caption", "Largest in {h}: {values}.")
    return text.format(h=t.letter(t.cell.states[0]), values=t.list_words(t.name_values(units, out)))


def _reset(t: Telling) -> str:
    text = t.translate(
        "Caption",
        "The reset gate lets {share} of the past into the candidate. It erases nothing: {h} itself is untouched.",
    )
    return text.format(share=t.shares(t.row(t.gate)), h=t.letter(t.memory.state))


def _candidate(t: Telling) -> str:
    values = t.row(t.equation)
    text = t.translate("Caption", "The candidate {n} is what the memory could become: {values}.")
    if len(values) > t.named:
        text = t.translate("Caption", "The candidate {n} is what the memory could become, most of all {values}.")
    return text.format(n=t.letter(t.equation), values=t.list_words(t.name_values(sorted(t.largest(values)), values)))


def _mix(t: Telling) -> str:
    mixed = t.translate("Caption", "Everything is mixed anew: no wire carries the old {h} past the tanh.")
    return f"{mixed.format(h=t.letter(t.memory.state))} {describe_change(t)}"


def _pass_on(t: Telling) -> str:
    out = t.row(t.cell.states[0])
    if t.step + 1 < len(t.scene.trace.tokens):
        text = t.translate("Caption", "{h} goes on to the next token and up: {values}.")
    else:
        text = t.translate("Caption", "{h} goes up, and the sequence ends: {values}.")
    return text.format(h=t.letter(t.cell.states[0]), values=t.list_words(t.name_values(sorted(t.largest(out)), out)))


def _compute(t: Telling) -> str:
    """What a beat computes, gates first, read from the equations alone; where it computes nothing, what travels."""
    carried = dict.fromkeys(trip.quantity for act in t.plan.acts for trip in act.trips)
    names = sorted(t.computed or carried, key=lambda name: name not in t.scene.shares)
    return " ".join(_describe_result(t, name) for name in names[: t.named])


def _describe_result(t: Telling, name: str) -> str:
    values = t.row(name)
    if t.is_held(name):
        return by_hand(t, name) + "."
    if name in t.scene.shares:
        text = t.translate("Caption", "The gate {name} lets {share} through.")
        return text.format(name=t.symbol(name), share=t.shares(values))
    if len(values) <= t.named:
        units, text = list(range(len(values))), t.translate("Caption", "{name} is {values}.")
    else:
        units, text = t.largest(values), t.translate("Caption", "Largest in {name}: {values}.")
    return text.format(name=t.symbol(name), values=t.list_words(t.name_values(units, values)))


Needs = Callable[[Telling], tuple[str | None, ...]]
KINDS: dict[str, tuple[Callable[[Telling], str], Needs]] = {
    "read": (_read, lambda _: ()),
    "keep": (keep, lambda t: (t.memory.keep,)),
    "write": (write, lambda t: (t.memory.write,)),
    "memory": (memory, lambda t: ("kept", t.memory.write)),
    "output": (_output, lambda t: (t.gate,)),
    "reset": (_reset, lambda t: (t.gate,)),
    "candidate": (_candidate, lambda t: (t.equation,)),
    "mix": (_mix, lambda _: ()),
    "pass on": (_pass_on, lambda _: ()),
    "compute": (_compute, lambda _: ()),
}

DEPTH = Depth("sentence", QT_TRANSLATE_NOOP("Depth", "In a sentence"), 0, tell)
