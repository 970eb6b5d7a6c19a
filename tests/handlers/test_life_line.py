"""Promises of the life line: nothing is silent, and what was not answered or not done comes back by itself."""

from bot.ids import GroupId, MeetingId, PersonId
from bot.rules.agenda import Life, Suggestion
from bot.rules.facts.agenda import SuggestionUnanswered
from bot.rules.people import Role
from bot.screen import LifeLine, Reached, tap
from storage.unit import Unit
from tests.handlers.promises.table import judge, wait
from tests.handlers.table import board_of, day_number, lines_of, plan_quiet_meeting
from tests.play import Play


def _circle(play: Play) -> tuple[GroupId, PersonId, PersonId, PersonId, PersonId]:
    group = play.group()
    sam = play.member("Sam", group, role=Role.FACILITATOR)
    return group, sam, play.rep("Mina", group), play.member("Ben", group), play.member("Asha", group)


def _newest(play: Play, person: PersonId) -> Suggestion:
    """What this person said last."""

    def find(unit: Unit) -> Suggestion:
        member = unit.people.list_memberships(person, now=play.now)[0]
        return unit.agenda.list_of(member.id)[0]

    return play.store.run_now(find)


def _on_the_list(play: Play, sam: PersonId, ben: PersonId) -> MeetingId:
    """Ben says something for a meeting in 60 days; the list goes out with it."""
    meeting = plan_quiet_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    wait(play, 59)
    play.heard(ben)
    return meeting


def _places(play: Play, person: PersonId) -> list[str]:
    """The rounds of the life line of what this person said last, as far as they are reached."""
    picture = play.tap(person, tap("agenda.life", _newest(play, person).id)).picture
    assert isinstance(picture, LifeLine)
    return [f"{each.emoji} {each.reached}" for each in picture.rounds]


def test_the_picture_shows_what_is_reached_what_is_now_and_what_is_to_come(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    _on_the_list(play, sam, ben)
    assert _places(play, ben) == ["📥 passed", "📋 now", "💬 to come", "🤝 to come", "✅ to come"]


def test_after_30_days_without_an_answer_that_is_said_once_and_it_goes_on_to_the_next_meeting(each_play: Play) -> None:
    play = each_play
    _, sam, _, ben, asha = _circle(play)
    meeting = _on_the_list(play, sam, ben)
    play.tap(asha, tap("agenda.think", _newest(play, ben).id, "important"))
    following = plan_quiet_meeting(play, sam, days=90)
    wait(play, 35)
    board = board_of(play, ben)
    told = play.store.run_now(lambda unit: unit.facts.list(SuggestionUnanswered, board=board))
    day = play.store.run_now(lambda unit: unit.meetings.get(following)).meets_at
    for person in (ben, asha):
        heard = lines_of(play.heard(person))
        assert heard.count("⏳ There is no answer yet") == 1
        assert f"That is on {day:%A} {day.day} {day:%B} {day.year}." in heard
    again = _newest(play, ben)
    assert (len(told), again.life, again.meeting_id) == (1, Life.GOT, following)
    assert meeting != following


def test_anybody_sees_how_often_it_came_back(play: Play) -> None:
    _, sam, _, ben, asha = _circle(play)
    _on_the_list(play, sam, ben)
    wait(play, 60)
    _on_the_list(play, sam, asha)
    wait(play, 35)
    for person in (ben, asha):
        shown = play.tap(person, tap("agenda.life", _newest(play, ben).id))
        assert "🔁 It came back to the board 2 times." in shown.lines


def test_who_waits_for_a_meeting_that_nobody_plans_hears_so_every_30_days(play: Play) -> None:
    _, sam, _, ben, _ = _circle(play)
    play.tap(ben, tap("agenda.suggest", "bus"))
    for _ in range(2):
        wait(play, 31)
        assert "That meeting has no date yet." in lines_of(play.heard(ben))
    plan_quiet_meeting(play, sam)
    wait(play, 31)
    assert "That meeting has no date yet." not in lines_of(play.heard(ben))


def test_what_is_not_done_comes_back_with_its_history(play: Play) -> None:
    _, sam, mina, ben, asha = _circle(play)
    meeting = _on_the_list(play, sam, ben)
    first = _newest(play, ben)
    play.tap(mina, tap("promises.begin", meeting, first.item_id or 0))
    play.say(mina, "Alex")
    play.say(mina, "A bus at 9")
    board = board_of(play, mina)
    draft = play.store.run_now(lambda unit: unit.promises.find_draft(board, mina, meeting, first.item_id))
    assert draft is not None
    play.tap(mina, tap("promises.on_day", draft.id, day_number(play.now.date())))
    play.press(mina, "Yes, save it")
    wait(play, 2)
    judge(play, draft.id, [ben, asha], "not_done", "not_done")
    wait(play, 15)
    carried = _newest(play, ben)
    shown = play.tap(ben, tap("agenda.life", carried.id))
    assert "🔁 It came back to the board 1 time." in shown.lines
    assert "❌ Now: It is not done" in play.press(ben, "What happened before").lines


def test_a_round_that_is_not_reached_is_never_full(play: Play) -> None:
    _, _, _, ben, _ = _circle(play)
    play.tap(ben, tap("agenda.suggest", "bus"))
    picture = play.tap(ben, tap("agenda.life", _newest(play, ben).id)).picture
    assert isinstance(picture, LifeLine)
    assert [each.reached for each in picture.rounds[1:]] == [Reached.TO_COME] * 4
