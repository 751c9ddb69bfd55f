"""What says what to open in a package for learning platforms, held against its schema."""

from __future__ import annotations

import os
from itertools import product
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


def _course(title: str, passed: float, is_judged: bool) -> str:
    return cmi5_structure(title, title, "de", passed, is_judged)


STRUCTURES = {"scorm": scorm_manifest, "cmi5": _course}


TITLES = ("Counting", "x" * 500, *(f"T {odd}" for odd in ODD))


@pytest.mark.parametrize("kind", STRUCTURES)
def test_what_says_what_to_open_is_as_its_schema_wants(known: dict[str, etree.XMLSchema], kind: str) -> None:
    for title, passed in product((*TITLES, "T \x00\x0b\ud800"), (0.0, 0.5, 0.61803, 1.0, None)):
        written = STRUCTURES[kind](title, passed or 0.0, passed is not None)
        found = etree.fromstring(written.encode())
        known[kind].assertValid(found)
        named = found.xpath("//@identifierref | //@default")  # no schema says that what is named is there
        assert {*named} <= {*found.xpath("//@identifier")} and {*found.xpath("//@href")} <= {"index.html"}
        needs = found.xpath("//@masteryScore | //*[local-name()='masteryscore']/text()")
        share = {"scorm": 100.0, "cmi5": 1.0}[kind]
        assert [float(each) / share for each in needs] == ([] if passed is None else [pytest.approx(passed, abs=1e-4)])


@pytest.mark.parametrize("kind", STRUCTURES)
@pytest.mark.parametrize("title", TITLES[:8])
def test_titles_are_there_as_they_are_read(kind: str, title: str) -> None:
    found = etree.fromstring(STRUCTURES[kind](title, 0.5, True).encode())
    first = next(found.iter("{*}title"))
    words = " ".join("".join(first.itertext()).split())
    assert words[:150] == " ".join(title.split())[:150]


def test_our_schemas_refuse_what_is_wrong() -> None:
    known = schemas(OURS, "manifest.xsd", "manifest_adl.xsd", "course.xsd")
    manifest, course = scorm_manifest("T", 0.5, True), cmi5_structure("T", "A", "en", 0.5, True)
    for kind, written, old, new in (
        ("scorm", manifest, ">50<", ">500<"), ("scorm", manifest, 'scormtype="sco"', 'scormtype="page"'),
        ("scorm", manifest, "schemaversion>1.2", "schemaversion>1.3"),
        ("scorm", manifest, 'href="index.html" />', "/>"),
        ("cmi5", course, "CompletedAndPassed", "Both"), ("cmi5", course, '"0.5"', '"50"'),
        ("cmi5", course, 'lang="en"', 'lang="?"'), ("cmi5", course, "<url>index.html</url>", ""),
    ):  # fmt: skip
        changed = etree.fromstring(written.replace(old, new).encode())
        assert old in written and not known[kind].validate(changed), new


def test_a_lesson_without_questions_needs_no_points() -> None:
    assert "masteryscore" not in scorm_manifest("T", 0.5, False)
    assert 'moveOn="Completed"' in cmi5_structure("T", "A", "en", 0.5, False)
