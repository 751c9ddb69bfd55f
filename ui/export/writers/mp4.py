"""MP4 films that every player and slide program shows: H.264, yuv420p, BT.709, the index up front."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from numpy._core._multiarray_umath import __cpu_features__  # type: ignore[import-not-found]

from ui.export.files.background import always_paper
from ui.export.format import Description, Format, Job, Unused, setting
from ui.export.video.container import Coder, VideoSettings, words_beside, write_video
from ui.export.video.encoders import h264_encoder, options_of

# With AVX-512 x264 gives other bytes now and then, and always others than without: there it is told to leave that out.
_BUT_AVX512 = {"x264-params": "asm=MMX2,SSE2Fast,SSSE3,SSE4.2,AVX,FMA3,BMI2,AVX2"}
_STEADY = _BUT_AVX512 if __cpu_features__.get("AVX512F") else {}


@dataclass(frozen=True)
class Mp4Settings(VideoSettings):
    """Films: H.264's quality too."""

    quality: int = setting(
        18,
        Description(
            "Quality",
            "the better, the larger the file",
            choices=((14, "Best"), (18, "Very good"), (23, "Good"), (28, "Small file")),
        ),
    )


def write(job: Job[Mp4Settings], keys: Iterable[int] = ()) -> None:
    """Write the film; it can be cut at its tokens, and at the frames `keys`, without coding it again."""
    settings, encoder = job.settings, h264_encoder()
    options = {"preset": "veryfast", "crf": str(settings.quality), "forced-idr": "1", **_STEADY}
    if encoder != "libx264":
        options = options_of(encoder, settings.quality, settings.width * settings.height, settings.rate)
    write_video(job, Coder("mp4", {"movflags": "+faststart"}, encoder, options, cover=True), keys)


def unused(settings: Mp4Settings) -> tuple[Unused, ...]:
    """What no player of such films knows."""
    return (always_paper("an MP4 is opaque; .webm, .webp, .apng and folders of pictures can be without"),)


FORMAT = Format(
    ".mp4", "Film (MP4)", "Film", True, Mp4Settings, write, companions=words_beside, in_turn=True, unused=unused
)
