"""`python -m gatelight` in a checkout: what `python main.py` does."""

import sys

from main import main

if __name__ == "__main__":
    sys.exit(main())
