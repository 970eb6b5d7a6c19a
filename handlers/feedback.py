"""Handlers of feedback."""

from handlers.routes import Routes

routes = Routes()
