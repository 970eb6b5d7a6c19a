"""Handlers of agenda."""

from handlers.routes import Routes

routes = Routes()
