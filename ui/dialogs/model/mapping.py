"""What can be chosen for a layer that is mapped by hand, and what came of trying it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import permutations

from simulator.engine.progress import Progress
from simulator.weights.layouts import LAYOUTS
from simulator.weights.model_cells import Kind
from simulator.weights.proof import Compared, prove
from simulator.weights.recognition.by_hand import ByHand, misfits, recognise_by_hand
from simulator.weights.recognition.found import Recognised
from simulator.weights.reference.stored import Reference
from simulator.weights.stack_run import Tried, try_stack
from simulator.weights.tensor_tree import ModelFile
from ui.dialogs.model.found_words import said, shape_text
from ui.settings.translation import translate

ORDERS: dict[Kind, tuple[str, ...]] = {"lstm": ("ifgo", "igo"), "gru": ("rzn",), "rnn": ("h",)}
TENSORFLOW = "columns:igfo+1"
MUCH = 0.5  # of the numbers of a state that are full


@dataclass(frozen=True)
class Trial:
    """A mapping that fits: its layers, how full their states are in a short run, and how near to a reference."""

    recognised: Recognised
    tried: tuple[Tried, ...]
    compared: tuple[Compared, ...]


def layouts_of(kind: Kind) -> list[tuple[str, object]]:
    """The layouts of a kind of layer with their titles: those of frameworks, then all orders of its gates."""
    rows = translate("Model", "{gates} in rows")
    columns = translate("Model", "{gates} in columns")
    found: list[tuple[str, object]] = [(each.framework, each.key) for each in LAYOUTS.values()]
    if kind == "lstm":
        found.append((translate("Model", "TensorFlow 1: i, j, f, o, and 1 more on f"), TENSORFLOW))
    for letters in ORDERS[kind]:
        for order in permutations(letters):
            gates = ", ".join(order)
            found.append((rows.format(gates=gates), f"rows:{''.join(order)}"))
            found.append((columns.format(gates=gates), f"columns:{''.join(order)}"))
    return found


def parts_of(kind: Kind, letters: str, gate_by_gate: bool) -> tuple[str, ...]:
    """The parts that a layer of a kind may have, those that it needs first."""
    single = tuple(f"{part}_{gate}" for part in ("W", "U", "b") for gate in letters)
    more = ("P", "V") if kind == "lstm" else ()
    return (*single, *more) if gate_by_gate else ("W", "U", "b", "b_u", "bb", *more)


def tensor_titles(file: ModelFile) -> list[str]:
    """The tensors of a file, each with its shape."""
    return [f"{name}  ({shape_text(tensor.shape)})" for name, tensor in file.tensors.items()]


def named_in(title: str) -> str:
    """The tensor, or the part of one, in what was chosen or typed."""
    return re.sub(r"\s\s\([\d, ×]+\)$", "", title).strip()


def describe_misfits(file: ModelFile, by_hand: ByHand) -> list[str]:
    """What does not fit in each layer, a line each."""
    words = translate("Model", "Layer {number}: {why}")
    if not by_hand.layers:
        return [translate("Model", "No layer is mapped yet.")]
    return [
        words.format(number=layer.layer + 1, why=said(found.why))
        for layer in by_hand.layers
        for found in misfits(file, layer)
    ]


def try_mapping(file: ModelFile, by_hand: ByHand, reference: Reference | None, progress: Progress) -> Trial:
    """Run a mapping on a few random numbers, and against a reference. Raises ModelError and Cancelled."""
    progress(0, 2)
    recognised = recognise_by_hand(file, by_hand)
    tried = try_stack(file, recognised.layers)
    progress(1, 2)
    return Trial(recognised, tried, () if reference is None else prove(recognised, reference))


def describe_trial(trial: Trial) -> str:
    """What a trial showed."""
    fits = translate("Model", "The shapes fit, and on random numbers all stays finite.")
    full = translate("Model", "{name}: {share} of the numbers are beyond ±0.99. Is the order of gates the right one?")
    same = translate("Model", "{name}: the same as the reference, but for {difference}")
    other = translate("Model", "{name}: another than the reference, by up to {difference}")
    states = [each for each in trial.tried if each.name.endswith("/h") and each.saturated > MUCH]
    compared = (
        (same if each.holds else other).format(name=each.name, difference=f"{each.largest:.2g}")
        for each in trial.compared
    )
    return "\n".join([fits, *(full.format(name=x.name, share=f"{x.saturated:.0%}") for x in states), *compared])
