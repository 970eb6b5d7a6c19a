"""Promises of joining: taps only, and nobody is in before a facilitator said so."""

from bot.rules.people import Role
from bot.screen import tap
from tests.handlers.people.table import asking, code, join, member, names
from tests.play import Play


def test_a_person_joins_with_taps_only_and_the_facilitator_confirms(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    play.press(lily, "English")
    play.press(lily, "Lily")
    play.press(lily, "Words and listening")
    play.press(lily, "Yes, I want to join")
    assert "You asked to join" in play.start(lily).title
    assert "wants to join" in play.heard(sam)[-1].title
    play.press(sam, "Member")
    assert "Welcome to" in play.heard(lily)[-1].title
    assert member(play, group, lily).has_voice


def test_nobody_is_in_before_a_facilitator_said_so(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    play.press(lily, "English")
    assert names(play, group) == []
    assert "Another group" in play.tap(lily, tap("people.members", group, 0)).title


def test_half_way_through_joining_home_goes_on_where_it_was(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    assert "Hello" in play.start(lily).title


def test_two_people_of_a_group_never_have_the_same_name(play: Play) -> None:
    group = play.group()
    play.member("Lily", group)
    other = play.stranger("lily")
    play.start(other, f"join_{code(play, group)}")
    play.press(other, "English")
    assert "already used" in play.press(other, "lily").title
    assert "Words, pictures, voice" in play.say(other, "Lily B").title


def test_a_name_that_is_too_long_or_empty_gets_a_kind_word_and_nothing_is_lost(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    play.press(lily, "English")
    assert "a little long" in play.say(lily, "x" * 41).title
    assert "Please write it" in play.say(lily, photo="file").title
    assert "Words, pictures, voice" in play.say(lily, "Lily").title


def test_the_second_facilitator_who_answers_finds_it_done(play: Play) -> None:
    group = play.group()
    helpers = [play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Asha")]
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    for label in ("English", "Lily", "Only words", "Yes, I want to join"):
        play.press(lily, label)
    assert all(play.heard(helper) for helper in helpers)
    play.press(helpers[0], "Supporter")
    assert "old" in play.press(helpers[1], "Facilitator").title
    assert member(play, group, lily).role is Role.SUPPORTER


def test_a_supporter_is_told_how_to_help_without_steering(play: Play) -> None:
    group = play.group()
    grace = play.member("Grace", group, role=Role.SUPPORTER)
    play.tap(grace, tap("people.welcome", group))
    play.press(grace, "How to help")
    assert "does not do" in play.press(grace, "What not to do").title


def test_a_new_link_makes_the_old_one_useless(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    old = code(play, group)
    play.tap(sam, tap("people.new_link", group))
    assert "link is old" in play.start(play.stranger("Lily"), f"join_{old}").title


def test_who_is_not_of_the_group_and_who_is_taken_out_hear_it_kindly(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    lily = play.stranger("Lily")
    play.start(lily, f"join_{code(play, group)}")
    for label in ("English", "Lily", "Only words", "Yes, I want to join"):
        play.press(lily, label)
    play.heard(sam)
    play.press(sam, "Not our group")
    play.tap(sam, tap("people.removed", member(play, group, ben).id))
    assert ["not the right group" in " ".join(s.lines) for s in play.heard(lily)] == [True]
    assert ["not in this group" in " ".join(s.lines) for s in play.heard(ben)] == [True]


def test_joining_twice_asks_once(play: Play) -> None:
    group = play.group()
    sam, lily = play.member("Sam", group, role=Role.FACILITATOR), play.stranger("Lily")
    join(play, lily, group, "Lily")
    assert "You are already here" in play.start(lily, f"join_{code(play, group)}").title
    assert "old" in play.tap(lily, tap("people.join_liked", group, "words")).title
    play.tap(lily, tap("people.join_agree", group))
    assert len(play.heard(sam)) == 1
    for _ in range(3):
        play.tap(sam, tap("people.confirm", asking(play, group, lily), "member"))
    assert len(play.heard(lily)) == 1


def test_a_second_group_waits_until_the_person_wants_to_look_at_it(play: Play) -> None:
    north, river = play.group(), play.group("Riverside", "Otherboard")
    mina, sam = play.member("Mina", north), play.member("Sam", river, role=Role.FACILITATOR)
    join(play, mina, river, "Mina")
    assert "Northfield" in play.start(mina).title
    play.heard(sam)
    play.press(sam, "Member")
    assert "Welcome to" in play.heard(mina)[-1].title
    assert "Northfield" in play.start(mina).title
    play.tap(mina, tap("people.welcome", river))
    play.press(mina, "Riverside")
    assert "Riverside" in play.start(mina).title
    play.press(mina, "My things")
    play.press(mina, "My groups")
    play.press(mina, "Northfield")
    assert "Northfield" in play.start(mina).title


def test_a_name_is_free_only_when_it_is_free_in_all_groups_of_the_person(play: Play) -> None:
    north, river = play.group(), play.group("Riverside", "Otherboard")
    play.member("Ben", river)
    mina = play.member("Mina", north)
    play.start(mina, f"join_{code(play, river)}")
    play.tap(mina, tap("people.name"))
    assert "already used" in play.say(mina, "Ben").title


def test_who_only_opened_the_link_can_not_read_what_others_said(play: Play) -> None:
    group = play.group()
    ben, thief = play.member("Ben", group), play.stranger("Thief")
    play.tap(ben, tap("agenda.suggest", "bus"))
    said = play.store.run_now(lambda u: u.agenda.list_of(u.people.member_in(group, ben, now=play.now).id))[0].id
    play.start(thief, f"join_{code(play, group)}")
    assert "Another group" in play.tap(thief, tap("agenda.life", said)).title


def test_a_facilitator_reads_which_group_somebody_wants_to_join(play: Play) -> None:
    group = play.group("Hillside")
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    join(play, play.stranger("Lily"), group, "Lily")
    assert "Lily wants to join Hillside." in play.heard(sam)[-1].lines


def test_a_new_supporter_is_welcomed_and_finds_the_rules_for_helping_again(play: Play) -> None:
    group = play.group()
    play.member("Sam", group, role=Role.FACILITATOR)
    ben, grace = play.member("Ben", group), play.stranger("Grace")
    sam = play.member("Asha", group, role=Role.FACILITATOR)
    join(play, grace, group, "Grace")
    play.heard(sam)
    play.press(sam, "Supporter")
    assert [screen.title for screen in play.heard(grace)] == ["🎉 Welcome to Northfield"]
    assert "Grace is now a supporter." in play.heard(ben)[-1].lines
    play.tap(grace, tap("home.menu", "things", 0))
    assert "How to help" in play.press(grace, "How to help").title
