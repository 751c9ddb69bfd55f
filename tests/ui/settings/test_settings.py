"""What is remembered, and that the tests remember it elsewhere."""

from pathlib import Path

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


def test_a_folder_that_is_gone_gives_another(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    settings.remember_folder(gone)
    assert settings.folder() != gone


def test_the_tests_write_into_a_folder_of_their_own(tmp_path: Path) -> None:
    written = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Gatelight", "Gatelight").fileName()
    assert Path(written).is_relative_to(tmp_path.parent.parent)
