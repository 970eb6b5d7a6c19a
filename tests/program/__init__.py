"""The real program and the practice phones, each in a process of its own, and people who use them over HTTP.

Nothing here sleeps: after each tap the phones are asked to say when the bot has answered everything
and has nothing more to say at this time. What goes wrong is told with the screen the person saw and
the last lines of the bot's log.
"""

from tests.program.messages import Bubble, bubbles_of
from tests.program.migrated import make_migrated
from tests.program.process import PATIENCE, FromNothing, Line, Process, run
from tests.program.world import Phone, World, phones, url_of, world

__all__ = [
    "PATIENCE", "Bubble", "FromNothing", "Line", "Phone", "Process", "World", "bubbles_of", "make_migrated", "phones",
    "run", "url_of", "world",
]  # fmt: skip
