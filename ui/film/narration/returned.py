"""What an outline of returned values says when it is pointed at: which tensor, which part of it, what else is equal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from simulator.frameworks.returned import LAST, SEQUENCE, Merge, Part, Returned, merged, ways_to_take
from simulator.network.levels import level_at
from ui.film.marks import NOW, About
from ui.film.scene.derived.returned import shape_text, tensors_of
from ui.film.scene.scene import Scene
from ui.film.text.formula import plain, symbol
from ui.film.text.language import QT_TRANSLATE_NOOP
from ui.film.text.number_format import decimal

MERGES: tuple[Merge, ...] = ("sum", "mul", "ave")
SPELLED = 4  # numbers of a row
PART, WHOLE = "returned", "returned-all"
_LAST = {
    (False, False): QT_TRANSLATE_NOOP("Returned", "{part} is layer {number}’s {state} after the last token."),
    (False, True): QT_TRANSLATE_NOOP(
        "Returned", "{part} is layer {number}’s {state} after the last token that is read."
    ),
    (True, False): QT_TRANSLATE_NOOP(
        "Returned", "{part} is {state} of layer {number}’s direction from the end: it ends at the first token."
    ),
    (True, True): QT_TRANSLATE_NOOP(
        "Returned", "{part} is {state} of layer {number}’s direction from the end: it ends at the first token it reads."
    ),
}  # fmt: skip
"""By whether the layer reads from the end, and whether tokens are left out."""


def about_whole(tensor: Returned) -> About:
    """What an outline around all of a tensor shows."""
    return About(tensor.parts[0].layer, NOW, "", part=f"{WHOLE}:{tensor.kind}:{tensor.title}")


def about_part(tensor: Returned, part: Part, step: int) -> About:
    """What an outline shows: a state of a layer at one of the steps it reads, as a part of a tensor."""
    return About(part.layer, step, part.state, part=f"{PART}:{tensor.kind}:{tensor.title}")


def tell_returned(scene: Scene, about: About) -> str:
    """What the outline of a tensor is; "" where there is none. The step is a token of the sequence."""
    what, kind, title = about.part.split(":", 2)
    tensors = tensors_of(scene)
    tensor = next((each for each in tensors if (each.kind, each.title) == (kind, title)), None)
    if tensor is None:
        return ""
    if what == WHOLE:
        return " ".join(_tell_whole(scene, tensor))
    part = next((each for each in tensor.parts if (each.layer, each.state) == (about.layer, about.quantity)), None)
    if part is None:
        return ""
    if kind == LAST:
        return " ".join(_tell_last(scene, tensor, part, tensors))
    return " ".join(_tell_row(scene, tensor, part, about.step)) if about.step in part.tokens else ""


def _fields(scene: Scene, tensor: Returned, part: Part) -> dict[str, str]:
    state = plain(symbol(part.state, False, scene.rows[part.layer].writing))
    number = str(level_at((scene.source or scene).trace.made_of, part.layer) + 1)
    return {"part": tensor.taken(part), "number": number, "state": state, "shape": shape_text(tensor.shape)}


def _tell_last(scene: Scene, tensor: Returned, part: Part, tensors: tuple[Returned, ...]) -> Iterator[str]:
    translate = scene.language.translate
    template = _LAST[part.reverse, bool(scene.trace.skipped)]
    yield translate("Returned", template).format(**_fields(scene, tensor, part))
    for other, way in ways_to_take(tensors, part.layer, part.state, part.tokens[-1]):
        if other.kind == SEQUENCE:
            yield translate("Returned", "{way} is the same.").format(way=way)
    yield from _shapes(scene, tensor)


def _tell_row(scene: Scene, tensor: Returned, part: Part, token: int) -> Iterator[str]:
    text = scene.language.translate("Returned", "{row} is layer {number}’s {state} after this token.")
    if part.reverse:
        text = scene.language.translate(
            "Returned", "{row} is {state} of layer {number}’s direction from the end after this token."
        )
    yield text.format(row=tensor.taken(part, token), **_fields(scene, tensor, part))
    if tensor.framework == "keras" and len(tensor.parts) == 2 and _other_is_there(scene, part, token):
        yield _merged(scene, tensor, token)
    yield from _shapes(scene, tensor)


def _other_is_there(scene: Scene, part: Part, token: int) -> bool:
    """Whether the other direction has read a token when this one does."""
    last = scene.trace.steps - 1
    return scene.whole_run or 2 * (last - token if part.reverse else token) >= last


def _merged(scene: Scene, tensor: Returned, token: int) -> str:
    """What Keras's other ways to merge both directions make of a row: numbers that stand nowhere in the picture."""
    trace, writing = (scene.source or scene).trace, scene.writing
    row = replace(tensor, parts=tuple(part._replace(tokens=(token,)) for part in tensor.parts))
    fields = {}
    for way in MERGES:
        numbers = [writing.number(decimal(value, 3, plus=True)) for value in merged(trace, row, way)[0].tolist()]
        fields[way] = scene.language.vector(numbers[:SPELLED] + ["…"] * (len(numbers) > SPELLED))
    text = scene.language.translate(
        "Returned", "That is merge_mode=concat. Merged into one, its row would be {sum} with sum, {mul} with mul, "
        "{ave} with ave.",
    )  # fmt: skip
    return text.format(**fields)


def _tell_whole(scene: Scene, tensor: Returned) -> Iterator[str]:
    """All of a tensor: what its rows are, its shape, and what becomes of what is left out."""
    translate, both = scene.language.translate, len(tensor.parts) > 1
    fields = {"title": tensor.title, **_fields(scene, tensor, tensor.parts[0])}
    if tensor.kind == LAST:
        text = translate("Returned", "{title} has a row for each layer and direction: {state} where it ends.")
        if tensor.framework == "keras":
            text = translate("Returned", "With return_sequences=False, {title} is layer {number}’s {state} at its end.")
        if tensor.framework == "keras" and both:
            text = translate("Returned", "With return_sequences=False, {title} is what both directions end with.")
        yield text.format(**fields)
        yield from _shapes(scene, tensor)
        return
    text = translate("Returned", "{title} is layer {number}’s {state} after each token.")
    if both:
        text = translate("Returned", "{title} has {state} of both directions of layer {number} side by side.")
    elif tensor.module.is_turned:
        text = translate("Returned", "{title} is layer {number}’s {state}, from the last token to the first.")
    yield text.format(**fields)
    yield from _shapes(scene, tensor)
    if tensor.framework == "keras" and both:
        width = tensor.parts[0].columns[1]
        text = translate("Returned", "With merge_mode sum, mul or ave it is {shape}, and stands nowhere here.")
        yield text.format(shape=shape_text((1, tensor.shape[0], width)))
    skipped = bool(scene.trace.skipped)
    if tensor.framework == "keras" and skipped:
        text = translate("Returned", "Tokens that are left out are masked: their rows repeat the one before.")
        if both:
            text = translate("Returned", "Tokens that are left out are masked: their rows are 0.")
        yield text
    elif skipped:
        yield translate("Returned", "Tokens that are left out have no row: the sequence is packed without them.")


def _shapes(scene: Scene, tensor: Returned) -> Iterator[str]:
    """Its shape, without a batch and with one."""
    translate = scene.language.translate
    shapes = {way: shape_text(tensor.batched(way)) for way in tensor.batchings}
    if len(shapes) == 1:
        yield translate("Returned", "Its shape is {first}, for a batch of one.").format(**shapes)
    elif shapes["second"] == shapes["first"]:
        text = translate("Returned", "Its shape is {none}; with a batch of one {second}, whatever batch_first says.")
        yield text.format(**shapes)
    else:
        text = translate("Returned", "Its shape is {none}; with a batch of one {second}, with batch_first {first}.")
        yield text.format(**shapes)
