"""Promises of joining, of one's own settings, and of looking after a group."""

from bot.ids import GroupId, PersonId
from bot.rules.people import Member, Role, Standing
from bot.screen import Qr, Screen, tap
from storage.unit import Unit
from tests.play import Play


def _code(play: Play, group: GroupId) -> str:
    return play.store.run_now(lambda unit: unit.people.get_group(group)).join_code


def _member(play: Play, group: GroupId, person: PersonId) -> Member:
    return play.store.run_now(lambda unit: unit.people.member_in(group, person, now=play.now))


def _names(play: Play, group: GroupId) -> list[str]:
    return [m.name for m in play.store.run_now(lambda unit: unit.people.list_members(group, now=play.now))]


def _found(play: Play, sam: PersonId) -> Screen:
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    play.say(sam, "Marlshire")
    play.say(sam, "Northfield")
    play.press(sam, "English")
    play.press(sam, "That is right")
    play.say(sam, "Alex")
    return play.say(sam, "01632 960 123")


def test_the_first_facilitator_sets_up_a_group_and_gets_its_link(each_play: Play) -> None:
    sam = each_play.stranger("Sam")
    invite = _found(each_play, sam)
    assert isinstance(invite.picture, Qr)
    assert "start=join_" in invite.picture.link
    assert "Poster" in " ".join(b.label for b in invite.buttons)


def test_the_founder_link_works_once(play: Play) -> None:
    _found(play, play.stranger("Sam"))
    assert "was used" in play.start(play.stranger("Tom"), "found_abc").title


def test_a_group_without_a_named_person_lets_nobody_in(play: Play) -> None:
    sam = play.stranger("Sam")
    play.store.run_now(lambda unit: unit.people.add_invitation("abc", "founder"))
    play.start(sam, "found_abc")
    play.say(sam, "Marlshire")
    play.say(sam, "Northfield")
    group = play.store.run_now(lambda unit: unit.people.get(sam)).group_id
    assert group is not None
    assert "One thing is missing" in play.tap(sam, tap("people.invite", group)).title
    assert "link is old" in play.start(play.stranger("Lily"), f"join_{_code(play, group)}").title
    assert "not ready" in play.start(sam).title


def test_a_person_joins_with_taps_only_and_the_facilitator_confirms(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    play.press(lily, "English")
    play.press(lily, "Lily")
    play.press(lily, "Read it to me")
    play.press(lily, "Yes, I join")
    assert "You asked to join" in play.start(lily).title
    assert "wants to join" in play.heard(sam)[-1].title
    play.press(sam, "Member")
    assert "You are in" in play.heard(lily)[-1].title
    assert _member(play, group, lily).has_voice


def test_nobody_is_in_before_a_facilitator_said_so(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    play.press(lily, "English")
    assert _names(play, group) == []
    assert "Another group" in play.tap(lily, tap("people.members", group, 0)).title


def test_half_way_through_joining_home_goes_on_where_it_was(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    assert "Hello" in play.start(lily).title


def test_two_people_of_a_group_never_have_the_same_name(play: Play) -> None:
    group = play.group()
    play.member("Lily", group)
    other = play.stranger("lily")
    play.start(other, f"join_{_code(play, group)}")
    play.press(other, "English")
    assert "one name" in play.press(other, "lily").title
    assert "How you like" in play.say(other, "Lily B").title


def test_a_name_that_is_too_long_or_empty_gets_a_kind_word_and_nothing_is_lost(play: Play) -> None:
    group = play.group()
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    play.press(lily, "English")
    assert "a lot of words" in play.say(lily, "x" * 41).title
    assert "Thank you" in play.say(lily, photo="file").title
    assert "How you like" in play.say(lily, "Lily").title


def test_the_second_facilitator_who_answers_finds_it_done(play: Play) -> None:
    group = play.group()
    helpers = [play.member(name, group, role=Role.FACILITATOR) for name in ("Sam", "Asha")]
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    for label in ("English", "Lily", "Only words", "Yes, I join"):
        play.press(lily, label)
    assert all(play.heard(helper) for helper in helpers)
    play.press(helpers[0], "Supporter")
    assert "old" in play.press(helpers[1], "Facilitator").title
    assert _member(play, group, lily).role is Role.SUPPORTER


def test_a_supporter_is_told_how_to_help_without_steering(play: Play) -> None:
    group = play.group()
    grace = play.member("Grace", group, role=Role.SUPPORTER)
    play.tap(grace, tap("people.welcome", group))
    play.press(grace, "How to help")
    assert "does not do" in play.press(grace, "What not to do").title


def test_a_new_link_makes_the_old_one_useless(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    old = _code(play, group)
    play.tap(sam, tap("people.new_link", group))
    assert "link is old" in play.start(play.stranger("Lily"), f"join_{old}").title


def test_a_member_can_change_the_language_in_two_taps_from_my_things(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.tap(mina, tap("home.menu", "things", 0))
    play.press(mina, "Language")
    play.press(mina, "Cymraeg")
    assert play.store.run_now(lambda unit: unit.people.get(mina)).language == "cy"


def test_a_role_that_changes_is_told_to_everybody_in_one_quiet_line(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member(n, group, role=r)
        for n, r in (("Sam", Role.FACILITATOR), ("Mina", Role.MEMBER), ("Ben", Role.MEMBER))
    )
    play.tap(sam, tap("people.role", _member(play, group, ben).id, "supporter"))
    assert [screen.lines for screen in play.heard(mina)] == [("Ben is now a supporter.",)]


def test_a_member_cannot_do_what_a_facilitator_does(play: Play) -> None:
    group = play.group()
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    number = _member(play, group, ben).id
    for forged in (
        tap("people.role", number, "facilitator"),
        tap("people.removed", number),
        tap("people.invite", group),
        tap("people.new_link", group),
        tap("people.phone", number),
        tap("people.add_paper", group),
    ):
        assert "somebody else" in play.tap(mina, forged).title
    assert _member(play, group, ben).role is Role.MEMBER


def test_a_facilitator_of_another_group_can_do_nothing_here(play: Play) -> None:
    group, other = play.group(), play.group("Riverside", "Otherboard")
    ben = play.member("Ben", group)
    sam = play.member("Sam", other, role=Role.FACILITATOR)
    assert "Another group" in play.tap(sam, tap("people.removed", _member(play, group, ben).id)).title
    assert _names(play, group) == ["Ben"]


def test_the_last_facilitator_can_not_go(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    for wish in (
        tap("people.left", group),
        tap("people.deleted"),
        tap("people.role", _member(play, group, sam).id, "member"),
    ):
        assert "last facilitator" in play.tap(sam, wish).title


def test_a_member_on_paper_gets_a_phone_and_stays_the_same_member(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.tap(sam, tap("people.add_paper", group))
    play.say(sam, "Joe")
    joe = next(m for m in play.store.run_now(lambda u: u.people.list_members(group, now=play.now)) if m.name == "Joe")
    shown = play.tap(sam, tap("people.phone", joe.id))
    assert isinstance(shown.picture, Qr)
    payload = shown.picture.link.partition("start=")[2]
    phone = play.stranger("J")
    number = play.store.run_now(lambda unit: unit.people.get(phone)).telegram_id
    assert "your phone now" in play.start(phone, payload).title
    assert play.store.run_now(lambda unit: unit.people.get(joe.person_id)).telegram_id == number
    assert not _member(play, group, joe.person_id).on_paper
    assert "was used" in play.start(play.stranger("Thief"), payload).title


def test_a_deleted_person_leaves_no_name_and_no_number(play: Play) -> None:
    group = play.group()
    mina = play.member("Mina", group)
    play.say(mina, voice="a-voice")
    play.tap(mina, tap("people.deleted"))
    person = play.store.run_now(lambda unit: unit.people.get(mina))
    assert (person.called, person.telegram_id, person.group_id) == ("A former member", None, None)
    assert _names(play, group) == []


def test_what_is_kept_is_counted_truly(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.say(mina, voice="a-voice")
    lines = play.tap(mina, tap("people.kept")).lines
    assert "We keep 1 voice message of yours." in lines
    assert "We keep 0 photos of yours." in lines


def test_a_person_in_two_groups_can_look_at_each(play: Play) -> None:
    north, river = play.group(), play.group("Riverside", "Otherboard")
    mina = play.member("Mina", north)

    def second(unit: Unit) -> None:
        unit.people.add_member(mina, river, role=Role.MEMBER, standing=Standing.IN, on_paper=False, now=play.now)

    play.store.run_now(second)
    play.tap(mina, tap("people.groups"))
    play.press(mina, "Riverside")
    assert "Riverside" in play.start(mina).title


def test_who_leaves_as_rep_is_no_rep_any_more(play: Play) -> None:
    group = play.group()
    mina = play.rep("Mina", group)
    play.tap(mina, tap("people.left", group))
    assert play.store.run_now(lambda unit: unit.people.list_reps(group, now=play.now)) == []


def test_a_facilitator_notes_who_was_the_rep_before(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    play.tap(sam, tap("people.was_rep", _member(play, group, ben).id))
    play.press(sam, "2026")
    assert _member(play, group, ben).is_rep
    assert "Our rep" in play.heard(ben)[-1].title


def test_who_is_not_of_the_group_and_who_is_taken_out_hear_it_kindly(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    lily = play.stranger("Lily")
    play.start(lily, f"join_{_code(play, group)}")
    for label in ("English", "Lily", "Only words", "Yes, I join"):
        play.press(lily, label)
    play.heard(sam)
    play.press(sam, "Not our group")
    play.tap(sam, tap("people.removed", _member(play, group, ben).id))
    assert ["not the right group" in " ".join(s.lines) for s in play.heard(lily)] == [True]
    assert ["not in this group" in " ".join(s.lines) for s in play.heard(ben)] == [True]
