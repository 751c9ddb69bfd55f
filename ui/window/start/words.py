"""The words on the cards of the start page, as far as there is room for them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt

from simulator.lessons.guide.results.summary import LessonDone
from simulator.lessons.own_cells.registry import cells_of
from simulator.lessons.schema import Lesson
from ui.paint.text import metrics
from ui.settings.translation import translate


def kinds(lesson: Lesson) -> str:
    """The cells of a lesson: "LSTM · 2 layers"."""
    names = dict.fromkeys(cells_of(lesson)[layer.cell].name for layer in lesson.layers)
    count = len(lesson.layers)
    layers = translate("Start", "{count} layers").format(count=count)
    return ", ".join(names) + (f" · {layers}" if count > 1 else "")


def sign_of(done: LessonDone | None) -> str:
    """What was done of a lesson, short: "3 / 8" of its steps, or "✓ 85 %" at its end; "" for nothing."""
    if done is None:
        return ""
    if not done.is_finished:
        return translate("Start", "{seen} / {steps}").format(seen=done.seen, steps=done.steps) if done.steps else ""
    return f"✓ {_share(done)}" if done.answered else "✓"


def told(done: LessonDone | None) -> str:
    """What was done of a lesson, as it is heard and told by the tool tip; "" for nothing."""
    if done is None:
        return ""
    parts = [translate("Start", "Done")] if done.is_finished else []
    if done.steps:
        parts.append(translate("Start", "{seen} of {steps} steps seen").format(seen=done.seen, steps=done.steps))
    if done.answered:
        words = translate("Start", "questions answered: {count}, of the points {share}")
        parts.append(words.format(count=done.answered, share=_share(done)))
    return ", ".join(parts)


def _share(done: LessonDone) -> str:
    return translate("Course", "{share} %").format(share=round(100 * done.score))


def as_much_as_fits(about: str, size: int, room: QRectF) -> str:
    """As many sentences of what a lesson is about as there is room for, or as many words of the first."""
    ends = [k + 1 for k, letter in enumerate(about) if letter in ".!?" and about[k + 1 : k + 2] in ("", " ")]
    for end in sorted({len(about), *ends}, reverse=True):
        if height_of(about[:end], size, room) <= room.height():
            return about[:end]
    words = about.split()
    for count in range(len(words), 0, -1):
        text = " ".join(words[:count]) + " …"
        if height_of(text, size, room) <= room.height():
            return text
    return ""


def height_of(text: str, size: int, room: QRectF) -> float:
    """How high a text is in the width of a room."""
    box = QRectF(0.0, 0.0, room.width(), 10_000.0)
    return metrics(size).boundingRect(box, int(Qt.TextFlag.TextWordWrap), text).height()
