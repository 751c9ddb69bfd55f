"""What the tests of exports share."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.export.short_film import ShortFilm


@pytest.fixture
def film(qapp: QGuiApplication) -> ShortFilm:
    """Three tokens, two beats each, three seconds."""
    return ShortFilm()
