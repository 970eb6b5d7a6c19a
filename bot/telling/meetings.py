"""Who hears what of board meetings."""

from datetime import datetime

from bot.ids import PersonId
from bot.rules.facts.agenda import ListChanged, ListSent, SuggestionsClosed, SuggestionsWanted
from bot.rules.facts.meetings import (
    MeetingCalledOff,
    MeetingCameNear,
    MeetingMoved,
    MeetingPlaceSaid,
    MeetingPlanned,
    PapersCame,
    PlacePhotoRefused,
)
from bot.telling.when import ORDINARY, QUIET, Table, when
from bot.telling.who import everybody_of_board, groups_of_board, who_speaks_there
from storage.unit import Unit


def it_begins(unit: Unit, fact: MeetingCameNear | PapersCame, /, *, now: datetime) -> datetime:
    """When the board meets."""
    return unit.meetings.get(fact.meeting).meets_at


def who_sent_it(unit: Unit, fact: PlacePhotoRefused, /, *, now: datetime) -> list[PersonId]:
    """Who sent the photo."""
    return [fact.sender]


TABLE: Table = (
    when(MeetingPlanned).to(everybody_of_board, "meetings.planned:{meeting}:{version}", QUIET),
    when(MeetingMoved)
    .to(everybody_of_board, "meetings.moved:{meeting}:{version}", QUIET)
    .ends(MeetingPlanned, MeetingMoved, MeetingCameNear),
    when(MeetingPlaceSaid).nobody(because="it stands on the page of the meeting, and is said the day before"),
    when(PlacePhotoRefused).to(who_sent_it, "meetings.photo_refused:{meeting}", QUIET),
    when(MeetingCameNear)
    .to(everybody_of_board, "meetings.tomorrow:{meeting}", ORDINARY, until=it_begins)
    .in_chats(groups_of_board, "meetings.tomorrow:{meeting}"),
    when(PapersCame).to(who_speaks_there, "meetings.papers_came:{meeting}", QUIET, until=it_begins),
    when(MeetingCalledOff)
    .to(everybody_of_board, "meetings.called_off:{meeting}", QUIET)
    .ends(
        MeetingPlanned,
        MeetingMoved,
        MeetingCameNear,
        PapersCame,
        SuggestionsWanted,
        SuggestionsClosed,
        ListSent,
        ListChanged,
    ),
)
