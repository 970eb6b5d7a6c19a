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


def _printed(play: Play, mina: PersonId, question: QuestionId) -> tuple[list[str], int]:
    """What stands on the sheet, and how many pages it has."""
    paper = play.tap(mina, tap("feedback.paper", question)).enclosed[0]
    assert isinstance(paper, Paper)
    pages = PdfReader(io.BytesIO(print_paper(paper, {}).content)).pages
    return [line for block in paper.blocks for line in block.lines], len(pages)


def test_nobodys_words_are_left_off_the_printed_sheet(play: Play) -> None:
    group, _, mina, people = circle(play)
    people += [play.member(f"Pat {n}", group) for n in range(4)]
    question = ask(play, mina, choices=0)
    said = [f"{n}. " + "The bus is late and then I miss the start of my work. " * 8 for n in range(len(people))]
    for person, text in zip(people, said, strict=True):
        play.tap(person, tap("feedback.question", question))
        play.say(person, text)
        play.press(person, "Yes, say it")
    close(play)
    printed, pages = _printed(play, mina, question)
    assert [f"“{text.strip()}”" for text in said if f"“{text.strip()}”" not in printed] == []
    assert pages > 1


def test_the_printed_sheet_says_that_there_are_voices_and_how_many_words_are_not_on_it(play: Play) -> None:
    group, _, mina, people = circle(play)
    people += [play.member(f"Pat {n}", group) for n in range(37)]
    question = ask(play, mina, choices=0)
    for person in people[1:]:
        play.tap(person, tap("feedback.question", question))
        play.say(person, "Late")
        play.press(person, "Yes, say it")
    play.tap(people[0], tap("feedback.question", question))
    play.say(people[0], voice="v1")
    play.press(people[0], "Yes, say it")
    close(play)
    printed, _ = _printed(play, mina, question)
    assert printed.count("“Late”") == 40
    assert {"2 more people said something.", "There are also voice messages or photos."} <= set(printed)


def test_the_sheet_says_how_people_answered(each_play: Play) -> None:
    play = each_play
    group, sam, mina, people = circle(play)
    papers = [play.member(f"Pat {n}", group, on_paper=True) for n in range(6)]
    question = ask(play, mina)
    answer(play, question, people, ("0",) * 6)
    members = play.store.run_now(lambda u: [u.people.member_in(group, each, now=play.now).id for each in papers])
    for member, how in zip(members, ("helped", "self") * 3, strict=True):
        play.tap(sam, tap("feedback.add_for", question, member, "0", how))
    close(play)
    first = play.tap(mina, tap("feedback.sheet", question, 0))
    ways = {"👆 With a button: 6 people", "📄 On paper or in person: 6 people", "🧑‍🤝‍🧑 With help: 3 people"}
    assert ways <= set(first.lines)
    assert ways <= set(_printed(play, mina, question)[0])


def test_how_people_answered_stays_as_it_was_when_somebody_gets_a_phone_later(play: Play) -> None:
    group, sam, mina, people = circle(play)
    papers = [play.member(f"Pat {n}", group, on_paper=True) for n in range(4)]
    question = ask(play, mina)
    answer(play, question, people, ("0",) * 6)
    members = play.store.run_now(lambda u: [u.people.member_in(group, each, now=play.now).id for each in papers])
    for member in members:
        play.tap(sam, tap("feedback.add_for", question, member, "0", "self"))
    close(play)
    before = play.tap(mina, tap("feedback.sheet", question, 0)).lines
    assert "📄 On paper or in person: 4 people" in before
    play.store.run_now(lambda u: u.people.change_member(members[0], on_paper=False))
    assert play.tap(mina, tap("feedback.sheet", question, 0)).lines == before
