"""What the extras of the project file bring."""

import tomllib
from pathlib import Path

from packaging.requirements import Requirement

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS: dict[str, list[str]] = PROJECT["optional-dependencies"]


def brought_by(extra: str) -> set[str]:
    """The names of the packages of an extra and of those that it includes, in small letters."""
    found = set[str]()
    for required in map(Requirement, EXTRAS[extra]):
        if required.name == PROJECT["name"]:
            found = found.union(*map(brought_by, required.extras))
        else:
            found.add(required.name.lower())
    return found
