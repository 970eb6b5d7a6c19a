"""For the rep: choosing what the board talks about."""

from collections.abc import Sequence

from bot.rules.agenda import REASONS, TOPICS, How, Item, Life, Suggestion
from bot.rules.meetings import Meeting
from bot.screen import REP_MENU, Button, Screen, Style, tap
from bot.screens.agenda.mine import short_line
from bot.screens.agenda.say import enclosed, said_lines, topic_name
from bot.screens.lists import paged, short
from bot.words import Words


def choose_now(words: Words, meeting: Meeting, waiting: int) -> Screen:
    """The list is closed; the rep is asked to choose."""
    return Screen(
        title=words.text("agenda.choose_now.title"),
        lines=(words.plural("agenda.choose_now.count", waiting), *words.lines("agenda.choose_now")),
        buttons=(Button(words.text("agenda.button.choose"), tap("agenda.choose", meeting.id, 0), Style.MAIN),),
    )


def choose(
    words: Words, meeting: Meeting, said: Sequence[tuple[Suggestion, int]], *, on_list: int, page: int
) -> Screen:
    """What people said, the most important first, and what is on the list already."""
    entries = [Button(short_line(words, s, _mark(s)), tap("agenda.one", s.id)) for s, _ in said]
    listed = paged(words, entries, page=page, turn=lambda n: tap("agenda.choose", meeting.id, n))
    return Screen(
        title=words.text("agenda.choose.title"),
        lines=(words.plural("agenda.choose.count", len(said)), words.plural("agenda.choose.on_list", on_list)),
        buttons=(*listed, Button(words.text("agenda.button.list"), tap("agenda.list", meeting.id, 0), Style.MAIN)),
        back=REP_MENU,
    )


def _mark(suggestion: Suggestion) -> str:
    match suggestion.life:
        case Life.GOT:
            return "❔"
        case Life.NOT_CHOSEN:
            return "✋"
        case _:
            return "✅"


def one(words: Words, suggestion: Suggestion, important: int, alike: Sequence[Item], *, times_back: int = 0) -> Screen:
    """One suggestion, for the rep: on the list, together with one like it, or not."""
    lines = [*said_lines(words, suggestion), words.plural("agenda.one.important", important)]
    if suggestion.how is How.HELPED:
        lines.append(words.text("agenda.one.helped"))
    if times_back:
        lines += words.plural("agenda.life.back", times_back).split("\n")
    buttons = [
        Button(
            words.text("agenda.button.together", title=short(item.title)),
            tap("agenda.join", suggestion.id, item.id),
        )
        for item in alike
    ]
    meeting = suggestion.meeting_id or 0
    return Screen(
        title=words.text("agenda.one.title", topic=topic_name(words, suggestion.topic)),
        lines=tuple(lines),
        buttons=(
            Button(words.text("agenda.button.put"), tap("agenda.put", suggestion.id), Style.YES),
            *buttons,
            Button(words.text("agenda.button.leave_off"), tap("agenda.why", suggestion.id)),
        ),
        enclosed=enclosed(words, suggestion),
        back=tap("agenda.choose", meeting, 0),
    )


def why(words: Words, suggestion: Suggestion) -> Screen:
    """Why not? The author will hear it."""
    buttons = tuple(
        Button(words.text(f"agenda.button.reason_{reason}"), tap("agenda.left_off", suggestion.id, reason))
        for reason in REASONS
    )
    return Screen(
        title=words.text("agenda.why.title"),
        lines=words.lines("agenda.why"),
        buttons=buttons,
        place=tap("agenda.why", suggestion.id),
        back=tap("agenda.one", suggestion.id),
    )


def item_list(words: Words, meeting: Meeting, items: Sequence[Item], *, sent: bool, page: int = 0) -> Screen:
    """The list as it stands, for the rep."""
    entries = [
        Button(f"{item.emoji} {n}. {short(item.title, most=17)}", tap("agenda.item", item.id))
        for n, item in enumerate(items, start=1)
    ]
    listed = paged(words, entries, page=page, turn=lambda n: tap("agenda.list", meeting.id, n))
    ready = () if sent else (Button(words.text("agenda.button.send"), tap("agenda.send", meeting.id), Style.YES),)
    return Screen(
        title=words.text("agenda.list.title"),
        lines=words.lines("agenda.list" if items else "agenda.list.empty"),
        buttons=(*listed, *(ready if items else ())),
        back=tap("agenda.choose", meeting.id, 0),
    )


def item(words: Words, shown: Item, behind: int) -> Screen:
    """One item, for the rep: its name and its place."""
    return Screen(
        title=f"{shown.emoji} {shown.title}",
        lines=(words.plural("agenda.item.behind", behind), *words.lines("agenda.item")),
        buttons=(
            Button(words.text("agenda.button.up"), tap("agenda.up", shown.id, shown.position)),
            Button(words.text("agenda.button.off_list"), tap("agenda.off_list", shown.id), Style.STOP),
        ),
        place=tap("agenda.item", shown.id),
        back=tap("agenda.list", shown.meeting_id, 0),
    )


def sent(words: Words, meeting: Meeting) -> Screen:
    """The list went out."""
    return Screen(
        title=words.text("agenda.sent.title"),
        lines=words.lines("agenda.sent"),
        buttons=(Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),),
        back=REP_MENU,
    )


def topic_titles(words: Words) -> dict[str, str]:
    """The name of each topic, for items that nobody named."""
    return {topic: words.text(f"agenda.topic.{topic}") for topic in TOPICS}
