"""An operation that steps back."""

from __future__ import annotations

from collections.abc import Iterator

from ui.film.marks import Box, Node

ROUNDED = 14.0  # the corners of an operation that is no circle


def grounded(node: Node) -> Iterator[Box | Node]:
    """An operation; where it is dimmed with a ground of the card's colour, so that no wire is seen through it."""
    if node.opacity < 1.0:
        radius = node.height / 2 if node.width == node.height else ROUNDED
        yield Box(node.x - node.width / 2, node.y - node.height / 2, node.width, node.height, radius, "card")
    yield node
