"""The same film by Matplotlib's FuncAnimation, as one would write it: a yardstick for how quick films are written."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import matplotlib as mpl
import numpy as np
from av.video.frame import VideoFrame
from matplotlib.animation import AbstractMovieWriter, FuncAnimation
from matplotlib.artist import Artist
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Rectangle
from matplotlib.patches import Polygon as Outline
from matplotlib.text import Text as Words

from tests.benchmarks.plain_shapes import LAYERS, Shape

DPI = 100
POINT = 72 / DPI  # a pixel in Matplotlib's points


class CodedWriter(AbstractMovieWriter):
    """Matplotlib's pictures through the encoder, and with the options, that our own films go through."""

    def __init__(self, fps: int, options: dict[str, str]) -> None:
        super().__init__(fps=fps)
        self._options, self._count = options, 0

    def setup(self, fig: Figure, outfile: Any, dpi: float | None = None) -> None:
        """Open the file."""
        super().setup(fig, outfile, dpi)
        self._container = av.open(str(outfile), "w", format="mp4")
        self._stream: Any = self._container.add_stream("libx264", rate=int(self.fps))
        self._stream.width, self._stream.height = self.frame_size
        self._stream.pix_fmt = "yuv420p"
        self._stream.codec_context.options = dict(self._options)

    def grab_frame(self, **how: Any) -> None:
        """Draw the figure and encode it."""
        canvas: Any = self.fig.canvas
        canvas.draw()
        frame = VideoFrame.from_ndarray(np.asarray(canvas.buffer_rgba()), format="rgba").reformat(format="yuv420p")
        frame.pts, frame.time_base = self._count, Fraction(1, int(self.fps))
        self._count += 1
        self._container.mux(self._stream.encode(frame))

    def finish(self) -> None:
        """Close the file."""
        self._container.mux(self._stream.encode(None))
        self._container.close()


def animate(film: dict[str, Any], target: Path, fps: int, options: dict[str, str]) -> None:
    """Write a film of plain shapes in the size of its page: what stands is kept, what moves is made anew."""
    width, height = film["page"]
    with mpl.rc_context({"font.family": "DejaVu Sans"}):
        figure: Any = Figure(figsize=(width / DPI, height / DPI), dpi=DPI, facecolor=film["paper"])
        FigureCanvasAgg(figure)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(0, width)
        axes.set_ylim(height, 0)
        axes.axis("off")
        shown: dict[str, list[Artist]] = {layer: [] for layer in LAYERS}

        def update(number: int) -> list[Artist]:
            for layer, shapes in film["frames"][number].items():
                for artist in shown[layer]:
                    artist.remove()
                shown[layer] = [artist_of(shape) for shape in shapes]
                for artist in shown[layer]:
                    artist.set_zorder(1 + LAYERS.index(layer))
                    axes.add_artist(artist)
            return []

        count = len(film["frames"])
        FuncAnimation(figure, update, frames=count, repeat=False).save(target, writer=CodedWriter(fps, options))


def artist_of(shape: Shape) -> Artist:
    """The artist of a shape."""
    how: dict[str, Any] = {"alpha": shape["opacity"]}
    if shape["kind"] == "line":
        xs, ys = zip(*shape["points"], strict=True)
        return Line2D(xs, ys, color=shape["stroke"], linewidth=shape["width"] * POINT, **how)
    if shape["kind"] == "words":
        text, size = shape["text"].replace("$", r"\$"), shape["size"] * POINT
        down = "center" if shape["middle"] else "baseline"
        return Words(shape["x"], shape["y"], text, fontsize=size, color=shape["fill"], ha=shape["at"], va=down, **how)
    how |= {"facecolor": shape["fill"] or "none", "edgecolor": shape["stroke"] or "none"}
    how["linewidth"] = shape.get("width", 0.0) * POINT
    if shape["kind"] == "outline":
        return Outline(np.array(shape["points"]), **how)
    if shape["kind"] == "circle":
        return Circle((shape["x"], shape["y"]), shape["radius"], **how)
    place = (shape["x"], shape["y"]), shape["wide"], shape["high"]
    if not shape["radius"]:
        return Rectangle(*place, **how)
    return FancyBboxPatch(*place, boxstyle=f"round,pad=0,rounding_size={shape['radius']}", **how)
