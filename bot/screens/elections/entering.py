"""Entering papers one by one: the pages of one of the two who count. Nobody else ever sees one of them."""

from collections.abc import Sequence

from bot.ids import ElectionId
from bot.rules.ballots import EMPTY, Choice, Form, Ranks
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.rules.papers import UNCLEAR, Papers
from bot.screen import Button, Pictogram, Screen, Style, Tap, tap
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
        title=words.text("elections.count_sent.title"), lines=words.lines("elections.count_sent"), sent=election
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
) -> Screen:
    """What stands on the paper with this number? Tap the faces, in their order where there is one.

    Args:
        choice: what was tapped so far.
        before: what has been entered.
    """
    on_it, already = form.places(choice), _already(words, candidates, form, before, n)
    how = "order" if isinstance(form, Ranks) else "one" if form.is_one else "many"
    read = read_order(words, on_it, candidates) if isinstance(form, Ranks) and on_it else ()
    return Screen(
        title=words.text("elections.one_paper.title", n=n),
        lines=(*(read or (*already, *words.lines(f"elections.one_paper.{how}", n=n))),),
        buttons=(
            *_choices(words, election, candidates, form, choice, n),
            *(_chosen(words, election, form, choice, n) if on_it else _other(words, election, n, before)),
        ),
        picture=faces(words, candidates),
        back=tap("elections.my_count", election),
        secret=election,
    )


def _already(words: Words, candidates: Sequence[Candidate], form: Form, before: Papers, n: int) -> tuple[str, ...]:
    """What was entered for this paper, or else for the one before it."""
    last = min(n, len(before))
    if not last:
        return ()
    return (words.text("elections.one_paper.before", n=last, what=on_paper(words, candidates, form, before[last - 1])),)


def _choices(
    words: Words, election: ElectionId, candidates: Sequence[Candidate], form: Form, choice: Choice, n: int
) -> list[Button]:
    """A button for each name, and for none of these; in an order who is chosen has none any more."""
    on_it = form.places(choice)
    lines = [(each.place or 0, f"{NUMBERS[each.number - 1]} {each.name}") for each in candidates]
    lines.append((NONE, words.text("elections.button.none")))
    if isinstance(form, Ranks):
        lines = [] if NONE in on_it else [(place, label) for place, label in lines if place not in on_it]
    return [
        Button(ticked(label, chosen=place in on_it), _then(election, form, form.tap(choice, place), n))
        for place, label in lines
    ]


def _then(election: ElectionId, form: Form, choice: Choice, n: int) -> Tap:
    return tap("elections.paper_is" if form.is_one else "elections.one_paper", election, n, choice)


def _chosen(words: Words, election: ElectionId, form: Form, choice: Choice, n: int) -> list[Button]:
    done = Button(
        words.text("elections.button.paper_done", n=n), tap("elections.paper_is", election, n, choice), Style.MAIN
    )
    if not isinstance(form, Ranks):
        return [done]
    return [done, Button(words.text("elections.button.begin_anew"), tap("elections.one_paper", election, n, EMPTY))]


def _other(words: Words, election: ElectionId, n: int, before: Papers) -> list[Button]:
    """A paper without anything on it, one that nobody can read, and that there is no paper with this number."""
    gone, all_of_them = tap("elections.no_paper", election, n), tap("elections.my_count", election)
    buttons = [
        Button(words.text("elections.button.paper_empty"), tap("elections.paper_is", election, n, EMPTY)),
        Button(words.text("elections.button.paper_unclear"), tap("elections.paper_is", election, n, UNCLEAR)),
    ]
    if before and n == len(before):
        buttons.append(Button(words.text("elections.button.no_paper", n=n), gone, Style.STOP))
    elif before and n > len(before):
        buttons.append(Button(words.text("elections.button.all_papers"), all_of_them, Style.MAIN))
    return buttons


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
    names = {each.place: each.name for each in candidates} | {NONE: words.text("elections.papers.none")}
    said = [names[place] for place in form.places(choice)]
    return ", ".join(said) if said else words.text("elections.paper.empty")
