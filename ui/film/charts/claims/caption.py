"""The caption of a chart, put together from claims; what of a chart's memory was set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ui.film.narration.claims.by_hand import ByHand, by_hand
from ui.film.narration.claims.claim import Claim
from ui.film.narration.left_out import left_out
from ui.film.narration.step import Step
from ui.film.narration.telling import Telling, fits
from ui.film.scene.scene import Scene

_BRIEFER = ((3, 24), (2, 20), (1, 14))  # how many units are named, in how many letters each


@dataclass(frozen=True)
class PartlyByHand(Claim):
    """Of these quantities, some units or all were set by hand."""

    names: tuple[str, ...]

    def holds(self, step: Step) -> bool:
        """Whether a unit of each was."""
        return bool(self.names) and all(step.is_held(name) for name in self.names)

    def sentence(self, t: Telling) -> str:
        """Their letters."""
        text = t.translate("Chart caption", "Set by hand, at least in part: {names}.")
        return text.format(names=t.list_words([t.letter(name) for name in self.names]))


def caption_of(scene: Scene, token: int, claims: Iterable[Claim | None], of_states: bool = False) -> str:
    """The sentences of the claims that hold, as many as two lines hold; where the token's step is left out, that it is,
    unless they are claims `of_states`, which are there all the same.

    Where they must be, names are cut short, and what was set by hand is told by its letters.
    """
    if not of_states and (whole := left_out(scene, token)):
        return whole
    step = Step(scene, token)
    told = [claim for claim in claims if claim is not None and claim.holds(step)]
    hands = tuple(claim.name for claim in told if isinstance(claim, ByHand))
    rest = [claim for claim in told if not isinstance(claim, ByHand)]
    briefly = [*rest[:1], *((PartlyByHand(hands),) if hands else ()), *rest[1:]]
    parts: list[str] = []
    for chosen, named, room in (*((told, *each) for each in _BRIEFER), (briefly, *_BRIEFER[-1])):
        telling = Telling(step, scene.diagram.plans[0], named, room)
        parts = [claim.sentence(telling) for claim in chosen]
        if fits(" ".join(parts)):
            break
    while len(parts) > 1 and not fits(" ".join(parts)):
        parts = parts[:-1]
    return " ".join(parts)


def hands_on(step: Step, units: Sequence[int], names: Iterable[str | None] = ()) -> Iterator[ByHand]:
    """What was set by hand of the gate that keeps, of what it kept and of what was added, where it is of these units.

    With `names`, of other quantities.
    """
    memory = step.memory
    for claim in by_hand(step, tuple(names) or (memory.keep, step.kept_name, memory.write)):
        if any(unit in claim.units for unit in units):
            yield claim
