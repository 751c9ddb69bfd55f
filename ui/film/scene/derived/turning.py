"""What is asked of a scene by token, in the order in which its layer reads: a film's moments, what marks tell of."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from simulator.network.levels import below, level_at, levels_of, passes_of
from ui.film.marks import NOW, About, Mark, Moment, Paragraph, Row
from ui.film.scene.derived.turned import other_end
from ui.film.scene.scene import Scene


def as_step(scene: Scene, about: About) -> About:
    """A place by token as one of the steps of the scene's layer."""
    return about if about.step == NOW else about._replace(step=other_end(scene, about.step))


def reading(scene: Scene, moment: Moment) -> Moment:
    """A moment by token as one of the steps of the scene's layer."""
    return moment._replace(token=other_end(scene, moment.token))


def level_of(scene: Scene) -> tuple[int, int]:
    """The level of the scene's layer, from 1, and how many there are."""
    return level_at(scene.trace.made_of, scene.layer) + 1, len(levels_of(scene.trace.made_of))


def layer_number(scene: Scene) -> str:
    """What the scene's layer is called after the word "layer": its level from 1, and whether it reads from the end."""
    return number_of_layer(scene, scene.layer)


def number_of_layer(scene: Scene, layer: int) -> str:
    """The same of any layer."""
    plain = scene.source or scene
    number = str(level_at(plain.trace.made_of, layer) + 1)
    if not plain.trace.layers[layer].from_end:
        return number
    return scene.language.translate("Picture", "{number}, reverse").format(number=number)


def entering(scene: Scene) -> tuple[Scene, ...]:
    """The scenes of the layers whose outputs the scene's layer reads; () where it reads the tokens."""
    return tuple(scene.rows[k] for k in below(scene.trace.made_of, scene.layer))


def is_last(scene: Scene) -> bool:
    """Whether the read-out reads what the scene's layer hands on."""
    return scene.layer in levels_of(scene.trace.made_of)[-1]


def pass_words(scene: Scene) -> tuple[str, ...]:
    """Which pass through the sequence the scene shows, and which layer waits for its end; () of one that takes one."""
    made_of = scene.trace.made_of
    passes = passes_of(made_of)
    number, count, translate = passes[scene.layer], passes[-1] + 1, scene.language.translate
    if count == 1:
        return ()
    if number + 1 == count:
        return (translate("Picture", "pass {number} of {count}").format(number=count, count=count),)
    words = translate("Picture", "pass {number} of {count}: layer {layer} begins when it is over")
    waits = level_at(made_of, passes.index(number + 1)) + 1
    return (words.format(number=number + 1, count=count, layer=waits),)


def says(scene: Scene, step: int) -> bool:
    """Whether the read-out is known at the end of a step of the scene's layer: it reads all layers of the last level.

    Of two that read from both ends, the second to come to a token has it then. A layer that computes before the last
    ones, in a pass of its own, has none.
    """
    made_of, last = scene.trace.made_of, levels_of(scene.trace.made_of)[-1]
    passes = passes_of(made_of)
    if passes[scene.layer] != passes[last[0]]:
        return False
    both = any(scene.trace.layers[k].from_end for k in last)
    return not both or step >= scene.trace.steps - 1 - step


def steps_done(scene: Scene, other: Scene, step: int) -> int:
    """How many steps of another layer come before this one of the scene's layer: as many in the same pass, all of one
    that computes in a pass before, none of a later one.
    """
    passes = passes_of(scene.trace.made_of) if len(scene.trace.layers) == len(other.trace.layers) else ()
    if not passes or passes[other.layer] == passes[scene.layer]:
        return step
    return scene.trace.steps if passes[other.layer] < passes[scene.layer] else -1


def by_token(scene: Scene, marks: Iterable[Mark], chart: bool) -> tuple[Mark, ...]:
    """Marks of a scene that tell of steps as their layers read, telling of tokens; those of a `chart` are all of the
    scene's own layer.
    """
    flips = [layer_trace.from_end for layer_trace in scene.trace.layers]
    if True not in flips:
        return tuple(marks)
    last = scene.trace.steps - 1

    def about_token(about: About | None) -> About | None:
        if about is None or about.step == NOW:
            return about
        own = chart or about.run or about.part == "axis:tokens"
        flip = flips[scene.layer] if own or about.layer >= len(flips) else flips[about.layer]
        return about._replace(step=last - about.step) if flip else about

    return tuple(_told(mark, about_token) for mark in marks)


def _told(mark: Mark, about_token: Callable[[About | None], About | None]) -> Mark:
    if isinstance(mark, Paragraph):
        return mark
    if isinstance(mark, Row):
        return mark._replace(mark=mark.mark._replace(about=about_token(mark.mark.about)))
    return mark if mark.about is None else mark._replace(about=about_token(mark.about))
