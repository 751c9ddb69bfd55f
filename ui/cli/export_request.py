"""A request of the command line turned into a film and a format's settings, or into an error that says what exists."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from pathlib import Path
from typing import NamedTuple

from simulator.frameworks.modules import RETURNING
from simulator.io.file_kinds import TRAINING
from simulator.lessons.builtin import find
from simulator.lessons.edits.hold_text import typed_one, typed_range
from simulator.lessons.edits.variants import with_cell, with_other
from simulator.lessons.models.from_training import read_training
from simulator.lessons.resolve import resolve
from simulator.lessons.run import run
from simulator.lessons.schema import Lesson
from ui.cli.along_training import AlongTraining
from ui.cli.lesson_choice import chosen_lesson
from ui.cli.requests import ExportRequest
from ui.cli.shading import typed_shading
from ui.export import format_of
from ui.export.format import (
    Description,
    ExportError,
    FilmLike,
    Format,
    MovingSettings,
    Settings,
    StillSettings,
    Unused,
    describe_settings,
    reason_against,
    with_values,
)
from ui.film.film import Film, FilmOptions
from ui.film.motion.timeline import Timeline
from ui.film.narration import depths
from ui.film.text.language import languages
from ui.film.text.notation import NOTATIONS
from ui.film.views import view_of, views
from ui.paint.theme import THEMES

_USUAL = {each.name: None if each.default is MISSING else each.default for each in fields(ExportRequest)}


class FilmExport(NamedTuple):
    """A film, and how it is to be written."""

    film: FilmLike
    settings: Settings


def resolve_export(request: ExportRequest) -> FilmExport:
    """The film and the settings that a request asks for. Raises ExportError, and LessonError or ModelError."""
    film = film_of(request)
    if request.along is not None:
        return _along(request, film)
    return FilmExport(film, settings_of(request, film.timeline))


def _along(request: ExportRequest, film: Film) -> FilmExport:
    """The film along the training that is asked for, of one moment of this film; `at` says of which."""
    _one_of("--along", str(request.along), {"training": "from snapshot to snapshot"})
    if not request.lesson.lower().endswith(TRAINING):
        problem = f"--along training: {request.lesson or 'a model'} is no file of a training."
        raise ExportError(problem, f"Give the {TRAINING} file that train leaves, or that the window saves.")
    if not issubclass(format_of(request.target).settings, MovingSettings):
        raise ExportError(f"--along is for films, and {request.target} is none.", "Leave it out, or write a film.")
    for option, given in (("--tokens", request.tokens), ("--with", request.others)):
        if given:
            raise ExportError(f"{option} is of no use along a training.", "Leave it out; --at says which moment.")
    place = typed_place(request.at or "-1", film.timeline)
    training, lesson = read_training(Path(request.lesson))
    along = AlongTraining(training, lesson, film.options, place)
    return FilmExport(along, settings_of(replace(request, at=None), along.timeline))


def _refuse_unused(request: ExportRequest, format: Format[Settings], settings: Settings) -> None:
    """Raise ExportError for the first option that was given and that this export has no use for."""
    given = {name: _option(name) for name, value in vars(request).items() if value not in (None, (), _USUAL[name])}
    given |= {_name_of(each): f"--set {each}" for each in request.sets}
    view = view_of(request.view)
    beside = (
        *([] if view.explains else [Unused(("signs",), f"the view {view.key} has no signs to explain")]),
        *([] if view.returns else [Unused(("returned",), f"the view {view.key} outlines nothing that is returned")]),
        *([] if view.by_quantity else [Unused(("quantity", "chances"), f"the view {view.key} shades no text")]),
        *([] if view.ahead else [Unused(("whole_run",), f"the view {view.key} shows nothing of what comes later")]),
    )
    for names, why in (*format.unused(settings), *beside):
        for name in names:
            if name in given:
                raise ExportError(f"{given[name]} is of no use for {request.target}: {why}.", "Leave it out.")


def _option(name: str) -> str:
    return {"others": "--with", "arrangement": "--as"}.get(name, "--" + name.replace("_", "-"))


def film_of(request: ExportRequest) -> Film:
    """The film that a request asks for. Raises ExportError, and LessonError or ModelError for the lesson."""
    format = format_of(request.target)
    _one_of("--view", request.view, views())
    if request.theme is not None:
        _one_of("--theme", request.theme, THEMES)
    _one_of("--notation", request.notation, NOTATIONS)
    _one_of("--captions", request.captions, depths())
    _one_of("--language", request.language, languages())
    if request.returned is not None:
        _one_of("--returned", request.returned, dict.fromkeys(RETURNING))
    lesson = _with_comparisons(chosen_lesson(request), request)
    _within("--layer", request.layer, len(lesson.layers), f"layers of {request.lesson or lesson.title}")
    _within("--unit", request.unit, lesson.layers[request.layer].units, f"units of layer {request.layer}")
    trace = run(lesson)
    options = FilmOptions(
        request.view, request.layer, request.unit,
        notation=request.notation, depth=request.captions, language=request.language, signs=request.signs,
        returned=request.returned or "",
        card=request.card and not format.tells, whole_run=request.whole_run,
        chart_options=typed_shading(request.quantity, request.chances, trace, request.layer),
    )  # fmt: skip
    return Film(lesson, trace, options)


def settings_of(request: ExportRequest, timeline: Timeline) -> Settings:
    """The settings of the target's format that a request asks for.

    Raises ExportError, also for an option that the export has no use for.
    """
    format = format_of(request.target)
    settings = _settings(request, format, timeline)
    _refuse_unused(request, format, settings)
    return settings


def _with_comparisons(lesson: Lesson, request: ExportRequest) -> Lesson:
    """The lesson with the runs that it is to be compared with besides its own: cells by key, or other lessons."""
    if request.others and not view_of(request.view).several_runs:
        raise ExportError("--with is for runs that are compared.", "Write --view compare, or leave it out.")
    resolved = resolve(lesson)
    for other in request.others:
        known = other in resolved.cells
        resolved = with_cell(resolved, other) if known else with_other(resolved, find(other))
    return resolved.lesson


def picture_settings(target: str, theme: str, size: str | None, at: tuple[int, int]) -> Settings:
    """The settings for a picture of one token and beat (from 0) in a theme, `size` as typed. Raises ExportError."""
    _one_of("--theme", theme, THEMES)
    settings = with_values(format_of(target).settings(), {"theme": theme, "at": at})
    if size is None:
        return settings
    width, height = _size(size)
    return replace(settings, width=width, height=height)


def film_settings(target: str, theme: str, size: str | None, fps: float | None) -> Settings:
    """The settings for a whole film of no lesson. Raises ExportError."""
    _one_of("--theme", theme, THEMES)
    given: dict[str, object] = {"theme": theme}
    if fps is not None:
        given["fps"] = fps
    if size is not None:
        given["width"], given["height"] = _size(size)
    return with_values(format_of(target).settings(), given)


def _settings(request: ExportRequest, format: Format[Settings], timeline: Timeline) -> Settings:
    settings = format.settings()
    settings = settings if request.theme is None else replace(settings, theme=request.theme)
    if request.arrangement is not None:
        settings = _with_arrangement(settings, request.arrangement, request.target)
    for each in request.sets:
        settings = _with(settings, each, format, request.target)
    for name, value in {"fps": request.fps, "cue_pause": request.cue_pause}.items():
        if value is not None and name not in describe_settings(format.settings):
            option = "--" + name.replace("_", "-")
            raise ExportError(f"{option} is for films, and {request.target} is none.", "Leave it out.")
        settings = settings if value is None else with_values(settings, {name: value})
    if request.size is not None:
        width, height = _size(request.size)
        settings = replace(settings, width=width, height=height)
    if request.tokens is not None:
        if request.at is not None:
            raise ExportError("--tokens and --at exclude each other.", "Leave one of them out.")
        settings = replace(
            settings, tokens=typed_range(request.tokens, len(timeline.tokens), "token", f"--tokens {request.tokens}")
        )
    if isinstance(settings, MovingSettings):
        if request.at is not None:
            folder = " (pictures in a folder)" if Path(request.target).is_dir() else ""
            problem = f"--at is for stills, and {request.target} is a film{folder}."
            raise ExportError(problem, "Leave it out, use --tokens, or name a file.")
        return settings
    if format.needs_at and request.at is None:
        problem = f"A {format.ending} file holds one picture: {request.target} needs --at."
        raise ExportError(problem, "Write --at TOKEN.BEAT, such as --at 0.1, or / at the end for a folder of pictures.")
    if request.at is None:
        return settings
    if not isinstance(settings, StillSettings):
        raise ExportError(f"--at is for stills, and {request.target} is none.", "Leave it out, or use --tokens.")
    return replace(settings, at=typed_place(request.at, timeline))


def _with_arrangement(settings: Settings, arrangement: str, target: str) -> Settings:
    """The settings for a kind of pages or slides."""
    kinds = describe_settings(type(settings)).get("arrangement")
    if kinds is None:
        raise ExportError(f"--as {arrangement}: there is one kind of {target} only.", "Leave it out.")
    _one_of("--as", arrangement, {str(choice): title for choice, title in kinds.choices})
    return with_values(settings, {"arrangement": arrangement})


def _with(settings: Settings, text: str, format: Format[Settings], target: str) -> Settings:
    """The settings with NAME=VALUE, for whatever the format describes."""
    name, typed = _name_of(text), text.partition("=")[2]
    known = describe_settings(type(settings))
    why = None if name in known else reason_against(format, settings, name)
    if why is not None:
        raise ExportError(f"--set {text} is of no use for {target}: {why}.", "Leave it out.")
    _one_of("--set", name, known)
    value = _parse_value(typed.strip(), known[name], getattr(settings, name))
    if value is None or not known[name].accepts(value):
        raise ExportError(f"--set {text}: {known[name].title} cannot be that.", f"Choose {known[name].range}.")
    return with_values(settings, {name: value})


def _name_of(text: str) -> str:
    """The name of a setting as it was typed: NAME=VALUE."""
    return text.partition("=")[0].strip().replace("-", "_")


def _parse_value(typed: str, description: Description, before: object) -> object:
    """A typed value as the setting's own kind, or None."""
    if description.choices:
        return next((value for value, _ in description.choices if str(value).lower() == typed.lower()), None)
    try:
        return type(before)(typed)  # type: ignore[call-arg]
    except ValueError:
        return None


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"(\d{1,6})[x×X](\d{1,6})", text)
    if not found:
        raise ExportError(f"--size {text} is no size.", "Write width x height in pixels, such as 1920x1080.")
    return int(found[1]), int(found[2])


def typed_place(text: str, timeline: Timeline) -> tuple[int, int]:
    """TOKEN or TOKEN.BEAT; without a beat the last one, where the step is done. Negative ones count from behind."""
    field, (token, dot, beat) = f"--at {text}", text.partition(".")
    at = typed_one(token, len(timeline.tokens), "token", field)
    titles = [beat.title for beat in timeline.beats]
    return at, typed_one(beat if dot else "-1", len(titles), "beat", field, titles)


def _one_of(option: str, name: str, existing: Mapping[str, object]) -> None:
    if name not in existing:
        raise ExportError(f"{option} {name}: there is none of that name.", f"Choose {', '.join(existing)}.")


def _within(what: str, number: int, count: int, of_what: str) -> None:
    if not 0 <= number < count:
        valid = "only 0" if count == 1 else f"0 to {count - 1}"
        raise ExportError(f"{what} {number} is not there.", f"The {of_what} are {valid}.")
