"""What members on paper say: somebody writes it down, reads it back, and saves it when the member says yes."""

from collections.abc import Sequence
from dataclasses import replace

from bot.rules.agenda import SAYS_HOW, How
from bot.rules.people import Member
from bot.rules.topics import Topic
from bot.screen import FACILITATOR_MENU, Button, Photo, Reply, Screen, Tap, VoiceNote, tap
from bot.screens.lists import hint, paged
from bot.screens.read_back import to_read_back
from bot.screens.topics import topic_name
from bot.words import Words


def whose(words: Words, members: Sequence[Member], *, page: int) -> Screen:
    """Which member on paper says something."""
    entries = [Button(f"📄 {member.name}", tap("agenda.for", member.id)) for member in members]
    return Screen(
        title=words.text("agenda.whose.title"),
        lines=(*words.lines("agenda.whose" if members else "agenda.whose.empty"), *hint(words, entries)),
        entries=tuple(entries),
        buttons=(
            *paged(words, entries, page=page, turn=lambda n: tap("agenda.whose", n)),
            Button(words.text("agenda.button.form"), tap("agenda.form")),
        ),
        back=FACILITATOR_MENU,
    )


def how(words: Words, member: Member, topic: Topic) -> Screen:
    """Whether the member had help with the words."""
    return Screen(
        title=words.text("agenda.how.title", name=member.name),
        lines=words.lines("agenda.how", name=member.name),
        buttons=tuple(
            Button(words.text(f"agenda.button.{each}"), tap("agenda.reads", member.id, topic.key, str(each)))
            for each in SAYS_HOW.values()
        ),
        back=tap("agenda.for", member.id),
    )


def check_for(words: Words, member: Member, topic: Topic, how: How, *, says: Tap) -> Screen:
    """What a member on paper wants to talk about, to read back to them. `says`: where their words are taken."""
    yes = tap("agenda.add_for", member.id, topic.key, str(how))
    back = tap("agenda.for", member.id)
    screen = to_read_back(words, member, (), (topic_name(words, topic),), yes=yes, no=back, back=back)
    return replace(screen, place=says)


def say_for(words: Words, member: Member, topic: Topic, *, says: Tap) -> Screen:
    """Their words, or a voice."""
    return Screen(
        title=words.text("agenda.how.title", name=member.name),
        lines=(topic_name(words, topic), *words.lines("agenda.say")),
        place=says,
        back=tap("agenda.for", member.id),
    )


def check_words(words: Words, member: Member, topic: Topic, reply: Reply, *, yes: Tap, no: Tap, says: Tap) -> Screen:
    """The words of a member on paper, to read back to them or to play."""
    if reply.text.strip():
        said = words.text("agenda.quote", text=reply.text.strip())
    else:
        said = words.text("agenda.has_voice" if reply.voice else "agenda.has_photo")
    about = (topic_name(words, topic),)
    screen = to_read_back(words, member, (), (*about, said), yes=yes, no=no, back=tap("agenda.for", member.id))
    voice = () if reply.voice is None else (VoiceNote(reply.voice),)
    photo = () if reply.photo is None else (Photo(reply.photo, words.text("agenda.photo_alt")),)
    return replace(screen, enclosed=(*voice, *photo), place=says, again=tap("agenda.words_for", *yes.args))
