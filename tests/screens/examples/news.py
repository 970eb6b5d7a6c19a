"""Every screen of what people without a phone are told."""

from dataclasses import replace
from datetime import date

from bot.ids import BoardId, FactId, GroupId, MemberId, PersonId, PromiseId, SuggestionId
from bot.rules.agenda import How, Life, Suggestion
from bot.rules.promises import Promise
from bot.rules.promises import State as PromiseState
from bot.screen import Button, Screen, tap
from bot.screens import news
from bot.words import Words
from tests.screens.examples.meetings import NOW
from tests.screens.examples.people import someone
from tests.screens.examples.topics import TOPICS


def examples(words: Words) -> dict[str, Screen]:
    """By the name of the function."""
    joe = someone("Joe", on_paper=True)
    kept = Promise(
        id=PromiseId(1), board_id=BoardId(1), meeting_id=None, item_id=None, person_id=PersonId(1), who="Alex",
        what="a NEW bus & at 9 sharp", due_on=date(2026, 7, 1), state=PromiseState.DONE, asked_at=None, rep_word=None,
        version=1,
    )  # fmt: skip
    said = Suggestion(
        id=SuggestionId(1), member_id=MemberId(1), person_id=PersonId(1), name="Mina", group_id=GroupId(1),
        board_id=BoardId(1), meeting_id=None, topic=TOPICS["bus"], text="The bus is ALWAYS late", voice=None,
        photo=None, with_name=False, how=How.SELF, life=Life.LISTED, item_id=None, reason="", said_at=NOW,
    )  # fmt: skip
    left = replace(said, life=Life.NOT_CHOSEN, reason="later")
    shown = [news.Told(FactId(1), said, 1), news.Told(FactId(2), kept), news.Told(FactId(3), date(2026, 7, 1))]
    slip = Button(words.text("people.button.news_back"), tap("people.news_back", 1, 2, 1))
    return {
        "news": news.news(words, GroupId(1), [(joe, 3), (someone("Lily", on_paper=True), 0)], page=0),
        "news.empty": news.news(words, GroupId(1), [], page=0),
        "news_for": news.news_for(words, joe, shown, more=2),
        "news_for.left": news.news_for(words, joe, [news.Told(FactId(4), left)], more=0),
        "news_for.empty": news.news_for(words, joe, [], more=0),
        "news_for.ticked": news.news_for(words, joe, shown, more=2, slip=slip),
        "news_for.all_ticked": news.news_for(words, joe, [], more=0, slip=slip),
        "news_paper": news.news_paper(words, joe, [*shown, news.Told(FactId(4), left)], date(2026, 7, 2)),
    }
