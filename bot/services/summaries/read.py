"""Reading a summary, and what people answer: clear, not sure, or a question to the rep."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.ids import BoardId, CardId
from bot.rules.agenda import Suggestion
from bot.rules.facts import summaries as facts
from bot.rules.meetings import Meeting
from bot.rules.people import Person
from bot.rules.refusals import NotInGroup, NotYours, OldButton
from bot.rules.summaries import Answer, Ask, Card, Summary
from bot.screen import Reply
from bot.services import meetings
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """A summary as one person reads it: first what became of their own words, then the cards."""

    summary: Summary
    meeting: Meeting
    own: tuple[Suggestion, ...]
    cards: tuple[Card, ...]

    @property
    def pages(self) -> int:
        """How many cards this person reads."""
        return len(self.cards) + bool(self.own)


def reading(unit: Unit, person: Person, summary: Summary, *, now: datetime) -> Reading:
    """A summary that is out, as this person reads it.

    Raises:
        OldButton: it is not out.
        NotInGroup: it belongs to another board.
    """
    if not summary.edition:
        raise OldButton
    meeting = unit.meetings.get(summary.meeting_id)
    meetings.group_in(unit, person, meeting, now=now)
    return Reading(
        summary, meeting, tuple(unit.agenda.list_said_by(person.id, meeting.id)), _cards(unit, summary, person.language)
    )


def count_pages(unit: Unit, person: Person, summary: Summary) -> int:
    """How many cards this person reads of a summary of their board that is out."""
    cards = unit.summaries.list_cards(summary.id, edition=summary.edition)
    return len(cards) + bool(unit.agenda.list_said_by(person.id, summary.meeting_id))


def _cards(unit: Unit, summary: Summary, language: str) -> tuple[Card, ...]:
    """The cards in a person's language, where they are there in it."""
    texts = unit.summaries.texts(summary.id, edition=summary.edition).get(language, {})
    return tuple(
        card.put_in(language, texts[card.of_id]) if card.of_id in texts else replace(card, language=summary.language)
        for card in unit.summaries.list_cards(summary.id, edition=summary.edition)
    )


def newest(unit: Unit, board: BoardId) -> Summary | None:
    """The newest summary that is out."""
    return next(iter(unit.summaries.list_published(board)), None)


def is_unread(unit: Unit, person: Person, summary: Summary) -> bool:
    """Whether this person has not read it to the end yet."""
    return unit.summaries.response(summary.id, person.id) is None


def finish(unit: Unit, person: Person, summary: Summary) -> None:
    """A person has seen all cards. An answer that was given before stays."""
    if is_unread(unit, person, summary):
        unit.summaries.respond(summary.id, person.id, Answer.READ)


def clear(unit: Unit, person: Person, summary: Summary) -> None:
    """It is clear for this person, in place of an answer before."""
    unit.summaries.respond(summary.id, person.id, Answer.CLEAR)


def unsure(unit: Unit, person: Person, read: Reading, card: CardId, *, now: datetime) -> None:
    """A person is not sure about one card. The writers learn which card and how many people, not who."""
    if card not in {each.of_id for each in read.cards}:
        raise OldButton
    if not unit.summaries.respond(read.summary.id, person.id, Answer.UNSURE, card=card):
        return
    unit.happened(facts.CardUnclear(read.summary.id, read.meeting.board_id, card), now=now)


def ask(unit: Unit, person: Person, read: Reading, *, reply: Reply, now: datetime) -> Ask:
    """A question to the reps, in words, by voice, or just "please talk to me". The same words again ask once."""
    text = reply.text.strip()
    for known in unit.summaries.list_asks_of(person.id):
        same = (known.summary_id, known.text, known.voice) == (read.summary.id, text, reply.voice)
        if same and known.answered_at is None:
            return known
    number = unit.summaries.add_ask(read.summary.id, person.id, text=text, voice=reply.voice)
    unit.summaries.respond(read.summary.id, person.id, Answer.ASKED)
    group = meetings.group_in(unit, person, read.meeting, now=now)
    unit.happened(facts.RepAsked(number, group), now=now)
    return unit.summaries.get_ask(number)


def asked(unit: Unit, person: Person, number: int, *, now: datetime) -> Ask:
    """A question that this rep may answer. Raises OldButton, NotYours."""
    found = _get(unit, number)
    meeting = unit.meetings.get(unit.summaries.get(found.summary_id).meeting_id)
    if not unit.people.is_rep_of_board(person.id, meeting.board_id, now=now):
        raise NotYours
    return found


def own_ask(unit: Unit, person: Person, number: int) -> Ask:
    """A question that this person asked. Raises OldButton, NotInGroup."""
    found = _get(unit, number)
    if found.person_id != person.id:
        raise NotInGroup
    return found


def _get(unit: Unit, number: int) -> Ask:
    try:
        return unit.summaries.get_ask(number)
    except LookupError:
        raise OldButton from None


def answer(unit: Unit, by: Person, question: Ask, *, reply: Reply, now: datetime) -> None:
    """A rep answers in words, by voice, or "we talk when we meet". The same again changes nothing."""
    text = reply.text.strip()
    if question.answered_at is not None and (question.answer, question.answer_voice) == (text, reply.voice):
        return
    unit.summaries.answer_ask(question.id, by.id, text=text, voice=reply.voice, now=now)
    meeting = unit.meetings.get(unit.summaries.get(question.summary_id).meeting_id)
    unit.happened(facts.RepAnswered(question.id, meeting.board_id), now=now)
