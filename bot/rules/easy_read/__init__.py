"""Whether a text is easy to read: findings, line by line. It finds candidates; people decide.

Not here: what a screen may look like (`tests/screens/test_gate.py`), and the words themselves (`bot.words`).
"""

from bot.rules.easy_read.check import findings
from bot.rules.easy_read.kinds import Finding, Kind, Level

__all__ = ["Finding", "Kind", "Level", "findings"]
