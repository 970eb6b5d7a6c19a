"""Promises to who asks or tells somebody: it says when the message is there, and then it is."""

import re
from datetime import timedelta

import pytest

from bot.ids import PersonId
from bot.screen import Screen, tap
from tests import test_catalogues as catalogues
from tests.handlers.feedback.table import circle
from tests.play import Play
from tests.tongues import ALL, words_in

LATER = "tomorrow at 9 in the morning"
ON_ITS_WAY = re.compile(
    r"(?<!will )\b(gets? (it|a message|a short message|(the|our) question|your answer)|arrives|message (comes|goes))\b"
)
TOLD = re.compile(r"\b([Ww]e will (tell|ask)\b(?! (you|if|about))|(?<![Yy]ou )will (hear|get)\b)")
"""Somebody else will be told or asked."""
_BEFORE = """
    agenda.list.sent agenda.why areas.show.told deputies.choose deputies.sure elections.again elections.call_off
    elections.call_off_open elections.more_days elections.no_result elections.step_down elections.suggest feedback.draft
    feedback.stop hustings.hold meetings.call_off people.found_more people.remove people.roles promises.is_it_done
    reps.sure reps.sure.paper rooms.ask rooms.not_me summaries.unread topics.show.offered
    """
NOT_TOLD = dict.fromkeys(_BEFORE.split(), "asked before it is done") | {
    "agenda.print_asked.title": "the line under it says when",
    "elections.not_public_yet": "the result is not made public yet, and the next line says who hears it when",
    "elections.offered.title": "the line under it says when",
    "elections.out_of_count": "on whom the lot will fall is not known yet",
    "elections.recounted.right": "it hangs on the other one who counts again",
    "elections.recounted.wrong": "it does not wait: a count may be wrong",
    "feedback.is_told.title": "the line under it says when",
    "feedback.opened.title": "the line under it says when",
    "feedback.result.every_once": "it says how often, and of a question that ended",
    "feedback.said_back.ask": "it says what nobody is told",
    "meetings.check.asks": "it says the day",
    "promises.added": "it says the day",
    "reps.declined": "what comes next is not known yet",
    "reps.declined.paper": "what comes next is not known yet",
    "reps.ends.by": "it is about a vote that is not planned yet",
    "reps.stepped_down": "what comes next is not known yet",
    "summaries.reader_asked.title": "the line under it says when",
    "summaries.reps_asked.title": "the line under it says when",
    "summaries.thanks.unsure": "it says what nobody is told",
    "worries.told": "it goes with the message, and that does not wait",
}
"""Texts about what somebody will be told or asked that need not say when, and why."""
NOT_SENT = {
    "home.paper.more": "it speaks of how people get news, and of no message",
    "pictures.end": "asked before it is done",
    "worries.start": "asked before it is done",
    "worries.changed": "asked before it is done",
    "worries.told.title": "it does not wait: somebody may be in danger",
}
"""Texts about a message that need not say when it comes, and why."""


@pytest.mark.parametrize("code", [each.code for each in ALL])
def test_no_text_leaves_open_on_which_day_a_message_comes(code: str) -> None:
    words = words_in(next(each for each in ALL if each.code == code))
    today, tomorrow = words.text("home.today"), words.text("home.tomorrow")
    texts = [each for each in catalogues.features(code) if each != "practice"]
    assert [
        key
        for feature in texts
        for key, message in catalogues.messages(code, feature).items()
        for form in catalogues.forms_of(message)
        if today in form and tomorrow in form
    ] == []


@pytest.mark.parametrize(("said", "but"), [(ON_ITS_WAY, NOT_SENT), (TOLD, NOT_TOLD)])
def test_a_text_about_a_message_to_come_says_when_it_comes(said: re.Pattern[str], but: dict[str, str]) -> None:
    without = {
        key
        for feature in catalogues.features("en")
        if feature != "practice"
        for key, message in catalogues.messages("en", feature).items()
        for line in catalogues.forms_of(message)[0].split("\n")
        if said.search(line) and not re.search(r"\{(when|comes)\}", line)
    }
    assert sorted(without) == sorted(but)


def _had_news_today(play: Play, person: PersonId) -> None:
    play.heard(person)
    play.store.run_now(lambda unit: unit.people.change(person, pushed_on=play.now.date()))


def _until_then(play: Play, person: PersonId) -> list[Screen]:
    """What this person hears when that moment has come."""
    tomorrow = (play.now + timedelta(days=1)).replace(hour=8, minute=0)
    play.until(tomorrow)
    return play.heard(person)


def test_a_question_to_many_says_when_the_last_of_them_has_it(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    _had_news_today(play, people[2])
    play.tap(mina, tap("feedback.ask_now", 0))
    for label in ("Something else", "What matters most", "In their own words"):
        play.press(mina, label)
    assert f"Everybody gets the question {LATER}." in play.press(mina, "Yes, ask now").lines
    places = [letter.place.name for letter in _until_then(play, people[2]) if letter.place is not None]
    assert "feedback.question" in places
