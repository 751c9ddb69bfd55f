"""Frames as a file of TikZ that compiles by itself; a picture in it can be put into another document as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import ceil

from PySide6.QtCore import QRectF

from ui.export.files.part_names import PartNames
from ui.export.format import ExportError
from ui.export.pages.latex import comment
from ui.export.tikz.diagram import diagram_of
from ui.export.tikz.ink import SCALE, Ink, number, place
from ui.export.tikz.marks import lines_of
from ui.export.tikz.words import MACROS
from ui.film.marks import Frame, Mark, Node, Wire
from ui.film.scene.scene import Scene
from ui.paint.kept.extents import extent
from ui.paint.theme import Theme

_STYLES = r"""\tikzset{
  wire/.style={line cap=round, line join=round, rounded corners=3.5pt},
  curve/.style={line cap=round, line join=round},
  operation/.style={line width=0.75pt, inner sep=0pt},
  operation box/.style={rounded corners=3.5pt},
  vector/.style={line width=0.5pt, rounded corners=1.25pt},
  lost/.style={postaction={pattern=north east lines}},
  label/.style={inner sep=0pt, outer sep=0pt},
  number/.style={inner sep=0pt, outer sep=0pt, anchor=center},
}"""


MARGIN = 8.0  # logical pixels around a diagram


def tikz_file(pictures: Iterable[Frame], theme: Theme, scene: Scene | None, *, numbers: bool) -> str:
    """The text of a file with a page for each picture; without `numbers` the diagram alone, with its symbols, once.

    Raises ExportError for a picture that has no diagram.
    """
    ink, pages, drawn = Ink(theme), list[str](), set[tuple[Mark, ...]]()
    area = QRectF()
    for frame in pictures:
        marks = frame.everything if numbers else diagram_of(frame)
        if not marks:
            problem = "This picture has no diagram: all that it shows are numbers."
            raise ExportError(problem, "Leave out numbers=no, or choose the view cell, stack or unrolled.")
        if marks in drawn or (drawn and not numbers):
            continue
        drawn.add(marks)
        area = QRectF(*frame.page.field) if numbers else _area_of(marks)
        pages.append(_page(frame.caption, area, _parts(marks, ink, PartNames(scene, frame.everything))))
    return "\n".join([*_head(area, ink), "\n\\newpage\n".join(pages), "\\end{document}", ""])


def _area_of(marks: Sequence[Mark]) -> QRectF:
    """What marks cover, and a little more."""
    whole = QRectF()
    for mark in marks:
        whole = whole.united(extent(mark))
    return whole.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)


def _page(caption: str, area: QRectF, drawn: Iterable[str]) -> str:
    """One picture."""
    return "\n".join([
        comment(caption),
        f"\\begin{{tikzpicture}}[x={number(SCALE)}pt, y=-{number(SCALE)}pt]",
        f"\\useasboundingbox {place(area.left(), area.top())} rectangle {place(area.right(), area.bottom())};",
        *drawn,
        "\\end{tikzpicture}%",
    ])  # fmt: skip


def _head(area: QRectF, ink: Ink) -> Iterator[str]:
    """What stands before the pictures: the page, letters, colours and styles."""
    wide, high = ceil(area.width() * SCALE), ceil(area.height() * SCALE) + 1
    yield "\\documentclass{article}"
    yield f"\\usepackage[paperwidth={wide}pt, paperheight={high}pt, margin=0pt]{{geometry}}"
    yield "\\usepackage{iftex}"
    yield "\\iftutex\\usepackage[no-math]{fontspec}\\else\\usepackage[T1]{fontenc}\\fi"
    yield "\\usepackage{lmodern, amssymb, tikz}"
    yield "\\usetikzlibrary{patterns}"
    yield "\\renewcommand{\\familydefault}{\\sfdefault}"
    yield "\\newcommand{\\sized}[1]{\\fontsize{#1}{1.3\\dimexpr#1pt\\relax}\\selectfont}"
    yield MACROS
    paper = () if ink.is_on_white else (f"\\pagecolor{{{ink.role('paper')}}}",)  # which defines the colour
    yield from ink.definitions()
    yield _STYLES
    yield "\\pagestyle{empty}\\parindent0pt\\topskip0pt"
    yield from paper
    yield "\\begin{document}%"


def _parts(marks: Sequence[Mark], ink: Ink, names: PartNames) -> Iterator[str]:
    """The commands, with a comment where another part begins; operations and wires are named after theirs."""
    taken: dict[str, int] = {}
    for part, found in groupby(marks, names.name):
        lines: list[str] = []
        for mark in found:
            name = ""
            if isinstance(mark, Node | Wire):
                taken[part] = taken.get(part, 0) + 1
                name = f"{part}-{taken[part]}" if taken[part] > 1 else part
            lines += lines_of(mark, ink, name)
        if lines:
            yield from (comment(part), *lines)
