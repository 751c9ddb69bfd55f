"""Builds the site: python -m packaging_tools.site -o dist/site"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from packaging_tools.site.build import build, gather, make_shown, may_be_replaced


def main() -> int:
    """Build the site and print where it begins. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m packaging_tools.site", description=__doc__)
    parser.add_argument("-o", dest="target", metavar="DIR", default="dist/site", help="where it is written (dist/site)")
    target = Path(parser.parse_args().target).resolve()
    if not may_be_replaced(target):
        parser.error(f"{target} is there already, and is no site. Choose another folder.")
    with tempfile.TemporaryDirectory(prefix="gatelight-site-") as place:
        pages = Path(place) / "pages"
        gather(pages)
        make_shown(pages)
        shutil.rmtree(target, ignore_errors=True)
        build(pages, target)
    print(target / "index.html")
    return 0


if __name__ == "__main__":
    sys.exit(main())
