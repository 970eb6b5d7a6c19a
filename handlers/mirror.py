"""Is it working? What anybody of a board can look at."""

from bot.ids import GroupId, MeetingId
from bot.rules.desk import QUIET_FOR
from bot.rules.mirror import Chronicle
from bot.rules.people import Group, Member
from bot.screen import Button, Screen, tap
from bot.screens import mirror as screens
from bot.services import mirror as services
from handlers.routes import At, Routes

routes = Routes()


def _look(at: At) -> Chronicle:
    """The board of this person. Raises NotInGroup."""
    group = at.group()
    at.member(group.id)
    return services.look(at.unit, group, now=at.now)


@routes.menu("news", 60)
def mirror_in_news(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    return (Button(at.words.text("meetings.button.mirror"), tap("meetings.mirror", 0)),)


@routes.view("meetings.mirror")
def on_mirror(at: At, meeting: MeetingId) -> Screen:
    """Of one meeting; 0: of all of them."""
    read = _look(at)
    return screens.mirror(
        at.words, read, services.meeting_in(read, meeting), quiet_since=read.made_on - QUIET_FOR
    )  # fmt: skip


@routes.view("meetings.mirror_groups")
def on_mirror_groups(at: At, page: int) -> Screen:
    return screens.mirror_groups(at.words, _look(at), page=page)


@routes.view("meetings.mirror_group")
def on_mirror_group(at: At, group: GroupId) -> Screen:
    read = _look(at)
    return screens.mirror_group(at.words, read, services.group_in(read, group))


@routes.view("meetings.mirror_meetings")
def on_mirror_meetings(at: At, page: int) -> Screen:
    return screens.mirror_meetings(at.words, _look(at), page=page)


@routes.view("meetings.mirror_paper", aside=True)
def on_mirror_paper(at: At, meeting: MeetingId, group: GroupId) -> Screen:
    """The poster of the board, or of one group."""
    read = _look(at)
    circle = services.group_in(read, group) if group else None
    met = services.meeting_in(read, meeting)
    return screens.mirror_paper(at.words, read, met, circle, quiet_since=read.made_on - QUIET_FOR)
