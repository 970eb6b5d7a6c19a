"""Saying something for the board, looking at what others say, choosing, and what became of it."""

from collections.abc import Sequence
from datetime import datetime

from bot.rules.agenda import REASONS, TOPICS, How, Item, Life, Opinion, Suggestion
from bot.rules.meetings import Meeting
from bot.rules.people import Group, Member
from bot.screen import (
    FACILITATOR_MENU,
    HOME,
    REP_MENU,
    THINGS_MENU,
    Block,
    Button,
    Enclosed,
    Paper,
    Photo,
    Pictogram,
    Screen,
    Style,
    Tap,
    VoiceNote,
    tap,
)
from bot.screens.lists import paged
from bot.words import Words

_STEPS = (Life.GOT, Life.LISTED, Life.TALKED, Life.PROMISED, Life.DONE)
_STEP_PICTURES = {
    Life.GOT: "📥", Life.LISTED: "📋", Life.TALKED: "💬", Life.PROMISED: "🤝", Life.DONE: "✅",
}  # fmt: skip

_SHORT = 20
"""Letters of a suggestion on a button: what a phone shows of it."""


def topic_name(words: Words, topic: str) -> str:
    """`🚌 Buses`."""
    return f"{TOPICS[topic]} {words.text(f'agenda.topic.{topic}')}"


def start(words: Words, *, back: Tap = HOME, does: str = "agenda.suggest", args: tuple[int | str, ...] = ()) -> Screen:
    """The grid of topics; one tap is a full suggestion."""
    buttons = tuple(Button(topic_name(words, topic), tap(does, *args, topic)) for topic in TOPICS)
    return Screen(
        title=words.text("agenda.start.title"),
        lines=words.lines("agenda.start"),
        buttons=buttons,
        columns=2,
        place=tap("agenda.start") if does == "agenda.suggest" else None,
        back=back,
    )


def thanks(words: Words, suggestion: Suggestion, closes: datetime | None, rep: str) -> Screen:
    """Got it. More can be said, and nothing more needs to be said."""
    lines = list(words.lines("agenda.thanks.rep", name=rep) if rep else words.lines("agenda.thanks.board"))
    if suggestion.meeting_id is None or closes is None:
        lines.append(words.text("agenda.thanks.next_meeting"))
    buttons = [Button(words.text("agenda.button.more"), tap("agenda.say", suggestion.id))]
    if suggestion.topic == "safe":
        buttons.append(Button(words.text("agenda.button.harm"), tap("agenda.harm", suggestion.id), Style.STOP))
    buttons.append(Button(words.text("agenda.button.that_is_all"), tap("agenda.all", suggestion.id), Style.YES))
    return Screen(
        title=words.text("agenda.thanks.title", topic=topic_name(words, suggestion.topic)),
        lines=(*lines, words.text("agenda.thanks.more")),
        buttons=tuple(buttons),
        place=tap("agenda.say", suggestion.id),
    )


def say(words: Words, suggestion: Suggestion) -> Screen:
    """Say more: by voice, words or photo."""
    return Screen(
        title=words.text("agenda.say.title", topic=topic_name(words, suggestion.topic)),
        lines=words.lines("agenda.say"),
        place=tap("agenda.say", suggestion.id),
        back=tap("agenda.life", suggestion.id),
    )


def enclosed(words: Words, suggestion: Suggestion) -> tuple[Enclosed, ...]:
    """The voice and the photo of a suggestion."""
    voice = () if suggestion.voice is None else (VoiceNote(suggestion.voice),)
    photo = () if suggestion.photo is None else (Photo(suggestion.photo, words.text("agenda.photo_alt")),)
    return (*voice, *photo)


def _said(words: Words, suggestion: Suggestion) -> tuple[str, ...]:
    """What was said, in the person's own words."""
    if suggestion.text:
        return (words.text("agenda.quote", text=suggestion.text),)
    if suggestion.voice is not None:
        return (words.text("agenda.has_voice"),)
    if suggestion.photo is not None:
        return (words.text("agenda.has_photo"),)
    return ()


def said_back(words: Words, suggestion: Suggestion) -> Screen:
    """Said back: is that right? With my name or without?"""
    return Screen(
        title=words.text("agenda.said_back.title", topic=topic_name(words, suggestion.topic)),
        lines=(*words.lines("agenda.said_back"), *_said(words, suggestion), words.text("agenda.said_back.ask")),
        buttons=(
            Button(words.text("agenda.button.with_name"), tap("agenda.named", suggestion.id, 1), Style.YES),
            Button(words.text("agenda.button.without_name"), tap("agenda.named", suggestion.id, 0), Style.YES),
            Button(words.text("agenda.button.again"), tap("agenda.say", suggestion.id)),
            Button(words.text("agenda.button.harm"), tap("agenda.harm", suggestion.id), Style.STOP),
        ),
        place=tap("agenda.say", suggestion.id),
        enclosed=enclosed(words, suggestion),
        back=tap("agenda.life", suggestion.id),
    )


def kept(words: Words) -> Screen:
    """It is kept."""
    return Screen(
        title=words.text("agenda.kept.title"),
        lines=words.lines("agenda.kept"),
        buttons=(
            Button(words.text("agenda.button.mine"), tap("agenda.mine", 0)),
            Button(words.text("agenda.button.another"), tap("agenda.start")),
        ),
    )


def harm(words: Words, group: Group) -> Screen:
    """Somebody hurts this person: what happens now."""
    return Screen(
        title=words.text("agenda.harm.title"),
        lines=words.lines("agenda.harm", helper=group.helper_name),
        buttons=(Button(words.text("agenda.button.help"), tap("help.show"), Style.MAIN),),
        picture=Pictogram("🛡", words.text("agenda.harm.alt")),
    )


def harm_told(words: Words, name: str, helper: str) -> Screen:
    """For the facilitators: a person says that somebody hurts them."""
    return Screen(
        title=words.text("agenda.harm_told.title"),
        lines=words.lines("agenda.harm_told", name=name, helper=helper),
        buttons=(Button(words.text("agenda.button.i_do_it"), HOME, Style.YES),),
    )


def ask(words: Words, closes: datetime) -> Screen:
    """Everybody is asked: what should the board talk about?"""
    return Screen(
        title=words.text("agenda.ask.title"),
        lines=words.lines("agenda.ask", date=words.date(closes)),
        buttons=(
            Button(words.text("agenda.button.say"), tap("agenda.start"), Style.MAIN),
            Button(words.text("agenda.button.look"), tap("agenda.look")),
        ),
        picture=Pictogram("🏛", words.text("agenda.ask.alt")),
    )


def ask_there(words: Words, closes: datetime, link: str) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=words.text("agenda.ask.title"),
        lines=words.lines("agenda.ask", date=words.date(closes)),
        buttons=(Button(words.text("agenda.button.say"), link),),
    )


def look(words: Words, suggestion: Suggestion) -> Screen:
    """Somebody else's suggestion: what do you think?"""
    who = words.text("agenda.look.by", name=suggestion.name) if suggestion.with_name else ""
    said = _said(words, suggestion)
    buttons = tuple(
        Button(words.text(f"agenda.button.{opinion}"), tap("agenda.think", suggestion.id, str(opinion)))
        for opinion in Opinion
    )
    return Screen(
        title=words.text("agenda.look.title", topic=topic_name(words, suggestion.topic)),
        lines=(*((who,) if who else words.lines("agenda.look.somebody")), *said, words.text("agenda.look.ask")),
        buttons=buttons,
        enclosed=enclosed(words, suggestion),
    )


def none_left(words: Words) -> Screen:
    """Everything was looked at."""
    return Screen(
        title=words.text("agenda.none_left.title"),
        lines=words.lines("agenda.none_left"),
        buttons=(Button(words.text("agenda.button.another"), tap("agenda.start")),),
    )


def mine(words: Words, said: Sequence[Suggestion], *, page: int) -> Screen:
    """What I said."""
    entries = [Button(_line(words, s, TOPICS[s.topic]), tap("agenda.life", s.id)) for s in said]
    return Screen(
        title=words.text("agenda.mine.title"),
        lines=words.lines("agenda.mine" if said else "agenda.mine.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.mine", n)),
        back=THINGS_MENU,
    )


def _line(words: Words, suggestion: Suggestion, picture: str) -> str:
    """A picture and how it begins; without words the topic says what it is about."""
    text = suggestion.text
    if not text:
        return f"{picture} {words.text(f'agenda.topic.{suggestion.topic}')}"
    return f"{picture} {words.text('agenda.quote', text=text if len(text) <= _SHORT else f'{text[: _SHORT - 1]}…')}"


def life(words: Words, suggestion: Suggestion, *, is_mine: bool, may_change: bool) -> Screen:
    """The life line of one suggestion, with its five pictures."""
    here = Life.DONE if suggestion.life is Life.NOT_DONE else suggestion.life
    lines = [*_said(words, suggestion)]
    if suggestion.life is Life.NOT_CHOSEN:
        lines += words.lines("agenda.life.not_chosen")
        lines.append(_reason(words, suggestion.reason))
    else:
        for step in _STEPS:
            picture = "❌" if step is Life.DONE and suggestion.life is Life.NOT_DONE else _STEP_PICTURES[step]
            name = words.text(f"agenda.step.{suggestion.life if step is here else step}")
            lines.append(
                words.text("agenda.life.here", picture=picture, label=name) if step is here else f"{picture} {name}"
            )
    buttons = []
    if may_change:
        buttons = [
            Button(words.text("agenda.button.more"), tap("agenda.say", suggestion.id)),
            Button(words.text("agenda.button.take_back"), tap("agenda.take_back", suggestion.id), Style.STOP),
        ]
    return Screen(
        title=words.text("agenda.life.title", topic=topic_name(words, suggestion.topic)),
        lines=tuple(lines),
        buttons=tuple(buttons),
        enclosed=enclosed(words, suggestion) if is_mine else (),
        back=tap("agenda.mine", 0),
    )


def _reason(words: Words, reason: str) -> str:
    return words.text(f"agenda.reason.{reason}") if reason in REASONS else words.text("agenda.quote", text=reason)


def taken_back(words: Words) -> Screen:
    """It is gone."""
    return Screen(
        title=words.text("agenda.taken_back.title"), lines=words.lines("agenda.taken_back"), back=tap("agenda.mine", 0)
    )


# For the rep


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
    entries = [Button(_line(words, s, _mark(s)), tap("agenda.one", s.id)) for s, _ in said]
    listed = paged(words, entries, page=page, turn=lambda n: tap("agenda.choose", meeting.id, n))
    return Screen(
        title=words.text("agenda.choose.title"),
        lines=(words.plural("agenda.choose.count", len(said)), words.plural("agenda.choose.on_list", on_list)),
        buttons=(*listed, Button(words.text("agenda.button.list"), tap("agenda.list", meeting.id), Style.MAIN)),
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


def one(words: Words, suggestion: Suggestion, important: int, alike: Sequence[Item]) -> Screen:
    """One suggestion, for the rep: on the list, together with one like it, or not."""
    lines = [*_said(words, suggestion), words.plural("agenda.one.important", important)]
    if suggestion.how is How.HELPED:
        lines.append(words.text("agenda.one.helped"))
    buttons = [
        Button(
            words.text("agenda.button.together", title=item.title),
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


def item_list(words: Words, meeting: Meeting, items: Sequence[Item], *, sent: bool) -> Screen:
    """The list as it stands, for the rep."""
    entries = [Button(f"{item.emoji} {item.title}", tap("agenda.item", item.id)) for item in items]
    ready = () if sent else (Button(words.text("agenda.button.send"), tap("agenda.send", meeting.id), Style.YES),)
    return Screen(
        title=words.text("agenda.list.title"),
        lines=words.lines("agenda.list" if items else "agenda.list.empty"),
        buttons=(*entries, *(ready if items else ())),
        back=tap("agenda.choose", meeting.id, 0),
    )


def item(words: Words, shown: Item, behind: int) -> Screen:
    """One item, for the rep: its name and its place."""
    return Screen(
        title=f"{shown.emoji} {shown.title}",
        lines=(words.plural("agenda.item.behind", behind), *words.lines("agenda.item")),
        buttons=(
            Button(words.text("agenda.button.up"), tap("agenda.up", shown.id)),
            Button(words.text("agenda.button.off_list"), tap("agenda.off_list", shown.id), Style.STOP),
        ),
        place=tap("agenda.item", shown.id),
        back=tap("agenda.list", shown.meeting_id),
    )


def sent(words: Words, meeting: Meeting) -> Screen:
    """The list went out."""
    return Screen(
        title=words.text("agenda.sent.title"),
        lines=words.lines("agenda.sent"),
        buttons=(Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),),
        back=REP_MENU,
    )


# What everybody reads


def read(words: Words, meeting: Meeting, items: Sequence[Item], *, may_print: bool) -> Screen:
    """What the board talks about."""
    lines = [words.text("agenda.read.when", moment=words.moment(meeting.meets_at))]
    lines += [f"{number}. {item.emoji} {item.title}" for number, item in enumerate(items, start=1)]
    paper = (Button(words.text("agenda.button.paper"), tap("agenda.paper", meeting.id)),) if may_print else ()
    return Screen(
        title=words.text("agenda.read.title"),
        lines=tuple(lines) if items else words.lines("agenda.read.empty"),
        buttons=(*paper, Button(words.text("agenda.button.mine"), tap("agenda.mine", 0))),
        picture=Pictogram("📋", words.text("agenda.read.alt")),
    )


def read_there(words: Words, meeting: Meeting, items: Sequence[Item], link: str) -> Screen:
    """The same in the group's chat."""
    shown = read(words, meeting, items, may_print=False)
    return Screen(
        title=shown.title,
        lines=shown.lines,
        buttons=(Button(words.text("agenda.button.open_bot"), link),),
    )


def paper(words: Words, meeting: Meeting, items: Sequence[tuple[Item, Sequence[Suggestion]]], board: str) -> Screen:
    """The list on one page, for the board contact and for members on paper."""
    blocks = [
        Block(
            f"{number}. {item.title}",
            item.emoji,
            item.title,
            (
                *(words.text("agenda.quote", text=s.text) for s in behind[:3] if s.text),
                words.plural("agenda.paper.people", len(behind)),
            ),
        )
        for number, (item, behind) in enumerate(items, start=1)
    ]
    page = Paper(
        file_name=words.text("agenda.paper.file"),
        title=words.text("agenda.paper.heading", board=board),
        language=words.language,
        blocks=(
            Block(words.moment(meeting.meets_at), "📅", words.text("agenda.paper.date_alt"), ()),
            *blocks,
        ),
        foot=words.lines("agenda.paper.foot"),
    )
    return Screen(
        title=words.text("agenda.paper.title"),
        lines=words.lines("agenda.paper"),
        enclosed=(page,),
        back=tap("agenda.read", meeting.id),
    )


# For the facilitator: what members on paper say


def whose(words: Words, members: Sequence[Member], *, page: int) -> Screen:
    """Which member on paper says something."""
    entries = [Button(f"📄 {member.name}", tap("agenda.for", member.id)) for member in members]
    return Screen(
        title=words.text("agenda.whose.title"),
        lines=words.lines("agenda.whose" if members else "agenda.whose.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("agenda.whose", n)),
        back=FACILITATOR_MENU,
    )


def how(words: Words, member: Member, topic: str) -> Screen:
    """Who found the words: the member alone, or with help."""
    return Screen(
        title=words.text("agenda.how.title", name=member.name),
        lines=words.lines("agenda.how"),
        buttons=tuple(
            Button(words.text(f"agenda.button.{each}"), tap("agenda.add_for", member.id, topic, str(each)))
            for each in How
        ),
        back=tap("agenda.for", member.id),
    )


def home_entry(words: Words, closes: datetime) -> tuple[str, tuple[str, ...]]:
    """Title and lines of home while suggestions are taken."""
    return words.text("agenda.home.title"), words.lines("agenda.home", date=words.date(closes))


def topic_titles(words: Words) -> dict[str, str]:
    """The name of each topic, for items that nobody named."""
    return {topic: words.text(f"agenda.topic.{topic}") for topic in TOPICS}
