"""A document whose runs are made when a test says so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import find
from tests.ui.state.by_hand import ByHand
from ui.state.document import Document


@pytest.fixture
def runner() -> ByHand:
    return ByHand()


@pytest.fixture
def document(qapp: QApplication, runner: ByHand) -> Iterator[Document]:
    made = Document(find("jenny-rafsun"), runner=runner)
    yield made
    made.deleteLater()
