"""Captions: what the numbers of a beat did. Every number in them is in the trace or in the measures.

The depths to which they go are one file each, found by looking into this folder; what they claim stands in `claims`.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from importlib.util import find_spec

from ui.film.diagrams.diagram import Plan
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import NAMED, Depth, Telling, fits
from ui.film.scene.scene import Scene


@cache
def depths() -> dict[str, Depth]:
    """Every depth by its key, as `--captions` names it: a sentence, symbols, numbers."""
    found = {}
    for info in pkgutil.iter_modules(__path__):
        depth = getattr(import_module(f"{__name__}.{info.name}"), "DEPTH", None)
        if isinstance(depth, Depth):
            found[depth.key] = depth
    return dict(sorted(found.items(), key=lambda item: item[1].place))


@cache
def depth_of(key: str) -> Depth:
    """The depth of a key. Raises KeyError. One that stands in the module of its name is found without the others."""
    spec = find_spec(f"{__name__}.{key}") if key.isidentifier() else None
    depth: Depth | None = None if spec is None else getattr(import_module(spec.name), "DEPTH", None)
    return depth if depth is not None and depth.key == key else depths()[key]


def narrate(scene: Scene, token: int, beat: int, step: Step | None = None) -> str:
    """The caption of a beat of the scene's layer, in the scene's depth, notation and language.

    `step` is the token's, where it is at hand: what was found out for one beat of it is there for the next.
    """
    return caption_of(scene, token, scene.diagram.plans[beat], step)


def caption_of(scene: Scene, token: int, plan: Plan, step: Step | None = None) -> str:
    """The caption of a plan's beat, as rich as two lines hold: with fewer names where it must be, then with less."""
    if whole := left_out(scene, token):
        return whole
    depth, step = depth_of(scene.depth), step or Step(scene, token)
    parts: tuple[str, ...] = ()
    for named, room in NAMED:
        parts = depth.tell(Telling(step, plan, named, room))
        if fits(depth.between.join(parts)):
            break
    while len(parts) > 1 and not fits(depth.between.join(parts)):
        parts = parts[:-1]
    return depth.between.join(parts)
