"""What somebody reads when they have said something for the board."""

from bot.ids import MemberId
from bot.rules.agenda import How, Suggestion
from bot.rules.people import Group
from bot.rules.topics import Topic
from bot.screen import Button, Screen, Tap, tap
from bot.screens.agenda import say as screens
from bot.screens.agenda.before import before_button
from bot.screens.agenda.shared import shared_button
from bot.services import agenda as services
from bot.services import asked_before, shared
from handlers.routes import At


def offered(at: At, group: Group) -> list[Topic]:
    """The grid of topics."""
    return at.unit.topics.list_offered(group.board_id)


def thanks(at: At, suggestion: Suggestion) -> Screen:
    """Got it."""
    reps = at.unit.people.list_reps(suggestion.group_id, now=at.now)
    closes = None if suggestion.meeting_id is None else services.closes_at(at.unit, suggestion.meeting_id)
    return screens.thanks(
        at.words,
        suggestion,
        closes,
        [rep.name for rep in reps],
        before=_before(at, suggestion),
        says=_says(at, suggestion),
    )


def said_back(at: At, suggestion: Suggestion) -> Screen:
    """Is that right? With a name or without?"""
    return screens.said_back(at.words, suggestion, before=_before(at, suggestion), says=_says(at, suggestion))


def says_for(member: MemberId, topic: str, how: How, suggestion: int = 0) -> Tap:
    """Where words of a member on paper are taken; `suggestion`: that to which they belong, if there is one."""
    return tap("agenda.say_for", member, topic, str(how), suggestion)


def about(suggestion: Suggestion) -> Tap:
    """The same for a suggestion that was written down for them."""
    how = How.HELPED if suggestion.how is How.HELPED else How.SELF
    return says_for(suggestion.member_id, suggestion.topic.key, how, suggestion.id)


def _says(at: At, suggestion: Suggestion) -> Tap | None:
    """Where the words of somebody else are taken; None: they are their own."""
    return None if suggestion.person_id == at.person.id else about(suggestion)


def _before(at: At, suggestion: Suggestion) -> tuple[Button, ...]:
    """A way to what was asked before and has an answer, and to what other groups say about it."""
    before = (before_button(at.words, suggestion),) if asked_before.asked_before(at.unit, suggestion) else ()
    if suggestion.person_id != at.person.id:
        return before
    others = shared.of_others(at.unit, at.member(suggestion.group_id), suggestion)
    return (*before, *((shared_button(at.words, suggestion),) if others else ()))
