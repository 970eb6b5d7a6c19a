"""Feedback: ask the groups, answer, the sheet, and what the rep says. One set of routes."""

from handlers.feedback import answer, ask, group_matter, position, sheet
from handlers.routes import Routes

routes = Routes()
for part in (ask, group_matter, answer, sheet, position):
    routes.include(part.routes)
