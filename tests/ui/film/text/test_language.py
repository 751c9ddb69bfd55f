"""Languages: every text in use has a translation with the same fields, and Qt's lupdate finds the same texts."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from tests.ui.film.films import CELLS
from ui.film.diagrams import diagrams
from ui.film.narration import depths
from ui.film.text.language import ENGLISH, FOLDER, Language, Message, fields, languages, read
from ui.film.text.notation import NOTATIONS

ROOT = FOLDER.parents[1]
MARKS = ("translate", "QT_TRANSLATE_NOOP")


def _update() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update", FOLDER / "update.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _messages() -> Iterator[Message]:
    """The texts marked in the code: calls of translate and QT_TRANSLATE_NOOP with a context, and of tr in a class.

    What no call marks, too: the commands' titles and docstrings, what is said of formats of export and of cells.
    """
    yield from (Message(context, text) for context, text in _update().found_texts())
    for path in sorted((ROOT / "ui").rglob("*.py")):
        yield from _in(ast.parse(path.read_text(encoding="utf-8")), "")


def _in(node: ast.AST, inside: str) -> Iterator[Message]:
    for child in ast.iter_child_nodes(node):
        yield from _in(child, child.name if isinstance(child, ast.ClassDef) else inside)
    if not isinstance(node, ast.Call):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    texts = [part.value if isinstance(part, ast.Constant) else None for part in node.args]
    if name in MARKS and len(texts) > 1 and isinstance(texts[0], str) and isinstance(texts[1], str):
        yield Message(texts[0], texts[1], (texts[2] or "") if len(texts) > 2 else "")
    elif name == "tr" and texts and isinstance(texts[0], str):
        yield Message(inside, texts[0], (texts[1] or "") if len(texts) > 1 else "")


@cache
def used() -> frozenset[Message]:
    """The texts in use."""
    return frozenset(_messages())


def test_there_is_something_to_translate() -> None:
    assert {message.context for message in used()} >= {"Caption", "Picture", "Diagram", "Beat", "Quantity", "Language"}


@pytest.mark.parametrize("key", [key for key in languages() if key != "en"])
def test_every_text_in_use_is_translated_with_the_same_fields(key: str) -> None:
    table = languages()[key].table
    assert sorted(used() - table.keys()) == []
    assert sorted(table.keys() - used()) == []
    for message, forms in table.items():
        assert all(fields(form) == fields(message.source) for form in forms)
        assert all(form.startswith(" ") == message.source.startswith(" ") for form in forms), message


def test_lupdate_finds_the_same_texts_and_leaves_the_files_as_they_are(tmp_path: Path) -> None:
    update = _update()
    if not update.lupdate().exists():
        pytest.skip("this PySide6 has no lupdate")
    for path in FOLDER.glob("gatelight_*.ts"):
        copy = tmp_path / path.name
        copy.write_bytes(path.read_bytes())
        update.update(copy)
        assert copy.read_text(encoding="utf-8") == path.read_text(encoding="utf-8")
    fresh = tmp_path / "gatelight_fr.ts"
    update.update(fresh)
    found = {
        Message(context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
        for context in ElementTree.parse(fresh).getroot().iter("context")
        for message in context.iter("message")
    }
    assert found == used()
    assert read(fresh).table == {}


def test_a_missing_lupdate_is_an_error_and_not_an_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    update = _update()
    monkeypatch.setattr(update, "lupdate", lambda: Path(sys.executable))
    with pytest.raises(subprocess.CalledProcessError):
        update.update(tmp_path / "gatelight_fr.ts")


@pytest.mark.parametrize("cell", CELLS)
def test_every_word_of_a_picture_is_marked(cell: str) -> None:
    diagram = diagrams()[cell]
    shown = {Message("Diagram", label.text) for area in diagram.areas for label in area.labels}
    shown |= {Message("Beat", plan.title) for plan in diagram.plans}
    assert shown <= used()


def test_titles_for_menus_are_marked() -> None:
    shown = {Message("Depth", depth.title) for depth in depths().values()}
    shown |= {Message("Notation", notation.title) for notation in NOTATIONS.values()}
    assert shown <= used()


def test_german_writes_numbers_lists_and_quotes_as_germans_do() -> None:
    german = languages()["de"]
    assert german.name == "Deutsch" and ENGLISH.name == "English"
    assert german.number("−0.994") == "−0,994"
    assert german.vector(["0,1", "2"]) == "[0,1; 2]" and ENGLISH.vector(["0.1", "2"]) == "[0.1, 2]"
    assert german.list_words(["a", "b", "c"]) == "a, b und c" and ENGLISH.list_words(["a"]) == "a"
    assert german.quote("she") == "„she“" and ENGLISH.quote("she") == "“she”"


TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context><name>C</name>
    <message><source>one</source><translation>eins</translation></message>
    <message><source>one</source><comment>the other</comment><translation>eine</translation></message>
    <message><source>two</source><translation type="unfinished">zwei</translation></message>
    <message><source>gone</source><translation type="vanished">weg</translation></message>
    <message><source>{a} and {b}</source><translation>{b} nach {c}</translation></message>
    <message><source>{a}</source><translation>{a</translation></message>
    <message><source>a &lt; b&#x202f;%</source><translation>a &lt; b&#x202f;%!</translation></message>
    <message numerus="yes"><source>%n unit(s)</source>
        <translation><numerusform>%n Einheit</numerusform><numerusform>%n Einheiten</numerusform></translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def small(tmp_path: Path) -> Language:
    path = tmp_path / "gatelight_xy.ts"
    path.write_text(TS, encoding="utf-8")
    return read(path)


def test_only_what_is_finished_and_has_the_fields_of_its_source_is_used(small: Language) -> None:
    assert small.key == "xy"
    assert small.translate("C", "one") == "eins" and small.translate("C", "one", "the other") == "eine"
    assert small.translate("C", "a < b\u202f%") == "a < b\u202f%!"
    for source in ("two", "gone", "{a} and {b}", "{a}"):
        assert small.translate("C", source) == source
        assert small.find("C", source) is None


def test_the_form_of_a_plural_follows_the_number(small: Language) -> None:
    told = [small.translate("C", "%n unit(s)", n=n) for n in (0, 1, 2)]
    assert told == ["0 Einheiten", "1 Einheit", "2 Einheiten"]
    assert ENGLISH.translate("C", "%n unit(s)", n=3) == "3 unit(s)"


def test_every_language_file_has_a_key_and_a_name() -> None:
    assert next(iter(languages())) == "en"
    assert len({language.name for language in languages().values()}) == len(languages())
    assert set(languages()) == {"en", *(path.stem.removeprefix("gatelight_") for path in FOLDER.glob("gatelight_*.ts"))}
