"""What members on paper say: the facilitator writes it down, reads it back, and saves it when the member says yes."""

from bot.ids import MemberId, SuggestionId
from bot.rules.agenda import SAYS_HOW, How, Suggestion
from bot.rules.people import Group, Member, check_facilitator
from bot.rules.refusals import OldButton
from bot.rules.topics import Topic
from bot.screen import Button, Reply, Screen, Tap, tap
from bot.screens.agenda import on_paper as screens
from bot.screens.agenda import read as read_screens
from bot.screens.agenda import say as say_screens
from bot.screens.read_back import has_a_phone
from bot.services import agenda as services
from bot.services.topics import pressed
from handlers import read_back
from handlers.agenda.said import offered, said_back, says_for, thanks
from handlers.routes import At, Routes

routes = Routes()


def _how(word: str) -> How:
    try:
        return SAYS_HOW[word]
    except KeyError:
        raise OldButton from None


def _speaker(at: At, member: MemberId, topic: str) -> tuple[Member, Topic]:
    """A member on paper for whom this person writes, and what it is about."""
    speaker = services.on_paper(at.unit, at.person, member, now=at.now)
    return speaker, pressed(at.unit, at.unit.people.get_group(speaker.group_id).board_id, topic)


@routes.menu("facilitator", 50)
def paper_in_menu(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """What members on paper say."""
    return (Button(at.words.text("agenda.button.for_paper"), tap("agenda.whose", 0)),)


@routes.view("agenda.whose")
def on_whose(at: At, page: int) -> Screen:
    """Which member on paper."""
    group = at.group()
    check_facilitator(at.member(group.id))
    members = [m for m in at.unit.people.list_members(group.id, now=at.now) if m.on_paper and m.has_voice]
    return screens.whose(at.words, members, page=page)


@routes.view("agenda.form")
def on_form(at: At) -> Screen:
    """A form for a suggestion, to print."""
    group = at.group()
    member = at.member(group.id)
    check_facilitator(member)
    return read_screens.form(at.words, at.words.in_language(group.language), offered(at, group), member.name)


@routes.view("agenda.for")
def on_for(at: At, member: MemberId) -> Screen:
    """What is it about?"""
    speaker = services.on_paper(at.unit, at.person, member, now=at.now)
    return say_screens.start_for(at.words, offered(at, at.unit.people.get_group(speaker.group_id)), speaker)


@routes.view("agenda.how")
def on_how(at: At, member: MemberId, topic: str) -> Screen:
    """Whose words."""
    return screens.how(at.words, *_speaker(at, member, topic))


@routes.view("agenda.reads")
def on_check_for(at: At, member: MemberId, topic: str, how: str) -> Screen:
    """It is read back to the member before it is saved."""
    said = _how(how)
    return screens.check_for(at.words, *_speaker(at, member, topic), said, says=says_for(member, topic, said))


@routes.deed("agenda.add_for")
def on_add_for(at: At, member: MemberId, topic: str, how: str) -> Screen:
    """Written down for a member on paper, who said yes to it."""
    return thanks(at, _add(at, member, topic, _how(how)))


def _add(at: At, member: MemberId, topic: str, how: How) -> Suggestion:
    speaker = services.on_paper(at.unit, at.person, member, now=at.now)
    board = at.unit.people.get_group(speaker.group_id).board_id
    return services.add_for(at.unit, at.person, member, topic=topic, how=how, board=board, now=at.now)


# Words


@routes.view("agenda.say_for")
def on_say_for(at: At, member: MemberId, topic: str, how: str, suggestion: SuggestionId) -> Screen:
    """What do they want to say about it?"""
    speaker, about = _speaker(at, member, topic)
    _open(at, member, suggestion)
    return screens.say_for(at.words, speaker, about, says=says_for(member, topic, _how(how), suggestion))


def _open(at: At, member: MemberId, suggestion: SuggestionId) -> Suggestion | None:
    """That to which words belong; None: it is made with them. Raises OldButton, ListClosed."""
    if not suggestion:
        return None
    found = services.own(at.unit, at.person, suggestion, now=at.now)
    if found.member_id != member:
        raise OldButton
    services.check_still_open(at.unit, found, now=at.now)
    return found


@routes.reply("agenda.say_for", reads_back=lambda *_: True)
def on_said_for(at: At, reply: Reply, member: MemberId, topic: str, how: str, suggestion: SuggestionId) -> Screen:
    """They wait until the member said yes to them. Other words take their place."""
    _speaker(at, member, topic)
    _open(at, member, suggestion)
    waits = says_for(member, topic, _how(how), suggestion)
    read_back.checked_text(reply, waits)
    kept = read_back.keep(at, reply, waits=waits)
    return on_words_for(at, kept)


def _waits(at: At, kept: int) -> tuple[Tap, MemberId, str, str, SuggestionId]:
    """To what the words with this number belong. Raises OldButton: nobody has them any more."""
    waits = at.unit.outbox.may_answer(at.person.id, kept)
    if waits is None or waits.name != "agenda.say_for":
        raise OldButton(tap("agenda.whose", 0))
    member, topic, how, suggestion = waits.args
    return waits, MemberId(int(member)), str(topic), str(how), SuggestionId(int(suggestion))


@routes.view("agenda.words_for")
def on_words_for(at: At, kept: int) -> Screen:
    """What the member said, to read back or to play."""
    waits, member, topic, _, _ = _waits(at, kept)
    speaker, about = _speaker(at, member, topic)
    reply = read_back.find(at, kept, waits=waits)
    if reply is None:
        raise OldButton(tap("agenda.for", member))
    yes, no = tap("agenda.keep_for", kept), tap("agenda.unsay_for", *waits.args)
    return screens.check_words(at.words, speaker, about, reply, yes=yes, no=no, says=waits)


@routes.deed("agenda.unsay_for")
def on_unsay_for(at: At, member: MemberId, topic: str, how: str, suggestion: SuggestionId) -> Screen:
    """The member said no to their words: nobody keeps them."""
    _speaker(at, member, topic)
    read_back.drop(at, waits=says_for(member, topic, _how(how), suggestion))
    return on_say_for(at, member, topic, how, suggestion)


@routes.deed("agenda.keep_for")
def on_keep_for(at: At, kept: int) -> Screen:
    """The member said yes to their words. Said once more, they are shown once more."""
    waits, member, topic, how, suggestion = _waits(at, kept)
    reply = read_back.find(at, kept, waits=waits)
    if reply is None:
        return said_back(at, _saved_before(at, member, topic, suggestion, kept, waits=waits))
    if (screen := _not_saved(at, member)) is not None:
        read_back.drop(at, waits=waits)
        return screen
    said = _open(at, member, suggestion) or _add(at, member, topic, _how(how))
    text = read_back.checked_text(reply, waits)
    read_back.saved(at, kept)
    return said_back(at, services.say_more(at.unit, said, text=text, reply=reply, now=at.now))


def _saved_before(
    at: At, member: MemberId, topic: str, suggestion: SuggestionId, kept: int, *, waits: Tap
) -> Suggestion:
    """What just these words belong to. Raises OldButton: they were not saved."""
    services.on_paper(at.unit, at.person, member, now=at.now)
    if not read_back.was_saved(at, kept, waits=waits):
        raise OldButton(tap("agenda.for", member))
    theirs = at.unit.agenda.list_of(member)
    found = [each for each in theirs if (each.id == suggestion if suggestion else each.topic.key == topic)]
    if not found:
        raise OldButton(tap("agenda.for", member))
    return found[0]


def _not_saved(at: At, member: MemberId) -> Screen | None:
    """They have a phone by now: whoever sent their words hears that nobody has them."""
    try:
        speaker = at.unit.people.get_member(member, now=at.now)
    except LookupError:
        return None
    return None if speaker.on_paper else has_a_phone(at.words, speaker, back=tap("agenda.whose", 0))
