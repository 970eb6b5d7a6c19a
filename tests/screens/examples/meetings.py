"""Every screen of meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, QuestionId, SuggestionId
from bot.rules.agenda import How, Item, Life, Suggestion
from bot.rules.feedback import Outcome, Position
from bot.rules.meetings import CARDS, Heard, Meeting, dates_of
from bot.screen import FACILITATOR_MENU, HOME, Screen, tap
from bot.screens import at_the_table
from bot.screens import meetings as screens
from bot.words import Words

ZONE = ZoneInfo("Europe/London")
NOW = datetime(2026, 6, 1, 9, tzinfo=UTC)
TODAY = date(2026, 6, 1)
MEETING = Meeting(
    id=MeetingId(1), board_id=BoardId(1), meets_at=datetime(2026, 9, 30, 9, 30, tzinfo=UTC), zone=ZONE,
    place="Ashcombe House", called_off=False, version=1,
)  # fmt: skip
NOWHERE = replace(MEETING, place="")
OFF = replace(MEETING, called_off=True)
ITEM = Item(ItemId(1), MeetingId(1), "Buses", "🚌", 1, Life.LISTED)


def _at_the_table(words: Words) -> dict[str, Screen]:
    said = Suggestion(
        id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
        board_id=BoardId(1), meeting_id=MeetingId(1), topic="bus", text="The bus is ALWAYS late", voice=FileId(1),
        photo=None, with_name=False, how=How.SELF, life=Life.LISTED, item_id=ItemId(1), reason="", said_at=NOW,
    )  # fmt: skip
    says = Position(
        question_id=QuestionId(1), person_id=PersonId(1), text="We want MORE buses", voice=FileId(2), told_at=NOW,
        meeting_id=MeetingId(1), outcome=Outcome.WAITING, reason="", reason_voice=None, version=1,
    )  # fmt: skip
    noted = Heard(ItemId(1), PersonId(1), True, "They LOOK at it", None)
    spoken = Heard(ItemId(1), PersonId(1), False, "", FileId(3))
    meeting = MeetingId(1)
    return {
        "sheet": at_the_table.sheet(words, meeting, 0, 3, ITEM, [said], [says], None),
        "sheet.noted": at_the_table.sheet(words, meeting, 2, 3, ITEM, [], [], noted),
        "sheet.voice": at_the_table.sheet(words, meeting, 1, 3, ITEM, [], [], spoken),
        "play": at_the_table.play(words, meeting, 0, ITEM, [said], [says]),
        "empty": at_the_table.empty(words, meeting),
        "cards": at_the_table.cards(words, meeting),
        **{f"card.{name}": at_the_table.card(words, meeting, name) for name in CARDS},
    }


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    dates = dates_of(MEETING.meets_at, ZONE, now=NOW)
    when = words.moment(MEETING.meets_at)
    return {
        "show": screens.show(words, MEETING, [ITEM], TODAY, may_change=True),
        "show.member": screens.show(words, NOWHERE, [], TODAY, may_change=False),
        "show.off": screens.show(words, OFF, [], TODAY, may_change=True),
        "check": screens.check(words, None, when, dates, HOME, FACILITATOR_MENU),
        "check.half": screens.check(words, None, when, dates, HOME, FACILITATOR_MENU, half=tap("meetings.day", 0, 1)),
        "check.move": screens.check(words, MEETING, when, dates, HOME, FACILITATOR_MENU),
        "place": screens.place(words, MEETING),
        "place.unknown": screens.place(words, NOWHERE),
        "call_off": screens.call_off(words, MEETING),
        **{f"told.{what}": screens.told(words, MEETING, what) for what in ("planned", "moved", "called_off")},
        "tomorrow": screens.tomorrow(words, MEETING, MEETING.meets_at.date() - timedelta(days=1)),
        **_at_the_table(words),
        "tomorrow.unknown": screens.tomorrow(words, NOWHERE, MEETING.meets_at.date() - timedelta(days=1)),
    }
