"""Brings the translations up to date with the code: `python resources/translations/update.py`.

Qt's lupdate, which comes with PySide6, collects the texts of ui/; what is new stands in the .ts files as unfinished,
to be translated in Qt Linguist (`pyside6-linguist`) or any editor. A new language is one more name on the command
line: `python resources/translations/update.py fr`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
ROOT = FOLDER.parents[1]
OPTIONS = (
    "-silent", "-no-obsolete", "-locations", "none", "-sort-messages", "-extensions", "py", "-source-language", "en",
)  # fmt: skip


def lupdate() -> Path:
    """Where PySide6 keeps the tool that collects texts."""
    import PySide6

    return Path(PySide6.__file__).with_name("lupdate")


def update(target: Path) -> None:
    """Collect the texts into a .ts file, keeping what it has translated. Raises CalledProcessError."""
    command = [lupdate(), *OPTIONS, ROOT / "ui", "-ts", target]
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    for path in [FOLDER / f"gatelight_{key}.ts" for key in sys.argv[1:]] or sorted(FOLDER.glob("gatelight_*.ts")):
        update(path)
        unfinished = path.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{path.name}: {unfinished} texts to translate")
