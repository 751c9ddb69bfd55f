"""The site: its commands, pictures, examples and links; the whole of it is made, and looked through by axe."""

from __future__ import annotations

import functools
import http.server
import importlib
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from urllib.parse import unquote, urlsplit

import numpy as np
import pytest
from playwright.sync_api import Browser

import simulator.cells
import ui.export
import ui.export.writers
import ui.film.views
from packaging_tools.site import file_format
from packaging_tools.site.__main__ import main
from packaging_tools.site.build import DOCS, gather, may_be_replaced
from packaging_tools.site.commands import makers, run, shown_in, typed_in
from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.file import loads
from simulator.lessons.guide.storyline.published import lesson_schema
from simulator.lessons.run import run as run_lesson
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import OneHot
from simulator.text.tokens import Words
from tests.ui.export.web.test_axe import found_by_axe
from tests.ui.export.writers.test_html import browser
from ui.cli.verb import find_verb
from ui.export import export
from ui.export.format import Settings
from ui.film.film import Film, FilmOptions

__all__ = ["browser"]  # the fixture

ROOT = Path(__file__).parents[2]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the site, in Markdown."""
    folder = tmp_path_factory.mktemp("site") / "pages"
    gather(folder)
    return folder


def texts(pages: Path) -> dict[str, str]:
    return {page.relative_to(pages).as_posix(): page.read_text(encoding="utf-8") for page in pages.rglob("*.md")}


def headings(text: str) -> set[str]:
    """The headings of a page as links name them."""
    return {re.sub(r"[^\w\- ]", "", line).strip().lower().replace(" ", "-") for line in HEADING.findall(text)}


def test_a_folder_that_is_no_site_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert may_be_replaced(tmp_path) and may_be_replaced(tmp_path / "new")
    (tmp_path / "thesis.txt").write_text("years", encoding="utf-8")
    for target in (tmp_path, tmp_path / "thesis.txt"):
        monkeypatch.setattr(sys, "argv", ["site", "-o", str(target)])
        with pytest.raises(SystemExit):
            main()
        assert "is there already, and is no site" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text(encoding="utf-8") == "years"
    (tmp_path / ".buildinfo").touch()
    assert may_be_replaced(tmp_path)


def test_every_command_is_understood(pages: Path) -> None:
    typed = [each for name, text in texts(pages).items() for each in typed_in(name, text)]
    assert len(typed) > 80
    for each in typed:
        verb = find_verb(each.words[0])
        if verb is None:
            assert each.words[0] in {*builtin_lessons(), "--help"}, each
        elif "--settings" not in each.words and "--help" not in each.words and each.words[-1] != "NAME":
            verb.parse(each.words[1:])


def test_every_picture_is_made_by_a_command_of_its_page(pages: Path) -> None:
    made = list(makers(pages))
    assert len(made) == len({each.target for each in made}) > 25
    assert {each.target for each in made} == set().union(*map(shown_in, texts(pages).values()))
    (pages / "wrong.md").write_text("![nothing](made/nothing.png)", encoding="utf-8")
    with pytest.raises(ValueError, match=r"wrong\.md shows nothing\.png"):
        list(makers(pages))
    (pages / "wrong.md").unlink()


def test_a_sample_of_the_commands_does_what_it_says(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    monkeypatch.chdir(tmp_path)
    sample = {"first-picture.png", "ledger.csv", "what-if.csv"}
    for name in ("start.md", "features/memory.md", "features/what-if.md"):
        for each in typed_in(name, texts(pages)[name]):
            if each.target in sample:
                run(each)
    assert {path.name for path in tmp_path.iterdir()} == sample
    with pytest.raises(ValueError, match=r"x\.md: export none -o a\.png"):
        run(typed_in("x.md", "gatelight export none -o a.png")[0])


def test_every_link_between_pages_leads_somewhere(pages: Path) -> None:
    """Sphinx looks for headings, too, when the whole is built; here files and targets are."""
    found = texts(pages)
    for name, text in found.items():
        plain = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
        for place in re.findall(r"\]\(([^)\s]+)\)", plain):
            if place.startswith(("https:", "made/", "../made/")):
                continue
            file, _, target = place.partition("#")
            other = (pages / name).parent / file if file else pages / name
            assert other.is_file(), (name, place)
            if target and other.suffix == ".md":
                there = other.read_text(encoding="utf-8")
                assert f"({target})=" in there or target in headings(there), (name, place)
    listed = set(re.findall(r"^[\w./-]+$", found["index.md"], re.MULTILINE))
    assert {name.removesuffix(".md") for name in found if not name.startswith("lessons/")} - {"index"} <= listed


# What the pages say of files, and how to add to the program


def test_the_file_format_is_the_schema() -> None:
    page = file_format.page()
    assert loads(file_format.SMALLEST.encode()).title == "Mine"
    for kind, what in lesson_schema()["$defs"].items():
        if what.get("type") == "object":
            assert f"## {kind}\n" in page
            assert all(f"| `{field}` |" in page for field in what["properties"])
    assert set(re.findall(r"\]\(#(format-\w+)\)", page)) <= set(re.findall(r"^\((format-\w+)\)=$", page, re.MULTILINE))


@pytest.fixture
def examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The files of the page about extending, where it says that they go. Gives its lesson."""
    blocks = BLOCK.findall((DOCS / "extending.md").read_text(encoding="utf-8"))
    packages: dict[str, ModuleType] = {
        "simulator/cells": simulator.cells, "ui/film/views": ui.film.views, "ui/export/writers": ui.export.writers,
    }  # fmt: skip
    looks = (simulator.cells.cells, ui.film.views.views, ui.export.formats)
    added = []
    for text in (text for language, text in blocks if language == "python"):
        folder, _, name = text.partition("\n")[0].removeprefix("# ").rpartition("/")
        place = tmp_path / folder
        place.mkdir(parents=True)
        (place / name).write_text(text, encoding="utf-8")
        package = packages[folder]
        monkeypatch.setattr(package, "__path__", [*package.__path__, str(place)])
        added.append(f"{package.__name__}.{name.removesuffix('.py')}")
    for look in looks:
        look.cache_clear()
    importlib.invalidate_caches()
    yield next(text for language, text in blocks if language == "json")
    monkeypatch.undo()
    for module in added:
        sys.modules.pop(module, None)
        package_name, _, last = module.rpartition(".")
        vars(sys.modules[package_name]).pop(last, None)
    for look in looks:
        look.cache_clear()


@pytest.mark.usefixtures("qapp")
def test_each_example_of_extending_is_taken_in(examples: str, tmp_path: Path) -> None:
    mine = loads(examples.encode())
    trace = run_lesson(mine)
    assert trace.layers[0]["h"].shape == (3, 2) and mine.notes[2].startswith("Nine tenths")
    lesson = Lesson(title="Minimal", sequence=Words("a b"), embedding=OneHot(), layers=(LayerSpec("mgu", 2),))
    layer = run_lesson(lesson).layers[0]
    np.testing.assert_allclose(layer["kept"] + layer["added"], layer["h"])
    film = Film(mine, trace, FilmOptions(view="bare"))
    assert film.frame(0.1).caption == "Token 0."
    export(film, str(tmp_path / "said.captions"), Settings())
    assert (tmp_path / "said.captions").read_text(encoding="utf-8").startswith("Token 0.\n")


# The whole


class _Read(HTMLParser):
    """The places to which a page leads, and the names of places in it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.leads: list[str] = []
        self.names: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src") and value:
                self.leads.append(value)
            elif name in ("id", "name") and value:
                self.names.add(value)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site, by its one command."""
    folder = tmp_path_factory.mktemp("whole")
    words = [sys.executable, "-m", "packaging_tools.site", "-o", folder / "site"]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(words, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False, timeout=3000)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.mark.full
def test_the_site_leads_nowhere_else_and_its_links_lead_somewhere(site: Path) -> None:
    read = {page: _Read(page.read_text(encoding="utf-8")) for page in site.rglob("*.html")}
    assert len(read) > 35
    for page, found in read.items():
        for place in found.leads:
            parts = urlsplit(place)
            if parts.scheme in ("http", "https", "data", "mailto"):
                continue
            other = (page.parent / unquote(parts.path)).resolve() if parts.path else page
            other = other / "index.html" if other.is_dir() else other
            assert other.is_file(), (page.name, place)
            if parts.fragment and other in read:
                assert unquote(parts.fragment) in read[other].names, (page.name, place)


@pytest.mark.full
def test_axe_finds_nothing_serious_and_nothing_is_loaded_from_elsewhere(site: Path, browser: Browser) -> None:
    handler = functools.partial(_Quiet, directory=str(site))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    here = f"http://127.0.0.1:{server.server_port}"
    asked: list[str] = []
    faults: dict[str, list[str]] = {}
    for scheme in ("light", "dark"):
        for width in (1280, 390):
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
            page.on("request", lambda request: asked.append(request.url))
            for file in sorted(site.rglob("*.html")):
                if "made" in file.parts:
                    continue  # the export's own page, which has tests of its own
                name = file.relative_to(site).as_posix()
                page.goto(f"{here}/{name}")
                if found := found_by_axe(page):
                    faults[f"{name} {scheme} {width}"] = found
                wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
                assert wide <= 0, (name, width)
            page.close()
    server.shutdown()
    server.server_close()
    assert faults == {}
    assert {url for url in asked if not url.startswith((here, "data:", "blob:"))} == set()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """A server that says nothing."""

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.mark.full
def test_a_stepper_steps_in_its_page(site: Path, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((site / "lessons" / "jenny-rafsun.html").as_uri())
    frame = page.frame_locator("iframe.stepper")
    frame.locator("html[data-ready]").wait_for(timeout=30_000)
    assert frame.locator("#place").inner_text().startswith("Token 1 of 20")
    frame.locator("#tokenon").click()
    frame.locator("#place", has_text="Token 2 of 20").wait_for(timeout=30_000)
    page.close()
