"""Queries of summaries, their cards, what they are made from, who reads them first, and what people answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Unpack

from sqlalchemy import Connection, Row, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, CardId, FileId, GroupId, ItemId, MeetingId, PersonId, SummaryId
from bot.rules.summaries import Answer, Asked, Card, CardText, Mark, Material, Outcome, Reader, Summary
from storage.asked import once
from storage.asks import Asks
from storage.rows import Prepared, each_once, inserted
from storage.states import advance
from storage.tables.meetings import meetings
from storage.tables.people import groups, people
from storage.tables.summaries import (
    CardColumns,
    OutcomeColumns,
    ReaderColumns,
    asks,
    card_texts,
    cards,
    left_out,
    marks,
    materials,
    outcomes,
    readers,
    responses,
    summaries,
)

_BY_ID = Prepared(select(summaries).where(summaries.c.id == bindparam("summary")))
_OF_MEETING = Prepared(select(summaries).where(summaries.c.meeting_id == bindparam("meeting")))
_PUBLISHED = Prepared(
    select(summaries)
    .join(meetings, meetings.c.id == summaries.c.meeting_id)
    .where(meetings.c.board_id == bindparam("board"), summaries.c.edition > 0)
    .order_by(meetings.c.meets_at.desc())
)
_TO_READ_FIRST = Prepared(
    select(readers.c.summary_id)
    .join(summaries, summaries.c.id == readers.c.summary_id)
    .join(meetings, meetings.c.id == summaries.c.meeting_id)
    .where(
        readers.c.person_id == bindparam("person"),
        readers.c.finished_at.is_(None),
        summaries.c.edition == 0,
        meetings.c.board_id == bindparam("board"),
    )
    .order_by(meetings.c.meets_at)
)
_WITH_TEXTS = Prepared(
    select(
        cards, card_texts.c.language.label("in_language"), card_texts.c.heading.label("heading_there"),
        card_texts.c.text.label("text_there"),
    )
    .outerjoin(card_texts, (card_texts.c.card_id == cards.c.id) & (card_texts.c.card_version == cards.c.version))
    .where(cards.c.summary_id == bindparam("summary"))
    .order_by(cards.c.position, cards.c.id, card_texts.c.language)
)  # fmt: skip


class Summaries(Asks):
    """Queries of summaries in one transaction."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    def begin(self, meeting: MeetingId, *, language: str) -> Summary:
        """The summary of a meeting; made if there is none yet."""
        put = self._upsert(summaries).values(meeting_id=meeting, language=language)
        self._connection.execute(put.on_conflict_do_nothing(index_elements=["meeting_id"]))
        found = self.find_for(meeting)
        if found is None:
            raise LookupError(f"summary of meeting {meeting}")
        return found

    @once
    def get(self, summary: SummaryId) -> Summary:
        """Raises LookupError."""
        row = _BY_ID.first(self._connection, summary=summary)
        if row is None:
            raise LookupError(f"summary {summary}")
        return summary_of(row)

    @once
    def find_for(self, meeting: MeetingId) -> Summary | None:
        """The summary of a meeting."""
        row = _OF_MEETING.first(self._connection, meeting=meeting)
        return None if row is None else summary_of(row)

    @once
    def list_published(self, board: BoardId) -> list[Summary]:
        """What went out to a board, the newest meeting first."""
        return [summary_of(row) for row in _PUBLISHED.all(self._connection, board=board)]

    def publish(self, summary: Summary, by: PersonId, *, now: datetime) -> bool:
        """Keep its cards as the next edition, if nobody changed it meanwhile; whether it was."""
        same = (summaries.c.id == summary.id) & (summaries.c.version == summary.version)
        edition, out = summary.edition + 1, {"published_at": now, "published_by": by}
        state, moves = summaries.c.edition, {summary.edition: {edition}}
        if not advance(self._connection, state, same, since=summary.edition, to=edition, moves=moves, columns=out):
            return False
        for card in self.list_cards(summary.id, edition=0):
            values = _values(card) | {"edition": edition, "of_id": card.id}
            copy = inserted(self._connection, cards, values=values)
            for language, texts in self.texts(summary.id, edition=0).items():
                if card.id in texts:
                    self._put_text(copy, 1, language, texts[card.id])
        return True

    def _touch(self, summary: SummaryId) -> None:
        self._connection.execute(
            update(summaries).where(summaries.c.id == summary).values(version=summaries.c.version + 1)
        )

    # Cards

    def add_card(
        self, summary: SummaryId, *, item: ItemId | None, heading: str, lines: Sequence[str], emoji: str
    ) -> CardId:
        """A new card at the end."""
        last = select(func.coalesce(func.max(cards.c.position), 0)).where(
            cards.c.summary_id == summary, cards.c.edition == 0
        )
        values = {
            "summary_id": summary, "edition": 0, "item_id": item, "heading": heading, "text": "\n".join(lines),
            "emoji": emoji, "position": self._connection.execute(last).scalar_one() + 1,
        }  # fmt: skip
        self._touch(summary)
        return CardId(inserted(self._connection, cards, values=values))

    def get_card(self, card: CardId) -> Card:
        """Raises LookupError."""
        row = self._connection.execute(select(cards).where(cards.c.id == card)).one_or_none()
        if row is None:
            raise LookupError(f"card {card}")
        return _card(row)

    def list_cards(self, summary: SummaryId, *, edition: int) -> list[Card]:
        """The cards of an edition, in order; edition 0 is the one being written."""
        return [_card(row) for row in each_once(self._with_texts(summary)) if row.edition == edition]

    def change_card(self, card: Card, **columns: Unpack[CardColumns]) -> bool:
        """Change heading, text or emoji if nobody else did meanwhile; whether it was changed."""
        same = (cards.c.id == card.id) & (cards.c.version == card.version)
        changed = update(cards).where(same).values(version=card.version + 1, **columns)
        if self._connection.execute(changed).rowcount != 1:
            return False
        self._touch(card.summary_id)
        return True

    def put_text(self, card: Card, language: str, text: CardText) -> None:
        """Keep a card as it is now in another language, in place of what was there."""
        self._put_text(card.id, card.version, language, text)
        self._touch(card.summary_id)

    def _put_text(self, card: int, version: int, language: str, text: CardText) -> None:
        values = {"card_version": version, "heading": text.heading, "text": "\n".join(text.lines)}
        put = self._upsert(card_texts).values(card_id=card, language=language, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["card_id", "language"], set_=values))

    def texts(self, summary: SummaryId, *, edition: int) -> dict[str, dict[CardId, CardText]]:
        """The cards of an edition in other languages, by the card they were made from; only what still holds."""
        found: dict[str, dict[CardId, CardText]] = {}
        for row in self._with_texts(summary):
            if row.edition == edition and row.in_language is not None:
                of = CardId(row.id if row.of_id is None else row.of_id)
                text = CardText(row.heading_there, tuple(row.text_there.split("\n")))
                found.setdefault(row.in_language, {})[of] = text
        return dict(sorted(found.items()))

    @once
    def _with_texts(self, summary: SummaryId) -> list[Row[Any]]:
        """The cards of every edition, a row for each language in which one is there besides its own."""
        return _WITH_TEXTS.all(self._connection, summary=summary)

    def order_cards(self, summary: SummaryId, wanted: Sequence[CardId]) -> None:
        """Put cards into this order."""
        for position, card in enumerate(wanted, start=1):
            self._connection.execute(update(cards).where(cards.c.id == card).values(position=position))
        self._touch(summary)

    def remove_card(self, card: Card) -> None:
        """Take a card out, with what readers said about it."""
        self._connection.execute(delete(marks).where(marks.c.card_id == card.id))
        self._connection.execute(delete(card_texts).where(card_texts.c.card_id == card.id))
        self._connection.execute(delete(cards).where(cards.c.id == card.id))
        self._touch(card.summary_id)

    # What cards are made from

    def add_material(
        self,
        summary: SummaryId,
        person: PersonId,
        *,
        asked: Asked,
        item: ItemId | None,
        text: str,
        voice: FileId | None,
    ) -> None:
        """Keep an answer, or a part of the notes."""
        values = {
            "summary_id": summary, "person_id": person, "asked": asked, "item_id": item, "text": text, "voice": voice,
        }  # fmt: skip
        self._connection.execute(insert(materials).values(values))

    def list_materials(self, summary: SummaryId) -> list[Material]:
        """What was said and pasted, in that order."""
        wanted = select(materials, people.c.called).join(people, people.c.id == materials.c.person_id)
        rows = self._connection.execute(wanted.where(materials.c.summary_id == summary).order_by(materials.c.id))
        return [_material(row) for row in rows]

    def drop_notes(self, summary: SummaryId) -> None:
        """Take the board's notes out again."""
        notes = (materials.c.summary_id == summary) & (materials.c.asked == Asked.NOTES)
        self._connection.execute(delete(materials).where(notes))

    def put_outcome(self, summary: SummaryId, item: ItemId, **columns: Unpack[OutcomeColumns]) -> None:
        """Keep what was tapped about an item: talked, said or following."""
        start: dict[str, object] = {"talked": True}
        put = self._upsert(outcomes).values(summary_id=summary, item_id=item, **(start | columns))
        self._connection.execute(put.on_conflict_do_update(index_elements=["summary_id", "item_id"], set_=columns))

    def outcomes(self, summary: SummaryId) -> dict[ItemId, Outcome]:
        """What was tapped about each item."""
        rows = self._connection.execute(select(outcomes).where(outcomes.c.summary_id == summary))
        return {row.item_id: Outcome(row.item_id, row.talked, row.said, row.following) for row in rows}

    def leave_out(self, summary: SummaryId, detail: str, reason: str) -> None:
        """A detail of the notes is left out for a reason."""
        put = self._upsert(left_out).values(summary_id=summary, detail=detail, reason=reason)
        self._connection.execute(
            put.on_conflict_do_update(index_elements=["summary_id", "detail"], set_={"reason": reason})
        )

    def take_in(self, summary: SummaryId, detail: str) -> None:
        """Something that was left out is not left out any more."""
        gone = (left_out.c.summary_id == summary) & (left_out.c.detail == detail)
        self._connection.execute(delete(left_out).where(gone))

    @once
    def list_left_out(self, summary: SummaryId) -> dict[str, str]:
        """The details that are left out, with why."""
        rows = self._connection.execute(select(left_out).where(left_out.c.summary_id == summary))
        return {row.detail: row.reason for row in rows}

    # Reading first

    def ask_reader(self, summary: SummaryId, person: PersonId, *, group: GroupId, by: PersonId) -> bool:
        """A member is asked to read first; False when they already were."""
        put = self._upsert(readers).values(
            summary_id=summary, person_id=person, asked_by=by, group_id=group, by_name=False
        )
        new = put.on_conflict_do_nothing(index_elements=["summary_id", "person_id"]).returning(readers.c.person_id)
        return self._connection.execute(new).first() is not None

    def change_reader(self, summary: SummaryId, person: PersonId, **columns: Unpack[ReaderColumns]) -> None:
        """Change finished_at or by_name."""
        mine = (readers.c.summary_id == summary) & (readers.c.person_id == person)
        self._connection.execute(update(readers).where(mine).values(columns))

    @once
    def list_to_read_first(self, person: PersonId, board: BoardId) -> list[SummaryId]:
        """What this person is asked to read before everybody in the board gets it, and has not read to the end."""
        return [SummaryId(row.summary_id) for row in _TO_READ_FIRST.all(self._connection, person=person, board=board)]

    def list_readers(self, summary: SummaryId) -> list[Reader]:
        """Everybody who was asked to read first."""
        wanted = (
            select(readers, people.c.called, groups.c.name)
            .join(people, people.c.id == readers.c.person_id)
            .join(groups, groups.c.id == readers.c.group_id)
            .where(readers.c.summary_id == summary)
            .order_by(people.c.called, people.c.id)
        )
        return [_reader(row) for row in self._connection.execute(wanted)]

    def mark(
        self, card: Card, person: PersonId, *, is_hard: bool, words: str = "", voice: FileId | None = None
    ) -> None:
        """Keep what a reader says about a card, in place of what they said before."""
        values = {"card_version": card.version, "is_hard": is_hard, "words": words, "voice": voice}
        put = self._upsert(marks).values(card_id=card.id, person_id=person, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["card_id", "person_id"], set_=values))

    def list_marks(self, summary: SummaryId) -> list[Mark]:
        """What readers say about the cards as they are now, in the order of the cards."""
        wanted = (
            select(marks, people.c.called)
            .join(cards, (cards.c.id == marks.c.card_id) & (cards.c.version == marks.c.card_version))
            .join(people, people.c.id == marks.c.person_id)
            .where(cards.c.summary_id == summary)
            .order_by(cards.c.position, people.c.called, people.c.id)
        )
        return [_mark(row) for row in self._connection.execute(wanted)]

    # After reading

    def respond(self, summary: SummaryId, person: PersonId, answer: Answer, *, card: CardId | None = None) -> bool:
        """Keep a person's answer in place of the one before; False when it was the same."""
        if self.response(summary, person) == (answer, card):
            return False
        values = {"answer": answer, "card_id": card}
        put = self._upsert(responses).values(summary_id=summary, person_id=person, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["summary_id", "person_id"], set_=values))
        return True

    @once
    def response(self, summary: SummaryId, person: PersonId) -> tuple[Answer, CardId | None] | None:
        """What a person answered; None when they have not read it to the end."""
        mine = (responses.c.summary_id == summary) & (responses.c.person_id == person)
        row = self._connection.execute(select(responses).where(mine)).one_or_none()
        return None if row is None else (Answer(row.answer), row.card_id)

    def count_unsure(self, summary: SummaryId) -> dict[CardId, int]:
        """How many people are not sure about each card. Never who."""
        unsure = (responses.c.summary_id == summary) & (responses.c.answer == Answer.UNSURE)
        wanted = select(responses.c.card_id, func.count()).where(unsure).group_by(responses.c.card_id)
        return {CardId(row[0]): int(row[1]) for row in self._connection.execute(wanted) if row[0] is not None}

    def forget(self, person: PersonId) -> None:
        """Take away what says something about one person: answers, questions, remarks, their voice. Cards stay."""
        for table in (marks, readers, responses, asks):
            self._connection.execute(delete(table).where(table.c.person_id == person))
        spoken = (materials.c.person_id == person) & materials.c.voice.is_not(None)
        self._connection.execute(delete(materials).where(spoken))


def summary_of(row: Row[Any]) -> Summary:
    """The summary in a row of its columns."""
    return Summary(
        row.id, row.meeting_id, row.language, row.version, row.edition, row.published_at, row.published_by
    )  # fmt: skip


def _card(row: Row[Any]) -> Card:
    return Card(
        id=row.id,
        summary_id=row.summary_id,
        edition=row.edition,
        of_id=row.id if row.of_id is None else row.of_id,
        item_id=row.item_id,
        heading=row.heading,
        lines=tuple(line for line in row.text.split("\n") if line),
        emoji=row.emoji,
        position=row.position,
        version=row.version,
        photo=row.photo,
        photo_alt=row.photo_alt,
    )


def _values(card: Card) -> dict[str, object]:
    return {
        "summary_id": card.summary_id,
        "item_id": card.item_id,
        "heading": card.heading,
        "text": "\n".join(card.lines),
        "emoji": card.emoji,
        "position": card.position,
        "photo": card.photo,
        "photo_alt": card.photo_alt,
    }


def _material(row: Row[Any]) -> Material:
    return Material(row.id, row.summary_id, row.called, Asked(row.asked), row.item_id, row.text, row.voice)


def _reader(row: Row[Any]) -> Reader:
    return Reader(row.person_id, row.called, row.name, row.asked_by, row.finished_at, row.by_name)


def _mark(row: Row[Any]) -> Mark:
    return Mark(row.card_id, row.person_id, row.called, row.is_hard, row.words, row.voice)
