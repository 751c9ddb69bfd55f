"""Slides for reveal.js, and for Quarto, which makes slides with it: a slide a token, and with each click a beat plays.

The sections are pasted or included into somebody's own presentation. They play parts of one film, which stands beside
(`resources/web/reveal.js`).
"""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import Any
from urllib.parse import quote

from ui.export.format import Job
from ui.export.pictures import chosen_tokens
from ui.export.video.cutting import Part
from ui.export.video.parts import parts_of
from ui.export.video.subtitles import one_line
from ui.export.writers import mp4
from ui.film.scene.lesson_words import words_of
from ui.film.text.language import languages
from ui.paint.theme import RESOURCES

FILM = "-clips.mp4"  # the ending of the film beside
WHOLE = "width:100%;max-width:100%;max-height:100%;margin:0"
WITHIN = 0.25  # of a frame: so far inside of it a part begins, and before its end it stops, so that no other is seen


def write_sections(job: Job[Any]) -> None:
    """Write the sections, and the film beside them."""
    settings, timeline = job.settings, job.film.timeline
    film = mp4.Mp4Settings(
        width=settings.width, height=settings.height, theme=settings.theme, tokens=settings.tokens,
        pace=settings.pace, slow=settings.slow,
    )  # fmt: skip
    own = Job(job.film, job.beside(FILM), film, job.progress, job.cancelled)
    tokens = timeline.playing_order(*chosen_tokens(job.film, settings))
    places = [(token, beat) for token in tokens for beat in range(len(timeline.beats))]
    parts = parts_of(own, places, by_beat=True)
    mp4.write(own, [number for part in parts for number in part])
    name = job.name + FILM
    about = languages()[job.film.language].translate(
        "Web page",
        "Slides for reveal.js: these sections go where the slides of a presentation are, the film {film} beside it. "
        "In Quarto (format: revealjs) include this file on a slide of its own: {include}",
    )
    include = f"{{{{< include {job.place.name} >}}}}"
    title = one_line(job.film.title).replace("--", "–")  # which would end the comment
    lines = [f"<!-- {title}", about.format(film=name, include=include), "-->"]
    words = words_of(job.film.scene)
    for token, clips in groupby(zip(places, parts, strict=True), key=lambda clip: clip[0][0]):
        said = list(words.at(token, tokens[0]))
        title = f"{token + 1} {one_line(timeline.tokens[token])}".rstrip()
        lines += [f'<section aria-label="{escape(title)}">', '<div class="r-stack">']
        for (_, beat), part in clips:
            caption = one_line(job.film.caption(token, beat))
            said.append(caption)
            lines.append(_clip(name, part, film.fps, caption, is_first=beat == 0))
        notes = "".join(f"<p>{escape(each)}</p>" for each in said)
        lines += ["</div>", f'<aside class="notes">{notes}</aside>', "</section>"]
    script = (RESOURCES / "web" / "reveal.js").read_text(encoding="utf-8")
    job.place.write_text("\n".join([*lines, f"<script>\n{script}</script>", ""]), encoding="utf-8")


def _clip(film: str, part: Part, fps: float, caption: str, *, is_first: bool) -> str:
    """A part of the film that plays when it is its turn, and lies over the one before."""
    start, stop = (part.start + WITHIN) / fps, (part.stop - WITHIN) / fps
    clip = (
        f'<video data-src="{quote(film)}#t={start:.3f}" data-part="{start:.3f},{stop:.3f}" muted playsinline '
        f'preload="auto" style="{WHOLE}" aria-label="{escape(caption)}"></video>'
    )
    turn = "" if is_first else ' class="fragment"'
    return f'<div{turn} style="{WHOLE}">{clip}</div>'
