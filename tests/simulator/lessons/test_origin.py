"""Where weights come from: values that go through a file and come back, that edits add to, and that become words."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.lessons.builtin import builtin_lessons
from simulator.lessons.edits.cell_form import with_form
from simulator.lessons.edits.changes import changes, without
from simulator.lessons.edits.history import History
from simulator.lessons.edits.layers import with_seed, with_words
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.edits.variants import with_other
from simulator.lessons.edits.whatif import with_weight
from simulator.lessons.file import dumps, loads
from simulator.lessons.origin import (
    AuthorsWords,
    ByHand,
    ChangedByHand,
    Drawn,
    FromFile,
    Given,
    OfLayers,
    Origin,
    TakenOver,
    Trained,
    WrittenAs,
)
from simulator.lessons.origin_words import (
    TEXTS,
    describe_layer_origins,
    describe_lesson_origin,
    describe_origin,
    describe_title,
    origin_of_layer,
)
from simulator.lessons.report import describe
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson, LessonError
from tests.simulator.random_lessons import ORIGIN
from ui.film.film import Film, FilmOptions
from ui.film.text.language import ENGLISH, languages
from ui.settings.translation import install_language
from ui.state.document import Document
from ui.state.names import lesson_origin, lesson_title

JENNY = builtin_lessons()["jenny-rafsun"]
DRAWN = builtin_lessons()["random-stack"]


def with_origin(origin: Origin | str | None) -> Lesson:
    """A lesson whose first layer has given weights from there."""
    return replace(JENNY, layers=(replace(JENNY.layers[0], origin=origin), *JENNY.layers[1:]))


@given(ORIGIN, st.booleans())
def test_an_origin_goes_through_a_file_and_comes_back(origin: Origin, changed: bool) -> None:
    lesson = replace(with_origin(origin), origin=origin, changed=changed)
    again = loads(dumps(lesson))
    assert (again.layers[0].origin, again.origin, again.changed) == (origin, origin, changed)
    assert dumps(again) == dumps(lesson)


@given(ORIGIN)
def test_a_change_by_hand_is_added_once_and_undo_gives_back_the_same(origin: Origin) -> None:
    lesson = with_origin(origin)
    history = History(lesson)
    once = with_weight(lesson, 0, "W_f", (0, 0), 0.25).lesson
    twice = with_weight(once, 0, "W_f", (0, 0), 0.5).lesson
    made = once.layers[0].origin
    assert isinstance(made, type(origin)) and twice.layers[0].origin == made
    if isinstance(origin, ByHand) or origin.changes[-1:] == (ChangedByHand(),):
        assert made == origin and once.origin == lesson.origin
    else:
        assert made.changes == (*origin.changes, ChangedByHand()) and once.origin == OfLayers()
    history = history.edit("first", once).edit("second", twice)
    assert history.undo().undo().present == lesson
    assert without(twice, lesson, changes(twice, lesson)[0]).lesson == lesson


def test_a_text_in_a_file_is_the_author_s_own_words() -> None:
    content = json.loads(dumps(JENNY))
    content["origin"], content["layers"][0]["origin"], content["readout"]["origin"] = "By me.", "found by search", ""
    opened = loads(json.dumps(content).encode())
    assert opened.readout is not None
    assert opened.origin == AuthorsWords(text="By me.")
    assert opened.layers[0].origin == AuthorsWords(text="found by search")
    assert opened.readout.origin is None
    assert describe_lesson_origin(opened) == "By me."
    assert json.loads(dumps(opened))["layers"][0]["origin"] == {"kind": "told", "text": "found by search"}
    assert loads(dumps(opened)) == opened


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "drawn", "initialiser": "pytorch"}, "layers[0].origin.seed"),
        ({"kind": "by-hand", "by": "me"}, "layers[0].origin.by"),
        ({"kind": "told", "text": "\u0001"}, "layers[0].origin"),
        ({"kind": "file", "name": "\u0001", "sha256": ""}, "layers[0].origin.name"),
        (5, "layers[0].origin"),
    ],
)
def test_an_origin_that_is_none_is_told_by_its_field(given: object, field: str) -> None:
    content = json.loads(dumps(JENNY))
    content["layers"][0]["origin"] = given
    with pytest.raises(LessonError) as caught:
        loads(json.dumps(content).encode())
    assert caught.value.field == field


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (ByHand(), "set by hand, not trained"),
        (ByHand(changes=(WrittenAs("gru"),)), "set by hand, not trained, then written as GRU"),
        (Drawn(initialiser="keras", seed=3), "weights drawn at random (keras, seed 3), not trained"),
        (
            Given(changes=(TakenOver("rnn"), ChangedByHand())),
            "weights given in the lesson, then taken over by Simple RNN, as far as they are called the same, "
            "then changed by hand",
        ),
        (FromFile(name="a {b}.onnx", sha256="00"), "weights from the file a {b}.onnx"),
        (Trained(by="copying, 2000 steps"), "trained: copying, 2000 steps"),
        (AuthorsWords(text="as {found}", changes=(ChangedByHand(),)), "as {found}, then changed by hand"),
    ],
)
def test_words_are_made_of_an_origin(origin: Origin, words: str) -> None:
    assert describe_origin(origin) == words
    assert words in "\n".join(describe(with_origin(origin)))


def test_another_form_replaces_what_was_done_before() -> None:
    changed = with_weight(JENNY, 0, "W_f", (0, 0), 0.25).lesson
    written = with_form(changed, 0, "lstm-peephole").lesson.layers[0]
    assert written.origin == ByHand(changes=(WrittenAs("lstm-peephole"),))
    drawn = with_form(with_weight(DRAWN, 0, "b_f", (0,), 0.5), 0, "rnn").lesson.layers[0]
    assert origin_of_layer(drawn) == Drawn(initialiser="pytorch", seed=1, changes=(TakenOver("rnn"),))


def test_whether_a_lesson_is_changed_is_a_flag() -> None:
    changed = with_sequence(JENNY, "I love Jenny").lesson
    assert changed.title == JENNY.title and changed.changed
    assert describe_title(changed) == f"{JENNY.title} (changed)"
    assert f"title: {JENNY.title} (changed)" in describe(changed)
    assert json.loads(dumps(changed))["changed"] is True and loads(dumps(changed)).changed
    assert describe_title(with_words(changed, title="Mine").lesson) == "Mine"
    assert with_words(changed, note=(0, "Look")).lesson.changed
    named = replace(JENNY, title="A note (changed)")
    assert describe_title(named) == "A note (changed)" and not named.changed
    assert with_other(DRAWN, with_seed(JENNY, 3).lesson).lesson.variants[0].title == f"{JENNY.title} (changed)"


def test_a_german_window_and_film_say_it_in_german(qapp: QApplication) -> None:
    document = Document(DRAWN)
    document.edit("pulled", with_weight(DRAWN, 1, "U_z", (2, 3), 0.5))
    lesson = document.lesson
    words = (
        "Gewichte zufällig gezogen (pytorch, Startwert 1, 2, 3), nicht trainiert, dann von Hand geändert in Schicht 2."
    )
    try:
        install_language(languages()["de"])
        assert lesson_title(lesson) == "Drei Schichten mit zufälligen Gewichten (geändert)"
        assert lesson_origin(lesson) == words
        assert lesson_origin(replace(JENNY, origin=None)) == (
            "Schicht 1, Schicht 2, Ausgabe: von Hand, nicht trainiert."
        )
    finally:
        install_language(ENGLISH)
    film = Film(lesson, run(lesson), FilmOptions(language="de"))
    assert film.title == "Drei Schichten mit zufälligen Gewichten (geändert)" and film.scene.origin == words
    document.undo()
    assert (lesson_title(document.lesson), lesson_origin(document.lesson)) == (
        DRAWN.title, "Weights drawn at random (pytorch, seed 1, 2, 3), not trained.",
    )  # fmt: skip


@pytest.mark.parametrize("language", [key for key in languages() if key != "en"])
def test_every_text_of_an_origin_is_translated(language: str) -> None:
    assert all(languages()[language].find("Lesson", text) is not None for text in TEXTS)


def test_what_the_layers_say_is_made_when_it_is_asked_for() -> None:
    changed = with_weight(DRAWN, 1, "U_z", (2, 3), 0.5).lesson
    back = replace(changed, layers=DRAWN.layers)
    assert "by hand" in describe_layer_origins(changed)
    assert describe_lesson_origin(back) == describe_lesson_origin(DRAWN)
