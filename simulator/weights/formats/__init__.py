"""The formats of model files, a module each; `open_model` tells which a file is of, and reads it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path

from simulator.io.regular_file import open_regular
from simulator.weights.formats.format import Format
from simulator.weights.formats.safetensors_file import read_packed
from simulator.weights.formats.zip_members import open_archive
from simulator.weights.tensor_tree import ModelError, ModelFile

HEAD = 4096  # bytes by which a format is told


@cache
def formats() -> tuple[Format, ...]:
    """All formats, by their names: modules of this folder that have a FORMAT."""
    modules = (importlib.import_module(f"{__name__}.{each.name}") for each in pkgutil.iter_modules(__path__))
    found = [module.FORMAT for module in modules if isinstance(getattr(module, "FORMAT", None), Format)]
    return tuple(sorted(found, key=lambda each: each.key))


def format_of(path: Path) -> Format | None:
    """The format that a file is of; None for one of no such format. Raises OSError where it cannot be read."""
    with open_regular(path) as file:
        head = file.read(HEAD)
    members: tuple[str, ...] = ()
    if head.startswith(b"PK"):
        try:
            with open_archive(path) as archive:
                members = tuple(archive.namelist())
        except ModelError:
            return None
    return next((each for each in formats() if each.is_one(head, members)), None)


def open_model(path: Path, member: str = "") -> ModelFile:
    """What the file of a trained model holds, or a `member` of an archive: weights in safetensors.

    Raises ModelError, naming the file, for one that cannot be read, is damaged, or of no such format.
    """
    try:
        if member:
            return read_packed(path, member)
        found = format_of(path)
        if found is None:
            known = ", ".join(each.name for each in formats())
            raise ModelError("It is no file of a trained model that is known here.", f"Known are: {known}.")
        return found.read(path)
    except ModelError as error:
        raise error.at(str(path)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise ModelError(f"Cannot be read: {reason}.", "Check the name and the rights.", str(path)) from error
