"""Sets of export settings with a name: those that every lecture needs, and those that somebody has kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import NamedTuple

from ui.export.format import Format, Settings, describe_settings, with_values
from ui.export.writers import formats
from ui.settings.odd_things import read_kept


class Preset(NamedTuple):
    """A format, by its ending, and the settings in which it differs from its defaults."""

    name: str
    ending: str
    values: Mapping[str, object]

    @property
    def format(self) -> Format[Settings]:
        """The format."""
        return formats()[self.ending]

    def settings(self, theme: str, seed: int = 1) -> Settings:
        """The settings, in the theme of the window where neither preset nor format asks for one, as paper does; with
        the window's number of drawn questions, where they are asked.
        """
        settings = self.format.settings()
        shown: dict[str, object] = {"theme": theme} if settings.theme == Settings.theme else {}
        asked = {"seed": seed} if "seed" in describe_settings(type(settings)) else {}
        return with_values(settings, {**shown, **asked, **self.values})


WEB_LESSON = "Web lesson"
BUILT_IN = (
    Preset("Lecture 1080p", ".mp4", {"width": 1920, "height": 1080, "fps": 30.0}),
    Preset("Lecture 4K", ".mp4", {"width": 3840, "height": 2160, "fps": 30.0}),
    Preset("Slides 4:3", ".pptx", {"width": 1440, "height": 1080}),
    Preset("Web", ".html", {}),
    Preset(WEB_LESSON, ".html", {"arrangement": "web-lesson"}),
    Preset("Learning platform", ".zip", {}),
    Preset("Print", ".pdf", {"theme": "print", "arrangement": "handout", "each": "token", "per_page": 4}),
)


def preset_of(name: str, settings: Settings, format: Format[Settings]) -> Preset:
    """What these settings are called from now on."""
    return Preset(name, format.ending, {each: getattr(settings, each) for each in describe_settings(format.settings)})


def dumps(presets: Sequence[Preset]) -> str:
    """Presets as text."""
    return json.dumps([{"name": each.name, "ending": each.ending, "values": dict(each.values)} for each in presets])


def loads(text: str) -> list[Preset]:
    """Presets from text; what is not there any more, or out of range, is left out."""
    found = read_kept(text, "export_presets")
    made = []
    for each in found if isinstance(found, list) else []:
        if isinstance(each, dict) and isinstance(each.get("values"), dict) and str(each.get("ending")) in formats():
            preset = Preset(str(each.get("name", "")), str(each["ending"]), each["values"])
            made.append(preset._replace(values=_valid(preset)))
    return made


def _valid(preset: Preset) -> dict[str, object]:
    """The values that the format takes."""
    kind = preset.format.settings
    known = describe_settings(kind)
    defaults = {each.name: each.default for each in fields(kind)}
    return {
        name: value
        for name, value in preset.values.items()
        if name in known and isinstance(value, type(defaults[name])) and known[name].accepts(value)
    }
