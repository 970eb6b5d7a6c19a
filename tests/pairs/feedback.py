"""What can be done with a question to the groups, from its first word to what became of it."""

from datetime import timedelta

from bot.ids import MeetingId, MemberId, PersonId, QuestionId
from bot.rules.feedback import State
from bot.screen import Tap, tap
from tests.handlers.feedback.table import NAMES, answer, ask, circle, close
from tests.handlers.table import board_of, plan_meeting
from tests.pairs.deeds import Deed, Subject, presses, rings, writes
from tests.play import Play


class Table:
    """A group with a rep, six members, and a question."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.group, self.sam, self.mina, members = circle(play)
        self.people: dict[str, PersonId] = {
            "Sam": self.sam,
            "Mina": self.mina,
            **dict(zip(NAMES, members, strict=True)),
            "Rose": play.rep("Rose", self.group),
        }
        self.question, self.meeting = QuestionId(0), MeetingId(0)
        self.paul, self.kept = MemberId(0), 0

    def press(self, name: str, pressed: str, *given: int | str) -> Deed:
        """Somebody presses a button of the question."""
        return presses(self.play, self.people[name], tap(pressed, self.question, *given))

    def leave(self, name: str) -> Deed:
        """Somebody leaves the group."""
        return presses(self.play, self.people[name], tap("people.left", self.group))

    @property
    def version(self) -> int:
        return self.play.store.run_now(lambda unit: unit.feedback.get(self.question)).version

    @property
    def position(self) -> int:
        found = self.play.store.run_now(lambda unit: unit.feedback.find_position(self.question))
        return 0 if found is None else found.version


def _draft(play: Play) -> Table:
    """All of it is chosen; the rep has only to say yes."""
    table = Table(play)
    play.tap(table.mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "Choose an answer", "Who helps me", "When it happens"):
        play.press(table.mina, label)
    board = board_of(play, table.mina)
    table.question = play.store.run_now(lambda u: u.feedback.list_of_board(board, State.DRAFT))[0].id
    return table


def _open(play: Play) -> Table:
    table = Table(play)
    table.meeting = plan_meeting(play, table.sam)
    table.question = ask(play, table.mina)
    answer(play, table.question, [table.people[name] for name in ("Asha", "Lily")], ("0", "1"))
    _read_back(play, table)
    return table


def _read_back(play: Play, table: Table) -> None:
    """Sam has read Paul's words back to him, and Paul has said yes."""
    paul = play.member("Paul", table.group, on_paper=True)
    table.paul = play.store.run_now(lambda unit: unit.people.member_in(table.group, paul, now=play.now)).id
    play.tap(table.sam, tap("feedback.say", table.question, table.paul, "self"))
    shown = play.say(table.sam, "It is too far")
    taps = [button.does for button in shown.buttons if isinstance(button.does, Tap)]
    table.kept = next(int(each.args[-1]) for each in taps if each.name == "feedback.keep_for")


def _closed(play: Play) -> Table:
    table = _open(play)
    close(play)
    return table


def _proposed(play: Play) -> Table:
    """What the rep will say is written."""
    table = _closed(play)
    play.tap(table.mina, tap("feedback.propose", table.question, table.position))
    return table


def _told(play: Play) -> Table:
    """What the rep will say was read back."""
    table = _proposed(play)
    play.tap(table.mina, tap("feedback.read_back", table.question, table.position))
    return table


def _said(play: Play) -> Table:
    """The board met, and the rep is asked what it said."""
    table = _told(play)
    play.until(play.now + timedelta(days=46))
    return table


SUBJECTS: dict[str, Subject[Table]] = {
    "a draft of a question": Subject(
        _draft,
        {
            "it is asked": lambda t: t.press("Mina", "feedback.open"),
            "it is thrown away": lambda t: t.press("Mina", "feedback.throw_away"),
            "one more answer": lambda t: t.press("Mina", "feedback.offer", "where"),
            "no answers": lambda t: t.press("Mina", "feedback.clear"),
            "another question": lambda t: t.press("Mina", "feedback.word", "change"),
            "another day": lambda t: t.press("Mina", "feedback.on_day", 20260612, t.version),
            "all groups": lambda t: t.press("Mina", "feedback.whom", 1),
            "only their group": lambda t: t.press("Mina", "feedback.only", t.group),
            "Mina leaves": lambda t: t.leave("Mina"),
            "Mina steps down": lambda t: presses(t.play, t.mina, tap("elections.stepped", t.group)),
        },
    ),
    "an open question": Subject(
        _open,
        {
            "it closes": lambda t: rings(t.play, "feedback.close", t.question),
            "people are reminded": lambda t: rings(t.play, "feedback.remind", t.question),
            "Mina stops it": lambda t: t.press("Mina", "feedback.off"),
            "Rose moves its end": lambda t: t.press("Rose", "feedback.on_day", 20260612, t.version),
            "Mina moves its end": lambda t: t.press("Mina", "feedback.on_day", 20260611, t.version),
            "Ben says one": lambda t: t.press("Ben", "feedback.answer", "0"),
            "Ben says another": lambda t: t.press("Ben", "feedback.answer", "1"),
            "Joe does not know": lambda t: t.press("Joe", "feedback.answer", "unknown"),
            "Sam saves what Paul chose": lambda t: t.press("Sam", "feedback.add_for", t.paul, "0", "helped"),
            "Paul says no to his words": lambda t: t.press("Sam", "feedback.unsay_for", t.paul),
            "Sam saves what Paul said": lambda t: t.press("Sam", "feedback.keep_for", t.paul, "self", t.kept),
            "Lily says another": lambda t: t.press("Lily", "feedback.answer", "0"),
            "Lily is in danger": lambda t: t.press("Lily", "feedback.harm"),
            "Lily leaves": lambda t: t.leave("Lily"),
            "Lily is deleted": lambda t: presses(t.play, t.people["Lily"], tap("people.deleted")),
        },
    ),
    "a question that is closed": Subject(
        _closed,
        {
            "Mina takes the proposal": lambda t: t.press("Mina", "feedback.propose", t.position),
            "Rose takes the proposal": lambda t: t.press("Rose", "feedback.propose", t.position),
            "Mina writes her own": lambda t: writes(
                t.play, t.mina, tap("feedback.write", t.question, t.position), "We want to know who helps."
            ),
            "Mina leaves": lambda t: t.leave("Mina"),
        },
    ),
    "what the rep wrote": Subject(
        _proposed,
        {
            "Mina reads it back": lambda t: t.press("Mina", "feedback.read_back", t.position),
            "Rose reads it back": lambda t: t.press("Rose", "feedback.read_back", t.position),
            "Rose writes it anew": lambda t: writes(
                t.play, t.people["Rose"], tap("feedback.write", t.question, t.position), "We want to know who helps."
            ),
            "Mina leaves": lambda t: t.leave("Mina"),
            "the clock looks who goes on": lambda t: rings(t.play, "feedback.follow", t.group),
        },
    ),
    "what the rep will say": Subject(
        _told,
        {
            "Ben says that is right": lambda t: t.press("Ben", "feedback.right", t.position),
            "Lily says that is right": lambda t: t.press("Lily", "feedback.right", t.position),
            "Rose writes it anew": lambda t: t.press("Rose", "feedback.propose", t.position),
            "Mina reads it again": lambda t: t.press("Mina", "feedback.read_back", t.position),
            "Ben leaves": lambda t: t.leave("Ben"),
        },
    ),
    "what the rep said": Subject(
        _said,
        {
            "the board said yes": lambda t: t.press("Mina", "feedback.reported", "yes"),
            "the board said no": lambda t: t.press("Rose", "feedback.reported", "no"),
            "the clock looks who goes on": lambda t: rings(t.play, "feedback.follow", t.group),
            "Rose did not say it": lambda t: t.press("Rose", "feedback.not_said", "no_time"),
            "the rep is asked again": lambda t: rings(t.play, "feedback.report", t.meeting),
            "Mina leaves": lambda t: t.leave("Mina"),
        },
    ),
}
