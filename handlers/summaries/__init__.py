"""Summaries: ask, write, check, read. One set of routes."""

from handlers.routes import Routes
from handlers.summaries import ask, check, draw, read, write

routes = Routes()
for part in (ask, write, draw, check, read):
    routes.include(part.routes)
