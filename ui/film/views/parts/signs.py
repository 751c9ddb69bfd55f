"""What the signs of the close-up mean: a card of samples, drawn with the same marks as the picture."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.drawing.page import LETTERS
from ui.film.marks import Box, Curve, Mark, Polygon, Rect, Run, Text
from ui.film.scene.scene import Scene
from ui.film.views.parts.gaps import CLEAR, largest_gap, vectors_in
from ui.film.views.parts.ghosts import BADGE

WIDTH, ROW, HEAD, SIZE = 352.0, 27.0, 38.0, LETTERS
SAMPLE, INSET = 44.0, 14.0  # the width of a sample, and the margin inside the card
LEFT, TOP, BOTTOM = 18.0, 132.0, 862.0  # the strip of the page at the left, in which the card finds a gap
LEAST_WIDTH = 280.0


def signs(scene: Scene, laned: bool, back: bool = False, place: Rect | None = None) -> tuple[Mark, ...]:
    """The card, in the largest gap between the vectors at the left of the picture; nothing where there is no room.

    `laned`: the memory line shows what it holds. `back`: the picture shows gradients. `place` is a room of its own.
    """
    rows = list(sign_rows(scene, laned, back))
    place = place or _gap(scene, HEAD + ROW * len(rows) + 0.5 * INSET)
    return () if place is None else tuple(_card(scene, place, rows))


def card_size(scene: Scene) -> tuple[float, float]:
    """The width of the card, and its height with all that it can say."""
    return WIDTH, HEAD + ROW * len(list(_rows(scene, True))) + 0.5 * INSET


def _gap(scene: Scene, high: float) -> Rect | None:
    """Where a card of this height has room."""
    left, right = LEFT + scene.fit.x(0.0), scene.diagram.x - CLEAR
    if right - left < LEAST_WIDTH:
        return None
    below = CLEAR if scene.ghost is None else CLEAR + BADGE
    top, bottom = largest_gap(list(vectors_in(scene, 0.0, right, below)), scene.fit.y(TOP), scene.fit.y(BOTTOM))
    if bottom - top < high:
        return None
    return Rect(left, (top + bottom - high) / 2, min(WIDTH, right - left), high)


def sign_rows(scene: Scene, laned: bool, back: bool = False) -> Iterator[tuple[str, str]]:
    """The signs that the picture of the scene's cell has, as keys of `sample`, and what each means."""
    yield from _rows_back(scene, laned) if back else _rows(scene, laned)


def _rows(scene: Scene, laned: bool) -> Iterator[tuple[str, str]]:
    translate = scene.language.translate
    yield "signed", translate("Signs", "fuller: larger; ±")
    if scene.cell.gates:
        yield "gate", translate("Signs", "a gate: full is open")
    if laned:
        yield "lane", translate("Signs", "memory: thick is much")
        if scene.cell.memory.keep is not None:
            yield "forgotten", translate("Signs", "forgotten at ×")
        yield "added", translate("Signs", "added at +")
    yield "outline", translate("Signs", "not computed yet")
    yield "pale", translate("Signs", "not used in this beat")


def _rows_back(scene: Scene, laned: bool) -> Iterator[tuple[str, str]]:
    """The same where gradients go back."""
    translate = scene.language.translate
    yield "signed", translate("Signs", "would raise it, lower it")
    if laned:
        yield "gradient", translate("Signs", "gradient: thick is much")
        if scene.cell.memory.keep is not None:
            yield "forgotten", translate("Signs", "lost at ×")
    yield "outline", translate("Signs", "nothing back yet")
    yield "pale", translate("Signs", "not used in this beat")


def _card(scene: Scene, place: Rect, rows: list[tuple[str, str]]) -> Iterator[Mark]:
    yield Box(*place, 14, "card", "card.line", 2.0)
    title = scene.language.translate("Signs", "What the signs mean")
    yield Text(
        place.x + INSET, place.y + 30.0, (Run(title),), LETTERS, "ink", weight=700, limit=place.width - 2 * INSET
    )
    for k, (sign, words) in enumerate(rows):
        x, y = place.x + INSET, place.y + HEAD + ROW * (k + 0.5)
        yield from sample(scene, sign, x, y)
        at = x + SAMPLE + 12.0
        yield Text(at, y + 0.35 * SIZE, (Run(words),), SIZE, "ink", limit=place.x + place.width - INSET - at)


def sample(scene: Scene, sign: str, x: float, y: float) -> Iterator[Mark]:
    """What a sign looks like, `SAMPLE` wide; `y` is its middle."""
    top, half = y - 9.0, SAMPLE / 2
    match sign:
        case "signed":
            yield Box(x, top, SAMPLE, 18.0, fill="level.empty")
            yield Box(x, top, 0.8 * SAMPLE, 9.0, fill="plus")
            yield Box(x, top + 9.0, 0.4 * SAMPLE, 9.0, fill="minus")
        case "gate":
            yield Box(x, top, SAMPLE, 18.0, 0.0, "gate.shut", scene.diagram.role(scene.cell.memory.keep or ""), 1.6)
            yield Box(x, top, 0.7 * SAMPLE, 18.0, fill="gate.open")
        case "lane":
            yield Box(x, top, SAMPLE, 18.0, fill="memory.bed")
            yield Polygon(((x, y - 7.0), (x + SAMPLE, y - 1.5), (x + SAMPLE, y + 1.5), (x, y + 7.0)), "memory")
        case "gradient":
            yield Box(x, top, SAMPLE, 18.0, fill="back.bed")
            yield Box(x, y - 6.0, SAMPLE, 12.0, fill="back")
            yield Polygon(((x + half - 5.0, y), (x + half + 5.0, y - 4.0), (x + half + 5.0, y + 4.0)), "back.on")
        case "forgotten":
            yield Box(x + 1.0, y - 6.0, SAMPLE - 2.0, 12.0, 0.0, "forget.area", "forget", 1.6)
        case "added":
            yield Box(x, y - 6.0, SAMPLE, 12.0, fill="input")
        case "outline":
            corners = ((x, top), (x + SAMPLE, top), (x + SAMPLE, top + 18.0), (x, top + 18.0), (x, top))
            yield Curve(corners, "memory", 1.6, True)
        case _:
            yield Box(x, top, half, 18.0, fill="plus")
            yield Box(x + half, top, half, 18.0, fill="plus", opacity=0.36)
