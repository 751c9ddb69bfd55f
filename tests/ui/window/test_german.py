"""A window in German: one decimal sign wherever a number stands, and lessons in German where their texts are known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.film.marks import Text
from ui.film.text.language import ENGLISH, languages
from ui.settings import settings
from ui.settings.translation import install_language, spoken_language, write_number
from ui.state.edits.number_edits import NumberPlace
from ui.state.names import authors_words, describe_value, lesson_title
from ui.widgets.mark_canvas import MarkCanvas
from ui.widgets.number_field import NumberField
from ui.window.main_window import MainWindow
from ui.window.start_cards import film_of

POINT = re.compile(r"\d\.\d")


@pytest.fixture
def german(open_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    settings.remember_language("de")
    install_language(languages()["de"])
    yield open_window(size=(1600, 1000))
    install_language(ENGLISH)
    settings.forget()


def _texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """All that is read in a window, with what shows it."""
    for each in (widget, *widget.findChildren(QWidget)):
        name = type(each).__name__
        yield f"tip of {name}", each.toolTip()
        if isinstance(each, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
            yield name, each.text()
        elif isinstance(each, QComboBox):
            yield from ((name, each.itemText(at)) for at in range(each.count()))
        elif isinstance(each, MarkCanvas):
            yield name, each.plain
        elif isinstance(each, QTableView):
            model = each.model()
            cells = (
                model.index(row, column) for row in range(model.rowCount()) for column in range(model.columnCount())
            )
            yield from ((name, str(model.data(cell) or "")) for cell in cells)


def test_the_pictures_of_the_start_page_speak_german(german: MainWindow) -> None:
    film, time = film_of(find("jenny-rafsun"))
    assert film.language == "de"
    assert "Langzeitgedächtnis" in [mark.plain for mark in film.frame(time).everything if isinstance(mark, Text)]


def test_the_inspector_calls_a_quantity_as_its_formula_does(german: MainWindow) -> None:
    german.toggle_part("numbers")
    beats = [beat.key for beat in german.player.timeline.beats]
    german.player.rest_at(11, beats.index("input"))
    panel = german.controls.inspector
    assert panel.heading.text() == "gender · neu" and panel.working.plain.startswith("neu = ")


def test_every_number_of_the_window_has_a_comma(german: MainWindow) -> None:
    for part in ("left", "right", "plots", "table", "whatif"):
        if not german.is_shown(part):
            german.toggle_part(part)
    german.player.rest_at(11, 4)
    german.show_whatif(NumberPlace(0, "f", 0, 11))
    german.controls.whatif.hold.set.click()
    let_go()
    wrong = sorted({(name, text) for name, text in _texts(german) if POINT.search(text)})
    assert not wrong
    frame = german.stage.film.frame(german.player.time)
    assert not [
        mark for mark in frame.everything if POINT.search(getattr(mark, "plain", "") or getattr(mark, "text", ""))
    ]


def test_words_of_places_and_numbers(german: MainWindow) -> None:
    assert spoken_language().key == "de" and write_number("−0.994") == "−0,994"
    from ui.film.marks import About

    words = describe_value(About(0, 11, "f", 0), german.document.trace)
    assert "0,0003" in words and not POINT.search(words)


def test_a_lesson_is_shown_in_german_and_its_file_is_not(german: MainWindow) -> None:
    lesson = german.document.lesson
    assert lesson_title(lesson) == german.stage.film.title == "Jenny vergessen, Rafsun behalten"
    assert "Jenny vergessen" in german.windowTitle()
    assert authors_words(lesson.notes[11]).startswith("„Rafsun“: f = [0,0003;")
    assert lesson.title == find("jenny-rafsun").title == "Forgetting Jenny, remembering Rafsun"


def test_a_field_takes_a_comma_and_a_point(german: MainWindow) -> None:
    field = NumberField("a number")
    field.setValue(0.25)
    assert field.text() == "0,25"
    for typed in ("1,5", "1.5", "−1,5", "-1.5"):
        assert field.validate(typed, 0)[0].name == "Acceptable"
        assert abs(field.valueFromText(typed)) == 1.5
    field.setRange(0.0, 1.0)
    field.setPrefix("unter ")
    assert field.validate("unter 0,5", 0)[0].name == "Acceptable" and field.valueFromText("unter 0,5") == 0.5
    assert (
        field.validate("unter 1,5", 0)[0].name == "Intermediate" and field.validate("unter x", 0)[0].name == "Invalid"
    )
    field.deleteLater()
