"""A deputy goes to one meeting for a rep: whom the group chose, who is asked, and what everybody hears."""

from collections.abc import Sequence

from bot.ids import GroupId
from bot.rules.deputies import Handover, State
from bot.rules.meetings import Meeting
from bot.rules.people import Member
from bot.screen import FACILITATOR_MENU, REP_MENU, UNDONE, Button, Screen, Style, Tap, tap
from bot.screens.lists import paged, portraits, short
from bot.words import Words


def _on(words: Words, meeting: Meeting) -> str:
    return words.date(meeting.meets_at.astimezone(meeting.zone).date())


# Whom the group chose


def choose(words: Words, group: GroupId, members: Sequence[Member], deputy: Member | None, *, page: int) -> Screen:
    """For a facilitator: whom did the group choose? `deputy`: who it is now."""
    found = {tap("deputies.sure", each.id): (each.name, each.photo) for each in members if each != deputy}
    entries = [Button(f"👥 {short(name)}", does) for does, (name, _) in found.items()]
    shown = paged(words, entries, page=page, turn=lambda n: tap("deputies.choose", group, n))
    now = words.lines("deputies.choose.now", name=deputy.name) if deputy is not None else ()
    nobody = Button(words.text("deputies.button.nobody"), tap("deputies.nobody", group), Style.STOP)
    return Screen(
        title=words.text("deputies.choose.title"),
        lines=(*words.lines("deputies.choose"), *now),
        buttons=(*shown, *((nobody,) if deputy is not None else ())),
        picture=portraits(words, shown, found),
        back=FACILITATOR_MENU,
    )


def sure(words: Words, member: Member) -> Screen:
    """The group chose them: asked once."""
    return Screen(
        title=words.text("deputies.sure.title", name=member.name),
        lines=words.lines("deputies.sure", name=member.name),
        buttons=(Button(words.text("deputies.button.chosen"), tap("deputies.chosen", member.id), Style.YES),),
        back=tap("deputies.choose", member.group_id, 0),
    )


def chosen(words: Words, member: Member) -> Screen:
    """It is written down."""
    return Screen(
        title=words.text("deputies.chosen.title"),
        lines=words.lines("deputies.chosen", name=member.name),
        back=FACILITATOR_MENU,
    )


def nobody(words: Words) -> Screen:
    """The group has no deputy any more."""
    return Screen(
        title=words.text("deputies.chosen.title"), lines=words.lines("deputies.nobody"), back=FACILITATOR_MENU
    )


def who(words: Words, name: str, *, is_mine: bool) -> Screen:
    """For everybody: the group has a deputy. `is_mine`: they read it themselves."""
    lines = words.lines("deputies.who.mine" if is_mine else "deputies.who", name=name)
    return Screen(title=words.text("deputies.who.title"), lines=lines)


def no_more(words: Words, name: str) -> Screen:
    """For everybody: somebody is not the deputy any more."""
    return Screen(title=words.text("deputies.who.title"), lines=words.lines("deputies.no_more", name=name))


# I cannot come


def cannot(words: Words, meeting: Meeting, could: Sequence[Member]) -> Screen:
    """For a rep: whom do you want to ask?"""
    if not could:
        return Screen(
            title=words.text("deputies.cannot.title"),
            lines=words.lines("deputies.cannot.nobody", date=_on(words, meeting)),
            buttons=(Button(words.text("deputies.button.want"), tap("deputies.want"), Style.MAIN),),
            back=REP_MENU,
        )
    return Screen(
        title=words.text("deputies.cannot.title"),
        lines=words.lines("deputies.cannot", date=_on(words, meeting)),
        buttons=tuple(
            Button(words.text("reps.button.ask", name=short(each.name)), tap("deputies.ask", meeting.id, each.id))
            for each in could
        ),
        back=REP_MENU,
    )


def wanted(words: Words, names: Sequence[str], *, comes: str) -> Screen:
    """The facilitators are asked to let the group choose a deputy. `comes`: when, in words."""
    if not names:
        title = words.text("deputies.wanted.nobody.title")
        return Screen(title=title, lines=words.lines("deputies.wanted.nobody"), back=REP_MENU, again=UNDONE)
    lines = words.lines("deputies.wanted", names=words.all_of(names), when=comes)
    return Screen(title=words.text("deputies.wanted.title"), lines=lines, back=REP_MENU)


_SAID = {
    State.ASKED: "deputies.mine.asked",
    State.YES: "deputies.mine.yes",
    State.NO: "deputies.mine.no",
    State.BACK: "deputies.mine.back",
    State.OVER: "deputies.mine.over",
}
"""What became of it, for the rep."""
_WAITS = {
    State.ASKED: "deputies.mine.waits",
    State.YES: "deputies.mine.yes.waits",
    State.BACK: "deputies.mine.back.waits",
}
"""What is said while the message about it waits: the question, or that it is so."""


def mine(words: Words, handover: Handover, meeting: Meeting, name: str, *, is_late: bool, comes: str = "") -> Screen:
    """For the rep: what became of it.

    Args:
        is_late: who was asked has said nothing for some days.
        comes: when the message about it is there, in words, while it waits.
    """
    back_again = Button(words.text("deputies.button.back"), tap("deputies.back", handover.id))
    other = Button(words.text("deputies.button.other"), tap("deputies.cannot", meeting.id), Style.MAIN)
    said = _SAID[handover.state]
    late = words.lines("deputies.mine.late", name=name) if is_late and handover.state is State.ASKED else ()
    waits = words.lines(_WAITS[handover.state], name=name, when=comes) if comes else ()
    return Screen(
        title=words.text(f"{said}.title", name=name),
        lines=(*words.lines(said, name=name, date=_on(words, meeting)), *waits, *late),
        buttons={
            State.ASKED: (back_again,),
            State.YES: (back_again,),
            State.NO: (other,),
            State.OVER: (other,),
            State.BACK: (other,),
        }[handover.state],
        back=REP_MENU,
    )


# Can you go?


def asked(words: Words, handover: Handover, meeting: Meeting, *, rep: str, name: str, is_mine: bool) -> Screen:
    """Can you go for the rep? `is_mine`: they read it themselves; else a facilitator asks somebody without a phone."""
    if handover.state is State.YES and is_mine:
        return goes(words, handover, meeting, rep)
    yes, no = tap("deputies.yes", handover.id), tap("deputies.no", handover.id)
    if is_mine:
        return Screen(
            title=words.text("deputies.asked.title", name=rep),
            lines=words.lines("deputies.asked", name=rep, date=_on(words, meeting)),
            buttons=(
                Button(words.text("deputies.button.yes"), yes, Style.YES),
                Button(words.text("deputies.button.no"), no),
            ),
        )
    return Screen(
        title=words.text("reps.ask.title", name=name),
        lines=words.lines("deputies.asked.paper", rep=rep, name=name, date=_on(words, meeting)),
        buttons=(
            Button(words.text("reps.button.said_yes", name=short(name)), yes, Style.YES),
            Button(words.text("reps.button.said_no", name=short(name)), no),
        ),
    )


def goes(words: Words, handover: Handover, meeting: Meeting, rep: str) -> Screen:
    """They said yes: what that means, and until when."""
    return Screen(
        title=words.text("deputies.goes.title"),
        lines=words.lines("deputies.goes", name=rep, date=_on(words, meeting)),
        buttons=(
            Button(words.text("home.button.rep"), REP_MENU, Style.MAIN),
            Button(words.text("deputies.button.no"), tap("deputies.no", handover.id)),
        ),
    )


def goes_paper(words: Words, meeting: Meeting, name: str) -> Screen:
    """The same for a facilitator who asked somebody without a phone."""
    return Screen(
        title=words.text("deputies.goes.title"),
        lines=words.lines("deputies.goes.paper", name=name, date=_on(words, meeting)),
    )


def declined(words: Words, rep: str, *, comes: str) -> Screen:
    """They cannot go, and that is fine. `comes`: when the rep knows it, in words."""
    lines = words.lines("deputies.declined", name=rep, when=comes)
    return Screen(title=words.text("deputies.declined.title"), lines=lines)


def not_needed(words: Words, meeting: Meeting, *, rep: str, stopped: bool, not_then: bool = False) -> Screen:
    """For the deputy: they do not need to go.

    Args:
        stopped: the rep is not the rep any more.
        not_then: the rep is it now, and not on the day to which the meeting was moved; or only of another group.
    """
    said = "deputies.not_needed.stopped" if stopped else "deputies.not_needed"
    if not_then:
        said = "deputies.not_needed.not_then"
    return Screen(
        title=words.text("deputies.not_needed.title"), lines=words.lines(said, name=rep, date=_on(words, meeting))
    )  # fmt: skip


# What everybody hears


def comes(words: Words, meeting: Meeting, *, rep: str, name: str, tells: bool) -> Screen:
    """Who goes for the rep. `tells`: they look after the group, and tell the board."""
    tell: tuple[tuple[str, Tap], ...] = (("deputies.button.text", tap("agenda.as_text", meeting.id)),) if tells else ()
    return Screen(
        title=words.text("reps.about.title"),
        lines=(
            *words.lines("deputies.comes", rep=rep, name=name, date=_on(words, meeting)),
            *(words.lines("deputies.comes.tell") if tells else ()),
        ),
        buttons=tuple(Button(words.text(label), does) for label, does in tell),
    )


def comes_not(words: Words, meeting: Meeting, *, rep: str, name: str, is_rep: bool) -> Screen:
    """Who was to go does not. `is_rep`: the rep still is, and has the meeting again."""
    own = words.lines("deputies.comes_not.rep", name=rep) if is_rep else ()
    return Screen(
        title=words.text("reps.about.title"),
        lines=(*words.lines("deputies.comes_not", name=name, date=_on(words, meeting)), *own),
    )


def line(words: Words, rep: str, name: str) -> str:
    """On the page of a meeting, and on the board's own page."""
    return words.text("deputies.line", rep=rep, name=name)
