"""Where sequences begin, every plot has a line; of a layer that reads from the end at the same place."""

from __future__ import annotations

import pytest

from simulator.lessons.builtin import find
from simulator.lessons.edits.borders import with_border
from simulator.lessons.edits.layers import with_reverse
from tests.ui.plots.conftest import Shown
from ui.plots.graph.graph import Graph


@pytest.mark.parametrize("reverse", [False, True])
def test_the_graph_has_a_line_where_a_sequence_begins(shown: Shown, reverse: bool) -> None:
    lesson = with_reverse(find("jenny-rafsun"), 0, True).lesson if reverse else find("jenny-rafsun")
    plots = shown(with_border(lesson, 4, False).lesson)
    graph = plots.findChild(Graph)
    assert graph is not None
    assert [line.value() for line in graph._borders] == [4.0]
