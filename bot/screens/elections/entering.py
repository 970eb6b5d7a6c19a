"""Entering papers one by one: the pages of one of the two who count. Nobody else ever sees one of them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.ids import ElectionId
from bot.rules.ballots import EMPTY, Choice, Form, Ranks
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.rules.papers import NOT_CHOOSING, UNCLEAR, Papers
from bot.screen import SHORT, Button, Pictogram, Screen, Style, Tap, tap
from bot.screens.elections.ballots import ticked
from bot.screens.elections.in_order import read_order
from bot.screens.elections.sheet import NUMBERS
from bot.screens.elections.stand import faces
from bot.screens.lists import paged
from bot.words import Words


def begin(words: Words, election: ElectionId) -> Screen:
    """Lots fell on you to count: will you? How it is done, before the first paper."""
    return Screen(
        title=words.text("elections.my_count.title"),
        lines=words.lines("elections.my_count"),
        buttons=(
            Button(words.text("elections.button.begin_count"), tap("elections.one_paper", election, 1, 0), Style.YES),
            Button(words.text("elections.button.empty_box"), tap("elections.send_count", election)),
            _cannot(words, election),
        ),
        picture=Pictogram("📄", words.text("elections.my_count.alt")),
    )


def _cannot(words: Words, election: ElectionId) -> Button:
    return Button(words.text("elections.button.cannot_count"), tap("elections.cannot_count", election))


def sent(words: Words, election: ElectionId) -> Screen:
    """They have counted, and wait for the other one."""
    return Screen(
        title=words.text("elections.count_sent.title"), lines=words.lines("elections.count_sent"), handed_in=election
    )


def one_paper(
    words: Words,
    election: ElectionId,
    candidates: Sequence[Candidate],
    form: Form,
    choice: Choice,
    *,
    n: int,
    before: Papers,
    page: int = 0,
) -> Screen:
    """What stands on the paper with this number? Tap the faces, in their order where there is one.

    Args:
        choice: what was tapped so far.
        before: what has been entered.
        page: of the names, round and round.
    """
    on_it, already = form.places(choice), _already(words, candidates, form, before, n)
    how = "order" if isinstance(form, Ranks) else "one" if form.is_one else "many"
    read = read_order(words, on_it, candidates) if isinstance(form, Ranks) and on_it else ()
    left = _left(candidates, form, on_it)
    is_long = any(len(ticked(_label(each), chosen=True)) > SHORT for each in candidates)
    most = _LONG_NAMES if is_long else _NAMES
    pages = max(-(-len(left) // most), 1)
    at = page % pages
    shown = left[at * most : (at + 1) * most]
    names = (
        replace(_name(election, form, choice, n, each, page=at), beside=not is_long and nth % 2 == 1)
        for nth, each in enumerate(shown)
    )
    more = Button(words.text("elections.button.more_names"), _page(election, n, choice, (at + 1) % pages), beside=True)
    return Screen(
        title=words.text("elections.one_paper.title", n=n),
        lines=(*(read or (*already, *words.lines(f"elections.one_paper.{how}", n=n))),),
        buttons=(
            *names,
            *(() if isinstance(form, Ranks) and NONE in on_it else (_nobody(words, election, form, choice, n),)),
            *((more,) if pages > 1 else ()),
            *(_chosen(words, election, form, choice, n) if on_it else _not_chosen(words, election, n, before)),
        ),
        picture=faces(words, shown or candidates),
        back=tap("elections.my_count", election),
        secret=election,
        is_ballot=True,
    )


_NAMES, _LONG_NAMES = 6, 3
"""Names of a page: three rows of two, or of one where a name is too long for half a row."""


def _already(words: Words, candidates: Sequence[Candidate], form: Form, before: Papers, n: int) -> tuple[str, ...]:
    """What was entered for this paper, or else for the one before it."""
    last = min(n, len(before))
    if not last:
        return ()
    return (words.text("elections.one_paper.before", n=last, what=on_paper(words, candidates, form, before[last - 1])),)


def _left(candidates: Sequence[Candidate], form: Form, on_it: Sequence[int]) -> Sequence[Candidate]:
    """Who has a button; in an order who is chosen has none any more, and nobody after "none of these"."""
    if not isinstance(form, Ranks):
        return candidates
    return [each for each in candidates if each.place not in on_it and NONE not in on_it]


def _label(candidate: Candidate) -> str:
    return f"{NUMBERS[candidate.number - 1]} {candidate.name}"


def _name(election: ElectionId, form: Form, choice: Choice, n: int, candidate: Candidate, *, page: int) -> Button:
    place = candidate.place or 0
    label = ticked(_label(candidate), chosen=place in form.places(choice))
    return Button(label, _then(election, form, form.tap(choice, place), n, page=page))


def _nobody(words: Words, election: ElectionId, form: Form, choice: Choice, n: int) -> Button:
    label = ticked(words.text("elections.button.none"), chosen=NONE in form.places(choice))
    return Button(label, _then(election, form, form.tap(choice, NONE), n))


def _then(election: ElectionId, form: Form, choice: Choice, n: int, *, page: int = 0) -> Tap:
    return tap("elections.paper_is", election, n, choice) if form.is_one else _page(election, n, choice, page)


def _page(election: ElectionId, n: int, choice: Choice, page: int) -> Tap:
    """The first page is what a button of before there were pages leads to."""
    return (
        tap("elections.paper_page", election, n, choice, page)
        if page
        else tap("elections.one_paper", election, n, choice)
    )


def _chosen(words: Words, election: ElectionId, form: Form, choice: Choice, n: int) -> list[Button]:
    done = Button(
        words.text("elections.button.paper_done", n=n), tap("elections.paper_is", election, n, choice), Style.MAIN
    )
    if not isinstance(form, Ranks):
        return [done]
    anew = tap("elections.one_paper", election, n, EMPTY)
    return [done, Button(words.text("elections.button.begin_anew"), anew, beside=True)]


def _not_chosen(words: Words, election: ElectionId, n: int, before: Papers) -> list[Button]:
    """What else can be on a paper, and that there are no more of them."""
    buttons = [Button(words.text("elections.button.other"), tap("elections.paper_other", election, n))]
    if before and n > len(before):
        all_of_them = tap("elections.my_count", election)
        buttons.append(Button(words.text("elections.button.all_papers"), all_of_them, Style.MAIN, beside=True))
    return buttons


def paper_other(words: Words, election: ElectionId, *, n: int, before: Papers) -> Screen:
    """No name is chosen: what is on it then, in the same words as there, or that there is no paper with this number."""
    said = (("blank", NOT_CHOOSING), ("paper_empty", EMPTY), ("paper_unclear", UNCLEAR))
    gone = Button(words.text("elections.button.no_paper", n=n), tap("elections.no_paper", election, n), Style.STOP)
    return Screen(
        title=words.text("elections.one_paper.title", n=n),
        lines=words.lines("elections.paper_other", n=n),
        buttons=(
            *(
                Button(words.text(f"elections.button.{what}"), tap("elections.paper_is", election, n, choice))
                for what, choice in said
            ),
            *((gone,) if before and n == len(before) else ()),
        ),
        back=tap("elections.one_paper", election, n, EMPTY),
        secret=election,
    )


def my_papers(
    words: Words,
    election: ElectionId,
    candidates: Sequence[Candidate],
    form: Form,
    papers: Papers,
    differs: Sequence[int],
    *,
    page: int,
) -> Screen:
    """All papers that were entered, to look at again; or only those on which the other one found something else."""
    numbers = differs or range(1, len(papers) + 1)
    entries = [_entry(words, election, candidates, form, papers, n) for n in numbers]
    listed = paged(words, entries, page=page, turn=lambda at: tap("elections.my_papers", election, at), most=_A_PAGE)
    add = Button(words.text("elections.button.next_paper"), tap("elections.one_paper", election, len(papers) + 1, 0))
    lines = words.plural("elections.my_papers.differs", len(differs), numbers=words.all_of([str(n) for n in differs]))
    return Screen(
        title=words.plural("elections.my_papers.title", len(papers)),
        lines=tuple(lines.split("\n")) if differs else words.lines("elections.my_papers"),
        buttons=(
            *listed,
            *(() if differs else (add,)),
            Button(words.text("elections.button.send_count"), tap("elections.send_count", election), Style.MAIN),
            _cannot(words, election),
        ),
        secret=election,
    )


_A_PAGE = 3


def _entry(
    words: Words, election: ElectionId, candidates: Sequence[Candidate], form: Form, papers: Papers, n: int
) -> Button:
    is_there = n <= len(papers)
    said = on_paper(words, candidates, form, papers[n - 1]) if is_there else words.text("elections.paper.missing")
    label = words.text("elections.button.one_paper", n=n, what=said)
    return Button(label, tap("elections.one_paper", election, min(n, len(papers) + 1), 0))


def on_paper(words: Words, candidates: Sequence[Candidate], form: Form, choice: Choice) -> str:
    """What stands on a paper, in a few words."""
    if choice == UNCLEAR:
        return words.text("elections.paper.unclear")
    if choice == NOT_CHOOSING:
        return words.text("elections.papers.blank")
    names = {each.place: each.name for each in candidates} | {NONE: words.text("elections.papers.none")}
    said = [names[place] for place in form.places(choice)]
    return ", ".join(said) if said else words.text("elections.paper.empty")
