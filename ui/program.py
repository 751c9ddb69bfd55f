"""Where the program's own files stand, how it is started, what it is called on the command line, and its version.

It stands in a checkout (`python main.py`), in a package that was installed (`gatelight`, `python -m gatelight`), or in
a bundle with its own Python.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]  # the folder of simulator/, ui/ and resources/
IS_FROZEN = bool(getattr(sys, "frozen", False))
IS_PACKAGE = __name__ != "ui.program"


def program_command() -> tuple[str, ...]:
    """The words that start this program: Python and what it is to run, or the bundle's own executable."""
    if IS_FROZEN:
        return (sys.executable,)
    if IS_PACKAGE:
        return (sys.executable, "-m", __name__.partition(".")[0])
    return (sys.executable, str(ROOT / "main.py"))


def program_name() -> str:
    """What is typed to start it, as its help pages say it."""
    is_installed = IS_FROZEN or IS_PACKAGE or Path(sys.argv[0]).stem.lower() == "gatelight"
    return "gatelight" if is_installed else "main.py"


def program_version() -> str:
    """The version that is installed, or, in a checkout that never was, the one that its project file tells."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("gatelight")
    except PackageNotFoundError:
        import tomllib

        project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        return str(tomllib.loads(project)["project"]["version"])


def program_sources() -> list[Path]:
    """The files that decide what is drawn and written, in order: code, which a bundle has in one, and resources."""
    code = () if IS_FROZEN else ("simulator/**/*.py", "ui/**/*.py", "main.py", "__main__.py")
    found = {path for pattern in (*code, "resources/**/*.*") for path in ROOT.glob(pattern) if path.is_file()}
    return sorted(found | {Path(sys.executable)} if IS_FROZEN else found)
