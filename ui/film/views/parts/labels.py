"""Short labels over a picture that say what stands there: each on a card, with a line to what it names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin
from typing import NamedTuple

from ui.film.drawing.mirror import middle_of
from ui.film.drawing.page import LETTERS
from ui.film.marks import (
    NOW,
    About,
    Bars,
    Box,
    Curve,
    Frame,
    Mark,
    Node,
    Page,
    Paragraph,
    Point,
    Rect,
    Row,
    Run,
    Strip,
    Text,
    Wire,
)
from ui.film.narration.part_labels import label_of
from ui.film.scene.scene import Scene

MOST = 14  # labels of a picture
SIZE, HIGH, INSIDE, LETTER = LETTERS, 40.0, 13.0, 0.56  # of letters, of a card, its margin, a letter's share of a size
EDGE, APART, DOT = 10.0, 10.0, 5.0  # the margin of the page, the room between cards, the size of a line's end
RINGS, TURNS = (46.0, 70.0, 100.0, 140.0, 190.0, 250.0, 320.0, 400.0, 500.0), 24
SEEN, FAR = 0.3, 220.0  # the opacity of what is labelled, and how far a card goes to cover no ink
VEIL = 0.45  # how far the picture steps back behind its labels


class Tag(NamedTuple):
    """A label, and the part of the page that it names."""

    text: str
    place: Rect

    @property
    def middle(self) -> Point:
        """The middle of what it names."""
        return self.place.x + self.place.width / 2, self.place.y + self.place.height / 2


def labels(frame: Frame, scene: Scene, back: bool) -> tuple[Mark, ...]:
    """A veil, and over it the labels of a frame. `back`: the picture shows gradients."""
    tags = _tags(frame, scene, back)
    cards = place_cards(tags, tuple(_ink(frame)), frame.page)
    veil = Box(*frame.page.field, fill="paper", opacity=VEIL)
    placed = [(tag, card) for tag, card in zip(tags, cards, strict=True) if card is not None]
    lines = [mark for tag, card in placed for mark in _line(tag, card)]
    return (veil, *lines, *(mark for tag, card in placed for mark in _card(tag, card)))


def _tags(frame: Frame, scene: Scene, back: bool) -> tuple[Tag, ...]:
    """What is labelled: of what is called the same one alone, and what weighs most first."""
    found: dict[str, tuple[int, Rect]] = {}
    token = frame.moment.token
    for mark in frame.everything:
        about: About | None = mark.mark.about if isinstance(mark, Row) else getattr(mark, "about", None)
        if about is None or not about.part or mark.opacity < SEEN:
            continue
        told = label_of(scene, about._replace(step=token) if about.step == NOW else about, back)
        if told is not None and (told.text not in found or isinstance(mark, Text)):
            found[told.text] = (told.weight, _place(mark, token, about))
    chosen = sorted(found.items(), key=lambda item: -item[1][0])[: MOST - 1]
    caption, text = scene.room.caption, scene.language.translate("Label", "what happens now, in words")
    edge = Rect(caption.x + caption.width / 2, caption.y + 6.0, 0.0, 0.0)
    return (*(Tag(name, place) for name, (_, place) in chosen), Tag(text, edge))


def _place(mark: Mark, token: int, about: About) -> Rect:
    """What of a mark a line leads to: words and signs as a whole, else a point of it; of a row, at the token."""
    if isinstance(mark, Row):
        at = min(max(token - about.step, 0), mark.times - 1) if about.step != NOW else 0
        place = _place(mark.mark, token, about)
        return place._replace(x=place.x + at * mark.pitch)
    if isinstance(mark, Text | Node | Strip):
        return _around(mark)
    if isinstance(mark, Bars):
        return Rect(mark.x + mark.width / 2, mark.base - mark.height / 2, 0.0, 0.0)
    if isinstance(mark, Wire | Curve):
        pieces = pairwise(mark.points)
        (ax, ay), (bx, by) = max(pieces, key=lambda piece: hypot(piece[1][0] - piece[0][0], piece[1][1] - piece[0][1]))
        return Rect((ax + bx) / 2, (ay + by) / 2, 0.0, 0.0)
    return Rect(*middle_of(mark), 0.0, 0.0)


def _around(mark: Text | Node | Strip) -> Rect:
    if isinstance(mark, Text):
        area = mark.area
        wide = min(area.width, mark.limit) if mark.limit else area.width
        return area._replace(x=mark.x - {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * wide, width=wide)
    return Rect(mark.x - mark.width / 2, mark.y - mark.height / 2, mark.width, mark.height)


def _ink(frame: Frame) -> Iterator[Rect]:
    """What is read in a frame: words, numbers, signs."""
    for mark in frame.everything:
        if isinstance(mark, Text | Node | Strip) and mark.opacity >= SEEN:
            yield _around(mark)
        elif isinstance(mark, Paragraph):
            yield Rect(mark.x, mark.y + 0.2 * mark.height, mark.width, 0.8 * mark.height)


# ---- where the cards stand -------------------------------------------------------------------------------------------


def place_cards(tags: Sequence[Tag], ink: Sequence[Rect], page: Page) -> tuple[Rect | None, ...]:
    """A card for each label, as near as it can be to what it names, on the page and over none of the others.

    Where there is such a place not too far away, it is over no ink either. None where there is no room for a card.
    """
    taken: list[Rect] = []
    made: list[Rect | None] = []
    named = [tag.place for tag in tags]
    for tag in tags:
        free = [each for each in _places(tag, page) if _is_free(each, taken, APART) and _is_free(each, named, 0.0)]
        clear = (each for each in free if _is_free(each, ink, 2.0) and _distance(each, tag) < FAR)
        card = next(clear, free[0] if free else None)
        made.append(card)
        if card is not None:
            taken.append(card)
    return tuple(made)


def _places(tag: Tag, page: Page) -> Iterator[Rect]:
    """Where a card may stand, the nearest places first; above before below."""
    wide = min(LETTER * SIZE * len(tag.text) + 2 * INSIDE, page.width - 2 * EDGE)
    for ring in RINGS:
        for k in range(TURNS):
            angle = -pi / 2 + (k + 1) // 2 * (2 * pi / TURNS) * (1 if k % 2 else -1)
            x = tag.middle[0] + (ring + 0.35 * wide + tag.place.width / 2) * cos(angle) - wide / 2
            y = tag.middle[1] + (ring + tag.place.height / 2) * sin(angle) - HIGH / 2
            if EDGE <= x <= page.width - EDGE - wide and EDGE <= y <= page.height - EDGE - HIGH:
                yield Rect(x, y, wide, HIGH)


def _distance(card: Rect, tag: Tag) -> float:
    """From the middle of a card to the middle of what it names."""
    return hypot(card.x + card.width / 2 - tag.middle[0], card.y + card.height / 2 - tag.middle[1])


def _is_free(card: Rect, taken: Sequence[Rect], apart: float) -> bool:
    """Whether a card is over none of some other places, and so far apart from them."""
    return not any(
        card.x < each.x + each.width + apart and each.x < card.x + card.width + apart
        and card.y < each.y + each.height + apart and each.y < card.y + card.height + apart
        for each in taken
    )  # fmt: skip


def _line(tag: Tag, card: Rect) -> Iterator[Mark]:
    """From the middle of a card to the edge of what it names."""
    left, top, wide, high = tag.place
    x0, y0 = card.x + card.width / 2, card.y + card.height / 2
    x, y = min(max(x0, left), left + wide), min(max(y0, top), top + high)
    yield Curve(((x0, y0), (x, y)), "accent", 2.0)
    yield Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT, DOT, "accent")


def _card(tag: Tag, card: Rect) -> Iterator[Mark]:
    yield Box(*card, 9.0, "card", "accent", 1.8)
    baseline = card.y + card.height / 2 + 0.35 * SIZE
    middle, limit = card.x + card.width / 2, card.width - INSIDE
    yield Text(middle, baseline, (Run(tag.text),), SIZE, "ink", "middle", 600, limit)
