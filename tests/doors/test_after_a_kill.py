"""Whatever a person did, what the next program shows them is true, and leads on: it says that something was saved only
when something was."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.doors.heart import DEAD_AFTER
from bot.ids import PersonId
from bot.rules.people import Member, Role
from bot.screen import HOME, Tap, tap
from handlers.answers import Sent
from tests.doors.conftest import House
from tests.handlers.elections.table import Hall
from tests.handlers.feedback.table import ask
from tests.handlers.people.table import link, member
from tests.handlers.table import plan_meeting
from tests.play import Play

SAVED, SORRY = "We have saved what you did.", "Please try again."
HOURS = timedelta(hours=1)


class Table:
    """A group with a facilitator, a rep and a member."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group = play.group("Riverside")
        self.sam = play.member("Sam", self.group, role=Role.FACILITATOR)
        self.rep = play.rep("Lily", self.group)
        self.mina = play.member("Mina", self.group)
        self.after: Callable[[], object] = lambda: None
        """What others do before it is shown."""

    def stands(self, person: PersonId, *, at: Tap = HOME, ago: timedelta = timedelta(0)) -> PersonId:
        """This person looks at a page, and did nothing since."""
        self.play.tap(person, at)
        self.play.now += ago
        return person

    def weeks_pass(self) -> None:
        """The board has met."""
        self.play.now += timedelta(weeks=10)

    def asked(self, *, ago: timedelta = timedelta(0)) -> PersonId:
        """Mina was asked for more words about what she suggested."""
        self.play.tap(self.mina, tap("agenda.suggest", "money"))
        self.play.now += ago
        return self.mina


Does = tuple[PersonId, Tap | Sent | str]
"""Who does it: a press, what they send, or what stands behind Start."""


def _view(table: Table) -> Does:
    return table.mina, tap("people.me")


def _deed(table: Table) -> Does:
    return table.stands(table.mina), tap("agenda.suggest", "money")


def _deed_with_a_page_of_its_own(table: Table) -> Does:
    question = ask(table.play, table.rep)
    return table.rep, tap("feedback.print", question)


def _deed_whose_page_is_gone(table: Table) -> Does:
    """The list for the board is closed before anybody shows Mina that what she said is saved."""
    plan_meeting(table.play, table.sam)
    table.after = table.weeks_pass
    return table.stands(table.mina), tap("agenda.suggest", "money")


def _paper_that_is_not_there_any_more(table: Table) -> Does:
    question = ask(table.play, table.rep)
    table.after = lambda: table.play.tap(table.sam, tap("feedback.off", question))
    return table.rep, tap("feedback.print", question)


def _asks_for_help_of_nobody(table: Table) -> Does:
    table.play.store.run_now(lambda unit: unit.people.change(table.sam, unreachable_at=table.play.now))
    return table.stands(table.mina), tap("help.facilitator")


def _asks_for_help(table: Table) -> Does:
    return table.stands(table.mina), tap("help.facilitator")


def _answers(table: Table) -> Does:
    return table.asked(), Sent("It is too dear")


def _answers_late(table: Table) -> Does:
    return table.asked(ago=13 * HOURS), Sent("It is too dear")


def _answers_with_what_others_said(table: Table) -> Does:
    return table.asked(), Sent("It is too dear", forwarded=True)


def _speaks(table: Table) -> Does:
    return table.asked(), Sent(voice="a voice", seconds=3)


def _says_something(table: Table) -> Does:
    return table.stands(table.mina), Sent("The bus is late")


def _says_something_by_voice(table: Table) -> Does:
    return table.stands(table.mina), Sent(voice="a voice", seconds=3)


def _passes_on(table: Table) -> Does:
    return table.stands(table.mina), Sent("The bus is late", forwarded=True)


def _sends_what_cannot_be_used(table: Table) -> Does:
    return table.stands(table.mina), Sent(other="sticker")


def _changes_a_message(table: Table) -> Does:
    return table.asked(), Sent("It is too dear", edited=True)


def _looks_for_a_word(table: Table) -> Does:
    for number in range(12):
        table.play.member(f"Ben {number}", table.group)
    return table.stands(table.sam, at=tap("people.members", table.group, 0)), Sent("Ben 11")


def _speaks_where_a_name_is_pressed(table: Table) -> Does:
    hall = Hall(table.play)
    return table.stands(hall.people["Ben"], at=tap("elections.suggest", hall.plan(), 0)), Sent(voice="it", seconds=3)


def _stranger_says_something(table: Table) -> Does:
    return table.play.stranger("Joe"), Sent("Hello")


def _tells_a_worry_to_nobody(table: Table) -> Does:
    return table.stands(table.mina, at=tap("worries.start", "home", 0)), Sent("Somebody hurts me")


def _presses_a_worry_to_nobody(table: Table) -> Does:
    return table.stands(table.mina), tap("worries.tell", "home", 0)


def _start(table: Table) -> Does:
    return table.stands(table.mina), ""


def _start_where_something_was_asked(table: Table) -> Does:
    return table.asked(ago=2 * HOURS), ""


def _link_to_help(table: Table) -> Does:
    return table.stands(table.mina), "help"


def _link_to_say(table: Table) -> Does:
    return table.stands(table.mina), "say_1"


def _link_to_join(table: Table) -> Does:
    return table.play.stranger("Joe"), "join_Riverside"


def _link_of_a_group_they_are_in(table: Table) -> Does:
    return table.stands(table.mina), "join_Riverside"


def _link_to_begin_a_board(table: Table) -> Does:
    table.play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    return table.play.stranger("Alex"), "found_abc"


def _link_for_a_phone(table: Table) -> Does:
    joe = table.play.member("Joe", table.group, on_paper=True)
    shown = table.play.tap(table.sam, tap("people.phone", member(table.play, table.group, joe).id))
    return table.play.stranger("J"), link(shown)


def _link_for_the_phone_of_who_was_told_nothing(table: Table) -> Does:
    phone, payload = _link_for_a_phone(table)
    joe = next(each for each in _members(table) if each.name == "Joe")
    table.play.store.run_now(lambda unit: unit.people.change(joe.person_id, consented_at=None))
    return phone, payload


def _members(table: Table) -> list[Member]:
    return table.play.store.run_now(lambda unit: unit.people.list_members(table.group, now=table.play.now))


def _says_yes_to_a_phone(table: Table) -> Does:
    phone, payload = _link_for_the_phone_of_who_was_told_nothing(table)
    table.play.start(phone, str(payload))
    return phone, tap("people.link_yes", "phone", str(payload).removeprefix("phone_"))


def _link_that_was_used(table: Table) -> Does:
    return table.play.stranger("Alex"), "found_none"


def _link_to_a_question(table: Table) -> Does:
    question = ask(table.play, table.rep)
    return table.stands(table.mina), f"view_{question}"


def _link_to_a_vote(table: Table) -> Does:
    hall = Hall(table.play)
    return table.stands(hall.people["Ben"]), f"vote_{hall.open('Mina', 'Asha')}"


def _link_to_stand(table: Table) -> Does:
    hall = Hall(table.play)
    return table.stands(hall.people["Ben"]), f"stand_{hall.plan()}"


def _refused(table: Table) -> Does:
    return table.stands(table.mina), tap("agenda.send", 1)


MATRIX: tuple[tuple[Callable[[Table], Does], str, bool], ...] = (
    (_view, "My settings", False),
    (_deed, "microphone", True),
    (_deed_with_a_page_of_its_own, "to print", False),
    (_deed_whose_page_is_gone, "That worked", True),
    (_paper_that_is_not_there_any_more, "Say something", False),
    (_asks_for_help_of_nobody, "Please call", False),
    (_asks_for_help, "That worked", True),
    (_answers, "That worked", True),
    (_answers_late, "Where you were", False),
    (_answers_with_what_others_said, "You forwarded a message", False),
    (_speaks, "That worked", True),
    (_says_something, "Who is it for?", False),
    (_says_something_by_voice, "Who is it for?", False),
    (_passes_on, "Who is it for?", False),
    (_sends_what_cannot_be_used, "You can send words", False),
    (_changes_a_message, "Nothing was changed.", False),
    (_looks_for_a_word, "Ben 1", False),
    (_speaks_where_a_name_is_pressed, SORRY, False),
    (_stranger_says_something, "not in a group", False),
    (_tells_a_worry_to_nobody, "01234 567 890", False),
    (_presses_a_worry_to_nobody, "01234 567 890", False),
    (_start, "Say something", False),
    (_start_where_something_was_asked, "Go on", False),
    (_link_to_help, "999", False),
    (_link_to_say, "What should the board", False),
    (_link_to_join, "language", False),
    (_link_of_a_group_they_are_in, SORRY, False),
    (_link_to_begin_a_board, "What we keep", False),
    (_link_for_a_phone, "your phone now", False),
    (_link_for_the_phone_of_who_was_told_nothing, "What we keep", False),
    (_says_yes_to_a_phone, "That worked", True),
    (_link_that_was_used, SORRY, False),
    (_link_to_a_question, "Who helps me", False),
    (_link_to_a_vote, "Vote", False),
    (_link_to_stand, "Who should speak for us?", False),
    (_refused, SORRY, False),
)
"""What was done, what is then shown, and whether it says that something was saved."""


def _do(house: House, does: Does) -> None:
    person, what = does
    play, dispatch = house.play, house.first.doors.dispatch
    sender: Any = play.store.run_now(lambda unit: play.sender(unit, person))
    if isinstance(what, Tap):
        play.store.run_now(dispatch.tapped, sender, what.encode(), message_id=7, update_id=10_000, now=play.now)
    elif isinstance(what, Sent):
        play.store.run_now(dispatch.wrote, sender, what, update_id=10_000, now=play.now)
    else:
        play.store.run_now(dispatch.started, sender, what, update_id=10_000, now=play.now)


@pytest.mark.parametrize(("does", "says", "is_saved"), MATRIX, ids=[row[0].__name__.strip("_") for row in MATRIX])
async def test_what_is_shown_after_a_kill_is_true_and_leads_on(
    house: House, does: Callable[[Table], Does], says: str, *, is_saved: bool
) -> None:
    table = Table(house.play)
    done = does(table)
    number = house.play.store.run_now(lambda unit: unit.people.get(done[0])).telegram_id
    _do(house, done)
    table.after()
    await house.pass_time(DEAD_AFTER + 1, house.second)
    await house.second.doors.lines.quiet()
    methods = ("sendMessage", "sendPhoto", "editMessageText", "editMessageMedia", "sendDocument")
    shown = "\n".join(str(given) for given in house.second.doors.telegram.sent(*methods) if given["chat_id"] == number)
    assert says in shown
    assert (SAVED in shown) == is_saved
