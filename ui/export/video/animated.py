"""Animated pictures that are no films: what WebP and APNG have in common, every pixel as it was painted if wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

import av
from av.video.stream import VideoStream

from ui.export.files.background import transparency
from ui.export.format import SMOOTHER, Description, Job, MovingSettings, describe_settings, setting
from ui.export.pictures import Picture, hand_over, paint_all, times
from ui.export.video.container import Coder
from ui.export.video.pixels import borrowed_frame


@dataclass(frozen=True)
class AnimatedSettings(MovingSettings):
    """Animated pictures: smaller and slower than films by default, and whether they start again."""

    width: int = setting(960, describe_settings(MovingSettings)["width"])
    height: int = setting(540, describe_settings(MovingSettings)["height"])
    fps: float = setting(20.0, Description("Frames a second", SMOOTHER, least=1, most=60))
    repeat: bool = setting(
        True,
        Description("Repeat", "after the end", choices=((True, "For ever"), (False, "Play once"))),
    )
    background: str = transparency()


def write_animated(
    job: Job[AnimatedSettings], coder: Coder, pixels: str, repeats: Mapping[bool, tuple[str, str]]
) -> None:
    """Write the film as one animated picture.

    `pixels` is the codec's pixel format, `repeats` the container's option for playing for ever and once.
    """
    settings = job.settings
    name, value = repeats[settings.repeat]
    rate = Fraction(settings.rate).limit_denominator(1001)
    with av.open(str(job.place), "w", format=coder.container, options={name: value}) as container:
        stream = container.add_stream(coder.codec, rate=rate)
        assert isinstance(stream, VideoStream)
        stream.width, stream.height, stream.pix_fmt = settings.width, settings.height, pixels
        stream.codec_context.time_base = 1 / rate
        stream.codec_context.sample_aspect_ratio = Fraction(1)
        stream.codec_context.options = dict(coder.options)

        def encode(picture: Picture) -> None:
            frame = borrowed_frame(picture.image).reformat(format=pixels)
            frame.pts, frame.time_base = picture.number, 1 / rate
            container.mux(stream.encode(frame))

        at = times(job.film, settings, settings.rate)
        hand_over(paint_all(job, settings.width, settings.height, at), encode)
        container.mux(stream.encode(None))
