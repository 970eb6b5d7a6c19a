"""What another group said about the same topic."""

from bot.rules.agenda import Suggestion
from bot.rules.people import Group
from bot.screen import Button, Screen, Style, tap
from bot.screens.agenda.say import enclosed, said_lines
from bot.screens.topics import topic_name, topic_word
from bot.words import Words


def shared_button(words: Words, own: Suggestion) -> Button:
    """The way there from what somebody just said."""
    return Button(words.text("agenda.button.shared"), tap("agenda.shared", own.id))


def shared(words: Words, own: Suggestion, other: Suggestion, group: Group | None, *, people: int) -> Screen:
    """One thing at a time: do you say so too?

    Args:
        group: the group that said it; None: it is not named.
        people: for how many it stands.
    """
    who = words.lines("agenda.shared.somebody") if group is None else words.lines("agenda.shared.by", group=group.name)
    topic = topic_word(words, other.topic)
    bare = () if people == 1 else (words.plural("agenda.one.bare", people, topic=topic),)
    return Screen(
        title=words.text("agenda.look.title", topic=topic_name(words, other.topic)),
        lines=(*who, *bare, *said_lines(words, other)),
        buttons=(
            Button(words.text("agenda.button.so_too"), tap("agenda.so_too", own.id, other.id), Style.YES),
            Button(words.text("agenda.button.not_for_me"), tap("agenda.think", other.id, "not_for_me")),
        ),
        enclosed=enclosed(words, other),
        back=tap("agenda.life", own.id),
    )


def so_too(words: Words, own: Suggestion, *, is_more: bool) -> Screen:
    """It is kept, and what comes of it."""
    more = Button(words.text("agenda.button.shared"), tap("agenda.shared", own.id))
    return Screen(
        title=words.text("agenda.so_too.title"),
        lines=words.lines("agenda.so_too"),
        buttons=(*((more,) if is_more else ()), Button(words.text("agenda.button.mine"), tap("agenda.mine", 0))),
        back=tap("agenda.life", own.id),
    )


def no_more(words: Words, own: Suggestion) -> Screen:
    """Other groups said nothing more about it."""
    return Screen(
        title=words.text("agenda.no_more.title"), lines=words.lines("agenda.no_more"), back=tap("agenda.life", own.id)
    )
