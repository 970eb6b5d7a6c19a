"""Where a screen may differ from the rules of the gate, each with its reason."""

RIGHTS = {
    "elections.button.blank": "a right in its own words: I do not want to choose (ER-81)",
    "elections.papers.blank": "the same right when ballots are counted again",
    "feedback.button.unsaid": "a right in its own words: I do not want to say",
}
"""Buttons that are longer, and why."""
GRIDS = {
    "start": "eight topics with a picture each, see docs/decisions/0006",
    "gather": "the same eight topics",
    "keep_as": "the same eight topics",
    "start_for": "the same eight topics",
    "show_list": "the same topics, each to be changed",
    "pick_hour": "hours are a grid of short numbers",
    "three": "six things with a number each, of which up to three are chosen",
    "picture": "the pictures of a card are a grid, see docs/decisions/0006",
}
"""Screens with more than one button in a row."""
MANY_ROWS = {
    "members": "who looks after the group chooses from six people, and adds one",
    "pick_hour": "the hours of a day, for who plans a meeting",
}
"""Screens with more rows of buttons than others, and why: none that a member or a rep comes to."""
NO_WAY_BACK = {
    "home": "it is where every way leads",
    "no_group": "there is nowhere to go yet",
    "waiting": "there is nowhere to go yet",
    "confirm": "its own button leads back to this ballot and no other",
    "consent": "nothing has begun yet",
    "found_board": "there is no group yet",
    "group_name": "there is no group yet",
    "phone_moved": "this phone has no part in a group any more",
    "not_ours": "there is nowhere to go",
    "removed_told": "there may be no group left",
    "join_language": "nothing is agreed yet",
    "join_not_now": "nothing is agreed yet",
    "join_asked": "there is nowhere to go yet",
    "deleted": "nothing is left",
}
"""Screens without a way back, and why."""
NO_HELP = {
    "help_needed": "it is the help",
    "deleted": "a press would make the bot know them again, so the number for danger stands on it",
}
"""Screens without Help, and why."""
