"""Writes the page of questions and its pictures anew: `python docs/questions.py`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from ui.dialogs.questions.entries import QUESTIONS
from ui.dialogs.questions.picture import picture_of
from ui.dialogs.questions.written import PICTURES, markdown
from ui.export.offscreen import ensure_application
from ui.film.text.language import languages

FOLDER, SIZE = Path(__file__).resolve().parent, (960, 540)
FILES = {"en": "questions.md", "de": "questions.de.md"}


def main() -> None:
    """Write all of it."""
    ensure_application()
    (FOLDER / PICTURES).mkdir(exist_ok=True)
    for key, name in FILES.items():
        (FOLDER / name).write_text(markdown(languages()[key]), encoding="utf-8")
    for each in QUESTIONS:
        picture_of(each, "light", "en", SIZE, lambda done, of: None).save(str(FOLDER / PICTURES / f"{each.key}.png"))


if __name__ == "__main__":
    main()
