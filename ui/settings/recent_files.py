"""The lesson files that were open last, the latest first; those that are gone are not offered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from simulator.io.regular_file import is_regular, real_path
from ui.settings import settings
from ui.settings.translation import translate

MOST = 10


def files() -> tuple[Path, ...]:
    """The files that are still there."""
    return tuple(path for path in map(Path, settings.recent()) if is_regular(path))


def remember(path: Path) -> None:
    """Put a file at the top of the list."""
    path = real_path(path)
    others = [name for name in settings.recent() if Path(name) != path]
    settings.remember_recent([str(path), *others][:MOST])


def forget() -> None:
    """Clear the list, and what is known of where files were left."""
    settings.remember_recent(())
    settings.remember_left_places("")


def titles(paths: Sequence[Path]) -> list[str]:
    """File names; with their folder where two are the same."""
    names = [path.name for path in paths]
    both = translate("Start", "{file} in {folder}")
    return [
        path.name if names.count(path.name) == 1 else both.format(file=path.name, folder=path.parent) for path in paths
    ]
