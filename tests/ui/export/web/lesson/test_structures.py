"""What says what to open in a package for learning platforms, held against its schema."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path

import pytest
from lxml import etree

from tests.ui.export.test_hostile_lessons import ODD
from ui.export.web.lesson.packages import cmi5_structure, scorm_manifest

OURS = Path(__file__).parents[4] / "reference" / "packages"
CONTENT, ADL = "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "http://www.adlnet.org/xsd/adlcp_rootv1p2"
BOTH = """<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:import namespace="{content}" schemaLocation="{manifest}"/><xs:import namespace="{adl}" schemaLocation="{own}"/>
</xs:schema>"""


def schemas(folder: Path, manifest: str, own: str, course: str) -> dict[str, etree.XMLSchema]:
    """The schema of each kind of package in a folder."""
    both = BOTH.format(content=CONTENT, adl=ADL, manifest=(folder / manifest).as_uri(), own=(folder / own).as_uri())
    return {
        "scorm": etree.XMLSchema(etree.fromstring(both)),
        "cmi5": etree.XMLSchema(etree.parse(str(folder / course))),
    }


@pytest.fixture(scope="module", params=["ours", "published"])
def known(request: pytest.FixtureRequest) -> dict[str, etree.XMLSchema]:
    if request.param == "ours":
        return schemas(OURS, "manifest.xsd", "manifest_adl.xsd", "course.xsd")
    if "GATELIGHT_SCHEMAS" not in os.environ:
        pytest.skip("The published schemas are not here")
    return schemas(
        Path(os.environ["GATELIGHT_SCHEMAS"]), "imscp_rootv1p1p2.xsd", "adlcp_rootv1p2.xsd", "CourseStructure.xsd"
    )


TITLES = ("Counting", "x" * 500, *(f"T {odd}" for odd in ODD))
NEEDED = (0.0, 0.5, 0.61803, 1.0, None)


def structures(title: str) -> list[tuple[str, str]]:
    """What says what to open, with its kind."""
    courses = [("cmi5", cmi5_structure(title, title, "de", passed)) for passed in NEEDED]
    return [("scorm", scorm_manifest(title)), *courses]


def test_what_says_what_to_open_is_as_its_schema_wants(known: dict[str, etree.XMLSchema]) -> None:
    for kind, written in chain.from_iterable(map(structures, (*TITLES, "T \x00\x0b\ud800"))):
        found = etree.fromstring(written.encode())
        known[kind].assertValid(found)
        named = found.xpath("//@identifierref | //@default")  # no schema says that what is named is there
        assert {*named} <= {*found.xpath("//@identifier")} and {*found.xpath("//@href")} <= {"index.html"}


@pytest.mark.parametrize("title", TITLES[:8])
def test_titles_are_there_as_they_are_read(title: str) -> None:
    for _, written in structures(title):
        words = " ".join("".join(next(etree.fromstring(written.encode()).iter("{*}title")).itertext()).split())
        assert words[:150] == " ".join(title.split())[:150]


def test_a_course_says_how_many_points_are_needed_where_something_is_asked() -> None:
    found = [etree.fromstring(written.encode()).find("{*}au").attrib for _, written in structures("T")[1:]]
    assert [each.get("masteryScore") for each in found] == ["0", "0.5", "0.618", "1", None]
    assert [each["moveOn"] for each in found] == ["CompletedAndPassed"] * 4 + ["Completed"]


def test_our_schemas_refuse_what_is_wrong() -> None:
    known = schemas(OURS, "manifest.xsd", "manifest_adl.xsd", "course.xsd")
    manifest, course = scorm_manifest("T"), cmi5_structure("T", "A", "en", 0.5)
    for kind, written, old, new in (
        ("scorm", manifest, 'scormtype="sco"', 'scormtype="page"'),
        ("scorm", manifest, "schemaversion>1.2", "schemaversion>1.3"),
        ("scorm", manifest, 'href="index.html" />', "/>"),
        ("cmi5", course, "CompletedAndPassed", "Both"),
        ("cmi5", course, '"0.5"', '"50"'),
        ("cmi5", course, 'lang="en"', 'lang="?"'),
        ("cmi5", course, "<url>index.html</url>", ""),
    ):
        changed = etree.fromstring(written.replace(old, new).encode())
        assert old in written and not known[kind].validate(changed), new
