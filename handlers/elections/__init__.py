"""Elections: plan, stand, the roll, vote, practise, result, count again. One set of routes."""

from handlers.elections import (
    ballots,
    lost,
    lots,
    papers,
    plan,
    practice,
    recount,
    reserved,
    result,
    roll,
    running,
    stand,
    vote,
)
from handlers.routes import Routes

routes = Routes()
for part in (plan, reserved, stand, roll, running, vote, ballots, practice, lots, papers, result, recount, lost):
    routes.include(part.routes)
