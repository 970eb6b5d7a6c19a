"""Who hears what of suggestions and of the list: nobody's words vanish."""

from datetime import datetime, timedelta
from typing import Protocol

from bot.ids import MeetingId, PersonId, SuggestionId
from bot.rules.facts.agenda import (
    ListChanged,
    ListSent,
    PrintWanted,
    SuggestionCarriedOver,
    SuggestionCut,
    SuggestionDone,
    SuggestionLeftOff,
    SuggestionListed,
    SuggestionMade,
    SuggestionNotDone,
    SuggestionPartlyDone,
    SuggestionPromised,
    SuggestionPutOff,
    SuggestionsClosed,
    SuggestionsWanted,
    SuggestionTakenBack,
    SuggestionTalkedAbout,
    SuggestionUnanswered,
    SuggestionUntold,
    SuggestionWaits,
)
from bot.telling.when import ORDINARY, Table, when
from bot.telling.who import (
    everybody_of_board,
    facilitators,
    groups_of_board,
    people_of,
    voices_of_board,
    who_looks_after_the_board,
    who_speaks_there,
)
from storage.unit import Unit

LIFE = "agenda.life:{suggestion}"
STANDS = "agenda.stands:{suggestion}:"
CHANGED = "agenda.list_changed:{meeting}:"


class OfSuggestion(Protocol):
    """A fact about a suggestion."""

    @property
    def suggestion(self) -> SuggestionId:
        """Which one."""


class OfMeeting(Protocol):
    """A fact about a board meeting."""

    @property
    def meeting(self) -> MeetingId:
        """Which one."""


def who_care(unit: Unit, fact: OfSuggestion, /, *, now: datetime) -> list[PersonId]:
    """Who said it, and everybody who finds it important."""
    return unit.agenda.list_who_care(fact.suggestion)


def who_care_and_wait_for_nothing(
    unit: Unit, fact: SuggestionListed | SuggestionLeftOff, /, *, now: datetime
) -> list[PersonId]:
    """The same without those who have not heard yet where it stood before: they will hear where it stands then."""
    return _wait_for_nothing(unit, who_care(unit, fact, now=now), STANDS.format(suggestion=fact.suggestion))


def _wait_for_nothing(unit: Unit, people: list[PersonId], view: str) -> list[PersonId]:
    """Without those for whom it waits: that letter says how it was when they last heard of it, and a newer one not."""
    untold = unit.deliveries.list_untold(view, people)
    return [person for person in people if person not in untold]


def who_care_and_read_it_nowhere_else(unit: Unit, fact: OfSuggestion, /, *, now: datetime) -> list[PersonId]:
    """The same without who said it: it stands on the first card of their summary. Who moved away gets no summary."""
    said = unit.agenda.get(fact.suggestion)
    there = people_of(unit.people.list_members_of_board(said.board_id, now=now))
    reads_it = said.person_id if said.person_id in there else None
    return [person for person in who_care(unit, fact, now=now) if person != reads_it]


def the_list_closes(unit: Unit, fact: OfMeeting, /, *, now: datetime) -> datetime | None:
    """Until then something can be said for this meeting."""
    return unit.schedule.find("agenda.close", fact.meeting)


def the_board_meets(unit: Unit, fact: OfMeeting, /, *, now: datetime) -> datetime:
    """When the meeting begins."""
    return unit.meetings.get(fact.meeting).meets_at


def the_day_after(unit: Unit, fact: OfMeeting, /, *, now: datetime) -> datetime:
    """Not in one message with what the reps are asked at once."""
    return now + timedelta(days=1)


def the_others_who_pass_it_on(unit: Unit, fact: ListChanged, /, *, now: datetime) -> list[PersonId]:
    """Who gives the list to the board contact, or speaks for it at the board, without whoever changed it, and without
    those who have not heard yet of the change before.
    """
    found = [*who_looks_after_the_board(unit, fact, now=now), *unit.deputies.people_at(fact.meeting, now=now)]
    others = [person for person in found if person != fact.by]
    return _wait_for_nothing(unit, others, CHANGED.format(meeting=fact.meeting))


def nothing_was_said(unit: Unit, fact: OfMeeting, /) -> bool:
    """There is nothing to choose from."""
    return not unit.agenda.list_for(fact.meeting)


def nothing_to_choose_from(unit: Unit, fact: OfMeeting, /) -> bool:
    """Few things were said, so nobody is asked which of them matter most."""
    return not unit.agenda.list_short(fact.meeting)


def nothing_is_on_it(unit: Unit, fact: OfMeeting, /) -> bool:
    """The list is empty."""
    return not unit.agenda.list_items(fact.meeting)


TABLE: Table = (
    when(SuggestionsWanted)
    .to(everybody_of_board, "agenda.ask:{meeting}", ORDINARY, until=the_list_closes)
    .in_chats(groups_of_board, "agenda.ask:{meeting}"),
    when(SuggestionMade).nobody(because="the reps hear of all of them together, when the list closes"),
    when(SuggestionTakenBack).nobody(because="only who said it knows of it"),
    when(SuggestionsClosed)
    .to(who_speaks_there, "agenda.choose_now:{meeting}", ORDINARY, unless=nothing_was_said)
    .to(
        voices_of_board,
        "agenda.ask_three:{meeting}",
        ORDINARY,
        after=the_day_after,
        until=the_board_meets,
        unless=nothing_to_choose_from,
    )
    .ends(SuggestionsWanted),
    when(SuggestionListed).to(who_care_and_wait_for_nothing, f"{STANDS}{{was}}", ORDINARY),
    when(SuggestionLeftOff).to(who_care_and_wait_for_nothing, f"{STANDS}{{was}}", ORDINARY),
    when(ListSent)
    .to(everybody_of_board, "agenda.read:{meeting}", ORDINARY, until=the_board_meets, unless=nothing_is_on_it)
    .in_chats(groups_of_board, "agenda.read:{meeting}", unless=nothing_is_on_it)
    .ends(SuggestionsWanted, SuggestionsClosed),
    when(ListChanged).to(the_others_who_pass_it_on, f"{CHANGED}{{was}}", ORDINARY, until=the_board_meets),
    when(PrintWanted).to(facilitators, "agenda.please_print:{meeting}", ORDINARY, until=the_board_meets),
    when(SuggestionTalkedAbout).to(who_care_and_read_it_nowhere_else, LIFE, ORDINARY),
    when(SuggestionPromised).to(who_care, LIFE, ORDINARY),
    when(SuggestionDone).to(who_care, LIFE, ORDINARY),
    when(SuggestionPartlyDone).to(who_care, LIFE, ORDINARY),
    when(SuggestionNotDone).to(who_care, LIFE, ORDINARY),
    when(SuggestionUntold).to(who_care, LIFE, ORDINARY),
    when(SuggestionUnanswered).to(who_care, "agenda.silent:{suggestion}", ORDINARY),
    when(SuggestionPutOff).to(who_care, "agenda.put_off:{suggestion}", ORDINARY),
    when(SuggestionCut).to(who_care, "agenda.no_time:{suggestion}", ORDINARY),
    when(SuggestionWaits).to(who_care, "agenda.silent:{suggestion}", ORDINARY),
    when(SuggestionCarriedOver).nobody(because="everybody hears what became of the promise, and that it comes back"),
)
