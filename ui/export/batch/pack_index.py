"""The pages of a lecture pack: what stands in it, what belongs to what, and what is not for students.

The page in a folder leads to what stands in that folder; the one beside the folders leads to all of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import NamedTuple

from simulator.io.atomic_write import write_whole
from simulator.lessons.origin_words import describe_lesson_origin, describe_title
from simulator.lessons.schema import Lesson
from ui.export.batch.pack_extent import Extent, describe_extent
from ui.export.batch.pack_parts import STUDENTS, TEACHER, Part, lesson_path
from ui.export.batch.runner import Ended
from ui.export.letters import describe_letters
from ui.film.scene.lesson_words import lesson_words
from ui.film.text.language import Language

_STYLE = """
body { font: 17px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; color: #17202b;
  background: #fcfaf6; }
video { width: 100%; border: 1px solid #d5dae1; border-radius: 6px; background: #fff; }
table { border-collapse: collapse; width: 100%; }
dt { font-weight: 600; }
dd { margin: 0 0 .5rem; }
td:first-child { width: 14rem; }
td { padding: .35rem .8rem .35rem 0; border-bottom: 1px solid #e3e6ea; }
td:last-child { text-align: right; color: #5d6875; white-space: nowrap; }
h2 { font-size: 1.1rem; margin: 1.6rem 0 .3rem; color: #2a68cc; }
a { color: #2a68cc; }
.mark { font-size: .85rem; color: #8a4600; white-space: nowrap; }
.failed { color: #a52222; }
"""


class Pack(NamedTuple):
    """A lecture pack that was made: of which lesson, where, what it has, and what went wrong."""

    lesson: Lesson
    folder: Path
    parts: Sequence[Part]
    language: Language
    failed: Sequence[Ended]
    largest: int | None
    tokens: Sequence[str]
    extent: Extent


def write_index(pack: Pack, place: Path) -> None:
    """Write the page that leads to what stands in its folder. Raises OSError."""
    text = "\n".join(_Page(pack, place.parent).lines()) + "\n"
    write_whole(place, lambda beside: beside.write_text(text, encoding="utf-8"))


class _Page:
    """A page in the folder `place`, the pack's own or that of the students."""

    def __init__(self, pack: Pack, place: Path) -> None:
        self._pack, self._place = pack, place
        self._is_whole = place == pack.folder
        gone = {each.task.target for each in pack.failed}
        self._parts = [
            part
            for part in pack.parts
            if (path := pack.folder / part.path).exists()
            and path not in gone
            and (self._is_whole or part.folder == place.name)
        ]

    def lines(self) -> Iterator[str]:
        """The page."""
        pack, language = self._pack, self._pack.language
        told = partial(language.translate, "Lesson")
        title, key = escape(describe_title(pack.lesson, told)), language.key
        yield f'<!DOCTYPE html>\n<html lang="{key}">\n<head>\n<meta charset="utf-8">\n<title>{title}</title>'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
        yield f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>"
        if pack.lesson.origin is not None:
            yield f"<p>{escape(describe_lesson_origin(pack.lesson, told))}</p>"
        yield from self._authors_words()
        if said := describe_extent(pack.extent, len(pack.tokens), language.translate):
            yield f"<p>{escape(said)}</p>"
        yield from self._film()
        if self._is_whole:
            yield f"<p>{self._hand_out()}</p>"
        for group in dict.fromkeys(part.group for part in self._parts):
            yield f"<h2>{escape(language.translate('Export', group))}</h2>\n<table>"
            yield from (self._row(part) for part in self._parts if part.group == group)
            yield "</table>"
        yield from (f'<p class="failed">{escape(line)}</p>' for line in self._complaints())
        last = escape(language.translate("Export", "The lesson itself: {file}, to open with Gatelight."))
        yield f"<p>{last.format(file=self._link(lesson_path(pack.lesson)))}</p>\n</main>\n</body>\n</html>"

    def _authors_words(self) -> Iterator[str]:
        said = lesson_words(self._pack.lesson, self._pack.tokens, self._pack.language)
        if said.about:
            yield f"<p>{escape(said.about)}</p>"
        if said.notes:
            notes = (f"<dt>{escape(note.heading)}</dt><dd>{escape(note.words)}</dd>" for note in said.notes.values())
            yield f"<dl>{''.join(notes)}</dl>"

    def _film(self) -> Iterator[str]:
        """The film itself, as far as it was made."""
        known = {part.name: self._address(part.path) for part in self._parts}
        if not {"film.mp4", "film.webm"} & set(known):
            return
        poster = f' poster="{known["picture.png"]}"' if "picture.png" in known else ""
        yield f'<video controls preload="metadata"{poster}>'
        for name, kind in (("film.mp4", "video/mp4"), ("film.webm", "video/webm")):
            if name in known:
                yield f'<source src="{known[name]}" type="{kind}">'
        language, captions = self._pack.language, f"{STUDENTS}/film.vtt"
        if (self._pack.folder / captions).exists():
            source = f'src="{self._address(captions)}" srclang="{language.key}" label="{escape(language.name)}"'
            yield f'<track kind="captions" {source}>'
        yield "</video>"

    def _hand_out(self) -> str:
        words = self._pack.language.translate("Export", "What can be handed out stands in {folder}, with {page}.")
        page = self._pack.language.translate("Export", "a page of its own")
        return escape(words).format(
            folder=f"<b>{STUDENTS}/</b>", page=f'<a href="{STUDENTS}/index.html">{escape(page)}</a>'
        )

    def _row(self, part: Part) -> str:
        """A part with what belongs to it, what it is for, whether it is for students, and how large it is."""
        folder, translate = self._pack.folder, self._pack.language.translate
        beside = [path for path in part.companions if (folder / path).exists()]
        links = self._link(part.path)
        if beside:
            words = escape(translate("Export", "with {files}"))
            links += f"<br>{words.format(files=', '.join(map(self._link, beside)))}"
        purpose = escape(translate("Export", part.purpose))
        if part.folder == TEACHER:
            mark = escape(translate("Export", "Not for students"))
            purpose += f' <b class="mark">{mark}</b>'
        found = [folder / part.path, *(folder / path for path in beside), *(folder / part.path).rglob("*")]
        size = self._size(sum(each.stat().st_size for each in found if each.is_file()))
        return f"<tr><td>{links}</td><td>{purpose}</td><td>{size}</td></tr>"

    def _complaints(self) -> Iterator[str]:
        """What cannot be drawn, what could not be written, and what is larger than it may be."""
        pack, translate = self._pack, self._pack.language.translate
        yield from describe_letters(pack.lesson, translate)
        for each in pack.failed:
            if self._is_whole or each.task.target.parent == self._place:
                words = translate("Export", "{file} could not be written: {why}")
                yield words.format(file=each.task.target.name, why=each.message)
        paths = [path for part in self._parts for path in (part.path, *part.companions)]
        for path in (pack.folder / path for path in (*paths, lesson_path(pack.lesson))):
            if pack.largest is not None and path.is_file() and path.stat().st_size > pack.largest:
                words = translate("Export", "{file} is larger than {size}, and cannot be made smaller.")
                yield words.format(file=path.name, size=self._size(pack.largest))

    def _link(self, path: str) -> str:
        """A link to a file of the pack, with its name."""
        name = path.partition("/")[2]
        return f'<a href="{self._address(path)}">{escape(name)}</a>'

    def _address(self, path: str) -> str:
        return path if self._is_whole else path.partition("/")[2]

    def _size(self, count: int) -> str:
        megabytes = f"{self._pack.language.number(f'{count / 1e6:.1f}')} MB"
        return megabytes if count >= 1e6 else f"{max(1, round(count / 1e3))} kB"
