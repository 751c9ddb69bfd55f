"""What an experiment did, in a sentence: where two runs first differ, by how much, and whether any state does."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.analysis.comparison.run_difference import Difference, first_difference, largest_difference
from simulator.engine.progress import Progress
from simulator.network.trace import Trace
from ui.film.narration.amounts import AT_MOST, Amount
from ui.settings.translation import translate
from ui.state.edits.number_edits import token_words, unit_words
from ui.state.names import layer_number, quantity_name

ROUNDING = 1e-9  # a smaller difference is none


@dataclass(frozen=True)
class Outcome:
    """Where two runs first differ, None where they do not; the most by which any state differs, or else any number.

    `clear` is where they first differ by more than rounding, `whole` whether each has all numbers of the other.
    """

    first: Difference | None
    clear: Difference | None
    numbers: float
    states: float
    whole: bool

    @classmethod
    def of(cls, before: Trace, after: Trace, progress: Progress | None = None) -> Outcome:
        """What came of a run, compared with the one before. `progress` counts its parts; raises Cancelled."""
        whole = _shape(before) == _shape(after)
        first = first_difference(before, after)
        if first is None:
            return cls(None, None, 0.0, 0.0, whole)
        if progress is not None:
            progress(1, 3)
        states = largest_difference(before, after)
        if states >= ROUNDING:  # then so do numbers, and it is there that the runs differ first
            return cls(first, None, states, states, whole)
        if progress is not None:
            progress(2, 3)
        numbers = largest_difference(before, after, states_only=False)
        return cls(first, first_difference(before, after, ROUNDING), numbers, states, whole)

    @property
    def place(self) -> Difference | None:
        """Where one can go to see the difference; None where there is none but for rounding."""
        if self.numbers < ROUNDING:
            return None
        return self.first if self.states >= ROUNDING else self.clear

    def describe(self, after: Trace) -> str:
        """In words; `after` is the run after."""
        first = self.first
        if first is None and self.whole:
            return translate("WhatIf", "The two runs have the same numbers.")
        if first is None:
            return translate("WhatIf", "No number that both runs have differs.")
        if first.step >= after.steps:
            return translate("WhatIf", "Up to its end the run is the same as before.")
        if self.numbers < ROUNDING:
            words = translate(
                "WhatIf", "The same but for rounding: no number that both runs have differs by more than {most}."
            )
            return words.format(most=Amount(self.numbers, "figure", AT_MOST).text)
        return self._describe_place(first if self.states >= ROUNDING else self.clear or first, after)

    def _describe_place(self, place: Difference, after: Trace) -> str:
        """Where the runs first differ; where no state does, that none does."""
        enters = place.quantity == "x"
        if self.states >= ROUNDING:
            words = translate("WhatIf", "First difference: {quantity} of {unit} in layer {layer} at {token}")
            if enters:
                words = translate("WhatIf", "First difference: what enters at {token}")
        elif self.states > 0.0:
            words = translate(
                "WhatIf",
                "No state differs by more than {most}, but {quantity} of {unit} in layer {layer} at {token} does.",
            )
            if enters:
                words = translate("WhatIf", "No state differs by more than {most}, but what enters at {token} does.")
        else:
            words = translate("WhatIf", "No state differs, but {quantity} of {unit} in layer {layer} at {token} does.")
            if enters:
                words = translate("WhatIf", "No state differs, but what enters at {token} does.")
        layer = after.layers[place.layer].layer
        return words.format(
            quantity="" if enters else quantity_name(place.quantity, layer.cell),
            unit="" if enters else unit_words(after, place.layer, place.unit),
            layer=layer_number(after.made_of, place.layer),
            token=token_words(after, place.step),
            most=Amount(self.states, "figure", AT_MOST).text,
        )


def _shape(trace: Trace) -> tuple[object, ...]:
    """What numbers a run has."""
    return (trace.steps, *((each.layer.cell.equations, each.layer.units) for each in trace.layers))
