"""A real X server with two screens that `xrandr` plugs, moves and mirrors; it needs Xorg's dummy driver, and rights."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = """
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "device"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5.0 - 1000.0
  VertRefresh 5.0 - 200.0
EndSection
Section "Screen"
  Identifier "screen"
  Device "device"
  Monitor "monitor"
  DefaultDepth 24
EndSection
"""
DESK, HALL = "DUMMY0", "DUMMY1"  # the names of its outputs
MODES = ("1280x1024", "1024x768")
DESKTOP = ("--fb", "6144x2048")  # of one size: where it shrinks, screens are off for a moment, and Qt keeps old places
DRIVERS = (Path("/usr/lib/xorg/modules/drivers/dummy_drv.so"), Path("/usr/lib64/xorg/modules/drivers/dummy_drv.so"))


def is_there() -> bool:
    """Whether such a server can be started here."""
    tools = all(shutil.which(name) for name in ("Xorg", "xrandr"))
    return tools and any(driver.exists() for driver in DRIVERS) and os.geteuid() == 0


def xrandr(display: str, *words: str) -> None:
    """Change the screens of a server. Raises CalledProcessError."""
    subprocess.run(
        ["xrandr", *DESKTOP, *words], env={**os.environ, "DISPLAY": display}, check=True, capture_output=True
    )


@contextmanager
def x_server(folder: Path) -> Iterator[str]:
    """A server with a desk's screen and a hall's to the right of it; gives its display."""
    place = folder / "xorg.conf"
    place.write_text(CONFIGURATION, encoding="ascii")
    reads, writes = os.pipe()
    command = [
        "Xorg", "-displayfd", str(writes), "-config", str(place), "-logfile", str(folder / "log"), "-noreset",
        "-nolisten", "tcp", "-novtswitch", "-sharevts",
    ]  # fmt: skip
    with (folder / "said").open("w") as said:
        server = subprocess.Popen(command, pass_fds=(writes,), stdout=said, stderr=said)
    os.close(writes)
    try:
        with os.fdopen(reads) as told:
            display = f":{told.readline().strip()}"
        for output in (DESK, HALL):
            for mode in MODES:
                _add_mode(display, output, mode)
        xrandr(display, "--output", DESK, "--mode", MODES[0], "--output", HALL, "--mode", MODES[1], "--right-of", DESK)
        yield display
    finally:
        server.terminate()
        server.wait(20)


def _add_mode(display: str, output: str, mode: str) -> None:
    for _ in range(50):  # until the server answers
        try:
            return xrandr(display, "--addmode", output, mode)
        except subprocess.CalledProcessError:
            time.sleep(0.1)
    raise RuntimeError(f"{output} takes no mode {mode}")
