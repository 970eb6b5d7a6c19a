"""What somebody of a board may do next, drawn by chance: real presses, at whatever moment they come."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

from sqlalchemy import Table, func, select

from bot.ids import MeetingId
from bot.screen import Screen, Tap, tap
from storage.tables.agenda import items
from storage.tables.feedback import questions
from storage.tables.meetings import meetings
from storage.tables.promises import promises
from tests.handlers.loop.county import NORTH, RIVER, County
from tests.handlers.table import day_number

MEMBERS = (*NORTH, *RIVER, "Mina", "Rhys")
REPS = ("Mina", "Rhys")
NOT_PRESSED = ("people.", "help.", "elections.", "worries.", "home.language")
"""Who is in a group has tests of its own: here the people stay the same. Votes have deeds of their own beside these."""
PRESSES, A_FEW = 12, 4
Deed = Callable[[County, Random], None]


def _some(chance: Random) -> int:
    """The number of a suggestion, a promise or a meeting that may be there."""
    return chance.randint(1, A_FEW)


def _last(county: County, table: Table) -> int:
    """The newest of them; 0: there is none."""
    return county.ask(lambda unit: unit.connection.execute(select(func.max(table.c.id))).scalar()) or 0


def _press(county: County, name: str, view: Tap) -> Screen:
    return county.play.tap(county.people[name], view)


def plan(county: County, chance: Random) -> None:
    day = (county.play.now + timedelta(days=chance.randint(20, 70))).date()
    _press(county, "Sam", tap("meetings.plan", 0, day_number(day), 11, 0))


def move_or_call_off(county: County, chance: Random) -> None:
    meeting = _some(chance)
    if chance.random() < 0.3:
        _press(county, "Sam", tap("meetings.off", meeting, chance.randint(1, 2)))
        return
    day = (county.play.now + timedelta(days=chance.randint(20, 70))).date()
    _press(county, "Rob", tap("meetings.plan", meeting, day_number(day), 12, 1))


def say(county: County, chance: Random) -> None:
    """A topic, or a topic and words."""
    name = chance.choice(MEMBERS)
    _press(county, name, tap("agenda.suggest", chance.choice(("bus", "money", "health"))))
    if chance.random() < 0.5:
        county.play.say(county.people[name], chance.choice(("The bus is late", "More pay", "A long wait")))


def think(county: County, chance: Random) -> None:
    opinion = chance.choice(("important", "not_sure"))
    _press(county, chance.choice(MEMBERS), tap("agenda.think", _some(chance), opinion))


def choose(county: County, chance: Random) -> None:
    rep, one, other = chance.choice(REPS), _some(chance), _some(chance)
    what = (tap("agenda.put", one), tap("agenda.left_off", one, "later"), tap("agenda.left_off", one, "answered"))
    _press(county, rep, chance.choice((*what, tap("agenda.join_to", one, other), tap("agenda.apart", one))))


def send(county: County, chance: Random) -> None:
    for _ in range(2):
        _press(county, chance.choice(REPS), tap("agenda.send", _some(chance)))


def summarize(county: County, chance: Random) -> None:
    """A rep taps what the board talked about, and presses on until it is out."""
    _summarize(county, chance, _some(chance))


def _summarize(county: County, chance: Random, meeting: int) -> None:
    rep = chance.choice(REPS)
    shown = _press(county, rep, tap("summaries.begin", meeting))
    for _ in range(PRESSES):
        there = [b.does for b in shown.buttons if isinstance(b.does, Tap) and b.does.name.startswith("summaries.")]
        if not there:
            return
        shown = county.play.tap(county.people[rep], chance.choice(there), way=shown.way)


def promise(county: County, chance: Random) -> None:
    _promise(county, chance, _some(chance), _some(chance))


def _promise(county: County, chance: Random, meeting: int, item: int) -> None:
    rep = chance.choice(REPS)
    _press(county, rep, tap("promises.begin", meeting, item))
    county.play.say(county.people[rep], "Alex")
    county.play.say(county.people[rep], "A bus at 9")
    number = _last(county, promises)
    day = (county.play.now + timedelta(days=chance.randint(1, 20))).date()
    _press(county, rep, tap("promises.on_day", number, day_number(day)))
    _press(county, rep, tap("promises.add", number))


def ask(county: County, chance: Random) -> None:
    """A rep asks the groups; the presses end where something else stands before them."""
    rep = chance.choice(REPS)
    shown = _press(county, rep, tap("feedback.ask_now", 0))
    labels = ("Something else", "What matters most", "Choose an answer", "Who helps me", "Where it is", "That is all")
    for label in (*labels, "Yes, ask now"):
        found = [b.does for b in shown.buttons if label in b.label and isinstance(b.does, Tap)]
        if not found:
            return
        shown = county.play.tap(county.people[rep], found[0], way=shown.way)


def answer(county: County, chance: Random) -> None:
    """Some answer; and a rep tells the groups what to say, or what came of it."""
    question = chance.choice((_some(chance), _last(county, questions)))
    for name in chance.sample(MEMBERS, 4):
        _press(county, name, tap("feedback.answer", question, chance.choice(("0", "1"))))
    version = chance.randint(0, 3)
    does = (tap("feedback.propose", question, version), tap("feedback.read_back", question, version),
            tap("feedback.reported", question, "yes"))  # fmt: skip
    _press(county, chance.choice(REPS), chance.choice(does))


def judge(county: County, chance: Random) -> None:
    number = chance.choice((_some(chance), _last(county, promises)))
    if chance.random() < 0.2:
        _press(county, chance.choice(REPS), tap("promises.word", number, chance.choice(("done", "not_done"))))
    for name in chance.sample(MEMBERS, 2):
        _press(county, name, tap("promises.judge", number, chance.choice(("done", "not_done", "partly"))))


def wander(county: County, chance: Random) -> None:
    """Somebody presses whatever stands before them."""
    name = chance.choice((*MEMBERS, "Sam", "Rob"))
    shown = county.play.start(county.people[name])
    for _ in range(PRESSES):
        there = [b.does for b in shown.buttons if isinstance(b.does, Tap)]
        open_to = [does for does in there if not does.name.startswith(NOT_PRESSED)]
        if not open_to:
            return
        shown = county.play.tap(county.people[name], chance.choice(open_to), way=shown.way)


def wait(county: County, chance: Random) -> None:
    county.play.until(county.play.now + timedelta(days=chance.randint(1, 35)))


def it_is_listed(county: County, chance: Random) -> None:
    """The list of the newest meeting closes, a rep chooses, and it goes out."""
    meeting = _last(county, meetings)
    closes = county.ask(lambda unit: unit.schedule.find("agenda.close", meeting))
    if closes is not None:
        county.play.until(closes)
    rep = chance.choice(REPS)
    for said in county.ask(lambda unit: unit.agenda.list_for(MeetingId(meeting))):
        _press(county, rep, tap("agenda.put", said.id))
    for _ in range(2):
        _press(county, rep, tap("agenda.send", meeting))


def the_board_meets(county: County, chance: Random) -> None:
    """The newest meeting is over."""
    meeting = MeetingId(_last(county, meetings))
    county.play.until(
        county.ask(lambda unit: unit.meetings.get(meeting)).meets_at + timedelta(hours=chance.choice((8, 30)))
    )


def it_is_told(county: County, chance: Random) -> None:
    """What happened there."""
    _summarize(county, chance, _last(county, meetings))


def it_is_promised(county: County, chance: Random) -> None:
    """Something about the newest thing on a list."""
    _promise(county, chance, _last(county, meetings), _last(county, items))


BOARD: tuple[Deed, ...] = (
    plan, say, say, say, think, it_is_listed, the_board_meets, it_is_told, it_is_promised, ask, answer, answer, wait,
    judge, judge, wait,
)  # fmt: skip
"""A meeting from its plan to what became of it."""
DEEDS: tuple[Deed, ...] = (
    plan, move_or_call_off, say, say, think, choose, choose, send, summarize, promise, judge, judge, ask, answer,
    answer, wander, wander, wait, wait, wait,
)  # fmt: skip
"""What happens more often stands here more than once."""
