"""A network as a program of Keras: a model of its layers, the weights that they are given, and its run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from simulator.arrays import Array
from simulator.code.keras_layers import PARTS, KerasLayer, keras_levels
from simulator.code.numbers import Numbers
from simulator.code.readouts import Words, outputs_of
from simulator.code.subject import Subject
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
)

_WORDS = Words(
    "keras.ops.take({0}, {1}, axis=-1)", "keras.ops.softmax({0})", "keras.ops.sigmoid({0})",
    "keras.ops.concatenate([{0}], axis=-1)",
)  # fmt: skip


def keras_program(subject: Subject, numbers: Numbers, translate: Translate) -> str:
    """The program; `numbers` says where what it carries stands. Raises CodeError for what Keras does not have."""
    levels = [*keras_levels(subject, translate)]
    lines = [*head(subject, "Keras", translate), *["from pathlib import Path\n"] * bool(numbers.beside)]
    lines += ["import keras", "import numpy as np\n", f'keras.config.set_floatx("{subject.dtype}")\n']
    lines += [*_model(subject, levels), *left_out(subject, translate)]
    lines += [*_numbers(subject, levels, numbers, translate), *_end(subject, levels, translate)]
    return tidy(lines)


def _model(subject: Subject, levels: Sequence[Sequence[KerasLayer]]) -> Iterator[str]:
    """The layers, and the model that they make."""
    readout, states = subject.trace.readout, [name for level in levels for layer in level for name in layer.states]
    yield f"x = entering = keras.Input((None, {subject.inputs.shape[1]}){', batch_size=1' * subject.goes_on})"
    for level in levels:
        for layer in level:
            yield from (line for note in layer.notes for line in comment(note))
            yield f"{layer.name} = {layer.made}"
            yield from (f"{name} = keras.Input(({len(value)},))" for name, value in layer.states.items())
        runs = [layer.run.format(x="x") for layer in level]
        yield f"x = {runs[0] if len(runs) == 1 else _WORDS.join.format(', '.join(runs))}"
    given = f"[{', '.join(['entering', *states])}]" if states else "entering"
    if readout is None:
        yield f"model = keras.Model({given}, x)\n"
        return
    yield f"readout = keras.layers.Dense({len(readout.b)})"
    yield "logits = readout(x)"
    yield f"outputs = {outputs_of(readout, _WORDS)}"
    yield f"model = keras.Model({given}, [x, outputs])\n"


def _numbers(
    subject: Subject, levels: Sequence[Sequence[KerasLayer]], numbers: Numbers, translate: Translate
) -> Iterator[str]:
    """What enters, what came of it, and the weights, which each layer is given."""
    if numbers.beside:
        yield f'weights = numbers = np.load(Path(__file__).with_name("{numbers.beside}"))'
    entering = f'np.array({{}}, dtype="{subject.dtype}")'
    yield from entering_and_expected(subject, numbers, translate, entering, "np.array({})")
    carried: dict[str, Array] = {}
    for layer in (layer for level in levels for layer in level):
        for place, arrays in layer.weights.items():
            carried |= {f"{layer.name}{place}/{part}": array for part, array in zip(PARTS, arrays, strict=True)}
        carried |= layer.states
    if subject.trace.readout is not None:
        carried |= {"readout/kernel": subject.trace.readout.W.T, "readout/bias": subject.trace.readout.b}
    written = {key: numbers.put(key, value, indent=4) for key, value in carried.items()}
    if not numbers.beside:
        yield "weights = {"
        yield from (f'    "{key}": {value},' for key, value in written.items())
        yield "}"
    yield ""
    for layer in (layer for level in levels for layer in level):
        yield from (_given(f"{layer.name}{place}", PARTS) for place in layer.weights)
    if subject.trace.readout is not None:
        yield _given("readout", ("kernel", "bias"))


def _given(layer: str, parts: tuple[str, ...]) -> str:
    """The line that gives a layer its weights."""
    named = ", ".join(f'"{part}"' for part in parts)
    return f'{layer}.set_weights([np.array(weights[f"{layer}/{{part}}"]) for part in ({named})])'


def _end(subject: Subject, levels: Sequence[Sequence[KerasLayer]], translate: Translate) -> Iterator[str]:
    states = [name for level in levels for layer in level for name in layer.states]
    batches = ["inputs[None]", *(f'np.array([weights["{name}"]], dtype="{subject.dtype}")' for name in states)]
    said = subject.outputs is not None
    if len(subject.sequences) > 1:
        batches[0] = "part[None]"
    entering = batches[0] if not states else "[\n    " + ",\n    ".join(batches) + ",\n]"
    if len(subject.sequences) == 1:
        yield f"{'h, outputs' if said else 'h'} = {'(' * said}{_computed(entering, said)}"
    else:
        yield from _one_after_another(subject, levels, entering, translate)
    yield "print(h)"
    yield f'print("{translate(OF_H)}:", np.abs(h - expected).max())'
    if said:
        yield f'print("{translate(OF_OUTPUTS)}:", np.abs(outputs - expected_outputs).max())'


def _one_after_another(
    subject: Subject, levels: Sequence[Sequence[KerasLayer]], entering: str, translate: Translate
) -> Iterator[str]:
    """The run of one sequence after the other."""
    said = subject.outputs is not None
    yield from list_sequences(subject, translate)
    yield "parts = []"
    yield "starts = np.cumsum([length for length, _ in sequences])[:-1]"
    yield "for part, (_, goes_on) in zip(np.split(inputs, starts), sequences):"
    if subject.goes_on:
        yield "    if not goes_on:"
        yield from (f"        {layer.name}.reset_states()" for level in levels for layer in level)
    made = f"[{_computed(entering, True)[:-1]}]" if said else _computed(entering, False)
    yield f"    parts.append({made})".replace("\n", "\n    ")
    if said:
        yield "h, outputs = (np.concatenate(each) for each in zip(*parts))"
    else:
        yield "h = np.concatenate(parts)"


def _computed(entering: str, said: bool) -> str:
    if said:
        return f"keras.ops.convert_to_numpy(values)[0] for values in model({entering}))"
    return f"keras.ops.convert_to_numpy(model({entering}))[0]"
