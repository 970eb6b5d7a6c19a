"""Promises of one's own settings, of leaving, and of being forgotten."""

from datetime import timedelta

import pytest

from bot.rules.elections import State
from bot.rules.people import Likes, Role, Standing
from bot.screen import tap
from storage.unit import Unit
from tests.handlers.elections.table import VOTERS, Hall
from tests.handlers.people.table import code, join, member, names
from tests.play import Play
from tests.tongues import OTHER


def test_a_member_can_change_the_language_in_two_taps_from_home(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.start(mina)
    play.press(mina, "My things")
    play.press(mina, OTHER.name)
    assert play.store.run_now(lambda unit: unit.people.get(mina)).language == OTHER.code


def test_the_last_facilitator_can_not_go(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    play.member("Mina", group)
    for wish in (
        tap("people.left", group),
        tap("people.deleted"),
        tap("people.role", member(play, group, sam).id, "member"),
    ):
        assert "last facilitator" in play.tap(sam, wish).title


def test_a_deleted_person_leaves_no_name_and_no_number(play: Play) -> None:
    group = play.group()
    mina = play.member("Mina", group)
    play.say(mina, voice="a-voice")
    play.tap(mina, tap("people.deleted"))
    person = play.store.run_now(lambda unit: unit.people.get(mina))
    assert (person.called, person.telegram_id, person.group_id) == ("A former member", None, None)
    assert names(play, group) == []


def test_what_is_kept_is_counted_truly(play: Play) -> None:
    mina = play.member("Mina", play.group())
    play.say(mina, voice="a-voice")
    lines = play.tap(mina, tap("people.kept")).lines
    assert "We keep 1 voice message from you." in lines
    assert not any("photo" in line for line in lines)


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


def test_the_last_of_all_may_go_and_nobody_can_join_behind_them(play: Play) -> None:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    old = code(play, group)
    assert "last facilitator" in play.tap(sam, tap("people.role", member(play, group, sam).id, "member")).title
    assert "You have left" in play.tap(sam, tap("people.left", group)).title
    assert "link is old" in play.start(play.stranger("Lily"), f"join_{old}").title


def test_who_moves_to_another_group_still_hears_what_became_of_their_words(each_play: Play) -> None:
    play, north = each_play, each_play.group()
    river = play.group("Riverside", "Otherboard")
    sam, mina = play.member("Sam", river, role=Role.FACILITATOR), play.member("Mina", north)
    play.tap(mina, tap("agenda.suggest", "bus"))
    mine = play.store.run_now(lambda u: u.agenda.list_of(u.people.member_in(north, mina, now=play.now).id))[0].id
    play.tap(mina, tap("people.left", north))
    assert "Another group" in play.tap(mina, tap("agenda.life", mine)).title
    join(play, mina, river, "Mina")
    play.heard(sam)
    play.press(sam, "Member")
    assert "Another group" not in play.tap(mina, tap("agenda.life", mine)).title


def test_a_yes_is_taken_back_with_two_taps_and_then_asked_for_again(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    play.tap(mina, tap("people.me"))
    play.press(mina, "Leave the group")
    assert "You have left" in play.press(mina, "Yes, leave").title
    assert "You have left" in play.tap(mina, tap("people.left", group)).title
    assert play.store.run_now(lambda unit: unit.people.get(mina)).consented_at is None
    assert [s.lines for s in play.heard(sam)] == [("Mina left the group.",)]
    assert "Hello" in play.start(mina, f"join_{code(play, group)}").title


def test_who_wants_it_is_spoken_to_more_slowly_and_as_before(each_play: Play) -> None:
    mina = each_play.member("Mina", each_play.group())
    each_play.tap(mina, tap("people.likes"))
    each_play.press(mina, "How the voice speaks")
    assert "The voice speaks slowly now." in each_play.press(mina, "Slower").lines
    assert each_play.store.run_now(lambda unit: unit.people.get(mina)).slow
    assert "The voice speaks slowly now." not in each_play.press(mina, "Not so slow").lines
    assert not each_play.store.run_now(lambda unit: unit.people.get(mina)).slow


def test_where_there_is_one_voice_nobody_has_to_choose(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.media.synths.names.find_spec", lambda _name: None)
    shown = play.tap(play.member("Mina", play.group()), tap("people.voice"))
    assert [button.label for button in shown.buttons] == ["🐢 Slower"]


def test_who_likes_another_voice_better_hears_it_from_now_on(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.media.synths.names.find_spec", lambda _name: object())
    mina = play.member("Mina", play.group())
    shown = play.tap(mina, tap("people.voice"))
    assert [button.label for button in shown.buttons][:2] == ["✅ 🎙 Voice 1", "🎙 Voice 2"]
    assert [button.label for button in play.press(mina, "Voice 2").buttons][:2] == ["🎙 Voice 1", "✅ 🎙 Voice 2"]
    assert play.store.run_now(lambda unit: unit.people.get(mina)).voice == "espeak"


def test_a_voice_that_there_is_not_can_not_be_chosen(play: Play) -> None:
    mina = play.member("Mina", play.group())
    assert "old" in play.tap(mina, tap("people.voiced", "nobody")).title
    assert play.store.run_now(lambda unit: unit.people.get(mina)).voice == ""


def test_only_what_a_person_chose_comes_with_pictures_or_a_voice() -> None:
    seen = {likes: (likes.sees, likes.hears) for likes in Likes}
    assert seen == {
        Likes.PICTURES: (True, False),
        Likes.LISTENING: (False, True),
        Likes.BOTH: (True, True),
        Likes.WORDS: (False, False),
    }


def test_what_is_kept_counts_words_and_votes_that_are_over(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Mina")
    lily = hall.people["Lily"]
    each_play.tap(lily, tap("agenda.suggest", "bus"))
    assert not any("that you voted" in line for line in each_play.tap(lily, tap("people.kept")).lines)
    hall.close()
    lines = each_play.tap(lily, tap("people.kept")).lines
    assert "You said 1 thing for the board." in lines
    assert "We know that you voted 1 time." in lines


def test_who_is_deleted_still_reads_whom_to_call_in_danger(play: Play) -> None:
    mina = play.member("Mina", play.group())
    shown = play.tap(mina, tap("people.deleted"))
    assert "If you are in danger, call 999." in shown.lines
    assert not shown.help_button


def test_words_of_a_deleted_person_stay_without_their_name_voice_and_photo(each_play: Play) -> None:
    play, group = each_play, each_play.group()
    mina, ben = play.member("Mina", group), play.member("Ben", group)
    play.tap(mina, tap("agenda.suggest", "bus"))
    number = member(play, group, mina).id
    said = play.store.run_now(lambda unit: unit.agenda.list_of(number))[0].id
    play.tap(mina, tap("agenda.say", said))
    play.say(mina, voice="a-voice")
    play.tap(mina, tap("agenda.named", said, 1))
    play.say(mina, "for nobody yet")
    play.tap(mina, tap("people.deleted"))
    left = play.store.run_now(lambda unit: unit.agenda.get(said))
    assert (left.with_name, left.voice, left.name) == (False, None, "A former member")
    assert play.store.run_now(lambda unit: unit.outbox.list_left(mina)) == ([], [])
    assert "Mina" not in " ".join(play.tap(ben, tap("agenda.life", said)).lines)


def test_a_board_meeting_comes_about_with_the_words_of_a_deleted_person(play: Play) -> None:
    group = play.group()
    sam, mina, ben = (
        play.member("Sam", group, role=Role.FACILITATOR),
        play.rep("Mina", group),
        play.member("Ben", group),
    )
    play.tap(sam, tap("meetings.plan", 0, 20260715, 10, 0))
    for who in (mina, ben):
        play.tap(who, tap("agenda.suggest", "bus"))
        play.tap(who, tap("people.deleted"))
    meeting = play.store.run_now(lambda u: u.meetings.list_planned(u.people.get_group(group).board_id, play.now))[0]
    play.until(meeting.meets_at - timedelta(hours=1))
    items = play.store.run_now(lambda unit: unit.agenda.list_items(meeting.id))
    assert len(items) == 1
    assert play.heard(mina) == play.heard(ben) == []
    assert play.heard(sam)


def test_a_candidate_who_is_deleted_can_not_be_elected(each_play: Play) -> None:
    hall = Hall(each_play)
    hall.open("Ben", "Mina")
    for voter in ("Lily", "Tom", "Dev", "Mina", "Asha"):
        hall.vote(voter, "Ben")
    hall.vote("Ben", "Mina")
    each_play.tap(hall.people["Ben"], tap("people.deleted"))
    each_play.tap(hall.people["Lily"], tap("people.deleted"))
    assert "Lily" not in names(each_play, hall.group)
    hall.close()
    assert hall.election().state is State.DONE
    assert each_play.store.run_now(lambda u: u.people.list_reps(hall.group, now=each_play.now)) == [hall.member("Mina")]
    each_play.now += timedelta(days=1)
    shown = each_play.tap(hall.people["Tom"], tap("elections.result", hall.election().id))
    assert "6 of 6 people voted." in shown.lines


def test_a_vote_ends_kindly_when_every_candidate_is_gone(play: Play) -> None:
    hall = Hall(play)
    hall.open("Ben", "Mina")
    for voter in VOTERS:
        hall.vote(voter, "Ben")
    for name in ("Ben", "Mina"):
        play.tap(hall.people[name], tap("people.deleted"))
    hall.close()
    play.now += timedelta(days=1)
    assert play.store.run_now(lambda u: u.people.list_reps(hall.group, now=play.now)) == []
    assert play.tap(hall.people["Tom"], tap("elections.result", hall.election().id)).lines


def test_who_is_suggested_and_goes_away_is_asked_no_more(play: Play) -> None:
    hall = Hall(play)
    hall.plan()
    hall.stand("Mina")
    play.tap(hall.people["Mina"], tap("elections.suggest", hall.election().id, hall.member("Ben").id))
    play.tap(hall.people["Ben"], tap("people.deleted"))
    play.tap(hall.people["Mina"], tap("people.left", hall.group))
    play.until(hall.election().vote_at)
    assert hall.election().state is not State.VOTING


def test_a_deleted_person_who_comes_back_is_somebody_new(play: Play) -> None:
    group = play.group()
    mina = play.member("Mina", group)
    number = play.store.run_now(lambda unit: unit.people.get(mina)).telegram_id
    assert number is not None
    play.tap(mina, tap("people.deleted"))
    assert play.store.run_now(lambda unit: unit.people.find_by_telegram(number)) is None
    again = play.store.run_now(lambda unit: unit.people.add("Mina", telegram_id=number, language="en", now=play.now))
    assert "Welcome" in play.start(again).title
    assert "Hello" in play.start(again, f"join_{code(play, group)}").title


def test_a_call_for_help_of_somebody_who_is_gone_rings_nobody(play: Play) -> None:
    group = play.group()
    sam, mina = play.member("Sam", group, role=Role.FACILITATOR), play.member("Mina", group)
    play.tap(mina, tap("help.call"))
    play.say(mina, "Please call me")
    play.tap(mina, tap("home.pass_on", 1))
    play.tap(mina, tap("people.deleted"))
    assert ["left" in screen.title for screen in play.heard(sam)] == [True]
