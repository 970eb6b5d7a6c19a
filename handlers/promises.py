"""Handlers of promises."""

from handlers.routes import Routes

routes = Routes()
