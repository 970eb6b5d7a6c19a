"""Voting: that it is open, receipts, what everybody should know of secrecy, papers to print."""

from contextlib import suppress

from bot.ids import ElectionId
from bot.rules.elections import Candidate, Election, Standing, State, check_open, of_groups
from bot.rules.people import Group, Member
from bot.rules.refusals import NotInGroup, OldButton
from bot.screen import Button, Screen, Style, Tap, tap
from bot.screens import rooms as room_screens
from bot.screens.elections import vote as screens
from bot.services.elections import close as close_services
from bot.services.elections import receipts, record
from bot.services.elections import vote as services
from bot.services.elections.ballots import Cast, receipt_text
from handlers.elections.plan import here, looked_after, me, seen, tended, together
from handlers.routes import At, AtChat, Due, HomeEntry, Routes, number_of
from storage.keys import KeyMissing, KeysAway, NoKey

routes = Routes()
MOST_ORDERS = 4
ALIKE = 3
"""So many ballots at least have the names in the same order: who saw one handed out does not know it again."""
SPARE = 2
"""Ballots more than people vote on paper."""
"""How many differently ordered paper ballots are made."""


@routes.home(10)
def voting(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While a vote is open and this member has not voted."""
    for election in at.unit.elections.list_of(group.id, State.VOTING):
        mine = here(at, election, member)
        voter = at.unit.elections.find_voter(election.id, mine.id)
        if at.now >= election.close_at or voter is None or voter.on_paper:
            continue
        return _with_a_new_phone(at) if voter.needs_vouching else _entry(at, election, mine)
    return None


def _with_a_new_phone(at: At) -> HomeEntry:
    """Others must say first whose phone it is. Whether they have voted is not said to it either."""
    key = "elections.refused.phone_is_new"
    return HomeEntry(at.words.text(f"{key}.title"), at.words.lines(key))


def _entry(at: At, election: Election, member: Member) -> HomeEntry | None:
    words = at.words
    try:
        own = services.find_cast(at.unit, services.sealer_of(at.keys, election.id), election.id, member.id)
    except KeysAway:
        return HomeEntry(words.text("elections.refused.away.title"), words.lines("elections.refused.away"))
    except KeyMissing:
        return HomeEntry(words.text("elections.refused.key_lost.title"), words.lines("elections.refused.key_lost"))
    if own is None:
        button = Button(words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)
    else:
        button = Button(words.text("elections.button.my_pictures"), tap("elections.receipt", election.id))
    key = "elections.home" if own is None else "rooms.refused.voted" if own.in_room else "elections.home_voted"
    gaps = {} if own is not None and own.in_room else {"moment": words.moment(election.close_at)}
    return HomeEntry(words.text(f"{key}.title"), words.lines(key, **gaps), button)


@routes.view("elections.open", leaves_no_trace=True)
def on_open(at: At, election: ElectionId) -> Screen | None:
    """The vote is open; who has voted sees that, and their receipt."""
    found = seen(at, election)
    check_open(found, now=at.now)
    said, voters = record.six_words(at.unit, election).opening, _voters(at, election)
    mine = me(at, found)
    may_vote = at.unit.elections.may_vote(election, mine.id)
    if not may_vote:
        return screens.opened(
            at.words, found, said, voters=voters, tied=_tied(at, found), may_vote=False,
            came_late=mine.has_voice and may_vote is None, together=together(at, found), fewer=_fewer(at, found),
        )  # fmt: skip
    try:
        own = receipts.find_own(at.unit, at.keys, at.person, election, now=at.now)
    except NoKey:
        # Nobody can say. Who presses Vote hears why it must wait.
        own = None
    if own is not None:
        return _receipt(at, found, own)
    return screens.opened(
        at.words, found, said, voters=voters, tied=_tied(at, found), may_vote=True, together=together(at, found),
        fewer=_fewer(at, found),
    )  # fmt: skip


def _fewer(at: At | AtChat, election: Election) -> bool:
    """Whether fewer must vote than everybody read before it opened."""
    told = at.unit.records.find_quorum_told(election.id)
    return told is not None and election.quorum < told


@routes.view("elections.receipt", leaves_no_trace=True)
def on_receipt(at: At, election: ElectionId) -> Screen | None:
    """Your vote is in, and your receipt again, until voting ends."""
    with services.asking_for_key():
        own = receipts.find_own(at.unit, at.keys, at.person, election, now=at.now)
    return None if own is None else _receipt(at, seen(at, election), own)


def _receipt(at: At, election: Election, own: Cast) -> Screen:
    """Who voted in the room reads that, and can say that it was not them."""
    draw = room_screens.voted if own.in_room else screens.receipt
    return draw(at.words, election, receipt_text(own.receipt))


def _tied(at: At | AtChat, election: Election) -> list[Candidate]:
    """Between whom a second vote is; nobody in a first one."""
    return at.unit.elections.list_candidates(election.id, Standing.STANDS) if election.round > 1 else []


def _voters(at: At | AtChat, election: ElectionId) -> int:
    return len(at.unit.elections.list_roll(election))


@routes.announcement("elections.open")
def on_open_there(there: AtChat, election: ElectionId) -> Screen | None:
    found = there.unit.elections.get(election)
    if found.state is not State.VOTING:
        return None
    link, voters = there.link(f"vote_{election}"), _voters(there, election)
    said = record.six_words(there.unit, election).opening
    return screens.opened_there(
        there.words, found, said, link, voters=voters, tied=_tied(there, found), together=together(there, found),
        fewer=_fewer(there, found),
    )  # fmt: skip


@routes.start("vote")
def on_vote_link(_at: At, rest: str) -> Tap:
    return tap("elections.open", number_of(rest))


@routes.view("elections.remind", leaves_no_trace=True, tells_vote=True)
def on_remind(at: At, election: ElectionId) -> Screen | None:
    """You can still vote; nothing is said to those who did meanwhile."""
    found = seen(at, election)
    member = me(at, found)
    check_open(found, now=at.now)
    if not at.unit.elections.may_vote(election, member.id):
        return None
    with services.asking_for_key():
        has_voted = services.has_voted(at.unit, at.keys, election, member.id)
    return None if has_voted else screens.remind(at.words, found)


@routes.view("elections.longer")
def on_longer(at: At, election: ElectionId) -> Screen | None:
    found = seen(at, election)
    if found.state is not State.VOTING:
        return None
    member = me(at, found)
    return screens.longer(at.words, found, may_vote=bool(at.unit.elections.may_vote(election, member.id)))


@routes.view("elections.who_sees")
def on_who_sees(at: At) -> Screen:
    """Who can see my vote?"""
    return screens.who_sees(at.words, can_tell=_here(at) is not None)


@routes.view("elections.who_sees_more")
def on_who_sees_more(at: At) -> Screen:
    """Who can see my vote, the rest of it."""
    member = _here(at)
    return screens.who_sees_more(
        at.words, has_voice=member is not None and member.has_voice, can_tell=member is not None
    )


@routes.view("elections.who_can")
def on_who_can(at: At) -> Screen:
    """Who can see what?"""
    return screens.who_can(at.words)


@routes.view("elections.who_can_see")
def on_who_can_see(at: At, who: str) -> Screen:
    """What one of them can see."""
    if who not in screens.WHO_CAN:
        raise OldButton
    return screens.who_can_see(at.words, who)


def _here(at: At) -> Member | None:
    """Who they are in their group; None for somebody who is in none, or not yet."""
    with suppress(NotInGroup):
        return at.member(at.group().id)
    return None


# Paper


@routes.view("elections.print", aside=True)
def on_print(at: At, election: ElectionId) -> Screen:
    """Ballots to print, one for each who votes on paper and some more, and a list to tick people off."""
    found = tended(at, election)
    standing = [c for c in at.unit.elections.list_candidates(election, Standing.STANDS) if c.place is not None]
    on_paper = [voter for voter in at.unit.elections.list_roll(election) if voter.on_paper]
    number = len(on_paper) + SPARE
    orders = max(1, min(MOST_ORDERS, len(standing), number // ALIKE))
    sheets = [standing[n % orders :] + standing[: n % orders] for n in range(number)]
    group, six = at.unit.people.get_group(found.group_id), record.six_words(at.unit, election)
    names = [voter.name for voter in of_groups(on_paper, looked_after(at, found))]
    return screens.printed(at.words, found, sheets, group.name, six.opening, names=names)


# The clock


@routes.deadline("elections.open")
def open_due(due: Due, subject: int) -> None:
    services.open_due(due.unit, due.keys, ElectionId(subject), now=due.now)


@routes.deadline("elections.remind")
def remind_due(due: Due, subject: int) -> None:
    """Half way: remind those who have not voted."""
    services.remind_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.remind_again")
def remind_again_due(due: Due, subject: int) -> None:
    """Near the end, once more."""
    services.remind_due(due.unit, ElectionId(subject), now=due.now)


@routes.deadline("elections.close")
def close_due(due: Due, subject: int) -> None:
    close_services.close_due(due.unit, due.keys, ElectionId(subject), now=due.now)
