"""What waits for a person: everything in their group that they have not answered, read or decided yet.

One rule for home and for the list behind it. Nothing is written down and nobody is told anything here: it is worked
out from what is there, so what was done somewhere else is gone from it at once.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from bot.ids import MeetingId
from bot.rules.agenda import Life
from bot.rules.deputies import Handover
from bot.rules.deputies import State as Handed
from bot.rules.elections import Election, Standing, State
from bot.rules.feedback import Position, Question
from bot.rules.meetings import Meeting, written_up_at
from bot.rules.people import Group, Member
from bot.rules.people import Standing as Membership
from bot.rules.promises import Promise
from bot.rules.reps import Answer
from bot.rules.sorting import counted_together
from bot.screen import Button, Style, Tap, tap
from bot.screens.feedback import life as feedback_screens
from bot.screens.feedback.whose import told_apart
from bot.screens.lists import short
from bot.screens.promises.said import brief
from bot.services import agenda, deputies, hustings, news, promises, sorting
from bot.services.elections import counters, lost, lots, vote
from bot.services.feedback import position as positions
from bot.services.feedback.follow import FOLLOWED_FOR
from bot.services.reps import ending
from bot.services.summaries import read as summaries
from handlers.elections.plan import here
from handlers.elections.stand import asks_for
from handlers.feedback.whose import report_button, will_say_button
from handlers.for_others import for_others
from handlers.routes import At
from storage import speakers
from storage.keys import KeyMissing, KeysAway

_Asked = tuple[Question, Button]
"""A question, and what somebody does about it."""
RUNNING = (State.NOMINATING, State.VOTING, State.PAPER, State.LOTS)


def waiting(at: At, group: Group, member: Member) -> tuple[Button, ...]:
    """A button for each thing, in the order in which it should be done; and the letters that were not opened."""
    known = _read(at, group, member)
    urgent, on_paper = for_others(at, group, member)
    found = (
        *urgent,
        *_group(at, group, member),
        *_chosen(at, group, member),
        *_asked_to_go(at, member, known),
        *_elections(at, group, member),
        *_answers(at, group, member, known),
    )
    found += (*_news(at, group, member), *_work(at, group, member, known), *on_paper)
    found += (*_others(at, group, member, known),)
    return (*found, *_left(at, found))


@dataclass(frozen=True, slots=True)
class _Known:
    """What a member and a rep both ask for, read once.

    Args:
        planned: the meetings to come, each with the moment at which its list closes; None: it is closed.
        unsaid: closed questions to groups of the board about which no rep has reported.
        asking: promises whose day has come.
        handed: who was asked to go to a meeting for a rep, or goes.
    """

    planned: list[tuple[Meeting, datetime | None]]
    unsaid: list[tuple[Question, Position | None]]
    asking: list[Promise]
    handed: list[Handover]


def _read(at: At, group: Group, member: Member) -> _Known:
    handed = at.unit.deputies.list_open(group.id, now=at.now)
    if not member.has_voice:
        return _Known([], [], [], handed)
    planned = agenda.list_planned(at.unit, group.board_id, now=at.now)
    return _Known(
        [(each.meeting, each.closes) for each in planned],
        at.unit.feedback.list_unsaid(group.board_id),
        at.unit.promises.list_asking(group.board_id),
        handed,
    )


def _group(at: At, group: Group, member: Member) -> Iterator[Button]:
    """For a facilitator: a group without a named person, what people on paper were not told, who wants to come in."""
    if not member.is_facilitator:
        return
    words = at.words
    if not group.helper_name:
        yield Button(words.text("people.button.finish"), tap("people.helper_name", group.id), Style.MAIN)
    if ending.to_plan(at.unit, group.id, now=at.now) is not None:
        yield Button(words.text("elections.button.plan"), tap("elections.plan", group.id), Style.MAIN)
    untold = sum(bool(found) for _, found in news.waiting(at.unit, group, now=at.now))
    if untold:
        yield Button(words.plural("home.waits.paper", untold), tap("people.news", group.id, 0))
    for asking in at.unit.people.list_members(group.id, now=at.now, standing=Membership.ASKED):
        yield Button(words.text("home.waits.joins", name=short(asking.name)), tap("people.members", group.id, 0))


def _asked_to_go(at: At, member: Member, known: _Known) -> Iterator[Button]:
    """Who was asked to go to a meeting for a rep; somebody without a phone is asked by the facilitators."""
    for each in known.handed:
        if each.state is not Handed.ASKED or not deputies.is_open(at.unit, each, now=at.now):
            continue
        if each.deputy_id == member.id:
            yield Button(at.words.text("reps.button.say"), tap("deputies.asked", each.id), Style.MAIN)
        elif member.is_facilitator:
            deputy = at.unit.people.get_member(each.deputy_id, now=at.now)
            if deputy.on_paper and deputy.group_id == member.group_id:
                label = at.words.text("reps.button.ask", name=short(deputy.name))
                yield Button(label, tap("deputies.asked", each.id), Style.MAIN)


def _elections(at: At, group: Group, member: Member) -> Iterator[Button]:
    for election in at.unit.elections.list_of(group.id, *RUNNING):
        mine = here(at, election, member)
        match election.state:
            case State.NOMINATING:
                yield from _suggested(at, election, member)
                yield from _cards(at, election, member)
                yield from _queries(at, election, member, mine)
            case State.VOTING:
                yield from _key(at, election, member)
                yield from _ballot(at, election, mine)
            case State.PAPER:
                yield from _key(at, election, member)
                yield from _papers(at, election, member, mine)
            case _:
                if lots.may_give_word(at.unit, election, mine, now=at.now):
                    yield Button(at.words.text("elections.button.lots"), tap("elections.lots", election.id))


def _chosen(at: At, group: Group, member: Member) -> Iterator[Button]:
    """Who was chosen and has not said yes or no; somebody without a phone is asked by the facilitators."""
    if not (member.is_rep or member.is_facilitator):
        return
    if member.is_facilitator:
        terms = at.unit.people.list_terms(group.id, now=at.now)
    else:
        terms = at.unit.people.list_running_of(member.id, now=at.now)
    for term in terms:
        if term.answer is not Answer.ASKED or term.group_id != group.id:
            continue
        chosen = at.unit.people.get_member(term.member_id, now=at.now)
        if chosen.on_paper and member.is_facilitator and chosen.group_id == group.id:
            label = at.words.text("reps.button.ask", name=short(chosen.name))
            yield Button(label, tap("reps.ask", term.id), Style.MAIN)
        elif chosen.person_id == at.person.id and chosen.group_id == term.group_id:
            yield Button(at.words.text("reps.button.say"), tap("reps.yours", term.id), Style.MAIN)


def _suggested(at: At, election: Election, member: Member) -> Iterator[Button]:
    for candidate in at.unit.elections.list_candidates(election.id, Standing.SUGGESTED):
        if candidate.person_id == at.person.id or asks_for(member, candidate):
            does = tap("elections.will_you", candidate.id)
            yield Button(at.words.text("elections.button.say_if"), does, Style.MAIN)


def _cards(at: At, election: Election, member: Member) -> Iterator[Button]:
    """For a facilitator: too few want to be rep, or cards have no photo, while something can be done about it."""
    if not member.is_facilitator:
        return
    standing = at.unit.elections.list_candidates(election.id, Standing.STANDS)
    bare = sum(each.photo is None and each.group_id == member.group_id for each in standing)
    if not standing:
        yield Button(at.words.text("home.waits.nobody_stands"), tap("elections.cards", election.id))
    elif bare:
        yield Button(at.words.plural("home.waits.photos", bare), tap("elections.help_cards", election.id, 0))


def _queries(at: At, election: Election, member: Member, mine: Member) -> Iterator[Button]:
    """What members ask the candidates: for a facilitator who passes it on, for a candidate who answers."""
    words = at.words
    if member.is_facilitator and hustings.list_waiting_in(at.unit, election, [member.group_id], now=at.now):
        yield Button(words.text("hustings.button.new"), tap("hustings.new", election.id), Style.MAIN)
    stands = at.unit.elections.find_candidate(election.id, mine.id)
    if stands is not None and stands.standing is Standing.STANDS and hustings.count_unanswered(at.unit, stands):
        yield Button(words.text("hustings.button.answer"), tap("hustings.to_answer", election.id), Style.MAIN)


def _key(at: At, election: Election, member: Member) -> Iterator[Button]:
    try:
        is_lost = (
            member.is_facilitator
            and election.group_id == member.group_id
            and lost.is_lost(at.unit, at.keys, election, now=at.now)
        )
    except KeysAway:
        return
    if is_lost:
        does = tap("elections.key_lost", election.id)
        yield Button(at.words.text("elections.button.key_lost"), does, Style.MAIN)


def _ballot(at: At, election: Election, member: Member) -> Iterator[Button]:
    voter = at.unit.elections.find_voter(election.id, member.id)
    if voter is None or not voter.votes_by_phone or at.now >= election.close_at:
        return
    try:
        has_voted = vote.has_voted(at.unit, at.keys, election.id, member.id)
    except (KeysAway, KeyMissing):
        return
    if not has_voted:
        yield Button(at.words.text("elections.button.vote"), tap("elections.ballot", election.id), Style.MAIN)


def _papers(at: At, election: Election, member: Member, mine: Member) -> Iterator[Button]:
    does: Tap | None = tap("elections.papers", election.id) if member.is_facilitator else None
    for count in counters.list_counting(at.unit, election, now=at.now):
        if count.member_id == mine.id and not count.is_sent:
            does = tap("elections.my_count", election.id)
    if does is not None:
        yield Button(at.words.text("elections.button.papers"), does, Style.MAIN)


def _answers(at: At, group: Group, member: Member, known: _Known) -> Iterator[Button]:
    """Questions to the groups, what the rep will say, and promises: of who has a voice."""
    if not member.has_voice:
        return
    words = at.words
    for question in reversed(at.unit.feedback.list_unanswered(at.person.id, group.board_id)):
        if question.group_id in (None, group.id) and at.now < question.closes_at:
            yield Button(feedback_screens.short(words, question), tap("feedback.question", question.id))
    told = any(position is not None and position.told_at is not None for _, position in known.unsaid)
    for position in at.unit.feedback.list_unechoed(at.person.id, group.board_id) if told else ():
        does = tap("feedback.said_back", position.question_id, position.version)
        yield Button(words.text("home.waits.position"), does)
    for promise in promises.judge.list_asked(at.unit, at.person, group.board_id):
        label = words.text("home.waits.promise", what=brief(words, promise))
        yield Button(label, tap("promises.judge_it", promise.id))


def _news(at: At, group: Group, member: Member) -> Iterator[Button]:
    """The newest summary, and one that they are asked to read before everybody."""
    newest = summaries.newest(at.unit, group.board_id)
    if newest is not None and member.has_voice and summaries.is_unread(at.unit, at.person, newest):
        yield Button(at.words.text("home.waits.news"), tap("summaries.news", newest.id))
    for summary in at.unit.summaries.list_to_read_first(at.person.id, group.board_id):
        yield Button(at.words.text("home.waits.read_first"), tap("summaries.read_first", summary))


def _work(at: At, group: Group, member: Member, known: _Known) -> Iterator[Button]:
    """Of who speaks for the group, or looks after it."""
    there = _goes_to(at, member, known)
    if not member.is_rep:
        yield from told_apart(at.words, [*_goes_on(at, group, member, known)])
    if not (member.is_rep or member.is_facilitator or there):
        return
    if member.is_rep or (known.planned and known.planned[0][0].id in there):
        yield from _choosing(at, known)
    yield from _summary(at, group, member, only=there)
    if there:
        yield from told_apart(at.words, [*_reports(at, member, known, there)])
    if member.is_rep:
        yield from told_apart(at.words, [*_positions(at, member, known)])
        yield from _promised(at, known)
        yield from _unsaved(at, group)
        if summaries.newest(at.unit, group.board_id) and at.unit.summaries.list_asks(group.board_id):
            yield Button(at.words.text("summaries.button.asks"), tap("summaries.asks", 0))


def _goes_to(at: At, member: Member, known: _Known) -> set[MeetingId]:
    """The meetings to which they go for a rep, being none themselves."""
    if member.is_rep or not any(each.deputy_id == member.id for each in known.handed):
        return set()
    return {each.meeting_id for each in deputies.going(at.unit, member, now=at.now)}


def _reports(at: At, member: Member, known: _Known, there: Collection[MeetingId]) -> Iterator[_Asked]:
    """Who was at the meeting for a rep says whether they said it."""
    represented = at.unit.deputies.list_represented([each for each in known.handed if each.deputy_id == member.id])
    for question, position in known.unsaid:
        if (
            position is not None
            and position.meeting_id in there
            and (question.group_id is None or (position.meeting_id, question.group_id) in represented)
            and positions.may_report(at.unit, position, now=at.now)
        ):
            yield question, report_button(at, question)


def _goes_on(at: At, group: Group, member: Member, known: _Known) -> Iterator[_Asked]:
    """What somebody goes on with where no rep has a phone: the deputy, or who looks after the group."""
    unsaid = known.unsaid or at.unit.feedback.list_unsaid(group.board_id)
    unsaid = [each for each in unsaid if at.now < each[0].closes_at + FOLLOWED_FOR]
    if not unsaid or not (member.is_facilitator or at.unit.deputies.find_chosen(group.id) == member.id):
        return
    if any(not rep.on_paper for rep in speakers.reps_of(at.unit, group.board_id, group.id, now=at.now)):
        return
    # Who goes on is the same for all questions to one group, and for all to the whole board.
    asked = {question.group_id: question for question, _ in unsaid if question.group_id in (None, group.id)}
    mine = {to for to, each in asked.items() if at.person.id in speakers.who_reports(at.unit, each, now=at.now)}
    for question, _ in unsaid:
        if question.group_id in mine:
            yield question, Button(at.words.text("feedback.button.goes_on"), tap("feedback.goes_on", question.id))


def _choosing(at: At, known: _Known) -> Iterator[Button]:
    """The list of the next meeting is closed, and something on it is not decided."""
    meeting, closes = known.planned[0] if known.planned else (None, None)
    if meeting is None or meeting.agenda_sent or closes is not None:
        return
    said = counted_together(at.unit.agenda.list_for(meeting.id))
    undecided = sum(each.life is Life.GOT for each, _ in said)
    if undecided:
        label = at.words.plural("home.waits.choose", undecided)
        yield Button(label, tap("agenda.next", meeting.id), Style.MAIN)


def _summary(at: At, group: Group, member: Member, *, only: Collection[MeetingId]) -> Iterator[Button]:
    """Nobody has heard yet what happened at the last meeting. `only`: of a deputy, the meetings to which they go."""
    last = at.unit.meetings.find_last(group.board_id, at.now)
    if last is None or at.now < written_up_at(last.meets_at, last.zone) or (only and last.id not in only):
        return
    summary = at.unit.summaries.find_for(last.id)
    if summary is None or not summary.edition:
        yield Button(at.words.text("home.waits.summary"), tap("summaries.open", last.id), Style.MAIN)


def _positions(at: At, member: Member, known: _Known) -> Iterator[_Asked]:
    """What comes next for the rep: write it and tell the groups, or report on it. In between there is nothing to do."""
    mine = (None, *(term.group_id for term in at.unit.people.list_running_of(member.id, now=at.now)))
    for question, position in known.unsaid:
        if question.group_id not in mine:
            continue
        if position is None or position.told_at is None:
            yield question, will_say_button(at, question)
        elif positions.may_report(at.unit, position, now=at.now):
            yield question, report_button(at, question)


def _unsaved(at: At, group: Group) -> Iterator[Button]:
    """A promise that was noted and not saved: nobody can see it yet, and who noted it was called away."""
    for promise in at.unit.promises.list_drafts(group.board_id, at.person.id):
        label = at.words.text("home.waits.unsaved", what=brief(at.words, promise))
        yield Button(label, tap("promises.go_on", promise.id))


def _promised(at: At, known: _Known) -> Iterator[Button]:
    for promise in known.asking:
        if promise.rep_word is None:
            label = at.words.text("home.waits.promise", what=brief(at.words, promise))
            yield Button(label, tap("promises.is_it_done", promise.id))


def _others(at: At, group: Group, member: Member, known: _Known) -> Iterator[Button]:
    """What others said for the next meeting; who pressed the same topic and said no more counts once."""
    is_open = [meeting for meeting, closes in known.planned if closes is not None and at.now < closes]
    for meeting, closes in known.planned:
        is_round = (closes is None or closes <= at.now) and not meeting.agenda_sent
        if is_round and at.unit.agenda.waits_for_three(meeting.id, member.id):
            yield Button(at.words.text("agenda.three.title"), tap("agenda.three", meeting.id, 0, "0"))
    waiting = sorting.waiting(at.unit, member, is_open[0].id, group.zone, now=at.now) if is_open else 0
    if waiting:
        yield Button(at.words.plural("home.waits.look", waiting), tap("agenda.look"))


def _left(at: At, known: tuple[Button, ...]) -> Iterator[Button]:
    """What they sent and have not said yet whom it is for, and letters of a list that were not opened."""
    letters, kept = at.unit.outbox.list_left(at.person.id)
    if kept:
        yield Button(at.words.plural("home.waits.unasked", len(kept)), tap("home.unasked", kept[0]))
    # Not what stands here already.
    here = {_about(button.does) for button in known if isinstance(button.does, Tap)}
    lists = {number for number, view in letters if _is_list_to_come(at, view)}
    for number in sorted(lists):
        yield Button(at.words.text("agenda.read.title"), tap("home.open", number))
    if n := sum(_about(view) not in here for number, view in letters if number not in lists):
        yield Button(at.words.plural("home.waits.letters", n), tap("home.letters"))


def _is_list_to_come(at: At, view: Tap) -> bool:
    """Whether this letter is the list of a meeting that has not begun."""
    if view.name != "agenda.read":
        return False
    meeting = at.unit.meetings.get(MeetingId(int(view.args[0])))
    return not meeting.called_off and at.now < meeting.meets_at


def _about(view: Tap) -> tuple[str, ...]:
    """The feature, and the number of the thing in it."""
    return view.name.partition(".")[0], *(str(number) for number in view.args[:1])
