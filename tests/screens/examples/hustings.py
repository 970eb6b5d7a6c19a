"""Every screen of hustings."""

from dataclasses import replace
from functools import partial

from bot.ids import ElectionId, FileId, MemberId, QueryId
from bot.rules.elections import Election, State
from bot.rules.hustings import Asked, Query, Reason
from bot.rules.hustings import State as Came
from bot.rules.leading import leads
from bot.screen import Screen
from bot.screens import hustings as screens
from bot.words import Words
from tests.screens.a_vote import DRAFT, FIVE, FOURTEEN, MINA, OPEN, THREE
from tests.screens.asked import NAMED, WRITTEN, asked_of

NOMINATING: Election = replace(DRAFT, state=State.NOMINATING)
SAID = Query(
    id=QueryId(1), election_id=ElectionId(1), member_id=MemberId(7), name="", state=Came.WAITS,
    text="Don't you think the BUSES are late?", voice=None, with_name=False, same_as=None, reason="",
)  # fmt: skip
SPOKEN = replace(SAID, text="", voice=FileId(3))
ALL, _ = asked_of(THREE)
LONG = Asked(SPOKEN, tuple((each, None) for each in FOURTEEN))


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    show = partial(screens.show, words, NOMINATING)
    answer = partial(screens.answer, words, MINA, NAMED, n=1, total=2, after=SAID, vote_at=NOMINATING.vote_at)
    marks = leads(SAID.text, words.known.leading)
    held = {
        f"became.{reason}": screens.became(words, NOMINATING, replace(SAID, state=Came.HELD, reason=reason))
        for reason in Reason
    }
    return {
        **held,
        "show": show(passed=0, held=0, may_ask=True, has_asked=False),
        "show.facilitator": show(passed=2, held=1, may_ask=False, has_asked=False, waiting=2, answering=FIVE[:1]),
        "show.candidate": show(passed=1, held=2, may_ask=False, has_asked=True, answering=[MINA], own=MINA.id),
        "show.nobody": screens.show(words, OPEN, passed=0, held=0, may_ask=False, has_asked=False),
        "ask": screens.ask(words, NOMINATING),
        "read_back": screens.read_back(words, SAID, marks),
        "read_back.named": screens.read_back(words, NAMED),
        "read_back.voice": screens.read_back(words, SPOKEN),
        "became": screens.became(words, NOMINATING, SAID),
        "became.passed": screens.became(words, NOMINATING, replace(SAID, state=Came.PASSED)),
        "became.same": screens.became(words, NOMINATING, replace(SAID, state=Came.SAME), NAMED),
        "new": screens.new(words, SAID, left=2, others=True),
        "new.voice": screens.new(words, SPOKEN, left=1, others=False),
        "no_more": screens.no_more(words, ElectionId(1)),
        "same": screens.same(words, SAID, [NAMED, SPOKEN, NAMED, SAID]),
        "hold": screens.hold(words, SAID),
        "answer": answer(None, is_own=True),
        "answer.kept": answer(WRITTEN, is_own=True, is_kept=True),
        "answer.other": answer(None, is_own=False),
        "answer.other.kept": answer(WRITTEN, is_own=False, is_kept=True),
        "read": screens.read(words, ElectionId(1), [ALL, ALL], n=0, page=0),
        "read.many": screens.read(words, ElectionId(1), [ALL, LONG], n=1, page=1),
        "read.later": screens.read(words, ElectionId(1), [Asked(NAMED, ())], n=0, page=0),
    }
