"""MP4 films that every player and slide program shows: H.264, yuv420p, BT.709, the index up front."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import av
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc, VideoReformatter
from av.video.stream import VideoStream

from ui.export.format import Description, Format, Job, MovingSettings, setting
from ui.export.pictures import Picture, hand_over, paint_all, times
from ui.export.pixels import borrowed_frame

SECONDS_BETWEEN_KEYS = 2


@dataclass(frozen=True)
class Mp4Settings(MovingSettings):
    """Films: H.264's quality too."""

    quality: int = setting(
        18, Description("Quality", choices=((14, "Best"), (18, "Very good"), (23, "Good"), (28, "Small file")))
    )


def write(job: Job) -> None:
    """Write the film; sizes are rounded up to even numbers, which yuv420p needs."""
    settings = job.settings
    width, height = settings.width + settings.width % 2, settings.height + settings.height % 2
    at = times(job.film, settings, settings.rate)
    converter = VideoReformatter()
    with av.open(str(job.place), "w", format="mp4", options={"movflags": "+faststart"}) as container:
        rate = Fraction(settings.rate).limit_denominator(1001)
        stream = container.add_stream("libx264", rate=rate)
        _set_up(stream, width, height, rate, settings.quality)

        def encode(picture: Picture) -> None:
            frame = converter.reformat(
                borrowed_frame(picture.image),
                format="yuv420p",
                dst_colorspace=Colorspace.ITU709,
                dst_color_range=ColorRange.MPEG,
                dst_color_primaries=ColorPrimaries.BT709,
                dst_color_trc=ColorTrc.BT709,
                threads=1,
            )
            frame.pts, frame.time_base = picture.number, 1 / rate
            container.mux(stream.encode(frame))

        hand_over(paint_all(job, width, height, at), encode)
        container.mux(stream.encode(None))


def _set_up(stream: VideoStream, width: int, height: int, rate: Fraction, quality: int) -> None:
    stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
    context = stream.codec_context
    context.time_base = 1 / rate
    context.gop_size = max(1, round(rate * SECONDS_BETWEEN_KEYS))
    context.options = {"preset": "veryfast", "crf": str(quality)}
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709


FORMAT = Format(".mp4", "Film (MP4)", True, Mp4Settings, write)
