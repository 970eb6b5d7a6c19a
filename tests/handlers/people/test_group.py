"""Promises of setting up a group and looking after it."""

from bot.rules.people import Role
from bot.screen import Paper, Qr, tap
from tests.handlers.people.table import board, code, found, link
from tests.play import Play
from tests.tongues import OTHER, words_in


def test_the_first_facilitator_sets_up_a_group_and_gets_its_link(each_play: Play) -> None:
    sam = each_play.stranger("Sam")
    invite = found(each_play, sam)
    assert isinstance(invite.picture, Qr)
    assert "start=join_" in invite.picture.link
    assert "Poster" in " ".join(b.label for b in invite.buttons)


def test_the_founder_link_works_once(play: Play) -> None:
    found(play, play.stranger("Sam"))
    assert "was used" in play.start(play.stranger("Tom"), "found_abc").title


def test_a_group_without_a_named_person_lets_nobody_in(play: Play) -> None:
    sam = play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    play.press(sam, "that is fine")
    play.say(sam, "Marlshire")
    play.say(sam, "Northfield")
    group = play.store.run_now(lambda unit: unit.people.get(sam)).group_id
    assert group is not None
    assert "One thing is missing" in play.tap(sam, tap("people.invite", group)).title
    assert "link is old" in play.start(play.stranger("Lily"), f"join_{code(play, group)}").title
    assert "not ready" in play.start(sam).title


def test_a_facilitator_makes_a_second_group_of_the_board_once_however_often_they_press(each_play: Play) -> None:
    play = each_play
    sam = play.stranger("Sam")
    found(play, sam)
    first = play.store.run_now(lambda unit: unit.people.get(sam)).group_id
    assert first is not None
    play.tap(sam, tap("people.more_groups", first))
    for _ in range(3):
        play.tap(sam, tap("people.new_group", first))
    play.say(sam, "Riverside")
    play.press(sam, OTHER.name)
    play.tap(sam, tap("people.group_zoned", first + 1, "Europe/Berlin"))
    play.press(sam, "That is right")
    play.press(sam, "I will do it")
    play.press(sam, "No phone number")
    groups = play.store.run_now(lambda u: u.people.list_groups_of_board(u.people.get_group(first).board_id))
    assert [(g.name, g.language, g.zone.key, g.helper_name, g.emergency) for g in groups] == [
        ("Northfield", "en", "Europe/London", "Alex", "999"),
        ("Riverside", OTHER.code, "Europe/Berlin", "Sam", "112"),
    ]


def test_somebody_else_sets_up_a_group_of_the_board_with_a_link_that_works_once(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, asha = play.member("Sam", group, role=Role.FACILITATOR), play.stranger("Asha")
    play.tap(sam, tap("people.group", group))
    play.press(sam, "A new group")
    old = link(play.press(sam, "Somebody else"))
    payload = link(play.tap(sam, tap("people.group_link", group)))
    assert "was used" in play.start(asha, old).title
    assert "What we keep" in play.start(asha, payload).title
    assert "Your group" in play.press(asha, "that is fine").title
    play.say(asha, "Riverside")
    assert "was used" in play.start(play.stranger("Tom"), payload).title
    assert board(play, sam) == board(play, asha)
    assert "Another group" in play.tap(asha, tap("people.members", group, 0)).title


def test_what_was_set_up_can_be_changed_later(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("people.group", group))
    play.press(sam, "Name of the group")
    assert "Riverside" in play.say(sam, "  Riverside ").title
    play.press(sam, "Name of the group")
    play.press(sam, "Language")
    assert "Riverside" in play.press(sam, OTHER.name).title
    play.press(sam, "Name of the group")
    play.press(sam, "The clock")
    play.press(sam, "Berlin")
    assert "Riverside" in play.press(sam, "That is right").title


def test_another_named_person_has_another_number_and_everybody_hears_it(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    play.tap(sam, tap("people.helper", group))
    play.press(sam, "Another person")
    play.say(sam, "Jo")
    assert play.store.run_now(lambda unit: unit.people.get_group(group)).helper_phone == ""
    told = ("Jo is your safe person now.", "If somebody is hurting you, you can tell Jo.")
    assert [s.lines[:2] for s in play.heard(mina)] == [told]


def test_everybody_hears_it_when_worries_reach_another_phone_under_the_same_name(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    alex = play.member("Alex", group, role=Role.SUPPORTER)
    number = play.store.run_now(lambda unit: unit.people.member_in(group, alex, now=play.now)).id
    for _ in ("once", "the same again"):
        play.tap(sam, tap("people.helper_is", number))
    told = ("Alex is your safe person now.", "If somebody is hurting you, you can tell Alex.")
    assert [s.lines[:2] for s in play.heard(mina)] == [told]


def test_everybody_hears_it_when_the_safe_person_has_another_number(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    play.tap(sam, tap("people.helper_me", group))
    play.heard(mina)
    for number in ("01632 960 123", "01632 960 123", "01632 960 999"):
        play.tap(sam, tap("people.helper_phone", group))
        play.say(sam, number)
    assert [s.lines[-1] for s in play.heard(mina)] == ["The phone number is 01632 960 999."]
    # Also when the number was taken away, and everybody has heard that.
    play.tap(sam, tap("people.no_number", group))
    assert len(play.heard(mina)) == 1
    play.tap(sam, tap("people.helper_phone", group))
    play.say(sam, "01632 960 111")
    assert [s.lines[-1] for s in play.heard(mina)] == ["The phone number is 01632 960 111."]


def test_the_emergency_number_is_the_one_of_the_group(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    play.tap(sam, tap("people.helper", group))
    play.press(sam, "Emergency number")
    play.press(sam, "112")
    assert "Call 112." in play.tap(mina, tap("help.show")).lines
    assert "old" in play.tap(sam, tap("people.emergency_is", group, "5")).title


def test_the_poster_speaks_the_language_of_the_group(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("people.group_speaks", group, OTHER.code))
    (page,) = play.tap(sam, tap("people.poster", group)).enclosed
    assert isinstance(page, Paper)
    assert page.language == OTHER.code
    assert next(block.qr for block in page.blocks if block.qr).endswith(code(play, group))


def test_who_begins_a_group_is_told_first_what_is_kept(each_play: Play) -> None:
    play, sam = each_play, each_play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    assert "What we keep" in play.start(sam, "found_abc").title
    assert "your big changes" in " ".join(play.press(sam, "Tell me more").lines)
    assert play.store.run_now(lambda unit: unit.people.get(sam)).consented_at is None

    play.press(sam, "that is fine")

    assert play.store.run_now(lambda unit: unit.people.get(sam)).consented_at == play.now


def test_who_says_not_now_to_a_link_can_open_it_again(play: Play) -> None:
    sam = play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    assert "Nothing changed." in play.press(sam, "Not now").lines
    assert "What we keep" in play.start(sam, "found_abc").title


def test_pressing_yes_three_times_begins_one_group(each_play: Play) -> None:
    play, sam = each_play, each_play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    shown = [play.tap(sam, tap("people.link_yes", "found", "abc")) for _ in range(3)]
    assert [screen.title for screen in shown] == ["🪑 Your board"] * 3
    assert len(play.store.run_now(lambda unit: unit.people.list_memberships(sam, now=play.now))) == 1


def test_what_is_kept_can_be_read_in_another_language_than_that_of_the_phone(play: Play) -> None:
    sam = play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    assert play.press(sam, OTHER.name).title == words_in(OTHER).text("people.join_consent.title")


def test_a_facilitator_says_where_the_board_is_and_no_meeting_is_proposed_on_its_bank_holidays(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    in_england = play.tap(sam, tap("meetings.day", 0, 20261130))
    assert any("30 November" in button.label for button in in_england.buttons)
    play.tap(sam, tap("people.group_name", group))
    play.press(sam, "Bank holidays")
    assert "Now it is Scotland." in play.press(sam, "Scotland").lines
    in_scotland = play.tap(sam, tap("meetings.day", 0, 20261130))
    assert not any("30 November" in button.label for button in in_scotland.buttons)


def test_only_a_facilitator_says_where_the_board_is(play: Play) -> None:
    group = play.group()
    tom, sam = play.member("Tom", group), play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(tom, tap("people.free", group, "GB-SCT"))
    play.tap(sam, tap("people.free", group, "XX"))
    assert play.store.run_now(lambda unit: unit.people.get_group(group)).country == "GB-ENG"


def test_two_groups_that_begin_at_the_same_time_are_told_apart(each_play: Play) -> None:
    group = each_play.group()
    sam, sue = (each_play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Sue"))
    for person in (sam, sue):
        each_play.tap(person, tap("people.new_group", group))
    board_id = board(each_play, sam)
    found = each_play.store.run_now(lambda unit: [each.name for each in unit.people.list_groups_of_board(board_id)])
    assert sorted(found) == ["Northfield", "Our group", "Our group 2"]
    # Each says how it is called.
    assert "English" in str(each_play.say(sam, "Riverside").buttons)
