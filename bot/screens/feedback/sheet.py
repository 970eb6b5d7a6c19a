"""What the groups said, one thing each, and on one page of paper. A few people are never left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.rules.feedback import Kind, Question, Said, View
from bot.rules.tallies import Tally
from bot.screen import REP_MENU, Block, Button, Enclosed, Paper, Screen, Style, tap
from bot.screens.feedback.answer import view_enclosed, view_lines
from bot.screens.feedback.ask import choice_label, question_lines, question_voice, quoted_lines, title_of
from bot.screens.paper import print_size
from bot.words import Words

QUOTES_A_PAGE = 3
QUOTES_ON_PAPER = 40
"""So many are printed, on as many pages as they need; the sheet says how many more there are."""


@dataclass(frozen=True, slots=True)
class _Page:
    title: str
    lines: tuple[str, ...]
    enclosed: tuple[Enclosed, ...] = ()


def _asked(words: Words, counted: Tally) -> tuple[str, ...]:
    """How many were asked, how many answered, and how: silence is no yes."""
    asked = words.plural("feedback.sheet.asked", counted.asked)
    if not counted.shows_numbers:
        return (asked, words.text("feedback.sheet.few_answered"), *words.lines("feedback.sheet.how"))
    return (asked, words.plural("feedback.sheet.answered", counted.answered), *_ways(words, counted))


def _ways(words: Words, counted: Tally) -> tuple[str, ...]:
    """How people answered. With help only where nobody could tell who had it."""
    helped = (
        _line(words, words.text("feedback.sheet.way.helped"), counted.helped, counted, exact=counted.shows_ways)
        if counted.shows_helped
        else words.text("feedback.sheet.could_help")
    )
    lines = (
        _line(words, words.text(f"feedback.sheet.way.{way}"), n, counted, exact=counted.shows_ways)
        for way, n in counted.ways.items()
    )
    return (words.text("feedback.sheet.ways"), *lines, helped)


def _line(words: Words, label: str, n: int, counted: Tally, *, exact: bool | None = None) -> str:
    """How many that is. `exact`: as a number; None: as the answers can stand."""
    if counted.shows_lines if exact is None else exact:
        return words.plural("feedback.sheet.line", n, label=label)
    if counted.shows_numbers:
        return words.text(f"feedback.sheet.line.{counted.share(n)}", label=label)
    return words.text("feedback.sheet.few_line", label=label)


def _most(words: Words, question: Question, counted: Tally) -> tuple[str, ...]:
    if not question.choices:
        return words.lines("feedback.sheet.own_words")
    if not counted.most:
        return words.lines("feedback.sheet.nobody_chose")
    if question.kind is Kind.ORDER:
        return _order(words, question, counted)
    key = "feedback.sheet.most" if len(counted.most) == 1 else "feedback.sheet.equal"
    return (*words.lines(key), *_chosen(words, question, counted, counted.most))


def _order(words: Words, question: Question, counted: Tally) -> tuple[str, ...]:
    """The answers in the order of all together: a first place among four counts 4, a second place 3, and so on.

    Where some are equal, each has its place with it.
    """
    labels = {choice.place: choice_label(words, choice) for choice in question.choices}
    title, stands = words.lines("feedback.sheet.order"), list(enumerate(counted.in_order, start=1))
    first = (
        (*words.lines("feedback.sheet.first_for_most"), *_chosen(words, question, counted, counted.first_for_most))
        if counted.first_for_most
        else ()
    )
    if len(stands) == sum(map(len, counted.in_order)):
        return (*title, *(labels[place] for _, places in stands for place in places), *first)
    lines = (words.text("feedback.sheet.order_place", label=labels[p], n=n) for n, places in stands for p in places)
    return (*title, *lines, *words.lines("feedback.sheet.order_equal"), *first)


def _most_title(words: Words, question: Question, counted: Tally) -> str:
    """`What most people said` only when it was more than half of those who were asked."""
    if not question.choices:
        return words.text("feedback.sheet.quotes.title")
    if question.kind is Kind.ORDER:
        return words.text("feedback.sheet.order.title")
    return words.text("feedback.sheet.most.title" if counted.is_of_most else "feedback.sheet.top.title")


def _chosen(words: Words, question: Question, counted: Tally, places: Sequence[int]) -> tuple[str, ...]:
    return tuple(
        _line(words, choice_label(words, choice), counted.counts[choice.place], counted)
        for choice in question.choices
        if choice.place in places
    )


def _few(words: Words, question: Question, counted: Tally) -> tuple[str, ...]:
    """What a few people said differently, not knowing and not wanting to say included."""
    nobody_else = "feedback.sheet.nobody_else_first" if question.kind is Kind.ORDER else "feedback.sheet.nobody_else"
    # Where nothing was to choose, people said what they wanted: each of them something else.
    return _others(words, question, counted) or (words.lines(nobody_else) if question.choices else ())


def _others(words: Words, question: Question, counted: Tally) -> tuple[str, ...]:
    if question.kind is not Kind.ORDER:
        lines = [*_chosen(words, question, counted, counted.others)]
    elif counted.first_for_others:
        first = _chosen(words, question, counted, counted.first_for_others)
        lines = [*words.lines("feedback.sheet.first_for_others"), *first]
    else:
        lines = []
    for said, n in ((Said.WORDS, counted.words), (Said.UNKNOWN, counted.unknown), (Said.UNSAID, counted.unsaid)):
        if n and (question.choices or said is not Said.WORDS):
            lines.append(_line(words, words.text(f"feedback.button.{said}"), n, counted))
    return tuple(lines)


def _quotes(words: Words, title: str, views: Sequence[View], intro: str) -> list[_Page]:
    starts = range(0, len(views), QUOTES_A_PAGE)
    return [
        _Page(
            words.text(title),
            (*words.lines(intro), *(line for view in views[n : n + QUOTES_A_PAGE] for line in view_lines(words, view))),
            tuple(each for view in views[n : n + QUOTES_A_PAGE] for each in view_enclosed(words, view)),
        )
        for n in starts
    ]


def _pages(words: Words, question: Question, counted: Tally, said: Sequence[View], *, is_rep: bool) -> list[_Page]:
    """One thing each. Words that may only be read are shown to reps alone."""
    quotable = [view for view in said if view.quotable]
    to_read = [view for view in said if not view.quotable] if is_rep else []
    few = _few(words, question, counted)
    return [
        _Page(
            title_of(words, question),
            (*question_lines(words, question), *_asked(words, counted)),
            question_voice(question),
        ),
        _Page(_most_title(words, question, counted), _most(words, question, counted)),
        *([_Page(words.text("feedback.sheet.few.title"), few)] if few else []),
        *_quotes(words, "feedback.sheet.quotes.title", quotable, "feedback.sheet.quotes"),
        *_quotes(words, "feedback.sheet.to_read.title", to_read, "feedback.sheet.to_read"),
    ]


def sheet(
    words: Words,
    question: Question,
    counted: Tally,
    said: Sequence[View],
    *,
    page: int,
    is_rep: bool,
    writes: bool,
    asks: bool = True,
) -> Screen:
    """What the groups said, one thing on each screen.

    Args:
        is_rep: people were told that only a rep reads some of their words.
        writes: they work on what is said at the board.
        asks: they can ask the groups again.
    """
    if not counted.answered:
        return nobody(words, question, counted, writes=writes, asks=asks)
    pages = _pages(words, question, counted, said, is_rep=is_rep)
    number = min(max(page, 0), len(pages) - 1)
    shown = pages[number]
    buttons = []
    if number + 1 < len(pages):
        does = tap("feedback.sheet", question.id, number + 1)
        buttons.append(Button(words.text("feedback.button.next"), does, Style.MAIN))
    if writes:
        buttons.append(Button(words.text("feedback.button.position"), tap("feedback.position", question.id)))
    buttons.append(Button(words.text("feedback.button.paper"), tap("feedback.paper", question.id)))
    return Screen(
        title=shown.title,
        lines=shown.lines,
        buttons=tuple(buttons),
        enclosed=shown.enclosed,
        back=tap("feedback.sheet", question.id, number - 1) if number else REP_MENU,
    )


def nobody(words: Words, question: Question, counted: Tally, *, writes: bool, asks: bool = True) -> Screen:
    """Nobody answered: said openly, and what to do now. `writes`, `asks`: as on the sheet."""
    again = Button(words.text("feedback.button.ask_again"), tap("feedback.ask_now", 0), Style.MAIN)
    position = Button(words.text("feedback.button.position"), tap("feedback.position", question.id))
    return Screen(
        title=words.text("feedback.nobody.title"),
        lines=(
            *question_lines(words, question),
            words.plural("feedback.sheet.asked", counted.asked),
            *words.lines("feedback.nobody"),
        ),
        buttons=(
            *((again,) if asks else ()),
            *((position,) if writes else ()),
        ),
        back=REP_MENU,
    )


def paper(
    words: Words, question: Question, counted: Tally, said: Sequence[View], position: Sequence[str], *, made: date
) -> Screen:
    """The sheet on paper, with all the words that may be said and no others. Where they are many it has more pages.

    Args:
        position: what the rep will say, one sentence each; empty while it is not written.
    """
    about = question.topic or words.text("feedback.alt")
    # What a page says of the next page is not for paper.
    most = _most(words, question, counted) if question.choices else words.lines("feedback.sheet.own_words")[:1]
    few = _few(words, question, counted)
    asked = (*_plain(words, question), *_asked(words, counted))
    quotes = _printed(words, [view for view in said if view.quotable])
    blocks = [
        Block(question.topic or words.text("feedback.paper.asked"), question.emoji or "💬", about, asked),
        Block(_most_title(words, question, counted), "⭐", words.text("feedback.star_alt"), most),
    ]
    if few:
        blocks.append(Block(words.text("feedback.sheet.few.title"), "🔎", words.text("feedback.glass_alt"), few))
    if quotes:
        blocks.append(Block(words.text("feedback.sheet.quotes.title"), "🗣", words.text("feedback.speaks_alt"), quotes))
    will_say = tuple(position) or words.lines("feedback.paper.no_position")
    blocks.append(Block(words.text("feedback.paper.position"), "🗣", words.text("feedback.speaks_alt"), will_say))
    page = Paper(
        file_name=words.text("feedback.paper.file"),
        title=words.text("feedback.paper.heading"),
        language=words.language,
        blocks=tuple(blocks),
        foot=(*words.lines("feedback.paper.foot"), words.text("home.paper.made", date=words.date(made))),
        one_page=True,
    )
    return Screen(
        title=words.text("feedback.paper.title"),
        lines=words.lines("feedback.paper"),
        buttons=(print_size(words),),
        enclosed=(page,),
        back=tap("feedback.sheet", question.id, 0),
    )


def _plain(words: Words, question: Question) -> tuple[str, ...]:
    labels = tuple(choice_label(words, each).partition(" ")[2] for each in question.choices)
    choices = (*words.lines("feedback.paper.choices"), *labels) if labels else ()
    return (*question_lines(words, question), *choices)


def _printed(words: Words, views: Sequence[View]) -> tuple[str, ...]:
    """What may be said, each whole, as it came; then that there is more, so that people can ask for it."""
    written = [words.text("feedback.quote", text=view.text) for view in views if view.text]
    more = len(written) - QUOTES_ON_PAPER
    return (
        *written[:QUOTES_ON_PAPER],
        *((words.plural("feedback.paper.more", more), words.text("feedback.paper.more_how")) if more > 0 else ()),
        *(words.lines("feedback.paper.recorded") if len(written) < len(views) else ()),
    )


# Of a poll, for everybody


def result_lines(words: Words, question: Question, counted: Tally) -> tuple[str, ...]:
    """What came out of a poll, on one screen: how many were asked and answered, what most said, and the others."""
    asked = (*quoted_lines(words, question), words.plural("feedback.sheet.asked", counted.asked))
    if not counted.answered:
        return (*asked, *words.lines("feedback.result.nobody"))
    answered = _asked(words, counted)[1]
    few = _few(words, question, counted)
    has_heading = few[:1] == (words.text("feedback.sheet.first_for_others"),)
    is_mixed = bool(question.choices and _others(words, question, counted)) and not has_heading
    said = (words.text("feedback.result.others"),) if is_mixed else ()
    # Who reads this sees no page with the words.
    own = words.lines("feedback.result.own_words") if counted.words else ()
    most = _most(words, question, counted) if question.choices else own
    return (*asked, answered, *most, *said, *few)
