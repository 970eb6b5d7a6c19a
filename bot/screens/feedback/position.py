"""What the rep will say: written, read back, said at the board, reported back."""

from collections.abc import Sequence, Sized

from bot.ids import FileId
from bot.rules.feedback import (
    OWN,
    THEY,
    WHY_NOT,
    Echo,
    Kind,
    Outcome,
    Position,
    Question,
)
from bot.rules.tallies import SMALLEST, Tally
from bot.screen import HOME, REP_MENU, Button, Enclosed, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.feedback.ask import choice_label, question_lines, quoted_lines, title_of
from bot.screens.reps import nobody
from bot.words import Words

_MISSING_SHOWN = 3


def proposal(words: Words, question: Question, counted: Tally) -> str:
    """What the rep could say, from the answers that were chosen most; empty when nobody chose.

    "Most people" is said only of more than half of those who were asked. Otherwise it says how many answered.
    """
    is_order = question.kind is Kind.ORDER and not counted.is_of_most
    places = counted.in_order[0] if is_order and counted.in_order else counted.most
    chosen = [choice_label(words, c).partition(" ")[2] for c in question.choices if c.place in places]
    if not chosen:
        return ""
    answer, asked = words.all_of(chosen), _as_asked(words, question)
    if not counted.is_of_most:
        how_many = ("order_some" if counted.shows_numbers else "order_few") if is_order else _how_many(counted)
        return words.text(
            f"feedback.proposal.{how_many}",
            question=asked, n=counted.answered, asked=counted.asked, answer=answer,
        )  # fmt: skip
    if question.template == OWN or not question.topic:
        return words.text("feedback.proposal.own", question=asked, answer=answer)
    return words.text(f"feedback.proposal.{question.template}", topic=question.topic, answer=answer)


def _as_asked(words: Words, question: Question) -> str:
    """The question on lines of its own, with the mark that makes it one."""
    text = question.text or "\n".join(question_lines(words, question))
    marked = text if text.endswith(("?", ".", "!")) else f"{text}?"
    return marked if question.template == OWN or not question.topic else f"{question.topic}\n{marked}"


def _how_many(counted: Tally) -> str:
    """How much it is that was chosen most: of some people, of a few, or only of a part of a few."""
    if counted.shows_numbers:
        return "some"
    all_of_them = len(counted.most) == 1 and counted.counts[counted.most[0]] == counted.answered
    return "few" if all_of_them else "part"


def position_lines(words: Words, position: Position) -> tuple[str, ...]:
    """The words of a position, as they are said."""
    if position.text:
        return tuple(words.text("feedback.quote", text=position.text).split("\n"))
    return words.lines("feedback.position.voice")


def _voice(file: FileId | None) -> tuple[Enclosed, ...]:
    return () if file is None else (VoiceNote(file),)


def position_voice(position: Position) -> tuple[Enclosed, ...]:
    """The rep's voice."""
    return _voice(position.voice)


def write(
    words: Words, question: Question, position: Position | None, proposed: str, *, may_ask_again: bool
) -> Screen:  # fmt: skip
    """What will you say? A proposal that one tap accepts, or own words by writing or speaking.

    Args:
        may_ask_again: so few people answered that asking once more is better than speaking for them.
    """
    version = 0 if position is None else position.version
    lines = [*quoted_lines(words, question)]
    buttons = []
    if position is not None:
        lines += [words.text("feedback.position.you_say"), *position_lines(words, position)]
        if position.told_at is None:
            does = tap("feedback.read_back", question.id, position.version)
            buttons.append(Button(words.text("feedback.button.read_back"), does, Style.YES))
    elif proposed:
        lines += [words.text("feedback.write.proposal"), *words.text("feedback.quote", text=proposed).split("\n")]
        does = tap("feedback.propose", question.id, version)
        buttons.append(Button(words.text("feedback.button.propose"), does, Style.YES))
    if may_ask_again and position is None:
        buttons.append(Button(words.text("feedback.button.ask_again"), tap("feedback.ask_now", 0)))
    return Screen(
        title=words.text("feedback.write.title"),
        lines=(*lines, *words.lines("feedback.write" if position or proposed else "feedback.write.first")),
        buttons=(*buttons, Button(words.text("feedback.button.sheet"), tap("feedback.sheet", question.id, 0))),
        place=tap("feedback.write", question.id, version),
        enclosed=() if position is None else position_voice(position),
        back=REP_MENU,
    )


def draft(words: Words, question: Question, position: Position) -> Screen:
    """What the rep wrote, before the groups hear it."""
    return Screen(
        title=words.text("feedback.draft.title"),
        lines=(
            words.text("feedback.position.you_say"),
            *position_lines(words, position),
            *words.lines("feedback.draft"),
        ),
        buttons=(
            Button(
                words.text("feedback.button.read_back"),
                tap("feedback.read_back", question.id, position.version),
                Style.YES,
            ),
            Button(words.text("feedback.button.again"), tap("feedback.write", question.id, position.version)),
        ),
        place=tap("feedback.write", question.id, position.version),
        enclosed=position_voice(position),
        back=tap("feedback.sheet", question.id, 0),
    )


def is_told(words: Words, question: Question, *, comes: str, is_rep: bool = True) -> Screen:
    """The groups hear what the rep will say. `comes`: when, in words. `is_rep`: they have the menu of a rep."""
    return Screen(
        title=words.text("feedback.is_told.title"),
        lines=(*words.lines("feedback.is_told", when=comes), *(words.lines("feedback.is_told.rep") if is_rep else ())),
        buttons=(Button(words.text("feedback.button.will_say"), tap("feedback.will_say", question.id)),),
        back=REP_MENU,
        place=HOME,
    )


def read_back(words: Words, question: Question, position: Position, echo: Echo | None) -> Screen:
    """Read back to everybody who was asked: is that right, or is something missing?"""
    if echo is None:
        answer = words.lines("feedback.said_back_to")
    else:
        answer = words.lines("feedback.said_back_to.right" if echo.right else "feedback.missing.in")
    return Screen(
        title=words.text("feedback.said_back_to.title"),
        lines=(
            *quoted_lines(words, question),
            words.text("feedback.position.rep_says"),
            *position_lines(words, position),
            *answer,
        ),
        buttons=(
            Button(
                words.text("feedback.button.right"), tap("feedback.right", question.id, position.version), Style.YES
            ),
            Button(words.text("feedback.button.missing"), tap("feedback.missing", question.id)),
        ),
        picture=Pictogram("🗣", words.text("feedback.speaks_alt")),
        enclosed=position_voice(position),
    )


def thanks(words: Words, question: Question) -> Screen:
    """That is right."""
    return Screen(
        title=words.text("feedback.thanks.title"),
        lines=words.lines("feedback.thanks"),
        buttons=(Button(words.text("feedback.button.life"), tap("feedback.life", question.id)),),
        place=HOME,
    )


def missing(words: Words, question: Question, version: int) -> Screen:
    """Something is missing: what?"""
    return Screen(
        title=words.text("feedback.missing.title"),
        lines=words.lines("feedback.missing"),
        place=tap("feedback.missing", question.id),
        back=tap("feedback.said_back", question.id, version),
    )


def missing_in(words: Words, question: Question, reps: Sized) -> Screen:
    """The reps hear what is missing."""
    return Screen(
        title=words.text("feedback.missing_in.title"),
        lines=(*words.lines("feedback.missing.in"), *nobody(words, reps)),
        buttons=(Button(words.text("feedback.button.life"), tap("feedback.life", question.id)),),
        place=HOME,
    )


def _echo_lines(words: Words, echo: Echo) -> tuple[str, ...]:
    if echo.text:
        return (words.text("feedback.quote", text=echo.text),)
    return words.lines("feedback.has_voice")


def missed(words: Words, question: Question, echo: Echo) -> Screen:
    """For the rep: somebody says that something is missing. The rep decides what to do with it."""
    return Screen(
        title=words.text("feedback.missed.title"),
        lines=(*words.lines("feedback.missed"), *_echo_lines(words, echo)),
        buttons=(
            Button(words.text("feedback.button.rewrite"), tap("feedback.position", question.id), Style.MAIN),
            Button(words.text("feedback.button.as_it_is"), tap("feedback.will_say", question.id)),
        ),
        enclosed=_voice(echo.voice),
        back=REP_MENU,
    )


def meets_line(words: Words, meets: str) -> str:
    """When the board meets. `meets`: in words; empty while no meeting is planned."""
    return words.text("feedback.will_say.when", date=meets) if meets else words.text("feedback.will_say.no_meeting")


def will_say(words: Words, question: Question, position: Position, echoes: Sequence[Echo], *, meets: str) -> Screen:
    """What I will say: for the rep, to read or to hear just before the meeting.

    Args:
        meets: when the board meets, in words; empty while no meeting is planned.
    """
    right = sum(echo.right for echo in echoes)
    lines = [words.text("feedback.position.you_say"), *position_lines(words, position), meets_line(words, meets)]
    if right >= SMALLEST:
        lines.append(words.plural("feedback.will_say.right", right))
    elif right:
        lines.append(words.text("feedback.will_say.few_right"))
    wrong = [echo for echo in echoes if not echo.right][:_MISSING_SHOWN]
    if wrong:
        lines.append(words.text("feedback.will_say.missing"))
    lines += [line for echo in wrong for line in _echo_lines(words, echo)]
    return Screen(
        title=words.text("feedback.will_say.title"),
        lines=tuple(lines),
        buttons=(
            Button(words.text("feedback.button.rewrite"), tap("feedback.position", question.id)),
            Button(words.text("feedback.button.sheet"), tap("feedback.sheet", question.id, 0)),
        ),
        enclosed=(*position_voice(position), *(each for echo in wrong for each in _voice(echo.voice))),
        back=REP_MENU,
    )


# After the meeting


def report(words: Words, question: Question, position: Position, *, speaks: bool = True) -> Screen:
    """Did you say it? Or, for who only knows what became of it: did somebody say it? `speaks`: for the groups."""
    if speaks:
        title, wanted = "feedback.report.title", "feedback.report.wanted"
        yes, no = "feedback.button.said", "feedback.button.not_said"
    else:
        title, wanted = "feedback.report_for.title", "feedback.position.rep_says"
        yes, no = "feedback.button.said_for", "feedback.button.not_said_for"
    return Screen(
        title=words.text(title),
        lines=(
            words.text(wanted),
            *position_lines(words, position),
        ),
        buttons=(
            Button(words.text(yes), tap("feedback.they", question.id), Style.YES),
            Button(words.text(no), tap("feedback.why", question.id)),
        ),
        enclosed=position_voice(position),
        back=REP_MENU,
    )


def they(words: Words, question: Question) -> Screen:
    """What did they say? A tap is enough; words or a voice are better."""
    return Screen(
        title=words.text("feedback.they.title"),
        lines=words.lines("feedback.they"),
        buttons=tuple(
            Button(words.text(f"feedback.button.they_{each}"), tap("feedback.reported", question.id, each))
            for each in THEY
        ),
        place=tap("feedback.they", question.id),
        back=tap("feedback.report", question.id),
    )


def why(words: Words, question: Question, *, speaks: bool = True) -> Screen:
    """Why could you not say it? `speaks`: for the groups; who does not, was not to be there."""

    def label(reason: str) -> str:
        if reason == "not_there" and not speaks:
            return words.text("feedback.button.why_not_there_for")
        return words.text(f"feedback.button.why_{reason}")

    return Screen(
        title=words.text("feedback.why.title"),
        lines=words.lines("feedback.why"),
        buttons=tuple(Button(label(each), tap("feedback.not_said", question.id, each)) for each in WHY_NOT),
        place=tap("feedback.why", question.id),
        back=tap("feedback.report", question.id),
    )


def reported(words: Words, question: Question, *, comes: str) -> Screen:
    """Everybody who was asked will hear it. `comes`: when, in words."""
    return Screen(
        title=words.text("feedback.reported.title"),
        lines=words.lines("feedback.reported", when=comes),
        buttons=(Button(words.text("feedback.button.life"), tap("feedback.life", question.id)),),
        back=REP_MENU,
        place=HOME,
    )


def report_lines(words: Words, position: Position) -> tuple[str, ...]:
    """Somebody said this, and the board said that. Or: it was not possible, and why."""
    said = position.outcome is Outcome.SAID
    known = THEY if said else WHY_NOT
    lines = [words.text("feedback.told.said" if said else "feedback.told.wanted"), *position_lines(words, position)]
    if not said:
        lines.append(words.text("feedback.told.could_not"))
    if position.reason in known:
        lines.append(words.text(f"feedback.{'they' if said else 'why'}.{position.reason}"))
    elif said:
        lines += [words.text("feedback.told.they_said"), *_reason(words, position)]
    else:
        lines += [words.text("feedback.told.because"), *_reason(words, position)]
    return tuple(lines)


def _reason(words: Words, position: Position) -> tuple[str, ...]:
    if position.reason:
        return (words.text("feedback.quote", text=position.reason),)
    return words.lines("feedback.position.voice")


def report_voice(position: Position) -> tuple[Enclosed, ...]:
    """The rep's voice about what the board said."""
    return _voice(position.reason_voice)


def told(words: Words, question: Question, position: Position) -> Screen:
    """For everybody who was asked: what became of it. Where nobody said it, no picture shows somebody who speaks."""
    speaks = Pictogram("🗣", words.text("feedback.speaks_alt"))
    return Screen(
        title=words.text("feedback.told.title") if not question.topic else title_of(words, question),
        lines=report_lines(words, position),
        buttons=(Button(words.text("feedback.button.say_board"), tap("agenda.start")),),
        picture=speaks if position.outcome is Outcome.SAID else None,
        enclosed=(*position_voice(position), *report_voice(position)),
    )
