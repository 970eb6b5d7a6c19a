"""Every screen of promises."""

from dataclasses import replace
from datetime import date, timedelta

from bot.ids import BoardId, ItemId, MeetingId, PersonId, PromiseId
from bot.rules.promises import Judgement, Promise, State
from bot.screen import Button, Screen, tap
from bot.screens import promises as screens
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


def _writing(words: Words) -> dict[str, Screen]:
    meets_on = Button(words.text("promises.button.next_meeting"), tap("promises.on_day", 1, 20260701))
    return {
        "begin": screens.begin(words, MeetingId(1), ItemId(0), None, []),
        "begin.names": screens.begin(words, MeetingId(1), ItemId(1), ITEM, [WAITING] * 5),
        "what": screens.what(words, WAITING),
        "when": screens.when(words, WAITING, meets_on=meets_on, soon=20260601, month=20260701),
        "when.no_meeting": screens.when(words, WAITING, meets_on=None, soon=20260601, month=20260701),
        "check": screens.check(words, WAITING),
        "check.no_date": screens.check(words, NO_DATE),
        "added": screens.added(words, WAITING),
        "added.no_date": screens.added(words, NO_DATE),
        "thrown_away": screens.thrown_away(words),
    }


def _looking(words: Words) -> dict[str, Screen]:
    every = [WAITING, ASKING, *(replace(ASKING, state=state) for state in SETTLED)]
    return {
        "promise_list": screens.promise_list(words, every * 2, DAY, page=0),
        "promise_list.empty": screens.promise_list(words, [], DAY, page=0),
        "promise_list.late": screens.promise_list(words, [WAITING], date(2030, 1, 1), page=0),
        "paper": screens.paper(words, [*every, NO_DATE], date(2030, 1, 1), "Marlshire"),
        **{
            f"show.{each.state}": screens.show(words, each, None, screens.changes(words, each, is_rep=True))
            for each in every
        },
        "show.moved": screens.show(words, MOVED, None, ()),
        "show.no_date": screens.show(words, NO_DATE, Judgement.UNKNOWN, ()),
        "moved": screens.moved(words, MOVED),
        **{f"result.{state}": screens.result(words, replace(ASKING, state=state)) for state in SETTLED},
    }


def _asking(words: Words) -> dict[str, Screen]:
    joe, lily = someone("Joe", on_paper=True), someone("Lily", on_paper=True)
    return {
        "is_it_done": screens.is_it_done(words, ASKING),
        "is_it_done.again": screens.is_it_done(words, replace(ASKING, rep_word=Judgement.PARTLY)),
        "word_kept": screens.word_kept(words, ASKING),
        "judge_it": screens.judge_it(words, ASKING, None),
        **{f"judge_it.{each}": screens.judge_it(words, ASKING, each) for each in Judgement},
        "judged": screens.judged(words, ASKING, Judgement.DONE, NOW + timedelta(days=14), BACK),
        "judged.no_end": screens.judged(words, ASKING, Judgement.NOT_DONE, None, BACK),
        "whose": screens.whose(words, ASKING, [(joe, True), (lily, False)], page=0),
        "whose.empty": screens.whose(words, ASKING, [], page=0),
        "judge_for": screens.judge_for(words, ASKING, joe),
    }


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    return _writing(words) | _looking(words) | _asking(words)
