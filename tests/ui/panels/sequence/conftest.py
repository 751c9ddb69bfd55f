"""The panel in which one types a sequence, in a window."""

from __future__ import annotations

import pytest

from tests.ui.panels.conftest import Shown
from ui.panels.sequence.panel import SequencePanel


@pytest.fixture
def panel(shown: Shown) -> SequencePanel:
    made = shown(SequencePanel)
    assert isinstance(made, SequencePanel)
    return made
