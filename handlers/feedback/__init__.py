"""Feedback: ask the groups, answer, the sheet, and what the rep says. One set of routes."""

from handlers.feedback import answer, ask, follow, group_matter, on_paper, position, sheet, side_by_side
from handlers.routes import Routes

routes = Routes()
for part in (ask, group_matter, answer, on_paper, sheet, position, follow, side_by_side):
    routes.include(part.routes)
