"""Worlds in which something of everything is there: a walk of all buttons begins in each of them."""

from collections.abc import Callable
from datetime import timedelta

from bot.ids import MeetingId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.deputies.table import Council
from tests.handlers.elections.table import Hall
from tests.handlers.elections.test_lots import tied_twice
from tests.handlers.elections.two_groups import Two
from tests.handlers.feedback.table import NAMES, answer, ask, circle, close
from tests.handlers.loop.county import make_county
from tests.handlers.people.table import code, link
from tests.handlers.rooms.table import Meeting
from tests.handlers.summaries.table import Board, meet
from tests.handlers.table import plan_meeting
from tests.play import Play
from tests.rights.town import Town

People = dict[str, PersonId]
World = Callable[[Play], People]


def busy(play: Play) -> People:
    """A group with a meeting, suggestions, a question, a promise and a vote."""
    group = play.group()
    people = {"Sam": play.member("Sam", group, role=Role.FACILITATOR), "Mina": play.rep("Mina", group)}
    people |= {name: play.member(name, group) for name in ("Ben", "Asha", "Lily", "Tom", "Dev")}
    sam, mina, ben = people["Sam"], people["Mina"], people["Ben"]
    plan_meeting(play, sam)
    for topic in ("bus", "money"):
        play.tap(ben, tap("agenda.suggest", topic))
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words", "Yes, ask now"):
        play.press(mina, label)
    play.tap(mina, tap("promises.begin", 0, 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    play.press(mina, "There is no date")
    play.press(mina, "Yes, save it")
    play.tap(sam, tap("elections.plan", group))
    for label in ("1 rep", "Instead of Mina", "2 years", "That is good", "5 people", "Yes, plan it"):
        play.press(sam, label)
    play.until(play.now + timedelta(days=1))
    for person in people.values():
        play.heard(person)
    return people


def quiet(play: Play) -> People:
    """Two groups of one board, in which nothing is planned yet, and somebody who is in none."""
    north = play.group()
    people = {"Sam": play.member("Sam", north, role=Role.FACILITATOR), "Mina": play.rep("Mina", north)}
    people |= {name: play.member(name, north) for name in ("Ben", "Asha", "Lily", "Tom")}
    play.member("Joe", north, on_paper=True)
    people["Rob"] = play.member("Rob", play.group("Riverside", beside=north), role=Role.FACILITATOR)
    people["Stan"] = play.stranger("Stan")
    return {name: people[name] for name in ("Sam", "Mina", "Ben", "Rob", "Stan")}


def plan_to_check(play: Play) -> People:
    """A vote is planned but for the last press, with a seat that can be kept."""
    hall = Hall(play)
    play.tap(hall.sam, tap("elections.plan", hall.group))
    for label in ("2 reps", "Everybody they", "2 years", "That is good", "5 people"):
        play.press(hall.sam, label)
    return {"Sam": hall.sam}


def county(play: Play) -> People:
    """Two groups say something; a worry, a call for help and words for a facilitator are on their way."""
    made = make_county(play)
    made.plan(40)
    for name, topic in (("Ben", "bus"), ("Asha", "bus"), ("Lily", "money"), ("Carys", "bus"), ("Joe", "home")):
        made.says(name, topic, "The bus is late" if topic == "bus" else "")
    play.tap(made.people["Ben"], tap("worries.start", "help", 0))
    play.tap(made.people["Ben"], tap("worries.tell", "help", 0))
    play.tap(made.people["Asha"], tap("help.facilitator"))
    play.tap(made.people["Lily"], tap("help.call"))
    play.say(made.people["Dev"], "Please bring tea")
    play.press(made.people["Dev"], "facilitator")
    return {name: made.people[name] for name in ("Sam", "Fay", "Mina", "Ben", "Rob", "Rhys", "Carys")}


def strangers(play: Play) -> People:
    """Some open the link of a group, and one a link to the place of a member on paper."""
    north = play.group()
    sam, joe = play.member("Sam", north, role=Role.FACILITATOR), play.member("Joe", north, on_paper=True)
    una, stan, new = play.stranger("Una"), play.stranger("Stan"), play.stranger("New")
    for person in (una, stan):
        play.start(person, f"join_{code(play, north)}")
    for label in ("English", "Una", "Pictures and words"):
        play.press(una, label)
    member = play.store.run_now(lambda unit: unit.people.list_memberships(joe, now=play.now))[0]
    play.start(new, link(play.tap(sam, tap("people.phone", member.id))))
    return {"Stan": stan, "Una": una, "Sam": sam, "New": new}


def pictures(play: Play) -> People:
    """A test of pictures, at which four have looked."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    people = [play.member(name, group) for name in NAMES]
    play.tap(sam, tap("pictures.show"))
    play.press(sam, "Pictures we use most")
    test = play.store.run_now(lambda unit: unit.pictures.find_open(group))
    assert test is not None
    for person in people[:5]:
        play.tap(person, tap("pictures.yes", test.id))
        for n, concept in enumerate(test.concepts if person != people[4] else test.concepts[:-1]):
            play.tap(person, tap("pictures.say", test.id, n, concept))
    play.tap(people[0], tap("pictures.look", test.id))
    return {"Sam": sam, "last": people[4], "first": people[0], "none": people[5]}


def three(play: Play) -> People:
    """The list is closed, and people are asked which 3 matter most."""
    return _three(play)[0]


def _three(play: Play) -> tuple[People, MeetingId]:
    group = play.group()
    people = {"Sam": play.member("Sam", group, role=Role.FACILITATOR), "Mina": play.rep("Mina", group)}
    members = [play.member(f"P{n}", group) for n in range(5)]
    play.member("Joe", group, on_paper=True)
    meeting = plan_meeting(play, people["Sam"])
    for person, topic in zip(members, ("bus", "home", "health", "work", "money"), strict=True):
        play.tap(person, tap("agenda.suggest", topic))
    play.until(play.now + timedelta(days=34))
    return people | {"Ben": members[0]}, meeting


def list_is_sent(play: Play) -> People:
    """The list is out, and the board meets in a while."""
    people, meeting = _three(play)
    for item in play.store.run_now(lambda unit: unit.agenda.list_for(meeting)):
        play.tap(people["Mina"], tap("agenda.put", item.id))
    play.tap(people["Mina"], tap("agenda.send", meeting))
    return people


def position(play: Play) -> People:
    """A question is answered, and the groups have heard what their rep will say."""
    _, sam, mina, people = circle(play)
    plan_meeting(play, sam, days=30)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "0", "0", "2", "unknown"))
    close(play)
    play.tap(mina, tap("feedback.position", question))
    play.press(mina, "Yes, I will say that")
    play.press(mina, "Yes, tell the groups")
    return {"Mina": mina, "Sam": sam, "Ben": people[0]}


def met(play: Play) -> People:
    """The meeting has just begun."""
    return _of_board(meet(play))


def written(play: Play) -> People:
    """News are written."""
    board = meet(play)
    board.write_cards()
    return _of_board(board)


def ready(play: Play) -> People:
    """News are written, everything has its card or its reason, and a member is asked to read first."""
    board = meet(play)
    board.write_cards()
    while play.tap(board.mina, tap("summaries.missing", board.summary, 0)).title == "🔎 What is missing":
        play.press(board.mina, "It is private")
    play.tap(board.mina, tap("summaries.ask_group", board.summary))
    play.tap(board.mina, tap("summaries.ready", board.summary))
    return _of_board(board)


def out(play: Play) -> People:
    """News are out, and somebody asks about them."""
    board = meet(play)
    board.write_cards()
    board.publish()
    play.tap(board.ben, tap("summaries.end", board.summary))
    play.press(board.ben, "Ask a rep")
    play.say(board.ben, "When does the bus come?")
    return _of_board(board)


def _of_board(board: Board) -> People:
    return {"Mina": board.mina, "Sam": board.sam, "Ben": board.ben}


def town(play: Play) -> People:
    """People stand."""
    return _with_phones(_town(play, Town.talks, Town.stands))


def town_votes(play: Play) -> People:
    """People vote, at home, in the room and on paper."""
    return _with_phones(_town(play, Town.talks, Town.stands, Town.votes))


def town_ends(play: Play) -> People:
    """It is over."""
    return _with_phones(_town(play, Town.talks, Town.stands, Town.votes, Town.counts, Town.ends))


def _town(play: Play, *steps: Callable[[Town], None]) -> Town:
    made = Town(play)
    for step in steps:
        step(made)
    return made


def _with_phones(hall: Hall) -> People:
    def phones(unit: Unit) -> People:
        return {name: person for name, person in hall.people.items() if unit.people.get(person).telegram_id}

    return {"Sam": hall.sam} | hall.play.store.run_now(phones)


def hustings(play: Play) -> People:
    """Candidates have a question, and one of them answered it."""
    hall = Hall(play)
    election = hall.plan()
    hall.stand("Ben", "Mina")
    for name in ("Lily", "Tom"):
        play.tap(hall.people[name], tap("hustings.ask", election))
        play.say(hall.people[name], "What will you do first?")
        play.press(hall.people[name], "Yes, ask it")
    play.tap(hall.sam, tap("hustings.new", election))
    play.press(hall.sam, "Yes, pass it on")
    play.tap(hall.people["Ben"], tap("hustings.to_answer", election))
    play.say(hall.people["Ben"], "I ask everybody")
    return {name: hall.people[name] for name in ("Ben", "Mina", "Lily", "Dev")} | {"Sam": hall.sam}


def lots(play: Play) -> People:
    """Two have the same number of votes again."""
    hall = Hall(play)
    tied_twice(hall)
    return {"Sam": hall.sam} | {name: hall.people[name] for name in ("Ben", "Mina", "Lily", "Dev")}


def room(play: Play) -> People:
    """Sam's phone goes round."""
    meeting = Meeting(play)
    meeting.begin()
    meeting.vote_here("Tom", "Ben")
    return {"Sam": meeting.sam, "Tom": meeting.people["Tom"]}


def asked_together(play: Play) -> People:
    """A group is asked to vote with another one."""
    two = Two(play)
    two.ask()
    return {"Rob": two.rob, "Sam": two.sam}


def deputy(play: Play) -> People:
    """A deputy is asked to go."""
    council = Council(play)
    council.ask()
    return {name: council.people[name] for name in ("Mina", "Ben", "Sam")}


WORLDS: tuple[World, ...] = (
    quiet, plan_to_check, busy, county, strangers, pictures, three, list_is_sent, position, met, written, ready, out,
    town, town_votes, town_ends, hustings, lots, room, asked_together, deputy,
)  # fmt: skip
