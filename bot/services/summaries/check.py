"""A member reads first: which word is hard?"""

from dataclasses import replace
from datetime import datetime

from bot.ids import BoardId, CardId, FileId, GroupId, PersonId
from bot.rules.facts import summaries as facts
from bot.rules.people import Member, Person
from bot.rules.refusals import NotYours, OldButton
from bot.rules.summaries import Card, Mark, Reader, Summary
from storage.unit import Unit


def who_could(unit: Unit, summary: Summary, *, now: datetime) -> list[Member]:
    """Members of the board with a phone who do not write themselves, by name."""
    board = _board(unit, summary)
    members = unit.people.list_members_of_board(board, now=now)
    writers = {m.person_id for m in members if m.is_facilitator or (m.is_rep and m.has_voice)}
    writers |= {*unit.deputies.people_at(summary.meeting_id, now=now)}
    fitting = {m.person_id: m for m in members if m.has_voice and not m.on_paper and m.person_id not in writers}
    return sorted(fitting.values(), key=lambda member: (member.name, member.id))


def ask_one(unit: Unit, summary: Summary, by: Person, person: PersonId, *, now: datetime) -> Member:
    """A member is asked to read first. Repeating it asks once. Raises OldButton."""
    found = next((m for m in who_could(unit, summary, now=now) if m.person_id == person), None)
    if found is None:
        raise OldButton
    _ask(unit, summary, by, found, now)
    return found


def ask_group(unit: Unit, summary: Summary, by: Person, group: GroupId, *, now: datetime) -> None:
    """Whoever of a group has time. Repeating it asks once."""
    for member in who_could(unit, summary, now=now):
        if member.group_id == group:
            _ask(unit, summary, by, member, now)


def _ask(unit: Unit, summary: Summary, by: Person, member: Member, now: datetime) -> None:
    if unit.summaries.ask_reader(summary.id, member.person_id, group=member.group_id, by=by.id):
        unit.happened(facts.ReaderAsked(summary.id, _board(unit, summary), member.person_id), now=now)


def _board(unit: Unit, summary: Summary) -> BoardId:
    return unit.meetings.get(summary.meeting_id).board_id


def reader(unit: Unit, person: Person, summary: Summary) -> Reader:
    """This person as a reader of this summary. Raises NotYours."""
    for found in unit.summaries.list_readers(summary.id):
        if found.person_id == person.id:
            return found
    raise NotYours


def card_to_check(unit: Unit, person: Person, card: CardId) -> Card:
    """A card that this reader looks at. Raises OldButton, NotYours."""
    try:
        found = unit.summaries.get_card(card)
    except LookupError:
        raise OldButton from None
    if found.edition:
        raise OldButton
    reader(unit, person, unit.summaries.get(found.summary_id))
    return found


def mark(
    unit: Unit,
    person: Person,
    card: Card,
    *,
    version: int,
    is_hard: bool,
    words: str = "",
    voice: FileId | None = None,
    now: datetime,
) -> None:
    """A reader says what a card is like; a hard word is told to whoever asked. The last answer counts.

    Args:
        version: of the card as the reader saw it. Was it changed since, the reader is asked again.
    """
    before = next((m for m in unit.summaries.list_marks(card.summary_id) if _is_of(m, person, card)), None)
    said = bool(words or voice)
    if before is not None and before.is_hard == is_hard and not said:
        return
    unit.summaries.mark(replace(card, version=version), person.id, is_hard=is_hard, words=words, voice=voice)
    if is_hard:
        summary = unit.summaries.get(card.summary_id)
        asker = reader(unit, person, summary).asked_by
        unit.happened(facts.CardFoundHard(summary.id, _board(unit, summary), asker), now=now)


def _is_of(mark_: Mark, person: Person, card: Card) -> bool:
    return (mark_.card_id, mark_.person_id) == (card.id, person.id)


def finish(unit: Unit, person: Person, summary: Summary, *, now: datetime) -> None:
    """A reader has seen all cards; whoever asked hears it. Repeating it tells nobody twice."""
    me = reader(unit, person, summary)
    if me.finished_at is None:
        unit.summaries.change_reader(summary.id, person.id, finished_at=now)
        unit.happened(facts.SummaryReadFirst(summary.id, _board(unit, summary), me.asked_by), now=now)


def name_reader(unit: Unit, person: Person, summary: Summary, *, by_name: bool) -> None:
    """Whether the name of a reader may stand on the summary; otherwise it is the group's."""
    reader(unit, person, summary)
    unit.summaries.change_reader(summary.id, person.id, by_name=by_name)


def done(unit: Unit, summary: Summary) -> list[Reader]:
    """Who has read all cards."""
    return [each for each in unit.summaries.list_readers(summary.id) if each.finished_at is not None]


def before(unit: Unit, summary: Summary) -> list[Reader]:
    """Who had read all cards before it went out: only they read it first."""
    out = summary.published_at
    return [each for each in done(unit, summary) if out is None or (each.finished_at or out) <= out]


def hard_marks(unit: Unit, summary: Summary) -> list[Mark]:
    """Where readers found a hard word, on the cards as they are now."""
    return [each for each in unit.summaries.list_marks(summary.id) if each.is_hard]


def next_card(unit: Unit, person: Person, card: Card) -> Card | None:
    """The next card about which this reader said nothing yet, from this one on; None when all are done."""
    cards = unit.summaries.list_cards(card.summary_id, edition=0)
    said = {m.card_id for m in unit.summaries.list_marks(card.summary_id) if m.person_id == person.id}
    onward = sorted(cards, key=lambda each: (each.position <= card.position, each.position))
    return next((each for each in onward if each.id not in said), None)
