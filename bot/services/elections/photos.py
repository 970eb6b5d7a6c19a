"""What becomes of a photo that was sent for a card."""

from datetime import datetime

from bot.ids import ElectionId, FileId, MemberId
from bot.rules.facts.meetings import PlacePhotoRefused
from bot.rules.facts.people import PhotoRefused
from bot.rules.facts.summaries import CardPhotoRefused
from bot.rules.facts.topics import TopicPhotoRefused
from storage.jobs import PHOTO
from storage.unit import Unit


def set_photo(unit: Unit, member: MemberId, photo: FileId) -> None:
    """Somebody sent a photo for a card: it is made small as soon as it can be."""
    unit.people.change_member(member, photo=photo)
    unit.jobs.put(PHOTO, photo)


def keep_photo(unit: Unit, photo: FileId, small: bytes, *, now: datetime) -> None:
    """It was made small."""
    unit.people.keep_content(photo, small)
    unit.jobs.done(PHOTO, photo)
    _note(unit, unit.elections.list_with_face(photo), "photo ready", now)


def refuse_photo(unit: Unit, photo: FileId, *, now: datetime) -> None:
    """It cannot be made small, now or later: it stands on no card any more, and who sent it can send another one."""
    unit.jobs.done(PHOTO, photo)
    shown = unit.elections.list_with_face(photo)
    for member, group, sender in unit.photos.people_with(photo):
        unit.happened(PhotoRefused(member, group, sender), now=now)
    for summary, card, board, sender in unit.photos.cards_with(photo):
        unit.happened(CardPhotoRefused(summary, board, card, sender), now=now)
    for meeting, board, sender in unit.photos.meetings_with(photo):
        unit.happened(PlacePhotoRefused(meeting, board, sender), now=now)
    for topic, board, sender in unit.photos.topics_with(photo):
        unit.happened(TopicPhotoRefused(topic, board, sender), now=now)
    unit.photos.take_down(photo)
    _note(unit, shown, "photo refused", now)


def _note(unit: Unit, elections: list[ElectionId], what: str, now: datetime) -> None:
    """The face on a ballot changed after voting opened, because it was made small so late: the record says so."""
    for election in elections:
        unit.elections.audit(election, what, {}, now=now)
