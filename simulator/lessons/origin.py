"""Where the weights of a lesson come from, in words that are shown on screen and stand in its file."""

from simulator.lessons.schema import LayerSpec, Lesson

DRAWN, THEN = "weights drawn at random", "then changed by hand"


def stated_origin(lesson: Lesson) -> str:
    """Where the weights come from, told from the layers alone."""
    layers, readout = lesson.layers, lesson.readout
    kinds = {layer.initialiser for layer in layers if _is_drawn(layer)}
    if all(_is_drawn(layer) for layer in layers) and len(kinds) == 1:
        seeds = ", ".join(str(layer.seed) for layer in layers)
        by_hand = [str(at) for at, layer in enumerate(layers, start=1) if layer.weights is not None]
        then = f", then changed by hand in layer {' and '.join(by_hand)}" if by_hand else ""
        parts = {f"Weights drawn at random ({kinds.pop()}, seed {seeds}), not trained{then}": [""]}
    else:
        parts = {}
        for at, layer in enumerate(layers, start=1):
            parts.setdefault(_layer_origin(layer), []).append(f"layer {at}")
    if readout is not None:
        parts.setdefault(readout.origin or "given in the lesson", []).append("read-out")
    return " ".join(_of_parts(who, origin) for origin, who in parts.items())


def _of_parts(who: list[str], origin: str) -> str:
    """ "Layer 1, layer 2, read-out: set by hand." """
    named = ", ".join(who)
    return f"{named[0].upper()}{named[1:]}: {origin}." if named else f"{origin}."


def changed_by_hand(layer: LayerSpec) -> str:
    """Who gave a layer's weights, once one of them has been changed by hand."""
    if layer.weights is None:
        return f"{DRAWN} ({layer.initialiser}, seed {layer.seed}), not trained, {THEN}"
    origin = layer.origin or "weights given in the lesson"
    return origin if origin.startswith("set by hand") or origin.endswith(THEN) else f"{origin}, {THEN}"


def _is_drawn(layer: LayerSpec) -> bool:
    """Whether the weights were drawn, and then changed by hand at most."""
    return layer.weights is None or (layer.origin.startswith(DRAWN) and layer.origin.endswith(THEN))


def _layer_origin(layer: LayerSpec) -> str:
    if layer.weights is None:
        return f"{DRAWN} ({layer.initialiser}, seed {layer.seed}), not trained"
    return layer.origin or "weights given in the lesson"
