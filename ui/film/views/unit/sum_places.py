"""Where the parts of a weighted sum stand in a card: its name, its pairs, its bars, its curve and its result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from simulator.analysis.weighted_sum import Summand
from ui.film.marks import Point, Rect
from ui.film.scene.arithmetic import weightiest

NAME, CURVE, RESULT = 276.0, 300.0, 150.0  # the widths of what stands beside the pairs
LINES = 174.0  # the width of the names of the lines, where the name stands over them
MOST_CURVE, SMALL_CURVE = 480.0, 250.0
GAP, WIDE, NARROW, MOST_WIDE = 26.0, 104.0, 86.0, 150.0  # between blocks; of a pair's column
LEGIBLE = 80.0  # of a column that has numbers
BETWEEN = 9.0  # lines
HEADING = 104.0  # room for the symbols of a matrix and a vector
TALLEST, LEAST_BARS = 240.0, 64.0  # of the bars
TITLE, ROW, FOOT = 56.0, 170.0, 36.0  # the heights of a name over the pairs; of a curve below them, and of its numbers
ASIDE = 136.0  # from the beginning of a letter to the name in words beside it
FORMULA = 230.0  # the width of the formula before a result that stands beside the name
LOW = 330.0  # the height of a card from which the name may stand over the pairs
ROOMY, BESIDE = 1700.0, 1450.0  # the widths of a card from which the name, and the curve, stand beside the pairs


class Columns(NamedTuple):
    """Which pairs of each summand are shown as numbers, whether others are left, and how wide a column is."""

    kept: tuple[list[int], ...]
    rest: tuple[bool, ...]
    width: float

    @staticmethod
    def least(part: Summand) -> float:
        """The room that a summand's heading needs."""
        return HEADING if part.right else 0.0

    def whole(self, parts: Sequence[Summand]) -> float:
        """The width of all pairs, with the gaps behind them."""
        counts = [len(kept) + rest for kept, rest in zip(self.kept, self.rest, strict=True)]
        blocks = (max(n * self.width, self.least(part)) for n, part in zip(counts, parts, strict=True))
        return sum(blocks) + GAP * len(parts)


class Grid(NamedTuple):
    """The heights of a row's lines."""

    head: float
    heat: float  # 0 where no vector is long
    weights: float
    cell: float
    names: float
    bars: float
    bars_height: float

    def line(self, k: int) -> float:
        """The middle of the line of weights (0), values (1) or products (2)."""
        return self.weights + (k + 0.5) * self.cell + k * BETWEEN


class Places(NamedTuple):
    """Where a sum's parts stand: `left` is where its pairs begin; no `curve` where there is no room for one.

    The name in words stands `aside` of the letter by so much, or below it (0).

    `in_title`: the result stands beside the name, with its formula.
    """

    left: float
    columns: Columns
    grid: Grid
    aside: float
    words_limit: float
    curve: Rect | None
    result: Point
    in_title: bool = False


def lay_out(parts: Sequence[Summand], has_function: bool, field: Rect) -> Places:
    """Divide a card. In one that is less wide, the name stands over the pairs and the curve below them; in one that is
    low, too, both are beside the pairs, or the curve is left out.
    """
    if field.width >= BESIDE or field.height < LOW:
        return _beside(parts, has_function, field)
    left, right = field.x + LINES, field.x + field.width - 24
    columns = _share(parts, right - left - WIDE - 26)
    grid = _grid(field, _is_long(parts, columns), TITLE)
    end, curve, result = field.y + field.height - 18, None, (right - RESULT / 2, field.y + 42)
    below = 36.0 + ROW + FOOT
    if has_function and end - grid.bars - below >= LEAST_BARS:
        high = min(grid.bars_height, 0.5 * (end - grid.bars - FOOT - 36.0))
        grid = grid._replace(bars_height=high)
        top = grid.bars + high + 50.0
        wide = right - left - RESULT - 60.0
        curve = Rect(left, top, wide, min(end - FOOT - top, 0.55 * wide))
        result = right - RESULT / 2, curve.y + curve.height / 2
    limit = right - field.x - 184.0 - (0.0 if curve or not has_function else RESULT + 2 * FORMULA)
    return Places(left, columns, grid, ASIDE, limit, curve, result, curve is None)


def _beside(parts: Sequence[Summand], has_function: bool, field: Rect, has_curve: bool = True) -> Places:
    """The parts side by side; without the curve where numbers would have no room beside it."""
    over = field.width < ROOMY and field.height >= LOW
    left, right = field.x + (LINES if over else NAME), field.x + field.width - 24
    wide, around = (CURVE, 40.0) if field.width >= ROOMY else (SMALL_CURVE, 28.0)
    wide = wide if has_curve and field.width >= BESIDE else 0.0
    end = right - RESULT - wide - 2 * around if has_function else right  # what no function takes is its own result
    columns = _share(parts, end - left - WIDE - 26)
    if wide and columns.width < LEGIBLE:
        return _beside(parts, has_function, field, has_curve=False)
    grid = _grid(field, _is_long(parts, columns), TITLE if over else 0.0)
    aside = ASIDE if over else 0.0
    limit, result = right - field.x - 184.0 if over else NAME - 136, (right - RESULT / 2, field.y + field.height / 2)
    if not has_function or not wide:
        return Places(left, columns, grid, aside, limit, None, result)
    wide = min(MOST_CURVE, wide + max(0.0, end - left - columns.whole(parts) - WIDE - 26))
    high = min(field.height - 110, 0.72 * wide)
    top = field.y + 62 + max(0.0, (field.height - 110 - high) / 2)
    curve = Rect(right - RESULT - around - wide, top, wide, high)
    return Places(left, columns, grid, aside, min(limit, curve.x - field.x - 184.0), curve, result)


def _is_long(parts: Sequence[Summand], columns: Columns) -> bool:
    return any(len(each.weights) > len(kept) for each, kept in zip(parts, columns.kept, strict=True))


def _share(parts: Sequence[Summand], room: float) -> Columns:
    """Columns for the pairs, for those that weigh most where there is not room for all."""
    room -= GAP * len(parts) + sum(max(0.0, Columns.least(each) - NARROW * len(each.weights)) for each in parts)
    lengths = [len(each.weights) for each in parts]
    if sum(lengths) * NARROW <= room:
        whole = tuple(list(range(n)) for n in lengths)
        return Columns(whole, (False,) * len(parts), min(MOST_WIDE, room / sum(lengths)))
    most = int(room / NARROW)
    long = [n for n in lengths if n > 4]
    spare = most - sum(n for n in lengths if n <= 4) - len(long)
    kept, rest = [], []
    for each, n in zip(parts, lengths, strict=True):
        share = n if n <= 4 else max(1, min(n, spare // len(long)))
        chosen, left = weightiest(each.weights * each.values, share)
        kept.append(chosen)
        rest.append(left > 0)
    shown = sum(map(len, kept)) + sum(rest)
    return Columns(tuple(kept), tuple(rest), min(WIDE, room / shown))


def _grid(field: Rect, long: bool, title: float) -> Grid:
    """Divide a row's height: what is left over goes to the bars."""
    head = field.y + title + 36
    heat_top = head + 14 if long else 0.0
    weights = head + 14 + (32 if long else 0)
    left = field.y + field.height - 18 - weights
    cell = min(max(0.15 * left, 36.0), 46.0)
    names = weights + 3 * cell + 2 * BETWEEN + 24
    bars = names + 12
    high = min(max(field.y + field.height - 18 - bars, 12.0), TALLEST)
    return Grid(head, heat_top, weights, cell, names, bars, high)
