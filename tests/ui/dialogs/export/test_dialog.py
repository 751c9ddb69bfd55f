"""The export dialog: what a format asks, presets, a preview, size and time, and real files through the queue."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import av
import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QSpinBox
from pytestqt.qtbot import QtBot

from simulator.lessons.builtin import find
from tests.ui.conftest import let_go
from ui.cli.verbs.export import HELP
from ui.commands.menus import file
from ui.dialogs.export import dialog as export_dialog
from ui.dialogs.export.dialog import ExportDialog
from ui.dialogs.export.machine_note import MachineNote
from ui.dialogs.pack import PackDialog
from ui.export import formats
from ui.export.format import GROUPS, Settings, describe_settings
from ui.export.presets import BUILT_IN
from ui.film.film import Film
from ui.jobs.export_job import ExportJob
from ui.paint.painter import image
from ui.paint.theme import THEMES
from ui.settings import learning, settings
from ui.window.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


def back_to(window: MainWindow) -> None:
    """Let the window have the keys again after a dialog."""
    let_go()
    window.activateWindow()
    window.stage_view.setFocus()
    let_go()


def opened(window: MainWindow) -> ExportDialog:
    """The dialog, by its key."""
    back_to(window)
    QTest.keyClick(window.stage_view, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return next(each for each in window.findChildren(ExportDialog) if each.isVisible())


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ExportDialog]:
    yield opened(window)
    for each in window.findChildren(ExportDialog):
        each.reject()
    let_go()


def field(dialog: ExportDialog, name: str) -> QSpinBox:
    return next(each for each in dialog.findChildren(QSpinBox) if each.accessibleName() == name)


def smaller(dialog: ExportDialog) -> None:
    field(dialog, "Width").setValue(320)
    field(dialog, "Height").setValue(180)


def pick(dialog: ExportDialog, name: str) -> None:
    """Choose a preset as a hand does."""
    place = dialog.presets.findText(name)
    dialog.presets.setCurrentIndex(place)
    dialog.presets.activated.emit(place)


@pytest.fixture
def target(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Answers the question for a file name."""

    def answer(name: str) -> Path:
        monkeypatch.setattr(export_dialog, "ask_for_target", lambda *_: tmp_path / name)
        return tmp_path / name

    return answer


def test_asks_what_each_format_describes(dialog: ExportDialog) -> None:
    for ending, format in formats().items():
        dialog.choose(ending)
        wanted = describe_settings(format.settings)
        names = {each.accessibleName() for each in dialog.findChildren(QComboBox) + dialog.findChildren(QSpinBox)}
        decimals = {"fps", "cue_pause"}
        assert {each.title for name, each in wanted.items() if name not in decimals} <= names
        made = dialog.settings
        assert type(made) is format.settings
        assert made.theme == format.settings().theme  # paper is not printed in the theme of the window


def test_letters_that_no_font_has_are_named(qtbot: QtBot, dialog: ExportDialog) -> None:
    assert dialog.note.isHidden()
    note = MachineNote(msgspec.structs.replace(find("four-beats"), title="字 \U00012000"))
    qtbot.addWidget(note)
    assert "\U00012000 (U+12000)" in note.text() and "字" not in note.text()


def test_formats_stand_under_headings_that_cannot_be_chosen(dialog: ExportDialog) -> None:
    items = dialog.format.model()
    rows = [(dialog.format.itemText(row), items.flags(items.index(row, 0))) for row in range(dialog.format.count())]
    headings = [text for text, flags in rows if not flags & Qt.ItemFlag.ItemIsEnabled]
    assert headings == list(GROUPS)
    titles = [text.strip() for text, flags in rows if flags & Qt.ItemFlag.ItemIsEnabled]
    assert titles == [kind.title for kind in formats().values()]
    for ending in formats():
        dialog.choose(ending)
        assert dialog.chosen.ending == ending
        group = next(text for text, _ in reversed(rows[: dialog.format.currentIndex()]) if text in GROUPS)
        assert group == dialog.chosen.group


def test_the_help_of_the_command_line_has_the_same_headings() -> None:
    found, group = {}, ""
    for line in HELP.splitlines():
        if line.strip() in GROUPS:
            group = line.strip()
        elif words := re.match(r"  (\.\w+|frames/) ", line):
            found[words.group(1).removeprefix("frames")] = group
    assert found == {ending: kind.group for ending, kind in formats().items()}


def test_presets_fill_the_fields(dialog: ExportDialog) -> None:
    assert dialog.presets.currentText() == "Lecture 1080p"
    for preset in BUILT_IN:
        pick(dialog, preset.name)
        made = dialog.settings
        assert type(made) is preset.format.settings
        assert {name: getattr(made, name) for name in preset.values} == dict(preset.values)
        assert dialog.presets.currentText() == preset.name
        assert not dialog.remove_button.isEnabled()
    assert getattr(dialog.settings, "tokens") == (0, 20)  # noqa: B009 a handout is of all of them
    field(dialog, "Width").setValue(1280)
    assert dialog.presets.currentIndex() == -1


def test_settings_are_kept_under_a_name_and_removed(
    window: MainWindow, dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export_dialog, "ask_for_name", lambda *_: "Hall 7")
    dialog.choose(".webm")
    smaller(dialog)
    qtbot.mouseClick(dialog.keep_button, LEFT)
    assert dialog.presets.currentText() == "Hall 7"
    dialog.reject()
    again = opened(window)
    pick(again, "Hall 7")
    assert again.chosen.ending == ".webm"
    assert (again.settings.width, again.settings.height) == (320, 180)
    qtbot.mouseClick(again.remove_button, LEFT)
    assert again.presets.findText("Hall 7") == -1
    assert "Hall 7" not in settings.export_presets()


def test_shows_what_it_will_be_and_tells_size_and_time(dialog: ExportDialog, qtbot: QtBot) -> None:
    smaller(dialog)
    qtbot.waitUntil(lambda: "about" in dialog.preview.words.text(), timeout=30_000)
    frames = round(30 * dialog._stage.timeline.duration)
    assert dialog.preview.words.text().startswith(f"{frames} pictures, about ")
    assert "MB" in dialog.preview.words.text()
    film = dialog.preview.picture.pixmap().toImage()
    assert film.width() / film.height() == pytest.approx(16 / 9, rel=0.01)
    pick(dialog, "Print")
    assert "measured …" in dialog.preview.words.text()
    qtbot.waitUntil(lambda: "about" in dialog.preview.words.text(), timeout=30_000)
    assert dialog.preview.words.text().startswith("20 pictures")
    sheet = dialog.preview.picture.pixmap().toImage()
    assert sheet.width() / sheet.height() == pytest.approx(842 / 595, rel=0.01)


def test_writes_the_picture_in_view(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("view.png")
    dialog.choose(".png")
    smaller(dialog)
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: "Exported" in window.messages.text, timeout=20_000)
    written = QImage(str(place)).convertToFormat(QImage.Format.Format_RGB32)
    frame = window.stage.film_for_others.frame(window.player.time)
    assert written == image(frame, THEMES["light"], 320, 180)
    assert window.messages.property("kind") == "information"


def test_a_film_is_written_while_the_window_is_used_and_the_choice_is_remembered(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    place = target("film.mp4")
    smaller(dialog)
    dialog.first.setValue(12)
    dialog.last.setValue(12)
    qtbot.mouseClick(dialog.export_button, LEFT)
    progress = window.controls.export_bar.lines[0].progress
    told = [progress.value()]  # on a quick machine one more is told before the film is whole
    progress.valueChanged.connect(told.append)
    before = window.player.time
    back_to(window)
    QTest.keyClick(window.stage_view, Qt.Key.Key_Left)
    assert window.player.time < before
    qtbot.waitUntil(lambda: "Exported" in window.messages.text, timeout=60_000)
    with av.open(str(place)) as container:
        frames = container.streams.video[0].frames
    assert frames == pytest.approx(30 * window.stage.timeline.step_seconds, abs=2)
    assert told[-1] > told[0]
    assert told == sorted(told)
    qtbot.waitUntil(lambda: not window.controls.export_bar.isVisible(), timeout=20_000)
    again = opened(window)
    assert (again.settings.width, again.settings.height) == (320, 180)


def test_an_export_that_fails_says_why(
    window: MainWindow, dialog: ExportDialog, target: Callable[[str], Path], qtbot: QtBot
) -> None:
    target("missing/view.png")
    dialog.choose(".png")
    qtbot.mouseClick(dialog.export_button, LEFT)
    qtbot.waitUntil(lambda: "missing" in window.messages.text, timeout=20_000)
    assert window.messages.property("kind") == "problem"


def test_first_and_last_token_bound_each_other(dialog: ExportDialog) -> None:
    for first, last in itertools.product((1, 7, 20), (20, 9, 3)):
        dialog.first.setValue(first)
        dialog.last.setValue(last)
        assert dialog.first.value() <= dialog.last.value()
        tokens = dialog.settings.tokens
        assert tokens is not None
        assert tokens[0] < tokens[1] <= 20


def test_the_dialog_gives_way_to_a_lecture_pack(
    window: MainWindow, dialog: ExportDialog, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(file, "ask_for_folder", lambda parent, title: asked.append(parent))
    qtbot.mouseClick(dialog.pack_button, LEFT)
    pack = window.findChild(PackDialog)
    assert isinstance(pack, PackDialog) and not dialog.isVisible() and asked == []
    qtbot.mouseClick(pack.write, LEFT)
    assert asked == [window] and not window.exports.entries


def test_the_pace_is_typed_or_chosen_and_says_how_long_the_film_becomes(dialog: ExportDialog) -> None:
    (pace,) = (each for each in dialog.findChildren(QComboBox) if each.accessibleName() == "Pace")
    whole = dialog._stage.timeline.duration

    def told() -> float:
        minutes, seconds = (int(part) for part in dialog.length.text().replace(" s of film.", "").split(" min "))
        return 60.0 * minutes + seconds

    assert told() == pytest.approx(whole, abs=0.6)
    pace.setFocus()
    pace.lineEdit().selectAll()
    QTest.keyClicks(pace.lineEdit(), "4")
    assert told() == pytest.approx(whole / 4, abs=0.6) and dialog.settings.pace == "4"
    pace.setCurrentIndex(1)
    pace.activated.emit(1)
    assert pace.currentText() == "2" and told() == pytest.approx(whole / 2, abs=0.6)
    pace.lineEdit().selectAll()
    QTest.keyClicks(pace.lineEdit(), "99")
    pace.lineEdit().editingFinished.emit()
    assert pace.currentText() == "9" and told() == pytest.approx(whole / 9, abs=0.6)


def test_a_reading_card_is_chosen_for_pictures_and_films(
    dialog: ExportDialog, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    films: list[Film] = []

    def write(film: Film, target: str, settings: Settings) -> ExportJob:
        films.append(film)
        return ExportJob(film, target, settings)

    monkeypatch.setattr(export_dialog, "ExportJob", write)
    monkeypatch.setattr(ExportJob, "start", lambda job: None)
    dialog.choose(".mp4")
    assert dialog.card.isVisible() and not dialog.card.isChecked()
    QTest.mouseClick(dialog.card, LEFT, pos=QPoint(8, dialog.card.height() // 2))
    dialog.start("film.mp4")
    assert films[0].options.card and not window.stage.film.options.card
    window.exports.stop()


def test_a_web_page_is_offered_no_card(dialog: ExportDialog) -> None:
    dialog.choose(".html")
    assert not dialog.card.isVisible()


def shown(dialog: ExportDialog) -> set[str]:
    """The names of the fields that are in sight."""
    kinds = dialog.findChildren(QComboBox) + dialog.findChildren(QAbstractSpinBox)
    return {each.accessibleName() for each in kinds if each.isVisibleTo(dialog)}


def test_what_would_have_no_effect_is_not_asked(dialog: ExportDialog) -> None:
    dialog.choose(".pptx")
    moving = {"Pace", "Slow at", "Clips start", "Clips play", "A clip’s poster", "Frames a second"}
    assert shown(dialog) >= moving
    choose(dialog, "Kind of slides", "stills")
    assert not moving & shown(dialog) and dialog.settings.arrangement == "stills"
    choose(dialog, "Kind of slides", "clips")
    assert shown(dialog) >= moving
    dialog.choose(".pdf")
    paper = {"Paper", "Handout", "Date", "Lecturer’s words"}
    assert "Width" in shown(dialog) and not {*paper, "Worksheet"} & shown(dialog)
    choose(dialog, "Kind of pages", "handout")
    assert paper <= shown(dialog) and not {"Width", "Height", "Worksheet"} & shown(dialog)
    choose(dialog, "Kind of pages", "worksheet")
    assert {"Worksheet", "Paper"} <= shown(dialog) and not {"Handout", "Date", "Width"} & shown(dialog)
    dialog.choose(".ipynb")
    assert not {"First token", "Width", "Colours"} & shown(dialog)
    dialog.choose(".tex")
    assert not {"Pace", "Frames a second"} & shown(dialog)


def test_one_picture_is_not_one_for_each(dialog: ExportDialog) -> None:
    dialog.choose(".pdf")
    choose(dialog, "Pictures", "this")
    assert "One for each" not in shown(dialog)
    choose(dialog, "Pictures", "each")
    assert "One for each" in shown(dialog)


def choose(dialog: ExportDialog, name: str, value: object) -> None:
    """Choose a value in a list."""
    (box,) = (each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)
    box.setCurrentIndex(box.findData(value))


def test_questions_are_drawn_from_the_number_of_the_class(window: MainWindow) -> None:
    learning.remember_question_number(31)
    dialog = opened(window)
    dialog.choose(".pdf")
    assert getattr(dialog.settings, "seed") == 31  # noqa: B009 of the settings of this format
    dialog.reject()
    let_go()
