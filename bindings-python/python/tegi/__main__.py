"""``python -m tegi`` is the command ``tegi``."""

import sys

from tegi.cli import main

if __name__ == "__main__":
    sys.exit(main())
