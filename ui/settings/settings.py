"""What is remembered from one start to the next: the theme, the window's place, the folder of the last file."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

from simulator.io.regular_file import is_folder
from ui.settings.odd_things import make_way, rename_aside

LEAST_HEIGHT = 900  # logical pixels that are left of a screen's height when everything is shown larger
LETTERS, SMALLEST = 12.0, (320, 256)  # pixels of a system's usual font; of the least window that can be used
SCALES = (0.85, 1.0, 1.25, 1.5, 1.75, 2.0)


def _settings() -> QSettings:
    """A file of text on every system, in the folder that `QSettings.setPath` names for the user. What is no such file
    is set aside first: Qt would wait for a pipe, or for a lock that nobody holds.
    """
    file = _file()
    if os.path.lexists(file.parent) and not is_folder(file.parent):
        rename_aside(file.parent)
    make_way(file)
    make_way(file.parent.with_suffix(file.suffix))  # which Qt reads for what is not in the other
    return QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Gatelight", "Gatelight")


def stored() -> QSettings:
    """All that is remembered, for what has a module of its own in this folder."""
    return _settings()


def _file() -> Path:
    """Where the settings are kept. Qt says so for another name, under which nothing is read."""
    beside = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "Gatelight-none")
    return Path(beside.fileName()).parent / "Gatelight" / "Gatelight.ini"


def place() -> Path:
    """The folder of the settings; other things that outlive a start lie beside them."""
    return _file().parent


def forget() -> None:
    """Start next time as if for the first time."""
    _settings().clear()


def theme(first: str = "light") -> str:
    """The theme chosen last; `first` where none was."""
    return str(_settings().value("theme", first))


def has_theme() -> bool:
    """Whether a theme was chosen; where none was, the window is as the system."""
    return _settings().contains("theme")


def remember_theme(name: str) -> None:
    """Start with this theme next time; with that of the system for ""."""
    if not name:
        _settings().remove("theme")
    elif theme("") != name:
        _settings().setValue("theme", name)


def recent() -> list[str]:
    """The files that were open last, the latest first."""
    found = _settings().value("recent", [])
    return [str(each) for each in found] if isinstance(found, list) else [str(found)]


def remember_recent(names: Sequence[str]) -> None:
    """Offer these files next time."""
    _settings().setValue("recent", list(names))


def left_places() -> str:
    """Where files were left, as `ui.window.left_places` wrote it; "" for the first time."""
    return str(_settings().value("left_places", ""))


def remember_left_places(text: str) -> None:
    """Open files where they were left next time."""
    _settings().setValue("left_places", text)


def habits() -> str:
    """How the window was used last, as `ui.window.preferences` wrote it; "" for the first time."""
    return str(_settings().value("habits", ""))


def remember_habits(text: str) -> None:
    """Use the window like this next time."""
    _settings().setValue("habits", text)


def scale() -> float:
    """How large everything in the window is, 1 as the system has it: as it was chosen, or else as the screen asks."""
    kept = _settings()
    try:
        found = float(str(kept.value("scale", kept.value("screen_scale", 1.0))))
    except ValueError:
        return 1.0
    return found if found in SCALES else 1.0


def has_scale() -> bool:
    """Whether the size was chosen, or taken from the screen at an earlier start."""
    return _settings().contains("scale") or _settings().contains("screen_scale")


def scale_for_screen(width: int, height: int, ratio: float, letters: float = LETTERS) -> float:
    """The size that fits a screen of so many logical pixels, which the system itself shows `ratio` times as large.

    Who has larger `letters`, pixels of the system's own font, gets all larger, as far as the window can be used then.
    """
    room = min(width / SMALLEST[0], height / SMALLEST[1])
    asked = max((scale for scale in SCALES if scale <= min(letters / LETTERS, room)), default=1.0)
    fits = (scale for scale, wide in ((2.0, 3840), (1.5, 2560)) if width >= wide and height / scale >= LEAST_HEIGHT)
    return max(next(fits, 1.0) if ratio == 1.0 else 1.0, asked)


def is_scale_chosen() -> bool:
    """Whether a size was chosen, which stays whatever the screen asks."""
    return _settings().contains("scale")


def forget_screen_scale() -> None:
    """Take the size from the screen at the next start again."""
    _settings().remove("screen_scale")


def remember_screen_scale(scale: float) -> None:
    """Be so large until another size is chosen."""
    _settings().setValue("screen_scale", scale)


def remember_scale(scale: float) -> None:
    """Be so large from the next start on."""
    _settings().setValue("scale", scale)


def language() -> str:
    """The key of the language of window and picture: the one chosen, or else the system's, perhaps not translated."""
    return str(_settings().value("language", QLocale.system().name().split("_")[0]))


def has_language() -> bool:
    """Whether a language was chosen."""
    return _settings().contains("language")


def remember_language(key: str) -> None:
    """Use this language from the next start on."""
    _settings().setValue("language", key)


def notes_size() -> int:
    """How large the speaker's notes are written, in pixels."""
    found = str(_settings().value("notes_size", 18))
    return int(found) if _is_length(found) else 18


def remember_notes_size(size: int) -> None:
    """Write notes in this size next time."""
    if notes_size() != size:
        _settings().setValue("notes_size", size)


def audience_screen() -> str:
    """The name of the screen for the audience; "" where none is chosen."""
    return str(_settings().value("audience_screen", ""))


def remember_audience_screen(name: str) -> None:
    """Present on this screen, where there is one of this name."""
    _settings().setValue("audience_screen", name)


def audience_theme() -> str:
    """The colours of what the audience sees; "" for those of the window."""
    return str(_settings().value("audience_theme", ""))


def remember_audience_theme(name: str) -> None:
    """Show the audience the stage in these colours next time too."""
    _settings().setValue("audience_theme", name)


def plots() -> list[str]:
    """The keys of the plots that were chosen last; none the first time."""
    found = _settings().value("plots", [])
    return [str(each) for each in found] if isinstance(found, list) else [str(found)]


def remember_plots(keys: Sequence[str]) -> None:
    """Show these plots next time."""
    _settings().setValue("plots", list(keys))


def speaker_place() -> QByteArray | None:
    """The place of the speaker's view when it was a window last, or None."""
    found = _settings().value("speaker_place")
    return found if isinstance(found, QByteArray) else None


def remember_speaker_place(place: QByteArray) -> None:
    """Open the speaker's view in this place next time."""
    _settings().setValue("speaker_place", place)


def speaker_shares() -> list[int]:
    """How wide the parts of the speaker's view were; empty for the first time."""
    found = str(_settings().value("speaker_shares", "")).split()
    return [int(each) for each in found] if len(found) == 2 and all(map(_is_length, found)) else []


def remember_speaker_shares(widths: Sequence[int]) -> None:
    """Share the width of the speaker's view like this next time."""
    _settings().setValue("speaker_shares", " ".join(map(str, widths)))


def points_for_audience() -> bool:
    """Whether the audience sees what the speaker points at."""
    return str(_settings().value("points_for_audience", "true")) == "true"


def remember_points_for_audience(points: bool) -> None:
    """Let the audience see it, or not, next time too."""
    _settings().setValue("points_for_audience", "true" if points else "false")


def advanced() -> bool:
    """Whether the advanced settings of a network are shown."""
    return str(_settings().value("advanced", "false")) == "true"


def remember_advanced(shown: bool) -> None:
    """Show the advanced settings of a network, or do not, next time too."""
    _settings().setValue("advanced", "true" if shown else "false")


def start_page() -> bool:
    """Whether the start page is shown at the start."""
    return str(_settings().value("start_page", "true")) == "true"


def remember_start_page(shown: bool) -> None:
    """Show the start page, or do not, next time."""
    _settings().setValue("start_page", "true" if shown else "false")


def stops_at_cues() -> bool:
    """Whether playing stops at the cues of a lesson."""
    return str(_settings().value("stops_at_cues", "true")) == "true"


def remember_stops_at_cues(stops: bool) -> None:
    """Stop at cues, or play through them, next time too."""
    _settings().setValue("stops_at_cues", "true" if stops else "false")


def still() -> bool:
    """Whether end states are shown without the motion between them."""
    return str(_settings().value("still", "false")) == "true"


def has_still() -> bool:
    """Whether reduced motion, or all of it, was chosen."""
    return _settings().contains("still")


def remember_still(still: bool) -> None:
    """Reduce motion, or do not, next time too."""
    _settings().setValue("still", "true" if still else "false")


def letters_act() -> bool:
    """Whether letters and signs alone are keys of commands."""
    return str(_settings().value("letters_act", "true")) == "true"


def remember_letters_act(act: bool) -> None:
    """Let letters and signs alone be keys of commands, or not, next time too."""
    _settings().setValue("letters_act", "true" if act else "false")


def own_keys() -> str:
    """The keys that were chosen, as `ui.settings.own_keys` wrote them; "" for none."""
    return str(_settings().value("own_keys", ""))


def remember_own_keys(text: str) -> None:
    """Use these keys next time."""
    _settings().setValue("own_keys", text)


def export_presets() -> str:
    """The export settings that were kept under a name, as `ui.export.presets` wrote them; "" for none."""
    return str(_settings().value("export_presets", ""))


def remember_export_presets(text: str) -> None:
    """Offer these export settings next time."""
    _settings().setValue("export_presets", text)


def last_export() -> str:
    """The settings of the last export, as `ui.export.presets` wrote them; "" before the first."""
    return str(_settings().value("last_export", ""))


def remember_last_export(text: str) -> None:
    """Begin with these export settings next time."""
    _settings().setValue("last_export", text)


def folder() -> Path:
    """Where the last file was, or else the user's documents."""
    found = Path(str(_settings().value("folder", "")))
    if found.is_absolute() and is_folder(found):
        return found
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


def remember_folder(path: Path) -> None:
    """Look here first next time."""
    _settings().setValue("folder", str(path))


def geometry() -> QByteArray | None:
    """The window's place when it was closed last, or None."""
    found = _settings().value("geometry")
    return found if isinstance(found, QByteArray) else None


def remember_geometry(place: QByteArray) -> None:
    """Open the window in this place next time."""
    _settings().setValue("geometry", place)


def _is_length(text: str) -> bool:
    """Whether a text is a number of pixels that a screen can have."""
    return text.isdecimal() and len(text) <= 5
