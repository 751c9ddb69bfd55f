"""A kind of cue is one file: found in its folder, it stands in lesson files, stops films, and can be asked for.

The union of all kinds is made when lessons are first imported, so this runs in an interpreter of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]
FILE = '''
"""The memory of a unit outgrows a bound."""

from simulator.lessons.guide.cues.fields import BoundField, ChoiceField, LayerField
from simulator.lessons.guide.cues.cue import Cue, Letters, Match, Reason, Units
from typing import Literal
import numpy as np


class Outgrown(Cue, frozen=True, omit_defaults=True, tag="outgrown"):
    """The memory of a layer is larger than a bound in any unit, on one side or on either."""

    layer: int = 0
    above: float = 0.5
    side: Literal["either", "positive"] = "either"

    title = "The memory outgrows a bound"
    place = 9
    form = {
        "layer": LayerField(),
        "side": ChoiceField("Side of cue {number}", "Which", {"either": "either", "positive": "positive"}),
        "above": BoundField("larger than", "How large", most=100.0),
    }
    reasons = ("{state} is larger than {bound} in {units}",)

    def _large(self, trace, steps):
        values = trace.layers[self.layer]["c"][steps]
        return (np.abs(values) if self.side == "either" else values) > self.above

    def find_places(self, trace):
        return [Match(int(step), "c") for step in np.flatnonzero(self._large(trace, slice(None)).any(axis=1))]

    def reason(self, trace, match):
        units = Units(tuple(np.flatnonzero(self._large(trace, match.step)).tolist()))
        return Reason(self.reasons[0], {"state": Letters(("c",)), "bound": self.above, "units": units})

    def describe(self):
        return f"where a memory of layer {self.layer} is larger than {self.above:g}"


CUE = Outgrown
'''
SCRIPT = r"""
import sys

import simulator.lessons.guide.cues as package

package.__path__.append(sys.argv[1])
from PySide6.QtWidgets import QApplication, QComboBox, QDoubleSpinBox, QSpinBox
from simulator.lessons.builtin import find
from simulator.lessons.edits.layers import with_cues, with_layers
from simulator.lessons.edits.sequence import with_sequence
from simulator.lessons.file import dumps, loads
from simulator.lessons.report import describe
from simulator.lessons.run import run
from simulator.lessons.schema import LessonError

kind = package.kinds()["outgrown"]
assert list(package.kinds())[-1] == "outgrown"
lesson = with_cues(find("jenny-rafsun"), (kind(above=0.9, side="positive"), kind(layer=1))).lesson
assert loads(dumps(lesson)).cues == lesson.cues
assert b'"outgrown"' in dumps(lesson)
assert "stops: where a memory of layer 1 is larger than 0.5" in describe(lesson)
for wrong, field in ((kind(layer=7), "cues[0].layer"), (kind(above=float("inf")), "cues[0].above")):
    try:
        with_cues(lesson, (wrong,))
    except LessonError as error:
        assert error.field == field, error
    else:
        raise AssertionError(wrong)
try:
    loads(dumps(lesson).replace(b'"positive"', b'"odd"'))
except LessonError as error:
    assert error.field == "cues[0].side", error
else:
    raise AssertionError
assert with_layers(lesson, 1).lesson.cues == lesson.cues[:1]
assert with_sequence(lesson, "I love Jenny").lesson.cues == lesson.cues

application = QApplication([])
from ui.dialogs.cues import CuesDialog
from ui.film.film import Film
from ui.film.scene.cue_reasons import reason
from ui.state.document import Document

film = Film(lesson, run(lesson))
places = package.places(film.scene.trace, lesson.cues)
large = (film.scene.trace.layers[0]["c"] > 0.9).any(axis=1)
assert [place.step for place in places if place.cue == 0] == large.nonzero()[0].tolist()
stops = film.stops()
assert stops and len(stops) >= large.sum()
first = next(place for place in places if place.cue == 0)
told = reason(film.scene, first)
assert told.startswith("layer 1: c is larger than 0.9000 in "), told

document = Document(with_cues(lesson, ()).lesson)
dialog = CuesDialog(document)
dialog.kind.setCurrentIndex(dialog.kind.findData("outgrown"))
dialog._add()
assert document.lesson.cues == (kind(),)
line = dialog._line(0, document.lesson.cues[0])
names = {each.accessibleName() for type in (QSpinBox, QDoubleSpinBox, QComboBox) for each in line.findChildren(type)}
assert names == {"Layer of cue 1", "Side of cue 1", "Bound of cue 1"}, names
bound = line.findChild(QDoubleSpinBox)
assert bound.prefix() == "larger than " and bound.maximum() == 100.0
bound.setValue(2.0)
bound.editingFinished.emit()
assert document.lesson.cues == (kind(above=2.0),)
document.undo()
assert document.lesson.cues == (kind(),)
print("all of it")
"""


def test_one_file_adds_a_kind_of_cue(tmp_path: Path) -> None:
    (tmp_path / "outgrown.py").write_text(FILE, encoding="utf-8")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", SCRIPT, str(tmp_path)]
    made = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    assert made.stdout.endswith("all of it\n"), made.stderr
