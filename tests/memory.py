"""How much memory this process takes, as Linux counts it."""

from __future__ import annotations

import re
from pathlib import Path

STATUS = Path("/proc/self/status")


def memory(kind: str = "VmRSS") -> int:
    """What this program takes now, or at the most since it was asked to forget that (`VmHWM`); bytes."""
    told = re.search(rf"{kind}:\s+(\d+) kB", STATUS.read_text())
    assert told is not None
    return 1024 * int(told[1])
