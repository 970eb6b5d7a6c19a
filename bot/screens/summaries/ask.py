"""What happened at the board? The questions to the rep, what is known, and what is missing."""

from collections.abc import Mapping, Sequence

from bot.ids import ItemId
from bot.languages import figures_in, promises_in
from bot.rules.agenda import Item
from bot.rules.meetings import Meeting
from bot.rules.promised import promise_in
from bot.rules.summaries import (
    LEFT_OUT_REASONS,
    NEXT,
    SAID,
    Asked,
    Material,
    Outcome,
    Step,
    Summary,
    Untold,
    UntoldKind,
    piece_key,
)
from bot.screen import HOME, Button, Screen, Style, Tap, VoiceNote, tap
from bot.screens.lists import paged, short
from bot.screens.meetings import picture_of
from bot.words import Words


def ask(words: Words, meeting: Meeting, *, again: bool) -> Screen:
    """On the evening of the meeting, and when nothing came yet."""
    return Screen(
        title=words.text("summaries.ask.title"),
        lines=(
            words.text("summaries.met", date=words.date(meeting.meets_at.astimezone(meeting.zone))),
            *words.lines("summaries.ask.again" if again else "summaries.ask"),
        ),
        buttons=(
            Button(words.text("summaries.button.start"), tap("summaries.begin", meeting.id), Style.MAIN),
            Button(words.text("summaries.button.not_now"), HOME),
        ),
        picture=picture_of(words, meeting),
    )


def home_entry(words: Words) -> tuple[str, tuple[str, ...]]:
    """Title and lines of a rep's home while the groups have heard nothing about the last meeting."""
    return words.text("summaries.ask.title"), (words.text("summaries.home.waits"),)


def question(
    words: Words,
    summary: Summary,
    step: Step,
    *,
    items: Sequence[Item],
    outcomes: Mapping[ItemId, Outcome],
    after: Tap,
    page: int = 0,
    noted: Sequence[Material] = (),
) -> Screen:
    """One question. It can be spoken, written or tapped.

    Args:
        noted: what was said about it already, at the meeting or since.
    """
    about = next((item for item in items if item.id == step.item_id), None)
    if step.asked is Asked.TALKED:
        buttons = _talked(words, summary, items, outcomes, page)
    elif about is None:
        buttons = ()
    else:
        buttons = _answers(words, summary, step, outcomes.get(about.id))
    go_on = "summaries.button.go_on" if about is None else "summaries.button.not_known"
    how = "summaries.question.how_tap" if buttons else "summaries.question.how"
    return Screen(
        title=words.text("summaries.question.title") if about is None else f"{about.emoji} {about.title}",
        lines=(words.text(f"summaries.question.{step.asked}"), *_noted(words, noted), *words.lines(how)),
        buttons=(*buttons, Button(words.text(go_on), after, Style.MAIN if about is None else Style.PLAIN)),
        enclosed=tuple(VoiceNote(each.voice) for each in noted if each.voice is not None),
        place=tap("summaries.question", summary.id, str(step.asked), step.item_id or 0),
        back=tap("summaries.work", summary.id),
    )


def _noted(words: Words, noted: Sequence[Material]) -> tuple[str, ...]:
    if not noted:
        return ()
    said = (words.text("summaries.quote", text=each.text) for each in noted if each.text)
    voice = (words.text("summaries.known.voice"),) if any(each.voice is not None for each in noted) else ()
    return (words.text("summaries.question.noted"), *said, *voice)


def _talked(
    words: Words, summary: Summary, items: Sequence[Item], outcomes: Mapping[ItemId, Outcome], page: int
) -> tuple[Button, ...]:
    entries = []
    for item in items:
        yes = item.id in outcomes and outcomes[item.id].talked
        label = f"{'✅' if yes else item.emoji} {short(item.title)}"
        does = tap("summaries.talked", summary.id, item.id, 0 if yes else 1, page)
        entries.append(Button(label, does, Style.YES if yes else Style.PLAIN))
    return paged(words, entries, page=page, turn=lambda n: tap("summaries.talk_page", summary.id, n))


def _answers(words: Words, summary: Summary, step: Step, outcome: Outcome | None) -> tuple[Button, ...]:
    is_said = step.asked is Asked.SAID
    chosen = "" if outcome is None else outcome.said if is_said else outcome.following
    return tuple(
        Button(
            words.text(f"summaries.button.{step.asked}_{answer}"),
            tap("summaries.tapped", summary.id, step.item_id or 0, str(step.asked), answer),
            Style.MAIN if answer == chosen else Style.PLAIN,
        )
        for answer in (SAID if is_said else NEXT)
    )


def kept(words: Words, summary: Summary, step: Step, *, after: Tap) -> Screen:
    """An answer in words or voice is kept."""
    return Screen(
        title=words.text("summaries.kept.title"),
        lines=words.lines("summaries.kept"),
        buttons=(Button(words.text("summaries.button.go_on"), after, Style.MAIN),),
        place=tap("summaries.question", summary.id, str(step.asked), step.item_id or 0),
        back=tap("summaries.work", summary.id),
    )


def answered(words: Words, summary: Summary) -> Screen:
    """All questions were asked: now the cards."""
    return Screen(
        title=words.text("summaries.answered.title"),
        lines=words.lines("summaries.answered"),
        buttons=(
            Button(words.text("summaries.button.make"), tap("summaries.make", summary.id), Style.MAIN),
            Button(words.text("summaries.button.not_now"), HOME),
        ),
        place=tap("summaries.answered", summary.id),
        back=tap("summaries.work", summary.id),
    )


def known(
    words: Words, summary: Summary, everything: Sequence[Material], titles: Mapping[ItemId, str], n: int
) -> Screen:
    """What was said and what the notes say, one piece at a time."""
    back = tap("summaries.work", summary.id)
    paste = Button(words.text("summaries.button.notes"), tap("summaries.notes", summary.id))
    title = words.text("summaries.known.title")
    if not everything:
        return Screen(title=title, lines=words.lines("summaries.known.empty"), buttons=(paste,), back=back)
    place = n % len(everything)
    shown = everything[place]
    onward = Button(words.text("summaries.button.next"), tap("summaries.known", summary.id, place + 1))
    if shown.asked is Asked.NOTES:
        paste = Button(words.text("summaries.button.more_notes"), tap("summaries.notes", summary.id))
    return Screen(
        title=title,
        lines=(
            words.text("summaries.known.position", n=place + 1, total=len(everything)),
            *_piece(words, shown, titles),
        ),
        buttons=(*_uses(words, summary, shown, place), *((onward,) if len(everything) > 1 else ()), paste),
        enclosed=() if shown.voice is None else (VoiceNote(shown.voice),),
        back=back,
    )


def _uses(words: Words, summary: Summary, piece: Material, place: int) -> tuple[Button, ...]:
    """What can be made of a piece."""
    if piece.is_private:
        opened = tap("summaries.private", summary.id, place, piece_key(piece.text), 0)
        return (Button(words.text("summaries.button.not_private"), opened),)
    write = Button(
        words.text("summaries.button.write_this"), tap("summaries.write_this", summary.id, place), Style.MAIN
    )
    if piece.asked is not Asked.NOTES:
        return (write,)
    keep = tap("summaries.private", summary.id, place, piece_key(piece.text), 1)
    promised = promise_in(piece.text, promises_in(summary.language), figures_in(summary.language))
    promise = Button(words.text("summaries.button.promise"), tap("summaries.promised", summary.id, place))
    return (
        write,
        *((promise,) if promised is not None else ()),
        Button(words.text("summaries.button.keep_private"), keep),
    )


def _piece(words: Words, piece: Material, titles: Mapping[ItemId, str]) -> tuple[str, ...]:
    if piece.asked is Asked.NOTES:
        if piece.is_private:
            return words.lines("summaries.known.private")
        said = words.text("summaries.known.notes")
    elif piece.item_id is not None and piece.item_id in titles:
        said = words.text("summaries.known.about", name=piece.name, title=titles[piece.item_id])
    else:
        said = words.text("summaries.known.said", name=piece.name)
    if not piece.text:
        return said, words.text("summaries.known.voice")
    return said, words.text("summaries.quote", text=piece.text)


def notes(words: Words, summary: Summary, *, has_notes: bool) -> Screen:
    """Paste the board's notes, in as many messages as it takes."""
    gone = Button(words.text("summaries.button.drop_notes"), tap("summaries.drop_notes", summary.id), Style.STOP)
    missing = Button(words.text("summaries.button.missing"), tap("summaries.missing", summary.id, 0))
    ready = Button(words.text("summaries.button.notes_ready"), tap("summaries.known", summary.id, 0), Style.MAIN)
    return Screen(
        title=words.text("summaries.notes.title"),
        lines=words.lines("summaries.notes.more" if has_notes else "summaries.notes"),
        buttons=(ready, missing, gone) if has_notes else (),
        place=tap("summaries.notes", summary.id),
        back=tap("summaries.work", summary.id),
    )


def missing(words: Words, summary: Summary, left: Sequence[Untold], n: int) -> Screen:
    """What no card says, one thing at a time: it gets a card, or a reason."""
    back, here = tap("summaries.work", summary.id), tap("summaries.missing", summary.id, n)
    if not left:
        return Screen(
            title=words.text("summaries.missing.none.title"),
            lines=words.lines("summaries.missing.none"),
            buttons=(Button(words.text("summaries.button.ready"), tap("summaries.ready", summary.id), Style.MAIN),),
            place=here,
            back=back,
        )
    shown = left[n % len(left)]
    reasons = tuple(
        Button(words.text(f"summaries.button.{reason}"), tap("summaries.leave_out", summary.id, shown.key, reason))
        for reason in LEFT_OUT_REASONS[shown.kind]
    )
    write = (
        tap("summaries.new", summary.id, 0)
        if shown.item_id is None
        else tap("summaries.add", summary.id, shown.item_id)
    )
    onward = Button(words.text("summaries.button.next"), tap("summaries.missing", summary.id, n % len(left) + 1))
    return Screen(
        title=words.text("summaries.missing.title"),
        lines=(
            words.plural("summaries.missing.count", len(left)),
            *_untold(words, shown),
        ),
        buttons=(
            Button(words.text("summaries.button.write_this"), write, Style.MAIN),
            *reasons,
            *((onward,) if len(left) > 1 else ()),
        ),
        place=here,
        back=back,
    )


def _untold(words: Words, shown: Untold) -> tuple[str, ...]:
    match shown.kind:
        case UntoldKind.DETAIL:
            quote = words.text("summaries.quote", text=shown.said)
            return (
                words.text("summaries.missing.detail", detail=shown.words),
                words.text("summaries.known.notes"),
                quote,
            )
        case UntoldKind.ITEM:
            return words.lines("summaries.missing.item", title=shown.words)
        case UntoldKind.PROMISE:
            who = shown.words or words.text("promises.somebody")
            return (
                words.heading(words.text("summaries.missing.promise", who=who)),
                words.text("summaries.quote", text=shown.said),
            )
