"""What happened at a token, told when it is over: what was forgotten, what was written, what the network says next."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product

from ui.film.diagrams.diagram import Plan
from ui.film.narration import depth_of, narrate
from ui.film.narration.claims.beats import claims_of, keeps_and_writes
from ui.film.narration.claims.claim import Claim, first_that_holds
from ui.film.narration.claims.views.says_next import says_next
from ui.film.narration.left_out import left_out
from ui.film.narration.network import NetworkNarrator
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.derived.turning import is_last, says
from ui.film.scene.scene import Scene

Stage = tuple[str, ...]
"""The parts that tell of one thing that happened, the weightiest first."""
ROOM = ((3, 24), (2, 20), (1, 14))  # how many units are named, in how many letters each
EVERY = (8, 60)  # of units where there is room for all
WHOLE, FIRST, BRIEF = range(3)  # how much of each stage is told: BRIEF is the first part, and no chances


def summarize(scene: Scene, token: int) -> str:
    """What a token did to the memory of the scene's layer, and what the network says after it; two lines at most."""
    if whole := left_out(scene, token):
        return whole
    depth, step = depth_of(scene.depth), Step(scene, token)
    shown: list[str] = []
    for (named, room), much in product(ROOM, (WHOLE, FIRST, BRIEF)):
        tell = _of_claims if depth.key == "sentence" else _of_plans
        found = (stage if much == WHOLE else stage[:1] for stage in tell(step, named, room))
        shown = [part for stage in found for part in stage]
        after = _next(step, named, room, much == BRIEF)
        if after is not None:
            t = Telling(step, scene.diagram.plans[-1], named, room)
            shown.append(after.sentence(t) if depth.key == "sentence" else after.symbols(t))
        if fits(depth.between.join(shown)):
            break
    while len(shown) > 1 and not fits(depth.between.join(shown)):
        shown.pop()
    return depth.between.join(shown)


def tell_whole(scene: Scene, token: int) -> str:
    """All that is claimed of what a token did to the memory of the scene's layer, and what the network says then."""
    if whole := left_out(scene, token):
        return whole
    step = Step(scene, token)
    told = [part for stage in _of_claims(step, *EVERY) for part in stage]
    after = _next(step, *EVERY, False) if is_last(scene) else None
    if after is not None:
        told.append(after.sentence(Telling(step, scene.diagram.plans[-1], *EVERY)))
    return " ".join(told)


def tell_beat(scene: Scene, token: int, beat: int, step: Step | None = None) -> str:
    """What a beat of the close-up says; `step` is the token's, where it is at hand.

    Where beats pass too quickly to be read one by one, what the last token that is over did: nothing is told before it
    has happened, and each sentence stands for a whole token.
    """
    if scene.by_token:
        return summarize(scene, token)
    over = token if beat == len(scene.timeline.beats) - 1 else token - 1
    return summarize(scene, over) if scene.is_joined(token) and over >= 0 else narrate(scene, token, beat, step)


def tell_tokens(scene: Scene) -> Callable[[int], str]:
    """What tells of a token in the views of all layers; by token, with what the network says after it."""
    tell = NetworkNarrator(scene).tell
    return (lambda token: _add_next_words(scene, token, tell(token))) if scene.by_token else tell


def _add_next_words(scene: Scene, token: int, text: str) -> str:
    """A caption with what the network says after the token behind it, where two lines hold both."""
    step = Step(scene, token)
    for (named, room), brief in product(ROOM, (False, True)):
        after = _next(step, named, room, brief)
        whole = (
            text if after is None else f"{text} {after.sentence(Telling(step, scene.diagram.plans[-1], named, room))}"
        )
        if fits(whole):
            return whole
    return text


def _next(step: Step, named: int, room: int, brief: bool) -> Claim | None:
    """What the read-out says; None where there is none, or it is not known yet."""
    if not says(step.scene, step.at):
        return None
    return first_that_holds(says_next(Telling(step, step.scene.diagram.plans[-1], named, room), brief), step)


def _of_claims(step: Step, named: int, room: int) -> Iterator[Stage]:
    """What is claimed of keeping and of writing; where a cell does neither, of what its memory becomes."""
    for kind in keeps_and_writes(step):
        t = Telling(step, _plan_of(step.scene, kind), named, room)
        if parts := tuple(claim.sentence(t) for claim in claims_of(kind, t)):
            yield parts


def _of_plans(step: Step, named: int, room: int) -> Iterator[Stage]:
    """The formulas of keeping and writing with what they do; with numbers, that of the memory, which holds both."""
    scene = step.scene
    kinds = ("memory",) if scene.depth == "numbers" else ("keep", "write")
    found = [plan for kind in (*kinds, "mix") for plan in scene.diagram.plans if plan.says == kind]
    for plan in found or [scene.diagram.plans[-1]]:
        yield depth_of(scene.depth).tell(Telling(step, plan, named, room))


def _plan_of(scene: Scene, kind: str) -> Plan:
    """The beat that computes what a kind of sentence tells of; the last one where there is none of it alone."""
    plans, memory = scene.diagram.plans, scene.cell.memory
    name = {"keep": memory.keep, "write": memory.write}.get(kind, memory.state)
    said = (plan for plan in plans if plan.says == kind)
    made = (plan for plan in plans if any(name in act.computes for act in plan.acts))
    return next(said, next(made, plans[-1]))
