"""What is asked in public about recurrent layers: each question has entry, picture and link, in both languages."""

from __future__ import annotations

import math
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from simulator.cells import find_cell
from simulator.frameworks.counts import count_of
from simulator.lessons.builtin import builtin_lessons, find
from simulator.network.initialisers import initialise
from simulator.network.layer import Layer
from tests.ui.conftest import Objects, let_go
from ui.cli.verb import find_verb
from ui.commands import commands
from ui.commands.asked import open_questions, question_entries
from ui.dialogs.palette import rank
from ui.dialogs.questions.dialog import QuestionsPage
from ui.dialogs.questions.entries import QUESTIONS
from ui.dialogs.questions.picture import picture_of
from ui.dialogs.questions.question import MOST_LINES
from ui.dialogs.questions.written import PICTURES, markdown, typed
from ui.film.text.language import languages
from ui.film.views import views
from ui.window.main_window import MainWindow

pytestmark = pytest.mark.usefixtures("qapp")
DOCS = Path(__file__).parents[4] / "docs"
FILES = {"en": "questions.md", "de": "questions.de.md"}
LONGEST = 130
ASKED = {  # what is asked, in our words: where it has its entry, and what the answer says
    "how output, h_n and c_n differ": ("output-and-h-n", "h of every layer after the last step"),
    "what return_sequences and return_state give, and why there is a None": ("return-sequences", "return_state adds"),
    "what units are, and how many cells there are": ("units", "There is one cell"),
    "where the backward direction's last state stands": ("bidirectional", "h_n[-1] = output[0, H:]"),
    "how to get f, i and o of a trained layer at every step": ("gates-of-a-layer", "gl.watch(layer, x)"),
    "how to get c at every step": ("c-at-every-step", "a row of the table"),
    "why one's own GRU or LSTM gives other numbers": ("why-different", "prove --find"),
    "how many parameters, and why Keras and PyTorch differ": ("how-many-parameters", "has 288 and 264"),
    "which rows of weight_ih_l0 belong to which gate": ("which-rows", "weight_ih_l0[H:2*H]"),
    "whether padding changes the last state": ("padding", "the state passes through unchanged"),
    "when a stateful layer's state is reset": ("stateful", "reset_states()"),
    "whether it should be called the remember gate": ("remember-gate", "f is the share that is kept"),
    "why the forget bias is 1": ("forget-bias", "2.2 at 1"),
    "whether gates see c": ("peepholes", "f and i the old c, o the new one"),
    "which unit counts or follows the quotes": ("which-unit", "Rank the units"),
    "how to compare two sentences with one word changed": ("one-word-changed", "the same to the bit"),
    "how to see a gradient vanish, LSTM beside RNN": ("vanishing-gradient", "straight through f"),
    "for a drawing of the cell for a paper": ("tikz", "native TikZ that compiles by itself"),
    "whether an exported ONNX is the same": ("same-onnx", "linear_before_reset"),
    "where the read-out attaches": ("read-out", "To h of the last layer, never to c"),
    "whether hidden layer and hidden state are the same": ("hidden-layer", "stays as it is"),
}


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> Iterator[tuple[MainWindow, QuestionsPage]]:
    """The page over a window."""
    opened = open_questions(window)
    yield window, opened
    if isValid(opened):
        qtbot.waitUntil(lambda: not opened._work.is_at_work, timeout=20_000)  # a picture that is drawn is waited for
        opened.close()
    let_go()


def test_each_question_has_its_entry() -> None:
    assert [key for key, _ in ASKED.values()] == [each.key for each in QUESTIONS]
    for question in QUESTIONS:
        said = next(said for key, said in ASKED.values() if key == question.key)
        assert said in question.answer, question.key


def test_each_entry_has_its_picture_and_its_link_in_both_languages() -> None:
    names = {each.name for each in commands()}
    for key, name in FILES.items():
        language = languages()[key]
        text = (DOCS / name).read_text(encoding="utf-8")
        assert text == markdown(language)
        for each in QUESTIONS:
            lines = language.translate("Questions", each.answer).split("\n")
            assert 0 < len(lines) <= MOST_LINES and max(map(len, lines)) <= LONGEST, each.key
            assert key == "en" or language.translate("Questions", each.asked) != each.asked
            assert f"]({PICTURES}/{each.key}.png)" in text
            assert all(line in text for line in typed(each))
    for each in QUESTIONS:
        assert not QImage(str(DOCS / PICTURES / f"{each.key}.png")).isNull()
        assert each.command in ("", *names)
        request = each.request()
        assert request.view in views() and (request.lesson in builtin_lessons() or Path(request.lesson).is_file())
        for line in typed(each):
            words = shlex.split(line)[1:]
            verb = find_verb(words[0])
            assert verb is not None
            verb.parse(words[1:])


@pytest.mark.parametrize("at", [0, 3, 11])
def test_its_picture_is_what_the_program_draws(at: int) -> None:
    question = QUESTIONS[at]
    made = picture_of(question, "light", "en", (960, 540), lambda done, of: None)
    stored = QImage(str(DOCS / PICTURES / f"{question.key}.png")).convertToFormat(made.format())
    assert stored.size() == made.size() and stored == made


@pytest.mark.parametrize(
    ("typed_words", "key"),
    [("h_n", "output-and-h-n"), ("units", "units"), ("why different", "why-different"), ("stateful", "stateful")],
)
def test_the_palette_finds_them(typed_words: str, key: str) -> None:
    objects = Objects(find("simple-rnn"))
    entries = list(question_entries(objects))  # type: ignore[arg-type]
    found = [(fit, at) for at, entry in enumerate(entries) if (fit := rank(typed_words, entry)) is not None]
    assert QUESTIONS[min(found)[1]].key == key


def test_one_click_leads_there(page: tuple[MainWindow, QuestionsPage], qtbot: QtBot) -> None:
    window, opened = page
    opened.choose(next(each for each in QUESTIONS if each.key == "bidirectional"))
    qtbot.waitUntil(lambda: not opened.picture.pixmap().isNull(), timeout=20_000)
    assert opened.answer.text().startswith("The backward direction ends at the first token")
    opened.show_it.click()
    qtbot.waitUntil(lambda: window.selection.view == "unrolled", timeout=20_000)
    assert window.document.lesson.title == "Both directions" and window.selection.returned == "pytorch"
    assert window.player.token == 4
    assert opened.do_it.text() == "Outline what is returned"
    opened.do_it.click()
    assert window.selection.returned != "pytorch"


def test_the_moment_of_each_is_gone_to(page: tuple[MainWindow, QuestionsPage], qtbot: QtBot) -> None:
    window, opened = page
    for each in QUESTIONS:
        opened.choose(each)
        opened.show_it.click()
        request = each.request()
        qtbot.waitUntil(lambda request=request: window.selection.view == request.view, timeout=20_000)  # type: ignore[misc]
        token, _, beat = (request.at or "0.0").partition(".")
        last = len(window.player.timeline.beats) - 1
        assert (window.player.place.token, window.player.place.beat) == (int(token), int(beat or last)), each.key


def test_words_choose_among_them(page: tuple[MainWindow, QuestionsPage]) -> None:
    _, opened = page
    opened.field.setText("padding mask")
    assert opened.list.count() == 1 and opened.question is not None and opened.question.key == "padding"
    opened.field.setText("nobody asks this")
    assert opened.question is None and not opened.show_it.isEnabled()
    assert opened.asked.text() == "No question has all of these words."


def test_the_numbers_that_are_told_are_true() -> None:
    half = {bias: math.log(0.5) / math.log(1 / (1 + math.exp(-bias))) for bias in (0, 1, 2, 4)}
    assert [f"{each:.2g}" for each in half.values()] == ["1", "2.2", "5.5", "38"]
    found = [("lstm", "pytorch"), ("lstm", "keras"), ("gru", "pytorch"), ("gru", "keras"), ("gru-before", "keras")]
    made = [count_of(_layer(cell), framework) for cell, framework in found]  # type: ignore[arg-type]
    assert [None if each is None else each.total for each in made] == [288, 264, 216, 216, 198]


def _layer(key: str) -> Layer:
    return Layer(find_cell(key), 4, 6, initialise(find_cell(key), 4, 6, "pytorch", 0))
