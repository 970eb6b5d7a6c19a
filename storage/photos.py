"""Where photos stand: on cards of people and of the news, at meetings, for topics. One that goes leaves all of them."""

from sqlalchemy import ColumnElement, Connection, select, update

from bot.ids import BoardId, CardId, FileId, GroupId, MeetingId, MemberId, PersonId, SummaryId, TopicId
from storage.tables.elections import candidates
from storage.tables.meetings import meetings
from storage.tables.people import files, members
from storage.tables.summaries import cards, summaries
from storage.tables.topics import topics


class Photos:
    """Queries of photos that stand somewhere, in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def people_with(self, photo: FileId) -> list[tuple[MemberId, GroupId, PersonId]]:
        """On whose card it stands, in which group, and who sent it."""
        wanted = select(members.c.id, members.c.group_id, files.c.person_id).join(files, files.c.id == members.c.photo)
        rows = self._connection.execute(wanted.where(members.c.photo == photo))
        return [(MemberId(row.id), GroupId(row.group_id), PersonId(row.person_id)) for row in rows]

    def cards_with(self, photo: FileId) -> list[tuple[SummaryId, CardId, BoardId, PersonId]]:
        """On which card that is being written it stands, of which board, and who sent it."""
        wanted = (
            select(cards.c.summary_id, cards.c.id, meetings.c.board_id, files.c.person_id)
            .join(files, files.c.id == cards.c.photo)
            .join(summaries, summaries.c.id == cards.c.summary_id)
            .join(meetings, meetings.c.id == summaries.c.meeting_id)
        )
        rows = self._connection.execute(wanted.where(cards.c.photo == photo, cards.c.edition == 0))
        return [(SummaryId(row[0]), CardId(row[1]), BoardId(row[2]), PersonId(row[3])) for row in rows]

    def meetings_with(self, photo: FileId) -> list[tuple[MeetingId, BoardId, PersonId]]:
        """At which meeting it shows the place, of which board, and who sent it."""
        wanted = select(meetings.c.id, meetings.c.board_id, files.c.person_id).join(
            files, files.c.id == meetings.c.photo
        )
        rows = self._connection.execute(wanted.where(meetings.c.photo == photo))
        return [(MeetingId(row[0]), BoardId(row[1]), PersonId(row[2])) for row in rows]

    def topics_with(self, photo: FileId) -> list[tuple[TopicId, BoardId, PersonId]]:
        """For which topic it stands, of which board, and who sent it."""
        wanted = select(topics.c.id, topics.c.board_id, files.c.person_id).join(files, files.c.id == topics.c.photo)
        rows = self._connection.execute(wanted.where(topics.c.photo == photo))
        return [(TopicId(row[0]), BoardId(row[1]), PersonId(row[2])) for row in rows]

    def take_down(self, photo: FileId) -> None:
        """It stands nowhere any more."""
        self._take_down(files.c.id == photo)

    def take_down_of(self, person: PersonId) -> None:
        """No photo that this person sent stands anywhere any more."""
        self._take_down(files.c.person_id == person)

    def _take_down(self, which: ColumnElement[bool]) -> None:
        photos = select(files.c.id).where(which)
        for table in (members, candidates):
            self._connection.execute(update(table).where(table.c.photo.in_(photos)).values(photo=None))
        for described in (cards, meetings, topics):
            gone = update(described).where(described.c.photo.in_(photos))
            self._connection.execute(gone.values(photo=None, photo_alt=""))
