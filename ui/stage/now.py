"""How far the selected layer has come at the player's moment: what may be shown of its run, and what not yet.

Its steps are in the order in which the layer reads: of one that reads from the end, the first is at the last token.
"""

from __future__ import annotations

from simulator.network.trace import LayerTrace
from ui.film.charts.known import computed_from
from ui.film.scene.derived.turning import reading
from ui.film.views import view_of
from ui.state.player import Player
from ui.state.selection import Selection
from ui.state.stage import Stage


class Now:
    """The moment of plots and panels, which is that of the stage, as it was when it was last read."""

    def __init__(self, player: Player, selection: Selection, stage: Stage) -> None:
        self._player, self._selection, self._stage = player, selection, stage
        self._found_for: tuple[object, ...] = ()
        self._found: dict[str, float] = {}
        self.read()

    def read(self) -> None:
        """Look where player and stage are."""
        film = self._stage.film
        timeline, time = self._player.timeline, self._player.time
        moment = reading(film.scene, timeline.locate(time))
        if self._found_for[:1] != (film.scene,):
            self._found_for = (None, *self._found_for[1:])  # what was found may hold for this one, too
        self._scene, self._all_layers = film.scene, view_of(self._selection.view).all_layers
        self.token, self._share = moment.token, timeline.share(moment)
        position = timeline.position(time)
        self.position = len(timeline.tokens) - position if film.scene.reads_from_end else position
        """Where the cursor stands, in steps."""
        self.is_backward = timeline.looks_back
        """Whether the film goes backward through a run that is already computed."""
        self.ahead = self._selection.whole_run
        """Whether what comes later is shown too."""

    @property
    def is_whole(self) -> bool:
        """Whether all of the run may be told."""
        return self.ahead or self.is_backward

    def share(self, name: str) -> float:
        """From which share of a token's time on the stage shows all of a quantity of the selected layer."""
        scene = self._scene
        if self._found_for[:1] != (scene,):
            shape = tuple(each.layer.units for each in scene.trace.layers)
            made_for = (self._all_layers, scene.layer, scene.cell, scene.timeline.beats, shape)
            if made_for != self._found_for[1:]:
                self._found = {}
            self._found_for = (scene, *made_for)
        if name not in self._found:
            self._found[name] = computed_from(scene, name, self._all_layers)
        return self._found[name]

    def known(self, layer_trace: LayerTrace) -> tuple[float, float]:
        """From which share of a token on it is known what it keeps of the memory, and what it leaves."""
        memory = layer_trace.layer.cell.memory
        written = self.share(memory.state)
        kept = [self.share(name) for name in ("kept", memory.keep) if name and name in layer_trace.quantities]
        return min(max(kept, default=written), written), written

    def last_token(self, name: str) -> int:
        """The last step at which a quantity has been computed; −1 before the first."""
        there = self.is_backward or self._share >= self.share(name)
        return self.token if there else self.token - 1
