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
from simulator.lessons.guide.storyline.published import lesson_schema

CHECKOUT = Path(__file__).resolve().parents[2]
DOCS = CHECKOUT / "docs"
_TARGET = re.compile(r'^<a id="([\w-]+)"></a>$', re.MULTILINE)  # in Markdown as it is; Sphinx has its own
_GERMAN = ".de."
_HEARD = {
    '<p class="caption" role="heading">': '<p class="caption" role="heading" aria-level="2">',
    '<aside class="sidebar-drawer">': '<aside class="sidebar-drawer" aria-label="Pages">',
    '<aside class="toc-drawer">': '<aside class="toc-drawer" aria-label="On this page">',
    '<div id="search-results"></div>': '<h1>Search</h1><div id="search-results"></div>',
}
"""What the theme leaves out for those who hear a page, and what stands there instead."""


def gather(pages: Path) -> None:
    """Write all pages into a folder, which is made: those of `docs/`, the gallery, and the file format.

    Raises OSError.
    """
    shutil.copytree(DOCS, pages, ignore=shutil.ignore_patterns("__pycache__", "questions.py", "sheets.py"))
    for page in pages.rglob("*.md"):
        page.write_text(with_targets(page.read_text(encoding="utf-8"), page.name), encoding="utf-8")
    shutil.copyfile(CHECKOUT / "resources" / "icons" / "gatelight.svg", pages / "_static" / "gatelight.svg")
    write_gallery(pages)
    (pages / "file-format.md").write_text(file_format.page(), encoding="utf-8")
    (pages / "lesson.schema.json").write_text(json.dumps(lesson_schema(), indent=1), encoding="utf-8")


def with_targets(text: str, name: str) -> str:
    """A page with places to lead to as Sphinx has them, which are those of the whole site: German ones are others."""
    if _GERMAN not in name:
        return _TARGET.sub(r"(\1)=", text)
    return re.sub(r"\]\(#", "](#de-", _TARGET.sub(r"(de-\1)=", text))


def make_shown(pages: Path) -> None:
    """Make what the pages show, by the commands that they tell. Raises OSError and ValueError."""
    made, beside = pages / "made", pages / "extra" / "made"
    made.mkdir()
    with contextlib.chdir(made):
        for typed in makers(pages):
            run(typed)
    shutil.copytree(made, beside)  # what a page does not take in itself, such as a stepper, is copied as it is


def may_be_replaced(target: Path) -> bool:
    """Whether nothing stands in a place, or a site that Sphinx has made before. Raises OSError."""
    if not target.is_dir():
        return not target.exists()
    return (target / ".buildinfo").is_file() or not any(target.iterdir())


def build(pages: Path, target: Path) -> None:
    """Let Sphinx make the site. Raises subprocess.CalledProcessError where it warns of anything."""
    words = ["-W", "--keep-going", "-q", "-b", "html", str(pages), str(target)]
    subprocess.run([sys.executable, "-m", "sphinx", *words], check=True)
    for page in target.rglob("*.html"):
        if "made" not in page.relative_to(target).parts:
            text = page.read_text(encoding="utf-8")
            for former, latter in _HEARD.items():
                text = text.replace(former, latter)
            language = "de" if _GERMAN in page.name else "en"
            page.write_text(text.replace('lang="en"', f'lang="{language}"', 1), encoding="utf-8")
