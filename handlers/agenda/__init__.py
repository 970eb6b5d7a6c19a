"""The agenda: say something, look at what others say, choose, read. One set of routes."""

from handlers.agenda import choose, look, read, say
from handlers.routes import Routes

routes = Routes()
for part in (say, look, choose, read):
    routes.include(part.routes)
