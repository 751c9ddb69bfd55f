"""What the process from which the commands of the tests are forked has loaded."""

import main  # noqa: F401 what is run
from tests.ui.cli import forked

forked.load()
