"""What wakes the bot: a tap, a text, the clock, a webhook call."""

import os
from importlib import import_module

from handlers.routes import Routes

# python-telegram-bot then gives waiting times as timedelta, which is where it is going.
os.environ.setdefault("PTB_TIMEDELTA", "1")

FEATURES = ("people", "elections", "agenda", "meetings", "summaries", "feedback", "promises", "schedule")
"""Every feature has a module of its name in every layer."""


def all_routes() -> Routes:
    """The routes of all features and of home."""
    from handlers import home, schedule

    routes = Routes()
    for feature in FEATURES:
        module = import_module(f"handlers.{feature}")
        routes.include(module.routes)
    routes.include(home.make_home(routes))
    routes.include(schedule.make_list(routes))
    return routes
