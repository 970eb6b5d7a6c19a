"""Queries of suggestions, what others think of them, and the items that come of them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Unpack

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import insert as upsert_pg
from sqlalchemy.dialects.sqlite import insert as upsert_sqlite

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import BECAME, MOVES, How, Item, Life, Opinion, Suggestion
from bot.rules.people import Standing
from storage.asked import once
from storage.opinions import Opinions, is_bare
from storage.rows import inserted
from storage.states import advance
from storage.tables.agenda import (
    ItemColumns,
    SuggestionColumns,
    items,
    looked,
    more_photos,
    opinions,
    priorities,
    short_list,
    suggestions,
)
from storage.tables.meetings import heard, meetings
from storage.tables.people import members, people
from storage.tables.topics import topics
from storage.topics import topic_of


class Agenda(Opinions):
    """Queries of agenda in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._upsert = upsert_sqlite if connection.dialect.name == "sqlite" else upsert_pg

    # Suggestions

    def add(self, values: dict[str, object]) -> SuggestionId:
        """A new suggestion: member_id, group_id, board_id, meeting_id, topic, with_name, how, life, said_at, ..."""
        return SuggestionId(inserted(self._connection, suggestions, values=values))

    def get(self, suggestion: SuggestionId) -> Suggestion:
        """Raises LookupError."""
        row = self._connection.execute(_suggestions().where(suggestions.c.id == suggestion)).one_or_none()
        if row is None:
            raise LookupError(f"suggestion {suggestion}")
        return self._whole([row])[0]

    def change(self, suggestion: SuggestionId, **columns: Unpack[SuggestionColumns]) -> None:
        """Change what was said, or where it stands."""
        self._connection.execute(update(suggestions).where(suggestions.c.id == suggestion).values(columns))

    def advance(self, suggestion: Suggestion, to: Life, **columns: Unpack[SuggestionColumns]) -> bool:
        """Something became of it; False when somebody was quicker."""
        mine = suggestions.c.id == suggestion.id
        return self._advance(mine, suggestion.life, to, columns)

    def _advance(
        self, which: ColumnElement[bool], since: Life, to: Life, columns: SuggestionColumns | None = None
    ) -> bool:
        life = suggestions.c.life
        return advance(self._connection, life, which, since=since, to=to, moves=MOVES, columns=columns)

    def remove(self, suggestion: SuggestionId) -> None:
        """Take a suggestion out, with what others thought of it, and from every short list on which it stood.

        What stood on the list for it alone goes with it, while the board has not talked about it.
        """
        item = self._connection.execute(
            select(items.c.id)
            .join(suggestions, suggestions.c.item_id == items.c.id)
            .where((suggestions.c.id == suggestion) & (items.c.life == Life.LISTED))
        ).scalar_one_or_none()
        self._connection.execute(delete(short_list).where(short_list.c.suggestion_id == suggestion))
        self._connection.execute(delete(opinions).where(opinions.c.suggestion_id == suggestion))
        self.drop_more_photos(suggestion)
        self._connection.execute(delete(suggestions).where(suggestions.c.id == suggestion))
        if item is not None and not self.list_behind(item):
            self.remove_item(item)

    def find_same(self, member: MemberId, topic: str, meeting: MeetingId | None) -> Suggestion | None:
        """What this member already said about a topic for a meeting, without words of their own yet."""
        mine = (suggestions.c.member_id == member) & (suggestions.c.topic == topic)
        same = suggestions.c.meeting_id.is_(None) if meeting is None else suggestions.c.meeting_id == meeting
        bare = is_bare(suggestions) & ~suggestions.c.gathered
        row = self._connection.execute(_suggestions().where(mine & same & bare)).first()
        return None if row is None else _suggestion(row)

    def find_album(self, album: str) -> SuggestionId | None:
        """What was said with this album."""
        wanted = select(suggestions.c.id).where(suggestions.c.album == album).order_by(suggestions.c.id.desc())
        return self._connection.execute(wanted).scalars().first()

    def add_photo(self, suggestion: Suggestion, photo: FileId) -> None:
        """One more photo of its album."""
        place = len(suggestion.more_photos) + 1
        self._connection.execute(insert(more_photos).values(suggestion_id=suggestion.id, place=place, photo=photo))

    def drop_more_photos(self, suggestion: SuggestionId) -> None:
        """Only one photo is left, if there is one."""
        self._connection.execute(delete(more_photos).where(more_photos.c.suggestion_id == suggestion))

    @once
    def list_for(self, meeting: MeetingId) -> list[Suggestion]:
        """Everything said for a meeting, in the order in which it was said."""
        return self._list(suggestions.c.meeting_id == meeting)

    def list_of(self, member: MemberId) -> list[Suggestion]:
        """What one member said, the newest first."""
        return self._list(suggestions.c.member_id == member)[::-1]

    @once
    def list_said_by(self, person: PersonId, meeting: MeetingId) -> list[Suggestion]:
        """What a person said for a meeting, in whichever of their groups, in the order in which it was said."""
        mine = (members.c.person_id == person) & (members.c.standing == Standing.IN)
        return self._list(mine & (suggestions.c.meeting_id == meeting))

    def list_behind(self, item: ItemId) -> list[Suggestion]:
        """The suggestions behind an item."""
        return self._list(suggestions.c.item_id == item)

    def list_behind_each(self, items: Collection[ItemId]) -> dict[ItemId, list[Suggestion]]:
        """The suggestions behind each of these items."""
        found: dict[ItemId, list[Suggestion]] = {item: [] for item in items}
        for each in self._list(suggestions.c.item_id.in_(items)) if items else ():
            if each.item_id is not None:
                found[each.item_id].append(each)
        return found

    def _list(self, condition: Any) -> list[Suggestion]:
        return self._whole(self._connection.execute(_suggestions().where(condition).order_by(suggestions.c.id)).all())

    def _whole(self, rows: Sequence[Row[Any]]) -> list[Suggestion]:
        """With the photos of albums: they are asked for only where there was one."""
        albums = [row.id for row in rows if row.album is not None]
        found: dict[int, list[FileId]] = {}
        if albums:
            wanted = select(more_photos).where(more_photos.c.suggestion_id.in_(albums)).order_by(more_photos.c.place)
            for each in self._connection.execute(wanted):
                found.setdefault(each.suggestion_id, []).append(each.photo)
        return [replace(_suggestion(row), more_photos=tuple(found.get(row.id, ()))) for row in rows]

    def wait_for(self, board: BoardId, meeting: MeetingId) -> None:
        """What waited for the next meeting is now for this one."""
        waiting = (suggestions.c.board_id == board) & suggestions.c.meeting_id.is_(None)
        self._connection.execute(update(suggestions).where(waiting).values(meeting_id=meeting))

    def move_waiting(self, old: MeetingId, new: MeetingId | None) -> None:
        """A meeting was called off: what was said for it waits for the one after it."""
        self.put_short_list(old, [])
        said = suggestions.c.meeting_id == old
        for life in (Life.LISTED, Life.NOT_CHOSEN):
            self._advance(said, life, Life.GOT)
        self._connection.execute(update(suggestions).where(said).values(meeting_id=new, item_id=None))
        its = select(items.c.id).where(items.c.meeting_id == old)
        self._connection.execute(delete(heard).where(heard.c.item_id.in_(its)))
        self._connection.execute(delete(items).where(items.c.meeting_id == old))

    def forget(self, member: MemberId) -> None:
        """Their words stay, without their name, voice and photos."""
        values = {"with_name": False, "voice": None, "photo": None, "album": None}
        theirs = select(suggestions.c.id).where(suggestions.c.member_id == member)
        self._connection.execute(delete(more_photos).where(more_photos.c.suggestion_id.in_(theirs)))
        self._connection.execute(update(suggestions).where(suggestions.c.member_id == member).values(values))

    # What others think

    def list_with_seen(self, member: MemberId, meeting: MeetingId) -> list[tuple[Suggestion, bool]]:
        """Everything said for a meeting, and whether this member has said what they think of it."""
        mine = exists().where(opinions.c.suggestion_id == suggestions.c.id, opinions.c.member_id == member)
        wanted = _suggestions().add_columns(mine.label("seen")).where(suggestions.c.meeting_id == meeting)
        rows = self._connection.execute(wanted.order_by(suggestions.c.id))
        return [(_suggestion(row), bool(row.seen)) for row in rows]

    # Which 3 matter most

    def put_short_list(self, meeting: MeetingId, said: Sequence[SuggestionId]) -> None:
        """What everybody chooses from, in this order, in place of the one before and what was chosen of that."""
        self._connection.execute(delete(priorities).where(priorities.c.meeting_id == meeting))
        self._connection.execute(delete(short_list).where(short_list.c.meeting_id == meeting))
        rows = [{"meeting_id": meeting, "place": n, "suggestion_id": each} for n, each in enumerate(said, start=1)]
        if rows:
            self._connection.execute(insert(short_list), rows)

    def list_short(self, meeting: MeetingId) -> dict[int, Suggestion]:
        """The short list by place; empty where there is no round."""
        wanted = _suggestions().add_columns(short_list.c.place)
        wanted = wanted.join(short_list, short_list.c.suggestion_id == suggestions.c.id)
        rows = self._connection.execute(wanted.where(short_list.c.meeting_id == meeting).order_by(short_list.c.place))
        return {row.place: _suggestion(row) for row in rows}

    def choose_three(self, meeting: MeetingId, member: MemberId, places: Sequence[int]) -> None:
        """What a member chose, in place of what they chose before, in whichever of their groups."""
        mine = (priorities.c.meeting_id == meeting) & priorities.c.member_id.in_(_same_person(member))
        self._connection.execute(delete(priorities).where(mine))
        row = {"meeting_id": meeting, "member_id": member}
        self._connection.execute(insert(priorities), [{**row, "place": place} for place in places or (0,)])

    def waits_for_three(self, meeting: MeetingId, member: MemberId) -> bool:
        """Whether there is a short list, and this member said nothing about it yet."""
        mine = exists().where(priorities.c.meeting_id == meeting, priorities.c.member_id.in_(_same_person(member)))
        listed = select(short_list.c.place).where(short_list.c.meeting_id == meeting, ~mine)
        return self._connection.execute(listed.limit(1)).first() is not None

    def count_three(self, meeting: MeetingId) -> tuple[int, dict[int, int]]:
        """How many members said what matters most, and how many chose each place."""
        of_meeting = priorities.c.meeting_id == meeting
        people = select(func.count(priorities.c.member_id.distinct())).where(of_meeting)
        counts = select(priorities.c.place, func.count()).where(of_meeting, priorities.c.place > 0)
        rows = self._connection.execute(counts.group_by(priorities.c.place))
        return int(self._connection.execute(people).scalar_one()), {int(row[0]): int(row[1]) for row in rows}

    # The rep's desk

    def list_waiting(self, board: BoardId) -> list[Suggestion]:
        """What waits for a meeting that is not planned yet."""
        return self._list((suggestions.c.board_id == board) & suggestions.c.meeting_id.is_(None))

    def list_who_want(self, said: Collection[SuggestionId]) -> list[tuple[SuggestionId, MemberId, GroupId]]:
        """Who said each of these themselves or finds it important, and in which group they are."""
        wanted = suggestions.c.id.in_(said)
        authors = select(suggestions.c.id, suggestions.c.member_id, suggestions.c.group_id)
        authors = authors.where(wanted, ~suggestions.c.gathered)
        others = (
            select(opinions.c.suggestion_id, opinions.c.member_id, members.c.group_id)
            .join(members, members.c.id == opinions.c.member_id)
            .where(opinions.c.suggestion_id.in_(said), opinions.c.opinion == Opinion.IMPORTANT)
        )
        rows = self._connection.execute(authors.union(others))
        return [(SuggestionId(row[0]), MemberId(row[1]), GroupId(row[2])) for row in rows]

    def list_answered(self, board: BoardId, topic: str, *, before: SuggestionId) -> list[Suggestion]:
        """What was said about a topic before this one and has an answer; the newest 100."""
        became = suggestions.c.life.in_(BECAME)
        # Who said it hears why it is not on the list when the list goes out, and nobody before them.
        is_told = suggestions.c.meeting_id.in_(select(meetings.c.id).where(meetings.c.agenda_sent))
        left_off = (suggestions.c.life == Life.NOT_CHOSEN) & is_told
        there = (suggestions.c.board_id == board) & (suggestions.c.topic == topic) & (suggestions.c.id < before)
        wanted = _suggestions().where(there, became | left_off)
        rows = self._connection.execute(wanted.order_by(suggestions.c.id.desc()).limit(100))
        return [_suggestion(row) for row in rows]

    def list_last_said(self, board: BoardId) -> dict[GroupId, datetime]:
        """When somebody of each group said something for the last time; groups that never did are left out."""
        of_board = suggestions.c.board_id == board
        last = select(suggestions.c.group_id, func.max(suggestions.c.said_at)).where(of_board)
        rows = self._connection.execute(last.group_by(suggestions.c.group_id))
        return {GroupId(row[0]): row[1] for row in rows}

    def find_looked(self, person: PersonId, board: BoardId) -> tuple[SuggestionId, datetime] | None:
        """Up to which suggestion somebody looked at what came in, and when."""
        mine = (looked.c.person_id == person) & (looked.c.board_id == board)
        row = self._connection.execute(select(looked).where(mine)).one_or_none()
        return None if row is None else (SuggestionId(row.suggestion_id), row.looked_at)

    def note_looked(self, person: PersonId, board: BoardId, *, up_to: SuggestionId, now: datetime) -> None:
        """Somebody looked at what came in up to this one."""
        values = {"suggestion_id": up_to, "looked_at": now}
        put = self._upsert(looked).values(person_id=person, board_id=board, **values)
        self._connection.execute(put.on_conflict_do_update(index_elements=["person_id", "board_id"], set_=values))

    def forget_looked(self, person: PersonId) -> None:
        """Nothing stays of what somebody looked at."""
        self._connection.execute(delete(looked).where(looked.c.person_id == person))

    # Items

    def add_item(self, meeting: MeetingId, *, title: str, emoji: str) -> ItemId:
        """A new thing to talk about, at the end of the list."""
        position = self._connection.execute(
            select(func.coalesce(func.max(items.c.position), 0)).where(items.c.meeting_id == meeting)
        ).scalar_one()
        values = {
            "meeting_id": meeting, "title": title, "emoji": emoji, "position": position + 1, "life": Life.LISTED,
        }  # fmt: skip
        return ItemId(inserted(self._connection, items, values=values))

    def get_item(self, item: ItemId) -> Item:
        """Raises LookupError."""
        row = self._connection.execute(select(items).where(items.c.id == item)).one_or_none()
        if row is None:
            raise LookupError(f"item {item}")
        return _item(row)

    def change_item(self, item: ItemId, **columns: Unpack[ItemColumns]) -> None:
        """Change how it is called, its picture or its place."""
        self._connection.execute(update(items).where(items.c.id == item).values(columns))

    def advance_item(self, item: Item, to: Life) -> bool:
        """Something became of it; False when somebody was quicker."""
        mine = items.c.id == item.id
        return advance(self._connection, items.c.life, mine, since=item.life, to=to, moves=MOVES)

    def remove_item(self, item: ItemId) -> None:
        """Take an item from the list; its suggestions are as they were before."""
        self._advance(suggestions.c.item_id == item, Life.LISTED, Life.GOT, {"item_id": None})
        self._connection.execute(delete(heard).where(heard.c.item_id == item))
        self._connection.execute(delete(items).where(items.c.id == item))

    @once
    def list_items(self, meeting: MeetingId) -> list[Item]:
        """What the board talks about, in order."""
        wanted = select(items).where(items.c.meeting_id == meeting).order_by(items.c.position, items.c.id)
        return [_item(row) for row in self._connection.execute(wanted)]

    def order(self, wanted: Sequence[ItemId]) -> None:
        """Put items into this order."""
        for position, item in enumerate(wanted, start=1):
            self.change_item(item, position=position)


def _same_person(member: MemberId) -> Select[Any]:
    """Everything that the person of this member is, in all their groups."""
    me = members.alias()
    whose = select(me.c.person_id).where(me.c.id == member).scalar_subquery()
    return select(members.c.id).where(members.c.person_id == whose)


def _suggestions() -> Select[Any]:
    its_topic = (topics.c.board_id == suggestions.c.board_id) & (topics.c.key == suggestions.c.topic)
    return (
        select(
            suggestions, people.c.called, members.c.person_id, *(each.label(f"topic_{each.name}") for each in topics.c)
        )
        .join(topics, its_topic)
        .join(members, members.c.id == suggestions.c.member_id)
        .join(people, people.c.id == members.c.person_id)
    )


def _suggestion(row: Row[Any]) -> Suggestion:
    return Suggestion(
        id=row.id,
        member_id=row.member_id,
        person_id=row.person_id,
        name=row.called,
        group_id=row.group_id,
        board_id=row.board_id,
        meeting_id=row.meeting_id,
        topic=topic_of(row, "topic_"),
        text=row.text,
        voice=row.voice,
        photo=row.photo,
        with_name=row.with_name,
        how=How(row.how),
        life=Life(row.life),
        item_id=row.item_id,
        reason=row.reason,
        said_at=row.said_at,
        gathered=row.gathered,
        people=row.people,
    )


def _item(row: Row[Any]) -> Item:
    return Item(
        id=row.id,
        meeting_id=row.meeting_id,
        title=row.title,
        emoji=row.emoji,
        position=row.position,
        life=Life(row.life),
    )
