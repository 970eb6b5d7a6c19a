"""People: joining, my settings, a group, and who is in it. One set of routes."""

from handlers.people import group, joining, me, members
from handlers.routes import Routes

routes = Routes()
for part in (joining, me, group, members):
    routes.include(part.routes)
