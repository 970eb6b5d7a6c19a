"""Voting in the room: a facilitator's phone goes round. Which buttons are pressed on it nobody writes down."""

from bot.ids import ElectionId, MemberId
from bot.rules.ballots import Choice, Turn
from bot.rules.elections import State, check_open
from bot.rules.people import Group, Member
from bot.rules.rooms import CarriedByOther, Room, ends_then
from bot.screen import Button, Screen, Style, tap
from bot.screens import rooms as screens
from bot.screens.elections.sheet import Sheet
from bot.services import rooms as services
from bot.services.elections import receipts
from bot.services.elections import vote as vote_services
from bot.services.elections.ballots import receipt_text
from handlers.elections.ballots import drawn
from handlers.elections.plan import here, me, seen
from handlers.routes import At, Due, HomeEntry, Routes

routes = Routes()


@routes.home(11)
def going_round(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For whose phone goes round, and for who can vote on it."""
    for election in at.unit.elections.list_of(group.id, State.VOTING):
        room = _open_room(at, election.id)
        if room is None or at.now >= election.close_at:
            continue
        words = at.words
        if room.member_id == member.id:
            names = Button(words.text("rooms.button.next_person"), tap("rooms.names", election.id, 0), Style.MAIN)
            return HomeEntry(words.text("rooms.names.title"), words.lines("rooms.home_mine"), names)
        if at.unit.elections.may_vote(election.id, here(at, election, member).id):
            mine = Button(words.text("rooms.button.picture"), tap("rooms.picture", election.id))
            return HomeEntry(words.text("rooms.names.title"), words.lines("rooms.home"), mine)
    return None


def _open_room(at: At, election: ElectionId) -> Room | None:
    room = at.unit.rooms.find(election)
    return room if room is not None and room.is_open(at.now) else None


# On the phone that goes round


@routes.view("rooms.ask")
def on_ask(at: At, election: ElectionId) -> Screen:
    """Vote in the room: asked once."""
    found, mine = services.may_carry(at.unit, at.person, election, now=at.now)
    room = _open_room(at, election)
    if room is not None and room.member_id == mine.id:
        return _names(at, election, 0)
    if room is not None:
        raise CarriedByOther(tap("elections.change_open", election))
    return screens.ask(at.words, election, ends_then(found, now=at.now))


@routes.deed("rooms.begin")
def on_begin(at: At, election: ElectionId) -> Screen:
    services.open_room(at.unit, at.person, election, now=at.now)
    return _names(at, election, 0)


@routes.view("rooms.names", leaves_no_trace=True)
def on_names(at: At, election: ElectionId, page: int) -> Screen:
    """Give the phone to the next person."""
    return _names(at, election, page)


def _names(at: At, election: ElectionId, page: int) -> Screen:
    here = services.list_here(at.unit, at.keys, at.person, election, now=at.now)
    return screens.names(at.words, election, [(each.member, each.name, each.photo) for each in here], page=page)


@routes.view("rooms.who", leaves_no_trace=True)
def on_who(at: At, election: ElectionId, member: MemberId) -> Screen:
    """Tap your picture."""
    here = services.find_here(at.unit, at.keys, at.person, election, member, now=at.now)
    return screens.pictures(at.words, election, member, here.name)


@routes.deed("rooms.as", leaves_no_trace=True)
def on_as(at: At, election: ElectionId, member: MemberId, picture: int) -> Screen:
    """Their picture, or not."""
    tapped = services.tap_picture(at.unit, at.keys, at.person, election, member, picture, now=at.now)
    if isinstance(tapped, services.Wrong):
        return screens.wrong(at.words, election, tapped.member, tapped.name, is_out=tapped.is_out)
    return drawn(at.words, sheet_of(tapped))


def sheet_of(shown: services.RoomPage) -> Sheet:
    """The ballot of a voter on the phone that goes round, with buttons of this room."""
    page, vote = shown.page, shown.page.election

    def token(turn: Turn, choice: Choice) -> str:
        return page.sealer.room_button(shown.room.mark, page.member, page.press(turn, choice))

    return Sheet(
        vote,
        page.candidates,
        page.form,
        page.choice,
        page.turn,
        lambda turn, choice: tap("rooms.b", vote.id, token(turn, choice)),
        whose=shown.name,
        helpers=page.helpers,
    )


@routes.deed("rooms.b", leaves_no_trace=True)
def on_press(at: At, election: ElectionId, token: str) -> Screen:
    """A button of a ballot: only the key knows whose it is, and what it means."""
    pressed = services.press(at.unit, at.keys, at.person, election, token=token, now=at.now)
    if isinstance(pressed, vote_services.HandedIn):
        return screens.cast(at.words, pressed.election, receipt_text(pressed.receipt))
    return drawn(at.words, sheet_of(pressed))


@routes.view("rooms.thanks", leaves_no_trace=True)
def on_thanks(at: At, election: ElectionId) -> Screen:
    """Thank you: give the phone back."""
    services.carried(at.unit, at.person, election, now=at.now)
    return screens.thanks(at.words, election)


@routes.deed("rooms.end")
def on_end(at: At, election: ElectionId) -> Screen:
    services.close_room(at.unit, at.person, election, now=at.now)
    return screens.done(at.words, comes=at.comes(tap("rooms.voted", election)))


@routes.deadline("rooms.over")
def over_due(due: Due, subject: int) -> None:
    services.over_due(due.unit, ElectionId(subject), now=due.now)


# On everybody's own phone


@routes.view("rooms.picture")
def on_picture(at: At, election: ElectionId) -> Screen | None:
    """Your picture for the room, and whether a phone goes round now; or that you have voted on it."""
    found = seen(at, election)
    check_open(found, now=at.now)
    room, number = _open_room(at, election), None
    if at.unit.elections.may_vote(election, me(at, found).id):
        number = services.own_picture(at.unit, at.keys, at.person, election, now=at.now)
        voted = on_voted(at, election)
        if voted is not None:
            return voted
    if room is None and number is None:
        return None
    return screens.own_picture(at.words, election, number, None if room is None else room.ends_at)


@routes.view("rooms.voted", leaves_no_trace=True, tells_vote=True)
def on_voted(at: At, election: ElectionId) -> Screen | None:
    """You voted in the room; nothing is said to those who did not."""
    with vote_services.asking_for_key():
        own = receipts.find_own(at.unit, at.keys, at.person, election, now=at.now)
    if own is None or not own.in_room:
        return None
    return screens.voted(at.words, seen(at, election), receipt_text(own.receipt))


@routes.view("rooms.not_me")
def on_not_me(at: At, election: ElectionId) -> Screen | None:
    """It was not you: asked once."""
    shown = on_voted(at, election)
    return None if shown is None else screens.not_me(at.words, election)


@routes.deed("rooms.take_out")
def on_take_out(at: At, election: ElectionId) -> Screen:
    """That vote is taken out."""
    services.take_back(at.unit, at.keys, at.person, election, now=at.now)
    return screens.taken_out(at.words, election)


@routes.view("rooms.not_theirs")
def on_not_theirs(at: At, election: ElectionId) -> Screen:
    """Somebody's vote from the room was not theirs."""
    seen(at, election)
    return screens.not_theirs(at.words)


@routes.view("rooms.tried")
def on_tried(at: At, election: ElectionId) -> Screen | None:
    """Somebody tapped your name."""
    found = seen(at, election)
    check_open(found, now=at.now)
    if not at.unit.elections.may_vote(election, me(at, found).id):
        return None
    return screens.tried(at.words, election)
