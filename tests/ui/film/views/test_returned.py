"""What is outlined is what a framework returns: at its place, under its name, with its shape; and covers nothing."""

from __future__ import annotations

import re
from functools import cache
from itertools import product

import numpy as np
import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication

from simulator.frameworks.modules import RETURNING
from simulator.lessons.builtin import find
from simulator.lessons.run import Run, run
from simulator.lessons.schema import LayerSpec
from tests.ui.film.films import random_lesson
from tests.ui.film.views.test_layout_laws import PAGES, covers_nothing, stills
from ui.film.drawing.hits import hit
from ui.film.drawing.page import page_for
from ui.film.film import Film, FilmOptions
from ui.film.marks import About, Box, Page, Text
from ui.film.scene.derived.returned import tensors_of
from ui.film.text.language import languages
from ui.paint.theme import load_fonts

VIEWS = ("unrolled", "stack", "cell")
NETWORKS: dict[str, tuple[LayerSpec, ...]] = {
    "one": (LayerSpec("lstm", 3, seed=1),),
    "stacked": tuple(LayerSpec("lstm", 3, seed=k) for k in range(3)),
    "both": tuple(LayerSpec("lstm", 3, seed=k, reverse=bool(k % 2)) for k in range(4)),
    "mixed": (LayerSpec("gru", 2, seed=1), LayerSpec("lstm", 3, seed=2, reverse=True)),
    "from the end": (LayerSpec("rnn", 3, seed=1, reverse=True),),
}
WORDS = "one two three two one"
ENDS = "returned:last:"
PLACE = re.compile(r"(?P<title>(?:[a-z]+\d )?[a-z]+(?:_[a-z]+)?)(?:\[(?P<places>[-:, \d]+)\])?")


@cache
def _run(network: str, skipped: tuple[int, ...] = ()) -> Run:
    lesson = random_lesson("lstm", 3, WORDS)
    return run(replace(lesson, layers=NETWORKS[network], skipped=skipped))


def _film(made: Run, view: str, framework: str, layer: int = 0, language: str = "en") -> Film:
    options = FilmOptions(view=view, layer=layer, returned=framework, language=language)
    return Film(made.lesson, made, options)


def _outlined(made: Film) -> dict[About, str]:
    """All that is outlined at the ends of tokens, with the words beside it, if there are any."""
    found: dict[About, str] = {}
    for token in range(len(made.timeline.tokens)):
        for mark in made.frame(made.timeline.time_at_rest(token, -1 % len(made.timeline.beats))).everything:
            if isinstance(mark, Box | Text) and mark.about is not None and mark.about.part.startswith("returned"):
                words = mark.plain if isinstance(mark, Text) else ""
                found[mark.about] = words or found.get(mark.about, "")
    return found


@pytest.mark.parametrize(("framework", "network"), list(product(RETURNING, NETWORKS)))
@pytest.mark.parametrize("skipped", [(), (3, 4), (0, 2)], ids=str)
def test_words_beside_a_value_take_that_value(framework: str, network: str, skipped: tuple[int, ...]) -> None:
    """Whatever stands beside a vector, read as Python, is that vector."""
    trace, seen = _run(network, skipped), 0
    for view, layer in product(VIEWS[1:], range(len(trace.layers))):
        made = _film(trace, view, framework, layer)
        tensors = {tensor.title: tensor.values(trace) for tensor in tensors_of(made.scene) if tensor.parts}
        tensors |= {t.title: t.values(trace) for t in tensors_of(made.scene) if t.kind == "sequence"}
        for about, words in _outlined(made).items():
            if words:
                found = PLACE.fullmatch(words)
                assert found is not None, words
                values, places = tensors[found["title"]], found["places"]
                taken = values if places is None else eval(f"values[{places}]", {"values": values})
                assert np.array_equal(taken, trace.layers[about.layer][about.quantity][about.step]), (words, about)
                seen += 1
    assert seen > 0


@pytest.mark.parametrize(("framework", "network"), list(product(RETURNING, NETWORKS)))
def test_each_state_that_is_returned_is_outlined_where_its_layer_ends(framework: str, network: str) -> None:
    trace = _run(network)
    for view in VIEWS[:2]:
        made = _film(trace, view, framework, len(trace.layers) - 1)
        wanted = {
            (part.layer, part.state, part.tokens[-1])
            for tensor in tensors_of(made.scene) for part in tensor.parts
            if tensor.kind == "last" and (view == "unrolled" or part.layer == made.scene.layer)
        }  # fmt: skip
        ends = {
            (about.layer, about.quantity, about.step) for about in _outlined(made) if not about.part.endswith("output")
        }
        assert wanted <= ends, view


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize(("framework", "network"), list(product(RETURNING, NETWORKS)))
@pytest.mark.parametrize("skipped", [(), (3, 4)], ids=str)
def test_what_is_said_of_an_outline_is_so(
    framework: str, network: str, skipped: tuple[int, ...], language: str
) -> None:
    """The shapes in the words are those of the tensor, and whatever is said to be the same is the same."""
    trace, seen = _run(network, skipped), 0
    for view in VIEWS:
        made = _film(trace, view, framework, len(trace.layers) - 1, language)
        tensors = {tensor.title: tensor for tensor in reversed(tensors_of(made.scene))}
        known = {(tensor.kind, tensor.title): tensor for tensor in tensors_of(made.scene)}
        for about in _outlined(made):
            _, kind, title = about.part.split(":")
            tensor = known[kind, title]
            told = made.tooltip(about).split("\n")[0]
            shapes = [str(list(tensor.batched(way))) for way in tensor.batchings]
            assert [shape for shape in dict.fromkeys(shapes) if shape not in told] == [], told
            ways = [found for found in PLACE.finditer(told) if found["places"] and found["title"] in tensors]
            for found in ways:
                values = tensors[found["title"]].values(trace)
                taken = eval(f"values[{found['places']}]", {"values": values})
                assert np.array_equal(taken, trace.layers[about.layer][about.quantity][about.step]), told
            seen += bool(ways)
    assert seen > 0


def test_the_end_of_each_direction_is_told() -> None:
    made = _film(_run("both"), "unrolled", "pytorch")
    told = {about.part: made.tooltip(about) for about in _outlined(made) if about.layer == 3}
    assert told["returned:last:h_n"].startswith(
        "h_n[3] is h of layer 2’s direction from the end: it ends at the first token. output[0, 3:] is the same."
    )
    made = _film(_run("stacked"), "unrolled", "pytorch")
    told = {about.part: made.tooltip(about) for about in _outlined(made) if about.layer == 0}
    assert told["returned:last:h_n"].startswith("h_n[0] is layer 1’s h after the last token. Its shape is [3, 3]")


def test_of_what_is_left_out_pytorch_has_no_row_and_keras_repeats_one() -> None:
    trace = _run("one", (3, 4))
    told = [made.tooltip(about) for made in (_film(trace, "unrolled", name) for name in RETURNING)
            for about in _outlined(made) if about.part == "returned-all:sequence:output"]  # fmt: skip
    assert "[3, 3]" in told[0] and "packed without them" in told[0]
    assert "[1, 5, 3]" in told[-1] and "repeat the one before" in told[-1]


def test_a_cell_that_no_framework_has_is_said_to_be_none() -> None:
    lesson = replace(random_lesson("lstm-1997", 3), layers=(LayerSpec("lstm-1997", 3),))
    for view in VIEWS:
        made = _film(run(lesson), view, "pytorch")
        words = [mark.plain for mark in made.frame(0.0).backdrop if isinstance(mark, Text)]
        assert any("PyTorch has no layer of these equations" in text for text in words)
        assert not _outlined(made)


def test_other_views_outline_nothing_and_an_unknown_framework_is_none() -> None:
    trace = _run("one")
    assert _film(trace, "memory", "pytorch").scene.returned == ""
    with pytest.raises(KeyError, match="caffe"):
        _film(trace, "cell", "caffe")


@pytest.mark.parametrize("shape", PAGES)
@pytest.mark.parametrize("framework", RETURNING)
@pytest.mark.parametrize(("view", "network"), list(product(VIEWS, NETWORKS)))
def test_outlines_and_their_words_cover_nothing(
    qapp: QApplication, view: str, network: str, framework: str, shape: str
) -> None:
    load_fonts()
    trace = _run(network)
    layer = len(trace.layers) - 1
    covers_nothing(_film(trace, view, framework, layer).on(PAGES[shape]))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("page", [page_for(9, 16), page_for(3840, 2160), Page(1304, 748, compact=True)], ids=str)
def test_words_stand_on_the_page_and_point_to_what_they_say(qapp: QApplication, view: str, page: Page) -> None:
    load_fonts()
    made = _film(_run("stacked"), view, "pytorch", 2).on(page)
    for frame in stills(made, 4):
        for mark in frame.everything:
            if isinstance(mark, Text) and mark.about is not None and mark.about.part.startswith("returned"):
                area = mark.area
                assert area.x >= 0.0 and area.x + area.width <= frame.page.width + 1.0
                found = hit(frame, area.x + area.width / 2, area.y + area.height / 2)
                assert found is not None and found.part == mark.about.part


def test_what_keras_merges_is_told_in_numbers() -> None:
    made = _film(_run("both"), "unrolled", "keras", layer=2)
    whole = next(each for each in tensors_of(made.scene) if each.parts[0].layer == 2 and each.kind == "sequence")
    for about in (About(2, 3, "h"), About(3, 1, "h")):
        told = made.tooltip(about._replace(part=f"returned:sequence:{whole.title}"))
        forward, backward = (made.scene.trace.layers[k]["h"][about.step] for k in (2, 3))
        ways = {"sum": forward + backward, "mul": forward * backward, "ave": (forward + backward) / 2}
        for name, row in ways.items():
            spelled = ", ".join(f"{value:+.3f}".replace("-", "−").replace("+0.000", "0") for value in row)
            assert f"[{spelled}] with {name}" in told
    about = About(2, -1, "", part=f"returned-all:sequence:{whole.title}")
    assert "With merge_mode sum, mul or ave it is [1, 5, 3], and stands nowhere here." in made.tooltip(about)


@pytest.mark.parametrize(("layer", "token"), [(0, 1), (1, 3)])
def test_nothing_is_merged_that_the_other_direction_has_not_read_yet(layer: int, token: int) -> None:
    made = _film(_run("both"), "stack", "keras")
    whole = next(each for each in tensors_of(made.scene) if each.parts[0].layer == 0 and each.kind == "sequence")
    about = About(layer, token, "h", part=f"returned:sequence:{whole.title}")
    assert whole.title in made.tooltip(about) and "Merged" not in made.tooltip(about)
    assert "Merged" in made.tooltip(about._replace(layer=1 - layer))


def test_in_a_low_row_the_output_of_the_lowest_layer_has_its_words_too(qapp: QApplication) -> None:
    load_fonts()
    made = _film(run(find("random-stack")), "stack", "pytorch")
    frame = made.frame(made.timeline.time_at_rest(19, len(made.timeline.beats) - 1))
    rings = {mark.about: mark for mark in frame.everything if isinstance(mark, Box) and mark.about}
    words = [mark for mark in frame.everything if isinstance(mark, Text) and mark.plain == "lstm1 h_n[0]"]
    assert len(words) == 1 and words[0].y < rings[words[0].about].y
    covers_nothing(made)
