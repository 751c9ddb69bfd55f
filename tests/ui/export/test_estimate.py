"""Size and time told before an export: near what it is then; presets that are read again; previews of pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from simulator.engine.progress import Cancelled
from tests.ui.export.reading import names, painted
from tests.ui.film.films import builtin_film
from ui.dialogs.export.estimate_words import in_words
from ui.export import ExportError, export, formats
from ui.export.estimate import Estimate, estimate
from ui.export.format import Settings, describe_settings
from ui.export.presets import BUILT_IN, Preset, dumps, loads, preset_of
from ui.export.preview import preview
from ui.widgets.waiting import duration

CASES = {
    ".mp4": {"fps": 5.0},
    ".gif": {"fps": 8.0},
    "/": {"fps": 5.0},
    ".pdf": {},
    ".svg": {},
    ".pptx": {"arrangement": "stills", "each": "beat"},
    ".html": {},
    ".ipynb": {},
}


@pytest.mark.parametrize("ending", CASES)
def test_an_estimate_is_near(qapp: QGuiApplication, tmp_path: Path, ending: str) -> None:
    film, format = builtin_film("worked-example"), formats()[ending]
    settings: Settings = replace(format.settings(), **CASES[ending], tokens=(0, 3))
    if "width" in describe_settings(format.settings):
        settings = replace(settings, width=320, height=180)
    found = estimate(film, format, settings)
    counted: list[int] = []
    export(film, str(tmp_path / "film") + ending, settings, lambda done, total: counted.append(total))
    size = sum(path.stat().st_size for path in tmp_path.rglob("*") if path.is_file())
    assert found.pictures == counted[0]
    assert 0.5 < found.size / size < 2.0
    assert found.seconds > 0


def test_an_estimate_leaves_nothing_behind_and_stops_when_told(qapp: QGuiApplication, tmp_path: Path) -> None:
    film, format = builtin_film("worked-example"), formats()[".mp4"]
    with pytest.raises(Cancelled):
        estimate(film, format, format.settings(), lambda: True)
    with pytest.raises(ExportError, match="There are no tokens"):
        estimate(film, format, replace(format.settings(), tokens=(2, 99)))
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.1, "1 s"), (4.4, "4 s"), (38, "40 s"), (100, "2 min"), (9000, "2.5 h")]
)
def test_a_time_is_told_no_more_exactly_than_it_is_known(seconds: float, words: str) -> None:
    assert duration(seconds) == words
    assert in_words(Estimate(1, 1_234_567, seconds)) == f"1 picture, about 1.2 MB, about {words}"
    assert in_words(Estimate(20, 43_210_000, seconds)).startswith("20 pictures, about 43 MB")


def test_presets_are_what_lectures_need_and_are_read_again() -> None:
    names = ["Lecture 1080p", "Lecture 4K", "Slides 4:3", "Web", "Web lesson", "Learning platform", "Print"]
    assert [each.name for each in BUILT_IN] == names
    assert loads(dumps(BUILT_IN)) == list(BUILT_IN)
    four = BUILT_IN[2].settings("dark")
    assert four.width / four.height == pytest.approx(4 / 3)
    assert four.theme == "dark"
    kept = preset_of("mine", replace(formats()[".gif"].settings(), width=200), formats()[".gif"])
    assert loads(dumps([kept]))[0].settings("light").width == 200


@pytest.mark.parametrize("text", ["", "{", "7", '[{"ending": ".bmp", "values": {}}]', '[{"ending": 7}]'])
def test_presets_that_cannot_be_read_are_none(text: str) -> None:
    assert loads(text) == []


def test_values_that_a_format_does_not_take_any_more_are_left_out() -> None:
    old = Preset("old", ".mp4", {"width": 5, "height": 200, "sound": "loud", "fps": "many", "theme": "dark"})
    assert loads(dumps([old]))[0].values == {"height": 200, "theme": "dark"}


def test_a_preview_is_the_first_page(qapp: QGuiApplication) -> None:
    film = builtin_film("worked-example")
    pdf = formats()[".pdf"]
    for arrangement, shape in (
        ("handout", 842 / 595),
        ("worksheet", 595 / 842),
        ("questions", 595 / 842),
        ("stills", 4 / 3),
    ):
        settings = replace(pdf.settings(), arrangement=arrangement, width=400, height=300, tokens=(0, 2))
        made = preview(film, pdf, settings, 0.0, (200, 200))
        assert made.width() / made.height() == pytest.approx(shape, rel=0.02)
        assert max(made.width(), made.height()) == 200
    film_settings = replace(formats()[".mp4"].settings(), width=640, height=360, tokens=(1, 2))
    made = preview(film, formats()[".mp4"], film_settings, 0.0, (320, 320))
    first = painted(film.frame(film.timeline.time_of(1)), replace(film_settings, width=320, height=180))
    assert (made.width(), made.height()) == (320, 180)
    assert first.shape == (180, 320, 3)
    with pytest.raises(ExportError):
        preview(film, pdf, replace(pdf.settings(), width=1), 0.0, (200, 200))
