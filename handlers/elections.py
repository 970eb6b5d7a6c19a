"""Handlers of elections."""

from handlers.routes import Routes

routes = Routes()
