"""Standing for election, and meeting the candidates."""

from dataclasses import replace

from bot.ids import CandidateId, ElectionId, MemberId
from bot.rules.agenda import check_words
from bot.rules.candidates import is_finished
from bot.rules.elections import VOICE_MOST, WORDS_MOST, Candidate, Election, Standing, State, is_public
from bot.rules.people import Group, Member, check_has_voice
from bot.rules.refusals import Empty, OldButton, check_voice
from bot.screen import UNDONE, Button, Reply, Screen, Style, Tap, tap
from bot.screens import unasked as unasked_screens
from bot.screens.elections import stand as screens
from bot.screens.elections import stopping
from bot.services import hustings
from bot.services.elections import plan as plan_services
from bot.services.elections import stand as services
from bot.services.elections.in_a_row import check_turns, is_limited
from bot.services.elections.members import check_helps, list_members, who_looks_after
from handlers.elections.plan import looked_after, me, reps_of, seen, together
from handlers.routes import At, AtChat, Due, HomeEntry, Routes, number_of

routes = Routes()


@routes.home(8)
def is_suggested(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While somebody who is suggested has not answered: they themselves, or who asks them for a member on paper."""
    for election in at.unit.elections.list_of(group.id, State.NOMINATING):
        for candidate in at.unit.elections.list_candidates(election.id, Standing.SUGGESTED):
            is_mine = candidate.person_id == at.person.id
            if is_mine or asks_for(member, candidate):
                shown = screens.will_you(at.words, candidate, for_other=not is_mine)
                does = tap("elections.will_you", candidate.id)
                button = Button(at.words.text("elections.button.say_if"), does, Style.MAIN)
                return HomeEntry(shown.title, shown.lines, button)
    return None


def asks_for(member: Member, candidate: Candidate) -> bool:
    """Whether this person asks and writes for a candidate without a phone: who looks after the candidate's group."""
    return candidate.on_paper and member.is_facilitator and member.group_id == candidate.group_id


@routes.home(12)
def nominating(at: At, group: Group, member: Member) -> HomeEntry | None:
    """While people can stand."""
    running = at.unit.elections.list_of(group.id, State.NOMINATING)
    if not running or not member.has_voice:
        return None
    words = at.words
    button = Button(words.text("elections.button.who"), tap("elections.stand", running[0].id))
    lines = (words.text("elections.stand.starts", date=words.date(running[0].vote_at)),)
    return HomeEntry(words.text("elections.stand.title"), lines, button)


@routes.view("elections.stand")
def on_stand(at: At, election: ElectionId) -> Screen | None:
    """Who should be the rep?"""
    found = seen(at, election)
    if found.state is not State.NOMINATING:
        return None
    member = me(at, found)
    mine = at.unit.elections.find_candidate(election, member.id)
    is_standing = mine is not None and mine.standing is Standing.STANDS
    is_later = found.extended and not at.unit.elections.list_candidates(election, Standing.STANDS)
    stop = stopping.who_stops(at.words, reps_of(at, found))
    asks = member.has_voice and not is_standing
    return screens.stand(
        at.words,
        found,
        is_standing=is_standing,
        has_voice=member.has_voice,
        is_later=is_later,
        stop=stop,
        limited=is_limited(at.unit, found, member.id) if asks else None,
        cannot=services.why_not(at.unit, found, member, now=at.now) if asks else None,
        together=together(at, found),
    )


@routes.announcement("elections.stand")
def on_stand_there(there: AtChat, election: ElectionId) -> Screen | None:
    found = there.unit.elections.get(election)
    if found.state is not State.NOMINATING:
        return None
    return screens.stand_there(there.words, found, there.link(f"stand_{election}"), together=together(there, found))


@routes.start("stand")
def on_stand_link(_at: At, rest: str) -> Tap:
    return tap("elections.stand", number_of(rest))


@routes.view("elections.my_card", aside=True)
def on_my_card(at: At, election: ElectionId) -> Screen:
    mine = at.unit.elections.find_candidate(election, me(at, seen(at, election)).id)
    if mine is None or mine.standing is not Standing.STANDS:
        raise OldButton
    return card(at, mine)


def _election(at: At, candidate: Candidate) -> Election:
    return plan_services.get(at.unit, candidate.election_id)


def card(at: At, candidate: Candidate, *, is_new: bool = False) -> Screen:
    """The card of a candidate, for who may change it."""
    election, is_own = _election(at, candidate), candidate.person_id == at.person.id
    may_change = election.state is State.NOMINATING
    may_stop = services.may_withdraw(election, candidate, at.person, now=at.now)
    return screens.my_card(
        at.words, candidate, may_change=may_change, may_stop=may_stop, is_own=is_own, is_new=is_new, election=election
    )


@routes.view("elections.ask_stand")
def on_ask_stand(at: At, election: ElectionId) -> Screen | None:
    """Do you want to be the rep?"""
    found = seen(at, election)
    if found.state is not State.NOMINATING:
        return None
    member = me(at, found)
    check_has_voice(member)
    services.check_may_stand(at.unit, found, member, now=at.now)
    check_turns(at.unit, found, member, is_own=True, after=tap("elections.stand", election))
    return screens.ask_stand(at.words, election, member)


@routes.view("elections.rep_job")
def on_rep_job(at: At, n: int) -> Screen:
    """What does a rep do?"""
    if not 1 <= n <= len(screens.JOB):
        raise OldButton
    return screens.rep_job(at.words, n=n)


@routes.deed("elections.stand_up")
def on_stand_up(at: At, election: ElectionId) -> Screen:
    """I want to be the rep."""
    return card(at, services.stand(at.unit, at.person, election, now=at.now), is_new=True)


@routes.view("elections.suggest")
def on_suggest(at: At, election: ElectionId, page: int) -> Screen:
    found = seen(at, election)
    check_has_voice(me(at, found))
    others = {at.person.id, *who_looks_after(at.unit, found, now=at.now)}
    members = [
        m
        for m in list_members(at.unit, found, now=at.now)
        if m.has_voice and m.person_id not in others and is_limited(at.unit, found, m.id) is None
    ]
    return screens.suggest(at.words, election, members, page=page)


@routes.reply("elections.suggest")
def on_name_written(at: At, reply: Reply, election: ElectionId, page: int) -> Screen:
    """A name that somebody wrote in place of pressing it."""
    if not reply.text:
        return replace(on_suggest(at, election, page), again=UNDONE)
    return on_suggested(at, election, services.called(at.unit, seen(at, election), reply.text, now=at.now).id)


@routes.deed("elections.suggested")
def on_suggested(at: At, election: ElectionId, member: MemberId) -> Screen:
    asked = services.suggest(at.unit, at.person, election, member, now=at.now)
    return screens.suggested(at.words, asked, comes=at.comes(tap("elections.will_you", asked.id)))


@routes.view("elections.will_you")
def on_will_you(at: At, candidate: CandidateId) -> Screen | None:
    """Do you want to be the rep?"""
    asked = services.candidate_for(at.unit, at.person, candidate, now=at.now)
    if asked.standing is not Standing.SUGGESTED or _election(at, asked).state is not State.NOMINATING:
        return None
    return screens.will_you(at.words, asked, for_other=asked.person_id != at.person.id)


@routes.deed("elections.answer")
def on_answer(at: At, candidate: CandidateId, yes: int) -> Screen:
    answered = services.answer(at.unit, at.person, candidate, yes=bool(yes), now=at.now)
    if answered.standing is Standing.STANDS:
        return card(at, answered, is_new=True)
    return screens.said_no(at.words, answered, for_other=answered.person_id != at.person.id)


def _mine(at: At, candidate: CandidateId) -> Candidate:
    found = services.candidate_for(at.unit, at.person, candidate, now=at.now)
    if found.standing is not Standing.STANDS:
        raise OldButton
    return found


@routes.view("elections.card")
def on_card(at: At, candidate: CandidateId) -> Screen:
    """A card, for those who may change it."""
    return card(at, _mine(at, candidate))


@routes.reply("elections.card")
def on_card_said(at: At, reply: Reply, candidate: CandidateId) -> Screen:
    """A photo or words for the card that is open; words that are there already are not lost to a "thank you"."""
    mine = _mine(at, candidate)
    if reply.photo is not None:
        return on_photo_sent(at, reply, candidate)
    has_words = bool(mine.words) if reply.voice is None else mine.voice is not None
    if not has_words:
        return on_words_said(at, reply, candidate)
    place = tap("elections.words", mine.id)
    kept = at.unit.outbox.keep_unasked(at.person.id, reply, now=at.now, answers=place)
    return on_for_words(at, candidate, kept)


@routes.view("elections.for_words", aside=True)
def on_for_words(at: At, candidate: CandidateId, kept: int) -> Screen:
    """Is what was sent for the card that is open?"""
    place = tap("elections.words", _mine(at, candidate).id)
    return unasked_screens.for_page(at.words, place, kept, again=tap("elections.for_words", candidate, kept))


@routes.view("elections.photo")
def on_photo(at: At, candidate: CandidateId) -> Screen:
    return screens.photo(at.words, _mine(at, candidate))


@routes.reply("elections.photo")
def on_photo_sent(at: At, reply: Reply, candidate: CandidateId) -> Screen:
    if reply.photo is None:
        raise Empty(tap("elections.photo", candidate))
    return card(at, services.set_card(at.unit, _mine(at, candidate), photo=reply.photo))


@routes.view("elections.photo_refused")
def on_photo_refused(at: At, member: MemberId) -> Screen:
    """A photo that was sent cannot be shown."""
    return screens.photo_refused(at.words, services.candidate_of(at.unit, at.person, member, now=at.now))


@routes.view("elections.words")
def on_words(at: At, candidate: CandidateId) -> Screen:
    return screens.card_words(at.words, _mine(at, candidate))


@routes.reply("elections.words")
def on_words_said(at: At, reply: Reply, candidate: CandidateId) -> Screen:
    place = tap("elections.words", candidate)
    if reply.voice is not None:
        check_voice(reply.seconds, most=VOICE_MOST, after=place)
        return card(at, services.set_card(at.unit, _mine(at, candidate), voice=reply.voice))
    words = check_words(reply.text, most=WORDS_MOST, after=place)
    return card(at, services.set_card(at.unit, _mine(at, candidate), words=words))


@routes.view("elections.withdraw")
def on_withdraw(at: At, candidate: CandidateId) -> Screen:
    """Do not stand any more: asked once."""
    mine = _mine(at, candidate)
    services.check_can_withdraw(at.unit, _election(at, mine), mine, at.person, now=at.now)
    return stopping.withdraw(at.words, mine)


@routes.deed("elections.withdrew")
def on_withdrew(at: At, candidate: CandidateId) -> Screen:
    """They do not stand any more."""
    services.withdraw(at.unit, at.person, candidate, now=at.now)
    return stopping.withdrew(at.words)


def _candidate(at: At, candidate: CandidateId) -> Candidate:
    """A candidate whom everybody in the group may meet."""
    try:
        found = at.unit.elections.get_candidate(candidate)
    except LookupError:
        raise OldButton from None
    seen(at, found.election_id)
    return found


@routes.view("elections.withdrawn")
def on_withdrawn(at: At, candidate: CandidateId) -> Screen:
    """An act with its effect: somebody does not stand any more."""
    found = _candidate(at, candidate)
    election = _election(at, found)
    told = is_public(election, now=at.now)
    return stopping.withdrawn(at.words, election, found, may_vote=_may_vote(at, election), is_told=told)


def _may_vote(at: At, election: Election) -> bool:
    """Whether this person votes in it now, with their phone."""
    is_open = election.state is State.VOTING and at.now < election.close_at
    return is_open and bool(at.unit.elections.may_vote(election.id, me(at, election).id))


@routes.view("elections.seat_lost")
def on_seat_lost(at: At, candidate: CandidateId) -> Screen | None:
    """A candidate on the ballot is in no group any more for which a seat is kept."""
    found = _candidate(at, candidate)
    election = _election(at, found)
    stands = found.standing is Standing.STANDS and found.place is not None
    is_lost = election.reserved is not None and stands and not found.reserved
    may_vote = _may_vote(at, election)
    return stopping.seat_lost(at.words, election, found, may_vote=may_vote) if is_lost else None


@routes.view("elections.cards")
def on_cards(at: At, election: ElectionId) -> Screen:
    return on_more_cards(at, election, 0)


@routes.view("elections.more_cards")
def on_more_cards(at: At, election: ElectionId, page: int) -> Screen:
    """Everybody who stands, where there are more than fit on a page."""
    found = seen(at, election)
    helps = bool(looked_after(at, found)) and found.state is State.NOMINATING
    standing = at.unit.elections.list_candidates(election, Standing.STANDS)
    return screens.cards(at.words, found, standing, page=page, helps=helps)


@routes.view("elections.help_cards")
def on_help_cards(at: At, election: ElectionId, page: int) -> Screen | None:
    """For a facilitator: whose page is not finished."""
    found = seen(at, election)
    groups = check_helps(at.unit, found, at.person, now=at.now)
    if found.state is not State.NOMINATING:
        return None
    standing = at.unit.elections.list_candidates(election, Standing.STANDS)
    bare = [each for each in standing if not is_finished(each) and each.group_id in groups]
    return screens.help_cards(at.words, election, bare, page=page)


@routes.deed("elections.offer_help")
def on_offer_help(at: At, candidate: CandidateId) -> Screen:
    offered = services.offer_help(at.unit, at.person, candidate, now=at.now)
    return screens.offered(at.words, offered, comes=at.comes(tap("elections.help_offered", offered.id)))


def _unfinished(at: At, candidate: CandidateId) -> Candidate | None:
    """Their own card, while something is missing on it and it can be changed."""
    mine = services.candidate_for(at.unit, at.person, candidate, now=at.now)
    is_open = mine.standing is Standing.STANDS and _election(at, mine).state is State.NOMINATING
    return mine if is_open and not is_finished(mine) else None


@routes.view("elections.card_wanted")
def on_card_wanted(at: At, candidate: CandidateId) -> Screen | None:
    """Soon people vote, and something is missing on the card."""
    mine = _unfinished(at, candidate)
    return None if mine is None else screens.card_wanted(at.words, mine, _election(at, mine))


@routes.view("elections.help_offered")
def on_help_offered(at: At, candidate: CandidateId) -> Screen | None:
    """A facilitator can help with the card."""
    mine = _unfinished(at, candidate)
    return None if mine is None else screens.help_offered(at.words, mine)


@routes.deadline("elections.cards")
def cards_due(due: Due, subject: int) -> None:
    """Some days before the vote opens: who has something to finish hears of it, and asking is over."""
    hustings.asking_ends(due.unit, ElectionId(subject), now=due.now)
    services.cards_due(due.unit, ElectionId(subject), now=due.now)


@routes.view("elections.meet")
def on_meet(at: At, candidate: CandidateId) -> Screen:
    return screens.meet(at.words, _candidate(at, candidate))
