"""Run in the bundle before the program: what it starts itself, such as a browser, is given the system's libraries."""

import os

if "LD_LIBRARY_PATH" in os.environ:  # PyInstaller's own starter has put the bundle's there, for this process alone
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        del os.environ["LD_LIBRARY_PATH"]
