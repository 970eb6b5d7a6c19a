"""Every screen of promises."""

from dataclasses import replace
from datetime import date, timedelta

from bot.ids import BoardId, FileId, ItemId, MeetingId, PersonId, PromiseId, SuggestionId
from bot.rules.agenda import Again
from bot.rules.promises import COMES_BACK, Judgement, Promise, State
from bot.screen import Screen, tap
from bot.screens.promises import look as looks
from bot.screens.promises import write as written
from bot.words import Words
from tests.screens.examples.meetings import ITEM, NOW
from tests.screens.examples.people import someone

DAY = date(2026, 7, 1)
WAITING = Promise(
    id=PromiseId(1), board_id=BoardId(1), meeting_id=MeetingId(1), item_id=ItemId(1), person_id=PersonId(1),
    who="Alex", what="a NEW bus & at 9 sharp", due_on=DAY, state=State.WAITING, asked_at=None, rep_word=None, version=1,
)  # fmt: skip
NO_DATE = replace(WAITING, due_on=None)
MOVED = replace(WAITING, earlier=(date(2026, 5, 1), date(2026, 6, 1)))
ASKING = replace(WAITING, state=State.ASKING, asked_at=NOW)
SETTLED = (State.DONE, State.PARTLY, State.NOT_DONE, State.UNTOLD)
BACK = tap("promises.judge_it", 1)
UNSAID = replace(WAITING, who="", what="", about=ITEM.title)
UNSAID_ASKED = replace(UNSAID, state=State.ASKING)
SPOKEN = replace(UNSAID, who="Alex", about="", item_id=None, voice=FileId(7))
DAYS = {
    "before_meeting": (date(2026, 9, 30), tap("promises.on_day", 1, 20260930)),
    "week": (date(2026, 6, 8), tap("promises.on_day", 1, 20260608)),
    "month": (date(2026, 6, 29), tap("promises.on_day", 1, 20260629)),
}


def _writing(words: Words) -> dict[str, Screen]:
    return {
        "begin": written.begin(words, MeetingId(1), ItemId(0), None, []),
        "begin.names": written.begin(words, MeetingId(1), ItemId(1), ITEM, [WAITING] * 5),
        "what": written.what(words, WAITING),
        "what.unsaid": written.what(words, UNSAID),
        "who": written.who(words, replace(UNSAID, state=State.DRAFT), [WAITING] * 5),
        "who.first": written.who(words, UNSAID, []),
        "when": written.when(words, WAITING, DAYS),
        "when.unclear": written.when(words, WAITING, DAYS, is_unclear=True),
        "unclear_day": looks.unclear_day(words, Screen(*looks.day_words(words, WAITING))),
        "when.no_meeting": written.when(words, WAITING, {"week": DAYS["week"]}),
        "at_the_table": written.at_the_table(words, ITEM, DAYS, place=BACK, other=BACK, none=BACK, back=BACK),
        "check.unsaid": written.check(words, replace(UNSAID, state=State.DRAFT)),
        "check.spoken": written.check(words, replace(SPOKEN, state=State.DRAFT)),
        "added.unsaid": written.added(words, UNSAID),
        "added.at_the_table": written.added(words, UNSAID, table=tap("meetings.sheet", 1, 0)),
        "check": written.check(words, WAITING),
        "check.no_date": written.check(words, NO_DATE),
        "added": written.added(words, WAITING),
        "added.no_date": written.added(words, NO_DATE),
        "thrown_away": written.thrown_away(words),
    }


def _looking(words: Words) -> dict[str, Screen]:
    every = [WAITING, ASKING, *(replace(ASKING, state=state) for state in SETTLED)]
    return {
        "promise_list": looks.promise_list(words, every * 2, DAY, page=0),
        "promise_list.empty": looks.promise_list(words, [], DAY, page=0),
        "promise_list.late": looks.promise_list(words, [WAITING], date(2030, 1, 1), page=0),
        "paper": looks.paper(words, [*every, NO_DATE], date(2030, 1, 1), "Marlshire"),
        **{
            f"show.{each.state}": looks.show(words, each, None, looks.changes(words, each, is_rep=True))
            for each in every
        },
        "show.unsaid": looks.show(
            words,
            UNSAID_ASKED,
            None,
            looks.changes(words, UNSAID_ASKED, is_rep=True),
        ),
        "show.spoken": looks.show(words, SPOKEN, None, ()),
        "show.moved": looks.show(words, MOVED, None, ()),
        "show.no_date": looks.show(words, NO_DATE, Judgement.UNKNOWN, ()),
        "moved": looks.moved(words, MOVED),
        **{f"result.{state}": looks.result(words, replace(ASKING, state=state), None) for state in SETTLED},
        **{
            f"result.{state}.again": looks.result(words, replace(ASKING, state=state), Again(SuggestionId(7), on))
            for state, on in zip(COMES_BACK, (date(2026, 7, 6), None, None), strict=True)
        },
    }


def _asking(words: Words) -> dict[str, Screen]:
    comes = words.comes(NOW + timedelta(hours=20), now=NOW)
    joe, lily = someone("Joe", on_paper=True), someone("Lily", on_paper=True)
    return {
        "is_it_done": looks.is_it_done(words, ASKING),
        "is_it_done.again": looks.is_it_done(words, replace(ASKING, rep_word=Judgement.PARTLY)),
        "word_kept": looks.word_kept(words, ASKING, comes=comes),
        "judge_it": looks.judge_it(words, ASKING, None),
        **{f"judge_it.{each}": looks.judge_it(words, ASKING, each) for each in Judgement},
        "judged": looks.judged(words, ASKING, Judgement.DONE, NOW + timedelta(days=14), BACK),
        "judged.no_end": looks.judged(words, ASKING, Judgement.NOT_DONE, None, BACK),
        "whose": looks.whose(words, ASKING, [(joe, True), (lily, False)], page=0),
        "whose.empty": looks.whose(words, ASKING, [], page=0),
        "judge_for": looks.judge_for(words, ASKING, joe),
        **{f"check_for.{each}": looks.check_for(words, ASKING, joe, each) for each in Judgement},
    }


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return _writing(words) | _looking(words) | _asking(words)
