"""Qt's pixels as the brightness and colours that films are coded in (yuv420p, BT.709), converted where they changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from av.video.frame import VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from ui.export.video.pixels import pixels

WIDE, HIGH = 128, 64  # of the tiles in which a picture is converted
AROUND = 8  # pixels beside a tile that its colours are smoothed with
WORTH_IT = 0.4  # of all tiles: beyond that the whole picture is converted at once


class Yuv:
    """The planes of one picture after the other, of an even width and height."""

    form = "yuv420p"

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self._planes = np.zeros((height * 3 // 2, width), np.uint8)
        self._reformatters: dict[tuple[int, int], VideoReformatter] = {}
        luma = self._planes[:height]
        chroma = self._planes[height:].reshape(2, height // 2, width // 2)
        self._parts = (luma, chroma[0], chroma[1])
        self._count = -(-width // WIDE) * -(-height // HIGH)

    def frame(self, image: QImage, changed: Iterable[QRect]) -> VideoFrame:
        """The image as a frame of its own; only in `changed` areas may it differ from the one before."""
        tiles = {tile for area in changed for tile in _tiles(area)}
        shown = pixels(image)
        if len(tiles) > WORTH_IT * self._count:
            self._convert(shown, 0, 0, self.width, self.height)
        else:
            for x, y in tiles:
                self._convert(shown, x, y, min(x + WIDE, self.width), min(y + HIGH, self.height))
        return self._made()

    def _made(self) -> VideoFrame:
        return VideoFrame.from_ndarray(self._planes, format=self.form)

    def _colours(self, part: np.ndarray) -> np.ndarray:
        """A part of a picture as it is to be converted."""
        return part

    def _convert(self, shown: np.ndarray, left: int, top: int, right: int, bottom: int) -> None:
        """Convert a part of the picture, with what its edges need around it."""
        x, y = max(0, left - AROUND), max(0, top - AROUND)
        part = self._colours(shown[y : min(self.height, bottom + AROUND), x : min(self.width, right + AROUND)])
        size = part.shape[:2]
        reformatter = self._reformatters.setdefault(size, VideoReformatter())
        converted = reformatter.reformat(
            VideoFrame.from_numpy_buffer(part, format="bgra"),
            format="yuv420p",
            dst_colorspace=Colorspace.ITU709,
            dst_color_range=ColorRange.MPEG,
            dst_color_primaries=ColorPrimaries.BT709,
            dst_color_trc=ColorTrc.BT709,
            threads=1,
        )
        for plane, whole, half in zip(converted.planes, self._parts, (1, 2, 2), strict=True):
            rows = slice((top - y) // half, (bottom - y) // half)
            columns = slice((left - x) // half, (right - x) // half)
            whole[top // half : bottom // half, left // half : right // half] = _lines(plane)[rows, columns]


class Yuva(Yuv):
    """The planes of pictures without paper: how opaque each pixel is, too.

    Where nothing is, the colour is the `paper`'s, so that what is smoothed beside an edge is not darker.
    """

    form = "yuva420p"

    def __init__(self, width: int, height: int, paper: tuple[int, int, int]) -> None:
        super().__init__(width, height)
        self._paper = paper[::-1]
        self._opacity = np.zeros((height, width), np.uint8)

    def _convert(self, shown: np.ndarray, left: int, top: int, right: int, bottom: int) -> None:
        self._opacity[top:bottom, left:right] = shown[top:bottom, left:right, 3]
        super()._convert(shown, left, top, right, bottom)

    def _colours(self, part: np.ndarray) -> np.ndarray:
        filled = part.copy()
        filled[part[:, :, 3] == 0, :3] = self._paper
        return filled

    def _made(self) -> VideoFrame:
        frame = VideoFrame(self.width, self.height, self.form)
        for plane, part in zip(frame.planes, (*self._parts, self._opacity), strict=True):
            lines = np.zeros((plane.height, plane.line_size), np.uint8)
            lines[:, : plane.width] = part
            plane.update(lines.tobytes())
        return frame


def _lines(plane: Any) -> np.ndarray:
    """A plane as [row, column], what pads its lines included."""
    return np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size)


def _tiles(area: QRect) -> Iterator[tuple[int, int]]:
    """The upper left corners of the tiles that an area touches."""
    for x in range(area.left() // WIDE, area.right() // WIDE + 1):
        for y in range(area.top() // HIGH, area.bottom() // HIGH + 1):
            yield x * WIDE, y * HIGH
