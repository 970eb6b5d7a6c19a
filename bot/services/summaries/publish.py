"""The rep says yes, and the summary goes out; what changes later is told to everybody in one line."""

from datetime import datetime

from bot.ids import CardId
from bot.rules.agenda import Life
from bot.rules.facts import summaries as facts
from bot.rules.meetings import Meeting
from bot.rules.people import Person
from bot.rules.refusals import ChangedMeanwhile, NotYours
from bot.rules.summaries import Card, NoCards, NoRep, Summary, changed_headings, is_same
from bot.screen import tap
from bot.services import agenda, no_time
from bot.services.summaries import ask, read, untold
from storage.unit import Unit


def has_changes(unit: Unit, summary: Summary) -> bool:
    """Whether the cards differ from what went out last."""
    drafts = unit.summaries.list_cards(summary.id, edition=0)
    same = is_same(unit.summaries.list_cards(summary.id, edition=summary.edition), drafts)
    return not summary.edition or not same or bool(_other_texts(unit, summary, summary.edition, 0))


def _other_texts(unit: Unit, summary: Summary, one: int, other: int) -> set[CardId]:
    """The cards that two editions say differently in another language than that of the summary."""
    before, after = unit.summaries.texts(summary.id, edition=one), unit.summaries.texts(summary.id, edition=other)
    return {
        card
        for language in before.keys() | after.keys()
        for card in before.get(language, {}).keys() | after.get(language, {}).keys()
        if before.get(language, {}).get(card) != after.get(language, {}).get(card)
    }


def ask_reps(unit: Unit, summary: Summary, *, now: datetime) -> None:
    """A facilitator asks the reps to say yes; once a day for the same cards. Raises NoCards, NotAllTold, NoRep."""
    _ready(unit, summary)
    untold.check_all_told(unit, summary)
    meeting = unit.meetings.get(summary.meeting_id)
    reps = unit.people.list_reps_of_board(meeting.board_id, now=now)
    if not reps and not unit.deputies.people_at(meeting.id, now=now):
        raise NoRep(tap("summaries.work", summary.id))
    today = now.astimezone(meeting.zone).date()
    wanted = facts.YesWanted(summary.id, meeting.board_id, summary.version)
    before = unit.facts.list(facts.YesWanted, subject=wanted.subject, since=today)
    if all(each.fact != wanted for each in before):
        unit.happened(wanted, now=now)


def _ready(unit: Unit, summary: Summary) -> list[Card]:
    cards = unit.summaries.list_cards(summary.id, edition=0)
    if not cards or not all(card.lines for card in cards):
        raise NoCards(tap("summaries.cards", summary.id, 0))
    return cards


def check_can_publish(unit: Unit, by: Person, summary: Summary, *, version: int, now: datetime) -> list[Card]:
    """The cards that go out. Raises NotYours, NoCards, ChangedMeanwhile, NotAllTold: see `publish`."""
    if not ask.was_there(unit, by, unit.meetings.get(summary.meeting_id), now=now):
        raise NotYours
    cards = _ready(unit, summary)
    if has_changes(unit, summary):
        if summary.version != version:
            raise ChangedMeanwhile(tap("summaries.ready", summary.id))
        untold.check_all_told(unit, summary)
    return cards


def publish(unit: Unit, by: Person, summary: Summary, *, version: int, now: datetime) -> Summary:
    """A rep says yes: this is what happened. Repeating it sends nothing twice.

    Args:
        version: of the summary as the rep saw it.

    Raises:
        NotYours: no rep of the board. A facilitator alone cannot send it.
        ChangedMeanwhile: somebody changed a card since the rep looked.
        NoCards: there is nothing to send.
        NotAllTold: something has no card and no reason.
    """
    cards = check_can_publish(unit, by, summary, version=version, now=now)
    if not has_changes(unit, summary):
        return summary
    if not unit.summaries.publish(summary, by.id, now=now):
        raise ChangedMeanwhile(tap("summaries.ready", summary.id))
    meeting = unit.meetings.get(summary.meeting_id)
    out = unit.summaries.get(summary.id)
    read.finish(unit, by, out)
    for item in untold.no_time_for(unit, out):
        no_time.cut(unit, item, now=now)
    _move_items(unit, meeting, cards, now)
    if out.edition > 1:
        unit.happened(facts.SummaryChanged(out.id, meeting.board_id, out.edition, by.id), now=now)
        return out
    for kind in ("summaries.ask", "summaries.nudge", "summaries.nudge_again"):
        unit.schedule.drop(kind, meeting.id)
    unit.happened(facts.SummaryPublished(out.id, meeting.board_id, meeting.id, by.id), now=now)
    return out


def _move_items(unit: Unit, meeting: Meeting, cards: list[Card], now: datetime) -> None:
    """Items on cards were talked about. One that came further already (promised, done) does not go back."""
    wanted = {card.item_id for card in cards if card.item_id is not None}
    for item in unit.agenda.list_items(meeting.id):
        if item.id in wanted and item.life is Life.LISTED and unit.agenda.list_behind(item.id):
            agenda.moved(unit, item.id, Life.TALKED, now=now)


def what_changed(unit: Unit, summary: Summary, *, edition: int) -> tuple[str, ...]:
    """The headings of the cards that an edition changed."""
    before = unit.summaries.list_cards(summary.id, edition=edition - 1)
    after = unit.summaries.list_cards(summary.id, edition=edition)
    others = _other_texts(unit, summary, edition - 1, edition)
    in_other = [card.heading for card in after if card.of_id in others]
    return tuple(dict.fromkeys([*changed_headings(before, after), *in_other]))
