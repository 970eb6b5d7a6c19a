"""Who promised what and by when, if it is done, and what became of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from bot.ids import ItemId, MeetingId
from bot.rules.agenda import Item
from bot.rules.people import Member
from bot.rules.promises import Judgement, Progress, Promise, State, progress
from bot.screen import HOME, NEWS_MENU, Bar, Bars, Block, Button, Paper, Pictogram, Screen, Style, Tap, tap
from bot.screens.lists import paged
from bot.screens.paper import print_size
from bot.words import Words

PICTURES = {
    State.WAITING: "⏳", State.ASKING: "⏳", State.DONE: "✅", State.PARTLY: "🔶", State.NOT_DONE: "❌",
    State.UNTOLD: "🤷",
}  # fmt: skip
PROGRESS = {Progress.LATE: "⏰", Progress.OPEN: "⏳", Progress.PARTLY: "🔶", Progress.DONE: "✅"}
_SHORT = 20


def said(words: Words, promise: Promise) -> tuple[str, ...]:
    """Who, what, by when: the same three lines everywhere."""
    return (
        words.heading(words.text("promises.who", who=promise.who)),
        words.text("promises.what", what=promise.what),
        *_when(words, promise.due_on),
    )


def _when(words: Words, due_on: date | None) -> tuple[str, ...]:
    if due_on is None:
        return words.lines("promises.no_date")
    return (words.text("promises.due", date=words.date(due_on)),)


# Writing it down


def begin(
    words: Words, meeting: MeetingId, item: ItemId, about: Item | None, names: Sequence[Promise]
) -> Screen:  # fmt: skip
    """Who promised something? A name that was used before, or a new one."""
    entries = tuple(Button(f"👤 {each.who}", tap("promises.same", meeting, item, each.id)) for each in names)
    ask = words.text("promises.begin.title")
    title = ask if about is None else f"{about.emoji} {about.title}"
    lines = words.lines("promises.begin.names" if names else "promises.begin")
    return Screen(
        title=title,
        lines=lines if about is None else (ask.partition(" ")[2], *lines),
        buttons=entries,
        place=tap("promises.begin", meeting, item),
        back=tap("summaries.open", meeting) if item else HOME,
    )


def what(words: Words, promise: Promise) -> Screen:
    """What is the promise?"""
    return Screen(
        title=words.text("promises.what.title"),
        lines=(words.heading(words.text("promises.who", who=promise.who)), *words.lines("promises.what.ask")),
        place=tap("promises.what", promise.id),
        back=tap("promises.begin", promise.meeting_id or 0, promise.item_id or 0),
    )


def when(
    words: Words, promise: Promise, *, meets_on: Button | None, soon: int, month: int
) -> Screen:  # fmt: skip
    """By when? Near days, far days, or no date.

    Args:
        meets_on: the button for the day of the next meeting, if there is one.
        soon, month: days in taps, today and about one month from today.
    """
    buttons = [
        Button(words.text("promises.button.soon"), tap("promises.day", promise.id, soon)),
        Button(words.text("promises.button.month"), tap("promises.day", promise.id, month)),
        Button(words.text("promises.button.other_month"), tap("promises.day", promise.id, 0)),
        *(() if meets_on is None else (meets_on,)),
        Button(words.text("promises.button.no_date"), tap("promises.no_day", promise.id)),
    ]
    return Screen(
        title=words.text("promises.when.title"),
        lines=(*said(words, promise)[:2], *words.lines("promises.when")),
        buttons=tuple(buttons),
        back=tap("promises.what", promise.id),
    )


def check(words: Words, promise: Promise) -> Screen:
    """Is that right? Then everybody can see it."""
    return Screen(
        title=words.text("promises.check.title"),
        lines=(*said(words, promise), *words.lines("promises.check")),
        buttons=(
            Button(words.text("promises.button.add"), tap("promises.add", promise.id), Style.YES),
            Button(words.text("promises.button.other_words"), tap("promises.what", promise.id)),
            Button(words.text("promises.button.other_date"), tap("promises.when", promise.id)),
            Button(words.text("promises.button.throw_away"), tap("promises.throw_away", promise.id), Style.STOP),
        ),
        back=tap("promises.when", promise.id),
    )


def added(words: Words, promise: Promise) -> Screen:
    """Everybody can see it, and we ask on the day."""
    again = tap("promises.begin", promise.meeting_id or 0, promise.item_id or 0)
    summary: tuple[Button, ...] = ()
    if promise.meeting_id is not None:
        summary = (Button(words.text("promises.button.summary"), tap("summaries.open", promise.meeting_id)),)
    key = "promises.added" if promise.due_on is not None else "promises.added.no_date"
    return Screen(
        title=words.text("promises.added.title"),
        lines=(*said(words, promise), *words.lines(key)),
        buttons=(
            Button(words.text("promises.button.another"), again),
            Button(words.text("promises.button.list"), tap("promises.list", 0)),
            *summary,
        ),
        place=HOME,
    )


def thrown_away(words: Words) -> Screen:
    """It is not written down."""
    return Screen(title=words.text("promises.thrown_away.title"), lines=words.lines("promises.thrown_away"), place=HOME)


# Looking at promises


def short(words: Words, promise: Promise, today: date) -> str:
    """A promise on a button: its picture, then what it is."""
    text = promise.what if len(promise.what) <= _SHORT else f"{promise.what[: _SHORT - 1]}…"
    is_late = promise.is_open and progress(promise, today=today) is Progress.LATE
    emoji = PROGRESS[Progress.LATE] if is_late else PICTURES[promise.state]
    return f"{emoji} {words.text('promises.what', what=text)}"


def promise_list(words: Words, promises: Sequence[Promise], today: date, *, page: int) -> Screen:
    """Everything that was promised, late ones first, with the picture of what became of it and how many of each."""
    entries = [Button(short(words, each, today), tap("promises.show", each.id)) for each in promises]
    paper = (Button(words.text("promises.button.paper"), tap("promises.paper")),) if promises else ()
    return Screen(
        title=words.text("promises.list.title"),
        lines=words.lines("promises.list" if promises else "promises.list.empty"),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("promises.list", n)),
            *paper,
        ),
        picture=_bars(words, promises, today) if promises else None,
        back=NEWS_MENU,
    )


def _bars(words: Words, promises: Sequence[Promise], today: date) -> Bars:
    counts = Counter(progress(each, today=today) for each in promises)
    alt = words.lines("promises.list.alt", **{str(each): counts[each] for each in Progress})
    return Bars(tuple(Bar(PROGRESS[each], counts[each]) for each in Progress), " ".join(alt))


def paper(words: Words, promises: Sequence[Promise], today: date, board: str) -> Screen:
    """All promises to a board on paper, for the wall, late ones first."""
    blocks = tuple(
        Block(
            words.heading(words.text(f"promises.progress.{progress(each, today=today)}")),
            PROGRESS[progress(each, today=today)],
            words.text(f"promises.progress.{progress(each, today=today)}"),
            said(words, each),
        )
        for each in promises
    )
    page = Paper(
        file_name=words.text("promises.paper.file"),
        title=words.text("promises.paper.heading", board=board),
        language=words.language,
        blocks=blocks,
        foot=(words.text("promises.paper.foot", date=words.date(today)),),
    )
    return Screen(
        title=words.text("promises.paper.title"),
        lines=words.lines("promises.paper"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("promises.list", 0),
    )


def _state(words: Words, promise: Promise) -> str:
    return f"{PICTURES[promise.state]} {words.text(f'promises.state.{promise.state}')}"


def show(words: Words, promise: Promise, judgement: Judgement | None, buttons: Sequence[Button]) -> Screen:
    """One promise: who, what, by when, the dates before, and what became of it."""
    lines = [*said(words, promise)]
    lines += [words.text("promises.earlier", date=words.date(day)) for day in promise.earlier]
    lines.append(_state(words, promise))
    if judgement is not None:
        lines += _you_said(words, judgement)
    return Screen(
        title=words.text("promises.show.title"),
        lines=tuple(lines),
        buttons=tuple(buttons),
        back=tap("promises.list", 0),
    )


def changes(words: Words, promise: Promise, *, is_rep: bool) -> tuple[Button, ...]:
    """What a rep or a facilitator can do with a promise."""
    buttons = []
    if is_rep and promise.is_open:
        buttons.append(Button(words.text("promises.button.is_it_done"), tap("promises.is_it_done", promise.id)))
    if promise.state is not State.DONE:
        buttons.append(Button(words.text("promises.button.new_date"), tap("promises.new_day", promise.id, 0)))
    if promise.state is State.ASKING:
        buttons.append(Button(words.text("promises.button.for_paper"), tap("promises.whose", promise.id, 0)))
    return tuple(buttons)


def day_words(words: Words, promise: Promise) -> tuple[str, tuple[str, ...]]:
    """Title and lines of the day picker."""
    return words.text("promises.day.title"), (*said(words, promise)[:2], *words.lines("promises.when"))


def moved(words: Words, promise: Promise) -> Screen:
    """One line for everybody: a new date."""
    return Screen(
        title=words.text("promises.moved.title"),
        lines=(
            *said(words, promise),
            *(words.text("promises.earlier", date=words.date(day)) for day in promise.earlier[-1:]),
        ),
        buttons=(Button(words.text("promises.button.look"), tap("promises.show", promise.id)),),
    )


# Is it done?


def _answers(words: Words, does: str, args: tuple[int | str, ...]) -> tuple[Button, ...]:
    return tuple(Button(words.text(f"promises.button.{each}"), tap(does, *args, str(each))) for each in Judgement)


def is_it_done(words: Words, promise: Promise) -> Screen:
    """For the rep, on the day."""
    mine = () if promise.rep_word is None else _you_said(words, promise.rep_word)
    return Screen(
        title=words.text("promises.is_it_done.title"),
        lines=(*said(words, promise), *mine, *words.lines("promises.is_it_done")),
        buttons=(
            *_answers(words, "promises.word", (promise.id,)),
            Button(words.text("promises.button.new_date"), tap("promises.new_day", promise.id, 0)),
        ),
        picture=Pictogram("🤝", words.text("promises.alt")),
    )


def _you_said(words: Words, judgement: Judgement) -> tuple[str, ...]:
    return words.lines("promises.you_said", answer=words.text(f"promises.button.{judgement}"))


def word_kept(words: Words, promise: Promise) -> Screen:
    """The members are asked next."""
    return Screen(
        title=words.text("promises.word_kept.title"),
        lines=words.lines("promises.word_kept"),
        buttons=(Button(words.text("promises.button.look"), tap("promises.show", promise.id)),),
    )


def judge_it(words: Words, promise: Promise, judgement: Judgement | None) -> Screen:
    """For everybody with a voice: is it done? Members decide."""
    mine = () if judgement is None else _you_said(words, judgement)
    return Screen(
        title=words.text("promises.judge_it.title"),
        lines=(*said(words, promise), *mine, *words.lines("promises.judge_it")),
        buttons=_answers(words, "promises.judge", (promise.id,)),
        picture=Pictogram("🤝", words.text("promises.alt")),
    )


def judged(words: Words, promise: Promise, judgement: Judgement, closes: datetime | None, back: Tap) -> Screen:
    """The answer is in, and can be changed."""
    to = () if closes is None else (words.text("promises.change_to", date=words.date(closes)),)
    return Screen(
        title=words.text("promises.judged.title"),
        lines=(*_you_said(words, judgement), *to, *words.lines("promises.judged")),
        buttons=(Button(words.text("promises.button.change"), back),),
        back=HOME,
    )


def home_entry(words: Words, promise: Promise) -> tuple[str, tuple[str, ...], Button]:
    """Title, lines and button of home while it is asked if something is done."""
    return (
        words.text("promises.judge_it.title"),
        said(words, promise)[:2],
        Button(words.text("promises.button.is_it_done"), tap("promises.judge_it", promise.id), Style.MAIN),
    )


def result(words: Words, promise: Promise) -> Screen:
    """For everybody: what became of it."""
    carried = promise.state in (State.NOT_DONE, State.PARTLY)
    lines = words.lines(f"promises.result.{promise.state}")
    return Screen(
        title=f"{PICTURES[promise.state]} {words.text(f'promises.state.{promise.state}')}",
        lines=(*said(words, promise), *lines, *(words.lines("promises.result.again") if carried else ())),
        buttons=(Button(words.text("promises.button.list"), tap("promises.list", 0)),),
        picture=Pictogram(PICTURES[promise.state], words.text(f"promises.state.{promise.state}")),
    )


def carried_text(words: Words, promise: Promise, state: State) -> str:
    """The words of the suggestion that comes of a promise that was not kept."""
    return words.text(f"promises.carried.{state}", who=promise.who, what=promise.what)


# For members on paper


def whose(words: Words, promise: Promise, members: Sequence[tuple[Member, bool]], *, page: int) -> Screen:
    """Which member on paper; those who answered have a tick."""
    entries = [
        Button(f"{'✅' if has_answered else '📄'} {member.name}", tap("promises.for", promise.id, member.id))
        for member, has_answered in members
    ]
    return Screen(
        title=words.text("promises.whose.title"),
        lines=words.lines("promises.whose" if members else "promises.whose.empty"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("promises.whose", promise.id, n)),
        back=tap("promises.show", promise.id),
    )


def judge_for(words: Words, promise: Promise, member: Member) -> Screen:
    """Is it done? For a member on paper."""
    return Screen(
        title=words.text("promises.for.title", name=member.name),
        lines=(*said(words, promise), *words.lines("promises.for", name=member.name)),
        buttons=_answers(words, "promises.judge_for", (promise.id, member.id)),
        back=tap("promises.whose", promise.id, 0),
    )
