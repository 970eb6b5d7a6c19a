"""Promises against who would decide a vote alone: the ways of before, walked again a little differently."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.ids import MemberId, PersonId
from bot.rules.counting import Contest, Result, count
from bot.rules.elections import Standing, State
from bot.rules.papers import COUNTERS
from bot.rules.people import Role
from bot.rules.voting_days import FIXED_BEFORE
from bot.screen import Screen, tap
from bot.services.elections import close
from bot.services.elections.counters import list_counting
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.people.table import asking, join, link
from tests.play import Play

HOUR = timedelta(hours=1)
PAPERS = ("Mina", "Ben")


def _asked_for_a_phone(hall: Hall, name: str) -> PersonId:
    """A facilitator opens the link for somebody's phone on an account of their own."""
    spare = hall.play.stranger("Spare")
    hall.play.start(spare, link(hall.play.tap(hall.sam, tap("people.phone", hall.member(name).id))))
    return spare


def _standing(hall: Hall) -> set[str]:
    return {each.name for each in hall.candidates() if each.standing is Standing.STANDS}


def _press(hall: Hall, deed: str, *rest: str) -> Screen:
    return hall.play.tap(hall.sam, tap(deed, hall.member("Ben").id, *rest))


def test_a_phone_that_moves_between_a_tie_and_the_second_round_does_not_vote_in_it(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    each_play.until(hall.election().close_at - timedelta(hours=23, minutes=30))
    for n, voter in enumerate(VOTERS):
        hall.vote(voter, "Ben" if n % 2 else "Mina")
    spare = _asked_for_a_phone(hall, "Tom")
    hall.close()
    each_play.until(each_play.now + HOUR)
    number = each_play.store.run_now(lambda unit: unit.people.get(hall.people["Tom"])).telegram_id
    assert each_play.store.run_now(lambda unit: unit.people.get(spare)).telegram_id != number
    hall.made_public()
    second = hall.election(State.VOTING)
    assert "Your phone is new" in each_play.tap(hall.people["Tom"], tap("elections.ballot", second.id)).title


@pytest.mark.parametrize("deed", [("people.removed",), ("people.role", "carer"), ("people.role", "facilitator")])
def test_nobody_takes_out_who_stands_before_the_vote_opens(each_play: Play, deed: tuple[str, ...]) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    assert "not over" in _press(hall, *deed).title
    each_play.until(hall.election().vote_at)
    assert _standing(hall) == {"Ben", "Mina"}


def test_on_the_last_day_before_it_opens_nobody_chooses_who_votes(each_play: Play) -> None:
    hall = Hall(each_play)
    helper = each_play.member("Helen", hall.group, role=Role.SUPPORTER)
    hall.plan()
    hall.stand("Mina")
    each_play.until(hall.election().vote_at - FIXED_BEFORE - HOUR)
    assert "not over" not in _press(hall, "people.role", "carer").title
    assert "not over" not in _press(hall, "people.role", "member").title
    each_play.until(hall.election().vote_at - FIXED_BEFORE)
    assert "not over" in _press(hall, "people.role", "carer").title
    assert "not over" in _press(hall, "people.removed").title
    # Who has no vote decides nothing by going.
    hall.people["Helen"] = helper
    assert "not over" not in each_play.tap(hall.sam, tap("people.removed", hall.member("Helen").id)).title


@pytest.mark.parametrize(("hours", "can_vote"), [(1, False), (23, False), (60, True)])
def test_who_comes_on_the_last_day_before_it_opens_does_not_vote(
    each_play: Play, hours: int, *, can_vote: bool
) -> None:
    """Neither with an account of their own, nor on paper, nor as a supporter who becomes a member."""
    hall = Hall(each_play)
    grace = each_play.member("Grace", hall.group, role=Role.SUPPORTER)
    hall.plan()
    hall.stand("Ben", "Mina")
    each_play.until(hall.election().vote_at - timedelta(hours=hours))
    hall.people |= {"Grace": grace, "Ella": each_play.stranger("Ella")}
    join(each_play, hall.people["Ella"], hall.group, "Ella")
    asked = asking(each_play, hall.group, hall.people["Ella"])
    each_play.tap(hall.sam, tap("people.confirm", asked, str(Role.MEMBER)))
    each_play.tap(hall.sam, tap("people.add_paper", hall.group))
    each_play.say(hall.sam, "Joe")
    each_play.tap(hall.sam, tap("people.role", hall.member("Grace").id, str(Role.MEMBER)))
    each_play.until(hall.election().vote_at)
    election = hall.election().id
    roll = each_play.store.run_now(lambda unit: unit.elections.list_roll(election))
    late = {voter.name for voter in roll} & {"Ella", "Joe", "Grace"}
    assert late == ({"Ella", "Joe", "Grace"} if can_vote else set())


def test_who_came_on_the_last_day_reads_why_they_cannot_vote_and_is_not_among_those_who_can(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben", "Mina")
    each_play.until(hall.election().vote_at - HOUR)
    ella = hall.people["Ella"] = each_play.stranger("Ella")
    join(each_play, ella, hall.group, "Ella")
    each_play.tap(hall.sam, tap("people.confirm", asking(each_play, hall.group, ella), str(Role.MEMBER)))
    each_play.heard(ella)
    election = hall.election().id
    page = each_play.tap(ella, tap("elections.stand", election))
    assert "People who join later can be candidates next time." in page.lines
    assert not any("I want to be rep" in button.label for button in page.buttons)
    assert each_play.tap(ella, tap("elections.ask_stand", election)).title == "🗳 It is too late for this"
    stands = each_play.tap(ella, tap("elections.stand_up", election))
    suggested = each_play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member("Ella").id))
    assert {stands.title, suggested.title} == {"🗳 It is too late for this"}
    assert {each.name for each in hall.candidates()} == {"Ben", "Mina"}
    each_play.until(hall.election().close_at - HOUR)
    heard = [line for screen in each_play.heard(ella) for line in (screen.title, *screen.lines)]
    assert "This vote is for people who were members 2 days before it started." in heard
    assert f"{len(VOTERS)} people can vote." in heard
    assert not any("can vote now" in line or "You can still vote" in line for line in heard)
    told = [line for screen in each_play.heard(hall.people["Lily"]) for line in screen.lines]
    assert "You can vote now." in told
    assert "This vote is for people who were members 2 days before it started." not in told


def test_a_candidate_on_paper_is_written_off_only_in_time_and_everybody_hears_it(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe", "Ada"))
    election = hall.plan()
    hall.stand("Mina")
    for name in ("Joe", "Ada"):
        each_play.tap(hall.people["Lily"], tap("elections.suggested", election, hall.member(name).id))
    joe, ada = (next(each for each in hall.candidates() if each.name == name) for name in ("Joe", "Ada"))
    for candidate in (joe, ada):
        each_play.tap(hall.sam, tap("elections.answer", candidate.id, 1))
    each_play.heard(hall.people["Lily"])
    each_play.tap(hall.sam, tap("elections.withdrew", ada.id))
    told = each_play.heard(hall.people["Lily"])
    assert any("Ada is not a candidate now" in screen.title for screen in told)
    assert any("A facilitator wrote this down for Ada." in screen.lines for screen in told)
    each_play.until(hall.election().vote_at - FIXED_BEFORE)
    for _ in ("the last day", "while people vote"):
        card = each_play.tap(hall.sam, tap("elections.card", joe.id))
        assert not any("Stop" in button.label for button in card.buttons)
        each_play.tap(hall.sam, tap("elections.withdrew", joe.id))
        each_play.until(hall.election().vote_at)
    assert _standing(hall) == {"Joe", "Mina"}


def test_nobody_writes_on_the_card_of_somebody_who_has_a_phone(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    hall.stand("Ben")
    ben = hall.candidates()[0]
    each_play.tap(hall.people["Ben"], tap("elections.words", ben.id))
    each_play.say(hall.people["Ben"], "I will work hard.")
    each_play.until(hall.election().vote_at - HOUR)
    each_play.tap(hall.sam, tap("elections.words", ben.id))
    each_play.say(hall.sam, "Do not choose me.")
    each_play.tap(hall.sam, tap("elections.photo", ben.id))
    each_play.say(hall.sam, photo="another face")
    after = hall.candidates()[0]
    assert (after.words, after.photo) == ("I will work hard.", None)


def test_another_clock_brings_no_vote_sooner_that_was_announced(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.plan()
    before = hall.election()
    for zone in ("Pacific/Auckland", "America/Los_Angeles", "Europe/London"):
        each_play.tap(hall.sam, tap("people.group_zoned", hall.group, zone))
        after = hall.election()
        assert (after.vote_at, after.close_at) == (before.vote_at, before.close_at)


def _closed_with_papers(play: Play, *more: str) -> Hall:
    hall = Hall(play, paper=("Joe", "Ada"))
    hall.people |= {name: play.member(name, hall.group) for name in more}
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    hall.close()
    return hall


def test_a_facilitator_does_not_let_lots_fall_until_they_like_who_counts_papers(each_play: Play) -> None:
    """They say who gave a paper, so they can let what two have found not fit, as often as they like."""
    # Six can count, so that there would be two others a second time.
    hall = _closed_with_papers(each_play, "Kim", "Lou")
    election, joe = hall.election().id, hall.member("Joe").id
    each_play.tap(hall.sam, tap("elections.gave", election, joe, 0, 0))
    drawn: list[list[str]] = []
    for _ in range(3):
        drawn.append(hall.draw_counters())
        for name in drawn[-1]:
            hall.count(name, *PAPERS)
        each_play.tap(hall.sam, tap("elections.count_again", election))
    assert not {*drawn[0]} & {*drawn[1]}
    assert drawn[1] == drawn[2]


def test_whose_phone_moved_after_lots_fell_on_them_does_not_count_papers(each_play: Play) -> None:
    """Whoever moves the phones of both who count would otherwise say alone what stands on the papers."""
    hall = _closed_with_papers(each_play)
    drawn = hall.draw_counters()
    for name in drawn:
        _asked_for_a_phone(hall, name)
    each_play.until(each_play.now + timedelta(days=1))
    for name in drawn:
        shown = each_play.tap(hall.people[name], tap("elections.my_count", hall.election().id))
        assert not any("I will count" in button.label for button in shown.buttons)
    hall.draw_counters()
    counting = each_play.store.run_now(list_counting, hall.election(), now=each_play.now)
    assert len(counting) == COUNTERS
    assert not {count.member_id for count in counting} & {hall.member(name).id for name in drawn}


def test_two_facilitators_are_no_more_than_one(each_play: Play) -> None:
    """One cannot vouch for the phone that the other one made somebody's, nor take out whom the other one cannot."""
    hall = Hall(each_play)
    sue = each_play.member("Sue", hall.group, role=Role.FACILITATOR)
    election = hall.open("Ben", "Mina")
    tom = hall.people["Tom"]
    _asked_for_a_phone(hall, "Tom")
    each_play.until(each_play.now + timedelta(days=1))
    for by in (hall.sam, sue):
        each_play.tap(by, tap("elections.vouch", election, hall.member("Tom").id))
        assert "not over" in each_play.tap(by, tap("people.removed", hall.member("Ben").id)).title
    assert "Your phone is new" in each_play.tap(tom, tap("elections.ballot", election)).title


def test_a_phone_that_came_back_is_still_one_that_moved(each_play: Play) -> None:
    hall = Hall(each_play)
    election = hall.open("Ben", "Mina")
    tom = hall.people["Tom"]
    for _ in ("away", "and on"):
        _asked_for_a_phone(hall, "Tom")
        each_play.tap(tom, tap("people.move_yes", hall.member("Tom").id))
        each_play.tap(hall.people["Lily"], tap("elections.vouch", election, hall.member("Tom").id))
    each_play.tap(hall.people["Lily"], tap("elections.vouch", election, hall.member("Tom").id))
    assert "Your phone is new" in each_play.tap(tom, tap("elections.ballot", election)).title


def _taken_over_again(hall: Hall, name: str) -> MemberId:
    """Somebody without a phone is taken out and put in again, under the same name."""
    before = hall.member(name).id
    hall.play.tap(hall.sam, tap("people.removed", before))
    hall.play.tap(hall.sam, tap("people.add_paper", hall.group))
    hall.play.say(hall.sam, name)
    return before


def test_who_is_put_in_twice_is_on_the_roll_once(each_play: Play) -> None:
    hall = Hall(each_play, paper=("Joe",))
    hall.plan()
    hall.stand("Ben", "Mina")
    _taken_over_again(hall, "Joe")
    each_play.until(hall.election().vote_at)
    election = hall.election().id
    roll = each_play.store.run_now(lambda unit: unit.elections.list_roll(election))
    assert [voter.name for voter in roll].count("Joe") == 1


def test_when_the_two_counters_do_not_agree_nothing_is_published(
    each_play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")

    mina = hall.place("Mina")

    def wrong(contest: Contest, piles: Mapping[tuple[int, ...], int]) -> Result:
        return replace(count(contest, piles), elected=(mina,))

    monkeypatch.setattr(close, "count", wrong)
    hall.close()
    assert (hall.election().result, hall.election().reason) == (None, "differ")
    assert not any(hall.member(name).is_rep for name in ("Ben", "Mina"))
