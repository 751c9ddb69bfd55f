"""Parts of a film as films of their own, without coding them again: packets are copied, and rows at the foot left out.

A part must begin at a key frame that nothing before it is needed for, and end where the next one begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import av
from av.bitstream import BitStreamFilterContext
from av.container import OutputContainer
from av.video.stream import VideoStream

from simulator.io.hidden_files import temporary_folder

if TYPE_CHECKING:
    from av.packet import Packet

CODED = 16  # H.264 codes pictures in squares of so many pixels


class Part(NamedTuple):
    """The frames from number `start` up to and without number `stop`."""

    start: int
    stop: int


def cut(film: Path, parts: Sequence[Part], height: int) -> list[bytes]:
    """These parts of an MP4 film, each as a film. `height` is how many rows of the picture are left, an even number.

    Raises ValueError where a part does not begin or end at a key frame.
    """
    with av.open(str(film)) as container:
        stream = container.streams.video[0]
        packets = [packet for packet in container.demux(stream) if packet.dts is not None]
        number = {time: k for k, time in enumerate(sorted(packet.pts or 0 for packet in packets))}
        keys = {number[packet.pts or 0]: place for place, packet in enumerate(packets) if packet.is_keyframe}
        keys[len(packets)] = len(packets)
        if wrong := sorted({*(k for part in parts for k in part)} - set(keys)):
            raise ValueError(f"{film} has no key frame at {wrong}")
        timed = [_Timed(packet, packet.pts or 0, packet.dts or 0) for packet in packets]
        return [_film(stream, timed[keys[part.start] : keys[part.stop]], height) for part in parts]


class _Timed(NamedTuple):
    """A packet, when its frame is shown, and when it is decoded."""

    packet: Packet[VideoStream]
    shown: int
    decoded: int


def _film(source: VideoStream, packets: list[_Timed], height: int) -> bytes:
    """A film of these packets, from second 0."""
    coded = -(-source.height // CODED) * CODED
    with temporary_folder() as folder:
        place = folder / "part.mp4"
        with av.open(str(place), "w", options={"movflags": "+faststart"}) as container:
            stream = container.add_stream_from_template(source)
            crop = BitStreamFilterContext(f"h264_metadata=crop_bottom={coded - height}", source, stream)
            first = min(each.shown for each in packets)
            for packet, shown, decoded in packets:
                packet.pts, packet.dts = shown - first, decoded - first
                _mux(container, stream, crop.filter(packet))
            _mux(container, stream, crop.filter(None))
        return place.read_bytes()


def _mux(container: OutputContainer, stream: VideoStream, packets: list[Packet[VideoStream]]) -> None:
    for packet in packets:
        packet.stream = stream
        container.mux(packet)
