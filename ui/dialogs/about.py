"""What this program is, which version, and under which licences it and what it is built of come."""

from __future__ import annotations

from html import escape
from importlib.metadata import PackageNotFoundError, distribution

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QTextBrowser, QVBoxLayout, QWidget

from ui.paint.theme import RESOURCES, Theme
from ui.program import IS_FROZEN, ROOT, program_version
from ui.settings.translation import translate
from ui.widgets.room.screen_fit import resize_within_screen

LIBRARIES = ("numpy", "PySide6-Essentials", "pyqtgraph", "av", "msgspec", "ziamath", "networkx", "tqdm", "pillow",
             "python-pptx", "fonttools")  # fmt: skip
_LONGEST = 60  # letters of a licence's name; some packages put the whole text there


class AboutPage(QDialog):
    """Name, version and licences; Esc closes it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Command", "About Gatelight"))
        resize_within_screen(self, QSize(640, 560))
        page = QTextBrowser()
        page.setAccessibleName(translate("Command", "About Gatelight"))
        page.setOpenExternalLinks(True)
        page.setHtml(about_html(theme))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(page)
        column.addWidget(buttons)


def licence(package: str) -> tuple[str, str] | None:
    """The installed version of a package and the name of its licence, as the package itself says; None without it."""
    try:
        found = distribution(package)
    except PackageNotFoundError:
        return None
    about = found.metadata
    classifiers = [line.split(" :: ")[-1] for line in about.get_all("Classifier") or () if line.startswith("License")]
    named = [name for field in ("License-Expression", "License") for name in about.get_all(field) or ()]
    name = next((each for each in (*named, *classifiers) if each and len(each) <= _LONGEST and "\n" not in each), None)
    return found.version, name or translate("About", "see the package")


def fonts() -> tuple[tuple[str, str], ...]:
    """The fonts that come with the program, with the first line of their licence."""
    found = []
    for path in sorted((RESOURCES / "fonts").glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        found.append((path.stem, lines[0]))
    return tuple(found)


def own_licence() -> str:
    """The program's licence: from the source tree, or from what is installed."""
    path = ROOT / "LICENSE"
    if path.is_file():
        return path.read_text(encoding="utf-8")
    files = distribution("gatelight").files or ()
    return next((file.read_text(encoding="utf-8") for file in files if file.name == "LICENSE"), "MIT")


SOURCES = {
    "x264": "https://code.videolan.org/videolan/x264",
    "x265": "https://bitbucket.org/multicoreware/x265_git",
    "FFmpeg": "https://ffmpeg.org/download.html",
    "PyAV": "https://github.com/PyAV-Org/PyAV",
    "Qt, PySide6": "https://download.qt.io/official_releases",
}
"""Where the sources are of what a bundle contains and is not written in Python."""


def terms_of_bundle(is_bundle: bool) -> str:
    """What the licences of all that is in a bundle make of it, and where the sources are, as HTML; "" without one."""
    if not is_bundle:
        return ""
    about = translate(
        "About",
        "This bundle contains x264 and x265, which are under the GPL 2 or later, and FFmpeg, which is under the LGPL 3 "
        "or later; so as a whole it is under the GPL 3 or later. The sources of Gatelight are handed out with it; "
        "those of the others are here: {places}.",
    )
    places = ", ".join(f'<a href="{place}">{escape(name)}</a>' for name, place in SOURCES.items())
    return f"<p>{escape(about).format(places=places)}</p>"


def about_html(theme: Theme) -> str:
    """The page as HTML."""
    muted = theme.roles["muted"]
    rows = []
    for package in LIBRARIES:
        found = licence(package)
        if found is not None:
            rows.append(f"<tr><td><b>{escape(package)}</b> {escape(found[0])}</td><td>{escape(found[1])}</td></tr>")
    faces = "".join(f"<tr><td><b>{escape(name)}</b></td><td>{escape(line)}</td></tr>" for name, line in fonts())
    about = translate(
        "About",
        "A simulator that animates the memory of recurrent networks with true numbers: every number on screen was "
        "computed, from weights that can be seen.",
    )
    quiet = translate("About", "It opens no connection: nothing that you do with it is ever sent.")
    built, qt = translate("About", "Built of"), translate("About", "Qt is used under the LGPL 3 through PySide6.")
    lettering, terms = translate("About", "Fonts"), translate("About", "Licence")
    return (
        f"<h2>Gatelight {escape(program_version())}</h2><p>{escape(about)}</p><p>{escape(quiet)}</p>"
        f'<h3>{escape(built)}</h3><table cellpadding="4">{"".join(rows)}</table>'
        f'<p style="color:{muted}">{escape(qt)}</p>{terms_of_bundle(IS_FROZEN)}'
        f'<h3>{escape(lettering)}</h3><table cellpadding="4">{faces}</table>'
        f'<h3>{escape(terms)}</h3><pre style="white-space:pre-wrap">{escape(own_licence())}</pre>'
    )
