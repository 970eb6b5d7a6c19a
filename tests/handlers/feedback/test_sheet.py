"""Promises of the sheet: no running result, a few are not lost, and silence is said openly."""

import io

from pypdf import PdfReader

from bot.ids import PersonId, QuestionId
from bot.media.papers import print_paper
from bot.screen import Paper, Screen, tap
from tests.handlers.feedback.table import answer, ask, circle, close
from tests.handlers.table import lines_of
from tests.play import Play


def _walk(play: Play, mina: PersonId, question: QuestionId) -> list[Screen]:
    shown = [play.tap(mina, tap("feedback.sheet", question, 0))]
    while any("Next" in button.label for button in shown[-1].buttons):
        shown.append(play.press(mina, "Next"))
    return shown


def test_nobody_sees_a_running_result(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0"))
    for person in (sam, mina):
        assert "old" in play.tap(person, tap("feedback.sheet", question, 0)).title
        assert "old" in play.tap(person, tap("feedback.paper", question)).title


def test_it_closes_by_itself_and_the_rep_gets_the_sheet(each_play: Play) -> None:
    play = each_play
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "0", "0", "2", "unknown"))
    play.tap(people[4], tap("feedback.say", question, 0, "self"))
    play.say(people[4], "I come by bus")
    play.press(people[4], "Yes, say it")
    play.tap(people[5], tap("feedback.say", question, 0, "self"))
    play.say(people[5], "Please keep this")
    play.press(people[5], "No, only read it")
    play.heard(mina)
    close(play)
    assert "We asked 7 people." in lines_of(play.heard(mina))
    pages = _walk(play, mina, question)
    assert "👥 Who helps me: most people" in pages[1].lines
    assert "📍 Where it is: a few people" in pages[2].lines
    assert "“I come by bus”" in pages[3].lines
    assert "“Please keep this”" in pages[4].lines
    paper = play.tap(mina, tap("feedback.paper", question)).enclosed[0]
    assert isinstance(paper, Paper)
    printed = [line for block in paper.blocks for line in block.lines]
    assert "“I come by bus”" in printed
    assert "“Please keep this”" not in printed
    assert len(PdfReader(io.BytesIO(print_paper(paper, {}).content)).pages) == 1


def test_with_few_answers_no_number_tells_who_said_what(play: Play) -> None:
    _, _, mina, people = circle(play)
    question = ask(play, mina)
    answer(play, question, people, ("0", "0", "2"))
    close(play)
    lines = lines_of(_walk(play, mina, question))
    assert "Fewer than 5 people answered." in lines
    assert [line for line in lines if ": " in line] == [
        "👥 Who helps me: fewer than 5 people", "📍 Where it is: fewer than 5 people"
    ]  # fmt: skip


def test_words_that_may_only_be_read_are_not_shown_to_facilitators(play: Play) -> None:
    _, sam, mina, people = circle(play)
    question = ask(play, mina, choices=0)
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], "Please keep this")
    close(play)
    assert "“Please keep this”" not in lines_of(_walk(play, sam, question))
    assert "“Please keep this”" in lines_of(_walk(play, mina, question))


def test_silence_is_said_openly_and_is_not_a_yes(play: Play) -> None:
    _, _, mina, _ = circle(play)
    ask(play, mina)
    play.heard(mina)
    close(play)
    shown = play.heard(mina)[-1]
    assert "Nobody answered" in shown.title
    assert "That does not mean yes." in shown.lines
    assert "Ask your groups" in play.press(mina, "Ask again").title
