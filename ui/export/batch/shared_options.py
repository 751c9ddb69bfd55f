"""Options that several exports share: of them, each is told those that it has a use for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ui.export.format import Format, Settings, StillSettings, describe_settings, unused_names, with_values
from ui.export.writers import format_of


def used(shared: Sequence[str], target: str, own: Sequence[str]) -> list[str]:
    """Of the `shared` words of a command line, such as "--theme=dark", those that an export has a use for.

    `own` are the export's own words, which may say its kind ("--as=worksheet"). Raises ExportError for no such target.
    """
    format = format_of(target)
    names = unused_names(format, _settings(format, (*own, *shared)))
    return [word for word in shared if _name_of(word) not in names]


def companions(target: str, words: Sequence[str]) -> tuple[str, ...]:
    """The names of the files that may be written beside an export with these words. Raises ExportError for no such
    target.
    """
    format = format_of(target)
    stem = target.rpartition(".")[0]
    return tuple(stem + ending for ending in format.companions(_settings(format, words)))


def _settings(format: Format[Settings], words: Sequence[str]) -> Settings:
    """The settings of a format as far as these words choose them, such as its kind ("--as=worksheet")."""
    settings, known = format.settings(), describe_settings(format.settings)
    for word in words:
        name, _, value = word.removeprefix("--set=").partition("=")
        name = {"--as": "arrangement"}.get(name, name.replace("-", "_"))
        if name in known and known[name].typed is not None:
            chosen: list[object] = [value] if known[name].accepts(value) else []
        else:
            chosen = [choice for choice, _ in known[name].choices if str(choice) == value] if name in known else []
        settings = with_values(settings, {name: chosen[0]}) if chosen else settings
        if word.startswith("--at=") and isinstance(settings, StillSettings):
            settings = replace(settings, at=(0, 0))  # whichever place it is
    return settings


def _name_of(word: str) -> str:
    """The name of the option, or of the setting, that a word sets."""
    option = word.removeprefix("--").removeprefix("set=").partition("=")[0]
    return {"with": "others"}.get(option, option.replace("-", "_"))
