"""Promises of the rep's desk: one page says what is new, what matters to whom, and who was not heard."""

from datetime import timedelta

from bot.ids import GroupId, PersonId
from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.table import lines_of, plan_meeting
from tests.play import Play

DESK = tap("agenda.desk")


def _two_groups(play: Play) -> tuple[PersonId, PersonId, PersonId, GroupId]:
    """Mina is the rep of Northfield, Ben a member; Asha is a member of Southgate at the same board."""
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    other = play.group("Southgate", beside=group)
    asha = play.member("Asha", other)
    plan_meeting(play, sam)
    return mina, ben, asha, other


def test_the_desk_is_the_first_thing_of_a_rep_and_says_what_is_true_before_anybody_spoke(play: Play) -> None:
    mina, _, _, _ = _two_groups(play)
    assert "What my groups say" in play.tap(mina, tap("home.menu", "rep", 0)).buttons[0].label
    shown = play.press(mina, "What my groups say")
    assert shown.lines[1:] == (
        "Nothing new came in.",
        "Groups that said nothing for 3 months: Northfield and Southgate.",
    )


def test_what_matters_to_most_people_comes_first_with_the_groups_in_which_they_are(each_play: Play) -> None:
    play = each_play
    mina, ben, asha, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "money"))
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.think", 2, "important"))
    lines = play.tap(mina, DESK).lines
    first = lines.index("1. 🚌 Buses: 2 people")
    assert lines[first + 1 : first + 4] == (
        "Groups: Northfield and Southgate.",
        "2. 💷 Money: 1 person",
        "Groups: Northfield.",
    )


def test_somebody_who_says_it_and_finds_it_important_counts_once(play: Play) -> None:
    mina, ben, asha, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.tap(ben, tap("agenda.think", 2, "important"))
    assert "1. 🚌 Buses: 2 people" in play.tap(mina, DESK).lines


def test_what_is_new_is_new_until_the_rep_looked(each_play: Play) -> None:
    play = each_play
    mina, ben, asha, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "money"))
    assert "1 thing came in." in play.tap(mina, DESK).lines
    play.press(mina, "See what is new")
    assert "Nothing new came in." in play.tap(mina, DESK).lines
    play.tap(asha, tap("agenda.suggest", "bus"))
    assert "1 new thing since Monday 1 June 2026." in play.tap(mina, DESK).lines


def test_a_press_that_comes_twice_shows_the_same_new_things(play: Play) -> None:
    mina, ben, _, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "money"))
    first = play.tap(mina, tap("agenda.look_through", 0)).buttons
    assert play.tap(mina, tap("agenda.look_through", 0)).buttons == first


def test_a_group_from_which_nobody_spoke_for_three_months_is_named(play: Play) -> None:
    mina, ben, asha, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "money"))
    play.tap(asha, tap("agenda.suggest", "bus"))
    play.now += timedelta(days=91)
    play.tap(ben, tap("agenda.suggest", "work"))
    assert "Groups that said nothing for 3 months: Southgate." in play.tap(mina, DESK).lines


def test_who_is_no_rep_has_no_desk(play: Play) -> None:
    _, ben, _, _ = _two_groups(play)
    assert "What my groups say" not in play.tap(ben, DESK).title
    play.tap(ben, tap("agenda.gathered", "bus", 3, 0))
    assert [each.does for each in play.tap(ben, tap("agenda.mine", 0)).buttons] == [tap("agenda.start")]


def test_people_without_a_phone_are_counted_with_one_press_each_and_their_voice_is_kept(each_play: Play) -> None:
    play = each_play
    mina, ben, _, _ = _two_groups(play)
    play.tap(ben, tap("agenda.suggest", "bus"))
    play.tap(mina, DESK)
    play.press(mina, "People without a phone")
    play.press(mina, "Buses")
    play.press(mina, "One more person")
    play.press(mina, "One more person")
    assert play.press(mina, "That is everybody").lines[0] == "3 people said: Buses"
    assert "1. 🚌 Buses: 4 people" in play.tap(mina, DESK).lines
    play.tap(mina, tap("agenda.say", 2))
    play.say(mina, voice="what-they-say")
    assert play.store.run_now(lambda u: u.agenda.get(2)).voice is not None  # type: ignore[arg-type]


def test_a_count_that_comes_twice_counts_once_and_a_second_visit_counts_again(play: Play) -> None:
    mina, _, _, _ = _two_groups(play)
    for _ in range(2):
        play.tap(mina, tap("agenda.gathered", "bus", 3, 0))
    assert "1. 🚌 Buses: 3 people" in play.tap(mina, DESK).lines
    play.tap(mina, tap("agenda.count", "bus", 2))
    play.press(mina, "That is everybody")
    assert "1. 🚌 Buses: 5 people" in play.tap(mina, DESK).lines


def test_what_was_gathered_is_not_the_own_word_of_the_rep(play: Play) -> None:
    mina, _, _, _ = _two_groups(play)
    play.tap(mina, tap("agenda.gathered", "bus", 3, 0))
    play.tap(mina, tap("agenda.suggest", "bus"))
    assert "1. 🚌 Buses: 4 people" in play.tap(mina, DESK).lines


def test_a_rep_who_gathered_it_hears_what_becomes_of_it(play: Play) -> None:
    mina, _, _, _ = _two_groups(play)
    play.tap(mina, tap("agenda.gathered", "bus", 3, 0))
    meeting = play.store.run_now(lambda u: u.agenda.get(1)).meeting_id or 0  # type: ignore[arg-type]
    play.tap(mina, tap("agenda.put", 1))
    play.tap(mina, tap("agenda.send", meeting))
    assert "👉 Now: It is on the board's list" in lines_of(play.heard(mina))
