"""Themes: the same roles everywhere, words that can be read, and shades that mean the same to every eye."""

from __future__ import annotations

import re
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest
from colorspacious import cspace_convert, deltaE
from PySide6.QtCore import Qt

from ui.paint.theme import THEMES, Rgb, contrast, system_theme
from ui.widgets.style import mix, sheet

AREAS = ("memory", "forget", "input", "output", "short")
WORDS = [("ink", "paper"), ("ink", "card"), ("muted", "paper"), ("muted", "card"), ("accent", "card")]
WORDS += [("caption.ink", "caption.fill"), ("accent.on", "accent")]
WORDS += [(area, f"{area}.area") for area in AREAS] + [(area, "paper") for area in AREAS]
WORDS += [(f"{area}.on", area) for area in AREAS]
WORDS += [(ink, "panel") for ink in ("ink", "muted", "accent", "memory")]  # beside the stage
WORDS += [(ink, "back.paper") for ink in ("ink", "muted", "back", *AREAS)]  # where gradients go back
WORDS += [("back", "back.area"), ("back", "card"), ("back.on", "back"), ("back.caption.ink", "back.caption.fill")]
WORDS += [("ink", "slot"), ("card", "ink"), ("memory", "card")]
GROUNDS = ("paper", "card", "panel")
SEEN = ("kept", "plus", "minus", "memory", "forget", "input", "output", "short", "edge", "faint", "accent", "eye")
UNEDGED = ("ItemView", "link=", ":disabled")
GRAPHICS = [(mark, ground) for mark in SEEN for ground in GROUNDS]
GRAPHICS += [(mark, "back.paper") for mark in ("back", "memory", "short", "forget", "input", "output")]
GRAPHICS += [("back", "back.area"), ("gate.open", "gate.shut"), ("accent", "bar"), ("edge", "bar")]


def test_every_theme_knows_the_same_roles() -> None:
    assert len({frozenset(theme.roles) for theme in THEMES.values()}) == 1


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), WORDS)
def test_words_can_be_read(theme: str, ink: str, ground: str) -> None:
    least = 7.0 if theme == "projector" else 4.5
    assert contrast(THEMES[theme].rgb(ink), THEMES[theme].rgb(ground)) >= least


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("mark", "ground"), GRAPHICS)
def test_marks_edges_and_the_focus_stand_out(theme: str, mark: str, ground: str) -> None:
    """By 3 to 1, as WCAG asks of what must be seen to be understood or used."""
    behind = mix(THEMES[theme], "panel", "ink", 0.02).getRgb()[:3] if ground == "bar" else THEMES[theme].rgb(ground)
    least = 2.95 if (theme, mark) == ("projector", "gate.open") else 3.0  # black numbers stand on it by 7 to 1
    assert contrast(THEMES[theme].rgb(mark), behind) >= least  # type: ignore[arg-type]


def test_fields_and_buttons_have_edges_that_stand_out() -> None:
    """No control has an edge in a colour that is for grouping alone."""
    rules = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet())
    for names, look in rules:
        controls = ("QPushButton", "QLineEdit", "QComboBox", "QSpinBox", "QCheckBox::indicator", "QScrollBar::handle")
        if any(each in names for each in controls) and "ItemView" not in names and "link=" not in names:
            assert ":disabled" in names or (
                "solid palette(mid)" not in look and "background: palette(midlight)" not in look
            ), names


@pytest.mark.parametrize("theme", THEMES)
def test_numbers_on_shades_can_be_read(theme: str) -> None:
    for shades in (THEMES[theme].signed_shades, THEMES[theme].gate_shades):
        for fill, ink in shades:
            a, b = fill.getRgb()[:3], ink.getRgb()[:3]
            assert contrast(a, b) > (7.0 if theme == "projector" else 4.5)  # type: ignore[arg-type]


def _signed(theme: str) -> list[Rgb]:
    return [fill.getRgb()[:3] for fill, _ in THEMES[theme].signed_shades]  # type: ignore[misc]


@pytest.mark.parametrize("theme", THEMES)
def test_equal_sizes_look_equally_strong(theme: str) -> None:
    lightness = cspace_convert(np.array(_signed(theme), float), "sRGB255", "CAM02-UCS")[:, 0]
    assert np.abs(lightness - lightness[::-1]).max() < 1.0
    half = lightness[64:]
    assert (np.diff(half) < 0.2).all() or (np.diff(half) > -0.2).all()


@pytest.mark.parametrize("theme", [name for name, theme in THEMES.items() if not theme.hatched])
@pytest.mark.parametrize("deficiency", ["protanomaly", "deuteranomaly", "tritanomaly"])
def test_plus_and_minus_differ_for_every_eye(theme: str, deficiency: str) -> None:
    space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
    colours = np.array(_signed(theme), float) / 255
    seen = np.clip(cspace_convert(colours, space, "sRGB1"), 0, 1)
    for k in range(16, 65, 16):
        apart = deltaE(seen[64 - k], seen[64 + k], input_space="sRGB1")
        assert apart > 8 * k / 16, k


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deficiency", ["", "protanomaly", "deuteranomaly", "tritanomaly"])
def test_gates_open_evenly_for_every_eye_and_in_grey(theme: str, deficiency: str) -> None:
    colours = np.array([fill.getRgb()[:3] for fill, _ in THEMES[theme].gate_shades], float) / 255
    if deficiency:
        space = {"name": "sRGB1+CVD", "cvd_type": deficiency, "severity": 100}
        colours = np.clip(cspace_convert(colours, space, "sRGB1"), 0, 1)
    lightness = cspace_convert(colours, "sRGB1", "CAM02-UCS")[:, 0]
    assert (np.diff(lightness) <= 0).all() and lightness[0] - lightness[-1] > 30  # light is shut, dark is open


@pytest.mark.parametrize("theme", THEMES)
def test_neighbouring_shades_are_even(theme: str) -> None:
    steps = [deltaE(a, b, input_space="sRGB255") for a, b in pairwise(_signed(theme))]
    assert max(steps) < 2.0


def test_print_is_grey_and_tells_the_sign_by_hatching() -> None:
    assert THEMES["print"].hatched
    for role in THEMES["print"].roles:
        red, green, blue = THEMES["print"].rgb(role)
        assert max(red, green, blue) - min(red, green, blue) <= 4 or not _shown_in_print(role)


def _shown_in_print(role: str) -> bool:
    return not role.endswith(".on")


@pytest.mark.parametrize(
    ("scheme", "contrast_", "wanted"),
    [
        (Qt.ColorScheme.Unknown, Qt.ContrastPreference.NoPreference, "light"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.NoPreference, "dark"),
        (Qt.ColorScheme.Dark, Qt.ContrastPreference.HighContrast, "projector"),
    ],
)
def test_the_first_theme_is_the_systems(
    monkeypatch: pytest.MonkeyPatch, scheme: Qt.ColorScheme, contrast_: Qt.ContrastPreference, wanted: str
) -> None:
    accessibility = SimpleNamespace(contrastPreference=lambda: contrast_)
    hints = SimpleNamespace(colorScheme=lambda: scheme, accessibility=lambda: accessibility)
    monkeypatch.setattr("ui.paint.theme.QGuiApplication", SimpleNamespace(styleHints=lambda: hints))
    assert system_theme() == wanted
