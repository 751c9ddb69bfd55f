"""A German export is German: no English text of the program stands in it, in any format that has words."""

from __future__ import annotations

import base64
import json
import re
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication

from simulator.analysis.telling_steps import key_step
from simulator.cells import cells
from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.origin_words import authors_texts
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.export import export, format_of
from ui.export.batch import lecture_pack
from ui.export.batch.pack_extent import extent_of
from ui.export.format import with_values
from ui.film.film import Film, FilmOptions
from ui.film.text.language import languages
from ui.film.text.notation import WORDS

ALIKE = {"Handout", "tokens", "Tokens", "Forget"}  # German words, too, as other texts of the window have them
FIELD = re.compile(r"\{\w*\}")
KINDS = {  # what is written of each lesson: its name, and the settings
    "lesson.html": {}, "web-lesson.html": {"arrangement": "web-lesson"},
    "notebook.ipynb": {}, "film.mp4": {"subtitles": "both", "width": 64, "height": 64, "fps": 1.0},
    "pages.pdf": {"each": "token", "tokens": (1, 2)}, "handout.pdf": {"arrangement": "handout", "tokens": (0, 2)},
    "worksheet.pdf": {"arrangement": "worksheet"}, "worksheet.tex": {"arrangement": "worksheet"},
    "questions.pdf": {"arrangement": "questions"}, "questions.tex": {"arrangement": "questions"},
    "questions.md": {"arrangement": "questions"}, "slides.tex": {"arrangement": "beamer"},
    "animation.tex": {"arrangement": "animate", "fps": 1.0},
    "stills.pptx": {"arrangement": "stills", "each": "token", "width": 320, "height": 180},
    "clips.pptx": {"each": "beat", "width": 320, "height": 180, "fps": 1.0, "tokens": (0, 1)},
    "story.md": {}, "story.txt": {}, "drawing.svg": {"words": "text", "at": (1, 1)}, "picture.png": {"at": (1, 1)},
    "sheet.png": {"at": (1, 1), "arrangement": "sheet"}, "pages-of-beats.pdf": {"tokens": (0, 1)},
}  # fmt: skip


CUT = "Learning phrase representations using RNN encoder–decoder"
"""A title that a lesson quotes in part."""


@cache
def english() -> list[tuple[str, list[str], re.Pattern[str]]]:
    """The texts that are others in German, with what stands between their fields and as patterns in which a field is
    anything; those that are little more than fields tell nothing.
    """
    made = []
    for message, forms in languages()["de"].table.items():
        text = message.source
        plain = FIELD.sub("", text).strip()
        if text not in forms and text not in ALIKE and (len(plain) > 5 or text in WORDS):
            parts = FIELD.split(text)
            pattern = r"[^\n]{1,60}?".join(map(re.escape, parts))
            made.append((text, parts, re.compile(r"(?<![\w-])" + pattern + r"(?![\w-])")))
    return made


def words_of(path: Path) -> Iterator[str]:
    """What a file says to its reader."""
    if path.suffix == ".html":
        yield from words_of_page(path.read_text(encoding="utf-8"))
    elif path.suffix == ".ipynb":
        yield from words_of_notebook(json.loads(path.read_text(encoding="utf-8"))["cells"])
    elif path.suffix == ".pdf":
        yield from (page.extract_text() for page in PdfReader(path).pages)
        with pikepdf.open(path) as pdf:
            yield from (str(each.get("/Alt", "")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary))
    elif path.suffix == ".png":
        with Image.open(path) as picture:
            yield from picture.text.values()  # type: ignore[attr-defined]
    elif path.suffix == ".svg":
        yield from re.findall(r">([^<]+)<", path.read_text(encoding="utf-8").partition("<style>")[0])
    elif path.suffix == ".md":
        yield unescaped(path.read_text(encoding="utf-8"))
    elif path.suffix == ".pptx":
        for slide in Presentation(str(path)).slides:
            yield from re.findall(r' descr="([^"]*)"', slide.part.blob.decode("utf-8"))
            yield from re.findall(r"<a:t>([^<]*)", slide.part.blob.decode("utf-8"))
            yield slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    elif path.suffix in (".tex", ".vtt", ".srt", ".txt"):
        yield path.read_text(encoding="utf-8")


def words_of_page(text: str) -> Iterator[str]:
    film = re.search(r'<script id="film" type="text/plain">(.*?)</script>', text, re.DOTALL)
    if film:
        yield from texts_in(json.loads(zlib.decompress(base64.b64decode(film[1]))))
    plain = re.sub(r"<script.*?</script>|<style.*?</style>", "", text, flags=re.DOTALL)
    yield from re.findall(r'(?:title|aria-label|data-words|label)="([^"]*)"', plain)
    yield re.sub(r"<[^>]*>", "\n", plain)


def unescaped(text: str) -> str:
    """The words of a Markdown text."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list):
        for each in data:
            yield from texts_in(each)
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("glyphs", "drawings", "lists", "shapes", "kind", "lesson"):  # which nobody reads
                yield from texts_in(value)


def words_of_notebook(cells: list[dict[str, Any]]) -> Iterator[str]:
    """Words between the code, comments, what is printed and written on plots; names in code are the equations' own."""
    for cell in cells:
        source = cell["source"]
        if cell["cell_type"] == "markdown":
            yield unescaped(source)
        else:
            yield from (line.partition("#")[2] for line in source.splitlines())
            yield from (" ".join(found) for found in re.findall(r'"""([^"\n]*)"""|set_title\(\'([^\']*)', source))
            yield from (out["text"] for out in cell["outputs"] if "layer0/" not in out.get("text", "layer0/"))


def left_english(lesson: Lesson, texts: Iterator[str]) -> set[str]:
    """The English texts that are found, but for what the lesson's author wrote, or named so."""
    trace = run(lesson)
    joined = "\n".join(dict.fromkeys(texts))
    units = {name for layer in trace.layers for name in layer.layer.unit_names}
    known = (*cells().values(), *lesson.cells)
    papers = (*(cell.paper for cell in cells().values()), *(cell.about for cell in lesson.cells))
    titles = [part.strip() for paper in papers for part in re.split("[,;:(]", paper)]  # which authors quote as they are
    named = (*(cell.name for cell in known), *titles, CUT, *(name for name in units if " " in name))
    for own in sorted((*authors_texts(lesson), *trace.tokens, *trace.input_names, *named), key=len, reverse=True):
        if len(own) > 3:  # which a page may break into lines
            joined = re.sub(r"\s+".join(map(re.escape, own.split())), "·", joined)
    return {
        text
        for text, parts, pattern in english()
        if text not in units and all(part in joined for part in parts) and pattern.search(joined)
    }


@pytest.mark.parametrize(
    "key", [pytest.param(key, marks=[pytest.mark.full] * (key != "worked-example")) for key in builtin_lessons()]
)
def test_nothing_english_is_in_a_german_export(qapp: QGuiApplication, tmp_path: Path, key: str) -> None:
    lesson, own = find(key), run(find(key))
    film = Film(lesson, own, FilmOptions(language="de"))
    part = extent_of(film.scene.trace).tokens  # of a run of 1,000 tokens the film and the story tell all
    by_hand = "worksheet.pdf" in {each.name for each in lecture_pack.parts(own)}  # a step of it is not too much
    for name, values in KINDS.items():
        if "worksheet" in name and not by_hand:
            continue
        settings = with_values(format_of(name).settings(), values)
        if part is not None and name in ("lesson.html", "stills.pptx", "slides.tex", "animation.tex"):
            settings = with_values(settings, {"tokens": part})
        if "worksheet" in name:
            settings = with_values(settings, {"at": (key_step(film.scene.trace), 0)})
        export(film, str(tmp_path / name), settings)
    lecture_pack.finish(key, tmp_path, language=languages()["de"])
    found = {path.name: left_english(lesson, words_of(path)) for path in sorted(tmp_path.iterdir())}
    assert {name: left for name, left in found.items() if left} == {}


def test_english_words_are_found(qapp: QGuiApplication, tmp_path: Path) -> None:
    lesson = find("worked-example")
    settings = with_values(format_of("lesson.html").settings(), {"tokens": (0, 1)})
    export(Film(lesson, run(lesson)), str(tmp_path / "lesson.html"), settings)
    found = left_english(lesson, words_of(tmp_path / "lesson.html"))
    assert {"One beat back", "What to look for", "Token {number} of {count}, {token}: {beat}"} <= found
