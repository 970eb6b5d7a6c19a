"""Handlers of summaries."""

from handlers.routes import Routes

routes = Routes()
