"""The study: every caption of a lesson at sampled places, taken apart, each of its sentences decided from the trace."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from simulator.equations.functions import FUNCTIONS
from simulator.lessons.comparison import compared_runs
from simulator.lessons.run import Run, run
from simulator.lessons.schema import Lesson, LessonError
from simulator.network.layer import NetworkError
from tests.ui.film.narration.study import checkers
from tests.ui.film.narration.study.arithmetic import check_formulas
from tests.ui.film.narration.study.checkers.fields import check_fields
from tests.ui.film.narration.study.claims import CHECKERS, PARTS, Fault
from tests.ui.film.narration.study.recording import RecordingLanguage, Told, Use, words_of
from tests.ui.film.narration.study.said import Moment, Said
from tests.ui.film.narration.study.spoken import cue_reasons, ghost_of, spoken
from ui.film.drawing.page import LEAST
from ui.film.narration import depths
from ui.film.scene.chart_options import ALL, ChartOptions
from ui.film.scene.gradient.backflow import Backflow
from ui.film.scene.scene import Scene
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import view_of, views

CLAIMING = ("Caption", "Chart caption", "Network caption", "Compare caption", "Unit caption", "Backward caption", "Cue")
"""Contexts whose templates claim something; every one of them needs a checker."""
CRASH = ("", "a caption that cannot be told")
_OFTEN = ("cell",) * 12 + ("unit",) * 2  # looked at so much oftener than the others
WHOLE = -1  # in place of a beat: what is said of all of a token when it is over
BEATLESS = frozenset({"stack", "unrolled"})
_STYLED = frozenset({"cell", "unit", "unrolled", "stack", "compare"})  # views whose captions have depths


class Place(NamedTuple):
    """Where a caption stands: enough to see it again."""

    view: str
    layer: int
    unit: int
    token: int
    beat: int
    depth: str
    language: str
    notation: str
    chart: ChartOptions = ALL
    yours: bool = False  # whether who looks on holds what is held


@dataclass(frozen=True)
class Finding:
    """A template used at a place: "ok", or what is wrong with it and why; `first` of what is found of one use."""

    key: tuple[str, str]
    verdict: str
    reason: str
    said: str
    caption: str
    place: Place
    lesson: Lesson
    first: bool = True


@cache
def recording(key: str) -> RecordingLanguage:
    """The language of a key, which notes what is asked of it."""
    checkers.load()
    return RecordingLanguage(languages()[key])


class LessonStudy:
    """A lesson whose captions are studied."""

    def __init__(self, lesson: Lesson, trace: Run | None = None) -> None:
        self.lesson = lesson
        self.trace = run(lesson) if trace is None else trace
        self._runs: tuple[Any, ...] | None = None

    def places(self, dice: random.Random, looks: int, each: int) -> Iterator[tuple[Place, ...]]:
        """Samples: of so many ways to look at the lesson at most so many places each, in one tuple a way to look."""
        for _ in range(looks):
            view = dice.choice((*views(), *_OFTEN))
            layer = dice.randrange(len(self.trace.layers))
            unit = dice.randrange(self.trace.layers[layer].layer.units)
            depth = dice.choice(tuple(depths())) if view in _STYLED else "sentence"
            language = dice.choice(("en", "en", "de"))
            notation = dice.choice(tuple(NOTATIONS))
            chart = self._chart(dice, view, layer) if view_of(view).chart else ALL
            yours = dice.random() < 0.5
            yield self._sample(dice, Place(view, layer, unit, 0, 0, depth, language, notation, chart, yours), each)

    def _chart(self, dice: random.Random, view: str, layer: int) -> ChartOptions:
        """What a chart shows: mostly all of it, else some tokens, some units, other cells, or a direction."""
        layer_trace, steps = self.trace.layers[layer], self.trace.steps
        found = ALL
        if dice.random() < 0.2:
            first = dice.randrange(steps)
            found = found._replace(tokens=(first, dice.randint(first + 1, steps)))
        if dice.random() < 0.2:
            width = layer_trace[layer_trace.layer.cell.memory.state].shape[1]
            found = found._replace(units=tuple(sorted(dice.sample(range(width), dice.randint(1, min(width, 6))))))
        if view == "gradient" and dice.random() < 0.2:
            found = found._replace(over=tuple(dict.fromkeys((layer_trace.layer.cell.key, "lstm", "gru"))))
        if view == "text":
            names = layer_trace.quantities
            found = found._replace(quantity=dice.choice(("", *names)), chances=dice.random() < 0.2)
        if view == "ledger" and self.trace.readout and layer == len(self.trace.layers) - 1 and dice.random() < 0.5:
            found = found._replace(along=dice.choice(self.trace.readout.names))
        return found

    def all_places(self, view: str, layer: int, unit: int, depth: str, language: str = "en") -> tuple[Place, ...]:
        """Every moment of one way to look."""
        return self._sample(None, Place(view, layer, unit, 0, 0, depth, language, "pytorch"), 0)

    def _sample(self, dice: random.Random | None, place: Place, most: int) -> tuple[Place, ...]:
        single = view_of(place.view).chart or place.view in (*BEATLESS, "compare")
        beats = 1 if single else len(self._scene(place).diagram.plans)
        summed = () if (single and place.view not in BEATLESS) or place.view == "backward" else (WHOLE,)
        found = [place._replace(token=t, beat=b) for t in range(self.trace.steps) for b in (*range(beats), *summed)]
        return tuple(found if dice is None or len(found) <= most else sorted(dice.sample(found, most)))

    def _scene(self, place: Place) -> Scene:
        several = view_of(place.view).several_runs
        if several and self._runs is None:
            self._runs = compared_runs(self.lesson, self.trace, finished_only=True)
        return Scene(
            self.lesson, self.trace, place.layer, place.unit, LEAST, notation=NOTATIONS[place.notation],
            depth=place.depth, language=recording(place.language), runs=(self._runs or ()) if several else (),
            chart_options=place.chart, yours=self.lesson.holds if place.yours else (),
        )  # fmt: skip

    def moment(self, place: Place) -> Moment:
        """What the trace has at a place."""
        scene = self._scene(place)
        backward = place.view == "backward"
        if view_of(place.view).chart or backward:
            scene = scene.on_memory
        beat = len(scene.diagram.plans) - 1 - place.beat if backward else place.beat
        return Moment(scene, place.token, beat, place.view, Backflow(scene) if backward else None)

    def told(self, places: tuple[Place, ...]) -> Iterator[tuple[Place, Told, Moment]]:
        """The captions of places that differ in token and beat alone."""
        if not places:
            return
        first = self.moment(places[0])
        with np.errstate(all="ignore"):  # of numbers that a drawing cannot hold
            scene, view = self._scene(places[0]), view_of(first.view)
            composers = {whole: view.compose(replace(scene, by_token=whole)) for whole in (False, True)}
        language = recording(places[0].language)
        last = len(first.scene.diagram.plans) - 1
        of_tokens = view_of(first.view).chart or first.view in (*BEATLESS, "compare")  # told when they have been read
        for place in places:
            spoken_at = place._replace(beat=last) if of_tokens else place
            with np.errstate(all="ignore"):
                composer = composers[place.beat == WHOLE]
                told = language.told(lambda at=spoken_at, by=composer: by.caption(at.token, at.beat))  # type: ignore[misc]
            beat = last - place.beat if first.flow is not None else place.beat
            yield place, told, replace(first, step=place.token, beat=beat)

    def beside(self, dice: random.Random, most: int) -> Iterator[Finding]:
        """What is said beside the captions of one random layer: tooltips, lines of the table, reasons of cues."""
        layer = dice.randrange(len(self.trace.layers))
        unit = dice.randrange(self.trace.layers[layer].layer.units)
        language = dice.choice(("en", "de"))
        place = Place("cell", layer, unit, 0, 0, "sentence", language, dice.choice(tuple(NOTATIONS)))
        scene = replace(self._scene(place), ghost=ghost_of(self.trace))
        for step, (key, text, faults) in spoken(scene, dice, most):
            yield from self._found(key, faults, text, text, place._replace(token=step))
        for moment, told in cue_reasons(scene, recording(language), most):
            for key, text, faults in judge(told, moment):
                yield from self._found(key, faults, text, told.text, place._replace(token=moment.step, view="cue"))

    def _found(
        self, key: tuple[str, str], faults: list[Fault], text: str, caption: str, place: Place
    ) -> Iterator[Finding]:
        for k, fault in enumerate(_one_a_verdict(faults or [Fault("ok", "")])):
            yield Finding(key, fault.verdict, fault.reason, text, caption, place, self.lesson, k == 0)

    def _told_or_not(self, places: tuple[Place, ...]) -> Iterator[tuple[Place, Any, Any]]:
        """The captions; where there is none for numbers that it cannot write, the error."""
        try:
            yield from self.told(places)
        except (OverflowError, ZeroDivisionError) as error:
            yield places[0], error, None

    def findings(self, places: tuple[Place, ...]) -> Iterator[Finding]:
        """What is found at each of the places, of each template that is used there."""
        for place, told, moment in self._told_or_not(places):
            if isinstance(told, Exception):
                yield Finding(CRASH, "false", repr(told), "", "", place, self.lesson)
                continue
            for key, text, faults in judge(told, moment):
                yield from self._found(key, faults, text, told.text, place)


def _one_a_verdict(faults: Iterable[Fault]) -> Iterator[Fault]:
    seen: dict[str, Fault] = {}
    for fault in faults:
        seen.setdefault(fault.verdict, fault)
    if "false" in seen:
        seen.pop("rounded", None)
    yield from seen.values()


def judge(told: Told, moment: Moment) -> Iterator[tuple[tuple[str, str], str, list[Fault]]]:
    """Each template of a text that claims something, with what is wrong with it; and words that no template gave."""
    for use in told.uses:
        if (use.context not in CLAIMING and use.key not in CHECKERS) or use.key in PARTS:
            continue
        yield use.key, use.text, judge_use(use, told, moment)
    foreign = words_of(told.rest) and told.foreign_words(_known_words(moment))
    if foreign:
        yield ("", ""), told.text, [Fault("no checker", f"words of no template: {foreign}")]
    if moment.view in ("cell", "unit"):
        yield from check_formulas(told.text, moment)


def judge_use(use: Use, told: Told, moment: Moment) -> list[Fault]:
    """What a template's checker finds; one that cannot read what is printed finds it false."""
    checker = CHECKERS.get(use.key)
    if checker is None:
        return [Fault("no checker", f"nothing checks {use.source!r}")]
    try:
        with np.errstate(all="ignore"):
            said = Said(use, told, moment)
            return [*checker(said), *check_fields(said)]
    except (ValueError, LookupError) as error:
        return [Fault("false", f"cannot be read: {error!r}")]


def _known_words(moment: Moment) -> frozenset[str]:
    """Words that stand in formulas: those of functions, quantities and weights, and of the names of units."""
    texts = [*FUNCTIONS, *moment.letters, *moment.scene.unit_names]
    return frozenset(word for text in texts for word in words_of(text))


def study(
    lessons: Iterable[Lesson], captions: int, seed: int = 0, *, looks: int = 8, each: int = 6
) -> Iterator[Finding]:
    """Findings of the first so many sampled captions of some lessons. A run that cannot be finished is left out."""
    dice, seen = random.Random(seed), 0
    for lesson in lessons:
        try:
            studied = LessonStudy(lesson)
        except LessonError:
            continue
        for places in studied.places(dice, looks, each):
            try:
                yield from studied.findings(places)
            except NetworkError:
                continue
            seen += len(places)
        with np.errstate(all="ignore"):
            beside = tuple(studied.beside(dice, 2))
        yield from beside
        if seen >= captions:
            return


def count(findings: Iterable[Finding]) -> Mapping[tuple[str, str], Counter[str]]:
    """How often each template was tried ("tried"), and got each verdict: one use counts once a verdict."""
    found: dict[tuple[str, str], Counter[str]] = {}
    for finding in findings:
        row = found.setdefault(finding.key, Counter())
        row["tried"] += finding.first
        row[finding.verdict] += 1
    return found
