"""Elections: plan, stand, vote, result. One set of routes."""

from handlers.elections import plan, result, stand, vote
from handlers.routes import Routes

routes = Routes()
for part in (plan, stand, vote, result):
    routes.include(part.routes)
