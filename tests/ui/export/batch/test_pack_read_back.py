"""A whole pack in both languages, moved elsewhere: every link leads to a file, and other people's readers read each."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import av
import nbformat
import pikepdf
import pytest
from fontTools.ttLib import TTCollection
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from tests.ui.cli.test_command_line import ROOT

LANGUAGES = {"en": "Answer key", "de": "Lösungen"}


def read_film(path: Path) -> None:
    with av.open(str(path)) as container:
        assert sum(1 for _ in container.decode(video=0)) > 10


def read_animation(path: Path) -> None:
    with Image.open(path) as picture:
        assert picture.n_frames > 5
        picture.seek(picture.n_frames - 1)
        picture.load()


def read_picture(path: Path) -> None:
    with Image.open(path) as picture:
        picture.load()
        assert min(picture.size) >= 64


def read_slides(path: Path) -> None:
    assert all(slide.has_notes_slide for slide in Presentation(str(path)).slides)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is not None:
        place = path.parent.parent / "office"
        home = f"-env:UserInstallation={(place / 'home').as_uri()}"  # a space as it is, and it never comes to an end
        words = [office, home, "--headless", "--convert-to", "pdf", "--outdir", str(place), str(path)]
        subprocess.run(words, check=True, capture_output=True, timeout=300)
        with pikepdf.open(place / f"{path.stem}.pdf") as pdf:
            assert len(pdf.pages) == len(Presentation(str(path)).slides)


def read_pages(path: Path) -> None:
    with pikepdf.open(path) as pdf:
        assert pdf.check_pdf_syntax() == [] and len(pdf.pages)


def read_latex(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\\begin{document}") == text.count("\\end{document}") == 1
    for name in re.findall(r"\\newcommand\{\\pages\}\{([^}]+)\}", text):
        assert (path.parent / name).exists()


def read_page(path: Path) -> None:
    parser = HTMLParser()
    parser.feed(path.read_text(encoding="utf-8"))
    parser.close()


def read_notebook(path: Path) -> None:
    nbformat.validate(nbformat.read(path, as_version=4))


def read_table(path: Path) -> None:
    text = path.read_text(encoding="utf-8-sig")
    rows = list(csv.reader(text.splitlines(), csv.Sniffer().sniff(text[:4000], ",;")))
    assert len({len(row) for row in rows}) == 1 and len(rows) > 2


READERS: dict[str, Callable[[Path], object]] = {
    ".mp4": read_film, ".webm": read_film, ".gif": read_animation, ".webp": read_animation, ".apng": read_animation,
    ".png": read_picture, ".pptx": read_slides, ".pdf": read_pages, ".tex": read_latex, ".html": read_page,
    ".ttc": lambda path: TTCollection(path).fonts[0].getBestCmap(),
    ".svg": ElementTree.parse, ".ipynb": read_notebook, ".csv": read_table,
    ".json": lambda path: json.loads(path.read_text(encoding="utf-8")),
    ".srt": lambda path: re.findall(r"\d\d:\d\d:\d\d,\d{3} --> ", path.read_text(encoding="utf-8"))[0],
    ".vtt": lambda path: re.findall(r"\d\d:\d\d:\d\d\.\d{3} --> ", path.read_text(encoding="utf-8"))[0],
}  # fmt: skip


@pytest.mark.full
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pack_that_is_moved_is_read_by_others(tmp_path: Path, language: str) -> None:
    made, place = tmp_path / "made", tmp_path / "moved" / "Lecture 1 & 2"
    words = ("pack", "worked-example", "-o", str(made), "--size", "320x180", "--language", language, "--frames")
    subprocess.run([sys.executable, str(ROOT / "main.py"), *words], check=True, capture_output=True, timeout=900)
    place.parent.mkdir()
    made.rename(place)
    led_to: set[Path] = set()
    for index in (place / "index.html", place / "students" / "index.html"):
        text = index.read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in text
        for address in re.findall(r'(?:href|src|poster)="([^"]+)"', text):
            assert (index.parent / address).exists(), address
            led_to.add((index.parent / address).resolve())
    files = {path for path in place.rglob("*") if path.is_file() and path.suffix and not path.name.startswith(".")}
    frames = {path for path in files if path.parent.name == "frames"}
    assert {path.resolve() for path in files - frames} <= led_to | {(place / "index.html").resolve()}
    for path in sorted(files):
        READERS[path.suffix](path)
    with pikepdf.open(place / "teacher" / "worksheet-key.pdf") as pdf:
        assert pdf.Root.Lang == language
    assert LANGUAGES[language] in PdfReader(place / "teacher" / "worksheet-key.pdf").pages[0].extract_text()
