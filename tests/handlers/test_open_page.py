"""Promises of what comes while a page is open: a page that waits takes it, and in doubt that page is offered first."""

from bot.ids import GroupId, MeetingId, PersonId, SuggestionId
from bot.rules.people import Role
from bot.screen import Screen, tap
from tests.handlers.feedback.table import circle
from tests.handlers.summaries.table import meet
from tests.handlers.table import plan_meeting
from tests.play import Play

FOR_PAGE = "✅ For this page"


def _labels(shown: Screen) -> list[str]:
    return [button.label for button in shown.buttons]


def _said(play: Play) -> tuple[PersonId, MeetingId, SuggestionId]:
    """Ben pressed a topic, and a list is open. The person, the meeting and the suggestion."""
    group = play.group()
    sam, ben = play.member("Sam", group, role=Role.FACILITATOR), play.member("Ben", group)
    meeting = plan_meeting(play, sam)
    play.tap(ben, tap("agenda.suggest", "bus"))
    suggestion = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))[0].id
    play.tap(ben, tap("agenda.mine", 0))
    play.tap(ben, tap("agenda.life", suggestion))
    return ben, meeting, suggestion


def _texts(play: Play, meeting: MeetingId) -> list[str]:
    return [each.text for each in play.store.run_now(lambda unit: unit.agenda.list_for(meeting))]


def test_what_was_said_without_words_takes_words_on_its_own_page(each_play: Play) -> None:
    ben, meeting, _ = _said(each_play)
    assert "“The bus is late”" in each_play.say(ben, "The bus is late").lines
    assert _texts(each_play, meeting) == ["The bus is late"]


def test_what_has_words_asks_first_and_offers_the_open_page(each_play: Play) -> None:
    play = each_play
    ben, meeting, suggestion = _said(play)
    play.say(ben, "The bus is late")
    play.tap(ben, tap("agenda.life", suggestion))
    asked = play.say(ben, "The bus is never there")
    assert (_labels(asked)[0], _texts(play, meeting)) == (FOR_PAGE, ["The bus is late"])
    play.press(ben, FOR_PAGE)
    assert _texts(play, meeting) == ["The bus is never there"]


def test_a_question_that_is_ready_to_be_asked_offers_itself_first(each_play: Play) -> None:
    play = each_play
    _, _, mina, _ = circle(play)
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words"):
        play.press(mina, label)
    assert _labels(play.say(mina, "What do you want to do in the evening?"))[0] == FOR_PAGE
    assert "“What do you want to do in the evening?”" in "\n".join(play.press(mina, FOR_PAGE).lines)


def test_words_on_the_last_page_of_news_are_offered_to_the_rep_first(each_play: Play) -> None:
    board = meet(each_play)
    board.write_cards()
    board.publish()
    board.hear_all()
    each_play.tap(board.ben, tap("summaries.end", board.summary))
    assert _labels(each_play.say(board.ben, "When does the new bus come?"))[0] == FOR_PAGE
    assert "Your question arrives" in " ".join(each_play.press(board.ben, FOR_PAGE).lines)


def test_who_said_that_it_is_for_something_else_is_not_offered_that_page_again(play: Play) -> None:
    ben, _, suggestion = _said(play)
    play.tap(ben, tap("agenda.say", suggestion))
    play.say(ben, "Look at this", forwarded=True)
    assert FOR_PAGE not in _labels(play.press(ben, "Something else"))


def test_settings_are_no_page_that_words_may_be_for(play: Play) -> None:
    ben, _, _ = _said(play)
    play.tap(ben, tap("people.me"))
    assert FOR_PAGE not in _labels(play.say(ben, "The bus is late"))


def _facilitators(play: Play) -> tuple[GroupId, PersonId]:
    group = play.group()
    return group, play.member("Sam", group, role=Role.FACILITATOR)


def test_a_facilitator_is_not_sent_to_themselves(play: Play) -> None:
    _, sam = _facilitators(play)
    assert not any("acilitator" in label for label in _labels(play.say(sam, "Please bring tea")))


def test_a_facilitator_can_send_it_to_another_one_and_does_not_hear_it_back(each_play: Play) -> None:
    play = each_play
    group, sam = _facilitators(play)
    asha = play.member("Asha", group, role=Role.FACILITATOR)
    play.say(sam, "Please bring tea")
    assert "We sent it to Asha." in play.press(sam, "Another facilitator").lines
    assert len(play.heard(asha)) == 1
    assert play.heard(sam) == []


def test_a_voice_or_a_photo_that_was_passed_on_is_an_answer_and_words_are_asked_about(each_play: Play) -> None:
    play = each_play
    ben, meeting, suggestion = _said(play)
    play.tap(ben, tap("agenda.say", suggestion))
    assert "You forwarded a message" in play.say(ben, "Look at this", forwarded=True).title
    play.tap(ben, tap("agenda.say", suggestion))
    play.say(ben, voice="a-voice", forwarded=True)
    play.tap(ben, tap("agenda.say", suggestion))
    play.say(ben, photo="a-photo", forwarded=True)
    (said,) = play.store.run_now(lambda unit: unit.agenda.list_for(meeting))
    assert said.voice is not None
    assert said.photo is not None
