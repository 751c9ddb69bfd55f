"""What the bundle runs: the program, or what a process of its own has to do, of which PyInstaller knows."""

import os
import sys
from importlib import import_module

if "LD_LIBRARY_PATH" in os.environ:  # PyInstaller's own starter has put the bundle's there, for this process alone:
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")  # what is started from here, such as a browser, has its own
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        del os.environ["LD_LIBRARY_PATH"]
if any("multiprocessing" in word for word in sys.argv[1:]):  # loaded for nothing else: help is to come at once
    import_module("multiprocessing").freeze_support()
if __name__ == "__main__":
    sys.exit(import_module("gatelight.__main__").main())
