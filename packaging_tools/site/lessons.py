"""The gallery: a page for each built-in lesson, with the stepper that runs in it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.export.batch.pack_extent import extent_of
from ui.state.names import GROUPS

LEVELS = {
    "": "",
    "introductory": "to begin with",
    "intermediate": "for the second hour",
    "advanced": "for those who know",
}
GALLERY = """\
# Lessons

Each runs in its page: play it, step through it with the arrow keys, open its numbers. They come along with the
program, where all of them can be changed. *Where to begin:* the first one.

"""


def write_gallery(pages: Path) -> None:
    """Write the gallery and the page of each lesson into a folder. Raises OSError."""
    folder = pages / "lessons"
    folder.mkdir()
    for key, lesson in builtin_lessons().items():
        (folder / f"{key}.md").write_text(lesson_page(key, lesson), encoding="utf-8")
    listed = "\n\n".join(_listed(group, heading) for group, heading in GROUPS.items())
    order = "\n".join(f"lessons/{key}" for key in builtin_lessons())
    toc = f"\n\n```{{toctree}}\n:hidden:\n\n{order}\n```\n"
    (pages / "gallery.md").write_text(GALLERY + listed + toc, encoding="utf-8")


def _listed(group: str, heading: str) -> str:
    """The lessons of a group under its heading; "" where there are none."""
    rows = [
        f"- [{lesson.title}](lessons/{key}.md){f', {level}' if (level := LEVELS[lesson.level]) else ''}"
        for key, lesson in builtin_lessons().items()
        if lesson.group == group
    ]
    return "\n".join([f"## {heading}\n", *rows]) if rows else ""


def lesson_page(key: str, lesson: Lesson) -> str:
    """The page of a lesson: what to look for, the stepper, what is said at its tokens, and how to have it."""
    notes = "\n".join(f"- Token {token}: {words}" for token, words in sorted(lesson.notes.items()))
    said = f"\n## What is said at its tokens\n\nTokens count from 0.\n\n{notes}\n" if notes else ""
    trace = run(lesson)
    part = " ".join(extent_of(trace).page_options)
    shown = f" Of its {trace.steps:,} tokens it shows those around the most telling one." if part else ""
    title = escape(f"{lesson.title}: the lesson, to be played and stepped through", quote=True)
    return f"""\
# {lesson.title}

{lesson.about}

```{{raw}} html
<iframe class="stepper" src="../made/{key}.html" title="{title}" loading="lazy" allowfullscreen></iframe>
```

In the window, and as the page above in a file of its own.{shown}

```sh
gatelight {key}
{" ".join(["gatelight export", key, "-o", f"{key}.html", part]).rstrip()}
```
{said}"""
