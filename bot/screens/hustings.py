"""Questions to the candidates: to ask one, to pass it on, to answer, and all answers beside each other."""

from collections.abc import Sequence
from datetime import datetime

from bot.ids import CandidateId, ElectionId
from bot.rules.elections import Candidate, Election
from bot.rules.hustings import A_PAGE, Asked, CandidateAnswer, Query, Reason, State, asked_until, has_answers
from bot.rules.leading import Lead
from bot.screen import Button, Enclosed, Pictogram, Screen, Style, VoiceNote, tap
from bot.screens.elections.stand import faces
from bot.words import Words


def _picture(words: Words) -> Pictogram:
    return Pictogram("💬", words.text("hustings.alt"))


def _quoted(words: Words, query: Query) -> tuple[str, ...]:
    """A question as it was said, by somebody or with the name of who asks."""
    name = query.name
    who = words.text("hustings.asks", name=name) if name else words.text("hustings.somebody")
    return (who, *_said(words, query.text, query.voice is not None))


def _said(words: Words, text: str, has_voice: bool) -> tuple[str, ...]:
    quote = (words.text("hustings.quote", text=text),) if text else ()
    return (*quote, *(words.lines("hustings.voice") if has_voice else ()))


def _voice_of(words: Words, query: Query) -> tuple[Enclosed, ...]:
    return () if query.voice is None else (VoiceNote(query.voice, words.text("hustings.voice.question")),)


def show(
    words: Words,
    election: Election,
    *,
    passed: int,
    held: int,
    may_ask: bool,
    has_asked: bool,
    waiting: int = 0,
    answering: Sequence[Candidate] = (),
    own: CandidateId | None = None,
) -> Screen:
    """Before voting opens: how many questions there are, and what this person can do about them.

    Args:
        waiting: what a facilitator has not looked at.
        answering: for whom this person answers: they themselves, or candidates on paper.
        own: this person as a candidate.
    """
    buttons: list[Button] = []
    for each in answering:
        key = "hustings.button.answer" if each.id == own else "hustings.button.answer_for"
        does = tap("hustings.to_answer", election.id) if each.id == own else tap("hustings.answers", each.id)
        buttons.append(Button(words.text(key, name=each.name), does, Style.MAIN))
    if waiting:
        buttons.append(Button(words.text("hustings.button.new"), tap("hustings.new", election.id), Style.MAIN))
    is_over = has_answers(election)
    if may_ask:
        style = Style.PLAIN if buttons else Style.MAIN
        buttons.append(Button(words.text("hustings.button.ask"), tap("hustings.ask", election.id), style))
    if has_asked:
        buttons.append(Button(words.text("hustings.button.mine"), tap("hustings.mine", election.id)))
    if passed:
        buttons.append(Button(words.text("hustings.button.read"), tap("hustings.read", election.id, 0, 0)))
    return Screen(
        title=words.text("hustings.show.title"),
        lines=(
            *(words.lines("hustings.show.nobody") if is_over else words.lines("hustings.show")),
            *(() if is_over else (_so_far(words, passed),)),
            *((words.plural("hustings.show.held", held),) if held else ()),
            *_until(words, election, may_ask=may_ask),
        ),
        buttons=tuple(buttons[:_ROWS]),
        picture=_picture(words),
        back=tap("elections.cards", election.id),
    )


_ROWS = 5
"""What fits above Back, Listen and Help."""


def _so_far(words: Words, passed: int) -> str:
    return words.plural("hustings.show.passed", passed) if passed else words.text("hustings.show.none")


def _until(words: Words, election: Election, *, may_ask: bool) -> tuple[str, ...]:
    return (words.text("hustings.show.until", moment=words.moment(asked_until(election))),) if may_ask else ()


def ask(words: Words, election: Election) -> Screen:
    """What do you want to ask? By words or by voice."""
    return Screen(
        title=words.text("hustings.ask.title"),
        lines=words.lines("hustings.ask"),
        picture=_picture(words),
        place=tap("hustings.ask", election.id),
        back=tap("hustings.show", election.id),
    )


def read_back(words: Words, query: Query, marks: Sequence[Lead] = ()) -> Screen:
    """Is that your question? Nobody else sees it yet.

    Args:
        marks: what in it may lead candidates to one answer. Who asks decides.
    """
    told = [line for mark in marks for line in words.lines(f"feedback.mark.{mark.kind}", words=mark.words)]
    known = words.lines("hustings.read_back.voice") if query.voice is not None else ()
    name = "named" if query.with_name else "nameless"
    turn = Button(
        words.text(f"hustings.button.{'nameless' if query.with_name else 'named'}"),
        tap("hustings.named", query.id, int(not query.with_name)),
    )
    return Screen(
        title=words.text("hustings.read_back.title"),
        lines=(
            *_said(words, query.text, query.voice is not None),
            *told,
            *words.lines(f"hustings.read_back.{name}"),
            *known,
        ),
        buttons=(
            Button(words.text("hustings.button.send"), tap("hustings.send", query.id), Style.YES),
            Button(words.text("hustings.button.again"), tap("hustings.ask", query.election_id)),
            turn,
            Button(words.text("hustings.button.take_back"), tap("hustings.taken_back", query.id)),
        ),
        enclosed=_voice_of(words, query),
        place=tap("hustings.ask", query.election_id),
        back=tap("hustings.show", query.election_id),
    )


def became(words: Words, election: Election, query: Query, other: Query | None = None) -> Screen:
    """What became of a question, for who asked. `other`: the one with which it was put together."""
    buttons: tuple[Button, ...] = ()
    if query.state is State.WAITS:
        buttons = (Button(words.text("hustings.button.take_back"), tap("hustings.taken_back", query.id)),)
    elif query.state in (State.HELD, State.SAME):
        buttons = (Button(words.text("hustings.button.ask"), tap("hustings.ask", election.id), Style.MAIN),)
    return Screen(
        title=words.text("hustings.became.title"),
        lines=(
            *_said(words, query.text, query.voice is not None),
            *words.lines(f"hustings.became.{query.state}", moment=words.moment(asked_until(election))),
            *(_said(words, other.text, other.voice is not None) if other is not None else ()),
            *(words.lines(f"hustings.reason.{query.reason}") if query.state is State.HELD else ()),
            *(words.lines("hustings.became.again") if query.state in (State.HELD, State.SAME) else ()),
        ),
        buttons=buttons,
        enclosed=_voice_of(words, query if other is None else other),
        back=tap("hustings.show", election.id),
    )


# For the facilitator


def new(words: Words, query: Query, *, left: int, others: bool) -> Screen:
    """A question that waits: pass it on as it is, put it together with another one, or say why not.

    Args:
        left: how many wait, this one too.
        others: whether candidates have questions already.
    """
    same = (Button(words.text("hustings.button.same"), tap("hustings.same", query.id)),) if others else ()
    return Screen(
        title=words.text("hustings.new.title"),
        lines=(*_quoted(words, query), *words.lines("hustings.new"), words.plural("hustings.new.left", left)),
        buttons=(
            Button(words.text("hustings.button.pass_on"), tap("hustings.passed", query.id), Style.YES),
            *same,
            Button(words.text("hustings.button.hold"), tap("hustings.hold", query.id), Style.STOP),
        ),
        enclosed=_voice_of(words, query),
        back=tap("hustings.show", query.election_id),
    )


def no_more(words: Words, election: ElectionId) -> Screen:
    """Nothing waits for a facilitator."""
    return Screen(
        title=words.text("hustings.no_more.title"),
        lines=words.lines("hustings.no_more"),
        back=tap("hustings.show", election),
    )


def same(words: Words, query: Query, others: Sequence[Query]) -> Screen:
    """Which question is it like? Those most alike come first."""
    listed = [
        line
        for n, each in enumerate(others, start=1)
        for line in (words.text("hustings.question", n=n), *_said(words, each.text, each.voice is not None))
    ]
    return Screen(
        title=words.text("hustings.same.title"),
        lines=(*_said(words, query.text, query.voice is not None), "", *listed),
        buttons=tuple(
            Button(words.text("hustings.button.like", n=n), tap("hustings.joined", query.id, each.id))
            for n, each in enumerate(others, start=1)
        ),
        back=tap("hustings.new", query.election_id),
    )


def hold(words: Words, query: Query) -> Screen:
    """Why is it not passed on? Who asked reads the reason."""
    return Screen(
        title=words.text("hustings.hold.title"),
        lines=(*_said(words, query.text, query.voice is not None), *words.lines("hustings.hold")),
        buttons=tuple(
            Button(words.text(f"hustings.button.reason_{reason}"), tap("hustings.held", query.id, reason))
            for reason in Reason
        ),
        back=tap("hustings.new", query.election_id),
    )


# For candidates


def answer(
    words: Words, candidate: Candidate, query: Query, given: CandidateAnswer | None, *,
    n: int, total: int, after: Query | None, is_own: bool, vote_at: datetime, is_kept: bool = False,
) -> Screen:  # fmt: skip
    """One question, and what this candidate answers so far.

    Args:
        n: which question, from 1.
        after: the next one; None after the last.
        is_own: the candidate looks at it; or else a facilitator who writes for them.
        is_kept: they have just answered.
    """
    said = () if given is None else (
        words.text("hustings.answer.so_far" if is_own else "hustings.answer.so_far_other", name=candidate.name),
        *_said(words, given.text, given.voice is not None),
    )  # fmt: skip
    ask = "hustings.answer" if is_own else "hustings.answer.other"
    onward: tuple[Button, ...] = ()
    if after is not None:
        does = tap("hustings.answer", candidate.id, after.id)
        onward = (Button(words.text("hustings.button.next"), does, Style.MAIN),)
    voice = () if given is None or given.voice is None else (VoiceNote(given.voice, candidate.name),)
    return Screen(
        title=words.text("hustings.answer.kept" if is_kept else "hustings.number", n=n, total=total),
        lines=(
            *_quoted(words, query),
            *said,
            *words.lines(f"{ask}.change" if said else ask, name=candidate.name),
            words.text("hustings.answer.until", moment=words.moment(vote_at)),
        ),
        buttons=onward,
        enclosed=(*_voice_of(words, query), *voice),
        place=tap("hustings.answer", candidate.id, query.id),
        back=tap("hustings.show", candidate.election_id),
    )


# For everybody


def read(words: Words, election: ElectionId, asked: Sequence[Asked], *, n: int, page: int) -> Screen:
    """Question `n`, from 0, and a page of its answers, all beside each other."""
    lines, shown = answers(words, asked, n=n, page=page)
    one = asked[n]
    buttons: list[Button] = []
    if (page + 1) * A_PAGE < len(one.answers):
        does = tap("hustings.read", election, n, page + 1)
        buttons.append(Button(words.text("hustings.button.more"), does, Style.MAIN))
    if n + 1 < len(asked):
        style = Style.PLAIN if buttons else Style.MAIN
        buttons.append(Button(words.text("hustings.button.next"), tap("hustings.read", election, n + 1, 0), style))
    return Screen(
        title=words.text("hustings.number", n=n + 1, total=len(asked)),
        lines=lines,
        buttons=tuple(buttons),
        picture=faces(words, shown) if shown else _picture(words),
        enclosed=voices(words, one, page=page),
        back=tap("hustings.read", election, n - 1, 0) if n else tap("elections.cards", election),
    )


def answers(words: Words, asked: Sequence[Asked], *, n: int, page: int) -> tuple[tuple[str, ...], list[Candidate]]:
    """The lines of a question and a page of its answers, and who answers there."""
    one = asked[n]
    shown = one.answers[page * A_PAGE : (page + 1) * A_PAGE]
    said = [line for candidate, given in shown for line in ("", *_answered(words, candidate, given))]
    later = () if shown else words.lines("hustings.read.later")
    return (*_quoted(words, one.query), *said, *later), [candidate for candidate, _ in shown]


def _answered(words: Words, candidate: Candidate, given: CandidateAnswer | None) -> tuple[str, ...]:
    if given is None:
        return (words.text("hustings.read.none", name=candidate.name),)
    if given.text:
        return (words.text("hustings.read.said", name=candidate.name, text=given.text),)
    return (words.text("hustings.read.spoke", name=candidate.name),)


def voices(words: Words, one: Asked, *, page: int) -> tuple[Enclosed, ...]:
    """The voice of who asks, then those of the answers of a page, each with whose it is."""
    shown = one.answers[page * A_PAGE : (page + 1) * A_PAGE]
    spoken = [VoiceNote(given.voice, each.name) for each, given in shown if given is not None and given.voice]
    return (*_voice_of(words, one.query), *spoken)
