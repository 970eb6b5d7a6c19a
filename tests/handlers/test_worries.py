"""Promises of worries about harm: the safe person hears it, honestly, and nobody else can find it."""

from datetime import timedelta

from sqlalchemy import text

from bot.ids import GroupId, PersonId, WorryId
from bot.rules.people import Role
from bot.screen import Photo, Screen, VoiceNote, tap
from storage.unit import Unit
from tests.handlers.table import lines_of, plan_meeting
from tests.play import Play

HURTS = "He hits me at night"
LONG = "He comes at night. " * 60
"""Three messages."""


def group_of_four(play: Play) -> tuple[GroupId, PersonId, PersonId, PersonId]:
    """Sam looks after the group, Carys its supporter is the safe person, Ben is a member."""
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    carys, ben = play.member("Carys", group, role=Role.SUPPORTER), play.member("Ben", group)
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "Carys")
    for each in (sam, carys, ben):
        play.heard(each)
    return group, sam, carys, ben


def _said(play: Play, ben: PersonId) -> Screen:
    """Ben says it under a suggestion, with words."""
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.say(ben, HURTS)
    play.press(ben, "Somebody is hurting me")
    return play.press(ben, "Tell Carys now")


def test_a_worry_goes_to_the_safe_person_alone_in_the_words_of_who_said_it(each_play: Play) -> None:
    play = each_play
    _, sam, carys, ben = group_of_four(play)
    plan_meeting(play, sam)
    play.heard(sam)
    _said(play, ben)
    heard = lines_of(play.heard(carys))
    assert "Ben from Northfield says that somebody is hurting Ben." in heard
    assert f"“{HURTS}”" in heard
    assert play.heard(sam) == []


def test_nothing_of_a_worry_stays_in_the_group(each_play: Play) -> None:
    play = each_play
    _, sam, carys, ben = group_of_four(play)
    meeting = plan_meeting(play, sam)
    play.heard(carys)
    _said(play, ben)
    play.heard(carys)
    play.press(carys, "I will help now")
    assert play.store.run_now(lambda unit: unit.agenda.list_for(meeting)) == []
    assert play.store.run_now(_everything_kept).count(HURTS) == 0


def test_what_a_rep_had_put_on_the_list_goes_from_it_with_the_worry(each_play: Play) -> None:
    play = each_play
    group, sam, _, ben = group_of_four(play)
    mina, meeting = play.rep("Mina", group), plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.say(ben, HURTS)
    (said,) = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    play.tap(mina, tap("agenda.put", said.id))
    assert len(play.store.run_now(lambda unit: unit.agenda.list_items(meeting))) == 1
    play.press(ben, "Somebody is hurting me")
    play.press(ben, "Tell Carys now")
    assert play.store.run_now(lambda unit: unit.agenda.list_items(meeting)) == []
    assert play.store.run_now(_everything_kept).count(HURTS) == 1


def _everything_kept(unit: Unit) -> str:
    """What stands in each table, in one text."""
    tables = ("worries", "suggestions", "notes", "unasked", "facts", "views", "deliveries", "items")
    return "\n".join(
        str(row)
        for each in tables
        for row in unit.connection.execute(text(f"SELECT * FROM {each}"))  # noqa: S608
    )


def test_that_a_worry_came_stands_in_no_record(play: Play) -> None:
    _, sam, _, ben = group_of_four(play)
    plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    before = play.store.run_now(lambda unit: unit.facts.list())
    play.press(ben, "Somebody is hurting me")
    play.press(ben, "Tell Carys now")
    assert play.store.run_now(lambda unit: unit.facts.list()) == before


def test_a_facilitator_who_presses_the_buttons_of_the_safe_person_finds_nothing(each_play: Play) -> None:
    play = each_play
    _, sam, _, ben = group_of_four(play)
    _said(play, ben)
    worry = play.last(ben).place
    assert worry is not None
    buttons = (tap(name, worry.args[0]) for name in ("worries.read", "worries.take", "worries.slip"))
    for button in (*buttons, worry):
        assert HURTS not in str(play.tap(sam, button))
    assert play.store.run_now(lambda unit: unit.worries.find(WorryId(int(worry.args[0])))) is not None


def test_before_anything_is_told_it_is_said_who_gets_it_and_that_it_is_no_secret(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    shown = play.tap(ben, tap("worries.start", "help", 0))
    assert "Carys gets it, and nobody else in this bot." in shown.lines
    assert "It cannot stay a secret." in shown.lines
    assert play.heard(carys) == []


def test_who_does_not_want_the_safe_person_to_know_tells_nobody_by_that(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    assert "Carys does not hear about it." in play.press(ben, "Not Carys").lines
    assert play.heard(carys) == []


def test_a_slip_before_it_is_told_leaves_everything_as_it_was(play: Play) -> None:
    _, sam, carys, ben = group_of_four(play)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "safe"))
    play.press(ben, "Somebody is hurting me")
    play.press(ben, "I pressed by mistake")
    assert "🆘 Somebody may be hurt" not in lines_of(play.heard(carys))
    assert len(play.store.run_now(lambda unit: unit.agenda.list_for(meeting))) == 1


def test_a_slip_after_it_is_told_does_not_take_it_back(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    _said(play, ben)
    play.press(ben, "I pressed by mistake")
    heard = lines_of(play.heard(carys))
    assert f"“{HURTS}”" in heard
    assert "Please still ask Ben how things are." in heard


def test_a_voice_on_the_worry_screen_goes_to_the_safe_person(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    assert "Carys gets it now" in play.say(ben, voice="a-voice").title
    assert any(isinstance(each, VoiceNote) for each in play.heard(carys)[-1].enclosed)


def test_who_told_it_hears_that_the_safe_person_has_it(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    _said(play, ben)
    play.heard(carys)
    play.press(carys, "I will help now")
    assert [screen.title for screen in play.heard(ben)] == ["🛡 Carys has read it"]


def test_a_worry_that_nobody_reads_is_asked_about_again_and_that_is_not_hidden(each_play: Play) -> None:
    play = each_play
    _, _, carys, ben = group_of_four(play)
    _said(play, ben)
    play.heard(carys)
    play.until(play.now + timedelta(days=1))
    assert "Somebody may be hurt" in play.heard(carys)[-1].title
    assert "Carys has not read what you told us." in lines_of(play.heard(ben))


def test_a_worry_that_nobody_reads_for_a_month_is_deleted_and_that_is_said(play: Play) -> None:
    _, _, _, ben = group_of_four(play)
    _said(play, ben)
    play.until(play.now + timedelta(days=30))
    assert "Nobody has read it" in play.heard(ben)[-1].title
    assert HURTS not in play.store.run_now(_everything_kept)


def test_a_new_safe_person_gets_no_words_that_were_said_to_another(each_play: Play) -> None:
    play = each_play
    group, sam, carys, ben = group_of_four(play)
    _said(play, ben)
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "I will do it")
    assert HURTS not in str(play.heard(sam))
    assert HURTS not in str(play.heard(carys))
    assert "🛡 There is a new safe person" in [screen.title for screen in play.heard(ben)]
    worry = play.store.run_now(lambda unit: unit.worries.list_of_group(group))[0].id
    play.tap(ben, tap("worries.changed", worry))
    play.press(ben, "Tell Sam now")
    assert HURTS in str(play.heard(sam))


def test_where_the_safe_person_has_no_phone_here_it_is_said_that_nobody_knows(play: Play) -> None:
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    shown = play.tap(ben, tap("worries.start", "help", 0))
    assert "Nobody knows about this yet." in shown.lines
    assert "Alex does not use this bot." in shown.lines
    play.press(ben, "Ask for the call")
    assert "Ben wants Alex to call." in lines_of(play.heard(sam))


def test_a_call_that_is_wished_from_the_safe_person_is_heard_by_nobody_else(play: Play) -> None:
    _, sam, carys, ben = group_of_four(play)
    play.tap(ben, tap("help.show"))
    play.press(ben, "Carys, please call me")
    assert play.heard(sam) == []
    play.heard(carys)
    play.press(carys, "I will do it now")
    assert "Carys" in str(play.heard(ben)[-1])


def test_who_is_deleted_takes_their_worry_along(each_play: Play) -> None:
    play = each_play
    _, _, carys, ben = group_of_four(play)
    _said(play, ben)
    play.tap(ben, tap("people.deleted"))
    assert HURTS not in str(play.heard(carys))
    assert HURTS not in play.store.run_now(_everything_kept)


def test_who_is_told_how_to_vote_tells_the_safe_person_and_nobody_else_and_can_take_it_back(play: Play) -> None:
    _, sam, carys, ben = group_of_four(play)
    play.tap(ben, tap("elections.who_sees"))
    play.press(ben, "I feel pushed")
    assert play.heard(carys) == []
    play.press(ben, "Tell Carys now")
    (read,) = play.heard(carys)
    assert read.lines[0] == "Ben from Northfield says that somebody tells Ben how to vote."
    play.press(ben, "I pressed by mistake")
    assert "Ben says that this was a mistake." in lines_of(play.heard(carys))
    assert play.heard(sam) == []


def test_harm_that_is_said_after_it_is_said_as_harm(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.tell", "pushed", 0))
    _said(play, ben)
    assert "is hurting Ben" in play.heard(carys)[-1].lines[0]


def _told_twice(play: Play, ben: PersonId) -> None:
    """Ben tells it with two voices and a photo, before anybody reads it, and then another photo."""
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, voice="first")
    play.say(ben, voice="second")
    play.say(ben, photo="third")
    play.say(ben, photo="fourth")


def test_nothing_that_is_told_takes_the_place_of_what_was_told_a_moment_before(each_play: Play) -> None:
    play = each_play
    _, _, carys, ben = group_of_four(play)
    _told_twice(play, ben)
    heard = [each for screen in play.heard(carys) for each in screen.enclosed]
    assert len({each for each in heard if isinstance(each, VoiceNote)}) == 2
    assert len({each for each in heard if isinstance(each, Photo)}) == 2


def test_long_words_are_told_to_the_end(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, "He comes at night. " * 60 + "Then he hits me.")
    play.say(ben, "It is my uncle.")
    heard = str(play.heard(carys))
    assert "Then he hits me.”" in heard
    assert "It is my uncle." in heard
    assert heard.count("night.") == 60


def test_a_slip_takes_back_nothing_that_another_page_told(each_play: Play) -> None:
    play = each_play
    group, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, voice="in earnest")
    play.now += timedelta(minutes=1)
    play.say(ben, LONG)
    play.press(ben, "I pressed by mistake")
    waiting = play.store.run_now(lambda unit: unit.worries.list_of_group(group))
    assert [each.is_slip for each in waiting] == [False, True, True, True]
    slipped = ["Ben says that this was a mistake." in screen.lines for screen in play.heard(carys)]
    assert slipped == [False, True, True, True]


def test_a_press_without_a_word_is_taken_back_from_every_page(play: Play) -> None:
    group, _, _, ben = group_of_four(play)
    play.tap(ben, tap("worries.tell", "help", 0))
    play.now += timedelta(minutes=1)
    play.press(ben, "I pressed by mistake")
    (worry,) = play.store.run_now(lambda unit: unit.worries.list_of_group(group))
    assert worry.is_slip


def test_the_new_safe_person_gets_all_of_it_when_who_told_it_says_so_once(each_play: Play) -> None:
    play = each_play
    group, sam, carys, ben = group_of_four(play)
    _told_twice(play, ben)
    play.heard(carys)
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "I will do it")
    told = [screen for screen in play.heard(ben) if screen.title == "🛡 There is a new safe person"]
    assert len(told) == 1
    play.tap(
        ben, tap("worries.tell", "again", play.store.run_now(lambda unit: unit.worries.list_of_group(group))[-1].id)
    )
    assert len([each for screen in play.heard(sam) for each in screen.enclosed]) == 4


def _waits(play: Play, who: PersonId) -> list[Screen]:
    return [screen for screen in play.heard(who) if screen.title == "⏳ Nobody has read it yet"]


def test_long_words_at_the_start_are_no_worry_without_words_first(each_play: Play) -> None:
    play = each_play
    group, _, _, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, LONG)
    waiting = play.store.run_now(lambda unit: unit.worries.list_of_group(group))
    assert all(each.text for each in waiting)
    assert " ".join(each.text for each in waiting) == LONG.strip()


def test_of_all_that_somebody_told_the_safe_person_is_asked_again_once_and_it_is_said_once(each_play: Play) -> None:
    play = each_play
    _, _, carys, ben = group_of_four(play)
    _told_twice(play, ben)
    play.heard(carys)
    for days in (1, 2):
        play.until(play.now + timedelta(days=days))
        assert [screen.title for screen in play.heard(carys)] == ["🆘 Somebody may be hurt"]
        assert len(_waits(play, ben)) == 1
    play.until(play.now + timedelta(days=40))
    assert [screen.title for screen in play.heard(ben)] == ["🛡 Nobody has read it"]
    assert play.heard(carys) == []


def test_that_the_safe_person_has_it_is_said_when_nothing_of_it_waits_any_more(each_play: Play) -> None:
    play = each_play
    group, _, carys, ben = group_of_four(play)
    _told_twice(play, ben)
    play.heard(carys)
    first = min(worry.id for worry in play.store.run_now(lambda unit: unit.worries.list_of_group(group)))
    shown = play.tap(carys, tap("worries.take", first))
    assert shown.title == "🆘 Somebody may be hurt"
    assert play.heard(ben) == []
    play.until(play.now + timedelta(days=1))
    assert len(_waits(play, ben)) == 1
    while shown.title != "👍 Thank you":
        shown = play.press(carys, "I will help now")
    assert [screen.title for screen in play.heard(ben)] == ["🛡 Carys has read it"]
    play.until(play.now + timedelta(days=40))
    assert play.heard(ben) == []


def test_what_is_said_late_is_asked_about_and_kept_as_long_as_anything_else(play: Play) -> None:
    _, _, carys, ben = group_of_four(play)
    play.tap(ben, tap("worries.start", "help", 0))
    play.say(ben, voice="first")
    play.until(play.now + timedelta(days=20))
    play.heard(ben)
    play.tap(ben, tap("worries.tell", "help", 0))
    play.say(ben, voice="second")
    play.heard(carys)
    play.until(play.now + timedelta(days=1))
    assert len(_waits(play, ben)) == 1
    play.until(play.now + timedelta(days=28))
    assert len(_waits(play, ben)) == 1
    play.until(play.now + timedelta(days=1))
    assert [screen.title for screen in play.heard(ben)] == ["🛡 Nobody has read it"]


def test_while_the_new_safe_person_was_told_nothing_it_is_not_said_that_they_were_asked(play: Play) -> None:
    group, sam, _, ben = group_of_four(play)
    _said(play, ben)
    play.tap(sam, tap("people.helper_name", group))
    play.press(sam, "I will do it")
    play.heard(ben)
    play.until(play.now + timedelta(days=1))
    assert [screen.title for screen in play.heard(ben)] == ["🛡 There is a new safe person"]
