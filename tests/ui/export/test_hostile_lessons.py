"""Odd lessons through every format of export, each read by a reader that is not this program's."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import runpy
import zipfile
from collections.abc import Callable
from contextlib import redirect_stdout
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

import av
import nbformat
import numpy as np
import onnx
import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from simulator.io.trace_files import save_trace
from simulator.lessons.guide.storyline.questions.kinds import Choice, Drawn, Forgotten, Option, Predict, Question
from simulator.lessons.guide.storyline.steps import Step, Storyline
from simulator.lessons.own_cells.registry import LONGEST_TITLE
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson, LessonError
from simulator.text.tokens import Words
from tests.simulator.random_lessons import lessons
from ui.export import export, formats
from ui.export.format import ExportError, Settings
from ui.film.film import Film

ODD = [
    "<b>&amp;</b> ]]> </script> <!-- --> \"'", r"100 % {of} \input{x} $a_b^c$ #1 & ~ \\", "*a* `b` [c](d) | e",
    "سلام שלום", "記憶 🙂 👩🏽‍🚀", "a\u200b\u202eb\u2028c\u2029d", "\ue000\U000f0000\u0378", "e\u0301\u0301\u0301",
    "long " * 60, "{0} %s {title} \n\t x", "..", "-", "=1+1", "\x85\xa0\xad",
]  # fmt: skip
SMALL = {"width": 96, "height": 64}


@st.composite
def odd_lessons(draw: st.DrawFn) -> Lesson:
    """Any sound lesson, with odd words wherever a person writes."""
    lesson = draw(lessons())
    odd = st.sampled_from(ODD)
    layers = tuple(
        replace(layer, unit_names=tuple(f"{draw(odd)}{unit}" for unit in range(layer.units))) for layer in lesson.layers
    )
    titles = st.sampled_from([each[:LONGEST_TITLE].strip() for each in ODD if each[:LONGEST_TITLE].isprintable()])
    cells = tuple(replace(cell, name=draw(titles), about=draw(odd)) for cell in lesson.cells)
    changes: dict[str, Any] = {"title": f"T {draw(odd)}", "about": draw(odd), "layers": layers, "cells": cells}
    if isinstance(lesson.sequence, Words):
        said = Words(" ".join(draw(st.lists(odd, min_size=1, max_size=2))))
        changes |= {"sequence": said, "notes": {0: draw(odd)}, "holds": (), "masked": (), "variants": ()}
    return replace(lesson, storyline=_odd_storyline(draw(odd), draw(odd)), **changes)


def _odd_storyline(one: str, other: str) -> Storyline:
    """A storyline with odd words in every place, and questions of several kinds."""
    one, other = (each.replace("{", "{{").replace("}", "}}") for each in (one, other))
    asked: tuple[Question, ...] = (
        Predict(ask=one, why=other, value="0.5"),
        Choice(ask=other, options=(Option(one, "1 = 1"), Option(other, "1 = 2"))),
        Forgotten(ask=one, token=0),
        Drawn(ask=other, count=2),
    )
    return Storyline(aim=one, before=other, steps=tuple(Step(title=one, words=other, question=each) for each in asked))


def read_film(path: Path) -> None:
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) >= 1
        assert container.metadata["title"].startswith("T ")


def read_picture(path: Path) -> None:
    with Image.open(path) as picture:
        for frame in range(getattr(picture, "n_frames", 1)):
            picture.seek(frame)
            picture.load()
        assert picture.size == (96, 64)


def read_svg(path: Path) -> None:
    assert ElementTree.parse(path).getroot().tag.endswith("svg")


def read_pdf(path: Path) -> None:
    pages = PdfReader(path, strict=True).pages
    assert len(pages) >= 1
    for page in pages:
        page.extract_text()


def read_slides(path: Path) -> None:
    deck = Presentation(str(path))
    assert len(deck.slides) >= 1
    assert deck.core_properties.title.startswith("T ")
    for slide in deck.slides:
        assert slide.shapes.title is not None and slide.shapes.title.text


def read_notebook(path: Path) -> None:
    found = nbformat.read(path, as_version=4)
    nbformat.validate(found)
    for cell in found.cells:
        if cell.cell_type == "code":
            compile(cell.source, "cell", "exec")
    (packed,) = (each.source for each in found.cells if each.source.startswith("# The numbers"))
    with np.load(io.BytesIO(base64.b64decode(packed.split('"""')[1])), allow_pickle=False) as arrays:
        assert len(arrays.files) > 3
    printed = [out.text for each in found.cells if each.cell_type == "code" for out in each.outputs if "text" in out]
    assert any("are the same" in text for text in printed)


class _Page(HTMLParser):
    """The title of a page, and how its parts are nested."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.title = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "link", "br", "input", "img", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["title"]:
            self.title += data


def read_page(path: Path) -> None:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    page.close()
    assert page.open == [] and page.title.startswith("T ")


def read_tex(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    bare = re.sub(r"%.*", "", re.sub(r"\\\\|\\[{}%]", "", text))  # without what is escaped, and comments
    assert bare.count("{") == bare.count("}")
    assert text.count(r"\begin{") == text.count(r"\end{")
    for pages in path.parent.glob("*.pdf"):
        read_pdf(pages)


def read_frames(path: Path) -> None:
    found = sorted(path.iterdir())
    assert found
    for each in found:
        read_picture(each)


def read_story(place: Path) -> None:
    """A text that says something, a heading first."""
    assert len(place.read_text(encoding="utf-8").split()) > 3


def read_program(place: Path) -> None:
    """A program that runs, and prints how far its numbers are from those that it carries."""
    with redirect_stdout(io.StringIO()) as said, np.errstate(all="ignore"):
        runpy.run_path(str(place))
    assert "largest difference of h:" in said.getvalue()


def read_package(place: Path) -> None:
    """A package for a platform: what says what to open, and the page that it opens."""
    with zipfile.ZipFile(place) as files:
        assert ElementTree.fromstring(files.read("imsmanifest.xml")).tag.endswith("manifest")
        page = place.with_suffix(".page")
        page.write_bytes(files.read("index.html"))
    read_page(page)


READERS: dict[str, Callable[[Path], None]] = {
    ".mp4": read_film, ".webm": read_film, ".gif": read_picture, ".webp": read_picture, ".apng": read_picture,
    ".png": read_picture, ".svg": read_svg, ".pdf": read_pdf, ".pptx": read_slides, ".ipynb": read_notebook,
    ".html": read_page, ".tex": read_tex, "/": read_frames, ".md": read_story, ".txt": read_story,
    ".py": read_program, ".onnx": onnx.checker.check_model, ".zip": read_package,
}  # fmt: skip


def small(ending: str) -> Settings:
    """Settings of a format for something small."""
    kind = formats()[ending]
    if ending == ".py":
        return kind.settings(arrangement="numpy")
    if ending == ".zip":
        return kind.settings(**SMALL)
    fields: dict[str, Any] = {"tokens": (0, 1)} if not kind.needs_at else {"at": (0, 0)}
    if ending == ".svg":
        fields["words"] = "shapes"  # parts of many fonts take long to cut out
    if kind.moving:
        fields["fps"] = 2.0
    return kind.settings(**SMALL, **fields)


def write_and_read(lesson: Lesson, ending: str) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        assume(False)
        return
    with TemporaryDirectory() as folder:
        target = f"{folder}/film{ending}"
        try:
            export(Film(lesson, trace), target, small(ending))
        except ExportError as error:
            assert ending == ".onnx" and ("no node" in str(error) or "does not have" in str(error)), error
            return
        READERS[ending](Path(target))


def test_every_format_has_a_reader() -> None:
    assert READERS.keys() == formats().keys()


NO_HURRY = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
AS_FOUND = [Phase.explicit, Phase.generate]  # to make an example smaller would take minutes


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ending", READERS)
@settings(max_examples=4, phases=AS_FOUND, suppress_health_check=[*NO_HURRY, HealthCheck.function_scoped_fixture])
@given(lesson=odd_lessons())
def test_odd_lessons_are_written_so_that_others_can_read_them(ending: str, lesson: Lesson) -> None:
    write_and_read(lesson, ending)


@pytest.mark.full
@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ending", READERS)
@settings(max_examples=100, phases=AS_FOUND, suppress_health_check=[*NO_HURRY, HealthCheck.function_scoped_fixture])
@given(lesson=odd_lessons())
def test_many_odd_lessons_are_written_so_that_others_can_read_them(ending: str, lesson: Lesson) -> None:
    write_and_read(lesson, ending)


def read_record(path: Path, trace: Run) -> None:
    if path.suffix == ".npz":
        with np.load(path, allow_pickle=False) as arrays:
            assert tuple(arrays["tokens"]) == trace.tokens
    elif path.suffix == ".json":
        assert tuple(json.loads(path.read_text(encoding="utf-8"))["tokens"]) == trace.tokens
    else:
        with path.open(newline="", encoding="utf-8") as file:
            rows = list(csv.reader(file))
        assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("ending", [".npz", ".json", ".csv"])
@settings(max_examples=15, suppress_health_check=NO_HURRY)
@given(lesson=odd_lessons())
def test_records_of_odd_lessons_are_read_by_others(ending: str, lesson: Lesson) -> None:
    try:
        trace = run(lesson)
    except LessonError:
        assume(False)
        return
    with TemporaryDirectory() as folder:
        save_trace(trace, f"{folder}/run{ending}")
        read_record(Path(folder) / f"run{ending}", trace)
