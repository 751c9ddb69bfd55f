"""A talk in its windows: what the audience is shown, what the speaker alone reads, and the keys of a clicker."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from simulator.lessons.builtin import find
from simulator.lessons.guide.storyline.questions.kinds import Choice, Option, Sketch
from simulator.lessons.guide.storyline.steps import Step, Storyline
from tests.ui.conftest import let_go
from tests.ui.presenter.halls import audience_reads
from tests.ui.presenter.test_moved_screens import SECRET, with_secrets
from tests.ui.presenter.test_presentation import Hall, hall, press
from tests.ui.presenter.test_screens import DESK
from ui.film.text.language import languages
from ui.panels.guide.answers.sketch import INSET, SketchPad
from ui.presenter.talk import Stand
from ui.presenter.talk_card import MOST_SHARE, SHARE, TalkCard
from ui.presenter.talk_side import TalkSide
from ui.settings import settings
from ui.settings.translation import install_language
from ui.window.main_window import MainWindow

__all__ = ["hall"]
K, M = Qt.Key, Qt.KeyboardModifier


@pytest.fixture(autouse=True)
def still(hall: Hall) -> None:
    hall.window.player.still = True


@pytest.fixture
def german(qapp: object) -> Iterator[None]:
    install_language(languages()["de"])
    yield
    install_language(languages()["en"])


def talk_of(hall: Hall, *steps: Step) -> tuple[TalkCard, TalkSide]:
    """Present a storyline as a talk, by its key."""
    if steps:
        hall.window.document.start(replace(find("jenny-rafsun"), storyline=Storyline(aim="x", steps=steps)))
    press(K.Key_F5, M.ControlModifier | M.ShiftModifier, on=hall.window)
    assert hall.show.audience is not None and hall.show.speaker is not None
    return hall.show.audience.card, hall.show.speaker.talk_side


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def test_the_keys_of_a_clicker_go_through_the_steps(hall: Hall) -> None:
    card, side = talk_of(hall)
    guide, speaker = hall.window.guide, hall.show.speaker
    assert speaker is not None and guide.at == 0 and card.isVisible() and side.isVisible()
    assert not speaker.ahead.isVisible() and hall.window.commands.actions["present_talk"].isChecked()
    assert card.shown.title == "The memory line" and side.place.text() == f"Step 1 of {guide.count}"
    press(K.Key_Right)
    assert guide.at == 0 and hall.window.player.time > 0, "the arrows go by beats"
    press(K.Key_B)
    press(K.Key_PageDown)
    assert guide.at == 0 and not hall.show.cover, "what covers the stage goes first"
    while hall.show.talk.stand != Stand("ask"):
        press(K.Key_PageDown)
    asked = guide.at
    assert "Which of the three" in card.shown.asked and "0.0003" not in audience_reads(hall.show)
    assert "0.0003" in side.answer.text() and side.next.text() == "Page Down shows the answer."
    press(K.Key_PageDown)
    assert guide.at == asked and "0.0003" in card.shown.why and card.shown.right == ("gender",)
    press(K.Key_PageUp)
    assert card.shown.right == ()
    press(K.Key_PageUp)
    assert guide.at == (asked or 0) - 1
    press(K.Key_F5)
    assert not hall.show.active and not hall.show.talk.is_on and guide.at == (asked or 0) - 1


def test_who_is_led_and_presents_gives_a_talk_and_else_plays_beats(hall: Hall) -> None:
    press(K.Key_F5, on=hall.window)
    audience, speaker = hall.show.audience, hall.show.speaker
    assert audience is not None and speaker is not None and speaker.ahead.isVisible()
    assert not audience.card.isVisible() and audience.view.height() == audience.height()
    before = hall.window.player.place
    press(K.Key_PageDown)
    assert hall.window.player.place != before and hall.window.guide.at is None
    press(K.Key_G, M.ControlModifier)
    assert audience.card.isVisible() and speaker.talk_side.isVisible() and not speaker.ahead.isVisible()
    let_go()
    assert audience.view.height() == audience.height() - audience.card.height()
    press(K.Key_G, M.ControlModifier)
    assert not audience.card.isVisible() and speaker.ahead.isVisible() and speaker.talk_side.notes.text() == ""
    titles = {name: hall.window.commands.actions[name].text() for name in ("play_beat", "go_back")}
    assert titles == {"play_beat": "Play the next beat", "go_back": "Back by a beat"}


def test_the_speaker_alone_reads_notes_and_what_to_try(hall: Hall) -> None:
    step = Step(title="A", words="a", to_try="try {1 + 1 : 0}", notes={"en": "say {f[0] at 11}", "de": "sag"})
    card, side = talk_of(hall, step, Step(title="B", words="b"))
    assert side.notes.text() == "say 0.0003" and side.to_try.text() == "To try: try 2"
    assert side.notes_heading.isVisible() and "say" not in audience_reads(hall.show)
    assert "try" not in audience_reads(hall.show) and "a" in card.shown.spoken
    assert side.next.text() == "Page Down goes to “B”."
    assert hall.show.speaker is not None
    hall.show.speaker._resize_notes(4)
    let_go()
    assert side.notes.font().pixelSize() == settings.notes_size() == hall.show.speaker.notes.size_of_words
    press(K.Key_PageDown)
    assert side.notes.text() == "" and not side.notes_heading.isVisible()
    assert side.next.text() == "This is the last step. Page Down stays here."
    assert "say" not in texts(hall.window.controls.guide_card)


def test_one_screen_tells_that_the_notes_of_steps_are_not_shown(hall: Hall) -> None:
    hall.plug(DESK)
    hall.window.document.start(replace(with_secrets(find("jenny-rafsun")), notes={}))
    hall.show.start()
    assert hall.show.audience is not None and not hall.show.audience.notice.isVisible(), "nobody is led"
    hall.show.leave()
    hall.window.commands.actions["present_talk"].trigger()
    assert hall.show.audience is not None and hall.show.audience.notice.isVisible()
    assert SECRET not in audience_reads(hall.show)


def test_a_step_is_chosen_from_the_list(hall: Hall) -> None:
    _, side = talk_of(hall)
    menu = side.steps.menu()
    menu.aboutToShow.emit()
    titles = [action.text() for action in menu.actions()]
    assert titles[0] == "1  The memory line" and len(titles) == hall.window.guide.count
    menu.actions()[2].trigger()
    assert hall.window.guide.at == 2 and side.place.text().startswith("Step 3 ")
    hall.window.guide.leave()
    menu.aboutToShow.emit()
    assert menu.actions() == []


def test_what_is_asked_and_answered_is_heard(hall: Hall) -> None:
    heard: list[str] = []
    hall.show.told.connect(heard.append)
    options = (Option("one", "1 = 2"), Option("two", "1 = 1"))
    card, side = talk_of(hall, Step(words="a", question=Choice(ask="Which?", why="So.", options=options)))
    press(K.Key_PageDown)
    assert heard == ["Which?\none\ntwo", "two\nSo."]
    assert card.accessibleName() == "The words of the step" and card.accessibleDescription() == "Which?\ntwo\nSo."
    for part in (side.area, side.steps, side.notes, side.next):
        found = QAccessible.queryAccessibleInterface(part)
        assert found is not None and found.text(QAccessible.Text.Name).strip(), part


def test_all_of_it_is_reached_by_the_keyboard(hall: Hall) -> None:
    _, side = talk_of(hall)
    seen: set[QWidget | None] = set()
    for _ in range(40):
        seen.add(QApplication.focusWidget())
        press(K.Key_Tab)
    assert {side.steps, side.area} <= seen
    side.area.setFocus()
    press(K.Key_PageDown, on=side.area)
    assert hall.show.talk.stand == Stand("done"), "a clicker acts wherever the keyboard is"


def test_a_line_that_is_asked_for_has_its_field_and_is_drawn_there_when_it_is_answered(hall: Hall) -> None:
    card, _ = talk_of(hall, Step(words="a", token=3, question=Sketch(ask="?", why="So.", unit="words")))
    for _ in range(2):
        field = card.pad
        assert field is not None and field.isVisible() and card.rect().contains(field.geometry())
        assert not field.right and has_line(field) is False
        low, high = (field._point(0, value).y() for value in (field.low, field.high))
        assert (low, high) == (field.height() - INSET, INSET), "all of its height"
        press(K.Key_PageDown)
        assert card.pad is not None and tuple(card.pad.right) == tuple(hall.window.document.trace.layers[0]["c"][:, 2])
        assert has_line(card.pad) and (card.pad.low, card.pad.high) == (field.low, field.high)
        press(K.Key_PageUp)


def has_line(pad: SketchPad) -> bool:
    """Whether a line is drawn in a field, and not its frame and the line of 0 alone."""
    accent = pad.palette().color(QPalette.ColorRole.Highlight).rgb()
    image = pad.grab().toImage()
    inside = range(int(INSET), pad.width() - int(INSET))
    return any(image.pixel(x, y) == accent for x in inside for y in range(6, pad.height() - 6))


def test_words_are_no_markup(hall: Hall) -> None:
    card, _ = talk_of(hall, Step(title="<b>1</b>", words="a <img src='x.png'> & <br>b\nc"))
    text = card._text.toPlainText()
    assert "<b>1</b>" in text and "<img src='x.png'> & <br>b\nc" in text


def test_words_of_any_length_stand_whole_on_the_card(hall: Hall) -> None:
    lengths, sizes = (10, 1_000, 4_000), [(3840, 2160), (1280, 720), (800, 600)]
    card, _ = talk_of(hall, *(Step(title="T", words=("memory " * count)[:count]) for count in lengths))
    audience = hall.show.audience
    assert audience is not None
    for size in sizes:
        audience.resize(*size)
        for at, count in enumerate(lengths):
            hall.window.guide.go_to(at)
            let_go()
            assert (audience.width(), audience.height()) == size
            assert card.width() == size[0] and card.geometry().bottom() == size[1] - 1
            assert card._text.size().height() + 2 * card._margin <= card.height() + 1
            assert card.height() <= round(MOST_SHARE * size[1]) and audience.view.height() > 0.4 * size[1]
            if count == 10:
                assert card.height() == round(SHARE * size[1]) and card.letters == round(size[1] / 25)
            assert card.letters >= size[1] / 77


def test_the_card_has_the_colours_of_the_stage(hall: Hall) -> None:
    card, _ = talk_of(hall)
    for theme in ("projector", "dark", ""):
        hall.show.set_audience_theme(theme)
        assert hall.show.audience is not None
        ground = hall.show.audience.view.theme.colour("caption.fill").rgb()
        assert card.grab().toImage().pixel(3, card.height() - 3) == ground
    hall.window.selection.theme = "dark"
    assert card.theme is not None and card.theme.name == "dark"


def test_the_speakers_view_of_a_talk_fits_in_german(german: None, open_window: Callable[..., MainWindow]) -> None:
    window = open_window(with_secrets(find("jenny-rafsun")))
    window.guide.begin()
    window.presentation.toggle_speaker()
    speaker = window.presentation.speaker
    assert speaker is not None and speaker.talk_side.isVisible() and window.presentation.talk.is_on
    side = speaker.talk_side
    for size in ((1440, 900), (760, 480), (640, 360)):
        speaker.resize(*size)
        let_go()
        assert (speaker.width(), speaker.height()) == size
        for part in (side, side.steps, speaker.notes, speaker.view):
            place = QRect(part.mapTo(speaker, QPoint(0, 0)), part.size())
            assert speaker.rect().contains(place) and min(place.width(), place.height()) >= 20, part
        assert side.next.height() >= side.next.heightForWidth(side.next.width())
    assert "Schritt 1 von" in side.place.text() and "Bild ab" in side.next.text()
