"""Vectors in TikZ: the frame of a strip, the level or shade of each number, and the number on it."""

from __future__ import annotations

from collections.abc import Iterator

from ui.export.tikz.ink import Ink, options, place, points
from ui.export.tikz.words import plain, size
from ui.film.marks import GAP, LABEL_WIDTH, Rect, Strip
from ui.paint.strips import GHOST, LEAST_GHOST, SMALLEST_NUMBER, WORTH_A_STROKE, shade_indices

_EYE = 2.4  # the width of the rings round a number
_LETTERS = 23.0


def strip_lines(mark: Strip, ink: Ink) -> Iterator[str]:
    """The commands that draw a vector: its frame, and a cell after the other."""
    shown = mark.shown or (1.0,) * len(mark.values)
    if max(shown, default=0.0) == 0.0:
        return
    yield from _frame(mark, ink, max(shown))
    shades = None if mark.texts else shade_indices(mark.falling or mark.values, mark.scale, mark.limit).tolist()
    for k, share in enumerate(shown):
        opacity = mark.opacity * share
        if opacity <= 0.0:
            continue
        if shades is not None:
            table = ink.theme.gate_shades if mark.scale == "gate" else ink.theme.signed_shades
            x, y = mark.cell(k)
            cell = Rect(x, y, mark.cell_width, mark.cell_height)
            yield _filled(cell, ink.shade(table[shades[k]][0]), opacity)
        else:
            yield from _level(mark, k, ink, opacity)
        yield from _marks_on(mark, k, ink, opacity)


def _frame(mark: Strip, ink: Ink, shown: float) -> Iterator[str]:
    """The card under the cells, in a ring of the colour of its wire."""
    if mark.role:
        x, y = mark.x - mark.width / 2 - 3, mark.y - mark.height / 2 - 3
        ring = f"draw={ink.role(mark.role)}"
        found = options("vector", f"fill={ink.role('card')}", ring, opacity=mark.opacity * shown)
        yield f"\\path{found} {place(x, y)} rectangle {place(x + mark.width + 6, y + mark.height + 6)};"


def _level(mark: Strip, k: int, ink: Ink, opacity: float) -> Iterator[str]:
    """A number's row: empty, over that filled as far as its value is large, and the number."""
    (empty, ink_on_empty), (filled, ink_on_filled) = ink.theme.level(mark.values[k], mark.scale)
    x, y = mark.cell(k)
    whole = Rect(x + mark.aside + GAP, y + GAP, mark.cell_width - mark.aside - 2 * GAP, mark.cell_height - 2 * GAP)
    yield _filled(whole, ink.shade(empty), opacity)
    if mark.share(mark.values[k]) > 0.0:
        yield _filled(mark.level(k), ink.shade(filled), opacity)
    if mark.falling and (lost := mark.lost(k)).width > 0.5:
        found = options(
            "lost", f"fill={ink.role('forget.area')}", f"pattern color={ink.role('forget')}", opacity=opacity
        )
        yield f"\\path{found} {_corners(lost)};"
    if mark.ghost and mark.ghost[k] != mark.values[k]:
        high = max(GHOST * whole.height, LEAST_GHOST)
        (_, _), (then, _) = ink.theme.level(mark.ghost[k], mark.scale)
        low = mark.level(k, mark.ghost[k])._replace(y=whole.y + whole.height - high, height=high)
        yield _filled(low, ink.shade(then), opacity)
    if mark.size >= SMALLEST_NUMBER:
        colour = ink.shade(ink_on_filled if mark.share(mark.values[k]) > 0.5 else ink_on_empty)
        found = options("number", f"text={colour}", size(mark.size), opacity=opacity)
        middle = place(whole.x + whole.width / 2, y + mark.cell_height / 2)
        yield f"\\node{found} at {middle} {{{plain(mark.texts[k])}}};"
    if mark.labels:
        found = options("number", f"text={ink.role('muted')}", size(_LETTERS), opacity=opacity)
        yield f"\\node{found} at {place(x + LABEL_WIDTH / 2, y + mark.cell_height / 2)} {{{plain(mark.labels[k])}}};"


def _marks_on(mark: Strip, k: int, ink: Ink, opacity: float) -> Iterator[str]:
    """The stroke of what is below zero, the rings of pins and eye, and the corner of what was set by hand."""
    x, y = mark.cell(k)
    cell = Rect(x, y, mark.cell_width, mark.cell_height)
    hatched = mark.scale == "signed" and (ink.theme.hatched or not mark.texts)
    if hatched and mark.values[k] < -WORTH_A_STROKE * mark.limit and min(cell.width, cell.height) > 2.0:
        arm = min(cell.width, cell.height, 12.0)
        width = f"line width={points(min(1.0, cell.width / 6))}"
        ends = f"{place(x + 1, y + cell.height - 1)} -- {place(x + arm - 1, y + cell.height - arm + 1)}"
        yield f"\\draw{options(ink.role('ink'), width, opacity=opacity)} {ends};"
    for role, here in (("accent", k in mark.pins), ("eye", k == mark.eye)):
        if here:
            inner = Rect(x + 1.2, y + 1.2, cell.width - _EYE, cell.height - _EYE)
            found = options(ink.role(role), f"line width={points(_EYE)}", opacity=opacity)
            yield f"\\draw{found} {_corners(inner)};"
    if mark.held and mark.held[k]:
        arm, right = min(10.0, cell.height * 0.4), x + cell.width - 1
        corner = " -- ".join((place(right - arm, y + 1), place(right, y + 1), place(right, y + 1 + arm)))
        yield f"\\fill{options(ink.role('accent'), opacity=opacity)} {corner} -- cycle;"


def _filled(rect: Rect, colour: str, opacity: float) -> str:
    return f"\\fill{options(colour, opacity=opacity)} {_corners(rect)};"


def _corners(rect: Rect) -> str:
    return f"{place(rect.x, rect.y)} rectangle {place(rect.x + rect.width, rect.y + rect.height)}"
