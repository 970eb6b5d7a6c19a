"""Promises of phones: a link in wrong hands makes nobody somebody else."""

from datetime import timedelta

from sqlalchemy import select

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from storage.tables.outbox import audit
from tests.handlers.elections.table import Hall
from tests.handlers.people.table import link, member
from tests.play import Play


def _number(play: Play, person: PersonId) -> int | None:
    return play.store.run_now(lambda unit: unit.people.get(person)).telegram_id


def _move(play: Play, group: GroupId, sam: PersonId, whose: PersonId, phone: PersonId) -> str:
    """A facilitator makes the link and opens it on another phone."""
    return play.start(phone, link(play.tap(sam, tap("people.phone", member(play, group, whose).id)))).title


def test_the_old_phone_is_asked_before_another_one_takes_its_place(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    spare, before = play.stranger("Spare"), _number(play, mina)
    assert "asked your old phone" in _move(play, group, sam, mina, spare)
    assert _number(play, mina) == before
    assert [screen.title for screen in play.heard(mina)] == ["📱 A new phone"]
    assert "Nothing changed" in play.press(mina, "No, that is not me").title
    play.until(play.now + timedelta(days=3))
    assert _number(play, mina) == before
    assert "Mina said no." in play.heard(sam)[-1].lines


def test_when_the_old_phone_says_nothing_for_a_day_the_new_one_takes_its_place(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    phone = play.stranger("M")
    number = _number(play, phone)
    _move(play, group, sam, mina, phone)
    play.until(play.now + timedelta(hours=23, minutes=59))
    assert _number(play, mina) != number
    play.until(play.now + timedelta(minutes=1))
    assert _number(play, mina) == number
    assert "This is your phone now" in play.heard(mina)[0].title


def test_nobody_but_the_old_phone_says_yes(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    spare, before = play.stranger("Spare"), _number(play, mina)
    _move(play, group, sam, mina, spare)
    for person in (sam, spare):
        for forged in ("people.move_yes", "people.move_no", "people.move_asked"):
            play.tap(person, tap(forged, member(play, group, mina).id))
    assert _number(play, mina) == before
    assert "new phone" in play.tap(mina, tap("people.move_yes", member(play, group, mina).id)).title


def test_a_phone_that_came_into_a_group_meanwhile_does_not_become_somebody_else(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    spare, before = play.stranger("Spare"), _number(play, mina)
    _move(play, group, sam, mina, spare)

    play.start(spare, f"join_{play.store.run_now(lambda unit: unit.people.get_group(group)).join_code}")
    for label in ("English", "Spare", "Only words", "Yes, I want to join"):
        play.press(spare, label)
    play.heard(sam)
    play.press(sam, "Member")
    play.until(play.now + timedelta(days=2))
    assert _number(play, mina) == before


def test_for_the_phone_of_a_rep_or_a_facilitator_everybody_is_told_and_for_others_only_near_a_vote(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.rep("Mina", group)
    tom, ben = play.member("Tom", group), play.member("Ben", group)
    _move(play, group, sam, tom, play.stranger("T"))
    play.tap(tom, tap("people.move_yes", member(play, group, tom).id))
    assert play.heard(ben) == []
    for whose in (mina, sam):
        _move(play, group, sam, whose, play.stranger("M"))
        play.tap(whose, tap("people.move_yes", member(play, group, whose).id))
        assert ["A new phone" in screen.title for screen in play.heard(ben)] == [True]


def _phone_moved_while_voting(hall: Hall, name: str) -> PersonId:
    person = hall.people[name]
    _move(hall.play, hall.group, hall.sam, person, hall.play.stranger("Spare"))
    hall.play.tap(person, tap("people.move_yes", hall.member(name).id))
    return person


def test_a_phone_that_moved_after_the_opening_does_not_vote(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    election = hall.open("Ben", "Mina")
    hall.vote("Tom", "Ben")
    tom = _phone_moved_while_voting(hall, "Tom")
    for view in ("ballot", "receipt", "open", "remind"):
        screen = play.tap(tom, tap(f"elections.{view}", election))
        assert "Your vote is in" not in screen.title
        assert not any("pictures" in line for line in screen.lines)
    assert "Your phone is new" in play.tap(tom, tap("elections.ballot", election)).title
    assert "Your phone is new" in play.start(tom).title
    hall.vote("Lily", "Mina")
    hall.vote("Dev", "Ben")
    hall.vote("Asha", "Ben")
    hall.vote("Ben", "Ben")
    hall.close()
    result = hall.election().result
    assert result is not None
    assert result.cast == 5


def test_when_two_people_say_whose_phone_it_is_it_can_vote(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    hall.open("Ben", "Mina")
    for name in ("Lily", "Dev"):
        play.heard(hall.people[name])
    tom = _phone_moved_while_voting(hall, "Tom")
    for name in ("Lily", "Dev"):
        assert "Your phone is new" in play.tap(tom, tap("elections.ballot", hall.election().id)).title
        assert "A new phone" in play.heard(hall.people[name])[-1].title
        assert "Thank you" in play.press(hall.people[name], "I am sure").title
    assert "Your vote is in" in hall.vote("Tom", "Mina").title


def test_the_same_person_twice_and_people_without_a_vote_are_not_two(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play, paper=("Joe",))
    grace = play.member("Grace", hall.group, role=Role.SUPPORTER)
    election = hall.open("Ben", "Mina")
    tom, dev = _phone_moved_while_voting(hall, "Tom"), _phone_moved_while_voting(hall, "Dev")
    sure = tap("elections.vouch", election, hall.member("Tom").id)
    for person in (hall.people["Lily"], hall.people["Lily"], hall.sam, grace, tom, dev):
        play.tap(person, sure)
    assert "Your phone is new" in play.tap(tom, tap("elections.ballot", election)).title


def test_each_move_stands_in_the_record_of_the_vote(each_play: Play) -> None:
    play, hall = each_play, Hall(each_play)
    election = hall.open("Ben", "Mina")
    _phone_moved_while_voting(hall, "Tom")
    play.tap(hall.people["Lily"], tap("elections.vouch", election, hall.member("Tom").id))
    said = play.store.run_now(
        lambda unit: [
            (row.what, row.details["member"])
            for row in unit.connection.execute(select(audit).order_by(audit.c.id))
            if "member" in row.details
        ]
    )
    assert said == [("phone moved", hall.member("Tom").id), ("vouched", hall.member("Tom").id)]
