"""What the other groups want to say, and what they said: for everybody of the board."""

from bot.ids import MeetingId, QuestionId
from bot.rules.feedback import Position, Question
from bot.rules.people import Group, Member
from bot.screen import Button, Screen, tap
from bot.screens.feedback import side_by_side as screens
from bot.services import meetings as meeting_services
from bot.services.feedback import position as services
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("news", 35)
def side_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Once something was read back to a group of the board."""
    if not at.unit.feedback.list_side_by_side(group.board_id):
        return ()
    return (Button(at.words.text("feedback.button.side"), tap("feedback.side", 0)),)


def _named(at: At, group: Group, pairs: list[tuple[Question, Position]]) -> list[screens.Side]:
    """Each with its group; those of a group of its own before those of all groups."""
    names = {each.id: each.name for each in at.unit.people.list_groups_of_board(group.board_id)}
    return sorted(
        (("" if q.group_id is None else names.get(q.group_id, ""), q, position) for q, position in pairs),
        key=lambda each: (not each[0], each[0].casefold(), each[1].id),
    )


def _untold(at: At, said: list[screens.Side]) -> set[QuestionId]:
    """Of which nobody knows yet what became of it."""
    return {question.id for _, question, position in said if services.is_untold(at.unit, position, now=at.now)}


@routes.view("feedback.side")
def on_side(at: At, page: int) -> Screen:
    """Side by side, a few at a time; after the board has met, too."""
    group = at.group()
    at.member(group.id)
    said = _named(at, group, at.unit.feedback.list_side_by_side(group.board_id))
    return screens.side_by_side(at.words, said, page=max(page, 0), untold=_untold(at, said))


@routes.view("feedback.others")
def on_others(at: At, meeting: MeetingId, page: int) -> Screen | None:
    """What the groups of others said at a meeting; None: nothing."""
    found = meeting_services.get(at.unit, meeting)
    group = at.unit.people.get_group(meeting_services.group_in(at.unit, at.person, found, now=at.now))
    there = at.unit.people.list_members_of_board(found.board_id, now=at.now, person=at.person.id)
    mine = (None, *(member.group_id for member in there))
    pairs = at.unit.feedback.list_side_by_side(found.board_id, meeting)
    said = _named(at, group, [(q, position) for q, position in pairs if q.group_id not in mine])
    return screens.others(at.words, meeting, said, page=max(page, 0), untold=_untold(at, said)) if said else None
