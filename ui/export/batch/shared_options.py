"""Options that several exports share: of them, each is told those that it has a use for."""

from __future__ import annotations

from collections.abc import Sequence

from ui.export.format import with_values
from ui.export.writers import format_of


def used(shared: Sequence[str], target: str, own: Sequence[str]) -> list[str]:
    """Of the `shared` words of a command line, such as "--theme=dark", those that an export has a use for.

    `own` are the export's own words, which may say its kind ("--as=worksheet"). Raises ExportError for no such target.
    """
    format = format_of(target)
    settings = format.settings()
    kind = next((word.removeprefix("--as=") for word in (*own, *shared) if word.startswith("--as=")), None)
    if kind is not None and hasattr(settings, "arrangement"):
        settings = with_values(settings, {"arrangement": kind})
    names = {name for each in format.unused(settings) for name in each.names}
    return [word for word in shared if _name_of(word) not in names]


def _name_of(word: str) -> str:
    """The name of the option, or of the setting, that a word sets."""
    option = word.removeprefix("--").removeprefix("set=").partition("=")[0]
    return {"with": "others"}.get(option, option.replace("-", "_"))
