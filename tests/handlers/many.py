"""A board of 60 groups and 3,000 people in the middle of its circle, and how much a page asks the database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlalchemy import insert

from bot.ids import BoardId, GroupId, PersonId, QuestionId
from bot.rules.agenda import How, Life
from bot.rules.elections import State
from bot.rules.feedback import Said
from bot.rules.people import Role, Standing
from bot.screen import tap
from storage.tables.agenda import suggestions
from storage.tables.feedback import asked, views
from storage.tables.people import groups, members, people
from storage.tables.reps import terms
from storage.unit import Unit
from tests.ahead import as_in_use
from tests.handlers.feedback.table import ask, close
from tests.handlers.promises.table import make_promise
from tests.handlers.summaries.table import meet
from tests.handlers.table import plan_meeting
from tests.play import Play

GROUPS, IN_EACH = 60, 50
FIRST = 10_000
"""The numbers of people and members who are there as rows begin here."""
WORDS = ("The bus is late", "", "", "A lift", "")


def everybody() -> range:
    """The numbers of those who are there as rows: persons and members have the same ones."""
    return range(FIRST, FIRST + (GROUPS - 1) * IN_EACH)


def group_of(n: int) -> GroupId:
    """In which group the person with this number is."""
    return GroupId(2 + (n - FIRST) // IN_EACH)


def _fill(unit: Unit, board: BoardId, play: Play) -> None:
    """59 more groups of 50 people each, each with a rep."""
    some: dict[str, Any] = {"board_id": board, "zone": "Europe/London", "language": "en", "created_at": play.now}
    rows = [{**some, "name": f"Group {n}", "join_code": f"g{n}"} for n in range(2, GROUPS + 1)]
    unit.connection.execute(insert(groups), rows)
    some = {"language": "en", "created_at": play.now, "consented_at": play.now}
    unit.connection.execute(insert(people), [{**some, "id": n, "called": f"P{n}"} for n in everybody()])
    some = {"role": Role.MEMBER, "standing": Standing.IN, "on_paper": True, "since": play.now}
    rows = [{**some, "id": n, "person_id": n, "group_id": group_of(n)} for n in everybody()]
    unit.connection.execute(insert(members), rows)
    some = {"starts_at": play.now, "ends_at": play.now.replace(year=2028), "how": "before", "answer": "yes"}
    reps = [{**some, "member_id": n, "group_id": group_of(n)} for n in everybody()[::IN_EACH]]
    unit.connection.execute(insert(terms), reps)


def _say(unit: Unit, board: BoardId, meeting: int, play: Play) -> None:
    """Two of each group say something for the next meeting."""
    some: dict[str, Any] = {"board_id": board, "meeting_id": meeting, "life": Life.GOT, "how": How.HELPED}
    rows = [
        {**some, "member_id": n, "person_id": n, "group_id": group_of(n), "topic": topic, "with_name": False,
         "text": WORDS[n % len(WORDS)], "said_at": play.now}
        for n in everybody()[::IN_EACH]
        for topic in ("bus", "home")
    ]  # fmt: skip
    unit.connection.execute(insert(suggestions), rows)


def _answer(unit: Unit, question: QuestionId, play: Play, *, every: int) -> None:
    """Everybody was asked, and every second or third of them answered."""
    rows = [{"question_id": question, "person_id": n, "member_id": n, "group_id": group_of(n)} for n in everybody()]
    unit.connection.execute(insert(asked), rows)
    said = {"question_id": question, "said": Said.CHOICE, "how": How.HELPED, "said_at": play.now, "quotable": False}
    unit.connection.execute(insert(views), [{**said, "person_id": n, "place": n % 3} for n in everybody()[::every]])


def make_many(play: Play) -> dict[str, PersonId]:
    """A facilitator, a rep and a member of one of 60 groups: there is news from the board, a promise of which it is
    asked if it is kept, a question with its position and an open one, a vote, and a list that closes soon.
    """
    board = meet(play)
    others = [play.member(f"A{n}", board.group) for n in range(8)]
    for n in range(20):
        play.member(f"Joe {n}", board.group, on_paper=True)
    number = play.store.run_now(lambda unit: unit.people.get_group(board.group)).board_id
    play.store.run_now(_fill, number, play)
    board.write_cards()
    board.publish()
    make_promise(play, board.mina, days=3)
    question = ask(play, board.mina)
    play.store.run_now(_answer, question, play, every=2)
    close(play)
    play.tap(board.mina, tap("feedback.position", question))
    for label in ("Yes, I will say that", "Yes, tell the groups"):
        play.press(board.mina, label)
    _vote(play, board.sam, board.group, others)
    meeting = plan_meeting(play, board.sam, days=40)
    play.until(play.now + timedelta(days=3))
    play.store.run_now(_say, number, meeting, play)
    for person, topic in zip(others, ("bus", "bus", "home", "health", "work", "money", "friends", "else"), strict=True):
        play.tap(person, tap("agenda.suggest", topic))
    play.store.run_now(_answer, ask(play, board.mina), play, every=3)
    return {"facilitator": board.sam, "rep": board.mina, "member": board.ben}


def _vote(play: Play, sam: PersonId, group: GroupId, candidates: list[PersonId]) -> None:
    play.tap(sam, tap("elections.plan", group))
    for label in ("1 rep", "stays as rep", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(sam, label)
    play.until(play.now)
    (election,) = play.store.run_now(lambda unit: unit.elections.list_of(group, State.NOMINATING))
    for person in candidates[:3]:
        play.tap(person, tap("elections.stand_up", election.id))
    play.until(election.vote_at)


@contextmanager
def counting(play: Play) -> Iterator[Callable[[], list[str]]]:
    """The statements with which the last page was drawn inside: not who pressed, nor where they stand afterwards."""

    def drawn() -> list[str]:
        said = play.kept.said
        ends = next(n for n, each in enumerate(said) if each.startswith(("RELEASE", "ROLLBACK TO")))
        return said[said.index("SAVEPOINT attempt") + 1 : ends]

    with as_in_use():
        yield drawn
