"""Summaries: ask, write, check, read. One set of routes."""

from handlers.routes import Routes
from handlers.summaries import ask, check, read, write

routes = Routes()
for part in (ask, write, check, read):
    routes.include(part.routes)
