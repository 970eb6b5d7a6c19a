"""Who hears what of areas: reps and facilitators of the board, quietly. Others read it where groups vote together."""

from bot.rules.facts.areas import AreasChanged
from bot.telling.when import QUIET, Table, when
from bot.telling.who import who_looks_after_the_board

TABLE: Table = (when(AreasChanged).to(who_looks_after_the_board, "areas.told:{board}", QUIET),)
