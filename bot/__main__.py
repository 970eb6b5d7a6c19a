"""`python -m bot`: start the program."""

import os
import sys

from bot.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
