"""One voter's ballot as a value: the real one or that of practice, so that both are drawn by the same code."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.rules.ballots import EMPTY, Choice, Form, Step, Turn
from bot.rules.elections import Candidate, Election
from bot.rules.helping import Helper
from bot.rules.hustings import Asked
from bot.screen import HELP, HOME, Button, Picture, Screen, Style, Tap, tap
from bot.words import Words

NUMBERS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A ballot, and the page of it that is looked at.

    Args:
        vote: None: this is practice, and each page says so.
        candidates: in the order of this voter.
        does: the button that leads somewhere with a choice.
        whose: on the phone that goes round: who votes now. Its own phone says nothing.
        asked: what members asked the candidates, with their answers in the order of this voter.
        helpers: who can help, on pages that say who does.
    """

    vote: Election | None
    candidates: tuple[Candidate, ...]
    form: Form
    choice: Choice
    turn: Turn
    does: Callable[[Turn, Choice], Tap]
    whose: str = ""
    asked: tuple[Asked, ...] = ()
    helpers: tuple[Helper, ...] = ()

    @property
    def places(self) -> tuple[int, ...]:
        """What is chosen."""
        return self.form.places(self.choice)

    def to(self, step: Step, choice: Choice | None = None, *, at: int = 0) -> Tap:
        """The button to another page, in the same way of filling it in."""
        return self.does(replace(self.turn, step=step, at=at), self.choice if choice is None else choice)

    def to_other_way(self) -> Tap:
        """The button to the first page, filled in the other way, with nothing chosen."""
        return self.does(Turn(Step.SHOW, singly=not self.turn.singly, helper=self.turn.helper), EMPTY)

    def to_helper(self, step: Step, helper: int) -> Tap:
        """The button that says who helps, or turns a page of who can; the choice stays as it is."""
        return self.does(replace(self.turn, step=step, helper=helper), self.choice)

    def screen(
        self,
        words: Words,
        title: str,
        lines: tuple[str, ...],
        buttons: tuple[Button, ...],
        picture: Picture | None,
        *,
        back: Tap | None = HOME,
    ) -> Screen:
        """One page of it: marked as practice, or remembered so that it can be wiped."""
        vote = self.vote
        own_help = HELP if vote is None else tap("help.room" if self.whose else "help.ballot", vote.id)
        if vote is not None and self.whose and back is not None:
            # Behind it is what belongs to whoever the phone belongs to.
            back = tap("rooms.names", vote.id, 0)
        return Screen(
            title=title,
            lines=(*marked(words, self), *lines),
            buttons=buttons,
            picture=picture,
            secret=None if vote is None else vote.id,
            is_ballot=True,
            help=own_help,
            back=back,
        )


def marked(words: Words, sheet: Sheet) -> tuple[str, ...]:
    """What stands first on each page of practice, and on the phone that goes round."""
    if sheet.whose:
        return words.lines("rooms.whose", name=sheet.whose)
    return words.lines("elections.practice") if sheet.vote is None else ()


def title_of(words: Words, sheet: Sheet) -> str:
    """What this ballot asks."""
    if sheet.vote is None:
        return words.text("elections.practise.title")
    return words.text("elections.ballot.title" if sheet.vote.seats == 1 else "elections.ballot_many.title")


def next_button(words: Words, does: Tap) -> Button:
    """The way on."""
    return Button(words.text("elections.button.next"), does, Style.MAIN)


def other_button(words: Words, sheet: Sheet, *, beside: bool = False) -> Button:
    """What else can be done."""
    return Button(words.text("elections.button.other"), sheet.to(Step.OTHER, at=sheet.turn.at), beside=beside)


def about_or_other(words: Words, sheet: Sheet, *, at: int) -> tuple[Button, ...]:
    """A row of two where not each name has a button beside it: who everybody is, and what else can be done.

    Args:
        at: with whom it begins, in the order of this voter: with who stands first on this page.
    """
    about = Button(words.text("elections.button.see_faces"), sheet.to(Step.ABOUT, at=at))
    return about, other_button(words, sheet, beside=True)


def to_names(words: Words, sheet: Sheet) -> Button:
    """Back to the names, as they were."""
    return Button(words.text("elections.button.to_names"), sheet.to(Step.SHOW, at=sheet.turn.at), Style.MAIN)
