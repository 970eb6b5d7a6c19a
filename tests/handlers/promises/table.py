"""What the tests of promises share: a circle, a promise, days that pass, answers."""

from datetime import timedelta

from bot.ids import GroupId, PersonId, PromiseId
from bot.rules.people import Role
from bot.rules.promises import Promise
from bot.screen import tap
from tests.handlers.table import board_of, day_number
from tests.play import Play

NAMES = ("Ben", "Asha", "Lily")


def circle(play: Play) -> tuple[GroupId, PersonId, PersonId, list[PersonId]]:
    """A group with a facilitator, a rep and three members."""
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    return group, sam, mina, [play.member(name, group) for name in NAMES]


def make_promise(
    play: Play, mina: PersonId, *, days: int | None = 30, meeting: int = 0, item: int = 0, who: str = "Alex"
) -> PromiseId:
    """The rep writes down that Alex promised a bus on a day that is `days` away, or without a date."""
    play.tap(mina, tap("promises.begin", meeting, item))
    play.say(mina, who)
    play.say(mina, "A bus at 9")
    if days is None:
        play.press(mina, "There is no date")
    else:
        draft = newest(play, mina, drafts=True)
        play.tap(mina, tap("promises.on_day", draft, day_number((play.now + timedelta(days=days)).date())))
    play.press(mina, "Yes, save it")
    return newest(play, mina)


def newest(play: Play, person: PersonId, *, drafts: bool = False) -> PromiseId:
    board = board_of(play, person)
    if drafts:
        draft = play.store.run_now(lambda u: u.promises.find_draft(board, person, None, None))
        assert draft is not None
        return draft.id
    return play.store.run_now(lambda u: u.promises.list_of_board(board))[0].id


def get(play: Play, promise: PromiseId) -> Promise:
    return play.store.run_now(lambda u: u.promises.get(promise))


def wait(play: Play, days: float) -> None:
    play.until(play.now + timedelta(days=days))


def judge(play: Play, promise: PromiseId, people: list[PersonId], *answers: str) -> None:
    for person, answer in zip(people, answers, strict=False):
        play.tap(person, tap("promises.judge", promise, answer))
