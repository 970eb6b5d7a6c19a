"""Standing for election, and the candidates' cards: the same size and the same room for all."""

from collections.abc import Callable, Sequence
from functools import partial

from bot.ids import ElectionId, FileId
from bot.rules.candidates import has_said
from bot.rules.elections import Candidate, Election, Standing
from bot.rules.in_a_row import Limited
from bot.rules.people import Member
from bot.rules.refusals import Refusal
from bot.rules.together import ALONE, Several
from bot.screen import (
    HOME,
    NO_NUMBER,
    SHORT,
    Button,
    Enclosed,
    Face,
    Faces,
    Pictogram,
    Screen,
    Style,
    Tap,
    VoiceNote,
    tap,
)
from bot.screens.elections import in_a_row
from bot.screens.elections.groups import vote_together
from bot.screens.elections.reserved import stand_button
from bot.screens.lists import paged, portraits, short
from bot.words import Words


def stand(
    words: Words,
    election: Election,
    *,
    is_standing: bool,
    has_voice: bool,
    is_later: bool,
    stop: Sequence[str] = (),
    limited: Limited | None = None,
    cannot: Refusal | None = None,
    together: Several = ALONE,
) -> Screen:
    """Who should be the rep? Members stand or suggest somebody; others see who stands.

    Args:
        is_later: nobody stood in time, so there is one week more.
        stop: what is said of reps of today who stop when a new one begins; see `stopping.who_stops`.
        limited: this person cannot stand, and when they can again.
        cannot: why they cannot stand in this one, as who came on the last day, or looks after a group that votes.
        together: the groups that vote together.
    """
    mine, leads = ("my_card", "my_card") if is_standing else ("stand", "ask_stand")
    stands = Button(words.text(f"elections.button.{mine}"), tap(f"elections.{leads}", election.id), Style.MAIN)
    own = (
        *((stands,) if limited is None and cannot is None else ()),
        Button(words.text("elections.button.suggest"), tap("elections.suggest", election.id, 0)),
    )
    page = "elections.stand" if has_voice else "elections.stand.others"
    asked = words.lines(page if cannot is None else cannot.key)
    return Screen(
        title=words.text("elections.stand.title"),
        lines=(
            *(words.lines("elections.stand.later") if is_later else ()),
            # Who votes together reads for which groups a rep speaks, and not first that it is one.
            *(vote_together(words, together) or words.lines("elections.stand.job") if limited is None else ()),
            *(asked if limited is None else (*in_a_row.mine(words, limited), *vote_together(words, together))),
            words.text("elections.stand.starts", date=words.date(election.vote_at)),
            words.text("elections.plan.end", moment=words.date(election.close_at)),
            *stop,
        ),
        buttons=(
            *(own if has_voice else ()),
            Button(words.text("elections.button.candidates"), tap("elections.cards", election.id)),
            Button(words.text("elections.button.rules"), tap("elections.rules", election.id)),
            questions(words, election.id, beside=True),
        ),
        picture=Pictogram("🙋", words.text("elections.stand.alt")),
    )


def questions(words: Words, election: ElectionId, *, beside: bool = False) -> Button:
    """To the questions that members ask the candidates, and from the opening on to the answers."""
    return Button(words.text("hustings.button.candidates"), tap("hustings.show", election), beside=beside)


def ask_stand(words: Words, election: ElectionId, member: Member) -> Screen:
    """Do you want to be the rep? Asked once, with their own face, before somebody is a candidate."""
    alt = _face_alt(words, member.name, member.photo)
    return Screen(
        title=words.text("elections.ask_stand.title"),
        lines=words.lines("elections.ask_stand"),
        buttons=(
            Button(words.text("elections.button.ask_stand"), tap("elections.stand_up", election), Style.YES),
            Button(words.text("elections.button.rep_job"), tap("elections.rep_job", 1)),
            Button(words.text("elections.button.no_back"), tap("elections.stand", election)),
        ),
        picture=Faces((Face(NO_NUMBER, member.name, member.photo),), alt),
        back=tap("elections.stand", election),
    )


JOB = (("speaks", "🗣"), ("listens", "👂"), ("helped", "🧑‍🤝‍🧑"))
"""What a rep does: a card for each, with its picture."""


def rep_job(words: Words, *, n: int) -> Screen:
    """What does a rep do? Card `n`, from 1."""
    what, emoji = JOB[n - 1]
    more = Button(words.text("elections.button.next_card"), tap("elections.rep_job", n + 1), Style.MAIN)
    return Screen(
        title=words.text("elections.rep_job.title", n=n, total=len(JOB)),
        lines=words.lines(f"elections.rep_job.{what}"),
        buttons=(more,) if n < len(JOB) else (),
        picture=Pictogram(emoji, words.text(f"elections.rep_job.{what}_alt")),
        back=tap("elections.rep_job", n - 1) if n > 1 else HOME,
    )


def stand_there(words: Words, election: Election, link: str, *, together: Several = ALONE) -> Screen:
    """The same in the group's chat."""
    return Screen(
        title=words.text("elections.stand.title"),
        lines=(
            *vote_together(words, together),
            words.text("elections.stand.starts", date=words.date(election.vote_at)),
        ),
        buttons=(Button(words.text("elections.button.open_bot"), link),),
    )


def suggest(words: Words, election: ElectionId, members: Sequence[Member], *, page: int) -> Screen:
    """Who do you suggest?"""
    found = {tap("elections.suggested", election, each.id): (each.name, each.photo) for each in members}
    entries = [Button(f"👤 {name}", does) for does, (name, _) in found.items()]
    shown = paged(words, entries, page=page, turn=lambda n: tap("elections.suggest", election, n))
    return Screen(
        title=words.text("elections.suggest.title"),
        lines=(*words.lines("elections.suggest"), *words.lines("elections.suggest.helpers")),
        buttons=shown,
        picture=portraits(words, shown, found),
        place=tap("elections.suggest", election, page),
        back=tap("elections.stand", election),
    )


def suggested(words: Words, candidate: Candidate, *, comes: str) -> Screen:
    """They are asked; they must say yes themselves. `comes`: when the question reaches them, in words."""
    asked = "paper" if candidate.on_paper else "asked"
    key = "stands" if candidate.standing is Standing.STANDS else asked
    return Screen(
        title=words.text("elections.suggested.title"),
        lines=words.lines(f"elections.suggested.{key}", name=candidate.name, when=comes),
        back=tap("elections.stand", candidate.election_id),
    )


def will_you(words: Words, candidate: Candidate, *, for_other: bool) -> Screen:
    """Somebody suggests you: do you want to be the rep?"""
    key = "elections.will_they" if for_other else "elections.will_you"
    return Screen(
        title=words.text(f"{key}.title", name=candidate.name),
        lines=words.lines(key, name=candidate.name),
        buttons=(
            Button(words.text("elections.button.yes_stand"), tap("elections.answer", candidate.id, 1), Style.YES),
            Button(words.text("elections.button.no_stand"), tap("elections.answer", candidate.id, 0)),
            Button(words.text("elections.button.rep_job"), tap("elections.rep_job", 1)),
        ),
        picture=Pictogram("🙋", words.text("elections.stand.alt")),
    )


def said_no(words: Words, candidate: Candidate, *, for_other: bool) -> Screen:
    """They do not want to."""
    key = "elections.said_no.other" if for_other else "elections.said_no"
    return Screen(title=words.text("elections.said_no.title"), lines=words.lines(key, name=candidate.name))


def my_card(
    words: Words,
    candidate: Candidate,
    *,
    may_change: bool,
    may_stop: bool = True,
    is_own: bool = True,
    is_new: bool = False,
    election: Election | None = None,
) -> Screen:
    """The candidate's own card: photo, words or voice, and what is still missing.

    Args:
        may_stop: who looks at it can say that this candidate stops.
        is_own: the candidate looks at it; or else a facilitator, for somebody without a phone.
        is_new: they have just said yes.
        election: where it keeps seats for some people.
    """
    buttons: tuple[Button, ...] = ()
    if may_change:
        buttons = (
            Button(words.text("elections.button.photo"), tap("elections.photo", candidate.id)),
            Button(words.text("elections.button.words"), tap("elections.words", candidate.id)),
            Button(words.text("elections.button.preview"), tap("elections.meet", candidate.id)),
        )
        if election is not None and (is_own or candidate.on_paper):
            buttons = (*buttons, *stand_button(words, election, candidate))
    new = "elections.now_candidate.title" if is_own else "elections.now_candidate.title_other"
    whose = "elections.my_card" if is_own else "elections.my_card.other"
    stop = Button(words.text("elections.button.withdraw"), tap("elections.withdraw", candidate.id), Style.STOP)
    return Screen(
        title=words.text(new if is_new else "elections.my_card.title", name=candidate.name),
        lines=(
            *_said(words, candidate),
            *words.lines(whose if may_change else "elections.my_card.fixed", name=candidate.name),
            *(_missing(words, candidate) if may_change else ()),
            *(words.lines("elections.reserved.stands") if candidate.reserved else ()),
        ),
        buttons=(*buttons, *((stop,) if may_stop else ())),
        picture=face(words, candidate),
        enclosed=_voice(candidate),
        place=tap("elections.card", candidate.id) if may_change else None,
        # While people can stand, that page leads to this card again; later there is only the vote itself.
        back=tap("elections.stand" if may_change else "elections.show", candidate.election_id),
    )


def _missing(words: Words, candidate: Candidate) -> tuple[str, ...]:
    photo = () if candidate.photo is not None else words.lines("elections.my_card.no_photo")
    return (*photo, *(() if has_said(candidate) else words.lines("elections.my_card.no_words")))


def card_wanted(words: Words, candidate: Candidate, election: Election) -> Screen:
    """For a candidate, some days before the vote opens: what is missing on their page."""
    return Screen(
        title=words.text("elections.card_wanted.title"),
        lines=(
            *_missing(words, candidate),
            *words.lines("elections.card_wanted", date=words.date(election.vote_at)),
        ),
        buttons=_to_finish(words, candidate),
        picture=face(words, candidate),
    )


def _to_finish(words: Words, candidate: Candidate) -> tuple[Button, Button]:
    card = Button(words.text("elections.button.my_card"), tap("elections.card", candidate.id), Style.MAIN)
    return card, Button(words.text("elections.button.want_help"), tap("help.vote", candidate.election_id))


def help_offered(words: Words, candidate: Candidate) -> Screen:
    """For a candidate: a facilitator can help with the page."""
    return Screen(
        title=words.text("elections.help_offered.title"),
        lines=(*_missing(words, candidate), *words.lines("elections.help_offered")),
        buttons=_to_finish(words, candidate)[::-1],
        picture=face(words, candidate),
    )


def help_cards(words: Words, election: ElectionId, unfinished: Sequence[Candidate], *, page: int) -> Screen:
    """For a facilitator: whose page is not finished, and how to help. The same help for all."""
    entries = [_help(words, each) for each in unfinished]
    return Screen(
        title=words.text("elections.help_cards.title"),
        lines=(
            *(words.text(f"elections.help_cards.{_lacks(each)}", name=each.name) for each in unfinished),
            *words.lines("elections.help_cards" if unfinished else "elections.help_cards.done"),
        ),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("elections.help_cards", election, n)),
        back=tap("elections.cards", election),
    )


def _lacks(candidate: Candidate) -> str:
    if candidate.photo is None:
        return "photo" if has_said(candidate) else "both"
    return "words"


def _help(words: Words, candidate: Candidate) -> Button:
    """Who has a phone is asked; the page of somebody on paper is written down by who helps them."""
    what, does = ("fill_card", "elections.card") if candidate.on_paper else ("offer_help", "elections.offer_help")
    return Button(words.text(f"elections.button.{what}", name=short(candidate.name)), tap(does, candidate.id))


def offered(words: Words, candidate: Candidate, *, comes: str) -> Screen:
    """For a facilitator: the candidate hears that there is help. `comes`: when, in words."""
    return Screen(
        title=words.text("elections.offered.title", name=candidate.name),
        lines=words.lines("elections.offered", name=candidate.name, when=comes),
        back=tap("elections.help_cards", candidate.election_id, 0),
    )


def _said(words: Words, candidate: Candidate) -> tuple[str, ...]:
    quote = (words.text("elections.quote", text=candidate.words),) if candidate.words else ()
    voice = words.lines("elections.meet.voice") if candidate.voice is not None else ()
    return (*quote, *voice)


def _voice(candidate: Candidate) -> tuple[Enclosed, ...]:
    return () if candidate.voice is None else (VoiceNote(candidate.voice),)


def face(words: Words, candidate: Candidate) -> Faces:
    """One face, as on the ballot."""
    alt = candidate.name if candidate.emoji else _face_alt(words, candidate.name, candidate.photo)
    return Faces((Face(candidate.number, candidate.name, candidate.photo, emoji=candidate.emoji),), alt)


def _face_alt(words: Words, name: str, photo: FileId | None) -> str:
    return words.text("elections.letter_alt" if photo is None else "elections.face_alt", name=name)


def photo(words: Words, candidate: Candidate) -> Screen:
    """Send a photo."""
    return Screen(
        title=words.text("elections.photo.title"),
        lines=words.lines("elections.photo"),
        place=tap("elections.photo", candidate.id),
        back=tap("elections.card", candidate.id),
    )


def photo_refused(words: Words, candidate: Candidate | None) -> Screen:
    """A photo that was sent cannot be shown; while a card can be changed (`candidate`), another one can be sent."""
    buttons: tuple[Button, ...] = ()
    if candidate is not None:
        buttons = (Button(words.text("elections.button.photo"), tap("elections.photo", candidate.id)),)
    return Screen(
        title=words.text("elections.photo_refused.title"),
        lines=words.lines("elections.photo_refused" if candidate is None else "elections.photo_refused.again"),
        buttons=buttons,
    )


def card_words(words: Words, candidate: Candidate) -> Screen:
    """Say a few words, or write them."""
    return Screen(
        title=words.text("elections.words.title"),
        lines=words.lines("elections.words"),
        place=tap("elections.words", candidate.id),
        back=tap("elections.card", candidate.id),
    )


_ROWS_OF_NAMES = 3
"""Beside one more row of a page; where names stand on several pages, there is one less."""


def cards(
    words: Words, election: Election, candidates: Sequence[Candidate], *, page: int = 0, helps: bool = False
) -> Screen:
    """Everybody who stands, with all faces on each page.

    Args:
        helps: a facilitator looks, who can see to it that each page is finished.
    """
    entries = [Button(f"👤 {each.name}", tap("elections.meet", each.id)) for each in candidates]
    in_row = 1 if any(len(entry.label) > SHORT for entry in entries) else 2
    rows = _ROWS_OF_NAMES if len(entries) <= _ROWS_OF_NAMES * in_row else _ROWS_OF_NAMES - 1
    turn: Callable[[int], Tap] = partial(tap, "elections.more_cards", election.id)
    buttons = paged(words, entries, page=page, turn=turn, most=rows * in_row)
    if helps and candidates:
        does = tap("elections.help_cards", election.id, 0)
        help_them = Button(words.text("elections.button.help_candidates"), does, Style.MAIN)
        buttons = (help_them, questions(words, election.id, beside=True), *buttons)
    elif candidates:
        buttons = (*buttons, questions(words, election.id))
    picture = faces(words, candidates) if candidates else None
    return Screen(
        title=words.text("elections.cards.title"),
        lines=words.lines("elections.cards" if candidates else "elections.cards.empty"),
        buttons=buttons,
        picture=picture,
        back=tap("elections.show", election.id),
    )


def faces(words: Words, candidates: Sequence[Candidate], chosen: frozenset[int] = frozenset()) -> Faces:
    """All faces side by side, the same size."""
    return Faces(
        tuple(Face(c.number, c.name, c.photo, chosen=c.place in chosen, emoji=c.emoji) for c in candidates),
        words.text("elections.faces_alt", names=words.all_of([c.name for c in candidates])),
    )


def meet(words: Words, candidate: Candidate) -> Screen:
    """One candidate."""
    lines = _said(words, candidate)
    return Screen(
        title=f"👤 {candidate.name}",
        lines=lines or words.lines("elections.meet.nothing"),
        buttons=(questions(words, candidate.election_id),),
        picture=face(words, candidate),
        enclosed=_voice(candidate),
        back=tap("elections.cards", candidate.election_id),
    )
