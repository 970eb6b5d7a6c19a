"""What the other groups want to say: for everybody of the board."""

from bot.rules.feedback import Position, Question
from bot.rules.people import Group, Member
from bot.screen import Button, Screen, tap
from bot.screens.feedback import side_by_side as screens
from handlers.routes import At, Routes

routes = Routes()


@routes.menu("news", 35)
def side_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """Once something was read back to a group of the board."""
    if not at.unit.feedback.list_unreported(group.board_id):
        return ()
    return (Button(at.words.text("feedback.button.side"), tap("feedback.side", 0)),)


def _said(at: At) -> list[tuple[str, Question, Position]]:
    """Each with its group; those of a group of its own before those of all groups."""
    group = at.group()
    at.member(group.id)
    names = {each.id: each.name for each in at.unit.people.list_groups_of_board(group.board_id)}
    pairs = [(at.unit.feedback.get(p.question_id), p) for p in at.unit.feedback.list_unreported(group.board_id)]
    return sorted(
        (("" if q.group_id is None else names.get(q.group_id, ""), q, position) for q, position in pairs),
        key=lambda each: (not each[0], each[0].casefold(), each[1].id),
    )


@routes.view("feedback.side")
def on_side(at: At, page: int) -> Screen:
    """Side by side, a few at a time."""
    return screens.side_by_side(at.words, _said(at), page=max(page, 0))
