"""Elections: plan, stand, the roll, vote, result, count again. One set of routes."""

from handlers.elections import lost, lots, papers, plan, recount, result, roll, stand, vote
from handlers.routes import Routes

routes = Routes()
for part in (plan, stand, roll, vote, lots, papers, result, recount, lost):
    routes.include(part.routes)
