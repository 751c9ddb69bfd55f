"""The face that Gatelight has in a notebook: run a layer, see it, ask it, and write films of it.

    import gatelight as gl

    run = gl.run("lstm", x, state_dict=model.state_dict())
    run = gl.watch(layer, x)

No part of it needs Qt until a picture is wanted.
"""

from ui.notebook.comparing import Comparison, compare
from ui.notebook.running import NotebookRun, run
from ui.notebook.watching import watch

__all__ = ["Comparison", "NotebookRun", "compare", "run", "watch"]
