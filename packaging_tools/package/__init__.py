"""Gatelight: recurrent networks and their memory, with true numbers.

What a notebook needs is here (`gatelight.run`, `gatelight.find` and all else that `simulator` lists), loaded when it
is used; `python -m gatelight` opens the window, and `python -m gatelight --help` lists what works without one.
"""

from simulator import *  # noqa: F403
