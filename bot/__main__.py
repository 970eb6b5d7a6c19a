"""`python -m bot`: start the program."""

import gc
import os
import sys

# All that is made by importing stays to the end. Looking through it again and again for what could go would be a tenth
# of the time to start, so Python does not look meanwhile, and not at it later.
gc.disable()
from bot.cli import main  # noqa: E402

gc.freeze()
gc.enable()

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
