"""Seats that are kept for some people: planning them, standing for one, and saying so wherever people vote."""

from collections.abc import Sequence

from bot.ids import ElectionId
from bot.rules.areas import Area
from bot.rules.elections import Candidate, Election, Standing
from bot.rules.reserved import Reservation, Whom
from bot.screen import Button, Pictogram, Screen, Style, tap
from bot.screens.lists import paged
from bot.words import Words

_PICTURES = {Whom.AREA: "📍", Whom.OTHERS: "👥"}


def for_whom(words: Words, reservation: Reservation) -> str:
    """For whom, as a part of a sentence."""
    which = "groups" if reservation.groups else reservation.whom
    return words.text(f"elections.reserved.whom.{which}", name=reservation.name)


def kept(words: Words, election: Election) -> tuple[str, ...]:
    """How many seats are kept for whom, and that nobody else gets them; nothing where none is."""
    if election.reserved is None:
        return ()
    return tuple(_seats(words, election.reserved).split("\n"))


def _seats(words: Words, reservation: Reservation) -> str:
    return words.plural("elections.reserved.seats", reservation.seats, whom=for_whom(words, reservation))


def on_ballot(words: Words, election: Election, candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """The same on a ballot, in one line, with the names of who said that they are one of them."""
    if election.reserved is None:
        return ()
    seats = _seats(words, election.reserved).split("\n")[0]
    names = [each.name for each in sorted(candidates, key=lambda each: each.number) if each.reserved]
    if not names:
        return (seats, *words.lines("elections.reserved.nobody"))
    return (seats, words.text("elections.reserved.names", names=words.all_of(names)))


def left_free(words: Words, election: Election, elected: Sequence[Candidate]) -> tuple[str, ...]:
    """That a kept seat stays free, where nobody was chosen for it."""
    if election.reserved is None or sum(each.reserved for each in elected) >= election.reserved.seats:
        return ()
    whom = for_whom(words, election.reserved)
    left = election.reserved.seats - sum(each.reserved for each in elected)
    return tuple(words.plural("elections.reserved.left", left, whom=whom).split("\n"))


# Planning


def whom(words: Words, draft: Election) -> Screen:
    """For whom is a seat kept?"""
    leads = {
        Whom.AREA: tap("elections.reserved_name", draft.id, Whom.AREA.value),
        Whom.SUPPORT: tap("elections.reserved_for", draft.id, Whom.SUPPORT.value),
        Whom.OTHERS: tap("elections.reserved_name", draft.id, Whom.OTHERS.value),
    }
    buttons = [Button(words.text(f"elections.button.reserved_{each}"), does) for each, does in leads.items()]
    if draft.reserved is not None:
        none = tap("elections.reserved_none", draft.id)
        buttons.append(Button(words.text("elections.button.reserved_none"), none, Style.STOP))
    return Screen(
        title=words.text("elections.reserved.title"),
        lines=(*kept(words, draft), *words.lines("elections.reserved.ask")),
        buttons=tuple(buttons),
        picture=Pictogram("🪑", words.text("elections.reserved.alt")),
        back=tap("elections.step", draft.id, 5),
    )


def name(words: Words, election: ElectionId, for_: Whom, areas: Sequence[Area] = (), *, page: int = 0) -> Screen:
    """Which area, or whom: write it, or press one of the areas of the board."""
    entries = [Button(f"📍 {each.name}", tap("elections.reserved_area", election, each.id)) for each in areas]
    return Screen(
        title=words.text(f"elections.reserved_name.{for_}.title"),
        lines=words.lines("elections.reserved_name.areas" if areas else f"elections.reserved_name.{for_}"),
        buttons=paged(words, entries, page=page, turn=lambda n: tap("elections.reserved_areas", election, n)),
        picture=Pictogram(_PICTURES[for_], words.text(f"elections.reserved_name.{for_}_alt")),
        place=tap("elections.reserved_name", election, for_.value),
        back=tap("elections.reserved", election),
    )


def kept_places(words: Words, draft: Election) -> Screen:
    """How many seats are kept: one at least is for everybody."""
    now = 0 if draft.reserved is None else draft.reserved.seats
    buttons = tuple(
        Button(
            words.plural("elections.button.reserved_seats", n),
            tap("elections.reserved_seats", draft.id, n),
            Style.MAIN if n == now else Style.PLAIN,
        )
        for n in range(1, draft.seats)
    )
    return Screen(
        title=words.text("elections.reserved.how_many.title"),
        lines=(*kept(words, draft), *words.lines("elections.reserved.how_many")),
        buttons=buttons,
        back=tap("elections.reserved", draft.id),
    )


# Standing


def stand_button(words: Words, election: Election, candidate: Candidate) -> tuple[Button, ...]:
    """On the card of who stands: the way to say that a kept seat is for them."""
    if election.reserved is None or election.reserved.groups or candidate.standing is not Standing.STANDS:
        return ()
    return (Button(words.text("elections.button.reserved_mine"), tap("elections.reserved_mine", candidate.id)),)


def mine(words: Words, election: Election, candidate: Candidate, *, is_own: bool) -> Screen:
    """Is it for you? They say so themselves; for a candidate on paper a facilitator writes down what they said."""
    asked = "elections.reserved_mine" if is_own else "elections.reserved_theirs"
    yes = Button(words.text("elections.button.reserved_yes"), tap("elections.reserved_said", candidate.id, 1))
    no = Button(words.text("elections.button.reserved_no"), tap("elections.reserved_said", candidate.id, 0))
    return Screen(
        title=words.text("elections.reserved_mine.title"),
        lines=(*kept(words, election), *words.lines(asked, name=candidate.name)),
        buttons=(yes, no),
        picture=Pictogram("🪑", words.text("elections.reserved.alt")),
        back=tap("elections.card", candidate.id),
    )
