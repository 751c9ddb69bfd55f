"""What stands below the close-up on a page that is narrow or high: the read-out, the signs, and the memory so far."""

from __future__ import annotations

from ui.film.drawing.page import LEAST, MARGIN
from ui.film.marks import Rect
from ui.film.scene.scene import Scene
from ui.film.views.parts.memory_so_far import SPACE
from ui.film.views.parts.signs import card_size

LEAST_HEIGHT = 190.0  # of the memory so far
READOUT = 112.0  # the height of the read-out


class Below:
    """The rooms below a scene's close-up; None for what has no room, or stands beside it."""

    def __init__(self, scene: Scene, signs: bool) -> None:
        picture, top = scene.room.picture, scene.cell_bottom + SPACE / 2
        left, width, bottom = MARGIN, scene.page.width - 2 * MARGIN, picture.y + picture.height - SPACE / 2
        self.readout: Rect | None = None
        if scene.page.width < LEAST.width and scene.trace.readout is not None and bottom - top >= READOUT:
            self.readout = Rect(left, top, width, READOUT)
            top += READOUT + SPACE
        wide, high = card_size(scene)
        self.signs: Rect | None = None
        if signs and scene.page.width < LEAST.width and bottom - top >= high:
            self.signs = Rect(left, top, wide, high)
            left, width = left + wide + SPACE, width - wide - SPACE
        self.memory: Rect | None = None
        if bottom - top >= LEAST_HEIGHT:
            self.memory = Rect(left, top, width, bottom - top)
