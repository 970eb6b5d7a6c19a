"""What was said before about the same thing and has an answer by now: nobody has to ask what is known already."""

from bot.rules.agenda import Suggestion, most_alike
from bot.rules.topics import SAFE
from storage.unit import Unit

MOST = 3
"""So many are shown: they fit on one screen."""


def asked_before(unit: Unit, suggestion: Suggestion) -> list[Suggestion]:
    """Up to three earlier ones of its board and topic that were answered, the most alike first, then the newest.

    Of staying safe nobody is shown what others said before.
    """
    if suggestion.topic.key == SAFE:
        return []
    answered = unit.agenda.list_answered(suggestion.board_id, suggestion.topic.key, before=suggestion.id)
    known = {int(each.id): each for each in answered}
    near = most_alike(suggestion.text, [(number, each.text) for number, each in known.items()], most=MOST)
    rest = [number for number in sorted(known, reverse=True) if number not in near]
    return [known[number] for number in (*near, *rest)][:MOST]
