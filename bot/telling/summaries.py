"""Who hears what of summaries: who writes is asked, members read first, and then everybody gets the news."""

from datetime import datetime
from typing import Protocol

from bot.ids import BoardId, PersonId
from bot.rules.facts.summaries import (
    CardFoundHard,
    CardPhotoRefused,
    CardUnclear,
    ReaderAsked,
    RepAnswered,
    RepAsked,
    SummaryChanged,
    SummaryLate,
    SummaryPublished,
    SummaryReadFirst,
    SummaryVeryLate,
    SummaryWanted,
    YesWanted,
)
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import OfBoard, everybody_of_board, groups_of_board, people_of, reps_of_board, who_speaks_there
from storage.unit import Unit


class ForAsker(Protocol):
    """A fact that somebody waits for."""

    @property
    def asker(self) -> PersonId:
        """Who asked for it."""


class ByRep(Protocol):
    """Something that a rep did for a whole board."""

    @property
    def board(self) -> BoardId:
        """Which board."""

    @property
    def by(self) -> PersonId:
        """Which rep."""


def facilitators_of_board(unit: Unit, fact: OfBoard, /, *, now: datetime) -> list[PersonId]:
    """Who looks after a group of the board."""
    return people_of(unit.people.list_facilitators_of_board(fact.board, now=now))


def reps_or_else_facilitators(unit: Unit, fact: SummaryWanted, /, *, now: datetime) -> list[PersonId]:
    """The reps of the board and who went for one; where there is nobody, who looks after the groups."""
    return who_speaks_there(unit, fact, now=now) or facilitators_of_board(unit, fact, now=now)


def reps_and_facilitators(unit: Unit, fact: SummaryVeryLate, /, *, now: datetime) -> list[PersonId]:
    """Everybody who can write it."""
    return [*who_speaks_there(unit, fact, now=now), *facilitators_of_board(unit, fact, now=now)]


def who_can_say_yes(unit: Unit, fact: YesWanted, /, *, now: datetime) -> list[PersonId]:
    """The reps of the board, and who went to this meeting for one."""
    there = unit.deputies.people_at(unit.summaries.get(fact.summary).meeting_id, now=now)
    return [*reps_of_board(unit, fact, now=now), *there]


def the_reader(unit: Unit, fact: ReaderAsked, /, *, now: datetime) -> list[PersonId]:
    """Who is asked to read first."""
    return [fact.reader]


def who_asked(unit: Unit, fact: ForAsker, /, *, now: datetime) -> list[PersonId]:
    """Who asked them to read."""
    return [fact.asker]


def everybody_else(unit: Unit, fact: ByRep, /, *, now: datetime) -> list[PersonId]:
    """Everybody of the board, but for the rep who sent it."""
    return [person for person in everybody_of_board(unit, fact, now=now) if person != fact.by]


def the_writers(unit: Unit, fact: CardUnclear, /, *, now: datetime) -> list[PersonId]:
    """The rep who said yes to it, or else all of them, and the facilitators."""
    by, reps = unit.summaries.get(fact.summary).published_by, reps_of_board(unit, fact, now=now)
    said_yes = [rep for rep in reps if rep == by]
    return [*(said_yes or reps), *facilitators_of_board(unit, fact, now=now)]


def own_reps_or_else_all(unit: Unit, fact: RepAsked, /, *, now: datetime) -> list[PersonId]:
    """The reps of their group; where there is none, those of the board."""
    own = people_of(unit.people.list_reps(fact.group, now=now))
    board = unit.people.get_group(fact.group).board_id
    return own or people_of(unit.people.list_reps_of_board(board, now=now))


def who_sent_it(unit: Unit, fact: CardPhotoRefused, /, *, now: datetime) -> list[PersonId]:
    """Who sent the photo."""
    return [fact.sender]


def who_asked_the_rep(unit: Unit, fact: RepAnswered, /, *, now: datetime) -> list[PersonId]:
    """Whose question it was."""
    return [unit.summaries.get_ask(fact.ask).person_id]


TABLE: Table = (
    when(SummaryWanted).to(reps_or_else_facilitators, "summaries.ask:{meeting}", ORDINARY),
    when(SummaryLate).to(who_speaks_there, "summaries.nudge:{meeting}", ORDINARY).ends(SummaryWanted),
    when(SummaryVeryLate)
    .to(reps_and_facilitators, "summaries.nudge:{meeting}", ORDINARY)
    .ends(SummaryWanted, SummaryLate),
    when(ReaderAsked).to(the_reader, "summaries.read_first:{summary}", ORDINARY),
    when(CardFoundHard).to(who_asked, "summaries.remarks:{summary}", ORDINARY),
    when(SummaryReadFirst).to(who_asked, "summaries.remarks:{summary}", ORDINARY),
    when(YesWanted).to(who_can_say_yes, "summaries.say_yes:{summary}", ORDINARY),
    when(SummaryPublished)
    .to(everybody_else, "summaries.news:{summary}", ORDINARY)
    .to(reps_of_board, "feedback.ask_now:{meeting}", ORDINARY)
    .in_chats(groups_of_board, "summaries.news:{summary}")
    .ends(SummaryWanted, SummaryLate, SummaryVeryLate, ReaderAsked, YesWanted),
    when(SummaryChanged)
    .to(everybody_else, "summaries.changed:{summary}:{edition}", QUIET)
    .in_chats(groups_of_board, "summaries.changed:{summary}:{edition}")
    .ends(SummaryChanged, YesWanted),
    when(CardUnclear).to(the_writers, "summaries.unsure_told:{summary}", ORDINARY),
    when(CardPhotoRefused).to(who_sent_it, "summaries.photo_refused:{card}", QUIET),
    when(RepAsked).to(own_reps_or_else_all, "summaries.asked:{ask}", ORDINARY),
    when(RepAnswered).to(who_asked_the_rep, "summaries.answered_to:{ask}", ORDINARY).ends(RepAsked),
)
