"""Promises of what typed words mean: what stands on the phone is answered, from the moment in which it stands there."""

import pytest

from bot.ids import PersonId, QuestionId
from bot.rules.schedule import Push
from bot.screen import HOME, tap
from handlers.answers import Sent
from storage.unit import Unit
from tests.doors.conftest import Desk
from tests.handlers.feedback.table import ask, circle

WORDS = "A bus after seven in the evening"
DOWN = (502, {"ok": False})


def _asked(desk: Desk) -> tuple[PersonId, int, QuestionId]:
    """A member, the number of their phone, and a question that is on its way to them alone."""
    _, _, mina, people = circle(desk.play)
    question = ask(desk.play, mina, choices=0)

    def only_theirs(unit: Unit) -> int:
        for letter in unit.deliveries.due(desk.play.now, most=100):
            if letter.person != people[0]:
                unit.deliveries.done([letter])
        return unit.people.get(people[0]).telegram_id or 0

    return people[0], desk.play.store.run_now(only_theirs), question


def _views(desk: Desk, question: QuestionId) -> list[str]:
    return [view.text for view in desk.play.store.run_now(lambda unit: unit.feedback.list_views(question))]


async def test_words_answer_the_letter_that_asks(desk: Desk) -> None:
    _, chat, question = _asked(desk)
    await desk.doors.send()

    await desk.doors.take(desk.updates.text(chat, WORDS))

    assert _views(desk, question) == [WORDS]


async def test_words_answer_no_letter_that_never_came(desk: Desk) -> None:
    _, chat, question = _asked(desk)
    desk.telegram.says["sendMessage"] = [DOWN] * 4
    desk.telegram.says["sendPhoto"] = [DOWN] * 4
    await desk.doors.send()

    await desk.doors.take(desk.updates.text(chat, WORDS))

    assert _views(desk, question) == []


async def test_words_answer_nothing_that_only_stands_in_a_list(desk: Desk) -> None:
    person, chat, question = _asked(desk)

    def more(unit: Unit) -> None:
        for view in (HOME, tap("people.me")):
            unit.deliveries.put(person, view, push=Push.ORDINARY, not_before=desk.play.now)

    desk.play.store.run_now(more)
    await desk.doors.send()

    await desk.doors.take(desk.updates.text(chat, WORDS))

    assert _views(desk, question) == []


@pytest.mark.parametrize("presses", [("help.show",), ("feedback.question",), ("feedback.question", "help.show")])
async def test_words_that_come_before_it_is_noted_that_a_page_was_shown_are_meant_for_that_page(
    desk: Desk, presses: tuple[str, ...]
) -> None:
    """Who presses Help stays where they were asked, or are about to be."""
    person, _, question = _asked(desk)
    play, asks = desk.play, tap("feedback.question", question)
    play.tap(person, asks if presses == ("help.show",) else HOME)

    def follow(unit: Unit) -> None:
        sender = play.sender(unit, person)
        for number, name in enumerate(presses, start=900):
            pressed = asks if name == asks.name else tap(name)
            play.dispatch.tapped(unit, sender, pressed.encode(), message_id=7, update_id=number, now=play.now)
        play.dispatch.wrote(unit, sender, Sent(WORDS), update_id=990, now=play.now)

    play.store.run_now(follow)

    assert _views(desk, question) == [WORDS]
