"""What was recognised in the file of a model, in the words of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape

from simulator.text.said import Said
from simulator.weights.layouts import layout_of
from simulator.weights.recognition.found import FoundLayer, Recognised
from simulator.weights.tensor_tree import ModelError, whole_name
from ui.panels.network.cards import count_words
from ui.settings.translation import translate, write_count

SHOWN = 24  # tensors that are listed as not used
LONGEST = 36  # letters of a name that stand in one line


def said(text: str) -> str:
    """A sentence of the recognition, with those that stand in it, in the language of the window."""
    if not isinstance(text, Said):
        return text
    fields = {name: said(value) if isinstance(value, str) else value for name, value in text.fields.items()}
    return translate("Model", text.template).format(**fields)


def shortened(name: str) -> str:
    """A name without its middle where it is long: its beginning and its end tell it apart."""
    half = LONGEST // 2
    return name if len(name) <= LONGEST else f"{name[: half - 1]}…{name[-half:]}"


def breakable(text: str) -> str:
    """A text whose longest words may go on in the next line: names of files and tensors are without blanks."""
    return re.sub(rf"(\S{{{LONGEST}}})(?=\S)", "\\1\u200b", text)


def problem_words(error: BaseException | None, words: str) -> str:
    """What is wrong with a model, without the folder of its file, which is known."""
    return breakable(f"{error.problem} {error.remedy}" if isinstance(error, ModelError) else words)


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape as it is written: "16 × 4"."""
    return " × ".join(write_count(size) for size in shape) or "1"


def describe_layer(layer: FoundLayer) -> str:
    """A layer in a line."""
    words = translate("Model", "Layer {number}: {cell}, {units}, {inputs} numbers enter")
    if layer.reverse:
        words = translate("Model", "Layer {number}, from the end: {cell}, {units}, {inputs} numbers enter")
    units = count_words(layer.units, "unit")
    return words.format(number=layer.at + 1, cell=layer.cell.name, units=units, inputs=write_count(layer.inputs))


def describe_layout(layer: FoundLayer) -> str:
    """How the weights of a layer are laid out."""
    layout = layout_of(layer.layout)
    order = layout.gates[layer.kind]
    gates = ", ".join(order)
    if len(order) < 2:
        words = translate("Model", "Laid out as {layout}.")
        if layout.framework:
            words = translate("Model", "Laid out as {framework} does.")
        return words.format(framework=layout.framework, layout=layout.key)
    if layout.framework:
        words = translate("Model", "Laid out as {framework} does; gates in the order {gates}.")
        return words.format(framework=layout.framework, gates=gates)
    return translate("Model", "Laid out as {layout}; gates in the order {gates}.").format(
        layout=layout.key, gates=gates
    )


def found_html(recognised: Recognised, stack: str) -> str:
    """A stack of layers, what is around it, what is open, and what is not used."""
    return "".join(_found_parts(recognised, stack))


def _found_parts(recognised: Recognised, stack: str) -> Iterator[str]:
    if stack not in recognised.stacks:
        none = translate("Model", "No recurrent layer was recognised: by names and shapes nothing in it remembers.")
        yield f"<p>{escape(none)}</p>"
        if any(len(tensor.shape) == 2 for tensor in recognised.file.tensors.values()):
            words = translate("Model", "If it has one under other names, say under “{by_hand}” which tensors it is.")
            yield f"<p>{escape(words.format(by_hand=translate('Model', 'By hand')))}</p>"
    for layer in recognised.stacks.get(stack, ()):
        yield f"<h4>{escape(describe_layer(layer))}</h4>"
        names = ", ".join(layer.tensors.values())
        line = translate("Model", "From {tensors}: {why}").format(tensors=names, why=said(layer.why))
        yield f"<p>{escape(f'{line} {describe_layout(layer)}')}</p>"
    if (table := recognised.embeddings.get(stack)) is not None:
        words = translate("Model", "Words enter by {tensor}, {count} tokens: {why}")
        told = words.format(tensor=table.tensor, count=write_count(table.tokens), why=said(table.why))
        yield f"<p>{escape(told)}</p>"
    if (readout := recognised.readouts.get(stack)) is not None:
        words = translate("Model", "Read out by {tensors}, outputs: {count}, {kind}: {why}")
        names = ", ".join(filter(None, (readout.weight, readout.bias)))
        told = words.format(tensors=names, count=write_count(readout.outputs), kind=readout.kind, why=said(readout.why))
        yield f"<p>{escape(told)}</p>"
    open_still, unused = translate("Model", "In doubt:"), translate("Model", "Not used: {names}")
    for doubt in recognised.doubts:
        yield f"<p><b>{escape(open_still)}</b> {escape(said(doubt))}</p>"
    if recognised.others:
        names = ", ".join(recognised.others[:SHOWN])
        left = len(recognised.others) - SHOWN
        more = translate("Model", " and {count} more").format(count=write_count(left)) if left > 0 else ""
        yield f"<p>{escape(unused.format(names=names + more))}</p>"


def uses_by_tensor(recognised: Recognised, stack: str) -> dict[str, str]:
    """What each tensor became, in a few words, by its name."""
    found: dict[str, list[str]] = {}
    for layer in recognised.stacks.get(stack, ()):
        words = translate("Model", "{part} of layer {number}")
        if layer.reverse:
            words = translate("Model", "{part} of layer {number}, from the end")
        for name, part in zip(map(whole_name, layer.tensors.values()), layer.tensors, strict=True):
            found.setdefault(name, []).append(words.format(part=part, number=layer.at + 1))
    if (table := recognised.embeddings.get(stack)) is not None:
        found.setdefault(table.tensor, []).append(translate("Model", "table of vectors"))
    if (readout := recognised.readouts.get(stack)) is not None:
        for name in filter(None, (readout.weight, readout.bias)):
            found.setdefault(name, []).append(translate("Model", "read-out"))
    return {name: ", ".join(words) for name, words in found.items()}
