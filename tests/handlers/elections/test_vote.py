"""Promises of voting: four taps, the last vote counts, and a button of somebody else does nothing."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.ids import PersonId
from bot.languages import LOCALES
from bot.rules.people import Role
from bot.screen import Faces, Screen, Tap, tap
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.people.table import asking, join
from tests.play import Play
from tests.tongues import each_example


@pytest.fixture
def hall(each_play: Play) -> Hall:
    """On both kinds of database."""
    return Hall(each_play)


def test_a_vote_takes_four_taps_from_home(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina", "Asha")
    lily = hall.people["Lily"]
    each_play.start(lily)
    each_play.press(lily, "Vote")
    each_play.press(lily, "Ben")
    each_play.press(lily, "Next")
    assert "Your vote is in" in each_play.press(lily, "send my vote").title


def test_who_has_no_vote_is_offered_none(hall: Hall) -> None:
    grace = hall.play.member("Grace", hall.group, role=Role.SUPPORTER)
    election = hall.plan()
    nominating = {name: hall.play.tap(who, tap("elections.stand", election)) for name, who in _beside(hall, grace)}
    hall.stand("Ben", "Mina")
    hall.play.until(hall.election().vote_at)
    voting = {name: hall.play.tap(who, tap("elections.open", election)) for name, who in _beside(hall, grace)}

    offered = {name: [_does(screen) for screen in (nominating[name], voting[name])] for name in nominating}
    assert offered == {
        "Ben": ["elections.ask_stand", "elections.ballot"],
        "Sam": ["elections.cards", "elections.practise"],
        "Grace": ["elections.cards", "elections.practise"],
    }


def _beside(hall: Hall, supporter: PersonId) -> tuple[tuple[str, PersonId], ...]:
    return ("Ben", hall.people["Ben"]), ("Sam", hall.sam), ("Grace", supporter)


def _does(screen: Screen) -> str:
    """What the first button does."""
    first = screen.buttons[0].does
    return first if isinstance(first, str) else first.name


def test_a_page_that_was_turned_before_the_vote_was_sent_and_comes_once_more_opens_no_ballot(each_play: Play) -> None:
    """Another program may get it again, which does not know that it was handled: no row tells of it."""
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    lily = hall.people["Lily"]
    shown = each_play.tap(lily, tap("elections.ballot", election))
    turned = next(b.does for b in shown.buttons if "Ben" in b.label)
    assert isinstance(turned, Tap)
    each_play.press(lily, "Ben")
    sent = each_play.press(lily, "send my vote")

    again = each_play.tap(lily, turned)

    assert (again.title, again.lines) == (sent.title, sent.lines)
    fresh = each_play.tap(lily, tap("elections.ballot", election))
    assert "You have not voted" not in again.title
    assert fresh.title != again.title


def test_the_last_vote_counts_and_an_older_ballot_changes_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily = hall.play, hall.people["Lily"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    old = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    hall.vote("Lily", "Mina")
    assert not isinstance(old, str)
    assert "ballot is old" in play.tap(lily, old).title
    for voter in ("Tom", "Dev", "Asha"):
        hall.vote(voter, "Ben")
    for voter in ("Ben", "Mina"):
        hall.vote(voter, "Mina")
    hall.vote("Tom", "Mina")
    hall.close()
    assert hall.member("Mina").is_rep


def test_the_same_press_twice_is_one_vote(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily = hall.play, hall.people["Lily"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    send = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    assert not isinstance(send, str)
    first, second = play.tap(lily, send), play.tap(lily, send)
    assert first == second


def test_a_button_of_somebody_else_or_a_forged_one_does_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    play, lily, tom = hall.play, hall.people["Lily"], hall.people["Tom"]
    play.tap(lily, tap("elections.ballot", election))
    play.press(lily, "Ben")
    send = next(b.does for b in play.last(lily).buttons if "send" in b.label)
    assert not isinstance(send, str)
    assert "ballot is old" in play.tap(tom, send).title
    for token in ("AAAA", "!", "x" * 30):
        assert "ballot is old" in play.tap(tom, tap("elections.b", election, token)).title
    box = play.store.run_now(lambda unit: unit.elections.list_ballots(election))
    assert box == {}


def test_every_button_of_a_ballot_fits_and_says_nothing(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha")
    shown = hall.play.tap(hall.people["Lily"], tap("elections.ballot", election))
    data = [b.does.encode() for b in shown.buttons if not isinstance(b.does, str)]
    tokens = {text.rpartition(":")[2] for text in data[:4]}
    assert len(tokens) == 4
    assert isinstance(shown.picture, Faces)
    assert shown.secret == election


def test_the_order_of_names_is_kept_for_a_voter_and_differs_between_voters(hall: Hall) -> None:
    election = hall.open("Ben", "Mina", "Asha", "Lily")
    orders = {}
    for name, person in hall.people.items():
        shown = [hall.play.tap(person, tap("elections.ballot", election)).buttons[:4] for _ in range(2)]
        assert [b.label for b in shown[0]] == [b.label for b in shown[1]]
        orders[name] = tuple(b.label for b in shown[0])
    assert len(set(orders.values())) > 1


def test_who_stopped_half_way_is_told_that_they_have_not_voted(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.play.tap(hall.people["Lily"], tap("elections.ballot", election))
    assert "You have not voted yet." in hall.play.start(hall.people["Lily"]).lines


def test_only_those_who_have_not_voted_are_reminded(hall: Hall) -> None:
    hall.open("Ben", "Mina")
    for person in hall.people.values():
        hall.play.heard(person)
    hall.vote("Lily", "Ben")
    for days in (8, 6):
        hall.play.until(hall.play.now + timedelta(days=days))
        assert hall.play.heard(hall.people["Lily"]) == []
        assert ["still vote" in screen.title for screen in hall.play.heard(hall.people["Tom"])] == [True]


def test_a_closed_vote_gets_a_kind_answer(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    hall.close()
    hall.close()
    assert "closed" in hall.play.tap(hall.people["Tom"], tap("elections.ballot", election)).title


def test_who_joined_after_the_opening_is_not_on_the_list(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    late = hall.play.stranger("Ella")
    join(hall.play, late, hall.group, "Ella")
    hall.play.tap(hall.sam, tap("people.confirm", asking(hall.play, hall.group, late), str(Role.MEMBER)))
    assert "cannot vote this time" in hall.play.tap(late, tap("elections.ballot", election)).title


def test_a_facilitator_and_a_supporter_have_no_vote(hall: Hall) -> None:
    gwen = hall.play.member("Gwen", hall.group, role=Role.SUPPORTER)
    election = hall.open("Ben", "Mina")
    for person in (hall.sam, gwen):
        assert "cannot vote this time" in hall.play.tap(person, tap("elections.ballot", election)).title
    assert hall.play.store.run_now(lambda unit: len(unit.elections.list_roll(election))) == len(VOTERS)


def test_what_members_are_told_of_secrecy_is_the_whole_truth(hall: Hall) -> None:
    lily = hall.people["Lily"]
    told = hall.play.tap(lily, tap("elections.who_sees")).lines + hall.play.press(lily, "More about it").lines
    assert told == (
        "Other people in the group cannot see who you voted for.",
        "While voting is open, the people who look after the computer could look.",
        "They could also change a vote.",
        "They promise not to do that.",
        "When voting ends, we delete the key to the votes.",
        "Then nobody can see who you voted for.",
        "Telegram can see what you press.",
        "So can anybody looking at your phone.",
        "On your own phone, you can change your vote until voting ends.",
        "You can vote on paper, or in private at the meeting.",
        "If somebody tells you who to vote for, press: I feel pushed.",
        "Then you can tell the safe person of your group.",
    )
    assert any("I feel pushed" in b.label for b in hall.play.last(lily).buttons)


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*/elections.po")), ids=lambda path: path.parent.name)
def test_no_more_is_promised_than_is_true(path: Path) -> None:
    words = path.read_text().casefold()
    claims = [claim for _, claim in each_example("never_promised")]
    assert [claim for claim in claims if claim in words] == []


def test_nobody_who_cannot_vote_is_told_that_they_can(hall: Hall) -> None:
    election = hall.open("Ben", "Mina")
    grace = hall.play.member("Grace", hall.group, role=Role.SUPPORTER)
    for person in (hall.sam, grace):
        for view in ("elections.open", "elections.longer"):
            shown = hall.play.tap(person, tap(view, election))
            assert [line for line in shown.lines if line.casefold().startswith(("you can", "if you voted"))] == []
            assert [button.label for button in shown.buttons if button.label == "🗳 Vote"] == []
    assert "Members can vote now." in hall.play.tap(hall.sam, tap("elections.open", election)).lines
