"""Films in a container: what MP4 and WebM have in common, from BT.709 to chapters and subtitles."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import NamedTuple, TypeVar

import av
from av.container import OutputContainer
from av.packet import Packet
from av.stream import Disposition, Stream
from av.video.frame import PictureType, VideoFrame
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from av.video.stream import VideoStream

from ui.export.files.background import has_paper
from ui.export.format import Description, Job, MovingSettings, setting
from ui.export.pictures import chosen_tokens, hand_over, paint_in_turn, times
from ui.export.video.online import DESCRIPTION, THUMBNAIL, write_beside
from ui.export.video.poster import BESIDE, START, has_poster_beside, poster, poster_png
from ui.export.video.subtitles import chapters, one_line, srt, vtt
from ui.export.video.yuv import Yuv, Yuva
from ui.paint.theme import THEMES

SECONDS_BETWEEN_KEYS = 2
HAIR = 1e-6  # seconds
COVER = 640  # the most pixels that a cover is wide
THREADS = "4"  # of an encoder, on every machine: another number gives other bytes
SUBTITLES = {".srt": srt, ".vtt": vtt}
_BESIDE = {"none": (), "srt": (".srt",), "vtt": (".vtt",), "both": (".srt", ".vtt")}


@dataclass(frozen=True)
class VideoSettings(MovingSettings):
    """Films: subtitles beside them too."""

    subtitles: str = setting(
        "none",
        Description(
            "Subtitles",
            "the captions as a file beside the film, two lines at a time; above where the caption is in the picture",
            choices=(
                ("none", "None"),
                ("srt", "Beside the film (SRT)"),
                ("vtt", "Beside the film (WebVTT)"),
                ("both", "Both"),
            ),
        ),
    )

    site: bool = setting(
        False,
        Description(
            "For a video site",
            "beside the film a description with the times of its chapters, and a thumbnail",
            choices=((False, "The film alone"), (True, "Description and thumbnail, too")),
        ),
    )
    poster: str = poster(
        "Poster",
        "the picture of the file: the cover in an MP4, which file managers and players show, beside a WebM a PNG",
    )


Film = TypeVar("Film", bound=VideoSettings)


def by_itself(settings: Film) -> Film:
    """The same moving pictures, without what stands beside them and as no other picture of the file."""
    return replace(settings, subtitles="none", site=False, poster=START)


class Coder(NamedTuple):
    """A container and the codec in it: names and options as FFmpeg has them; `cover` says that it has room for one."""

    container: str
    container_options: Mapping[str, str]
    codec: str
    options: Mapping[str, str]
    cover: bool = False


def words_beside(settings: VideoSettings) -> tuple[str, ...]:
    """The endings of the files beside a film that were asked for: its subtitles, and what a video site takes."""
    return (*_BESIDE[settings.subtitles], *((DESCRIPTION, THUMBNAIL) if settings.site else ()))


def frames_at(job: Job[MovingSettings], seconds: Iterable[float]) -> list[int]:
    """The number of the first frame that shows the film at each of these seconds of it, or later; else the last."""
    shown = times(job.film, job.settings, job.settings.rate)
    return [min(bisect_left(shown, second - HAIR), len(shown) - 1) for second in seconds]


def entries_of(job: Job[MovingSettings]) -> set[int]:
    """The numbers of the frames with which the chosen tokens begin, and with which they stand alone."""
    timeline = job.film.timeline
    tokens = timeline.playing_order(*chosen_tokens(job.film, job.settings))
    return {*frames_at(job, map(timeline.time_of, tokens)), *frames_at(job, map(timeline.opening, tokens))}


def write_video(job: Job[VideoSettings], coder: Coder, keys: Iterable[int] = ()) -> None:
    """Write the film and its subtitles; sizes are rounded up to even numbers, which yuv420p needs.

    A player can begin at each token without what came before it, and at the frames of these numbers.
    """
    settings = job.settings
    yuv = planes_for(settings)
    with av.open(str(job.place), "w", format=coder.container, options=dict(coder.container_options)) as container:
        rate = Fraction(settings.rate).limit_denominator(1001)
        stream = container.add_stream(coder.codec, rate=rate)
        assert isinstance(stream, VideoStream)
        _set_up(stream, yuv, rate, coder.options)
        cover = _cover_of(container, job) if coder.cover else None
        entries = entries_of(job) | set(keys)
        container.set_chapters(chapters(job.film, settings))
        container.metadata["title"] = one_line(job.film.title)
        if job.film.scene is not None and job.film.scene.origin:
            container.metadata["comment"] = one_line(job.film.scene.origin)

        def encode(numbered: tuple[int, VideoFrame]) -> None:
            number, frame = numbered  # a frame that stands still comes again; encoders copy what they get
            frame.pts, frame.time_base = number, 1 / rate
            frame.pict_type = PictureType.I if number in entries else PictureType.NONE
            container.mux(stream.encode(frame))

        container.start_encoding()
        if cover is not None:
            container.mux(cover)
        hand_over(coded_pictures(job, yuv), encode)
        container.mux(stream.encode(None))
    if not coder.cover and has_poster_beside(settings.poster):
        job.beside(BESIDE).write_bytes(poster_png(job, settings.poster, settings.width, settings.height))
    if settings.site:
        write_beside(job, settings.poster)
    for ending in _BESIDE[settings.subtitles]:
        job.beside(ending).write_text(SUBTITLES[ending](job.film, settings), encoding="utf-8")


def _cover_of(container: OutputContainer, job: Job[VideoSettings]) -> Packet[Stream]:
    """The poster as a stream of one picture, which is no part of the film."""
    settings = job.settings
    share = min(1.0, COVER / settings.width)
    width, height = max(1, round(share * settings.width)), max(1, round(share * settings.height))
    stream = container.add_stream("png", rate=1)
    assert isinstance(stream, VideoStream)
    stream.width, stream.height, stream.pix_fmt = width, height, "rgb24"
    stream.disposition = Disposition.attached_pic
    packet = Packet(poster_png(job, settings.poster, width, height))
    packet.stream, packet.pts, packet.dts, packet.is_keyframe = stream, 0, 0, True
    return packet


def planes_for(settings: VideoSettings) -> Yuv:
    """What makes the planes that a film is coded in."""
    width, height = settings.width + settings.width % 2, settings.height + settings.height % 2
    return Yuv(width, height) if has_paper(settings) else Yuva(width, height, THEMES[settings.theme].rgb("paper"))


def coded_pictures(job: Job[VideoSettings], yuv: Yuv) -> Iterator[tuple[int, VideoFrame]]:
    """The pictures of a film as encoders take them, with their numbers; those that look the same are one frame."""
    frame: VideoFrame | None = None
    at = times(job.film, job.settings, job.settings.rate)
    for number, image, changed in paint_in_turn(job, yuv.width, yuv.height, at):
        if frame is None or changed:
            frame = yuv.frame(image, changed)
        yield number, frame


def _set_up(stream: VideoStream, yuv: Yuv, rate: Fraction, options: Mapping[str, str]) -> None:
    stream.width, stream.height, stream.pix_fmt = yuv.width, yuv.height, yuv.form
    context = stream.codec_context
    context.time_base = 1 / rate
    context.gop_size = max(1, round(rate * SECONDS_BETWEEN_KEYS))
    context.options = {"threads": THREADS, **options}
    context.colorspace = Colorspace.ITU709
    context.color_range = ColorRange.MPEG
    context.color_primaries = ColorPrimaries.BT709
    context.color_trc = ColorTrc.BT709
