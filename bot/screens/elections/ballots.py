"""A ballot on the phone, page by page: what can be pressed, and what was chosen, in words and faces."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.rules.ballots import A_PAGE, EMPTY, Choice, Form, Step
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.rules.hustings import A_PAGE as ANSWERS_A_PAGE
from bot.screen import SHORT, Button, Pictogram, Picture, Screen, Style, VoiceNote
from bot.screens import hustings
from bot.screens.elections.helping import who_helps
from bot.screens.elections.in_order import faces_in_order, page_in_order, read_order
from bot.screens.elections.reserved import on_ballot
from bot.screens.elections.sheet import (
    NUMBERS,
    Sheet,
    about_or_other,
    next_button,
    other_button,
    title_of,
    to_names,
)
from bot.screens.elections.stand import face, faces
from bot.words import Words


def names(words: Words, sheet: Sheet) -> Screen:
    """Three names a page. One tap chooses; who is chosen has a tick; Next goes on to more names, then to the question.

    Nobody can go on before they have seen all names, so none is easier to choose than another.
    """
    first = sheet.turn.at * A_PAGE
    shown = sheet.candidates[first : first + A_PAGE]
    is_last = first + A_PAGE >= len(sheet.candidates)
    kind = "one" if sheet.form.is_one else "many"
    return sheet.screen(
        words,
        title_of(words, sheet),
        (
            *words.lines(f"elections.ballot.{kind}"),
            *(() if is_last else words.lines("elections.ballot.more")),
            *(() if sheet.vote is None else on_ballot(words, sheet.vote, sheet.candidates)),
        ),
        (*_names(words, sheet, shown), *(_last_rows if is_last else _row_between)(words, sheet)),
        faces(words, shown, frozenset(sheet.places)),
    )


def _names(words: Words, sheet: Sheet, shown: Sequence[Candidate]) -> list[Button]:
    """A name and who that is, side by side. Where one is too long for it, no name of this ballot has half a row."""
    after, chosen, buttons = Step.CONFIRM if sheet.form.is_one else Step.SHOW, sheet.places, []
    has_room = _has_room(words, sheet)
    for each in shown:
        place = each.place or 0
        does = sheet.to(after, sheet.form.tap(sheet.choice, place), at=sheet.turn.at)
        buttons.append(Button(ticked(_label(each), chosen=place in chosen), does))
        if has_room:
            buttons.append(
                Button(_about(words, each), sheet.to(Step.ABOUT, at=sheet.candidates.index(each)), beside=True)
            )
    return buttons


def _has_room(words: Words, sheet: Sheet) -> bool:
    labels = [label for each in sheet.candidates for label in (ticked(_label(each), chosen=True), _about(words, each))]
    return all(len(label) <= SHORT for label in labels)


def _label(candidate: Candidate) -> str:
    return f"{NUMBERS[candidate.number - 1]} {candidate.name}"


def _about(words: Words, candidate: Candidate) -> str:
    return words.text("elections.button.about", name=candidate.name)


def _row_between(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    onward = next_button(words, sheet.to(Step.SHOW, at=sheet.turn.at + 1))
    singly = _singly(words, sheet)
    if not _has_room(words, sheet):
        return (*about_or_other(words, sheet, at=sheet.turn.at * A_PAGE), *singly, replace(onward, beside=bool(singly)))
    return other_button(words, sheet), replace(onward, beside=True), *singly


def _singly(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    """The other way to fill it in, beside the first names, before anything is chosen: then nothing is lost by it."""
    if sheet.places or sheet.turn.at or len(sheet.candidates) == 1:
        return ()
    return (Button(words.text("elections.button.singly"), sheet.to_other_way()),)


def _last_rows(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    after = Step.CONFIRM if sheet.form.is_one else Step.SHOW
    choice = sheet.form.tap(sheet.choice, NONE)
    label = ticked(words.text("elections.button.none"), chosen=NONE in sheet.places)
    nobody = Button(label, sheet.to(after, choice, at=sheet.turn.at))
    onward = (next_button(words, sheet.to(Step.CONFIRM)),) if sheet.places else ()
    # Where something is chosen there is a way on, and before that there is the other way to fill it in.
    last = onward or _singly(words, sheet)
    if _has_room(words, sheet):
        return (nobody, other_button(words, sheet, beside=True), *last)
    looks = about_or_other(words, sheet, at=sheet.turn.at * A_PAGE)
    return (*looks, nobody, *(replace(each, beside=True) for each in last))


def ticked(label: str, *, chosen: bool) -> str:
    """The label of a button, with a tick where it is chosen."""
    return f"✅ {label}" if chosen else label


def about(words: Words, sheet: Sheet) -> Screen:
    """The face of one candidate, what they say, and their voice; then back, or on to the next one."""
    candidate = sheet.candidates[sheet.turn.at % len(sheet.candidates)]
    back = Button(
        words.text("elections.button.to_names"), sheet.to(Step.SHOW, at=_page_of(sheet, candidate)), Style.MAIN
    )
    after = sheet.turn.at + 1
    more = (Button(words.text("elections.button.next_face"), sheet.to(Step.ABOUT, at=after)),)
    screen = sheet.screen(
        words,
        f"👤 {candidate.name}",
        said_by(words, candidate) or words.lines("elections.meet.nothing"),
        (back, *(more if after < len(sheet.candidates) else ()), *_to_answers(words, sheet)),
        face(words, candidate),
    )
    return replace(screen, enclosed=() if candidate.voice is None else (VoiceNote(candidate.voice),))


def _page_of(sheet: Sheet, candidate: Candidate) -> int:
    """The page of names on which somebody stands."""
    if sheet.form.is_in_order:
        return page_in_order(sheet, candidate)
    return sheet.turn.at if sheet.turn.singly else sheet.turn.at // A_PAGE


def _to_answers(words: Words, sheet: Sheet) -> tuple[Button, ...]:
    """To what candidates answered, where members asked something. The choice stays as it is."""
    return (Button(words.text("hustings.button.candidates"), sheet.to(Step.ANSWERS)),) if sheet.asked else ()


def answers(words: Words, sheet: Sheet) -> Screen:
    """One question of a member with all answers, in the order of this voter; then back to the names."""
    pages = -(-len(sheet.candidates) // ANSWERS_A_PAGE)
    n, page = divmod(sheet.turn.at, pages)
    n, after = n % len(sheet.asked), sheet.turn.at + 1
    lines, shown = hustings.answers(words, sheet.asked, n=n, page=page)
    key = "more" if after % pages else "next"
    more = (Button(words.text(f"hustings.button.{key}"), sheet.to(Step.ANSWERS, at=after)),)
    screen = sheet.screen(
        words,
        words.text("hustings.number", n=n + 1, total=len(sheet.asked)),
        lines,
        (
            Button(words.text("elections.button.to_names"), sheet.to(Step.SHOW), Style.MAIN),
            *(more if after < pages * len(sheet.asked) else ()),
        ),
        faces(words, shown),
    )
    return replace(screen, enclosed=hustings.voices(words, sheet.asked[n], page=page))


def said_by(words: Words, candidate: Candidate) -> tuple[str, ...]:
    """What a candidate says of themselves, and that there is a voice."""
    quote = (words.text("elections.quote", text=candidate.words),) if candidate.words else ()
    kept = words.lines("elections.reserved.stands") if candidate.reserved else ()
    return (*quote, *kept, *(words.lines("elections.meet.voice") if candidate.voice is not None else ()))


def other(words: Words, sheet: Sheet) -> Screen:
    """What else can be done: nothing of it is hidden, and nothing of it stands in the way."""
    way = "elections.button.as_list" if sheet.turn.singly else "elections.button.singly"
    buttons = [
        Button(words.text("elections.button.blank"), sheet.to(Step.CONFIRM, EMPTY)),
        Button(words.text("elections.button.see_faces"), sheet.to(Step.ABOUT)),
        *(() if sheet.form.is_in_order else (Button(words.text(way), sheet.to_other_way(), beside=True),)),
        Button(words.text("elections.button.helping"), sheet.to(Step.HELPING, at=sheet.turn.at)),
        to_names(words, sheet),
    ]
    return sheet.screen(
        words,
        words.text("elections.other.title"),
        words.lines("elections.other"),
        tuple(buttons),
        Pictogram("🗳", words.text("elections.show.alt")),
    )


def confirm(words: Words, sheet: Sheet) -> Screen:
    """Is that right? With the chosen faces."""
    places, candidates = sheet.places, sheet.candidates
    chosen = [each for place in places for each in candidates if each.place == place]
    return sheet.screen(
        words,
        words.text("elections.confirm.title"),
        (
            *_read_back(words, sheet.form, places, chosen),
            *who_helps(words, sheet),
            words.text("elections.confirm.not_yet"),
        ),
        (
            Button(words.text("elections.button.send"), sheet.to(Step.SEND), Style.YES),
            Button(words.text("elections.button.go_back"), sheet.to(Step.SHOW)),
        ),
        _chosen_faces(words, sheet.form, places, chosen),
        back=None,
    )


def _chosen_faces(words: Words, form: Form, places: Sequence[int], chosen: Sequence[Candidate]) -> Picture:
    if not chosen:
        return Pictogram("🗳", words.text("elections.show.alt"))
    return faces_in_order(words, chosen, places) if form.is_in_order else faces(words, chosen, frozenset(places))


def _read_back(words: Words, form: Form, places: Sequence[int], chosen: Sequence[Candidate]) -> tuple[str, ...]:
    if chosen and form.is_in_order:
        return read_order(words, places, chosen)
    if chosen:
        return (words.text("elections.confirm.chosen", names=words.all_of([each.name for each in chosen])),)
    return (words.text(f"elections.confirm.{'none' if places else 'blank'}"),)


def in_words(words: Words, form: Form, choice: Choice, names: Mapping[int, str]) -> str:
    """What stands on a ballot, in a few words."""
    places = form.places(choice)
    if NONE in places:
        return words.text("elections.papers.none")
    chosen = [names[place] for place in places if place in names]
    return words.all_of(chosen) if chosen else words.text("elections.papers.blank")
