"""Handlers of people."""

from handlers.routes import Routes

routes = Routes()
