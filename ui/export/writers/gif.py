"""Animated GIFs for web pages and mail: one palette for the whole film, and only what changes is stored."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
from av.filter.context import FilterContext
from av.filter.graph import Graph
from av.video.format import VideoFormat
from av.video.frame import VideoFrame

from ui.export.files.background import always_paper
from ui.export.format import Description, Format, Job, MovingSettings, Unused, setting
from ui.export.painters import OWN
from ui.export.pictures import Picture, beat_ends, hand_over, paint_all, times
from ui.export.video.pixels import copied_frame
from ui.export.video.poster import shows_first
from ui.export.video.subtitles import one_line
from ui.export.video.titles import add_title_to_gif

TICK = Fraction(1, 100)  # a GIF counts time in hundredths of a second
SHORTEST = 2  # browsers slow down what is shorter
MOST_SAMPLES = 60  # pictures that the palette is made from


@dataclass(frozen=True)
class GifSettings(MovingSettings):
    """Animated pictures: the frames a second that a GIF can keep, and whether it starts again."""

    fps: float = setting(25.0, Description("Frames a second", "a GIF keeps hundredths of a second", least=1, most=50))
    repeat: bool = setting(
        True,
        Description("Repeat", "after the end", choices=((True, "For ever"), (False, "Play once"))),
    )

    @property
    def delay(self) -> int:
        """How long a frame stands, in hundredths of a second: the nearest that a GIF can keep."""
        return max(SHORTEST, round(100 / self.fps))

    @property
    def rate(self) -> float:
        """The frames a second that the file gets."""
        return 100 / self.delay


def write(job: Job[GifSettings]) -> None:
    """Write the film in two passes: a palette from beats that have come to rest, then the frames in that palette."""
    settings = job.settings
    reduction = _Reduction(settings.width, settings.height, _palette(job))
    options = {"loop": "0" if settings.repeat else "-1"}
    with av.open(str(job.place), "w", format="gif", options=options) as container:
        stream = container.add_stream("gif", rate=1 / (settings.delay * TICK))
        stream.width, stream.height, stream.pix_fmt = settings.width, settings.height, "pal8"
        stream.codec_context.time_base = TICK

        def encode(picture: Picture) -> None:
            frame = copied_frame(picture.image)
            frame.pts, frame.time_base = picture.number * settings.delay, TICK
            container.mux(stream.encode(reduction.reduce(frame)))

        at = times(job.film, settings, settings.rate)
        hand_over(paint_all(job, settings.width, settings.height, at), encode)
        container.mux(stream.encode(None))
    add_title_to_gif(job.place, one_line(job.film.title))


def _palette(job: Job[GifSettings]) -> VideoFrame:
    """The colours of the film, from pictures spread over it, as a frame of 16 × 16 pixels."""
    graph = Graph()
    source = _source(graph, job.settings.width, job.settings.height)
    _chain(graph, source, graph.add("palettegen", "stats_mode=full"))
    at = beat_ends(job.film, job.settings)
    quiet = job._replace(progress=lambda done, total: None, painter=OWN)
    every = -(-len(at) // MOST_SAMPLES)
    for picture in paint_all(quiet, job.settings.width, job.settings.height, at[::every]):
        frame = copied_frame(picture.image)
        frame.pts, frame.time_base = picture.number, TICK
        source.push(frame)
    source.push(None)
    return graph.vpull()


class _Reduction:
    """Frames of all colours in, frames of the palette's colours out."""

    def __init__(self, width: int, height: int, palette: VideoFrame) -> None:
        self._graph = Graph()
        self._frames = _source(self._graph, width, height)
        colours = _source(self._graph, palette.width, palette.height)
        use = self._graph.add("paletteuse", "dither=none:diff_mode=rectangle")
        colours.link_to(use, 0, 1)
        _chain(self._graph, self._frames, use)
        palette.pts, palette.time_base = 0, TICK
        colours.push(palette)
        colours.push(None)

    def reduce(self, frame: VideoFrame) -> VideoFrame:
        """The frame in the colours of the palette."""
        self._frames.push(frame)
        return self._graph.vpull()


def _source(graph: Graph, width: int, height: int) -> FilterContext:
    return graph.add_buffer(width=width, height=height, format=VideoFormat("bgra"), time_base=TICK)


def _chain(graph: Graph, source: FilterContext, step: FilterContext) -> None:
    source.link_to(step)
    step.link_to(graph.add("buffersink"))
    graph.configure()


def unused(settings: GifSettings) -> tuple[Unused, ...]:
    """What a GIF can do only badly."""
    why = "a GIF’s pixels are there or not, and letters without paper would be ragged; .webp and .apng have all degrees"
    return (always_paper(why), *shows_first(settings))


FORMAT = Format(".gif", "Animated picture (GIF)", "Film", True, GifSettings, write, unused=unused)
