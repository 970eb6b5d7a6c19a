"""Every screen of a rep at the meeting itself."""

from dataclasses import replace

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, QuestionId, SuggestionId
from bot.rules.agenda import How, Life, Suggestion
from bot.rules.feedback import Outcome, Position
from bot.rules.meetings import CARDS, Heard
from bot.screen import Screen
from bot.screens import at_the_table
from bot.words import Words
from tests.screens.examples.feedback import CLOSED
from tests.screens.examples.meetings import ITEM, MEETING, NOW
from tests.screens.examples.topics import TOPICS


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    said = Suggestion(
        id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
        board_id=BoardId(1), meeting_id=MeetingId(1), topic=TOPICS["bus"], text="The bus is ALWAYS late",
        voice=FileId(1), photo=None, with_name=False, how=How.SELF, life=Life.LISTED, item_id=ItemId(1), reason="",
        said_at=NOW,
    )  # fmt: skip
    shown = replace(said, text="", voice=None, photo=FileId(4), more_photos=(FileId(5),))
    says = Position(
        question_id=QuestionId(1), person_id=PersonId(1), text="We want MORE buses", voice=FileId(2), told_at=NOW,
        meeting_id=MeetingId(1), outcome=Outcome.WAITING, reason="", reason_voice=None, version=1,
    )  # fmt: skip
    noted = Heard(ItemId(1), PersonId(1), True, "They LOOK at it", None)
    spoken = Heard(ItemId(1), PersonId(1), False, "", FileId(3))
    meeting = MeetingId(1)
    return {
        "sheet": at_the_table.sheet(words, meeting, 0, 3, ITEM, [said], [says], None),
        "sheet.late": at_the_table.sheet(words, meeting, 0, 3, ITEM, [said], [says], None, days_had=2),
        "sheet.groups": at_the_table.sheet(
            words, meeting, 1, 3, ITEM, [], [says, says], None, groups=("Riverside", "")
        ),
        "sheet.noted": at_the_table.sheet(words, meeting, 2, 3, ITEM, [], [], noted),
        "sheet.voice": at_the_table.sheet(words, meeting, 1, 3, ITEM, [], [], spoken),
        "sheet.photos": at_the_table.sheet(words, meeting, 1, 3, ITEM, [shown], [], None),
        "play.photos": at_the_table.play(words, meeting, 0, ITEM, [shown], []),
        "play": at_the_table.play(words, meeting, 0, ITEM, [said], [says]),
        "table_paper": at_the_table.table_paper(
            words,
            MEETING,
            [
                (ITEM, [said, replace(said, voice=None, text="The last one goes at 6.")], [says], ("Northfield",)),
                (replace(ITEM, title="Somewhere to live", emoji="🏠"), [], [replace(says, text="")], ()),
            ],
            [(CLOSED, says, "Northfield"), (replace(CLOSED, topic="", emoji=""), replace(says, text=""), "")],
            made=NOW.date(),
        ),
        "sheet.helped": at_the_table.sheet(words, meeting, 1, 3, ITEM, [replace(said, how=How.HELPED)], [], None),
        "sheet.more": at_the_table.sheet(words, meeting, 1, 3, ITEM, [said] * 4, [], None),
        "also": at_the_table.also(words, meeting, 3, CLOSED, says, is_last=False),
        "also.groups": at_the_table.also(
            words, meeting, 4, replace(CLOSED, topic="", emoji=""), says, group="Riverside"
        ),
        "empty": at_the_table.empty(words, meeting),
        "cards": at_the_table.cards(words, meeting),
        **{f"card.{name}": at_the_table.card(words, meeting, name) for name in CARDS},
    }
