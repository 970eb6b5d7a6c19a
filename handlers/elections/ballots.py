"""The ballot: one voter's pages, whoever's buttons they are. A press that turns a page writes nothing."""

from dataclasses import replace

from bot.ids import ElectionId
from bot.rules.ballots import Step, Turn
from bot.screen import Screen, tap
from bot.screens.elections import ballots as screens
from bot.screens.elections import helping, in_order, singly
from bot.screens.elections import vote as vote_screens
from bot.screens.elections.sheet import Sheet
from bot.services.elections import vote as services
from bot.services.elections.ballots import receipt_text
from bot.words import Words
from handlers.routes import At, Routes

routes = Routes()


def drawn(words: Words, sheet: Sheet) -> Screen:
    """The page of a ballot that its turn leads to: the same for a real vote and for practice."""
    match sheet.turn.step:
        case Step.CONFIRM:
            return screens.confirm(words, sheet)
        case Step.ABOUT if sheet.candidates:
            return screens.about(words, sheet)
        case Step.OTHER:
            return screens.other(words, sheet)
        case Step.HELPING:
            return helping.helping(words, sheet)
        case Step.HELPERS if sheet.vote is not None:
            return helping.choose_helper(words, sheet)
        case Step.ANSWERS if sheet.asked and sheet.candidates:
            return screens.answers(words, sheet)
    if sheet.form.is_in_order:
        return in_order.order(words, sheet)
    return singly.one_face(words, sheet) if sheet.turn.singly else screens.names(words, sheet)


def sheet_of(page: services.Page) -> Sheet:
    """The ballot of a voter with their own sealed buttons."""
    vote = page.election
    return Sheet(
        vote,
        page.candidates,
        page.form,
        page.choice,
        page.turn,
        lambda turn, choice: tap("elections.b", vote.id, page.button(turn, choice)),
        asked=page.asked,
        helpers=page.helpers,
    )


@routes.view("elections.ballot", leaves_no_trace=True)
def on_ballot(at: At, election: ElectionId) -> Screen:
    return drawn(at.words, sheet_of(services.ballot(at.unit, at.keys, at.person, election, now=at.now)))


@routes.view("elections.helping", leaves_no_trace=True)
def on_helping(at: At, election: ElectionId) -> Screen:
    """The rules for helpers, from a button of before they were a page of the ballot."""
    sheet = sheet_of(services.ballot(at.unit, at.keys, at.person, election, now=at.now))
    return drawn(at.words, replace(sheet, turn=Turn(Step.HELPING)))


@routes.deed("elections.b", leaves_no_trace=True)
def on_press(at: At, election: ElectionId, token: str) -> Screen:
    """A button of a ballot: only the key knows what it means."""
    pressed = services.press(at.unit, at.keys, at.person, election, token=token, now=at.now)
    if isinstance(pressed, services.HandedIn):
        return vote_screens.cast(at.words, pressed.election, receipt_text(pressed.receipt))
    return drawn(at.words, sheet_of(pressed))
