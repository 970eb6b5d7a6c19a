"""What becomes of a photo that was sent for a card."""

from datetime import datetime

from bot.ids import FileId, MemberId
from bot.rules.facts.people import PhotoRefused
from storage.jobs import PHOTO
from storage.unit import Unit


def set_photo(unit: Unit, member: MemberId, photo: FileId) -> None:
    """Somebody sent a photo for a card: it is made small as soon as it can be."""
    unit.people.change_member(member, photo=photo)
    unit.jobs.put(PHOTO, photo)


def keep_photo(unit: Unit, photo: FileId, small: bytes) -> None:
    """It was made small."""
    unit.people.keep_content(photo, small)
    unit.jobs.done(PHOTO, photo)


def refuse_photo(unit: Unit, photo: FileId, *, now: datetime) -> None:
    """It cannot be made small, now or later: it stands on no card any more, and who sent it can send another one."""
    unit.jobs.done(PHOTO, photo)
    for member, group, sender in unit.people.take_photo_down(photo):
        unit.happened(PhotoRefused(member, group, sender), now=now)
