"""Gatelight: recurrent networks and their memory, with true numbers.

What a notebook needs is here: `gatelight.run`, `gatelight.watch`, `gatelight.compare`, and all else that `simulator`
lists; `python -m gatelight` opens the window, and `python -m gatelight --help` lists what works without one.
"""

from simulator import *  # noqa: F403
from ui.notebook import Comparison, NotebookRun, compare, run, watch  # type: ignore[assignment]  # noqa: F401
