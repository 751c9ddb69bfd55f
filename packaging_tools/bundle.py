"""The program with its own Python, as a folder and an archive: python -m packaging_tools.bundle

It needs the packages of the extra `bundle`. What is bundled is the wheel, unpacked, so that all is called in the bundle
as it is where the wheel is installed. PyInstaller puts it together (`gatelight.spec`); a bundle is made on the system
that it is for. Linux is tested, Windows and macOS are not.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from packaging_tools.icons import write_icns, write_ico, write_theme
from ui.dialogs.about import LIBRARIES
from ui.program import program_version

CHECKOUT = Path(__file__).resolve().parents[1]
TOOLS = CHECKOUT / "packaging_tools"
SPEC = TOOLS / "gatelight.spec"
DESKTOP = TOOLS / "desktop"
DRAWING = CHECKOUT / "resources" / "icons" / "gatelight.svg"
SHARED = {
    "gatelight.desktop": "applications/gatelight.desktop",
    "gatelight.metainfo.xml": "metainfo/gatelight.metainfo.xml",
    "gatelight-mime.xml": "mime/packages/gatelight.xml",
}
"""What tells a Linux desktop of the program, and where below `share` it looks for that."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Make the bundle and print where it is. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m packaging_tools.bundle", description=__doc__)
    parser.add_argument("-o", dest="target", metavar="DIR", default="dist", help="where it is written (dist)")
    parser.add_argument("--folder-only", action="store_true", help="leave out the archive, which takes minutes")
    asked = parser.parse_args(arguments)
    for made in make_bundle(Path(asked.target).resolve(), not asked.folder_only):
        print(made)
    return 0


def make_bundle(target: Path, is_packed: bool) -> list[Path]:
    """The bundle's folder in a target folder, and beside it the sources and, where it is packed, the archive.

    Raises subprocess.CalledProcessError and OSError.
    """
    target.mkdir(parents=True, exist_ok=True)
    name = f"gatelight-{program_version()}-{sys.platform}-{platform.machine().lower()}"
    folder = target / name
    shutil.rmtree(folder, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="gatelight-bundle-") as place:
        work = Path(place)
        sources = build_wheel(work)
        freeze(work)
        shutil.move(next((work / "dist").iterdir()), folder)
        made = [folder, Path(shutil.copy(sources, target))]
    write_beside(folder)
    if is_packed:
        archive = target / f"{name}.tar.xz"
        with tarfile.open(archive, "w:xz") as packed:
            packed.add(folder, name)
        made.append(archive)
    return made


def build_wheel(work: Path) -> Path:
    """Build sources and wheel, and unpack the wheel into `site`. Returns the sources."""
    build = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(work / "built"), str(CHECKOUT)]
    subprocess.run(build, check=True, stdout=subprocess.DEVNULL)
    with zipfile.ZipFile(next((work / "built").glob("*.whl"))) as wheel:
        wheel.extractall(work / "site")
    return next((work / "built").glob("*.tar.gz"))


def freeze(work: Path) -> None:
    """Let PyInstaller make the folder, in `dist`."""
    (work / "icons").mkdir()
    if sys.platform == "win32":
        write_ico(DRAWING, work / "icons" / "gatelight.ico")
    elif sys.platform == "darwin":
        write_icns(DRAWING, work / "icons" / "gatelight.icns")
    site = str(work / "site")
    told = {
        "GATELIGHT_SITE": site,
        "GATELIGHT_ICONS": str(work / "icons"),
        "GATELIGHT_NAMED": " ".join(("gatelight", *LIBRARIES)),
        "PYTHONPATH": site,
        "QT_QPA_PLATFORM": "offscreen",
    }
    places = ["--distpath", str(work / "dist"), "--workpath", str(work / "frozen"), str(SPEC)]
    words = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places]
    subprocess.run(words, check=True, env=os.environ | told, cwd=work)


def write_beside(folder: Path) -> None:
    """Write what stands beside the program: licences and where the sources are, and what desktops look for."""
    readme = (DESKTOP / "README.txt").read_text(encoding="utf-8").format(version=program_version())
    (folder / "README.txt").write_text(readme, encoding="utf-8")
    shutil.copy(CHECKOUT / "LICENSE", folder)
    if sys.platform != "linux":
        return
    share = folder / "share"
    write_theme(DRAWING, share)
    for name, where in SHARED.items():
        place = share / where
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DESKTOP / name, place)


if __name__ == "__main__":
    sys.exit(main())
