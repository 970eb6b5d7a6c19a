"""Handlers of meetings."""

from handlers.routes import Routes

routes = Routes()
