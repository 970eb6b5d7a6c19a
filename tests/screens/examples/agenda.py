"""Every screen of the agenda."""

from dataclasses import replace

from bot.ids import BoardId, FileId, GroupId, ItemId, MeetingId, MemberId, PersonId, SuggestionId
from bot.rules.agenda import REASONS, How, Life, Suggestion
from bot.screen import Screen
from bot.screens import agenda as screens
from bot.words import Words
from tests.screens.examples.meetings import ITEM, MEETING, NOW
from tests.screens.examples.people import GROUP, LINK, someone

TEXT = "I AM ALWAYS LATE because of the bus & nobody does anything"
PLAIN = Suggestion(
    id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
    board_id=BoardId(1), meeting_id=MeetingId(1), topic="bus", text="", voice=None, photo=None, with_name=True,
    how=How.SELF, life=Life.GOT, item_id=None, reason="", said_at=NOW,
)  # fmt: skip
SAID = replace(PLAIN, text=TEXT)
SAFE = replace(PLAIN, topic="safe", meeting_id=None)
SPOKEN = replace(PLAIN, voice=FileId(1), with_name=False, how=How.HELPED)
SHOWN = replace(PLAIN, photo=FileId(2))
JOINED = replace(ITEM, id=ItemId(2), title="Somewhere to live")


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    member = someone("Joe", on_paper=True)
    return {
        "start": screens.start(words),
        "thanks": screens.thanks(words, PLAIN, NOW, "Mina"),
        "thanks.safe": screens.thanks(words, SAFE, None, ""),
        "say": screens.say(words, PLAIN),
        "said_back": screens.said_back(words, SAID),
        "said_back.voice": screens.said_back(words, SPOKEN),
        "said_back.photo": screens.said_back(words, SHOWN),
        "kept": screens.kept(words),
        "harm": screens.harm(words, GROUP),
        "harm_told": screens.harm_told(words, "Mina", "Alex"),
        "ask": screens.ask(words, NOW),
        "ask_there": screens.ask_there(words, NOW, LINK),
        "look": screens.look(words, SAID),
        "look.somebody": screens.look(words, SPOKEN),
        "none_left": screens.none_left(words),
        "mine": screens.mine(words, [SAID, PLAIN, SPOKEN] * 4, page=1),
        "mine.empty": screens.mine(words, [], page=0),
        **{
            f"life.{life}": screens.life(words, replace(SAID, life=life), is_mine=True, may_change=life is Life.GOT)
            for life in Life
            if life is not Life.NOT_CHOSEN
        },
        **{
            f"life.not_chosen.{reason}": screens.life(
                words, replace(PLAIN, life=Life.NOT_CHOSEN, reason=reason), is_mine=True, may_change=False
            )
            for reason in (*REASONS, TEXT)
        },
        "taken_back": screens.taken_back(words),
        "choose_now": screens.choose_now(words, MEETING, 3),
        "choose": screens.choose(words, MEETING, [(SAID, 2), (PLAIN, 0)], on_list=1, page=0),
        "one": screens.one(words, SPOKEN, 2, [JOINED]),
        "one.alone": screens.one(words, SAID, 1, []),
        "why": screens.why(words, SAID),
        "item_list": screens.item_list(words, MEETING, [ITEM, JOINED], sent=False),
        "item_list.empty": screens.item_list(words, MEETING, [], sent=False),
        "item": screens.item(words, ITEM, 2),
        "sent": screens.sent(words, MEETING),
        "read": screens.read(words, MEETING, [ITEM, JOINED], may_print=True),
        "read.empty": screens.read(words, MEETING, [], may_print=False),
        "read_there": screens.read_there(words, MEETING, [ITEM], LINK),
        "paper": screens.paper(words, MEETING, [(ITEM, [SAID, PLAIN])], "Marlshire"),
        "whose": screens.whose(words, [member], page=0),
        "whose.empty": screens.whose(words, [], page=0),
        "how": screens.how(words, member, "bus"),
    }
