"""WebM films for web pages: VP9, which browsers show without a licence, BT.709, chapters at the tokens."""

from __future__ import annotations

from dataclasses import dataclass

from ui.export.files.background import transparency
from ui.export.format import Description, Format, Job, setting
from ui.export.video.container import Coder, VideoSettings, words_beside, write_video
from ui.export.video.poster import BESIDE, has_poster_beside


@dataclass(frozen=True)
class WebmSettings(VideoSettings):
    """Films: VP9's quality too. What is as good as an MP4 is no larger."""

    quality: int = setting(
        36,
        Description(
            "Quality",
            "the better, the larger the file",
            choices=((30, "Best"), (36, "Very good"), (44, "Good"), (52, "Small file")),
        ),
    )
    background: str = transparency()


def write(job: Job[WebmSettings]) -> None:
    """Write the film. Without "bitexact" a WebM file bears a random number, and no two are the same.

    Tiles are coded side by side; "row-mt" would be quicker still, but its bytes depend on the number of threads.
    """
    quality = {"crf": str(job.settings.quality), "b": "0"}
    options = {"deadline": "realtime", "cpu-used": "6", "tile-columns": "2", **quality}
    write_video(job, Coder("webm", {"fflags": "+bitexact"}, "libvpx-vp9", options))


def companions(settings: WebmSettings) -> tuple[str, ...]:
    """The subtitles, and the poster where it is not the first picture: a WebM has no room for it."""
    return (*words_beside(settings), *((BESIDE,) if has_poster_beside(settings.poster) else ()))


FORMAT = Format(
    ".webm", "Film for the web (WebM)", "Film", True, WebmSettings, write, companions=companions, in_turn=True
)
