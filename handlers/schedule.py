"""Handlers of schedule."""

from handlers.routes import Routes

routes = Routes()
