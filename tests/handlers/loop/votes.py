"""What somebody of a board may do next in a vote, and in the chats of the groups, drawn by chance: real presses."""

from datetime import timedelta
from random import Random

from bot.ids import GroupId
from bot.rules.elections import Election, State
from bot.screen import Screen, Tap, tap
from bot.services.people import chats
from storage.unit import Unit
from tests.handlers.loop.county import NORTH, RIVER, County
from tests.handlers.loop.deeds import Deed

GROUPS = (("Sam", (*NORTH, "Mina")), ("Rob", (*RIVER, "Rhys")))
"""Who looks after a group, and who has a phone in it."""
PLANS = ("Only our group", "1 rep", "stays as rep", "2 years", "That is good", "5 people", "Yes, plan it")
VOTES, TERMS, PRESSES = 3, 6, 8


def _group(county: County, facilitator: str) -> GroupId:
    found = county.ask(lambda unit: unit.people.get(county.people[facilitator])).group_id
    assert found is not None
    return found


def _follow(county: County, name: str, shown: Screen, labels: tuple[str, ...]) -> None:
    """Press the first of these that stands there and was not pressed yet, as long as there is one."""
    pressed = set[str]()
    for _ in range(PRESSES):
        there = (
            (label, button.does)
            for label in labels
            for button in shown.buttons
            if label in button.label and isinstance(button.does, Tap) and button.label not in pressed
        )
        label, does = next(there, ("", None))
        if does is None:
            return
        pressed |= {button.label for button in shown.buttons if label in button.label and label != "Next"}
        shown = county.play.tap(county.people[name], does, way=shown.way)


def plan_vote(county: County, chance: Random) -> None:
    facilitator, _ = chance.choice(GROUPS)
    shown = county.play.tap(county.people[facilitator], tap("elections.plan", _group(county, facilitator)))
    _follow(county, facilitator, shown, PLANS)


def stand(county: County, chance: Random) -> None:
    """Some want to be the rep; one of them does not any more."""
    for election, members in _running(county, State.NOMINATING):
        for name in chance.sample(members, 3):
            county.play.tap(county.people[name], tap("elections.stand_up", election.id))
        if chance.random() < 0.2:
            county.play.tap(county.people[chance.choice(members)], tap("elections.withdrew", chance.randint(1, 6)))


def it_opens(county: County, chance: Random) -> None:
    """People can vote."""
    for election, _ in _running(county, State.NOMINATING):
        county.play.until(election.vote_at)


def vote(county: County, chance: Random) -> None:
    """Nearly everybody of a group votes."""
    for election, members in _running(county, State.VOTING):
        for name in chance.sample(members, chance.randint(4, len(members))):
            shown = county.play.tap(county.people[name], tap("elections.ballot", election.id))
            _follow(county, name, shown, ("send my vote", chance.choice(members), "Next"))


def it_closes(county: County, chance: Random) -> None:
    """The votes are counted; who stood hears it first."""
    for election, _ in _running(county, State.VOTING):
        county.play.until(election.close_at)


def _running(county: County, state: State) -> list[tuple[Election, tuple[str, ...]]]:
    """The votes that have come so far, each with who has a phone in its group."""
    groups = {_group(county, facilitator): members for facilitator, members in GROUPS}
    found = county.ask(lambda unit: [each for group in groups for each in unit.elections.list_of(group, state)])
    return [(each, groups[each.group_id]) for each in found]


def give_days_or_call_off(county: County, chance: Random) -> None:
    facilitator, _ = chance.choice(GROUPS)
    does = chance.choice(("elections.give_days", "elections.give_days", "elections.off"))
    county.play.tap(county.people[facilitator], tap(does, chance.randint(1, VOTES)))


def stop(county: County, chance: Random) -> None:
    """A rep does not want to be it any more."""
    facilitator, members = chance.choice(GROUPS)
    for name in members:
        county.play.tap(county.people[name], tap("elections.stepped", _group(county, facilitator)))


def say_yes_or_no(county: County, chance: Random) -> None:
    """Who was chosen."""
    county.play.until(county.play.now + timedelta(days=1))
    for _, members in GROUPS:
        for name in members:
            answer = chance.choice(("reps.yes", "reps.yes", "reps.said_no"))
            county.play.tap(county.people[name], tap(answer, chance.randint(1, TERMS)))


def chat(county: County, chance: Random) -> None:
    """The bot comes into a chat of a group, or is taken out of it."""
    facilitator, _ = chance.choice(GROUPS)
    group = _group(county, facilitator)

    def come_or_go(unit: Unit) -> None:
        person = unit.people.get(county.people[facilitator])
        if unit.people.get_group(group).chat_id is not None and chance.random() < 0.3:
            chats.chat_gone(unit, -1000 - group, now=county.play.now)
        elif person.telegram_id is not None:
            chats.chat_seen(unit, -1000 - group, added_by=person.telegram_id, now=county.play.now)

    county.ask(come_or_go)


HELD: tuple[Deed, ...] = (plan_vote, stand, it_opens, vote, it_closes, say_yes_or_no)
"""A vote from its plan to its result. Other things come between two votes, and letters are read after each step."""
BESIDE: tuple[Deed, ...] = (give_days_or_call_off, stop, chat, chat)
