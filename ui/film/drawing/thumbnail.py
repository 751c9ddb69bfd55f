"""A small picture of a frame: the operations and what joins them, without a word."""

from __future__ import annotations

from ui.film.marks import Frame, Mark, Node, Paragraph, Rect, Strip, Text

SIGNS = ("×", "+")
AROUND, LEAST = 70.0, 640.0  # units of the page: what is seen around the operations; the least width of what is seen


def without_words(frame: Frame) -> Frame:
    """The frame without words and numbers, which nobody could read when it is small."""
    backdrop, settled, moving = map(_wordless, (frame.backdrop, frame.settled, frame.moving))
    return frame._replace(backdrop=backdrop, settled=settled, moving=moving)


def core_of(frame: Frame, shape: float) -> Rect:
    """The part of a frame in which its operations stand, `shape` times as wide as it is high."""
    nodes = [mark for mark in frame.everything if isinstance(mark, Node)]
    left = min((node.x - node.width / 2 for node in nodes), default=0.0) - AROUND
    right = max((node.x + node.width / 2 for node in nodes), default=frame.page.width) + AROUND
    top = min((node.y - node.height / 2 for node in nodes), default=0.0) - AROUND
    bottom = max((node.y + node.height / 2 for node in nodes), default=frame.page.height) + AROUND
    width = max(right - left, (bottom - top) * shape, LEAST)
    height = width / shape
    return Rect((left + right - width) / 2, (top + bottom - height) / 2, width, height)


def _wordless(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in marks:
        if isinstance(mark, Strip):
            kept.append(mark._replace(texts=("",) * len(mark.texts), labels=()))
        elif isinstance(mark, Node):
            kept.append(mark if mark.label in SIGNS else mark._replace(label=""))
        elif not isinstance(mark, Text | Paragraph):
            kept.append(mark)
    return tuple(kept)
