"""A network as a program of PyTorch: a module of its layers, the state that it loads, and its run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from simulator.code.numbers import Numbers
from simulator.code.pytorch_modules import Loops, Module, layer_module
from simulator.code.readouts import Words, outputs_of
from simulator.code.subject import CodeError, Stack, Subject, stacks
from simulator.code.words import (
    OF_H,
    OF_OUTPUTS,
    Translate,
    comment,
    entering_and_expected,
    head,
    left_out,
    list_sequences,
    tidy,
    wrapped,
)
from simulator.equations.parse import INPUT_BEFORE
from simulator.frameworks.modules import has_layer

Levels = Sequence[Sequence[Module]]
_WORDS = Words("{0}[:, {1}]", "{0}.softmax(-1)", "{0}.sigmoid()", "torch.cat([{0}], -1)")
_ELSE = "Choose NumPy, whose loop goes through all of them."
_STATE = "state/"  # what the keys of the network's state begin with, in a file


def pytorch_program(subject: Subject, numbers: Numbers, translate: Translate) -> str:
    """The program; `numbers` says where what it carries stands."""
    _check(subject)
    loops = Loops(subject)
    levels = [[*level] for together in stacks(subject) for level in _levels(subject, together, loops, translate)]
    lines = [*head(subject, "PyTorch", translate)]
    lines += ["from pathlib import Path\n", "import numpy as np"] * bool(numbers.beside)
    lines += ["import torch", "from torch import nn", *loops.imports()]
    lines += ["", f"torch.set_default_dtype(torch.{subject.dtype})", *loops.code(translate)]
    lines += [*_network(subject, levels), *_numbers(subject, levels, numbers, translate)]
    return tidy([*lines, *_end(subject, numbers, translate)])


def _check(subject: Subject) -> None:
    """Raise CodeError for what a loop does not hand on from a sequence to the next."""
    several, layers = len(subject.sequences) > 1, range(len(subject.layers))
    if several and any(map(subject.holds_of, layers)):
        raise CodeError("Units are set by hand at steps of several sequences.", _ELSE)
    if subject.goes_on and any(INPUT_BEFORE in layer.cell.parsed.given for layer in subject.layers):
        raise CodeError("A cell goes on from the input of the step before, too.", _ELSE)


def _levels(
    subject: Subject, together: Sequence[Stack], loops: Loops, translate: Translate
) -> Iterator[Iterable[Module]]:
    """What reads the same: a module of PyTorch, or a loop for each layer of a kind that it does not have."""
    if len(together) > 1:
        yield (_module(subject, stack, loops, translate) for stack in together)
    elif _has_layer(subject, together[0]):
        yield (_module(subject, together[0], loops, translate),)
    else:
        yield from (map(loops.module, level) for level in together[0].levels)


def _has_layer(subject: Subject, stack: Stack) -> bool:
    usual, first = subject.usual[stack.layers[0]], subject.layers[stack.layers[0]]
    by_hand = any(map(subject.by_hand, stack.layers))
    narrowed = usual is None or not usual.form.projected or first.outputs < first.units
    return has_layer("pytorch", usual) and narrowed and not by_hand


def _module(subject: Subject, stack: Stack, loops: Loops, translate: Translate) -> Module:
    if _has_layer(subject, stack):
        return layer_module(subject, stack, translate)
    return loops.module(stack.layers[0])


def _network(subject: Subject, levels: Levels) -> Iterator[str]:
    """The class of the network."""
    readout = subject.trace.readout
    yield "class Network(nn.Module):\n    def __init__(self):\n        super().__init__()"
    for module in (module for level in levels for module in level):
        yield from (line for note in module.notes for line in comment(note, 8))
        made = wrapped(f"self.{module.name} = {module.made}", 104)
        yield "        " + "\n            ".join(made)
        for name in module.initial:
            yield f'        self.register_buffer("{name}", torch.empty({module.weights[name].shape}))'
    if readout is not None:
        yield f"        self.readout = nn.Linear({readout.W.shape[1]}, {readout.W.shape[0]})"
    yield f"\n    def forward(self, x{', states' * subject.goes_on}):"
    for module in (module for level in levels for module in level) if subject.goes_on else ():
        yield f'        x, states["{module.name}"] = {module.goes_on.format(x="x")}'
    for level in levels if not subject.goes_on else ():
        runs = [module.run.format(x="x") for module in level]
        yield f"        x = {runs[0] if len(runs) == 1 else _WORDS.join.format(', '.join(runs))}"
    if readout is None:
        yield "        return x\n"
    else:
        yield "        logits = self.readout(x)"
        yield f"        return x, {outputs_of(readout, _WORDS)}\n"


def _numbers(subject: Subject, levels: Levels, numbers: Numbers, translate: Translate) -> Iterator[str]:
    """What enters, what came of it, and the state of the network."""
    yield from left_out(subject, translate)
    if numbers.beside:
        yield f'numbers = np.load(Path(__file__).with_name("{numbers.beside}"))'
    yield from entering_and_expected(subject, numbers, translate, "torch.tensor({})", "torch.tensor({})")
    if not numbers.beside:
        yield "state = {"
    for module in (module for level in levels for module in level):
        for name, value in module.weights.items():
            rows = [""] * len(value)
            if value.ndim == 2 and module.blocks and name not in module.initial and "weight_hr" not in name:
                block = len(value) // len(module.blocks)
                rows = [module.blocks[k // block] if k % block == 0 else "" for k in range(len(value))]
            written = numbers.put(_STATE + name, value, rows, indent=4)
            yield from [f'    "{name}": {written},'] * (not numbers.beside)
    if subject.trace.readout is not None:
        for name, value in {"weight": subject.trace.readout.W, "bias": subject.trace.readout.b}.items():
            written = numbers.put(f"{_STATE}readout.{name}", value, indent=4)
            yield from [f'    "readout.{name}": {written},'] * (not numbers.beside)
    if not numbers.beside:
        yield "}"


def _run(subject: Subject, translate: Translate) -> Iterator[str]:
    """The run of the sequence, or of one after the other."""
    several = f"h{', outputs' * (subject.outputs is not None)}"
    if len(subject.sequences) == 1:
        yield from ("with torch.no_grad():", f"    {several} = network(inputs)")
        return
    yield from list_sequences(subject, translate)
    yield "parts, states = [], {}"
    yield "with torch.no_grad():"
    yield "    for part, (_, goes_on) in zip(inputs.split([length for length, _ in sequences]), sequences):"
    if subject.goes_on:
        yield "        states = states if goes_on else {}"
    yield f"        parts.append(network(part{', states' * subject.goes_on}))"
    if subject.outputs is None:
        yield "h = torch.cat(parts)"
    else:
        yield f"{several} = (torch.cat(each) for each in zip(*parts))"


def _end(subject: Subject, numbers: Numbers, translate: Translate) -> Iterator[str]:
    yield ""
    yield "network = Network()"
    if numbers.beside:
        yield f'names = [name for name in numbers.files if name.startswith("{_STATE}")]'
        yield f"network.load_state_dict({{name[{len(_STATE)}:]: torch.tensor(numbers[name]) for name in names}})"
    else:
        yield "network.load_state_dict({name: torch.tensor(values) for name, values in state.items()})"
    yield from _run(subject, translate)
    yield "print(h)"
    yield f'print("{translate(OF_H)}:", (h - expected).abs().max().item())'
    if subject.outputs is not None:
        yield f'print("{translate(OF_OUTPUTS)}:", (outputs - expected_outputs).abs().max().item())'
