"""The doors: updates in, messages out, the clock. The only room that speaks to Telegram."""

import os
import warnings

from telegram.warnings import PTBUserWarning

# python-telegram-bot then gives waiting times as timedelta, which is where it is going.
os.environ.setdefault("PTB_TIMEDELTA", "1")
# It would rather have its typed methods called. On the path of a tap they take ten times as long (decision 1).
warnings.filterwarnings("ignore", "Please use 'Bot", PTBUserWarning)
