"""For the rep: choosing what the board talks about."""

from collections.abc import Sequence

from bot.rules.agenda import REASONS, Item, Life, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.sorting import Tally
from bot.screen import REP_MENU, Button, Screen, Style, tap
from bot.screens.agenda.mine import in_full, short_line
from bot.screens.agenda.say import enclosed, helped_lines, said_lines, where_said
from bot.screens.lists import hint, paged, short
from bot.screens.topics import topic_name, topic_word
from bot.words import Words


def choose_now(words: Words, meeting: Meeting, waiting: int) -> Screen:
    """The list is closed; the rep is asked to choose."""
    return Screen(
        title=words.text("agenda.choose_now.title"),
        lines=(words.plural("agenda.choose_now.count", waiting), *words.lines("agenda.choose_now")),
        buttons=(Button(words.text("agenda.button.choose"), tap("agenda.choose", meeting.id, 0), Style.MAIN),),
    )


def choose(
    words: Words,
    meeting: Meeting,
    said: Sequence[tuple[Suggestion, int]],
    count: int,
    *,
    on_list: int,
    undecided: int,
    page: int,
) -> Screen:
    """What people said, the most important first, and what is on the list already.

    Args:
        said: each with how many people it stands for.
        undecided: how many of these nobody decided yet; they can be gone through one by one.
    """
    entries = [Button(_entry(words, s, people), tap("agenda.one", s.id), says=in_full(words, s)) for s, people in said]
    listed = paged(words, entries, page=page, turn=lambda n: tap("agenda.choose", meeting.id, n))
    step = Button(words.text("agenda.button.one_by_one"), tap("agenda.next", meeting.id), Style.MAIN)
    look = Button(
        words.text("agenda.button.list"), tap("agenda.list", meeting.id, 0), Style.PLAIN if undecided else Style.MAIN
    )
    results = Button(words.text("agenda.button.results"), tap("agenda.results", meeting.id))
    return Screen(
        title=words.text("agenda.choose.title"),
        lines=(
            words.plural("agenda.choose.count", count),
            words.plural("agenda.choose.on_list", on_list),
            *((words.plural("agenda.choose.undecided", undecided),) if undecided else ()),
            *hint(words, entries),
        ),
        entries=tuple(entries),
        buttons=(
            *((step,) if undecided else ()),
            *listed,
            *((look,) if on_list else ()),
            *((results,) if count else ()),
        ),
        back=REP_MENU,
    )


def _entry(words: Words, suggestion: Suggestion, people: int) -> str:
    line = short_line(words, suggestion, _mark(suggestion))
    return line if people == 1 else words.text("agenda.choose.bare", line=line, n=people)


def _mark(suggestion: Suggestion) -> str:
    match suggestion.life:
        case Life.GOT:
            return "🔵"
        case Life.NOT_CHOSEN:
            return "✋"
        case _:
            return "✅"


def one(
    words: Words,
    suggestion: Suggestion,
    looked: Tally,
    alike: Sequence[Suggestion],
    *,
    times_back: int = 0,
    times_cut: int = 0,
    people: int = 1,
    is_joined: bool = False,
    step: tuple[int, int] | None = None,
    groups: Sequence[str] = (),
) -> Screen:
    """One suggestion, for the rep: together with one like it, on the list, or not.

    Args:
        looked: how many others looked at it.
        times_cut: how often the board had no time for it.
        step: which one of how many it is, when the rep goes through them one by one.
        groups: which groups say it, where the board has several.
    """
    many = () if people == 1 else (_bare(words, suggestion, people),)
    lines = [*many, *said_lines(words, suggestion), *_looked(words, looked)]
    if groups:
        lines.append(where_said(words, groups))
    if step is not None:
        lines.insert(0, words.text("agenda.one.step", n=step[0], of=step[1]))
    if alike and not is_joined:
        lines += words.lines("agenda.one.alike")
    if suggestion.gathered:
        lines.append(words.text("agenda.one.gathered"))
    lines += helped_lines(words, suggestion)
    if times_cut:
        lines.append(words.plural("agenda.one.no_time", times_cut))
    if times_back:
        lines += words.plural("agenda.life.back", times_back).split("\n")
    buttons = [
        Button(
            words.text("agenda.button.together", title=short(_named(words, other))),
            tap("agenda.join_to", suggestion.id, other.id),
        )
        for other in alike
    ]
    meeting = suggestion.meeting_id or 0
    put = Button(words.text("agenda.button.put"), tap("agenda.put", suggestion.id), Style.YES)
    return Screen(
        title=words.text("agenda.one.title", topic=topic_name(words, suggestion.topic)),
        lines=tuple(lines),
        buttons=(
            *((Button(words.text("agenda.button.apart"), tap("agenda.apart", suggestion.id)),) if is_joined else ()),
            *buttons,
            *(() if is_joined else (put,)),
            Button(words.text("agenda.button.leave_off"), tap("agenda.why", suggestion.id)),
        ),
        enclosed=enclosed(words, suggestion),
        back=tap("agenda.choose", meeting, 0),
    )


def _looked(words: Words, looked: Tally) -> tuple[str, ...]:
    if not looked.seen:
        return words.lines("agenda.one.nobody_looked")
    return words.lines("agenda.one.looked", seen=looked.seen, n=looked.wanted)


def _named(words: Words, suggestion: Suggestion) -> str:
    """How it begins; without words the topic says what it is about."""
    return suggestion.text or topic_word(words, suggestion.topic)


def _bare(words: Words, suggestion: Suggestion, people: int) -> str:
    """`3 people said: Buses`."""
    return words.plural("agenda.one.bare", people, topic=topic_word(words, suggestion.topic))


def behind(words: Words, shown: Item, said: Sequence[Suggestion], *, page: int) -> Screen:
    """What stands behind an item: each leads to where it can be taken apart again."""
    entries = [Button(short_line(words, s, "💬"), tap("agenda.one", s.id)) for s in said]
    return Screen(
        title=f"{shown.emoji} {shown.title}",
        lines=words.lines("agenda.behind"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.behind", shown.id, n)),
        back=tap("agenda.item", shown.id),
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
    send = Button(words.text("agenda.button.send"), tap("agenda.ready", meeting.id), Style.MAIN)
    ready = Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)) if sent else send
    return Screen(
        title=words.text("agenda.list.title"),
        lines=words.lines(("agenda.list.sent" if sent else "agenda.list") if items else "agenda.list.empty"),
        buttons=(*listed, *((ready,) if items else ())),
        back=tap("agenda.choose", meeting.id, 0),
    )


def ready(words: Words, meeting: Meeting, listed: Sequence[tuple[str, str]], *, undecided: int) -> Screen:
    """The list as everybody will see it, and one question: may it go out?

    Args:
        listed: picture and name of each item, in order.
        undecided: how many suggestions are on it only because nobody decided.
    """
    left = Button(words.text("agenda.button.one_by_one"), tap("agenda.next", meeting.id), Style.MAIN)
    change = Button(words.text("agenda.button.change_list"), tap("agenda.list", meeting.id, 0))
    send = Button(words.text("agenda.button.send_yes"), tap("agenda.send", meeting.id), Style.YES)
    return Screen(
        title=words.text("agenda.ready.title"),
        lines=(
            *(f"{n}. {emoji} {title}" for n, (emoji, title) in enumerate(listed, start=1)),
            *(words.plural("agenda.ready.undecided", undecided).split("\n") if undecided else ()),
            words.text("agenda.ready.ask"),
        ),
        buttons=(*((left,) if undecided else ()), send, change),
        back=tap("agenda.list", meeting.id, 0),
    )


def item(words: Words, shown: Item, behind: int, *, undecided: int = 0, sent: bool = False) -> Screen:
    """One item, for the rep: its name and its place.

    Args:
        undecided: how many suggestions are left to choose from.
        sent: the list went out.
    """
    onward = Button(words.text("agenda.button.one_by_one"), tap("agenda.next", shown.meeting_id), Style.MAIN)
    return Screen(
        title=f"{shown.emoji} {shown.title}",
        lines=(
            words.plural("agenda.item.behind", behind),
            *words.lines("agenda.item"),
            *(words.lines("agenda.item.sent") if sent else ()),
        ),
        buttons=(
            *((onward,) if undecided else ()),
            *((Button(words.text("agenda.button.behind"), tap("agenda.behind", shown.id, 0)),) if behind > 1 else ()),
            Button(words.text("agenda.button.up"), tap("agenda.up", shown.id, shown.position)),
            Button(words.text("agenda.button.off_list"), tap("agenda.off_list", shown.id), Style.STOP),
        ),
        place=tap("agenda.item", shown.id),
        back=tap("agenda.list", shown.meeting_id, 0),
    )


def sent(words: Words, meeting: Meeting, *, comes: str) -> Screen:
    """The list went out. `comes`: when everybody has it, in words; empty: nobody gets a message."""
    return Screen(
        title=words.text("agenda.sent.title"),
        lines=(*words.lines("agenda.sent"), *(words.lines("agenda.sent.comes", when=comes) if comes else ())),
        buttons=(Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),),
        back=REP_MENU,
    )
