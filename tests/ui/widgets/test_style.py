"""How the widgets look, in every theme."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.paint.theme import RESOURCES, THEMES, Theme, contrast
from ui.widgets.icons import application_icon, icon
from ui.widgets.style import ROLES, leave_focus_alone, mix, palette, sheet

ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


NAMES = dict(ROLES.values())


def in_colours(theme: Theme) -> str:
    """The sheet with the colours that the palette of a theme gives it."""
    made = palette(theme)
    return re.sub(r"palette\(([\w-]+)\)", lambda found: made.color(NAMES[found[1]]).name(), sheet())


@pytest.mark.parametrize("name", list(THEMES))
def test_the_sheet_names_only_files_that_are_there_and_colours_of_the_theme(name: str) -> None:
    text = in_colours(THEMES[name])
    assert "$" not in text and "palette" not in text
    for path in re.findall(r"url\(([^)]+)\)", text):
        assert (RESOURCES / "icons" / path.rsplit("/", 1)[1]).is_file()
    for role in ("panel", "ink", "caption.fill", "caption.ink", "memory", "slot", "faint"):
        assert THEMES[name].roles[role] in text


def test_each_colour_of_the_sheet_has_a_role_of_its_own() -> None:
    assert len(set(ROLES.values())) == len(NAMES) == len(set(NAMES.values())) == len(ROLES)


@pytest.mark.parametrize("name", list(THEMES))
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("ink", "panel", 7.0),
        ("muted", "panel", 4.5),
        ("accent.on", "accent", 4.5),
        ("caption.ink", "caption.fill", 7.0),
    ],
)
def test_words_can_be_read(name: str, ink: str, ground: str, least: float) -> None:
    theme = THEMES[name]
    assert contrast(theme.rgb(ink), theme.rgb(ground)) >= least


@pytest.mark.parametrize("name", list(THEMES))
def test_all_text_of_the_style_can_be_read(name: str) -> None:
    """Also what cannot be used now: 4.5 on the ground that its rule names, or on each that it may lie on."""
    theme, checked = THEMES[name], 0
    grounds = {role: theme.roles[role] for role in ("panel", "card")}
    for selector, rule in re.findall(r"([^{}]+)\{([^{}]*)\}", in_colours(theme)):
        said = dict(re.findall(r"([\w-]+):\s*([^;]+);", rule))
        for text, behind in (("color", "background"), ("selection-color", "selection-background-color")):
            ink, ground = said.get(text, ""), said.get(behind, "")
            if not ink.startswith("#"):
                continue
            for on in (ground,) if ground.startswith("#") else grounds.values():
                checked += 1
                assert contrast(_rgb(ink), _rgb(on)) >= 4.5, (selector.strip(), ink, on)
    assert checked > 40


@pytest.mark.parametrize("name", list(THEMES))
def test_all_text_of_the_palette_can_be_read(name: str) -> None:
    made, roles = palette(THEMES[name]), QPalette.ColorRole
    pairs = (
        (roles.WindowText, roles.Window), (roles.Text, roles.Base), (roles.ButtonText, roles.Button),
        (roles.PlaceholderText, roles.Base), (roles.HighlightedText, roles.Highlight), (roles.Link, roles.Window),
        (roles.ToolTipText, roles.ToolTipBase), (roles.Text, roles.AlternateBase),
    )  # fmt: skip
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled):
        for ink, ground in pairs:
            colours = (made.color(group, role) for role in (ink, ground))
            above, below = ((each.red(), each.green(), each.blue()) for each in colours)
            assert contrast(above, below) >= 4.5, (group, ink)


def _rgb(text: str) -> tuple[int, int, int]:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@pytest.mark.parametrize("name", list(THEMES))
def test_the_palette_agrees_with_the_stage(name: str) -> None:
    made = palette(THEMES[name])
    assert made.color(QPalette.ColorRole.Window) == THEMES[name].colour("panel")
    assert made.color(QPalette.ColorRole.Text) == THEMES[name].colour("ink")


def test_mixing_ends_at_both_colours() -> None:
    theme = THEMES["dark"]
    assert mix(theme, "panel", "ink", 0.0) == theme.colour("panel")
    assert mix(theme, "panel", "ink", 1.0) == theme.colour("ink")


@pytest.mark.parametrize("name", ICONS)
def test_each_icon_draws_something(qapp: QApplication, name: str) -> None:
    picture = icon(name, THEMES["light"]).pixmap(32, 32).toImage()
    shades = {picture.pixelColor(x, y).alpha() for x in range(32) for y in range(32)}
    assert {0, 255} <= shades or max(shades) > 200


def test_icons_take_the_colour_of_the_theme(qapp: QApplication) -> None:
    for name in ("light", "dark"):
        picture = icon("pause", THEMES[name]).pixmap(32, 32).toImage()
        assert picture.pixelColor(10, 16).name() == THEMES[name].roles["ink"]
    assert not application_icon().isNull()


def test_clicks_leave_the_focus_but_tab_reaches_all(qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    row = QHBoxLayout(box)
    field, button = QLineEdit(), QPushButton("Press")
    row.addWidget(field)
    row.addWidget(button)
    leave_focus_alone(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    field.setFocus()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is field
    qtbot.keyClick(field, "\t")
    assert QApplication.focusWidget() is button
