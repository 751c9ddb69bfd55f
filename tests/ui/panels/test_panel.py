"""What all panels share: that they follow a lesson before a place in it."""

from __future__ import annotations

from simulator.lessons.builtin import find
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from ui.panels.inspector.panel import InspectorPanel
from ui.panels.panel import Panel
from ui.panels.sequence.panel import SequencePanel


def behind(panel: Panel, objects: Objects, key: str) -> None:
    """Let a panel not have heard yet that another lesson is open."""
    objects.document.changed.disconnect(panel._want_document)
    objects.document.start(find(key))
    assert panel.is_behind


def test_a_place_in_a_lesson_that_a_panel_has_not_read_waits_for_the_lesson(shown: Shown, objects: Objects) -> None:
    panel = shown(SequencePanel, find("worked-example"))
    assert isinstance(panel, SequencePanel)
    behind(panel, objects, "jenny-rafsun")
    objects.player.seek(objects.stage.timeline.time_of(17))
    assert (panel.chips.count, panel.chips.current) == (6, 0)
    panel._want_document()
    assert (panel.chips.count, panel.chips.current, panel.is_behind) == (20, 17, False)


def test_a_layer_of_a_lesson_that_a_panel_has_not_read_is_shown_with_the_lesson(shown: Shown, objects: Objects) -> None:
    panel = shown(InspectorPanel, find("worked-example"))
    behind(panel, objects, "random-stack")
    objects.selection.layer = 2
    assert not panel.is_behind and panel.place == objects.player.place
