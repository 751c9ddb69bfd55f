"""What is remembered, and that the tests remember it elsewhere."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from ui.settings import settings


def test_each_thing_comes_back(tmp_path: Path) -> None:
    assert settings.theme() == "light"
    assert settings.geometry() is None
    settings.remember_theme("dark")
    settings.remember_geometry(QByteArray(b"place"))
    settings.remember_folder(tmp_path)
    assert settings.theme() == "dark"
    assert settings.geometry() == QByteArray(b"place")
    assert settings.folder() == tmp_path
    settings.forget()
    assert settings.theme() == "light"


@pytest.mark.parametrize(
    ("screen", "scale"),
    [
        ((1366, 768, 1.0), 1.0),
        ((1920, 1080, 1.0), 1.0),
        ((2560, 1440, 1.0), 1.5),
        ((3440, 1440, 1.0), 1.5),
        ((2560, 1080, 1.0), 1.0),  # wide and low: at 150 % the window would not have its height
        ((3840, 2160, 1.0), 2.0),
        ((5120, 1440, 1.0), 1.5),
        ((3840, 2160, 2.0), 1.0),  # the system shows everything larger already
        ((7680, 4320, 1.0), 2.0),
    ],
)
def test_large_screens_show_everything_larger(screen: tuple[int, int, float], scale: float) -> None:
    assert settings.scale_for_screen(*screen) == scale


@pytest.mark.parametrize(
    ("letters", "screen", "scale"),
    [
        (12, (1280, 800, 1.0), 1.0),
        (14.67, (1920, 1080, 1.0), 1.0),
        (18, (1920, 1080, 1.0), 1.5),
        (24, (1280, 800, 1.0), 2.0),
        (29, (1280, 800, 2.0), 2.0),
        (48, (640, 512, 1.0), 2.0),
        (24, (400, 320, 1.0), 1.25),
    ],
)
def test_large_letters_of_the_system_show_everything_larger(
    letters: float, screen: tuple[int, int, float], scale: float
) -> None:
    assert settings.scale_for_screen(*screen, letters) == scale


def test_a_size_that_was_chosen_wins_over_that_of_the_screen() -> None:
    settings.forget()
    assert not settings.has_scale() and settings.scale() == 1.0
    settings.remember_screen_scale(2.0)
    assert settings.has_scale() and settings.scale() == 2.0
    settings.remember_scale(1.25)
    settings.remember_screen_scale(1.5)
    assert settings.scale() == 1.25
    settings.forget()


def test_a_folder_that_is_gone_gives_another(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    settings.remember_folder(gone)
    assert settings.folder() != gone


def test_the_tests_write_into_a_folder_of_their_own(tmp_path: Path) -> None:
    written = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Gatelight", "Gatelight").fileName()
    assert Path(written).is_relative_to(tmp_path.parent.parent)
