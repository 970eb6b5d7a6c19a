"""Questions to the candidates: who asks, who passes on, who answers, who reads."""

from collections.abc import Collection

from bot.ids import CandidateId, ElectionId, GroupId, QueryId
from bot.rules.agenda import check_words, most_alike
from bot.rules.elections import VOICE_MOST, Candidate, Election, Standing
from bot.rules.elections import State as Vote
from bot.rules.hustings import (
    ANSWER_MOST,
    ASK_MOST,
    COUNTING,
    Query,
    Reason,
    State,
    has_answers,
    heeded,
    may_ask_now,
)
from bot.rules.leading import leads
from bot.rules.people import Group, Member
from bot.rules.refusals import OldButton, check_voice
from bot.screen import Button, Reply, Screen, Style, Tap, tap
from bot.screens import hustings as screens
from bot.services import hustings as services
from bot.services.elections import plan as plan_services
from bot.services.elections.answers import asked_for
from handlers.elections.plan import here, looked_after, me, seen
from handlers.routes import At, HomeEntry, Routes

routes = Routes()


def _nominating(at: At, group: Group) -> Election | None:
    running = at.unit.elections.list_of(group.id, Vote.NOMINATING)
    return running[0] if running else None


# At home


@routes.home(9)
def to_answer_at_home(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a candidate who has not answered every question."""
    election = _nominating(at, group)
    mine = None if election is None else at.unit.elections.find_candidate(election.id, here(at, election, member).id)
    if election is None or mine is None or mine.standing is not Standing.STANDS:
        return None
    left = services.count_unanswered(at.unit, mine)
    if not left:
        return None
    words = at.words
    button = Button(words.text("hustings.button.answer"), tap("hustings.to_answer", election.id), Style.MAIN)
    return HomeEntry(words.text("hustings.home.title"), (words.plural("hustings.home", left),), button)


@routes.home(9)
def new_at_home(at: At, group: Group, member: Member) -> HomeEntry | None:
    """For a facilitator, while questions wait."""
    election = _nominating(at, group)
    if election is None or not member.is_facilitator:
        return None
    left = len(services.list_waiting_in(at.unit, election, [group.id], now=at.now))
    if not left:
        return None
    words = at.words
    button = Button(words.text("hustings.button.new"), tap("hustings.new", election.id), Style.MAIN)
    return HomeEntry(words.text("hustings.new.title"), (words.plural("hustings.home.new", left),), button)


# Who reads, and the way to everything else


@routes.view("hustings.show")
def on_show(at: At, election: ElectionId) -> Screen:
    """The questions of a vote: before it opens what one can do, afterwards the answers."""
    found = seen(at, election)
    asked = asked_for(at.unit, found, at.person)
    if has_answers(found) and asked:
        return screens.read(at.words, election, asked, n=0, page=0)
    member = me(at, found)
    mine = services.own_in(at.unit, member, election)
    has_one = any(each.state in COUNTING for each in mine)
    helps = looked_after(at, found)
    answering = _answering(at, found, member, helps) if asked else []
    return screens.show(
        at.words,
        found,
        passed=len(asked),
        held=services.count_held(at.unit, found),
        may_ask=member.has_voice and not has_one and may_ask_now(found, now=at.now),
        has_asked=any(each.state is not State.DRAFT for each in mine),
        waiting=len(services.list_waiting_in(at.unit, found, helps, now=at.now)) if helps else 0,
        answering=answering,
        own=next((each.id for each in answering if each.member_id == member.id), None),
    )


def _answering(at: At, election: Election, member: Member, helps: Collection[GroupId]) -> list[Candidate]:
    """For whom this person can answer now."""
    if election.state is not Vote.NOMINATING:
        return []
    standing = at.unit.elections.list_candidates(election.id, Standing.STANDS)
    return [each for each in standing if each.member_id == member.id or (each.on_paper and each.group_id in helps)]


@routes.view("hustings.read")
def on_read(at: At, election: ElectionId, n: int, page: int) -> Screen:
    """One question with its answers."""
    asked = asked_for(at.unit, seen(at, election), at.person)
    if not 0 <= n < len(asked) or page < 0:
        raise OldButton(tap("hustings.show", election))
    return screens.read(at.words, election, asked, n=n, page=page)


# Who asks


@routes.view("hustings.ask")
def on_ask(at: At, election: ElectionId) -> Screen:
    """What do you want to ask?"""
    return screens.ask(at.words, services.check_asks(at.unit, at.person, election, now=at.now))


@routes.reply("hustings.ask", said_before=True)
def on_asked(at: At, reply: Reply, election: ElectionId) -> Screen:
    text = _said(reply, most=ASK_MOST, after=tap("hustings.ask", election))
    query = services.ask(at.unit, at.person, election, text=text, voice=reply.voice, now=at.now)
    return _read_back(at, query)


def _said(reply: Reply, *, most: int, after: Tap) -> str:
    """The words of a reply; empty when it is a voice. Raises Empty, TooLong, VoiceTooLong."""
    if reply.voice is None:
        return check_words(reply.text, most=most, after=after)
    check_voice(reply.seconds, most=VOICE_MOST, after=after)
    return ""


def _read_back(at: At, query: Query) -> Screen:
    return screens.read_back(at.words, query, heeded(leads(query.text, at.words.known.leading)))


@routes.deed("hustings.named")
def on_named(at: At, query: QueryId, with_name: int) -> Screen:
    """With my name or without."""
    found = services.own(at.unit, at.person, query, now=at.now)
    return _read_back(at, services.name_it(at.unit, found, with_name=bool(with_name)))


@routes.deed("hustings.send")
def on_send(at: At, query: QueryId) -> Screen:
    return _became(at, services.send(at.unit, at.person, query, now=at.now))


@routes.deed("hustings.taken_back")
def on_taken_back(at: At, query: QueryId) -> Screen:
    return on_show(at, services.take_back(at.unit, at.person, query, now=at.now).id)


@routes.view("hustings.mine")
def on_mine(at: At, election: ElectionId) -> Screen:
    """My question, and what became of it."""
    mine = services.own_in(at.unit, me(at, seen(at, election)), election)
    if not mine:
        return on_show(at, election)
    return _read_back(at, mine[-1]) if mine[-1].state is State.DRAFT else _became(at, mine[-1])


@routes.view("hustings.became")
def on_became(at: At, query: QueryId) -> Screen | None:
    """For who asked. Nothing is said once nobody knows any more who it was."""
    found = at.unit.hustings.find(query)
    if found is None or found.member_id is None:
        return None
    return _became(at, services.own(at.unit, at.person, query, now=at.now))


def _became(at: At, query: Query) -> Screen:
    other = None if query.same_as is None else at.unit.hustings.find(query.same_as)
    return screens.became(at.words, seen(at, query.election_id), query, other)


# Who passes it on


@routes.view("hustings.new")
def on_new(at: At, election: ElectionId) -> Screen | None:
    """The oldest question that waits."""
    return _next(at, election)


def _next(at: At, election: ElectionId) -> Screen:
    left = services.list_waiting(at.unit, at.person, election, now=at.now)
    if not left:
        return screens.no_more(at.words, election)
    others = bool(at.unit.hustings.list_of(election, State.PASSED))
    return screens.new(at.words, left[0], left=len(left), others=others)


@routes.deed("hustings.passed")
def on_passed(at: At, query: QueryId) -> Screen:
    return _next(at, services.pass_on(at.unit, at.person, query, now=at.now).election_id)


@routes.view("hustings.same")
def on_same(at: At, query: QueryId) -> Screen:
    """Which question is it like?"""
    found = services.waiting(at.unit, at.person, query, now=at.now)
    passed = {each.id: each for each in at.unit.hustings.list_of(found.election_id, State.PASSED)}
    near = most_alike(found.text, [(n, each.text) for n, each in passed.items()], most=len(passed))
    order = [*near, *(n for n in passed if n not in near)]
    return screens.same(at.words, found, [passed[QueryId(n)] for n in order])


@routes.deed("hustings.joined")
def on_joined(at: At, query: QueryId, other: QueryId) -> Screen:
    return _next(at, services.join(at.unit, at.person, query, other, now=at.now).election_id)


@routes.view("hustings.hold")
def on_hold(at: At, query: QueryId) -> Screen:
    """Why is it not passed on?"""
    return screens.hold(at.words, services.waiting(at.unit, at.person, query, now=at.now))


@routes.deed("hustings.held")
def on_held(at: At, query: QueryId, reason: str) -> Screen:
    if reason not in tuple(Reason):
        raise OldButton(tap("hustings.hold", query))
    return _next(at, services.hold_back(at.unit, at.person, query, Reason(reason), now=at.now).election_id)


# Who answers


@routes.view("hustings.to_answer")
def on_to_answer(at: At, election: ElectionId) -> Screen | None:
    """The first question that this candidate has not answered; who writes for others sees for whom."""
    found = seen(at, election)
    if found.state is not Vote.NOMINATING:
        return None
    mine = at.unit.elections.find_candidate(election, me(at, found).id)
    if mine is None or mine.standing is not Standing.STANDS:
        return on_show(at, election)
    return on_answers(at, mine.id)


@routes.view("hustings.answers")
def on_answers(at: At, candidate: CandidateId) -> Screen:
    found = services.answering(at.unit, at.person, candidate, now=at.now)
    queries = services.to_answer(at.unit, found)
    if not queries:
        return on_show(at, found.election_id)
    open_ones = [query for query, given in queries if given is None]
    return _answer(at, found, (open_ones or [queries[0][0]])[0].id)


@routes.view("hustings.answer")
def on_answer(at: At, candidate: CandidateId, query: QueryId) -> Screen:
    return _answer(at, services.answering(at.unit, at.person, candidate, now=at.now), query)


def _answer(at: At, candidate: Candidate, query: QueryId, *, is_kept: bool = False) -> Screen:
    queries = services.to_answer(at.unit, candidate)
    n = next((n for n, (each, _) in enumerate(queries) if each.id == query), None)
    if n is None:
        raise OldButton(tap("hustings.show", candidate.election_id))
    return screens.answer(
        at.words, candidate, *queries[n], n=n + 1, total=len(queries),
        after=queries[n + 1][0] if n + 1 < len(queries) else None, is_own=candidate.person_id == at.person.id,
        vote_at=plan_services.get(at.unit, candidate.election_id).vote_at, is_kept=is_kept,
    )  # fmt: skip


@routes.reply("hustings.answer")
def on_answered(at: At, reply: Reply, candidate: CandidateId, query: QueryId) -> Screen:
    text = _said(reply, most=ANSWER_MOST, after=tap("hustings.answer", candidate, query))
    found = services.answer(at.unit, at.person, candidate, query, text=text, voice=reply.voice, now=at.now)
    return _answer(at, found, query, is_kept=True)
