"""What the tests of asking the groups share: a circle, a question, its answers."""

from datetime import timedelta

from bot.ids import GroupId, PersonId, QuestionId
from bot.rules.feedback import State
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.table import board_of
from tests.play import Play

NAMES = ("Ben", "Asha", "Lily", "Joe", "Mia", "Tom")


def circle(play: Play) -> tuple[GroupId, PersonId, PersonId, list[PersonId]]:
    """A group with a facilitator, a rep and six members."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    return group, sam, mina, [play.member(name, group) for name in NAMES]


def ask(play: Play, mina: PersonId, *, choices: int = 3) -> QuestionId:
    """The rep asks one of our questions with proposed answers."""
    play.tap(mina, tap("feedback.ask_now", 0))
    play.press(mina, "Something else")
    play.press(mina, "What matters most")
    if not choices:
        play.press(mina, "In their own words")
    else:
        play.press(mina, "Choose an answer")
        for label in ("Who helps me", "When it happens", "Where it is", "What it costs")[:choices]:
            play.press(mina, label)
        play.press(mina, "That is all")
    play.press(mina, "Yes, ask now")
    board = board_of(play, mina)
    return play.store.run_now(lambda u: u.feedback.list_of_board(board, State.OPEN))[0].id


def close(play: Play) -> None:
    """The last day of the question passes."""
    play.until(play.now + timedelta(days=15))


def answer(play: Play, question: QuestionId, people: list[PersonId], whats: tuple[str, ...]) -> None:
    """One answer from each person, as far as there are answers."""
    for person, what in zip(people, whats, strict=False):
        play.tap(person, tap("feedback.answer", question, what))
