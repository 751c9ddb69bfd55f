"""A long sequence is typed in lines, and takes little of the window's time."""

import time

import pytest
from PySide6.QtWidgets import QApplication

from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.schema import LayerSpec, Lesson
from simulator.text.embedding import Random
from simulator.text.tokens import Characters, Numbers, Sequence, Words, sequence_tokens
from tests.ui.conftest import Objects
from tests.ui.panels.conftest import Shown
from ui.panels.sequence.panel import SequencePanel, text_to_type


@pytest.fixture
def panel(shown: Shown) -> SequencePanel:
    made = shown(SequencePanel)
    assert isinstance(made, SequencePanel)
    return made


@pytest.mark.parametrize("sequence", [
    Words("one two, three.  four five" * 2000), Words("word\n" * 20_000), Numbers(((1.0, 2.5, -3.0),) * 4000),
    Characters("one two three" * 4000),
], ids=["words", "lines of words", "numbers", "characters"])  # fmt: skip
def test_a_long_sequence_is_the_same_as_one_types_it(sequence: Sequence) -> None:
    embedding = None if isinstance(sequence, Numbers) else Random(4)
    lesson = Lesson(title="Long", sequence=sequence, embedding=embedding, layers=(LayerSpec("rnn", 2),))
    text = text_to_type(lesson)
    assert with_sequence(lesson, text).tokens == sequence_tokens(sequence)
    assert max(map(len, text.split("\n"))) < 2000 or isinstance(sequence, Characters)


def test_a_long_sequence_takes_little_of_the_windows_time(panel: SequencePanel, objects: Objects) -> None:
    """Seconds that the window's own thread computes; all of a text in one line took several tenths."""
    for sequence in (Words("one two three. " * 25_000), Characters("word" * 25_000)):
        lesson = Lesson(title="Long", sequence=sequence, embedding=Random(4), layers=(LayerSpec("rnn", 1),))
        objects.document.start(lesson)
        panel.field.setPlainText("")
        panel._sequence = None
        begun = time.thread_time()
        panel.reread()
        QApplication.processEvents()
        assert time.thread_time() - begun < 0.25
