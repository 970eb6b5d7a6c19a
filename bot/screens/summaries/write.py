"""Writing the cards: the table of work, one card, its words; and the rep's yes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.languages import language as known
from bot.rules.agenda import Item
from bot.rules.easy_read import Finding, Kind
from bot.rules.meetings import Meeting
from bot.rules.summaries import Card, CardText, Outcome, Reader, Summary
from bot.screen import Button, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.lists import paged, short
from bot.screens.photos import on_photo
from bot.words import Words

MOST_FINDINGS = 4
MOST_LANGUAGES = 2
"""Other languages that get a button; more would hide the others."""


@dataclass(frozen=True, slots=True)
class State:
    """How far a summary is: whole numbers, and who has read it first."""

    cards: int
    findings: int
    missing: int
    hard: int
    done: tuple[Reader, ...]
    has_changes: bool
    unwritten: tuple[tuple[str, Card, int], ...] = ()
    """Another language of the groups, the first card that is not there in it, and how many are not."""
    readers: Mapping[str, int] = field(default_factory=dict)
    """How many people of the board read each language."""


def work(words: Words, summary: Summary, meeting: Meeting, state: State) -> Screen:
    """The table of work."""
    buttons = [Button(words.text("summaries.button.cards"), tap("summaries.cards", summary.id, 0), Style.MAIN)]
    if state.hard:
        buttons.append(Button(words.text("summaries.button.remarks"), tap("summaries.remarks", summary.id)))
    buttons.append(Button(words.text("summaries.button.known"), tap("summaries.known", summary.id, 0)))
    if not state.cards:
        buttons.append(Button(words.text("summaries.button.questions"), tap("summaries.begin", meeting.id)))
    else:
        buttons += [
            Button(words.text("summaries.button.readers"), tap("summaries.readers", summary.id, 0)),
            Button(words.text("summaries.button.ready"), tap("summaries.ready", summary.id), Style.YES),
        ]
    out = "summaries.work.out" if summary.edition and not state.has_changes else "summaries.work.not_out"
    if summary.edition and state.has_changes:
        out = "summaries.work.changed"
    return Screen(
        title=words.text("summaries.work.title"),
        lines=(
            words.text("summaries.met", date=words.date(meeting.meets_at.astimezone(meeting.zone))),
            words.plural("summaries.work.cards", state.cards) if state.cards else words.text("summaries.work.empty"),
            *((words.plural("summaries.missing.count", state.missing),) if state.missing else ()),
            *_read_by(words, state),
            *words.lines(out),
        ),
        buttons=tuple(buttons),
        place=tap("summaries.work", summary.id),
    )


def _read_by(words: Words, state: State) -> tuple[str, ...]:
    if not state.cards:
        return ()
    if not state.done:
        return (words.text("summaries.work.no_reader"),)
    return (words.text("summaries.work.reader", names=words.all_of([reader.name for reader in state.done])),)


def cards(words: Words, summary: Summary, made: Sequence[Card], *, page: int) -> Screen:
    """The cards, in order."""
    entries = [
        Button(f"{c.emoji} {n}. {short(c.heading, most=17)}", tap("summaries.card", c.id)) for n, c in _numbered(made)
    ]
    new = Button(words.text("summaries.button.new"), tap("summaries.new", summary.id, 0), Style.MAIN)
    return Screen(
        title=words.text("summaries.cards.title"),
        lines=words.lines("summaries.cards" if made else "summaries.cards.empty"),
        buttons=(*paged(words, entries, page=page, turn=lambda n: tap("summaries.cards", summary.id, n)), new),
        place=tap("summaries.cards", summary.id, page),
        back=tap("summaries.work", summary.id),
    )


def _numbered(made: Sequence[Card]) -> list[tuple[int, Card]]:
    return list(enumerate(made, start=1))


def new(words: Words, summary: Summary, items: Sequence[Item], *, page: int) -> Screen:
    """What the new card is about: an item without a card, or something else."""
    entries = [Button(f"{i.emoji} {short(i.title)}", tap("summaries.add", summary.id, i.id)) for i in items]
    free = Button(words.text("summaries.button.free"), tap("summaries.add", summary.id, 0))
    return Screen(
        title=words.text("summaries.new.title"),
        lines=words.lines("summaries.new"),
        buttons=(*paged(words, entries, page=page, turn=lambda n: tap("summaries.new", summary.id, n)), free),
        back=tap("summaries.cards", summary.id, 0),
    )


def proposed(words: Words, outcome: Outcome | None) -> tuple[str, ...]:
    """The lines with which the card of an item begins, from what was tapped."""
    if outcome is None:
        return (words.text("summaries.line.talked"),)
    if outcome.said == "unreached":
        lines = [words.text("summaries.line.said_unreached")]
    else:
        lines = [words.text("summaries.line.talked")]
        lines += [words.text(f"summaries.line.said_{outcome.said}")] if outcome.said else []
    lines += [words.text(f"summaries.line.next_{outcome.following}")] if outcome.following else []
    return tuple(dict.fromkeys(lines))


def edit(
    words: Words,
    shown: Card,
    *,
    picture: Pictogram,
    meeting: Meeting,
    position: tuple[int, int],
    found: Sequence[Finding],
    hard_words: Mapping[str, str],
) -> Screen:
    """One card as people will see it, with what was found in it. It marks; people decide."""
    buttons = []
    for n, finding in enumerate(found):
        if finding.kind is Kind.HARD_WORD and finding.words in hard_words:
            label = words.text("summaries.button.explain", word=short(finding.words, most=13))
            buttons = [Button(label, tap("summaries.explain", shown.id, shown.version, n))]
            break
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(
            words.text("summaries.position", n=position[0], total=position[1]),
            *(shown.lines or words.lines("summaries.card.empty")),
            *on_photo(words, shown),
            *(("", *(finding_line(words, each) for each in found[:MOST_FINDINGS])) if found else ()),
        ),
        buttons=(
            *buttons,
            Button(words.text("summaries.button.words"), tap("summaries.words", shown.id, shown.version), Style.MAIN),
            Button(words.text("summaries.button.picture"), tap("summaries.picture", shown.id, -1)),
            Button(words.text("summaries.button.promise"), tap("promises.begin", meeting.id, shown.item_id or 0)),
            Button(words.text("summaries.button.more"), tap("summaries.more", shown.id)),
        ),
        picture=picture,
        place=tap("summaries.card", shown.id),
        back=tap("summaries.cards", shown.summary_id, 0),
    )


def finding_line(words: Words, finding: Finding) -> str:
    """One finding in words: where, and what it is about."""
    return words.text(f"summaries.finding.{finding.kind}", n=finding.line + 1, words=short(finding.words, most=40))


def card_words(words: Words, shown: Card, *, voice: VoiceNote | None = None) -> Screen:
    """Write all lines, or choose one line."""
    buttons = tuple(
        Button(words.text("summaries.button.line", n=n, line=short(line, most=17)),
               tap("summaries.line", shown.id, shown.version, n - 1))
        for n, line in enumerate(shown.lines, start=1)
    )  # fmt: skip
    key = (
        "summaries.words.voice" if voice is not None else "summaries.words" if shown.lines else "summaries.words.first"
    )
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=words.lines(key),
        buttons=buttons,
        place=tap("summaries.words", shown.id, shown.version),
        enclosed=() if voice is None else (voice,),
        back=tap("summaries.card", shown.id),
    )


def line(words: Words, shown: Card, number: int) -> Screen:
    """One line: write it anew, or take it out."""
    cut = tap("summaries.cut", shown.id, shown.version, number)
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(words.text("summaries.quote", text=shown.lines[number]), *words.lines("summaries.line_now")),
        buttons=(Button(words.text("summaries.button.cut"), cut, Style.STOP),),
        place=tap("summaries.line", shown.id, shown.version, number),
        back=tap("summaries.words", shown.id, shown.version),
    )


def heading(words: Words, shown: Card) -> Screen:
    """What the card is called."""
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=words.lines("summaries.heading"),
        place=tap("summaries.heading", shown.id, shown.version),
        back=tap("summaries.card", shown.id),
    )


def more(words: Words, shown: Card, *, place: int, languages: Sequence[str] = ()) -> Screen:
    """What is done rarely: the heading, the place, taking it out."""
    up = Button(words.text("summaries.button.up"), tap("summaries.up", shown.id, place))
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=words.lines("summaries.more"),
        buttons=(
            Button(words.text("summaries.button.heading"), tap("summaries.heading", shown.id, shown.version)),
            *(other_button(words, shown, each) for each in languages[:MOST_LANGUAGES]),
            *((up,) if place else ()),
            Button(words.text("summaries.button.remove"), tap("summaries.remove_ask", shown.id), Style.STOP),
        ),
        back=tap("summaries.card", shown.id),
    )


def remove(words: Words, shown: Card) -> Screen:
    """Take it out: asked once."""
    return Screen(
        title=words.text("summaries.remove.title"),
        lines=words.lines("summaries.remove", heading=shown.heading),
        buttons=(
            Button(
                words.text("summaries.button.remove_yes"),
                tap("summaries.remove", shown.summary_id, shown.id),
                Style.STOP,
            ),
            Button(words.text("summaries.button.no_back"), tap("summaries.card", shown.id)),
        ),
        back=tap("summaries.card", shown.id),
    )


# The rep's yes


def ready(words: Words, summary: Summary, state: State, *, is_rep: bool) -> Screen:
    """Is it ready? What was found, who has read it, and the rep's yes."""
    read = Button(words.text("summaries.button.preview"), tap("summaries.preview", summary.id, 0))
    if state.missing:
        yes = Button(words.text("summaries.button.missing"), tap("summaries.missing", summary.id, 0), Style.MAIN)
    elif is_rep:
        yes = Button(
            words.text("summaries.button.yes"), tap("summaries.publish", summary.id, summary.version), Style.YES
        )
    else:
        yes = Button(words.text("summaries.button.ask_rep_yes"), tap("summaries.ask_reps", summary.id), Style.YES)
    lines = (
        words.plural("summaries.work.cards", state.cards),
        *((words.plural("summaries.ready.findings", state.findings),) if state.findings else ()),
        *((words.plural("summaries.missing.count", state.missing),) if state.missing else ()),
        *(line for each, _, n in state.unwritten for line in _unwritten(words, state, each, n)),
        *_read_by(words, state),
        *words.lines(_next_step(state, is_rep=is_rep)),
    )
    if not state.has_changes:
        return Screen(
            title=words.text("summaries.ready.title"),
            lines=words.lines("summaries.ready.same"),
            buttons=(read,),
            back=tap("summaries.work", summary.id),
        )
    return Screen(
        title=words.text("summaries.ready.title"),
        lines=lines,
        buttons=(read, *_others(words, state), yes),
        back=tap("summaries.work", summary.id),
    )


def _next_step(state: State, *, is_rep: bool) -> str:
    """What comes next, as a key of words. While something has no card and no reason nobody is asked for a yes."""
    if state.missing:
        return "summaries.ready.missing"
    return "summaries.ready.rep" if is_rep else "summaries.ready.facilitator"


def _unwritten(words: Words, state: State, language: str, cards: int) -> tuple[str, str]:
    """Who reads this language, and what is not there in it: said before it goes out, not found by members."""
    name = known(language).name
    readers = words.plural("summaries.ready.readers", state.readers.get(language, 0), language=name)
    return readers, words.plural("summaries.ready.other", cards, language=name)


def _others(words: Words, state: State) -> tuple[Button, ...]:
    return tuple(other_button(words, card, language) for language, card, _ in state.unwritten[:MOST_LANGUAGES])


def other_button(words: Words, shown: Card, language: str) -> Button:
    """Write a card in another language of the groups."""
    label = words.text("summaries.button.other", language=known(language).name)
    return Button(label, tap("summaries.other", shown.id, shown.version, language))


def other(words: Words, shown: Card, language: str, text: CardText | None) -> Screen:
    """Write one card in another language; what is there in it already stands below."""
    there = () if text is None else ("", text.heading, *text.lines)
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(*shown.lines, *there, "", *words.lines("summaries.other", language=known(language).name)),
        place=tap("summaries.other", shown.id, shown.version, language),
        back=tap("summaries.ready", shown.summary_id),
    )


def unread(words: Words, summary: Summary) -> Screen:
    """Nobody has read it first: sending it is a step of its own, and everybody will see that."""
    send = tap("summaries.publish_unread", summary.id, summary.version)
    return Screen(
        title=words.text("summaries.unread.title"),
        lines=(words.text("summaries.work.no_reader"), *words.lines("summaries.unread")),
        buttons=(
            Button(words.text("summaries.button.readers"), tap("summaries.readers", summary.id, 0), Style.MAIN),
            Button(words.text("summaries.button.send_unread"), send),
        ),
        place=tap("summaries.ready", summary.id),
        back=tap("summaries.ready", summary.id),
        again=tap("summaries.ready", summary.id),
    )


def preview(words: Words, shown: Card, *, picture: Pictogram, position: tuple[int, int]) -> Screen:
    """A card as everybody will see it, before it goes out."""
    n, total = position
    onward = tap("summaries.preview", shown.summary_id, n) if n < total else tap("summaries.ready", shown.summary_id)
    return Screen(
        title=f"{shown.emoji} {shown.heading}",
        lines=(
            words.text("summaries.position", n=n, total=total),
            *(shown.lines or words.lines("summaries.card.empty")),
        ),
        buttons=(Button(words.text("summaries.button.next"), onward, Style.MAIN),),
        picture=picture,
        back=tap("summaries.ready", shown.summary_id),
    )


def say_yes(words: Words, summary: Summary) -> Screen:
    """For the reps: the cards are ready, please look."""
    return Screen(
        title=words.text("summaries.say_yes.title"),
        lines=words.lines("summaries.say_yes"),
        buttons=(Button(words.text("summaries.button.look"), tap("summaries.preview", summary.id, 0), Style.MAIN),),
    )


def reps_asked(words: Words, summary: Summary, *, comes: str) -> Screen:
    """The reps are asked to say yes. `comes`: when the question reaches them, in words."""
    return Screen(
        title=words.text("summaries.reps_asked.title"),
        lines=words.lines("summaries.reps_asked", when=comes),
        place=tap("summaries.work", summary.id),
        back=tap("summaries.work", summary.id),
    )


def published(words: Words, summary: Summary, *, comes: str) -> Screen:
    """It goes out. `comes`: when everybody has it, in words."""
    return Screen(
        title=words.text("summaries.published.title"),
        lines=words.lines("summaries.published.again" if summary.edition > 1 else "summaries.published", when=comes),
        buttons=(
            Button(words.text("summaries.button.paper"), tap("summaries.paper", summary.id)),
            Button(words.text("summaries.button.as_member"), tap("summaries.news", summary.id)),
        ),
        place=tap("summaries.news", summary.id),
    )
