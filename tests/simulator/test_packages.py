"""The packages of the numbers stand on each other in one order, and each imports only what stands before it."""

import ast
from collections.abc import Iterator
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "simulator"
ORDER = (
    "equations", "cells", "network", "engine", "autodiff", "text", "analysis", "weights", "io", "training", "lessons",
    "experiments",
)  # fmt: skip
BELOW = {"arrays"}  # modules that belong to no package, and import none


def package(parts: tuple[str, ...]) -> str:
    """The package (or the module of none) that a dotted name in `simulator` belongs to."""
    return parts[1] if len(parts) > 1 else ""


def imported(path: Path) -> Iterator[str]:
    """Packages of the simulator that a file imports, wherever the statement stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else names
        yield from (package(tuple(name.split("."))) for name in names if name.split(".")[0] == "simulator")


def test_every_package_has_its_place() -> None:
    folders = {path.name for path in FOLDER.iterdir() if (path / "__init__.py").exists()}
    modules = {path.stem for path in FOLDER.glob("*.py")} - {"__init__"}
    assert folders <= set(ORDER) and modules <= BELOW


def test_imports_run_one_way() -> None:
    wrong = []
    for path in sorted(FOLDER.rglob("*.py")):
        here = package(("simulator", *path.relative_to(FOLDER).with_suffix("").parts))
        if here == "__init__":
            continue
        allowed = BELOW | set(ORDER[: ORDER.index(here) + 1]) if here in ORDER else set()
        wrong += [f"{path.relative_to(FOLDER)} imports {name}" for name in imported(path) if name not in allowed]
    assert wrong == []
