"""Holds the house's rules: imports run one way, files and functions stay small, nothing is left over."""

import ast
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
IN_FILM = "lru_method marks text drawing diagrams motion scene narration charts views film"
ORDER = (  # of packages: each may import itself and what stands before it
    *(
        f"simulator.{name}"
        for name in (
            "arrays", "equations", "cells", "network", "engine", "autodiff", "text", "analysis", "io", "campaign",
            "weights", "frameworks", "training", "code", "lessons", "search", "experiments", "races",
        )
    ),
    "simulator",
    *(f"ui.film.{name}" for name in IN_FILM.split()),
    "ui.film",
    *(
        f"ui.{name}"
        for name in (
            "program", "settings", "paint", "state", "export", "notebook", "cli", "widgets", "jobs", "stage", "panels",
            "plots", "presenter", "dialogs", "commands", "window", "app",
        )
    ),
    "ui",
    "main",
)  # fmt: skip
MOST_MODULES = 13
PLUG_INS = {  # folders that are looked into: each module is one thing of a kind, and there may be any number of them
    "simulator.cells", "simulator.lessons.guide.cues", "simulator.experiments", "simulator.training.tasks", "ui.cli",
    "ui.cli.verbs", "ui.commands.menus", "ui.export.writers", "ui.film.charts", "ui.film.narration", "ui.film.views",
}  # fmt: skip
ALONE = {"ui.cli.machine_check"}  # imports nothing of the project: it is asked before anything else can be loaded
NO_QT = ("simulator", "ui.film", "ui.cli.machine_check", "main")
QT = {"PySide6", "shiboken6", "pyqtgraph"}
LONGEST_FILE = 350
LONGEST_FUNCTION = 50
EMPTY_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common"}
LEFT_OVERS = re.compile("|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X", r"\bHA" + r"CK\b"]))
LOCAL = re.compile(r"files\.pythonhosted|simple/|index-url|/(?:root|home/\w+|work|tmp/venv)/")


def sources(*folders: str) -> list[Path]:
    """The project's Python files under these folders, or all of them."""
    names = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*.py"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    ).stdout.split()
    found = [ROOT / name for name in names] or [p for p in ROOT.rglob("*.py") if ".venv" not in p.parts]
    return [path for path in sorted(found) if path.exists() and (not folders or module(path).startswith(folders))]


def module(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


class Looked(NamedTuple):
    """What is asked of a file: the modules that it imports, wherever the statement stands, what it says it is for, its
    functions with their lengths, and what is public in it without a docstring.
    """

    imports: tuple[str, ...]
    about: str
    functions: tuple[tuple[str, int], ...]
    silent: tuple[str, ...]


@cache
def looked_at(path: Path) -> Looked:
    """Read a file once for all tests."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    imported, functions = list[str](), list[tuple[str, int]]()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            imported += (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            imported += [node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            functions.append((node.name, (node.end_lineno or 0) - node.lineno + 1))
    public = (node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef))
    silent = (node.name for node in public if not node.name.startswith("_") and not ast.get_docstring(node))
    return Looked(tuple(imported), ast.get_docstring(tree) or "", tuple(functions), tuple(silent))


def imports(path: Path) -> tuple[str, ...]:
    """Every module that a file imports."""
    return looked_at(path).imports


def rank(name: str) -> int:
    """The place of a module's package in ORDER; -1 for what is not ours."""
    ranks = [(len(package), place) for place, package in enumerate(ORDER) if is_inside(name, package)]
    return max(ranks)[1] if ranks else -1


def is_inside(name: str, package: str) -> bool:
    """Whether a module is a package or stands in it."""
    return name == package or name.startswith(f"{package}.")


def imported_modules(path: Path) -> set[str]:
    """The modules of ours that a file imports, wherever the statement stands."""
    return {name for name in imports(path) if name in OURS}


OURS = {module(path): path for path in sources("simulator", "ui", "main")}


def test_there_is_something_to_look_at() -> None:
    assert len(sources("simulator")) > 10
    assert rank("simulator.arrays") < rank("simulator.equations.parse") < rank("simulator.lessons.run")
    assert rank("ui.film.marks") < rank("ui.film.text.formula") < rank("ui.film.film") < rank("ui.settings.settings")
    assert rank("ui.jobs.export_job") < rank("ui.window.main_window") < rank("ui.app") < rank("main")
    assert rank("numpy") == -1


def test_imports_run_one_way() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, path in OURS.items()
        for other in sorted(imported_modules(path))
        if rank(other) > rank(name) and not is_inside(name, other)
    ]
    assert wrong == []


def test_every_package_has_a_place_in_the_order() -> None:
    """A new folder is a decision: it is put where it belongs."""
    folders = {".".join(name.split(".")[: 3 if name.startswith("ui.film") else 2]) for name in OURS if "." in name}
    assert sorted(folders - set(ORDER)) == []


def test_no_module_is_part_of_a_circle() -> None:
    """Imports that wait inside a function count, too."""
    known = {name: {other for other in imported_modules(path) if other != name} for name, path in OURS.items()}
    known |= {name: known[name] - {other for other in known[name] if is_inside(name, other)} for name in known}
    rising = True
    while rising:  # take away what imports nothing that is left
        done = {name for name, others in known.items() if not others & known.keys()}
        known = {name: others for name, others in known.items() if name not in done}
        rising = bool(done)
    assert sorted(known) == []


def test_nobody_but_the_application_knows_the_window() -> None:
    wrong = [
        f"{name} imports {other}"
        for name, path in OURS.items()
        for other in sorted(imported_modules(path))
        if (is_inside(other, "ui.window") and not is_inside(name, "ui.window") and name != "ui.app")
        or (other == "ui.window.main_window" and name != "ui.app")
    ]
    assert wrong == []


def test_folders_are_small() -> None:
    folders: dict[str, int] = {}
    for name, path in OURS.items():
        if path.name != "__init__.py":
            folders[name.rpartition(".")[0]] = folders.get(name.rpartition(".")[0], 0) + 1
    assert {name: count for name, count in folders.items() if count > MOST_MODULES and name not in PLUG_INS} == {}


def test_every_package_says_in_one_sentence_what_it_is_for() -> None:
    wrong = []
    for name, path in OURS.items():
        if path.name == "__init__.py" and name != "ui":
            first = looked_at(path).about.split("\n\n")[0]
            if not re.fullmatch(r"[A-Z][^\n]{20,200}(\n[^\n]+)?\.", first):
                wrong.append(f"{name}: {first}")
    assert wrong == []


def test_what_is_asked_first_imports_nothing_of_ours() -> None:
    wrong = [f"{name} imports {used}" for name in ALONE for used in imports(path_of(name)) if rank(used) >= 0]
    assert wrong == []


def test_numbers_and_films_know_nothing_of_qt() -> None:
    wrong = [
        f"{module(path)} imports {name}"
        for path in sources(*NO_QT)
        for name in imports(path)
        if name.split(".")[0] in QT and module(path).startswith(NO_QT)
    ]
    assert wrong == []


def test_no_test_is_imported_by_the_program() -> None:
    wrong = [module(path) for path in sources("simulator", "ui", "main") if any("tests" in n for n in imports(path))]
    assert wrong == []


def path_of(name: str) -> Path:
    """The file of a module."""
    return ROOT / (name.replace(".", "/") + ".py")


def test_files_are_small() -> None:
    lengths = {module(path): len(path.read_text(encoding="utf-8").splitlines()) for path in sources()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_functions_are_small() -> None:
    long = {
        f"{module(path)}.{name}": length
        for path in sources()
        for name, length in looked_at(path).functions
        if length > LONGEST_FUNCTION
    }
    assert long == {}


def test_every_file_says_why_it_exists() -> None:
    assert [module(path) for path in sources() if path.stat().st_size and not looked_at(path).about] == []


def test_what_is_public_is_documented() -> None:
    ours = sources("simulator", "ui", "main")
    assert [f"{module(path)}.{name}" for path in ours for name in looked_at(path).silent] == []


def test_no_file_is_named_after_nothing() -> None:
    assert [module(path) for path in sources() if path.stem in EMPTY_NAMES] == []


def test_nothing_is_left_over() -> None:
    found = []
    for path in sources():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if LEFT_OVERS.search(line):
                found.append(f"{module(path)}:{number}: {line.strip()}")
    assert found == []


def test_no_file_names_a_place_on_one_machine() -> None:
    if not (ROOT / ".git").exists():
        return
    names = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=ROOT, check=True).stdout.split()
    texts = [ROOT / name for name in names if Path(name).suffix in {".py", ".md", ".toml", ".json", ".txt", ""}]
    read = {path: path.read_text(encoding="utf-8") for path in texts if path.is_file() and path != Path(__file__)}
    found = {str(path.relative_to(ROOT)): place[0] for path, text in read.items() if (place := LOCAL.search(text))}
    assert found == {}


@pytest.mark.parametrize("name", ["simulator.lessons.run", "ui.film.film", "ui.cli.machine_check"])
def test_what_needs_no_qt_loads_none(name: str) -> None:
    program = f"import sys, {name}; print(sorted({QT!r} & set(sys.modules)))"
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert ended.stdout.strip() == "[]"
