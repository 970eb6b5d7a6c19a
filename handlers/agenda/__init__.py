"""The agenda: say something, look, what matters most, the rep's desk, gather, choose, read. One set of routes."""

from handlers.agenda import choose, desk, gather, look, read, say, shared, three
from handlers.routes import Routes

routes = Routes()
for part in (say, look, desk, gather, choose, read, three, shared):
    routes.include(part.routes)
