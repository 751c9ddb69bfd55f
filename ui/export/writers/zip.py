"""A package for a learning platform: the lesson's page, which reports there how far one is and how many points one has.

Platforms open it as SCORM 1.2 or as cmi5.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ui.export.files.background import always_paper
from ui.export.format import Description, Format, Job, Settings, Unused, setting
from ui.export.web.lesson.data import CMI5, SCORM
from ui.export.web.lesson.packages import PAGE, cmi5_structure, scorm_manifest, write_package
from ui.export.web.lesson.page import UNUSED_BY_LESSONS, lesson_page

_Told = Callable[[dict[str, Any], float], tuple[str, str]]


@dataclass(frozen=True)
class PackageSettings(Settings):
    """What the platform speaks, and how many points are enough."""

    arrangement: str = setting(
        SCORM,
        Description(
            "Kind",
            "what the learning platform takes; nearly all take SCORM 1.2",
            choices=((SCORM, "SCORM 1.2"), (CMI5, "cmi5 (xAPI)")),
        ),
    )
    passed: int = setting(
        50, Description("Passed from", "in percent of all points; with 0, who comes to the end", least=0, most=100)
    )


def write(job: Job[PackageSettings]) -> None:
    """Write the package. Raises ExportError for a lesson without a storyline."""
    kind, share = job.settings.arrangement, job.settings.passed / 100
    page, data = lesson_page(job, kind, share)
    name, structure = _STRUCTURES[kind](data, share)
    write_package(job.place, {name: structure, PAGE: page})


def _scorm(data: dict[str, Any], _: float) -> tuple[str, str]:
    return "imsmanifest.xml", scorm_manifest(data["title"])


def _cmi5(data: dict[str, Any], share: float) -> tuple[str, str]:
    aim = data["aim"] if isinstance(data["aim"], str) else data["aim"][0]
    return "cmi5.xml", cmi5_structure(data["title"], aim, data["language"], share if data["questions"] else None)


_STRUCTURES: dict[str, _Told] = {SCORM: _scorm, CMI5: _cmi5}


def unused(settings: PackageSettings) -> tuple[Unused, ...]:
    """What says what of a film is shown."""
    return (*UNUSED_BY_LESSONS, always_paper("a page has the paper of its colours; .svg can be without"))


FORMAT = Format(
    ".zip", "Learning platform (SCORM, cmi5)", "Web", False, PackageSettings, write, tells=True, unused=unused
)
