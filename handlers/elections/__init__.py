"""Elections: plan, stand, the roll, vote, practise, result, count again. One set of routes."""

from handlers.elections import (
    ballots,
    in_a_row,
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
    together,
    vote,
)
from handlers.routes import Routes

routes = Routes()
PARTS = (
    plan,
    together,
    in_a_row,
    reserved,
    stand,
    roll,
    running,
    vote,
    ballots,
    practice,
    lots,
    papers,
    result,
    recount,
    lost,
)
for part in PARTS:
    routes.include(part.routes)
