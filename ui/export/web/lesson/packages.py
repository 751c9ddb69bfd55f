"""A lesson as a package for learning platforms: its page, and beside it the file that says what to open.

SCORM 1.2: `imsmanifest.xml`, IMS Content Packaging 1.1.2 with ADL's own attributes. cmi5: `cmi5.xml`, the course
structure of https://github.com/AICC/CMI-5_Spec_Current.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from simulator.lessons.guide.results.xapi import HOME
from ui.export.files.reproducible_zip import EPOCH
from ui.export.video.subtitles import one_line

PAGE = "index.html"
CONTENT = "http://www.imsproject.org/xsd/imscp_rootv1p1p2"
ADL = "http://www.adlnet.org/xsd/adlcp_rootv1p2"
COURSE = "https://w3id.org/xapi/profiles/cmi5/v1/CourseStructure.xsd"
LONGEST = 200  # letters of a title in a manifest of SCORM
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def scorm_manifest(title: str) -> str:
    """The manifest of a package of SCORM 1.2 with one page.

    How many points are needed is the page's own to say: a platform that knows it judges who leaves half way, too.
    """
    own = uuid5(NAMESPACE_URL, f"{HOME}/scorm/{_plain(title)}").hex
    manifest = Element("manifest", {
        "xmlns": CONTENT, "xmlns:adlcp": ADL, "identifier": f"gatelight-{own}", "version": "1.1",
    })  # fmt: skip
    metadata = SubElement(manifest, "metadata")
    SubElement(metadata, "schema").text = "ADL SCORM"
    SubElement(metadata, "schemaversion").text = "1.2"
    organizations = SubElement(manifest, "organizations", {"default": "course"})
    organization = SubElement(organizations, "organization", {"identifier": "course"})
    SubElement(organization, "title").text = _plain(title)[:LONGEST]
    item = SubElement(organization, "item", {"identifier": "lesson", "identifierref": "page", "isvisible": "true"})
    SubElement(item, "title").text = _plain(title)[:LONGEST]
    resources = SubElement(manifest, "resources")
    about = {"identifier": "page", "type": "webcontent", "adlcp:scormtype": "sco", "href": PAGE}
    SubElement(SubElement(resources, "resource", about), "file", {"href": PAGE})
    return _written(manifest)


def cmi5_structure(title: str, aim: str, language: str, passed: float | None) -> str:
    """The course structure of a package of cmi5 with one page; `passed` is the share of points that it needs, None
    where nothing is asked.
    """
    own = uuid5(NAMESPACE_URL, f"{HOME}/cmi5/{language}/{_plain(title)}")
    structure = Element("courseStructure", {"xmlns": COURSE})
    course = SubElement(structure, "course", {"id": f"urn:uuid:{own}"})
    about = {"id": f"urn:uuid:{uuid5(own, 'page')}", "launchMethod": "AnyWindow"}
    needs = {"moveOn": "Completed"}
    if passed is not None:
        needs = {"moveOn": "CompletedAndPassed", "masteryScore": f"{passed:.4g}"}
    page = SubElement(structure, "au", {**about, **needs})
    for part in (course, page):
        for name, words in (("title", title), ("description", aim)):
            SubElement(SubElement(part, name), "langstring", {"lang": language.replace("_", "-")}).text = _plain(words)
    SubElement(page, "url").text = PAGE
    return _written(structure)


def write_package(place: Path, files: Mapping[str, str]) -> None:
    """Write texts by their names as a ZIP archive, the same bytes each time."""
    with zipfile.ZipFile(place, "w") as made:
        for name, text in files.items():
            info = zipfile.ZipInfo(name, EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, text)


def _plain(text: str) -> str:
    """A text on one line without letters that XML has no place for."""
    return _NO_XML.sub("\ufffd", one_line(text))


def _written(root: Element) -> str:
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
