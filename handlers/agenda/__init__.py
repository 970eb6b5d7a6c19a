"""The agenda: say something, on paper too, look, what matters most, the desk, choose, read. One set of routes."""

from handlers.agenda import choose, desk, gather, look, on_paper, read, say, shared, three
from handlers.routes import Routes

routes = Routes()
for part in (say, on_paper, look, desk, gather, choose, read, three, shared):
    routes.include(part.routes)
