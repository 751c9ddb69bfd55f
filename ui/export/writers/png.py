"""One still as a PNG, for a slide or a page."""

from __future__ import annotations

from ui.export.format import Format, Job, StillSettings
from ui.export.pictures import stills
from ui.export.pixels import png
from ui.paint import image
from ui.theme import THEMES


def write(job: Job) -> None:
    """Write the picture of one beat."""
    settings = job.settings
    for still in stills(job):
        picture = image(still.frame, THEMES[settings.theme], settings.width, settings.height)
        job.place.write_bytes(png(picture))


FORMAT = Format(".png", "Picture of one beat (PNG)", False, StillSettings, write, needs_at=True)
