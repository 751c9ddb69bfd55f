"""From the Markdown of `docs/` to the site."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

from packaging_tools.site import file_format
from packaging_tools.site.commands import makers, run
from packaging_tools.site.lessons import write_gallery

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
_TARGET = re.compile(r'^<a id="([\w-]+)"></a>$', re.MULTILINE)  # in Markdown as it is; Sphinx has its own
_GERMAN = ".de.html"


def gather(pages: Path) -> None:
    """Write all pages into a folder, which is made: those of `docs/`, the gallery, and the file format.

    Raises OSError.
    """
    shutil.copytree(DOCS, pages, ignore=shutil.ignore_patterns("__pycache__", "questions.py", "sheets.py"))
    for page in pages.rglob("*.md"):
        page.write_text(_TARGET.sub(r"(\1)=", page.read_text(encoding="utf-8")), encoding="utf-8")
    shutil.copyfile(CHECKOUT / "resources" / "icons" / "gatelight.svg", pages / "_static" / "gatelight.svg")
    write_gallery(pages)
    (pages / "file-format.md").write_text(file_format.page(), encoding="utf-8")
    (pages / "lesson.schema.json").write_text(json.dumps(file_format.schema(), indent=1), encoding="utf-8")


def make_shown(pages: Path) -> None:
    """Make what the pages show, by the commands that they tell. Raises OSError and ValueError."""
    made, beside = pages / "made", pages / "extra" / "made"
    made.mkdir()
    with contextlib.chdir(made):
        for typed in makers(pages):
            run(typed)
    shutil.copytree(made, beside)  # what a page does not take in itself, such as a stepper, is copied as it is


def build(pages: Path, target: Path) -> None:
    """Let Sphinx make the site. Raises subprocess.CalledProcessError where it warns of anything."""
    words = ["-W", "--keep-going", "-q", "-b", "html", str(pages), str(target)]
    subprocess.run([sys.executable, "-m", "sphinx", *words], check=True)
    for page in target.rglob(f"*{_GERMAN}"):
        text = page.read_text(encoding="utf-8")
        page.write_text(re.sub(r'<html([^>]*) lang="en"', r'<html\1 lang="de"', text, count=1), encoding="utf-8")
