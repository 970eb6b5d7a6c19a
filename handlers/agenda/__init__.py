"""The agenda: say something, look at what others say, the rep's desk, gather, choose, read. One set of routes."""

from handlers.agenda import choose, desk, gather, look, read, say
from handlers.routes import Routes

routes = Routes()
for part in (say, look, desk, gather, choose, read):
    routes.include(part.routes)
