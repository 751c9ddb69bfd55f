"""What a video site takes beside a film: chapters of ten seconds or more, the first at 0:00, and a thumbnail."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import av
import pytest

from simulator.lessons.builtin import builtin_lessons, find
from simulator.lessons.run import run
from tests.ui.export.reading import names
from ui.export import export
from ui.export.format import MovingSettings
from ui.export.pictures import time_map
from ui.export.video.online import FEWEST, LEAST, MOST, describe_film, parts
from ui.export.writers.mp4 import Mp4Settings
from ui.film.film import Film


@pytest.mark.parametrize("key", builtin_lessons())
def test_chapters_are_those_that_sites_take(key: str) -> None:
    film = Film(find(key), run(key))
    for settings in (MovingSettings(), MovingSettings(tokens=(0, 2)), MovingSettings(cue_pause=8.0)):
        found, seconds = parts(film, settings), time_map(film, settings).seconds
        assert not found or len(found) >= FEWEST
        edges = [*(part.start for part in found), seconds]
        assert not found or all(end - start >= LEAST - 1e-9 for start, end in pairwise(edges))
        if found:
            tokens = film.timeline.tokens[slice(*(settings.tokens or (0, None)))]
            assert found[0].start == 0.0 and " ".join(part.title for part in found).split() == " ".join(tokens).split()


def test_the_description_says_what_it_is_and_where_it_begins() -> None:
    film = Film(find("jenny-rafsun"), run("jenny-rafsun"))
    text = describe_film(film, MovingSettings())
    assert text.startswith(f"{film.title}\n\n") and "by hand" in text.lower() and len(text) <= MOST
    times = re.findall(r"^(\d+):(\d\d) \S", text, re.MULTILINE)
    seconds = [60 * int(minutes) + int(rest) for minutes, rest in times]
    assert seconds[0] == 0 and all(before < after for before, after in pairwise(seconds)) and len(seconds) >= FEWEST


def test_both_stand_beside_the_film(tmp_path: Path, qapp: object) -> None:
    film = Film(find("worked-example"), run("worked-example"))
    settings = Mp4Settings(width=160, height=90, fps=5, tokens=(0, 1))
    export(film, str(tmp_path / "film.mp4"), replace(settings, site=True))
    assert names(tmp_path) == ["film-description.txt", "film-thumbnail.png", "film.mp4"]
    assert (tmp_path / "film-description.txt").read_text(encoding="utf-8").startswith(film.title)
    with av.open(str(tmp_path / "film-thumbnail.png")) as picture:
        assert (picture.streams.video[0].width, picture.streams.video[0].height) == (1280, 720)
    with av.open(str(tmp_path / "film.mp4")) as container:
        assert container.metadata["title"] == film.title and film.scene.origin in container.metadata["comment"]
