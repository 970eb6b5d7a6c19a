"""A ballot one face at a time: yes or no to each. What comes out is the same ballot as from a list of names."""

from bot.rules.ballots import EMPTY, Choice, Step
from bot.rules.counting import NONE
from bot.rules.elections import Candidate
from bot.screen import Button, Pictogram, Screen, Style, Tap
from bot.screens.elections.ballots import said_by
from bot.screens.elections.sheet import Sheet, other_button
from bot.screens.elections.stand import face
from bot.words import Words


def one_face(words: Words, sheet: Sheet) -> Screen:
    """One candidate: the face, what they say, and one question. After the last one comes "Is that right?"."""
    if sheet.turn.at >= len(sheet.candidates):
        return _no_to_all(words, sheet)
    candidate = sheet.candidates[sheet.turn.at]
    key, yes = ("one", "want") if sheet.form.is_one else ("many", "happy")
    buttons = [
        Button(words.text(f"elections.button.yes_{yes}"), _after(sheet, candidate, yes=True), Style.YES),
        Button(words.text("elections.button.no_happy"), _after(sheet, candidate, yes=False)),
        other_button(words, sheet),
    ]
    if candidate.voice is not None:
        hear = sheet.to(Step.ABOUT, at=sheet.turn.at)
        buttons.append(Button(words.text("elections.button.hear"), hear, beside=True))
    return sheet.screen(
        words,
        words.text("elections.single.title", name=candidate.name, n=sheet.turn.at + 1, total=len(sheet.candidates)),
        (*said_by(words, candidate), words.text(f"elections.single.{key}", name=candidate.name)),
        tuple(buttons),
        face(words, candidate),
    )


def _after(sheet: Sheet, candidate: Candidate, *, yes: bool) -> Tap:
    """The next face, or the question at the end."""
    choice = _answered(sheet, candidate.place or 0, yes=yes)
    is_last = sheet.turn.at + 1 >= len(sheet.candidates)
    if (yes and sheet.form.is_one) or (is_last and choice != EMPTY):
        return sheet.to(Step.CONFIRM, choice)
    return sheet.to(Step.SHOW, choice, at=sheet.turn.at + 1)


def _answered(sheet: Sheet, place: int, *, yes: bool) -> Choice:
    """The choice with this answer in it; where only one can be chosen, yes takes the place of an earlier one."""
    if yes and sheet.form.is_one:
        return sheet.form.choice_of([place])
    others = set(sheet.places) - {place, NONE}
    return sheet.form.choice_of({*others, place} if yes else others)


def _no_to_all(words: Words, sheet: Sheet) -> Screen:
    """No to everybody can mean two things: ask for more people, or I do not want to choose."""
    return sheet.screen(
        words,
        words.text("elections.no_to_all.title"),
        words.lines("elections.no_to_all"),
        (
            Button(words.text("elections.button.none"), sheet.to(Step.CONFIRM, sheet.form.choice_of([NONE]))),
            Button(words.text("elections.button.blank"), sheet.to(Step.CONFIRM, EMPTY)),
            Button(words.text("elections.button.begin_anew"), sheet.to(Step.SHOW)),
        ),
        Pictogram("🗳", words.text("elections.show.alt")),
    )
