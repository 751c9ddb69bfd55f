"""The checkout as one package, `gatelight`: the build hook of the wheel, and what the bundle is made of.

In the checkout `main.py`, `simulator/`, `ui/` and `resources/` stand side by side; in somebody's site-packages these
names would be in the way of others. So the tree is copied under `gatelight/`, where imports, and the commands in its
texts, are written anew. An editable install gets a package of this name that leads to the checkout.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "gatelight"
TREES = ("simulator", "ui", "resources")
SHIM = Path("packaging_tools", "package")  # what is in the package and not in the checkout's own trees
IMPORT = re.compile(r"^(\s*)from (simulator|ui)\b", re.MULTILINE)
COMMAND = re.compile(r"\bmain\.py(?= [a-z-])")  # as it is typed: main.py export …
WRITTEN = (".py", ".ts")  # the files that import, or tell what to type
LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc")


def write_package(checkout: Path, package: Path) -> None:
    """Write the package of a checkout into a folder, which is made. Raises OSError."""
    for tree in TREES:
        shutil.copytree(checkout / tree, package / tree, ignore=LEFT_OUT)
    shutil.copyfile(checkout / "main.py", package / "__main__.py")
    for name in ("__init__.py", "py.typed"):
        shutil.copyfile(checkout / SHIM / name, package / name)
    for path in sorted(package.rglob("*")):
        if path.suffix in WRITTEN:
            text = path.read_text(encoding="utf-8")
            path.write_text(in_package(text), encoding="utf-8", newline="\n")


def in_package(text: str) -> str:
    """A file's text with imports and commands as they are in the package."""
    return COMMAND.sub(NAME, IMPORT.sub(rf"\1from {NAME}.\2", text))


class OnePackage(BuildHookInterface[Any]):
    """Puts the package into a wheel, or the one that leads to the checkout into an editable one."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the files before the wheel is written; `version` is the kind of wheel, "standard" or "editable"."""
        checkout = Path(self.root)
        if version == "editable":
            shim = checkout / SHIM
            build_data["force_include_editable"] |= {str(path): f"{NAME}/{path.name}" for path in shim.iterdir()}
            return
        self._made = Path(tempfile.mkdtemp(prefix=f"{NAME}-"))
        write_package(checkout, self._made / NAME)
        build_data["force_include"][str(self._made / NAME)] = NAME

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Take away the copy."""
        if version != "editable":
            shutil.rmtree(self._made)
