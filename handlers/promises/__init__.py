"""Promises: write them down, look at them, and say if they are done. One set of routes."""

from handlers.promises import judge, write
from handlers.routes import Routes

routes = Routes()
for part in (write, judge):
    routes.include(part.routes)
