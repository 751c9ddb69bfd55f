"""Which frames of a film show its tokens and beats."""

from __future__ import annotations

from collections.abc import Sequence

from ui.export.format import Job, MovingSettings
from ui.export.pictures import chosen_tokens, times
from ui.export.video.container import HAIR, frames_at
from ui.export.video.cutting import Part


def parts_of(job: Job[MovingSettings], places: Sequence[tuple[int, int]], *, by_beat: bool) -> list[Part]:
    """The frames of each of these beats, or of their tokens up to them; at least one."""
    timeline = job.film.timeline
    starts = frames_at(job, (timeline.opening(token, beat if by_beat else 0) for token, beat in places))
    ends = (timeline.time_of(token, beat) + timeline.seconds_of(token, beat) for token, beat in places)
    count = len(times(job.film, job.settings, job.settings.rate))
    last = timeline.span(*chosen_tokens(job.film, job.settings))[1]
    stops = [count if end > last - HAIR else frames_at(job, [end])[0] for end in ends]
    return [Part(start, max(stop, start + 1)) for start, stop in zip(starts, stops, strict=True)]
