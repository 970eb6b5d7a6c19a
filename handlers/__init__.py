"""What a tap, a word, a voice or a deadline means. How they come and go is the matter of `bot.doors`."""

import os
from importlib import import_module

from handlers.routes import Routes

# python-telegram-bot then gives waiting times as timedelta, which is where it is going.
os.environ.setdefault("PTB_TIMEDELTA", "1")

FEATURES = (
    "people", "elections", "hustings", "rooms", "agenda", "meetings", "summaries", "feedback", "promises", "schedule",
    "worries", "reps", "deputies", "pictures", "topics", "areas",
)  # fmt: skip
"""Every feature has a module of its name in every layer."""


def all_routes() -> Routes:
    """The routes of all features and of home."""
    from handlers import home, mirror, schedule, unasked

    routes = Routes()
    for feature in FEATURES:
        module = import_module(f"handlers.{feature}")
        routes.include(module.routes)
    routes.include(mirror.routes)
    routes.include(unasked.routes)
    routes.include(home.make_home(routes))
    routes.include(schedule.make_list(routes))
    return routes


def prepare() -> None:
    """Work out what no deed may wait for, and then keep it: called once, in a thread beside everything else."""
    from handlers.people.whose import ours

    ours()
