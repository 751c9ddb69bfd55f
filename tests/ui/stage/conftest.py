"""A stage on the screen, without the window around it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Objects
from ui.stage.view import StageView


@pytest.fixture
def view(objects: Objects, qtbot: QtBot) -> Iterator[StageView]:
    """The stage at “Rafsun”, in its fourth beat."""
    made = StageView(objects.document, objects.player, objects.selection, objects.stage)
    qtbot.addWidget(made)
    made.resize(960, 540)
    objects.player.rest_at(11, 3)
    made.show()
    yield made
    QToolTip.hideText()
