"""``python -m triage`` does what ``triage`` does."""

import sys

from triage.cli import main

if __name__ == "__main__":
    sys.exit(main())
