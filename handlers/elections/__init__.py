"""Elections: plan, stand, vote, result, count again. One set of routes."""

from handlers.elections import lost, lots, plan, recount, result, stand, vote
from handlers.routes import Routes

routes = Routes()
for part in (plan, stand, vote, lots, result, recount, lost):
    routes.include(part.routes)
