"""Promises of the roll: nobody is added unseen, and nobody's vote is taken away at the end."""

from datetime import timedelta

import pytest

from bot.ids import PersonId
from bot.rules.people import Role
from bot.screen import tap
from handlers.routes import AtChat
from storage.unit import Unit
from tests.handlers.elections.table import WORDS, Hall
from tests.handlers.people.table import asking, join, link
from tests.play import Play


@pytest.fixture
def hall(each_play: Play) -> Hall:
    """On both kinds of database."""
    return Hall(each_play)


def _tick(hall: Hall, name: str, on_paper: int) -> str:
    screen = hall.play.tap(hall.sam, tap("elections.tick", hall.election().id, hall.member(name).id, on_paper, 0))
    return screen.title


def _ballot(hall: Hall, person: PersonId) -> str:
    return hall.play.tap(person, tap("elections.ballot", hall.election().id)).title


def _on_paper(hall: Hall) -> list[str]:
    election = hall.election().id
    roll = hall.play.store.run_now(lambda unit: unit.elections.list_roll(election))
    return [voter.name for voter in roll if voter.on_paper]


def test_who_was_on_paper_when_voting_opened_votes_on_paper_also_with_a_phone(each_play: Play) -> None:
    """A facilitator with a spare account: add people on paper, give each the spare phone in turn, and vote for them."""
    play, hall = each_play, Hall(each_play, paper=("Joe", "Ella"))
    hall.open("Ben", "Mina")
    holder = play.stranger("Spare")
    for name in ("Joe", "Ella"):
        person = hall.people[name]
        assert "cannot change now" in _tick(hall, name, 0)
        play.start(holder, link(play.tap(hall.sam, tap("people.phone", hall.member(name).id))))
        play.tap(person, tap("elections.by_phone", hall.election().id))
        assert "You vote on paper" in _ballot(hall, person)
        play.tap(person, tap("people.left", hall.group))
        holder = person
    assert _on_paper(hall) == ["Ella", "Joe"]


def test_somebody_with_a_phone_is_put_to_paper_only_until_a_day_before_the_end(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    hall.open("Ben", "Mina")
    hall.vote("Tom", "Ben")
    play.until(hall.election().close_at - timedelta(days=1))
    assert "too late" in _tick(hall, "Tom", 1)
    hall.vote("Lily", "Ben")
    assert "too late" in _tick(hall, "Lily", 1)
    assert _on_paper(hall) == []


def test_who_is_put_to_paper_hears_it_and_takes_it_back_themselves(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    hall.open("Ben", "Mina")
    tom = hall.people["Tom"]
    play.heard(tom)
    play.heard(hall.sam)
    _tick(hall, "Tom", 1)
    assert [screen.title for screen in play.heard(tom)] == ["📄 You vote on paper"]
    assert "with your phone" in play.press(tom, "Vote with my phone").title
    assert _on_paper(hall) == []
    assert "Tom votes with the phone now." in play.heard(hall.sam)[-1].lines
    assert "Who should be our rep" in play.press(tom, "Vote").title


def test_also_in_the_last_hours_somebody_takes_a_paper_back(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    _tick(hall, "Tom", 1)
    each_play.until(hall.election().close_at - timedelta(minutes=1))
    each_play.tap(hall.people["Tom"], tap("elections.by_phone", hall.election().id))
    assert _on_paper(hall) == []


def test_nobody_takes_back_the_paper_of_somebody_else_or_one_that_was_there_from_the_start(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe",))
    election = hall.open("Ben", "Mina")
    _tick(hall, "Tom", 1)
    each_play.tap(hall.people["Lily"], tap("elections.by_phone", election))
    stranger = each_play.stranger("Thief")
    each_play.tap(stranger, tap("elections.by_phone", election))
    assert _on_paper(hall) == ["Joe", "Tom"]


def test_everybody_on_the_roll_reads_the_names_and_their_number(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe",))
    hall.open("Ben", "Mina")
    lily = hall.people["Lily"]
    assert "7 people can vote." in play.heard(lily)[-1].lines
    play.tap(lily, tap("elections.show", hall.election().id))
    names = play.press(lily, "Names in this vote").lines
    assert "7 names are on the list." in names
    assert names[-7:] == ("Asha", "Ben", "Dev", "Joe", "Lily", "Mina", "Tom")


def test_the_number_on_the_roll_is_said_in_the_chat(each_play: Play) -> None:
    hall = Hall(each_play)
    each_play.store.run_now(lambda unit: unit.people.change_group(hall.group, chat_id=-7))
    election = hall.open("Ben", "Mina")

    def said(unit: Unit) -> tuple[str, ...]:
        group = unit.people.get_group(hall.group)
        there = AtChat(unit, group, WORDS, each_play.now, "SayNextBot")
        screen = each_play.dispatch.routes.say(there, tap("elections.open", election))
        assert screen is not None
        return screen.lines

    assert "6 people can vote." in each_play.store.run_now(said)


def test_who_is_not_on_the_roll_does_not_read_it(each_play: Play) -> None:
    hall = Hall(each_play)
    grace = each_play.member("Grace", hall.group, role=Role.SUPPORTER)
    election = hall.open("Ben", "Mina")
    late = each_play.member("Late", hall.group)
    for person in (grace, late, each_play.stranger("Thief")):
        assert "Asha" not in each_play.tap(person, tap("elections.roll", election, 0)).lines
        assert not any(
            "Names in this vote" in b.label for b in each_play.tap(person, tap("elections.show", election)).buttons
        )
    assert "Asha" in each_play.tap(hall.sam, tap("elections.roll", election, 0)).lines


def test_while_a_vote_is_near_everybody_hears_who_comes(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    tom = hall.people["Tom"]
    hall.plan()
    play.heard(tom)
    play.tap(hall.sam, tap("people.add_paper", hall.group))
    play.say(hall.sam, "Joe")
    assert "Joe is now a member." in play.heard(tom)[-1].lines
    zoe = play.stranger("Zoe")
    join(play, zoe, hall.group, "Zoe")
    play.tap(hall.sam, tap("people.confirm", asking(play, hall.group, zoe), "member"))
    assert "Zoe is now a member." in play.heard(tom)[-1].lines


def test_while_no_vote_is_near_nobody_hears_that_somebody_is_a_member(each_play: Play) -> None:
    hall = Hall(each_play)
    each_play.tap(hall.sam, tap("people.add_paper", hall.group))
    each_play.say(hall.sam, "Joe")
    assert each_play.heard(hall.people["Tom"]) == []
